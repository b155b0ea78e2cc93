//! Cashlane kernel.
#![warn(missing_docs)]

mod actor;
mod currency;
mod error;
pub mod event;
mod fixed;
mod id;
mod idgen;
pub mod kind;
mod money;
mod number;
mod rounding;
mod text;
mod time;

pub use actor::Actor;
pub use currency::Currency;
pub use error::KernelError;
pub use event::{AttributeValue, Event, EventKind, ObjectRef, ObjectType};
pub use fixed::{Fixed, FixedKind, Percent, Quantity, UnitPrice};
pub use id::{Id, IdKind};
pub use idgen::IdGen;
pub use kind::{
    AddressId, AllocationId, ApiKeyId, BankAccountId, BankEntryId, ContactId, CustomerId,
    DeliveryId, DeliveryLineId, EntityId, EventId, FileId, HoldId, ImportId, InvoiceId,
    InvoiceLineId, JobId, JournalEntryId, MailId, OpenItemId, OrderId, OrderLineId, PeriodId,
    PriceId, PriceListId, ProductId, ReceiptId, RefundId, ReservationId, SessionId, StatementId,
    TaxRateId, TermId, UserId,
};
pub use money::{Money, line_amount};
pub use rounding::Rounding;
pub use time::{Clock, Date, Instant, ManualClock, SystemClock};
