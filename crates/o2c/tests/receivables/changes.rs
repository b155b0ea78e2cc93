//! What a marked change did. Risks covered: an effect that is the season's, a customer in another group
//! tomorrow, bounds where there are too few cases, a mark that is moved under its experiment.

use cashlane_o2c::insight::{
    self, Bounded, ChangeEffect, ExperimentCustomer, Kpi, MarkedChange, MarkedChangeChange,
    NewMarkedChange,
};
use kernel::dates::add_days;

use super::*;

fn mark(world: &World, held_out_percent: Option<i64>) -> MarkedChange {
    let new = NewMarkedChange {
        name: "Reminder by phone".to_owned(),
        note: None,
        on: day("2026-06-01"),
        segment: None,
        country: None,
        held_out_percent,
        waves: None,
        wave_days: None,
    };
    world.done(move |tx, entity| insight::mark_change(tx, entity, &new))
}

fn customers(world: &World, change: &MarkedChange) -> Vec<ExperimentCustomer> {
    let page = world.read(|tx, entity| {
        insight::experiment_customers(tx, entity, change.id, &PageRequest::first(100))
    });
    page.items
}

/// An invoice that is paid on a day, so many days after it was due.
fn paid(world: &World, customer: &ExperimentCustomer, on: &str, late: i64) {
    let number = format!("{}-{on}", customer.customer_number);
    let due = add_days(day(on), -late).to_string();
    let item = world.invoice(customer.customer, &due, &number, "100.00");
    let receipt = world.receipt(customer.customer, on, &format!("R{number}"), "100.00");
    world.pay(receipt, on, &[(item, "100.00")]);
}

fn effect(world: &World, change: &MarkedChange) -> ChangeEffect {
    world.read(|tx, entity| insight::change_effect(tx, entity, change.id, 60))
}

fn shown(value: &Bounded) -> [String; 3] {
    [value.by, value.low, value.high].map(|it| it.map_or_else(String::new, |it| it.to_string()))
}

#[test]
fn an_experiment_tells_the_change_from_what_happens_to_everybody() {
    for_each_world(|world| {
        world.customers(40);
        let change = mark(world, Some(50));
        let groups = customers(world, &change);
        assert_eq!(customers(world, &change), groups, "the same tomorrow");
        // All paid 30 days late before; since then those with the change 20, the others 27.
        for one in &groups {
            paid(world, one, "2026-05-12", 30);
            let late = if one.starts_on.is_some() { 20 } else { 27 };
            paid(world, one, "2026-06-11", late);
        }
        let with = groups
            .iter()
            .filter(|it| it.starts_on == Some(change.on))
            .count();
        let found = effect(world, &change);
        let late = found
            .experiment
            .iter()
            .find(|it| it.kpi == Kpi::DaysLate)
            .expect("told");
        // (20 − 30) − (27 − 30) = −7, and nobody differs from the others of its group.
        let told = late.effect.as_ref().expect("enough customers");
        assert_eq!(shown(told), ["-7", "-7", "-7"]);
        assert!(told.more_than_chance);
        assert_eq!((late.treated, late.held_out), (with, 40 - with));
        let on_time = found
            .experiment
            .iter()
            .find(|it| it.kpi == Kpi::PaidOnTimeRate);
        let none = on_time.and_then(|it| it.effect.as_ref()).expect("told");
        assert!(!none.more_than_chance && shown(none)[0] == "0");

        let figure = found
            .figures
            .iter()
            .find(|it| it.kpi == Kpi::DaysLate)
            .expect("told");
        assert_eq!(
            figure.before.map(|it| it.to_string()).as_deref(),
            Some("30")
        );
        assert_eq!((figure.before_cases, figure.after_cases), (40, 40));
        let difference = figure.difference.as_ref().expect("bounds");
        assert!(difference.more_than_chance, "{difference:?}");
        assert!(figure.series.is_none(), "four weeks since are too few");
        // Of balances: nobody had paid before, everybody has since, so each draw of customers says so.
        let cei = found.figures.iter().find(|it| it.kpi == Kpi::Cei);
        let cei = cei.and_then(|it| it.difference.as_ref()).expect("bounds");
        assert_eq!(shown(cei), ["100", "100", "100"]);
        let balance = found
            .figures
            .iter()
            .find(|it| it.kpi == Kpi::Aging)
            .expect("told");
        assert!(balance.difference.is_none());
    });
}

#[test]
fn before_its_first_day_is_over_and_with_few_customers_nothing_is_told() {
    for_each_world(|world| {
        world.customers(4);
        let change = mark(world, Some(50));
        for one in &customers(world, &change) {
            paid(world, one, "2026-05-12", 30);
            paid(world, one, "2026-06-11", 20);
        }
        let found = effect(world, &change);
        assert!(found.experiment.iter().all(|it| it.effect.is_none()));
        world.now_is("2026-06-01");
        let found = effect(world, &change);
        assert!(found.after.is_none() && found.figures.is_empty());
    });
}

#[test]
fn a_mark_is_changed_by_version_but_not_moved_under_its_experiment() {
    for_each_world(|world| {
        let (plain, experiment) = (mark(world, None), mark(world, Some(10)));
        let change = |id, version, change: MarkedChangeChange| {
            world.write(move |tx, entity| {
                insight::change_marked_change(tx, entity, id, version, &change)
            })
        };
        let moved = MarkedChangeChange {
            on: Some(day("2026-06-02")),
            ..MarkedChangeChange::default()
        };
        let after = change(plain.id, 1, moved.clone()).expect("moved");
        assert_eq!((after.on, after.version), (day("2026-06-02"), 2));
        assert!(matches!(
            change(plain.id, 1, moved.clone()),
            Err(Error::Conflict { .. })
        ));
        let refused = refusal(change(experiment.id, 1, moved));
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::WrongState, Some("on"))
        );
        let withdrawn = MarkedChangeChange {
            withdrawn: Some(true),
            ..MarkedChangeChange::default()
        };
        change(experiment.id, 1, withdrawn).expect("withdrawn");
        let left = world.read(insight::marked_changes);
        assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [plain.id]);
        assert_eq!(world.events("change_marked"), 4);
    });
}
