//! What is doubtful in a log, so that figures are read with it in mind.

use std::collections::HashMap;

use serde::Serialize;

use super::columns::Attribute;
use super::durations::share;
use super::log::{Case, EventLog, Who, index};
use super::variants::Ends;

/// Below this share a gap is not told.
const WORTH_TELLING: f64 = 0.001;
/// A step of which at least this share is known by day only.
const MOSTLY: f64 = 0.5;
/// Texts of this length or longer are not compared for spelling.
const SPELLING_MAX: usize = 64;
/// Examples a finding shows.
const EXAMPLES: usize = 3;
/// Texts by which systems say that there is nothing.
const NOTHING: [&str; 12] = [
    "empty",
    "n/a",
    "na",
    "null",
    "none",
    "unknown",
    "-",
    "--",
    "?",
    "tbd",
    "not assigned",
    "#n/v",
];

/// Something doubtful.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What kind of finding; stable, for programs.
    pub code: &'static str,
    /// Where: a step or a column; empty for the whole log.
    pub place: String,
    /// How many events, cases or texts it is about.
    pub count: usize,
    /// Of how many.
    pub of: usize,
    /// Some of them.
    pub examples: Vec<String>,
}

impl Finding {
    fn new(code: &'static str, place: &str, count: usize, of: usize) -> Self {
        Self {
            code,
            place: place.to_owned(),
            count,
            of,
            examples: Vec::new(),
        }
    }

    fn examples<'t>(mut self, examples: impl IntoIterator<Item = &'t str>) -> Self {
        self.examples = examples
            .into_iter()
            .take(EXAMPLES)
            .map(str::to_owned)
            .collect();
        self
    }

    fn tells(&self) -> bool {
        share(self.count, self.of).is_some_and(|share| share >= WORTH_TELLING)
    }
}

/// Looks for what is doubtful in a log.
#[must_use]
pub fn quality(log: &EventLog, ends: &Ends) -> Vec<Finding> {
    let mut findings = times(log);
    findings.extend(cases(log, ends));
    findings.extend(hands(log));
    for column in &log.attributes {
        findings.extend(spelling(column));
        findings.extend(gaps(column));
    }
    findings
}

/// Times known by day only, and events whose order is not known.
fn times(log: &EventLog) -> Vec<Finding> {
    let kinds = log.activities.len();
    let mut counts = vec![(0_usize, 0_usize); kinds];
    let (mut twice, mut at_once) = (0, 0);
    let mut twice_in: Vec<&str> = Vec::new();
    for case in log.cases() {
        for place in case.events() {
            let count = &mut counts[usize::from(log.activity[place])];
            count.0 += usize::from(log.is_day_only(place));
            count.1 += 1;
            if place > case.events().start && log.at[place] == log.at[place - 1] {
                let same = log.activity[place] == log.activity[place - 1];
                at_once += usize::from(!same);
                let same = same && log.resource[place] == log.resource[place - 1];
                let unchanged = |column: &Attribute| column.codes[place] == column.codes[place - 1];
                if same && log.attributes.iter().all(unchanged) {
                    twice += 1;
                    twice_in.push(case.name());
                }
            }
        }
    }
    let mut findings: Vec<Finding> = log
        .activities
        .iter()
        .zip(counts)
        .filter(|(_, (days, all))| share(*days, *all).is_some_and(|share| share >= MOSTLY))
        .map(|(name, (days, all))| Finding::new("day_only", name, days, all))
        .collect();
    findings.push(Finding::new("same_instant", "", at_once, log.events()));
    findings.push(Finding::new("event_twice", "", twice, log.events()).examples(twice_in));
    if !log.in_order {
        findings.push(Finding::new("not_in_order", "", log.events(), log.events()));
    }
    findings.retain(Finding::tells);
    findings
}

/// Cases that began before the log or have not ended.
fn cases(log: &EventLog, ends: &Ends) -> Vec<Finding> {
    let name = |step: Option<&u16>| step.map_or("", |step| log.activities.text(u32::from(*step)));
    let within =
        |names: &[String], step: Option<&u16>| names.iter().any(|known| known == name(step));
    let which = |holds: &dyn Fn(Case<'_>) -> bool, code| {
        let chosen = log.choose(holds);
        let examples = chosen.iter().map(|case| case.name());
        Finding::new(code, "", chosen.len(), log.cases.len()).examples(examples)
    };
    let mut findings = vec![
        which(
            &|case| !within(&ends.intended_starts, case.activities().first()),
            "no_beginning",
        ),
        which(
            &|case| !within(&ends.intended_ends, case.activities().last()),
            "no_end",
        ),
        which(&|case| case.events().len() == 1, "one_event"),
    ];
    findings.retain(Finding::tells);
    findings
}

/// Steps of which nobody is told who did them.
fn hands(log: &EventLog) -> Vec<Finding> {
    let kinds = log.activities.len();
    let mut missing = vec![[0_usize; 3]; kinds];
    let mut all = vec![0_usize; kinds];
    for place in 0..log.events() {
        let step = usize::from(log.activity[place]);
        all[step] += 1;
        missing[step][0] += usize::from(log.who[place] == Who::Unknown);
        missing[step][1] += usize::from(log.resource[place] == 0);
        let role = log.roles.text(log.role_of(place));
        missing[step][2] += usize::from(is_nothing(role));
    }
    let codes = ["no_who", "no_resource", "no_role"];
    let mut findings = Vec::new();
    for (column, code) in codes.into_iter().enumerate() {
        let sum: usize = missing.iter().map(|counts| counts[column]).sum();
        if sum == log.events() {
            findings.push(Finding::new(code, "", sum, sum));
            continue;
        }
        let steps = log.activities.iter().zip(missing.iter().zip(&all));
        let steps =
            steps.map(|(name, (counts, all))| Finding::new(code, name, counts[column], *all));
        findings.extend(steps.filter(Finding::tells));
    }
    findings
}

fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || NOTHING.contains(&text.to_lowercase().as_str())
}

/// Texts that look like the same written in different ways: blanks, capitals, leading zeros, `.0`.
fn spelling(column: &Attribute) -> Option<Finding> {
    let mut groups: HashMap<String, Vec<&str>> = HashMap::new();
    for text in column
        .words
        .iter()
        .filter(|text| !is_nothing(text) && text.len() < SPELLING_MAX)
    {
        groups.entry(bare(text)).or_default().push(text);
    }
    let mut alike: Vec<Vec<&str>> = groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    alike.sort();
    let examples: Vec<String> = alike
        .iter()
        .take(EXAMPLES)
        .map(|group| group.join(" = "))
        .collect();
    let finding = Finding::new("spellings", &column.name, alike.len(), column.words.len());
    let finding = finding.examples(examples.iter().map(String::as_str));
    (!alike.is_empty()).then_some(finding)
}

fn bare(text: &str) -> String {
    let text: String = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let number = text.strip_suffix(".0").unwrap_or(&text);
    match number.bytes().all(|byte| byte.is_ascii_digit()) {
        true => number.trim_start_matches('0').to_owned(),
        false => text,
    }
}

/// Columns that say nothing, or little.
fn gaps(column: &Attribute) -> Option<Finding> {
    let said: Vec<&str> = column
        .words
        .iter()
        .filter(|text| !is_nothing(text))
        .collect();
    if said.len() <= 1 {
        let finding = Finding::new("constant", &column.name, said.len(), column.words.len());
        return Some(finding.examples(said));
    }
    let nothing: Vec<bool> = column.words.iter().map(is_nothing).collect();
    let empty = column
        .codes
        .iter()
        .filter(|code| nothing[index(**code)])
        .count();
    let finding = Finding::new("empty", &column.name, empty, column.codes.len());
    finding.tells().then_some(finding)
}
