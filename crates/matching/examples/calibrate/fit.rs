//! A conditional logit over the explanations of each payment.

use cashlane_matching::engine::{Feature, Learned, MatchPolicy, Matcher, Trace, weight_of};

use crate::sample::Sample;

const PASSES: usize = 60;
const FEATURES: usize = Feature::ALL.len();
/// How strongly a weight is drawn to what it was: as much as so many payments.
const INERTIA: f64 = 2.0;
/// Payments surer than this by the weights as they were teach nothing more.
const DOUBTLESS: f64 = 0.99999;

/// The explanations of a payment, and which of them is right.
pub struct Case {
    explanations: Vec<Vec<(u8, f32)>>,
    pub families: Vec<usize>,
    pub pays: Vec<bool>,
    pub right: usize,
    pub found: bool,
}

/// The weights as they are, in nats.
pub fn weights_now() -> Vec<f64> {
    let all = Feature::ALL.iter();
    all.map(|it| f64::from(weight_of(*it)) / 1000.0).collect()
}

pub fn run(folders: &[String]) {
    let cases: Vec<Case> = folders.iter().flat_map(|folder| cases(folder)).collect();
    let start = weights_now();
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
}

pub fn cases(folder: &str) -> Vec<Case> {
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

pub fn shares(case: &Case, weights: &[f64]) -> Vec<f64> {
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
