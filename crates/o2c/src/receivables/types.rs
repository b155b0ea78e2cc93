use kernel::event::ObjectType;
use kernel::{
    AllocationId, Currency, CustomerId, Date, Id, IdKind, JournalEntryId, Money, ObjectRef,
    OpenItemId, kind,
};
use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;
use uuid::Uuid;

use super::deductions::LineDeduction;
use super::entry::Entry;
use crate::words::words;

words! {
    /// What an open item stands for.
    ItemKind as "a kind of open item" {
        /// An instalment of an invoice; owed to us.
        Invoice = "invoice",
        /// A credit note; owed by us.
        CreditNote = "credit_note",
        /// Money received; owed by us until it is allocated.
        Receipt = "receipt",
        /// An early-payment discount granted.
        Discount = "discount",
        /// An amount given up, or an overpayment kept.
        WriteOff = "write_off",
        /// Money given back.
        Refund = "refund",
        /// A receipt that the bank or a person took back; owed to us.
        ReceiptReversal = "receipt_reversal",
    }
}

impl ItemKind {
    /// Does it stand for a document that customers know by its number?
    pub const fn is_document(self) -> bool {
        matches!(self, Self::Invoice | Self::CreditNote)
    }
}

words! {
    /// What a journal entry records.
    EntryKind as "a kind of journal entry" {
        /// An invoice was issued.
        Invoice = "invoice",
        /// A credit note was issued.
        CreditNote = "credit_note",
        /// An entry of a bank statement.
        BankEntry = "bank_entry",
        /// A customer's payment.
        Receipt = "receipt",
        /// An early-payment discount.
        Discount = "discount",
        /// A write-off.
        WriteOff = "write_off",
        /// A refund.
        Refund = "refund",
        /// The reverse of another entry.
        Reversal = "reversal",
        /// A balance taken over from an old system.
        Opening = "opening",
    }
}

/// The document a posting comes from. Published as its type and its prefixed id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SourceRef {
    /// What it is.
    pub object_type: ObjectType,
    /// Its id without the prefix.
    pub id: Uuid,
}

/// The published form of a [`SourceRef`].
#[derive(Serialize, ToSchema)]
#[schema(as = Link)]
pub(super) struct SourceView {
    /// What it is, e.g. `invoice`.
    r#type: &'static str,
    /// Its id, e.g. `inv_…`.
    id: String,
}

impl Serialize for SourceRef {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let view = SourceView {
            r#type: self.object_type.as_str(),
            id: self.text(),
        };
        view.serialize(out)
    }
}

impl SourceRef {
    /// Refers to the document with this id.
    #[must_use]
    pub const fn of<K: IdKind>(id: Id<K>) -> Self {
        Self {
            object_type: K::OBJECT,
            id: id.uuid(),
        }
    }

    /// The prefixed id.
    #[must_use]
    pub fn text(self) -> String {
        fn of<K: IdKind>(id: Uuid) -> String {
            Id::<K>::from_uuid(id).to_string()
        }
        match self.object_type {
            ObjectType::Invoice => of::<kind::Invoice>(self.id),
            ObjectType::Receipt => of::<kind::Receipt>(self.id),
            ObjectType::BankEntry => of::<kind::BankEntry>(self.id),
            ObjectType::Refund => of::<kind::Refund>(self.id),
            ObjectType::JournalEntry => of::<kind::JournalEntry>(self.id),
            ObjectType::OpenItem => of::<kind::OpenItem>(self.id),
            ObjectType::Import => of::<kind::Import>(self.id),
            other => format!("{}_{}", other.as_str(), self.id.simple()),
        }
    }

    /// Reads the two columns in which a document is kept.
    pub(super) fn read(row: &store::Row, type_at: usize, id_at: usize) -> crate::Result<Self> {
        let object_type: String = row.get(type_at)?;
        Ok(Self {
            object_type: ObjectType::parse(&object_type)?,
            id: row.get(id_at)?,
        })
    }

    /// The document as an object of an event.
    #[must_use]
    pub const fn object(self, qualifier: &'static str) -> ObjectRef {
        ObjectRef {
            object_type: self.object_type,
            id: self.id,
            qualifier,
        }
    }
}

/// A claim or a debt to be put on the books with its journal entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOpenItem {
    /// Who will owe, or is owed: the payer.
    pub customer: CustomerId,
    /// What it stands for.
    pub kind: ItemKind,
    /// The document. One document has one item for each instalment.
    pub source: SourceRef,
    /// The document's number, as people know it.
    pub number: String,
    /// Which instalment of the document, from 1; 0 for documents without instalments.
    pub instalment: u32,
    /// The reference that the customer pays with, e.g. ISO 11649.
    pub reference: Option<String>,
    /// Owed to us positive, owed by us negative. Zero is left out.
    pub amount: Money,
    /// When it is due. For a receipt: the day of the money, by which discounts are judged.
    pub due_on: Date,
    /// The last day on which the early-payment discount is granted.
    pub discount_on: Option<Date>,
    /// The early-payment discount offered, including tax; not negative.
    pub discount: Option<Money>,
    /// What else a payment may name it by.
    pub also_known: AlsoKnown,
}

/// By what a payment may name a document beside its number and reference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlsoKnown {
    /// The customer's purchase-order number.
    pub purchase_order: Option<String>,
    /// The number of the one delivery that it bills.
    pub delivery: Option<String>,
    /// When it was issued; one that is taken over is posted later.
    pub issued_on: Option<Date>,
}

/// A journal entry with the open items that stand behind its receivable lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The entry.
    pub entry: Entry,
    /// Its items: per customer and currency their sum is that of the receivable lines.
    pub items: Vec<NewOpenItem>,
}

/// What a posting became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Posted {
    /// The entry; `null` when all its lines were zero, so that there is nothing to post.
    #[schema(value_type = Option<String>)]
    pub entry: Option<JournalEntryId>,
    /// The items in the order given; `null` for an item of zero.
    #[schema(value_type = Vec<Option<String>>)]
    pub items: Vec<Option<OpenItemId>>,
}

/// Sets a claim off against a debt of the same customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AllocationRequest {
    /// The item that is owed to us.
    #[schema(value_type = String)]
    pub debit: OpenItemId,
    /// The item that is owed by us.
    #[schema(value_type = String)]
    pub credit: OpenItemId,
    /// How much of both; positive.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// From which day on it counts: in an open period, not before either item was posted.
    pub on: Date,
}

/// Who set items off, and why.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// A person chose the items.
    ByPerson,
    /// A rule chose them; its inputs, version, candidates and confidence.
    Automatic {
        /// The explanation.
        decision: serde_json::Value,
    },
}

words! {
    /// Why an amount is given up or kept.
    WriteOffReason as "a reason of a write-off" {
        /// The customer will not pay any more.
        BadDebt = "bad_debt",
        /// A difference too small to pursue.
        SmallDifference = "small_difference",
        /// A bank on the way took a charge.
        BankCharge = "bank_charge",
        /// Given up to please the customer.
        Goodwill = "goodwill",
    }
}

/// Gives up what is left of a claim, or keeps what is left of an overpayment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteOff {
    /// The item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// How much, positive for claims and for debts alike.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Why.
    pub reason: WriteOffReason,
    /// What was considered; needed for [`WriteOffReason::BadDebt`].
    pub note: Option<String>,
    /// Posting date.
    pub on: Date,
}

/// An item paid by a settlement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleLine {
    /// The item that is paid.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// How much the receipt or credit note pays of it; positive, or zero when discount or
    /// write-off settle all of it.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Early-payment discount granted, including tax. Together with the amount (and the write-off)
    /// it must clear the item.
    #[schema(value_type = Option<crate::schema::Money>)]
    #[serde(default)]
    pub discount: Option<Money>,
    /// A person with the permission grants the discount although its day has passed.
    #[serde(default)]
    pub discount_late: bool,
    /// Why the discount is granted; needed when it is granted late. Kept with its entry.
    #[serde(default)]
    pub discount_reason: Option<String>,
    /// What is given up of the rest.
    #[serde(default)]
    pub write_off: Option<LineWriteOff>,
    /// Why the payer withheld what the line leaves open of an invoice.
    #[serde(default)]
    pub deduction: Option<LineDeduction>,
}

impl SettleLine {
    /// So much of an item, without discount and write-off.
    #[must_use]
    pub const fn of(item: OpenItemId, amount: Money) -> Self {
        Self {
            item,
            amount,
            discount: None,
            discount_late: false,
            discount_reason: None,
            write_off: None,
            deduction: None,
        }
    }
}

/// An amount given up while an item is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineWriteOff {
    /// How much; positive.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Why.
    pub reason: WriteOffReason,
    /// What was considered.
    pub note: Option<String>,
}

/// What a receipt or credit note is used for. What is left of it stays on account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// The receipt or credit note.
    #[schema(value_type = String)]
    pub credit: OpenItemId,
    /// Posting date of everything that follows from it.
    pub on: Date,
    /// What it pays.
    pub lines: Vec<SettleLine>,
    /// Keeps what is left of it instead of leaving it on account.
    #[serde(default)]
    pub rest: Option<LineWriteOff>,
}

/// What a settlement became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Settled {
    /// The receipt or credit note.
    #[schema(value_type = String)]
    pub credit: OpenItemId,
    /// All allocations made, also those of discounts and write-offs.
    #[schema(value_type = Vec<String>)]
    pub allocations: Vec<AllocationId>,
    /// The entries of discounts and write-offs.
    #[schema(value_type = Vec<String>)]
    pub entries: Vec<JournalEntryId>,
    /// What stays on account; zero or negative.
    #[schema(value_type = crate::schema::Money)]
    pub rest: Money,
}

/// Money given back to a customer out of what we owe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// The receipt or credit note.
    pub item: OpenItemId,
    /// How much; positive.
    pub amount: Money,
    /// The refund document.
    pub source: SourceRef,
    /// Its number.
    pub number: String,
    /// Why.
    pub reason: String,
    /// Posting date.
    pub on: Date,
}

/// What a write-off or refund became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Adjusted {
    /// The journal entry.
    #[schema(value_type = String)]
    pub entry: JournalEntryId,
    /// The item it made.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// The allocation of that item.
    #[schema(value_type = String)]
    pub allocation: AllocationId,
}

/// An open item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OpenItemRow)]
pub struct OpenItem {
    /// Its id.
    #[schema(value_type = String)]
    pub id: OpenItemId,
    /// Who owes, or is owed.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// What it stands for.
    pub kind: ItemKind,
    /// The document it comes from.
    #[schema(value_type = SourceView)]
    pub source: SourceRef,
    /// Its journal entry.
    #[schema(value_type = String)]
    pub entry: JournalEntryId,
    /// The document's number.
    pub number: String,
    /// Which instalment of the document.
    pub instalment: u32,
    /// The reference that the customer pays with.
    pub reference: Option<String>,
    /// The currency of all its amounts.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// Owed to us positive, owed by us negative.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What is left of it.
    #[schema(value_type = crate::schema::Money)]
    pub residual: Money,
    /// When it came onto the books.
    pub posted_on: Date,
    /// When it is due.
    pub due_on: Date,
    /// The last day of the early-payment discount.
    pub discount_on: Option<Date>,
    /// The early-payment discount offered.
    #[schema(value_type = crate::schema::Money)]
    pub discount: Money,
    /// When nothing was left of it.
    pub cleared_on: Option<Date>,
}
