//! What if: the forecast with something changed that is not so. It changes nothing.
//!
//! How customers would react is not known. What a scenario takes for their reaction is assumed, and
//! where it is given as a range, so is the answer.

use insight::forecast::Day;
use insight::forecast::day_of;
use kernel::dates::add_days;
use kernel::{CustomerId, Date, EntityId, Percent};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;

use super::book::Open;
use super::outlook::{ForecastLine, OutlookStep, Sums, View};
use super::state;
use crate::error::{Code, Error, Refusal, Result};
use crate::insight::Scope;
use crate::parties;

/// Terms are moved by no more days than this.
const TERMS_DAYS_MAX: i32 = 365;
/// Millionths of one per cent in the whole.
const WHOLE: i128 = 100_000_000;

/// What is changed. At least one of them.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// How long each span is. Default: a week.
    pub by: Option<OutlookStep>,
    /// All due dates lie so many days later, or earlier if it is negative. Customers are assumed to
    /// pay as late after them as they do now.
    pub terms_days: Option<i32>,
    /// This customer pays nothing any more.
    #[schema(value_type = Option<String>)]
    pub stops_paying: Option<CustomerId>,
    /// A discount is offered.
    pub discount: Option<DiscountOffer>,
}

/// A discount for paying soon on what is not yet due.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscountOffer {
    /// To customers in this segment; to all when left out.
    #[serde(default)]
    pub segment: Option<String>,
    /// How much, in per cent.
    #[schema(value_type = String)]
    pub percent: Percent,
    /// To be paid within so many days from today.
    pub within_days: u16,
    /// What part of the amounts takes it at least, in per cent. Assumed.
    #[schema(value_type = String)]
    pub take_up_low: Percent,
    /// And at most. Assumed.
    #[schema(value_type = String)]
    pub take_up_high: Percent,
}

/// The forecast beside what it would be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioOutlook {
    /// The day from whose beginning it looks ahead.
    pub as_of: Date,
    /// As things are.
    pub base: Vec<ForecastLine>,
    /// With what is changed; of a discount, with the lower take-up.
    pub low: Vec<ForecastLine>,
    /// With the higher take-up; as `low` without a discount.
    pub high: Vec<ForecastLine>,
    /// What is assumed of customers, and not known: `delay_after_due_date_stays`, `nothing_is_paid`,
    /// `take_up`.
    pub assumed: Vec<&'static str>,
}

/// The forecast of all open items with something changed.
///
/// # Errors
/// Refuses a scenario that changes nothing or is out of range, and before the first night.
pub fn scenario(tx: &mut Tx, entity: EntityId, asked: &Scenario) -> Result<ScenarioOutlook> {
    check(asked)?;
    let today = parties::entity(tx, entity)?.today(tx.now());
    if let Some(customer) = asked.stops_paying {
        parties::customer(tx, entity, customer)?;
    }
    let Some(force) = state::in_force(tx, entity)? else {
        return Err(wrong(
            "forecast",
            "nothing is learned yet".to_owned(),
            "wait for the coming night",
        ));
    };
    let view = View::read(tx, force, &Scope::of(entity), None, today)?;
    let step = asked.by.unwrap_or(OutlookStep::Week);
    let mut assumed = Vec::new();
    let changes = [
        (asked.terms_days.is_some(), "delay_after_due_date_stays"),
        (asked.stops_paying.is_some(), "nothing_is_paid"),
        (asked.discount.is_some(), "take_up"),
    ];
    assumed.extend(changes.into_iter().filter(|it| it.0).map(|it| it.1));
    let offered = |pick: fn(&DiscountOffer) -> Percent| asked.discount.as_ref().map(pick);
    let low = changed(&view, asked, offered(|it| it.take_up_low), step)?;
    let high = match asked.discount {
        Some(_) => changed(&view, asked, offered(|it| it.take_up_high), step)?,
        None => low.clone(),
    };
    Ok(ScenarioOutlook {
        as_of: today,
        base: view.sums().lines(step)?,
        low,
        high,
        assumed,
    })
}

fn check(asked: &Scenario) -> Result<()> {
    if asked.terms_days.is_none() && asked.stops_paying.is_none() && asked.discount.is_none() {
        let remedy = "give terms_days, stops_paying or discount";
        return Err(wrong("scenario", "nothing is changed".to_owned(), remedy));
    }
    if let Some(days) = asked.terms_days.filter(|it| it.abs() > TERMS_DAYS_MAX) {
        return Err(wrong(
            "terms_days",
            format!("{days} days"),
            "give at most a year",
        ));
    }
    let Some(offer) = &asked.discount else {
        return Ok(());
    };
    let whole = |percent: Percent| (0..=WHOLE).contains(&i128::from(percent.micro()));
    for (field, percent) in [
        ("discount.percent", offer.percent),
        ("discount.take_up_low", offer.take_up_low),
        ("discount.take_up_high", offer.take_up_high),
    ] {
        if !whole(percent) {
            return Err(wrong(field, format!("{percent} %"), "give 0 to 100"));
        }
    }
    if offer.take_up_low > offer.take_up_high {
        let detail = format!("{} % to {} %", offer.take_up_low, offer.take_up_high);
        return Err(wrong(
            "discount.take_up_low",
            detail,
            "give the lower one first",
        ));
    }
    Ok(())
}

fn wrong(field: &str, detail: String, remedy: &str) -> Error {
    Refusal::new(Code::InvalidValue, field, detail, remedy).into()
}

/// The sums with what is changed.
fn changed(
    view: &View,
    asked: &Scenario,
    take_up: Option<Percent>,
    step: OutlookStep,
) -> Result<Vec<ForecastLine>> {
    let mut usual = view.kept.clone();
    let mut open: Vec<Open> = view.open.clone();
    let mut orders = view.orders.clone();
    if let Some(days) = asked.terms_days {
        usual.usual.term += days;
        usual.usual.terms.iter_mut().for_each(|term| *term += days);
        for one in &mut open {
            one.item.due = (one.item.due + days).max(one.item.issued);
        }
    }
    if let Some(offer) = asked.discount.as_ref() {
        open = discounted(view, open, offer, take_up.unwrap_or(offer.take_up_low));
    }
    if let Some(customer) = asked.stops_paying {
        let name = customer.to_string();
        orders.retain(|order| order.payer != name);
        for one in open.iter_mut().filter(|one| one.customer == customer) {
            one.known = Some(Day::MAX);
        }
    }
    Sums {
        kept: &usual,
        items: &view.items,
        open: &open,
        orders: &orders,
        today: view.today,
    }
    .lines(step)
}

/// Of each item that is not yet due, the part that takes the discount comes at its end, less it.
fn discounted(view: &View, open: Vec<Open>, offer: &DiscountOffer, take_up: Percent) -> Vec<Open> {
    let today = day_of(view.today);
    let by = day_of(add_days(view.today, i64::from(offer.within_days)));
    let mut names = view.items.segments.clone();
    let segment = offer.segment.as_deref().map(|name| names.place(name));
    let part = |minor: i64, percent: Percent| {
        let part = i128::from(minor) * i128::from(percent.micro()) / WHOLE;
        i64::try_from(part).unwrap_or(minor)
    };
    let mut all = Vec::with_capacity(open.len() * 2);
    for mut one in open {
        let is_asked = one.item.due >= today
            && one.known.is_none()
            && segment.is_none_or(|segment| one.item.segment == Some(segment));
        if is_asked {
            let taken = part(one.item.amount_minor, take_up);
            let mut soon = one.clone();
            soon.item.amount_minor = taken - part(taken, offer.percent);
            soon.known = Some(by);
            one.item.amount_minor -= taken;
            all.push(soon);
        }
        all.push(one);
    }
    all.retain(|one| one.item.amount_minor > 0);
    all
}
