//! The report that people read.

use insight::process::{Assumptions, Cause, DeviationKind, Edge, Finding, Hours};
use insight::{LedgerBaseline, Ratio};
use kernel::Date;
use pdf::{
    Bar, MapEdge, MapNode, Report, ReportBlock, ReportFigure, ReportTable, Section, Series, bars,
    lines, process_map,
};

use super::baseline::{Baseline, Change, Process, number};
use super::doubts::Doubt;
use super::show;

/// How many arrows the map shows.
const ARROWS: usize = 18;
/// How many rows a table shows.
const ROWS: usize = 12;

/// Makes the report.
pub fn report(title: &str, baseline: &Baseline, compared: Option<&[Change]>) -> Report {
    let mut sections = vec![summary(baseline)];
    sections.extend(compared.map(before_after));
    if let Some(process) = &baseline.process {
        sections.extend([fixes(process), map(process), paths(process), steps(process)]);
        sections.extend([waits(process), again(process), kept(process)]);
        sections.extend(on_time(process));
        sections.push(hands(process));
    }
    for (currency, ledger) in &baseline.ledgers {
        sections.push(receivables(currency, ledger, baseline));
    }
    sections.push(quality(baseline));
    sections.extend(baseline.process.as_ref().map(method));
    let files: Vec<&str> = baseline
        .files
        .iter()
        .map(|(name, _)| file_name(name))
        .collect();
    Report {
        title: title.to_owned(),
        subtitle: format!("From {}", files.join(", ")),
        date: last_day(baseline),
        sections,
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A report is of the last day it knows of, so that it comes out the same whenever it is made.
fn last_day(baseline: &Baseline) -> Date {
    let of_log = baseline
        .process
        .as_ref()
        .and_then(|process| process.last.get(..10)?.parse().ok());
    let of_ledgers = baseline.ledgers.values().map(|ledger| ledger.as_of);
    of_ledgers.chain(of_log).max().unwrap_or_default()
}

fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

fn ratio(value: Option<Ratio>, unit: &str) -> String {
    value.map_or("–".to_owned(), |value| {
        format!("{:.1} {unit}", number(value))
    })
}

/// Hours as people say them.
fn long(hours: f64) -> String {
    match hours {
        short if short < 1.0 => format!("{:.0} min", short * 60.0),
        some if some < 48.0 => format!("{some:.1} h"),
        many => format!("{:.1} days", many / 24.0),
    }
}

/// A whole number with its thousands apart.
fn whole(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    if value <= -0.5 {
        format!("−{text}")
    } else {
        text
    }
}

#[expect(clippy::cast_precision_loss)]
fn count(of: usize) -> String {
    whole(of as f64)
}

#[expect(clippy::cast_precision_loss)]
fn money(minor: i128) -> String {
    whole(minor as f64 / 100.0)
}

fn figure(label: &str, value: String, note: String) -> ReportFigure {
    ReportFigure::new(label, value, note)
}

fn summary(baseline: &Baseline) -> Section {
    let mut figures = Vec::new();
    let mut section = Section::new("At a glance");
    if let Some(process) = &baseline.process {
        let detail = &process.detail;
        section = section.text(format!(
            "{} events of {} cases between {} and {}: {} different steps, done by {} people and programs{}.",
            count(process.events),
            count(process.cases),
            &process.first[..10],
            &process.last[..10],
            count(process.activities),
            count(process.resources),
            process.customers.map_or(String::new(), |of| format!(", for {} customers", count(of))),
        ));
        figures.extend([
            figure(
                "Cases completed",
                count(process.completed_cases),
                format!("of {}", count(process.cases)),
            ),
            figure(
                "Time, half of them within",
                long(detail.completed_duration.p50),
                format!("nine in ten within {}", long(detail.completed_duration.p90)),
            ),
            figure(
                "Different paths",
                count(process.variants_all),
                format!(
                    "{} make up 80 % of cases",
                    count(detail.variants.for_80_percent)
                ),
            ),
            figure(
                "Steps done by programs",
                percent(detail.automation.rate),
                format!("{} by people", count(detail.automation.manual)),
            ),
            figure(
                "Cases with rework",
                percent(detail.rework.rate),
                "a step done more than once".to_owned(),
            ),
            figure(
                "Cases on time",
                percent(detail.promises.on_time_rate),
                format!("{} late", count(detail.promises.late)),
            ),
        ]);
        if let Some(first) = detail.fixes.first() {
            section = section.text(format!(
                "Worth mending most: {} ({} a year, by the assumptions at the end).",
                lower_first(&show::words(first)),
                whole(first.worth_a_year)
            ));
        }
    }
    for (currency, ledger) in &baseline.ledgers {
        figures.extend([
            figure(
                &format!("Receivables {currency}"),
                money(ledger.receivables),
                format!("on {}", ledger.as_of),
            ),
            figure(
                "DSO",
                ratio(ledger.dso, "days"),
                format!("best possible {}", ratio(ledger.dso_best_possible, "days")),
            ),
            figure(
                "Past due",
                ratio(ledger.past_due_rate, "%"),
                "of receivables".to_owned(),
            ),
            figure(
                "Paid on time",
                ratio(ledger.paid_on_time_rate, "%"),
                format!("of {} invoices cleared", count(ledger.cleared)),
            ),
        ]);
    }
    section.with(ReportBlock::Figures { figures })
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

fn before_after(changes: &[Change]) -> Section {
    let mut table = ReportTable::new(
        "",
        &[
            "Figure",
            ">Before",
            ">After",
            ">Difference",
            "95 % interval",
            ">Cases",
        ],
    );
    for change in changes {
        let value = |number: f64| format!("{number:.1} {}", change.after.unit);
        let bounds = change.difference.map_or("not known".to_owned(), |found| {
            let more = if found.is_more_than_chance() {
                "more than chance"
            } else {
                "may be chance"
            };
            format!("{:.1} to {:.1}: {more}", found.low, found.high)
        });
        table.rows.push(vec![
            change.after.label.clone(),
            value(change.before.value),
            value(change.after.value),
            format!("{:+.1}", change.after.value - change.before.value),
            bounds,
            format!(
                "{} / {}",
                count(change.before.cases),
                count(change.after.cases)
            ),
        ]);
    }
    Section::new("Before and after")
        .text("Shares are compared by Newcombe's interval, medians by bootstrap; figures of a ledger as of a day have none.")
        .with(ReportBlock::Table(table))
}

fn fixes(process: &Process) -> Section {
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

fn map(process: &Process) -> Section {
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

#[expect(clippy::cast_precision_loss)]
fn part(of: usize, whole: usize) -> f64 {
    of as f64 / whole.max(1) as f64
}

fn paths(process: &Process) -> Section {
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

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    match names.split_last() {
        None => "nothing that is known".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

fn steps(process: &Process) -> Section {
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

fn waits(process: &Process) -> Section {
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

fn again(process: &Process) -> Section {
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

fn kept(process: &Process) -> Section {
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

fn on_time(process: &Process) -> Option<Section> {
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

fn hands(process: &Process) -> Section {
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

fn receivables(currency: &str, ledger: &LedgerBaseline, baseline: &Baseline) -> Section {
    let labels: Vec<String> = ledger
        .months
        .iter()
        .map(|month| month.day.format("%b %y").to_string())
        .collect();
    let series = |label: &str, value: fn(&insight::MonthEnd) -> Option<Ratio>| Series {
        label: label.to_owned(),
        values: ledger
            .months
            .iter()
            .map(|month| value(month).map(number))
            .collect(),
    };
    let trend = [
        series("DSO", |month| month.dso),
        series("Best possible", |month| month.best),
    ];
    let buckets = ["Not due", "1–30", "31–60", "61–90", "91–120", "Over 120"];
    let mut aging = ReportTable::new(
        "Aged receivables, days past due",
        &["Bucket", ">Items", ">Amount"],
    );
    aging.rows.extend(
        buckets
            .iter()
            .zip(ledger.aging)
            .map(|(name, (items, amount))| vec![(*name).to_owned(), count(items), money(amount)]),
    );
    let mut payers = ReportTable::new(
        "Who ties up most by paying late",
        &[
            "Customer",
            ">Past due",
            ">Cleared",
            ">Days late",
            ">Money × days",
        ],
    );
    payers
        .rows
        .extend(ledger.late_payers.iter().take(ROWS).map(|payer| {
            let name = baseline
                .customers
                .get(usize::try_from(payer.customer).unwrap_or(usize::MAX));
            vec![
                name.cloned().unwrap_or_default(),
                money(payer.past_due),
                count(payer.cleared),
                ratio(payer.days_late, ""),
                money(payer.late_amount_days),
            ]
        }));
    let worth = ledger.day_worth.map_or(0.0, |worth| number(worth) / 100.0);
    let freed = ledger.add.map_or(0.0, |add| number(add) * worth);
    Section::new(format!("Receivables {currency}").trim_end().to_owned())
        .text(format!(
            "As of {}, over the year before: DSO {}, of which {} because items are past due; countback {}; collection effectiveness {}.",
            ledger.as_of,
            ratio(ledger.dso, "days"),
            ratio(ledger.add, "days"),
            ratio(ledger.dso_countback, "days"),
            ratio(ledger.cei, "%"),
        ))
        .text(format!(
            "One day of DSO is worth {} {currency} of cash. If nothing were past due, {} {currency} would be free.",
            whole(worth),
            whole(freed),
        ))
        .text(format!(
            "{} invoices were cleared in the year, {} on time ({} by value), {} days late on average by value.",
            count(ledger.cleared),
            ratio(ledger.paid_on_time_rate, "%"),
            ratio(ledger.paid_on_time_value, "%"),
            ratio(ledger.days_late, ""),
        ))
        .with(ReportBlock::Chart(lines("DSO over three months, at the end of each month", &labels, &trend)))
        .with(ReportBlock::Table(aging))
        .with(ReportBlock::Table(payers))
}

fn quality(baseline: &Baseline) -> Section {
    let mut table = ReportTable::new("", &["What is doubtful", "Where", ">How often", "Examples"]);
    let of_log = baseline
        .process
        .as_ref()
        .map_or(&[][..], |process| &process.detail.quality);
    table.rows.extend(of_log.iter().map(|finding| {
        let often = format!("{} of {}", count(finding.count), count(finding.of));
        vec![
            finding_words(finding).to_owned(),
            finding.place.clone(),
            often,
            finding.examples.join("; "),
        ]
    }));
    table.rows.extend(baseline.doubts.iter().map(|doubt| {
        vec![
            doubt_words(doubt).to_owned(),
            doubt.place.clone(),
            count(doubt.count),
            doubt.examples.join("; "),
        ]
    }));
    if let Some(promises) = baseline
        .process
        .as_ref()
        .map(|process| &process.detail.promises)
    {
        if promises.contradictions > 0 {
            let often = count(promises.contradictions);
            table.rows.push(vec![
                "Called late or on time against its own dates".to_owned(),
                String::new(),
                often,
                String::new(),
            ]);
        }
        for column in &promises.same_thing {
            let what = "Says the same as being late; not taken for a cause".to_owned();
            table
                .rows
                .push(vec![what, column.clone(), String::new(), String::new()]);
        }
    }
    let section = Section::new("Quality of the data");
    match table.rows.is_empty() {
        true => section.text("Nothing doubtful was found."),
        false => section.with(ReportBlock::Table(table)),
    }
}

fn finding_words(finding: &Finding) -> &'static str {
    match finding.code {
        "day_only" => "Only the day is known",
        "same_instant" => "Different steps of a case at the same instant: their order is not known",
        "event_twice" => "The same event twice",
        "not_in_order" => "The file does not tell events in the order of time",
        "no_beginning" => "Cases that do not begin with a first step",
        "no_end" => "Cases that do not end with a last step: open, or cut off by the log",
        "one_event" => "Cases with one event",
        "no_who" => "Not told whether a person or a program did it",
        "no_resource" => "Not told who did it",
        "no_role" => "No role told",
        "spellings" => "The same thing written in different ways",
        "constant" => "Says the same everywhere",
        _ => "Empty",
    }
}

fn doubt_words(doubt: &Doubt) -> &str {
    match doubt.code.as_str() {
        "unreadable" => "Cannot be read; left empty",
        "placeholder" => "A date that stands for none",
        "who_guessed" => "People and programs were told apart by their names",
        "work_unfinished" => "Work that began and did not end",
        "lifecycle_left_out" => "Events that neither begin nor end work; left out",
        "event_unreadable" => "Events that cannot be read; left out",
        "row_unreadable" | "item_unreadable" => "Rows that cannot be read; left out",
        "no_due_date" => "No due date; taken as due at issue",
        "cleared_before_issue" => "Cleared before it was issued",
        other => other,
    }
}

fn method(process: &Process) -> Section {
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
