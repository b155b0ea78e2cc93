//! By what rules orders are accepted. Pure.

use kernel::{EventKind, Percent, UnitPrice};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Code, Outcome, Refusal};
use crate::policies::{Rules, Trial};
use crate::words::words;

/// 100 per cent.
const WHOLE_MICRO: i64 = 100_000_000;
const DAYS_MAX: u32 = 3_660;

words! {
    /// Something that an order may have to say.
    OrderField as "a field of an order" {
        /// The customer's own number.
        CustomerOrderNo = "customer_order_no",
        /// When the goods are wanted.
        RequestedOn = "requested_on",
    }
}

/// When an order is held. Without any of the rules a price must be the agreed one, and a customer's
/// number is never used twice. Rules other than that for duplicates are for orders at agreed prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrderRules {
    /// By how much the customer's price may differ from the agreed one, up or down, in per cent of
    /// the agreed one.
    #[schema(value_type = String)]
    pub price_tolerance_percent: Percent,
    /// A customer's number is used twice when the earlier order came so many days before, or fewer;
    /// none: however long before.
    pub duplicate_days: Option<u32>,
    /// What an order must say.
    pub required: Vec<OrderField>,
    /// Orders below this are held: net, in minor units of the order's currency.
    pub minimum_net_minor: Option<i64>,
}

impl Default for OrderRules {
    fn default() -> Self {
        Self {
            price_tolerance_percent: Percent::ZERO,
            duplicate_days: None,
            required: Vec::new(),
            minimum_net_minor: None,
        }
    }
}

impl OrderRules {
    /// Whether a price is near enough to the agreed one.
    #[must_use]
    pub fn allows_price(&self, given: UnitPrice, agreed: Option<UnitPrice>) -> bool {
        let Some(agreed) = agreed else { return false };
        let away = (i128::from(given.micro()) - i128::from(agreed.micro())).abs();
        let allowed = i128::from(agreed.micro()) * i128::from(self.price_tolerance_percent.micro());
        away * i128::from(WHOLE_MICRO) <= allowed
    }

    /// Whether an order with the same number so many days before makes this one its double.
    #[must_use]
    pub fn is_duplicate(&self, days: i64) -> bool {
        self.duplicate_days.is_none_or(|max| days <= i64::from(max))
    }

    /// What is missing of what an order must say.
    pub fn missing(&self, says: impl Fn(OrderField) -> bool) -> impl Iterator<Item = OrderField> {
        self.required.iter().copied().filter(move |it| !says(*it))
    }

    /// Whether an order is too small.
    #[must_use]
    pub fn is_small(&self, net_minor: i64) -> bool {
        self.minimum_net_minor.is_some_and(|min| net_minor < min)
    }
}

impl Rules for OrderRules {
    type Kind = kernel::kind::OrderPolicy;
    type Seen = Trial;
    const TABLE: &'static str = "order_policies";
    const NAME: &'static str = "policy of order acceptance";
    const EVENT: EventKind = EventKind::OrderPolicySet;

    fn check(&self) -> Outcome<()> {
        let wrong = |field, problem: String, remedy: &str| {
            Err(Refusal::new(Code::InvalidValue, field, problem, remedy))
        };
        let percent = self.price_tolerance_percent;
        if !(0..=WHOLE_MICRO).contains(&percent.micro()) {
            let problem = format!("{percent} % is not from 0 to 100");
            return wrong(
                "rules.price_tolerance_percent",
                problem,
                "give a percentage",
            );
        }
        if let Some(days) = self.duplicate_days.filter(|days| *days > DAYS_MAX) {
            let problem = format!("{days} days");
            return wrong("rules.duplicate_days", problem, "give at most 3660 days");
        }
        if let Some(amount) = self.minimum_net_minor.filter(|amount| *amount < 0) {
            let problem = format!("{amount} is below zero");
            let remedy = "give minor units, such as 5000";
            return wrong("rules.minimum_net_minor", problem, remedy);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_may_differ_by_the_tolerance_and_no_more() {
        let price = |text: &str| UnitPrice::parse(text).expect("a price");
        let rules = OrderRules {
            price_tolerance_percent: Percent::parse("2.5").expect("a per cent"),
            ..OrderRules::default()
        };
        let allows = |given: &str| rules.allows_price(price(given), Some(price("10")));
        assert!(allows("10.25") && allows("9.75") && allows("10"));
        assert!(!allows("10.250001") && !allows("9.749999"));
        assert!(!rules.allows_price(price("10"), None));
        let strict = OrderRules::default();
        assert!(strict.allows_price(price("10.00"), Some(price("10"))));
        assert!(!strict.allows_price(price("10.000001"), Some(price("10"))));
    }

    #[test]
    fn a_number_counts_as_used_within_its_days_and_always_without() {
        let month = OrderRules {
            duplicate_days: Some(30),
            ..OrderRules::default()
        };
        assert!(month.is_duplicate(30) && !month.is_duplicate(31));
        assert!(OrderRules::default().is_duplicate(10_000));
    }
}
