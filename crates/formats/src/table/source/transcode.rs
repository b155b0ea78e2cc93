//! Text files of any encoding as a stream of UTF-8.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{CoderResult, Decoder, Encoding};

const CHUNK_BYTES: usize = 64 * 1024;

/// A reader that turns one encoding into UTF-8.
pub(crate) struct Transcode<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    taken: usize,
    ended: bool,
    pub(super) bytes_read: u64,
}

impl<R: Read> Transcode<R> {
    /// The decoder takes off a byte order mark.
    pub(crate) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder(),
            raw: vec![0; CHUNK_BYTES],
            text: Vec::new(),
            taken: 0,
            ended: false,
            bytes_read: 0,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        let count = self.inner.read(&mut self.raw)?;
        self.ended = count == 0;
        self.bytes_read += count as u64;
        self.taken = 0;
        // Three bytes of UTF-8 per byte are the most that any encoding needs, and some at the end.
        self.text.resize(count * 3 + 16, 0);
        let (result, _, written, _) =
            self.decoder
                .decode_to_utf8(&self.raw[..count], &mut self.text, self.ended);
        debug_assert_eq!(
            result,
            CoderResult::InputEmpty,
            "the output is large enough"
        );
        self.text.truncate(written);
        Ok(())
    }
}

impl<R: Read> Read for Transcode<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.text.len() && !self.ended {
            self.refill()?;
        }
        let count = out.len().min(self.text.len() - self.taken);
        out[..count].copy_from_slice(&self.text[self.taken..self.taken + count]);
        self.taken += count;
        Ok(count)
    }
}

/// The encoding of a file: by byte order mark, UTF-8 where the whole file is valid, else
/// windows-1252. The file is left at its start.
pub(super) fn guess<R: Read + Seek>(file: &mut R) -> io::Result<&'static Encoding> {
    let mut chunk = vec![0u8; CHUNK_BYTES];
    let mut kept = 0usize;
    let mut first = true;
    let mut found = encoding_rs::UTF_8;
    loop {
        let count = file.read(&mut chunk[kept..])?;
        let filled = kept + count;
        if first {
            first = false;
            if let Some((encoding, _)) = Encoding::for_bom(&chunk[..filled]) {
                found = encoding;
                break;
            }
        }
        match std::str::from_utf8(&chunk[..filled]) {
            Ok(_) => kept = 0,
            // A character cut by the end of the chunk is completed by the next one.
            Err(error) if error.error_len().is_none() && count > 0 => {
                let valid = error.valid_up_to();
                chunk.copy_within(valid..filled, 0);
                kept = filled - valid;
            }
            Err(_) => {
                found = encoding_rs::WINDOWS_1252;
                break;
            }
        }
        if count == 0 {
            break;
        }
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(found)
}
