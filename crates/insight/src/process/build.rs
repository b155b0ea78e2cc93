//! How a log is built: from events in any order, or case by case as they change.

use super::columns::Attribute;
use super::log::{CaseFacts, EventLog, LogError, NewEvent, Span, Step, index};

/// Events are counted by 32 bits.
const EVENTS_MAX: usize = u32::MAX as usize;
/// Events that no case has any more are kept until they are more than one in so many.
const LEFT_BEHIND: usize = 4;

/// Takes events in any order.
#[derive(Debug, Default)]
pub struct LogBuilder {
    log: EventLog,
    case_of: Vec<u32>,
    sequence_is_sorted: bool,
}

impl LogBuilder {
    /// A log with these further columns.
    #[must_use]
    pub fn new<'n>(attributes: impl IntoIterator<Item = &'n str>) -> Self {
        let mut log = EventLog::of_cases([]);
        log.attributes = attributes.into_iter().map(Attribute::new).collect();
        Self::onto(log)
    }

    /// Takes events of a log whose cases are numbered already and that has none yet.
    #[must_use]
    pub fn onto(log: EventLog) -> Self {
        Self {
            log,
            case_of: Vec::new(),
            sequence_is_sorted: true,
        }
    }

    /// The log as far as it is built, to number what events name.
    pub fn log(&mut self) -> &mut EventLog {
        &mut self.log
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
        let step = Step {
            activity: log.number_activity(event.activity)?,
            at: event.at,
            resource: log.number_resource(event.resource),
            who: event.who,
        };
        let case = log.number_case(event.case);
        log.facts[index(case)].merge(event.facts);
        let place = log.activity.len();
        if event.began.is_some_and(|began| began != event.at) || !log.began.is_empty() {
            log.began.extend_from_slice(&log.at[log.began.len()..place]);
            log.began.push(event.began.unwrap_or(event.at));
        }
        log.with_work += u64::from(event.began.is_some_and(|began| began < event.at));
        if !event.role.is_empty() || !log.role.is_empty() {
            log.role.resize(place, 0);
            log.role.push(log.roles.number(event.role));
        }
        if event.day_only || !log.day_only.is_empty() {
            log.day_only.resize(place, false);
            log.day_only.push(event.day_only);
        }
        self.step(case, step)?;
        let columns = &mut self.log.attributes;
        for column in columns.iter_mut() {
            column.codes.push(0);
        }
        for (column, text) in attributes {
            if let Some(column) = columns.get_mut(column) {
                let code = column.words.number(text);
                if let Some(last) = column.codes.last_mut() {
                    *last = code;
                }
            }
        }
        Ok(())
    }

    /// Takes an event of a case that is known by its number.
    ///
    /// # Errors
    /// There are too many events.
    pub fn step(&mut self, case: u32, step: Step) -> Result<(), LogError> {
        if self.case_of.len() == EVENTS_MAX {
            return Err(LogError::Events);
        }
        self.sequence_is_sorted &= self.case_of.last().is_none_or(|last| *last <= case);
        self.case_of.push(case);
        self.log.append(step);
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
        log.spans = spans(&case_of, log.cases.len());
        let order = order(&mut log, &case_of, sequence_is_sorted);
        if let Some(order) = order {
            log.arrange(&order);
        }
        log
    }
}

/// Where the events of each case lie once they are sorted by case.
fn spans(case_of: &[u32], cases: usize) -> Vec<Span> {
    let mut counts = vec![0_u32; cases];
    for &case in case_of {
        counts[index(case)] += 1;
    }
    let mut from = 0;
    let each = counts.into_iter().map(|count| {
        let span = Span {
            from,
            until: from + count,
        };
        from = span.until;
        span
    });
    each.collect()
}

/// The events by case and time, as places in the order in which they came; none if they came so.
fn order(log: &mut EventLog, case_of: &[u32], grouped: bool) -> Option<Vec<u32>> {
    let mut order = Vec::with_capacity(case_of.len());
    if grouped {
        order.extend(0..u32::try_from(case_of.len()).unwrap_or(u32::MAX));
    } else {
        order.resize(case_of.len(), 0);
        let mut next: Vec<u32> = log.spans.iter().map(|span| span.from).collect();
        for (event, &case) in case_of.iter().enumerate() {
            let slot = &mut next[index(case)];
            order[index(*slot)] = u32::try_from(event).unwrap_or(u32::MAX);
            *slot += 1;
        }
    }
    let mut moved = false;
    for span in &log.spans {
        let events = &mut order[span.events()];
        if !events.is_sorted_by_key(|event| log.at[index(*event)]) {
            events.sort_by_key(|event| log.at[index(*event)]);
            moved = true;
        }
    }
    log.in_order = !moved;
    (moved || !grouped).then_some(order)
}

fn arrange<T: Copy>(values: &mut Vec<T>, order: &[u32]) {
    *values = order.iter().map(|event| values[index(*event)]).collect();
}

impl EventLog {
    /// An empty log that tells of each case as a whole what stands in these columns. Cases are
    /// numbered by [`Self::number_case`], and then told of and given their events.
    #[must_use]
    pub fn of_cases<'n>(columns: impl IntoIterator<Item = &'n str>) -> Self {
        let mut log = Self {
            told: columns.into_iter().map(Attribute::of_cases).collect(),
            in_order: true,
            ..Self::default()
        };
        log.resources.number("");
        log.roles.number("");
        log
    }

    /// The number of a case, a new one without events if it was not there.
    pub fn number_case(&mut self, name: &str) -> u32 {
        let case = self.cases.number(name);
        if index(case) == self.spans.len() {
            self.spans.push(Span::default());
            self.facts.push(CaseFacts::default());
            for column in &mut self.told {
                column.codes.push(0);
            }
        }
        case
    }

    /// Says what is told of a case as a whole, in place of what was; `texts` in the order of the
    /// columns.
    pub fn tell<'t>(
        &mut self,
        case: u32,
        facts: CaseFacts,
        texts: impl IntoIterator<Item = &'t str>,
    ) {
        self.facts[index(case)] = facts;
        for (column, text) in texts.into_iter().enumerate() {
            self.tell_text(case, column, text);
        }
    }

    /// Says what one of the columns tells of a case.
    pub fn tell_text(&mut self, case: u32, column: usize, text: &str) {
        let column = &mut self.told[column];
        column.codes[index(case)] = column.words.number(text);
    }

    /// Gives a case these events in place of those it has, in the order in which they came.
    ///
    /// # Errors
    /// There are too many events.
    pub fn put(&mut self, case: u32, steps: &mut [Step]) -> Result<(), LogError> {
        let left = self.spans[index(case)];
        self.left_behind += left.events().len();
        if self.activity.len() + steps.len() > EVENTS_MAX {
            return Err(LogError::Events);
        }
        steps.sort_by_key(|step| step.at);
        let from = u32::try_from(self.activity.len()).unwrap_or(u32::MAX);
        for step in steps.iter() {
            self.append(*step);
        }
        let until = u32::try_from(self.activity.len()).unwrap_or(u32::MAX);
        self.spans[index(case)] = Span { from, until };
        if self.left_behind > self.activity.len() / LEFT_BEHIND {
            self.close_gaps();
        }
        Ok(())
    }

    fn append(&mut self, step: Step) {
        self.activity.push(step.activity);
        self.at.push(step.at);
        self.resource.push(step.resource);
        self.who.push(step.who);
    }

    /// Forgets the events that no case has any more.
    fn close_gaps(&mut self) {
        let mut order = Vec::with_capacity(self.activity.len() - self.left_behind);
        for span in &mut self.spans {
            let from = u32::try_from(order.len()).unwrap_or(u32::MAX);
            order.extend(span.from..span.until);
            let until = u32::try_from(order.len()).unwrap_or(u32::MAX);
            *span = Span { from, until };
        }
        self.arrange(&order);
        self.left_behind = 0;
    }

    fn arrange(&mut self, order: &[u32]) {
        // What only some logs tell is kept no further than it is told.
        let all = self.activity.len();
        if !self.began.is_empty() {
            self.began.extend_from_slice(&self.at[self.began.len()..]);
            arrange(&mut self.began, order);
        }
        if !self.role.is_empty() {
            self.role.resize(all, 0);
            arrange(&mut self.role, order);
        }
        if !self.day_only.is_empty() {
            self.day_only.resize(all, false);
            arrange(&mut self.day_only, order);
        }
        arrange(&mut self.activity, order);
        arrange(&mut self.at, order);
        arrange(&mut self.resource, order);
        arrange(&mut self.who, order);
        for column in &mut self.attributes {
            arrange(&mut column.codes, order);
        }
    }
}
