use kernel::{Currency, CustomerId, Date, JournalEntryId, Money};

use super::chart::{Account, Role};
use super::types::{EntryKind, SourceRef};
use crate::error::{Code, Error, Refusal};

/// A journal entry that balances. It can be made only by [`EntryBuilder::build`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub(super) kind: EntryKind,
    pub(super) posted_on: Date,
    pub(super) source: SourceRef,
    pub(super) reverses: Option<JournalEntryId>,
    pub(super) reason: Option<String>,
    pub(super) lines: Vec<Line>,
}

/// A line of an entry; debit positive, credit negative, never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub account: Account,
    pub amount: Money,
    pub customer: Option<CustomerId>,
}

impl Entry {
    /// Its posting date.
    #[must_use]
    pub const fn posted_on(&self) -> Date {
        self.posted_on
    }

    /// Whether all its lines were zero, so that there is nothing to post.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// The lines of an entry do not sum to zero in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the entry is out of balance by {difference} {currency}, in minor units")]
pub struct Unbalanced {
    /// The currency.
    pub currency: Currency,
    /// Debits less credits, in minor units.
    pub difference: i128,
}

impl From<Unbalanced> for Refusal {
    fn from(unbalanced: Unbalanced) -> Self {
        Self::new(
            Code::Unbalanced,
            "",
            unbalanced.to_string(),
            "make debits and credits equal in each currency",
        )
    }
}

impl From<Unbalanced> for Error {
    fn from(unbalanced: Unbalanced) -> Self {
        Self::Refused(unbalanced.into())
    }
}

/// Collects the lines of an entry.
#[derive(Debug, Clone)]
pub struct EntryBuilder {
    entry: Entry,
}

impl EntryBuilder {
    /// An entry without lines.
    #[must_use]
    pub const fn new(kind: EntryKind, posted_on: Date, source: SourceRef) -> Self {
        let entry = Entry {
            kind,
            posted_on,
            source,
            reverses: None,
            reason: None,
            lines: Vec::new(),
        };
        Self { entry }
    }

    /// Why it is posted, for entries that need a reason.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.entry.reason = Some(reason.into());
        self
    }

    /// The entry it reverses.
    #[must_use]
    pub(super) const fn reverses(mut self, entry: JournalEntryId) -> Self {
        self.entry.reverses = Some(entry);
        self
    }

    /// Debits an account; a negative amount credits it.
    #[must_use]
    pub fn debit(self, account: impl Into<Account>, amount: Money) -> Self {
        self.line(account.into(), amount, None)
    }

    /// Credits an account; a negative amount debits it.
    #[must_use]
    pub fn credit(self, account: impl Into<Account>, amount: Money) -> Self {
        self.line(account.into(), amount.neg(), None)
    }

    /// Debits the receivable account of a customer: the customer owes more.
    #[must_use]
    pub fn debit_customer(self, customer: CustomerId, amount: Money) -> Self {
        self.line(Role::Receivable.into(), amount, Some(customer))
    }

    /// Credits the receivable account of a customer: the customer owes less.
    #[must_use]
    pub fn credit_customer(self, customer: CustomerId, amount: Money) -> Self {
        self.line(Role::Receivable.into(), amount.neg(), Some(customer))
    }

    /// Adds a line; zero is left out.
    pub(super) fn line(
        mut self,
        account: Account,
        amount: Money,
        customer: Option<CustomerId>,
    ) -> Self {
        if !amount.is_zero() {
            self.entry.lines.push(Line {
                account,
                amount,
                customer,
            });
        }
        self
    }

    /// The entry, if it balances.
    ///
    /// # Errors
    /// [`Unbalanced`] with the first currency in which debits and credits differ.
    pub fn build(self) -> Result<Entry, Unbalanced> {
        let mut sums: Vec<(Currency, i128)> = Vec::with_capacity(1);
        for line in &self.entry.lines {
            let currency = line.amount.currency();
            let minor = i128::from(line.amount.minor());
            match sums.iter_mut().find(|(known, _)| *known == currency) {
                Some((_, sum)) => *sum += minor,
                None => sums.push((currency, minor)),
            }
        }
        match sums.into_iter().find(|(_, difference)| *difference != 0) {
            Some((currency, difference)) => Err(Unbalanced {
                currency,
                difference,
            }),
            None => Ok(self.entry),
        }
    }
}
