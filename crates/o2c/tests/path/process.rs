//! The process that the event log shows: filters leave what they say, and what was promised is judged
//! by the books.

use cashlane_o2c::Patch;
use cashlane_o2c::deliveries::NewDelivery;
use cashlane_o2c::insight::{
    Flow, FlowChoice, FlowFilter, FlowOf, Period, Projections, Scope, flow, flow_cases,
};
use cashlane_o2c::orders::NewOrder;
use cashlane_o2c::parties::{self, CustomerChange};
use kernel::EntityId;

use crate::world::{World, at, day, line, worlds};

fn march() -> Period {
    Period {
        from: day("2026-03-01"),
        to: day("2026-03-31"),
    }
}

fn seen(world: &World, filter: &FlowFilter) -> Flow {
    world.read(|tx, entity| flow(tx, &Scope::of(entity), FlowOf::Order, march(), filter))
}

/// Of three orders promised for the 4th one comes on the 2nd, one on the 10th and one not at all.
fn three_orders(world: &World) {
    let order = |customer| NewOrder {
        requested_on: Some(day("2026-03-04")),
        ..NewOrder::of(customer, vec![line("BOLT", "2")])
    };
    let orders =
        [world.ada, world.ada, world.bob].map(|customer| world.acknowledged(order(customer)));
    let early = world.ship(NewDelivery::of(orders[0])).expect("open");
    world.deliver(early);
    world.clock.set(at("2026-03-10T08:00:00Z"));
    let late = world.ship(NewDelivery::of(orders[1])).expect("open");
    world.deliver(late);
}

#[test]
fn promises_of_orders_are_judged_by_what_was_confirmed() {
    for world in worlds() {
        three_orders(&world);
        let all = seen(&world, &FlowFilter::default());
        let promises = all.promises.expect("dates were confirmed");
        assert_eq!((promises.cases, promises.late), (3, 2), "{}", world.name);
        // 2 days early and 6 late; of the third there is nothing to measure.
        assert_eq!(promises.days_median, Some(-2));
        assert_eq!(promises.days_p90, Some(6));
        assert!(promises.causes.is_empty(), "three cases explain nothing");
    }
}

#[test]
fn a_filter_leaves_the_cases_it_names() {
    for world in worlds() {
        three_orders(&world);
        let cases = |filter: FlowFilter| seen(&world, &filter).cases;
        let step = |name: &str| Some(name.to_owned());
        assert_eq!(cases(FlowFilter::default()), 3, "{}", world.name);
        let late = || FlowFilter {
            late: Some(true),
            ..FlowFilter::default()
        };
        assert_eq!(cases(late()), 2);
        assert_eq!(
            cases(FlowFilter {
                with: step("delivery_delivered"),
                ..late()
            }),
            1
        );
        assert_eq!(
            cases(FlowFilter {
                without: step("delivery_delivered"),
                ..FlowFilter::default()
            }),
            1
        );
        assert_eq!(
            cases(FlowFilter {
                hours_min: Some(100),
                ..FlowFilter::default()
            }),
            1
        );
        assert_eq!(
            cases(FlowFilter {
                by: step("nobody"),
                ..FlowFilter::default()
            }),
            0
        );
        let having = |what: &str, value: &str| FlowFilter {
            having: Some((what.to_owned(), value.to_owned())),
            ..FlowFilter::default()
        };
        // 2 March 2026 was a Monday.
        assert_eq!(cases(having("weekday", "1")), 3);
        assert_eq!(cases(having("weekday", "2")), 0);
        let listed = world.read(|tx, entity| {
            let choice = FlowChoice::default();
            flow_cases(
                tx,
                &Scope::of(entity),
                FlowOf::Order,
                march(),
                &late(),
                &choice,
            )
        });
        assert_eq!(listed.total, 2);
        assert!(listed.cases.iter().all(|case| case.late == Some(true)));
    }
}

#[test]
fn hours_that_are_no_duration_are_refused() {
    for world in worlds() {
        let filter = FlowFilter {
            hours_min: Some(9),
            hours_max: Some(3),
            ..FlowFilter::default()
        };
        let entity = world.entity;
        let refused = world
            .store
            .read(|tx| flow(tx, &Scope::of(entity), FlowOf::Order, march(), &filter));
        let error = refused.expect_err("no case takes that").to_string();
        assert!(error.contains("at least 9 and at most 3"), "{error}");
    }
}

#[test]
fn a_process_kept_in_memory_follows_what_is_booked() {
    for world in worlds() {
        let kept = Projections::new(1 << 20);
        let retail = |entity| Scope::of_group(entity, Some("retail"), None);
        let seen = |scope: &dyn Fn(EntityId) -> Scope| {
            world.read(|tx, entity| {
                let (all, march) = (FlowFilter::default(), march());
                let direct = flow(tx, &scope(entity), FlowOf::Order, march, &all)?;
                let scope = scope(entity).kept_in(&kept);
                let in_memory = flow(tx, &scope, FlowOf::Order, march, &all)?;
                let text = |flow| serde_json::to_string(flow).expect("json");
                assert_eq!(text(&direct), text(&in_memory), "{}", world.name);
                Ok(direct)
            })
        };
        assert_eq!(seen(&Scope::of).cases, 0);
        three_orders(&world);
        let (all, of_retail) = (seen(&Scope::of), seen(&retail));
        assert_eq!((all.cases, of_retail.cases), (3, 0));
        // Ada, whose two orders are known, comes to another segment; a day passes; an order comes.
        let ada = world.ada;
        world.write(move |tx, entity| {
            let version = parties::customer(tx, entity, ada)?.version;
            let change = CustomerChange {
                segment: Patch::Set("retail".to_owned()),
                ..CustomerChange::default()
            };
            parties::change_customer(tx, entity, ada, version, change).map(drop)
        });
        world.clock.set(at("2026-03-11T08:00:00Z"));
        let order = NewOrder::of(world.ada, vec![line("BOLT", "1")]);
        let order = world.acknowledged(order);
        let (all, of_retail) = (seen(&Scope::of), seen(&retail));
        assert_eq!((all.cases, of_retail.cases), (4, 3));
        let shipped = world.ship(NewDelivery::of(order)).expect("open");
        world.deliver(shipped);
        let later = seen(&retail);
        assert!(later.events > of_retail.events);
    }
}
