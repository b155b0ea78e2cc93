//! The room's decisions. Pure: no database, no clock.

use kernel::Quantity;

use super::types::{Billing, DeliveryStatus, LineQuantity};
use crate::error::{Code, Outcome, Refusal};
use crate::orders::{LineMove, OrderLine, OrderState, OrderStatus};
use crate::parties::BillingRule;

/// What may be shipped: of each line at most what is open, or all that is open.
///
/// # Errors
/// Refuses orders that are not acknowledged, unknown lines, lines named twice, and more than is
/// open.
pub fn plan_shipment(
    order: &OrderState,
    wanted: Option<&[LineQuantity]>,
) -> Outcome<Vec<LineMove>> {
    if order.status != OrderStatus::Acknowledged {
        let remedy = match order.status {
            OrderStatus::Received => "acknowledge the order first",
            OrderStatus::Held => "settle what holds the order, then acknowledge it",
            _ => "there is nothing left to ship: enter a new order",
        };
        return Err(wrong_state(order, remedy));
    }
    let moves = match wanted {
        Some(wanted) => pick(order, wanted, OrderLine::open, "open")?,
        None => order
            .lines
            .iter()
            .filter(|line| line.open().is_positive())
            .map(|line| LineMove {
                line: line.id,
                quantity: line.open(),
            })
            .collect(),
    };
    if moves.is_empty() {
        return Err(wrong_state(
            order,
            "everything that is wanted has left already",
        ));
    }
    Ok(moves)
}

/// What may come back: of each line at most what was delivered and is not back yet.
///
/// # Errors
/// Refuses unknown lines, lines named twice, and more than can come back.
pub fn plan_return(order: &OrderState, wanted: &[LineQuantity]) -> Outcome<Vec<LineMove>> {
    if wanted.is_empty() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "lines",
            "the return has no lines",
            "say what came back",
        ));
    }
    pick(order, wanted, OrderLine::returnable, "with the customer")
}

fn pick(
    order: &OrderState,
    wanted: &[LineQuantity],
    rest: impl Fn(&OrderLine) -> Quantity,
    rest_is: &str,
) -> Outcome<Vec<LineMove>> {
    let mut moves: Vec<LineMove> = Vec::with_capacity(wanted.len());
    for (index, wish) in wanted.iter().enumerate() {
        let LineQuantity { line_no, quantity } = *wish;
        let field = |name: &str| format!("lines[{index}].{name}");
        let line = order.line(line_no).ok_or_else(|| {
            Refusal::new(
                Code::UnknownReference,
                field("line_no"),
                format!("order {} has no line {line_no}", order.number),
                "give the number of one of its lines",
            )
        })?;
        if moves.iter().any(|other| other.line == line.id) {
            return Err(Refusal::new(
                Code::InvalidValue,
                field("line_no"),
                format!("line {line_no} is named twice"),
                "name each line once",
            ));
        }
        let rest = rest(line);
        if !quantity.is_positive() || quantity > rest {
            return Err(Refusal::new(
                Code::ExceedsRest,
                field("quantity"),
                format!(
                    "line {line_no} of order {}: the quantity is {quantity}, {rest} is {rest_is}",
                    order.number,
                ),
                "give a quantity above zero and at most the rest",
            ));
        }
        moves.push(LineMove {
            line: line.id,
            quantity,
        });
    }
    Ok(moves)
}

fn wrong_state(order: &OrderState, remedy: &str) -> Refusal {
    let detail = format!("order {} is {}", order.number, order.status);
    Refusal::new(Code::WrongState, "order", detail, remedy)
}

/// Whether a delivery is to be billed, before any document bills it.
#[must_use]
pub fn billing_of(status: DeliveryStatus, rule: BillingRule, order: OrderStatus) -> Billing {
    let whole = matches!(order, OrderStatus::Delivered | OrderStatus::Closed);
    match status {
        DeliveryStatus::Cancelled => Billing::None,
        DeliveryStatus::Shipped => Billing::Pending,
        DeliveryStatus::Delivered if rule == BillingRule::Delivery || whole => Billing::Due,
        DeliveryStatus::Delivered => Billing::Pending,
    }
}
