//! How good forecasts are on companies whose habits are known.

use cashlane_insight::forecast::{BacktestOptions, Item, Method, Model, Reason, backtest};

use super::company::{Habits, USUAL, company, end};

fn item(items: &cashlane_insight::forecast::Items, customer: u32) -> Item {
    Item {
        customer,
        issued: end(),
        due: end() + 30,
        settled: None,
        disputed: Some(false),
        ..items.rows[0]
    }
}

#[test]
fn late_payers_are_told_late_and_new_ones_between() {
    let items = company(&USUAL, 11);
    let delay = |item: &Item| f64::from(item.settled.expect("all are settled") - item.due);
    let mean = |customer: u32| {
        let own = items.rows.iter().filter(|item| item.customer == customer);
        let delays: Vec<f64> = own
            .filter(|item| item.disputed == Some(false))
            .map(delay)
            .collect();
        delays.iter().sum::<f64>() / f64::from(u32::try_from(delays.len()).expect("few"))
    };
    let model = Model::fit(&items, end()).expect("a model");
    let mut told = Vec::new();
    for customer in 0..30 {
        let asked = [item(&items, customer)];
        let forecast = model.forecast(&asked, end())[0];
        let days = f64::from(forecast.median() - asked[0].due);
        assert!(
            (days - mean(customer)).abs() < 3.0,
            "{customer}: {days} {}",
            mean(customer)
        );
        told.push(forecast.median());
    }
    let new = model.forecast(&[item(&items, 1000)], end())[0];
    assert!(new.new_customer);
    assert!(
        told.iter().any(|day| *day < new.median()) && told.iter().any(|day| *day > new.median())
    );
    let width = |it: &cashlane_insight::forecast::Forecast<'_>| it.quantiles[5] - it.quantiles[1];
    assert!(width(&new) > width(&model.forecast(&[item(&items, 0)], end())[0]));
}

#[test]
fn a_dispute_moves_the_date_by_what_disputes_took() {
    let items = company(&USUAL, 13);
    let model = Model::fit(&items, end()).expect("a model");
    let asked = [Some(false), Some(true), None].map(|disputed| Item {
        disputed,
        ..item(&items, 3)
    });
    let told = model.forecast(&asked, end());
    let between = told[1].median() - told[0].median();
    assert!((10..=14).contains(&between), "{between}");
    assert!(told[0].expected < told[2].expected && told[2].expected < told[1].expected);
    let (_, days) = told[1]
        .reasons
        .iter()
        .find(|(it, _)| *it == Reason::Dispute)
        .expect("a reason");
    assert!((days - 12.0).abs() < 1.5, "{days}");
    // Open for longer than the customer usually takes: a dispute gets more likely.
    let overdue = Item {
        issued: end() - 60,
        due: end() - 30,
        disputed: None,
        ..asked[2]
    };
    assert!(model.forecast(&[overdue], end())[0].p_disputed > told[2].p_disputed);
}

#[test]
fn the_model_beats_naive_methods_and_its_intervals_hold() {
    let items = company(
        &Habits {
            invoices: 3000,
            ..USUAL
        },
        17,
    );
    let options = BacktestOptions {
        cuts: 3,
        as_of: end(),
        hide_disputes: true,
    };
    let found = backtest(&items, options).expect("enough items");
    assert_eq!(found.cuts.len(), 3);
    for scores in [&found.later, &found.open] {
        let model = scores[0];
        assert_eq!(model.method, Method::Model);
        for naive in &scores[1..] {
            assert!(model.auc > naive.auc, "{model:?} {naive:?}");
            assert!(model.brier < naive.brier, "{model:?} {naive:?}");
            assert!(model.mae_days < naive.mae_days, "{model:?} {naive:?}");
        }
    }
    let [half, most, nearly] = found.later[0].coverage.expect("the model has intervals");
    assert!(
        (0.45..0.62).contains(&half) && (0.75..0.88).contains(&most),
        "{half} {most}"
    );
    assert!((0.85..0.97).contains(&nearly), "{nearly}");
    assert!(found.weekly[0].wape < found.weekly[1].wape);
}

#[test]
fn trees_join_where_effects_do_not_simply_add_up() {
    let plain = company(
        &Habits {
            invoices: 2500,
            ..USUAL
        },
        19,
    );
    let model = Model::fit(&plain, end()).expect("a model");
    assert!(!model.has_trees());
    let tangled = company(
        &Habits {
            invoices: 2500,
            month_end: 15.0,
            ..USUAL
        },
        19,
    );
    let model = Model::fit(&tangled, end()).expect("a model");
    assert!(model.has_trees());
}

#[test]
fn history_given_later_is_learned() {
    let items = company(&USUAL, 23);
    let cut = end() - 400;
    let mut model = Model::fit(&items.as_known_on(cut, true), cut).expect("a model");
    let mut later = model.blank();
    later.rows.clone_from(&items.rows);
    let mut changed = later.clone();
    for item in changed.rows.iter_mut().filter(|item| item.customer == 4) {
        item.settled = item.settled.map(|day| day + 10);
    }
    let asked = [item(&items, 4)];
    model.remember(&later, end());
    let before = model.forecast(&asked, end())[0].median();
    model.remember(&changed, end());
    let moved = model.forecast(&asked, end())[0].median() - before;
    assert!((8..=10).contains(&moved), "{moved}");
}
