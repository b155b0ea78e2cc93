//! By what rules credit is given. Pure.

use kernel::{EventKind, Money, Percent};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Code, Outcome, Refusal};
use crate::policies::{Rules, Trial};
use crate::words::words;

/// 100 per cent.
const WHOLE_MICRO: i64 = 100_000_000;
const DAYS_MAX: u32 = 3_660;

/// When an order is held for credit. Without any of the rules an order is held when it exceeds the
/// customer's limit. Amounts are in minor units of the order's currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CreditRules {
    /// By how much the limit may be exceeded, in per cent of it; with `tolerance_minor` the smaller
    /// of both counts.
    #[schema(value_type = Option<String>)]
    pub tolerance_percent: Option<Percent>,
    /// By how much the limit may be exceeded.
    pub tolerance_minor: Option<i64>,
    /// Held when the customer owes more than this past its due date.
    pub past_due_max_minor: Option<i64>,
    /// Held when something that the customer owes is past its due date by more days than this.
    pub past_due_max_days: Option<u32>,
    /// A customer is new until so many days after its first document was posted; 0: before that.
    pub new_customer_days: u32,
    /// Orders of new customers above this are held.
    pub new_customer_max_minor: Option<i64>,
    /// What a customer without a limit may bind; none: anything.
    pub without_limit_max_minor: Option<i64>,
}

words! {
    /// Why credit is not given.
    CreditReason as "a reason of credit" {
        /// The limit would be exceeded.
        LimitExceeded = "limit_exceeded",
        /// The customer has no limit, and would bind more than is given without one.
        NoLimit = "no_limit",
        /// Too much is past due.
        PastDueAmount = "past_due_amount",
        /// Something is past due for too long.
        PastDueDays = "past_due_days",
        /// The customer is new, and the order is large.
        NewCustomer = "new_customer",
    }
}

/// How a customer stands in the ledger in one currency, on the day of a decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CreditStanding)]
pub struct Standing {
    /// What is owed to us past its due date, in minor units.
    pub past_due_minor: i64,
    /// For how many days the oldest of it is; 0 without any.
    pub past_due_days: i64,
    /// Days since the customer's first document was posted, in any currency; `null` before it.
    pub known_days: Option<i64>,
}

/// What a credit decision is made from, in minor units of one currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CreditFacts {
    /// What the order needs.
    pub needed_minor: i64,
    /// What the customer binds before it.
    pub exposure_minor: i64,
    /// The limit, if one is set.
    pub limit_minor: Option<i64>,
    /// How the customer stands.
    pub standing: Standing,
}

impl CreditRules {
    /// Every reason not to give the credit; none: it is given. Needing nothing is always allowed.
    #[must_use]
    pub fn judge(&self, facts: &CreditFacts) -> Vec<CreditReason> {
        if facts.needed_minor == 0 {
            return Vec::new();
        }
        let after = i128::from(facts.exposure_minor) + i128::from(facts.needed_minor);
        let above = |max: Option<i64>| max.is_some_and(|max| after > i128::from(max));
        let Standing {
            past_due_minor,
            past_due_days,
            known_days,
        } = facts.standing;
        let is_new = known_days.is_none_or(|days| days < i64::from(self.new_customer_days));
        let tests = [
            (
                CreditReason::LimitExceeded,
                above(facts.limit_minor.map(|limit| self.ceiling_minor(limit))),
            ),
            (
                CreditReason::NoLimit,
                facts.limit_minor.is_none() && above(self.without_limit_max_minor),
            ),
            (
                CreditReason::PastDueAmount,
                self.past_due_max_minor
                    .is_some_and(|max| past_due_minor > max),
            ),
            (
                CreditReason::PastDueDays,
                self.past_due_max_days
                    .is_some_and(|max| past_due_days > i64::from(max)),
            ),
            (
                CreditReason::NewCustomer,
                is_new
                    && self
                        .new_customer_max_minor
                        .is_some_and(|max| facts.needed_minor > max),
            ),
        ];
        let held = tests.into_iter().filter(|(_, holds)| *holds);
        held.map(|(reason, _)| reason).collect()
    }

    /// The limit with what it may be exceeded by, rounded down.
    #[must_use]
    pub fn ceiling_minor(&self, limit_minor: i64) -> i64 {
        let share = self.tolerance_percent.map(|percent| {
            let part = i128::from(limit_minor) * i128::from(percent.micro());
            i64::try_from(part / i128::from(WHOLE_MICRO)).unwrap_or(i64::MAX)
        });
        let tolerance = [share, self.tolerance_minor].into_iter().flatten().min();
        limit_minor.saturating_add(tolerance.unwrap_or(0))
    }

    /// The limit with what it may be exceeded by.
    #[must_use]
    pub(super) fn ceiling(&self, limit: Money) -> Money {
        let minor = self.ceiling_minor(limit.minor());
        Money::try_new(minor, limit.currency()).unwrap_or(limit)
    }

    /// Whether the rules ask how the customer stands in the ledger.
    #[must_use]
    pub const fn asks_standing(&self) -> bool {
        self.past_due_max_minor.is_some()
            || self.past_due_max_days.is_some()
            || self.new_customer_max_minor.is_some()
    }
}

impl Rules for CreditRules {
    type Kind = kernel::kind::CreditPolicy;
    type Seen = Trial;
    const TABLE: &'static str = "credit_policies";
    const NAME: &'static str = "credit policy";
    const EVENT: EventKind = EventKind::CreditPolicySet;

    fn check(&self) -> Outcome<()> {
        let wrong = |field, problem: String, remedy: &str| {
            Err(Refusal::new(Code::InvalidValue, field, problem, remedy))
        };
        let amounts = [
            ("rules.tolerance_minor", self.tolerance_minor),
            ("rules.past_due_max_minor", self.past_due_max_minor),
            ("rules.new_customer_max_minor", self.new_customer_max_minor),
            (
                "rules.without_limit_max_minor",
                self.without_limit_max_minor,
            ),
        ];
        for (field, amount) in amounts {
            if let Some(amount) = amount.filter(|amount| *amount < 0) {
                let problem = format!("{amount} is below zero");
                return wrong(field, problem, "give minor units, such as 5000");
            }
        }
        let percent = self.tolerance_percent.unwrap_or(Percent::ZERO);
        if !(0..=WHOLE_MICRO).contains(&percent.micro()) {
            let problem = format!("{percent} % is not from 0 to 100");
            return wrong("rules.tolerance_percent", problem, "give a percentage");
        }
        let days = [
            (
                "rules.past_due_max_days",
                self.past_due_max_days.unwrap_or(0),
            ),
            ("rules.new_customer_days", self.new_customer_days),
        ];
        for (field, days) in days {
            if days > DAYS_MAX {
                let problem = format!("{days} days");
                return wrong(field, problem, "give at most 3660 days");
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn held(rules: &CreditRules, facts: CreditFacts) -> Vec<&'static str> {
        let reasons = rules.judge(&facts);
        reasons.into_iter().map(CreditReason::as_str).collect()
    }

    #[test]
    fn each_rule_holds_one_minor_unit_or_day_beyond_its_bound() {
        let standing = Standing {
            past_due_minor: 500,
            past_due_days: 10,
            known_days: Some(30),
        };
        let facts = CreditFacts {
            needed_minor: 100,
            exposure_minor: 950,
            limit_minor: Some(1_000),
            standing,
        };
        let none = CreditRules::default();
        assert_eq!(held(&none, facts), ["limit_exceeded"]);
        let nothing = CreditFacts {
            needed_minor: 0,
            ..facts
        };
        assert_eq!(held(&none, nothing), [""; 0]);
        let within = CreditRules {
            tolerance_percent: Percent::parse("5").ok(),
            past_due_max_minor: Some(500),
            past_due_max_days: Some(10),
            new_customer_days: 30,
            new_customer_max_minor: Some(99),
            without_limit_max_minor: Some(0),
            ..none.clone()
        };
        assert_eq!(held(&within, facts), [""; 0]);
        let beyond = CreditRules {
            tolerance_minor: Some(49),
            past_due_max_minor: Some(499),
            past_due_max_days: Some(9),
            new_customer_days: 31,
            ..within.clone()
        };
        let all = [
            "limit_exceeded",
            "past_due_amount",
            "past_due_days",
            "new_customer",
        ];
        assert_eq!(held(&beyond, facts), all);
        let unlimited = CreditFacts {
            limit_minor: None,
            ..facts
        };
        assert_eq!(held(&none, unlimited), [""; 0]);
        assert_eq!(held(&within, unlimited), ["no_limit"]);
    }

    proptest! {
        /// The policy of before: the limit may be reached and not exceeded.
        #[test]
        fn the_default_is_the_limit_alone(
            needed_minor in 0_i64..1_000, exposure_minor in -500_i64..1_500,
            limit_minor in proptest::option::of(0_i64..1_500), past_due_minor in 0_i64..900,
            past_due_days in 0_i64..90, known_days in proptest::option::of(0_i64..90),
        ) {
            let standing = Standing { past_due_minor, past_due_days, known_days };
            let facts = CreditFacts { needed_minor, exposure_minor, limit_minor, standing };
            let exceeds = limit_minor.is_some_and(|limit| exposure_minor + needed_minor > limit);
            let held = CreditRules::default().judge(&facts);
            prop_assert_eq!(!held.is_empty(), needed_minor != 0 && exceeds);
        }

        /// Judged from the same facts, whatever lower bounds give is given by higher ones.
        #[test]
        fn a_stricter_policy_holds_whatever_the_looser_one_held(
            needed_minor in 0_i64..1_000, exposure_minor in -500_i64..1_500,
            limit_minor in proptest::option::of(0_i64..1_500), past_due_minor in 0_i64..900,
            past_due_days in 0_i64..90, known_days in proptest::option::of(0_i64..90),
            bound in 0_i64..600, days in 0_u32..60, less in 0_i64..400, fewer in 0_u32..40,
        ) {
            let standing = Standing { past_due_minor, past_due_days, known_days };
            let facts = CreditFacts { needed_minor, exposure_minor, limit_minor, standing };
            let rules = |bound: i64, days: u32, new_customer_days: u32| CreditRules {
                tolerance_minor: Some(bound),
                past_due_max_minor: Some(bound),
                past_due_max_days: Some(days),
                new_customer_days,
                new_customer_max_minor: Some(bound),
                without_limit_max_minor: Some(bound),
                ..CreditRules::default()
            };
            let looser = held(&rules(bound + less, days + fewer, days), facts);
            let stricter = held(&rules(bound, days, days + fewer), facts);
            prop_assert!(looser.iter().all(|reason| stricter.contains(reason)));
        }
    }
}
