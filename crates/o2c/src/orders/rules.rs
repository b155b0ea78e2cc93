//! The room's decisions. Pure: no database, no clock.

use kernel::calendar::BusinessCalendar;
use kernel::{Currency, Date, Instant, KernelError, Money, Percent, PriceId, Rounding, UnitPrice};
use serde_json::{Value, json};

use super::policy::{OrderField, OrderRules};
use super::types::{HoldReason, OrderStatus, PricePolicy};
use super::views::OrderLine;
use crate::agreements::PriceMatch;
use crate::credit::CreditDecision;
use crate::error::Refusal;

/// The version of the rule in [`accept`], kept with every decision it makes.
pub const ACCEPTANCE_RULE: &str = "order_acceptance/1";

/// Business days between confirming an order and goods leaving, where nothing else is said.
pub const LEAD_DAYS: u16 = 1;

/// A reason not to accept an order as it is, with what it is based on.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The reason.
    pub reason: HoldReason,
    /// The line at fault; none when it is the whole order.
    pub line_no: Option<i64>,
    /// What the reason is based on.
    pub evidence: Value,
}

/// What is known of the product that a line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProductFact {
    /// There is no product with this number.
    Unknown,
    /// There is one, but it is no longer sold.
    Inactive,
    /// It is sold.
    Sold,
}

/// What acceptance needs to know of one line.
#[derive(Debug, Clone, Copy)]
pub struct LineFacts<'a> {
    /// Its number within the order.
    pub line_no: i64,
    /// The product's number as ordered.
    pub sku: &'a str,
    /// What is known of the product.
    pub product: ProductFact,
    /// Why no tax can be decided for it, if so.
    pub untaxed: Option<&'a Refusal>,
    /// What was asked for instead of the agreement.
    pub asked: AskedPrice,
    /// What the line is charged at, the discount taken off.
    pub unit_price: UnitPrice,
    /// Why it should be another price than agreed, if somebody said so.
    pub reason: Option<&'a str>,
    /// What is agreed, and why.
    pub agreed: &'a PriceMatch,
}

/// Somebody who takes part in the order and is blocked.
#[derive(Debug, Clone, Copy)]
pub struct BlockedParty<'a> {
    /// `customer` or `payer`.
    pub role: &'static str,
    /// Our number of the party.
    pub number: &'a str,
    /// Why it is blocked.
    pub reason: &'a str,
}

/// An earlier order with the same customer order number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierOrder {
    /// Our number of it.
    pub number: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// When the latest order with that number came, if there are several.
    pub last_at: Instant,
}

/// What acceptance needs to know of an order.
#[derive(Debug, Clone, Copy)]
pub struct OrderFacts<'a> {
    /// By what rules it is accepted.
    pub rules: &'a OrderRules,
    /// Which price counts.
    pub policy: PricePolicy,
    /// What it comes to without tax.
    pub net: Money,
    /// Whether it says when the goods are wanted.
    pub requested: bool,
    /// Currency of the order.
    pub currency: Currency,
    /// The customer's own number of the order.
    pub customer_order_no: Option<&'a str>,
    /// The earlier order that has the same number.
    pub earlier: Option<&'a EarlierOrder>,
    /// When the order came.
    pub received_at: Instant,
    /// Who of customer and payer is blocked.
    pub blocked: &'a [BlockedParty<'a>],
    /// Our number of whoever receives the goods, if nothing can be sent there.
    pub no_address: Option<&'a str>,
    /// The lines.
    pub lines: &'a [LineFacts<'a>],
}

/// Every reason not to accept the order as it is, except credit, which is judged only when there is
/// none: first those of the whole order, then line by line.
#[must_use]
pub fn accept(order: &OrderFacts<'_>) -> Vec<Finding> {
    let whole = |reason, evidence| Finding {
        reason,
        line_no: None,
        evidence,
    };
    let mut findings = Vec::new();
    for party in order.blocked {
        findings.push(whole(
            HoldReason::CustomerBlocked,
            json!({ "role": party.role, "number": party.number, "reason": party.reason }),
        ));
    }
    if let Some(earlier) = order.earlier.filter(|it| is_double(order, it)) {
        findings.push(whole(
            HoldReason::DuplicateOrder,
            json!({
                "customer_order_no": order.customer_order_no,
                "order": earlier.number,
                "status": earlier.status,
            }),
        ));
    }
    if let Some(number) = order.no_address {
        let evidence = json!({ "missing": "ship_to_address", "customer": number });
        findings.push(whole(HoldReason::Incomplete, evidence));
    }
    if order.policy == PricePolicy::Agreement {
        let says = |field| match field {
            OrderField::CustomerOrderNo => order.customer_order_no.is_some(),
            OrderField::RequestedOn => order.requested,
        };
        for field in order.rules.missing(says) {
            findings.push(whole(HoldReason::Incomplete, json!({ "missing": field })));
        }
        if order.rules.is_small(order.net.minor()) {
            let minimum = order.rules.minimum_net_minor.unwrap_or(0);
            let evidence = json!({
                "net": order.net,
                "minimum": Money::new(minimum, order.currency),
            });
            findings.push(whole(HoldReason::BelowMinimum, evidence));
        }
    }
    for line in order.lines {
        findings.extend(judge_line(order.rules, order.policy, order.currency, line));
    }
    findings
}

fn is_double(order: &OrderFacts<'_>, earlier: &EarlierOrder) -> bool {
    order
        .rules
        .is_duplicate(days_apart(earlier.last_at, order.received_at))
}

/// Whole days from one order to a later one.
#[must_use]
pub fn days_apart(earlier: Instant, later: Instant) -> i64 {
    later.micros_since(earlier) / 86_400_000_000
}

/// The reason not to accept a line as it is: the first there is.
#[must_use]
pub fn judge_line(
    rules: &OrderRules,
    policy: PricePolicy,
    currency: Currency,
    line: &LineFacts<'_>,
) -> Option<Finding> {
    let finding = |reason, evidence| Finding {
        reason,
        line_no: Some(line.line_no),
        evidence,
    };
    if line.product != ProductFact::Sold {
        let known = line.product == ProductFact::Inactive;
        let evidence = json!({ "sku": line.sku, "known": known, "sold": false });
        return Some(finding(HoldReason::UnknownProduct, evidence));
    }
    let agreed = line.agreed.price;
    if line.asked.unit_price.is_none() && agreed.is_none() {
        let evidence =
            json!({ "missing": "unit_price", "sku": line.sku, "agreement": line.agreed });
        return Some(finding(HoldReason::Incomplete, evidence));
    }
    if policy == PricePolicy::Agreement && !rules.allows_price(line.unit_price, agreed) {
        return Some(finding(
            HoldReason::PriceDiffers,
            differing_price(currency, line),
        ));
    }
    line.untaxed.map(|refusal| {
        let evidence = json!({ "missing": "tax", "sku": line.sku, "because": refusal });
        finding(HoldReason::Incomplete, evidence)
    })
}

/// What a hold for the price keeps: what it is, what was agreed and, where there is one, the
/// discount with the price it was taken off.
fn differing_price(currency: Currency, line: &LineFacts<'_>) -> Value {
    let mut evidence = json!({
        "given": line.unit_price,
        "agreed": line.agreed.price,
        "currency": currency,
        "agreement": line.agreed,
    });
    if !line.asked.discount.is_zero() {
        evidence["discount"] = json!(line.asked.discount);
        evidence["base_price"] = json!(line.asked.unit_price.or(line.agreed.price));
    }
    if let Some(reason) = line.reason {
        evidence["reason"] = json!(reason);
    }
    evidence
}

/// The hold that a credit decision leads to, if it does.
#[must_use]
pub fn credit_finding(decision: &CreditDecision) -> Option<Finding> {
    (!decision.reserved()).then(|| Finding {
        reason: HoldReason::Credit,
        line_no: None,
        evidence: json!({
            "needed": decision.needed,
            "exposure": decision.exposure,
            "decision": decision.explanation(),
        }),
    })
}

/// What somebody asks a line to cost instead of what is agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedPrice {
    /// Per unit, before the discount; none leaves it to the agreement.
    pub unit_price: Option<UnitPrice>,
    /// Taken off that price; zero: none.
    pub discount: Percent,
}

impl AskedPrice {
    /// As agreed, without a discount.
    pub const AGREED: Self = Self {
        unit_price: None,
        discount: Percent::ZERO,
    };
}

/// The price that stands on a line, and the agreed price it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenPrice {
    /// Per unit before the discount.
    pub base_price: UnitPrice,
    /// Taken off it; zero: none.
    pub discount: Percent,
    /// Per unit, as it is charged.
    pub unit_price: UnitPrice,
    /// The agreed price that the one before the discount is; none when it is the customer's own or
    /// there is none.
    pub agreed: Option<PriceId>,
}

/// The price that stands on a line: the customer's own if there is one, else the agreed one, else
/// zero, for which [`accept`] holds the order; less the discount, rounded half-up.
///
/// # Errors
/// [`KernelError::OutOfRange`] beyond the range of prices.
pub fn choose_price(asked: AskedPrice, agreed: &PriceMatch) -> Result<ChosenPrice, KernelError> {
    let base_price = asked.unit_price.or(agreed.price).unwrap_or(UnitPrice::ZERO);
    let agreed = agreed
        .winner()
        .filter(|winner| winner.unit_price == base_price)
        .map(|winner| winner.price_id);
    Ok(ChosenPrice {
        base_price,
        discount: asked.discount,
        unit_price: base_price.less(asked.discount, Rounding::HalfUp)?,
        agreed,
    })
}

/// The date to confirm: the requested date if it is a business day after the lead time, else the
/// first business day from which both hold.
#[must_use]
pub fn confirmable_date(
    calendar: &BusinessCalendar,
    requested: Option<Date>,
    from: Date,
    lead_days: u16,
) -> Date {
    let earliest = calendar.add_business_days(from, i32::from(lead_days));
    let wanted = requested.map_or(earliest, |requested| requested.max(earliest));
    calendar.next_business_day(wanted)
}

/// Where an order stands, by what happened to its lines.
#[must_use]
pub fn status_of<'a>(
    now: OrderStatus,
    lines: impl IntoIterator<Item = &'a OrderLine>,
) -> OrderStatus {
    if now == OrderStatus::Refused {
        return now;
    }
    let (mut wanted, mut undelivered, mut unbilled) = (false, false, false);
    for line in lines {
        wanted |= line.wanted().is_positive();
        undelivered |= line.wanted() > line.delivered;
        unbilled |= line.delivered > line.invoiced;
    }
    match now {
        _ if !wanted => OrderStatus::Cancelled,
        OrderStatus::Received | OrderStatus::Held => now,
        _ if undelivered => OrderStatus::Acknowledged,
        _ if unbilled => OrderStatus::Delivered,
        _ => OrderStatus::Closed,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, LazyLock};

    use kernel::{IdGen, Quantity};

    use super::*;
    use crate::agreements::{Considered, PRICE_RULE, TaxCategory, Verdict};
    use crate::error::Code;

    fn price(text: &str) -> UnitPrice {
        UnitPrice::parse(text).expect("a price")
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn agreed(unit_price: Option<&str>) -> PriceMatch {
        let considered = unit_price.map(|text| Considered {
            price_id: IdGen::seeded(1).next(Instant::from_micros(0)),
            list: Arc::from("STD"),
            unit_price: price(text),
            min_quantity: Quantity::ZERO,
            verdict: Verdict::Applies,
        });
        PriceMatch {
            rule: PRICE_RULE,
            price: unit_price.map(price),
            considered: considered.into_iter().collect(),
        }
    }

    fn facts<'a>(given: Option<&str>, agreed: &'a PriceMatch) -> LineFacts<'a> {
        LineFacts {
            line_no: 3,
            sku: "BOLT",
            product: ProductFact::Sold,
            untaxed: None,
            asked: asked(given, "0"),
            unit_price: choose_price(asked(given, "0"), agreed)
                .expect("in range")
                .unit_price,
            reason: None,
            agreed,
        }
    }

    fn asked(unit_price: Option<&str>, discount: &str) -> AskedPrice {
        AskedPrice {
            unit_price: unit_price.map(price),
            discount: Percent::parse(discount).expect("a per cent"),
        }
    }

    fn order<'a>(lines: &'a [LineFacts<'a>]) -> OrderFacts<'a> {
        static RULES: LazyLock<OrderRules> = LazyLock::new(OrderRules::default);
        OrderFacts {
            rules: &RULES,
            policy: PricePolicy::Agreement,
            net: Money::zero(Currency::EUR),
            requested: false,
            received_at: Instant::from_micros(0),
            currency: Currency::EUR,
            customer_order_no: Some("PO-1"),
            earlier: None,
            blocked: &[],
            no_address: None,
            lines,
        }
    }

    fn reason(
        given: Option<&str>,
        standing: Option<&str>,
        policy: PricePolicy,
    ) -> Option<HoldReason> {
        let standing = agreed(standing);
        let lines = [facts(given, &standing)];
        let findings = accept(&OrderFacts {
            policy,
            ..order(&lines)
        });
        assert!(findings.len() <= 1 && findings.iter().all(|f| f.line_no == Some(3)));
        findings.first().map(|finding| finding.reason)
    }

    #[test]
    fn prices_are_judged_by_the_policy() {
        use HoldReason::{Incomplete, PriceDiffers};
        use PricePolicy::{Agreement, AsGiven};
        let cases = [
            // given, agreed, policy, reason
            (None, Some("10"), Agreement, None),
            (Some("10"), Some("10"), Agreement, None),
            (Some("10.00"), Some("10"), Agreement, None),
            (Some("10.000001"), Some("10"), Agreement, Some(PriceDiffers)),
            (Some("0"), Some("10"), Agreement, Some(PriceDiffers)),
            (Some("10"), None, Agreement, Some(PriceDiffers)),
            (None, None, Agreement, Some(Incomplete)),
            (Some("8"), Some("10"), AsGiven, None),
            (Some("8"), None, AsGiven, None),
            (None, Some("10"), AsGiven, None),
            (None, None, AsGiven, Some(Incomplete)),
        ];
        for (given, standing, policy, expected) in cases {
            let found = reason(given, standing, policy);
            assert_eq!(found, expected, "{given:?} against {standing:?}, {policy}");
        }
    }

    #[test]
    fn the_chosen_price_names_the_agreement_only_when_it_is_that_price() {
        let standing = agreed(Some("10"));
        let id = standing.considered[0].price_id;
        let chosen = |given: Option<&str>, discount: &str| {
            let chosen = choose_price(asked(given, discount), &standing).expect("in range");
            (chosen.base_price, chosen.unit_price, chosen.agreed)
        };
        assert_eq!(chosen(None, "0"), (price("10"), price("10"), Some(id)));
        assert_eq!(chosen(Some("10"), "0").2, Some(id));
        assert_eq!(chosen(Some("9"), "0"), (price("9"), price("9"), None));
        // A discount on the agreed price leaves it the agreed one.
        assert_eq!(chosen(None, "12.5"), (price("10"), price("8.75"), Some(id)));
        let nothing = choose_price(AskedPrice::AGREED, &agreed(None)).expect("in range");
        assert_eq!(nothing.unit_price, UnitPrice::ZERO);
    }

    #[test]
    fn a_discount_is_judged_by_the_price_that_it_leads_to() {
        let standing = agreed(Some("10"));
        let found = |given: Option<&str>, discount: &str| {
            let asked = asked(given, discount);
            let line = LineFacts {
                asked,
                unit_price: choose_price(asked, &standing).expect("in range").unit_price,
                reason: Some("fair"),
                ..facts(None, &standing)
            };
            accept(&order(&[line])).pop()
        };
        assert_eq!(found(Some("12.5"), "20"), None);
        let finding = found(None, "10").expect("another price than agreed");
        assert_eq!(finding.reason, HoldReason::PriceDiffers);
        assert_eq!(finding.evidence["given"], "9");
        assert_eq!(finding.evidence["base_price"], "10");
        assert_eq!(finding.evidence["discount"], "10");
        assert_eq!(finding.evidence["reason"], "fair");
    }

    #[test]
    fn a_line_is_held_for_its_first_fault_and_an_order_for_every_one() {
        let standing = agreed(Some("10"));
        let untaxed = Refusal::new(Code::UnknownReference, "tax_class", "no rate", "set it");
        let line = facts(Some("9"), &standing);
        let lines = [
            LineFacts {
                product: ProductFact::Unknown,
                untaxed: Some(&untaxed),
                ..line
            },
            LineFacts {
                product: ProductFact::Inactive,
                ..line
            },
            LineFacts {
                untaxed: Some(&untaxed),
                asked: AskedPrice::AGREED,
                unit_price: price("10"),
                ..line
            },
            line,
        ];
        let earlier = EarlierOrder {
            number: "O-1".to_owned(),
            status: OrderStatus::Closed,
            last_at: Instant::from_micros(0),
        };
        let blocked = [BlockedParty {
            role: "payer",
            number: "C-9",
            reason: "insolvent",
        }];
        let findings = accept(&OrderFacts {
            earlier: Some(&earlier),
            blocked: &blocked,
            no_address: Some("C-1"),
            ..order(&lines)
        });
        let reasons: Vec<HoldReason> = findings.iter().map(|finding| finding.reason).collect();
        use HoldReason::{
            CustomerBlocked, DuplicateOrder, Incomplete, PriceDiffers, UnknownProduct,
        };
        let expected = [
            CustomerBlocked,
            DuplicateOrder,
            Incomplete,
            UnknownProduct,
            UnknownProduct,
            Incomplete,
            PriceDiffers,
        ];
        assert_eq!(reasons, expected);
        assert_eq!(findings[3].evidence["known"], false);
        assert_eq!(findings[4].evidence["known"], true);
        assert_eq!(findings[5].evidence["because"]["code"], "unknown_reference");
    }

    #[test]
    fn dates_are_confirmed_on_business_days_after_the_lead_time() {
        let germany = BusinessCalendar::for_country("DE");
        let confirm = |requested: Option<&str>, from, lead_days| {
            confirmable_date(&germany, requested.map(day), day(from), lead_days).to_string()
        };
        assert_eq!(confirm(None, "2026-03-06", 1), "2026-03-09");
        assert_eq!(confirm(None, "2026-03-07", 0), "2026-03-09");
        assert_eq!(confirm(Some("2026-03-20"), "2026-03-06", 1), "2026-03-20");
        assert_eq!(confirm(Some("2026-03-06"), "2026-03-06", 3), "2026-03-11");
        assert_eq!(confirm(Some("2026-12-25"), "2026-03-06", 1), "2026-12-28");
    }

    fn line(quantities: [i64; 5]) -> OrderLine {
        let ids = IdGen::seeded(1);
        let pieces = |n: i64| Quantity::from_micro(n * 1_000_000);
        let [quantity, cancelled, shipped, delivered, invoiced] = quantities.map(pieces);
        OrderLine {
            id: ids.next(Instant::from_micros(0)),
            line_no: 1,
            product: None,
            sku: String::new(),
            name: String::new(),
            unit: String::new(),
            quantity,
            base_price: UnitPrice::ONE,
            discount: Percent::ZERO,
            unit_price: UnitPrice::ONE,
            price_reason: None,
            price: None,
            tax_category: TaxCategory::S,
            tax_percent: Percent::ZERO,
            net: Money::zero(Currency::EUR),
            gross: Money::zero(Currency::EUR),
            requested_on: None,
            confirmed_on: None,
            cancelled,
            shipped,
            delivered,
            returned: Quantity::ZERO,
            invoiced,
        }
    }

    #[test]
    fn the_status_follows_from_the_lines() {
        use OrderStatus::{Acknowledged, Cancelled, Closed, Delivered, Held, Received, Refused};
        let cases = [
            // before; ordered, cancelled, shipped, delivered, invoiced; after
            (Received, [5, 0, 0, 0, 0], Received),
            (Held, [5, 4, 0, 0, 0], Held),
            (Held, [5, 5, 0, 0, 0], Cancelled),
            (Refused, [5, 0, 0, 0, 0], Refused),
            (Acknowledged, [5, 0, 5, 4, 4], Acknowledged),
            (Acknowledged, [5, 0, 5, 5, 0], Delivered),
            (Acknowledged, [5, 1, 4, 4, 3], Delivered),
            (Acknowledged, [5, 1, 4, 4, 4], Closed),
            (Delivered, [5, 0, 5, 5, 5], Closed),
            (Acknowledged, [5, 5, 0, 0, 0], Cancelled),
        ];
        for (before, quantities, after) in cases {
            let lines = [line(quantities), line([1, 1, 0, 0, 0])];
            assert_eq!(status_of(before, &lines), after, "{before} {quantities:?}");
        }
    }
}
