//! A bank's export as an Excel workbook: the rows of its first sheet, read like those of a CSV.

use std::collections::VecDeque;
use std::io::{Read, Seek};

use super::layout::Rows;
use crate::error::FormatError;
use crate::workbook::{Cells, SheetRows};

impl<R: Read + Seek> Rows for SheetRows<'_, R> {
    fn next(&mut self) -> Result<Option<Cells>, FormatError> {
        SheetRows::next(self)
    }
}

/// Rows that have been looked at already, and those that follow.
pub(super) struct Again<'r> {
    pub(super) first: VecDeque<Cells>,
    pub(super) rest: &'r mut dyn Rows,
}

impl Rows for Again<'_> {
    fn next(&mut self) -> Result<Option<Cells>, FormatError> {
        match self.first.pop_front() {
            Some(row) => Ok(Some(row)),
            None => self.rest.next(),
        }
    }
}
