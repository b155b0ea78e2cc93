//! What the engine is given: plain rows that borrow their texts.

use kernel::{Currency, Date};

/// Somebody who may owe money.
#[derive(Debug, Clone, Copy)]
pub struct CustomerRow<'a> {
    /// The caller's index of the customer; below 2³².
    pub id: u32,
    /// The number that the customer knows itself by.
    pub number: &'a str,
    /// Its name with legal form.
    pub name: &'a str,
    /// Its bank accounts, IBANs or others.
    pub accounts: &'a [&'a str],
    /// Accounts of ours that only this customer pays to.
    pub virtual_accounts: &'a [&'a str],
}

/// An open item: what a customer owes for a document, or has as a credit.
#[derive(Debug, Clone, Copy)]
pub struct ItemRow<'a> {
    /// The caller's index of the item; below 2³².
    pub id: u32,
    /// The caller's index of the customer.
    pub customer: u32,
    /// The document's number as printed.
    pub number: &'a str,
    /// The currency of the item.
    pub currency: Currency,
    /// What is open, in minor units: negative for a credit note, zero for a paid item, which is
    /// there so that a second payment is recognised.
    pub open_minor: i64,
    /// When the document was issued.
    pub issued_on: Option<Date>,
    /// When it is due.
    pub due_on: Option<Date>,
    /// The customer's purchase-order number.
    pub purchase_order: &'a str,
    /// The number of the delivery note.
    pub delivery: &'a str,
    /// The payment reference that the customer was asked to quote.
    pub reference: &'a str,
    /// The early-payment discount on offer.
    pub discount: Option<Terms>,
}

/// An early-payment discount on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Basis points of the open amount: 200 is 2 %.
    pub basis_points: u32,
    /// The last day on which it may be taken.
    pub until: Option<Date>,
    /// What may be taken in all, in minor units, where it is known to the cent: the part of the
    /// open amount, rounded, need not be it.
    pub granted_minor: Option<i64>,
}

/// Money that came in.
#[derive(Debug, Clone, Copy)]
pub struct CreditRow<'a> {
    /// Places a credit among those of the same day.
    pub order: u32,
    /// The day the money counts from.
    pub value_on: Date,
    /// In minor units; positive.
    pub amount_minor: i64,
    /// The currency that came in.
    pub currency: Currency,
    /// Who paid, as the bank says.
    pub payer_name: &'a str,
    /// The account it came from.
    pub payer_account: &'a str,
    /// The account of ours that it was paid to, where each customer has its own.
    pub paid_to: &'a str,
    /// Structured references: creditor reference, document references; several separated by blanks.
    pub reference: &'a str,
    /// The payer's own mark.
    pub end_to_end: &'a str,
    /// The free text.
    pub text: &'a str,
}
