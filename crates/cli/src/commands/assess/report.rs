//! The report that people read.

mod process;
mod texts;
mod words;

use insight::{BaselineComparison, LedgerBaseline, MonthEnd, Ratio, float_of};
use kernel::Date;
use pdf::{Report, ReportBlock, ReportFigure, ReportTable, Section, Series, lines, whole};

use super::baseline::Baseline;
use super::show;
use process::{again, fixes, hands, kept, map, method, on_time, paths, steps, waits};
pub use words::Say;
use words::{count, doubt_words, finding_words, money};

/// How many rows a table shows.
const ROWS: usize = 12;

/// Makes the report.
pub fn report(
    say: Say,
    title: &str,
    baseline: &Baseline,
    compared: Option<&BaselineComparison>,
) -> Report {
    let mut sections = vec![summary(say, baseline)];
    sections.extend(compared.map(|found| before_after(say, found)));
    if let Some(process) = &baseline.process {
        sections.extend([
            fixes(say, process),
            map(say, process),
            paths(say, process),
            steps(say, process),
        ]);
        sections.extend([waits(say, process), again(say, process), kept(say, process)]);
        sections.extend(on_time(say, process));
        sections.push(hands(say, process));
    }
    for (currency, ledger) in &baseline.ledgers {
        sections.push(receivables(say, currency, ledger, baseline));
    }
    sections.push(quality(say, baseline));
    sections.extend(
        baseline
            .process
            .as_ref()
            .map(|process| method(say, process)),
    );
    let files: Vec<&str> = baseline
        .files
        .iter()
        .map(|(name, _)| file_name(name))
        .collect();
    Report {
        title: title.to_owned(),
        subtitle: say.fill("From {files}", &[("files", files.join(", "))]),
        language: say.0,
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

fn summary(say: Say, baseline: &Baseline) -> Section {
    let mut figures = Vec::new();
    let mut section = Section::new(say.of("At a glance"));
    if let Some(process) = &baseline.process {
        let detail = &process.detail;
        section = section.text(say.fill(
            "{events} events of {cases} cases between {first} and {last}: {steps} different steps, done by {people} people and programs{customers}.",
            &[
                ("events", count(process.events)),
                ("cases", count(process.cases)),
                ("first", process.first[..10].to_owned()),
                ("last", process.last[..10].to_owned()),
                ("steps", count(process.activities)),
                ("people", count(process.resources)),
                (
                    "customers",
                    process.customers.map_or(String::new(), |of| {
                        say.fill(", for {count} customers", &[("count", count(of))])
                    }),
                ),
            ],
        ));
        figures.extend([
            ReportFigure::new(
                say.of("Cases completed"),
                count(process.completed_cases),
                say.fill("of {count}", &[("count", count(process.cases))]),
            ),
            ReportFigure::new(
                say.of("Time, half of them within"),
                say.long(detail.completed_duration.p50),
                say.fill(
                    "nine in ten within {time}",
                    &[("time", say.long(detail.completed_duration.p90))],
                ),
            ),
            ReportFigure::new(
                say.of("Different paths"),
                count(process.variants_all),
                say.fill(
                    "{count} make up 80 % of cases",
                    &[("count", count(detail.variants.for_80_percent))],
                ),
            ),
            ReportFigure::new(
                say.of("Steps done by programs"),
                say.percent(detail.automation.rate),
                say.fill(
                    "{count} by people",
                    &[("count", count(detail.automation.manual))],
                ),
            ),
            ReportFigure::new(
                say.of("Cases with rework"),
                say.percent(detail.rework.rate),
                say.of("a step done more than once").to_owned(),
            ),
            ReportFigure::new(
                say.of("Cases on time"),
                say.percent(detail.promises.on_time_rate),
                say.fill("{count} late", &[("count", count(detail.promises.late))]),
            ),
        ]);
        if let Some(first) = detail.fixes.first() {
            section = section.text(say.fill(
                "Worth mending most: {what} ({worth} a year, by the assumptions at the end).",
                &[
                    ("what", say.within(&show::words(say, first))),
                    ("worth", whole(first.worth_a_year)),
                ],
            ));
        }
    }
    for (currency, ledger) in &baseline.ledgers {
        figures.extend([
            ReportFigure::new(
                format!("{} {currency}", say.of("Receivables")),
                money(ledger.receivables),
                say.fill("on {day}", &[("day", ledger.as_of.to_string())]),
            ),
            ReportFigure::new(
                say.of("DSO"),
                say.ratio(ledger.dso, "days"),
                say.fill(
                    "best possible {days}",
                    &[("days", say.ratio(ledger.dso_best_possible, "days"))],
                ),
            ),
            ReportFigure::new(
                say.of("Past due"),
                say.ratio(ledger.past_due_rate, "%"),
                say.of("of receivables").to_owned(),
            ),
            ReportFigure::new(
                say.of("Paid on time"),
                say.ratio(ledger.paid_on_time_rate, "%"),
                say.fill(
                    "of {count} invoices cleared",
                    &[("count", count(ledger.cleared))],
                ),
            ),
        ]);
    }
    section.with(ReportBlock::Figures { figures })
}

fn before_after(say: Say, comparison: &BaselineComparison) -> Section {
    let mut table = ReportTable::new(
        "",
        &say.heads(&[
            "Figure",
            ">Before",
            ">After",
            ">Difference",
            "95 % interval",
            ">Cases",
        ]),
    );
    for change in &comparison.changes {
        let unit = say.unit(&change.after.unit);
        let value = |number: f64| say.decimal(format!("{number:.1} {unit}"));
        let bounds = change
            .difference
            .map_or(say.of("not known").to_owned(), |found| {
                let more = if found.is_more_than_chance() {
                    say.of("more than chance")
                } else {
                    say.of("may be chance")
                };
                say.fill(
                    "{low} to {high}: {more}",
                    &[
                        ("low", say.number(Some(found.low), 1)),
                        ("high", say.number(Some(found.high), 1)),
                        ("more", more.to_owned()),
                    ],
                )
            });
        table.rows.push(vec![
            say.figure(&change.after),
            value(change.before.value),
            value(change.after.value),
            say.decimal(format!("{:+.1}", change.after.value - change.before.value)),
            bounds,
            format!(
                "{} / {}",
                count(change.before.cases),
                count(change.after.cases)
            ),
        ]);
    }
    let mut section = Section::new(say.of("Before and after"));
    for (side, figures) in [
        (say.of("Only before"), &comparison.only_before),
        (say.of("Only after"), &comparison.only_after),
    ] {
        let labels: Vec<String> = figures.iter().map(|figure| say.figure(figure)).collect();
        if !labels.is_empty() {
            section = section.text(format!("{side}: {}.", labels.join(", ")));
        }
    }
    section
        .text(say.of("Shares are compared by Newcombe's interval, medians by bootstrap; figures of a ledger as of a day have none."))
        .with(ReportBlock::Table(table))
}

fn receivables(say: Say, currency: &str, ledger: &LedgerBaseline, baseline: &Baseline) -> Section {
    let labels: Vec<String> = ledger
        .months
        .iter()
        .map(|month| month.day.format("%m/%y").to_string())
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
        series(say.of("DSO"), |month| month.dso),
        series(say.of("Best possible"), |month| month.best),
    ];
    let buckets = [
        say.of("Not due"),
        "1–30",
        "31–60",
        "61–90",
        "91–120",
        say.of("Over 120"),
    ];
    let mut aging = ReportTable::new(
        say.of("Aged receivables, days past due"),
        &say.heads(&["Bucket", ">Items", ">Amount"]),
    );
    aging.rows.extend(
        buckets
            .iter()
            .zip(ledger.aging)
            .map(|(name, (items, amount))| vec![(*name).to_owned(), count(items), money(amount)]),
    );
    let mut payers = ReportTable::new(
        say.of("Who ties up most by paying late"),
        &say.heads(&[
            "Customer",
            ">Past due",
            ">Cleared",
            ">Days late",
            ">Money × days",
        ]),
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
                say.ratio(payer.days_late, ""),
                money(payer.late_amount_days),
            ]
        }));
    let worth = ledger
        .day_worth
        .map_or(0.0, |worth| float_of(worth) / 100.0);
    let freed = ledger.add.map_or(0.0, |add| float_of(add) * worth);
    Section::new(format!("{} {currency}", say.of("Receivables")).trim_end().to_owned())
        .text(say.fill(
            "As of {day}, over the year before: DSO {dso}, of which {add} because items are past due; countback {countback}; collection effectiveness {cei}.",
            &[
                ("day", ledger.as_of.to_string()),
                ("dso", say.ratio(ledger.dso, "days")),
                ("add", say.ratio(ledger.add, "days")),
                ("countback", say.ratio(ledger.dso_countback, "days")),
                ("cei", say.ratio(ledger.cei, "%")),
            ],
        ))
        .text(say.fill(
            "One day of DSO is worth {worth} {currency} of cash. If nothing were past due, {freed} {currency} would be free.",
            &[
                ("worth", whole(worth)),
                ("freed", whole(freed)),
                ("currency", currency.to_owned()),
            ],
        ))
        .text(say.fill(
            "{count} invoices were cleared in the year, {share} on time ({value} by value), {late} days late on average by value.",
            &[
                ("count", count(ledger.cleared)),
                ("share", say.ratio(ledger.paid_on_time_rate, "%")),
                ("value", say.ratio(ledger.paid_on_time_value, "%")),
                ("late", say.ratio(ledger.days_late, "").trim_end().to_owned()),
            ],
        ))
        .with(ReportBlock::Chart(lines(say.of("DSO over three months, at the end of each month"), &labels, &trend)))
        .with(ReportBlock::Table(aging))
        .with(ReportBlock::Table(payers))
}

fn quality(say: Say, baseline: &Baseline) -> Section {
    let mut table = ReportTable::new(
        "",
        &say.heads(&["What is doubtful", "Where", ">How often", "Examples"]),
    );
    let of_log = baseline
        .process
        .as_ref()
        .map_or(&[][..], |process| &process.detail.quality);
    table.rows.extend(of_log.iter().map(|finding| {
        let often = say.fill(
            "{count} of {all}",
            &[("count", count(finding.count)), ("all", count(finding.of))],
        );
        vec![
            say.of(finding_words(finding)).to_owned(),
            finding.place.clone(),
            often,
            finding.examples.join("; "),
        ]
    }));
    table.rows.extend(baseline.doubts.iter().map(|doubt| {
        vec![
            say.of_any(doubt_words(doubt)).to_owned(),
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
                say.of("Called late or on time against its own dates")
                    .to_owned(),
                String::new(),
                often,
                String::new(),
            ]);
        }
        for column in &promises.same_thing {
            let what = say
                .of("Says the same as being late; not taken for a cause")
                .to_owned();
            table
                .rows
                .push(vec![what, column.clone(), String::new(), String::new()]);
        }
    }
    let section = Section::new(say.of("Quality of the data"));
    match table.rows.is_empty() {
        true => section.text(say.of("Nothing doubtful was found.")),
        false => section.with(ReportBlock::Table(table)),
    }
}
