use super::{Day, NEVER};

/// What kind of document stands in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Counts as credit sales, and is what is paid.
    Invoice,
    /// Counts as credit sales, negative.
    CreditNote,
    /// Money on account until it is applied.
    Receipt,
    /// Anything else that is owed to us or by us.
    Other,
}

/// Why an amount was taken off an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Paid, set off against another document, or anything that no figure tells apart.
    Paid,
    /// Discount granted for paying early.
    Discount,
    /// Given up as a credit loss.
    Lost,
}

/// Something that moved what is left of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// As of when it was booked.
    pub day: Day,
    /// What it added to what is left, in minor units: less than zero where a claim is paid.
    pub amount: i64,
    /// Why.
    pub settled: Settled,
}

/// What a document claims at one due date, or what it owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// When it was booked.
    pub issued: Day,
    /// When it is due.
    pub due: Day,
    /// Days that were agreed for paying it.
    pub agreed: Day,
    /// Minor units, owed to us positive.
    pub amount: i64,
    /// Discount that was offered on it, in minor units.
    pub offered: i64,
    /// The last day on which that discount is earned; `Day::MIN` where none was offered.
    pub discount_until: Day,
    /// What moved it, in any order.
    pub moves: Vec<Move>,
}

impl Item {
    /// When nothing was left of it: the last move, or [`NEVER`].
    #[must_use]
    pub fn cleared(&self) -> Day {
        let moved: i128 = self.moves.iter().map(|it| i128::from(it.amount)).sum();
        let last = self.moves.iter().map(|it| it.day).max();
        last.filter(|_| i128::from(self.amount) + moved == 0)
            .unwrap_or(NEVER)
    }
}

/// A document with the items that it is due in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Number of its customer.
    pub customer: u32,
    /// Number of its currency.
    pub currency: u8,
    /// What it is called among the documents of that customer and currency.
    pub key: u128,
    /// What it is.
    pub kind: Kind,
    /// What is due of it when, the first first; at least one.
    pub items: Vec<Item>,
}

impl Document {
    /// Where it stands among all documents.
    pub(super) fn place(&self) -> Place {
        (self.customer, self.currency, self.key)
    }
}

/// Customer, currency and key: the order of the columns.
pub(super) type Place = (u32, u8, u128);
