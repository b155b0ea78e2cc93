//! The line-based readers hand entries on while they read: they work on files without an end.

use std::io::{BufReader, Read};

use super::{Entry, FileKind, Sink, Statement};
use crate::error::{FormatError, Warning};

/// A file that begins with a head and goes on with the same part for ever.
struct Endless {
    head: Vec<u8>,
    part: Vec<u8>,
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let whole = self.head.len() + self.part.len();
        if self.at == whole {
            self.at = self.head.len();
        }
        let rest = match self.at.checked_sub(self.head.len()) {
            None => &self.head[self.at..],
            Some(within) => &self.part[within..],
        };
        let count = rest.len().min(out.len());
        out[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

/// Stops the reading after some entries; the order of calls is checked on the way.
#[derive(Default)]
struct Stop {
    open: bool,
    entries: usize,
    warnings: usize,
}

const ENTRIES: usize = 5000;

impl Sink for Stop {
    fn begin(&mut self, statement: &Statement) -> Result<(), FormatError> {
        assert!(!self.open && statement.entries.is_empty());
        self.open = true;
        Ok(())
    }

    fn entry(&mut self, entry: Entry) -> Result<(), FormatError> {
        assert!(self.open && entry.raw.len() < 1000);
        self.entries += 1;
        match self.entries == ENTRIES {
            true => Err(FormatError::new("test", "enough")),
            false => Ok(()),
        }
    }

    fn end(&mut self, _statement: Statement) -> Result<(), FormatError> {
        assert!(self.open);
        self.open = false;
        Ok(())
    }

    fn warn(&mut self, _warning: Warning) {
        self.warnings += 1;
    }
}

/// Reads a file of which `lines` from the given one on come again and again.
fn check(
    name: &str,
    repeated: std::ops::Range<usize>,
    read: fn(BufReader<Endless>, &mut dyn Sink) -> Result<FileKind, FormatError>,
) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bank/made/");
    let bytes = std::fs::read(format!("{folder}{name}")).expect(name);
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let input = Endless {
        head: lines[..repeated.start].concat(),
        part: lines[repeated].concat(),
        at: 0,
    };
    let mut stop = Stop::default();
    let error = read(BufReader::new(input), &mut stop).expect_err(name);
    assert_eq!(error.problem, "enough", "{name}");
    assert_eq!(stop.entries, ENTRIES, "{name}");
    // Warnings of one kind are given a thousand times at most.
    assert!(stop.warnings <= 2000, "{name}: {}", stop.warnings);
}

#[test]
fn entries_are_handed_on_before_the_file_ends() {
    check("bai2_funds.bai2", 5..6, |file, sink| {
        super::bai2::read(file, None, sink)
    });
    check("lockbox_two.bai", 3..6, |file, sink| {
        super::lockbox::read(file, None, sink)
    });
    check("ofx_card.ofx", 14..15, |file, sink| {
        super::ofx::read(file, None, sink)
    });
    check("nacha_credits.ach", 2..7, |file, sink| {
        super::nacha::read(file, None, sink)
    });
    check("coda_v2.cod", 2..7, |file, sink| {
        super::coda::read(file, None, sink)
    });
    check("cfonb120.txt", 1..10, |file, sink| {
        super::cfonb120::read(file, None, sink)
    });
    check("esr_v11.v11", 0..2, |file, sink| {
        super::esr::read(file, None, sink)
    });
}
