//! Figures of orders, worked out by hand.

use cashlane_o2c::insight::{self, Figure, Kpi, Period, Scope};
use cashlane_o2c::orders::Channel;
use kernel::{Actor, UserId};

use super::*;

fn figure(world: &World, kpi: Kpi, scope: impl Fn(Scope) -> Scope) -> Figure {
    let today = world.store.now().date();
    let period = Period {
        from: today,
        to: today,
    };
    world
        .read(|tx, entity| insight::measure(tx, &scope(Scope::of(entity)), kpi, period))
        .remove(0)
}

fn value(world: &World, kpi: Kpi) -> Option<String> {
    figure(world, kpi, |scope| scope)
        .value
        .map(|it| it.to_string())
}

/// Three orders: one goes through by itself; one is held for credit until a person lifts the hold two
/// hours later; of one a line is cancelled after it was acknowledged.
#[test]
fn holds_touches_and_corrections_are_counted() {
    for world in worlds() {
        let bolts = |quantity: &str, channel| {
            let mut order = NewOrder::of(world.ada, vec![line("BOLT", quantity)]);
            order.lines[0].unit_price = Some(price("25"));
            order.price_policy = PricePolicy::AsGiven;
            order.channel = channel;
            order
        };
        world.set_limit(world.ada, Some(eur("119")));
        world.acknowledged(bolts("4", Channel::Edi));
        let held = world
            .receive(bolts("2", Channel::Phone))
            .expect("held, not refused");
        assert_eq!(reasons(&held), [HoldReason::Credit]);
        world.clock.advance_secs(7_200);
        world.set_limit(world.ada, Some(eur("1000")));
        let request = ReleaseHold {
            hold: held.holds[0].id,
            note: Some("agreed by phone".to_owned()),
            force: false,
        };
        let (entity, person) = (
            world.entity,
            Actor::User(UserId::from_uuid(uuid::Uuid::from_u128(7))),
        );
        let released = world.store.write(person, move |tx| {
            orders::release_holds(tx, entity, std::slice::from_ref(&request))
        });
        released.expect("written").remove(0).expect("released");
        world.acknowledge(held.id).expect("acknowledged");
        let shortened = world.acknowledged(bolts("3", Channel::Phone));
        cancel_line(&world, shortened, 1, "1").expect("cancelled");

        assert_eq!(
            value(&world, Kpi::CreditHoldRate).as_deref(),
            Some("33.3333")
        );
        assert_eq!(value(&world, Kpi::CreditHoldTime).as_deref(), Some("2"));
        assert_eq!(
            value(&world, Kpi::TouchlessOrderRate).as_deref(),
            Some("66.6667")
        );
        assert_eq!(
            value(&world, Kpi::OrderAccuracy).as_deref(),
            Some("66.6667")
        );
        assert_eq!(value(&world, Kpi::ReworkRate).as_deref(), Some("33.3333"));
        // 119 + 59.50 + 59.50 of 1,000: the cancelled bolt is set free.
        assert_eq!(
            value(&world, Kpi::CreditLimitUtilisation).as_deref(),
            Some("23.8")
        );
        assert_eq!(
            value(&world, Kpi::PerfectOrderRate),
            None,
            "nothing was delivered"
        );
        let by_edi = |kpi| figure(&world, kpi, |scope| scope.by_channel(Some("edi")));
        assert_eq!(
            by_edi(Kpi::CreditHoldRate)
                .value
                .map(|it| it.to_string())
                .as_deref(),
            Some("0")
        );
        assert_eq!(by_edi(Kpi::TouchlessOrderRate).cases, 1);
        let figures = world.read(|tx, entity| {
            let scope = Scope::of(entity).by_channel(Some("edi"));
            let period = Period {
                from: day("2026-01-01"),
                to: day("2026-12-31"),
            };
            insight::measure_all(tx, &scope, period)
        });
        assert!(figures.iter().all(|figure| figure.kpi.is_of_channels()));
    }
}
