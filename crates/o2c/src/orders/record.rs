//! What came in is recorded in the event log, with the reasons for every decision.

use kernel::{EntityId, Event, EventKind};
use serde_json::{Value as Json, json};
use store::Tx;

use super::receive::Judged;
use super::rules::{ACCEPTANCE_RULE, Finding};
use crate::agreements::PRICE_RULE;
use crate::credit;
use crate::documents::{DocumentKind, render_job};
use crate::error::Result;

/// Records what came in, what was held and what was acknowledged, and has the acknowledgements
/// rendered.
pub(super) fn orders(tx: &mut Tx, entity: EntityId, orders: &[Judged]) -> Result<()> {
    for order in orders {
        let draft = &order.draft;
        let event = |kind| {
            Event::new(kind, entity)
                .object(draft.id, "order")
                .object(draft.customer.id, "customer")
        };
        tx.record(
            event(EventKind::OrderReceived)
                .at(draft.received_at)
                .attr("number", &order.number)
                .attr("gross", draft.totals.gross)
                .attr("net", draft.totals.net)
                .attr("channel", draft.input.channel.as_str())
                .attr("decision", decision(order)),
        )?;
        if let Some(decision) = &order.credit {
            credit::record_reserved(tx, entity, decision, draft.received_at)?;
        }
        if !order.findings.is_empty() {
            let reasons: Vec<&str> = order
                .findings
                .iter()
                .map(|(_, f)| f.reason.as_str())
                .collect();
            tx.record(event(EventKind::OrderHeld).attr("reasons", reasons).attr(
                "decision",
                held_decision(order.findings.iter().map(|(_, f)| f)),
            ))?;
        }
        if order.acknowledged_at.is_some() {
            let dates = draft.lines.iter().filter_map(|line| line.confirmed_on);
            let last = dates.max();
            tx.record(
                event(EventKind::OrderAcknowledged)
                    .at(draft.received_at)
                    .attr("confirmed_on", last),
            )?;
            if draft.input.documents {
                let kind = DocumentKind::OrderAcknowledgement;
                tx.enqueue(render_job(entity, draft.id, kind))?;
            }
        }
    }
    Ok(())
}

/// Why the order was accepted or not: the price that every line got with its runner-up, and what
/// was found against the order.
fn decision(order: &Judged) -> Json {
    let lines: Vec<Json> = order
        .draft
        .lines
        .iter()
        .map(|line| {
            let terms = &line.terms;
            let mut why = json!({
                "line": line.line_no,
                "unit_price": terms.price.unit_price,
                "price": terms.price.agreed,
            });
            if !terms.price.discount.is_zero() {
                why["base_price"] = json!(terms.price.base_price);
                why["discount"] = json!(terms.price.discount);
            }
            // What a policy that allows other prices is tried with later.
            if terms.agreed.price != Some(terms.price.unit_price) {
                why["agreed"] = json!(terms.agreed.price);
            }
            if let Some(reason) = &line.reason {
                why["reason"] = json!(reason);
            }
            if let Some(runner_up) = terms.agreed.considered.get(1) {
                why["runner_up"] = json!({ "price": runner_up.price_id, "why": runner_up.verdict });
            }
            why
        })
        .collect();
    json!({
        "rule": ACCEPTANCE_RULE,
        "price_rule": PRICE_RULE,
        "policy": order.draft.input.price_policy,
        "acceptance_policy": order.policy,
        "outcome": order.status(),
        "credit": order.credit.as_ref().map(|credit| credit.granted),
        "lines": lines,
    })
}

/// What holds an order, as its event keeps it.
pub(super) fn held_decision<'a>(findings: impl Iterator<Item = &'a Finding>) -> Json {
    let holds: Vec<Json> = findings
        .map(|finding| {
            json!({
                "reason": finding.reason,
                "line": finding.line_no,
                "evidence": finding.evidence,
            })
        })
        .collect();
    json!({ "rule": ACCEPTANCE_RULE, "holds": holds })
}
