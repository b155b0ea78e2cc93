//! Cutting a file into messages and their tagged fields.

/// The fields of one statement.
pub(super) struct Message<'a> {
    pub(super) fields: Vec<Field<'a>>,
    /// True after a `:940:` header, by which Rabobank's older exports are known.
    pub(super) rabobank: bool,
}

/// One tagged field: `:61:` with the lines up to the next tag.
pub(super) struct Field<'a> {
    pub(super) tag: &'a str,
    /// Line of the tag, from 1.
    pub(super) line: u64,
    /// Content lines; the first is what follows the tag. Blanks at the ends are kept.
    pub(super) lines: Vec<&'a str>,
}

impl<'a> Field<'a> {
    /// The content as one line.
    pub(super) fn text(&self) -> String {
        self.lines.concat()
    }

    /// The field as it stands in the file.
    pub(super) fn raw(&self) -> String {
        format!(":{}:{}", self.tag, self.lines.join("\n"))
    }
}

/// Cuts the text into messages. Whatever stands outside of fields (envelopes, bank headers) is
/// passed over.
pub(super) fn split(text: &str) -> Vec<Message<'_>> {
    let mut messages: Vec<Message<'_>> = Vec::new();
    let mut rabobank = false;
    let mut within_field = false;
    for (number, line) in (1u64..).zip(text.lines()) {
        let line = strip_envelope(line);
        if line.trim_end() == ":940:" {
            rabobank = true;
            within_field = false;
        } else if let Some((tag, rest)) = tag_of(line) {
            if starts_message(messages.last(), tag) {
                messages.push(Message {
                    fields: Vec::new(),
                    rabobank,
                });
            }
            if let Some(message) = messages.last_mut() {
                message.fields.push(Field {
                    tag,
                    line: number,
                    lines: vec![rest],
                });
            }
            within_field = true;
        } else if ends_message(line, messages.last()) {
            within_field = false;
        } else if within_field {
            let field = messages
                .last_mut()
                .and_then(|message| message.fields.last_mut());
            if let Some(field) = field {
                field.lines.push(line);
            }
        }
    }
    messages
}

/// Leaves out control characters around a line and what an envelope puts before its text.
fn strip_envelope(line: &str) -> &str {
    let line = line.trim_matches(|c: char| c.is_control() && c != '\t');
    match line.split_once("{4:") {
        Some((head, rest)) if head.is_empty() || head.starts_with('{') => rest,
        _ => line,
    }
}

/// `:61:rest` as tag and rest.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.trim_start().strip_prefix(':')?.split_once(':')?;
    let known = match tag.as_bytes() {
        b"NS" => true,
        [a, b] => a.is_ascii_digit() && b.is_ascii_digit(),
        [a, b, c] => a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_uppercase(),
        _ => false,
    };
    known.then_some((tag, rest))
}

/// A statement begins with `:20:`; where that is missing, with a tag that comes once and has been.
fn starts_message(current: Option<&Message<'_>>, tag: &str) -> bool {
    let Some(current) = current else { return true };
    let has = |tags: &[&str]| current.fields.iter().any(|field| tags.contains(&field.tag));
    match tag {
        "20" => true,
        "25" | "28" | "28C" | "60F" | "60M" => has(&["62F", "62M"]) || has(&[tag]),
        _ => false,
    }
}

/// `-` or `-}` ends a message; after the closing balance any line that begins with `-` does.
fn ends_message(line: &str, current: Option<&Message<'_>>) -> bool {
    let closed = || {
        current.is_some_and(|message| {
            message
                .fields
                .iter()
                .any(|field| field.tag.starts_with("62"))
        })
    };
    line.trim_end() == "-" || line.starts_with("-}") || (line.starts_with('-') && closed())
}
