use cashlane_kernel::{Currency, KernelError, Money};
use proptest::prelude::*;

use crate::money::any_minor;

const EUR: Currency = Currency::EUR;

fn minors(total: i64, weights: &[i64]) -> Vec<i64> {
    let parts = Money::new(total, EUR)
        .split(weights)
        .expect("weights that can share");
    parts.into_iter().map(Money::minor).collect()
}

fn some_weights() -> impl Strategy<Value = Vec<i64>> {
    let weight = prop_oneof![0_i64..=5, 0_i64..=i64::MAX, Just(0), Just(i64::MAX)];
    prop::collection::vec(weight, 1..12).prop_filter("some weight is needed", |weights| {
        weights.iter().any(|weight| *weight > 0)
    })
}

#[test]
fn left_over_cents_go_to_the_parts_that_lost_most_then_to_the_earlier() {
    assert_eq!(minors(100, &[1, 1, 1]), [34, 33, 33]);
    assert_eq!(minors(5, &[1, 2]), [2, 3]);
    assert_eq!(minors(10, &[1, 1, 4]), [2, 2, 6]);
    assert_eq!(minors(1_287_059, &[50, 50]), [643_530, 643_529]);
    assert_eq!(minors(2, &[1, 1, 1, 1]), [1, 1, 0, 0]);
    assert_eq!(minors(0, &[3, 4]), [0, 0]);
}

#[test]
fn a_part_of_weight_zero_gets_nothing() {
    assert_eq!(minors(100, &[0, 1, 0, 1, 1]), [0, 34, 0, 33, 33]);
}

#[test]
fn a_negative_total_splits_as_the_mirror_image() {
    assert_eq!(minors(-100, &[1, 1, 1]), [-34, -33, -33]);
}

#[test]
fn weights_that_cannot_share_are_refused() {
    for (weights, reason) in [
        (&[][..], "there are none"),
        (&[1, -1][..], "one is negative"),
        (&[0, 0][..], "all are zero"),
    ] {
        let refused = Money::new(100, EUR).split(weights);
        assert_eq!(refused, Err(KernelError::BadWeights { reason }));
    }
}

proptest! {
    #[test]
    fn the_parts_sum_to_the_whole(total in any_minor(), weights in some_weights()) {
        let whole = Money::new(total, EUR);
        let parts = whole.split(&weights).unwrap();
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(Money::sum(EUR, parts), Ok(whole));
    }

    #[test]
    fn no_part_is_a_whole_unit_off_its_share(total in any_minor(), weights in some_weights()) {
        let sum: i128 = weights.iter().copied().map(i128::from).sum();
        for (part, weight) in minors(total, &weights).into_iter().zip(weights) {
            // |part - total × weight / sum| < 1, kept in integers by comparing with the floor.
            let exact = i128::from(total.abs()) * i128::from(weight);
            let floor = exact / sum;
            let part = i128::from(part.abs());
            prop_assert!(part == floor || (part == floor + 1 && exact % sum != 0));
        }
    }

    #[test]
    fn splitting_mirrors_with_the_sign(total in any_minor(), weights in some_weights()) {
        let mirrored: Vec<i64> = minors(total, &weights).into_iter().map(|part| -part).collect();
        prop_assert_eq!(minors(-total, &weights), mirrored);
    }

    #[test]
    fn equal_weights_differ_by_one_unit_at_most(total in any_minor(), count in 1_usize..40) {
        let parts = minors(total, &vec![7; count]);
        let (most, least) = (parts.iter().max().unwrap(), parts.iter().min().unwrap());
        prop_assert!(most - least <= 1);
    }
}
