//! Accounts: header with balances and sums (`03`), trailer (`49`).

use kernel::Currency;

use super::codes::{self, Kind};
use super::fields::{Fields, Logical};
use super::{Level, Reader, declared, funds};
use crate::bank::{AccountRef, Balance, BalanceKind, Statement};
use crate::error::FormatError;
use crate::ids::Iban;

impl Reader<'_> {
    pub(super) fn account_header(&mut self, record: &Logical) -> Result<(), FormatError> {
        self.end_account(record.line)?;
        let mut fields = record.fields();
        let number = fields.next();
        let code = fields.next();
        let mut account = AccountRef {
            bic: self.group.bank.clone(),
            ..AccountRef::default()
        };
        match Iban::parse(number) {
            Ok(iban) => account.iban = Some(iban.as_str().to_owned()),
            Err(_) => account.other = Some(number.to_owned()).filter(|n| !n.is_empty()),
        }
        account.currency = self.known_currency(code, record.line, "03");
        self.open_account(account, code)?;
        self.count(record.count);
        self.summaries(record, fields);
        Ok(())
    }

    pub(super) fn open_account(
        &mut self,
        mut account: AccountRef,
        code: &str,
    ) -> Result<(), FormatError> {
        let told = account.currency.or(self.group.currency).or(self.hint);
        self.currency = match code.is_empty() {
            true => told.or(Some(Currency::USD)),
            false => account.currency,
        };
        account.currency = self.currency;
        self.account = Level {
            open: true,
            ..Level::default()
        };
        self.group.level.parts += 1;
        self.out.open(Statement {
            id: self.file_id.clone(),
            account,
            from: self.group.as_of,
            to: self.group.as_of,
            created_at: self.created,
            ..Statement::default()
        })
    }

    /// Type code, amount, item count and funds type, repeated.
    fn summaries(&mut self, record: &Logical, mut fields: Fields<'_>) {
        while !fields.is_over() {
            let code = fields.next();
            if code.is_empty() {
                continue;
            }
            let amount = fields.next();
            let _count = fields.next();
            funds::read(&mut fields);
            if amount.is_empty() {
                continue;
            }
            let read = self.amount(amount);
            let money = match read {
                Ok(money) => money,
                Err(problem) => {
                    let problem = format!("{problem}; left out");
                    let field = format!("03 type {code}");
                    self.out
                        .warn("unreadable_balance", record.line, &field, amount, problem);
                    continue;
                }
            };
            self.account.total += i128::from(money.minor());
            if codes::kind(code) == Kind::Status {
                let balance = Balance {
                    kind: codes::balance(code),
                    amount: money,
                    on: self.group.as_of,
                };
                self.place(balance);
            }
        }
    }

    fn place(&mut self, balance: Balance) {
        let Some(statement) = self.out.statement() else {
            return;
        };
        match balance.kind {
            BalanceKind::OpeningBooked => statement.opening = Some(balance),
            BalanceKind::ClosingBooked => statement.closing = Some(balance),
            BalanceKind::InterimBooked if statement.closing.is_none() => {
                statement.closing = Some(balance);
            }
            _ => statement.other_balances.push(balance),
        }
    }

    pub(super) fn account_trailer(&mut self, record: &Logical) -> Result<(), FormatError> {
        self.count(record.count);
        let mut fields = record.fields();
        let (total, records) = (fields.next(), fields.next());
        let line = record.line;
        self.out.end_entry()?;
        let found = (self.account.total, i128::from(self.account.records));
        self.out
            .check("control_total_differs", line, "49", total, found.0);
        self.out
            .check("control_count_differs", line, "49", records, found.1);
        // The total as declared is what the group's total is made of.
        self.group.level.total += declared(total).unwrap_or(found.0);
        self.account.open = false;
        self.out.close()
    }

    pub(super) fn end_account(&mut self, line: u64) -> Result<(), FormatError> {
        if self.account.open {
            let problem = "the account above has no trailer (49); its totals are not checked";
            self.out.warn("missing_trailer", line, "49", "", problem);
            self.group.level.total += self.account.total;
            self.account.open = false;
        }
        self.out.close()
    }
}
