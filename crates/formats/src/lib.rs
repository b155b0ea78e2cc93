//! Readers and writers of the formats that reach Cashlane from outside.
//!
//! * [`ids`]: IBAN, BIC, VAT numbers and ISO 11649 references, checked and normalised.
//! * [`bank`]: account statements and notifications (camt.05x, MT940/MT942, BAI2, lockbox, OFX, ACH,
//!   CODA, CFONB 120, ESR, bank CSV) read into one model, and camt.053 written.
//! * [`eventlog`]: event logs of processes (tables, XES, OCEL 2.0).
//! * [`remittance`]: what payers say their payments are for (X12 820, REMADV, remt.001, tables, PDF, mail).
//! * [`table`]: rows out of CSV, XLSX, Parquet, JSON and NDJSON, mapped onto typed fields and
//!   grouped into documents; rows into CSV and XLSX.
//!
//! The crate is pure: it reads and writes what the caller hands over, asks no clock and keeps no
//! state. Every refusal is an [`error::FormatError`] that names the place, the value, the problem
//! and what to do about it; what can be read without a damaged optional part is read, with a named
//! [`error::Warning`].

#![deny(missing_docs)]

pub mod bank;
pub mod error;
pub mod eventlog;
pub mod ids;
mod number;
pub mod remittance;
mod sniff;
mod stream;
pub mod table;
mod text;
mod workbook;
mod xml;

pub use error::{FormatError, Warning};
