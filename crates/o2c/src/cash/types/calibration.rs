//! How confidences came true.

use insight::Ratio;
use kernel::Percent;
use serde::Serialize;
use utoipa::ToSchema;

/// How confidences of one kind of explanation came true in this legal entity, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatchCalibration {
    /// `plain`, `searched` or `overpaid`, as in decisions.
    pub basis: &'static str,
    /// Decisions of at least 75 % that became receipts. Beyond two thousand, older ones fade.
    pub decisions: i64,
    /// Of them, those that people changed or took back.
    pub wrong: i64,
    /// The confidence of the delivered tables, on average, in percent.
    #[schema(value_type = Option<String>)]
    pub told: Option<Ratio>,
    /// The share that was right, in percent.
    #[schema(value_type = Option<String>)]
    pub right: Option<Ratio>,
    /// Decisions that a person applied or took back.
    pub reviewed: i64,
    /// Of them, those that were wrong.
    pub reviewed_wrong: i64,
    /// By how much the odds of being wrong are multiplied, in percent: 100 changes nothing, 200
    /// doubts twice as much.
    #[schema(value_type = String)]
    pub doubt: Percent,
    /// Whether matching uses it.
    pub is_active: bool,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
}
