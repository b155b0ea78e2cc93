//! The log as columns.

use std::ops::Range;

use kernel::Date;

use super::columns::{Attribute, Words};

/// More different steps than this are no steps: the wrong column was read.
const ACTIVITIES_MAX: usize = 1_000;
/// About what a text among others takes besides its letters.
const WORD_BYTES: usize = 48;

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
    /// What it tells of the case; the last that is told counts.
    pub facts: CaseFacts,
}

/// What is told of a case as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CaseFacts {
    /// What it is worth, in hundredths of its currency.
    pub value: Option<i64>,
    /// When it is to be done.
    pub promised: Option<Date>,
    /// When it was done.
    pub actual: Option<Date>,
    /// Does the log itself call it late? One event that does is enough.
    pub late: Option<bool>,
}

impl CaseFacts {
    /// Takes in what one more event tells.
    pub(super) fn merge(&mut self, told: Self) {
        self.value = told.value.or(self.value);
        self.promised = told.promised.or(self.promised);
        self.actual = told.actual.or(self.actual);
        self.late = match (self.late, told.late) {
            (known, None) => known,
            (known, Some(late)) => Some(late || known == Some(true)),
        };
    }
}

/// An event of a case that is known by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What happened, by number.
    pub activity: u16,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who did it, by number.
    pub resource: u32,
    /// A person or a program.
    pub who: Who,
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
            Self::Events => write!(f, "there are more than {} events; split the log", u32::MAX),
        }
    }
}

impl std::error::Error for LogError {}

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
    /// Other columns, told event by event.
    pub attributes: Vec<Attribute>,
    /// Other columns, told of cases as a whole.
    pub(super) told: Vec<Attribute>,
    /// Where the events of each case lie.
    pub(super) spans: Vec<Span>,
    pub(super) facts: Vec<CaseFacts>,
    pub(super) activity: Vec<u16>,
    pub(super) at: Vec<i64>,
    pub(super) resource: Vec<u32>,
    pub(super) who: Vec<Who>,
    /// Up to the last event of which it is told: the others began as they happened.
    pub(super) began: Vec<i64>,
    /// Up to the last event of which one is told.
    pub(super) role: Vec<u32>,
    /// Up to the last event of which only the day is known.
    pub(super) day_only: Vec<bool>,
    /// Events whose work has a beginning.
    pub(super) with_work: u64,
    /// Did the log tell its events in the order of time, case by case?
    pub(super) in_order: bool,
    /// Events that no case has any more.
    pub(super) left_behind: usize,
    /// The day on which promises are judged that are not yet kept.
    pub(super) today: Option<Date>,
}

/// Events that lie beside one another.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    pub(super) from: u32,
    pub(super) until: u32,
}

impl Span {
    pub(super) fn events(self) -> Range<usize> {
        index(self.from)..index(self.until)
    }
}

/// A number as a place.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
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

    /// Who did them: people, programs or nobody that is told.
    #[must_use]
    pub fn hands(self) -> &'l [Who] {
        &self.log.who[self.from..self.until]
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

    /// Is it late? The log's own word counts, else the dates; none if neither is there. Where it is
    /// told what day it is, what is promised for an earlier one and not done is late.
    #[must_use]
    pub fn is_late(self) -> Option<bool> {
        let facts = self.facts();
        let by_dates = || match (facts.promised?, facts.actual, self.log.today) {
            (promised, Some(actual), _) => Some(actual > promised),
            (promised, None, Some(today)) if promised < today => Some(true),
            _ => None,
        };
        facts.late.or_else(by_dates)
    }

    fn facts(self) -> CaseFacts {
        self.log.facts[index(self.number)]
    }

    /// What it is worth, in hundredths.
    #[must_use]
    pub fn value(self) -> Option<i64> {
        self.facts().value
    }

    /// When it is to be done.
    #[must_use]
    pub fn promised(self) -> Option<Date> {
        self.facts().promised
    }

    /// When it was done.
    #[must_use]
    pub fn actual(self) -> Option<Date> {
        self.facts().actual
    }

    /// What the log itself says of its being late.
    #[must_use]
    pub fn late(self) -> Option<bool> {
        self.facts().late
    }

    /// The last text that a column has for it; empty if none.
    #[must_use]
    pub fn text(self, attribute: &'l Attribute) -> &'l str {
        attribute.words.text(self.code(attribute))
    }

    /// The number of that text.
    pub(super) fn code(self, attribute: &Attribute) -> u32 {
        if attribute.of_cases {
            return attribute.codes[index(self.number)];
        }
        let codes = &attribute.codes[self.from..self.until];
        codes.iter().rev().copied().find(|c| *c != 0).unwrap_or(0)
    }
}

impl EventLog {
    /// All other columns.
    pub fn columns(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().chain(&self.told)
    }

    /// The number of an activity, a new one if it was not there.
    ///
    /// # Errors
    /// There are too many of them.
    pub fn number_activity(&mut self, name: &str) -> Result<u16, LogError> {
        let number = self.activities.number(name);
        match u16::try_from(number) {
            Ok(number) if usize::from(number) < ACTIVITIES_MAX => Ok(number),
            _ => Err(LogError::Activities),
        }
    }

    /// The number of a person or program, a new one if it was not there.
    pub fn number_resource(&mut self, name: &str) -> u32 {
        self.resources.number(name)
    }

    /// Says what day it is, so that promises that are past and not kept are late.
    pub fn set_today(&mut self, today: Date) {
        self.today = Some(today);
    }

    /// When the work on an event began; as it happened, where nothing is told.
    pub(super) fn began_at(&self, place: usize) -> i64 {
        let began = self.began.get(place);
        began.copied().unwrap_or(self.at[place])
    }

    /// The role of an event; 0 where none is told.
    pub(super) fn role_of(&self, place: usize) -> u32 {
        self.role.get(place).copied().unwrap_or(0)
    }

    /// Is only the day of an event known?
    pub(super) fn is_day_only(&self, place: usize) -> bool {
        self.day_only.get(place).copied().unwrap_or(false)
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
        self.activity.len() - self.left_behind
    }

    /// All cases that have events, in the order in which they first came.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        self.all_cases().filter(|case| case.from < case.until)
    }

    /// All cases, those without any event, too.
    pub fn all_cases(&self) -> impl Iterator<Item = Case<'_>> {
        let numbered = (0_u32..).zip(&self.spans);
        numbered.map(|(number, span)| Case {
            log: self,
            number,
            from: index(span.from),
            until: index(span.until),
        })
    }

    /// About how many bytes it takes in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let event = size_of::<u16>() + size_of::<i64>() + size_of::<u32>() + size_of::<Who>();
        let texts: usize = self.cases.iter().map(str::len).sum();
        let of_case =
            size_of::<Span>() + size_of::<CaseFacts>() + size_of::<u32>() * self.told.len();
        let words = WORD_BYTES * self.cases.len();
        self.activity.len() * event + self.cases.len() * of_case + words + texts
    }

    /// The cases for which a choice holds.
    #[must_use]
    pub fn choose(&self, holds: impl Fn(Case<'_>) -> bool) -> Vec<Case<'_>> {
        self.cases().filter(|case| holds(*case)).collect()
    }

    /// Names of the people and programs that the log tells.
    #[must_use]
    pub fn resource_count(&self) -> usize {
        self.resources.len().saturating_sub(1)
    }
}
