//! Cash application: which payment pays what.
//!
//! [`engine`] matches payments with open items; [`pairs`] says which credit settles which debit.
//! Both are pure: they know no database, clock or chance, and the same input gives the same output
//! in whatever order it comes.

pub mod engine;
mod pairs;

pub use pairs::{CreditSource, Pair, pairs};
