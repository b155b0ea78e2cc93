//! The report that people read.

mod process;
mod words;

use insight::{BaselineComparison, LedgerBaseline, MonthEnd, Ratio, float_of};
use kernel::Date;
use pdf::{Report, ReportBlock, ReportFigure, ReportTable, Section, Series, lines, whole};

use super::baseline::Baseline;
use super::show;
use process::{again, fixes, hands, kept, map, method, on_time, paths, steps, waits};
use words::{count, doubt_words, finding_words, long, lower_first, money, percent, ratio};

/// How many rows a table shows.
const ROWS: usize = 12;

/// Makes the report.
pub fn report(title: &str, baseline: &Baseline, compared: Option<&BaselineComparison>) -> Report {
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
            ReportFigure::new(
                "Cases completed",
                count(process.completed_cases),
                format!("of {}", count(process.cases)),
            ),
            ReportFigure::new(
                "Time, half of them within",
                long(detail.completed_duration.p50),
                format!("nine in ten within {}", long(detail.completed_duration.p90)),
            ),
            ReportFigure::new(
                "Different paths",
                count(process.variants_all),
                format!(
                    "{} make up 80 % of cases",
                    count(detail.variants.for_80_percent)
                ),
            ),
            ReportFigure::new(
                "Steps done by programs",
                percent(detail.automation.rate),
                format!("{} by people", count(detail.automation.manual)),
            ),
            ReportFigure::new(
                "Cases with rework",
                percent(detail.rework.rate),
                "a step done more than once".to_owned(),
            ),
            ReportFigure::new(
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
            ReportFigure::new(
                format!("Receivables {currency}"),
                money(ledger.receivables),
                format!("on {}", ledger.as_of),
            ),
            ReportFigure::new(
                "DSO",
                ratio(ledger.dso, "days"),
                format!("best possible {}", ratio(ledger.dso_best_possible, "days")),
            ),
            ReportFigure::new(
                "Past due",
                ratio(ledger.past_due_rate, "%"),
                "of receivables".to_owned(),
            ),
            ReportFigure::new(
                "Paid on time",
                ratio(ledger.paid_on_time_rate, "%"),
                format!("of {} invoices cleared", count(ledger.cleared)),
            ),
        ]);
    }
    section.with(ReportBlock::Figures { figures })
}

fn before_after(comparison: &BaselineComparison) -> Section {
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
    for change in &comparison.changes {
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
    let mut section = Section::new("Before and after");
    for (side, figures) in [
        ("Only before", &comparison.only_before),
        ("Only after", &comparison.only_after),
    ] {
        let labels: Vec<&str> = figures.iter().map(|figure| &figure.label[..]).collect();
        if !labels.is_empty() {
            section = section.text(format!("{side}: {}.", labels.join(", ")));
        }
    }
    section
        .text("Shares are compared by Newcombe's interval, medians by bootstrap; figures of a ledger as of a day have none.")
        .with(ReportBlock::Table(table))
}

fn receivables(currency: &str, ledger: &LedgerBaseline, baseline: &Baseline) -> Section {
    let labels: Vec<String> = ledger
        .months
        .iter()
        .map(|month| month.day.format("%b %y").to_string())
        .collect();
    let series = |label: &str, value: fn(&MonthEnd) -> Option<Ratio>| Series {
        label: label.to_owned(),
        values: ledger
            .months
            .iter()
            .map(|month| value(month).map(float_of))
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
    let worth = ledger
        .day_worth
        .map_or(0.0, |worth| float_of(worth) / 100.0);
    let freed = ledger.add.map_or(0.0, |add| float_of(add) * worth);
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
