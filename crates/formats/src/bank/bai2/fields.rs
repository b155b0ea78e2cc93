//! Logical records of BAI2 and their fields.

use crate::bank::output::EVIDENCE_BYTES_MAX;

/// A record with its continuations.
pub(super) struct Logical {
    /// Record code, e.g. `16`.
    pub(super) code: String,
    /// Line of the record itself.
    pub(super) line: u64,
    /// What follows the code in the record and in each continuation, without the closing slash.
    pub(super) payloads: Vec<String>,
    /// True if nothing tells that its last field is whole: no slash, no record behind it.
    pub(super) open_end: bool,
    /// Physical records.
    pub(super) count: u64,
    /// As it stands in the file.
    pub(super) raw: String,
}

impl Logical {
    pub(super) fn new(code: &str, line: u64, raw: &str) -> Self {
        Self {
            code: code.to_owned(),
            line,
            payloads: vec![payload(raw).to_owned()],
            open_end: false,
            count: 1,
            raw: raw.to_owned(),
        }
    }

    /// Adds a continuation.
    pub(super) fn extend(&mut self, raw: &str) {
        self.count += 1;
        self.payloads.push(payload(raw).to_owned());
        self.raw.push('\n');
        self.raw.push_str(raw);
    }

    /// Adds the rest of a text that a bank broke at a column, without beginning a continuation.
    pub(super) fn join(&mut self, raw: &str) {
        if let Some(last) = self.payloads.last_mut() {
            last.push_str(raw.strip_suffix('/').unwrap_or(raw));
        }
        self.raw.push('\n');
        self.raw.push_str(raw);
    }

    /// False once it is longer than any that is kept.
    pub(super) fn has_room(&self) -> bool {
        self.raw.len() < EVIDENCE_BYTES_MAX
    }

    pub(super) fn fields(&self) -> Fields<'_> {
        let mut payloads = self.payloads.iter();
        let rest = payloads.next().map(String::as_str);
        Fields {
            payloads: payloads.as_slice(),
            rest,
        }
    }
}

fn payload(raw: &str) -> &str {
    // Some write a colon behind the code of a continuation.
    let text = raw.split_once([',', ':']).map_or("", |(_, rest)| rest);
    text.strip_suffix('/').unwrap_or(text)
}

/// Code of a record, empty if it begins with none.
pub(super) fn code(raw: &str) -> &str {
    let code = raw.split([',', '/']).next().unwrap_or_default().trim();
    match code {
        "01" | "02" | "03" | "16" | "49" | "88" | "98" | "99" => code,
        _ if raw.starts_with("88:") => "88",
        _ => "",
    }
}

/// The records of a line: some banks write several on one, each ended by its slash.
pub(super) fn records(line: &str) -> Vec<&str> {
    let mut records = Vec::with_capacity(1);
    let mut start = 0;
    for (at, _) in line.match_indices('/') {
        let next = line[at + 1..].trim_start();
        if begins_record(next) {
            records.push(line[start..=at].trim());
            start = line.len() - next.len();
        }
    }
    records.push(line[start..].trim());
    records
}

/// True if a text can only be a record. A slash may stand in free text too, as in `1/16, 2/16`.
fn begins_record(text: &str) -> bool {
    let code = code(text);
    if code.is_empty() || !text[code.len()..].starts_with(',') {
        return false;
    }
    let end = text.find('/').unwrap_or(text.len());
    let fields: Vec<&str> = text[..end]
        .split(',')
        .skip(1)
        .take(8)
        .map(str::trim)
        .collect();
    let field = |place: usize| fields.get(place).copied().unwrap_or_default();
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| all(text.trim_start_matches(['+', '-']));
    match code {
        "01" => fields.len() >= 4 && matches!(field(2).len(), 6 | 8) && all(field(2)),
        "02" => fields.len() >= 4 && matches!(field(3).len(), 6 | 8) && all(field(3)),
        "03" => {
            let letters = field(1).bytes().all(|byte| byte.is_ascii_uppercase());
            let type_code = matches!(field(2).len(), 0 | 3) && all(field(2));
            fields.len() >= 2 && matches!(field(1).len(), 0 | 3) && letters && type_code
        }
        "16" => fields.len() >= 2 && field(0).len() == 3 && all(field(0)) && number(field(1)),
        "49" => fields.len() == 2 && fields.iter().all(|field| number(field)),
        "98" | "99" => fields.len() == 3 && fields.iter().all(|field| number(field)),
        _ => true,
    }
}

/// The fields of a logical record, one after the other.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    payloads: &'a [String],
    /// What is left of the physical record; `None` behind its last field.
    rest: Option<&'a str>,
}

impl<'a> Fields<'a> {
    /// The next field, empty behind the last one.
    pub(super) fn next(&mut self) -> &'a str {
        self.turn();
        self.take().unwrap_or_default()
    }

    /// The two references. They stand in the record that ends the funds type, or in the continuation
    /// behind it, if that has fields and no text.
    pub(super) fn references(&mut self) -> [Option<&'a str>; 2] {
        if let (None, Some(next)) = (self.rest, self.payloads.first()) {
            let first = next.split_once(',').map_or("", |(first, _)| first);
            if !first.is_empty() && !first.contains([' ', ':']) {
                self.turn();
            }
        }
        [self.take(), self.take()]
    }

    /// The next field of the same physical record.
    pub(super) fn take(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let (field, rest) = match rest.split_once(',') {
            Some((field, rest)) => (field, Some(rest)),
            None => (rest, None),
        };
        self.rest = rest;
        Some(field.trim())
    }

    /// True behind the last field.
    pub(super) fn is_over(&self) -> bool {
        self.rest.is_none() && self.payloads.is_empty()
    }

    /// All that is left, as the lines of a free text that may hold any sign.
    pub(super) fn text(self) -> Vec<String> {
        let lines = self
            .rest
            .into_iter()
            .chain(self.payloads.iter().map(String::as_str));
        lines
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    fn turn(&mut self) {
        if let (None, Some((next, later))) = (self.rest, self.payloads.split_first()) {
            self.rest = Some(next);
            self.payloads = later;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_records_on_a_line_are_told_from_slashes_in_a_text() {
        let line = "16,142,25,Z,,,PAYPAL   PPD/ 16,142,5,Z,,,1/16, 2/16/  49,-16,11/03,11,,010,0/";
        let expected = [
            "16,142,25,Z,,,PAYPAL   PPD/",
            "16,142,5,Z,,,1/16, 2/16/",
            "49,-16,11/",
            "03,11,,010,0/",
        ];
        assert_eq!(records(line), expected);
        for text in [
            "16,195,1,,,,01/03, 02/03, 04/03",
            "88,paid 08/18/23, 3/49, and more",
            "88,AB/GS/RP0001",
        ] {
            assert_eq!(records(text), [text]);
        }
        assert_eq!(
            records("01,A,B,260115,0600,1,,,2/02,B,A,1,260114,,,2/").len(),
            2
        );
    }
}
