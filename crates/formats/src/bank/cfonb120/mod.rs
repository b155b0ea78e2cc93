//! CFONB 120, the account statement of French banks (AFB 120 is the same).
//!
//! * Amounts have their sign punched over the last digit, with the decimals that each record tells.
//!   In the French 7-bit code the braces of a zero are `é` and `è`.
//! * Complements (`05`) are read by their qualifier; those of no known one are kept as text.
//! * The account is bank, branch and number. Its IBAN follows from them and is told beside them.
//! * A statement that does not run from an old to a new balance is kept and named.

mod complement;

use std::io::BufRead;

use kernel::{Currency, Money};

use super::amount::parse_amount;
use super::lines::Lines;
use super::output::Output;
use super::record::{Record, dmy};
use super::{AccountRef, Balance, BalanceKind, BankCode, Entry, FileKind, Format, Sink, Statement};
use crate::error::FormatError;
use crate::ids::Iban;

/// Characters of a record.
const WIDTH: usize = 120;

/// Reads all statements of a file. `currency` is for records that tell none.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut lines = Lines::records(input, WIDTH)?;
    let mut reader = Reader {
        out: Output::new(sink),
        hint: currency,
        account: String::new(),
    };
    let mut last = 0;
    while let Some(line) = lines.next_line()? {
        last = line.number;
        let text = line.text.trim_end();
        if !text.is_empty() {
            reader.record(Record::new(text), last)?;
        }
    }
    reader.end_statement(last)?;
    if reader.account.is_empty() {
        let problem = "the file has no balance and no movement; it may be cut";
        reader.out.warn("truncated_file", last, "file", "", problem);
    }
    reader.out.finish()?;
    Ok(FileKind {
        format: Format::Cfonb120,
        version: String::new(),
    })
}

struct Reader<'s> {
    out: Output<'s>,
    hint: Option<Currency>,
    /// Bank, branch and number of the open statement's account.
    account: String,
}

impl Reader<'_> {
    fn record(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        match record.raw(1, 2) {
            "01" => {
                self.end_statement(line)?;
                self.open(record, line)
            }
            "04" => self.movement(record, line),
            "05" => {
                self.complement(record, line);
                Ok(())
            }
            "07" => self.new_balance(record, line),
            _ => {
                let problem = "no record of CFONB 120 begins so; left out";
                self.out
                    .warn("unknown_record", line, "record", record.text(), problem);
                Ok(())
            }
        }
    }

    fn open(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        self.account = account(record);
        let currency = self.currency(record, line);
        let (bank, branch, number) = (record.raw(3, 7), record.raw(12, 16), record.raw(22, 32));
        let iban = french_iban(bank, branch, number);
        let opening = match record.raw(1, 2) {
            "01" => self.balance(record, BalanceKind::OpeningBooked, line),
            _ => None,
        };
        self.out.open(Statement {
            account: AccountRef {
                iban: iban.map(|iban| iban.as_str().to_owned()),
                other: Some(self.account.clone()).filter(|account| !account.trim().is_empty()),
                bic: Some(bank.trim().to_owned()).filter(|bank| !bank.is_empty()),
                currency,
                owner: None,
            },
            from: opening.as_ref().and_then(|balance| balance.on),
            opening,
            ..Statement::default()
        })
    }

    fn currency(&mut self, record: Record<'_>, line: u64) -> Option<Currency> {
        let code = record.field(17, 19);
        if code.is_empty() {
            return self.hint;
        }
        let known = Currency::parse(code).ok();
        if known.is_none() {
            let problem = "is no currency of ISO 4217";
            self.out
                .warn("unknown_currency", line, record.raw(1, 2), code, problem);
        }
        known
    }

    /// The amount at 91 with the decimals told at 20.
    fn money(&mut self, record: Record<'_>, line: u64) -> Result<Money, String> {
        let currency = self
            .currency(record, line)
            .ok_or("is in no known currency")?;
        let decimals = match record.raw(20, 20).parse() {
            Ok(decimals) => decimals,
            Err(_) if record.raw(20, 20) == " " => currency.scale() as usize,
            Err(_) => return Err("has no number of decimals".to_owned()),
        };
        match record.raw(91, 104).chars().count() {
            14 => punched(record.raw(91, 104), decimals, currency),
            _ => Err("is cut by the end of the record".to_owned()),
        }
    }

    fn balance(&mut self, record: Record<'_>, kind: BalanceKind, line: u64) -> Option<Balance> {
        let day = record.field(35, 40);
        match self.money(record, line) {
            Ok(amount) => Some(Balance {
                kind,
                amount,
                on: self.day(day, record, line),
            }),
            Err(problem) => {
                let (field, value) = (record.raw(1, 2), record.raw(91, 104));
                let problem = format!("{problem}; left out");
                self.out
                    .warn("unreadable_balance", line, field, value, problem);
                None
            }
        }
    }

    fn day(&mut self, text: &str, record: Record<'_>, line: u64) -> Option<kernel::Date> {
        let day = dmy(text);
        if day.is_none() {
            let problem = "is no date; left out";
            self.out
                .warn("unreadable_date", line, record.raw(1, 2), text, problem);
        }
        day
    }

    fn movement(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        if !self.out.is_open() || account(record) != self.account {
            let problem = "an entry without an old balance (01) of its account before it";
            self.out
                .warn("missing_balance", line, "04", &account(record), problem);
            self.end_statement(line)?;
            self.open(record, line)?;
        }
        let amount = match self.money(record, line) {
            Ok(amount) => amount,
            Err(problem) => {
                return self
                    .out
                    .drop_entry(line, "04 amount", record.raw(91, 104), &problem);
            }
        };
        let mut entry = Entry::new(amount);
        entry.booked_on = self.day(record.field(35, 40), record, line);
        entry.value_on = dmy(record.field(43, 48));
        let code = format!("{} {}", record.field(33, 34), record.field(8, 11));
        entry.bank_code = BankCode {
            proprietary: Some(code.trim().to_owned()).filter(|code| !code.is_empty()),
            ..BankCode::default()
        };
        let reject = record.some(41, 42).filter(|code| code != "00");
        entry.reversal = reject.is_some();
        entry.return_reason = reject;
        entry.remittance.extend(record.some(49, 79));
        entry.bank_ref = record.some(105, 120);
        let number = record
            .some(82, 88)
            .filter(|text| text.bytes().any(|byte| byte != b'0'));
        entry
            .references
            .extend(number.map(|value| complement::reference("entry_number", value)));
        record.text().clone_into(&mut entry.raw);
        self.out.add(entry)
    }

    fn new_balance(&mut self, record: Record<'_>, line: u64) -> Result<(), FormatError> {
        if !self.out.is_open() || account(record) != self.account {
            let problem = "a new balance without an old one (01) of its account before it";
            self.out
                .warn("missing_balance", line, "07", &account(record), problem);
            self.end_statement(line)?;
            self.open(record, line)?;
        }
        let closing = self.balance(record, BalanceKind::ClosingBooked, line);
        let complete = closing.is_some();
        if let Some(statement) = self.out.statement() {
            statement.to = closing.as_ref().and_then(|balance| balance.on);
            statement.closing = closing;
        }
        match complete {
            true => self.out.close(),
            false => self.end_statement(line),
        }
    }

    fn end_statement(&mut self, line: u64) -> Result<(), FormatError> {
        let closed = self
            .out
            .statement()
            .map(|statement| statement.closing.is_some());
        if closed == Some(false) {
            let problem = "the statement has no readable new balance (07); it is not checked";
            self.out.warn("missing_balance", line, "07", "", problem);
        }
        self.out.close()
    }
}

fn account(record: Record<'_>) -> String {
    format!(
        "{}{}{}",
        record.raw(3, 7),
        record.raw(12, 16),
        record.raw(22, 32)
    )
}

/// Digits of which the last one also tells the sign: `{` and A to I credit, `}` and J to R debit.
pub(super) fn punched(text: &str, decimals: usize, currency: Currency) -> Result<Money, String> {
    let text = text.trim_start();
    let Some((end, last)) = text.char_indices().next_back() else {
        return Err("is blank".to_owned());
    };
    let (digit, negative) = match last {
        '{' | 'é' => (0, false),
        '}' | 'è' => (0, true),
        'A'..='I' => (last as u32 - 'A' as u32 + 1, false),
        'J'..='R' => (last as u32 - 'J' as u32 + 1, true),
        _ => return Err("does not end in a digit with sign".to_owned()),
    };
    let head = &text[..end];
    if !head.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("is no amount in digits".to_owned());
    }
    let digits = format!("{head}{digit}");
    let digits = format!("{digits:0>width$}", width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let money = parse_amount(&format!("{whole}.{fraction}"), currency)?;
    Ok(if negative { money.neg() } else { money })
}

/// The IBAN of bank, branch and account number, whose key (RIB) is computed.
fn french_iban(bank: &str, branch: &str, number: &str) -> Option<Iban> {
    let value = |text: &str| -> Option<u64> {
        text.chars().try_fold(0u64, |sum, sign| {
            let digit = match sign.to_ascii_uppercase() {
                sign @ '0'..='9' => u64::from(sign) - u64::from('0'),
                // A and J are 1, B, K and S 2, and so on to I, R and Z.
                sign @ 'A'..='I' => u64::from(sign) - u64::from('A') + 1,
                sign @ 'J'..='R' => u64::from(sign) - u64::from('J') + 1,
                sign @ 'S'..='Z' => u64::from(sign) - u64::from('S') + 2,
                _ => return None,
            };
            Some(sum * 10 + digit)
        })
    };
    if (bank.len(), branch.len(), number.len()) != (5, 5, 11) {
        return None;
    }
    let sum = 89 * value(bank)? + 15 * value(branch)? + 3 * value(number)?;
    let key = 97 - sum % 97;
    Iban::from_bban("FR", &format!("{bank}{branch}{number}{key:02}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_punched_over_the_last_digit() {
        let read = |text| punched(text, 2, Currency::EUR).map(Money::minor);
        assert_eq!(read("0000000012345{"), Ok(123_450));
        assert_eq!(read("0000000012345}"), Ok(-123_450));
        assert_eq!(read("0000000012345A"), Ok(123_451));
        assert_eq!(read("0000000012345R"), Ok(-123_459));
        assert_eq!(read("0000000012345é"), Ok(123_450));
        assert_eq!(read("è"), Ok(0));
        for bad in ["", "00000000123450", "000x000012345A", "0000000012345Z"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_iban_follows_from_the_french_account() {
        let iban = french_iban("20041", "01005", "0500013M026").expect("iban");
        assert_eq!(iban.as_str(), "FR1420041010050500013M02606");
        assert!(french_iban("2004", "01005", "0500013M026").is_none());
    }
}
