//! EDI cut into segments, one at a time.

use std::io::BufRead;

use crate::error::FormatError;
use crate::stream::TextStream;

/// Longest segment: far beyond what the standards allow.
const SEGMENT_BYTES_MAX: usize = 64 * 1024;

/// The signs that cut a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    pub(super) element: char,
    pub(super) component: char,
    pub(super) release: Option<char>,
    pub(super) terminator: char,
}

/// A segment: its elements and their components. The first element is the tag.
pub(super) struct Segment {
    elements: Vec<Vec<String>>,
    /// Its place in the file, from 1.
    pub(super) number: u64,
}

impl Segment {
    pub(super) fn tag(&self) -> &str {
        self.at(0, 0)
    }

    /// A component without surrounding blanks; empty where there is none.
    pub(super) fn at(&self, element: usize, component: usize) -> &str {
        self.elements
            .get(element)
            .and_then(|components| components.get(component))
            .map_or("", |text| text.trim())
    }

    /// The first component of an element.
    pub(super) fn text(&self, element: usize) -> &str {
        self.at(element, 0)
    }

    pub(super) fn some(&self, element: usize, component: usize) -> Option<String> {
        Some(self.at(element, component).to_owned()).filter(|text| !text.is_empty())
    }

    /// All components of an element as one text.
    pub(super) fn joined(&self, element: usize) -> Option<String> {
        let parts = self.elements.get(element)?.iter().map(|part| part.trim());
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        Some(parts.join(" ")).filter(|text| !text.is_empty())
    }

    /// An error at this segment; its place is told as the line.
    pub(super) fn error(&self, problem: impl Into<String>) -> FormatError {
        FormatError::new(self.tag(), problem).at_line(self.number)
    }
}

/// The segments of a stream.
pub(super) struct Segments<R> {
    stream: TextStream<R>,
    text: String,
    at: usize,
    signs: Option<Signs>,
    find_signs: fn(&str) -> Option<(Signs, usize)>,
    number: u64,
}

impl<R: BufRead> Segments<R> {
    /// `find_signs` tells the signs by the beginning of the file, and how much of it tells nothing
    /// else.
    pub(super) fn new(
        input: R,
        find_signs: fn(&str) -> Option<(Signs, usize)>,
    ) -> Result<Self, FormatError> {
        Ok(Self {
            stream: TextStream::new(input, None)?,
            text: String::new(),
            at: 0,
            signs: None,
            find_signs,
            number: 0,
        })
    }

    /// The next segment that is not empty.
    pub(super) fn next(&mut self) -> Result<Option<Segment>, FormatError> {
        let signs = match self.signs {
            Some(signs) => signs,
            None => {
                self.stream.more(&mut self.text)?;
                let begin = self.text.len() - self.text.trim_start().len();
                let Some((signs, length)) = (self.find_signs)(&self.text[begin..]) else {
                    return Err(FormatError::new("file", "has no readable EDI header"));
                };
                self.at = begin + length;
                self.signs = Some(signs);
                signs
            }
        };
        loop {
            if let Some(end) = end_of_segment(&self.text[self.at..], signs) {
                let text = self.text[self.at..self.at + end].trim();
                let segment = (!text.is_empty()).then(|| cut(text, signs));
                self.at += end + signs.terminator.len_utf8();
                let Some(elements) = segment else { continue };
                self.number += 1;
                let number = self.number;
                return Ok(Some(Segment { elements, number }));
            }
            if self.text.len() - self.at > SEGMENT_BYTES_MAX {
                return Err(FormatError::new("segment", "has more than 64 KiB")
                    .at_line(self.number + 1)
                    .remedy("check that it is an EDI file"));
            }
            self.text.drain(..self.at);
            self.at = 0;
            if !self.stream.more(&mut self.text)? {
                return Ok(None);
            }
        }
    }
}

/// Where the terminator stands that is not released.
fn end_of_segment(text: &str, signs: Signs) -> Option<usize> {
    let mut released = false;
    text.char_indices().find_map(|(at, c)| {
        let ends = c == signs.terminator && !released;
        released = signs.release == Some(c) && !released;
        ends.then_some(at)
    })
}

fn cut(text: &str, signs: Signs) -> Vec<Vec<String>> {
    let mut elements = vec![vec![String::new()]];
    let mut released = false;
    for c in text.chars() {
        if released {
            released = false;
        } else if signs.release == Some(c) {
            released = true;
            continue;
        } else if c == signs.element {
            elements.push(vec![String::new()]);
            continue;
        } else if c == signs.component {
            if let Some(components) = elements.last_mut() {
                components.push(String::new());
            }
            continue;
        } else if matches!(c, '\r' | '\n') {
            continue;
        }
        if let Some(component) = elements
            .last_mut()
            .and_then(|components| components.last_mut())
        {
            component.push(c);
        }
    }
    elements
}
