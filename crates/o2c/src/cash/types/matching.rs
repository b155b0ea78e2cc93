//! Which payment pays what.

use kernel::{BankEntryId, CustomerId, Money, OpenItemId, Percent, ReceiptId, StatementId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::decision::Decision;
use super::questions::{Answer, QuestionStatus};
use super::statements::BankEntry;
use crate::receivables::{LineWriteOff, SettleLine};

/// An entry that waits for a person, with what the matching engine thinks of it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Exception {
    /// The entry.
    #[serde(flatten)]
    pub entry: BankEntry,
    /// Stable code of why it was not applied; `ready` when the next run will apply it.
    pub reason: &'static str,
    /// Whose money it is, as far as the engine can tell.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// That customer's number.
    pub customer_number: Option<String>,
    /// That customer's name.
    pub customer_name: Option<String>,
    /// How far the latest question to its payer is; `null`: nobody asked.
    pub question: Option<QuestionStatus>,
    /// What the payer last said.
    pub answer: Option<Answer>,
    /// A second person is asked to sign how it is applied.
    pub waits_for_sign_off: bool,
    /// The whole decision: what was named, the likeliest application, the score.
    pub decision: Decision,
}

/// Which open entries to match.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum MatchSelection {
    /// All open credits, oldest first, from `after` on.
    All {
        /// The `next` of the run before.
        #[serde(default)]
        after: Option<String>,
    },
    /// Those of a statement, oldest first, from `after` on.
    Statement {
        /// The statement.
        #[schema(value_type = String)]
        statement: StatementId,
        /// The `next` of the run before.
        #[serde(default)]
        after: Option<String>,
    },
    /// These.
    #[schema(value_type = Vec<String>)]
    Entries(Vec<BankEntryId>),
}

impl MatchSelection {
    /// The same from where a run ended.
    #[must_use]
    pub fn from(self, next: String) -> Self {
        match self {
            Self::All { .. } => Self::All { after: Some(next) },
            Self::Statement { statement, .. } => Self::Statement {
                statement,
                after: Some(next),
            },
            Self::Entries(_) => self,
        }
    }
}

/// Which proposals to take over.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum AcceptSelection {
    /// Those of these entries.
    Entries(Vec<AcceptEntry>),
    /// All that are so sure, the longest waiting first.
    Above {
        /// The lowest confidence, in percent, e.g. `95` or `97.50`; at least 50.
        #[schema(value_type = String)]
        confidence: Percent,
        /// The `next` of the call before.
        #[serde(default)]
        after: Option<String>,
    },
}

/// An entry whose proposal is taken over.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptEntry {
    /// The entry.
    #[schema(value_type = String)]
    pub entry: BankEntryId,
    /// The open items of the proposal that was seen. If it is another one by now, nothing is done.
    #[schema(value_type = Vec<String>)]
    pub items: Vec<OpenItemId>,
}

/// What a run of matching did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct MatchReport {
    /// Entries that were looked at.
    pub examined: i64,
    /// Receipts that were recorded and applied.
    pub applied: Vec<MatchedEntry>,
    /// Entries left to a person, by reason.
    pub left: Vec<LeftEntries>,
    /// Give this as `after` to go on; `null` at the end.
    pub next: Option<String>,
}

/// An entry that was applied without a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatchedEntry {
    /// The entry.
    #[schema(value_type = String)]
    pub entry: BankEntryId,
    /// The receipt that it became.
    #[schema(value_type = String)]
    pub receipt: ReceiptId,
}

/// Entries left for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeftEntries {
    /// Stable code of the reason.
    pub reason: &'static str,
    /// How many.
    pub count: i64,
}

/// Applies a bank entry, or a part of it, for one customer by hand. Several customers share an
/// entry in several steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplyEntry {
    /// The entry.
    #[schema(value_type = String)]
    pub entry: BankEntryId,
    /// Whose money it is.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// How much of the entry. Default: all that is not applied yet.
    #[serde(default)]
    #[schema(value_type = Option<crate::schema::Money>)]
    pub amount: Option<Money>,
    /// What that amount comes to in the currency of the items that it pays, where they are in another
    /// one than the entry: what the payer meant, or the bank's rate says. The receipt is of so much.
    #[serde(default)]
    #[schema(value_type = Option<crate::schema::Money>)]
    pub exchanged: Option<Money>,
    /// What it pays; the rest stays on account.
    #[serde(default)]
    pub lines: Vec<SettleLine>,
    /// Keeps what is left over instead of leaving it on account.
    #[serde(default)]
    pub rest: Option<LineWriteOff>,
}
