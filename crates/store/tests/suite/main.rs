//! The store's promises, each tested on every database there is: SQLite always, PostgreSQL when
//! `CASHLANE_TEST_PG` names a server, S3 when `CASHLANE_TEST_S3` does.

use cashlane_store as store;

mod backup;
mod events;
mod files;
mod follow;
mod jobs;
mod ledger_rules;
mod memo;
mod parity;
mod plans;
mod requests;
mod support;
mod trouble;
mod values;
mod writing;
