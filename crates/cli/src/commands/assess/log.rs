//! Takes what readers hand on into a log of cases.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use formats::eventlog::{
    self, CASE, LogEvent, LogFormat, LogMapping, LogObject, LogPart, LogSink, Meaning,
    is_placeholder,
};
use formats::{FormatError, Warning};
use insight::process::{EventLog, LogBuilder, NewEvent, Who, Words};

use super::doubts::Doubts;
use crate::failure::Usage;
use crate::ocel_sqlite;

/// Do these columns belong to a log of events?
pub fn is_log(names: &[String], mapping: &LogMapping) -> bool {
    let Ok(meaning) = Meaning::<LogPart>::of(names, mapping) else {
        return false;
    };
    meaning.column(LogPart::Activity).is_some() && meaning.column(LogPart::Time).is_some()
}

/// Reads event logs into one.
pub struct Logs {
    builder: LogBuilder,
    meaning: Meaning<LogPart>,
    attributes: HashMap<Arc<str>, usize>,
    /// Work that began and has not ended, by case and activity.
    begun: HashMap<(String, String), i64>,
    who_is_told: bool,
    currencies: BTreeMap<String, usize>,
    /// The type of object that is followed, where the log has objects.
    pub object_type: Option<String>,
}

/// What was read.
pub struct ReadLog {
    pub log: EventLog,
    /// Which column was taken for what.
    pub columns: BTreeMap<&'static str, String>,
    /// The column of the customer.
    pub customers: Option<usize>,
    /// The currency most values are in.
    pub currency: Option<String>,
}

impl Logs {
    pub fn new(mapping: &LogMapping) -> Result<Self> {
        Ok(Self {
            builder: LogBuilder::new([]),
            meaning: Meaning::new(mapping)?,
            attributes: HashMap::new(),
            begun: HashMap::new(),
            who_is_told: false,
            currencies: BTreeMap::new(),
            object_type: mapping.object_type.clone(),
        })
    }

    /// Reads a file on top.
    pub fn read(
        &mut self,
        path: &Path,
        mapping: &LogMapping,
        doubts: &mut Doubts,
    ) -> Result<LogFormat> {
        let format = eventlog::detect_file(path)?;
        if has_objects(format) && self.object_type.is_none() {
            self.object_type = Some(likeliest_type(path, mapping)?);
        }
        let wanted = self.object_type.clone();
        let mut taking = Taking {
            logs: self,
            doubts,
            wanted,
            objects: HashMap::new(),
        };
        read_any(path, format, mapping, &mut taking)?;
        Ok(format)
    }

    /// The log, once all files are read.
    pub fn finish(mut self, doubts: &mut Doubts) -> Result<ReadLog> {
        let mut begun: Vec<((String, String), i64)> = self.begun.drain().collect();
        begun.sort();
        for ((case, activity), at) in begun {
            doubts.count("work_unfinished", &activity, &case);
            let event = NewEvent {
                case: &case,
                activity: &activity,
                at,
                ..NewEvent::default()
            };
            self.builder.push(&event, [])?;
        }
        let mut log = self.builder.build();
        if !self.who_is_told && log.tell_who(is_program) {
            doubts.count("who_guessed", "", "");
        }
        let customers = self.meaning.column(LogPart::Customer);
        let currency = self.currencies.into_iter().max_by_key(|(_, count)| *count);
        let columns = self.meaning.chosen();
        Ok(ReadLog {
            customers: customers.and_then(|name| self.attributes.get(name).copied()),
            columns: columns
                .into_iter()
                .map(|(part, name)| (part, name.to_owned()))
                .collect(),
            currency: currency.map(|(code, _)| code),
            log,
        })
    }

    fn push(
        &mut self,
        case: &str,
        event: &LogEvent,
        more: &[eventlog::Named],
        doubts: &mut Doubts,
    ) -> Result<()> {
        let mut new = NewEvent {
            case,
            activity: &event.activity,
            at: event.at.micros,
            day_only: event.at.day_only,
            ..NewEvent::default()
        };
        let mut others: Vec<(usize, &str)> = Vec::with_capacity(event.attributes.len());
        let mut lifecycle = "";
        for (name, text) in event.attributes.iter().chain(more) {
            let part = self.meaning.part(name);
            if let Some(part) = part.filter(|part| !matches!(part, LogPart::Customer)) {
                match part {
                    LogPart::Resource => new.resource = text.trim(),
                    LogPart::Role => new.role = text.trim(),
                    LogPart::Lifecycle => lifecycle = text,
                    _ => self.take(part, name, text, &mut new, doubts),
                }
                continue;
            }
            let known = self.attributes.get(name).copied();
            let at = known.unwrap_or_else(|| {
                let at = self.builder.attribute(name);
                self.attributes.insert(Arc::clone(name), at);
                at
            });
            others.push((at, text));
        }
        let key = || (case.to_owned(), event.activity.clone());
        match lifecycle.to_ascii_lowercase().as_str() {
            "start" => {
                self.begun.insert(key(), new.at);
                return Ok(());
            }
            "" | "complete" => {
                if !self.begun.is_empty() {
                    new.began = self.begun.remove(&key()).or(new.began);
                }
            }
            _ => {
                doubts.count("lifecycle_left_out", lifecycle, case);
                return Ok(());
            }
        }
        Ok(self.builder.push(&new, others)?)
    }

    fn take(
        &mut self,
        part: LogPart,
        name: &str,
        text: &str,
        new: &mut NewEvent<'_>,
        doubts: &mut Doubts,
    ) {
        let said = text.trim();
        if said.is_empty() {
            return;
        }
        let meaning = &self.meaning;
        let day = |doubts: &mut Doubts| {
            let day = meaning.day(part, said);
            match day {
                None => doubts.count("unreadable", name, said),
                Some(day) if is_placeholder(day) => doubts.count("placeholder", name, said),
                Some(_) => {}
            }
            day.filter(|day| !is_placeholder(*day))
        };
        match part {
            LogPart::Who => {
                new.who = who(meaning.text(part, said));
                self.who_is_told |= new.who != Who::Unknown;
                if new.who == Who::Unknown {
                    doubts.count("unreadable", name, said);
                }
            }
            LogPart::Value => {
                new.facts.value = meaning.hundredths(part, said);
                if new.facts.value.is_none() {
                    doubts.count("unreadable", name, said);
                }
            }
            LogPart::Currency => *self.currencies.entry(said.to_uppercase()).or_default() += 1,
            LogPart::Promised => new.facts.promised = day(doubts),
            LogPart::Actual => new.facts.actual = day(doubts),
            LogPart::Late => {
                new.facts.late = meaning.truth(part, said);
                if new.facts.late.is_none() {
                    doubts.count("unreadable", name, said);
                }
            }
            LogPart::Began => match meaning.instant(part, said) {
                Some(began) => new.began = Some(began.micros),
                None => doubts.count("unreadable", name, said),
            },
            _ => {}
        }
    }
}

struct Taking<'l> {
    logs: &'l mut Logs,
    doubts: &'l mut Doubts,
    wanted: Option<String>,
    /// Objects of the type that is followed, with what is told of them.
    objects: HashMap<String, Vec<eventlog::Named>>,
}

impl LogSink for Taking<'_> {
    fn object(&mut self, object: LogObject) -> Result<(), FormatError> {
        if self.wanted.as_ref() == Some(&object.kind) {
            self.objects.insert(object.id, object.attributes);
        }
        Ok(())
    }

    fn event(&mut self, event: LogEvent) -> Result<(), FormatError> {
        let failed = |error: anyhow::Error| FormatError::new("log", error.to_string());
        if self.wanted.is_none() {
            let case = event.objects.first().map_or("", String::as_str);
            return self
                .logs
                .push(case, &event, &[], self.doubts)
                .map_err(failed);
        }
        // An object is one case, however often an event names it.
        let mut seen = HashSet::new();
        for id in event.objects.iter().filter(|id| seen.insert(*id)) {
            if let Some(told) = self.objects.get(id) {
                self.logs
                    .push(id, &event, told, self.doubts)
                    .map_err(failed)?;
            }
        }
        Ok(())
    }

    fn warn(&mut self, warning: Warning) {
        self.doubts.warn(warning);
    }
}

fn has_objects(format: LogFormat) -> bool {
    matches!(
        format,
        LogFormat::OcelJson | LogFormat::OcelXml | LogFormat::OcelSqlite
    )
}

fn read_any(
    path: &Path,
    format: LogFormat,
    mapping: &LogMapping,
    sink: &mut dyn LogSink,
) -> Result<()> {
    match format {
        LogFormat::OcelSqlite => ocel_sqlite::read(path, sink)?,
        _ => {
            eventlog::read(path, mapping, sink)?;
        }
    }
    Ok(())
}

/// Counts what happens to each object.
#[derive(Default)]
struct Types {
    activities: Words,
    /// Type, events and different activities of each object.
    objects: HashMap<String, (String, usize, HashSet<u32>)>,
}

impl LogSink for Types {
    fn object(&mut self, object: LogObject) -> Result<(), FormatError> {
        let counts = (object.kind, 0, HashSet::new());
        self.objects.insert(object.id, counts);
        Ok(())
    }

    fn event(&mut self, event: LogEvent) -> Result<(), FormatError> {
        let activity = self.activities.number(&event.activity);
        for id in &event.objects {
            if let Some((_, events, activities)) = self.objects.get_mut(id) {
                *events += 1;
                activities.insert(activity);
            }
        }
        Ok(())
    }

    fn warn(&mut self, _: Warning) {}
}

/// The type of object that looks most like a case: many different things happen to each, and few
/// of them again and again. (To a customer much happens, but over and over.)
fn likeliest_type(path: &Path, mapping: &LogMapping) -> Result<String> {
    let mut types = Types::default();
    read_any(path, eventlog::detect_file(path)?, mapping, &mut types)?;
    let mut kinds: BTreeMap<String, (usize, usize, HashSet<u32>)> = BTreeMap::new();
    for (kind, events, activities) in types.objects.into_values() {
        let counts = kinds.entry(kind).or_default();
        counts.0 += events;
        counts.1 += activities.len();
        counts.2.extend(activities);
    }
    let score = |(events, different, all): &(usize, usize, HashSet<u32>)| {
        different * all.len() * 1_000 / (*events).max(1)
    };
    let best = kinds.into_iter().filter(|(_, counts)| counts.0 > 0);
    let best = best.max_by_key(|(_, counts)| score(counts));
    best.map(|(kind, _)| kind).ok_or_else(|| {
        Usage::error(
            format!("{}: no event names an object", path.display()),
            format!("give a log whose events have objects, or a table with a {CASE} column"),
        )
    })
}

fn who(text: &str) -> Who {
    match text.to_lowercase().as_str() {
        "human" | "manual" | "person" | "user" | "dialog" | "no" | "false" | "0" | "n" => {
            Who::Person
        }
        "robot" | "bot" | "system" | "automatic" | "automated" | "auto" | "batch" | "program"
        | "machine" | "background" | "yes" | "true" | "1" | "y" => Who::System,
        _ => Who::Unknown,
    }
}

/// Does this name look like a program's?
fn is_program(name: &str) -> bool {
    const PROGRAMS: [&str; 9] = [
        "system",
        "batch",
        "workflow",
        "robot",
        "rpa",
        "automat",
        "job",
        "interface",
        "wf-",
    ];
    let name = name.to_lowercase();
    PROGRAMS.iter().any(|program| name.contains(program))
        || name == "bot"
        || name.starts_with("bot ")
}
