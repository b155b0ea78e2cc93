//! Lists of deductions, and what they come to.

use kernel::dates::days_between;
use kernel::{Currency, CustomerId, Date, DeductionId, EntityId, Instant, Money, OpenItemId};
use serde::{Deserialize, Serialize};
use store::{Row, Tx};
use utoipa::{IntoParams, ToSchema};

use super::super::types::SourceRef;
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};
use crate::sort::{Sort, sort_words};
use crate::words::words;
use crate::{input, parties};

words! {
    /// What became of a deduction.
    DeductionStatus as "a deduction status" {
        /// The item is still open.
        Open = "open",
        /// The customer paid after all.
        Recovered = "recovered",
        /// It was written off, granted as a discount or credited.
        Accepted = "accepted",
        /// The payment that fell short was taken back.
        Withdrawn = "withdrawn",
    }
}

/// What a payer withheld of an item, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Deduction {
    /// Its id.
    #[schema(value_type = String)]
    pub id: DeductionId,
    /// Who withheld it.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// The item of which it was withheld.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// The document of that item.
    #[schema(value_type = super::super::types::SourceView)]
    pub document: SourceRef,
    /// The number of that document.
    pub number: String,
    /// The receipt that fell short.
    #[schema(value_type = super::super::types::SourceView)]
    pub receipt: SourceRef,
    /// The number of that receipt.
    pub receipt_number: String,
    /// Code of the reason.
    pub reason: String,
    /// What the payer said.
    pub note: Option<String>,
    /// How much was withheld.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What of it is still open.
    #[schema(value_type = crate::schema::Money)]
    pub open: Money,
    /// What became of it.
    pub status: DeductionStatus,
    /// Since when.
    pub deducted_on: Date,
    /// For how many days.
    pub age_days: i64,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Instant,
}

/// Which deductions a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct DeductionFilter {
    /// Only those of this customer.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only those of this open item.
    #[param(value_type = Option<String>)]
    pub item: Option<OpenItemId>,
    /// Only those of the items of this invoice, or of this receipt, by its id.
    pub document: Option<String>,
    /// Only those for this reason, by its code.
    pub reason: Option<String>,
    /// Only those of which this became.
    pub status: Option<DeductionStatus>,
    /// Only those made on this day or later.
    pub from: Option<Date>,
    /// Only those made on this day or earlier.
    pub to: Option<Date>,
    /// Default: the newest first.
    #[param(schema_with = DeductionSort::schema)]
    pub sort: Option<Sort<DeductionSort>>,
}

sort_words! {
    /// By what deductions are sorted.
    DeductionSort {
        /// When they were made.
        Deducted = "deducted",
        /// Currency and amount.
        Amount = "amount",
        /// The customer's name.
        Customer = "customer",
    }
}

/// Deductions for one reason in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeductionSum {
    /// Code of the reason.
    pub reason: String,
    /// How many.
    pub count: i64,
    /// How much was withheld.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What of it is still open.
    #[schema(value_type = crate::schema::Money)]
    pub open: Money,
}

/// What was given up of an item since: written off, granted as a discount or credited.
const STATUS: &str = "CASE WHEN u.id IS NOT NULL THEN 'withdrawn'
    WHEN i.residual_minor <> 0 THEN 'open'
    WHEN (SELECT coalesce(sum(a.amount_minor), 0) FROM allocations a
        JOIN open_items g ON g.id = a.credit_item_id
        WHERE a.debit_item_id = d.item_id AND a.id > d.id
            AND g.kind IN ('write_off', 'discount', 'credit_note')) >= d.amount_minor
    THEN 'accepted' ELSE 'recovered' END";

const OPEN: &str = "CASE WHEN u.id IS NOT NULL THEN 0
    WHEN i.residual_minor < d.amount_minor THEN i.residual_minor ELSE d.amount_minor END";

const FROM: &str = "FROM deductions d CROSS JOIN open_items i CROSS JOIN open_items r
    CROSS JOIN customers c LEFT JOIN allocations u ON u.undoes_id = d.allocation_id";

const JOINED: &str = "i.id = d.item_id AND r.id = d.credit_item_id AND c.id = d.customer_id";

fn select() -> String {
    format!(
        "SELECT d.id, d.customer_id, c.number, c.name, d.item_id, i.source_type, i.source_id,
            i.number, r.source_type, r.source_id, r.number, d.reason, d.note, d.currency,
            d.amount_minor, {OPEN}, {STATUS}, d.deducted_on, d.recorded_at {FROM}"
    )
}

fn read(row: &Row, today: Date) -> Result<Deduction> {
    let currency: Currency = row.get(13)?;
    let deducted_on = row.get(17)?;
    Ok(Deduction {
        id: row.get(0)?,
        customer: row.get(1)?,
        customer_number: row.get(2)?,
        customer_name: row.get(3)?,
        item: row.get(4)?,
        document: SourceRef::read(row, 5, 6)?,
        number: row.get(7)?,
        receipt: SourceRef::read(row, 8, 9)?,
        receipt_number: row.get(10)?,
        reason: row.get(11)?,
        note: row.get(12)?,
        amount: Money::new(row.get(14)?, currency),
        open: Money::new(row.get(15)?, currency),
        status: row.get(16)?,
        deducted_on,
        age_days: days_between(deducted_on, today),
        recorded_at: row.get(18)?,
    })
}

fn conditions(entity: EntityId, filter: &DeductionFilter) -> Result<Conditions> {
    let mut conditions = Conditions::new("d.entity_id = {}", entity);
    conditions.and(JOINED, []);
    conditions.given("d.customer_id = {}", filter.customer);
    conditions.given("d.item_id = {}", filter.item);
    if let Some(document) = input::any_id("document", filter.document.as_deref())? {
        let both = [document.into(), document.into()];
        conditions.and("(i.source_id = {} OR r.source_id = {})", both);
    }
    conditions.given("d.reason = {}", filter.reason.as_deref());
    conditions.given(&format!("{STATUS} = {{}}"), filter.status);
    conditions.given("d.deducted_on >= {}", filter.from);
    conditions.given("d.deducted_on <= {}", filter.to);
    Ok(conditions)
}

/// Deductions, newest first unless asked for otherwise.
///
/// # Errors
/// Refuses a document that is no id, and a wrong limit or cursor.
pub fn list_deductions(
    tx: &mut Tx,
    entity: EntityId,
    filter: &DeductionFilter,
    page: &PageRequest,
) -> Result<Page<Deduction>> {
    let conditions = conditions(entity, filter)?;
    let today = parties::entity(tx, entity)?.today(tx.now());
    let read = |row: &Row| read(row, today);
    let select = select();
    let sort = filter
        .sort
        .unwrap_or(Sort::falling(DeductionSort::Deducted));
    match sort.by {
        DeductionSort::Deducted => {
            let listing = Listing::sorted(&select, &["d.deducted_on", "d.id"], sort.falling);
            conditions.page(tx, page, &listing, read, |it| (it.deducted_on, it.id))
        }
        DeductionSort::Amount => {
            let by = ["d.currency", "d.amount_minor", "d.id"];
            let listing = Listing::sorted(&select, &by, sort.falling);
            conditions.page(tx, page, &listing, read, |it| {
                (it.amount.currency(), it.amount.minor(), it.id)
            })
        }
        DeductionSort::Customer => {
            let by = ["c.name", "c.id", "d.deducted_on", "d.id"];
            let listing = Listing::sorted(&select, &by, sort.falling);
            conditions.page(tx, page, &listing, read, |it| {
                (it.customer_name.clone(), it.customer, it.deducted_on, it.id)
            })
        }
    }
}

/// One deduction.
///
/// # Errors
/// [`Error::NotFound`].
pub fn deduction(tx: &mut Tx, entity: EntityId, id: DeductionId) -> Result<Deduction> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let sql = format!(
        "{} WHERE d.id = $1 AND d.entity_id = $2 AND {JOINED}",
        select()
    );
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "deduction",
        id: id.to_string(),
    })?;
    read(&row, today)
}

/// The most sums that are given: reasons times currencies.
const SUMS_MAX: i64 = 1000;

/// What the deductions that a filter leaves come to, by reason and currency, the greatest sum of a
/// currency first.
///
/// # Errors
/// Refuses a document that is no id.
pub fn deduction_totals(
    tx: &mut Tx,
    entity: EntityId,
    filter: &DeductionFilter,
) -> Result<Vec<DeductionSum>> {
    let head = format!(
        "SELECT d.reason, d.currency, count(*), CAST(sum(d.amount_minor) AS BIGINT),
            CAST(sum({OPEN}) AS BIGINT) {FROM}"
    );
    let tail = "GROUP BY d.currency, d.reason ORDER BY 2, 4 DESC, 1";
    let (sql, args) = conditions(entity, filter)?.query(&head, tail, SUMS_MAX);
    let sum = |row: &Row| {
        let currency: Currency = row.get(1)?;
        Ok(DeductionSum {
            reason: row.get(0)?,
            count: row.get(2)?,
            amount: Money::new(row.get(3)?, currency),
            open: Money::new(row.get(4)?, currency),
        })
    };
    tx.query(&sql, &args)?.iter().map(sum).collect()
}
