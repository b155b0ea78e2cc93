//! Goods leave.

use super::*;

#[test]
fn an_order_is_shipped_delivered_and_billed_whole() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(
            world.ada,
            vec![line("BOLT", "3"), line("NUT", "7"), line("BOOK", "1.5")],
        ));
        let gross = world.order(order).head.gross.minor();
        let delivery = world.ship(NewDelivery::of(order)).expect("all is open");
        let shipped = view(&world, delivery);
        assert_eq!(shipped.head.number, "D-0001");
        assert_eq!(shipped.head.billing, Billing::Pending);
        assert_eq!(shipped.lines.len(), 3);
        assert_eq!(shipped.lines[1].confirmed_on, Some(day("2026-03-03")));
        assert_eq!(world.exposure(world.ada), [0, 0, gross, 0]);
        assert!(due(&world, &DueFilter::default()).is_empty());
        world.assert_sound();

        world.clock.advance_secs(3600);
        world.deliver(delivery);
        let arrived = view(&world, delivery);
        assert_eq!(arrived.head.status, DeliveryStatus::Delivered);
        assert_eq!(arrived.head.delivered_at, Some(at("2026-03-02T09:00:00Z")));
        assert_eq!(arrived.head.billing, Billing::Due);
        assert_eq!(status(&world, order), OrderStatus::Delivered);
        assert_eq!(world.exposure(world.ada), [0, gross, 0, 0]);
        world.assert_sound();

        assert_eq!(bill(&world), 1);
        assert_eq!(status(&world, order), OrderStatus::Closed);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 0]);
        assert_eq!(bill(&world), 0);
        world.assert_sound();
    }
}

#[test]
fn an_order_may_be_shipped_in_parts_and_never_beyond_what_is_open() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(
            world.ada,
            vec![line("BOLT", "3"), line("NUT", "7")],
        ));
        let first = world
            .ship(part(order, &[(1, "1"), (2, "5")]))
            .expect("open");
        let refusal = world
            .ship(part(order, &[(2, "3")]))
            .expect_err("two are open");
        assert_eq!(
            (refusal.code, refusal.field.as_deref()),
            (Code::ExceedsRest, Some("lines[0].quantity"),)
        );
        let twice = world
            .ship(part(order, &[(1, "1"), (1, "1")]))
            .expect_err("named twice");
        assert_eq!(twice.code, Code::InvalidValue);
        assert_eq!(
            world.ship(part(order, &[(9, "1")])).expect_err("no").code,
            Code::UnknownReference
        );
        world.deliver(first);
        assert_eq!(status(&world, order), OrderStatus::Acknowledged);
        world.assert_sound();
        assert_eq!(bill(&world), 1);
        world.assert_sound();
        let rest = world.ship(NewDelivery::of(order)).expect("the rest");
        assert_eq!(view(&world, rest).lines.len(), 2);
        let nothing = world
            .ship(NewDelivery::of(order))
            .expect_err("all has left");
        assert_eq!(nothing.code, Code::WrongState);
        world.deliver(rest);
        assert_eq!(bill(&world), 1);
        assert_eq!(status(&world, order), OrderStatus::Closed);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 0]);
        world.assert_sound();
    }
}

#[test]
fn several_shipments_of_one_order_in_one_batch_share_what_is_open() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(world.ada, vec![line("BOLT", "5")]));
        let other = world.acknowledged(NewOrder::of(world.bob, vec![line("BOLT", "1")]));
        let answers = world.write(move |tx, entity| {
            let batch = [
                part(order, &[(1, "2")]),
                part(order, &[(1, "2")]),
                NewDelivery::of(other),
                part(order, &[(1, "2")]),
                NewDelivery::of(order),
            ];
            deliveries::ship(tx, entity, &batch)
        });
        let shipped: Vec<bool> = answers.iter().map(Result::is_ok).collect();
        assert_eq!(shipped, [true, true, true, false, true]);
        let last = answers[4].as_ref().expect("one bolt is left");
        assert_eq!(view(&world, last.id).lines[0].quantity, units("1"));
        assert_eq!(last.number, "D-0004");
        world.assert_sound();
    }
}

#[test]
fn only_acknowledged_orders_are_shipped() {
    for world in worlds() {
        let received = world
            .receive(NewOrder::of(world.ada, vec![line("BOLT", "1")]))
            .expect("a good order")
            .id;
        let refusal = world
            .ship(NewDelivery::of(received))
            .expect_err("not acknowledged");
        assert_eq!(refusal.code, Code::WrongState);
        let held = world
            .receive(NewOrder::of(world.ada, vec![line("WIDGET", "1")]))
            .expect("held, not refused")
            .id;
        assert_eq!(
            world.ship(NewDelivery::of(held)).expect_err("held").code,
            Code::WrongState
        );
    }
}

/// Scenario S3 to its end: a limit lowered after acceptance does not stop the order itself; one of
/// two units delivered and invoiced leaves the exposure as it is.
#[test]
fn an_accepted_order_goes_on_when_the_limit_is_lowered_to_what_is_owed_besides() {
    for world in worlds() {
        let free = |quantity: &str| {
            let mut new = line("BOLT", quantity).at(price("25"));
            new.requested_on = None;
            let mut order = NewOrder::of(world.ada, vec![new]);
            order.price_policy = PricePolicy::AsGiven;
            order
        };
        // Four units stand for the balance of 100; prices carry 19 % tax.
        world.set_limit(world.ada, Some(eur("238")));
        world.acknowledged(free("4"));
        let order = world.acknowledged(free("2"));
        world.set_limit(world.ada, Some(eur("119")));
        let delivery = world
            .ship(part(order, &[(1, "1")]))
            .expect("accepted before");
        world.deliver(delivery);
        assert_eq!(world.exposure(world.ada), [0, 2975, 11_900 + 2975, 0]);
        bill(&world);
        // The open item of 29.75, which the ledger posts, takes the place of what is freed here.
        assert_eq!(world.exposure(world.ada), [0, 0, 11_900 + 2975, 0]);
        world.assert_sound();
    }
}

#[test]
fn goods_do_not_leave_against_the_limit_or_a_block_unless_overridden() {
    for world in worlds() {
        let order = |quantity: &str| NewOrder::of(world.ada, vec![line("BOLT", quantity)]);
        let first = world.acknowledged(order("10"));
        let second = world.acknowledged(order("1"));
        world.set_limit(world.ada, Some(eur("100")));
        // Besides the first order the customer owes 11.90, besides the second 119.00.
        world
            .ship(NewDelivery::of(first))
            .expect("the rest is within the limit");
        let refusal = world
            .ship(NewDelivery::of(second))
            .expect_err("119 besides it");
        assert_eq!(refusal.code, Code::CreditLimit);
        let forced = NewDelivery {
            override_credit: true,
            ..NewDelivery::of(second)
        };
        world.ship(forced).expect("overridden");

        world.set_limit(world.ada, None);
        let third = world.acknowledged(order("1"));
        world.block(world.ada, Some("disputes"));
        let refusal = world.ship(NewDelivery::of(third)).expect_err("blocked");
        assert_eq!(refusal.code, Code::CustomerBlocked);
        let forced = NewDelivery {
            override_credit: true,
            ..NewDelivery::of(third)
        };
        world.ship(forced).expect("overridden");
        world.assert_sound();
    }
}
