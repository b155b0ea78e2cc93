//! Orders: entry, acceptance, holds, acknowledgement, cancellation, on every database.
//!
//! Risks covered: an order taken twice, a wrong price or tax accepted in silence, credit taken
//! twice or left behind, a held order going on, more cancelled than is open.

use crate::world::{World, at, day, eur, line, price, units, worlds};
use cashlane_o2c::orders::{
    self, Acknowledge, CancelLine, CancelLines, CancelOrder, ChangeLine, Effect, HoldFilter,
    HoldReason, LinePrice, NewOrder, OrderChange, OrderFilter, OrderReceipt, OrderStatus,
    PricePolicy, RefuseOrder, ReleaseHold,
};
use cashlane_o2c::{Code, Outcome, PageRequest};
use kernel::{Instant, OrderId};

fn reasons(receipt: &OrderReceipt) -> Vec<HoldReason> {
    receipt.holds.iter().map(|hold| hold.reason).collect()
}

fn release(world: &World, receipt: &OrderReceipt, force: bool) -> Outcome<OrderChange> {
    let hold = receipt.holds[0].id;
    let note = Some("agreed by phone".to_owned());
    let request = ReleaseHold { hold, note, force };
    let mut all = world
        .write(move |tx, entity| orders::release_holds(tx, entity, std::slice::from_ref(&request)));
    all.pop().expect("one hold, one answer")
}

fn change(world: &World, request: ChangeLine) -> Outcome<OrderChange> {
    let mut all = world
        .write(move |tx, entity| orders::change_lines(tx, entity, std::slice::from_ref(&request)));
    all.pop().expect("one change, one answer")
}

fn cancel(world: &World, order: OrderId) -> Outcome<OrderChange> {
    let request = CancelOrder {
        order,
        reason: "no longer needed".to_owned(),
    };
    let mut all = world
        .write(move |tx, entity| orders::cancel_orders(tx, entity, std::slice::from_ref(&request)));
    all.pop().expect("one order, one answer")
}

fn cancel_line(
    world: &World,
    order: OrderId,
    line_no: i64,
    quantity: &str,
) -> Outcome<OrderChange> {
    let lines = vec![CancelLine {
        line_no,
        quantity: Some(units(quantity)),
    }];
    let request = CancelLines {
        order,
        lines,
        reason: "too many".to_owned(),
    };
    let mut all = world
        .write(move |tx, entity| orders::cancel_lines(tx, entity, std::slice::from_ref(&request)));
    all.pop().expect("one order, one answer")
}

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

#[test]
fn cancelling_frees_the_credit_to_the_cent() {
    for world in worlds() {
        let order = NewOrder::of(world.ada, vec![line("NUT", "7"), line("BOLT", "3")]);
        let id = world.acknowledged(order);
        let gross = world.order(id).head.gross.minor();
        assert_eq!(world.exposure(world.ada), [0, 0, gross, 0]);
        cancel_line(&world, id, 1, "3").expect("open");
        cancel_line(&world, id, 1, "1").expect("open");
        let refusal = cancel_line(&world, id, 1, "4").expect_err("three are left");
        assert_eq!(refusal.code, Code::ExceedsRest);
        world.assert_sound();
        let done = cancel(&world, id).expect("nothing has left");
        assert_eq!(done.status, OrderStatus::Cancelled);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 0]);
        assert_eq!(
            cancel(&world, id).expect("no mistake").effect,
            Effect::AlreadySo
        );
        assert_eq!(world.events("order_line_cancelled"), 2);
        assert_eq!(world.events("order_cancelled"), 1);
        world.assert_sound();
    }
}

#[test]
fn cancelling_the_line_that_holds_an_order_sets_it_free() {
    for world in worlds() {
        let order = NewOrder::of(world.ada, vec![line("WIDGET", "1"), line("BOLT", "1")]);
        let receipt = world.receive(order).expect("held, not refused");
        let done = cancel_line(&world, receipt.id, 1, "1").expect("open");
        assert_eq!(done.status, OrderStatus::Received);
        world.assert_sound();
        let order = NewOrder::of(world.ada, vec![line("WIDGET", "1")]);
        let receipt = world.receive(order).expect("held, not refused");
        assert_eq!(
            cancel(&world, receipt.id).expect("open").status,
            OrderStatus::Cancelled
        );
        world.assert_sound();
    }
}

#[test]
fn a_refused_order_binds_nothing_and_goes_no_further() {
    for world in worlds() {
        let order = NewOrder::of(world.ada, vec![line("BOLT", "1")]);
        let id = world.receive(order).expect("a good order").id;
        let refuse = move |world: &World| {
            let request = RefuseOrder {
                order: id,
                reason: "cannot deliver".to_owned(),
            };
            let mut all = world.write(move |tx, entity| {
                orders::refuse_orders(tx, entity, std::slice::from_ref(&request))
            });
            all.pop().expect("one order, one answer")
        };
        assert_eq!(
            refuse(&world).expect("received").status,
            OrderStatus::Refused
        );
        assert_eq!(
            refuse(&world).expect("no mistake").effect,
            Effect::AlreadySo
        );
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 0]);
        assert_eq!(
            world.acknowledge(id).expect_err("refused").code,
            Code::WrongState
        );
        assert_eq!(
            cancel(&world, id).expect_err("refused").code,
            Code::WrongState
        );
        world.assert_sound();
    }
}

#[test]
fn lists_page_by_key_and_filter() {
    for world in worlds() {
        let start = at("2026-01-01T00:00:00Z");
        let batch: Vec<NewOrder> = (0..25)
            .map(|n| {
                let customer = if n % 5 == 0 { world.bob } else { world.ada };
                let mut order = NewOrder::of(customer, vec![line("BOLT", "1")]);
                // Several at one instant, so that the id has to decide.
                order.received_at = Some(start.plus_secs(n / 3 * 60));
                order.customer_order_no = Some(format!("PO-{n}"));
                order
            })
            .collect();
        let receipts = world.receive_all(batch);
        let first = receipts[0].as_ref().expect("booked").id;
        cancel(&world, first).expect("open");
        assert_eq!(pages(&world, &OrderFilter::default()), 25);
        let of_bob = OrderFilter {
            customer: Some(world.bob),
            ..OrderFilter::default()
        };
        assert_eq!(pages(&world, &of_bob), 5);
        let status = Some(OrderStatus::Cancelled);
        assert_eq!(
            pages(
                &world,
                &OrderFilter {
                    status,
                    ..OrderFilter::default()
                }
            ),
            1
        );
        let search = |text: &str| OrderFilter {
            search: Some(text.to_owned()),
            ..OrderFilter::default()
        };
        assert_eq!(pages(&world, &search("PO-7")), 1);
        assert_eq!(pages(&world, &search("O-0003")), 1);
        assert_eq!(pages(&world, &search("PO")), 0);
        let span = OrderFilter {
            received_from: Some(start.plus_secs(60)),
            received_before: Some(start.plus_secs(180)),
            ..OrderFilter::default()
        };
        assert_eq!(pages(&world, &span), 6);
    }
}

/// Reads a list in pages of four, checks its order, and counts.
fn pages(world: &World, filter: &OrderFilter) -> usize {
    let mut after = None;
    let mut seen: Vec<(Instant, OrderId)> = Vec::new();
    loop {
        let request = PageRequest { limit: 4, after };
        let page = world.read(|tx, entity| orders::list_orders(tx, entity, filter, &request));
        seen.extend(page.items.iter().map(|head| (head.received_at, head.id)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert!(seen.is_sorted_by(|a, b| a > b), "{}", world.name);
    seen.len()
}

#[test]
fn the_queue_shows_open_holds_oldest_first() {
    for world in worlds() {
        let held = |customer, sku: &str, given: &str| {
            let order = NewOrder::of(customer, vec![line(sku, "1").at(price(given))]);
            world.clock.advance_secs(60);
            world.receive(order).expect("held, not refused")
        };
        let first = held(world.ada, "BOLT", "1");
        let second = held(world.bob, "WIDGET", "2");
        let third = held(world.bob, "BOLT", "3");
        release(&world, &first, false).expect("accepted");
        let list = |filter: HoldFilter| {
            let page = PageRequest::first(10);
            let page = world.read(|tx, entity| orders::list_holds(tx, entity, &filter, &page));
            page.items
                .into_iter()
                .map(|queued| queued.order)
                .collect::<Vec<_>>()
        };
        assert_eq!(list(HoldFilter::default()), [second.id, third.id]);
        let reason = Some(HoldReason::PriceDiffers);
        assert_eq!(
            list(HoldFilter {
                reason,
                customer: None
            }),
            [third.id]
        );
        assert_eq!(
            list(HoldFilter {
                reason,
                customer: Some(world.ada)
            }),
            []
        );
    }
}

#[test]
fn verify_finds_what_somebody_changed_behind_our_back() {
    for world in worlds() {
        world.acknowledged(NewOrder::of(
            world.ada,
            vec![line("BOLT", "3"), line("NUT", "1")],
        ));
        world.assert_sound();
        for sql in [
            "UPDATE order_lines SET net_minor = net_minor + 1 WHERE line_no = 1",
            "UPDATE orders SET tax_minor = tax_minor + 1, gross_minor = gross_minor + 1",
            "UPDATE orders SET status = 'closed'",
            "UPDATE credit_commitments SET ordered_minor = ordered_minor + 1",
        ] {
            let found = world.store.dry_run(kernel::Actor::system("test"), {
                let entity = world.entity;
                move |tx| {
                    tx.exec(sql, &[])?;
                    orders::verify(tx, entity)
                }
            });
            assert!(!found.expect("checked").is_empty(), "{}: {sql}", world.name);
        }
    }
}
