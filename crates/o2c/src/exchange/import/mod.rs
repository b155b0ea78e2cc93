//! Imports: tables in, documents booked, every row answered for.
//!
//! A file is read row by row, its rows are grouped into documents by the mapping, and the documents
//! are booked batch by batch through the rooms' own commands. A batch, its events and how far the
//! import has come are one transaction: an import that was killed, started again with the same
//! file and mapping, goes on where it stopped and books nothing twice. Every row read is either
//! booked or reported with what is wrong and what to do; a document of which a row is bad is left
//! out whole, unless the mapping says otherwise.

mod batch;
mod book;
mod deliveries;
mod document;
mod head;
mod kept;
mod kind;
mod lookup;
mod mappings;
mod masters;
mod open;
mod open_items;
mod options;
mod orders;
mod payments;
mod progress;
mod result;
mod run;
mod upload;
mod views;

pub use head::{FileHead, HeadRow, ImportField, ImportKindView, head, import_kinds};
pub use kind::Kind;
pub use mappings::{
    MappingChange, MappingFilter, NewMapping, SavedMapping, change_mapping, delete_mapping,
    list_mappings, save_mapping,
};
pub use open::{Request, import};
pub use options::{Create, OrderOptions, Returns};
pub use result::{Outcome, Problem, RowResult};
pub use run::{ImportError, Listener, Progress, Summary, Turnover};
pub use upload::{
    Checked, IMPORT_JOB, Task, Upload, carry_out, check, give_up, request_import, take_up, task,
};
pub use views::{
    IMPORT_ROW_COLUMNS, ImportFilter, ImportRowFilter, ImportRows, ImportState, ImportView,
    RowOutcome, export_import_rows, import_view, list_import_rows, list_imports,
};
