//! The row of a bank entry as it is written first.

use kernel::{BankAccountId, BankEntryId, EntityId, JournalEntryId, Money, StatementId};
use store::Value;

use super::normalise::NewEntry;
use super::types::EntryStatus;

pub(super) const ROW_COLUMNS: [&str; 26] = [
    "id",
    "entity_id",
    "bank_account_id",
    "statement_id",
    "line_no",
    "booked_on",
    "value_on",
    "currency",
    "amount_minor",
    "instructed_currency",
    "instructed_minor",
    "is_reversal",
    "counterparty_name",
    "counterparty_account",
    "remittance",
    "reference",
    "end_to_end_id",
    "bank_reference",
    "batch_reference",
    "return_reason",
    "fingerprint",
    "occurrence",
    "status",
    "applied_minor",
    "batch_entry_id",
    "journal_entry_id",
];

/// Where an entry comes to stand.
pub(super) struct Placed<'a> {
    pub id: BankEntryId,
    pub entity: EntityId,
    pub account: BankAccountId,
    pub statement: StatementId,
    pub line_no: i64,
    /// The batch of which it is a part.
    pub batch: Option<BankEntryId>,
    pub fingerprint: &'a str,
    pub occurrence: i64,
    pub posted: Option<JournalEntryId>,
}

impl Placed<'_> {
    /// The values of [`ROW_COLUMNS`].
    pub fn row(&self, entry: &NewEntry) -> [Value; ROW_COLUMNS.len()] {
        [
            self.id.into(),
            self.entity.into(),
            self.account.into(),
            self.statement.into(),
            self.line_no.into(),
            entry.booked_on.into(),
            entry.value_on.into(),
            entry.amount.currency().into(),
            entry.amount.minor().into(),
            entry.instructed.map(Money::currency).into(),
            entry.instructed.map(Money::minor).into(),
            entry.is_reversal.into(),
            entry.counterparty_name.as_deref().into(),
            entry.counterparty_account.as_deref().into(),
            entry.remittance.as_str().into(),
            lines(&entry.references).into(),
            entry.end_to_end_id.as_deref().into(),
            entry.bank_reference.as_deref().into(),
            lines(&entry.batch_references).into(),
            entry.return_reason.as_deref().into(),
            self.fingerprint.into(),
            self.occurrence.into(),
            first_status(entry.amount, entry.is_reversal).into(),
            0_i64.into(),
            self.batch.into(),
            self.posted.into(),
        ]
    }
}

/// Several texts as one column keeps them.
pub(super) fn lines(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| texts.join("\n"))
}

/// Money in waits to be applied; a reversal waits for its original; the rest is no customer's
/// payment until a refund is linked to it.
pub(super) fn first_status(amount: Money, is_reversal: bool) -> EntryStatus {
    if amount.is_positive() || (is_reversal && !amount.is_zero()) {
        EntryStatus::Open
    } else {
        EntryStatus::Other
    }
}
