//! What makes cash application hard, and could be mended where it begins: customers who quote no
//! numbers, banks and formats that lose text, confidences that do not come true.

use insight::{Ratio, share};
use kernel::{BankAccountId, CustomerId, EntityId};
use serde::Serialize;
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use super::Period;
use crate::error::Result;

/// So many customers are listed.
const CUSTOMERS_MAX: i64 = 50;

/// What could be mended, of the payments of a period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UpstreamAnalysis {
    /// The booking days that are counted.
    pub period: Period,
    /// Customers whose payments named none of their documents, most first, up to fifty.
    pub customers: Vec<UpstreamCustomer>,
    /// Bank accounts and formats, with what their files leave out.
    pub sources: Vec<UpstreamSource>,
    /// Proposals and automatic receipts by how sure matching was, with how many were right.
    pub sureness: Vec<SurenessBand>,
}

/// A customer who pays without saying what for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UpstreamCustomer {
    /// The customer.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its payments that became receipts.
    pub payments: i64,
    /// Of them, those that named none of the documents that matching had in mind.
    pub unnamed: i64,
    /// Of them, those that a person applied.
    pub by_person: i64,
}

/// Payments that came by one format to one account.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UpstreamSource {
    /// Our bank account.
    #[schema(value_type = String)]
    pub bank_account: BankAccountId,
    /// Its name.
    pub bank_account_name: String,
    /// The format of the bank's files.
    pub format: String,
    /// Money that came in.
    pub payments: i64,
    /// Of it, without any text or reference.
    pub without_text: i64,
    /// Of it, without the payer's account.
    pub without_account: i64,
    /// Of it, without the payer's name.
    pub without_name: i64,
}

/// How often matching was right where it was so sure.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurenessBand {
    /// From this confidence, in percent, up to ten more.
    pub from: i64,
    /// Decisions that became receipts.
    pub decisions: i64,
    /// Of them, those that people did not change.
    pub right: i64,
    /// The confidence told, on average, in percent.
    #[schema(value_type = Option<String>)]
    pub told: Option<Ratio>,
    /// The share that was right, in percent.
    #[schema(value_type = Option<String>)]
    pub share: Option<Ratio>,
}

/// What makes the payments of a period hard to apply.
///
/// # Errors
/// The period ends before it begins, or the store fails.
pub fn upstream(tx: &mut Tx, entity: EntityId, period: Period) -> Result<UpstreamAnalysis> {
    period.check()?;
    let args = [entity.into(), period.from.into(), period.to.into()];
    let sureness = tx.query(SURENESS, &args)?;
    let sources = tx.query(SOURCES, &args)?;
    let mut with_limit: Vec<Value> = args.to_vec();
    with_limit.push(CUSTOMERS_MAX.into());
    let customers = tx.query(CUSTOMERS, &with_limit)?;
    Ok(UpstreamAnalysis {
        period,
        customers: customers
            .iter()
            .map(customer)
            .collect::<store::Result<_>>()?,
        sources: sources.iter().map(source).collect::<store::Result<_>>()?,
        sureness: sureness.iter().map(band).collect::<store::Result<_>>()?,
    })
}

const CUSTOMERS: &str = "SELECT c.id, c.number, c.name, x.payments, x.unnamed, x.by_person
    FROM (
        SELECT o.customer_id, count(*) AS payments,
            CAST(sum(CASE WHEN o.named_items = 0 THEN 1 ELSE 0 END) AS BIGINT) AS unnamed,
            CAST(sum(CASE WHEN o.automatic THEN 0 ELSE 1 END) AS BIGINT) AS by_person
        FROM match_outcomes o JOIN bank_entries b ON b.id = o.entry_id
        WHERE o.entity_id = $1 AND b.booked_on >= $2 AND b.booked_on <= $3
        GROUP BY o.customer_id
    ) x JOIN customers c ON c.id = x.customer_id
    WHERE x.unnamed > 0 ORDER BY x.unnamed DESC, c.name, c.id LIMIT $4";

const SOURCES: &str = "SELECT a.id, a.name, s.format, count(*),
        CAST(sum(CASE WHEN b.remittance = '' AND b.reference IS NULL THEN 1 ELSE 0 END) AS BIGINT),
        CAST(sum(CASE WHEN b.counterparty_account IS NULL THEN 1 ELSE 0 END) AS BIGINT),
        CAST(sum(CASE WHEN b.counterparty_name IS NULL THEN 1 ELSE 0 END) AS BIGINT)
    FROM bank_entries b JOIN bank_statements s ON s.id = b.statement_id
        JOIN bank_accounts a ON a.id = b.bank_account_id
    WHERE b.entity_id = $1 AND b.booked_on >= $2 AND b.booked_on <= $3 AND b.amount_minor > 0
        AND NOT b.is_reversal AND b.status IN ('open', 'applied')
    GROUP BY a.id, a.name, s.format ORDER BY count(*) DESC, a.name, s.format";

/// A decision without a proposal tells no confidence; the last band takes 100 % in.
const SURENESS: &str = "SELECT x.band, count(*),
        CAST(sum(CASE WHEN x.agreed AND NOT x.is_undone THEN 1 ELSE 0 END) AS BIGINT),
        CAST(sum(x.confidence) AS BIGINT)
    FROM (
        SELECT CASE WHEN o.confidence >= 900000 THEN 9 ELSE o.confidence / 100000 END AS band,
            o.agreed, o.is_undone, o.confidence
        FROM match_outcomes o JOIN bank_entries b ON b.id = o.entry_id
        WHERE o.entity_id = $1 AND b.booked_on >= $2 AND b.booked_on <= $3 AND o.confidence > 0
    ) x GROUP BY x.band ORDER BY x.band";

fn customer(row: &Row) -> store::Result<UpstreamCustomer> {
    Ok(UpstreamCustomer {
        customer: row.get(0)?,
        number: row.get(1)?,
        name: row.get(2)?,
        payments: row.get(3)?,
        unnamed: row.get(4)?,
        by_person: row.get(5)?,
    })
}

fn source(row: &Row) -> store::Result<UpstreamSource> {
    Ok(UpstreamSource {
        bank_account: row.get(0)?,
        bank_account_name: row.get(1)?,
        format: row.get(2)?,
        payments: row.get(3)?,
        without_text: row.get(4)?,
        without_account: row.get(5)?,
        without_name: row.get(6)?,
    })
}

fn band(row: &Row) -> store::Result<SurenessBand> {
    let (band, decisions, right, sum): (i64, i64, i64, i64) =
        (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(SurenessBand {
        from: band * 10,
        decisions,
        right,
        told: share(i128::from(sum), i128::from(decisions) * 1_000_000),
        share: share(i128::from(right), i128::from(decisions)),
    })
}
