//! Rows grouped into documents.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use super::mapping::{FieldSpec, Grouping, Mapping, MappingError, Plan, TypedRow, Value};
use super::{Progress, Record, Row, RowError, RowSource, TableOptions, open_table};
use crate::error::FormatError;

/// Rows that belong together, e.g. the lines of one order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Values of the `group_by` fields; empty where rows are not grouped.
    pub key: Vec<Option<Value>>,
    /// Its readable rows in file order.
    pub rows: Vec<TypedRow>,
    /// What is wrong with its other rows.
    pub errors: Vec<RowError>,
    /// Number of rows that are not readable; they count as read and reported.
    pub bad_rows: u64,
}

impl Document {
    /// All rows of the file that this document stands for.
    pub fn row_count(&self) -> u64 {
        self.rows.len() as u64 + self.bad_rows
    }

    /// True if every row could be read: only then may it be booked as a whole.
    pub fn is_whole(&self) -> bool {
        self.bad_rows == 0
    }

    /// Line of its first row.
    pub fn line(&self) -> u64 {
        let rows = self.rows.iter().map(|row| row.line);
        rows.chain(self.errors.iter().map(|error| error.line))
            .min()
            .unwrap_or_default()
    }
}

/// Reads a source document by document. Every row of the file is in exactly one document.
pub struct Documents {
    source: Box<dyn RowSource>,
    plan: Plan,
    /// Rows still to come, by hash of the document's key; only when rows may stand anywhere.
    remaining: HashMap<u64, u64>,
    /// Unfinished documents by hash of their key. Two keys may share a hash: then both wait until
    /// the rows of both are in.
    open: HashMap<u64, Vec<Document>>,
    ready: VecDeque<Document>,
    rows_read: u64,
    ended: bool,
}

/// Why a file cannot be read into documents.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The file itself.
    #[error(transparent)]
    File(#[from] FormatError),
    /// The mapping, or the file's columns against it; all findings at once.
    #[error("the mapping does not fit: {}", in_one_line(.0))]
    Mapping(Vec<MappingError>),
}

fn in_one_line(errors: &[MappingError]) -> String {
    errors
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" | ")
}

impl Documents {
    /// Opens a file by a mapping, or, without one, by equal names of columns and fields.
    pub fn from_file(
        path: &Path,
        mapping: Option<&Mapping>,
        fields: &'static [FieldSpec],
    ) -> Result<Self, OpenError> {
        let options = match mapping {
            Some(mapping) => mapping
                .table_options()
                .map_err(|e| OpenError::Mapping(vec![e]))?,
            None => TableOptions::default(),
        };
        let first = open_table(path, &options)?;
        let plan = Plan::compile(mapping, first.columns(), fields).map_err(OpenError::Mapping)?;
        let mut first = Some(first);
        let open = || match first.take() {
            Some(source) => Ok(source),
            None => open_table(path, &options),
        };
        Ok(Self::open(open, plan)?)
    }

    /// Opens the documents of a file. `open` opens the file; it is called twice where rows of a
    /// document may stand anywhere.
    pub fn open(
        mut open: impl FnMut() -> Result<Box<dyn RowSource>, FormatError>,
        plan: Plan,
    ) -> Result<Self, FormatError> {
        let mut remaining = HashMap::new();
        if plan.is_grouped() && plan.grouping() == Grouping::Anywhere {
            let mut source = open()?;
            while let Some(row) = source.next_row()? {
                if let Row::Good(record) = row
                    && let Ok(key) = plan.key_of(&record)
                {
                    *remaining.entry(hash_of(&key)).or_insert(0) += 1;
                }
            }
        }
        Ok(Self {
            source: open()?,
            plan,
            remaining,
            open: HashMap::new(),
            ready: VecDeque::new(),
            rows_read: 0,
            ended: false,
        })
    }

    /// The plan the rows are converted by.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Rows read so far, readable or not.
    pub fn rows_read(&self) -> u64 {
        self.rows_read
    }

    /// How far the file has been read.
    pub fn progress(&self) -> Progress {
        self.source.progress()
    }

    /// The next finished document; `None` at the end.
    pub fn next_document(&mut self) -> Result<Option<Document>, FormatError> {
        loop {
            if let Some(document) = self.ready.pop_front() {
                return Ok(Some(document));
            }
            if self.ended {
                return Ok(None);
            }
            match self.source.next_row()? {
                Some(row) => {
                    self.rows_read += 1;
                    self.take(row);
                }
                None => {
                    self.ended = true;
                    // A file that shrank between the two readings leaves documents open.
                    let mut left: Vec<Document> = self.open.drain().flat_map(|(_, d)| d).collect();
                    left.sort_by_key(Document::line);
                    self.ready.extend(left);
                }
            }
        }
    }

    fn take(&mut self, row: Row) {
        let record = match row {
            Row::Good(record) => record,
            Row::Bad(error) => return self.ready.push_back(bad(Vec::new(), vec![error])),
        };
        if !self.plan.is_grouped() {
            let mut document = Document::default();
            add(&mut document, &self.plan, &record);
            self.ready.push_back(document);
            return;
        }
        let key = match self.plan.key_of(&record) {
            Ok(key) => key,
            // Without its key a row belongs to no document; its other cells may be bad as well.
            Err(errors) => {
                let all = self.plan.convert(&record).err().unwrap_or(errors);
                return self.ready.push_back(bad(Vec::new(), all));
            }
        };
        let hash = hash_of(&key);
        match self.plan.grouping() {
            Grouping::Adjacent => self.take_adjacent(hash, key, &record),
            Grouping::Anywhere => self.take_anywhere(hash, key, &record),
        }
    }

    fn take_adjacent(&mut self, hash: u64, key: Vec<Option<Value>>, record: &Record) {
        let same = self
            .open
            .get(&hash)
            .is_some_and(|open| open.iter().any(|d| d.key == key));
        if !same {
            let finished = std::mem::take(&mut self.open);
            self.ready.extend(finished.into_values().flatten());
        }
        self.add_to_open(hash, key, record);
    }

    fn take_anywhere(&mut self, hash: u64, key: Vec<Option<Value>>, record: &Record) {
        self.add_to_open(hash, key, record);
        // A row that was not there in the first reading counts as the last one of its document.
        let left = self
            .remaining
            .get(&hash)
            .copied()
            .unwrap_or(1)
            .saturating_sub(1);
        if left == 0 {
            self.remaining.remove(&hash);
            self.ready
                .extend(self.open.remove(&hash).into_iter().flatten());
        } else {
            self.remaining.insert(hash, left);
        }
    }

    fn add_to_open(&mut self, hash: u64, key: Vec<Option<Value>>, record: &Record) {
        let candidates = self.open.entry(hash).or_default();
        let place = candidates.iter().position(|document| document.key == key);
        let place = place.unwrap_or_else(|| {
            candidates.push(Document {
                key,
                ..Document::default()
            });
            candidates.len() - 1
        });
        add(&mut candidates[place], &self.plan, record);
    }
}

fn add(document: &mut Document, plan: &Plan, record: &Record) {
    match plan.convert(record) {
        Ok(row) => document.rows.push(row),
        Err(errors) => {
            document.errors.extend(errors);
            document.bad_rows += 1;
        }
    }
}

fn bad(key: Vec<Option<Value>>, errors: Vec<RowError>) -> Document {
    Document {
        key,
        rows: Vec::new(),
        errors,
        bad_rows: 1,
    }
}

/// Equal keys have equal hashes; the hasher's keys are fixed, so a run can be repeated.
fn hash_of(key: &[Option<Value>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
