//! Tables: rows read out of CSV, XLSX, Parquet, JSON and NDJSON, and written as CSV and XLSX.
//!
//! [`open_table`] gives a [`RowSource`] that reads row by row in bounded memory.
//! [`mapping`] turns its cells into typed fields by a mapping file and groups rows into documents.
//! [`mod@write`] is the way out.

mod cell;
mod documents;
pub mod mapping;
mod source;
pub mod write;

pub use cell::{Cell, Record, Row, RowError};
pub use documents::{Document, Documents, OpenError};
pub(crate) use source::Transcode;
pub(crate) use source::sheet_cell;
pub use source::{Progress, RowSource, TableFormat, TableOptions, open_table};
