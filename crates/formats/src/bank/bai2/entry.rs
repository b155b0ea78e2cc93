//! Transaction details (`16`).

use kernel::Money;

use super::Reader;
use super::codes::{self, Kind};
use super::fields::Logical;
use super::funds::{self, Funds};
use super::text;
use crate::bank::amount::parse_amount;
use crate::bank::record::implied;
use crate::bank::{BankCode, Entry, Reference, ReferenceKind};
use crate::error::FormatError;

/// The scheme under which the account owner's reference is kept.
const CUSTOMER_REFERENCE: &str = "customer_reference";

impl Reader<'_> {
    pub(super) fn entry(&mut self, record: &Logical) -> Result<(), FormatError> {
        let mut fields = record.fields();
        let code = fields.next();
        let amount = fields.next();
        let cut = record.open_end && fields.is_over();
        let funds = funds::read(&mut fields);
        let [bank_ref, own_ref] = fields.references();
        let text = fields.text();
        let kind = codes::kind(code);
        if kind == Kind::Message && matches!(amount, "" | "0" | "00" | "000") {
            for line in text {
                self.out.note(record.line, &line);
            }
            return Ok(());
        }
        let field = format!("16 type {code}");
        let read = match cut {
            true => Err("is where the file ends, and may be cut".to_owned()),
            false => self.amount(amount),
        };
        let money = match read {
            Ok(money) => money,
            Err(problem) => return self.out.drop_entry(record.line, &field, amount, &problem),
        };
        self.account.total += i128::from(money.minor());
        let money = match kind {
            Kind::Credit => money,
            Kind::Debit => money.neg(),
            _ => {
                let problem = "the type code tells neither credit nor debit";
                return self.out.drop_entry(record.line, &field, amount, problem);
            }
        };
        self.check_funds(&funds, money, record, &field);
        let mut entry = Entry::new(money);
        entry.booked_on = self.group.as_of;
        entry.value_on = match funds.immediate {
            true => self.group.as_of,
            false => funds.value_on,
        };
        entry.status = self.group.status.unwrap_or(entry.status);
        let some = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
        entry.bank_ref = some(bank_ref);
        entry
            .references
            .extend(some(own_ref).map(|value| Reference {
                kind: ReferenceKind::Scheme(CUSTOMER_REFERENCE.to_owned()),
                value,
                amount: None,
            }));
        text::place(&mut entry, text);
        entry.bank_code = BankCode {
            proprietary: Some(code.to_owned()),
            ..BankCode::default()
        };
        entry.raw.clone_from(&record.raw);
        self.out.add(entry)
    }

    /// An amount in minor units; some banks write the decimal point. The error is the problem.
    pub(super) fn amount(&self, text: &str) -> Result<Money, String> {
        let Some(currency) = self.currency else {
            return Err("is in an unknown currency".to_owned());
        };
        if text.is_empty() {
            return Err("is blank".to_owned());
        }
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let decimals = usize::try_from(currency.scale()).unwrap_or(0);
        let money = match digits.contains('.') && !digits.starts_with(['-', '+']) {
            true => parse_amount(digits, currency),
            false => implied(digits, decimals, currency),
        }?;
        Ok(if negative { money.neg() } else { money })
    }

    fn check_funds(&mut self, funds: &Funds, money: Money, record: &Logical, field: &str) {
        if let Some(day) = &funds.bad_date {
            let problem = "is no value date; left out";
            self.out
                .warn("unreadable_date", record.line, field, day, problem);
        }
        if funds.parts.iter().all(String::is_empty) {
            return;
        }
        let amounts = funds.parts.iter().filter(|part| !part.is_empty());
        let parts: Result<Vec<Money>, String> = amounts.map(|part| self.amount(part)).collect();
        let sum = parts.and_then(|parts| {
            Money::sum(money.currency(), parts).map_err(|error| error.to_string())
        });
        let value = funds.parts.join(",");
        match sum {
            Ok(sum) if sum.abs() == money.abs() => {}
            Ok(sum) => {
                let problem = format!("the parts by day of availability come to {sum}");
                self.out
                    .warn("availability_differs", record.line, field, &value, problem);
            }
            Err(problem) => {
                self.out
                    .warn("availability_differs", record.line, field, &value, problem);
            }
        }
    }
}
