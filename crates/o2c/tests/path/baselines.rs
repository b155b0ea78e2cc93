//! Figures are kept as they once stood, and compared with what came after.

use cashlane_o2c::Error;
use cashlane_o2c::deliveries::NewDelivery;
use cashlane_o2c::insight::{
    BaselineComparison, BaselineSource, NewBaseline, Period, Scope, baselines, compare_baseline,
    keep_baseline, own_baseline, withdraw_baseline,
};
use cashlane_o2c::orders::NewOrder;
use kernel::{Actor, BaselineId, Date};

use crate::world::{World, at, day, line, worlds};

fn ordered_and_delivered(world: &World, promised: &str) {
    let order = world.acknowledged(NewOrder {
        requested_on: Some(day(promised)),
        ..NewOrder::of(world.ada, vec![line("BOLT", "2")])
    });
    let shipped = world.ship(NewDelivery::of(order)).expect("open");
    world.deliver(shipped);
}

fn new(name: &str, days: Option<(&str, &str)>) -> NewBaseline {
    let day = |text: &str| -> Option<Date> { text.parse().ok() };
    NewBaseline {
        name: name.to_owned(),
        from: days.and_then(|(from, _)| day(from)),
        to: days.and_then(|(_, to)| day(to)),
        version: None,
        figures: Vec::new(),
    }
}

fn keep(world: &World, new: &NewBaseline) -> Result<BaselineId, Error> {
    let entity = world.entity;
    let scope = Scope::of(entity);
    let own = world.store.read(|tx| own_baseline(tx, &scope, new))?;
    let new = new.clone();
    let kept = world.store.write(Actor::system("test"), move |tx| {
        keep_baseline(tx, entity, &new, own.as_deref())
    });
    kept.map(|kept| kept.id)
}

fn compared(world: &World, id: BaselineId, from: &str, to: &str) -> BaselineComparison {
    let period = Period {
        from: day(from),
        to: day(to),
    };
    world.read(|tx, entity| compare_baseline(tx, &Scope::of(entity), id, period))
}

#[test]
fn what_came_after_is_told_beside_what_was() {
    for world in worlds() {
        // On time in March, twice too late in April.
        ordered_and_delivered(&world, "2026-03-04");
        let march = keep(&world, &new("march", Some(("2026-03-01", "2026-03-31"))));
        let march = march.expect("an order came");
        world.clock.set(at("2026-04-07T08:00:00Z"));
        for _ in 0..2 {
            ordered_and_delivered(&world, "2026-04-08");
        }
        let same = compared(&world, march, "2026-03-01", "2026-03-31");
        assert!(same.only_before.is_empty() && same.only_after.is_empty());
        assert!(same.changes.iter().all(|one| one.before == one.after));
        let found = compared(&world, march, "2026-04-01", "2026-04-30");
        let change = |measure: &str| {
            let mut all = found.changes.iter();
            all.find(|one| one.measure == measure)
        };
        let on_time = change("on_time_rate").expect("dates were confirmed");
        assert_eq!((on_time.before_cases, on_time.after_cases), (1, 2));
        assert_eq!(on_time.unit, "%");
        assert!(on_time.difference.is_some(), "{}", world.name);
        let none = compared(&world, march, "2026-01-01", "2026-01-31");
        let lonely = none.only_before.iter().map(|one| &one.measure[..]);
        assert!(lonely.clone().any(|it| it == "on_time_rate"), "{none:?}");
    }
}

#[test]
fn a_baseline_of_a_file_is_checked_and_never_changes() {
    let file = r#"[
        {"id": "dso EUR", "label": "DSO EUR", "unit": "days", "more_is_better": false,
         "value": 51.25, "cases": 120, "part": null, "sample": []},
        {"id": "rework_rate", "unit": "%", "more_is_better": false,
         "value": 40.0, "cases": 10, "part": 4}]"#;
    for world in worlds() {
        ordered_and_delivered(&world, "2026-03-04");
        let mut read = new("before", None);
        read.figures = serde_json::from_str(file).expect("figures");
        let id = keep(&world, &read).expect("sound figures");
        let found = compared(&world, id, "2026-03-01", "2026-03-31");
        assert_eq!(found.baseline.source, BaselineSource::File);
        assert_eq!(found.only_before[0].currency.as_deref(), Some("EUR"));
        let before = found.changes[0].before.map(|it| it.to_string());
        assert_eq!(
            (&found.changes[0].measure[..], before.as_deref()),
            ("rework_rate", Some("40"))
        );

        let mut twice = read.clone();
        twice.figures.push(read.figures[1].clone());
        let mut part = read.clone();
        part.figures[1].part = Some(11);
        let mut version = read.clone();
        version.version = Some(9);
        for (wrong, why) in [
            (twice, "stands there twice"),
            (part, "greater part than cases"),
            (version, "version 9"),
            (new("neither", None), "neither figures nor the days"),
            (
                new("nothing", Some(("2020-01-01", "2020-01-31"))),
                "no order came",
            ),
        ] {
            let refused = keep(&world, &wrong).expect_err("refused").to_string();
            assert!(refused.contains(why), "{refused}");
        }

        let change = "UPDATE baselines SET name = 'after' WHERE id = $1";
        let changed = world.store.write(Actor::system("test"), move |tx| {
            tx.exec(change, &[id.into()]).map(drop)
        });
        assert!(
            changed.is_err(),
            "{}: a baseline stays as it is",
            world.name
        );
        let withdrawn = world.write(move |tx, entity| withdraw_baseline(tx, entity, id));
        assert!(withdrawn.withdrawn);
        assert!(world.read(baselines).is_empty());
    }
}
