//! Orders are held, mended and go on.

use super::*;

/// Scenario S3: a limit of 100 with 100 owed does not carry an order of 50, one of 200 does.
#[test]
fn an_order_above_the_limit_is_held_and_goes_on_when_the_limit_is_raised() {
    for world in worlds() {
        let free = |quantity: &str| {
            let mut order = NewOrder::of(world.ada, vec![line("BOLT", quantity)]);
            order.lines[0].unit_price = Some(price("25"));
            order.price_policy = PricePolicy::AsGiven;
            order
        };
        world.set_limit(world.ada, Some(eur("119")));
        let first = world.receive(free("4")).expect("a good order");
        assert_eq!(first.status, OrderStatus::Received, "119 of 119 is allowed");
        let second = world.receive(free("2")).expect("held, not refused");
        assert_eq!(reasons(&second), [HoldReason::Credit]);
        assert_eq!(second.holds[0].evidence["needed"]["amount"], "59.50");
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 11_900]);

        let refusal = release(&world, &second, false).expect_err("still above the limit");
        assert_eq!(refusal.code, Code::CreditLimit);
        assert_eq!(world.order(second.id).head.status, OrderStatus::Held);

        world.set_limit(world.ada, Some(eur("200")));
        let released = release(&world, &second, false).expect("within the limit");
        assert_eq!(released.status, OrderStatus::Received);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 17_850]);
        let again = release(&world, &second, false).expect("no mistake");
        assert_eq!(again.effect, Effect::AlreadySo);
        let hold = &world.order(second.id).holds[0];
        assert_eq!(hold.release_note.as_deref(), Some("agreed by phone"));
        world.assert_sound();
    }
}

#[test]
fn force_releases_an_order_above_the_limit() {
    for world in worlds() {
        world.set_limit(world.ada, Some(eur("0")));
        let order = NewOrder::of(world.ada, vec![line("BOLT", "1")]);
        let receipt = world.receive(order).expect("held, not refused");
        assert_eq!(reasons(&receipt), [HoldReason::Credit]);
        let released = release(&world, &receipt, true).expect("forced");
        assert_eq!(released.status, OrderStatus::Received);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 1190]);
        world.assert_sound();
    }
}

#[test]
fn two_orders_of_one_batch_cannot_take_the_same_headroom() {
    for world in worlds() {
        world.set_limit(world.ada, Some(eur("20")));
        let order = || NewOrder::of(world.ada, vec![line("BOLT", "1")]);
        let answers = world.receive_all(vec![order(), order(), order()]);
        let held = answers
            .iter()
            .flatten()
            .filter(|r| r.status == OrderStatus::Held)
            .count();
        assert_eq!(held, 2);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 1190]);
        world.assert_sound();
    }
}

#[test]
fn the_credit_is_judged_when_the_last_other_hold_goes() {
    for world in worlds() {
        world.set_limit(world.ada, Some(eur("5")));
        let order = NewOrder::of(world.ada, vec![line("BOLT", "1").at(price("9"))]);
        let receipt = world.receive(order).expect("held, not refused");
        assert_eq!(reasons(&receipt), [HoldReason::PriceDiffers]);
        let released = release(&world, &receipt, false).expect("the price is accepted");
        assert_eq!(released.status, OrderStatus::Held);
        let view = world.order(receipt.id);
        let open: Vec<_> = view
            .holds
            .iter()
            .filter(|hold| hold.released_at.is_none())
            .collect();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].reason, HoldReason::Credit);
        assert_eq!(view.lines[0].unit_price, price("9"));
        world.assert_sound();
    }
}

#[test]
fn a_line_is_mended_and_the_order_goes_on() {
    for world in worlds() {
        let order = NewOrder::of(world.ada, vec![line("WIDGET", "100"), line("BOOK", "1")]);
        let receipt = world.receive(order).expect("held, not refused");
        let refusal = release(&world, &receipt, true).expect_err("must be mended");
        assert_eq!(refusal.code, Code::WrongState);
        let wrong = ChangeLine {
            order: receipt.id,
            line_no: 1,
            sku: Some("GADGET".to_owned()),
            price: None,
            discount: None,
            reason: None,
        };
        assert_eq!(
            change(&world, wrong.clone()).expect_err("unknown").code,
            Code::UnknownReference
        );
        let right = ChangeLine {
            sku: Some("BOLT".to_owned()),
            ..wrong
        };
        let done = change(&world, right).expect("a product that is sold");
        assert_eq!(done.status, OrderStatus::Received);
        let view = world.order(receipt.id);
        assert_eq!(
            (view.lines[0].sku.as_str(), view.lines[0].name.as_str()),
            ("BOLT", "Bolt")
        );
        assert_eq!(view.lines[0].unit_price, price("9.5"), "the tier of 100");
        assert_eq!(view.head.gross, eur("1157.25"));
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 115_725]);
        world.assert_sound();
    }
}

#[test]
fn a_differing_price_is_settled_by_choosing_one() {
    for world in worlds() {
        let held = || {
            let order = NewOrder::of(world.ada, vec![line("BOLT", "10").at(price("8"))]);
            world.receive(order).expect("held, not refused")
        };
        let settled = |choice| {
            let order = held().id;
            let request = ChangeLine {
                order,
                line_no: 1,
                sku: None,
                price: Some(choice),
                discount: None,
                reason: None,
            };
            assert_eq!(
                change(&world, request).expect("settled").status,
                OrderStatus::Received
            );
            let line = world.order(order).lines.swap_remove(0);
            (line.unit_price, line.price.is_some())
        };
        assert_eq!(settled(LinePrice::Agreed), (price("10"), true));
        assert_eq!(settled(LinePrice::Customers), (price("8"), false));
        let named = LinePrice::Of {
            unit_price: price("9"),
        };
        assert_eq!(settled(named), (price("9"), false));
        world.assert_sound();
    }
}

#[test]
fn a_blocked_customers_order_waits_until_it_is_unblocked_or_forced() {
    for world in worlds() {
        world.block(world.ada, Some("disputes"));
        let held = || {
            world
                .receive(NewOrder::of(world.ada, vec![line("BOLT", "1")]))
                .expect("held")
        };
        let (first, second) = (held(), held());
        let refusal = release(&world, &first, false).expect_err("still blocked");
        assert_eq!(refusal.code, Code::CustomerBlocked);
        assert_eq!(
            release(&world, &first, true).expect("forced").status,
            OrderStatus::Received
        );
        world.block(world.ada, None);
        assert_eq!(
            release(&world, &second, false).expect("free").status,
            OrderStatus::Received
        );
        world.assert_sound();
    }
}
