//! One answer for each document of a batch.

use o2c::{Outcome, Refusal};
use serde::Serialize;
use utoipa::ToSchema;

/// What became of one item of a batch.
#[derive(Debug, Serialize, ToSchema)]
pub struct Verdict<T> {
    /// What was booked; `null` when it was refused.
    pub result: Option<T>,
    /// Why it was refused; `null` when it was booked.
    pub refusal: Option<Refusal>,
}

impl<T> From<Outcome<T>> for Verdict<T> {
    fn from(outcome: Outcome<T>) -> Self {
        match outcome {
            Ok(result) => Self {
                result: Some(result),
                refusal: None,
            },
            Err(refusal) => Self {
                result: None,
                refusal: Some(refusal),
            },
        }
    }
}

/// What became of a batch, in its order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Verdicts<T> {
    /// One verdict an item.
    pub verdicts: Vec<Verdict<T>>,
}

/// The verdicts of a batch, in its order.
pub fn verdicts<T>(outcomes: Vec<Outcome<T>>) -> Verdicts<T> {
    Verdicts {
        verdicts: outcomes.into_iter().map(Verdict::from).collect(),
    }
}

/// The outcome of a batch of one: its result, or its refusal as the error of the whole.
pub fn one<T>(outcomes: Vec<Outcome<T>>) -> o2c::Result<T> {
    match outcomes.into_iter().next() {
        Some(outcome) => Ok(outcome?),
        None => Err(o2c::Error::Conflict {
            what: "the batch".to_owned(),
        }),
    }
}
