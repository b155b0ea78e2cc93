//! How good forecasts were.

use super::number::float;

/// The probability that a late item was told more likely late than one on time; none unless there
/// are both.
pub fn auc(told: &[(f64, bool)]) -> Option<f64> {
    let mut sorted = told.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let late = float(sorted.iter().filter(|(_, late)| *late).count());
    let on_time = float(sorted.len()) - late;
    if late == 0.0 || on_time == 0.0 {
        return None;
    }
    let mut ranks = 0.0;
    let mut before = 0;
    for ties in sorted.chunk_by(|a, b| a.0 == b.0) {
        let rank = float(before) + float(ties.len() + 1) / 2.0;
        ranks += rank * float(ties.iter().filter(|(_, late)| *late).count());
        before += ties.len();
    }
    Some((ranks - late * (late + 1.0) / 2.0) / (late * on_time))
}

/// The mean squared error of the probabilities; none without any.
pub fn brier(told: &[(f64, bool)]) -> Option<f64> {
    mean(told.iter().map(|(p, late)| (p - f64::from(*late)).powi(2)))
}

/// The mean; none of nothing.
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0usize, 0.0), |(count, sum), value| {
        (count + 1, sum + value)
    });
    (count > 0).then(|| sum / float(count))
}

/// The sum of absolute errors over the sum of what came, of (foretold, came); none if nothing came.
pub fn wape(pairs: &[(f64, f64)]) -> Option<f64> {
    let came: f64 = pairs.iter().map(|(_, came)| came.abs()).sum();
    let errors: f64 = pairs.iter().map(|(told, came)| (told - came).abs()).sum();
    (came > 0.0).then(|| errors / came)
}

/// By how much too much was foretold, as a share of what came.
pub fn bias(pairs: &[(f64, f64)]) -> Option<f64> {
    let came: f64 = pairs.iter().map(|(_, came)| came.abs()).sum();
    let errors: f64 = pairs.iter().map(|(told, came)| told - came).sum();
    (came > 0.0).then(|| errors / came)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auc_counts_pairs_and_halves_ties() {
        let told = [(0.1, false), (0.4, false), (0.4, true), (0.9, true)];
        // Four pairs of a late and a punctual item: three right, one tie.
        assert_eq!(auc(&told), Some(3.5 / 4.0));
        assert_eq!(auc(&told[..2]), None);
    }

    #[test]
    fn errors_are_those_by_hand() {
        assert_eq!(brier(&[(0.5, true), (1.0, false)]), Some(0.625));
        let pairs = [(110.0, 100.0), (30.0, 50.0)];
        assert_eq!(wape(&pairs), Some(0.2));
        assert_eq!(bias(&pairs), Some(-10.0 / 150.0));
        assert_eq!((wape(&[]), mean([].into_iter())), (None, None));
    }
}
