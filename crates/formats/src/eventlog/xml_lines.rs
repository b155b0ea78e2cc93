//! XML that is read tag by tag, with the line of what was read last.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::FormatError;
use crate::table::Transcode;

/// Counts the lines that go through.
struct Lines<R> {
    inner: R,
    line: u64,
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.line += memchr::memchr_iter(b'\n', &out[..count]).count() as u64;
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(text) = self.inner.fill_buf() {
            self.line += memchr::memchr_iter(b'\n', &text[..amount.min(text.len())]).count() as u64;
        }
        self.inner.consume(amount);
    }
}

/// A part of the file.
pub(super) enum Piece {
    /// A start tag, with its attributes by local name; `empty` if it ends itself.
    Open {
        name: String,
        attributes: Vec<(String, String)>,
        empty: bool,
    },
    /// An end tag.
    Close,
    /// Text between tags.
    Text(String),
    /// The end of the file.
    End,
}

/// The file.
pub(super) struct XmlLines<R: Read> {
    reader: Reader<Lines<BufReader<Transcode<R>>>>,
    buffer: Vec<u8>,
}

impl<R: Read> XmlLines<R> {
    pub(super) fn new(input: R) -> Self {
        let text = Transcode::new(input, encoding_rs::UTF_8);
        let lines = Lines {
            inner: BufReader::with_capacity(1 << 16, text),
            line: 1,
        };
        let mut reader = Reader::from_reader(lines);
        reader.config_mut().allow_dangling_amp = true;
        Self {
            reader,
            buffer: Vec::new(),
        }
    }

    /// Line of what comes next, from 1.
    pub(super) fn line(&self) -> u64 {
        self.reader.get_ref().line
    }

    /// The next tag or text.
    pub(super) fn next(&mut self) -> Result<Piece, FormatError> {
        loop {
            self.buffer.clear();
            let line = self.reader.get_ref().line;
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(|error| {
                    FormatError::new("XML", format!("is malformed: {error}"))
                        .at_line(line)
                        .remedy("export the log again; it may have been cut short")
                })?;
            return Ok(match event {
                Event::Start(tag) => opened(&tag, false),
                Event::Empty(tag) => opened(&tag, true),
                Event::End(_) => Piece::Close,
                Event::Text(text) => Piece::Text(plain(text.as_ref())),
                Event::CData(text) => Piece::Text(plain(text.as_ref())),
                Event::GeneralRef(reference) => {
                    let name = format!("&{};", plain(reference.as_ref()));
                    let meant = quick_xml::escape::unescape(&name).map(|text| text.into_owned());
                    Piece::Text(meant.unwrap_or(name))
                }
                Event::DocType(_) => {
                    return Err(FormatError::new("DOCTYPE", "is not allowed").at_line(line));
                }
                Event::Eof => Piece::End,
                _ => continue,
            });
        }
    }

    /// Passes the element that was opened last.
    pub(super) fn pass(&mut self) -> Result<(), FormatError> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Piece::Open { empty: false, .. } => depth += 1,
                Piece::Close => depth -= 1,
                Piece::End => return Err(self.cut_short()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of the element that was opened last, which is passed.
    pub(super) fn text(&mut self) -> Result<String, FormatError> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Piece::Text(part) => text.push_str(&part),
                Piece::Open { empty: false, .. } => self.pass()?,
                Piece::Open { .. } => {}
                Piece::Close => return Ok(text.trim().to_owned()),
                Piece::End => return Err(self.cut_short()),
            }
        }
    }

    pub(super) fn cut_short(&self) -> FormatError {
        FormatError::new("XML", "ends within an element")
            .at_line(self.line())
            .remedy("export the log again; it was cut short")
    }
}

fn plain(bytes: impl AsRef<[u8]>) -> String {
    String::from_utf8_lossy(bytes.as_ref()).into_owned()
}

fn opened(tag: &BytesStart<'_>, empty: bool) -> Piece {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_owned();
    let attributes = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let raw = plain(attribute.value.as_ref());
            let value = quick_xml::escape::unescape(&raw).map(|text| text.into_owned());
            (plain(attribute.key.as_ref()), value.unwrap_or(raw))
        })
        .collect();
    Piece::Open {
        name: local(&plain(tag.name().as_ref())),
        attributes,
        empty,
    }
}

/// The attribute of this name.
pub(super) fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = attributes.iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str())
}
