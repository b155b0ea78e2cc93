//! What every forecast must be, whatever the data.

use cashlane_insight::forecast::{Cash, Day, Forecast, Item, Items, Model, Plan};
use kernel::Currency;
use proptest::prelude::*;

use super::company::{USUAL, company, day, end};

/// A row of any kind: customer, days from issue to due date, delay (none: open), minor units,
/// disputed, paperless.
type AnyRow = (u32, i32, Option<i32>, i64, Option<bool>, Option<bool>);

fn any_row() -> impl Strategy<Value = AnyRow> {
    (
        0u32..5,
        -5i32..120,
        prop::option::weighted(0.8, -40i32..900),
        -100_000i64..10_000_000,
        any::<Option<bool>>(),
        any::<Option<bool>>(),
    )
}

fn items_of(rows: &[AnyRow]) -> Items {
    let mut items = Items::default();
    for customer in 0..5 {
        items.customers.place(&customer.to_string());
    }
    for (at, (customer, terms, delay, amount, disputed, paperless)) in rows.iter().enumerate() {
        let issued = end() - 900 + 9 * i32::try_from(at).expect("few rows");
        let due = issued + terms;
        items.rows.push(Item {
            customer: *customer,
            country: None,
            segment: (customer % 2 == 0).then_some(*customer),
            issued,
            due,
            settled: delay.map(|delay| (due + delay).min(end())),
            amount_minor: *amount,
            currency: Some(if customer % 3 == 0 {
                Currency::USD
            } else {
                Currency::EUR
            }),
            disputed: *disputed,
            paperless: *paperless,
        });
    }
    items
}

fn check(forecast: &Forecast<'_>, item: &Item, as_of: Day) {
    let first = as_of.max(item.issued);
    assert!((0.0..=1.0).contains(&forecast.p_late), "{forecast:?}");
    assert!(
        (0.0..=1.0 + 1e-9).contains(&forecast.p_disputed),
        "{forecast:?}"
    );
    assert!(
        forecast.quantiles[0] >= first && forecast.expected >= first,
        "{forecast:?}"
    );
    assert!(forecast.quantiles.is_sorted(), "{forecast:?}");
    assert!((forecast.curve.open_after(first - 1) - 1.0).abs() < 1e-12);
    let mut last = 1.0;
    for later in (0..2000).step_by(13) {
        let open = forecast.curve.open_after(first + later);
        assert!((0.0..=last + 1e-12).contains(&open), "{open} after {last}");
        last = open;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn forecasts_are_distributions(
        rows in prop::collection::vec(any_row(), 14..90),
        open in prop::collection::vec(any_row(), 1..12),
    ) {
        let items = items_of(&rows);
        prop_assume!(items.rows.iter().filter(|item| item.settled.is_some()).count() >= 10);
        let model = Model::fit(&items, end()).expect("enough is settled");
        let mut asked = items_of(&open).rows;
        // One that nobody knows, one that is open for years, one that is issued next year.
        asked.push(Item { customer: 99, ..asked[0] });
        asked.push(Item { issued: end() - 3000, due: end() - 2970, ..asked[0] });
        asked.push(Item { issued: end() + 300, due: end() + 330, ..asked[0] });
        let forecasts = model.forecast(&asked, end());
        let mut cash = Cash::new(&model, Plan::new(end(), (1..=13).map(|week| end() + 7 * week).collect()));
        for (item, forecast) in asked.iter().zip(&forecasts) {
            check(forecast, item, end());
            cash.add(item, forecast);
        }
        let lines = cash.lines();
        let expected: i64 = lines.iter().flat_map(|line| &line.buckets).map(|it| it.expected_minor).sum();
        let owed: i64 = asked.iter().map(|item| item.amount_minor).sum();
        prop_assert!((expected - owed).abs() <= 30, "{} {}", expected, owed);
        let count: f64 = lines.iter().flat_map(|line| &line.buckets).map(|it| it.items).sum();
        prop_assert!((count - f64::from(u32::try_from(asked.len()).expect("few"))).abs() < 1e-6);
        for bucket in lines.iter().flat_map(|line| &line.buckets) {
            let [half, most, nearly] = bucket.intervals;
            prop_assert!(nearly.0 <= most.0 && most.0 <= half.0 && half.0 <= half.1);
            prop_assert!(half.1 <= most.1 && most.1 <= nearly.1);
        }
    }
}

#[test]
fn cash_adds_up_in_parts_as_in_one() {
    let items = company(&USUAL, 3);
    let model = Model::fit(&items.as_known_on(end(), true), end()).expect("a model");
    let open: Vec<Item> = items
        .rows
        .iter()
        .filter(|item| item.settled > Some(end()))
        .copied()
        .collect();
    let plan = Plan::new(end(), vec![end() + 6, end() + 13, end() + 50]);
    let mut whole = Cash::new(&model, plan.clone());
    let mut parts = Cash::new(&model, plan.clone());
    for chunk in open.chunks(7) {
        let mut part = Cash::new(&model, plan.clone());
        for (item, forecast) in chunk.iter().zip(model.forecast(chunk, end())) {
            whole.add(item, &forecast);
            part.add(item, &forecast);
        }
        parts.merge(part);
    }
    for (one, other) in whole.lines()[0]
        .buckets
        .iter()
        .zip(&parts.lines()[0].buckets)
    {
        assert!((one.expected_minor - other.expected_minor).abs() <= 1);
        assert!((one.intervals[2].1 - other.intervals[2].1).abs() <= 1);
    }
}

#[test]
fn a_model_is_the_same_each_time_and_survives_storage() {
    let items = company(&USUAL, 5).as_known_on(end(), true);
    let [one, other] = [0, 1].map(|_| Model::fit(&items, end()).expect("a model"));
    let text = serde_json::to_string(&one).expect("a model is JSON");
    assert_eq!(text, serde_json::to_string(&other).expect("so is this"));
    let stored: Model = serde_json::from_str(&text).expect("it reads back");
    assert!(stored.is_readable());
    let asked = &items.rows[..50];
    for (a, b) in one
        .forecast(asked, end())
        .iter()
        .zip(stored.forecast(asked, end()))
    {
        assert_eq!((a.quantiles, a.expected), (b.quantiles, b.expected));
        assert!((a.p_late - b.p_late).abs() < 1e-9);
    }
}

#[test]
fn what_came_later_changes_nothing() {
    let items = company(&USUAL, 7);
    let cut = day(2024, 6, 1);
    let mut other = items.clone();
    for item in &mut other.rows {
        if item.settled > Some(cut) {
            item.settled = item.settled.map(|day| day + 33);
            item.disputed = Some(true);
        }
        if item.issued > cut {
            item.amount_minor *= 3;
        }
    }
    let [one, other] = [items, other].map(|items| {
        let model = Model::fit(&items.as_known_on(cut, true), cut).expect("a model");
        serde_json::to_string(&model).expect("a model is JSON")
    });
    assert_eq!(one, other);
}

#[test]
fn too_few_settled_items_are_refused() {
    let mut items = company(&USUAL, 9);
    items.rows.truncate(9);
    let refusal = Model::fit(&items, end()).expect_err("nine are too few");
    assert_eq!(
        refusal.to_string(),
        "9 settled items are too few to learn from; 10 are needed"
    );
}
