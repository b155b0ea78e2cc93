//! XML as small trees: the file is read block by block, and each header, balance or entry becomes
//! one tree over the text as it stands in the block, which is given up for the next one.

mod grow;
mod tree;

use std::io::BufRead;

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::errors::{Error as XmlError, IllFormedError};
use quick_xml::events::Event;

use crate::error::{FormatError, Warning};
use crate::stream::TextStream;
use grow::{Stop, grow};
use tree::Records;
pub(crate) use tree::{Node, Tree};

/// Deeper nesting than any message of a bank has.
pub(crate) const DEPTH_MAX: usize = 64;
/// Longest element that is read as one: a batch of some 300,000 transactions.
const ELEMENT_BYTES_MAX: usize = 512 * 1024 * 1024;
/// Longest reference, by which one at the end of a block is known to be unfinished.
const REFERENCE_BYTES_MAX: usize = 64;

/// A tag that has been found but not passed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Open,
    Empty,
    Close,
    /// No tag but the end of the file.
    End,
}

/// The file: a window of text that moves over it.
pub(crate) struct XmlFile<R> {
    stream: TextStream<R>,
    text: String,
    start: usize,
    /// Line of `start`, from 1.
    line: u64,
    /// The tag at `start`: its length and that of its name.
    tag: (usize, usize),
    open: Vec<String>,
    records: Records,
    /// Ends of the tree that was read last, for passing it.
    tree_length: usize,
}

impl<R: BufRead> XmlFile<R> {
    pub(crate) fn new(mut input: R) -> Result<Self, FormatError> {
        let head = input
            .fill_buf()
            .map_err(|error| FormatError::new("file", format!("cannot be read: {error}")))?;
        let encoding = declared_encoding(head)?;
        Ok(Self {
            stream: TextStream::new(input, encoding)?,
            text: String::new(),
            start: 0,
            line: 1,
            tag: (0, 0),
            open: Vec::new(),
            records: Records::default(),
            tree_length: 0,
        })
    }

    /// The warning of a file whose bytes are not in the encoding that it declares.
    pub(crate) fn encoding_warning(&self) -> Option<Warning> {
        self.stream.mended().then(|| {
            FormatError::new(
                "XML declaration",
                "bytes that are not UTF-8 are read as windows-1252",
            )
            .at_line(1)
            .into_warning("wrong_encoding")
        })
    }

    /// Finds the next tag. It stays ahead until [`pass`](Self::pass) or [`skip`](Self::skip).
    pub(crate) fn tag(&mut self) -> Result<Tag, FormatError> {
        loop {
            let rest = &self.text[self.start..];
            let mut reader = reader(rest);
            let (tag, at, name) = loop {
                let at = position(&reader);
                break match reader.read_event() {
                    Ok(Event::Start(start)) => (Tag::Open, at, start.name().as_ref().len()),
                    Ok(Event::Empty(start)) => (Tag::Empty, at, start.name().as_ref().len()),
                    Ok(Event::End(end)) => (Tag::Close, at, end.name().as_ref().len()),
                    Ok(Event::DocType(_)) => return Err(self.doctype(at)),
                    Ok(Event::Eof) => (Tag::End, at, 0),
                    Ok(_) => continue,
                    Err(error) if is_unfinished(&error, &reader, rest) => (Tag::End, at, 0),
                    Err(error) => return Err(malformed(&error, self.line_at(at))),
                };
            };
            let length = position(&reader) - at;
            if tag != Tag::End {
                self.advance(at);
                self.tag = (length, name);
                return Ok(tag);
            }
            if self.widen()? {
                continue;
            }
            self.tag = (0, 0);
            return match self.open.is_empty() && self.text[self.start..].trim().is_empty() {
                true => Ok(Tag::End),
                false => Err(self.cut_short()),
            };
        }
    }

    /// The name of the start tag ahead, without its prefix; says nothing of any other tag.
    pub(crate) fn name(&self) -> &str {
        let begin = self.start + 1;
        local(self.text.get(begin..begin + self.tag.1).unwrap_or_default())
    }

    /// The tag ahead as it stands in the file.
    pub(crate) fn tag_text(&self) -> &str {
        &self.text[self.start..self.start + self.tag.0]
    }

    /// Passes the tag ahead.
    pub(crate) fn pass(&mut self, tag: Tag) -> Result<(), FormatError> {
        let (length, name) = self.tag;
        match tag {
            Tag::Open if self.open.len() == DEPTH_MAX => return Err(too_deep(self.line)),
            Tag::Open => {
                let begin = self.start + 1;
                self.open.push(self.text[begin..begin + name].to_owned());
            }
            Tag::Close => {
                let begin = self.start + 2;
                let found = &self.text[begin..begin + name];
                let open = self.open.pop().unwrap_or_default();
                if open != found {
                    return Err(mismatched(&open, found, self.line));
                }
            }
            Tag::Empty | Tag::End => {}
        }
        self.advance(length);
        Ok(())
    }

    /// The element whose tag is ahead, which stays there.
    pub(crate) fn tree(&mut self) -> Result<Tree<'_>, FormatError> {
        loop {
            match grow(&self.text[self.start..], &mut self.records) {
                Ok(length) => {
                    self.tree_length = length;
                    break;
                }
                Err(Stop::Unfinished) => {
                    if !self.widen()? {
                        return Err(self.cut_short());
                    }
                }
                Err(Stop::DocType(at)) => return Err(self.doctype(at)),
                Err(Stop::TooDeep(at)) => return Err(too_deep(self.line_at(at))),
                Err(Stop::Mismatched(open, found, at)) => {
                    return Err(mismatched(&open, &found, self.line_at(at)));
                }
            }
        }
        Ok(Tree {
            records: &self.records,
            source: &self.text[self.start..],
            line: self.line,
        })
    }

    /// Passes the element that [`tree`](Self::tree) has given.
    pub(crate) fn pass_tree(&mut self) {
        self.advance(self.tree_length);
    }

    /// Passes the element whose tag is ahead.
    pub(crate) fn skip(&mut self) -> Result<(), FormatError> {
        self.tree()?;
        self.pass_tree();
        Ok(())
    }

    /// The error of a file that ends within an element.
    fn cut_short(&self) -> FormatError {
        FormatError::new("XML", "ends within an element")
            .at_line(self.line_at(self.text.len() - self.start))
            .remedy("fetch the file again from the bank; it was cut short")
    }

    fn doctype(&self, at: usize) -> FormatError {
        FormatError::new("DOCTYPE", "is not allowed")
            .at_line(self.line_at(at))
            .remedy("a bank's message has none; fetch the file again from the bank")
    }

    fn line_at(&self, offset: usize) -> u64 {
        let before = &self.text.as_bytes()[self.start..self.start + offset];
        self.line + memchr::memchr_iter(b'\n', before).count() as u64
    }

    fn advance(&mut self, length: usize) {
        self.line = self.line_at(length);
        self.start += length;
    }

    /// Reads on; false at the end of the file.
    fn widen(&mut self) -> Result<bool, FormatError> {
        if self.text.len() - self.start > ELEMENT_BYTES_MAX {
            return Err(
                FormatError::new("XML", "has an element of more than 512 MiB")
                    .at_line(self.line)
                    .remedy("ask the bank for smaller files"),
            );
        }
        self.text.drain(..self.start);
        self.start = 0;
        // An element that is long already is likely to be longer still: looking at it again after
        // each block would take time by the square of its length.
        let wanted = self.text.len() * 2;
        let mut any = false;
        while self.stream.more(&mut self.text)? {
            any = true;
            if self.text.len() >= wanted {
                break;
            }
        }
        Ok(any)
    }
}

/// The name without its prefix.
#[inline]
pub(crate) fn local(name: &str) -> &str {
    match name.bytes().position(|byte| byte == b':') {
        Some(at) => &name[at + 1..],
        None => name,
    }
}

/// The parser as it is used here: names of end tags are compared by us, because a part of the file
/// has ends of elements that began before it, and an ampersand alone is taken as text, because that
/// is what banks mean by it.
fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// True if reading on may make the part well-formed.
fn is_unfinished(error: &XmlError, reader: &Reader<&[u8]>, text: &str) -> bool {
    match error {
        XmlError::Syntax(_) => true,
        XmlError::IllFormed(IllFormedError::UnclosedReference) => {
            position(reader) + REFERENCE_BYTES_MAX >= text.len()
        }
        _ => false,
    }
}

fn malformed(error: &XmlError, line: u64) -> FormatError {
    FormatError::new("XML", format!("is malformed: {error}"))
        .at_line(line)
        .remedy("fetch the file again from the bank; it may have been cut short")
}

fn mismatched(open: &str, found: &str, line: u64) -> FormatError {
    FormatError::new("XML", format!("is malformed: </{found}> ends <{open}>"))
        .at_line(line)
        .remedy("fetch the file again from the bank; it may have been cut short")
}

fn too_deep(line: u64) -> FormatError {
    FormatError::new("XML", "is nested too deeply")
        .at_line(line)
        .remedy("fetch the file again from the bank")
}

/// The encoding that the XML declaration names, where it names another than UTF-8. A declaration
/// that can be read byte by byte is in no encoding of two bytes, whatever it says.
fn declared_encoding(head: &[u8]) -> Result<Option<&'static Encoding>, FormatError> {
    let Some(label) = declared_label(head) else {
        return Ok(None);
    };
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) => Ok(Some(encoding)
            .filter(|encoding| encoding.is_ascii_compatible() && *encoding != encoding_rs::UTF_8)),
        None => Err(
            FormatError::new("XML declaration", "names an unknown encoding")
                .at_line(1)
                .value(&label)
                .remedy("ask the bank for the file in UTF-8"),
        ),
    }
}

fn declared_label(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&head[..head.len().min(200)]);
    let declaration = &head[..head.find("?>")?];
    let value = declaration
        .split_once("encoding")?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..]
        .split_once(quote)
        .map(|(label, _)| label.to_owned())
}
