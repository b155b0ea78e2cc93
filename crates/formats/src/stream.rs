//! Text out of byte streams, block by block, whatever their encoding.

use std::io::{BufRead, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1252};

use crate::error::FormatError;

/// How much is read before what was read is looked at.
const BLOCK_BYTES: usize = 256 * 1024;
/// Longest line of a text file.
const LINE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A byte stream as UTF-8.
///
/// Bytes are taken as UTF-8; what is none is taken as windows-1252, byte by byte, so that a file in
/// either encoding reads right, and one that mixes them, too. (ISO 8859-1 is a subset of
/// windows-1252 for printable characters.) A byte order mark or a named encoding overrules that.
pub(crate) struct TextStream<R> {
    input: R,
    decoder: Option<Decoder>,
    block: Vec<u8>,
    mended: bool,
    ended: bool,
}

impl<R: BufRead> TextStream<R> {
    /// `encoding` is what the file or the caller says of it.
    pub(crate) fn new(
        mut input: R,
        encoding: Option<&'static Encoding>,
    ) -> Result<Self, FormatError> {
        let head = input.fill_buf().map_err(|error| unreadable(&error))?;
        let named = match Encoding::for_bom(head) {
            Some((marked, length)) => {
                input.consume(length);
                Some(marked)
            }
            None => encoding,
        };
        let decoder = named
            .filter(|encoding| *encoding != UTF_8)
            .map(Encoding::new_decoder_without_bom_handling);
        Ok(Self {
            input,
            decoder,
            block: Vec::new(),
            mended: false,
            ended: false,
        })
    }

    /// True once bytes had to be read as windows-1252 because they are no UTF-8.
    pub(crate) fn mended(&self) -> bool {
        self.mended
    }

    /// Appends the next block of text; false at the end of the stream.
    ///
    /// # Errors
    /// The stream cannot be read.
    pub(crate) fn more(&mut self, text: &mut String) -> Result<bool, FormatError> {
        if self.ended {
            return Ok(false);
        }
        while self.block.len() < BLOCK_BYTES {
            let found = self.input.fill_buf().map_err(|error| unreadable(&error))?;
            if found.is_empty() {
                self.ended = true;
                break;
            }
            let taken = found.len().min(BLOCK_BYTES);
            self.block.extend_from_slice(&found[..taken]);
            self.input.consume(taken);
        }
        match &mut self.decoder {
            Some(decoder) => {
                let most = decoder.max_utf8_buffer_length(self.block.len());
                text.reserve(most.unwrap_or(self.block.len() * 3 + 16));
                // The room suffices, so all of the block is taken.
                let _ = decoder.decode_to_string(&self.block, text, self.ended);
                self.block.clear();
            }
            None => self.push_lenient(text),
        }
        Ok(true)
    }

    /// Moves the block to the text but for a character whose end is still to come.
    fn push_lenient(&mut self, text: &mut String) {
        let mut rest = self.block.as_slice();
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(valid) => {
                    text.push_str(valid);
                    self.block.clear();
                    return;
                }
                Err(error) => error,
            };
            let (valid, other) = rest.split_at(error.valid_up_to());
            text.push_str(&String::from_utf8_lossy(valid));
            let length = match error.error_len() {
                None if !self.ended => {
                    let kept = self.block.len() - other.len();
                    self.block.drain(..kept);
                    return;
                }
                None => other.len(),
                Some(length) => length,
            };
            let (wrong, other) = other.split_at(length);
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(wrong).0);
            self.mended = true;
            rest = other;
        }
    }
}

fn unreadable(error: &std::io::Error) -> FormatError {
    FormatError::new("file", format!("cannot be read: {error}"))
}

/// A text stream cut into lines without their ends.
pub(crate) struct Lines<R> {
    stream: TextStream<R>,
    text: String,
    at: usize,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(stream: TextStream<R>) -> Self {
        Self {
            stream,
            text: String::new(),
            at: 0,
            number: 0,
        }
    }

    /// The next line with its number, from 1.
    ///
    /// # Errors
    /// The stream cannot be read, or a line is longer than any bank writes.
    pub(crate) fn next(&mut self) -> Result<Option<(u64, &str)>, FormatError> {
        let mut looked = self.at;
        let (end, next) = loop {
            let found = memchr::memchr(b'\n', &self.text.as_bytes()[looked..]);
            if let Some(found) = found {
                break (looked + found, looked + found + 1);
            }
            looked = self.text.len() - self.at;
            if looked > LINE_BYTES_MAX {
                return Err(FormatError::new("file", "has a line of more than 16 MiB")
                    .at_line(self.number + 1)
                    .remedy("check that it is a text file"));
            }
            self.text.drain(..self.at);
            self.at = 0;
            if !self.stream.more(&mut self.text)? {
                if self.text.is_empty() {
                    return Ok(None);
                }
                break (self.text.len(), self.text.len());
            }
        };
        let line = &self.text[self.at..end];
        self.at = next;
        self.number += 1;
        Ok(Some((self.number, line.strip_suffix('\r').unwrap_or(line))))
    }
}

/// A text stream as bytes, for readers that take such.
pub(crate) struct Utf8Bytes<R> {
    stream: TextStream<R>,
    text: String,
    at: usize,
}

impl<R: BufRead> Utf8Bytes<R> {
    pub(crate) fn new(stream: TextStream<R>) -> Self {
        Self {
            stream,
            text: String::new(),
            at: 0,
        }
    }
}

impl<R: BufRead> Read for Utf8Bytes<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while self.at == self.text.len() {
            self.text.clear();
            self.at = 0;
            let more = self.stream.more(&mut self.text);
            if !more.map_err(|error| std::io::Error::other(error.to_string()))? {
                return Ok(0);
            }
        }
        let count = out.len().min(self.text.len() - self.at);
        out[..count].copy_from_slice(&self.text.as_bytes()[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    fn decoded(bytes: &[u8], buffer: usize) -> (String, bool) {
        let input = BufReader::with_capacity(buffer, bytes);
        let mut stream = TextStream::new(input, None).expect("stream");
        let mut text = String::new();
        while stream.more(&mut text).expect("readable") {}
        (text, stream.mended())
    }

    #[test]
    fn bytes_that_are_not_utf8_are_read_as_windows_1252() {
        let read = |bytes: &[u8]| decoded(bytes, 64);
        assert_eq!(read(b"M\xfcller \x80"), ("Müller €".to_owned(), true));
        assert_eq!(read("Müller €".as_bytes()), ("Müller €".to_owned(), false));
        assert_eq!(read(b"\xef\xbb\xbfx"), ("x".to_owned(), false));
        assert_eq!(read(b"\xff\xfex\0\xe4\0"), ("xä".to_owned(), false));
        assert_eq!(read("ü".as_bytes().split_at(1).0).0, "Ã");
    }

    #[test]
    fn a_character_across_blocks_stays_whole() {
        let text = format!("{}ü{}", "x".repeat(BLOCK_BYTES - 1), "y".repeat(9));
        assert_eq!(decoded(text.as_bytes(), 4096), (text, false));
    }

    proptest! {
        #[test]
        fn lines_are_those_of_the_text(text in "[a\r\nü]{0,40}") {
            let stream = TextStream::new(text.as_bytes(), None).expect("stream");
            let mut lines = Lines::new(stream);
            let mut found = Vec::new();
            while let Some((_, line)) = lines.next().expect("readable") {
                found.push(line.to_owned());
            }
            let wanted: Vec<String> = text
                .split_inclusive('\n')
                .map(|line| line.strip_suffix('\n').unwrap_or(line))
                .map(|line| line.strip_suffix('\r').unwrap_or(line).to_owned())
                .collect();
            prop_assert_eq!(found, wanted);
        }

        #[test]
        fn any_bytes_become_text(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let (text, _) = decoded(&bytes, 3);
            prop_assert!(text.len() <= bytes.len() * 3);
        }
    }
}
