//! A conditional logit over the explanations of each payment, and the calibration after it.

use cashlane_matching::engine::{Feature, Learned, MatchPolicy, Matcher, Trace, weight_of};

use crate::sample::Sample;

const PASSES: usize = 60;
const FEATURES: usize = Feature::ALL.len();
const FAMILIES: usize = 4;
/// How strongly a weight is drawn to what it was: as much as so many payments.
const INERTIA: f64 = 2.0;
/// Payments surer than this by the weights as they were teach nothing more.
const DOUBTLESS: f64 = 0.99999;
/// A step of the calibration rests on at least so many payments.
const STEP_MIN: f64 = 40.0;

/// The explanations of a payment, and which of them is right.
struct Case {
    explanations: Vec<Vec<(u8, f32)>>,
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
    let doubtful: Vec<&Case> = cases
        .iter()
        .filter(|case| shares(case, &start)[case.right] < DOUBTLESS)
        .collect();
    let weights = fitted(&doubtful, &start);
    eprintln!("loss {:.5}", loss(&cases, &weights));
    for (feature, weight) in Feature::ALL.iter().zip(&weights) {
        println!("    (Feature::{feature:?}, {:.0}),", weight * 1000.0);
    }
    for family in 0..FAMILIES {
        for rivalled in [false, true] {
            println!("    &[{}],", table(&cases, &weights, family, rivalled));
        }
    }
}

fn cases(folder: &str) -> Vec<Case> {
    let sample = Sample::read(folder);
    let book = sample.book();
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let matcher = Matcher::new(&book, &policy, &learned);
    let traces = matcher.features(sample.credits.len(), |at| sample.credit(at));
    let of = |(at, all): (usize, Vec<Trace>)| {
        let none = all.iter().position(|it| it.items.is_empty())?;
        let right = all
            .iter()
            .position(|it| sample.is_right(at, it.items.iter().copied()));
        let features = |it: &Trace| {
            it.features
                .iter()
                .map(|(f, v)| (*f as u8, *v as f32 / 64.0))
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
    let part = |(f, v): &(u8, f32)| weights[usize::from(*f)] * f64::from(*v);
    let score = |it: &Vec<(u8, f32)>| it.iter().map(part).sum::<f64>();
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
fn fitted(cases: &[&Case], start: &[f64]) -> Vec<f64> {
    let mut weights = start.to_vec();
    let (mut mean, mut square) = (vec![0.0; FEATURES], vec![0.0; FEATURES]);
    let mut step = 0i32;
    let batches: Vec<&[&Case]> = cases.chunks(500).collect();
    for pass in 0..PASSES {
        let rate = 0.05 * (1.0 - pass as f64 / PASSES as f64).max(0.05);
        for batch in &batches {
            let mut gradient = vec![0.0; FEATURES];
            for case in *batch {
                for (at, share) in shares(case, &weights).into_iter().enumerate() {
                    let error = share - f64::from(u8::from(at == case.right));
                    for (feature, amount) in &case.explanations[at] {
                        gradient[usize::from(*feature)] += error * f64::from(*amount);
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
fn smooth((n, _, right): (f64, f64, f64)) -> f64 {
    (right + 0.5) / (n + 1.0)
}

/// Of the likeliest paying explanations of one family: how often those of each probability were
/// right, never falling; with a rival at least a tenth as likely, or without. Steps are even in the logarithm of the odds.
fn table(cases: &[Case], weights: &[f64], family: usize, rivalled: bool) -> String {
    let mut points: Vec<(f64, bool)> = Vec::new();
    for case in cases {
        let shares = shares(case, weights);
        let best = (0..shares.len())
            .filter(|at| case.pays[*at])
            .max_by(|a, b| shares[*a].total_cmp(&shares[*b]));
        let has_rival = |best: usize| {
            let mut others = (0..shares.len()).filter(|at| case.pays[*at] && *at != best);
            others.any(|at| shares[at] * 10.0 > shares[best])
        };
        let wanted = |best: &usize| case.families[*best] == family && has_rival(*best) == rivalled;
        if let Some(best) = best.filter(wanted) {
            points.push((shares[best], case.found && best == case.right));
        }
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    eprintln!(
        "family {family}, rivalled {rivalled}: {} payments",
        points.len()
    );
    let step = |share: f64| ((share / (1.0 - share).max(1e-7)).ln() * 2.5).floor();
    let mut steps: Vec<(f64, f64, f64)> = Vec::new();
    for bin in points.chunk_by(|a, b| step(a.0) == step(b.0)) {
        let right = bin.iter().filter(|point| point.1).count() as f64;
        steps.push((bin.len() as f64, bin.iter().map(|it| it.0).sum(), right));
        while let [.., a, b] = steps[..] {
            if a.0 >= STEP_MIN && smooth(a) < smooth(b) {
                break;
            }
            steps.truncate(steps.len() - 2);
            steps.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
        }
    }
    let shown = steps
        .iter()
        .map(|it| (it.1 / it.0 * 1e6, (smooth(*it) * 1e6).min(999_990.0)))
        .filter(|(weighed, _)| (0.5..999_999.0).contains(weighed))
        .map(|(weighed, right)| format!("({weighed:.0}, {right:.0})"));
    let ends = ["(0, 0)".to_owned(), "(1_000_000, 999_990)".to_owned()];
    let [first, last] = ends;
    let all: Vec<String> = std::iter::once(first).chain(shown).chain([last]).collect();
    all.join(", ")
}
