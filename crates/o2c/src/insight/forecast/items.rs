//! Open items with what was foretold of them.

use insight::Ratio;
use insight::forecast::Reason;
use kernel::{Currency, CustomerId, Date, EntityId, Instant, Money, OpenItemId};
use serde::{Deserialize, Serialize};
use store::{Row, Tx};
use utoipa::{IntoParams, ToSchema};

use super::expected::ExpectedPayment;
use crate::conditions::{Conditions, Listing};
use crate::page::{Page, PageRequest};
use crate::words::words;
use crate::{Result, parties};

words! {
    /// Which items come first.
    ForecastSort as "an order of foretold items" {
        /// The likeliest to be late.
        Risk = "risk",
        /// The largest; of one currency, if the filter names it.
        Amount = "amount",
    }
}

/// Which items a list shows. Filters combine.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ForecastItemFilter {
    /// Which come first. Default: the likeliest to be late.
    #[param(inline)]
    pub sort: Option<ForecastSort>,
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Of customers in this segment only.
    pub segment: Option<String>,
    /// Of customers in this country only.
    pub country: Option<String>,
    /// In this currency only.
    #[param(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Only items whose day a person knows, or only the others.
    pub known: Option<bool>,
}

/// What moves the date of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ForecastReason {
    /// What: `customer`, `dispute`, `terms`, `amount`, `calendar`, `country`, `segment`, `pattern`
    /// (what comes together in it) or `still_open`.
    #[schema(value_type = String)]
    pub reason: Reason,
    /// By how many days; negative is earlier.
    #[schema(value_type = String)]
    pub days: Ratio,
}

/// An open item with what was foretold of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ForecastItem {
    /// The item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// Its number.
    pub number: String,
    /// Whose it is.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// What is open of it.
    #[schema(value_type = crate::schema::Money)]
    pub open: Money,
    /// The day until which it is to be paid.
    pub due_on: Date,
    /// The day from whose beginning it was foretold.
    pub as_of: Date,
    /// The probability to be paid after the due date, in per cent.
    #[schema(value_type = String)]
    pub p_late: Ratio,
    /// The probability to be disputed, in per cent.
    #[schema(value_type = String)]
    pub p_disputed: Ratio,
    /// The expected day of payment.
    pub expected_on: Date,
    /// The day until which it is paid with one half of probability.
    pub median_on: Date,
    /// With one tenth.
    pub q10_on: Date,
    /// With nine tenths.
    pub q90_on: Date,
    /// Nothing is known of the customer.
    pub is_new: bool,
    /// What moves the date by half a day or more, the strongest first.
    pub reasons: Vec<ForecastReason>,
    /// What a person knows; it overrides all of that in the sums as long as it is believed.
    pub known: Option<ExpectedPayment>,
    /// Whether that is still believed.
    pub is_known: bool,
}

const SELECT: &str = "SELECT f.item_id, i.number, f.customer_id, c.number, c.name, i.currency,
        i.residual_minor, i.due_on, f.as_of, f.p_late, f.p_disputed, f.expected_on, f.median_on,
        f.q10_on, f.q90_on, f.is_new, f.reasons, e.expected_on, e.until_on, e.reason, e.actor,
        e.set_at, f.amount_minor
    FROM item_forecasts f JOIN open_items i ON i.id = f.item_id
    JOIN customers c ON c.id = f.customer_id
    LEFT JOIN expected_payments e ON e.item_id = f.item_id";

/// Open items with what was foretold of them last night. Items issued since are not among them.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn forecast_items(
    tx: &mut Tx,
    entity: EntityId,
    filter: &ForecastItemFilter,
    page: &PageRequest,
) -> Result<Page<ForecastItem>> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let mut conditions = Conditions::new("f.entity_id = {}", entity);
    conditions.and("i.residual_minor > 0", []);
    conditions.given("f.customer_id = {}", filter.customer);
    conditions.given("c.segment = {}", filter.segment.as_deref());
    conditions.given("c.country = {}", filter.country.as_deref());
    conditions.given("f.currency = {}", filter.currency);
    if let Some(known) = filter.known {
        let which = if known {
            "e.until_on >= {}"
        } else {
            "(e.until_on IS NULL OR e.until_on < {})"
        };
        conditions.and(which, [today.into()]);
    }
    let (by, of): ([&str; 2], fn(&Told) -> i64) = match filter.sort {
        Some(ForecastSort::Amount) => (["f.amount_minor", "f.item_id"], |told| told.amount),
        _ => (["f.p_late", "f.item_id"], |told| told.p_late),
    };
    let listing = Listing::falling(SELECT, &by);
    let found = conditions.page(
        tx,
        page,
        &listing,
        |row| read(row, today),
        |told| (of(told), told.item.item),
    )?;
    Ok(found.map(|told| told.item))
}

/// An item with what the list is ordered by.
struct Told {
    item: ForecastItem,
    p_late: i64,
    amount: i64,
}

fn read(row: &Row, today: Date) -> Result<Told> {
    let item = row.get(0)?;
    let percent =
        |ten_thousandths: i64| Ratio::of(ten_thousandths.into(), 100).unwrap_or(Ratio::whole(0));
    let p_late: i64 = row.get(9)?;
    let reasons: Vec<(Reason, i64)> =
        serde_json::from_value(row.get(16)?).map_err(|error| super::state::unreadable(&error))?;
    let reasons = reasons.into_iter().map(|(reason, tenths)| ForecastReason {
        reason,
        days: Ratio::of(tenths.into(), 10).unwrap_or(Ratio::whole(0)),
    });
    let known = match row.get::<Option<Date>>(17)? {
        Some(expected_on) => Some(ExpectedPayment {
            item,
            expected_on,
            until: row.get(18)?,
            reason: row.get(19)?,
            actor: row.get(20)?,
            set_at: row.get::<Instant>(21)?,
        }),
        None => None,
    };
    Ok(Told {
        p_late,
        amount: row.get(22)?,
        item: ForecastItem {
            item,
            number: row.get(1)?,
            customer: row.get(2)?,
            customer_number: row.get(3)?,
            customer_name: row.get(4)?,
            open: Money::try_new(row.get(6)?, row.get(5)?)?,
            due_on: row.get(7)?,
            as_of: row.get(8)?,
            p_late: percent(p_late),
            p_disputed: percent(row.get(10)?),
            expected_on: row.get(11)?,
            median_on: row.get(12)?,
            q10_on: row.get(13)?,
            q90_on: row.get(14)?,
            is_new: row.get(15)?,
            reasons: reasons.collect(),
            is_known: known.as_ref().is_some_and(|it| it.until >= today),
            known,
        },
    })
}
