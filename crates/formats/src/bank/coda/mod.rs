//! CODA, the coded statement of account of Belgian banks, versions 1 and 2.
//!
//! * A movement (`21`) whose detail number is zero is an entry; the details of a globalised
//!   movement are its transactions. Movements of types 8 and 9 break an amount down into gross
//!   amount and charges: they stay in the further text.
//! * Structured communications 101 and 102 are OGM/VCS references, whose check is verified, 100 is a
//!   creditor reference, 127 a direct debit with mandate. Others are kept as text behind their type.
//! * Sequence numbers, movement totals and the number of records are checked.

mod communication;
mod movement;

use std::io::BufRead;

use kernel::{Currency, Money};

use super::lines::Lines;
use super::output::Output;
use super::record::{Record, digits, dmy};
use super::{AccountRef, Balance, BalanceKind, FileKind, Format, Sink, Statement};
use crate::error::FormatError;
use crate::ids::Iban;
use movement::Movement;

/// Characters of a record.
const WIDTH: usize = 128;

/// Reads all statements of a file. `currency` is for accounts that tell none.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut lines = Lines::records(input, WIDTH)?;
    let mut reader = Reader::new(Output::new(sink), currency);
    let mut last = 0;
    while let Some(line) = lines.next_line()? {
        last = line.number;
        let text = line.text.trim_end();
        if !text.is_empty() {
            reader.record(Record::new(text), last)?;
        }
    }
    reader.finish(last)
}

struct Reader<'s> {
    out: Output<'s>,
    hint: Option<Currency>,
    header: Header,
    currency: Option<Currency>,
    movement: Option<Movement>,
    /// Sequence number of the last movement.
    sequence: u64,
    records: i128,
    messages: i128,
    debit: i128,
    credit: i128,
    trailer_due: bool,
}

#[derive(Default)]
struct Header {
    reference: String,
    owner: Option<String>,
    bic: Option<String>,
    version: String,
}

impl<'s> Reader<'s> {
    fn new(out: Output<'s>, hint: Option<Currency>) -> Self {
        Self {
            out,
            hint,
            header: Header::default(),
            currency: None,
            movement: None,
            sequence: 0,
            records: 0,
            messages: 0,
            debit: 0,
            credit: 0,
            trailer_due: true,
        }
    }

    fn record(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        let (kind, article) = (record.raw(1, 1), record.raw(2, 2));
        if matches!(kind, "1" | "2" | "3" | "8") {
            self.records += 1;
        }
        match (kind, article) {
            ("0", _) => self.header(record, line)?,
            ("1", _) => self.old_balance(record, line)?,
            ("2", "1") => self.movement(record, line)?,
            ("2", "2" | "3") | ("3", "1" | "2" | "3") => self.further(record, line),
            ("4", _) => {
                self.messages += 1;
                self.end_movement();
                self.out.note(line, record.field(33, 112));
            }
            ("8", _) => self.new_balance(record, line)?,
            ("9", _) => self.trailer(record, line)?,
            _ => {
                let problem = "no record of CODA begins so; left out";
                self.out
                    .warn("unknown_record", line, "record", record.text(), problem);
            }
        }
        Ok(())
    }

    fn header(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.end_statement(line)?;
        self.header = Header {
            reference: record.field(25, 34).to_owned(),
            owner: record.some(35, 60),
            bic: record.some(61, 71),
            version: record.field(128, 128).to_owned(),
        };
        if record.raw(17, 17) == "D" {
            let problem = "the bank marks the file as a duplicate";
            self.out.warn("duplicate_file", line, "0", "D", problem);
        }
        (self.records, self.messages) = (0, 0);
        (self.debit, self.credit) = (0, 0);
        self.trailer_due = true;
        Ok(())
    }

    fn old_balance(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.end_statement(line)?;
        let (number, code) = match record.raw(2, 2) {
            "0" => (record.field(6, 17), record.field(19, 21)),
            "2" => (record.field(6, 36), record.field(40, 42)),
            _ => (record.field(6, 39), record.field(40, 42)),
        };
        let known = Currency::parse(code).ok();
        if known.is_none() && !code.is_empty() {
            let problem = "is no currency of ISO 4217";
            self.out.warn("unknown_currency", line, "1", code, problem);
        }
        self.currency = match code.is_empty() {
            true => self.hint,
            false => known,
        };
        let mut account = AccountRef {
            bic: self.header.bic.clone(),
            owner: record.some(65, 90).or_else(|| self.header.owner.clone()),
            currency: self.currency,
            ..AccountRef::default()
        };
        let iban = match record.raw(2, 2) {
            "0" => Iban::from_bban("BE", number),
            _ => Iban::parse(number),
        };
        match iban {
            Ok(iban) => account.iban = Some(iban.as_str().to_owned()),
            Err(error) => {
                account.other = Some(number.to_owned()).filter(|number| !number.is_empty());
                if record.raw(2, 2) != "1" {
                    self.out
                        .warn("invalid_iban", line, "1", number, error.problem);
                }
            }
        }
        self.sequence = 0;
        // The number since the beginning of the year; the paper number in older files.
        let sequence = digits(record.field(126, 128)).filter(|number| *number > 0);
        let opening = self.balance(record, (43, 44, 59), BalanceKind::OpeningBooked, line);
        self.out.open(Statement {
            id: self.header.reference.clone(),
            account,
            number: sequence.or_else(|| digits(record.field(3, 5))),
            from: opening.as_ref().and_then(|balance| balance.on),
            opening,
            ..Statement::default()
        })
    }

    /// Sign, amount and date at these positions.
    fn balance(
        &mut self,
        record: Record<'_>,
        (sign, amount, date): (usize, usize, usize),
        kind: BalanceKind,
        line: u64,
    ) -> Option<Balance> {
        let field = record.raw(1, 1);
        match self.money(record, sign, amount) {
            Ok(money) => Some(Balance {
                kind,
                amount: money,
                on: dmy(record.field(date, date + 5)),
            }),
            Err(problem) => {
                let value = record.raw(sign, amount + 14);
                let problem = format!("{problem}; left out");
                self.out
                    .warn("unreadable_balance", line, field, value, problem);
                None
            }
        }
    }

    /// An amount of fifteen digits, three of them decimals, with its sign (0 credit, 1 debit).
    fn money(&self, record: Record<'_>, sign: usize, at: usize) -> Result<Money, String> {
        let currency = self.currency.ok_or("is in no known currency")?;
        let money = record.amount((at, at + 14), 3, currency)?;
        match record.raw(sign, sign) {
            "0" => Ok(money),
            "1" => Ok(money.neg()),
            _ => Err("has no sign 0 or 1".to_owned()),
        }
    }

    fn new_balance(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.end_movement();
        let closing = self.balance(record, (42, 43, 58), BalanceKind::ClosingBooked, line);
        if let Some(statement) = self.out.statement() {
            statement.to = closing.as_ref().and_then(|balance| balance.on);
            statement.closing = closing;
        }
        Ok(())
    }

    fn trailer(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.end_statement(line)?;
        // Some banks count the free messages (4) too.
        let declared = record.field(17, 22);
        if declared.parse() != Ok(self.records + self.messages) {
            self.out.check(
                "control_count_differs",
                line,
                "9 records",
                declared,
                self.records,
            );
        }
        let thousandths = |minor: i128, scale: u32| minor * 10i128.pow(3u32.saturating_sub(scale));
        if let Some(currency) = self.currency {
            let (debit, credit) = (
                thousandths(self.debit, currency.scale()),
                thousandths(self.credit, currency.scale()),
            );
            self.out.check(
                "control_total_differs",
                line,
                "9 debits",
                record.field(23, 37),
                debit,
            );
            self.out.check(
                "control_total_differs",
                line,
                "9 credits",
                record.field(38, 52),
                credit,
            );
        }
        self.trailer_due = false;
        Ok(())
    }

    fn end_statement(&mut self, line: u64) -> Result<(), FormatError> {
        self.end_movement();
        let closed = self
            .out
            .statement()
            .map(|statement| statement.closing.is_some());
        if closed == Some(false) {
            let problem = "the statement has no readable new balance (8); it is not checked";
            self.out.warn("missing_balance", line, "8", "", problem);
        }
        self.out.close()
    }

    fn finish(mut self, line: u64) -> Result<FileKind, FormatError> {
        self.end_statement(line)?;
        if self.trailer_due {
            let problem = "the file ends without its trailer (9); its end may be missing";
            self.out.warn("truncated_file", line, "9", "", problem);
        }
        self.out.finish()?;
        Ok(FileKind {
            format: Format::Coda,
            version: self.header.version,
        })
    }
}
