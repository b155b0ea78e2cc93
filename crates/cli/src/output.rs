//! Results on standard output: tables for people, JSON for programs.

use std::io::{self, Write};

use anyhow::Result;
use comfy_table::{Cell, CellAlignment, ContentArrangement, presets};
use serde::Serialize;

/// A table for people.
pub struct Table {
    inner: comfy_table::Table,
    right: Vec<bool>,
}

impl Table {
    /// A table with these headings; one that begins with `>` is aligned to the right.
    pub fn new(headings: &[&str]) -> Self {
        let mut inner = comfy_table::Table::new();
        inner
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Disabled);
        let right: Vec<bool> = headings.iter().map(|text| text.starts_with('>')).collect();
        let header = headings
            .iter()
            .zip(&right)
            .map(|(text, right)| aligned(text.trim_start_matches('>').to_uppercase(), *right));
        inner.set_header(header.collect::<Vec<_>>());
        for column in inner.column_iter_mut() {
            column.set_padding((0, 2));
        }
        Self { inner, right }
    }

    /// Adds a row.
    pub fn row<T: ToString>(&mut self, cells: impl IntoIterator<Item = T>) {
        let cells = cells.into_iter().zip(&self.right);
        let row: Vec<Cell> = cells
            .map(|(cell, right)| aligned(cell.to_string(), *right))
            .collect();
        self.inner.add_row(row);
    }

    /// Prints it without blanks at the end of lines.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print(&self) -> Result<()> {
        let mut out = io::stdout().lock();
        self.print_to(&mut out)?;
        Ok(out.flush()?)
    }

    /// As [`print`](Self::print), to an output of the caller.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn print_to(&self, out: &mut impl Write) -> Result<()> {
        for line in self.inner.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

fn aligned(text: String, right: bool) -> Cell {
    let alignment = if right {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    };
    Cell::new(text).set_alignment(alignment)
}

/// Prints a value as JSON.
///
/// # Errors
/// Standard output cannot be written.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Prints one line.
///
/// # Errors
/// Standard output cannot be written.
pub fn line(text: impl AsRef<str>) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.as_ref())?;
    Ok(out.flush()?)
}

/// An optional value as a table shows it.
pub fn or_dash<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}
