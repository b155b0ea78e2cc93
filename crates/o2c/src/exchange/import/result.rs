//! What became of each row.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::document::{Document, Row};
use crate::error::Refusal;

/// What became of one row of the file. Every row read has exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowResult {
    /// Its number in the file: the first data row is 1.
    pub row: u64,
    /// Booked or reported.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// Booked, or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It is in the books.
    Booked {
        /// Number of the document that it became a part of; `null` where an earlier run of the
        /// same import booked it.
        #[serde(serialize_with = "as_text")]
        document: Option<Arc<str>>,
    },
    /// It was left out; nothing of it is in the books.
    Reported(Problem),
}

fn as_text<S: Serializer>(document: &Option<Arc<str>>, out: S) -> Result<S::Ok, S::Error> {
    document.as_deref().serialize(out)
}

/// Why a row was not booked, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The column or field at fault.
    pub column: Option<String>,
    /// The value found there.
    pub value: Option<String>,
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// A problem of one field.
    pub(super) fn of(
        column: impl Into<String>,
        value: impl Into<String>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            column: Some(column.into()),
            value: Some(value.into()),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// What stands against a row of a document of which another row is at fault.
    pub(super) fn of_sibling(culprit: u64) -> Self {
        Self {
            column: None,
            value: None,
            problem: format!("its document is left out because of row {culprit}"),
            remedy: format!("correct row {culprit} and import the document's rows again"),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self {
            column: refusal.field,
            value: None,
            problem: refusal.detail,
            remedy: refusal.remedy,
        }
    }
}

/// What became of a whole document: one fate for each of its rows.
pub(super) type Fates = Vec<Outcome>;

/// Every row went into the document of this number.
pub(super) fn booked(number: &Arc<str>, rows: usize) -> Fates {
    vec![
        Outcome::Booked {
            document: Some(Arc::clone(number))
        };
        rows
    ]
}

/// The document is refused: the row at fault says why, its siblings point to it.
pub(super) fn refused(refusal: Refusal, rows: &[u64]) -> Fates {
    let at = refusal
        .field
        .as_deref()
        .and_then(line_of)
        .filter(|at| *at < rows.len());
    let culprit = at.unwrap_or_default();
    let problem = Problem::from(refusal);
    rows.iter()
        .enumerate()
        .map(|(index, _)| {
            Outcome::Reported(if at.is_none() || index == culprit {
                problem.clone()
            } else {
                Problem::of_sibling(rows[culprit])
            })
        })
        .collect()
}

/// A row of the document could not be read, so none of it is booked.
pub(super) fn unreadable(document: &Document, culprit: usize, problem: &Problem) -> Fates {
    let fate = |(at, row): (usize, &Row)| {
        Outcome::Reported(match &row.problem {
            Some(own) => own.clone(),
            None if at == culprit => problem.clone(),
            None => Problem::of_sibling(document.rows[culprit].no),
        })
    };
    document.rows.iter().enumerate().map(fate).collect()
}

/// The index in a path like `lines[2].quantity`.
fn line_of(field: &str) -> Option<usize> {
    let (_, rest) = field.split_once("lines[")?;
    rest.split_once(']')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    #[test]
    fn the_row_at_fault_is_told_from_its_siblings() {
        let refusal = Refusal::new(Code::InvalidValue, "lines[1].quantity", "it is 0", "give 1");
        let fates = refused(refusal, &[7, 8, 9]);
        let texts: Vec<&str> = fates
            .iter()
            .map(|fate| match fate {
                Outcome::Reported(problem) => problem.problem.as_str(),
                Outcome::Booked { .. } => "booked",
            })
            .collect();
        let sibling = "its document is left out because of row 8";
        assert_eq!(texts, [sibling, "it is 0", sibling]);
    }

    #[test]
    fn a_refusal_of_the_whole_document_stands_with_each_row() {
        let refusal = Refusal::new(Code::InvalidValue, "customer", "unknown", "create it");
        let fates = refused(refusal, &[1, 2]);
        assert_eq!(fates[0], fates[1]);
    }
}
