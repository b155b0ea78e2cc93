//! The words every other part of Cashlane speaks: money, numbers, ids, time, actors, events.
//!
//! The crate is pure. It opens no file and no socket, reads no configuration and has no global
//! state. Time and randomness enter at two places, [`SystemClock`] and [`IdGen::system`], and both
//! have a twin for tests ([`ManualClock`], [`IdGen::seeded`]), so that whatever is built on top can
//! be replayed.
//!
//! # Money and numbers
//!
//! [`Money`] is a whole number of minor units (`i64`) of one [`Currency`]; the number of decimals
//! comes from ISO 4217. [`Quantity`], [`UnitPrice`] and [`Percent`] are exact decimals of six
//! places. None of them has operators or defaults: every operation that can go wrong says so in its
//! result, and none is ever rounded in passing. Rounding happens at three named places, each of
//! which is handed its [`Rounding`] or states its rule:
//!
//! - [`line_amount`]: quantity × unit price,
//! - [`Money::percent`]: a share of an amount,
//! - [`Money::split`]: parts that sum to the whole, by largest remainder.
//!
//! All of them travel as text in JSON, never as floating-point numbers. The range of each is
//! symmetric around zero, so that negation cannot fail.
//!
//! # Ids
//!
//! [`Id<K>`](Id) is a UUID that knows what it identifies. An [`InvoiceId`] is written `inv_` and 32
//! hex digits, and cannot be taken for a [`CustomerId`] by the compiler nor by a reader; parsing
//! the wrong one names both. [`IdGen`] makes them in rising order. The kinds stand in one table in
//! [`kind`].
//!
//! # Time
//!
//! A [`Date`] is a business date and has no time; an [`Instant`] is a point in time in microseconds
//! and has no zone but UTC. The types keep them apart. [`dates`] holds the arithmetic of terms
//! (months, ends of months), [`calendar`] the business days and public holidays of countries.
//! Whoever needs the present is handed a [`Clock`].
//!
//! # Actors and events
//!
//! An [`Actor`] says who did something. An [`Event`] says what happened to which objects, in the
//! closed vocabulary of [`EventKind`] and [`ObjectType`]; its attributes refuse floating-point
//! numbers, because events are hashed and must read back the same from every database.
//!
//! # Errors
//!
//! There is one error type, [`KernelError`]: always the caller's mistake, always with the value
//! that was wrong.
#![warn(missing_docs)]

mod actor;
pub mod calendar;
mod currency;
pub mod dates;
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
pub use calendar::BusinessCalendar;
pub use currency::Currency;
pub use error::KernelError;
pub use event::{AttributeValue, Event, EventKind, ObjectRef, ObjectType};
pub use fixed::{Fixed, FixedKind, Percent, Quantity, UnitPrice};
pub use id::{Id, IdKind};
pub use idgen::IdGen;
pub use kind::{
    AddressId, AllocationId, AnomalyId, ApiKeyId, BankAccountId, BankEntryId, BaselineId,
    BillingRunId, ContactId, CreditPolicyId, CustomerId, DeductionId, DeliveryId, DeliveryLineId,
    EntityId, EventId, FileId, ForecastModelId, HoldId, ImportId, InvoiceId, InvoiceLineId, JobId,
    JournalEntryId, LearnedPayerId, MailId, MappingId, MarkedChangeId, MatchPolicyId,
    NotificationId, OpenItemId, OrderId, OrderLineId, OrderPolicyId, PasskeyId, PayerQuestionId,
    PeriodId, PolicyTrialId, PriceId, PriceListId, ProductId, ReceiptId, RefundId,
    RemittanceAdviceId, ReservationId, SessionId, SignOffId, StatementId, TargetId, TaxRateId,
    TermId, UserId, ViewId,
};
pub use money::{Money, line_amount};
pub use rounding::Rounding;
pub use time::{Clock, Date, Instant, ManualClock, SystemClock};
