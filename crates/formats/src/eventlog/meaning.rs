//! Which column means what: as a mapping says, else by names that systems give.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kernel::Date;
use serde::Deserialize;

use super::stamp::{self, Stamp};
use crate::error::FormatError;
use crate::number::{NumberStyle, plain_number};
use crate::table::mapping::{ColumnRule, MappingOptions};

/// A set of parts that columns may be.
pub trait Parts: Copy + Eq + std::hash::Hash + std::fmt::Debug + 'static {
    /// Each part with its name in mappings and the names that systems give its column, the likeliest
    /// first; small letters and digits alone.
    const ALL: &'static [(Self, &'static str, &'static [&'static str])];
}

/// What a column of an event log may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LogPart {
    /// What it happened to.
    Case,
    /// What happened.
    Activity,
    /// When it happened, or ended.
    Time,
    /// When work on it began.
    Began,
    /// Who did it.
    Resource,
    /// As what.
    Role,
    /// A person or a program.
    Who,
    /// What the case is worth.
    Value,
    /// The currency of that.
    Currency,
    /// When it is promised.
    Promised,
    /// When it was done.
    Actual,
    /// Whether it is late.
    Late,
    /// `start`, `complete` …
    Lifecycle,
    /// Whose case it is.
    Customer,
}

impl Parts for LogPart {
    const ALL: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (
            Self::Case,
            "case",
            &[
                "caseid",
                "case",
                "caseconceptname",
                "casekey",
                "traceid",
                "processinstance",
                "instanceid",
                "salesdocumentitem",
                "orderlineid",
                "salesdocument",
                "orderid",
                "orderno",
                "ordernumber",
                "order",
                "invoiceid",
                "invoiceno",
                "documentno",
            ],
        ),
        (
            Self::Activity,
            "activity",
            &[
                "activity",
                "conceptname",
                "activityname",
                "eventname",
                "eventtype",
                "event",
                "task",
                "step",
                "action",
                "transition",
            ],
        ),
        (
            Self::Time,
            "time",
            &[
                "timestamp",
                "timetimestamp",
                "completetimestamp",
                "endtimestamp",
                "completetime",
                "endtime",
                "eventtime",
                "eventtimestamp",
                "datetime",
                "time",
                "occurredat",
                "createdat",
                "eventdate",
                "date",
            ],
        ),
        (
            Self::Began,
            "began",
            &["starttimestamp", "starttime", "startedat", "began", "begin"],
        ),
        (
            Self::Resource,
            "resource",
            &[
                "resource",
                "orgresource",
                "user",
                "username",
                "userid",
                "performer",
                "employee",
                "agent",
                "createdby",
                "actor",
            ],
        ),
        (
            Self::Role,
            "role",
            &["role", "orgrole", "orggroup", "group", "department", "team"],
        ),
        (
            Self::Who,
            "who",
            &[
                "usertype",
                "executionstatus",
                "executiontype",
                "execution",
                "automation",
                "automatic",
                "isautomatic",
                "automated",
                "actortype",
            ],
        ),
        (
            Self::Value,
            "value",
            &[
                "netvalue",
                "ordervalue",
                "casevalue",
                "netamount",
                "value",
                "amount",
                "invoiceamount",
                "grossamount",
                "totalprice",
                "casecost",
                "costtotal",
            ],
        ),
        (
            Self::Currency,
            "currency",
            &["currency", "currencycode", "waers"],
        ),
        (
            Self::Promised,
            "promised",
            &[
                "promiseddate",
                "promisedate",
                "promisemad",
                "promised",
                "confirmeddate",
                "confirmeddeliverydate",
                "committeddate",
                "requesteddate",
                "requesteddeliverydate",
                "duedate",
            ],
        ),
        (
            Self::Actual,
            "actual",
            &[
                "actualdate",
                "actualmad",
                "actualdeliverydate",
                "actual",
                "delivereddate",
                "deliveredat",
                "completiondate",
            ],
        ),
        (
            Self::Late,
            "late",
            &["delayed", "late", "islate", "isdelayed"],
        ),
        (
            Self::Lifecycle,
            "lifecycle",
            &["lifecycletransition", "lifecycle"],
        ),
        (
            Self::Customer,
            "customer",
            &[
                "customer",
                "customername",
                "customerid",
                "customerno",
                "soldto",
                "soldtoparty",
                "client",
                "clientcode",
                "debtor",
                "payer",
                "buyer",
            ],
        ),
    ];
}

/// What people say of a file: `[columns]` names the column of a part, `[options]` how it is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogMapping {
    /// How the file is written.
    pub options: MappingOptions,
    /// Part → column; what is not named is found by its name.
    pub columns: BTreeMap<String, ColumnRule>,
    /// Activities with which the process begins.
    pub starts: Vec<String>,
    /// Activities with which it ends.
    pub ends: Vec<String>,
    /// The path that is meant.
    pub path: Vec<String>,
    /// The type of object whose process is looked at, in an OCEL.
    pub object_type: Option<String>,
}

impl LogMapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// It is no TOML, or says what is not known here; the error names the line.
    pub fn parse(text: &str) -> Result<Self, FormatError> {
        toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map(|span| text[..span.start].matches('\n').count() + 1);
            let refused = FormatError::new("mapping", error.message());
            match line {
                Some(line) => refused.at_line(u64::try_from(line).unwrap_or(0)),
                None => refused,
            }
        })
    }
}

/// Tells which column is which part, as the columns become known.
#[derive(Debug)]
pub struct Meaning<P> {
    told: Vec<(P, ColumnRule)>,
    style: NumberStyle,
    date_format: Option<String>,
    /// What each column that was seen may be, and how likely (less is likelier).
    seen: HashMap<Arc<str>, Option<(P, usize)>>,
    chosen: HashMap<P, (Arc<str>, usize)>,
}

impl<P: Parts> Meaning<P> {
    /// Takes what a mapping says.
    ///
    /// # Errors
    /// It names a part that there is not, or a rule that is not for these files.
    pub fn new(mapping: &LogMapping) -> Result<Self, FormatError> {
        let mut told = Vec::new();
        for (name, rule) in &mapping.columns {
            let part = P::ALL.iter().find(|(_, known, _)| known == name);
            let Some((part, ..)) = part else {
                let known: Vec<&str> = P::ALL.iter().map(|(_, name, _)| *name).collect();
                return Err(
                    FormatError::new(format!("mapping, columns.{name}"), "is not known")
                        .remedy(format!("it is one of {}", known.join(", "))),
                );
            };
            let plain = ColumnRule {
                from: None,
                format: None,
                map: BTreeMap::new(),
                ..rule.clone()
            };
            if plain != ColumnRule::default() || rule.from.is_none() {
                return Err(FormatError::new(
                    format!("mapping, columns.{name}"),
                    "takes `from`, `format` and `map` alone",
                ));
            }
            told.push((*part, rule.clone()));
        }
        let separator = |text: &Option<String>| text.as_ref().and_then(|text| text.chars().next());
        Ok(Self {
            told,
            style: NumberStyle {
                decimal: separator(&mapping.options.decimal).unwrap_or('.'),
                thousands: separator(&mapping.options.thousands),
            },
            date_format: mapping.options.date_format.clone(),
            seen: HashMap::new(),
            chosen: HashMap::new(),
        })
    }

    /// Of a table with these columns. All names are seen before one is taken: a likelier one may
    /// come behind.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn of<N: AsRef<str>>(names: &[N], mapping: &LogMapping) -> Result<Self, FormatError> {
        let mut meaning = Self::new(mapping)?;
        for name in names {
            meaning.part(&Arc::from(name.as_ref()));
        }
        Ok(meaning)
    }

    /// The part that a column is; none for one that is none, or that another column is rather.
    pub fn part(&mut self, column: &Arc<str>) -> Option<P> {
        let found = match self.seen.get(column) {
            Some(found) => *found,
            None => {
                let found = self.judge(column);
                self.seen.insert(Arc::clone(column), found);
                if let Some((part, rank)) = found {
                    let best = self
                        .chosen
                        .get(&part)
                        .is_none_or(|(_, known)| rank < *known);
                    if best {
                        self.chosen.insert(part, (Arc::clone(column), rank));
                    }
                }
                found
            }
        };
        let (part, _) = found?;
        (self
            .chosen
            .get(&part)
            .is_some_and(|(name, _)| name == column))
        .then_some(part)
    }

    fn judge(&self, column: &str) -> Option<(P, usize)> {
        let told = self
            .told
            .iter()
            .find(|(_, rule)| rule.from.as_deref() == Some(column));
        if let Some((part, _)) = told {
            return Some((*part, 0));
        }
        let free = |part: &P| self.told.iter().all(|(told, _)| told != part);
        let by_name = |name: &str| {
            let bare = bare(name);
            let parts = P::ALL.iter().filter(|(part, ..)| free(part));
            parts.into_iter().find_map(|(part, _, names)| {
                let rank = names.iter().position(|name| *name == bare)?;
                Some((*part, rank + 1))
            })
        };
        // What is told of a case has that before its name; `case:concept:name` is its id.
        by_name(column).or_else(|| by_name(column.strip_prefix("case:")?))
    }

    /// The column that is a part.
    #[must_use]
    pub fn column(&self, part: P) -> Option<&str> {
        self.chosen.get(&part).map(|(name, _)| name.as_ref())
    }

    /// Which columns were taken for what, by the name of the part.
    #[must_use]
    pub fn chosen(&self) -> BTreeMap<&'static str, &str> {
        let named = P::ALL
            .iter()
            .filter_map(|(part, name, _)| Some((*name, self.column(*part)?)));
        named.collect()
    }

    fn rule(&self, part: P) -> Option<&ColumnRule> {
        self.told
            .iter()
            .find(|(told, _)| *told == part)
            .map(|(_, rule)| rule)
    }

    /// The text of a part, replaced as the mapping says.
    #[must_use]
    pub fn text<'t>(&'t self, part: P, text: &'t str) -> &'t str {
        let text = text.trim();
        let replaced = self.rule(part).and_then(|rule| rule.map.get(text));
        replaced.map_or(text, String::as_str)
    }

    fn format(&self, part: P) -> Option<&str> {
        let own = self.rule(part).and_then(|rule| rule.format.as_deref());
        own.or(self.date_format.as_deref())
    }

    /// An instant; none if it cannot be read.
    #[must_use]
    pub fn instant(&self, part: P, text: &str) -> Option<Stamp> {
        Stamp::parse(self.text(part, text), self.format(part))
    }

    /// A day; none if it cannot be read.
    #[must_use]
    pub fn day(&self, part: P, text: &str) -> Option<Date> {
        let text = self.text(part, text);
        let own = self.rule(part).and_then(|rule| rule.format.as_deref());
        stamp::day(text, own.or(self.date_format.as_deref())).or_else(|| stamp::day(text, None))
    }

    /// An amount in hundredths, halves away from zero; none if it cannot be read.
    #[must_use]
    pub fn hundredths(&self, part: P, text: &str) -> Option<i64> {
        let plain = plain_number(self.text(part, text), self.style).ok()?;
        let number: rust_decimal::Decimal = plain.parse().ok()?;
        let hundredths = number.checked_mul(rust_decimal::Decimal::ONE_HUNDRED)?;
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        i64::try_from(hundredths.round_dp_with_strategy(0, strategy).mantissa()).ok()
    }

    /// True or false; none if it is neither.
    #[must_use]
    pub fn truth(&self, part: P, text: &str) -> Option<bool> {
        match self.text(part, text).to_lowercase().as_str() {
            "true" | "yes" | "y" | "1" | "x" | "late" | "delayed" => Some(true),
            "false" | "no" | "n" | "0" | "in time" | "on time" | "ontime" | "not delayed" => {
                Some(false)
            }
            _ => None,
        }
    }
}

/// Small letters and digits alone.
fn bare(name: &str) -> String {
    let kept = name.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Days by which systems say that there is none.
#[must_use]
pub fn is_placeholder(day: Date) -> bool {
    const NONE: [(i32, u32, u32); 6] = [
        (1970, 1, 1),
        (1900, 1, 1),
        (1899, 12, 30),
        (1, 1, 1),
        (9999, 12, 31),
        (2099, 12, 31),
    ];
    use chrono::Datelike;
    NONE.contains(&(day.year(), day.month(), day.day()))
}
