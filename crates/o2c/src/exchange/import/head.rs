//! What a person sees before an import: the kinds with their fields, and the head of a file.

use std::path::Path;

use formats::table::mapping::{FieldType, Mapping};
use formats::table::{Cell, Row, open_table};
use serde::Serialize;
use utoipa::ToSchema;

use super::kind::Kind;
use super::run::ImportError;
use crate::access::Permission;

/// Rows of a file that its head shows.
const ROWS: usize = 20;

/// A kind of import and the fields that a mapping can fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportKindView {
    /// What the rows are.
    pub kind: Kind,
    /// What somebody must be permitted, besides importing, to bring in such rows.
    pub permission: Permission,
    /// The fields, in the order in which documents hold them.
    pub fields: Vec<ImportField>,
}

/// A field that a mapping can fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportField {
    /// Name in mappings.
    pub name: &'static str,
    /// What its values are: `text`, `date`, `instant`, `quantity`, `price`, `amount`, `percent`,
    /// `integer`, `boolean`, `currency` or `choice`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// True when a row without it is reported.
    pub required: bool,
    /// What it means, in one sentence.
    pub meaning: &'static str,
}

/// The first rows of a file as they are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileHead {
    /// Names of the columns, in order.
    pub columns: Vec<String>,
    /// The first rows, at most 20.
    pub rows: Vec<HeadRow>,
    /// Rows of the whole file; `null` where the file does not tell beforehand.
    pub rows_total: Option<u64>,
}

/// A row of a file as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HeadRow {
    /// Where it stands in the file: its line, or its number in a sheet, from 1.
    pub row: u64,
    /// Its cells, one a column; empty texts for nothing.
    pub cells: Vec<String>,
    /// Why it cannot be read; it has no cells then.
    pub problem: Option<String>,
}

/// The kinds of import with their fields.
#[must_use]
pub fn import_kinds() -> Vec<ImportKindView> {
    let view = |kind: &Kind| ImportKindView {
        kind: *kind,
        permission: kind.permission(),
        fields: kind
            .fields()
            .iter()
            .map(|field| ImportField {
                name: field.name,
                kind: word(field.kind),
                required: field.required,
                meaning: field.doc,
            })
            .collect(),
    };
    Kind::ALL.iter().map(view).collect()
}

const fn word(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Text => "text",
        FieldType::Choice(_) => "choice",
        FieldType::Date => "date",
        FieldType::Instant => "instant",
        FieldType::Quantity => "quantity",
        FieldType::UnitPrice => "price",
        FieldType::Money { .. } => "amount",
        FieldType::Percent => "percent",
        FieldType::Int => "integer",
        FieldType::Bool => "boolean",
        FieldType::Currency => "currency",
    }
}

/// Reads the head of a file, with the options of a mapping where one is given.
///
/// # Errors
/// The file or the mapping cannot be read.
pub fn head(path: &Path, mapping: Option<&str>) -> Result<FileHead, ImportError> {
    let refused = |error| ImportError::Mapping(vec![error]);
    let mapping = Mapping::parse(mapping.unwrap_or_default()).map_err(refused)?;
    let mut source = open_table(path, &mapping.table_options().map_err(refused)?)?;
    let mut rows = Vec::new();
    while rows.len() < ROWS {
        let Some(row) = source.next_row()? else { break };
        rows.push(match row {
            Row::Good(record) => HeadRow {
                row: record.line,
                cells: record.cells.iter().map(text).collect(),
                problem: None,
            },
            Row::Bad(error) => HeadRow {
                row: error.line,
                cells: Vec::new(),
                problem: Some(error.problem),
            },
        });
    }
    Ok(FileHead {
        columns: source.columns().to_vec(),
        rows,
        rows_total: source.total_hint(),
    })
}

fn text(cell: &Cell) -> String {
    cell.as_text().into_owned()
}
