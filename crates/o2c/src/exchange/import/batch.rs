//! From documents of a file to a room's batch command and back to the rows' fates.

use std::sync::Arc;

use super::document::Document;
use super::result::{Fates, booked, refused, unreadable};
use crate::error::{Outcome, Result};

/// Turns each document into an input of `command`, carries it out for all that can be turned, and
/// gives every row its fate. `number` names what a document became.
pub(super) fn book_each<T, R>(
    documents: &[Document],
    mut convert: impl FnMut(&Document) -> Outcome<T>,
    command: impl FnOnce(Vec<T>) -> Result<Vec<Outcome<R>>>,
    number: impl Fn(&Document, &R) -> Arc<str>,
) -> Result<Vec<Fates>> {
    let mut inputs = Vec::with_capacity(documents.len());
    let mut early: Vec<Option<Fates>> = Vec::with_capacity(documents.len());
    for document in documents {
        if let Some((at, problem)) = document.bad_row() {
            early.push(Some(unreadable(document, at, problem)));
            continue;
        }
        early.push(match convert(document) {
            Ok(input) => {
                inputs.push(input);
                None
            }
            Err(refusal) => Some(refused(refusal, &document.row_numbers())),
        });
    }
    let mut outcomes = if inputs.is_empty() {
        Vec::new()
    } else {
        command(inputs)?
    }
    .into_iter();
    Ok(documents
        .iter()
        .zip(early)
        .map(|(document, early)| {
            early.unwrap_or_else(|| match outcomes.next() {
                Some(Ok(done)) => booked(&number(document, &done), document.rows.len()),
                Some(Err(refusal)) => refused(refusal, &document.row_numbers()),
                // A command answers each of its inputs; the runner counts the fates.
                None => Vec::new(),
            })
        })
        .collect())
}
