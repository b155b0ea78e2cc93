//! Orders come in: drafted, numbered, judged, reserved, stored.

use std::collections::HashMap;

use kernel::{CustomerId, EntityId, HoldId, Instant};
use store::{Tx, Value};

use super::acknowledge::Confirmer;
use super::draft::{Catalogue, Draft, DraftLine};
use super::receipt::{self, OrderReceipt};
use super::rules::{
    BlockedParty, EarlierOrder, Finding, LEAD_DAYS, LineFacts, OrderFacts, accept, credit_finding,
};
use super::store::take_numbers;
use super::types::{NewOrder, OrderStatus};
use super::views::HoldView;
use super::{OrderRules, credit_check, insert, record};
use crate::credit::{self, CommitRequest, CreditDecision, ReserveRequest, Standing};
use crate::error::{Outcome, Result};
use crate::parties::{AddressRole, Customer};
use crate::policies;
use crate::sql::distinct;

/// The number series of orders.
const SERIES: &str = "order";

/// An order that was judged.
pub(super) struct Judged {
    pub draft: Draft,
    pub number: String,
    pub findings: Vec<(HoldId, Finding)>,
    pub acknowledged_at: Option<Instant>,
    pub credit: Option<CreditDecision>,
    /// The policy of acceptance by which it was judged.
    pub policy: String,
}

impl Judged {
    pub fn status(&self) -> OrderStatus {
        if !self.findings.is_empty() {
            OrderStatus::Held
        } else if self.acknowledged_at.is_some() {
            OrderStatus::Acknowledged
        } else {
            OrderStatus::Received
        }
    }
}

/// Takes a batch of orders in. An order that names somebody or something of ours that does not
/// exist, or holds impossible values, refuses itself alone; unknown products and whatever else
/// people can settle only hold the order.
///
/// # Errors
/// Fails only with the store.
pub fn receive_orders(
    tx: &mut Tx,
    entity: EntityId,
    orders: Vec<NewOrder>,
) -> Result<Vec<Outcome<OrderReceipt>>> {
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let catalogue = Catalogue::of_orders(tx, entity, &orders)?;
    let drafted: Vec<Outcome<Draft>> = orders
        .into_iter()
        .map(|order| catalogue.draft(tx, order))
        .collect();
    let good = drafted.iter().filter(|draft| draft.is_ok()).count();
    // The numbers are taken before duplicates are looked for: their row admits one transaction at a
    // time, so that of two equal orders coming in at once the later sees the earlier.
    let mut numbers = take_numbers(tx, entity, SERIES, good)?.into_iter();
    let mut judged = Vec::with_capacity(good);
    let mut refusals = Vec::with_capacity(drafted.len());
    for draft in drafted {
        refusals.push(match draft {
            Ok(draft) => {
                judged.push(Judged {
                    draft,
                    number: numbers.next().unwrap_or_default(),
                    findings: Vec::new(),
                    acknowledged_at: None,
                    credit: None,
                    policy: String::new(),
                });
                None
            }
            Err(refusal) => Some(refusal),
        });
    }
    judge(tx, entity, &mut judged)?;
    reserve(tx, entity, &mut judged)?;
    acknowledge(tx, entity, &catalogue, &mut judged)?;
    insert::orders(tx, entity, &judged)?;
    record::orders(tx, entity, &judged)?;
    let mut receipts = receipt::receipts(tx, entity, judged)?.into_iter();
    // Every draft without a refusal was judged, so both run out together.
    Ok(refusals
        .into_iter()
        .filter_map(|r| r.map(Err).or_else(|| receipts.next().map(Ok)))
        .collect())
}

fn judge(tx: &mut Tx, entity: EntityId, orders: &mut [Judged]) -> Result<()> {
    let mut earlier = earlier_orders(tx, entity, orders)?;
    let policy = policies::in_force::<OrderRules>(tx, entity)?;
    for order in orders {
        order.policy.clone_from(&policy.name);
        let draft = &order.draft;
        let key = draft
            .customer_order_no
            .clone()
            .map(|no| (draft.customer.id, no));
        let blocked = blocked_parties(draft);
        let lines: Vec<LineFacts<'_>> = draft.lines.iter().map(DraftLine::facts).collect();
        let findings = accept(&OrderFacts {
            rules: &policy.rules,
            policy: draft.input.price_policy,
            net: draft.totals.net,
            requested: draft.is_requested(),
            currency: draft.currency,
            customer_order_no: draft.customer_order_no.as_deref(),
            earlier: key.as_ref().and_then(|key| earlier.get(key)),
            received_at: draft.received_at,
            blocked: &blocked,
            no_address: no_address(draft),
            lines: &lines,
        });
        order.findings = findings
            .into_iter()
            .map(|finding| (tx.new_id(), finding))
            .collect();
        if let Some(key) = key {
            let this = || EarlierOrder {
                number: order.number.clone(),
                status: order.status(),
                last_at: draft.received_at,
            };
            let known = earlier.entry(key);
            known
                .and_modify(|it| it.last_at = draft.received_at)
                .or_insert_with(this);
        }
    }
    Ok(())
}

/// The stored orders with a customer order number of the batch, the first of each, and when the last of each came.
fn earlier_orders(
    tx: &mut Tx,
    entity: EntityId,
    orders: &[Judged],
) -> Result<HashMap<(CustomerId, String), EarlierOrder>> {
    let numbers = orders
        .iter()
        .filter_map(|order| order.draft.customer_order_no.clone());
    let numbers = distinct(numbers);
    let mut earlier = HashMap::new();
    if numbers.is_empty() {
        return Ok(earlier);
    }
    let rows = tx.query(
        "SELECT o.customer_id, o.customer_order_no, o.number, o.status, o.received_at
        FROM {texts $2} CROSS JOIN orders o
        WHERE o.entity_id = $1 AND o.customer_order_no = value
            AND o.status NOT IN ('cancelled', 'refused')
        ORDER BY o.received_at, o.id",
        &[entity.into(), Value::Texts(numbers)],
    )?;
    for row in &rows {
        let key = (row.get(0)?, row.get(1)?);
        let order = EarlierOrder {
            number: row.get(2)?,
            status: row.get(3)?,
            last_at: row.get(4)?,
        };
        let known = earlier.entry(key);
        known
            .and_modify(|it: &mut EarlierOrder| it.last_at = order.last_at)
            .or_insert(order);
    }
    Ok(earlier)
}

/// Customer and payer, as far as they are blocked.
pub(super) fn blocked<'a>(customer: &'a Customer, payer: &'a Customer) -> Vec<BlockedParty<'a>> {
    let roles = [("customer", customer), ("payer", payer)];
    let parties = if customer.id == payer.id {
        &roles[..1]
    } else {
        &roles[..]
    };
    parties
        .iter()
        .filter_map(|(role, party)| {
            let reason = party.blocked_reason.as_deref()?;
            Some(BlockedParty {
                role,
                number: &party.number,
                reason,
            })
        })
        .collect()
}

fn blocked_parties(draft: &Draft) -> Vec<BlockedParty<'_>> {
    blocked(&draft.customer, &draft.payer)
}

/// Who receives the goods, if it is not known where. Orders that were fulfilled elsewhere need no
/// address any more.
fn no_address(draft: &Draft) -> Option<&str> {
    let complete = draft.ship_to.address(AddressRole::ShipTo).is_complete();
    let needed = draft.input.price_policy == super::PricePolicy::Agreement;
    (needed && !complete).then_some(draft.ship_to.number.as_str())
}

/// Reserves the credit of orders that nothing else holds; where there is not enough, that holds.
fn reserve(tx: &mut Tx, entity: EntityId, orders: &mut [Judged]) -> Result<()> {
    let free =
        |order: &&mut Judged| order.findings.is_empty() && order.draft.totals.gross.is_positive();
    let mut waiting: Vec<&mut Judged> = orders.iter_mut().filter(free).collect();
    let requests: Vec<ReserveRequest> = waiting
        .iter()
        .map(|order| ReserveRequest {
            order: order.draft.id,
            customer: order.draft.payer.id,
            amount: order.draft.totals.gross,
            force: false,
            standing: Standing::default(),
        })
        .collect();
    let decisions = credit_check::reserve(tx, entity, requests)?;
    for (order, decision) in waiting.iter_mut().zip(decisions) {
        let hold = credit_finding(&decision);
        order
            .findings
            .extend(hold.map(|finding| (tx.new_id(), finding)));
        order.credit = Some(decision);
    }
    Ok(())
}

/// Acknowledges the orders that asked for it and are not held.
fn acknowledge(
    tx: &mut Tx,
    entity: EntityId,
    catalogue: &Catalogue,
    orders: &mut [Judged],
) -> Result<()> {
    let mut confirmer = Confirmer::new(&catalogue.seller);
    let mut commits = Vec::new();
    for order in orders {
        if !order.draft.input.auto_acknowledge || !order.findings.is_empty() {
            continue;
        }
        let draft = &mut order.draft;
        for line in &mut draft.lines {
            let requested = line.requested_on.or(draft.input.requested_on);
            let date = confirmer.date(requested, draft.received_at, LEAD_DAYS);
            line.confirmed_on = Some(date);
        }
        if draft.totals.gross.is_positive() {
            commits.push(CommitRequest {
                order: draft.id,
                amount: None,
            });
        }
        order.acknowledged_at = Some(draft.received_at);
    }
    credit::commit_tx(tx, entity, &commits)?
        .into_iter()
        .collect::<Outcome<()>>()?;
    Ok(())
}

/// A hold that was placed just now.
pub(super) fn hold_view(id: HoldId, finding: Finding, placed_at: Instant) -> HoldView {
    HoldView {
        id,
        reason: finding.reason,
        line_no: finding.line_no,
        evidence: finding.evidence,
        placed_at,
        released_at: None,
        released_by: None,
        released_by_name: None,
        release_note: None,
    }
}
