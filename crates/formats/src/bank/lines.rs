//! A text file line by line, in memory that does not grow with the file.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::error::FormatError;
use crate::table::Transcode;

/// Longest line that is kept whole; the end of a longer one is left out.
const LINE_BYTES_MAX: usize = 64 * 1024;
/// How much of the file is looked at before its first line is given.
const HEAD_BYTES: usize = 4 * 1024;

/// One line, without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Counted from 1; in a file without line ends the number of the record.
    pub(super) number: u64,
    pub(super) text: &'a str,
    /// True if the line was too long to be kept whole.
    pub(super) cut: bool,
}

/// The lines of a file, which may end in LF, CR LF or CR.
///
/// UTF-16 is known by its byte order mark. Any other line is UTF-8 where it is valid UTF-8 and
/// windows-1252 where it is not.
pub(super) struct Lines<'r> {
    input: Box<dyn BufRead + 'r>,
    /// Bytes of each record, where records follow each other without line ends.
    width: Option<usize>,
    number: u64,
    bytes: Vec<u8>,
    text: String,
}

impl<'r> Lines<'r> {
    /// Lines that end in line ends.
    pub(super) fn new(input: impl BufRead + 'r) -> Result<Self, FormatError> {
        let (input, _) = open(input)?;
        Ok(Self::over(input, None))
    }

    /// Records of `width` bytes: on lines of their own, or one after the other where the beginning
    /// of the file shows no line end.
    pub(super) fn records(input: impl BufRead + 'r, width: usize) -> Result<Self, FormatError> {
        let (input, head) = open(input)?;
        let has_ends = head.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        Ok(Self::over(input, (!has_ends).then_some(width)))
    }

    fn over(input: Box<dyn BufRead + 'r>, width: Option<usize>) -> Self {
        Self {
            input,
            width,
            number: 0,
            bytes: Vec::new(),
            text: String::new(),
        }
    }

    /// The next line; `None` at the end of the file.
    ///
    /// # Errors
    /// When the file cannot be read on.
    pub(super) fn next_line(&mut self) -> Result<Option<Line<'_>>, FormatError> {
        self.bytes.clear();
        let found = match self.width {
            Some(width) => take_bytes(&mut self.input, width, &mut self.bytes),
            None => take_line(&mut self.input, &mut self.bytes),
        };
        let length = found.map_err(|error| unreadable(&error))?;
        let Some(length) = length else {
            return Ok(None);
        };
        self.number += 1;
        self.text.clear();
        self.text.push_str(&decode(&self.bytes));
        Ok(Some(Line {
            number: self.number,
            // End-of-file marks and fill bytes of old systems.
            text: self.text.trim_matches(['\u{1a}', '\0', '\u{feff}']),
            cut: length > LINE_BYTES_MAX,
        }))
    }
}

/// Text in UTF-8 where the bytes are valid, else in windows-1252, which knows every byte.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// A file whose beginning was looked at.
type Headed<R> = io::Chain<Cursor<Vec<u8>>, R>;

/// The file as bytes of UTF-8 or of an encoding of single bytes, and its beginning.
pub(super) fn open<'r>(
    input: impl BufRead + 'r,
) -> Result<(Box<dyn BufRead + 'r>, Vec<u8>), FormatError> {
    let (whole, mut head) = with_head(input).map_err(|error| unreadable(&error))?;
    let marked = Encoding::for_bom(&head).map(|(encoding, _)| encoding);
    if let Some(wide) = marked.filter(|encoding| *encoding != UTF_8) {
        let text = BufReader::new(Transcode::new(whole, wide));
        let (whole, head) = with_head(text).map_err(|error| unreadable(&error))?;
        return Ok((Box::new(whole), head));
    }
    let mut whole = whole;
    if marked.is_some() {
        head.drain(..3);
        whole.consume(3);
    }
    Ok((Box::new(whole), head))
}

fn with_head<R: BufRead>(mut input: R) -> io::Result<(Headed<R>, Vec<u8>)> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    (&mut input)
        .take(HEAD_BYTES as u64)
        .read_to_end(&mut head)?;
    let mut whole = Cursor::new(head.clone()).chain(input);
    whole.fill_buf()?;
    Ok((whole, head))
}

fn unreadable(error: &io::Error) -> FormatError {
    FormatError::new("file", format!("cannot be read: {error}")).remedy("upload the file again")
}

/// Takes one line and its end; the length of the whole line, `None` at the end of the file.
fn take_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Option<usize>> {
    let mut length = None;
    loop {
        let available = input.fill_buf()?;
        if available.is_empty() {
            return Ok(length);
        }
        let end = available
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'));
        let part = &available[..end.unwrap_or(available.len())];
        let room = LINE_BYTES_MAX - line.len();
        line.extend_from_slice(&part[..part.len().min(room)]);
        length = Some(length.unwrap_or(0) + part.len());
        let (taken, carriage_return) = match end {
            Some(end) => (end + 1, available[end] == b'\r'),
            None => (available.len(), false),
        };
        input.consume(taken);
        if carriage_return && input.fill_buf()?.first() == Some(&b'\n') {
            input.consume(1);
        }
        if end.is_some() {
            return Ok(length);
        }
    }
}

fn take_bytes(
    input: &mut dyn BufRead,
    width: usize,
    line: &mut Vec<u8>,
) -> io::Result<Option<usize>> {
    input.take(width as u64).read_to_end(line)?;
    Ok((!line.is_empty()).then_some(line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut lines: Lines<'_>) -> Vec<(u64, String, bool)> {
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().expect("readable") {
            found.push((line.number, line.text.to_owned(), line.cut));
        }
        found
    }

    fn texts(bytes: &[u8]) -> Vec<String> {
        let lines = Lines::new(bytes).expect("readable");
        all(lines).into_iter().map(|(_, text, _)| text).collect()
    }

    #[test]
    fn every_line_end_and_encoding_is_understood() {
        assert_eq!(texts(b"a\nb\r\nc\rd\r\r\ne"), ["a", "b", "c", "d", "", "e"]);
        assert_eq!(texts(b"M\xfcller\n"), ["Müller"]);
        assert_eq!(texts("\u{feff}Müller\n\u{1a}".as_bytes()), ["Müller", ""]);
        let wide: Vec<u8> = "\u{feff}Zoë\r\n1"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(texts(&wide), ["Zoë", "1"]);
        assert!(texts(b"").is_empty());
    }

    /// Gives one byte at a time, so that every line end falls between two reads.
    #[test]
    fn a_line_end_between_two_reads_ends_one_line() {
        let slow = BufReader::with_capacity(1, &b"a\r\nb\r\n"[..]);
        let found = all(Lines::new(slow).expect("readable"));
        assert_eq!(found.len(), 2);
        let long = vec![b'x'; HEAD_BYTES - 1];
        let bytes = [&long[..], b"\r\nend"].concat();
        let slow = BufReader::with_capacity(1, &bytes[..]);
        let found = all(Lines::new(slow).expect("readable"));
        assert_eq!(found[1], (2, "end".to_owned(), false));
    }

    #[test]
    fn records_are_cut_where_no_line_ends_them() {
        let cut = |bytes: &'static [u8]| all(Lines::records(bytes, 3).expect("readable"));
        let texts = |found: Vec<(u64, String, bool)>| -> Vec<String> {
            found.into_iter().map(|(_, text, _)| text).collect()
        };
        assert_eq!(texts(cut(b"abcdefg")), ["abc", "def", "g"]);
        assert_eq!(texts(cut(b"abcd\nefg")), ["abcd", "efg"]);
    }

    #[test]
    fn a_line_without_end_does_not_fill_the_memory() {
        let long = io::repeat(b'x').take(3 * LINE_BYTES_MAX as u64);
        let file = BufReader::new(long.chain(&b"\nnext"[..]));
        let found = all(Lines::new(file).expect("readable"));
        assert_eq!(found[0].1.len(), LINE_BYTES_MAX);
        assert!(found[0].2);
        assert_eq!(found[1], (2, "next".to_owned(), false));
    }
}
