//! What the decisions of a policy would have left of the room for later orders. Pure.
//!
//! History tells the exposure at each decision as it was, with the orders that were let pass in truth.
//! Another policy decides otherwise, and from there on its exposure is another one: an order that it
//! holds binds nothing, one that it lets pass binds.

use std::collections::BTreeMap;

use kernel::Instant;

use crate::credit::CreditFacts;

/// An order of one payer in one currency, as history has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Past {
    /// When its credit was decided on.
    pub at: Instant,
    /// What that was decided from.
    pub facts: CreditFacts,
    /// From when it bound credit; none when it never did.
    pub bound_from: Option<Instant>,
    /// Until when; none when it still does, or never did.
    pub bound_until: Option<Instant>,
}

impl Past {
    /// It was let pass when it was decided on.
    pub fn is_passed(&self) -> bool {
        self.bound_from.is_some_and(|from| from <= self.at)
    }
}

/// What customers and people would have done, which nobody knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Assumed {
    /// What the policy holds never comes to be; else it is released at once.
    pub held_is_lost: bool,
    /// What the policy lets pass binds until it is paid; else it is given up at once.
    pub passed_binds: bool,
}

/// From what each of these orders would have been decided on by a policy, as `holds` tells. The
/// orders are those of one payer in one currency, in the order of the decisions.
///
/// An order that history held and never let pass is assumed to bind for as long as the payer's others
/// did on average; where none has ended, for good.
pub(super) fn play(
    orders: &[Past],
    assumed: Assumed,
    holds: impl Fn(&CreditFacts) -> bool,
) -> Vec<CreditFacts> {
    let usual = usual_micros(orders);
    let mut coming: BTreeMap<Instant, i64> = BTreeMap::new();
    let add = |coming: &mut BTreeMap<Instant, i64>, at: Instant, minor: i64| {
        let sum = coming.entry(at).or_default();
        *sum = sum.saturating_add(minor);
    };
    let mut off_minor: i64 = 0;
    let mut played = Vec::with_capacity(orders.len());
    for order in orders {
        while let Some(change) = coming.first_entry().filter(|it| *it.key() <= order.at) {
            off_minor = off_minor.saturating_add(change.remove());
        }
        let exposure_minor = order.facts.exposure_minor.saturating_add(off_minor);
        let facts = CreditFacts {
            exposure_minor: exposure_minor.max(order.facts.exposure_minor.min(0)),
            ..order.facts
        };
        let needed = order.facts.needed_minor;
        match (order.is_passed(), !holds(&facts)) {
            (true, false) if assumed.held_is_lost => {
                add(&mut coming, order.at, needed.saturating_neg());
                if let Some(until) = order.bound_until {
                    add(&mut coming, until, needed);
                }
            }
            (false, true) if assumed.passed_binds => {
                add(&mut coming, order.at, needed);
                let usually = usual.map(|micros| plus(order.at, micros));
                // Once history let it pass as well, its exposure has it.
                if let Some(end) = order.bound_from.or(usually) {
                    add(&mut coming, end, needed.saturating_neg());
                }
            }
            _ => {}
        }
        played.push(facts);
    }
    played
}

fn plus(at: Instant, micros: i64) -> Instant {
    Instant::from_micros(at.micros().saturating_add(micros))
}

/// How long the orders that history let pass were bound on average.
fn usual_micros(orders: &[Past]) -> Option<i64> {
    let spans = orders.iter().filter_map(|order| {
        let (from, until) = (order.bound_from?, order.bound_until?);
        Some(i128::from(until.micros_since(from).max(0)))
    });
    let (sum, count) = spans.fold((0_i128, 0_i128), |(sum, count), span| {
        (sum + span, count + 1)
    });
    (count > 0).then(|| i64::try_from(sum / count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::credit::CreditRules;

    const DAY: i64 = 86_400_000_000;

    fn day(day: i64) -> Instant {
        Instant::from_micros(day * DAY)
    }

    fn past(at: i64, needed: i64, exposure: i64, bound: Option<(i64, Option<i64>)>) -> Past {
        Past {
            at: day(at),
            facts: CreditFacts {
                needed_minor: needed,
                exposure_minor: exposure,
                limit_minor: Some(1_000),
                ..CreditFacts::default()
            },
            bound_from: bound.map(|(from, _)| day(from)),
            bound_until: bound.and_then(|(_, until)| until.map(day)),
        }
    }

    fn held_above(limit: i64) -> impl Fn(&CreditFacts) -> bool {
        move |facts| facts.exposure_minor + facts.needed_minor > limit
    }

    fn exposures(orders: &[Past], limit: i64, assumed: Assumed) -> Vec<i64> {
        let facts = play(orders, assumed, held_above(limit));
        facts.iter().map(|it| it.exposure_minor).collect()
    }

    const BOTH: Assumed = Assumed {
        held_is_lost: true,
        passed_binds: true,
    };

    /// Limit 1000. Day 1: 600 passed, paid on day 30. Day 5: 300 passed, with 600 bound; paid on
    /// day 40. Day 10: 400 held, with 900 bound, never released. Day 35: 500 passed with 300 bound.
    fn book() -> [Past; 4] {
        [
            past(1, 600, 0, Some((1, Some(30)))),
            past(5, 300, 600, Some((5, Some(40)))),
            past(10, 400, 900, None),
            past(35, 500, 300, Some((35, None))),
        ]
    }

    /// A limit of 500: the first is held, which leaves room for the second and not for the third
    /// (300 + 400); on day 35 the second is still bound: 300 + 500 is too much.
    #[test]
    fn a_held_order_leaves_room_for_later_ones() {
        let played = exposures(&book(), 500, BOTH);
        assert_eq!(played, [0, 0, 300, 300]);
        // Held and released at once, nothing is left.
        let released = Assumed {
            held_is_lost: false,
            ..BOTH
        };
        assert_eq!(exposures(&book(), 500, released), [0, 600, 900, 300]);
    }

    /// A limit of 1300 lets the third pass, which binds 400. The payer's orders were bound for 29
    /// and 35 days, 32 on average: until day 42, so that on day 35 it is 700.
    #[test]
    fn an_order_let_pass_takes_room_from_later_ones() {
        assert_eq!(exposures(&book(), 1_300, BOTH), [0, 600, 900, 700]);
        let mut paid_soon = book();
        paid_soon[0].bound_until = Some(day(2));
        paid_soon[1].bound_until = Some(day(6));
        let played = exposures(&paid_soon, 1_300, BOTH);
        assert_eq!(played, [0, 600, 900, 300], "it was paid by then");
        let mut released = book();
        released[2].bound_from = Some(day(20));
        let played = exposures(&released, 1_300, BOTH);
        assert_eq!(played, [0, 600, 900, 300], "history has it from day 20");
        let given_up = Assumed {
            passed_binds: false,
            ..BOTH
        };
        assert_eq!(exposures(&book(), 1_300, given_up), [0, 600, 900, 300]);
    }

    type Drawn = (i64, i64, i64, bool, i64);

    fn drawn() -> impl Strategy<Value = Vec<Past>> {
        let one = (
            0..40_i64,
            0..900_i64,
            0..1_500_i64,
            any::<bool>(),
            1..50_i64,
        );
        proptest::collection::vec(one, 0..12).prop_map(|mut drawn: Vec<Drawn>| {
            drawn.sort_unstable();
            let order = |(at, needed, exposure, passed, days): Drawn| {
                let until = (days < 40).then_some(at + days);
                past(at, needed, exposure, passed.then_some((at, until)))
            };
            drawn.into_iter().map(order).collect()
        })
    }

    proptest! {
        /// A policy that decides as history did changes nothing, whatever is assumed.
        #[test]
        fn who_decides_as_history_did_finds_its_exposure(
            orders in drawn(), held_is_lost: bool, passed_binds: bool,
        ) {
            let assumed = Assumed { held_is_lost, passed_binds };
            let told: std::cell::Cell<usize> = std::cell::Cell::new(0);
            let played = play(&orders, assumed, |_| {
                let place = told.replace(told.get() + 1);
                !orders[place].is_passed()
            });
            for (order, facts) in orders.iter().zip(&played) {
                prop_assert_eq!(order.facts, *facts);
            }
        }

        /// Sweeping over the changes is the same as adding up, for each order, what all before it
        /// changed.
        #[test]
        fn the_sweep_agrees_with_adding_up(orders in drawn(), limit in 0..1_500_i64) {
            let rules = CreditRules {
                without_limit_max_minor: Some(limit),
                ..CreditRules::default()
            };
            let orders: Vec<Past> = orders.into_iter().map(|mut order| {
                order.facts.limit_minor = None;
                order
            }).collect();
            let holds = |facts: &CreditFacts| !rules.judge(facts).is_empty();
            let played = play(&orders, BOTH, holds);
            let usual = usual_micros(&orders);
            for (place, order) in orders.iter().enumerate() {
                let mut exposure = order.facts.exposure_minor;
                for (before, facts) in orders[..place].iter().zip(&played) {
                    let needed = before.facts.needed_minor;
                    let within = |until: Option<Instant>| until.is_none_or(|it| order.at < it);
                    if before.is_passed() && holds(facts) && within(before.bound_until) {
                        exposure -= needed;
                    }
                    let usually = usual.map(|it| plus(before.at, it));
                    if !before.is_passed() && !holds(facts) && within(usually) {
                        exposure += needed;
                    }
                }
                prop_assert_eq!(played[place].exposure_minor, exposure.max(0));
            }
        }
    }
}
