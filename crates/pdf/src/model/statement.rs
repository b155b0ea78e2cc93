//! The customer statement: one currency, one period.

use kernel::{Date, Money};
use serde::{Deserialize, Serialize};

use super::{Head, Sender};

/// A customer's account over a period, and what is open at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Who issues it.
    pub sender: Sender,
    /// Number, date, recipient, references.
    pub head: Head,
    /// First day of the period.
    pub from: Date,
    /// Last day of the period; open items and aging are as of this day.
    pub to: Date,
    /// Balance before the first movement.
    pub opening: Money,
    /// Movements in order of booking.
    pub movements: Vec<Movement>,
    /// Balance after the last movement: opening plus all movements.
    pub closing: Money,
    /// What is open as of `to`; the open amounts must sum to `closing`.
    #[serde(default)]
    pub open_items: Vec<OpenItem>,
    /// Open amounts by age; must sum to `closing` unless empty.
    #[serde(default)]
    pub aging: Vec<AgingBucket>,
}

/// What moved the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    /// An invoice.
    Invoice,
    /// A credit note.
    CreditNote,
    /// A payment received.
    Payment,
    /// Money paid back.
    Refund,
    /// A balance given up.
    WriteOff,
    /// A receipt undone, such as a returned direct debit.
    Reversal,
    /// Anything else.
    Adjustment,
}

/// One movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Booking date.
    pub date: Date,
    /// What it was.
    pub kind: MovementKind,
    /// Number of the document, or reference of the payment.
    #[serde(default)]
    pub reference: String,
    /// Due date, for what has one.
    #[serde(default)]
    pub due: Option<Date>,
    /// Positive raises what the customer owes (debit), negative lowers it (credit).
    pub amount: Money,
}

/// An item that is not settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenItem {
    /// Date of the document.
    pub date: Date,
    /// What it is.
    pub kind: MovementKind,
    /// Number of the document.
    pub reference: String,
    /// Due date; `None` for money on account.
    #[serde(default)]
    pub due: Option<Date>,
    /// Amount at first.
    pub original: Money,
    /// Amount still open; negative for credits.
    pub open: Money,
}

/// A column of the aging summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgingBucket {
    /// First day overdue in this bucket; `None` for what is not due yet.
    #[serde(default)]
    pub from_days: Option<u32>,
    /// Last day overdue in this bucket; `None` for no upper end.
    #[serde(default)]
    pub to_days: Option<u32>,
    /// Sum of the open amounts.
    pub amount: Money,
}
