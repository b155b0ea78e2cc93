//! Cutting a file into messages and their tagged fields, one at a time.

use std::io::BufRead;

use crate::error::FormatError;
use crate::stream::Lines;

/// Longest content of a field: far beyond what SWIFT allows, for banks that mind no limit.
const FIELD_BYTES_MAX: usize = 1024 * 1024;

/// One tagged field: `:61:` with the lines up to the next tag.
pub(super) struct Field {
    pub(super) tag: String,
    /// Line of the tag, from 1.
    pub(super) line: u64,
    /// Content lines; the first is what follows the tag. Blanks at the ends are kept.
    pub(super) lines: Vec<String>,
}

impl Field {
    /// The content as one line.
    pub(super) fn text(&self) -> String {
        self.lines.concat()
    }

    /// The field as it stands in the file.
    pub(super) fn raw(&self) -> String {
        format!(":{}:{}", self.tag, self.lines.join("\n"))
    }

    /// A content line; empty where there is none.
    pub(super) fn line_at(&self, place: usize) -> &str {
        self.lines.get(place).map_or("", String::as_str)
    }
}

/// What comes next in a file.
pub(super) enum Piece {
    /// A new statement begins; true after a `:940:` header, by which Rabobank's older exports are
    /// known.
    Message(bool),
    /// A field of the present statement.
    Field(Field),
}

/// The fields of a file. Whatever stands outside of them (envelopes, bank headers) is passed over.
pub(super) struct Fields<R> {
    lines: Lines<R>,
    rabobank: bool,
    /// Tags of the present message so far, each once; `None` before the first message.
    seen: Option<Vec<String>>,
    /// The field whose lines are being collected.
    open: Option<Field>,
    open_bytes: usize,
    /// False between the end of a message and the next field.
    within: bool,
    /// The first field of the message that was announced last.
    first: Option<Field>,
}

impl<R: BufRead> Fields<R> {
    pub(super) fn new(lines: Lines<R>) -> Self {
        Self {
            lines,
            rabobank: false,
            seen: None,
            open: None,
            open_bytes: 0,
            within: false,
            first: None,
        }
    }

    /// The next piece; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, FormatError> {
        if let Some(first) = self.first.take() {
            self.open = Some(first);
            return Ok(Some(Piece::Message(self.rabobank)));
        }
        while let Some((number, line)) = self.lines.next()? {
            let line = strip_envelope(line);
            if line.trim_end() == ":940:" {
                self.rabobank = true;
                self.within = false;
            } else if let Some((tag, rest)) = tag_of(line) {
                let field = Field {
                    tag: tag.to_owned(),
                    line: number,
                    lines: vec![rest.to_owned()],
                };
                self.within = true;
                self.open_bytes = 0;
                if let Some(piece) = self.begin(field) {
                    return Ok(Some(piece));
                }
            } else if ends_message(line, self.seen.as_deref()) {
                self.within = false;
            } else if self.within
                && let Some(open) = &mut self.open
            {
                open.lines.push(line.to_owned());
                self.open_bytes += line.len() + 1;
                if self.open_bytes > FIELD_BYTES_MAX {
                    return Err(
                        FormatError::new(format!(":{}:", open.tag), "has more than 1 MiB")
                            .at_line(open.line)
                            .remedy("check that it is an MT940 file"),
                    );
                }
            }
        }
        Ok(self.open.take().map(Piece::Field))
    }

    /// Takes the field that has begun; what is complete by that comes back.
    fn begin(&mut self, field: Field) -> Option<Piece> {
        let tag = field.tag.clone();
        let complete = self.open.take().map(Piece::Field);
        if starts_message(self.seen.as_deref(), &tag) {
            self.seen = Some(vec![tag]);
            if complete.is_some() {
                self.first = Some(field);
                return complete;
            }
            self.open = Some(field);
            return Some(Piece::Message(self.rabobank));
        }
        let seen = self.seen.get_or_insert_default();
        if !seen.contains(&tag) {
            seen.push(tag);
        }
        self.open = Some(field);
        complete
    }
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
fn starts_message(seen: Option<&[String]>, tag: &str) -> bool {
    let Some(seen) = seen else { return true };
    let has = |tags: &[&str]| seen.iter().any(|seen| tags.contains(&seen.as_str()));
    match tag {
        "20" => true,
        "25" | "28" | "28C" | "60F" | "60M" => has(&["62F", "62M"]) || has(&[tag]),
        _ => false,
    }
}

/// `-` or `-}` ends a message; after the closing balance any line that begins with `-` does.
fn ends_message(line: &str, seen: Option<&[String]>) -> bool {
    let closed = || seen.is_some_and(|seen| seen.iter().any(|tag| tag.starts_with("62")));
    line.trim_end() == "-" || line.starts_with("-}") || (line.starts_with('-') && closed())
}
