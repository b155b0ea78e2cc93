use std::collections::BTreeSet;

use kernel::Id;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

/// What is made up of an order: customer, minor units, euros or dollars, and who holds it.
type Drawn = (u128, i64, bool, bool, bool);

fn orders(drawn: &[Drawn]) -> Vec<Judged> {
    let order = |(place, drawn): (u128, &Drawn)| {
        let (customer, minor, is_eur, held_before, held_now) = *drawn;
        let currency = if is_eur { Currency::EUR } else { Currency::USD };
        let words = |is_held: bool| {
            if is_held {
                vec!["limit_exceeded"]
            } else {
                Vec::new()
            }
        };
        Judged {
            order: Id::from_uuid(Uuid::from_u128(place)),
            at: Instant::from_micros(0),
            customer: Id::from_uuid(Uuid::from_u128(customer)),
            amount: Money::new(minor, currency),
            in_force: words(held_before),
            candidate: words(held_now),
        }
    };
    (1..).zip(drawn).map(order).collect()
}

fn tally(orders: impl IntoIterator<Item = Judged>) -> Tally {
    let mut tally = Tally::new(Date::default(), "default".to_owned());
    orders.into_iter().for_each(|order| tally.judge(order));
    tally
}

fn sum(held: &Held, currency: Currency) -> i64 {
    held.sums.0.get(&currency).copied().unwrap_or(0)
}

fn differing(tally: &Tally) -> BTreeSet<OrderId> {
    tally.differing.iter().map(|order| order.order).collect()
}

#[test]
fn one_order_more_and_one_less_are_told_apart() {
    // 7.00 held by both, 5.00 newly held, 3.00 no longer held, 2.00 held by neither.
    let drawn = [
        (1, 700, true, true, true),
        (1, 500, true, false, true),
        (2, 300, true, true, false),
        (2, 200, true, false, false),
    ];
    let tally = tally(orders(&drawn));
    assert_eq!(tally.orders, 4);
    assert_eq!((tally.in_force.orders, tally.candidate.orders), (2, 2));
    assert_eq!(sum(&tally.in_force, Currency::EUR), 1_000);
    assert_eq!(sum(&tally.candidate, Currency::EUR), 1_200);
    assert_eq!(tally.reasons.get("limit_exceeded"), Some(&[2, 2]));
    assert_eq!(differing(&tally).len(), 2);
}

proptest! {
    /// What a candidate holds is what is held now, and what it adds, without what it drops; and
    /// whoever comes first makes no difference.
    #[test]
    fn differences_sum_to_the_whole_in_any_order(
        drawn in prop::collection::vec(
            (1_u128..5, 0_i64..100_000, any::<bool>(), any::<bool>(), any::<bool>()),
            0..40,
        ),
    ) {
        let forth = tally(orders(&drawn));
        let back = tally(orders(&drawn).into_iter().rev());
        let mut held = [Held::default(), Held::default()];
        for order in &forth.differing {
            held[usize::from(!order.is_added())].add(order.amount);
        }
        let [added, dropped] = &held;
        prop_assert_eq!(
            forth.candidate.orders + dropped.orders,
            forth.in_force.orders + added.orders
        );
        for currency in [Currency::EUR, Currency::USD] {
            prop_assert_eq!(
                sum(&forth.candidate, currency) + sum(dropped, currency),
                sum(&forth.in_force, currency) + sum(added, currency)
            );
        }
        prop_assert_eq!(forth.in_force.figure(), back.in_force.figure());
        prop_assert_eq!(forth.candidate.figure(), back.candidate.figure());
        prop_assert_eq!(&forth.reasons, &back.reasons);
        prop_assert_eq!(differing(&forth), differing(&back));
    }
}
