//! Figures of groups of products: they count lines, so an order of two groups is in both, and the
//! groups sum to the whole.

use cashlane_o2c::agreements::{self, NewProduct, ProductChange, TaxClass};
use cashlane_o2c::deliveries::NewDelivery;
use cashlane_o2c::insight::{self, Figure, Kpi, Period, Scope, SplitBy};
use cashlane_o2c::orders::NewOrder;
use cashlane_o2c::{PageRequest, Patch};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::world::{World, at, day, line, worlds};

const LINES: [Kpi; 2] = [Kpi::Otif, Kpi::OnTimeDelivery];

fn march() -> Period {
    Period {
        from: day("2026-03-01"),
        to: day("2026-03-31"),
    }
}

/// Puts a product into a group.
fn group(world: &World, sku: &'static str, group: Patch<String>) {
    world.write(move |tx, entity| {
        let product = agreements::products_by_skus(tx, entity, &[sku])?
            .remove(sku)
            .expect("the world sells it");
        let change = ProductChange {
            product_group: group.clone(),
            ..ProductChange::default()
        };
        agreements::change_product(tx, entity, product.id, product.version, change)
    });
}

/// Bolts are hardware, books are media, nuts are in no group.
fn groups(world: &World) {
    group(world, "BOLT", Patch::Set(" Hardware ".to_owned()));
    group(world, "BOOK", Patch::Set("Media".to_owned()));
}

fn one(world: &World, kpi: Kpi, products: Option<&str>) -> Figure {
    let mut figures = world.read(|tx, entity| {
        let scope = Scope::of(entity).of_products(products);
        insight::measure(tx, &scope, kpi, march())
    });
    figures.pop().expect("one figure")
}

fn value(figure: &Figure) -> Option<String> {
    figure.value.map(|value| value.to_string())
}

/// Name of the group, lines, and value.
type Share = (Option<String>, u64, Option<String>);

fn split(world: &World, kpi: Kpi) -> Vec<Share> {
    let shares = world.read(|tx, entity| {
        insight::split(tx, &Scope::of(entity), kpi, march(), SplitBy::ProductGroup)
    });
    let mut shares: Vec<Share> = shares
        .into_iter()
        .map(|share| (share.name, share.figures[0].cases, value(&share.figures[0])))
        .collect();
    shares.sort();
    shares
}

fn documents(world: &World, kpi: Kpi, products: Option<&str>) -> usize {
    let page = PageRequest::default();
    let cases = world.read(|tx, entity| {
        let scope = Scope::of(entity).of_products(products);
        insight::cases(tx, &scope, kpi, march(), None, &page)
    });
    cases.items.len()
}

/// All promised for the 4th: bolts and books that come on the 2nd, nuts and books that come on the
/// 10th, bolts that never come.
fn three_orders(world: &World) {
    let order = |lines: &[&str]| NewOrder {
        requested_on: Some(day("2026-03-04")),
        ..NewOrder::of(world.ada, lines.iter().map(|sku| line(sku, "2")).collect())
    };
    let early = world.acknowledged(order(&["BOLT", "BOOK"]));
    let late = world.acknowledged(order(&["NUT", "BOOK"]));
    world.acknowledged(order(&["BOLT"]));
    world.deliver(world.ship(NewDelivery::of(early)).expect("open"));
    world.clock.set(at("2026-03-10T08:00:00Z"));
    world.deliver(world.ship(NewDelivery::of(late)).expect("open"));
}

#[test]
fn a_group_counts_its_lines_and_not_those_beside_them() {
    for world in worlds() {
        groups(&world);
        three_orders(&world);
        let told = |kpi, products| {
            let figure = one(&world, kpi, products);
            (figure.cases, value(&figure).unwrap_or_default())
        };
        // Lines due: bolts in time and never, books in time and late, nuts late.
        assert_eq!(told(Kpi::Otif, None), (5, "40".to_owned()));
        assert_eq!(told(Kpi::Otif, Some("Hardware")), (2, "50".to_owned()));
        assert_eq!(told(Kpi::Otif, Some("Media")), (2, "50".to_owned()));
        // Lines delivered: the bolts that never came are none.
        assert_eq!(told(Kpi::OnTimeDelivery, None), (4, "50".to_owned()));
        assert_eq!(
            told(Kpi::OnTimeDelivery, Some("Hardware")),
            (1, "100".to_owned())
        );
        assert_eq!(told(Kpi::Otif, Some("hardware")).0, 0, "exactly so");
        // The documents behind: orders with such a line due, deliveries with such a line.
        assert_eq!(documents(&world, Kpi::Otif, None), 3);
        assert_eq!(documents(&world, Kpi::Otif, Some("Hardware")), 2);
        assert_eq!(documents(&world, Kpi::OnTimeDelivery, Some("Hardware")), 1);
        assert_eq!(documents(&world, Kpi::OnTimeDelivery, Some("Media")), 2);
        let group = |name: Option<&str>, lines, value: &str| {
            (name.map(str::to_owned), lines, Some(value.to_owned()))
        };
        assert_eq!(
            split(&world, Kpi::Otif),
            [
                group(None, 1, "0"),
                group(Some("Hardware"), 2, "50"),
                group(Some("Media"), 2, "50"),
            ],
            "{}",
            world.name
        );
    }
}

#[test]
fn a_product_that_changes_its_group_takes_its_past_along() {
    for world in worlds() {
        groups(&world);
        three_orders(&world);
        group(&world, "NUT", Patch::Set("Hardware".to_owned()));
        assert_eq!(one(&world, Kpi::Otif, Some("Hardware")).cases, 3);
        group(&world, "BOLT", Patch::Clear);
        group(&world, "BOOK", Patch::Set("  ".to_owned()));
        assert_eq!(one(&world, Kpi::Otif, Some("Hardware")).cases, 1);
        assert_eq!(one(&world, Kpi::Otif, Some("Media")).cases, 0);
        assert_eq!(split(&world, Kpi::Otif)[0].1, 4, "blanks are no group");
    }
}

#[test]
fn what_counts_no_lines_is_refused_and_says_what_does() {
    for world in worlds() {
        let entity = world.entity;
        for kpi in Kpi::ALL {
            let scope = Scope::of(entity).of_products(Some("Hardware"));
            let done = world
                .store
                .read(|tx| insight::measure(tx, &scope, *kpi, march()));
            assert_eq!(done.is_ok(), LINES.contains(kpi), "{}", kpi.id());
        }
        let refused = world.store.read(|tx| {
            let by = SplitBy::ProductGroup;
            insight::split(tx, &Scope::of(entity), Kpi::OrderAccuracy, march(), by)
        });
        let text = format!("{:?}", refused.expect_err("orders have many products"));
        assert!(text.contains("on_time_delivery, otif"), "{text}");
        let refused = world.store.read(|tx| {
            let (scope, by) = (Scope::of(entity), SplitBy::ProductGroup);
            insight::explain_dso(tx, &scope, march(), march().before(), by)
        });
        assert!(refused.is_err(), "receivables are of no product");
    }
}

#[test]
fn products_are_listed_by_group_and_keep_it() {
    for world in worlds() {
        groups(&world);
        world.write(|tx, entity| {
            let new = NewProduct {
                sku: "SAW".to_owned(),
                name: "Saw".to_owned(),
                unit: None,
                tax_class: Some(TaxClass::Standard),
                product_group: Some("Hardware".to_owned()),
            };
            agreements::create_products(tx, entity, vec![new])
        });
        let filter = agreements::ProductFilter {
            product_group: Some("Hardware".to_owned()),
            ..agreements::ProductFilter::default()
        };
        let listed = world.read(|tx, entity| {
            agreements::list_products(tx, entity, &filter, &PageRequest::default())
        });
        let skus: Vec<&str> = listed.items.iter().map(|it| it.sku.as_str()).collect();
        assert_eq!(skus, ["BOLT", "SAW"], "{}", world.name);
    }
}

/// Which lines an order has, and on which day of March it is delivered; none: not at all.
fn orders() -> impl Strategy<Value = Vec<(Vec<usize>, Option<u8>)>> {
    let lines = proptest::collection::vec(0..3_usize, 1..4);
    let arrives = proptest::option::of(3..9_u8);
    proptest::collection::vec((lines, arrives), 1..6)
}

#[test]
fn groups_sum_to_the_whole() {
    let config = Config {
        cases: 8,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&orders(), |orders| {
            for world in worlds() {
                groups(&world);
                let mut open = Vec::new();
                for (lines, arrives) in &orders {
                    let skus = ["BOLT", "NUT", "BOOK"];
                    let order = NewOrder {
                        requested_on: Some(day("2026-03-04")),
                        ..NewOrder::of(
                            world.bob,
                            lines.iter().map(|at| line(skus[*at], "1")).collect(),
                        )
                    };
                    open.extend(arrives.map(|on| (on, world.acknowledged(order))));
                }
                open.sort();
                for (on, order) in open {
                    world.clock.set(at(&format!("2026-03-{on:02}T08:00:00Z")));
                    world.deliver(world.ship(NewDelivery::of(order)).expect("open"));
                }
                for kpi in LINES {
                    let whole = one(&world, kpi, None);
                    let shares = world.read(|tx, entity| {
                        let by = SplitBy::ProductGroup;
                        insight::split(tx, &Scope::of(entity), kpi, march(), by)
                    });
                    let good = |figure: &Figure| figure.parts[0].value.map(|it| it.to_string());
                    let number = |text: Option<String>| -> u64 {
                        text.expect("a count").parse().expect("whole")
                    };
                    let parts = || shares.iter().map(|share| &share.figures[0]);
                    prop_assert_eq!(parts().map(|it| it.cases).sum::<u64>(), whole.cases);
                    let sum: u64 = parts().map(|it| number(good(it))).sum();
                    prop_assert_eq!(sum, number(good(&whole)), "{} {}", kpi.id(), world.name);
                }
            }
            Ok(())
        })
        .expect("groups sum");
}
