//! The bank of a lane: it writes camt.053 files.

use anyhow::Result;
use formats::bank::camt::{CamtHeader, write_camt053};
use formats::bank::{Balance, BalanceKind, Entry, Statement};
use kernel::{Currency, Date, Instant, Money};

/// Our account with it.
pub struct Bank {
    iban: String,
    balance: Money,
    statements: u64,
}

impl Bank {
    /// A new account without money.
    pub fn new(iban: &str) -> Self {
        Self {
            iban: iban.to_owned(),
            balance: Money::zero(Currency::EUR),
            statements: 0,
        }
    }

    /// The next statement with these payments to us, by amount and text.
    pub fn statement(&mut self, today: Date, payments: &[(Money, String)]) -> Result<String> {
        self.statements += 1;
        let number = self.statements;
        let account = &self.iban[12..];
        let entries: Vec<Entry> = payments
            .iter()
            .enumerate()
            .map(|(line, (amount, text))| {
                let mut entry = Entry::new(*amount);
                entry.booked_on = Some(today);
                entry.value_on = Some(today);
                entry.remittance = vec![text.clone()];
                entry.bank_ref = Some(format!("B{number}-{line}"));
                entry
            })
            .collect();
        let opening = self.balance;
        let amounts = payments.iter().map(|(amount, _)| *amount);
        self.balance = Money::sum(Currency::EUR, std::iter::once(opening).chain(amounts))?;
        let balance = |kind, amount| {
            Some(Balance {
                kind,
                amount,
                on: Some(today),
            })
        };
        let mut statement = Statement {
            id: format!("S{account}{number}"),
            number: Some(number),
            from: Some(today),
            to: Some(today),
            opening: balance(BalanceKind::OpeningBooked, opening),
            closing: balance(BalanceKind::ClosingBooked, self.balance),
            entries,
            ..Statement::default()
        };
        statement.account.iban = Some(self.iban.clone());
        statement.account.currency = Some(Currency::EUR);
        let header = CamtHeader {
            message_id: format!("M{account}{number}"),
            created_at: Instant::at_start_of(today),
        };
        Ok(write_camt053(&header, &[statement])?)
    }
}
