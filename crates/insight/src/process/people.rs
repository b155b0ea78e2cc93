//! Who works on the cases, and how work goes from one to the other.

use std::collections::HashMap;

use serde::Serialize;

use super::durations::{Hours, hours, share};
use super::log::{Case, EventLog, Who, index};

/// Someone, or a program, with the work done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Person {
    /// As the log calls them.
    pub name: String,
    /// Steps done.
    pub events: usize,
    /// Different steps.
    pub activities: usize,
    /// A person or a program.
    pub who: Who,
}

/// How often work goes from one role to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Handovers {
    /// Role (or person, where no roles are told) that had it.
    pub from: String,
    /// Role (or person) that took it on.
    pub to: String,
    /// How often.
    pub count: usize,
    /// How long it lay in between.
    pub wait: Hours,
}

/// The people of a process.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct People {
    /// Different people and programs.
    pub resources: usize,
    /// Different roles.
    pub roles: usize,
    /// Changes of hands a case, on average: two steps after one another by different ones.
    pub changes_per_case: Option<f64>,
    /// Most work first.
    pub list: Vec<Person>,
    /// Most frequent first; by role where roles are told, else by person.
    pub handovers: Vec<Handovers>,
}

/// Looks at the people in these cases.
#[must_use]
pub fn people(log: &EventLog, cases: &[Case<'_>]) -> People {
    let mut work: Vec<(usize, Vec<u16>, Who)> =
        vec![(0, Vec::new(), Who::Unknown); log.resources.len()];
    let by_role = log.roles.len() > 1;
    let hands = |place: usize| match by_role {
        true => log.role_of(place),
        false => log.resource[place],
    };
    let mut changes = 0;
    let mut between: HashMap<(u32, u32), Vec<i64>> = HashMap::new();
    for case in cases {
        let mut before: Option<usize> = None;
        for place in case.events() {
            let resource = log.resource[place];
            if resource != 0 {
                let entry = &mut work[index(resource)];
                entry.0 += 1;
                if !entry.1.contains(&log.activity[place]) {
                    entry.1.push(log.activity[place]);
                }
                if entry.2 == Who::Unknown {
                    entry.2 = log.who[place];
                }
            }
            if let Some(previous) = before {
                let other = log.resource[previous] != resource;
                changes += usize::from(other && resource != 0 && log.resource[previous] != 0);
                let (from, to) = (hands(previous), hands(place));
                if from != to && from != 0 && to != 0 {
                    let wait = log.began_at(place).saturating_sub(log.at[previous]).max(0);
                    between.entry((from, to)).or_default().push(wait);
                }
            }
            before = Some(place);
        }
    }
    let name = |number: u32| match by_role {
        true => log.roles.text(number),
        false => log.resources.text(number),
    };
    let mut handovers: Vec<Handovers> = between
        .into_iter()
        .map(|((from, to), waits)| Handovers {
            from: name(from).to_owned(),
            to: name(to).to_owned(),
            count: waits.len(),
            wait: hours(waits),
        })
        .collect();
    handovers.sort_by(|a, b| {
        let by_count = b.count.cmp(&a.count);
        by_count.then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to)))
    });
    let mut list: Vec<Person> = (0_u32..)
        .zip(work)
        .filter(|(_, (events, ..))| *events > 0)
        .map(|(number, (events, activities, who))| Person {
            name: log.resources.text(number).to_owned(),
            events,
            activities: activities.len(),
            who,
        })
        .collect();
    list.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
    People {
        resources: list.len(),
        roles: log.roles.len() - 1,
        changes_per_case: share(changes, cases.len()).filter(|_| !list.is_empty()),
        list,
        handovers,
    }
}
