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

    /// Adds a continuation, as text if it lost its record code.
    pub(super) fn extend(&mut self, raw: &str, has_code: bool) {
        self.count += 1;
        let text = if has_code { payload(raw) } else { raw };
        self.payloads.push(text.to_owned());
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
    let text = raw.split_once(',').map_or("", |(_, rest)| rest);
    text.strip_suffix('/').unwrap_or(text)
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
