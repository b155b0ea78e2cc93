//! SWIFT MT940 statements and MT942 interim reports, with the dialects banks have made of them.
//!
//! Understood are plain text, messages in a SWIFT envelope (`{1:…}{4:` … `-}`), files with bank
//! headers between messages, tags out of order or missing, and `:86:` in the German form (`?20`,
//! with any separator), the slash form (`/EREF/`), the SEPA keyword form (`SVWZ+`) and free text.
//!
//! * Years of two digits below 80 are 20xx, others 19xx, as SWIFT has it.
//! * The entry date of `:61:` has no year: the year that brings it nearest to the value date is
//!   taken. Where it is missing, the value date stands in.
//! * `RC` takes back a credit (negative), `RD` takes back a debit (positive); both are reversals.
//!   `EC` and `ED` of MT942 are expected movements: pending.
//! * The account owner's reference of `:61:` becomes a reference of scheme `customer_reference`.
//! * Lines of free text that are full (65 characters) run on into the next one.

mod entry;
mod fields;
mod info;
mod slash;

use std::io::BufRead;

use kernel::{Currency, Date, Instant, Money};

use crate::bank::amount::parse_amount;
use crate::bank::{
    AccountRef, Balance, BalanceKind, DeclaredSum, Entry, FileKind, Format, Sink, Statement,
};
use crate::error::{FormatError, Warning};
use crate::ids::Iban;
use crate::stream::{Lines, TextStream};
use fields::{Field, Fields, Piece};

/// Fields that wait for a balance to tell their currency, at most.
const WAITING_MAX: usize = 100_000;

/// Reads all statements of a file, line by line. `currency` is for statements that tell none.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut fields = Fields::new(Lines::new(TextStream::new(input, None)?));
    let mut format = Format::Mt940;
    let mut message: Option<Message> = None;
    while let Some(piece) = fields.next()? {
        match piece {
            Piece::Message(rabobank) => {
                if let Some(done) = message.take() {
                    done.finish(sink)?;
                }
                message = Some(Message {
                    rabobank,
                    fallback: currency,
                    ..Message::default()
                });
            }
            Piece::Field(field) => {
                if matches!(field.tag.as_str(), "34F" | "13D" | "90C" | "90D") {
                    format = Format::Mt942;
                }
                if let Some(message) = &mut message {
                    message.take(field, sink)?;
                }
            }
        }
    }
    let Some(last) = message else {
        return Err(
            FormatError::new("file", "holds no SWIFT tag such as :20: or :61:")
                .remedy("export the statement as MT940 from the bank's portal"),
        );
    };
    last.finish(sink)?;
    Ok(FileKind {
        format,
        version: String::new(),
    })
}

/// A statement on its way.
#[derive(Default)]
struct Message {
    statement: Statement,
    rabobank: bool,
    /// As the file tells it.
    currency: Option<Currency>,
    fallback: Option<Currency>,
    /// Fields from the first entry on, until the currency is known.
    waiting: Vec<Field>,
    /// The entry that further fields may still add to.
    entry: Option<Entry>,
    begun: bool,
    closed: bool,
    sums: Vec<Field>,
    credits: Total,
    debits: Total,
    warnings: Vec<Warning>,
}

/// Number and sum of entries, without signs.
#[derive(Default)]
struct Total {
    count: u64,
    minor: i128,
}

impl Message {
    /// Takes the next field.
    fn take(&mut self, field: Field, sink: &mut dyn Sink) -> Result<(), FormatError> {
        if self.currency.is_none() {
            self.currency = currency_of(&field);
        }
        let entries = field.tag == "61" || !self.waiting.is_empty();
        if entries && self.currency.is_none() && self.waiting.len() < WAITING_MAX {
            self.waiting.push(field);
            return Ok(());
        }
        self.take_waiting(sink)?;
        self.place(field, sink)
    }

    fn take_waiting(&mut self, sink: &mut dyn Sink) -> Result<(), FormatError> {
        std::mem::take(&mut self.waiting)
            .into_iter()
            .try_for_each(|field| self.place(field, sink))
    }

    fn place(&mut self, field: Field, sink: &mut dyn Sink) -> Result<(), FormatError> {
        let (statement, warnings) = (&mut self.statement, &mut self.warnings);
        match field.tag.as_str() {
            "20" => statement.id = field.text().trim().to_owned(),
            "25" | "25P" => statement.account = account(&field, warnings),
            "28" | "28C" => (statement.number, statement.page) = number(&field, warnings),
            "60F" | "60M" => {
                statement.opening = balance(&field, kind_of(&field.tag), warnings);
            }
            "62F" | "62M" => {
                self.closed = true;
                statement.last_page = Some(field.tag == "62F");
                statement.closing = balance(&field, kind_of(&field.tag), warnings);
                statement.to = statement.closing.as_ref().and_then(|closing| closing.on);
            }
            "64" | "65" => {
                let balance = balance(&field, kind_of(&field.tag), warnings);
                statement.other_balances.extend(balance);
            }
            "13D" | "13" => statement.created_at = time(&field, warnings),
            "61" => {
                self.closed = false;
                let entry = entry::read(&field, self.currency.or(self.fallback), self.rabobank)?;
                self.hand_on(sink)?;
                self.entry = Some(entry);
            }
            "86" => match &mut self.entry {
                Some(entry) if !self.closed => {
                    entry.raw.push('\n');
                    entry.raw.push_str(&field.raw());
                    info::read(entry, &field, self.rabobank, warnings);
                }
                _ => {
                    let lines = field.lines.iter().map(|line| line.trim().to_owned());
                    statement.info.extend(lines);
                }
            },
            "90C" | "90D" => {
                let declared = declared_sum(&field);
                match field.tag.as_str() {
                    "90C" => statement.declared_credits = declared,
                    _ => statement.declared_debits = declared,
                }
                self.sums.push(field);
            }
            "21" => {
                let text = field.text();
                statement.related_ref = Some(text.trim().to_owned())
                    .filter(|text| !text.is_empty() && text != "NONREF");
            }
            "34F" => match floor_limits(&field) {
                Some(limits) => statement.floor_limits.extend(limits),
                None => {
                    let error = FormatError::new(":34F:", "is no floor limit; left out");
                    let error = error.value(field.text()).at_line(field.line);
                    warnings.push(error.into_warning("unreadable_amount"));
                }
            },
            "NS" => statement
                .info
                .extend(field.lines.iter().map(|line| line.trim().to_owned())),
            _ => {
                let error = FormatError::new(format!(":{}:", field.tag), "unknown tag; left out");
                warnings.push(error.at_line(field.line).into_warning("unknown_tag"));
            }
        }
        self.warnings
            .drain(..)
            .for_each(|warning| sink.warn(warning));
        Ok(())
    }

    /// Hands on the entry that is complete now, and the statement before its first one.
    fn hand_on(&mut self, sink: &mut dyn Sink) -> Result<(), FormatError> {
        let Some(mut entry) = self.entry.take() else {
            return Ok(());
        };
        info::finish(&mut entry);
        let total = match entry.amount.is_positive() {
            true => &mut self.credits,
            false => &mut self.debits,
        };
        total.count += 1;
        total.minor += i128::from(entry.amount.minor()).abs();
        self.begin(sink)?;
        sink.entry(entry)
    }

    fn begin(&mut self, sink: &mut dyn Sink) -> Result<(), FormatError> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let account = &mut self.statement.account;
        account.currency = account.currency.or(self.currency).or(self.fallback);
        sink.begin(&self.statement)
    }

    fn finish(mut self, sink: &mut dyn Sink) -> Result<(), FormatError> {
        self.take_waiting(sink)?;
        self.hand_on(sink)?;
        self.begin(sink)?;
        for field in &self.sums {
            let total = match field.tag.as_str() {
                "90C" => &self.credits,
                _ => &self.debits,
            };
            check_sum(field, total)
                .into_iter()
                .for_each(|warning| sink.warn(warning));
        }
        sink.end(self.statement)
    }
}

fn kind_of(tag: &str) -> BalanceKind {
    match tag {
        "60F" => BalanceKind::OpeningBooked,
        "62F" => BalanceKind::ClosingBooked,
        "64" => BalanceKind::ClosingAvailable,
        "65" => BalanceKind::ForwardAvailable,
        _ => BalanceKind::InterimBooked,
    }
}

/// The currency as a balance, limit, sum or the account tells it.
fn currency_of(field: &Field) -> Option<Currency> {
    let text = field.text();
    let code = match field.tag.as_str() {
        "60F" | "60M" | "62F" | "62M" | "64" | "65" => text.trim().get(7..10)?,
        "34F" => text.trim().get(..3)?,
        "90C" | "90D" => text
            .trim()
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .get(..3)?,
        "25" | "25P" => account_currency(text.trim())?.1,
        _ => return None,
    };
    Currency::parse(code).ok()
}

/// Number and currency of an account such as `1291.99.348EUR`.
fn account_currency(text: &str) -> Option<(&str, &str)> {
    let (head, code) = text.split_at_checked(text.len().checked_sub(3)?)?;
    let digit_before = head.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let known = digit_before && Currency::parse(code).is_ok() && Iban::parse(text).is_err();
    known.then(|| (head.trim_end(), code))
}

fn account(field: &Field, warnings: &mut Vec<Warning>) -> AccountRef {
    let text = field.line_at(0).trim();
    let mut account = AccountRef::default();
    let number = match account_currency(text) {
        Some((number, code)) => {
            account.currency = Currency::parse(code).ok();
            number
        }
        None => text,
    };
    // BIC or bank code may stand before a slash.
    let (bank, number) = match number.split_once('/') {
        Some((bank, number)) => (Some(bank.trim()), number.trim()),
        None => (None, number),
    };
    account.bic = bank
        .or_else(|| Some(field.line_at(1).trim()))
        .filter(|bank| !bank.is_empty())
        .map(str::to_owned);
    match Iban::parse(number) {
        Ok(iban) => account.iban = Some(iban.as_str().to_owned()),
        Err(error) => {
            if Iban::looks_like(number) {
                let error = FormatError::new(":25:", error.problem).value(number);
                warnings.push(error.at_line(field.line).into_warning("invalid_iban"));
            }
            account.other = Some(number.to_owned()).filter(|number| !number.is_empty());
        }
    }
    account
}

fn number(field: &Field, warnings: &mut Vec<Warning>) -> (Option<u64>, Option<u64>) {
    let text = field.text();
    let (number, page) = match text.trim().split_once('/') {
        Some((number, page)) => (number.to_owned(), page.trim().parse().ok()),
        None => (text.trim().to_owned(), None),
    };
    let number = number.trim().parse().ok();
    if number.is_none() {
        let error = FormatError::new(":28C:", "is no statement number; left out").value(&text);
        warnings.push(error.at_line(field.line).into_warning("unreadable_number"));
    }
    (number, page)
}

/// `C140829EUR147,64`.
fn balance(field: &Field, kind: BalanceKind, warnings: &mut Vec<Warning>) -> Option<Balance> {
    let text = field.text();
    let read = || -> Result<Balance, String> {
        let text = text.trim();
        let parts = (
            text.get(..1),
            text.get(1..7),
            text.get(7..10),
            text.get(10..),
        );
        let (Some(mark), Some(date), Some(code), Some(amount)) = parts else {
            return Err("is too short for a balance".to_owned());
        };
        let currency = Currency::parse(code).map_err(|error| error.to_string())?;
        let amount = parse_amount(&amount.replace(',', "."), currency)?;
        let amount = match mark {
            "C" => amount,
            "D" => amount.neg(),
            _ => return Err("must begin with C or D".to_owned()),
        };
        let on = short_date(date).ok_or("has no readable date")?;
        Ok(Balance {
            kind,
            amount,
            on: Some(on),
        })
    };
    read()
        .map_err(|problem| {
            let error = FormatError::new(format!(":{}:", field.tag), problem).value(&text);
            warnings.push(error.at_line(field.line).into_warning("unreadable_balance"));
        })
        .ok()
}

/// `YYMMDD`; years below 80 are 20xx.
fn short_date(text: &str) -> Option<Date> {
    if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i32 = text[..2].parse().ok()?;
    let year = if year < 80 { 2000 + year } else { 1900 + year };
    Date::from_ymd_opt(year, text[2..4].parse().ok()?, text[4..].parse().ok()?)
}

/// `YYMMDDHHMM+HHMM`; without offset as UTC.
fn time(field: &Field, warnings: &mut Vec<Warning>) -> Option<Instant> {
    let text = field.text();
    let read = || -> Option<Instant> {
        let text = text.trim();
        let date = short_date(text.get(..6)?)?;
        let (hour, minute) = (text.get(6..8)?, text.get(8..10)?);
        let offset = match (text.get(10..13), text.get(13..15)) {
            (Some(hours), Some(minutes)) => format!("{hours}:{minutes}"),
            _ => "Z".to_owned(),
        };
        Instant::parse(&format!("{date}T{hour}:{minute}:00{offset}")).ok()
    };
    let instant = read();
    if instant.is_none() {
        let error = FormatError::new(":13D:", "is no date and time; left out").value(&text);
        warnings.push(error.at_line(field.line).into_warning("unreadable_time"));
    }
    instant
}

/// Number and sum of debits or credits in `:90D:` and `:90C:` against what was read.
fn check_sum(field: &Field, total: &Total) -> Option<Warning> {
    let text = field.text();
    let text = text.trim();
    let declared = declared_sum(field).and_then(|declared| declared.count.zip(declared.sum));
    let problem = match declared {
        None => "is no number and sum of entries; not checked".to_owned(),
        Some((count, sum)) => {
            let Total {
                count: found,
                minor,
            } = total;
            if *found == count && *minor == i128::from(sum.minor()) {
                return None;
            }
            match i64::try_from(*minor).map(|minor| Money::try_new(minor, sum.currency())) {
                Ok(Ok(total)) => format!("the file has {found} entries that come to {total}"),
                _ => format!("the file has {found} entries that come to more"),
            }
        }
    };
    let error = FormatError::new(format!(":{}:", field.tag), problem).value(text);
    Some(error.at_line(field.line).into_warning("entry_sum_differs"))
}

/// `12EUR1234,50`.
fn declared_sum(field: &Field) -> Option<DeclaredSum> {
    let text = field.text();
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let currency = Currency::parse(text.get(digits..digits + 3)?).ok()?;
    let sum = parse_amount(&text.get(digits + 3..)?.replace(',', "."), currency).ok()?;
    Some(DeclaredSum {
        count: Some(text[..digits].parse().ok()?),
        sum: Some(sum),
    })
}

/// `EURD10,` or `EUR10,`, which holds for debits and credits.
fn floor_limits(field: &Field) -> Option<Vec<Money>> {
    let text = field.text();
    let text = text.trim();
    let currency = Currency::parse(text.get(..3)?).ok()?;
    let (mark, amount) = match text.get(3..4)? {
        mark @ ("C" | "D" | " ") => (mark, &text[4..]),
        _ => (" ", &text[3..]),
    };
    let limit = parse_amount(&amount.replace(',', "."), currency).ok()?;
    Some(match mark {
        "C" => vec![limit],
        "D" => vec![limit.neg()],
        _ => vec![limit.neg(), limit],
    })
}
