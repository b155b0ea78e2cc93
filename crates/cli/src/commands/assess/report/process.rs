//! What the log tells of the process.

use insight::process::{Assumptions, Cause, DeviationKind, Edge, Hours};
use pdf::{Bar, MapEdge, MapNode, ReportBlock, ReportTable, Section, bars, process_map, whole};

use super::super::baseline::Process;
use super::super::show;
use super::ROWS;
use super::words::{Say, count, money, part};

/// How many arrows the map shows.
const ARROWS: usize = 18;

pub(super) fn fixes(say: Say, process: &Process) -> Section {
    let detail = &process.detail;
    let shown = || detail.fixes.iter().take(ROWS);
    let mut table = ReportTable::new(
        "",
        &say.heads(&[
            "What",
            ">Times",
            ">Hours a year",
            ">Cash freed",
            ">Worth a year",
        ]),
    );
    table.rows.extend(shown().map(|fix| {
        let figures = [fix.hours_a_year, fix.cash_freed, fix.worth_a_year];
        let mut row = vec![show::words(say, fix), count(fix.count)];
        row.extend(figures.map(|figure| {
            if figure == 0.0 {
                "–".to_owned()
            } else {
                whole(figure)
            }
        }));
        row
    }));
    let worth: Vec<Bar> = shown()
        .map(|fix| Bar {
            label: show::short(say, fix),
            value: fix.worth_a_year,
            text: whole(fix.worth_a_year),
        })
        .collect();
    let unit = process
        .currency
        .as_deref()
        .unwrap_or_else(|| say.of("the currency of the log"));
    Section::new(say.of("What to mend, by what it is worth"))
        .text(say.fill(
            "Worth in {unit} a year, if the whole of it is mended. Work and waiting overlap: the rows do not add up.",
            &[("unit", unit.to_owned())],
        ))
        .with(ReportBlock::Chart(bars(say.of("Worth a year"), &worth)))
        .with(ReportBlock::Table(table))
}

pub(super) fn map(say: Say, process: &Process) -> Section {
    let detail = &process.detail;
    let edges: Vec<&Edge> = detail.map.edges.iter().take(ARROWS).collect();
    let most = edges.first().map_or(1, |edge| edge.count.max(1));
    let nodes: Vec<_> = detail
        .map
        .nodes
        .iter()
        .filter(|node| {
            edges
                .iter()
                .any(|edge| edge.from == node.activity || edge.to == node.activity)
        })
        .collect();
    let busiest = nodes.iter().map(|node| node.events).max().unwrap_or(1);
    let place = |name: &str| nodes.iter().position(|node| node.activity == name);
    let drawn: Vec<MapNode> = nodes
        .iter()
        .map(|node| MapNode {
            label: node.activity.clone(),
            note: count(node.events),
            weight: part(node.events, busiest),
        })
        .collect();
    let arrows: Vec<MapEdge> = edges
        .iter()
        .filter_map(|edge| {
            Some(MapEdge {
                from: place(&edge.from)?,
                to: place(&edge.to)?,
                label: format!("{} · {}", count(edge.count), say.long(edge.wait.p50)),
                weight: part(edge.count, most),
            })
        })
        .collect();
    let all: usize = detail.map.edges.iter().map(|edge| edge.count).sum();
    let shown: usize = edges.iter().map(|edge| edge.count).sum();
    let caption = say.fill(
        "The {shown} most frequent of {all} arrows ({share} of all moves), with how often and the median wait.",
        &[
            ("shown", count(arrows.len())),
            ("all", count(detail.map.edges.len())),
            ("share", say.percent((all > 0).then(|| part(shown, all)))),
        ],
    );
    Section::new(say.of("The process as it is"))
        .with(ReportBlock::Chart(process_map(&caption, &drawn, &arrows)))
}

pub(super) fn paths(say: Say, process: &Process) -> Section {
    let detail = &process.detail;
    let mut table = ReportTable::new(
        say.of("Most frequent paths of completed cases"),
        &say.heads(&["Path", ">Cases", ">Share", ">Median", ">Value"]),
    );
    table.rows.extend(
        detail
            .completed_variants
            .list
            .iter()
            .take(ROWS)
            .map(|variant| {
                vec![
                    variant.path.join(" → "),
                    count(variant.cases),
                    say.percent(Some(part(variant.cases, process.completed_cases))),
                    say.long(variant.duration.p50),
                    money(variant.value),
                ]
            }),
    );
    Section::new(say.of("Paths"))
        .text(say.fill(
            "A case is complete if it begins with {starts} and ends with {ends}: {completed} of {cases} cases, on {paths} paths; {once} of these were taken once.",
            &[
                ("starts", say.quoted(&detail.ends.intended_starts)),
                ("ends", say.quoted(&detail.ends.intended_ends)),
                ("completed", count(process.completed_cases)),
                ("cases", count(process.cases)),
                ("paths", count(process.completed_variants)),
                ("once", count(detail.completed_variants.singles)),
            ],
        ))
        .with(ReportBlock::Table(table))
}

pub(super) fn steps(say: Say, process: &Process) -> Section {
    let automation = &process.detail.automation;
    let minutes = process.detail.assumptions.minutes_per_step;
    let mut table = ReportTable::new(
        "",
        &say.heads(&[
            "Step",
            ">By people",
            ">By programs",
            ">Not told",
            ">Automatic",
            ">People",
            ">Work",
        ]),
    );
    table.rows.extend(automation.steps.iter().map(|step| {
        let node = process
            .detail
            .map
            .nodes
            .iter()
            .find(|node| node.activity == step.activity);
        let work = node
            .and_then(|node| node.work)
            .map(|work| say.long(work.p50));
        vec![
            step.activity.clone(),
            count(step.manual),
            count(step.automatic),
            count(step.unknown),
            say.percent(step.rate),
            count(step.resources),
            work.unwrap_or_else(|| "–".to_owned()),
        ]
    }));
    let measured = process
        .detail
        .map
        .nodes
        .iter()
        .any(|node| node.work.is_some());
    let told = match measured {
        true => say
            .of("Work is the median between beginning and end of a step, as the log tells it.")
            .to_owned(),
        false => say.fill(
            "The log does not tell when work begins, so working time is not known; {minutes} minutes a step are assumed where it is weighed.",
            &[("minutes", say.decimal(minutes.to_string()))],
        ),
    };
    Section::new(say.of("Steps, people and programs"))
        .text(say.fill(
            "{share} of steps are done by programs; {touchless} of {cases} cases went without a person; a case takes {steps} steps by people on average.",
            &[
                ("share", say.percent(automation.rate)),
                ("touchless", count(automation.touchless_cases)),
                ("cases", count(automation.told_cases)),
                ("steps", say.number(automation.manual_per_case, 1)),
            ],
        ))
        .text(told)
        .with(ReportBlock::Table(table))
}

pub(super) fn waits(say: Say, process: &Process) -> Section {
    let mut edges: Vec<&Edge> = process.detail.map.edges.iter().collect();
    edges.sort_by(|a, b| b.value_days.total_cmp(&a.value_days));
    let mut table = ReportTable::new(
        "",
        &say.heads(&[
            "From",
            "To",
            ">Times",
            ">Median",
            ">90 % within",
            ">Money × days",
        ]),
    );
    table.rows.extend(edges.iter().take(ROWS).map(|edge| {
        vec![
            edge.from.clone(),
            edge.to.clone(),
            count(edge.count),
            say.long(edge.wait.p50),
            say.long(edge.wait.p90),
            whole(edge.value_days / 100.0),
        ]
    }));
    let most: Vec<Bar> = edges
        .iter()
        .take(8)
        .map(|edge| Bar {
            label: format!("{} → {}", edge.from, edge.to),
            value: edge.value_days,
            text: whole(edge.value_days / 100.0),
        })
        .collect();
    Section::new(say.of("Where money waits"))
        .text(say.of("The value of the cases times the days that they waited between two steps."))
        .with(ReportBlock::Chart(bars(say.of("Money × days"), &most)))
        .with(ReportBlock::Table(table))
}

pub(super) fn again(say: Say, process: &Process) -> Section {
    let rework = &process.detail.rework;
    let mut table = ReportTable::new(
        "",
        &say.heads(&[
            "Step",
            ">Cases",
            ">Of those with it",
            ">Times again",
            ">By people",
            ">Lasts, median",
        ]),
    );
    table
        .rows
        .extend(rework.steps.iter().take(ROWS).map(|step| {
            vec![
                step.activity.clone(),
                count(step.cases),
                say.percent(step.rate),
                count(step.again),
                count(step.again_manual),
                say.long(step.lasts.p50),
            ]
        }));
    Section::new(say.of("Work done again"))
        .text(say.fill(
            "{cases} cases ({share}) repeat a step. Half of them take {with}; of the others half take {without}.",
            &[
                ("cases", count(rework.cases)),
                ("share", say.percent(rework.rate)),
                ("with", say.long(rework.with.p50)),
                ("without", say.long(rework.without.p50)),
            ],
        ))
        .with(ReportBlock::Table(table))
}

pub(super) fn kept(say: Say, process: &Process) -> Section {
    let conformance = &process.detail.conformance;
    let mut table = ReportTable::new(
        "",
        &say.heads(&[
            "How cases leave the path",
            "Step",
            ">Cases",
            ">Time, median",
        ]),
    );
    table
        .rows
        .extend(conformance.deviations.iter().take(ROWS).map(|deviation| {
            let kind = match deviation.kind {
                DeviationKind::Skipped => say.of("left out"),
                DeviationKind::Added => say.of("added"),
            };
            vec![
                kind.to_owned(),
                deviation.activity.clone(),
                count(deviation.cases),
                say.long(deviation.duration.p50),
            ]
        }));
    Section::new(say.of("The path that is meant"))
        .text(format!("{}.", conformance.path.join(" → ")))
        .text(say.fill(
            "{share} of completed cases keep to it exactly and take {kept}, the others {left} (medians); fitness {fitness}.",
            &[
                ("share", say.percent(conformance.rate)),
                ("kept", say.long(conformance.kept.p50)),
                ("left", say.long(conformance.left.p50)),
                ("fitness", say.number(conformance.fitness, 2)),
            ],
        ))
        .with(ReportBlock::Table(table))
}

pub(super) fn on_time(say: Say, process: &Process) -> Option<Section> {
    let promises = &process.detail.promises;
    if promises.cases == 0 {
        return None;
    }
    let mut table = ReportTable::new(
        say.of("What late cases have more often than others"),
        &say.heads(&[
            "What",
            "Value",
            ">Cases",
            ">Late",
            ">Rate",
            ">95 % interval",
            ">Late beyond the average",
        ]),
    );
    table
        .rows
        .extend(promises.causes.iter().take(ROWS).map(|cause: &Cause| {
            vec![
                match &cause.what[..] {
                    "step" => say.of("step").to_owned(),
                    "repeated step" => say.of("repeated step").to_owned(),
                    column => column.to_owned(),
                },
                cause.value.clone(),
                count(cause.cases),
                count(cause.late),
                say.percent(Some(cause.rate)),
                say.decimal(format!(
                    "{:.1} – {:.1} %",
                    cause.low * 100.0,
                    cause.high * 100.0
                )),
                whole(cause.excess),
            ]
        }));
    let days = promises.days_late_median.zip(promises.days_late_p90).map_or(String::new(), |(median, p90)| {
        say.fill(
            " Against the promised day, half are at {median} days or less, nine in ten at {p90} or less.",
            &[("median", median.to_string()), ("p90", p90.to_string())],
        )
    });
    Some(
        Section::new(say.of("Promises"))
            .text(say.fill(
                "{late} of {cases} cases are late: {share} are on time. The late ones are worth {value}.",
                &[
                    ("late", count(promises.late)),
                    ("cases", count(promises.cases)),
                    ("share", say.percent(promises.on_time_rate)),
                    ("value", money(promises.late_value)),
                ],
            ) + &days)
            .text(say.of("What goes together is not always what causes it: a step may follow from a delay."))
            .with(ReportBlock::Table(table)),
    )
}

pub(super) fn hands(say: Say, process: &Process) -> Section {
    let people = &process.detail.people;
    let mut table = ReportTable::new(
        say.of("Hand-overs"),
        &say.heads(&["From", "To", ">Times", ">Wait, median", ">90 % within"]),
    );
    table
        .rows
        .extend(people.handovers.iter().take(ROWS).map(|of| {
            let Hours { p50, p90, .. } = of.wait;
            vec![
                of.from.clone(),
                of.to.clone(),
                count(of.count),
                say.long(p50),
                say.long(p90),
            ]
        }));
    let mut busiest = ReportTable::new(
        say.of("Who does most"),
        &say.heads(&["Name", ">Steps", ">Different steps", "Person or program"]),
    );
    busiest
        .rows
        .extend(people.list.iter().take(ROWS).map(|person| {
            let who = match person.who {
                insight::process::Who::Person => say.of("person"),
                insight::process::Who::System => say.of("program"),
                insight::process::Who::Unknown => say.of("not told"),
            };
            vec![
                person.name.clone(),
                count(person.events),
                count(person.activities),
                who.to_owned(),
            ]
        }));
    Section::new(say.of("People"))
        .text(say.fill(
            "{people} people and programs in {roles} roles; a case changes hands {changes} times on average.",
            &[
                ("people", count(people.resources)),
                ("roles", count(people.roles)),
                ("changes", say.number(people.changes_per_case, 1)),
            ],
        ))
        .with(ReportBlock::Table(table))
        .with(ReportBlock::Table(busiest))
}

pub(super) fn method(say: Say, process: &Process) -> Section {
    let Assumptions {
        minutes_per_step,
        cost_per_hour,
        cost_of_capital,
    } = process.detail.assumptions;
    let mut columns = ReportTable::new(
        say.of("Which column was taken for what"),
        &say.heads(&["Meaning", "Column"]),
    );
    columns.rows.extend(
        process
            .columns
            .iter()
            .map(|(part, name)| vec![(*part).to_owned(), name.clone()]),
    );
    let followed = process.object_type.as_ref().map_or(String::new(), |kind| {
        say.fill(
            " Of the objects in the log, those of type “{kind}” are followed; an event on several of them counts for each.",
            &[("kind", kind.clone())],
        )
    });
    Section::new(say.of("How it was measured"))
        .text(say.fill(
            "Assumed: {minutes} minutes a step by a person, {cost} an hour, money costs {capital} % a year. Give your own with --minutes-per-step, --cost-per-hour and --cost-of-capital.",
            &[
                ("minutes", say.decimal(minutes_per_step.to_string())),
                ("cost", say.decimal(cost_per_hour.to_string())),
                ("capital", say.decimal(cost_of_capital.to_string())),
            ],
        ) + &followed)
        .text(say.of("Waiting is the time between two steps; worth of a shorter wait is what would lie there less, on average, if no wait were longer than the median. Quantiles interpolate linearly. Times without an offset count as UTC."))
        .with(ReportBlock::Table(columns))
}
