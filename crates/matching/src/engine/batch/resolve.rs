//! All payments of a batch with one another in view.
//!
//! First, payments that name whole numbers and bring the exact amount settle what they name. Then
//! the others are weighed against what is still open, the surest first; what loses an item to a
//! better claim is weighed again without it.

use std::collections::{BTreeSet, HashMap};

use super::super::book::ItemIx;
use super::super::decision::{Fit, Match};
use super::super::propose::Explanation;
use super::super::read::Naming;
use super::super::rows::CreditRow;
use super::super::weigh::Feature;
use super::verdict::{Objection, best, confidence, family};
use super::{Buffers, Candidates, Depth, Matcher, Trace, in_parallel};

/// A claim is weighed again at most so often.
const WEIGHED_AGAIN_MAX: u8 = 3;

/// The state of a batch.
pub(super) struct Round<'m, 'a, F> {
    matcher: &'m Matcher<'a>,
    credit: &'m F,
    /// What is still open on each item.
    left: Vec<i64>,
    found: Vec<Candidates>,
    /// The payment has settled its items.
    settled: Vec<bool>,
    objections: Vec<Option<Objection>>,
    /// Which payment settled an item.
    by: HashMap<ItemIx, Claim>,
}

/// The order in which claims are served: the surer first, then the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    tier: u8,
    value_on: kernel::Date,
    order: u32,
    place: usize,
}

impl<'c, F> Round<'_, '_, F>
where
    F: Fn(usize) -> CreditRow<'c> + Sync,
{
    pub fn run(matcher: &Matcher<'_>, count: usize, credit: &F) -> Vec<Match> {
        let round = Self::resolve(matcher, count, credit);
        let judge = matcher.judge();
        in_parallel(matcher.threads, count, |(): &mut (), at| {
            judge.judge(&credit(at), &round.found[at], round.objections[at])
        })
    }

    pub fn traces(matcher: &Matcher<'_>, count: usize, credit: &F) -> Vec<Vec<Trace>> {
        let round = Self::resolve(matcher, count, credit);
        let of = |explanation: &Explanation| Trace {
            items: explanation
                .lines
                .iter()
                .map(|line| matcher.book.items.ids[line.item as usize])
                .collect(),
            features: explanation.features.iter().collect(),
            family: family(explanation) as usize,
        };
        let all = round.found.iter();
        all.map(|found| found.explanations.iter().map(of).collect())
            .collect()
    }

    fn resolve<'m, 'a>(matcher: &'m Matcher<'a>, count: usize, credit: &'m F) -> Round<'m, 'a, F> {
        let left = matcher.book.items.open.clone();
        let found = in_parallel(matcher.threads, count, |scratch: &mut Buffers, at| {
            matcher.candidates(scratch, &credit(at), &left, Depth::Names)
        });
        let mut round = Round {
            matcher,
            credit,
            left,
            settled: vec![false; found.len()],
            objections: vec![None; found.len()],
            by: HashMap::new(),
            found,
        };
        round.serve_clean();
        round.look_further(|found| found.unfinished);
        round.serve_rest();
        round
    }

    fn claim(&self, place: usize) -> Option<Claim> {
        let explanations = &self.found[place].explanations;
        let at = best(explanations)?;
        let credit = (self.credit)(place);
        let sureness = confidence(explanations, at);
        Some(Claim {
            tier: match sureness {
                999_000.. => 0,
                985_000.. => 1,
                900_000.. => 2,
                700_000.. => 3,
                500_000.. => 4,
                _ => 5,
            },
            value_on: credit.value_on,
            order: credit.order,
            place,
        })
    }

    fn claims(&self) -> Vec<Claim> {
        let open = (0..self.found.len()).filter(|place| !self.settled[*place]);
        let mut claims: Vec<Claim> = open.filter_map(|place| self.claim(place)).collect();
        claims.sort_unstable();
        claims
    }

    /// Payments that need no second look settle what they name, in the order of their claims.
    fn serve_clean(&mut self) {
        for claim in self.claims() {
            let explanations = &self.found[claim.place].explanations;
            let posts = best(explanations)
                .is_some_and(|at| at == 0 && self.matcher.judge().posts(explanations, at));
            let free = self.is_free(&explanations[0]);
            if !free {
                self.contest(claim, 0);
            }
            if !posts || !free {
                self.found[claim.place].unfinished = true;
                continue;
            }
            self.settle(claim, 0);
        }
    }

    /// Weighs payments again, against what is still open.
    fn look_further(&mut self, which: impl Fn(&Candidates) -> bool) {
        let places: Vec<usize> = (0..self.found.len())
            .filter(|place| !self.settled[*place] && which(&self.found[*place]))
            .collect();
        let (matcher, credit, left) = (self.matcher, self.credit, &self.left);
        let again = in_parallel(
            matcher.threads,
            places.len(),
            |scratch: &mut Buffers, at| {
                matcher.candidates(scratch, &credit(places[at]), left, Depth::All)
            },
        );
        for (place, found) in places.into_iter().zip(again) {
            self.found[place] = found;
        }
    }

    /// The surest first; whoever comes too late is weighed again without what is gone.
    fn serve_rest(&mut self) {
        let mut queue: BTreeSet<Claim> = self.claims().into_iter().collect();
        let mut again = vec![0u8; self.found.len()];
        let mut scratch = Buffers::default();
        while let Some(claim) = queue.pop_first() {
            let place = claim.place;
            let explanations = &self.found[place].explanations;
            let Some(at) = best(explanations) else {
                continue;
            };
            if self.is_free(&explanations[at]) {
                // Unlikely guesses take nothing away from others.
                if claim.tier <= 4 && at == 0 {
                    self.settle(claim, at);
                }
                continue;
            }
            self.contest(claim, at);
            again[place] += 1;
            if again[place] > WEIGHED_AGAIN_MAX {
                self.found[place]
                    .explanations
                    .retain(|it| it.customer.is_none());
                continue;
            }
            let credit = (self.credit)(place);
            self.found[place] =
                self.matcher
                    .candidates(&mut scratch, &credit, &self.left, Depth::All);
            queue.extend(self.claim(place));
        }
    }

    fn is_free(&self, explanation: &Explanation) -> bool {
        explanation.lines.iter().all(|line| {
            let left = self.left[line.item as usize];
            left != 0 && left == line.amount - line.difference
        })
    }

    /// Takes what the explanation settles away from the others.
    fn settle(&mut self, claim: Claim, at: usize) {
        let explanation = &self.found[claim.place].explanations[at];
        let rest_stays = explanation.fit == Some(Fit::Partial);
        for line in &explanation.lines {
            let left = &mut self.left[line.item as usize];
            *left = if rest_stays { *left - line.amount } else { 0 };
            self.by.insert(line.item, claim);
        }
        self.settled[claim.place] = true;
    }

    /// A claim comes too late. A person has to choose between the two where the one that was
    /// served is of the same day and no better and they need not come from one customer, or where
    /// the late one was made earlier and names just what it pays: the served one may be the
    /// duplicate.
    fn contest(&mut self, late: Claim, at: usize) {
        let explanation = &self.found[late.place].explanations[at];
        let whole = explanation
            .hits
            .iter()
            .all(|hit| hit.naming <= Naming::Digits);
        let clear = explanation.fit == Some(Fit::Exact) && !explanation.hits.is_empty() && whole;
        let time = |claim: &Claim| (claim.value_on, claim.order);
        for line in &explanation.lines {
            let Some(served) = self.by.get(&line.item) else {
                continue;
            };
            let equal = served.tier == late.tier && served.value_on == late.value_on;
            let of_served = self.found[served.place].explanations.first();
            let both_known = is_recognised(explanation) && of_served.is_some_and(is_recognised);
            let twins = alike(&(self.credit)(served.place), &(self.credit)(late.place));
            let came_first = clear && time(&late) < time(served);
            if ((equal && !both_known) || came_first) && !twins {
                self.objections[served.place] = Some(Objection::Contested);
            }
        }
    }
}

/// Do two payments say the same, so that it makes no difference which one is served?
fn alike(one: &CreditRow<'_>, other: &CreditRow<'_>) -> bool {
    let said = |credit: &CreditRow<'_>| {
        [
            credit.payer_name,
            credit.payer_account,
            credit.reference,
            credit.text,
        ]
        .map(str::to_owned)
    };
    one.amount_minor == other.amount_minor && said(one) == said(other)
}

/// Was the payment made by somebody known to pay for the customer?
pub(super) fn is_recognised(explanation: &Explanation) -> bool {
    let known = [
        Feature::AccountKnown,
        Feature::NameSame,
        Feature::NameWithoutForm,
        Feature::NameBegins,
        Feature::Learned,
    ];
    known
        .iter()
        .any(|feature| explanation.features.has(*feature))
}
