//! Reservations of credit end when their time is over.
//!
//! Risks covered: credit kept for ever for an order that nobody acknowledges, credit taken from an
//! order that goes on, an order that loses its credit in silence.

use crate::world::{World, at, eur, line, worlds};
use cashlane_o2c::Code;
use cashlane_o2c::orders::{self, HoldReason, NewOrder, OrderStatus, ReleaseHold};
use cashlane_o2c::parties::{self, EntityChange};
use kernel::OrderId;

fn received(world: &World) -> OrderId {
    let order = NewOrder::of(world.ada, vec![line("BOLT", "1")]);
    world.receive(order).expect("a good order").id
}

fn expire(world: &World) -> Vec<OrderId> {
    world.write(orders::expire_reservations)
}

fn set_days(world: &World, days: i64) -> Result<(), cashlane_o2c::Error> {
    let entity = world.entity;
    world.store.write(kernel::Actor::system("test"), move |tx| {
        let version = parties::entity(tx, entity)?.version;
        let change = EntityChange {
            reservation_days: Some(days),
            ..EntityChange::default()
        };
        parties::change_entity(tx, entity, version, change).map(drop)
    })
}

#[test]
fn an_order_that_nobody_acknowledges_gives_its_credit_up_and_says_why_it_is_held() {
    for world in worlds() {
        let forgotten = received(&world);
        let confirmed = received(&world);
        world.acknowledge(confirmed).expect("a received order");
        world.clock.set(at("2026-03-10T08:00:00Z"));
        let later = received(&world);
        world.clock.set(at("2026-03-16T07:59:59Z"));
        assert_eq!(expire(&world), [], "a second before its time");

        world.clock.set(at("2026-03-16T08:00:00Z"));
        assert_eq!(expire(&world), [forgotten]);
        let held = world.order(forgotten);
        assert_eq!(held.head.status, OrderStatus::Held);
        let hold = &held.holds[0];
        assert_eq!(hold.reason, HoldReason::ReservationExpired);
        assert_eq!(hold.evidence["reserved_at"], "2026-03-02T08:00:00Z");
        assert_eq!(hold.evidence["reservation_days"], 14);
        assert_eq!(hold.evidence["amount"]["amount"], "11.90");
        assert_eq!(world.exposure(world.ada), [0, 0, 1190, 1190]);
        assert_eq!(world.order(later).head.status, OrderStatus::Received);
        assert_eq!(world.events("order_held"), 1);
        assert_eq!(world.events("credit_released"), 1);
        assert_eq!(expire(&world), [], "once");
        let refusal = world.acknowledge(forgotten).expect_err("it is held");
        assert_eq!(refusal.code, Code::WrongState);
        world.assert_sound();
    }
}

#[test]
fn lifting_the_hold_judges_credit_again_and_starts_a_new_time() {
    for world in worlds() {
        world.set_limit(world.ada, Some(eur("11.90")));
        let order = received(&world);
        world.clock.set(at("2026-03-20T08:00:00Z"));
        assert_eq!(expire(&world), [order]);
        let other = received(&world);
        let hold = world.order(order).holds[0].id;
        let lifted = world.write(move |tx, entity| {
            let request = ReleaseHold {
                hold,
                note: None,
                force: false,
            };
            orders::release_holds(tx, entity, &[request])
        });
        let lifted = lifted[0].as_ref().expect("the hold is lifted");
        assert_eq!(lifted.status, OrderStatus::Held, "the limit is used up");
        let standing = world.order(order).holds.pop().expect("a second hold");
        assert_eq!(standing.reason, HoldReason::Credit);

        world.set_limit(world.ada, None);
        let again = world.write(move |tx, entity| {
            let request = ReleaseHold {
                hold: standing.id,
                note: None,
                force: false,
            };
            orders::release_holds(tx, entity, &[request])
        });
        let again = again[0].as_ref().expect("there is credit");
        assert_eq!(again.status, OrderStatus::Received);
        world.clock.set(at("2026-04-02T08:00:00Z"));
        assert_eq!(
            expire(&world),
            [],
            "thirteen days after it was reserved again"
        );
        world.clock.set(at("2026-04-03T08:00:00Z"));
        assert_eq!(expire(&world), [order, other]);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 0]);
        world.assert_sound();
    }
}

#[test]
fn the_legal_entity_decides_how_long_and_whether_at_all() {
    for world in worlds() {
        let order = received(&world);
        let refused = set_days(&world, -1).expect_err("no such time");
        assert!(
            refused.to_string().contains("reservation_days is -1"),
            "{refused}"
        );
        set_days(&world, 0).expect("no end");
        world.clock.set(at("2036-03-02T08:00:00Z"));
        assert_eq!(expire(&world), [], "without end");
        set_days(&world, 1).expect("a day");
        assert_eq!(expire(&world), [order]);
        world.assert_sound();
    }
}
