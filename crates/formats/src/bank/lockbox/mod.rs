//! Deposits of a lockbox in the BAI layout of fixed records.
//!
//! Each check is an entry; a lockbox and its deposit date make a statement, whose account is the
//! lockbox. Overflow records of a check are its remittance text. Pairs of a document and an amount
//! in them become references when all of them together come to the check, and only then.
//!
//! The layout has no currency: it is that of the hint, else US dollars. Totals of batches and of
//! the service, and the number of records, are checked.

use std::io::BufRead;

use kernel::{Currency, Date, Money};

use super::lines::Lines;
use super::output::Output;
use super::record::{Record, digits, ymd};
use super::{AccountRef, Entry, FileKind, Format, Reference, ReferenceKind, Sink, Statement};
use crate::error::FormatError;

/// Reads all deposits of a file.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut lines = Lines::new(input)?;
    let mut reader = Reader {
        out: Output::new(sink),
        currency: currency.unwrap_or(Currency::USD),
        bank: None,
        owner: None,
        deposit: None,
        batch: Sum::default(),
        lockbox: Sum::default(),
        service: Sum::default(),
        records: 0,
        overflow: 0,
        ended: false,
    };
    let mut last = 0;
    while let Some(line) = lines.next_line()? {
        last = line.number;
        if !line.text.trim().is_empty() {
            reader.records += 1;
            reader.record(Record::new(line.text.trim_end()), last)?;
        }
    }
    reader.finish(last)
}

/// Checks and their sum.
#[derive(Default)]
struct Sum {
    items: i128,
    minor: i128,
}

struct Reader<'s> {
    out: Output<'s>,
    currency: Currency,
    bank: Option<String>,
    owner: Option<String>,
    /// Lockbox and date of the open statement.
    deposit: Option<(String, Option<Date>)>,
    batch: Sum,
    /// Since the statement began.
    lockbox: Sum,
    /// Since the service began, which may have several lockboxes.
    service: Sum,
    records: i128,
    /// Overflow records of the check so far.
    overflow: u64,
    ended: bool,
}

impl Reader<'_> {
    fn record(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        let kind = record.raw(1, 1);
        if kind != "4" {
            self.end_check()?;
        }
        match kind {
            "1" => {
                self.owner = record.some(4, 13);
                self.bank = record.some(14, 23);
            }
            "2" => {
                self.owner = record.some(2, 11).or(self.owner.take());
                self.bank = record.some(12, 21).or(self.bank.take());
            }
            "5" => self.detail_header(record, line)?,
            "6" => self.check(record, line)?,
            "4" => self.overflow(record, line),
            "7" => {
                let batch = std::mem::take(&mut self.batch);
                self.total(
                    ("7", line),
                    &batch,
                    record.field(21, 23),
                    record.field(24, 33),
                );
            }
            "8" => {
                let (items, sum) = (record.field(21, 24), record.field(25, 34));
                // Banks total each lockbox, or all lockboxes of a service.
                let of_lockbox = sum.parse() == Ok(self.lockbox.minor);
                let service = std::mem::take(&mut self.service);
                let found = match of_lockbox {
                    true => std::mem::take(&mut self.lockbox),
                    false => service,
                };
                self.total(("8", line), &found, items, sum);
                self.deposit = None;
                self.out.close()?;
            }
            "9" => {
                let declared = record.field(2, 7);
                let found = self.records;
                self.out
                    .check("control_count_differs", line, "9", declared, found);
                self.ended = true;
            }
            _ => {
                let problem = "no record of a lockbox file begins so; left out";
                self.out
                    .warn("unknown_record", line, "record", record.text(), problem);
            }
        }
        Ok(())
    }

    fn detail_header(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        let day = record.field(15, 20);
        let date = ymd(day);
        if date.is_none() {
            let problem = "is no deposit date; its checks have none";
            self.out.warn("unreadable_date", line, "5", day, problem);
        }
        let deposit = (record.field(8, 14).to_owned(), date);
        if self.deposit.as_ref() != Some(&deposit) {
            self.deposit = Some(deposit);
            self.open()?;
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), FormatError> {
        self.lockbox = Sum::default();
        let (lockbox, date) = self.deposit.clone().unwrap_or_default();
        self.out.open(Statement {
            id: lockbox.clone(),
            account: AccountRef {
                other: Some(lockbox).filter(|text| !text.is_empty()),
                bic: self.bank.clone(),
                owner: self.owner.clone(),
                currency: Some(self.currency),
                ..AccountRef::default()
            },
            from: date,
            to: date,
            ..Statement::default()
        })
    }

    fn check(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        if !self.out.is_open() {
            let problem = "a check without a lockbox (5) before it";
            self.out
                .warn("missing_account", line, "6", record.text(), problem);
            self.open()?;
        }
        for sum in [&mut self.batch, &mut self.lockbox, &mut self.service] {
            sum.items += 1;
        }
        let amount = record.field(8, 17);
        let decimals = usize::try_from(self.currency.scale()).unwrap_or(0);
        let money = match record.amount((8, 17), decimals, self.currency) {
            Ok(money) => money,
            Err(problem) => return self.out.drop_entry(line, "6 amount", amount, &problem),
        };
        for sum in [&mut self.batch, &mut self.lockbox, &mut self.service] {
            sum.minor += i128::from(money.minor());
        }
        let mut entry = Entry::new(money);
        entry.booked_on = self.deposit.as_ref().and_then(|(_, date)| *date);
        entry.value_on = entry.booked_on;
        let place = format!("{}/{}", record.field(2, 4), record.field(5, 7));
        entry.bank_ref = Some(place).filter(|place| place.len() > 1);
        entry.counterparty.bic = record.some(18, 26);
        entry.counterparty.other = record.some(27, 36);
        let number = record.field(37, 46).trim_start_matches('0');
        if !number.is_empty() {
            entry.references.push(Reference {
                kind: ReferenceKind::Scheme("check_number".to_owned()),
                value: number.to_owned(),
                amount: None,
            });
        }
        match check_date(record.field(47, 52)) {
            Some(date) => {
                entry.counterparty.name = record.some(53, 82);
                let payee = record.some(83, 112);
                let payee = payee.map_or(String::new(), |payee| format!(", payable to {payee}"));
                entry.info = Some(format!("check of {date}{payee}"));
            }
            // Banks put other columns here; what they mean is not told.
            None => entry.remittance.extend(record.some(47, record.len())),
        }
        record.text().clone_into(&mut entry.raw);
        self.overflow = 0;
        self.out.add(entry)
    }

    fn overflow(&mut self, record: Record<'_>, line: u64) {
        let place = format!("{}/{}", record.field(2, 4), record.field(5, 7));
        let text = record.field(12, record.len()).to_owned();
        let sequence = digits(record.field(9, 10));
        self.overflow += 1;
        let expected = self.overflow % 100;
        if sequence != Some(expected) {
            let problem = format!("overflow record {expected:02} was expected here");
            self.out
                .warn("sequence_differs", line, "4", record.field(9, 10), problem);
            self.overflow = sequence.unwrap_or(expected);
        }
        let open = self.out.entry().and_then(|entry| entry.bank_ref.clone());
        if open.as_deref() != Some(place.as_str()) {
            let problem = "belongs to no check above; kept as text of the statement";
            self.out
                .warn("record_out_of_place", line, "4", &place, problem);
            return self.out.note(line, &text);
        }
        if let Some(entry) = self.out.extend(line, record.text()) {
            entry.remittance.push(text);
        }
    }

    /// All records of a check are there: documents whose amounts come to the check are told.
    fn end_check(&mut self) -> Result<(), FormatError> {
        if let Some(entry) = self.out.entry() {
            let documents = documents(&entry.remittance, entry.amount);
            entry.references.extend(documents);
        }
        self.out.end_entry()
    }

    fn total(&mut self, (field, line): (&str, u64), found: &Sum, items: &str, sum: &str) {
        self.out
            .check("control_count_differs", line, field, items, found.items);
        self.out
            .check("control_total_differs", line, field, sum, found.minor);
    }

    fn finish(mut self, line: u64) -> Result<FileKind, FormatError> {
        self.end_check()?;
        if !self.ended {
            let problem = "the file ends without its trailer (9); its end may be missing";
            self.out.warn("truncated_file", line, "9", "", problem);
        }
        self.out.finish()?;
        Ok(FileKind {
            format: Format::Lockbox,
            version: String::new(),
        })
    }
}

/// `MMDDYY`.
fn check_date(text: &str) -> Option<Date> {
    let year = text.get(4..6)?;
    let month_and_day = text.get(..4)?;
    ymd(&format!("{year}{month_and_day}"))
}

/// Documents and their amounts (ten digits), if the text has nothing else and they come to `whole`.
fn documents(lines: &[String], whole: Money) -> Vec<Reference> {
    let words: Vec<&str> = lines
        .iter()
        .flat_map(|line| line.split_whitespace())
        .collect();
    let pairs = words.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Vec::new();
    }
    let read: Option<Vec<Reference>> = pairs
        .map(|pair| {
            let minor = digits(pair[1]).filter(|_| pair[1].len() == 10)?;
            Some(Reference {
                kind: ReferenceKind::Document("CINV".to_owned()),
                value: pair[0].to_owned(),
                amount: Some(Money::new(i64::try_from(minor).ok()?, whole.currency())),
            })
        })
        .collect();
    let read = read.unwrap_or_default();
    let amounts = read.iter().filter_map(|document| document.amount);
    match Money::sum(whole.currency(), amounts) {
        Ok(sum) if sum == whole => read,
        _ => Vec::new(),
    }
}
