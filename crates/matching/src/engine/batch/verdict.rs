//! From explanations to a decision.

use super::super::book::Book;
use super::super::decision::{
    Allocation, Alternative, Basis, Evidence, Fit, Match, Part, Reason, ResidualReason, Verdict,
};
use super::super::policy::{MatchPolicy, Sureness};
use super::super::propose::{Explanation, PlannedLine};
use super::super::read::Naming;
use super::super::rows::CreditRow;
use super::super::weigh::{Family, Feature, SURE, calibrated, part, rivalry, share};
use super::Candidates;
use super::resolve::is_recognised;

const ALTERNATIVES_MAX: usize = 3;
/// Alternatives less likely than this are not told.
const ALTERNATIVE_FROM: u32 = 1_000;
/// Where a paid document is named, guesses less likely than this are not told.
const PAID_BELOW: u32 = 300_000;
/// Nothing is certain.
const CONFIDENCE_MAX: u32 = SURE - 100;

/// Why a claim that was judged by itself may not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Objection {
    /// Another payment claims the same as well.
    Contested,
}

pub(super) struct Judge<'a> {
    pub book: &'a Book,
    pub policy: &'a MatchPolicy,
}

/// The place of the likeliest explanation that pays something.
pub(super) fn best(explanations: &[Explanation]) -> Option<usize> {
    explanations.iter().position(|it| it.customer.is_some())
}

/// How likely the explanation at this place is, among all of them, in millionths.
pub(super) fn confidence(explanations: &[Explanation], at: usize) -> u32 {
    let own = &explanations[at];
    let others = explanations.iter().enumerate();
    let others = others.filter(|(place, _)| *place != at).map(|(_, it)| it);
    let paying = others.clone().filter(|it| it.customer.is_some());
    let rivalry = rivalry(own.score, paying.map(|it| it.score));
    let weighed = share(own.score, others.map(|it| it.score));
    calibrated(family(own), rivalry, weighed).min(CONFIDENCE_MAX)
}

pub(super) fn family(explanation: &Explanation) -> Family {
    let has = |feature| explanation.features.has(feature);
    if has(Feature::UnnamedCount) {
        match has(Feature::SomeUnnamed) {
            true => Family::Beside,
            false => Family::Searched,
        }
    } else if has(Feature::SomeUnnamed) || has(Feature::NothingNamed) {
        Family::Unnamed
    } else if explanation.fit == Some(Fit::Exact) {
        Family::Exact
    } else if has(Feature::DiffersMoreSaid) {
        Family::DiffersMoreSaid
    } else if explanation.fit == Some(Fit::Overpayment) {
        Family::Over
    } else {
        Family::Differs
    }
}

/// How many independent kinds of sign speak for an explanation: names, the amount, the payer.
fn signs(explanation: &Explanation) -> u8 {
    let has = |all: &[Feature]| all.iter().any(|feature| explanation.features.has(*feature));
    let named = !explanation.hits.is_empty();
    let amount = has(&[
        Feature::AmountExact,
        Feature::SumExact,
        Feature::DiscountEarned,
        Feature::DiscountUsual,
    ]);
    let payer = has(&[
        Feature::AccountKnown,
        Feature::NameSame,
        Feature::NameWithoutForm,
        Feature::NameBegins,
        Feature::CustomerNamed,
        Feature::Learned,
    ]);
    u8::from(named) + u8::from(amount) + u8::from(payer)
}

/// A sum that people add of their own: what is left of items that are not named hardly ever is a
/// multiple of it.
const ROUND_MINOR: i64 = 500;

/// What kind of explanation it is.
fn basis(explanation: &Explanation) -> Basis {
    let features = &explanation.features;
    let unnamed = features.has(Feature::NothingNamed);
    if features.has(Feature::UnnamedCount) || (unnamed && explanation.fit != Some(Fit::Exact)) {
        return Basis::Searched;
    }
    let wholly = |line: &PlannedLine| {
        let mut hits = explanation.hits.iter();
        hits.any(|hit| hit.item == line.item && hit.naming <= Naming::Torn)
    };
    let overpaid = explanation.fit == Some(Fit::Overpayment)
        && explanation.residual % ROUND_MINOR == 0
        && is_recognised(explanation)
        && !features.has(Feature::DiffersMoreSaid)
        && !features.has(Feature::OverLessSaid)
        && explanation.lines.iter().all(wholly);
    match overpaid {
        true => Basis::Overpaid,
        false => Basis::Plain,
    }
}

/// What of the explanation at this place a policy looks at.
fn sureness(explanations: &[Explanation], at: usize) -> Sureness {
    let own = &explanations[at];
    Sureness {
        confidence: confidence(explanations, at),
        signs: signs(own),
        basis: basis(own),
        residual: own.reason,
    }
}

impl Judge<'_> {
    /// Would the explanation at this place post?
    pub fn posts(&self, explanations: &[Explanation], at: usize) -> bool {
        self.reason(explanations, at, &sureness(explanations, at)) == Reason::Sure
    }

    fn reason(&self, explanations: &[Explanation], at: usize, sureness: &Sureness) -> Reason {
        let own = &explanations[at];
        let objection = self.policy.objection(sureness);
        if objection == Some(Reason::Likely) {
            let rival = explanations.iter().enumerate();
            let rival = rival.filter(|(place, it)| *place != at && it.customer.is_some());
            let close = rival.map(|(_, it)| own.score - it.score).min();
            return if close.is_some_and(|gap| gap < 1_000) {
                Reason::Ambiguous
            } else {
                Reason::Likely
            };
        }
        objection.unwrap_or(Reason::Sure)
    }

    /// The decision on a payment, by its likeliest explanation.
    pub fn judge(
        &self,
        credit: &CreditRow<'_>,
        found: &Candidates,
        objection: Option<Objection>,
    ) -> Match {
        let all = &found.explanations;
        let Some(at) = best(all) else {
            return self.nothing(credit, found);
        };
        let own = &all[at];
        let sureness = sureness(all, at);
        let confidence = sureness.confidence;
        let mut reason = self.reason(all, at, &sureness);
        if reason == Reason::Sure && objection == Some(Objection::Contested) {
            reason = Reason::Contested;
        }
        let verdict = if reason == Reason::Sure {
            Verdict::Post
        } else if confidence >= self.policy.propose_from {
            Verdict::Propose
        } else {
            Verdict::None
        };
        if verdict == Verdict::None && found.paid && confidence < PAID_BELOW {
            return self.nothing(credit, found);
        }
        let parts = own.features.iter().map(|(feature, _)| Part {
            feature,
            score: part(&own.features, feature),
        });
        Match {
            verdict,
            reason,
            customer: own.customer.map(|at| self.book.customer_ids[at as usize]),
            fit: own.fit,
            allocations: self.allocations(own),
            residual_minor: own.residual,
            residual_reason: own.reason,
            confidence,
            signs: sureness.signs,
            basis: sureness.basis,
            evidence: self.evidence(found),
            parts: parts.collect(),
            alternatives: self.alternatives(all, at),
        }
    }

    fn allocations(&self, explanation: &Explanation) -> Vec<Allocation> {
        let lines = explanation.lines.iter();
        lines
            .map(|line| Allocation {
                item: self.book.items.ids[line.item as usize],
                amount_minor: line.amount,
                difference_minor: line.difference,
            })
            .collect()
    }

    fn evidence(&self, found: &Candidates) -> Vec<Evidence> {
        let all = found.evidence.iter();
        all.map(|(item, text, naming)| Evidence {
            item: self.book.items.ids[*item as usize],
            text: text.clone(),
            naming: *naming,
        })
        .collect()
    }

    fn alternatives(&self, all: &[Explanation], chosen: usize) -> Vec<Alternative> {
        let others = all.iter().enumerate();
        others
            .filter(|(at, _)| *at != chosen)
            .filter_map(|(at, other)| {
                let customer = self.book.customer_ids[other.customer? as usize];
                Some(Alternative {
                    customer,
                    allocations: self.allocations(other),
                    confidence: confidence(all, at),
                })
            })
            .filter(|other| other.confidence >= ALTERNATIVE_FROM)
            .take(ALTERNATIVES_MAX)
            .collect()
    }

    fn nothing(&self, credit: &CreditRow<'_>, found: &Candidates) -> Match {
        let none = found.explanations.first();
        let prepaid = none.is_some_and(|it| it.features.has(Feature::NonePrepayment));
        let (reason, residual_reason) = if credit.amount_minor <= 0 {
            (Reason::NotACredit, ResidualReason::Unexplained)
        } else if found.paid {
            (Reason::AlreadyPaid, ResidualReason::Duplicate)
        } else if prepaid {
            (Reason::Prepayment, ResidualReason::Prepayment)
        } else if found.other_currency {
            (Reason::OtherCurrency, ResidualReason::Unexplained)
        } else {
            (Reason::NothingFound, ResidualReason::Unexplained)
        };
        Match {
            verdict: Verdict::None,
            reason,
            customer: found.payer.map(|at| self.book.customer_ids[at as usize]),
            fit: None,
            allocations: Vec::new(),
            residual_minor: credit.amount_minor,
            residual_reason: (credit.amount_minor != 0).then_some(residual_reason),
            confidence: 0,
            signs: 0,
            basis: Basis::Plain,
            evidence: Vec::new(),
            parts: Vec::new(),
            alternatives: Vec::new(),
        }
    }
}
