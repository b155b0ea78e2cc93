//! The log as columns, and how it is built.

use std::ops::Range;

use kernel::Date;

use super::columns::{Attribute, Words};

/// More different steps than this are no steps: the wrong column was read.
const ACTIVITIES_MAX: usize = 1_000;
/// Events are counted by 32 bits.
const EVENTS_MAX: usize = u32::MAX as usize;
/// No value, no promise.
const NONE: i64 = i64::MIN;

/// Who did a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The log does not say.
    #[default]
    Unknown,
    /// A person.
    Person,
    /// A program.
    System,
}

/// An event as a log tells it.
#[derive(Debug, Clone, Copy, Default)]
pub struct NewEvent<'t> {
    /// What it happened to.
    pub case: &'t str,
    /// What happened.
    pub activity: &'t str,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// When the work on it began, where the log tells it.
    pub began: Option<i64>,
    /// Is only the day known (a time of 00:00:00 or 23:59:59)?
    pub day_only: bool,
    /// Who did it, by name; empty where nobody is told.
    pub resource: &'t str,
    /// As what; empty where nothing is told.
    pub role: &'t str,
    /// A person or a program.
    pub who: Who,
    /// What the case is worth, in hundredths of its currency; the last one told counts.
    pub value: Option<i64>,
    /// When it is to be done; the last one told counts.
    pub promised: Option<Date>,
    /// When it was done; the last one told counts.
    pub actual: Option<Date>,
    /// Does the log itself call the case late? One event that does is enough.
    pub late: Option<bool>,
}

/// Why an event cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogError {
    /// There are too many different activities.
    Activities,
    /// There are too many events.
    Events,
}

impl std::fmt::Display for LogError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Activities => write!(
                f,
                "there are more than {ACTIVITIES_MAX} different activities; name the column that holds the step"
            ),
            Self::Events => write!(f, "there are more than {EVENTS_MAX} events; split the log"),
        }
    }
}

impl std::error::Error for LogError {}

/// Takes events in any order.
#[derive(Debug, Default)]
pub struct LogBuilder {
    log: EventLog,
    case_of: Vec<u32>,
    sequence_is_sorted: bool,
}

/// Events by case and time.
#[derive(Debug, Default)]
pub struct EventLog {
    /// Cases by number.
    pub cases: Words,
    /// Activities by number.
    pub activities: Words,
    /// Who did the steps, by number; 0 is nobody told.
    pub resources: Words,
    /// Roles by number; 0 is none told.
    pub roles: Words,
    /// Other columns.
    pub attributes: Vec<Attribute>,
    /// First event of each case, and the end.
    pub(super) starts: Vec<u32>,
    pub(super) activity: Vec<u16>,
    pub(super) at: Vec<i64>,
    pub(super) began: Vec<i64>,
    pub(super) resource: Vec<u32>,
    pub(super) role: Vec<u32>,
    pub(super) who: Vec<Who>,
    pub(super) day_only: Vec<bool>,
    pub(super) value: Vec<i64>,
    pub(super) promised: Vec<Option<Date>>,
    pub(super) actual: Vec<Option<Date>>,
    pub(super) late: Vec<Option<bool>>,
    /// Events whose work has a beginning.
    pub(super) with_work: u64,
    /// Did the log tell its events in the order of time, case by case?
    pub(super) in_order: bool,
}

impl LogBuilder {
    /// A log with these further columns.
    #[must_use]
    pub fn new<'n>(attributes: impl IntoIterator<Item = &'n str>) -> Self {
        let mut log = EventLog {
            attributes: attributes.into_iter().map(Attribute::new).collect(),
            in_order: true,
            ..EventLog::default()
        };
        log.resources.number("");
        log.roles.number("");
        Self {
            log,
            case_of: Vec::new(),
            sequence_is_sorted: true,
        }
    }

    /// Adds a column after events are there; they have nothing in it.
    pub fn attribute(&mut self, name: &str) -> usize {
        let known = self.log.attributes.iter().position(|a| a.name == name);
        known.unwrap_or_else(|| {
            let mut column = Attribute::new(name);
            column.codes.resize(self.case_of.len(), 0);
            self.log.attributes.push(column);
            self.log.attributes.len() - 1
        })
    }

    /// Takes an event; `attributes` are the texts of the further columns by their number.
    ///
    /// # Errors
    /// There are too many activities or events.
    pub fn push<'t>(
        &mut self,
        event: &NewEvent<'_>,
        attributes: impl IntoIterator<Item = (usize, &'t str)>,
    ) -> Result<(), LogError> {
        let log = &mut self.log;
        let activity = log.activities.number(event.activity);
        let activity = u16::try_from(activity).map_err(|_| LogError::Activities)?;
        if usize::from(activity) >= ACTIVITIES_MAX {
            return Err(LogError::Activities);
        }
        if self.case_of.len() == EVENTS_MAX {
            return Err(LogError::Events);
        }
        let case = log.cases.number(event.case);
        let place = usize::try_from(case).unwrap_or(usize::MAX);
        if place == log.value.len() {
            log.value.push(NONE);
            log.promised.push(None);
            log.actual.push(None);
            log.late.push(None);
        }
        if let Some(value) = event.value {
            log.value[place] = value;
        }
        log.promised[place] = event.promised.or(log.promised[place]);
        log.actual[place] = event.actual.or(log.actual[place]);
        log.late[place] = match (log.late[place], event.late) {
            (known, None) => known,
            (known, Some(late)) => Some(late || known == Some(true)),
        };
        self.sequence_is_sorted &= self.case_of.last().is_none_or(|last| *last <= case);
        self.case_of.push(case);
        log.activity.push(activity);
        log.at.push(event.at);
        log.began.push(event.began.unwrap_or(event.at));
        log.with_work += u64::from(event.began.is_some_and(|began| began < event.at));
        log.resource.push(log.resources.number(event.resource));
        log.role.push(log.roles.number(event.role));
        log.who.push(event.who);
        log.day_only.push(event.day_only);
        for column in &mut log.attributes {
            column.codes.push(0);
        }
        for (column, text) in attributes {
            if let Some(column) = log.attributes.get_mut(column) {
                let code = column.words.number(text);
                if let Some(last) = column.codes.last_mut() {
                    *last = code;
                }
            }
        }
        Ok(())
    }

    /// Sorts it all by case and time.
    #[must_use]
    pub fn build(self) -> EventLog {
        let Self {
            mut log,
            case_of,
            sequence_is_sorted,
        } = self;
        log.starts = starts(&case_of, log.cases.len());
        let order = order(&mut log, &case_of, sequence_is_sorted);
        if let Some(order) = order {
            log.arrange(&order);
        }
        log
    }
}

/// Where the events of each case begin once they are sorted by case.
fn starts(case_of: &[u32], cases: usize) -> Vec<u32> {
    let mut starts = vec![0_u32; cases + 1];
    for &case in case_of {
        starts[index(case) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    starts
}

/// The events by case and time, as places in the order in which they came; none if they came so.
fn order(log: &mut EventLog, case_of: &[u32], grouped: bool) -> Option<Vec<u32>> {
    let mut order = Vec::with_capacity(case_of.len());
    if grouped {
        order.extend(0..u32::try_from(case_of.len()).unwrap_or(u32::MAX));
    } else {
        order.resize(case_of.len(), 0);
        let mut next = log.starts.clone();
        for (event, &case) in case_of.iter().enumerate() {
            let slot = &mut next[index(case)];
            order[index(*slot)] = u32::try_from(event).unwrap_or(u32::MAX);
            *slot += 1;
        }
    }
    let mut moved = false;
    for case in 0..log.cases.len() {
        let events = &mut order[index(log.starts[case])..index(log.starts[case + 1])];
        if !events.is_sorted_by_key(|event| log.at[index(*event)]) {
            events.sort_by_key(|event| log.at[index(*event)]);
            moved = true;
        }
    }
    log.in_order = !moved;
    (moved || !grouped).then_some(order)
}

/// A number as a place.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn arranged<T: Copy>(values: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|event| values[index(*event)]).collect()
}

/// A case with its events in the order of time.
#[derive(Debug, Clone, Copy)]
pub struct Case<'l> {
    pub(super) log: &'l EventLog,
    /// Its number.
    pub number: u32,
    from: usize,
    until: usize,
}

impl<'l> Case<'l> {
    /// The places of its events.
    pub(super) fn events(self) -> Range<usize> {
        self.from..self.until
    }

    /// Its steps.
    #[must_use]
    pub fn activities(self) -> &'l [u16] {
        &self.log.activity[self.from..self.until]
    }

    /// When they happened.
    #[must_use]
    pub fn times(self) -> &'l [i64] {
        &self.log.at[self.from..self.until]
    }

    /// What the log calls it.
    #[must_use]
    pub fn name(self) -> &'l str {
        self.log.cases.text(self.number)
    }

    /// From its first to its last event, in microseconds.
    #[must_use]
    pub fn duration(self) -> i64 {
        let times = self.times();
        match (times.first(), times.last()) {
            (Some(first), Some(last)) => last.saturating_sub(*first),
            _ => 0,
        }
    }

    /// Does it have this step?
    #[must_use]
    pub fn has_step(self, name: &str) -> bool {
        let texts = &self.log.activities;
        let mut steps = self.activities().iter();
        steps.any(|step| texts.text(u32::from(*step)) == name)
    }

    /// Does it have this step more than once?
    #[must_use]
    pub fn repeats_step(self, name: &str) -> bool {
        let texts = &self.log.activities;
        let steps = self.activities().iter();
        let same = steps.filter(|step| texts.text(u32::from(**step)) == name);
        same.take(2).count() == 2
    }

    /// Did this person or program do any of it?
    #[must_use]
    pub fn has_resource(self, name: &str) -> bool {
        let mut who = self.log.resource[self.from..self.until].iter();
        who.any(|who| self.log.resources.text(*who) == name)
    }

    /// Is it late? The log's own word counts, else the dates; none if neither is there.
    #[must_use]
    pub fn is_late(self) -> Option<bool> {
        self.late()
            .or_else(|| Some(self.actual()? > self.promised()?))
    }

    /// What it is worth, in hundredths.
    #[must_use]
    pub fn value(self) -> Option<i64> {
        Some(self.log.value[index(self.number)]).filter(|value| *value != NONE)
    }

    /// When it is to be done.
    #[must_use]
    pub fn promised(self) -> Option<Date> {
        self.log.promised[index(self.number)]
    }

    /// When it was done.
    #[must_use]
    pub fn actual(self) -> Option<Date> {
        self.log.actual[index(self.number)]
    }

    /// What the log itself says of its being late.
    #[must_use]
    pub fn late(self) -> Option<bool> {
        self.log.late[index(self.number)]
    }

    /// The last text that a column has for it; empty if none.
    #[must_use]
    pub fn text(self, attribute: &'l Attribute) -> &'l str {
        attribute.words.text(self.code(attribute))
    }

    /// The number of that text.
    pub(super) fn code(self, attribute: &Attribute) -> u32 {
        let codes = &attribute.codes[self.from..self.until];
        codes.iter().rev().copied().find(|c| *c != 0).unwrap_or(0)
    }
}

impl EventLog {
    fn arrange(&mut self, order: &[u32]) {
        self.activity = arranged(&self.activity, order);
        self.at = arranged(&self.at, order);
        self.began = arranged(&self.began, order);
        self.resource = arranged(&self.resource, order);
        self.role = arranged(&self.role, order);
        self.who = arranged(&self.who, order);
        self.day_only = arranged(&self.day_only, order);
        for column in &mut self.attributes {
            column.codes = arranged(&column.codes, order);
        }
    }

    /// Where no event tells who did it, programs are told from people by their names. Says whether
    /// any program was found; without one nothing is known and nothing changes.
    pub fn tell_who(&mut self, is_program: impl Fn(&str) -> bool) -> bool {
        let programs: Vec<bool> = self.resources.iter().map(is_program).collect();
        if !programs.contains(&true) {
            return false;
        }
        for (who, resource) in self.who.iter_mut().zip(&self.resource) {
            *who = match (*resource, programs[index(*resource)]) {
                (0, _) => Who::Unknown,
                (_, true) => Who::System,
                (_, false) => Who::Person,
            };
        }
        true
    }

    /// How many events there are.
    #[must_use]
    pub fn events(&self) -> usize {
        self.activity.len()
    }

    /// All cases, in the order in which they first came.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        (0_u32..)
            .zip(self.starts.windows(2))
            .map(|(number, ends)| Case {
                log: self,
                number,
                from: index(ends[0]),
                until: index(ends[1]),
            })
    }

    /// The cases for which a choice holds.
    #[must_use]
    pub fn choose(&self, holds: impl Fn(Case<'_>) -> bool) -> Vec<Case<'_>> {
        self.cases().filter(|case| holds(*case)).collect()
    }

    /// A log of those cases alone for which a choice holds. Steps, names and texts are numbered anew,
    /// so that nothing of the others is left.
    #[must_use]
    pub fn only(&self, holds: impl Fn(Case<'_>) -> bool) -> Self {
        let names = self.attributes.iter().map(|column| column.name.as_str());
        let mut builder = LogBuilder::new(names);
        for case in self.cases().filter(|case| holds(*case)) {
            for at in case.events() {
                let texts = self.attributes.iter().map(|column| column.text_at(at));
                let event = self.event(case, at);
                let told = texts.enumerate().filter(|(_, text)| !text.is_empty());
                // What fitted into this log fits into a smaller one.
                let pushed = builder.push(&event, told);
                debug_assert!(pushed.is_ok(), "a part is no larger than the whole");
            }
        }
        let mut chosen = builder.build();
        chosen.in_order = self.in_order;
        chosen
    }

    /// The event at a place, as it was told.
    fn event<'l>(&'l self, case: Case<'l>, at: usize) -> NewEvent<'l> {
        NewEvent {
            case: case.name(),
            activity: self.activities.text(u32::from(self.activity[at])),
            at: self.at[at],
            began: Some(self.began[at]).filter(|began| *began < self.at[at]),
            day_only: self.day_only[at],
            resource: self.resources.text(self.resource[at]),
            role: self.roles.text(self.role[at]),
            who: self.who[at],
            value: case.value(),
            promised: case.promised(),
            actual: case.actual(),
            late: case.late(),
        }
    }

    /// First and last instant, in microseconds since 1970-01-01 UTC; none without events.
    #[must_use]
    pub fn span(&self) -> Option<(i64, i64)> {
        let (first, last) = (self.at.iter().min()?, self.at.iter().max()?);
        Some((*first, *last))
    }

    /// Names of the people and programs that the log tells.
    #[must_use]
    pub fn resource_count(&self) -> usize {
        self.resources.len().saturating_sub(1)
    }
}
