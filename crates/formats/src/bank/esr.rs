//! Swiss ESR/ISR notifications (v11): payments by inpayment slip with a reference of 27 digits.
//!
//! * Records of type 3 have 100 or 126 characters, those of type 4 have 200. Corrections take back
//!   or repeat a payment by the last digit of their transaction code.
//! * The currency is that of the participant: 01 francs, 03 euros; type 4 tells it.
//! * A statement holds the payments of one participant. The check digit of each reference, and the
//!   number and sum of the total record, are checked.

use std::io::BufRead;

use kernel::{Currency, Date, Money};

use super::lines::Lines;
use super::output::Output;
use super::record::{Record, digits, long_ymd, ymd};
use super::{
    AccountRef, BankCode, Entry, FileKind, Format, Reference, ReferenceKind, Sink, Statement,
};
use crate::error::FormatError;

/// Reads all payments of a file. `currency` is for participants that tell none.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut lines = Lines::new(input)?;
    let mut reader = Reader {
        out: Output::new(sink),
        hint: currency,
        participant: None,
        paid: (0, 0),
        taken_back: (0, 0),
        totals: 0,
    };
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

/// Where the fields of a record stand.
struct Layout {
    long: bool,
    participant: (usize, usize),
    reference: (usize, usize),
    amount: (usize, usize),
    /// Issue, processing and credit day.
    days: [(usize, usize); 3],
    reject: usize,
    /// Number of payments of a total record.
    count: (usize, usize),
}

const SHORT: Layout = Layout {
    long: false,
    participant: (4, 12),
    reference: (13, 39),
    amount: (40, 49),
    days: [(60, 65), (66, 71), (72, 77)],
    reject: 87,
    count: (52, 63),
};

const LONG: Layout = Layout {
    long: true,
    participant: (7, 15),
    reference: (16, 42),
    amount: (46, 57),
    days: [(93, 100), (101, 108), (109, 116)],
    reject: 117,
    count: (58, 69),
};

struct Reader<'s> {
    out: Output<'s>,
    hint: Option<Currency>,
    /// Participant of the open statement, and its currency.
    participant: Option<(String, Option<Currency>)>,
    /// Number and sum of what was paid and of what was taken back.
    paid: (i128, i128),
    taken_back: (i128, i128),
    totals: u64,
}

impl Reader<'_> {
    fn record(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        let code = record.raw(1, 3);
        // A currency stands where type 3 has digits of its amount.
        let layout = match record.raw(43, 45) {
            "CHF" | "EUR" => &LONG,
            _ => &SHORT,
        };
        if digits(code).is_none() || code.len() != 3 {
            let problem = "no record of an ESR file begins so; left out";
            self.out
                .warn("unknown_record", line, "record", record.text(), problem);
            return Ok(());
        }
        let participant = record
            .field(layout.participant.0, layout.participant.1)
            .to_owned();
        let currency = self.currency(&participant, record, layout);
        let known = (participant, currency);
        if self.participant.as_ref() != Some(&known) {
            self.open(known, line)?;
        }
        match code.starts_with('9') {
            true => self.total(record, layout, line),
            false => self.payment(record, layout, line)?,
        }
        Ok(())
    }

    fn currency(&self, participant: &str, record: Record<'_>, layout: &Layout) -> Option<Currency> {
        if layout.long {
            return Currency::parse(record.raw(43, 45)).ok();
        }
        match participant.get(..2) {
            Some("01") => Some(Currency::CHF),
            Some("03") => Some(Currency::EUR),
            _ => self.hint,
        }
    }

    fn open(&mut self, known: (String, Option<Currency>), line: u64) -> Result<(), FormatError> {
        self.end_totals(line);
        (self.paid, self.taken_back) = ((0, 0), (0, 0));
        let statement = Statement {
            id: known.0.clone(),
            account: AccountRef {
                other: Some(known.0.clone()).filter(|number| !number.is_empty()),
                currency: known.1,
                ..AccountRef::default()
            },
            ..Statement::default()
        };
        self.participant = Some(known);
        self.out.open(statement)
    }

    fn money(&self, record: Record<'_>, at: (usize, usize)) -> Result<Money, String> {
        let currency = self
            .participant
            .as_ref()
            .and_then(|(_, currency)| *currency);
        let currency = currency.ok_or("is in no known currency; name it when importing")?;
        record.amount(at, 2, currency)
    }

    fn payment(
        &mut self,
        record: Record<'_>,
        layout: &Layout,
        line: u64,
    ) -> Result<(), FormatError> {
        let code = record.raw(1, 3);
        // Type 3 ends in 2, 5 and 8 where type 4 ends in 1, 2 and 3.
        let reversal = match layout.long {
            true => code.ends_with('2'),
            false => code.ends_with('5'),
        };
        let read = self.money(record, layout.amount);
        let sums = if reversal {
            &mut self.taken_back
        } else {
            &mut self.paid
        };
        sums.0 += 1;
        sums.1 += read.as_ref().map_or(0, |money| i128::from(money.minor()));
        let money = match read {
            Ok(money) => money,
            Err(problem) => {
                let value = record.raw(layout.amount.0, layout.amount.1);
                return self.out.drop_entry(line, "amount", value, &problem);
            }
        };
        let mut entry = Entry::new(if reversal { money.neg() } else { money });
        entry.reversal = reversal;
        let [_, processed, credited] = layout.days;
        entry.booked_on = self.day(record, processed, layout, line);
        entry.value_on = self.day(record, credited, layout, line);
        entry.bank_code = BankCode {
            proprietary: Some(code.to_owned()),
            ..BankCode::default()
        };
        let reference = record.field(layout.reference.0, layout.reference.1);
        if !holds(reference) {
            let problem = "the check digit of the reference does not hold";
            self.out
                .warn("invalid_reference", line, "reference", reference, problem);
        }
        entry.references.push(Reference {
            kind: ReferenceKind::Scheme("ISR".to_owned()),
            value: reference.to_owned(),
            amount: None,
        });
        let reject = record
            .some(layout.reject, layout.reject)
            .filter(|code| code != "0");
        if let Some(code) = &reject {
            let problem = "the bank marks the payment as rejected or read by hand";
            self.out
                .warn("reject_code", line, "reject code", code, problem);
        }
        entry.return_reason = reject;
        record.text().clone_into(&mut entry.raw);
        self.out.add(entry)
    }

    fn day(
        &mut self,
        record: Record<'_>,
        (from, to): (usize, usize),
        layout: &Layout,
        line: u64,
    ) -> Option<Date> {
        let text = record.field(from, to);
        let day = match layout.long {
            true => long_ymd(text),
            false => ymd(text),
        };
        if day.is_none() {
            let problem = "is no date; left out";
            self.out
                .warn("unreadable_date", line, "date", text, problem);
        }
        day
    }

    fn total(&mut self, record: Record<'_>, layout: &Layout, line: u64) {
        self.totals += 1;
        let amount = match layout.long {
            true => layout.amount,
            false => (40, 51),
        };
        // 995 (982 and 992 in type 4) is a total of money taken back.
        let taken_back = record.raw(3, 3) == if layout.long { "2" } else { "5" };
        let sums = match taken_back {
            true => &mut self.taken_back,
            false => &mut self.paid,
        };
        let (found, minor) = std::mem::take(sums);
        if record.len() < layout.count.1 {
            let problem = "is cut; number and sum are not checked";
            self.out
                .warn("unreadable_control", line, "total", record.text(), problem);
        }
        let sum = record.raw(amount.0, amount.1);
        let count = record.field(layout.count.0, layout.count.1);
        self.out
            .check("control_total_differs", line, "total", sum, minor);
        self.out
            .check("control_count_differs", line, "total", count, found);
    }

    /// Says so if payments are left that no total record covers.
    fn end_totals(&mut self, line: u64) {
        if self.paid.0 + self.taken_back.0 > 0 {
            let problem = "payments above have no total record; they are not checked";
            self.out.warn("missing_trailer", line, "total", "", problem);
        }
    }

    fn finish(mut self, line: u64) -> Result<FileKind, FormatError> {
        self.end_totals(line);
        if self.totals == 0 {
            let problem = "the file has no total record; its end may be missing";
            self.out.warn("truncated_file", line, "total", "", problem);
        }
        self.out.finish()?;
        Ok(FileKind {
            format: Format::Esr,
            version: String::new(),
        })
    }
}

/// Modulo 10, recursive: the check digit of Swiss references.
fn holds(reference: &str) -> bool {
    const TABLE: [usize; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    let all = reference.len() == 27 && reference.bytes().all(|byte| byte.is_ascii_digit());
    let Some((head, check)) = reference.split_at_checked(26).filter(|_| all) else {
        return false;
    };
    let carry = head.bytes().fold(0usize, |carry, byte| {
        TABLE[(carry + usize::from(byte - b'0')) % 10]
    });
    check == ((10 - carry) % 10).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_of_swiss_references_is_known() {
        assert!(holds("210000000003139471430009017"));
        assert!(!holds("210000000003139471430009018"));
        assert!(!holds("21000000000313947143000901"));
    }
}
