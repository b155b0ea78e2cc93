//! How right orders, deliveries and invoices are: what had to be touched, changed, taken back or
//! corrected.

use insight::Ratio;
use store::{Tx, Value};

use super::process::{instants, lines_in_time};
use super::scope::Scope;
use super::{Figure, Kpi, Period};
use crate::Result;

/// Part and whole.
type Share = (u64, u64);

/// What people do to an order that has come in.
const TOUCHES: &str =
    "'order_changed', 'order_line_cancelled', 'order_hold_released', 'order_hold_restored'";
/// What corrects an order that was acknowledged.
const CORRECTIONS: &str = "'order_changed', 'order_line_cancelled', 'order_cancelled'";
/// Why payers withhold for what we did wrong.
const OUR_ERRORS: &str = "'price_difference', 'quality', 'freight', 'tax'";

/// Actors that are people.
pub(super) const PERSON: &str = "LIKE 'usr!_%' ESCAPE '!'";

pub(super) fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    Ok(vec![match kpi {
        Kpi::TouchlessOrderRate => {
            let (touched, all) = acknowledged(tx, scope, period, &touched())?;
            Figure::of_share(kpi, None, (all - touched, all))
                .part("touched by a person", whole(touched), "orders")
                .part("acknowledged", whole(all), "orders")
        }
        Kpi::OrderAccuracy => {
            let (corrected, all) = acknowledged(tx, scope, period, &corrected())?;
            Figure::of_share(kpi, None, (all - corrected, all))
                .part("corrected since", whole(corrected), "orders")
                .part("acknowledged", whole(all), "orders")
        }
        Kpi::InvoiceAccuracy => {
            let (right, all) = right_invoices(tx, scope, period)?;
            Figure::of_share(kpi, None, (right, all))
                .part(
                    "corrected or withheld for our error",
                    whole(all - right),
                    "invoices",
                )
                .part("issued", whole(all), "invoices")
        }
        _ => perfect(tx, scope, period)?,
    }])
}

fn whole(count: u64) -> Option<Ratio> {
    Some(Ratio::whole(i128::from(count)))
}

/// The order `o` has an event of these types for which this holds, seen from its acknowledgement.
fn has_event(types: &str, when: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM event_objects t JOIN events e ON e.id = t.event_id \
         WHERE t.object_id = o.id AND e.type IN ({types}) AND e.seq {when} \
           (SELECT min(k.seq) FROM event_objects y JOIN events k ON k.id = y.event_id \
            WHERE y.object_id = o.id AND k.type = 'order_acknowledged')"
    )
}

fn touched() -> String {
    format!("{} AND e.actor {PERSON})", has_event(TOUCHES, "<"))
}

fn corrected() -> String {
    format!("{})", has_event(CORRECTIONS, ">"))
}

/// Of the orders acknowledged in a period those for which a condition holds.
fn acknowledged(tx: &mut Tx, scope: &Scope, period: Period, condition: &str) -> Result<Share> {
    let (from, until) = instants(period);
    let sql = format!(
        "SELECT CAST(coalesce(sum(CASE WHEN {condition} THEN 1 ELSE 0 END), 0) AS BIGINT), count(*) \
         FROM orders o WHERE o.entity_id = $1{{of o.customer_id}}{{by o.channel}} \
           AND o.acknowledged_at >= $2 AND o.acknowledged_at < $3"
    );
    share(tx, scope, &sql, &[scope.entity.into(), from, until])
}

/// The one row of a statement: part and whole.
pub(super) fn share(tx: &mut Tx, scope: &Scope, sql: &str, arguments: &[Value]) -> Result<Share> {
    let mut share = (0, 0);
    scope.query_each(tx, sql, arguments, |row| {
        let count =
            |column| Ok::<_, store::Error>(u64::try_from(row.get::<i64>(column)?).unwrap_or(0));
        share = (count(0)?, count(1)?);
        Ok(())
    })?;
    Ok(share)
}

/// Invoices issued in a period that nothing has corrected since.
fn right_invoices(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Share> {
    let sql = format!(
        "SELECT CAST(coalesce(sum(CASE WHEN \
           EXISTS (SELECT 1 FROM invoices c WHERE c.corrects_id = v.id AND c.delivery_id IS NULL) \
           OR EXISTS (SELECT 1 FROM open_items i JOIN deductions d ON d.item_id = i.id \
             WHERE i.source_id = v.id AND d.reason IN ({OUR_ERRORS}) AND NOT EXISTS (SELECT 1 \
               FROM allocations u WHERE u.undoes_id = d.allocation_id)) \
           THEN 0 ELSE 1 END), 0) AS BIGINT), count(*) FROM invoices v \
         WHERE v.entity_id = $1{{of v.customer_id}} \
           {{by (SELECT y.channel FROM orders y WHERE y.id = v.order_id)}} \
           AND v.kind = 'invoice' AND v.issued_on >= $2 AND v.issued_on <= $3"
    );
    let arguments = [scope.entity.into(), period.from.into(), period.to.into()];
    share(tx, scope, &sql, &arguments)
}

/// Order lines due in a period that were delivered whole by its end.
fn lines_in_full(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Share> {
    let (_, until) = instants(period);
    let sql = "SELECT CAST(coalesce(sum(CASE WHEN coalesce(x.arrived, 0) >= x.wanted THEN 1 ELSE 0 \
           END), 0) AS BIGINT), count(*) FROM (SELECT l.quantity - l.cancelled_quantity AS wanted, \
           (SELECT sum(m.quantity) FROM delivery_lines m JOIN deliveries d ON d.id = m.delivery_id \
            WHERE m.order_line_id = l.id AND d.kind = 'outbound' AND d.delivered_at < $4) AS arrived \
         FROM order_lines l JOIN orders o ON o.id = l.order_id \
         WHERE o.entity_id = $1{of o.customer_id}{by o.channel} AND l.confirmed_on >= $2 \
           AND l.confirmed_on <= $3 AND l.quantity > l.cancelled_quantity) x";
    let arguments = [
        scope.entity.into(),
        period.from.into(),
        period.to.into(),
        until,
    ];
    share(tx, scope, sql, &arguments)
}

/// Delivery lines delivered in a period of which nothing came back.
fn lines_undamaged(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Share> {
    let (from, until) = instants(period);
    let sql = "SELECT CAST(coalesce(sum(CASE WHEN EXISTS (SELECT 1 FROM delivery_lines b \
             JOIN deliveries r ON r.id = b.delivery_id WHERE b.order_line_id = l.order_line_id \
             AND r.kind = 'return' AND r.status <> 'cancelled') \
           THEN 0 ELSE 1 END), 0) AS BIGINT), count(*) \
         FROM deliveries d JOIN delivery_lines l ON l.delivery_id = d.id JOIN orders o \
           ON o.id = d.order_id WHERE d.entity_id = $1{of d.customer_id}{by o.channel} \
           AND d.kind = 'outbound' AND d.delivered_at >= $2 AND d.delivered_at < $3";
    share(tx, scope, sql, &[scope.entity.into(), from, until])
}

/// The product of four rates; none where one of them has no value.
fn perfect(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Figure> {
    let rates = [
        ("on time", lines_in_time(tx, scope, period)?),
        ("in full", lines_in_full(tx, scope, period)?),
        ("undamaged", lines_undamaged(tx, scope, period)?),
        ("right documents", right_invoices(tx, scope, period)?),
    ];
    let product = rates
        .iter()
        .try_fold(Ratio::whole(100), |product, (_, (part, of))| {
            product.times(i128::from(*part)).divided(i128::from(*of))
        });
    let due = rates[1].1.1;
    let figure = Figure::new(Kpi::PerfectOrderRate, None, product).cases(due);
    Ok(rates.iter().fold(figure, |figure, (name, (part, of))| {
        figure.part(
            name,
            insight::share(i128::from(*part), i128::from(*of)),
            "%",
        )
    }))
}
