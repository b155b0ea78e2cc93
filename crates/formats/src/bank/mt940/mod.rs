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

use kernel::{Currency, Date, Instant, Money};

use crate::bank::amount::parse_amount;
use crate::bank::{AccountRef, Balance, BalanceKind, BankFile, Entry, Format, Statement};
use crate::error::{FormatError, Warning};
use crate::ids::Iban;
use crate::text::decode_guess;
use fields::Field;

/// Reads all statements of a file. `currency` is for statements that tell none.
pub(super) fn read(bytes: &[u8], currency: Option<Currency>) -> Result<BankFile, FormatError> {
    let (text, _) = decode_guess(bytes);
    let messages = fields::split(&text);
    if messages.is_empty() {
        return Err(
            FormatError::new("file", "holds no SWIFT tag such as :20: or :61:")
                .remedy("export the statement as MT940 from the bank's portal"),
        );
    }
    let mut warnings = Vec::new();
    let mut interim = false;
    let mut statements = Vec::with_capacity(messages.len());
    for message in &messages {
        interim |= message
            .fields
            .iter()
            .any(|f| matches!(f.tag, "34F" | "13D" | "90C" | "90D"));
        statements.push(read_statement(message, currency, &mut warnings)?);
    }
    let format = if interim {
        Format::Mt942
    } else {
        Format::Mt940
    };
    Ok(BankFile {
        format,
        version: String::new(),
        statements,
        warnings,
    })
}

fn read_statement(
    message: &fields::Message<'_>,
    fallback: Option<Currency>,
    warnings: &mut Vec<Warning>,
) -> Result<Statement, FormatError> {
    let mut statement = Statement::default();
    let currency = find_currency(&message.fields).or(fallback);
    let mut closed = false;
    let mut sums = Vec::new();
    for field in &message.fields {
        match field.tag {
            "20" => statement.id = field.text().trim().to_owned(),
            "25" | "25P" => statement.account = account(field, warnings),
            "28" | "28C" => (statement.number, statement.page) = number(field, warnings),
            "60F" | "60M" => {
                statement.opening = balance(field, kind_of(field.tag), warnings);
            }
            "62F" | "62M" => {
                closed = true;
                statement.last_page = Some(field.tag == "62F");
                statement.closing = balance(field, kind_of(field.tag), warnings);
                statement.to = statement.closing.as_ref().and_then(|closing| closing.on);
            }
            "64" | "65" => {
                statement
                    .other_balances
                    .extend(balance(field, kind_of(field.tag), warnings));
            }
            "13D" | "13" => statement.created_at = time(field, warnings),
            "61" => {
                closed = false;
                let entry = entry::read(field, currency, message.rabobank)?;
                statement.entries.push(entry);
            }
            "86" => match statement.entries.last_mut() {
                Some(entry) if !closed => add_info(entry, field, message, warnings),
                _ => statement
                    .info
                    .extend(field.lines.iter().map(|l| l.trim().to_owned())),
            },
            "90C" | "90D" => sums.push(field),
            "21" | "34F" | "NS" => {}
            _ => {
                let error = FormatError::new(format!(":{}:", field.tag), "unknown tag; left out");
                warnings.push(error.at_line(field.line).into_warning("unknown_tag"));
            }
        }
    }
    statement.entries.iter_mut().for_each(info::finish);
    if statement.account.currency.is_none() {
        statement.account.currency = currency;
    }
    sums.into_iter()
        .for_each(|field| check_sum(field, &statement, warnings));
    Ok(statement)
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

fn add_info(
    entry: &mut Entry,
    field: &Field<'_>,
    message: &fields::Message<'_>,
    warnings: &mut Vec<Warning>,
) {
    entry.raw.push('\n');
    entry.raw.push_str(&field.raw());
    info::read(entry, field, message.rabobank, warnings);
}

/// The currency as any balance, limit, sum or the account tells it.
fn find_currency(fields: &[Field<'_>]) -> Option<Currency> {
    fields.iter().find_map(|field| {
        let text = field.text();
        let code = match field.tag {
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
    })
}

/// Number and currency of an account such as `1291.99.348EUR`.
fn account_currency(text: &str) -> Option<(&str, &str)> {
    let (head, code) = text.split_at_checked(text.len().checked_sub(3)?)?;
    let digit_before = head.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let known = digit_before && Currency::parse(code).is_ok() && Iban::parse(text).is_err();
    known.then(|| (head.trim_end(), code))
}

fn account(field: &Field<'_>, warnings: &mut Vec<Warning>) -> AccountRef {
    let text = field.lines.first().map_or("", |line| line.trim());
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
        .or_else(|| field.lines.get(1).map(|line| line.trim()))
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

fn number(field: &Field<'_>, warnings: &mut Vec<Warning>) -> (Option<u64>, Option<u64>) {
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
fn balance(field: &Field<'_>, kind: BalanceKind, warnings: &mut Vec<Warning>) -> Option<Balance> {
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
fn time(field: &Field<'_>, warnings: &mut Vec<Warning>) -> Option<Instant> {
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
fn check_sum(field: &Field<'_>, statement: &Statement, warnings: &mut Vec<Warning>) {
    let text = field.text();
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let credits = field.tag == "90C";
    let wanted = |entry: &&Entry| entry.amount.is_positive() == credits;
    let amounts = statement
        .entries
        .iter()
        .filter(wanted)
        .map(|entry| entry.amount.abs());
    let declared = || -> Option<(usize, Money)> {
        let currency = Currency::parse(text.get(digits..digits + 3)?).ok()?;
        let sum = parse_amount(&text.get(digits + 3..)?.replace(',', "."), currency).ok()?;
        Some((text[..digits].parse().ok()?, sum))
    };
    let problem = match declared() {
        None => "is no number and sum of entries; not checked".to_owned(),
        Some((count, sum)) => {
            let found = amounts.clone().count();
            match Money::sum(sum.currency(), amounts) {
                Ok(total) if total == sum && found == count => return,
                Ok(total) => format!("the file has {found} entries that come to {total}"),
                Err(error) => error.to_string(),
            }
        }
    };
    let error = FormatError::new(format!(":{}:", field.tag), problem).value(text);
    warnings.push(error.at_line(field.line).into_warning("entry_sum_differs"));
}
