//! Lists and proof.

use super::*;

#[test]
fn lists_filter_and_page_by_key() {
    for world in worlds() {
        let mut orders = Vec::new();
        for n in 0..9 {
            let customer = if n % 3 == 0 { world.bob } else { world.ada };
            let order = world.acknowledged(NewOrder::of(customer, vec![line("BOLT", "2")]));
            let delivery = world.ship(NewDelivery::of(order)).expect("open");
            match n % 3 {
                0 => world.deliver(delivery),
                1 => drop(turn_round(&world, delivery).expect("under way")),
                _ => {}
            }
            orders.push(order);
        }
        bring_back(&world, orders[0], &[(1, "1")]).expect("two are there");
        let count = |filter: DeliveryFilter| {
            let (mut after, mut seen) = (None, Vec::new());
            loop {
                let request = PageRequest { limit: 2, after };
                let page = world
                    .read(|tx, entity| deliveries::list_deliveries(tx, entity, &filter, &request));
                seen.extend(page.items.iter().map(|head| (head.shipped_at, head.id)));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert!(seen.is_sorted_by(|a, b| a > b), "{}", world.name);
            seen.len()
        };
        let all = DeliveryFilter::default;
        assert_eq!(count(all()), 10);
        let status = |status| DeliveryFilter {
            status: Some(status),
            ..all()
        };
        assert_eq!(count(status(DeliveryStatus::Delivered)), 4);
        assert_eq!(count(status(DeliveryStatus::Shipped)), 3);
        assert_eq!(count(status(DeliveryStatus::Cancelled)), 3);
        assert_eq!(
            count(DeliveryFilter {
                kind: Some(DeliveryKind::Return),
                ..all()
            }),
            1
        );
        assert_eq!(
            count(DeliveryFilter {
                customer: Some(world.ada),
                ..all()
            }),
            6
        );
        assert_eq!(
            count(DeliveryFilter {
                order: Some(orders[0]),
                ..all()
            }),
            2
        );
        let search = Some("D-0002".to_owned());
        assert_eq!(count(DeliveryFilter { search, ..all() }), 1);
    }
}

#[test]
fn verify_finds_what_somebody_changed_behind_our_back() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(world.ada, vec![line("BOLT", "3")]));
        let delivery = world.ship(part(order, &[(1, "2")])).expect("open");
        world.deliver(delivery);
        world.assert_sound();
        for sql in [
            "UPDATE delivery_lines SET quantity = 1",
            "UPDATE order_lines SET returned_quantity = 1",
            "UPDATE deliveries SET billing = 'none'",
        ] {
            let entity = world.entity;
            let found = world.store.dry_run(Actor::system("test"), move |tx| {
                tx.exec(sql, &[])?;
                deliveries::verify(tx, entity)
            });
            assert!(!found.expect("checked").is_empty(), "{}: {sql}", world.name);
        }
    }
}
