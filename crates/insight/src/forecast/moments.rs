//! What distributions the forecast borrows from statistics.

use statrs::function::erf::{erfc, erfc_inv};
use statrs::function::gamma::gamma_lr;

/// The share of a standard normal distribution above `z`.
pub fn normal_above(z: f64) -> f64 {
    0.5 * erfc(z / std::f64::consts::SQRT_2)
}

/// The value below which the share `p` of a standard normal distribution lies.
pub fn normal_quantile(p: f64) -> f64 {
    -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p)
}

/// The mean of what lies above `z` in a standard normal distribution.
pub fn normal_mean_above(z: f64) -> f64 {
    if z > 6.0 {
        return z + 1.0 / z;
    }
    let density = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt();
    density / normal_above(z)
}

/// The value below which the share `p` of a sum with this mean and variance lies, which is zero with
/// the probability `nothing`, when none of its parts come: what is not zero has a gamma
/// distribution. Sums that may be negative have a normal one.
pub fn sum_quantile(mean: f64, variance: f64, nothing: f64, p: f64) -> f64 {
    if mean <= 0.0 {
        return mean + variance.max(0.0).sqrt() * normal_quantile(p);
    }
    let something = 1.0 - nothing;
    if p <= nothing || something <= 0.0 {
        return 0.0;
    }
    let own_mean = mean / something;
    let own_variance = (variance + mean * mean) / something - own_mean * own_mean;
    let share = (p - nothing) / something;
    let shape = own_mean * own_mean / own_variance.max(0.0);
    // Beyond this shape both distributions agree to a thousandth of the deviation.
    if shape > 1e4 {
        return own_mean + own_variance.max(0.0).sqrt() * normal_quantile(share);
    }
    own_mean / shape * gamma_quantile(shape, share)
}

/// The quantile of a gamma distribution with scale one, by halving.
fn gamma_quantile(shape: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, shape + 40.0 * shape.sqrt() + 40.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if gamma_lr(shape, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_distribution_is_the_known_one() {
        assert!((normal_above(1.644_854) - 0.05).abs() < 1e-6);
        assert!((normal_quantile(0.975) - 1.959_964).abs() < 1e-5);
        assert!((normal_mean_above(0.0) - 0.797_885).abs() < 1e-6);
        assert!((normal_mean_above(6.0) - normal_mean_above(6.000_001)).abs() < 0.01);
    }

    #[test]
    fn sums_have_the_quantiles_of_their_moments() {
        // A gamma distribution with mean 1 and variance 1 is the exponential one.
        assert!((sum_quantile(1.0, 1.0, 0.0, 0.5) - 2f64.ln()).abs() < 1e-6);
        assert!((sum_quantile(-5.0, 4.0, 0.0, 0.5) + 5.0).abs() < 1e-9);
        assert!((sum_quantile(7.0, 0.0, 0.0, 0.9) - 7.0).abs() < 1e-9);
    }

    #[test]
    fn a_single_part_comes_whole_or_not_at_all() {
        // One item of 100 that comes with probability 0.3.
        let (mean, variance) = (30.0, 100.0 * 100.0 * 0.3 * 0.7);
        assert!(sum_quantile(mean, variance, 0.7, 0.69).abs() < 1e-12);
        assert!((sum_quantile(mean, variance, 0.7, 0.8) - 100.0).abs() < 1e-6);
    }
}
