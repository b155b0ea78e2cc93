//! The one error type of this crate.

use crate::Currency;

/// Why a value of the kernel could not be made or combined.
///
/// Every variant is the caller's mistake and carries what is needed to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KernelError {
    /// The text is no active or historical ISO 4217 code with a minor unit.
    #[error("unknown currency {code:?}")]
    UnknownCurrency {
        /// The text as given.
        code: String,
    },
    /// Two amounts of different currencies met where one was needed.
    #[error("currencies differ: {left} and {right}")]
    CurrencyMismatch {
        /// Currency of the first amount.
        left: Currency,
        /// Currency of the second amount.
        right: Currency,
    },
    /// The result does not fit the type.
    #[error("{what} is out of range")]
    OutOfRange {
        /// The operation or value that went out of range.
        what: &'static str,
    },
    /// The text is not a decimal number of the expected form.
    #[error("{text:?} is no valid {what}: {reason}")]
    BadNumber {
        /// What was expected, e.g. `amount`.
        what: &'static str,
        /// The text as given.
        text: String,
        /// Which rule it breaks.
        reason: String,
    },
    /// A split was asked for with weights that cannot share anything.
    #[error("cannot split by these weights: {reason}")]
    BadWeights {
        /// Which rule they break.
        reason: &'static str,
    },
    /// The id belongs to another kind of thing.
    #[error("expected the id of {expected_name} ({expected}_…) but found {found}_…")]
    WrongIdKind {
        /// Prefix of the expected kind.
        expected: &'static str,
        /// Name of the expected kind with its article, e.g. `an invoice`.
        expected_name: &'static str,
        /// Prefix that was found.
        found: String,
    },
    /// The text is no id at all.
    #[error(
        "{text:?} is no id of {expected_name}: expected {expected}_ and 32 lowercase hex digits"
    )]
    BadId {
        /// Prefix of the expected kind.
        expected: &'static str,
        /// Name of the expected kind with its article.
        expected_name: &'static str,
        /// The text as given.
        text: String,
    },
    /// The text is no RFC 3339 instant between the years 1 and 9999.
    #[error("{text:?} is no RFC 3339 instant: {reason}")]
    BadInstant {
        /// The text as given.
        text: String,
        /// Which rule it breaks.
        reason: String,
    },
    /// The text is no calendar date in the form `YYYY-MM-DD`.
    #[error("{text:?} is no date of the form YYYY-MM-DD")]
    BadDate {
        /// The text as given.
        text: String,
    },
    /// The text names no actor.
    #[error("{text:?} names no actor: expected system:NAME, usr_… or key_…")]
    BadActor {
        /// The text as given.
        text: String,
    },
    /// The word is not in the named vocabulary (event kinds, object types …).
    #[error("{word:?} is no known {vocabulary}")]
    UnknownWord {
        /// Which vocabulary was searched.
        vocabulary: &'static str,
        /// The word as given.
        word: String,
    },
    /// An event attribute holds what the event log cannot keep exactly.
    #[error("event attribute {path} {reason}")]
    BadAttribute {
        /// Where the value stands, e.g. `lines[2].price`.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}
