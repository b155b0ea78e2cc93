//! A conditional logit over the explanations of each payment, and the calibration after it.

use cashlane_matching::engine::{Feature, Learned, MatchPolicy, Matcher, weight_of};

use crate::sample::Sample;

const PASSES: usize = 60;
const FEATURES: usize = Feature::ALL.len();
/// How strongly a weight is drawn to what it was: as much as so many payments.
const INERTIA: f64 = 2.0;

/// The explanations of a payment, and which of them is right.
struct Case {
    explanations: Vec<Vec<(usize, f64)>>,
    families: Vec<usize>,
    pays: Vec<bool>,
    right: usize,
    found: bool,
}

pub fn run(folders: &[String]) {
    let cases: Vec<Case> = folders.iter().flat_map(|folder| cases(folder)).collect();
    let start: Vec<f64> = Feature::ALL
        .iter()
        .map(|it| f64::from(weight_of(*it)) / 1000.0)
        .collect();
    eprintln!("{} payments; loss {:.5}", cases.len(), loss(&cases, &start));
    let weights = fitted(&cases, &start);
    eprintln!("loss {:.5}", loss(&cases, &weights));
    for (feature, weight) in Feature::ALL.iter().zip(&weights) {
        println!("    (Feature::{feature:?}, {:.0}),", weight * 1000.0);
    }
    for family in 0..3 {
        println!("    &[{}],", table(&cases, &weights, family));
    }
}

fn cases(folder: &str) -> Vec<Case> {
    let sample = Sample::read(folder);
    let book = sample.book();
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let matcher = Matcher::new(&book, &policy, &learned);
    let traces = matcher.features(sample.credits.len(), |at| sample.credit(at));
    let of = |(at, all): (usize, Vec<cashlane_matching::engine::Trace>)| {
        let none = all.iter().position(|it| it.items.is_empty())?;
        let right = all
            .iter()
            .position(|it| sample.is_right(at, it.items.iter().copied()));
        let features = |it: &cashlane_matching::engine::Trace| {
            it.features
                .iter()
                .map(|(f, v)| (*f as usize, f64::from(*v) / 64.0))
                .collect()
        };
        Some(Case {
            explanations: all.iter().map(features).collect(),
            families: all.iter().map(|it| it.family).collect(),
            pays: all.iter().map(|it| !it.items.is_empty()).collect(),
            right: right.unwrap_or(none),
            found: right.is_some(),
        })
    };
    traces.into_iter().enumerate().filter_map(of).collect()
}

fn shares(case: &Case, weights: &[f64]) -> Vec<f64> {
    let score = |it: &Vec<(usize, f64)>| it.iter().map(|(f, v)| weights[*f] * v).sum::<f64>();
    let scores: Vec<f64> = case.explanations.iter().map(score).collect();
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f64 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

fn loss(cases: &[Case], weights: &[f64]) -> f64 {
    let of = |case: &Case| -shares(case, weights)[case.right].max(1e-12).ln();
    cases.iter().map(of).sum::<f64>() / cases.len() as f64
}

/// Adam on batches, in the order of the cases.
fn fitted(cases: &[Case], start: &[f64]) -> Vec<f64> {
    let mut weights = start.to_vec();
    let (mut mean, mut square) = (vec![0.0; FEATURES], vec![0.0; FEATURES]);
    let mut step = 0i32;
    let batches: Vec<&[Case]> = cases.chunks(500).collect();
    for pass in 0..PASSES {
        let rate = 0.05 * (1.0 - pass as f64 / PASSES as f64).max(0.05);
        for batch in &batches {
            let mut gradient = vec![0.0; FEATURES];
            for case in *batch {
                for (at, share) in shares(case, &weights).into_iter().enumerate() {
                    let error = share - f64::from(u8::from(at == case.right));
                    for (feature, amount) in &case.explanations[at] {
                        gradient[*feature] += error * amount;
                    }
                }
            }
            step += 1;
            for at in 0..FEATURES {
                let drawn = INERTIA * (weights[at] - start[at]) / batches.len() as f64;
                let slope = (gradient[at] + drawn) / batch.len() as f64;
                mean[at] = 0.9 * mean[at] + 0.1 * slope;
                square[at] = 0.999 * square[at] + 0.001 * slope * slope;
                let first = mean[at] / (1.0 - 0.9f64.powi(step));
                let second = square[at] / (1.0 - 0.999f64.powi(step));
                weights[at] -= rate * first / (second.sqrt() + 1e-8);
            }
        }
    }
    weights
}

/// A share that is never 0 or 1.
fn smooth(right: f64, of: f64) -> f64 {
    (right + 0.5) / (of + 1.0)
}

/// Of the likeliest paying explanations of one family: how often those of each probability were
/// right, never falling.
fn table(cases: &[Case], weights: &[f64], family: usize) -> String {
    let mut points: Vec<(f64, bool)> = Vec::new();
    for case in cases {
        let shares = shares(case, weights);
        let best = (0..shares.len())
            .filter(|at| case.pays[*at])
            .max_by(|a, b| shares[*a].total_cmp(&shares[*b]));
        if let Some(best) = best.filter(|best| case.families[*best] == family) {
            points.push((shares[best], case.found && best == case.right));
        }
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Bins that grow towards certainty, where there are many.
    let edges = [
        0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.92, 0.95, 0.97, 0.98, 0.99,
        0.995, 0.998, 0.999, 0.9997, 0.9999, 0.99997, 1.1,
    ];
    let mut blocks: Vec<(f64, f64, f64)> = Vec::new();
    let mut from = 0;
    for edge in edges {
        let to = points.partition_point(|point| point.0 < edge);
        let bin = &points[from..to];
        from = to;
        if bin.len() < 8 {
            continue;
        }
        let n = bin.len() as f64;
        let right = bin.iter().filter(|point| point.1).count() as f64;
        blocks.push((n, bin.iter().map(|point| point.0).sum::<f64>(), right));
        while let [.., a, b] = blocks.as_slice() {
            if smooth(a.2, a.0) < smooth(b.2, b.0) {
                break;
            }
            let merged = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    let shown = blocks
        .iter()
        .map(|(n, sum, right)| format!("({:.0}, {:.0})", sum / n * 1e6, smooth(*right, *n) * 1e6));
    let all: Vec<String> = shown.collect();
    eprintln!("family {family}: {} payments", points.len());
    all.join(", ")
}
