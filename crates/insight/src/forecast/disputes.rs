//! How likely an item is disputed, as long as that is not known.
//!
//! A logistic regression on what is known of the item, and how much more or less often than that
//! the customer disputes, shrunk by how little is known of it.

use serde::{Deserialize, Serialize};

use super::design::{COLUMNS, DISPUTED, Design};
use super::item::Item;
use super::matrix::Matrix;

/// Coefficients are shrunk as if each had been seen to be zero in about forty items.
const RIDGE: f64 = 10.0;

/// How likely disputes are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Disputes {
    coefficients: Vec<f64>,
    design: Design,
}

impl Disputes {
    /// Learns from items of which it is known; none if all or none of them are disputed.
    pub fn fit(items: &[Item]) -> Option<Self> {
        let judged = || {
            let settled = items.iter().filter(|item| item.settled.is_some());
            settled.filter_map(|item| Some((item, item.disputed?)))
        };
        if judged().all(|(_, disputed)| disputed) || !judged().any(|(_, disputed)| disputed) {
            return None;
        }
        let mut found = Self {
            coefficients: vec![0.0; COLUMNS],
            design: Design::of(items),
        };
        for _ in 0..8 {
            let mut left = Matrix::zeros(COLUMNS);
            let mut right = vec![0.0; COLUMNS];
            for (at, right) in right.iter_mut().enumerate() {
                let ridge = if at == 0 { 1e-6 } else { RIDGE };
                left.add(at, at, ridge);
                *right -= ridge * found.coefficients[at];
            }
            for (item, disputed) in judged() {
                let p = found.share(item);
                let weight = (p * (1.0 - p)).max(1e-4);
                let row = found.design.row(item, 0.0);
                for (at, value) in row.cells() {
                    right[*at] += value * (f64::from(disputed) - p);
                    for (other, with) in row.cells() {
                        left.add(*at, *other, weight * value * with);
                    }
                }
            }
            let step = left.inverse().times(&right);
            for (coefficient, step) in found.coefficients.iter_mut().zip(step) {
                *coefficient += step.clamp(-3.0, 3.0);
            }
        }
        found.coefficients[DISPUTED] = 0.0;
        Some(found)
    }

    /// How likely an item is disputed before its customer is looked at.
    pub fn share(&self, item: &Item) -> f64 {
        let odds = self.design.parts(item, &self.coefficients).sum();
        1.0 / (1.0 + (-odds).exp())
    }
}

/// A share with its odds multiplied.
pub fn with_odds(share: f64, factor: f64) -> f64 {
    share * factor / (share * factor + 1.0 - share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(country: u32, disputed: bool) -> Item {
        Item {
            customer: 0,
            country: Some(country),
            segment: None,
            issued: 700_000,
            due: 700_030,
            settled: Some(700_040),
            amount_minor: 10_000,
            currency: None,
            disputed: Some(disputed),
            paperless: None,
        }
    }

    #[test]
    fn shares_follow_what_is_known_of_the_item() {
        let mut items = Vec::new();
        for at in 0..4000 {
            items.push(item(0, at % 2 == 0));
            items.push(item(1, at % 10 == 0));
        }
        let found = Disputes::fit(&items).expect("some are disputed");
        assert!((found.share(&items[0]) - 0.5).abs() < 0.02);
        assert!((found.share(&items[1]) - 0.1).abs() < 0.02);
        assert!((with_odds(0.5, 3.0) - 0.75).abs() < 1e-12);
    }

    #[test]
    fn nothing_is_learned_where_no_item_differs() {
        assert!(Disputes::fit(&[item(0, false), item(1, false)]).is_none());
    }
}
