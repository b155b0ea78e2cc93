//! What goes in and out, and what concerns all rooms at once.
//!
//! * [`setup`]: a new legal entity with everything it needs to work.
//! * [`import`]: customers, products, prices, orders, deliveries, open invoices and payments out of
//!   tables, by a mapping; every row read is booked or reported.
//! * [`event_log`]: all that happened, as an object-centric event log (OCEL 2.0).
//! * [`export`]: lists and the ledger, row by row.
//! * [`lists`]: lists as they are shown, as tables.
//! * [`history`]: walks orders that were fulfilled elsewhere through the whole path, day by day.
//! * [`demo`]: the Northwind company.
//! * [`verify`]: every room's proof of its books, and the store's.

pub mod demo;
pub mod event_log;
pub mod export;
pub mod history;
pub mod import;
pub mod lists;
pub mod setup;
pub mod verify;
