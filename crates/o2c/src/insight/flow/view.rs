//! What of a process is shown.

use insight::process::{
    Assessment, Case as LogCase, Cause, DeviationKind, Edge, Hours, Variant, micros_as_hours,
};
use kernel::{Currency, CustomerId, Instant, Money, ObjectType};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::Period;
use super::FlowOf;
use super::book::{Book, case_id};
use crate::input::prefixed;

/// Paths that are shown at most: the most frequent ones.
const PATHS_MAX: usize = 50;

/// A process.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct Flow {
    /// Whose.
    pub of: Option<FlowOf>,
    /// The days on which the cases began.
    pub period: Option<Period>,
    /// The currency of its values; cases in another one count without a value.
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// How many cases.
    pub cases: usize,
    /// Their events.
    pub events: usize,
    /// Cases that came from a first step to a last one.
    pub completed: usize,
    /// How long these took.
    pub duration: FlowHours,
    /// The steps with which cases end that are complete.
    pub ends: Vec<String>,
    /// Share of steps done by programs, of 1; none without steps.
    pub automation: Option<f64>,
    /// Cases without a step by a person.
    pub touchless: usize,
    /// Cases that repeat a step.
    pub rework: usize,
    /// How many different paths there are.
    pub paths_count: usize,
    /// The most frequent paths.
    pub paths: Vec<FlowPath>,
    /// The most frequent path of completed cases, by which the others are judged.
    pub intended: Vec<String>,
    /// Completed cases that take it.
    pub conforming: usize,
    /// In which ways the others leave it, most frequent first.
    pub deviations: Vec<FlowDeviation>,
    /// The steps, most frequent first.
    pub steps: Vec<FlowStep>,
    /// Which step follows which, most frequent first.
    pub moves: Vec<FlowMove>,
    /// Between whom work changes hands, most frequent first.
    pub handovers: Vec<FlowHandover>,
    /// What was promised and kept; none of payments, of which nothing is promised.
    pub promises: Option<FlowPromises>,
}

/// What was promised, what was kept, and what late cases have in common. An order is promised for
/// the last confirmed date of its lines, an invoice for its due date; a promise that is past and not
/// yet kept is late.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowPromises {
    /// Cases of which one can tell.
    pub cases: usize,
    /// Late ones.
    pub late: usize,
    /// Those on time, of 1.
    pub on_time: Option<f64>,
    /// What the late ones are worth.
    #[schema(value_type = crate::schema::Money)]
    pub late_value: Money,
    /// How many days late, the middle one; early is negative.
    pub days_median: Option<i64>,
    /// Nine in ten are at most so many days late.
    pub days_p90: Option<i64>,
    /// What late cases have more often than chance would bring, what explains most of them first.
    pub causes: Vec<FlowCause>,
}

/// Something that late cases have in common.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowCause {
    /// What is told: `step`, `repeated step`, `segment`, `country`, `customer`, `channel`,
    /// `currency` or `weekday` (on which it began, 1 is Monday).
    pub what: String,
    /// Its value.
    pub value: String,
    /// Cases of which it is told.
    pub cases: usize,
    /// Of them, late ones.
    pub late: usize,
    /// Their share, of 1.
    pub rate: f64,
    /// Lower bound of that share with 95 % confidence (Wilson).
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// Late cases beyond what the rate of all cases would bring.
    pub excess: f64,
}

/// How long something takes, in hours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
pub struct FlowHours {
    /// The arithmetic mean.
    pub mean: f64,
    /// The middle one.
    pub median: f64,
    /// Nine in ten take at most that long.
    pub p90: f64,
}

/// A path.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowPath {
    /// Its steps.
    pub steps: Vec<String>,
    /// Cases that take it.
    pub cases: usize,
    /// Of all cases, of 1.
    pub share: f64,
    /// How long they take.
    pub duration: FlowHours,
    /// What they are worth.
    #[schema(value_type = crate::schema::Money)]
    pub value: Money,
}

/// A step.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowStep {
    /// What happens.
    pub step: String,
    /// How often.
    pub events: usize,
    /// In how many cases.
    pub cases: usize,
    /// By people.
    pub manual: usize,
    /// By programs.
    pub automatic: usize,
    /// Cases that repeat it.
    pub repeated: usize,
}

/// A step after another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowMove {
    /// The step before.
    pub from: String,
    /// The step after.
    pub to: String,
    /// How often.
    pub count: usize,
    /// In how many cases.
    pub cases: usize,
    /// How long it waits in between.
    pub wait: FlowHours,
    /// Worth of the cases times the days they waited, in whole currency units times days.
    pub value_days: f64,
}

/// A way in which cases leave the path.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowDeviation {
    /// Is a step of the path left out, rather than another one added?
    pub skipped: bool,
    /// The step.
    pub step: String,
    /// In how many cases.
    pub cases: usize,
    /// How long these take.
    pub duration: FlowHours,
}

/// Work that changes hands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowHandover {
    /// Who had it.
    pub from: String,
    /// Who went on with it.
    pub to: String,
    /// How often.
    pub count: usize,
    /// How long it lay in between.
    pub wait: FlowHours,
}

/// Cases of a process.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowCases {
    /// How many there are.
    pub total: usize,
    /// The longest, at most two hundred.
    pub cases: Vec<FlowCase>,
}

/// A case.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowCase {
    /// Id of the order, invoice or bank entry.
    pub id: String,
    /// What people call it.
    pub number: String,
    /// Whose it is.
    #[schema(value_type = Option<String>)]
    pub customer_id: Option<CustomerId>,
    /// When it began.
    #[schema(value_type = String)]
    pub began: Instant,
    /// From its first to its last event, in hours.
    pub hours: f64,
    /// How many events it has.
    pub events: usize,
    /// Is it late? None where nothing was promised or it is not yet to be told.
    pub late: Option<bool>,
    /// What it is worth; none in another currency than the legal entity's.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub value: Option<Money>,
}

fn hours(of: Hours) -> FlowHours {
    FlowHours {
        mean: of.mean,
        median: of.p50,
        p90: of.p90,
    }
}

fn money(minor: i128, currency: Currency) -> Money {
    Money::new(i64::try_from(minor).unwrap_or(i64::MAX), currency)
}

pub(super) fn flow(
    of: FlowOf,
    period: Period,
    currency: Currency,
    found: Option<Assessment>,
) -> Flow {
    let begun = Flow {
        of: Some(of),
        period: Some(period),
        currency: Some(currency),
        ..Flow::default()
    };
    let Some(found) = found else { return begun };
    let scale = 10_f64.powi(i32::try_from(currency.scale()).unwrap_or(2));
    let path = |variant: &Variant| FlowPath {
        steps: variant.path.clone(),
        cases: variant.cases,
        share: share(variant.cases, found.cases),
        duration: hours(variant.duration),
        value: money(variant.value, currency),
    };
    let passage = |edge: &Edge| FlowMove {
        from: edge.from.clone(),
        to: edge.to.clone(),
        count: edge.count,
        cases: edge.cases,
        wait: hours(edge.wait),
        value_days: edge.value_days / scale,
    };
    Flow {
        cases: found.cases,
        events: found.events,
        completed: found.completed_cases,
        duration: hours(found.completed_duration),
        ends: found.ends.intended_ends.clone(),
        automation: found.automation.rate,
        touchless: found.automation.touchless_cases,
        rework: found.rework.cases,
        paths_count: found.variants.count,
        paths: found
            .variants
            .list
            .iter()
            .take(PATHS_MAX)
            .map(path)
            .collect(),
        intended: found.conformance.path.clone(),
        conforming: found.conformance.exact,
        deviations: deviations(&found),
        steps: steps(&found),
        moves: found.map.edges.iter().map(passage).collect(),
        handovers: handovers(&found),
        promises: promises(&found, currency),
        ..begun
    }
}

#[expect(clippy::cast_precision_loss)]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn steps(found: &Assessment) -> Vec<FlowStep> {
    let each = found.map.nodes.iter().map(|node| {
        let mut done = found.automation.steps.iter();
        let done = done.find(|step| step.activity == node.activity);
        let mut again = found.rework.steps.iter();
        let again = again.find(|step| step.activity == node.activity);
        FlowStep {
            step: node.activity.clone(),
            events: node.events,
            cases: node.cases,
            manual: done.map_or(0, |step| step.manual),
            automatic: done.map_or(0, |step| step.automatic),
            repeated: again.map_or(0, |step| step.cases),
        }
    });
    each.collect()
}

fn deviations(found: &Assessment) -> Vec<FlowDeviation> {
    let each = found.conformance.deviations.iter().map(|of| FlowDeviation {
        skipped: of.kind == DeviationKind::Skipped,
        step: of.activity.clone(),
        cases: of.cases,
        duration: hours(of.duration),
    });
    each.collect()
}

fn handovers(found: &Assessment) -> Vec<FlowHandover> {
    let each = found.people.handovers.iter().map(|of| FlowHandover {
        from: of.from.clone(),
        to: of.to.clone(),
        count: of.count,
        wait: hours(of.wait),
    });
    each.collect()
}

fn promises(found: &Assessment, currency: Currency) -> Option<FlowPromises> {
    let told = &found.promises;
    let cause = |cause: &Cause| FlowCause {
        what: cause.what.clone(),
        value: cause.value.clone(),
        cases: cause.cases,
        late: cause.late,
        rate: cause.rate,
        low: cause.low,
        high: cause.high,
        excess: cause.excess,
    };
    (told.cases > 0).then(|| FlowPromises {
        cases: told.cases,
        late: told.late,
        on_time: told.on_time_rate,
        late_value: money(told.late_value, currency),
        days_median: told.days_late_median,
        days_p90: told.days_late_p90,
        causes: told.causes.iter().map(cause).collect(),
    })
}

/// A case, still without its number.
pub(super) fn case(of: FlowOf, book: &Book, case: LogCase<'_>) -> (Uuid, FlowCase) {
    let kind = match of {
        FlowOf::Order => ObjectType::Order,
        FlowOf::Invoice => ObjectType::Invoice,
        FlowOf::BankEntry => ObjectType::BankEntry,
    };
    let id = case_id(case);
    let case = FlowCase {
        id: prefixed(kind, id),
        number: String::new(),
        customer_id: book.customer_of(case),
        began: Instant::from_micros(case.times().first().copied().unwrap_or(0)),
        hours: micros_as_hours(case.duration()),
        events: case.times().len(),
        late: case.is_late(),
        value: case.value().map(|minor| Money::new(minor, book.currency)),
    };
    (id, case)
}
