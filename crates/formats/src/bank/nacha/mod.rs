//! US automated clearing house (NACHA) files: entries received, returns, notifications of change.
//!
//! * A batch is a statement, and a batch with entries of several accounts one for each run of
//!   entries of the same account.
//! * An entry that is received moves the account it names; its other side is the company of the
//!   batch. A returned entry takes back what the company collected or paid: its account is the
//!   company's, which the file does not tell, and its other side the one who returned it. Of
//!   several stages (return, dishonoured, contested) the last one tells the sign.
//! * Addenda with payment information are remittance text as they are; X12 and EDIFACT segments in
//!   them are not taken apart.
//! * Notifications of change, prenotes and entries of zero dollars are for information.
//! * Counts, entry hashes and totals of batches and of the file are checked.

mod addenda;
mod entry;

use std::io::BufRead;

use kernel::{Currency, Date, Instant};

use super::lines::Lines;
use super::output::Output;
use super::record::{Record, digits, ymd};
use super::{AccountRef, Entry, FileKind, Format, Sink, Statement};
use crate::error::FormatError;

/// Characters of a record.
const WIDTH: usize = 94;

/// Reads all batches of a file, which is in US dollars unless the hint says otherwise.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut lines = Lines::records(input, WIDTH)?;
    let mut reader = Reader {
        out: Output::new(sink),
        currency: currency.unwrap_or(Currency::USD),
        created: None,
        batch: None,
        account: None,
        held: None,
        dropped: false,
        file: Totals::default(),
        batches: 0,
        ended: false,
    };
    let mut last = 0;
    while let Some(line) = lines.next_line()? {
        last = line.number;
        let text = line.text.trim_end();
        // Lines of nines fill the last block.
        if text.bytes().any(|byte| byte != b'9') {
            reader.record(Record::new(text), last)?;
        }
    }
    reader.finish(last)
}

/// What control records declare: counts, hash and sums in minor units.
#[derive(Default)]
struct Totals {
    count: i128,
    hash: i128,
    debit: i128,
    credit: i128,
}

impl Totals {
    fn add(&mut self, other: &Self) {
        self.count += other.count;
        self.hash += other.hash;
        self.debit += other.debit;
        self.credit += other.credit;
    }
}

/// The batch that is open.
struct Batch {
    company: Option<String>,
    company_id: Option<String>,
    bank: Option<String>,
    /// Standard entry class, e.g. `CCD`.
    class: String,
    description: String,
    id: String,
    day: Option<Date>,
    totals: Totals,
}

/// An entry whose addenda may follow.
struct Held {
    entry: Entry,
    /// Routing number of the bank it names.
    bank: String,
    account: String,
    /// Who holds that account.
    name: Option<String>,
    /// True for a return or a notification of change.
    sent_back: bool,
    /// True once it was found too long.
    overlong: bool,
}

struct Reader<'s> {
    out: Output<'s>,
    currency: Currency,
    created: Option<Instant>,
    batch: Option<Batch>,
    /// Account of the open statement: the bank's routing number and the account number.
    account: Option<(String, String)>,
    held: Option<Held>,
    /// True behind an entry that could not be read: its addenda have no place.
    dropped: bool,
    file: Totals,
    batches: i128,
    ended: bool,
}

impl Reader<'_> {
    fn record(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        match record.raw(1, 1) {
            "" => {}
            "1" => {
                self.created = created(record.field(24, 29), record.field(30, 33));
                self.ended = false;
            }
            "5" => {
                self.end_batch(line)?;
                self.batch_header(record, line);
            }
            "6" => self.entry(record, line)?,
            "7" => self.addendum(record, line),
            "8" => self.batch_control(record, line)?,
            "9" => self.file_control(record, line)?,
            _ => {
                let problem = "no record of a NACHA file begins so; left out";
                self.out
                    .warn("unknown_record", line, "record", record.text(), problem);
            }
        }
        Ok(())
    }

    fn batch_header(&mut self, record: Record<'_>, line: u64) {
        let class = record.field(51, 53).to_owned();
        let effective = ymd(record.field(70, 75));
        let settled = digits(record.raw(76, 78)).filter(|day| *day > 0);
        let day = match (effective, settled) {
            (Some(effective), Some(settled)) => day_of_year(settled, effective),
            _ => effective,
        };
        let blank = matches!(record.field(70, 75), "" | "000000");
        if effective.is_none() && !blank {
            let problem = "is no effective date; entries have none";
            self.out
                .warn("unreadable_date", line, "5", record.field(70, 75), problem);
        }
        let international = class == "IAT";
        self.batches += 1;
        self.batch = Some(Batch {
            company: record.some(5, 20).filter(|_| !international),
            company_id: record.some(41, 50),
            bank: record.some(80, 87),
            description: record.field(54, 63).to_owned(),
            id: record.field(88, 94).to_owned(),
            class,
            day,
            totals: Totals::default(),
        });
    }

    /// Opens a statement of the batch for this account; `None` is the company's own.
    fn open(&mut self, account: Option<(String, String)>) -> Result<(), FormatError> {
        let batch = self.batch.as_ref();
        let reference = match &account {
            Some((bank, number)) => AccountRef {
                other: Some(number.clone()).filter(|number| !number.is_empty()),
                bic: Some(bank.clone()).filter(|bank| !bank.is_empty()),
                ..AccountRef::default()
            },
            None => AccountRef {
                owner: batch.and_then(|batch| batch.company.clone()),
                ..AccountRef::default()
            },
        };
        let day = batch.and_then(|batch| batch.day);
        let statement = Statement {
            id: batch.map_or(String::new(), |batch| batch.id.clone()),
            account: AccountRef {
                currency: Some(self.currency),
                ..reference
            },
            from: day,
            to: day,
            created_at: self.created,
            ..Statement::default()
        };
        self.account = account;
        self.out.open(statement)
    }

    fn batch_control(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.end_entry()?;
        let Some(batch) = self.batch.take() else {
            let problem = "belongs to no batch; left out";
            self.out
                .warn("record_out_of_place", line, "8", record.text(), problem);
            return Ok(());
        };
        // Accounting advices have longer totals.
        let sums = match batch.class.as_str() {
            "ADV" => (record.field(21, 40), record.field(41, 60)),
            _ => (record.field(21, 32), record.field(33, 44)),
        };
        self.check(
            ("8", line),
            record.field(5, 10),
            record.field(11, 20),
            sums,
            &batch.totals,
        );
        self.file.add(&batch.totals);
        if !self.out.is_open() {
            self.batch = Some(batch);
            self.open(None)?;
            self.batch = None;
        }
        self.out.close()
    }

    fn file_control(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.end_batch(line)?;
        let totals = std::mem::take(&mut self.file);
        let long = record.len() > 55 && !record.field(56, 71).is_empty();
        let sums = match long {
            true => (record.field(32, 51), record.field(52, 71)),
            false => (record.field(32, 43), record.field(44, 55)),
        };
        let batches = std::mem::take(&mut self.batches);
        self.out.check(
            "control_count_differs",
            line,
            "9 batches",
            record.field(2, 7),
            batches,
        );
        self.check(
            ("9", line),
            record.field(14, 21),
            record.field(22, 31),
            sums,
            &totals,
        );
        self.ended = true;
        Ok(())
    }

    fn check(
        &mut self,
        (field, line): (&str, u64),
        count: &str,
        hash: &str,
        (debit, credit): (&str, &str),
        found: &Totals,
    ) {
        let out = &mut self.out;
        // The hash is what ten digits hold of the sum.
        let hash_found = found.hash % 10_000_000_000;
        let name = |part: &str| format!("{field} {part}");
        out.check(
            "control_count_differs",
            line,
            &name("entries"),
            count,
            found.count,
        );
        out.check(
            "control_hash_differs",
            line,
            &name("hash"),
            hash,
            hash_found,
        );
        out.check(
            "control_total_differs",
            line,
            &name("debits"),
            debit,
            found.debit,
        );
        out.check(
            "control_total_differs",
            line,
            &name("credits"),
            credit,
            found.credit,
        );
    }

    fn end_batch(&mut self, line: u64) -> Result<(), FormatError> {
        self.end_entry()?;
        if let Some(batch) = self.batch.take() {
            let problem = "the batch above has no control record (8); it is not checked";
            self.out
                .warn("missing_trailer", line, "8", &batch.id, problem);
            self.file.add(&batch.totals);
        }
        self.out.close()
    }

    fn finish(mut self, line: u64) -> Result<FileKind, FormatError> {
        self.end_batch(line)?;
        if !self.ended {
            let problem = "the file ends without its control record (9); its end may be missing";
            self.out.warn("truncated_file", line, "9", "", problem);
        }
        self.out.finish()?;
        Ok(FileKind {
            format: Format::Nacha,
            version: String::new(),
        })
    }
}

/// Date and time without an offset, taken as UTC.
fn created(day: &str, time: &str) -> Option<Instant> {
    let date = ymd(day)?;
    let (hours, minutes) = match time {
        "" => ("00", "00"),
        _ => (time.get(..2)?, time.get(2..4)?),
    };
    Instant::parse(&format!("{date}T{hours}:{minutes}:00Z")).ok()
}

/// The day of the year that is nearest to another day.
fn day_of_year(number: u64, near: Date) -> Option<Date> {
    use chrono::Datelike;
    let number = u32::try_from(number).ok()?;
    (near.year() - 1..=near.year() + 1)
        .filter_map(|year| Date::from_yo_opt(year, number))
        .min_by_key(|date| (*date - near).num_days().abs())
}
