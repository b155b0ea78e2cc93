//! The assessment in the terminal: what matters, in one screen.

use anyhow::Result;
use insight::process::{Fix, FixKind};
use insight::{BaselineComparison, BaselineFigure, float_of};

use pdf::Language;

use super::baseline::{Baseline, Process};
use super::report::Say;
use crate::output::Table;

/// How many fixes the terminal shows.
const FIXES: usize = 10;

/// Prints what was found.
pub fn print(baseline: &Baseline) -> Result<()> {
    for (file, kind) in &baseline.files {
        println!("{file}: {kind}");
    }
    if let Some(process) = &baseline.process {
        println!();
        print_process(process)?;
    }
    for (currency, ledger) in &baseline.ledgers {
        let heading = format!("Ledger {currency}");
        println!("\n{}, as of {}", heading.trim_end(), ledger.as_of);
        let mut table = Table::new(&["figure", ">value"]);
        let figures = baseline
            .figures
            .iter()
            .filter(|figure| figure.id.ends_with(currency.as_str()));
        for figure in figures.filter(|figure| figure.part.is_none() && figure.sample.is_empty()) {
            table.row([
                figure.label.clone(),
                format!("{:.1} {}", figure.value, figure.unit),
            ]);
        }
        if let Some(worth) = ledger.day_worth {
            table.row([
                "One day of DSO is worth".to_owned(),
                format!("{:.2}", float_of(worth) / 100.0),
            ]);
        }
        table.print()?;
    }
    for doubt in &baseline.doubts {
        eprintln!(
            "warning: {} {} ({} times): {}",
            doubt.code,
            doubt.place,
            doubt.count,
            doubt.examples.join(", ")
        );
    }
    Ok(())
}

fn print_process(process: &Process) -> Result<()> {
    let detail = &process.detail;
    println!(
        "{} events of {} cases, {} activities, {} people and programs, {} to {}",
        process.events,
        process.cases,
        process.activities,
        process.resources,
        process.first,
        process.last
    );
    let percent =
        |rate: Option<f64>| rate.map_or("–".to_owned(), |rate| format!("{:.1} %", rate * 100.0));
    let mut table = Table::new(&["figure", ">value"]);
    let rows = [
        ("Paths", process.variants_all.to_string()),
        (
            "Completed cases",
            format!(
                "{} ({} paths)",
                process.completed_cases, process.completed_variants
            ),
        ),
        (
            "Time from start to end, median",
            format!("{:.2} h", detail.completed_duration.p50),
        ),
        (
            "… 90 % within",
            format!("{:.2} h", detail.completed_duration.p90),
        ),
        ("Steps done by programs", percent(detail.automation.rate)),
        ("Cases with a repeated step", percent(detail.rework.rate)),
        (
            "Completed cases that keep to the path",
            percent(detail.conformance.rate),
        ),
        ("Cases on time", percent(detail.promises.on_time_rate)),
    ];
    for (label, value) in rows {
        table.row([label.to_owned(), value]);
    }
    table.print()?;
    println!("\nWorth mending most, a year");
    let mut table = Table::new(&["what", ">times", ">hours", ">cash freed", ">worth"]);
    for fix in detail.fixes.iter().take(FIXES) {
        let figure = |number: f64| format!("{number:.0}");
        table.row([
            words(Say(Language::En), fix),
            fix.count.to_string(),
            figure(fix.hours_a_year),
            figure(fix.cash_freed),
            figure(fix.worth_a_year),
        ]);
    }
    table.print()
}

/// A fix in words.
pub fn words(say: Say, fix: &Fix) -> String {
    let step = |at: usize| fix.steps.get(at).cloned().unwrap_or_default();
    match fix.kind {
        FixKind::Automate => say.fill("Let a program do “{step}”", &[("step", step(0))]),
        FixKind::DoOnce => say.fill("Do “{step}” once only", &[("step", step(0))]),
        FixKind::ShortenWait => say.fill(
            "Shorten long waits between “{from}” and “{to}”",
            &[("from", step(0)), ("to", step(1))],
        ),
        FixKind::KeepPromises => say.of("Keep promised dates").to_owned(),
    }
}

/// A fix in few words, for a chart.
pub fn short(say: Say, fix: &Fix) -> String {
    let step = |at: usize| fix.steps.get(at).cloned().unwrap_or_default();
    match fix.kind {
        FixKind::Automate => say.fill("Automate: {step}", &[("step", step(0))]),
        FixKind::DoOnce => say.fill("Once only: {step}", &[("step", step(0))]),
        FixKind::ShortenWait => format!("{} → {}", step(0), step(1)),
        FixKind::KeepPromises => words(say, fix),
    }
}

/// Prints figures before and after.
pub fn compared(comparison: &BaselineComparison) -> Result<()> {
    println!("\nBefore and after");
    let mut table = Table::new(&[
        "figure",
        ">before",
        ">after",
        ">difference",
        "95 % interval",
        "cases",
    ]);
    for change in &comparison.changes {
        let value = |number: f64| format!("{number:.2}");
        let bounds = change.difference.map_or("–".to_owned(), |found| {
            let more = if found.is_more_than_chance() {
                "more than chance"
            } else {
                "may be chance"
            };
            format!("{:.2} to {:.2}, {more}", found.low, found.high)
        });
        table.row([
            change.after.label.clone(),
            value(change.before.value),
            value(change.after.value),
            value(change.after.value - change.before.value),
            bounds,
            format!("{} and {}", change.before.cases, change.after.cases),
        ]);
    }
    table.print()?;
    for (side, figures) in [
        ("Only before", &comparison.only_before),
        ("Only after", &comparison.only_after),
    ] {
        if !figures.is_empty() {
            println!("{side}: {}", labels(figures));
        }
    }
    Ok(())
}

fn labels(figures: &[BaselineFigure]) -> String {
    let labels: Vec<&str> = figures.iter().map(|figure| &figure.label[..]).collect();
    labels.join(", ")
}
