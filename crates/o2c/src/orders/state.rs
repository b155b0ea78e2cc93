//! Orders loaded and locked, so that this and later rooms can decide on them.

use std::collections::HashMap;

use kernel::{Currency, CustomerId, Date, Instant, Money, OrderId, OrderLineId, Quantity, TermId};

use super::types::OrderStatus;
use super::views::OrderLine;
use crate::parties::BillingRule;

/// What decisions need of an order's head.
#[derive(Debug, Clone)]
pub struct OrderState {
    /// Its id.
    pub id: OrderId,
    /// Our number of it.
    pub number: String,
    /// Who ordered.
    pub customer: CustomerId,
    /// Who receives the goods.
    pub ship_to: CustomerId,
    /// Who receives the invoice.
    pub bill_to: CustomerId,
    /// Who pays, and whose credit is used.
    pub payer: CustomerId,
    /// The customer's own number of the order.
    pub customer_order_no: Option<String>,
    /// Currency of every amount of the order.
    pub currency: Currency,
    /// When it reached us.
    pub received_at: Instant,
    /// The date by which prices and taxes were chosen.
    pub ordered_on: Date,
    /// When the customer wants the goods.
    pub requested_on: Option<Date>,
    /// By what term it is to be paid; none: at once.
    pub payment_term: Option<TermId>,
    /// What one invoice covers.
    pub billing_rule: BillingRule,
    /// Where it stands.
    pub status: OrderStatus,
    /// What all of it comes to, as ordered.
    pub gross: Money,
    /// Its lines by number.
    pub lines: Vec<OrderLine>,
}

impl OrderState {
    /// The line with this number.
    #[must_use]
    pub fn line(&self, line_no: i64) -> Option<&OrderLine> {
        self.lines.iter().find(|line| line.line_no == line_no)
    }
}

impl OrderLine {
    /// What is still wanted of it: ordered less cancelled.
    #[must_use]
    pub const fn wanted(&self) -> Quantity {
        Quantity::from_micro(self.quantity.micro() - self.cancelled.micro())
    }

    /// What may still be shipped or cancelled.
    #[must_use]
    pub const fn open(&self) -> Quantity {
        Quantity::from_micro(self.wanted().micro() - self.shipped.micro())
    }

    /// What may still come back.
    #[must_use]
    pub const fn returnable(&self) -> Quantity {
        Quantity::from_micro(self.delivered.micro() - self.returned.micro())
    }

    /// What may still be invoiced.
    #[must_use]
    pub const fn billable(&self) -> Quantity {
        Quantity::from_micro(self.delivered.micro() - self.invoiced.micro())
    }
}

/// Orders loaded and locked until the end of the transaction by
/// [`lines_for_update`](super::lines_for_update), with what the transaction did to them since.
#[derive(Debug, Default)]
pub struct OrderSet {
    pub(super) orders: Vec<OrderState>,
    by_id: HashMap<OrderId, usize>,
    by_line: HashMap<OrderLineId, (usize, usize)>,
}

impl OrderSet {
    pub(super) fn new(orders: Vec<OrderState>) -> Self {
        let by_id = orders
            .iter()
            .enumerate()
            .map(|(at, order)| (order.id, at))
            .collect();
        let by_line = orders
            .iter()
            .enumerate()
            .flat_map(|(at, order)| {
                let lines = order.lines.iter().enumerate();
                lines.map(move |(line_at, line)| (line.id, (at, line_at)))
            })
            .collect();
        Self {
            orders,
            by_id,
            by_line,
        }
    }

    /// The order with this id, if it was asked for and exists.
    #[must_use]
    pub fn get(&self, order: OrderId) -> Option<&OrderState> {
        self.by_id.get(&order).map(|&at| &self.orders[at])
    }

    /// The line with this id and its order, if the order was asked for and exists.
    #[must_use]
    pub fn line(&self, line: OrderLineId) -> Option<(&OrderState, &OrderLine)> {
        let &(at, line_at) = self.by_line.get(&line)?;
        let order = &self.orders[at];
        Some((order, &order.lines[line_at]))
    }

    /// All orders, by id.
    pub fn iter(&self) -> impl Iterator<Item = &OrderState> {
        self.orders.iter()
    }

    pub(super) fn place(&self, order: OrderId) -> Option<usize> {
        self.by_id.get(&order).copied()
    }

    pub(super) fn line_place(&self, line: OrderLineId) -> Option<(usize, usize)> {
        self.by_line.get(&line).copied()
    }
}

/// A quantity that moves one step on a line: shipped, delivered, returned or invoiced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineMove {
    /// Which line.
    pub line: OrderLineId,
    /// How much; above zero.
    pub quantity: Quantity,
}
