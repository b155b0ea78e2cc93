//! Mapping files: which column becomes which field, and how.
//!
//! ```toml
//! kind = "orders"
//! group_by = ["customer", "ordered_at"]   # rows with equal values form one document
//! grouping = "anywhere"                   # or "adjacent"
//!
//! [options]
//! decimal = ","
//! thousands = "."
//! date_format = "%d.%m.%Y"
//!
//! [defaults]
//! currency = "GBP"                        # for fields without column, and for empty cells
//!
//! [columns]
//! customer = { from = "CustomerID", format = "integer", empty = "CASH", map = { "17850" = "X" } }
//! ordered_at = { from = "InvoiceDate", format = "%Y-%m-%d %H:%M:%S" }
//! sku = "Description"                     # short for { from = "Description" }
//! notes = { template = "{Country}/{CustomerID}" }
//!
//! [booking]                               # for the caller alone; not read here
//! create = ["customers"]
//! ```
//!
//! Without `[columns]`, columns belong to the fields of the same name (case, blanks and underscores
//! aside). With it, only what it names is read.
//!
//! A cell goes through these steps in this order: as text, `trim` (on unless `false`); nothing left
//! → `empty`, else the field's default, else no value; `map` (of the text as written, then of what
//! `format = "integer"` makes of it); `upper`/`lower`; `max` characters (the rest is cut);
//! conversion to the field's type, dates by `format`; `unit_factor`; `negate`.

mod compile;
mod convert;
mod plan;
mod schema;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use super::TableOptions;
pub use plan::{Plan, TypedRow};
pub use schema::{FieldSpec, FieldType, Value};

/// A mapping file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// What the rows are: orders, customers …; checked by the caller.
    pub kind: String,
    /// How the file is written.
    pub options: MappingOptions,
    /// Values of fields without column, and of empty cells, written as in the file.
    pub defaults: BTreeMap<String, String>,
    /// Fields whose equal values make rows one document; none: each row is one.
    pub group_by: Vec<String>,
    /// Where the rows of a document stand.
    pub grouping: Grouping,
    /// Field → rule.
    pub columns: BTreeMap<String, ColumnRule>,
    /// What the caller is to do with the documents; nothing here reads it.
    pub booking: toml::Table,
}

/// Where the rows of a document stand in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    /// Anywhere. The file is read twice: first to count the rows of each document, then to build
    /// them; memory holds a number per document and the rows of unfinished documents.
    #[default]
    Anywhere,
    /// One after the other. Read once; rows that come back later form another document.
    Adjacent,
}

/// How numbers, dates and the file itself are written. Separators are texts of one character;
/// an empty text is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MappingOptions {
    /// Decimal separator, `.` unless said otherwise.
    pub decimal: Option<String>,
    /// Separator between groups of three digits.
    pub thousands: Option<String>,
    /// Format of dates in text, strftime notation; ISO 8601 unless said otherwise.
    pub date_format: Option<String>,
    /// CSV: encoding by IANA name.
    pub encoding: Option<String>,
    /// CSV: column separator.
    pub delimiter: Option<String>,
    /// XLSX: sheet.
    pub sheet: Option<String>,
    /// Lines above the header.
    pub skip_rows: usize,
}

impl Mapping {
    /// Reads a mapping file. The error names the line.
    pub fn parse(toml: &str) -> Result<Self, MappingError> {
        toml::from_str(toml).map_err(|error| {
            let line = error
                .span()
                .map(|span| toml[..span.start].matches('\n').count() + 1);
            let place = line.map_or("mapping".to_owned(), |line| format!("line {line}"));
            MappingError::new(place, "", error.message())
        })
    }

    /// How to open the file.
    pub fn table_options(&self) -> Result<TableOptions, MappingError> {
        let delimiter = self.options.delimiter.as_deref();
        let delimiter = if delimiter == Some("\\t") {
            Some("\t")
        } else {
            delimiter
        };
        Ok(TableOptions {
            delimiter: one_character("options.delimiter", delimiter)?,
            encoding: self
                .options
                .encoding
                .clone()
                .filter(|name| !name.is_empty()),
            sheet: self.options.sheet.clone().filter(|name| !name.is_empty()),
            skip_rows: self.options.skip_rows,
            ..TableOptions::default()
        })
    }
}

fn one_character(place: &str, text: Option<&str>) -> Result<Option<char>, MappingError> {
    let text = text.unwrap_or_default();
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (first, None) => Ok(first),
        _ => Err(MappingError::new(place, text, "must be one character")),
    }
}

/// Where a field's value comes from and what happens on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnRule {
    /// Column it is read from.
    pub from: Option<String>,
    /// Text with columns in braces, instead of one column.
    pub template: Option<String>,
    /// `integer` (a number without decimals, e.g. 17850 for 17850.0), or a date format.
    pub format: Option<String>,
    /// Value of an empty cell.
    pub empty: Option<String>,
    /// Texts that stand for others.
    pub map: BTreeMap<String, String>,
    /// False keeps blanks at the ends.
    pub trim: Option<bool>,
    /// Turns into capitals.
    pub upper: bool,
    /// Turns into small letters.
    pub lower: bool,
    /// Most characters; the rest is cut.
    pub max: Option<usize>,
    /// Number to multiply by, exactly.
    pub unit_factor: Option<String>,
    /// Turns the sign.
    pub negate: bool,
}

/// The same as written in full; [`ColumnRule`] itself also takes a bare column name.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct FullRule {
    from: Option<String>,
    template: Option<String>,
    format: Option<String>,
    empty: Option<String>,
    map: BTreeMap<String, String>,
    trim: Option<bool>,
    upper: bool,
    lower: bool,
    max: Option<usize>,
    unit_factor: Option<String>,
    negate: bool,
}

impl From<FullRule> for ColumnRule {
    fn from(rule: FullRule) -> Self {
        let FullRule {
            from,
            template,
            format,
            empty,
            map,
            trim,
            upper,
            lower,
            max,
            unit_factor,
            negate,
        } = rule;
        Self {
            from,
            template,
            format,
            empty,
            map,
            trim,
            upper,
            lower,
            max,
            unit_factor,
            negate,
        }
    }
}

impl<'de> Deserialize<'de> for ColumnRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RuleVisitor;
        impl<'de> Visitor<'de> for RuleVisitor {
            type Value = ColumnRule;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a column name or a rule such as { from = \"Column\" }")
            }
            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<ColumnRule, E> {
                Ok(ColumnRule {
                    from: Some(name.to_owned()),
                    ..ColumnRule::default()
                })
            }
            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<ColumnRule, M::Error> {
                FullRule::deserialize(MapAccessDeserializer::new(map)).map(ColumnRule::from)
            }
        }
        deserializer.deserialize_any(RuleVisitor)
    }
}

/// What is wrong with a mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MappingError {
    /// Where: `columns.sku.from`, `line 7`.
    pub place: String,
    /// The offending value.
    pub value: String,
    /// What is wrong.
    pub problem: String,
    /// What the user can do.
    pub remedy: String,
}

impl MappingError {
    fn new(place: impl Into<String>, value: &str, problem: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            value: crate::text::shorten(value),
            problem: problem.into(),
            remedy: String::new(),
        }
    }

    fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }
}

impl fmt::Display for MappingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)?;
        if !self.value.is_empty() {
            write!(f, " {:?}", self.value)?;
        }
        write!(f, ": {}", self.problem)?;
        if !self.remedy.is_empty() {
            write!(f, "; {}", self.remedy)?;
        }
        Ok(())
    }
}

impl std::error::Error for MappingError {}
