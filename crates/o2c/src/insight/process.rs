use std::collections::{BTreeMap, HashMap};

use insight::{Ratio, spread};
use kernel::dates::days_between;
use kernel::{Currency, Date, Instant, OrderId, OrderLineId};
use store::{Tx, Value};

use super::scope::Scope;
use super::{Figure, Kpi, Period};
use crate::Result;

/// Microseconds in an hour.
pub(super) const HOUR: i64 = 3_600_000_000;

pub(super) fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    match kpi {
        Kpi::OrderThroughput => throughput(tx, scope, period),
        Kpi::OrderAcceptanceTime => acceptance_time(tx, scope, period),
        Kpi::OnTimeDelivery => on_time_delivery(tx, scope, period),
        Kpi::Otif => otif(tx, scope, period),
        Kpi::InvoiceLatency => invoice_latency(tx, scope, period),
        Kpi::OrderToCashTime => order_to_cash(tx, scope, period),
        _ => straight_through(tx, scope, period),
    }
}

/// The instants from the start of the first day to the start of the day after the last, in UTC.
pub(super) fn instants(period: Period) -> (Value, Value) {
    let after = period.to.succ_opt().unwrap_or(period.to);
    (
        Instant::at_start_of(period.from).into(),
        Instant::at_start_of(after).into(),
    )
}

fn throughput(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let (from, until) = instants(period);
    let rows = scope.query(
        tx,
        "SELECT o.currency, COUNT(*), CAST(SUM(o.net_minor) AS BIGINT), CAST(SUM((SELECT COUNT(*) \
           FROM order_lines l WHERE l.order_id = o.id)) AS BIGINT) FROM orders o \
         WHERE o.entity_id = $1{of o.customer_id}{by o.channel} AND o.acknowledged_at >= $2 AND o.acknowledged_at < $3 \
         GROUP BY o.currency ORDER BY o.currency",
        &[scope.entity.into(), from, until],
    )?;
    let (mut orders, mut lines) = (0_i128, 0_i128);
    let mut values = Vec::new();
    for row in rows {
        orders += i128::from(row.get::<i64>(1)?);
        lines += i128::from(row.get::<i64>(3)?);
        values.push((row.get::<Currency>(0)?, i128::from(row.get::<i64>(2)?)));
    }
    let days = i128::from(period.days());
    let mut figure = Figure::new(Kpi::OrderThroughput, None, Ratio::of(orders, days))
        .part("orders", Some(Ratio::whole(orders)), "orders")
        .part("lines per day", Ratio::of(lines, days), "per day")
        .cases(u64::try_from(orders).unwrap_or(0));
    for (currency, net) in values {
        let value = Ratio::of(net, days * 10_i128.pow(currency.scale()));
        figure = figure.part(&format!("net {currency} per day"), value, "amount");
    }
    Ok(vec![figure])
}

fn acceptance_time(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let measured = durations(tx, scope, ACCEPTED, period)?;
    let measured = spread(measured, HOUR);
    Ok(vec![
        Figure::new(Kpi::OrderAcceptanceTime, None, measured.median).spread(measured),
    ])
}

fn invoice_latency(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let measured = durations(tx, scope, BILLED, period)?;
    let measured = spread(measured, HOUR);
    Ok(vec![
        Figure::new(Kpi::InvoiceLatency, None, measured.median).spread(measured),
    ])
}

const ACCEPTED: &str = "SELECT o.received_at, o.acknowledged_at FROM orders o \
    WHERE o.entity_id = $1{of o.customer_id}{by o.channel} AND o.acknowledged_at >= $2 AND o.acknowledged_at < $3";
const BILLED: &str = "SELECT d.delivered_at, i.issued_at FROM deliveries d JOIN invoices i \
    ON i.id = d.invoice_id JOIN orders o ON o.id = d.order_id \
    WHERE d.entity_id = $1{of d.customer_id}{by o.channel} AND d.kind = 'outbound' \
    AND i.issued_at >= $2 AND i.issued_at < $3 AND d.delivered_at IS NOT NULL";

/// Whole hours of each case of a KPI that measures hours.
pub(super) fn hours(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<i64>> {
    let measured = micros(tx, scope, kpi, period)?;
    Ok(measured
        .into_iter()
        .map(|micros| micros.div_euclid(HOUR))
        .collect())
}

/// Microseconds of each case of such a KPI.
pub(super) fn micros(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<i64>> {
    let sql = match kpi {
        Kpi::InvoiceLatency => BILLED,
        _ => ACCEPTED,
    };
    durations(tx, scope, sql, period)
}

/// Days from order to cash of each order whose last invoice was cleared in the period.
pub(super) fn days(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<i64>> {
    let orders = cleared_orders(tx, scope, period)?;
    let days = |steps: &Steps| days_between(steps.received, steps.cleared);
    Ok(orders.values().map(days).collect())
}

/// Microseconds between the two instants of each row.
pub(super) fn durations(tx: &mut Tx, scope: &Scope, sql: &str, period: Period) -> Result<Vec<i64>> {
    let (from, until) = instants(period);
    let mut measured = Vec::new();
    scope.query_each(tx, sql, &[scope.entity.into(), from, until], |row| {
        measured.push(row.get::<Instant>(1)?.micros_since(row.get(0)?));
        Ok(())
    })?;
    Ok(measured)
}

fn on_time_delivery(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let share = lines_in_time(tx, scope, period)?;
    let good = Some(Ratio::whole(share.0.into()));
    let figure = Figure::of_share(Kpi::OnTimeDelivery, None, share);
    Ok(vec![figure.part("on time", good, "lines")])
}

/// Delivery lines delivered in a period that came by their confirmed date, and all.
pub(super) fn lines_in_time(tx: &mut Tx, scope: &Scope, period: Period) -> Result<(u64, u64)> {
    let (from, until) = instants(period);
    let (mut lines, mut good) = (0, 0);
    scope.query_each(
        tx,
        "SELECT d.delivered_at, l.confirmed_on FROM deliveries d JOIN delivery_lines l \
         ON l.delivery_id = d.id JOIN orders o ON o.id = d.order_id \
         JOIN order_lines q ON q.id = l.order_line_id \
         WHERE d.entity_id = $1{of d.customer_id}{by o.channel}{in q.product_id} AND d.kind = 'outbound' \
         AND d.delivered_at >= $2 AND d.delivered_at < $3",
        &[scope.entity.into(), from, until],
        |row| {
            let delivered_on = row.get::<Instant>(0)?.date();
            let by = row.get::<Option<Date>>(1)?;
            lines += 1;
            good += u64::from(by.is_some_and(|by| delivered_on <= by));
            Ok(())
        },
    )?;
    Ok((good, lines))
}

fn otif(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    // What of each line due in the period arrived by its confirmed date.
    let mut due: HashMap<OrderLineId, (i64, i64)> = HashMap::new();
    scope.query_each(
        tx,
        "SELECT l.id, l.quantity - l.cancelled_quantity, l.confirmed_on, m.quantity, \
           d.delivered_at FROM order_lines l JOIN orders o ON o.id = l.order_id \
         LEFT JOIN delivery_lines m ON m.order_line_id = l.id \
         LEFT JOIN deliveries d ON d.id = m.delivery_id AND d.kind = 'outbound' \
         WHERE o.entity_id = $1{of o.customer_id}{by o.channel}{in l.product_id} \
           AND l.confirmed_on >= $2 AND l.confirmed_on <= $3 AND l.quantity > l.cancelled_quantity",
        &[scope.entity.into(), period.from.into(), period.to.into()],
        |row| {
            let (wanted, arrived) = due.entry(row.get(0)?).or_insert((0, 0));
            *wanted = row.get(1)?;
            let by = row.get::<Date>(2)?;
            if row
                .get::<Option<Instant>>(4)?
                .is_some_and(|at| at.date() <= by)
            {
                *arrived += row.get::<Option<i64>>(3)?.unwrap_or(0);
            }
            Ok(())
        },
    )?;
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let good = count(
        due.values()
            .filter(|(wanted, arrived)| arrived >= wanted)
            .count(),
    );
    let whole = Some(Ratio::whole(good.into()));
    let figure = Figure::of_share(Kpi::Otif, None, (good, count(due.len())));
    Ok(vec![figure.part("on time and in full", whole, "lines")])
}

/// The steps of an order on its way to cash, as dates.
#[derive(Clone, Copy)]
struct Steps {
    received: Date,
    acknowledged: Date,
    delivered: Date,
    invoiced: Date,
    due: Date,
    cleared: Date,
}

fn order_to_cash(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let orders = cleared_orders(tx, scope, period)?;
    let mean = |part: &dyn Fn(&Steps) -> i64| spread(orders.values().map(part).collect(), 1).mean;
    let whole = spread(
        orders
            .values()
            .map(|steps| days_between(steps.received, steps.cleared))
            .collect(),
        1,
    );
    let figure = Figure::new(Kpi::OrderToCashTime, None, whole.mean)
        .spread(whole)
        .part(
            "order → acknowledgement",
            mean(&|s| days_between(s.received, s.acknowledged)),
            "days",
        )
        .part(
            "acknowledgement → delivery",
            mean(&|s| days_between(s.acknowledged, s.delivered)),
            "days",
        )
        .part(
            "delivery → invoice",
            mean(&|s| days_between(s.delivered, s.invoiced)),
            "days",
        )
        .part(
            "invoice → due",
            mean(&|s| days_between(s.invoiced, s.due)),
            "days",
        )
        .part(
            "due → cash",
            mean(&|s| days_between(s.due, s.cleared)),
            "days",
        );
    Ok(vec![figure])
}

/// Orders whose invoices are all cleared, the last of them in the period. The latest delivery,
/// invoice, due and clearing date of an order count.
fn cleared_orders(tx: &mut Tx, scope: &Scope, period: Period) -> Result<BTreeMap<OrderId, Steps>> {
    let mut orders: BTreeMap<OrderId, Steps> = BTreeMap::new();
    scope.query_each(
        tx,
        "SELECT o.id, o.received_at, o.acknowledged_at, (SELECT MAX(d.delivered_at) \
           FROM deliveries d WHERE d.order_id = o.id AND d.kind = 'outbound'), v.issued_on, \
           i.due_on, i.cleared_on FROM orders o JOIN invoices v ON v.order_id = o.id \
           AND v.kind = 'invoice' JOIN open_items i ON i.source_id = v.id \
         WHERE o.entity_id = $1{of o.customer_id}{by o.channel} AND o.status = 'closed' AND o.id IN (SELECT v2.order_id FROM \
           open_items c JOIN invoices v2 ON v2.id = c.source_id WHERE c.entity_id = $1 \
           AND c.cleared_on >= $2 AND c.cleared_on <= $3 AND v2.order_id IS NOT NULL) \
           AND NOT EXISTS (SELECT 1 FROM invoices v3 JOIN open_items p ON p.source_id = v3.id \
           WHERE v3.order_id = o.id AND v3.kind = 'invoice' \
           AND (p.cleared_on IS NULL OR p.cleared_on > $3))",
        &[scope.entity.into(), period.from.into(), period.to.into()],
        |row| {
            let received = row.get::<Instant>(1)?.date();
            let acknowledged = row
                .get::<Option<Instant>>(2)?
                .map_or(received, Instant::date);
            let (invoiced, due) = (row.get::<Date>(4)?, row.get::<Date>(5)?);
            let cleared = row.get::<Date>(6)?;
            let delivered = row
                .get::<Option<Instant>>(3)?
                .map_or(invoiced, Instant::date);
            orders
                .entry(row.get(0)?)
                .and_modify(|steps| {
                    steps.invoiced = steps.invoiced.max(invoiced);
                    steps.due = steps.due.max(due);
                    steps.cleared = steps.cleared.max(cleared);
                })
                .or_insert(Steps {
                    received,
                    acknowledged,
                    delivered,
                    invoiced,
                    due,
                    cleared,
                });
            Ok(())
        },
    )?;
    Ok(orders)
}

/// Bank receipts whose whole amount was applied without a person. An entry counts in the period
/// it was booked in.
fn straight_through(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let rows = scope.query(
        tx,
        "SELECT e.currency, COUNT(*), CAST(SUM(e.amount_minor) AS BIGINT), \
           COUNT(r.bank_entry_id), CAST(COALESCE(SUM(CASE WHEN r.bank_entry_id IS NOT NULL \
             THEN e.amount_minor ELSE 0 END), 0) AS BIGINT) \
         FROM bank_entries e LEFT JOIN (SELECT bank_entry_id, SUM(amount_minor) AS amount_minor \
             FROM receipts WHERE automatic = TRUE AND reversed_on IS NULL \
             AND bank_entry_id IS NOT NULL GROUP BY bank_entry_id) r \
           ON r.bank_entry_id = e.id AND r.amount_minor = e.amount_minor \
         WHERE e.entity_id = $1 AND e.booked_on >= $2 AND e.booked_on <= $3 \
           AND e.amount_minor > 0 AND e.status IN ('open', 'applied') \
         GROUP BY e.currency ORDER BY e.currency",
        &[scope.entity.into(), period.from.into(), period.to.into()],
    )?;
    let mut figures = Vec::new();
    for row in rows {
        let [count, value, good, good_value] =
            [row.get::<i64>(1)?, row.get(2)?, row.get(3)?, row.get(4)?].map(i128::from);
        let by_count = insight::share(good, count);
        let sizes = [good, count].map(|it| u64::try_from(it).unwrap_or(0));
        figures.push(
            Figure::new(Kpi::StpRate, Some(row.get(0)?), by_count)
                .part("by count", by_count, "%")
                .part("by value", insight::share(good_value, value), "%")
                .cases(sizes[1])
                .shared((sizes[0], sizes[1])),
        );
    }
    Ok(figures)
}
