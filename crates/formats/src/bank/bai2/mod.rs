//! BAI2 balance reports: prior-day and same-day.
//!
//! * Records may be continued (`88`), blank-padded, or end without their slash.
//! * Amounts have the implied decimals of their currency: that of the account, else of the group,
//!   else the hint, else US dollars, which the standard takes where none is told.
//! * The direction is that of the type code; codes 700 to 799 are loans, 900 to 999 the bank's own.
//! * An entry is booked on the as-of date of its group. Its value date is that of funds type V, or
//!   the as-of date where the money is available at once; later availability stays in the evidence.
//! * Interim same-day groups announce their entries; groups that delete earlier ones or are a test
//!   have them for information.
//! * Control totals and record counts of accounts, groups and the file are checked.

mod account;
mod codes;
mod entry;
mod fields;
mod funds;
mod text;

use std::io::BufRead;

use kernel::{Currency, Date, Instant};

use super::lines::Lines;
use super::output::Output;
use super::{AccountRef, EntryStatus, FileKind, Format, Sink};
use crate::error::FormatError;
use fields::Logical;

/// Reads all groups of a file. `currency` is for accounts and groups that tell none.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut lines = Lines::new(input)?;
    let mut reader = Reader {
        out: Output::new(sink),
        hint: currency,
        version: String::new(),
        created: None,
        file_id: String::new(),
        group: Group::default(),
        account: Level::default(),
        file: Level::default(),
        currency: None,
        held: None,
        ended: false,
    };
    let mut last = 0;
    while let Some(line) = lines.next_line()? {
        last = line.number;
        if line.cut {
            let problem = "is too long; its end is left out";
            let text = line.text;
            reader
                .out
                .warn("line_too_long", last, "line", text, problem);
        }
        for raw in fields::records(line.text.trim()) {
            reader.physical(raw, last)?;
        }
    }
    if let Some(mut record) = reader.held.take() {
        record.open_end = !record.raw.ends_with('/');
        reader.record(&record)?;
    }
    reader.finish(last)
}

/// Counts and sums of an account, a group or the file.
#[derive(Default)]
struct Level {
    open: bool,
    records: u64,
    parts: u64,
    total: i128,
}

#[derive(Default)]
struct Group {
    level: Level,
    bank: Option<String>,
    currency: Option<Currency>,
    as_of: Option<Date>,
    status: Option<EntryStatus>,
}

struct Reader<'s> {
    out: Output<'s>,
    hint: Option<Currency>,
    version: String,
    created: Option<Instant>,
    file_id: String,
    group: Group,
    account: Level,
    file: Level,
    /// Currency of the account, `None` where its code is unknown.
    currency: Option<Currency>,
    /// The record whose continuations may follow.
    held: Option<Logical>,
    ended: bool,
}

impl Reader<'_> {
    /// A physical record: it continues the one before, or that one is complete.
    fn physical(&mut self, raw: &str, line: u64) -> Result<(), FormatError> {
        let problem = match (fields::code(raw), &mut self.held) {
            ("", _) if raw.is_empty() => return Ok(()),
            ("88", Some(record)) if record.has_room() => {
                record.extend(raw);
                return Ok(());
            }
            ("", Some(record)) if record.code == "16" && record.has_room() => {
                record.join(raw);
                "no record of BAI2 begins so; read as text of the record above"
            }
            ("" | "88", _) => "no record of BAI2 begins so; left out",
            (code, held) => {
                return match held.replace(Logical::new(code, line, raw)) {
                    Some(complete) => self.record(&complete),
                    None => Ok(()),
                };
            }
        };
        self.out
            .warn("unknown_record", line, "record", raw, problem);
        Ok(())
    }

    fn record(&mut self, record: &Logical) -> Result<(), FormatError> {
        match record.code.as_str() {
            "01" => self.file_header(record),
            "02" => self.group_header(record)?,
            "03" => self.account_header(record)?,
            "16" => {
                if !self.out.is_open() {
                    let problem = "an entry without an account (03) before it";
                    self.out
                        .warn("missing_account", record.line, "16", "", problem);
                    self.open_account(AccountRef::default(), "")?;
                }
                self.count(record.count);
                self.entry(record)?;
            }
            "49" => self.account_trailer(record)?,
            "98" => self.group_trailer(record)?,
            _ => self.file_trailer(record)?,
        }
        Ok(())
    }

    fn count(&mut self, records: u64) {
        self.file.records += records;
        self.group.level.records += records;
        self.account.records += records;
    }

    fn file_header(&mut self, record: &Logical) {
        self.file = Level {
            open: true,
            ..Level::default()
        };
        self.ended = false;
        self.count(record.count);
        let mut fields = record.fields();
        let (_sender, _receiver) = (fields.next(), fields.next());
        let (day, hour) = (fields.next(), fields.next());
        self.created = created(day, hour);
        if self.created.is_none() && !day.is_empty() {
            let problem = "is no date and time; left out";
            let value = format!("{day},{hour}");
            self.out
                .warn("unreadable_time", record.line, "01", &value, problem);
        }
        self.file_id = fields.next().to_owned();
        let (_length, _block) = (fields.next(), fields.next());
        self.version = fields.next().to_owned();
    }

    fn group_header(&mut self, record: &Logical) -> Result<(), FormatError> {
        self.end_group(record.line)?;
        self.group.level.open = true;
        self.file.parts += 1;
        self.count(record.count);
        let mut fields = record.fields();
        let _receiver = fields.next();
        self.group.bank = Some(fields.next().to_owned()).filter(|bank| !bank.is_empty());
        let status = fields.next();
        let day = fields.next();
        self.group.as_of = funds::date(day);
        if self.group.as_of.is_none() {
            let problem = "is no as-of date; entries and balances have none";
            self.out
                .warn("unreadable_date", record.line, "02", day, problem);
        }
        let _time = fields.next();
        self.group.currency = self.known_currency(fields.next(), record.line, "02");
        let same_day = fields.next() == "3";
        let note = match status {
            "2" => Some(("deletion_group", "deletes earlier entries; for information")),
            "3" => Some(("correction_group", "corrects a group that was sent before")),
            "4" => Some(("test_group", "is a test; for information")),
            _ if same_day => Some((
                "interim_group",
                "is a report during the day; not booked yet",
            )),
            _ => None,
        };
        self.group.status = match status {
            "2" | "4" => Some(EntryStatus::Info),
            _ if same_day => Some(EntryStatus::Pending),
            _ => None,
        };
        if let Some((code, message)) = note {
            self.out.warn(code, record.line, "02", status, message);
        }
        Ok(())
    }

    fn known_currency(&mut self, code: &str, line: u64, field: &str) -> Option<Currency> {
        if code.is_empty() {
            return None;
        }
        let known = Currency::parse(&code.to_ascii_uppercase()).ok();
        if known.is_none() {
            let problem = "is no currency of ISO 4217";
            self.out
                .warn("unknown_currency", line, field, code, problem);
        }
        known
    }

    fn group_trailer(&mut self, record: &Logical) -> Result<(), FormatError> {
        self.end_account(record.line)?;
        self.count(record.count);
        let mut fields = record.fields();
        let (total, accounts, records) = (fields.next(), fields.next(), fields.next());
        let line = record.line;
        let level = &self.group.level;
        let (sum, parts, count) = (level.total, level.parts.into(), level.records.into());
        self.out
            .check("control_total_differs", line, "98", total, sum);
        self.out.check(
            "control_count_differs",
            line,
            "98 accounts",
            accounts,
            parts,
        );
        self.out
            .check("control_count_differs", line, "98 records", records, count);
        self.file.total += declared(total).unwrap_or(sum);
        self.group = Group::default();
        Ok(())
    }

    fn file_trailer(&mut self, record: &Logical) -> Result<(), FormatError> {
        self.end_group(record.line)?;
        self.count(record.count);
        let mut fields = record.fields();
        let (total, groups, records) = (fields.next(), fields.next(), fields.next());
        let line = record.line;
        let (parts, count) = (self.file.parts.into(), self.file.records.into());
        self.out
            .check("control_total_differs", line, "99", total, self.file.total);
        self.out
            .check("control_count_differs", line, "99 groups", groups, parts);
        self.out
            .check("control_count_differs", line, "99 records", records, count);
        self.ended = true;
        Ok(())
    }

    fn end_group(&mut self, line: u64) -> Result<(), FormatError> {
        self.end_account(line)?;
        if self.group.level.open {
            let problem = "the group above has no trailer (98); its totals are not checked";
            self.out.warn("missing_trailer", line, "98", "", problem);
            self.file.total += self.group.level.total;
        }
        self.group = Group::default();
        Ok(())
    }

    fn finish(mut self, line: u64) -> Result<FileKind, FormatError> {
        self.end_group(line)?;
        if !self.ended {
            let problem = "the file ends without its trailer (99); its end may be missing";
            self.out.warn("truncated_file", line, "99", "", problem);
        }
        self.out.finish()?;
        Ok(FileKind {
            format: Format::Bai2,
            version: self.version,
        })
    }
}

/// Date and time without an offset, taken as UTC; 2400 and 9999 mean the end of the day.
fn created(day: &str, hour: &str) -> Option<Instant> {
    let date = funds::date(day)?;
    let (hours, minutes) = match hour {
        "" => ("00", "00"),
        "2400" | "9999" => ("23", "59"),
        _ => (hour.get(..2)?, hour.get(2..4)?),
    };
    Instant::parse(&format!("{date}T{hours}:{minutes}:00Z")).ok()
}

/// A control total, which an amount of money may reach but not leave.
fn declared(total: &str) -> Option<i128> {
    total.parse::<i64>().ok().map(i128::from)
}
