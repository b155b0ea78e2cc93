//! Reading one element with all below it from a part of the file.
//!
//! The walk over tags and text is written out here instead of being left to an XML library, because
//! it is what reading a statement costs: this way no event is made for what a record holds anyway.
//! It knows what an element may hold: tags, text, references, CDATA, comments, instructions.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesRef;

use super::tree::{Record, Records, Text, key_of};
use super::{DEPTH_MAX, local};

/// Why an element could not be read, with the place where that is known.
pub(crate) enum Stop {
    /// It does not end within the text.
    Unfinished,
    DocType(usize),
    TooDeep(usize),
    /// The name that was open, the one that an end tag has.
    Mismatched(String, String, usize),
}

/// Reads the element that begins the text into the records and returns its length.
pub(crate) fn grow(text: &str, records: &mut Records) -> Result<usize, Stop> {
    records.list.clear();
    records.composed.clear();
    records.undeclared = None;
    let bytes = text.as_bytes();
    // Places of the elements that are open, and the lengths of their full names.
    let mut open: Vec<(usize, usize)> = Vec::with_capacity(16);
    let mut at = 0;
    loop {
        let before = at;
        let (Some(first), Some(second)) = (bytes.get(at), bytes.get(at + 1)) else {
            return Err(Stop::Unfinished);
        };
        if *first != b'<' {
            let Some(length) = memchr(b'<', &bytes[at..]) else {
                return Err(Stop::Unfinished);
            };
            at += length;
            add_text(records, open.last(), text, before..at);
            continue;
        }
        match second {
            b'/' => {
                at = tag_end(bytes, at + 2)?;
                let found = text[before + 2..at - 1].trim_ascii_end();
                let (place, length) = open.pop().unwrap_or_default();
                let begin = records.list[place].span.start + 1;
                let wanted = &text[begin..begin + length];
                if wanted != found {
                    let (wanted, found) = (wanted.to_owned(), found.to_owned());
                    return Err(Stop::Mismatched(wanted, found, before));
                }
                let behind = records.list.len();
                let ended = &mut records.list[place];
                (ended.span.end, ended.after) = (at, behind);
            }
            b'!' | b'?' => {
                let (behind, cdata) = special(text, at)?;
                at = behind;
                if let Some(range) = cdata {
                    add_owned(records, open.last(), text, &text[range]);
                }
            }
            _ => {
                at = tag_end(bytes, at + 1)?;
                let empty = bytes[at - 2] == b'/';
                let length = push_record(records, text, before..at, empty);
                if !empty {
                    open.push((records.list.len() - 1, length));
                }
                if open.len() > DEPTH_MAX {
                    return Err(Stop::TooDeep(before));
                }
            }
        }
        if open.is_empty() && !records.list.is_empty() {
            return Ok(at);
        }
    }
}

/// The place behind the `>` that ends a tag; one within quotes does not.
#[inline]
fn tag_end(bytes: &[u8], begin: usize) -> Result<usize, Stop> {
    let mut quote = None;
    for (at, byte) in bytes[begin..].iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Ok(begin + at + 1),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    Err(Stop::Unfinished)
}

/// The place behind a comment, an instruction or CDATA, and what the latter holds.
fn special(text: &str, at: usize) -> Result<(usize, Option<Range<usize>>), Stop> {
    let rest = &text.as_bytes()[at..];
    let kinds: [(&[u8], &[u8]); 3] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")];
    for (begin, end) in kinds {
        if rest.starts_with(begin) {
            let Some(length) = memmem::find(&rest[begin.len()..], end) else {
                return Err(Stop::Unfinished);
            };
            let content = at + begin.len()..at + begin.len() + length;
            let cdata = (begin[1..] == b"![CDATA["[..]).then(|| content.clone());
            return Ok((content.end + end.len(), cdata));
        }
    }
    let shorter = kinds.iter().any(|(begin, _)| begin.starts_with(rest));
    Err(if shorter {
        Stop::Unfinished
    } else {
        Stop::DocType(at)
    })
}

/// Adds the element of a start tag and returns the length of its full name.
fn push_record(records: &mut Records, text: &str, tag: Range<usize>, empty: bool) -> usize {
    let begin = tag.start + 1;
    let content = &text[begin..tag.end - 1 - usize::from(empty)];
    let length = content
        .bytes()
        .position(|byte| byte.is_ascii_whitespace())
        .unwrap_or(content.len());
    let name = local(&content[..length]);
    let attributes = &content[length..];
    let place = records.list.len();
    records.list.push(Record {
        key: key_of(name),
        name: begin + length - name.len()..begin + length,
        currency: match attributes.is_empty() {
            true => 0..0,
            false => currency(attributes, begin + length),
        },
        text: Text::InFile(0..0),
        span: tag,
        after: place + 1,
    });
    length
}

/// Where the value of the attribute `Ccy` is, if there is one.
fn currency(attributes: &str, begin: usize) -> Range<usize> {
    // As all banks write it.
    if let Some(value) = attributes.strip_prefix(" Ccy=\"")
        && value.as_bytes().get(3) == Some(&b'"')
    {
        return begin + 6..begin + 9;
    }
    let found = memmem::find_iter(attributes.as_bytes(), "Ccy").find_map(|at| {
        let own = attributes[..at].ends_with(|c: char| c.is_whitespace() || c == ':');
        let value = attributes[at + 3..].trim_start().strip_prefix('=')?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let length = value[1..].find(quote)?;
        let begin = attributes.len() - value.len() + 1;
        own.then_some(begin..begin + length)
    });
    found.map_or(0..0, |range| begin + range.start..begin + range.end)
}

/// Adds text as it stands in the file.
fn add_text(records: &mut Records, open: Option<&(usize, usize)>, text: &str, range: Range<usize>) {
    let Some((place, _)) = open else { return };
    let part = &text[range.clone()];
    if part.bytes().all(|byte| byte.is_ascii_whitespace()) {
        // Blanks between elements say nothing.
        if place + 1 < records.list.len() {
            return;
        }
    } else if memchr2(b'&', b'\r', part.as_bytes()).is_some() {
        add_references(records, open, text, part);
        return;
    }
    match &records.list[*place].text {
        Text::InFile(old) if old.is_empty() => records.list[*place].text = Text::InFile(range),
        _ => add_owned(records, open, text, part),
    }
}

/// Adds text with its references resolved and its line ends as XML has them.
fn add_references(records: &mut Records, open: Option<&(usize, usize)>, text: &str, part: &str) {
    let mut whole = String::with_capacity(part.len());
    let mut rest = part;
    while let Some(at) = memchr2(b'&', b'\r', rest.as_bytes()) {
        whole.push_str(&rest[..at]);
        if rest.as_bytes()[at] == b'\r' {
            rest = rest[at + 1..].strip_prefix('\n').unwrap_or(&rest[at + 1..]);
            whole.push('\n');
            continue;
        }
        rest = &rest[at + 1..];
        let is_name = |c: char| c.is_ascii_alphanumeric() || "#_-.".contains(c);
        let name = match rest.split_once(';') {
            Some((name, _)) if !name.is_empty() && name.chars().all(is_name) => name,
            // An ampersand alone is text, because that is what banks mean by it.
            _ => {
                whole.push('&');
                continue;
            }
        };
        rest = &rest[name.len() + 1..];
        let character = BytesRef::new(name).resolve_char_ref().ok().flatten();
        match (character, resolve_xml_entity(name)) {
            (Some(character), _) => whole.push(character),
            (None, Some(part)) => whole.push_str(part),
            // What no one declared stays as it is written.
            (None, None) => {
                records.undeclared = records.undeclared.or(open.map(|(place, _)| *place));
                whole.push('&');
                whole.push_str(name);
                whole.push(';');
            }
        }
    }
    whole.push_str(rest);
    add_owned(records, open, text, &whole);
}

/// Adds text by copying it.
fn add_owned(records: &mut Records, open: Option<&(usize, usize)>, text: &str, part: &str) {
    let Some((place, _)) = open else { return };
    let record = &mut records.list[*place];
    match &record.text {
        Text::Composed(at) => records.composed[*at].push_str(part),
        Text::InFile(range) => {
            let whole = format!("{}{part}", &text[range.clone()]);
            record.text = Text::Composed(records.composed.len());
            records.composed.push(whole);
        }
    }
}
