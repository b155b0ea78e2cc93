//! What comes in week by week and month by month.

use std::collections::{BTreeMap, HashMap};

use insight::forecast::{Cash, Day, Item, Items, Plan, date_of, day_of};
use kernel::dates::{add_days, add_months, end_of_month};
use kernel::{Currency, CustomerId, Date, EntityId, ForecastModelId, Instant, Money};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::{IntoParams, ToSchema};

use super::book::{self, Open};
use super::orders::{self, Ordered};
use super::state::{self, InForce, Kept, ModelRow};
use crate::insight::Scope;
use crate::words::words;
use crate::{Result, parties};

/// Weeks ahead.
pub(super) const WEEKS: i64 = 13;
/// Days ahead.
const DAYS: i64 = 7 * WEEKS;
/// Months ahead, the running one counted.
const MONTHS: i32 = 12;
/// Items that are foretold at a time.
const AT_A_TIME: usize = 20_000;
/// With more open items than this the sums of the last night are shown, if all are asked for: a
/// page is not to wait for them.
const LIVE_ITEMS_MAX: i64 = 50_000;

words! {
    /// How long each span of a forecast is.
    OutlookStep as "a step of the forecast" {
        /// Ninety-one spans of one day.
        Day = "day",
        /// Thirteen spans of seven days.
        Week = "week",
        /// The rest of the month and eleven more.
        Month = "month",
    }
}

/// What a forecast is of. Filters combine.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct OutlookFilter {
    /// How long each span is. Default: a week.
    #[param(inline)]
    pub by: Option<OutlookStep>,
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Of customers in this segment only.
    pub segment: Option<String>,
    /// Of customers in this country only.
    pub country: Option<String>,
}

impl OutlookFilter {
    pub(super) fn scope(&self, entity: EntityId) -> Scope {
        Scope::of_group(entity, self.segment.as_deref(), self.country.as_deref())
    }

    pub(super) fn step(&self) -> OutlookStep {
        self.by.unwrap_or(OutlookStep::Week)
    }
}

/// The model that a forecast comes from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ForecastModel {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ForecastModelId,
    /// It learned from the items as they stood at the beginning of this day.
    pub as_of: Date,
    /// When it was learned.
    #[schema(value_type = String, format = DateTime)]
    pub learned_at: Instant,
    /// Settled items it learned from.
    pub settled: i64,
    /// Open items it learned from.
    pub open: i64,
    /// Customers it knows.
    pub customers: i64,
    /// There were too few settled items: payments are foretold around the due date with a wide
    /// spread, and own settlements move them.
    pub is_cold: bool,
    /// Whether boosted trees are part of it.
    pub has_trees: bool,
}

impl ForecastModel {
    fn of(row: &ModelRow) -> Self {
        Self {
            id: row.id,
            as_of: row.as_of,
            learned_at: row.learned_at,
            settled: row.settled,
            open: row.open,
            customers: row.customers,
            is_cold: row.is_cold,
            has_trees: row.recipe.trees && !row.is_cold,
        }
    }
}

/// An amount between two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ForecastInterval {
    /// How many of a hundred such spans are expected within it.
    pub percent: u8,
    /// The lower end.
    #[schema(value_type = crate::schema::Money)]
    pub low: Money,
    /// The upper end.
    #[schema(value_type = crate::schema::Money)]
    pub high: Money,
}

/// What comes within some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ForecastSpan {
    /// First day.
    pub from: Date,
    /// Last day; `null` for all that comes later.
    pub until: Option<Date>,
    /// What is expected of open items.
    #[schema(value_type = crate::schema::Money)]
    pub expected: Money,
    /// What would come if all paid on the due date; what is past due, in the first span.
    #[schema(value_type = crate::schema::Money)]
    pub on_due_date: Money,
    /// What would come if each customer paid with its average delay.
    #[schema(value_type = crate::schema::Money)]
    pub by_average: Money,
    /// Intervals of 50, 80 and 95 %.
    pub intervals: Vec<ForecastInterval>,
    /// What accepted orders bring that are not invoiced yet; not part of `expected`.
    #[schema(value_type = crate::schema::Money)]
    pub orders: Money,
    /// What came of these items so far, of a frozen forecast; `null` otherwise, and for days to come.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub actual: Option<Money>,
    /// What came in the same days of the year before, of items that were open 364 days before a frozen
    /// forecast; `null` otherwise, and where books do not go back so far.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub last_year: Option<Money>,
}

/// What comes in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ForecastLine {
    /// The currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// What is open; the spans add up to it.
    #[schema(value_type = crate::schema::Money)]
    pub open: Money,
    /// How much of it is taken as known from people.
    #[schema(value_type = crate::schema::Money)]
    pub known: Money,
    /// The spans, the last of which is all that comes later.
    pub spans: Vec<ForecastSpan>,
}

/// What comes in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Outlook {
    /// The day from whose beginning it looks ahead.
    pub as_of: Date,
    /// Made from the items as they are now; otherwise as they were last night.
    pub is_live: bool,
    /// The model; `null` before the first night, when there is no forecast yet.
    pub model: Option<ForecastModel>,
    /// By currency; currencies are not added up.
    pub lines: Vec<ForecastLine>,
}

/// What comes in, week by week or month by month.
///
/// # Errors
/// Fails only with the store.
pub fn outlook(tx: &mut Tx, entity: EntityId, filter: &OutlookFilter) -> Result<Outlook> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let scope = filter.scope(entity);
    let whole = scope.is_whole() && filter.customer.is_none();
    if whole
        && has_many(tx, entity)?
        && let Some(told) = state::told(tx, entity)?
    {
        let mut kept: HashMap<String, Vec<ForecastLine>> =
            serde_json::from_value(told.outlook).map_err(|error| state::unreadable(&error))?;
        return Ok(Outlook {
            as_of: told.as_of,
            is_live: false,
            model: Some(ForecastModel::of(&told.row)),
            lines: kept.remove(filter.step().as_str()).unwrap_or_default(),
        });
    }
    let Some(force) = state::in_force(tx, entity)? else {
        return Ok(Outlook {
            as_of: today,
            is_live: true,
            model: None,
            lines: Vec::new(),
        });
    };
    let model = Some(ForecastModel::of(&force.row));
    let view = View::read(tx, force, &scope, filter.customer, today)?;
    Ok(Outlook {
        as_of: today,
        is_live: true,
        model,
        lines: view.sums().lines(filter.step())?,
    })
}

fn has_many(tx: &mut Tx, entity: EntityId) -> Result<bool> {
    let row = tx.query_one(
        "SELECT count(*) FROM (SELECT 1 FROM open_items i
            WHERE i.entity_id = $1 AND i.residual_minor <> 0 LIMIT $2) AS counted",
        &[entity.into(), (LIVE_ITEMS_MAX + 1).into()],
    )?;
    Ok(row.get::<i64>(0)? > LIVE_ITEMS_MAX)
}

/// Open items and orders, with the model that foretells them.
pub(super) struct View {
    pub kept: Kept,
    pub items: Items,
    pub open: Vec<Open>,
    pub orders: Vec<Ordered>,
    pub today: Date,
}

impl View {
    pub fn read(
        tx: &mut Tx,
        force: InForce,
        scope: &Scope,
        customer: Option<CustomerId>,
        today: Date,
    ) -> Result<Self> {
        let mut items = force.kept.model.blank();
        let open = book::open_items(tx, scope, customer, today, &mut items)?;
        let mut orders = orders::open(tx, scope)?;
        if let Some(customer) = customer {
            let name = customer.to_string();
            orders.retain(|order| order.payer == name);
        }
        Ok(Self {
            kept: force.kept,
            items,
            open,
            orders,
            today,
        })
    }

    pub fn sums(&self) -> Sums<'_> {
        Sums {
            kept: &self.kept,
            items: &self.items,
            open: &self.open,
            orders: &self.orders,
            today: self.today,
        }
    }
}

/// What is to be added up.
#[derive(Clone, Copy)]
pub(super) struct Sums<'a> {
    pub kept: &'a Kept,
    /// Names alone.
    pub items: &'a Items,
    pub open: &'a [Open],
    pub orders: &'a [Ordered],
    pub today: Date,
}

/// The last day of each span but the last.
pub(super) fn ends(today: Date, step: OutlookStep) -> Vec<Day> {
    match step {
        OutlookStep::Day => (0..DAYS).map(|day| day_of(add_days(today, day))).collect(),
        OutlookStep::Week => (1..=WEEKS)
            .map(|week| day_of(add_days(today, 7 * week - 1)))
            .collect(),
        OutlookStep::Month => (0..MONTHS)
            .map(|month| day_of(end_of_month(add_months(today, month))))
            .collect(),
    }
}

impl Sums<'_> {
    /// The sums by currency and span.
    pub fn lines(&self, step: OutlookStep) -> Result<Vec<ForecastLine>> {
        let (first, ends) = (day_of(self.today), ends(self.today, step));
        let model = &self.kept.model;
        let mut cash = Cash::new(model, Plan::new(first, ends.clone()));
        let mut plain: BTreeMap<Currency, Plain> = BTreeMap::new();
        for some in self.open.chunks(AT_A_TIME) {
            for open in some {
                let place = usize::try_from(open.item.customer).ok();
                let usual = (open.item.due + self.kept.usual.delay(place)).max(first);
                plain
                    .entry(open.currency)
                    .or_insert_with(|| Plain::of(ends.len() + 1))
                    .add(open, ends.partition_point(|end| *end < usual));
                if let Some(day) = open.known {
                    cash.add_known(&open.item, day);
                }
            }
            let unknown: Vec<Item> = some
                .iter()
                .filter(|open| open.known.is_none())
                .map(|open| open.item)
                .collect();
            for (item, forecast) in unknown.iter().zip(model.forecast(&unknown, first)) {
                cash.add(item, &forecast);
            }
        }
        let usual = &self.kept.usual;
        let orders = orders::by_span(self.orders, usual, self.items, first, &ends);
        let mut lines = Vec::new();
        let mut told: HashMap<Currency, _> = cash
            .lines()
            .into_iter()
            .filter_map(|line| Some((line.currency?, line.buckets)))
            .collect();
        let mut currencies: Vec<Currency> = plain.keys().chain(orders.keys()).copied().collect();
        currencies.sort_unstable();
        currencies.dedup();
        for currency in currencies {
            let none = Plain::of(ends.len() + 1);
            let plain = plain.get(&currency).unwrap_or(&none);
            let orders = orders.get(&currency);
            let buckets = told.remove(&currency).unwrap_or_default();
            let mut spans = Vec::with_capacity(ends.len() + 1);
            let money = |minor: i64| Money::try_new(minor, currency);
            for at in 0..=ends.len() {
                let bucket = buckets.get(at);
                let intervals = bucket.map(|it| it.intervals).unwrap_or_default();
                let both = [50, 80, 95].into_iter().zip(intervals);
                let intervals = both.map(|(percent, (low, high))| {
                    Ok(ForecastInterval {
                        percent,
                        low: money(low)?,
                        high: money(high)?,
                    })
                });
                spans.push(ForecastSpan {
                    from: match at {
                        0 => self.today,
                        _ => date_of(ends[at - 1] + 1),
                    },
                    until: ends.get(at).copied().map(date_of),
                    expected: money(bucket.map_or(0, |it| it.expected_minor))?,
                    on_due_date: money(bucket.map_or(0, |it| it.on_due_date_minor))?,
                    by_average: money(plain.average[at])?,
                    intervals: intervals.collect::<Result<_>>()?,
                    orders: money(orders.map_or(0, |spans| spans[at]))?,
                    actual: None,
                    last_year: None,
                });
            }
            even_out(&mut spans, plain.open, currency)?;
            lines.push(ForecastLine {
                currency,
                open: money(plain.open)?,
                known: money(plain.known)?,
                spans,
            });
        }
        Ok(lines)
    }
}

/// What is added up exactly.
struct Plain {
    open: i64,
    known: i64,
    average: Vec<i64>,
}

impl Plain {
    fn of(spans: usize) -> Self {
        Self {
            open: 0,
            known: 0,
            average: vec![0; spans],
        }
    }

    fn add(&mut self, open: &Open, at: usize) {
        let minor = open.item.amount_minor;
        self.open = self.open.saturating_add(minor);
        self.average[at] = self.average[at].saturating_add(minor);
        if open.known.is_some() {
            self.known = self.known.saturating_add(minor);
        }
    }
}

/// Each span is rounded by itself: the cents that this leaves over go to the largest span.
fn even_out(spans: &mut [ForecastSpan], open: i64, currency: Currency) -> Result<()> {
    let told: i64 = spans.iter().map(|span| span.expected.minor()).sum();
    if let Some(largest) = spans.iter_mut().max_by_key(|span| span.expected.minor()) {
        let minor = largest.expected.minor() + (open - told);
        largest.expected = Money::try_new(minor, currency)?;
    }
    Ok(())
}
