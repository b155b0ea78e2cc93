//! The three kinds of failure a caller meets: refused (the input or the state forbids it), conflict
//! (somebody else was first; read again), and our own fault (store, kernel).

use serde::Serialize;
use utoipa::ToSchema;

/// The result of a command or query of a room.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What became of one item of a batch: booked, or refused by itself.
pub type Outcome<T> = std::result::Result<T, Refusal>;

/// Why a command or query did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input, or the state of the books, forbids it. The caller can mend this.
    #[error("{0}")]
    Refused(Refusal),
    /// No such thing within this legal entity.
    #[error("no {kind} {id}")]
    NotFound {
        /// What was looked for, in the trade's word.
        kind: &'static str,
        /// Its id or number as the caller gave it.
        id: String,
    },
    /// Somebody else changed it in the meantime.
    #[error("{what} was changed by somebody else")]
    Conflict {
        /// What was changed.
        what: String,
    },
    /// The caller lacks a permission.
    #[error("permission {permission} is needed")]
    Denied {
        /// The permission that would be needed.
        permission: &'static str,
    },
    /// The database or the document store failed.
    #[error("the store failed")]
    Store(#[source] store::Error),
    /// A value is outside what the books can hold.
    #[error("a value cannot be computed")]
    Kernel(#[source] kernel::KernelError),
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Constraint { name, .. } => Self::Refused(Refusal::of_constraint(&name)),
            store::Error::Conflict { what } => Self::Conflict { what },
            other => Self::Store(other),
        }
    }
}

impl From<kernel::KernelError> for Error {
    fn from(error: kernel::KernelError) -> Self {
        Self::Kernel(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A refusal says what is wrong with which field, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema, thiserror::Error)]
#[error("{detail}; {remedy}")]
pub struct Refusal {
    /// Stable machine-readable code.
    pub code: Code,
    /// The input field at fault, as a path (`lines[2].quantity`); `null` when no single one is.
    pub field: Option<String>,
    /// What is wrong, with the value.
    pub detail: String,
    /// What to do about it.
    pub remedy: String,
}

impl Refusal {
    /// A refusal of one field; an empty `field` means no single one.
    pub fn new(
        code: Code,
        field: impl Into<String>,
        detail: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        let field = field.into();
        Self {
            code,
            field: (!field.is_empty()).then_some(field),
            detail: detail.into(),
            remedy: remedy.into(),
        }
    }

    /// The refusal that a violated database constraint stands for. Rooms check before they write;
    /// this is what a caller sees when a race got past the check.
    fn of_constraint(name: &str) -> Self {
        let (code, remedy) = if name.ends_with("_period") {
            (
                Code::PeriodClosed,
                "date it in an open period, or reopen the period",
            )
        } else if name.ends_with("_uq") || name.ends_with("_pk") {
            (
                Code::AlreadyExists,
                "it exists already: read it, or use another number",
            )
        } else if name.ends_with("_fk") {
            (
                Code::UnknownReference,
                "create what it refers to first, or correct the id",
            )
        } else {
            (Code::InvalidValue, "correct the values")
        };
        Self::new(
            code,
            "",
            format!("the database refuses it by its rule {name}"),
            remedy,
        )
    }
}

/// Every code that a refusal can carry. Codes are stable: they are added, never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Code {
    /// A value is missing, malformed or out of range.
    InvalidValue,
    /// A list cursor was not given by this list.
    InvalidCursor,
    /// Something with this key exists already.
    AlreadyExists,
    /// It refers to something that does not exist.
    UnknownReference,
    /// The state of the document does not allow it.
    WrongState,
    /// The amount is more than what is left.
    ExceedsRest,
    /// The amount is above the limit that the legal entity set.
    ExceedsLimit,
    /// One person alone may not do it: a second one must sign.
    SignOffNeeded,
    /// It takes another person than the one who asks.
    SecondPersonNeeded,
    /// What it rests on has changed since it was asked for.
    ChangedSince,
    /// The accounting period is closed.
    PeriodClosed,
    /// Two currencies meet where one is needed.
    CurrencyMismatch,
    /// The customer's credit limit does not allow it.
    CreditLimit,
    /// Sign-in failed, or the credentials are no longer valid.
    SignInFailed,
    /// The account is locked for a while after failed sign-ins.
    Locked,
    /// The password is known from breaches of other systems.
    PasswordBreached,
    /// A passkey is not valid here, or its challenge is over.
    PasskeyRefused,
    /// There are no passkeys here: the installation's public address is not set, or not safe.
    NoPasskeys,
    /// The address at which outsiders reach this installation is not set.
    NoPublicAddress,
    /// Debits and credits of a journal entry differ.
    Unbalanced,
    /// The early-payment discount is not due: too late, too much, or the item is not cleared by it.
    DiscountNotDue,
    /// The customer, or who pays, is blocked.
    CustomerBlocked,
    /// The bank file announces movements instead of stating them.
    NotAStatement,
}
