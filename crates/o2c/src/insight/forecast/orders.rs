//! Orders that are accepted and not invoiced yet: what they will bring, by a model of their own.
//!
//! An order is taken to be invoiced as many days after it was placed as orders usually are, to be due
//! after the customer's usual terms, and to be paid with the customer's usual delay. It never joins
//! the open items: it is a line of its own.

use std::collections::HashMap;

use insight::forecast::{Day, Items, day_of};
use kernel::dates::{add_days, days_between};
use kernel::{Currency, Date, EntityId};
use store::{Tx, Value};

use super::state::Usual;
use crate::Result;
use crate::insight::Scope;

/// Invoices of so many days tell how long orders wait for theirs.
const INVOICES_DAYS: i64 = 180;

/// What of an order is not invoiced yet.
#[derive(Debug, Clone)]
pub(super) struct Ordered {
    /// The payer, as models name customers.
    pub payer: String,
    pub currency: Currency,
    pub ordered: Day,
    pub amount_minor: i64,
}

/// What accepted orders still bring, order by order.
pub(super) fn open(tx: &mut Tx, scope: &Scope) -> Result<Vec<Ordered>> {
    let mut found: Vec<Ordered> = Vec::new();
    scope.query_each(
        tx,
        "SELECT o.payer_id, o.currency, o.ordered_on, l.gross_minor, l.quantity,
            l.quantity - l.cancelled_quantity - l.invoiced_quantity
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.entity_id = $1 AND o.status IN ('acknowledged', 'delivered')
            AND l.quantity - l.cancelled_quantity - l.invoiced_quantity > 0{of o.payer_id}
        ORDER BY o.payer_id, o.currency, o.ordered_on",
        &[scope.entity.into()],
        |row| {
            let (gross, quantity, rest): (i64, i64, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
            let amount = i128::from(gross) * i128::from(rest) / i128::from(quantity.max(1));
            let next = Ordered {
                payer: row.get::<kernel::CustomerId>(0)?.to_string(),
                currency: row.get(1)?,
                ordered: day_of(row.get(2)?),
                amount_minor: i64::try_from(amount).unwrap_or(i64::MAX),
            };
            match found.last_mut() {
                Some(last)
                    if (&last.payer, last.currency, last.ordered)
                        == (&next.payer, next.currency, next.ordered) =>
                {
                    last.amount_minor = last.amount_minor.saturating_add(next.amount_minor);
                }
                _ => found.push(next),
            }
            Ok(())
        },
    )?;
    Ok(found)
}

/// Days from order to invoice: the median of the last half year, zero without any.
pub(super) fn usual_days(tx: &mut Tx, entity: EntityId, today: Date) -> Result<Day> {
    let mut days: Vec<i64> = Vec::new();
    let since: Value = add_days(today, -INVOICES_DAYS).into();
    tx.query_each(
        "SELECT o.ordered_on, i.issued_on FROM invoices i JOIN orders o ON o.id = i.order_id
        WHERE i.entity_id = $1 AND i.kind = 'invoice' AND i.issued_on >= $2",
        &[entity.into(), since],
        |row| {
            days.push(days_between(row.get(0)?, row.get(1)?).max(0));
            Ok(())
        },
    )?;
    if days.is_empty() {
        return Ok(0);
    }
    let middle = days.len() / 2;
    let median = *days.select_nth_unstable(middle).1;
    Ok(Day::try_from(median).unwrap_or_default())
}

/// What comes of orders in each span, by currency.
pub(super) fn by_span(
    orders: &[Ordered],
    usual: &Usual,
    items: &Items,
    today: Day,
    ends: &[Day],
) -> HashMap<Currency, Vec<i64>> {
    let names: Vec<String> = items.customers.clone().into();
    let places: HashMap<&str, usize> = names
        .iter()
        .enumerate()
        .map(|(place, name)| (name.as_str(), place))
        .collect();
    let mut sums: HashMap<Currency, Vec<i64>> = HashMap::new();
    for order in orders {
        let place = places.get(order.payer.as_str()).copied();
        let invoiced = (order.ordered + usual.order_days).max(today);
        let day = invoiced + usual.term(place) + usual.delay(place);
        let at = ends.partition_point(|end| *end < day.max(today));
        let of = sums
            .entry(order.currency)
            .or_insert_with(|| vec![0; ends.len() + 1]);
        of[at] = of[at].saturating_add(order.amount_minor);
    }
    sums
}
