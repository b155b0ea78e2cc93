//! Rows as SQLite gives them.

use std::ops::Range;

use rusqlite::types::ValueRef;
use uuid::Uuid;

use crate::row::Cell;

/// One row, copied out of the statement into two shared buffers, so that a row costs three
/// allocations at most, and none at all when its buffers are used again.
#[derive(Default)]
pub(crate) struct SqliteRow {
    slots: Vec<Slot>,
    texts: String,
    bytes: Vec<u8>,
}

enum Slot {
    Null,
    Int(i64),
    Uuid([u8; 16]),
    Text(Range<usize>),
    Bytes(Range<usize>),
    Real,
}

impl SqliteRow {
    pub(super) fn fill(&mut self, row: &rusqlite::Row<'_>, columns: usize) -> rusqlite::Result<()> {
        self.slots.clear();
        self.texts.clear();
        self.bytes.clear();
        self.slots.reserve_exact(columns);
        for index in 0..columns {
            let slot = match row.get_ref(index)? {
                ValueRef::Null => Slot::Null,
                ValueRef::Integer(value) => Slot::Int(value),
                ValueRef::Real(_) => Slot::Real,
                ValueRef::Text(text) => {
                    let text = std::str::from_utf8(text)
                        .map_err(|error| rusqlite::Error::Utf8Error(index, error))?;
                    let start = self.texts.len();
                    self.texts.push_str(text);
                    Slot::Text(start..self.texts.len())
                }
                ValueRef::Blob(blob) => match blob.try_into() {
                    Ok(uuid) => Slot::Uuid(uuid),
                    Err(_) => {
                        let start = self.bytes.len();
                        self.bytes.extend_from_slice(blob);
                        Slot::Bytes(start..self.bytes.len())
                    }
                },
            };
            self.slots.push(slot);
        }
        Ok(())
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(crate) fn cell(&self, index: usize) -> Option<Cell<'_>> {
        let cell = match self.slots.get(index)? {
            Slot::Null => Cell::Null,
            Slot::Int(value) => Cell::Int(*value),
            Slot::Uuid(bytes) => Cell::Uuid(Uuid::from_bytes(*bytes)),
            Slot::Text(range) => Cell::Text(&self.texts[range.clone()]),
            Slot::Bytes(range) => Cell::Bytes(&self.bytes[range.clone()]),
            Slot::Real => Cell::Other("a floating-point number"),
        };
        Some(cell)
    }
}
