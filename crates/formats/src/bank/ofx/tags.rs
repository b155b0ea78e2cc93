//! The tags of OFX, whether SGML (values without closing tags) or XML, as a stream.

use std::io::BufRead;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::bank::lines::open;
use crate::error::FormatError;

/// Longest value that is kept whole.
const VALUE_BYTES_MAX: usize = 64 * 1024;
/// Longest name of a tag.
const NAME_BYTES_MAX: usize = 80;

/// One tag and the text up to the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tag {
    /// What stands before the first tag, and `<?…?>`.
    Header(String),
    /// `<NAME>value`, the value trimmed and its entities resolved.
    Open { name: String, value: String },
    /// `</NAME>`.
    Close(String),
}

/// The tags of a file in order.
pub(super) struct Tags<'r> {
    input: Box<dyn BufRead + 'r>,
    /// Line at which the next piece begins.
    line: u64,
    /// Line of the tag that was given last.
    pub(super) at: u64,
    /// A piece that was read ahead, with its line.
    ahead: Option<(Vec<u8>, u64)>,
    started: bool,
    /// Encoding of values that are not valid UTF-8.
    pub(super) encoding: &'static Encoding,
    /// True once a value was no UTF-8.
    pub(super) other_encoding: bool,
}

impl<'r> Tags<'r> {
    pub(super) fn new(input: impl BufRead + 'r) -> Result<Self, FormatError> {
        Ok(Self {
            input: open(input)?.0,
            line: 1,
            at: 1,
            ahead: None,
            started: false,
            encoding: WINDOWS_1252,
            other_encoding: false,
        })
    }

    /// The next tag; `None` at the end of the file.
    pub(super) fn next_tag(&mut self) -> Result<Option<Tag>, FormatError> {
        if !self.started {
            self.started = true;
            let head = self.piece()?.map(|(bytes, _)| bytes);
            return Ok(Some(Tag::Header(self.text(&head.unwrap_or_default()))));
        }
        loop {
            let piece = match self.ahead.take() {
                Some(piece) => Some(piece),
                None => self.piece()?,
            };
            let Some((mut bytes, line)) = piece else {
                return Ok(None);
            };
            self.at = line;
            self.ahead = self.rest_of(&mut bytes)?;
            if let Some(tag) = self.tag(&bytes) {
                return Ok(Some(tag));
            }
        }
    }

    /// Takes what belongs to the piece: until a tag follows, a `<` is a sign of the value, and all is
    /// within a data section or a comment. Gives the piece that follows.
    fn rest_of(&mut self, bytes: &mut Vec<u8>) -> Result<Option<(Vec<u8>, u64)>, FormatError> {
        let mut section = section_of(bytes);
        loop {
            let next = match self.piece()? {
                Some((next, _)) if section.is_some() || !is_tag(&next) => next,
                next => return Ok(next),
            };
            section = match section {
                Some(end) if contains(&next, end) => None,
                Some(end) => Some(end),
                None => section_of(&next),
            };
            if bytes.len() + next.len() < VALUE_BYTES_MAX {
                bytes.push(b'<');
                bytes.extend_from_slice(&next);
            }
        }
    }

    /// The bytes up to the next `<` or the end, without it, and the line they begin at.
    fn piece(&mut self) -> Result<Option<(Vec<u8>, u64)>, FormatError> {
        let line = self.line;
        let mut piece = Vec::new();
        let mut any = false;
        loop {
            let available = self.input.fill_buf().map_err(|error| {
                FormatError::new("file", format!("cannot be read: {error}"))
                    .remedy("upload the file again")
            })?;
            if available.is_empty() {
                return Ok(any.then_some((piece, line)));
            }
            any = true;
            let end = available.iter().position(|byte| *byte == b'<');
            let part = &available[..end.unwrap_or(available.len())];
            let ends = part.iter().filter(|byte| **byte == b'\n').count();
            self.line += u64::try_from(ends).unwrap_or(0);
            let room = VALUE_BYTES_MAX - piece.len();
            piece.extend_from_slice(&part[..part.len().min(room)]);
            let taken = end.map_or(available.len(), |end| end + 1);
            self.input.consume(taken);
            if end.is_some() {
                return Ok(Some((piece, line)));
            }
        }
    }

    fn tag(&mut self, piece: &[u8]) -> Option<Tag> {
        if piece.starts_with(b"?") {
            return Some(Tag::Header(self.text(piece)));
        }
        if piece.starts_with(b"!") {
            return None;
        }
        let end = piece.iter().position(|byte| *byte == b'>')?;
        let name = std::str::from_utf8(&piece[..end])
            .ok()?
            .to_ascii_uppercase();
        if let Some(name) = name.strip_prefix('/') {
            return Some(Tag::Close(name.trim().to_owned()));
        }
        let name = name.trim_end_matches('/').trim().to_owned();
        let value = value(&self.text(&piece[end + 1..]));
        Some(Tag::Open { name, value })
    }

    fn text(&mut self, bytes: &[u8]) -> String {
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                self.other_encoding = true;
                let encoding = match self.encoding == UTF_8 {
                    true => WINDOWS_1252,
                    false => self.encoding,
                };
                encoding.decode_without_bom_handling(bytes).0.into_owned()
            }
        }
    }
}

/// True if a piece behind `<` begins a tag, an instruction, a comment or a data section.
fn is_tag(piece: &[u8]) -> bool {
    if piece.starts_with(b"?") || piece.starts_with(b"!--") {
        return true;
    }
    let name = piece.strip_prefix(b"/").unwrap_or(piece);
    let Some(end) = name
        .iter()
        .take(NAME_BYTES_MAX)
        .position(|byte| *byte == b'>')
    else {
        return false;
    };
    let name = name[..end].trim_ascii_end();
    let name = name.strip_suffix(b"/").unwrap_or(name).trim_ascii_end();
    name.first().is_some_and(u8::is_ascii_alphabetic)
        && name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b':'))
}

/// The mark that ends a section which a piece begins and does not end itself.
fn section_of(piece: &[u8]) -> Option<&'static [u8]> {
    let end: &[u8] = match piece {
        _ if piece.starts_with(b"![CDATA[") => b"]]>",
        _ if piece.starts_with(b"!--") => b"-->",
        _ => return None,
    };
    (!contains(piece, end)).then_some(end)
}

fn contains(piece: &[u8], mark: &[u8]) -> bool {
    piece.windows(mark.len()).any(|part| part == mark)
}

/// The text of a value: data sections opened, entities resolved, blanks trimmed.
fn value(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, section)) = rest.split_once("<![CDATA[") {
        value.push_str(&entities(before));
        let (data, after) = section.split_once("]]>").unwrap_or((section, ""));
        value.push_str(data);
        rest = after;
    }
    value.push_str(&entities(rest));
    value.trim().to_owned()
}

/// `&amp;` and its like; an ampersand that begins no entity stays one.
fn entities(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        resolved.push_str(before);
        let end = after.bytes().take(10).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((entity(&after[..end])?, end)));
        match found {
            Some((sign, end)) => {
                resolved.push(sign);
                rest = &after[end + 1..];
            }
            None => {
                resolved.push('&');
                rest = after;
            }
        }
    }
    resolved.push_str(rest);
    resolved
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code).filter(|sign| !sign.is_control())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> Vec<(String, String)> {
        let mut tags = Tags::new(text.as_bytes()).expect("readable");
        let mut found = Vec::new();
        while let Some(tag) = tags.next_tag().expect("readable") {
            if let Tag::Open { name, value } = tag {
                found.push((name, value));
            }
        }
        found
    }

    fn one(text: &str) -> String {
        opened(text).swap_remove(0).1
    }

    #[test]
    fn values_end_at_the_next_tag_and_may_hold_any_sign() {
        assert_eq!(one("<NAME>A < B & C<MEMO>x"), "A < B & C");
        assert_eq!(
            one("<name> Fish &amp; Chips &#8364;&bad; </name>"),
            "Fish & Chips €&bad;"
        );
        assert_eq!(one("<NAME><![CDATA[a <b> & c  ]]></NAME>"), "a <b> & c");
        assert_eq!(one("<MEMO/><NAME>x"), "");
        let names: Vec<String> = opened("<OFX><!-- <NO>1 --><INTU.BID>3")
            .into_iter()
            .map(|t| t.0)
            .collect();
        assert_eq!(names, ["OFX", "INTU.BID"]);
    }
}
