//! The rule `exact-1`.
//!
//! A payment is applied without a person only if everything it names is found without ambiguity,
//! belongs to one customer, is open, and the amount is exactly one of: all that is open; all that
//! is open less the discounts on offer at the value date; the first open instalments, or one
//! instalment, of the one document named. Two features must always come together (a name and an
//! amount); a payer's account that is known to be somebody else's keeps them apart.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{KernelError, Money};
use uuid::Uuid;

use crate::candidate::Candidate;
use crate::decision::{
    Decision, Feature, LeaveReason, Named, Outcome, Policy, Proposal, Reading, ScorePart,
};
use crate::evidence::{Evidence, Token};
use crate::interpret::Target;

/// Decides what to do with a payment.
///
/// `candidates` are the items, open or settled, that carry one of the evidence's
/// [`keys`](Evidence::keys) as number or reference; others do no harm. All instalments of a
/// document must be among them.
///
/// An amount out of the range of [`Money`] leaves the payment to a person as ambiguous.
pub fn decide(evidence: &Evidence, candidates: &[Candidate], policy: &Policy) -> Decision {
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    sorted.sort_by(|a, b| a.order().cmp(&b.order()));
    sorted.dedup_by_key(|candidate| candidate.item);
    let hits = hits(evidence, &sorted);
    let judged = judge(evidence, &sorted, &hits, policy)
        .unwrap_or_else(|_| Judged::leave(LeaveReason::Ambiguous, None));
    Decision {
        policy: policy.version,
        amount: evidence.amount,
        value_on: evidence.value_on,
        named: named(&hits, &sorted),
        confidence: confidence(&judged.parts),
        outcome: judged.outcome,
        parts: judged.parts,
        runner_up: judged.runner_up,
    }
}

/// A token that is the number or the reference of documents.
struct Hit<'a> {
    token: &'a Token,
    by_reference: bool,
    documents: BTreeSet<Uuid>,
}

fn hits<'a>(evidence: &'a Evidence, candidates: &[&Candidate]) -> Vec<Hit<'a>> {
    let mut by_number: BTreeMap<String, BTreeSet<Uuid>> = BTreeMap::new();
    let mut by_reference: BTreeMap<String, BTreeSet<Uuid>> = BTreeMap::new();
    for candidate in candidates {
        let document = candidate.document;
        by_number
            .entry(candidate.number.to_uppercase())
            .or_default()
            .insert(document);
        if let Some(reference) = &candidate.reference {
            by_reference
                .entry(reference.to_uppercase())
                .or_default()
                .insert(document);
        }
    }
    let found =
        |map: &BTreeMap<String, BTreeSet<Uuid>>, token: &Token| map.get(&token.text).cloned();
    let all: Vec<Hit<'a>> = evidence
        .tokens
        .iter()
        .filter_map(|token| {
            let reference = found(&by_reference, token);
            let by_reference = reference.is_some();
            let documents = reference.or_else(|| found(&by_number, token))?;
            Some(Hit {
                token,
                by_reference,
                documents,
            })
        })
        .collect();
    // "2026/0001" names one document even where another one is called "0001".
    let outer: Vec<bool> = all
        .iter()
        .map(|hit| !all.iter().any(|other| hit.token.lies_within(other.token)))
        .collect();
    all.into_iter()
        .zip(outer)
        .filter_map(|(hit, outer)| outer.then_some(hit))
        .collect()
}

fn named(hits: &[Hit<'_>], candidates: &[&Candidate]) -> Vec<Named> {
    let mut named = Vec::new();
    for hit in hits {
        for document in &hit.documents {
            let items = || candidates.iter().filter(|item| item.document == *document);
            let Some(first) = items().next() else {
                continue;
            };
            let open = Money::sum(first.open.currency(), items().map(|item| item.open));
            named.push(Named {
                token: hit.token.text.clone(),
                source: hit.token.source,
                number: first.number.clone(),
                by_reference: hit.by_reference,
                open: open.unwrap_or(first.open),
            });
        }
    }
    named
}

struct Judged {
    outcome: Outcome,
    parts: Vec<ScorePart>,
    runner_up: Option<Proposal>,
}

impl Judged {
    fn leave(reason: LeaveReason, proposal: Option<Proposal>) -> Self {
        let outcome = Outcome::Leave { reason, proposal };
        Self {
            outcome,
            parts: Vec::new(),
            runner_up: None,
        }
    }
}

fn judge(
    evidence: &Evidence,
    candidates: &[&Candidate],
    hits: &[Hit<'_>],
    policy: &Policy,
) -> Result<Judged, KernelError> {
    if !evidence.amount.is_positive() {
        return Ok(Judged::leave(LeaveReason::NotACredit, None));
    }
    if hits.is_empty() {
        let reason = if evidence.tokens.is_empty() {
            LeaveReason::NoReference
        } else {
            LeaveReason::UnknownReference
        };
        return Ok(Judged::leave(reason, None));
    }
    let documents: BTreeSet<Uuid> = hits.iter().flat_map(|hit| hit.documents.clone()).collect();
    let items: Vec<&Candidate> = candidates
        .iter()
        .copied()
        .filter(|item| documents.contains(&item.document) && !item.open.is_zero())
        .collect();
    let target = Target {
        items: &items,
        amount: evidence.amount,
        value_on: evidence.value_on,
    };
    if items
        .iter()
        .any(|item| item.open.currency() != evidence.amount.currency())
    {
        return Ok(Judged::leave(LeaveReason::CurrencyDiffers, None));
    }
    if items.iter().any(|item| item.customer != items[0].customer) {
        return Ok(Judged::leave(LeaveReason::SeveralCustomers, None));
    }
    let obstacle = if hits.iter().any(|hit| hit.documents.len() > 1) {
        Some(LeaveReason::Ambiguous)
    } else if documents
        .iter()
        .any(|it| !items.iter().any(|item| item.document == *it))
    {
        Some(LeaveReason::AlreadyPaid)
    } else if names_unknown_document(evidence, &items, hits) {
        Some(LeaveReason::UnknownDocument)
    } else {
        None
    };
    if let Some(reason) = obstacle {
        return Ok(Judged::leave(
            reason,
            target.likeliest(policy.tolerance_minor)?,
        ));
    }
    weigh(evidence, &target, hits, policy)
}

/// Everything named is found and open: does the amount fit?
fn weigh(
    evidence: &Evidence,
    target: &Target<'_>,
    hits: &[Hit<'_>],
    policy: &Policy,
) -> Result<Judged, KernelError> {
    let mut readings = target.exact()?.into_iter();
    let Some(best) = readings.next() else {
        let low = evidence.amount.cmp_same(&target.open_sum()?)?.is_lt();
        let reason = if low {
            LeaveReason::AmountTooLow
        } else {
            LeaveReason::AmountTooHigh
        };
        return Ok(Judged::leave(
            reason,
            target.likeliest(policy.tolerance_minor)?,
        ));
    };
    let parts = score(evidence, &best, hits);
    let runner_up = readings.next();
    let outcome = if runner_up.is_some() {
        Outcome::Leave {
            reason: LeaveReason::Ambiguous,
            proposal: Some(best),
        }
    } else if confidence(&parts) < policy.apply_from {
        Outcome::Leave {
            reason: LeaveReason::PayerDiffers,
            proposal: Some(best),
        }
    } else {
        Outcome::Apply { proposal: best }
    };
    let runner_up = match runner_up {
        Some(other) => Some(other),
        None => second_best(target, policy, &outcome)?,
    };
    Ok(Judged {
        outcome,
        parts,
        runner_up,
    })
}

/// What would have been proposed had the amount not been read as it was.
fn second_best(
    target: &Target<'_>,
    policy: &Policy,
    outcome: &Outcome,
) -> Result<Option<Proposal>, KernelError> {
    let (Outcome::Apply { proposal }
    | Outcome::Leave {
        proposal: Some(proposal),
        ..
    }) = outcome
    else {
        return Ok(None);
    };
    let other = target.likeliest(policy.tolerance_minor)?;
    Ok(other.filter(|other| other.lines != proposal.lines))
}

fn score(evidence: &Evidence, best: &Proposal, hits: &[Hit<'_>]) -> Vec<ScorePart> {
    let by_reference: BTreeSet<Uuid> = hits
        .iter()
        .filter(|hit| hit.by_reference)
        .flat_map(|hit| hit.documents.clone())
        .collect();
    let all_by_reference = hits.iter().all(|hit| {
        hit.documents
            .iter()
            .all(|document| by_reference.contains(document))
    });
    let amount = match best.reading {
        Reading::OpenSum | Reading::AllAndRest => Feature::AmountIsOpenSum,
        Reading::DiscountedSum => Feature::AmountIsDiscountedSum,
        _ => Feature::AmountIsInstalments,
    };
    let payer = if evidence.payer_customers.is_empty() {
        None
    } else if evidence.payer_customers.contains(&best.customer) {
        Some(Feature::PayerAccountKnown)
    } else {
        Some(Feature::PayerAccountOfAnother)
    };
    let name = if all_by_reference {
        Feature::NamedByReference
    } else {
        Feature::NamedByNumber
    };
    [Some(name), Some(amount), payer]
        .into_iter()
        .flatten()
        .map(|feature| ScorePart {
            feature,
            points: feature.points(),
        })
        .collect()
}

fn confidence(parts: &[ScorePart]) -> i32 {
    parts
        .iter()
        .map(|part| part.points)
        .sum::<i32>()
        .clamp(0, 100)
}

/// Is there a token in the pattern of the numbers found (`INV-9999` beside `INV-0001`) that is none
/// of them? Patterns without a letter are not told from dates and customer numbers.
fn names_unknown_document(evidence: &Evidence, items: &[&Candidate], hits: &[Hit<'_>]) -> bool {
    let patterns: BTreeSet<String> = items
        .iter()
        .map(|item| pattern(&item.number.to_uppercase()))
        .filter(|pattern| pattern.chars().any(char::is_alphabetic))
        .collect();
    evidence.tokens.iter().any(|token| {
        patterns.contains(&pattern(&token.text))
            && !hits.iter().any(|hit| hit.token.overlaps(token))
    })
}

fn pattern(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { c })
        .collect()
}
