//! Orders come in and are confirmed.

use super::*;

#[test]
fn an_order_is_priced_by_the_agreement_taxed_and_added_up() {
    for world in worlds() {
        let order = NewOrder::of(
            world.ada,
            vec![
                line("BOLT", "100"),
                line("NUT", "5"),
                line("BOOK", "1"),
                line("BOLT", "1"),
            ],
        );
        let receipt = world.receive(order).expect("a good order");
        assert_eq!(receipt.status, OrderStatus::Received);
        assert_eq!(receipt.number, "O-0001");
        let view = world.order(receipt.id);
        let nets: Vec<_> = view.lines.iter().map(|line| line.net).collect();
        // 5 × 0.333 = 1.665 is rounded half-up.
        assert_eq!(nets, [eur("950"), eur("1.67"), eur("25"), eur("10")]);
        // 19 % of 961.67 = 182.7173 and 7 % of 25 = 1.75.
        assert_eq!(
            (view.head.net, view.head.tax),
            (eur("986.67"), eur("184.47"))
        );
        assert_eq!(view.head.gross, eur("1171.14"));
        assert!(view.lines.iter().all(|line| line.price.is_some()));
        assert_eq!(view.head.ordered_on, day("2026-03-02"));
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 117_114]);
        world.assert_sound();
    }
}

#[test]
fn each_reason_to_hold_an_order_is_named_with_its_evidence() {
    for world in worlds() {
        let mut order = NewOrder::of(
            world.ada,
            vec![
                line("WIDGET", "1"),
                line("BOLT", "1").at(price("8")),
                line("NUT", "3"),
            ],
        );
        order.customer_order_no = Some("PO-7".to_owned());
        let receipt = world.receive(order.clone()).expect("held, not refused");
        assert_eq!(receipt.status, OrderStatus::Held);
        assert_eq!(
            reasons(&receipt),
            [HoldReason::UnknownProduct, HoldReason::PriceDiffers]
        );
        assert_eq!(receipt.holds[0].evidence["sku"], "WIDGET");
        let evidence = &receipt.holds[1].evidence;
        assert_eq!(
            (&evidence["given"], &evidence["agreed"]),
            (&"8".into(), &"10".into())
        );
        assert_eq!(receipt.holds[1].line_no, Some(2));

        order.lines = vec![line("BOLT", "1")];
        let again = world.receive(order).expect("held, not refused");
        assert_eq!(reasons(&again), [HoldReason::DuplicateOrder]);
        assert_eq!(again.holds[0].evidence["order"], receipt.number);

        world.block(world.bob, Some("insolvent"));
        let mut blocked = NewOrder::of(world.bob, vec![line("BOLT", "1")]);
        blocked.ordered_on = Some(day("2019-12-31"));
        let blocked = world.receive(blocked).expect("held, not refused");
        assert_eq!(
            reasons(&blocked),
            [HoldReason::CustomerBlocked, HoldReason::Incomplete]
        );
        assert_eq!(blocked.holds[0].evidence["reason"], "insolvent");
        assert_eq!(blocked.holds[1].evidence["missing"], "unit_price");

        assert_eq!(world.exposure(world.ada), [0, 0, 0, 0]);
        assert_eq!(world.events("order_held"), 3);
        world.assert_sound();
    }
}

#[test]
fn equal_customer_order_numbers_within_one_batch_are_found() {
    for world in worlds() {
        let order = |customer, no: &str| {
            let mut order = NewOrder::of(customer, vec![line("BOLT", "1")]);
            order.customer_order_no = Some(no.to_owned());
            order
        };
        let batch = vec![
            order(world.ada, "1"),
            order(world.bob, "1"),
            order(world.ada, "2"),
            order(world.ada, "1"),
        ];
        let receipts: Vec<_> = world
            .receive_all(batch)
            .into_iter()
            .map(|r| r.expect("booked"))
            .collect();
        let held: Vec<bool> = receipts
            .iter()
            .map(|r| r.status == OrderStatus::Held)
            .collect();
        assert_eq!(held, [false, false, false, true]);
        assert_eq!(receipts[3].holds[0].evidence["order"], receipts[0].number);
    }
}

#[test]
fn a_cancelled_order_does_not_make_the_next_one_a_duplicate() {
    for world in worlds() {
        let mut order = NewOrder::of(world.ada, vec![line("BOLT", "1")]);
        order.customer_order_no = Some("PO-1".to_owned());
        let first = world.receive(order.clone()).expect("a good order");
        cancel(&world, first.id).expect("nothing has left");
        let second = world.receive(order).expect("a good order");
        assert_eq!(second.status, OrderStatus::Received);
    }
}

#[test]
fn a_bad_order_refuses_itself_alone_and_takes_no_number() {
    for world in worlds() {
        let mut nobody = NewOrder::of(world.ada, vec![line("BOLT", "1")]);
        nobody.customer = None;
        nobody.customer_number = Some("C-404".to_owned());
        let mut by_number = NewOrder::of(world.ada, vec![line("BOLT", "1")]);
        by_number.customer = None;
        by_number.customer_number = Some("C-2".to_owned());
        let batch = vec![
            NewOrder::of(world.ada, vec![]),
            NewOrder::of(world.ada, vec![line("BOLT", "1"), line("BOLT", "0")]),
            NewOrder::of(world.ada, vec![line("BOLT", "1").at(price("-1"))]),
            nobody,
            by_number,
        ];
        let answers = world.receive_all(batch);
        let fields: Vec<_> = answers
            .iter()
            .filter_map(|answer| answer.as_ref().err())
            .map(|refusal| refusal.field.as_deref().unwrap_or_default())
            .collect();
        assert_eq!(
            fields,
            [
                "lines",
                "lines[1].quantity",
                "lines[0].unit_price",
                "customer_number"
            ]
        );
        let good = answers[4].as_ref().expect("a good order");
        assert_eq!(good.number, "O-0001");
        assert_eq!(world.order(good.id).head.customer, world.bob);
    }
}

#[test]
fn history_takes_prices_as_given_and_can_be_acknowledged_at_once() {
    for world in worlds() {
        let mut order = NewOrder::of(world.ada, vec![line("BOLT", "2").at(price("8.5"))]);
        order.price_policy = PricePolicy::AsGiven;
        order.received_at = Some(at("2025-01-03T10:00:00Z"));
        order.auto_acknowledge = true;
        let receipt = world.receive(order).expect("a good order");
        assert_eq!(receipt.status, OrderStatus::Acknowledged);
        let view = world.order(receipt.id);
        assert_eq!(view.lines[0].unit_price, price("8.5"));
        assert_eq!(view.lines[0].price, None);
        assert_eq!(view.head.acknowledged_at, Some(at("2025-01-03T10:00:00Z")));
        // A Friday; the next business day is the Monday, Epiphany not being kept everywhere.
        assert_eq!(view.lines[0].confirmed_on, Some(day("2025-01-06")));
        assert_eq!(world.exposure(world.ada), [0, 0, 2023, 0]);
        world.assert_sound();
    }
}

#[test]
fn requested_dates_are_confirmed_where_they_are_feasible() {
    for world in worlds() {
        let mut order = NewOrder::of(
            world.ada,
            vec![
                line("BOLT", "1"),
                line("BOLT", "1"),
                line("BOLT", "1"),
                line("BOLT", "1"),
            ],
        );
        order.requested_on = Some(day("2026-03-11"));
        // Today, a Saturday, and Good Friday.
        order.lines[1].requested_on = Some(day("2026-03-02"));
        order.lines[2].requested_on = Some(day("2026-03-14"));
        order.lines[3].requested_on = Some(day("2026-04-03"));
        let id = world.acknowledged(order);
        let dates: Vec<_> = world
            .order(id)
            .lines
            .iter()
            .map(|line| line.confirmed_on.expect("a date"))
            .collect();
        let expected = ["2026-03-11", "2026-03-03", "2026-03-16", "2026-04-07"];
        assert_eq!(dates, expected.map(day));
        let again = world.acknowledge(id).expect("no mistake");
        assert_eq!(again.effect, Effect::AlreadySo);
        assert_eq!(world.events("order_acknowledged"), 1);
        world.assert_sound();
    }
}

#[test]
fn a_given_date_is_confirmed_for_every_line() {
    for world in worlds() {
        let two = vec![line("BOLT", "1"), line("NUT", "1")];
        let receipt = world
            .receive(NewOrder::of(world.ada, two))
            .expect("a good order");
        world.write(move |tx, entity| {
            let mut request = Acknowledge::of(receipt.id);
            request.confirmed_on = Some(day("2026-05-04"));
            for answer in orders::acknowledge_orders(tx, entity, &[request])? {
                answer?;
            }
            Ok(())
        });
        let view = world.order(receipt.id);
        assert!(
            view.lines
                .iter()
                .all(|line| line.confirmed_on == Some(day("2026-05-04")))
        );
    }
}
