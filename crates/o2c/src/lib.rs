//! The business of Cashlane: one folder per room of the path from order to cash.
//!
//! A room keeps its types in `types.rs`, its pure rules in `rules.rs`, its SQL in `store.rs`, its
//! writes in `commands.rs` and its lists and views in `queries.rs`; `mod.rs` is its public face.
//! A room writes only its own tables and may call only the rooms that stand before it in this
//! list: access, parties, agreements, credit, receivables, orders, deliveries, invoicing, cash,
//! insight, exchange. A test keeps that order.
//!
//! Three things belong to no room: [`jobs`], which every room may leave behind, lists ([`Page`]),
//! and how a policy is drafted, tried and put in force ([`policies`]).
//!
//! Commands take the caller's transaction first, then the legal entity, then a batch of inputs.
//! One bad input refuses itself alone; the others are booked.

pub mod access;
pub mod agreements;
pub mod cash;
mod conditions;
pub mod credit;
pub mod deliveries;
mod documents;
mod error;
pub mod exchange;
mod input;
pub mod insight;
pub mod invoicing;
pub mod jobs;
mod language;
pub mod orders;
mod page;
pub mod parties;
mod patch;
pub mod policies;
pub mod receivables;
pub mod schema;
mod search;
mod shared_text;
mod sort;
mod sql;
mod text_key;
mod trial;
mod verify;
mod words;

pub use error::{Code, Error, Outcome, Refusal, Result};
pub use language::Language;
pub use page::{Cursor, Page, PageRequest};
pub use patch::Patch;
pub use sort::{Sort, SortWord};
pub use verify::Difference;
