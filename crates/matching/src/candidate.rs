use kernel::{CustomerId, Date, Money, OpenItemId};
use uuid::Uuid;

/// An open item that a payment may be for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The open item.
    pub item: OpenItemId,
    /// Who owes it.
    pub customer: CustomerId,
    /// The document it belongs to; the instalments of one invoice share it.
    pub document: Uuid,
    /// The document's number as printed.
    pub number: String,
    /// The creditor reference (ISO 11649) that the customer was asked to pay with.
    pub reference: Option<String>,
    /// Its place among the document's instalments, from 1.
    pub instalment: i64,
    /// What is still open: positive for an invoice, negative for a credit note, zero once settled.
    pub open: Money,
    /// When it is due.
    pub due_on: Date,
    /// What may be deducted from an early payment.
    pub discount: Option<Discount>,
}

/// An early-payment discount on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discount {
    /// The last value date for which it is granted.
    pub until: Date,
    /// How much may be deducted; positive.
    pub amount: Money,
}

impl Candidate {
    /// The discount on offer at this value date, for paying all that is open; none where it would
    /// leave nothing to pay.
    pub(crate) fn discount_at(&self, value_on: Date) -> Option<Money> {
        let offer = self.discount?;
        let small = offer.amount.cmp_same(&self.open).ok()?.is_lt();
        (value_on <= offer.until && offer.amount.is_positive() && small).then_some(offer.amount)
    }

    /// The place in every ordering of candidates: oldest debt first, without ties.
    pub(crate) fn order(&self) -> (Date, &str, Uuid, i64, OpenItemId) {
        (
            self.due_on,
            &self.number,
            self.document,
            self.instalment,
            self.item,
        )
    }
}
