//! The engine's answer in the words of the books.

use kernel::{Money, OpenItemId};
use matching::engine::{
    Allocation, Fit, Match, MatchPolicy, Reason, ResidualReason, Sureness, Verdict, WEIGHTS_VERSION,
};

use super::super::calibration::Corrections;
use super::super::types::{
    Alternative, AlternativeLines, Confidence, Decision, NamedItem, Proposal, ProposedLine,
    ScorePart,
};
use super::book::Books;
use super::payments::Payment;
use super::withheld::Reasons;

/// By what a decision is told.
pub(super) struct By<'a> {
    pub policy: &'a MatchPolicy,
    pub reasons: &'a Reasons,
    pub corrections: &'a Corrections,
}

/// What the engine says of a payment, complete in itself.
pub(super) fn explain(
    found: &Match,
    books: &Books,
    payment: &Payment<'_>,
    by: &By<'_>,
) -> Decision {
    let row = payment.row();
    let amount = Money::new(row.amount_minor, row.currency);
    let mut lines: Vec<ProposedLine> = lines(&found.allocations, found.residual_reason, books);
    for line in &mut lines {
        line.deduction = by.reasons.of(found, line.short, &line.number, payment);
    }
    let (mut verdict, mut reason) = (found.verdict, found.reason);
    if verdict == Verdict::Post && found.fit == Some(Fit::Discount) && !all_settled(&lines) {
        (verdict, reason) = (Verdict::Propose, Reason::ResidualForPerson);
    }
    let (confidence, correction) = by.corrections.told(found.basis, found.confidence);
    let sureness = Sureness {
        confidence: confidence.0,
        signs: found.signs,
        basis: found.basis,
        residual: found.residual_reason,
    };
    // The engine knows limits only; what is told is judged by the policy itself.
    if let (Verdict::Post, Some(objection)) = (verdict, by.policy.objection(&sureness)) {
        (verdict, reason) = (Verdict::Propose, objection);
    }
    let proposal = found.customer.filter(|_| !lines.is_empty());
    let proposal = proposal.map(|customer| Proposal {
        exchanged: None,
        customer: books.customer(customer),
        fit: found.fit.map_or("partial", Fit::as_str),
        rest: rest(amount, &lines),
        lines,
    });
    Decision {
        policy: by.policy.version.clone(),
        weights: WEIGHTS_VERSION,
        amount,
        value_on: row.value_on,
        verdict: verdict.as_str(),
        reason: reason.as_str(),
        confidence,
        correction,
        signs: found.signs,
        basis: found.basis.as_str(),
        residual_reason: found.residual_reason.map(ResidualReason::as_str),
        named: named(found, books),
        payer: match proposal {
            None => found.customer.map(|at| books.customer(at)),
            Some(_) => None,
        },
        proposal,
        parts: found
            .parts
            .iter()
            .map(|part| ScorePart {
                feature: part.feature.as_str(),
                score: part.score,
            })
            .collect(),
        alternatives: alternatives(found, books),
    }
}

fn alternatives(found: &Match, books: &Books) -> Vec<Alternative> {
    let others = found.alternatives.iter();
    others
        .map(|other| Alternative {
            confidence: Confidence(other.confidence),
            proposal: AlternativeLines {
                customer: books.customer(other.customer),
                lines: lines(&other.allocations, None, books),
            },
        })
        .collect()
}

fn named(found: &Match, books: &Books) -> Vec<NamedItem> {
    let evidence = found.evidence.iter();
    evidence
        .map(|one| {
            let item = books.item(one.item);
            NamedItem {
                text: one.text.clone(),
                naming: one.naming.as_str(),
                item: item.id,
                number: item.number.clone(),
                open: item.residual,
            }
        })
        .collect()
}

fn lines(
    allocations: &[Allocation],
    reason: Option<ResidualReason>,
    books: &Books,
) -> Vec<ProposedLine> {
    let line = |allocation: &Allocation| {
        let item = books.item(allocation.item);
        let money = |minor| Money::new(minor, item.currency);
        // A credit note that is not used up keeps its rest; nothing of it is missing.
        let missing = match allocation.amount_minor > 0 {
            true => (-allocation.difference_minor).max(0),
            false => 0,
        };
        let discount = match reason {
            Some(ResidualReason::Discount) => missing.min(item.discount.minor()),
            _ => 0,
        };
        let write_off = match reason {
            Some(ResidualReason::Tolerance) => missing,
            _ => 0,
        };
        ProposedLine {
            item: item.id,
            number: item.number.clone(),
            instalment: item.instalment,
            amount: money(allocation.amount_minor),
            discount: money(discount),
            write_off: money(write_off),
            short: money(missing - discount - write_off),
            deduction: None,
        }
    };
    allocations.iter().map(line).collect()
}

/// Is nothing left open on these items but what is taken as discount?
fn all_settled(lines: &[ProposedLine]) -> bool {
    lines.iter().all(|line| line.short.is_zero())
}

fn rest(amount: Money, lines: &[ProposedLine]) -> Money {
    let used: i64 = lines.iter().map(|line| line.amount.minor()).sum();
    Money::new(amount.minor() - used, amount.currency())
}

/// What the lines of a proposal take of each item.
pub(super) fn taken(proposal: &Proposal) -> impl Iterator<Item = (OpenItemId, i64)> {
    proposal.lines.iter().map(|line| {
        let given_up = line.discount.minor() + line.write_off.minor();
        (line.item, line.amount.minor() + given_up)
    })
}
