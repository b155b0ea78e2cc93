//! What the log tells of the process.

use insight::process::{Assumptions, Cause, DeviationKind, Edge, Hours};
use pdf::{Bar, MapEdge, MapNode, ReportBlock, ReportTable, Section, bars, process_map, whole};

use super::super::baseline::Process;
use super::super::show;
use super::ROWS;
use super::words::{count, long, money, part, percent, quoted};

/// How many arrows the map shows.
const ARROWS: usize = 18;

pub(super) fn fixes(process: &Process) -> Section {
    let detail = &process.detail;
    let shown = || detail.fixes.iter().take(ROWS);
    let mut table = ReportTable::new(
        "",
        &[
            "What",
            ">Times",
            ">Hours a year",
            ">Cash freed",
            ">Worth a year",
        ],
    );
    table.rows.extend(shown().map(|fix| {
        let figures = [fix.hours_a_year, fix.cash_freed, fix.worth_a_year];
        let mut row = vec![show::words(fix), count(fix.count)];
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
            label: show::short(fix),
            value: fix.worth_a_year,
            text: whole(fix.worth_a_year),
        })
        .collect();
    let unit = process
        .currency
        .as_deref()
        .unwrap_or("the currency of the log");
    Section::new("What to mend, by what it is worth")
        .text(format!(
            "Worth in {unit} a year, if the whole of it is mended. Work and waiting overlap: the rows do not add up."
        ))
        .with(ReportBlock::Chart(bars("Worth a year", &worth)))
        .with(ReportBlock::Table(table))
}

pub(super) fn map(process: &Process) -> Section {
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
                label: format!("{} · {}", count(edge.count), long(edge.wait.p50)),
                weight: part(edge.count, most),
            })
        })
        .collect();
    let all: usize = detail.map.edges.iter().map(|edge| edge.count).sum();
    let shown: usize = edges.iter().map(|edge| edge.count).sum();
    let caption = format!(
        "The {} most frequent of {} arrows ({} of all moves), with how often and the median wait.",
        arrows.len(),
        detail.map.edges.len(),
        percent((all > 0).then(|| part(shown, all)))
    );
    Section::new("The process as it is")
        .with(ReportBlock::Chart(process_map(&caption, &drawn, &arrows)))
}

pub(super) fn paths(process: &Process) -> Section {
    let detail = &process.detail;
    let mut table = ReportTable::new(
        "Most frequent paths of completed cases",
        &["Path", ">Cases", ">Share", ">Median", ">Value"],
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
                    percent(Some(part(variant.cases, process.completed_cases))),
                    long(variant.duration.p50),
                    money(variant.value),
                ]
            }),
    );
    Section::new("Paths")
        .text(format!(
            "A case is complete if it begins with {} and ends with {}: {} of {} cases, on {} paths; {} of these were taken once.",
            quoted(&detail.ends.intended_starts),
            quoted(&detail.ends.intended_ends),
            count(process.completed_cases),
            count(process.cases),
            count(process.completed_variants),
            count(detail.completed_variants.singles),
        ))
        .with(ReportBlock::Table(table))
}

pub(super) fn steps(process: &Process) -> Section {
    let automation = &process.detail.automation;
    let minutes = process.detail.assumptions.minutes_per_step;
    let mut table = ReportTable::new(
        "",
        &[
            "Step",
            ">By people",
            ">By programs",
            ">Not told",
            ">Automatic",
            ">People",
            ">Work",
        ],
    );
    table.rows.extend(automation.steps.iter().map(|step| {
        let node = process
            .detail
            .map
            .nodes
            .iter()
            .find(|node| node.activity == step.activity);
        let work = node.and_then(|node| node.work).map(|work| long(work.p50));
        vec![
            step.activity.clone(),
            count(step.manual),
            count(step.automatic),
            count(step.unknown),
            percent(step.rate),
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
        true => "Work is the median between beginning and end of a step, as the log tells it."
            .to_owned(),
        false => format!(
            "The log does not tell when work begins, so working time is not known; {minutes} minutes a step are assumed where it is weighed."
        ),
    };
    Section::new("Steps, people and programs")
        .text(format!(
            "{} of steps are done by programs; {} of {} cases went without a person; a case takes {} steps by people on average.",
            percent(automation.rate),
            count(automation.touchless_cases),
            count(automation.told_cases),
            automation.manual_per_case.map_or("–".to_owned(), |steps| format!("{steps:.1}")),
        ))
        .text(told)
        .with(ReportBlock::Table(table))
}

pub(super) fn waits(process: &Process) -> Section {
    let mut edges: Vec<&Edge> = process.detail.map.edges.iter().collect();
    edges.sort_by(|a, b| b.value_days.total_cmp(&a.value_days));
    let mut table = ReportTable::new(
        "",
        &[
            "From",
            "To",
            ">Times",
            ">Median",
            ">90 % within",
            ">Money × days",
        ],
    );
    table.rows.extend(edges.iter().take(ROWS).map(|edge| {
        vec![
            edge.from.clone(),
            edge.to.clone(),
            count(edge.count),
            long(edge.wait.p50),
            long(edge.wait.p90),
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
    Section::new("Where money waits")
        .text("The value of the cases times the days that they waited between two steps.")
        .with(ReportBlock::Chart(bars("Money × days", &most)))
        .with(ReportBlock::Table(table))
}

pub(super) fn again(process: &Process) -> Section {
    let rework = &process.detail.rework;
    let mut table = ReportTable::new(
        "",
        &[
            "Step",
            ">Cases",
            ">Of those with it",
            ">Times again",
            ">By people",
            ">Lasts, median",
        ],
    );
    table
        .rows
        .extend(rework.steps.iter().take(ROWS).map(|step| {
            vec![
                step.activity.clone(),
                count(step.cases),
                percent(step.rate),
                count(step.again),
                count(step.again_manual),
                long(step.lasts.p50),
            ]
        }));
    Section::new("Work done again")
        .text(format!(
            "{} cases ({}) repeat a step. Half of them take {}; of the others half take {}.",
            count(rework.cases),
            percent(rework.rate),
            long(rework.with.p50),
            long(rework.without.p50),
        ))
        .with(ReportBlock::Table(table))
}

pub(super) fn kept(process: &Process) -> Section {
    let conformance = &process.detail.conformance;
    let mut table = ReportTable::new(
        "",
        &[
            "How cases leave the path",
            "Step",
            ">Cases",
            ">Time, median",
        ],
    );
    table
        .rows
        .extend(conformance.deviations.iter().take(ROWS).map(|deviation| {
            let kind = match deviation.kind {
                DeviationKind::Skipped => "left out",
                DeviationKind::Added => "added",
            };
            vec![
                kind.to_owned(),
                deviation.activity.clone(),
                count(deviation.cases),
                long(deviation.duration.p50),
            ]
        }));
    Section::new("The path that is meant")
        .text(format!("{}.", conformance.path.join(" → ")))
        .text(format!(
            "{} of completed cases keep to it exactly and take {}, the others {} (medians); fitness {}.",
            percent(conformance.rate),
            long(conformance.kept.p50),
            long(conformance.left.p50),
            conformance.fitness.map_or("–".to_owned(), |fitness| format!("{fitness:.2}")),
        ))
        .with(ReportBlock::Table(table))
}

pub(super) fn on_time(process: &Process) -> Option<Section> {
    let promises = &process.detail.promises;
    if promises.cases == 0 {
        return None;
    }
    let mut table = ReportTable::new(
        "What late cases have more often than others",
        &[
            "What",
            "Value",
            ">Cases",
            ">Late",
            ">Rate",
            ">95 % interval",
            ">Late beyond the average",
        ],
    );
    table
        .rows
        .extend(promises.causes.iter().take(ROWS).map(|cause: &Cause| {
            vec![
                cause.what.clone(),
                cause.value.clone(),
                count(cause.cases),
                count(cause.late),
                percent(Some(cause.rate)),
                format!("{:.1} – {:.1} %", cause.low * 100.0, cause.high * 100.0),
                whole(cause.excess),
            ]
        }));
    let days = promises.days_late_median.zip(promises.days_late_p90).map_or(String::new(), |(median, p90)| {
        format!(" Against the promised day, half are at {median} days or less, nine in ten at {p90} or less.")
    });
    Some(
        Section::new("Promises")
            .text(format!(
                "{} of {} cases are late: {} are on time. The late ones are worth {}.{days}",
                count(promises.late),
                count(promises.cases),
                percent(promises.on_time_rate),
                money(promises.late_value),
            ))
            .text(
                "What goes together is not always what causes it: a step may follow from a delay.",
            )
            .with(ReportBlock::Table(table)),
    )
}

pub(super) fn hands(process: &Process) -> Section {
    let people = &process.detail.people;
    let mut table = ReportTable::new(
        "Hand-overs",
        &["From", "To", ">Times", ">Wait, median", ">90 % within"],
    );
    table
        .rows
        .extend(people.handovers.iter().take(ROWS).map(|of| {
            let Hours { p50, p90, .. } = of.wait;
            vec![
                of.from.clone(),
                of.to.clone(),
                count(of.count),
                long(p50),
                long(p90),
            ]
        }));
    let mut busiest = ReportTable::new(
        "Who does most",
        &["Name", ">Steps", ">Different steps", "Person or program"],
    );
    busiest
        .rows
        .extend(people.list.iter().take(ROWS).map(|person| {
            let who = match person.who {
                insight::process::Who::Person => "person",
                insight::process::Who::System => "program",
                insight::process::Who::Unknown => "not told",
            };
            vec![
                person.name.clone(),
                count(person.events),
                count(person.activities),
                who.to_owned(),
            ]
        }));
    Section::new("People")
        .text(format!(
            "{} people and programs in {} roles; a case changes hands {} times on average.",
            count(people.resources),
            count(people.roles),
            people
                .changes_per_case
                .map_or("–".to_owned(), |changes| format!("{changes:.1}")),
        ))
        .with(ReportBlock::Table(table))
        .with(ReportBlock::Table(busiest))
}

pub(super) fn method(process: &Process) -> Section {
    let Assumptions {
        minutes_per_step,
        cost_per_hour,
        cost_of_capital,
    } = process.detail.assumptions;
    let mut columns = ReportTable::new("Which column was taken for what", &["Meaning", "Column"]);
    columns.rows.extend(
        process
            .columns
            .iter()
            .map(|(part, name)| vec![(*part).to_owned(), name.clone()]),
    );
    let followed = process.object_type.as_ref().map_or(String::new(), |kind| {
        format!(" Of the objects in the log, those of type “{kind}” are followed; an event on several of them counts for each.")
    });
    Section::new("How it was measured")
        .text(format!(
            "Assumed: {minutes_per_step} minutes a step by a person, {cost_per_hour} an hour, money costs {cost_of_capital} % a year. Give your own with --minutes-per-step, --cost-per-hour and --cost-of-capital.{followed}"
        ))
        .text("Waiting is the time between two steps; worth of a shorter wait is what would lie there less, on average, if no wait were longer than the median. Quantiles interpolate linearly. Times without an offset count as UTC.")
        .with(ReportBlock::Table(columns))
}
