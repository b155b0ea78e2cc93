//! Measures the figures of *Receivables* over a large generated ledger: `kpi FOLDER [ITEMS] [SEED]`.
//!
//! Writes the ledger's columns into the folder, from which other engines read the same rows, and
//! prints as JSON what was found, how long each pass took, and how long one more posting.

mod rows;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use cashlane_insight::columns::{
    Answer, Cuts, Document, Facts, Move, Projection, Question, Receivables, Settled, day,
};
use cashlane_insight::months_between;
use kernel::Date;
use serde_json::{Value, json};

/// How often the question is asked.
const ROUNDS: usize = 7;
/// Lower edges of aging.
const EDGES: [i64; 5] = [0, 30, 60, 90, 120];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder for the columns")?);
    let items = arguments
        .next()
        .map_or(Ok(10_000_000), |text| text.parse())?;
    let seed = arguments.next().map_or(Ok(1), |text| text.parse())?;
    let start = Instant::now();
    let (columns, changing) = rows::generate(items, seed, &folder)?;
    let mut projection = Projection::new(columns);
    let built = start.elapsed().as_secs_f64();
    let (from, to) = (date("2025-10-01")?, date("2025-12-31")?);
    let cuts = Cuts::of_period(from, to);
    let question = Question {
        from,
        to,
        cuts: &cuts,
        edges: &EDGES,
        groups: &[],
    };
    let mut seconds = Vec::new();
    let mut found = Value::Null;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let answer = projection.ask(&question);
        std::hint::black_box(figures(&answer));
        seconds.push(start.elapsed().as_secs_f64());
        found = told(&answer, &question);
    }
    let increments = (0..ROUNDS)
        .map(|round| increment(&mut projection, &changing[round], &question))
        .collect::<Result<Vec<f64>, _>>()?;
    println!(
        "{}",
        json!({
            "items": projection.items(),
            "built": built,
            "seconds": seconds,
            "increments": increments,
            "bytes": projection.bytes(),
            "found": found,
        })
    );
    Ok(())
}

fn date(text: &str) -> Result<Date, Box<dyn Error>> {
    Ok(kernel::dates::parse(text)?)
}

/// The figures of every group.
fn figures(answer: &Answer) -> Vec<Receivables> {
    let groups = answer.groups();
    groups.map(|(_, _, facts)| answer.figures(facts)).collect()
}

/// Seconds for paying some of an invoice and asking again.
fn increment(
    projection: &mut Projection,
    changing: &Document,
    question: &Question<'_>,
) -> Result<f64, Box<dyn Error>> {
    let mut document = changing.clone();
    document.items[0].moves.push(Move {
        day: day(question.to),
        amount: -1,
        settled: Settled::Paid,
    });
    let start = Instant::now();
    projection.replace([document])?;
    let answer = projection.ask(question);
    std::hint::black_box(figures(&answer));
    Ok(start.elapsed().as_secs_f64())
}

/// What was found, as whole numbers that other engines can be compared with.
fn told(answer: &Answer, question: &Question<'_>) -> Value {
    let groups: Vec<Value> = answer
        .groups()
        .map(|(_, currency, facts)| group(answer, question, currency, facts))
        .collect();
    // Each customer's place weighs, so that no two can be mixed up.
    let mut customers = (0_i128, 0_i128);
    for (it, aging) in answer.customers() {
        customers.0 += 1;
        for (at, minor) in (1_i128..).zip(aging) {
            customers.1 += minor * at * (i128::from(it.customer % 1_000) + 1);
        }
    }
    json!({ "groups": groups, "customers": text(customers.0), "checksum": text(customers.1) })
}

fn group(answer: &Answer, question: &Question<'_>, currency: u8, facts: &Facts) -> Value {
    let balances = answer.figures(facts).balances;
    let ends = months_between(question.from, question.to);
    let sales = months_between(countback_start(question), question.to);
    let until = |on: Date| answer.until(facts, on);
    let sold = sales.iter().map(|month| {
        let before = month.start.pred_opt().map_or(0, |on| until(on).sales);
        text(until(month.end).sales - before)
    });
    let paid = &facts.paid;
    json!({
        "currency": currency,
        "ar_start": text(balances.ar_start),
        "ar_end": text(balances.ar_end),
        "current_end": text(balances.current_end),
        "credit_sales": text(balances.credit_sales),
        "month_ends": ends.iter().map(|month| text(until(month.end).rest)).collect::<Vec<_>>(),
        "sales": sold.collect::<Vec<_>>(),
        "aging": facts.aging.iter().copied().map(text).collect::<Vec<_>>(),
        "aging_items": facts.aging_items,
        "customers": facts.customers,
        "customers_late": facts.customers_late,
        "invoices": text(facts.invoices),
        "agreed_weighted": text(facts.agreed_weighted),
        "unapplied": text(facts.unapplied),
        "receipts": facts.receipts,
        "receipt_days": text(facts.receipt_days),
        "lost": text(facts.lost),
        "cleared": paid.invoices,
        "gross": text(paid.gross),
        "days_weighted": text(paid.days_weighted),
        "days": text(paid.days),
        "late_weighted": text(paid.late_weighted),
        "late": paid.late().to_string(),
        "on_time": paid.on_time,
        "on_time_gross": text(paid.on_time_gross),
        "offered": text(paid.offered),
        "granted": text(paid.granted),
        "unearned": text(paid.unearned),
    })
}

/// The first month of the ledger that countback may look at.
fn countback_start(question: &Question<'_>) -> Date {
    kernel::dates::add_months(kernel::dates::start_of_month(question.to), -35)
}

fn text(number: i128) -> String {
    number.to_string()
}
