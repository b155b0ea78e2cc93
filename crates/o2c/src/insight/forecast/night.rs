//! What is learned and foretold every night.
//!
//! A model is learned anew from all items each night, by the recipe in force: how much the past
//! counts, and whether trees are part of it. Once a week the recipe itself is chosen anew
//! (the challenger). Both recipes are then tried on the same days of the past, and the champion
//! stays unless the challenger is better. Computing needs no transaction.

use insight::forecast::{
    BacktestOptions, Day, FitError, Grade, Item, Learned, Model, Recipe, backtest_as, date_of,
    day_of, grades, learn,
};
use kernel::dates::add_days;
use kernel::{Date, EntityId, Event, EventKind, Instant};
use serde_json::{Value as Json, json};
use store::{NewJob, Tx, Value};

use super::book::{Book, Open};
use super::frozen::{self, Freeze};
use super::outlook::{OutlookStep, Sums};
use super::state::{self, Kept};
use crate::error::{Code, Error, Refusal, Result};
use crate::parties::Entity;

/// The job that learns and foretells.
pub const FORECAST_JOB: &str = "forecast";
/// Items that are foretold and written at a time: few enough that nobody's own work waits for it.
pub const ITEMS_AT_A_TIME: usize = 2_000;
/// Seconds after midnight, where the legal entity is; payments are matched before.
const NIGHT_SECONDS: i64 = 4 * 3600;
const DAY_SECONDS: i64 = 24 * 3600;
/// Days of the past at which recipes are tried.
const CUTS: usize = 5;
/// The same of more items than [`MANY_ITEMS`].
const CUTS_OF_MANY: usize = 2;
const MANY_ITEMS: usize = 200_000;

/// Plans the coming night, and at once where nothing was ever learned. While it is planned, nothing
/// changes.
///
/// # Errors
/// Fails only with the store.
pub fn plan_forecast_tx(tx: &mut Tx, house: &Entity) -> Result<()> {
    let job = NewJob::new(FORECAST_JOB, json!({ "entity": house.id.to_string() }))
        .dedupe(format!("forecast {}", house.id));
    let job = match state::recipe(tx, house.id)? {
        Some(_) => job.at(night(house, tx.now())),
        None if any_item(tx, house.id)? => job,
        None => return Ok(()),
    };
    tx.enqueue(job)?;
    Ok(())
}

fn any_item(tx: &mut Tx, entity: EntityId) -> Result<bool> {
    let sql = "SELECT 1 FROM open_items i WHERE i.entity_id = $1 LIMIT 1";
    Ok(tx.query_opt(sql, &[entity.into()])?.is_some())
}

/// The next time that clocks there show the hour of the night.
fn night(house: &Entity, now: Instant) -> Instant {
    let local = house.time_zone.local(now);
    let seconds = (local - local.date().and_time(chrono::NaiveTime::MIN)).num_seconds();
    let until = (NIGHT_SECONDS - seconds).rem_euclid(DAY_SECONDS);
    now.plus_secs(if until == 0 { DAY_SECONDS } else { until })
}

/// What became of the recipe in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// There was none.
    First,
    /// None other was tried, or the same was chosen again.
    Same,
    /// The challenger was no better.
    Kept,
    /// The challenger was better.
    Replaced,
}

impl Decision {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Same => "same",
            Self::Kept => "kept",
            Self::Replaced => "replaced",
        }
    }
}

/// Whether a challenger replaces the champion: by the error of the cash of weeks, else by that of
/// payment days; without either the champion stays.
pub(super) fn replaces(champion: &[Grade], challenger: &[Grade]) -> bool {
    let (Some(old), Some(new)) = (champion.first(), challenger.first()) else {
        return false;
    };
    match (old.wape, new.wape) {
        (Some(old), Some(new)) => new < old,
        _ => match (old.mae_days, new.mae_days) {
            (Some(old), Some(new)) => new < old,
            _ => false,
        },
    }
}

/// Another recipe than the one in force, as far as it was tried.
struct Other {
    recipe: Recipe,
    scores: Vec<Grade>,
}

struct Choice {
    learned: Learned,
    decision: Decision,
    scores: Option<Vec<Grade>>,
    other: Option<Other>,
}

/// What a night learned and foretold, to be kept.
pub struct Night {
    entity: EntityId,
    today: Date,
    choice: Choice,
    open_items: usize,
    open: Vec<Open>,
    kept: Kept,
    outlook: Json,
    frozen: Option<Freeze>,
}

impl Night {
    /// Learns and foretells; `None` where there is nothing to learn from nor to foretell. Takes
    /// seconds to minutes, of a million items.
    ///
    /// # Errors
    /// The library of trees refuses the items, or a sum is larger than amounts can be.
    pub fn of(book: Book) -> Result<Option<Self>> {
        if book.items.rows.is_empty() && book.open.is_empty() && book.orders.is_empty() {
            return Ok(None);
        }
        let choice = choose(&book).map_err(|error| refused(&error))?;
        let kept = Kept {
            model: choice.learned.model.clone(),
            usual: book.usual(),
        };
        let sums = Sums {
            kept: &kept,
            items: &book.items,
            open: &book.open,
            orders: &book.orders,
            today: book.today,
        };
        let outlook = json!({
            "day": sums.lines(OutlookStep::Day)?,
            "week": sums.lines(OutlookStep::Week)?,
            "month": sums.lines(OutlookStep::Month)?,
        });
        let frozen = match book.is_frozen {
            true => None,
            false => {
                // What is issued today may be paid by items that no one foretold at its beginning.
                let first = day_of(book.today);
                let known: Vec<Open> = book
                    .open
                    .iter()
                    .filter(|open| open.item.issued < first)
                    .cloned()
                    .collect();
                Some(Freeze::of(Sums {
                    open: &known,
                    ..sums
                })?)
            }
        };
        Ok(Some(Self {
            entity: book.entity,
            today: book.today,
            open_items: book.open.len(),
            choice,
            open: book.open,
            kept,
            outlook,
            frozen,
        }))
    }

    /// Keeps the model, the sums, and once a week the frozen forecast.
    ///
    /// # Errors
    /// Fails only with the store.
    pub fn keep_tx(&self, tx: &mut Tx) -> Result<()> {
        let id = tx.new_id::<kernel::kind::ForecastModel>();
        let now = tx.now();
        let (choice, model) = (&self.choice, &self.kept.model);
        tx.exec(
            "INSERT INTO forecast_models (id, entity_id, as_of, learned_at, settled, open, customers,
                is_cold, decision, recipe, scores, other_recipe, other_scores)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            &[
                id.into(),
                self.entity.into(),
                self.today.into(),
                now.into(),
                count(choice.learned.settled),
                count(self.open_items),
                count(self.kept.usual.delays.len()),
                choice.learned.is_cold.into(),
                choice.decision.as_str().into(),
                json_of(&model.recipe()),
                choice.scores.as_ref().map_or(Value::Null, json_of),
                choice.other.as_ref().map_or(Value::Null, |it| json_of(&it.recipe)),
                choice.other.as_ref().map_or(Value::Null, |it| json_of(&it.scores)),
            ],
        )?;
        let kept = serde_json::to_vec(&self.kept).map_err(|error| state::unreadable(&error))?;
        tx.exec(
            "INSERT INTO forecast_states (entity_id, model_id, model, as_of, outlook, foretold_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (entity_id) DO UPDATE SET model_id = excluded.model_id,
                model = excluded.model, as_of = excluded.as_of, outlook = excluded.outlook,
                foretold_at = excluded.foretold_at",
            &[
                self.entity.into(),
                id.into(),
                kept.into(),
                self.today.into(),
                (&self.outlook).into(),
                now.into(),
            ],
        )?;
        if choice.decision == Decision::Replaced {
            let score = |scores: Option<&Vec<Grade>>| {
                let first = scores.and_then(|all| all.first())?;
                Some(json!({ "wape": first.wape, "mae_days": first.mae_days }))
            };
            let other = choice.other.as_ref().map(|it| &it.scores);
            tx.record(
                Event::new(EventKind::ForecastModelReplaced, self.entity)
                    .object(id, "model")
                    .attr("scores", score(choice.scores.as_ref()).unwrap_or_default())
                    .attr("scores_before", score(other).unwrap_or_default()),
            )?;
        }
        if let Some(told) = &self.frozen {
            frozen::freeze_tx(tx, self.entity, self.today, id, told)?;
        }
        Ok(())
    }

    /// How many items are foretold one by one.
    #[must_use]
    pub fn items(&self) -> usize {
        self.open.len()
    }

    /// What is told of the items from this place on; at most [`ITEMS_AT_A_TIME`].
    #[must_use]
    pub fn told(&self, from: usize) -> Vec<Value> {
        let until = self.open.len().min(from + ITEMS_AT_A_TIME);
        let some = self.open.get(from..until).unwrap_or_default();
        let items: Vec<Item> = some.iter().map(|open| open.item).collect();
        let forecasts = self.kept.model.forecast(&items, day_of(self.today));
        let mut rows = Vec::with_capacity(some.len() * COLUMNS.len());
        for (open, forecast) in some.iter().zip(forecasts) {
            let told = forecast.told();
            let on = |day: Day| Value::from(date_of(day));
            rows.extend([
                open.id.into(),
                self.entity.into(),
                open.customer.into(),
                open.currency.into(),
                self.today.into(),
                open.item.amount_minor.into(),
                told.p_late.into(),
                told.p_disputed.into(),
                on(told.expected),
                on(told.median),
                on(told.q10),
                on(told.q90),
                told.is_new.into(),
                json!(told.reasons).into(),
            ]);
        }
        rows
    }

    /// Keeps what was [`told`](Self::told) of items in place of what was told before.
    ///
    /// # Errors
    /// Fails only with the store.
    pub fn keep_items_tx(tx: &mut Tx, rows: Vec<Value>) -> Result<()> {
        let ids = rows.iter().step_by(COLUMNS.len());
        let ids = ids.filter_map(|value| match value {
            Value::Uuid(id) => Some(*id),
            _ => None,
        });
        tx.exec(
            "DELETE FROM item_forecasts WHERE item_id IN (SELECT value FROM {uuids $1})",
            &[Value::Uuids(ids.collect())],
        )?;
        tx.insert_many("item_forecasts", COLUMNS, rows)?;
        Ok(())
    }

    /// Forgets what was told of items that are settled by now.
    ///
    /// # Errors
    /// Fails only with the store.
    pub fn forget_tx(&self, tx: &mut Tx) -> Result<()> {
        tx.exec(
            "DELETE FROM item_forecasts WHERE entity_id = $1 AND as_of < $2",
            &[self.entity.into(), self.today.into()],
        )?;
        tx.exec(
            "DELETE FROM expected_payments WHERE entity_id = $1 AND until_on < $2",
            &[self.entity.into(), add_days(self.today, -366).into()],
        )?;
        Ok(())
    }
}

const COLUMNS: &[&str] = &[
    "item_id",
    "entity_id",
    "customer_id",
    "currency",
    "as_of",
    "amount_minor",
    "p_late",
    "p_disputed",
    "expected_on",
    "median_on",
    "q10_on",
    "q90_on",
    "is_new",
    "reasons",
];

fn count(number: usize) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

fn json_of(value: &impl serde::Serialize) -> Value {
    json!(value).into()
}

fn refused(error: &FitError) -> Error {
    let remedy = "look at the items, or report this";
    Refusal::new(Code::InvalidValue, "items", error.to_string(), remedy).into()
}

/// Learns a model, and once a week tries another recipe.
fn choose(book: &Book) -> std::result::Result<Choice, FitError> {
    let day = day_of(book.today);
    let (items, champion) = (&book.items, book.champion.as_ref());
    let is_due = !book.is_frozen || champion.is_none();
    let Some(old) = champion.filter(|_| is_due) else {
        let learned = learn(items, day, champion)?;
        let (decision, scores) = match champion {
            Some(_) => (Decision::Same, None),
            None => (first_or_same(book), tried(book, &learned.model)),
        };
        return Ok(Choice {
            learned,
            decision,
            scores,
            other: None,
        });
    };
    let challenger = learn(items, day, None)?;
    let new = challenger.model.recipe();
    let scores = tried_as(book, old);
    if new == *old {
        return Ok(Choice {
            learned: challenger,
            decision: Decision::Same,
            scores,
            other: None,
        });
    }
    let (of_old, of_new) = (
        scores.unwrap_or_default(),
        tried_as(book, &new).unwrap_or_default(),
    );
    if replaces(&of_old, &of_new) {
        Ok(Choice {
            learned: challenger,
            decision: Decision::Replaced,
            scores: Some(of_new),
            other: Some(Other {
                recipe: *old,
                scores: of_old,
            }),
        })
    } else {
        Ok(Choice {
            learned: learn(items, day, Some(old))?,
            decision: Decision::Kept,
            scores: Some(of_old),
            other: Some(Other {
                recipe: new,
                scores: of_new,
            }),
        })
    }
}

/// Without a champion: whether there was a model at all, one of too few items.
fn first_or_same(book: &Book) -> Decision {
    match book.has_model {
        true => Decision::Same,
        false => Decision::First,
    }
}

fn tried(book: &Book, model: &Model) -> Option<Vec<Grade>> {
    tried_as(book, &model.recipe())
}

/// The scores of a recipe on the past; `None` while that is too short.
fn tried_as(book: &Book, recipe: &Recipe) -> Option<Vec<Grade>> {
    let many = book.items.rows.len() > MANY_ITEMS;
    let options = BacktestOptions {
        cuts: if many { CUTS_OF_MANY } else { CUTS },
        as_of: day_of(book.today),
        hide_disputes: true,
    };
    backtest_as(&book.items, options, Some(recipe))
        .ok()
        .map(|it| grades(&it))
}
