//! Cases with their events, as they are read.

use std::collections::HashMap;

use chrono::Datelike;
use insight::process::{Case, CaseFacts, EventLog, LogBuilder, LogError, Step, Who};
use kernel::{Actor, Currency, CustomerId, Date, EntityId, Instant, UserId};
use store::{Cell, Row, Tx};
use uuid::Uuid;

use super::super::{Period, Scope, SplitBy};
use super::FlowOf;
use super::sql::{self, Which};
use crate::error::{Code, Refusal, Result};
use crate::parties;

/// What is told of every case besides its events; causes of lateness are looked for among it.
const TOLD: [&str; 6] = [
    "segment", "country", "customer", CHANNEL, "currency", "weekday",
];
const CHANNEL: &str = "channel";
/// The first of these are told of the customer.
const OF_CUSTOMER: usize = 3;
/// The customer of a case that has none.
const NOBODY: usize = usize::MAX;
/// Events that are read at once.
const EVENTS: i64 = 100_000;

/// Cases of one kind with their events.
#[derive(Debug)]
pub(in crate::insight) struct Book {
    pub(in crate::insight) log: EventLog,
    /// Values are of cases in this currency; others count without one.
    pub(super) currency: Currency,
    /// By the number of the case: the day on which it began, in UTC, and its customer.
    began: Vec<(Date, usize)>,
    customers: Vec<Customer>,
    numbers: HashMap<CustomerId, usize>,
    hands: Hands,
}

#[derive(Debug, PartialEq)]
struct Customer {
    id: CustomerId,
    segment: Option<String>,
    country: Option<String>,
    name: String,
}

/// Who does what.
#[derive(Debug)]
struct Hands {
    names: HashMap<UserId, String>,
    /// By the text that stands for them in the event log.
    known: HashMap<String, (Who, u32)>,
}

/// There are too many events or kinds of them.
pub(super) fn too_many(events_max: u64) -> Refusal {
    let problem = format!("the period holds more than {events_max} events");
    let remedy = "ask for a shorter period, a segment or a country";
    Refusal::new(Code::InvalidValue, "from", problem, remedy)
}

impl Book {
    pub(super) fn new(tx: &mut Tx, entity: EntityId) -> Result<Self> {
        Ok(Self {
            log: EventLog::of_cases(TOLD),
            currency: parties::entity(tx, entity)?.base_currency,
            began: Vec::new(),
            customers: Vec::new(),
            numbers: HashMap::new(),
            hands: Hands {
                names: names(tx)?,
                known: HashMap::new(),
            },
        })
    }

    /// Reads all cases of a legal entity with their events up to a place in the chain, in the order
    /// in which these were recorded.
    pub(super) fn all(tx: &mut Tx, entity: EntityId, of: FlowOf, upto: i64) -> Result<Self> {
        let mut book = Self::new(tx, entity)?;
        book.read_cases(tx, &Scope::of(entity), of, &Which::All)?;
        let owners = book.owners(tx, entity, of)?;
        let mut last = vec![0_i64; book.began.len()];
        let mut builder = LogBuilder::onto(std::mem::take(&mut book.log));
        let (statement, mut refused) = (sql::between(of), None);
        let mut from = 0;
        while from < upto {
            let until = upto.min(from + EVENTS);
            let arguments = [entity.into(), from.into(), until.into()];
            tx.query_each(&statement, &arguments, |row| {
                let Some(&case) = owners.get(&row.get(0)?) else {
                    return Ok(());
                };
                // An event on an order and on its invoice is one event of the order.
                let seq: i64 = row.get(2)?;
                let seen = std::mem::replace(&mut last[place(case)], seq);
                if seen != seq {
                    let step = book.hands.step(row, builder.log())?;
                    let taken = step.and_then(|step| builder.step(case, step));
                    refused = refused.take().or(taken.err());
                }
                Ok(())
            })?;
            from = until;
        }
        book.log = builder.build();
        match refused {
            Some(_) => Err(too_many(u64::from(u32::MAX)).into()),
            None => Ok(book),
        }
    }

    /// The case that each object is or belongs to.
    fn owners(&self, tx: &mut Tx, entity: EntityId, of: FlowOf) -> Result<HashMap<Uuid, u32>> {
        let mut owners: HashMap<Uuid, u32> = (0_u32..)
            .zip(self.log.cases.iter())
            .filter_map(|(case, name)| Some((Uuid::parse_str(name).ok()?, case)))
            .collect();
        if let Some(parts) = sql::all_parts(of) {
            let mut parts_of = Vec::new();
            tx.query_each(&parts, &[entity.into()], |row| {
                if let Some(case) = owners.get(&row.get(1)?) {
                    parts_of.push((row.get(0)?, *case));
                }
                Ok(())
            })?;
            owners.extend(parts_of);
        }
        Ok(owners)
    }

    /// Reads some cases with their events, in place of what was known of them; not more events than
    /// so many.
    pub(super) fn read(
        &mut self,
        tx: &mut Tx,
        scope: &Scope,
        of: FlowOf,
        which: &Which<'_>,
        events_max: u64,
    ) -> Result<()> {
        self.read_cases(tx, scope, of, which)?;
        let (statement, arguments) = sql::events(of, which, scope.entity);
        let (mut current, mut steps): (Option<u32>, Vec<Step>) = (None, Vec::new());
        let (mut events, mut refused) = (0_u64, None);
        let Self { log, hands, .. } = self;
        scope.query_each(tx, &statement, &arguments, |row| {
            events += 1;
            let id: Uuid = row.get(0)?;
            // The cases are those of the customers in question.
            let Some(case) = log
                .cases
                .find(&case_name(id))
                .filter(|_| events <= events_max)
            else {
                return Ok(());
            };
            if let Some(before) = current.replace(case).filter(|before| *before != case) {
                refused = refused.take().or(log.put(before, &mut steps).err());
                steps.clear();
            }
            match hands.step(row, log)? {
                Ok(step) => steps.push(step),
                Err(problem) => refused = Some(problem),
            }
            Ok(())
        })?;
        if let Some(case) = current {
            refused = refused.take().or(self.log.put(case, &mut steps).err());
        }
        match refused.is_some() || events > events_max {
            true => Err(too_many(events_max).into()),
            false => Ok(()),
        }
    }

    fn read_cases(
        &mut self,
        tx: &mut Tx,
        scope: &Scope,
        of: FlowOf,
        which: &Which<'_>,
    ) -> Result<()> {
        let (statement, arguments) = sql::cases(of, which, scope.entity);
        scope.query_each(tx, &statement, &arguments, |row| self.take(row))
    }

    /// A row of [`sql::cases`].
    fn take(&mut self, row: &Row) -> store::Result<()> {
        let currency: Currency = row.get(2)?;
        let in_currency = currency == self.currency;
        let (at, on): (Option<Instant>, Option<Date>) = (row.get(5)?, row.get(6)?);
        let facts = CaseFacts {
            value: in_currency.then(|| row.get(3)).transpose()?,
            promised: row.get(4)?,
            actual: at.map(Instant::date).or(on),
            late: None,
        };
        let (instant, day): (Option<Instant>, Option<Date>) = (row.get(8)?, row.get(9)?);
        let began = instant.map(Instant::date);
        let weekday = began.map(|day| day.weekday().number_from_monday().to_string());
        let number = match row.get::<Option<CustomerId>>(1)? {
            Some(customer) => self.customer(customer, row)?,
            None => NOBODY,
        };
        let channel: Option<String> = row.get(7)?;
        let case = self.log.number_case(&case_name(row.get(0)?));
        let customer = self.customers.get(number).map_or([""; 3], Customer::texts);
        let texts = customer.into_iter().chain([
            channel.as_deref().unwrap_or_default(),
            currency.code(),
            weekday.as_deref().unwrap_or_default(),
        ]);
        self.log.tell(case, facts, texts);
        let began = (began.or(day).unwrap_or(Date::MIN), number);
        match self.began.get_mut(place(case)) {
            Some(known) => *known = began,
            None => self.began.push(began),
        }
        Ok(())
    }

    fn customer(&mut self, id: CustomerId, row: &Row) -> store::Result<usize> {
        if let Some(number) = self.numbers.get(&id) {
            return Ok(*number);
        }
        self.numbers.insert(id, self.customers.len());
        self.customers.push(Customer {
            id,
            segment: row.get(10)?,
            country: row.get(11)?,
            name: row.get(12)?,
        });
        Ok(self.customers.len() - 1)
    }

    /// Reads anew what is told of customers that are known.
    pub(super) fn read_customers(&mut self, tx: &mut Tx, ids: &[Uuid]) -> Result<()> {
        let rows = tx.query(
            "SELECT k.id, k.segment, k.country, k.name FROM {uuids $1} CROSS JOIN customers k
            WHERE k.id = value",
            &[ids.into()],
        )?;
        for row in &rows {
            let new = Customer {
                id: row.get(0)?,
                segment: row.get(1)?,
                country: row.get(2)?,
                name: row.get(3)?,
            };
            let Some(&number) = self.numbers.get(&new.id) else {
                continue;
            };
            if self.customers[number] == new {
                continue;
            }
            for (case, (_, customer)) in (0_u32..).zip(&self.began) {
                if *customer == number {
                    for (column, text) in new.texts().into_iter().enumerate() {
                        self.log.tell_text(case, column, text);
                    }
                }
            }
            self.customers[number] = new;
        }
        Ok(())
    }

    /// Takes in people who are new. Says whether all whom it knew are called as they were.
    pub(super) fn read_names(&mut self, tx: &mut Tx) -> Result<bool> {
        let new = names(tx)?;
        let same = |(user, name): (&UserId, &String)| new.get(user) == Some(name);
        let all_same = self.hands.names.iter().all(same);
        self.hands.names = new;
        Ok(all_same)
    }

    /// The cases in question that began in a period, with events or without.
    pub(super) fn choose(&self, scope: &Scope, period: Period) -> Vec<Case<'_>> {
        let only = scope.customer();
        let counts = |customer: &Customer| {
            only.is_none_or(|only| only == customer.id)
                && scope.counts(|column| customer.of(column))
        };
        let counted: Vec<bool> = self.customers.iter().map(counts).collect();
        let whole = scope.is_whole();
        let channel = self.log.columns().find(|column| column.name == CHANNEL);
        let channel = channel.zip(scope.channel());
        let cases = self.log.all_cases().filter(|case| {
            let (began, customer) = self.began[place(case.number)];
            (period.from..=period.to).contains(&began)
                && (whole || counted.get(customer) == Some(&true))
                && channel.is_none_or(|(column, channel)| case.text(column) == channel)
        });
        cases.collect()
    }

    /// The customer of a case.
    pub(super) fn customer_of(&self, case: Case<'_>) -> Option<CustomerId> {
        let (_, number) = self.began[place(case.number)];
        self.customers.get(number).map(|customer| customer.id)
    }
}

/// What a case is called in the log.
fn case_name(id: Uuid) -> String {
    id.simple().to_string()
}

/// The id of what a case of the log is.
pub(in crate::insight) fn case_id(case: Case<'_>) -> Uuid {
    Uuid::parse_str(case.name()).unwrap_or_default()
}

/// A number as a place.
fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl Customer {
    /// In the order of [`TOLD`].
    fn texts(&self) -> [&str; OF_CUSTOMER] {
        [
            self.segment.as_deref().unwrap_or_default(),
            self.country.as_deref().unwrap_or_default(),
            &self.name,
        ]
    }

    fn of(&self, column: SplitBy) -> Option<&str> {
        match column {
            SplitBy::Segment => self.segment.as_deref(),
            SplitBy::Country => self.country.as_deref(),
            SplitBy::Channel | SplitBy::ProductGroup | SplitBy::Customer => None,
        }
    }
}

impl Hands {
    /// The step that a row tells of: what in column 3, when in 1, who in 4.
    fn step(
        &mut self,
        row: &Row,
        log: &mut EventLog,
    ) -> store::Result<std::result::Result<Step, LogError>> {
        let actor = match row.cell(4)? {
            Cell::Text(text) => self.known.get(text).copied(),
            _ => None,
        };
        let (who, resource) = match actor {
            Some(known) => known,
            None => {
                let actor: Actor = row.get(4)?;
                let (who, name) = self.named(&actor);
                let found = (who, log.number_resource(&name));
                self.known.insert(row.get(4)?, found);
                found
            }
        };
        let activity = match row.cell(3)? {
            Cell::Text(text) => log.number_activity(text),
            _ => log.number_activity(&row.get::<String>(3)?),
        };
        let at = row.get::<Instant>(1)?.micros();
        Ok(activity.map(|activity| Step {
            activity,
            at,
            resource,
            who,
        }))
    }

    fn named(&self, actor: &Actor) -> (Who, String) {
        match actor {
            Actor::User(user) => {
                let name = self.names.get(user).cloned();
                (Who::Person, name.unwrap_or_else(|| user.to_string()))
            }
            Actor::System(_) | Actor::ApiKey(_) => (Who::System, actor.to_string()),
        }
    }
}

fn names(tx: &mut Tx) -> Result<HashMap<UserId, String>> {
    let rows = tx.query("SELECT id, name FROM users", &[])?;
    let names = rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?)));
    names.collect()
}
