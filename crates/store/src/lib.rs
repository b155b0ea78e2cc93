//! Cashlane's store: one way to write and to read on SQLite and on PostgreSQL.
//!
//! [`Store::write`] is the only way to change anything: it runs a closure over a [`Tx`] in a
//! transaction that commits durably before the answer is given. [`Store::read`] shows the data as
//! of one moment. Everything a command does lies in its one transaction: rows, events, jobs, the
//! idempotency record and the numbers it takes.
//!
//! ```no_run
//! use kernel::Actor;
//! # use cashlane_store as store;
//! use store::{Error, Store, StoreOptions};
//! # fn main() -> Result<(), Error> {
//! let store = Store::open(&StoreOptions::new("sqlite:cashlane.db"))?;
//! store.migrate()?;
//! let changed = store.write(Actor::system("example"), |tx| {
//!     tx.exec("UPDATE number_series SET width = $1", &[6.into()])
//! })?;
//! # let _ = changed;
//! # Ok(())
//! # }
//! ```
#![warn(missing_docs)]

mod backup;
mod commits;
mod conn;
mod error;
mod events;
mod files;
mod idempotency;
mod jobs;
mod memo;
mod migrate;
mod numbers;
mod options;
mod pg;
mod pool;
mod queue;
mod request;
mod row;
mod side_file;
mod sql;
mod sqlite;
mod store;
mod temporary;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod value;
mod writer;

pub use backup::{CopyReport, restore};
pub use error::{ConstraintKind, DriverError, Error, Result};
pub use events::{
    ChainEnd, ChainFault, ChainReport, EventFilter, EventObject, EventPage, EventRow, Touched,
};
pub use files::{FileFault, FileReport, FileRow, Files};
pub use idempotency::{Idempotency, Reply};
pub use jobs::{AfterFailure, Job, JobFilter, JobRow, JobState, NewJob, RunOptions, RunReport};
pub use migrate::Report;
pub use numbers::NumberSeries;
pub use options::{Backend, StoreOptions};
pub use row::{Cell, FromValue, Row};
pub use side_file::{SideFile, quoted_name};
pub use store::Store;
pub use tx::Tx;
pub use value::Value;
