//! Risk: memory grows with the file. Entries must reach the taker while the file is being read.

use std::cell::Cell;
use std::io::{BufReader, Read};

use cashlane_formats::bank::{
    CheckedBalances, Entry, FileKind, Format, Hint, Sink, Statement, parse, read,
};
use cashlane_formats::{FormatError, Warning};
use kernel::Currency;
use proptest::prelude::*;

/// A file of many equal parts that exists only while it is read.
struct Made<'a> {
    begin: &'a str,
    part: &'a str,
    parts: usize,
    end: &'a str,
    at: usize,
    rest: Vec<u8>,
    given: &'a Cell<usize>,
}

impl Read for Made<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while self.rest.is_empty() {
            let next = match self.at {
                0 => self.begin,
                at if at <= self.parts => self.part,
                at if at == self.parts + 1 => self.end,
                _ => return Ok(0),
            };
            self.at += 1;
            self.rest.extend_from_slice(next.as_bytes());
        }
        let count = out.len().min(self.rest.len());
        out[..count].copy_from_slice(&self.rest[..count]);
        self.rest.drain(..count);
        self.given.set(self.given.get() + count);
        Ok(count)
    }
}

/// Counts entries, and how far the file was read when the first and the middle one arrived.
struct Count<'a> {
    given: &'a Cell<usize>,
    entries: u64,
    first_at: usize,
    longest_gap: usize,
    last_at: usize,
    warnings: Vec<Warning>,
}

impl Sink for Count<'_> {
    fn begin(&mut self, _statement: &Statement) -> Result<(), FormatError> {
        Ok(())
    }

    fn entry(&mut self, _entry: Entry) -> Result<(), FormatError> {
        let given = self.given.get();
        if self.entries == 0 {
            (self.first_at, self.last_at) = (given, given);
        }
        self.longest_gap = self.longest_gap.max(given - self.last_at);
        self.last_at = given;
        self.entries += 1;
        Ok(())
    }

    fn end(&mut self, _statement: Statement) -> Result<(), FormatError> {
        Ok(())
    }

    fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }
}

fn stream(begin: &str, part: &str, parts: usize, end: &str, ahead_max: usize) -> (FileKind, u64) {
    let given = Cell::new(0);
    let made = Made {
        begin,
        part,
        parts,
        end,
        at: 0,
        rest: Vec::new(),
        given: &given,
    };
    let mut count = Count {
        given: &given,
        entries: 0,
        first_at: 0,
        longest_gap: 0,
        last_at: 0,
        warnings: Vec::new(),
    };
    let mut checked = CheckedBalances::new(&mut count);
    let hint = Hint {
        currency: Some(Currency::EUR),
        ..Hint::default()
    };
    let kind = read(BufReader::new(made), &hint, &mut checked).expect("readable");
    assert_eq!(checked.gaps(), 0);
    assert_eq!(count.warnings, []);
    assert!(given.get() > 3 * ahead_max, "the file is large");
    assert!(count.first_at < ahead_max, "{} bytes ahead", count.first_at);
    assert!(count.longest_gap < ahead_max, "{}", count.longest_gap);
    (kind, count.entries)
}

const MIB: usize = 1024 * 1024;

#[test]
fn entries_of_camt_arrive_while_the_file_is_read() {
    let balance = |code: &str, amount: usize| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-05</Dt></Dt></Bal>"
        )
    };
    let begin = format!(
        "<Document><BkToCstmrStmt><Stmt><Id>S</Id>{}{}",
        balance("OPBD", 1),
        balance("CLBD", 20_001)
    );
    let entry = format!(
        "<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
         <AddtlNtryInf>{}</AddtlNtryInf></Ntry>\n",
        "x".repeat(300)
    );
    let end = "</Stmt></BkToCstmrStmt></Document>";
    let (kind, entries) = stream(&begin, &entry, 20_000, end, MIB);
    assert_eq!((kind.format, entries), (Format::Camt053, 20_000));
}

#[test]
fn entries_of_mt940_arrive_while_the_file_is_read() {
    let begin = ":20:1\n:25:1\n:28C:1\n:60F:C260101EUR0,\n";
    let entry = ":61:2601050105C1,NTRFNONREF\n:86:INV-2026-00001 and a text that takes some room\n";
    let (kind, entries) = stream(begin, entry, 60_000, ":62F:C260105EUR60000,\n-\n", MIB);
    assert_eq!((kind.format, entries), (Format::Mt940, 60_000));
}

#[test]
fn rows_of_csv_arrive_while_the_file_is_read() {
    let begin = "Buchungstag;Verwendungszweck;Betrag\n";
    let row = "05.01.2026;INV-2026-00001 and a text that takes some room;1.190,00\n";
    let (kind, entries) = stream(begin, row, 80_000, "", MIB);
    assert_eq!((kind.format, entries), (Format::Csv, 80_000));
}

#[test]
fn a_gap_is_told_without_keeping_entries() {
    let given = Cell::new(0);
    let mut count = Count {
        given: &given,
        entries: 0,
        first_at: 0,
        longest_gap: 0,
        last_at: 0,
        warnings: Vec::new(),
    };
    let mut checked = CheckedBalances::new(&mut count);
    let text = ":20:S1\n:25:1\n:60F:C260101EUR1,\n:61:2601050105C2,NTRFX\n:62F:C260105EUR4,\n";
    read(text.as_bytes(), &Hint::default(), &mut checked).expect("readable");
    assert_eq!(checked.gaps(), 1);
    let warning = &count.warnings[0];
    assert_eq!(
        (warning.code, warning.value.as_str()),
        ("balance_gap", "S1")
    );
    assert!(warning.message.contains("1.00 EUR"), "{warning}");
}

/// A sink that has had enough stops the reading.
#[test]
fn a_sink_that_refuses_stops_the_reading() {
    struct Full;
    impl Sink for Full {
        fn begin(&mut self, _statement: &Statement) -> Result<(), FormatError> {
            Ok(())
        }
        fn entry(&mut self, _entry: Entry) -> Result<(), FormatError> {
            Err(FormatError::new("entry", "there is no room for it"))
        }
        fn end(&mut self, _statement: Statement) -> Result<(), FormatError> {
            panic!("went on")
        }
        fn warn(&mut self, _warning: Warning) {}
    }
    let text = ":20:S1\n:25:1\n:60F:C260101EUR1,\n:61:2601050105C2,NTRFX\n:62F:C260105EUR4,\n";
    let error = read(text.as_bytes(), &Hint::default(), &mut Full).expect_err("refused");
    assert_eq!(error.field, "entry");
}

proptest! {
    /// However the stream is cut into blocks, the file reads the same.
    #[test]
    fn blocks_of_any_size_read_the_same(size in 1usize..200, crlf in any::<bool>()) {
        let text = "<?xml version=\"1.0\"?>\n<Document>\n<BkToCstmrStmt><!-- <Stmt> --><Stmt><Id>A&amp;B &#x41; ü</Id>\n\
            <Ntry><Amt Ccy='EUR' note=\"a>b\">1.5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\n\
            <AddtlNtryInf><![CDATA[<Ntry>]]> & more</AddtlNtryInf></Ntry>\n<Ntry>\n<Amt Ccy=\"EUR\">1.555</Amt>\
            <CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></BkToCstmrStmt></Document>";
        let text = if crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        let whole = parse(text.as_bytes(), &Hint::default()).expect_err("too fine");
        prop_assert_eq!(whole.line, Some(7));
        let mut taken = Taken::default();
        let input = BufReader::with_capacity(size, text.as_bytes());
        let cut = read(input, &Hint::default(), &mut taken).expect_err("too fine");
        prop_assert_eq!(cut, whole);
        prop_assert_eq!(taken.0.len(), 1);
        prop_assert_eq!(taken.0[0].info.as_deref(), Some("<Ntry> & more"));
    }
}

#[derive(Default)]
struct Taken(Vec<Entry>);

impl Sink for Taken {
    fn begin(&mut self, statement: &Statement) -> Result<(), FormatError> {
        assert_eq!(statement.id, "A&B A ü");
        Ok(())
    }

    fn entry(&mut self, entry: Entry) -> Result<(), FormatError> {
        self.0.push(entry);
        Ok(())
    }

    fn end(&mut self, _statement: Statement) -> Result<(), FormatError> {
        Ok(())
    }

    fn warn(&mut self, _warning: Warning) {}
}
