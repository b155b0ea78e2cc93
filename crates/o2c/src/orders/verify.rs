//! Every statement about orders, recomputed from the lines. `credit_commitments` is joined,
//! read-only.

use kernel::{Currency, EntityId, Money, Rounding, line_amount};
use store::{Row, Tx};

use super::amounts::{TaxedLine, share, totals};
use super::rules::status_of;
use super::types::OrderStatus;
use super::views::OrderLine;
use crate::error::{Error, Result};
use crate::verify::Difference;

/// An order while its lines pass by.
struct Passing {
    number: String,
    currency: Currency,
    status: OrderStatus,
    acknowledged: bool,
    net_minor: i64,
    tax_minor: i64,
    gross_minor: i64,
    open_holds: i64,
    /// What credit says the order binds: reserved, ordered, delivered.
    bound_minor: [i64; 3],
    lines: Vec<OrderLine>,
}

/// Recomputes totals, line amounts, status, holds and bound credit of every order.
///
/// # Errors
/// Fails only with the store, or when a stored amount is beyond the range of money.
pub fn verify(tx: &mut Tx, entity: EntityId) -> Result<Vec<Difference>> {
    let mut differences = Vec::new();
    let mut passing: Option<Passing> = None;
    let mut failure: Option<Error> = None;
    tx.query_each(
        "SELECT o.number, o.currency, o.status, o.acknowledged_at, o.net_minor, o.tax_minor,
            o.gross_minor, c.reserved_minor, c.ordered_minor, c.delivered_minor,
            (SELECT count(*) FROM order_holds h
                WHERE h.order_id = o.id AND h.released_at IS NULL),
            l.id, l.line_no, l.product_id, l.quantity, l.unit_price, l.tax_category,
            l.tax_percent, l.net_minor, l.gross_minor, l.cancelled_quantity, l.shipped_quantity,
            l.delivered_quantity, l.returned_quantity, l.invoiced_quantity, l.discount_percent,
            coalesce(l.base_price, l.unit_price)
        FROM orders o
        JOIN order_lines l ON l.order_id = o.id
        LEFT JOIN credit_commitments c ON c.order_id = o.id
        WHERE o.entity_id = $1
        ORDER BY o.number, l.line_no",
        &[entity.into()],
        |row| {
            if failure.is_none()
                && let Err(error) = pass(row, &mut passing, &mut differences)
            {
                failure = Some(error);
            }
            Ok(())
        },
    )?;
    if let Some(error) = failure {
        return Err(error);
    }
    if let Some(last) = passing {
        last.check(&mut differences)?;
    }
    without_lines(tx, entity, &mut differences)?;
    Ok(differences)
}

/// Takes a line up; the line of another order first ends the order before.
fn pass(row: &Row, passing: &mut Option<Passing>, differences: &mut Vec<Difference>) -> Result<()> {
    let number: String = row.get(0)?;
    if passing.as_ref().is_none_or(|order| order.number != number)
        && let Some(done) = passing.replace(begin(row, number)?)
    {
        done.check(differences)?;
    }
    if let Some(order) = passing {
        let line = line(row, order.currency)?;
        order.lines.push(line);
    }
    Ok(())
}

fn begin(row: &Row, number: String) -> Result<Passing> {
    let acknowledged_at: Option<kernel::Instant> = row.get(3)?;
    let bound = |index| Ok::<_, Error>(row.get::<Option<i64>>(index)?.unwrap_or(0));
    Ok(Passing {
        number,
        currency: row.get(1)?,
        status: row.get(2)?,
        acknowledged: acknowledged_at.is_some(),
        net_minor: row.get(4)?,
        tax_minor: row.get(5)?,
        gross_minor: row.get(6)?,
        bound_minor: [bound(7)?, bound(8)?, bound(9)?],
        open_holds: row.get(10)?,
        lines: Vec::new(),
    })
}

fn line(row: &Row, currency: Currency) -> Result<OrderLine> {
    Ok(OrderLine {
        id: row.get(11)?,
        line_no: row.get(12)?,
        product: row.get(13)?,
        sku: String::new(),
        name: String::new(),
        unit: String::new(),
        quantity: row.get(14)?,
        unit_price: row.get(15)?,
        price: None,
        tax_category: row.get(16)?,
        tax_percent: row.get(17)?,
        net: Money::try_new(row.get(18)?, currency)?,
        gross: Money::try_new(row.get(19)?, currency)?,
        requested_on: None,
        confirmed_on: None,
        cancelled: row.get(20)?,
        shipped: row.get(21)?,
        delivered: row.get(22)?,
        returned: row.get(23)?,
        invoiced: row.get(24)?,
        discount: row.get(25)?,
        base_price: row.get(26)?,
        price_reason: None,
    })
}

impl Passing {
    fn check(&self, differences: &mut Vec<Difference>) -> Result<()> {
        self.check_amounts(differences)?;
        self.check_credit(differences)?;
        let status = status_of(self.status, &self.lines);
        let mut differ = |rule: &str, expected: &dyn ToString, found: &dyn ToString| {
            differences.push(Difference::new(
                rule,
                format!("order {}", self.number),
                expected.to_string(),
                found.to_string(),
            ));
        };
        if status != self.status {
            differ(
                "order status = what happened to its lines",
                &status,
                &self.status,
            );
        }
        let held = self.status == OrderStatus::Held;
        if held != (self.open_holds > 0) {
            differ(
                "an order is held while it has open holds",
                &held,
                &(self.open_holds > 0),
            );
        }
        let confirmed = match self.status {
            OrderStatus::Acknowledged | OrderStatus::Delivered | OrderStatus::Closed => true,
            OrderStatus::Received | OrderStatus::Held | OrderStatus::Refused => false,
            OrderStatus::Cancelled => self.acknowledged,
        };
        if confirmed != self.acknowledged {
            differ(
                "an order goes on once acknowledged",
                &confirmed,
                &self.acknowledged,
            );
        }
        // A line whose product nobody knew may have been cancelled so that the others could go.
        let billable = |line: &OrderLine| line.product.is_some() || line.cancelled == line.quantity;
        if confirmed && !self.lines.iter().all(billable) {
            differ(
                "every line to be delivered has a product once acknowledged",
                &true,
                &false,
            );
        }
        Ok(())
    }

    fn check_amounts(&self, differences: &mut Vec<Difference>) -> Result<()> {
        let mut differ = |rule: &str, subject: String, expected: i64, found: i64| {
            if expected != found {
                differences.push(Difference::new(rule, subject, expected, found));
            }
        };
        let taxed: Vec<TaxedLine> = self.lines.iter().map(OrderLine::taxed).collect();
        let sums = totals(self.currency, &taxed)?;
        let subject = || format!("order {}", self.number);
        differ(
            "order net = sum of lines",
            subject(),
            sums.net.minor(),
            self.net_minor,
        );
        differ(
            "order tax = tax per rate",
            subject(),
            sums.tax.minor(),
            self.tax_minor,
        );
        differ(
            "order gross = net + tax",
            subject(),
            sums.gross.minor(),
            self.gross_minor,
        );
        for (line, gross) in self.lines.iter().zip(&sums.line_gross) {
            let subject = || format!("order {} line {}", self.number, line.line_no);
            let net = line_amount(
                line.quantity,
                line.unit_price,
                self.currency,
                Rounding::HalfUp,
            )?;
            let price = line.base_price.less(line.discount, Rounding::HalfUp)?;
            differ(
                "line price = price before the discount less the discount",
                subject(),
                price.micro(),
                line.unit_price.micro(),
            );
            differ(
                "line net = quantity × price",
                subject(),
                net.minor(),
                line.net.minor(),
            );
            differ(
                "line gross = net + tax share",
                subject(),
                gross.minor(),
                line.gross.minor(),
            );
        }
        Ok(())
    }

    /// What the order should bind follows from its status and quantities alone.
    fn check_credit(&self, differences: &mut Vec<Difference>) -> Result<()> {
        let sum = |quantity: fn(&OrderLine) -> kernel::Quantity| -> Result<i64> {
            let shares = self
                .lines
                .iter()
                .map(|line| share(line.gross, quantity(line), line.quantity))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(Money::sum(self.currency, shares)?.minor())
        };
        let (wanted, delivered) = (sum(OrderLine::wanted)?, sum(|line| line.delivered)?);
        let expected = match self.status {
            OrderStatus::Held | OrderStatus::Refused | OrderStatus::Cancelled => [0, 0, 0],
            OrderStatus::Received => [wanted, 0, 0],
            OrderStatus::Acknowledged | OrderStatus::Delivered | OrderStatus::Closed => [
                0,
                wanted - delivered,
                delivered - sum(|line| line.invoiced)?,
            ],
        };
        for (part, (expected, found)) in ["reserved", "ordered", "delivered"]
            .iter()
            .zip(expected.iter().zip(self.bound_minor))
        {
            if *expected != found {
                differences.push(Difference::new(
                    format!("credit bound by an order follows from its lines, {part}"),
                    format!("order {}", self.number),
                    expected,
                    found,
                ));
            }
        }
        Ok(())
    }
}

fn without_lines(tx: &mut Tx, entity: EntityId, differences: &mut Vec<Difference>) -> Result<()> {
    let rows = tx.query(
        "SELECT o.number FROM orders o WHERE o.entity_id = $1
            AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id)",
        &[entity.into()],
    )?;
    for row in &rows {
        let subject = format!("order {}", row.get::<String>(0)?);
        differences.push(Difference::new(
            "every order has lines",
            subject,
            "at least 1",
            0,
        ));
    }
    Ok(())
}
