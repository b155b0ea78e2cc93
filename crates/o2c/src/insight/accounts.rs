//! Customers with what they owe: the list that people work from.

use std::collections::HashMap;

use kernel::{Currency, CustomerId, Date, EntityId, Money};
use serde::Serialize;
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use crate::conditions::Listing;
use crate::credit;
use crate::error::Result;
use crate::page::{Page, PageRequest};
use crate::parties::{self, CustomerFilter, CustomerSort, CustomerSummary};
use crate::sort::Sort;

/// A customer with its accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerRow {
    /// The customer.
    #[serde(flatten)]
    pub customer: CustomerSummary,
    /// What it owes and may owe, by currency, its own currency first; `null` for callers who may
    /// not see credit.
    pub accounts: Option<Vec<CustomerAccount>>,
}

/// What a customer owes and may owe in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerAccount {
    /// The currency of all amounts.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// What is open: claims less what we owe.
    #[schema(value_type = crate::schema::Money)]
    pub balance: Money,
    /// What of the claims is past due.
    #[schema(value_type = crate::schema::Money)]
    pub overdue: Money,
    /// Balance, deliveries not invoiced, and orders.
    #[schema(value_type = crate::schema::Money)]
    pub exposure: Money,
    /// The exposure up to which orders are accepted; `null` without a limit.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub limit: Option<Money>,
    /// Limit less exposure; `null` without a limit.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub headroom: Option<Money>,
}

/// One page of the customers, with their accounts where `may_see_credit`. Sorted by balance or
/// overdue, they go by what they owe in their own currency.
///
/// # Errors
/// Refuses a page size out of range and a cursor that this list did not give.
pub fn list_customers(
    tx: &mut Tx,
    entity: EntityId,
    filter: &CustomerFilter,
    may_see_credit: bool,
    page: &PageRequest,
) -> Result<Page<CustomerRow>> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let customers = match filter.sort {
        Some(sort) if matches!(sort.by, CustomerSort::Balance | CustomerSort::Overdue) => {
            by_debt(tx, entity, filter, sort, today, page)?
        }
        _ => parties::list_customers(tx, entity, filter, page)?,
    };
    let ids: Vec<CustomerId> = customers.items.iter().map(|it| it.id).collect();
    let mut accounts = match may_see_credit {
        true => Some(accounts_of(tx, entity, &ids, today)?),
        false => None,
    };
    Ok(customers.map(|customer| CustomerRow {
        accounts: accounts.as_mut().map(|accounts| {
            let mut own = accounts.remove(&customer.id).unwrap_or_default();
            own.sort_by_key(|account| account.currency != customer.currency);
            own
        }),
        customer,
    }))
}

/// What these customers owe and may owe.
fn accounts_of(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[CustomerId],
    today: Date,
) -> Result<HashMap<CustomerId, Vec<CustomerAccount>>> {
    let rows = tx.query(
        "SELECT i.customer_id, i.currency, sum(i.residual_minor)
        FROM {uuids $2} CROSS JOIN open_items i
        WHERE i.entity_id = $1 AND i.customer_id = value AND i.residual_minor <> 0
            AND i.due_on < $3 AND i.residual_minor > 0
        GROUP BY i.customer_id, i.currency",
        &[entity.into(), Value::ids(ids.iter().copied()), today.into()],
    )?;
    let mut overdue: HashMap<(CustomerId, Currency), i64> = HashMap::new();
    for row in &rows {
        overdue.insert((row.get(0)?, row.get(1)?), row.get(2)?);
    }
    let mut accounts: HashMap<CustomerId, Vec<CustomerAccount>> = HashMap::new();
    for exposure in credit::exposures(tx, entity, ids)? {
        let currency = exposure.currency;
        let late = overdue.get(&(exposure.customer, currency)).copied();
        let account = CustomerAccount {
            currency,
            balance: exposure.open_items,
            overdue: Money::try_new(late.unwrap_or_default(), currency)?,
            exposure: exposure.total,
            limit: exposure.limit,
            headroom: exposure.headroom,
        };
        accounts.entry(exposure.customer).or_default().push(account);
    }
    Ok(accounts)
}

/// The place of a customer in a list by debt.
type Place = (Currency, i64, CustomerId);

fn by_debt(
    tx: &mut Tx,
    entity: EntityId,
    filter: &CustomerFilter,
    sort: Sort<CustomerSort>,
    today: Date,
    page: &PageRequest,
) -> Result<Page<CustomerSummary>> {
    let mut conditions = parties::matching(entity, filter);
    let (debt, debts) = if sort.by == CustomerSort::Balance {
        let balance = "LEFT JOIN credit_positions p ON p.entity_id = c.entity_id
            AND p.customer_id = c.id AND p.currency = c.currency";
        ("coalesce(p.open_items_minor, 0)", balance.to_owned())
    } else {
        let today = conditions.argument(today);
        let overdue = format!(
            "LEFT JOIN (SELECT i.customer_id, i.currency,
                    CAST(sum(i.residual_minor) AS BIGINT) AS late_minor
                FROM open_items i
                WHERE i.entity_id = $1 AND i.residual_minor <> 0 AND i.residual_minor > 0
                    AND i.due_on < {today}
                GROUP BY i.customer_id, i.currency) o
            ON o.customer_id = c.id AND o.currency = c.currency"
        );
        ("coalesce(o.late_minor, 0)", overdue)
    };
    let select = format!("SELECT c.currency, {debt}, c.id FROM customers c {debts}");
    let by = ["c.currency", debt, "c.id"];
    let listing = Listing::sorted(&select, &by, sort.falling);
    let (sql, arguments) = conditions.page_query::<Place>(page, &listing)?;
    let read = |row: &Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let rows = tx.query(&sql, &arguments)?;
    let places = rows.iter().map(read).collect::<Result<Vec<Place>>>()?;
    let places = Page::of(places, page, |place| *place);
    let ids: Vec<CustomerId> = places.items.iter().map(|(_, _, id)| *id).collect();
    Ok(Page {
        items: parties::summaries(tx, entity, &ids)?,
        next: places.next,
    })
}
