use serde::Serialize;
use utoipa::ToSchema;

/// One statement about the books that does not hold, found by recomputing it from scratch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Difference {
    /// The rule that is broken, e.g. `open items = receivable accounts`.
    pub rule: String,
    /// What it is broken for: a document, customer, account or day.
    pub subject: String,
    /// The value that the recomputation gives.
    pub expected: String,
    /// The value that is stored.
    pub found: String,
}

impl Difference {
    /// Names a broken rule with both values.
    pub fn new(
        rule: impl Into<String>,
        subject: impl ToString,
        expected: impl ToString,
        found: impl ToString,
    ) -> Self {
        Self {
            rule: rule.into(),
            subject: subject.to_string(),
            expected: expected.to_string(),
            found: found.to_string(),
        }
    }
}
