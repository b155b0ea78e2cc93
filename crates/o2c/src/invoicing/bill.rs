//! Billing: deliveries become invoices, returns become credit notes.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use kernel::{CustomerId, Date, DeliveryId, EntityId, Instant, InvoiceId, OrderId, Quantity};
use store::Tx;

use super::creditable::Creditables;
use super::issue::{Draft, Line, at_once, issue, issued_at};
use super::rules::{TaxedAmount, line_net, totals};
use super::settle::{Settling, settle};
use super::snapshot::Snapshots;
use super::types::{Bill, InvoiceKind, IssuedInvoice, Selection};
use crate::agreements::{self, Term, schedule};
use crate::deliveries::{self, DeliveryKind, DueDelivery, DueFilter};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::orders::{self, LineMove, OrderSet, OrderState};
use crate::parties::{self, BillingRule, Customer, Entity};
use crate::receivables;

/// Bills what is due: one invoice per delivery or, where the order says so, per order; credit notes
/// for returns, which settle the invoices that they take back.
///
/// The answer has one outcome for each document that was issued or could not be, invoices first. A
/// document that cannot be issued leaves its deliveries due. With [`Selection::All`] at most
/// [`Bill::limit`] deliveries are billed; call again until nothing is answered.
///
/// # Errors
/// Fails with the store. What is wrong with single documents is among the outcomes.
pub fn bill(tx: &mut Tx, entity: EntityId, command: &Bill) -> Result<Vec<Outcome<IssuedInvoice>>> {
    let limit = command
        .limit
        .unwrap_or(Bill::LIMIT_MAX)
        .min(Bill::LIMIT_MAX);
    let due = deliveries::due_deliveries(tx, entity, &filter_of(&command.select), limit)?;
    let mut outcomes = not_due(&command.select, &due);
    if due.is_empty() {
        return Ok(outcomes);
    }
    let run = Run::load(tx, entity, command, &due)?;
    let mut orders = orders::lines_for_update(tx, entity, &run.orders)?;
    bill_outbound(tx, &run, &mut orders, &due, &mut outcomes)?;
    bill_returns(tx, &run, &orders, &due, &mut outcomes)?;
    Ok(outcomes)
}

fn filter_of(select: &Selection) -> DueFilter {
    match select {
        Selection::All { until } => DueFilter {
            delivered_before: *until,
            ..DueFilter::default()
        },
        Selection::Deliveries(ids) => DueFilter {
            deliveries: Some(ids.clone()),
            ..DueFilter::default()
        },
        Selection::Orders(ids) => DueFilter {
            orders: Some(ids.clone()),
            ..DueFilter::default()
        },
    }
}

/// Deliveries that were asked for by id and are not due.
fn not_due(select: &Selection, due: &[DueDelivery]) -> Vec<Outcome<IssuedInvoice>> {
    let Selection::Deliveries(asked) = select else {
        return Vec::new();
    };
    let due: HashSet<DeliveryId> = due.iter().map(|delivery| delivery.id).collect();
    let refused = |id: &DeliveryId| {
        Err(Refusal::new(
            Code::WrongState,
            "deliveries",
            format!("delivery {id} is not due to be billed"),
            "look up in the billing due list why it is not, or whether it is billed already",
        ))
    };
    asked
        .iter()
        .filter(|id| !due.contains(id))
        .map(refused)
        .collect()
}

/// What one run of billing needs to know.
struct Run<'a> {
    entity: Arc<Entity>,
    command: &'a Bill,
    issued_on: Date,
    today: Date,
    now: Instant,
    first_open_day: Option<Date>,
    orders: Vec<OrderId>,
}

impl<'a> Run<'a> {
    fn load(tx: &mut Tx, entity: EntityId, command: &'a Bill, due: &[DueDelivery]) -> Result<Self> {
        let entity = parties::entity(tx, entity)?;
        let now = tx.now();
        let today = entity.today(now);
        let mut orders: Vec<OrderId> = due.iter().map(|delivery| delivery.order).collect();
        orders.sort_unstable();
        orders.dedup();
        Ok(Self {
            issued_on: command.issued_on.unwrap_or(today),
            first_open_day: receivables::first_open_day(tx, entity.id)?,
            entity,
            command,
            today,
            now,
            orders,
        })
    }

    fn issued_at(&self, supplied_at: Option<Instant>) -> Instant {
        issued_at(self.issued_on, self.today, self.now, supplied_at)
    }
}

/// Deliveries that go onto one invoice.
type Group<'a> = Vec<&'a DueDelivery>;

/// One group per delivery, or per order where the order is billed whole; oldest first.
fn grouped<'a>(due: &'a [DueDelivery], orders: &OrderSet) -> Vec<(OrderId, Group<'a>)> {
    let mut groups: Vec<(OrderId, Group<'a>)> = Vec::with_capacity(due.len());
    let mut of_order: HashMap<OrderId, usize> = HashMap::new();
    for delivery in due
        .iter()
        .filter(|delivery| delivery.kind == DeliveryKind::Outbound)
    {
        let whole = orders
            .get(delivery.order)
            .is_some_and(|order| order.billing_rule == BillingRule::Order);
        let known = whole
            .then(|| of_order.get(&delivery.order).copied())
            .flatten();
        if let Some(at) = known {
            groups[at].1.push(delivery);
            continue;
        }
        of_order.insert(delivery.order, groups.len());
        groups.push((delivery.order, vec![delivery]));
    }
    groups
}

fn bill_outbound(
    tx: &mut Tx,
    run: &Run<'_>,
    orders: &mut OrderSet,
    due: &[DueDelivery],
    outcomes: &mut Vec<Outcome<IssuedInvoice>>,
) -> Result<()> {
    let groups = grouped(due, orders);
    if groups.is_empty() {
        return Ok(());
    }
    let customers = load_customers(tx, run.entity.id, orders)?;
    let terms = load_terms(tx, run.entity.id, orders)?;
    let mut snapshots = Snapshots::new(&run.entity, &customers);
    let mut drafts = Vec::with_capacity(groups.len());
    let mut billed: Vec<Group<'_>> = Vec::with_capacity(groups.len());
    for (order, group) in groups {
        let order = orders.get(order).ok_or_else(|| missing_order(order))?;
        match draft(run, order, &group, &terms, &mut snapshots) {
            Ok(draft) => {
                drafts.push(draft);
                billed.push(group);
            }
            Err(Error::Refused(refusal)) => outcomes.push(Err(refusal)),
            Err(other) => return Err(other),
        }
    }
    let issued = issue(tx, run.entity.id, drafts)?;
    let mut marks: Vec<(DeliveryId, InvoiceId)> = Vec::with_capacity(due.len());
    let mut moves = Vec::with_capacity(due.len() * 3);
    for (issued, group) in issued.into_iter().zip(billed) {
        for delivery in group {
            marks.push((delivery.id, issued.invoice.id));
            let lines = delivery.lines.iter();
            moves.extend(lines.map(|line| LineMove {
                line: line.order_line,
                quantity: line.quantity,
            }));
        }
        outcomes.push(Ok(issued.invoice));
    }
    deliveries::mark_billed_tx(tx, run.entity.id, &marks)?;
    orders::record_invoiced_tx(tx, run.entity.id, orders, &moves)
}

fn load_customers(
    tx: &mut Tx,
    entity: EntityId,
    orders: &OrderSet,
) -> Result<HashMap<CustomerId, Arc<Customer>>> {
    let mut ids: Vec<CustomerId> = orders
        .iter()
        .flat_map(|order| [order.customer, order.bill_to, order.ship_to])
        .collect();
    ids.sort_unstable();
    ids.dedup();
    parties::customers_by_ids(tx, entity, &ids)
}

fn load_terms(
    tx: &mut Tx,
    entity: EntityId,
    orders: &OrderSet,
) -> Result<HashMap<kernel::TermId, Arc<Term>>> {
    let mut ids: Vec<kernel::TermId> = orders
        .iter()
        .filter_map(|order| order.payment_term)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    agreements::terms_by_ids(tx, entity, &ids)
}

fn missing_order(order: OrderId) -> Error {
    Error::NotFound {
        kind: "order",
        id: order.to_string(),
    }
}

fn draft(
    run: &Run<'_>,
    order: &OrderState,
    group: &[&DueDelivery],
    terms: &HashMap<kernel::TermId, Arc<Term>>,
    snapshots: &mut Snapshots<'_>,
) -> Result<Draft> {
    receivables::check_open(run.first_open_day, run.issued_on)?;
    let lines = lines(order, group)?;
    let amounts = lines.iter().map(|line| TaxedAmount {
        net: line.net,
        category: line.category,
        percent: line.percent,
    });
    let totals = totals(order.currency, amounts)?;
    check_total(&totals.gross)?;
    let instalments = match order.payment_term.and_then(|term| terms.get(&term)) {
        Some(term) => schedule(&term.rules, run.issued_on, totals.gross)?,
        None => at_once(run.issued_on, totals.gross),
    };
    let supplied_at = group.iter().map(|delivery| delivery.delivered_at).max();
    Ok(Draft {
        kind: InvoiceKind::Invoice,
        customer: order.customer,
        payer: order.payer,
        order: Some(order.id),
        delivery: (group.len() == 1).then(|| (group[0].id, group[0].number.clone())),
        corrects: None,
        reason: None,
        issued_on: run.issued_on,
        issued_at: run.issued_at(supplied_at),
        supplied_on: supplied_at.map_or(run.issued_on, |at| run.entity.today(at)),
        term: order.payment_term,
        customer_order_no: order.customer_order_no.clone(),
        language: snapshots.customer(order.bill_to)?.language,
        lines,
        notes: Vec::new(),
        totals,
        instalments,
        parties: snapshots.parties(order.bill_to, order.ship_to)?,
        documents: run.command.documents,
    })
}

/// An invoice asks for money or for nothing.
pub(super) fn check_total(gross: &kernel::Money) -> Outcome<()> {
    if !gross.is_negative() {
        return Ok(());
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "lines",
        format!("the lines come to {gross}"),
        "an invoice cannot be negative: issue a credit note",
    ))
}

/// One line per order line: several deliveries of it on one invoice are added up.
fn lines(order: &OrderState, group: &[&DueDelivery]) -> Result<Vec<Line>> {
    let mut quantities: BTreeMap<i64, (Quantity, Option<kernel::DeliveryLineId>)> = BTreeMap::new();
    for line in group.iter().flat_map(|delivery| &delivery.lines) {
        let of = order.lines.iter().find(|known| known.id == line.order_line);
        let of = of.ok_or_else(|| missing_order(order.id))?;
        match quantities.get_mut(&of.line_no) {
            Some((quantity, delivery_line)) => {
                *quantity = quantity.checked_add(line.quantity)?;
                *delivery_line = None;
            }
            None => {
                quantities.insert(of.line_no, (line.quantity, Some(line.id)));
            }
        }
    }
    quantities
        .into_iter()
        .map(|(line_no, (quantity, delivery_line))| {
            let of = order.line(line_no).ok_or_else(|| missing_order(order.id))?;
            Ok(Line {
                order_line: Some(of.id),
                delivery_line,
                sku: of.sku.clone(),
                name: of.name.clone(),
                unit: of.unit.clone(),
                quantity,
                base_price: of.base_price,
                discount: of.discount,
                unit_price: of.unit_price,
                net: line_net(quantity, of.unit_price, order.currency)?,
                category: of.tax_category,
                percent: of.tax_percent,
                corrects_line_no: None,
            })
        })
        .collect()
}

/// Credits returned goods on the invoices that charged them, oldest invoice first. A return whose
/// goods were credited by hand before is closed with that credit note.
fn bill_returns(
    tx: &mut Tx,
    run: &Run<'_>,
    orders: &OrderSet,
    due: &[DueDelivery],
    outcomes: &mut Vec<Outcome<IssuedInvoice>>,
) -> Result<()> {
    let returns: Vec<&DueDelivery> = due
        .iter()
        .filter(|delivery| delivery.kind == DeliveryKind::Return)
        .collect();
    if returns.is_empty() {
        return Ok(());
    }
    let mut of: Vec<OrderId> = returns.iter().map(|delivery| delivery.order).collect();
    of.sort_unstable();
    of.dedup();
    let mut creditables = Creditables::of_orders(tx, run.entity.id, &of)?;
    let mut drafts = Vec::new();
    let mut owners: Vec<DeliveryId> = Vec::new();
    let mut marks: Vec<(DeliveryId, InvoiceId)> = Vec::new();
    for delivery in returns {
        let found = receivables::check_open(run.first_open_day, run.issued_on)
            .map_err(Error::from)
            .and_then(|()| return_drafts(run, orders, &mut creditables, delivery));
        match found {
            Ok(Returned::Drafts(of_delivery)) => {
                owners.extend(std::iter::repeat_n(delivery.id, of_delivery.len()));
                drafts.extend(of_delivery);
            }
            Ok(Returned::CreditedBefore(note)) => marks.push((delivery.id, note)),
            Err(Error::Refused(refusal)) => outcomes.push(Err(refusal)),
            Err(other) => return Err(other),
        }
    }
    let issued = issue(tx, run.entity.id, drafts)?;
    for (issued, delivery) in issued.iter().zip(&owners) {
        if marks.last().is_none_or(|(marked, _)| marked != delivery) {
            marks.push((*delivery, issued.invoice.id));
        }
    }
    deliveries::mark_billed_tx(tx, run.entity.id, &marks)?;
    if run.command.allocate {
        let settling = issued
            .iter()
            .filter_map(|issued| Settling::of(issued, &creditables))
            .collect();
        settle(tx, run.entity.id, settling)?;
    }
    outcomes.extend(issued.into_iter().map(|issued| Ok(issued.invoice)));
    Ok(())
}

enum Returned {
    Drafts(Vec<Draft>),
    CreditedBefore(InvoiceId),
}

fn return_drafts(
    run: &Run<'_>,
    orders: &OrderSet,
    creditables: &mut Creditables,
    delivery: &DueDelivery,
) -> Result<Returned> {
    let number = &delivery.number;
    let mut wanted: Vec<(kernel::OrderLineId, Quantity)> = Vec::with_capacity(delivery.lines.len());
    for line in &delivery.lines {
        let (_, order_line) = orders
            .line(line.order_line)
            .ok_or_else(|| missing_order(delivery.order))?;
        if order_line.invoiced < order_line.returned {
            return Err(Refusal::new(
                Code::WrongState,
                "deliveries",
                format!("return {number} brings back goods that no invoice charges yet"),
                "bill their delivery first",
            )
            .into());
        }
        wanted.push((line.order_line, line.quantity));
    }
    let reason = delivery
        .return_reason
        .clone()
        .unwrap_or_else(|| number.clone());
    let taken = creditables.take_quantities(delivery.order, &wanted)?;
    if taken.is_empty() {
        let note = creditables.last_note(delivery.order);
        return note
            .map(Returned::CreditedBefore)
            .ok_or_else(|| missing_order(delivery.order));
    }
    let mut drafts = Vec::with_capacity(taken.len());
    for credited in taken {
        let mut draft = creditables.draft(credited, run.issued_on, reason.clone())?;
        draft.delivery = Some((delivery.id, number.clone()));
        draft.supplied_on = run.entity.today(delivery.delivered_at);
        draft.issued_at = run.issued_at(Some(delivery.delivered_at));
        draft.documents = run.command.documents;
        drafts.push(draft);
    }
    Ok(Returned::Drafts(drafts))
}
