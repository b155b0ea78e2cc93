//! The Northwind company: real sample data walked through the whole path.
//!
//! Customers, products and all orders are those of the files. Their dates are moved by whole weeks,
//! so that business goes on until yesterday: orders wait to leave, goods are on their way, some are
//! to be billed, and invoices are not due yet. What the files do not tell is made up, always alike:
//! who we are, tax ids and bank accounts, how long goods travel, terms, and how customers pay
//! ([`Habit`]). Orders that had not left when the files were written leave on the day the customer
//! wants them. Payments are written as camt.053 files, one a month, and these are then imported and
//! matched as any other bank file.

mod build;
mod masters;
mod northwind;
mod payments;
mod people;
mod sample;

use std::collections::BTreeMap;

use serde::Serialize;
use store::Store;

pub use build::build;
pub use people::Habit;
pub use sample::{SAMPLE_JOB, Sample, SampleState, request, sample};

use crate::error::{Error, Result};
use crate::parties::{self, Entity};

/// The demo's legal entity.
pub const CODE: &str = "NORTHWIND";

/// What was built.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Built {
    /// Customers taken on.
    pub customers: u64,
    /// Products added, freight included.
    pub products: u64,
    /// Orders acknowledged.
    pub orders: u64,
    /// Deliveries that arrived.
    pub deliveries: u64,
    /// Invoices issued.
    pub invoices: u64,
    /// How the invoices are paid.
    pub habits: BTreeMap<Habit, u64>,
    /// Bank statements imported.
    pub statements: u64,
    /// Entries on them.
    pub bank_entries: u64,
    /// Entries that became receipts without a person.
    pub applied: u64,
    /// Entries that wait for a person.
    pub waiting: u64,
    /// Months closed.
    pub months_closed: u64,
}

/// Whether the demo's company stands in the database.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// There is none.
    Absent,
    /// It was built whole.
    Built(Box<Entity>),
    /// Its building was interrupted.
    Unfinished,
}

/// Looks for the demo's company.
///
/// # Errors
/// Fails only with the store.
pub fn state(store: &Store) -> Result<State> {
    store.read(|tx| {
        let entity = match parties::entity_by_code(tx, CODE) {
            Ok(entity) => entity,
            Err(Error::NotFound { .. }) => return Ok(State::Absent),
            Err(other) => return Err(other),
        };
        let built = build::progress(tx, entity.id)?.finished;
        Ok(if built {
            State::Built(Box::new(entity))
        } else {
            State::Unfinished
        })
    })
}
