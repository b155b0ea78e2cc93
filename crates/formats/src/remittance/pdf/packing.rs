//! What a PDF would come to, looked at before it is read: its compressed parts may unpack to more
//! than memory holds, and what nests without end would use up the stack of the reader.

use std::io::{self, Read, Write, copy};

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::object::Object;
use hayro_interpret::hayro_syntax::{Filter, Pdf};
use memchr::memmem;

use super::refused;
use crate::error::FormatError;

/// Most bytes that all parts together may unpack to.
const UNPACKED_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Most parts.
const PARTS_MAX: usize = 50_000;
/// Most levels of arrays, dictionaries and saved states of drawing.
const LEVELS_MAX: u32 = 5_000;

/// Looks at the file and its parts as they are usually packed.
///
/// # Errors
/// It unpacks to more, or nests deeper, than advice ever does.
pub(super) fn check(bytes: &[u8]) -> Result<(), FormatError> {
    check_levels(bytes)?;
    let mut left = UNPACKED_BYTES_MAX;
    for (count, at) in memmem::find_iter(bytes, b"stream").enumerate() {
        if count == PARTS_MAX {
            return Err(refused("has more than 50,000 parts"));
        }
        let body = &bytes[at + b"stream".len()..];
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        if !is_packed(body) {
            continue;
        }
        let mut levels = Levels::default();
        let mut part = ZlibDecoder::new(body).take(left);
        // A damaged part ends early; what came before counts.
        copy(&mut part, &mut levels).ok();
        left = part.limit();
        levels.check()?;
        if left == 0 {
            return Err(refused("unpacks to more than 64 MiB"));
        }
    }
    Ok(())
}

/// Looks at the parts that are packed in other ways.
///
/// # Errors
/// As [`check`].
pub(super) fn check_others(pdf: &Pdf) -> Result<(), FormatError> {
    let mut left = UNPACKED_BYTES_MAX;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let filters = stream.filters();
        if matches!(filters.as_slice(), [] | [Filter::FlateDecode])
            || filters.iter().any(is_picture)
        {
            continue;
        }
        let Ok(part) = stream.decoded() else {
            continue;
        };
        left = left
            .checked_sub(part.len() as u64)
            .ok_or_else(|| refused("unpacks to more than 64 MiB"))?;
        check_levels(&part)?;
    }
    Ok(())
}

fn is_picture(filter: &Filter) -> bool {
    matches!(
        filter,
        Filter::DctDecode | Filter::JpxDecode | Filter::CcittFaxDecode | Filter::Jbig2Decode
    )
}

/// True for the two bytes with which zlib begins.
fn is_packed(body: &[u8]) -> bool {
    let [method, flags, ..] = body else {
        return false;
    };
    method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31)
}

fn check_levels(bytes: &[u8]) -> Result<(), FormatError> {
    let mut levels = Levels::default();
    levels.take(bytes);
    levels.check()
}

/// How deep brackets and saved states nest.
#[derive(Default)]
struct Levels {
    depth: u32,
    deepest: u32,
    /// The two bytes before.
    before: [u8; 2],
}

impl Levels {
    fn take(&mut self, bytes: &[u8]) {
        let apart = |byte: u8| byte.is_ascii_whitespace() || byte == 0;
        for byte in bytes {
            let [_, last] = self.before;
            match (self.before, *byte) {
                (_, b'[') | ([_, b'<'], b'<') => self.depth += 1,
                (_, b']') | ([_, b'>'], b'>') => self.depth = self.depth.saturating_sub(1),
                ([first, b'q'], next) if apart(first) && apart(next) => self.depth += 1,
                ([first, b'Q'], next) if apart(first) && apart(next) => {
                    self.depth = self.depth.saturating_sub(1);
                }
                _ => {}
            }
            self.deepest = self.deepest.max(self.depth);
            self.before = [last, *byte];
        }
    }

    fn check(&self) -> Result<(), FormatError> {
        match self.deepest > LEVELS_MAX {
            true => Err(refused("nests deeper than 5,000 levels")),
            false => Ok(()),
        }
    }
}

impl Write for Levels {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.take(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
