//! The directly-follows graph: which step comes after which, how often, after how long, with how
//! much money waiting.

use serde::Serialize;

use super::durations::{HOUR, Hours, float_of_sum, hours};
use super::log::{Case, EventLog, index};

/// Microseconds in a day.
pub(super) const DAY: f64 = 24.0 * HOUR;

/// A step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Node {
    /// Its activity.
    pub activity: String,
    /// How often it happened.
    pub events: usize,
    /// In how many cases.
    pub cases: usize,
    /// How long people worked on it, where the log tells when work began.
    pub work: Option<Hours>,
}

/// One step after another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edge {
    /// The step before.
    pub from: String,
    /// The step after.
    pub to: String,
    /// How often.
    pub count: usize,
    /// In how many cases.
    pub cases: usize,
    /// From the end of the one to the beginning of the other.
    pub wait: Hours,
    /// Worth of the cases times the days they waited here, in hundredths times days: a hundred
    /// euros that wait ten days are 100,000.
    pub value_days: f64,
    /// Of these, what would not be if no wait here were longer than the middle one.
    pub value_days_over_median: f64,
}

/// The map.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ProcessMap {
    /// Most frequent first.
    pub nodes: Vec<Node>,
    /// Most frequent first.
    pub edges: Vec<Edge>,
}

/// What is counted of a pair of steps.
#[derive(Default)]
struct Pair {
    /// How long each waited, and the worth of its case.
    waits: Vec<(i64, i64)>,
    cases: usize,
    last_case: Option<u32>,
}

/// What is counted of a step.
#[derive(Clone, Default)]
struct StepCount {
    events: usize,
    cases: usize,
    last_case: Option<u32>,
    work: Vec<i64>,
}

/// Pairs of steps as they come; most of those that could be never do.
struct Pairs {
    kinds: usize,
    /// Place of each pair in the list, and one; 0 for one that has not come.
    places: Vec<u32>,
    list: Vec<(usize, usize, Pair)>,
}

impl Pairs {
    fn new(kinds: usize) -> Self {
        Self {
            kinds,
            places: vec![0; kinds * kinds],
            list: Vec::new(),
        }
    }

    fn pair(&mut self, from: usize, to: usize) -> &mut Pair {
        let place = &mut self.places[from * self.kinds + to];
        if *place == 0 {
            self.list.push((from, to, Pair::default()));
            *place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        }
        &mut self.list[index(*place) - 1].2
    }
}

/// Draws the map of these cases of a log.
#[must_use]
pub fn process_map(log: &EventLog, cases: &[Case<'_>]) -> ProcessMap {
    let mut pairs = Pairs::new(log.activities.len());
    let mut steps = vec![StepCount::default(); log.activities.len()];
    for case in cases {
        let value = case.value().unwrap_or(0);
        let mut before: Option<usize> = None;
        for place in case.events() {
            let step = usize::from(log.activity[place]);
            let count = &mut steps[step];
            count.events += 1;
            count.cases += usize::from(count.last_case != Some(case.number));
            count.last_case = Some(case.number);
            if log.with_work > 0 {
                count
                    .work
                    .push(log.at[place].saturating_sub(log.began_at(place)));
            }
            if let Some(previous) = before {
                let pair = pairs.pair(previous, step);
                let wait = log.began_at(place).saturating_sub(log.at[place - 1]).max(0);
                pair.waits.push((wait, value));
                pair.cases += usize::from(pair.last_case != Some(case.number));
                pair.last_case = Some(case.number);
            }
            before = Some(step);
        }
    }
    let name = |step: usize| log.activities.text(u32::try_from(step).unwrap_or(u32::MAX));
    let mut nodes: Vec<Node> = (0..)
        .zip(steps)
        .filter(|(_, count)| count.events > 0)
        .map(|(step, count)| Node {
            activity: name(step).to_owned(),
            events: count.events,
            cases: count.cases,
            work: (log.with_work > 0).then(|| hours(count.work)),
        })
        .collect();
    nodes.sort_by(|a, b| {
        b.events
            .cmp(&a.events)
            .then_with(|| a.activity.cmp(&b.activity))
    });
    let mut edges: Vec<Edge> = pairs
        .list
        .into_iter()
        .map(|(from, to, pair)| edge(name(from), name(to), pair))
        .collect();
    edges.sort_by(|a, b| {
        let by_count = b.count.cmp(&a.count);
        by_count.then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to)))
    });
    ProcessMap { nodes, edges }
}

fn edge(from: &str, to: &str, mut pair: Pair) -> Edge {
    pair.waits.sort_unstable();
    let middle = pair.waits[pair.waits.len() / 2].0;
    let weighed = |beyond: i64| -> i128 {
        let over =
            |(wait, value): &(i64, i64)| i128::from(*value) * i128::from((wait - beyond).max(0));
        pair.waits.iter().map(over).sum()
    };
    Edge {
        from: from.to_owned(),
        to: to.to_owned(),
        count: pair.waits.len(),
        cases: pair.cases,
        value_days: float_of_sum(weighed(0)) / DAY,
        value_days_over_median: float_of_sum(weighed(middle)) / DAY,
        wait: hours(pair.waits.iter().map(|(wait, _)| *wait).collect()),
    }
}
