//! How often explanations of each weighed probability were right: the calibration.

use crate::fit::{Case, cases, shares, weights_now};

const FAMILIES: usize = 7;
const RIVALRIES: usize = 3;
/// A step rests on at least so many payments.
const STEP_MIN: f64 = 100.0;
/// Steps to each nat of the odds.
const STEPS: f64 = 2.0;

/// The weighed probability of a likeliest explanation, and whether it was right.
type Point = (f64, bool);
type Points = [[Vec<Point>; RIVALRIES]; FAMILIES];

/// Prints the table of calibration as it should be, by the weights as they are.
pub fn run(folders: &[String]) {
    let weights = weights_now();
    let mut points = Points::default();
    for folder in folders {
        for case in cases(folder) {
            note(&case, &weights, &mut points);
        }
        eprintln!("{folder}");
    }
    for (family, of) in points.iter_mut().enumerate() {
        println!("[");
        for (rivalry, points) in of.iter_mut().enumerate() {
            eprintln!(
                "family {family}, rivalry {rivalry}: {} points",
                points.len()
            );
            println!("&[{}],", table(points));
        }
        println!("],");
    }
}

/// Notes the likeliest paying explanation of a payment: without a rival, with one at least a tenth
/// as likely, or with its like.
fn note(case: &Case, weights: &[f64], points: &mut Points) {
    let shares = shares(case, weights);
    let paying = || (0..shares.len()).filter(|at| case.pays[*at]);
    // The first of equal ones, as the engine does.
    let Some(best) = paying().min_by(|a, b| shares[*b].total_cmp(&shares[*a])) else {
        return;
    };
    let others = paying().filter(|at| *at != best);
    let next = others.map(|at| shares[at]).fold(0.0, f64::max);
    let rivalry = match (shares[best] / next).ln() {
        ..0.1 => 2,
        ..2.303 => 1,
        _ => 0,
    };
    let right = case.found && best == case.right;
    points[case.families[best]][rivalry].push((shares[best], right));
}

/// A share that is never 0 or 1.
fn smooth((n, _, right): (f64, f64, f64)) -> f64 {
    (right + 0.5) / (n + 1.0)
}

/// How often those of each probability were right, never falling.
fn table(points: &mut [Point]) -> String {
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let step = |share: f64| ((share / (1.0 - share).max(1e-7)).ln() * STEPS).floor();
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
    let [first, last] = ["(0, 0)".to_owned(), "(1_000_000, 999_990)".to_owned()];
    let all: Vec<String> = std::iter::once(first).chain(shown).chain([last]).collect();
    all.join(", ")
}
