//! The line-based bank formats: published samples against what is known of them, and files made by
//! hand for what the samples leave out.

mod bai2;
mod cfonb120;
mod coda;
mod esr;
mod lockbox;
mod nacha;
mod ofx;
mod robust;
mod samples;

use std::fs;
use std::path::PathBuf;

use cashlane_formats::bank::{BankFile, Entry, Hint, Reference, ReferenceKind, parse};
use kernel::Money;

fn fixture(path: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bank");
    fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read(path: &str) -> BankFile {
    parse(&fixture(path), &Hint::default()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn entries(file: &BankFile) -> Vec<&Entry> {
    file.statements
        .iter()
        .flat_map(|statement| &statement.entries)
        .collect()
}

/// Codes of the warnings, in file order.
fn codes(file: &BankFile) -> Vec<&str> {
    file.warnings.iter().map(|warning| warning.code).collect()
}

/// Each warning as `line code value`.
fn warned(file: &BankFile) -> Vec<String> {
    let show = |warning: &cashlane_formats::Warning| {
        let line = warning.line.unwrap_or(0);
        format!("{line} {} {}", warning.code, warning.value)
    };
    file.warnings.iter().map(show).collect()
}

fn money(amount: Option<Money>) -> String {
    amount.map_or("none".to_owned(), |amount| amount.to_string())
}

/// References as `scheme=value`, with the amount where one is told.
fn references(references: &[Reference]) -> Vec<String> {
    let show = |reference: &Reference| {
        let kind = match &reference.kind {
            ReferenceKind::Creditor => "creditor",
            ReferenceKind::Scheme(scheme) => scheme,
            ReferenceKind::Document(code) => code,
        };
        match reference.amount {
            Some(amount) => format!("{kind}={} {amount}", reference.value),
            None => format!("{kind}={}", reference.value),
        }
    };
    references.iter().map(show).collect()
}

fn day(date: Option<kernel::Date>) -> String {
    date.map_or("none".to_owned(), |date| date.to_string())
}
