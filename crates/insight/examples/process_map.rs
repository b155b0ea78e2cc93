//! How long a process map of many events takes: `cargo run --release -p cashlane-insight --example
//! process_map -- EVENTS [FILE.csv]`. With a file, the same events are written for other engines.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::Instant;

use cashlane_insight::process::{
    Case, CaseFacts, LogBuilder, NewEvent, Question, assess_cases, process_map, variants,
};

/// Steps of a case, of which some are left out or done again.
const STEPS: [&str; 10] = [
    "order received",
    "credit checked",
    "order acknowledged",
    "delivery planned",
    "goods shipped",
    "goods delivered",
    "invoice issued",
    "reminder sent",
    "payment received",
    "invoice cleared",
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let wanted: usize = arguments
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_000_000);
    let mut file = arguments
        .next()
        .map(|path| BufWriter::new(File::create(path).expect("a file")));
    if let Some(file) = &mut file {
        writeln!(file, "case,activity,micros,value").expect("a line");
    }
    let started = Instant::now();
    let mut builder = LogBuilder::new([]);
    let (mut events, mut case, mut state) = (0, 0_u64, 7_u64);
    let mut draw = move |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    while events < wanted {
        case += 1;
        let name = case.to_string();
        let value = i64::try_from(draw(1_000_000)).unwrap_or(0);
        let mut at = i64::try_from(draw(31_536_000_000_000)).unwrap_or(0);
        for step in STEPS {
            let times = match draw(20) {
                0 => 0,
                1 => 2,
                _ => 1,
            };
            for _ in 0..times {
                at += i64::try_from(draw(500_000_000_000)).unwrap_or(0);
                let event = NewEvent {
                    case: &name,
                    activity: step,
                    at,
                    facts: CaseFacts {
                        value: Some(value),
                        ..CaseFacts::default()
                    },
                    ..NewEvent::default()
                };
                builder.push(&event, []).expect("it fits");
                if let Some(file) = &mut file {
                    writeln!(file, "{name},{step},{at},{value}").expect("a line");
                }
                events += 1;
            }
        }
    }
    let log = builder.build();
    let built = started.elapsed();
    let cases: Vec<Case<'_>> = log.cases().collect();
    let started = Instant::now();
    let map = process_map(&log, &cases);
    let drawn = started.elapsed();
    let started = Instant::now();
    let paths = variants(&cases);
    let grouped = started.elapsed();
    let started = Instant::now();
    let all = assess_cases(&log, &cases, &Question::default()).expect("it has events");
    let asked = started.elapsed();
    println!(
        "all questions about {} cases in {:.2} s",
        all.cases,
        asked.as_secs_f64()
    );
    println!(
        "{} events of {} cases: taken in in {:.2} s, map of {} steps and {} moves in {:.2} s, {} paths in {:.2} s",
        log.events(),
        cases.len(),
        built.as_secs_f64(),
        map.nodes.len(),
        map.edges.len(),
        drawn.as_secs_f64(),
        paths.count,
        grouped.as_secs_f64()
    );
    for edge in map.edges.iter().take(3) {
        println!(
            "{} → {}: {} times, median {:.4} h",
            edge.from, edge.to, edge.count, edge.wait.p50
        );
    }
}
