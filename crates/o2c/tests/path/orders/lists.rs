//! Lists, the queue of holds, and proof.

use super::*;

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
        assert_eq!(pages(&world, &search("3")), 1, "the last digits of O-0003");
        assert_eq!(
            pages(&world, &search("po-1")),
            11,
            "PO-1 and PO-10 to PO-19"
        );
        assert_eq!(pages(&world, &search("O-00")), 25);
        assert_eq!(pages(&world, &search("003")), 1);
        assert_eq!(pages(&world, &search("nothing")), 0);
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
                customer: None,
                ..HoldFilter::default()
            }),
            [third.id]
        );
        assert_eq!(
            list(HoldFilter {
                reason,
                customer: Some(world.ada),
                ..HoldFilter::default()
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
