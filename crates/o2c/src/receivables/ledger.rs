//! The trial balance and the export of the ledger.

use kernel::event::ObjectType;
use kernel::{Currency, Date, EntityId, Instant, Money};
use serde::Serialize;
use store::{Row, Tx};
use utoipa::ToSchema;

use super::chart::Role;
use super::types::SourceRef;
use crate::error::Result;

/// What an account holds in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrialBalanceRow {
    /// The account's code.
    pub account: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// The currency of all amounts.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The sum of the debits.
    #[schema(value_type = crate::schema::Money)]
    pub debit: Money,
    /// The sum of the credits, positive.
    #[schema(value_type = crate::schema::Money)]
    pub credit: Money,
    /// Debits less credits.
    #[schema(value_type = crate::schema::Money)]
    pub balance: Money,
}

/// All accounts with postings up to and including `on`; the balances sum to zero in each currency.
///
/// # Errors
/// Fails only with the store.
pub fn trial_balance(tx: &mut Tx, entity: EntityId, on: Date) -> Result<Vec<TrialBalanceRow>> {
    let rows = tx.query(
        "SELECT l.account, a.name, a.role, l.currency,
            coalesce(sum(l.amount_minor) FILTER (WHERE l.amount_minor > 0), 0),
            coalesce(sum(-l.amount_minor) FILTER (WHERE l.amount_minor < 0), 0)
        FROM journal_lines l JOIN accounts a ON a.entity_id = l.entity_id AND a.code = l.account
        WHERE l.entity_id = $1 AND l.posted_on <= $2
        GROUP BY l.account, a.name, a.role, l.currency ORDER BY l.account, l.currency",
        &[entity.into(), on.into()],
    )?;
    rows.iter()
        .map(|row| {
            let currency: Currency = row.get(3)?;
            let debit = Money::try_new(row.get(4)?, currency)?;
            let credit = Money::try_new(row.get(5)?, currency)?;
            Ok(TrialBalanceRow {
                account: row.get(0)?,
                name: row.get(1)?,
                role: row.get(2)?,
                currency,
                debit,
                credit,
                balance: debit.checked_sub(credit)?,
            })
        })
        .collect()
}

/// One line of the ledger, as an export writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerRow {
    /// The entry's number.
    pub number: String,
    /// The line's place in the entry, from 1.
    pub line_no: u32,
    /// Posting date.
    pub posted_on: Date,
    /// What the entry records.
    pub kind: String,
    /// The document behind it.
    pub source: SourceRef,
    /// The account's code.
    pub account: String,
    /// The account's name.
    pub account_name: String,
    /// Debit positive, credit negative.
    pub amount: Money,
    /// Number of the customer whose receivable it is.
    pub customer_number: Option<String>,
    /// The customer's name.
    pub customer_name: Option<String>,
    /// Number of the entry that it reverses.
    pub reverses: Option<String>,
    /// Why the entry was posted.
    pub reason: Option<String>,
    /// Who posted it.
    pub actor: String,
    /// When it was posted.
    pub recorded_at: Instant,
}

/// Shows every line posted from `from` to `to`, in the order of posting date, entry and line,
/// without holding them in memory.
///
/// # Errors
/// Fails with the store, or with what `visit` gives.
pub fn ledger_export(
    tx: &mut Tx,
    entity: EntityId,
    from: Date,
    to: Date,
    mut visit: impl FnMut(LedgerRow) -> std::io::Result<()>,
) -> Result<()> {
    // Names of accounts and customers stand beside their codes for the reader of the file; the
    // join reads the customers' own table for that.
    tx.query_each(
        "SELECT e.number, l.line_no, e.posted_on, e.kind, e.source_type, e.source_id, l.account,
            a.name, l.amount_minor, l.currency, c.number, c.name, r.number, e.reason, e.actor,
            e.recorded_at
        FROM journal_entries e
            JOIN journal_lines l ON l.entry_id = e.id
            JOIN accounts a ON a.entity_id = l.entity_id AND a.code = l.account
            LEFT JOIN customers c ON c.id = l.customer_id
            LEFT JOIN journal_entries r ON r.id = e.reverses_id
        WHERE e.entity_id = $1 AND e.posted_on >= $2 AND e.posted_on <= $3
        ORDER BY e.posted_on, e.id, l.line_no",
        &[entity.into(), from.into(), to.into()],
        |row| {
            let line = ledger_row(row)?;
            visit(line).map_err(|source| store::Error::Io {
                what: "writing the ledger export".to_owned(),
                source,
            })
        },
    )?;
    Ok(())
}

fn ledger_row(row: &Row) -> store::Result<LedgerRow> {
    let object_type: String = row.get(4)?;
    Ok(LedgerRow {
        number: row.get(0)?,
        line_no: row.get(1)?,
        posted_on: row.get(2)?,
        kind: row.get(3)?,
        source: SourceRef {
            object_type: ObjectType::parse(&object_type)?,
            id: row.get(5)?,
        },
        account: row.get(6)?,
        account_name: row.get(7)?,
        amount: Money::try_new(row.get(8)?, row.get(9)?)?,
        customer_number: row.get(10)?,
        customer_name: row.get(11)?,
        reverses: row.get(12)?,
        reason: row.get(13)?,
        actor: row.get(14)?,
        recorded_at: row.get(15)?,
    })
}
