//! What is due to be billed.

use super::*;

#[test]
fn an_order_billed_whole_becomes_due_with_its_last_delivery() {
    for world in worlds() {
        let mut order = NewOrder::of(world.ada, vec![line("BOLT", "3")]);
        order.billing_rule = Some(BillingRule::Order);
        let order = world.acknowledged(order);
        let first = world.ship(part(order, &[(1, "1")])).expect("open");
        world.deliver(first);
        bring_back(&world, order, &[(1, "1")]).expect("one is there");
        assert!(due(&world, &DueFilter::default()).is_empty());
        world.assert_sound();
        let rest = world.ship(NewDelivery::of(order)).expect("open");
        world.deliver(rest);
        assert_eq!(due(&world, &DueFilter::default()).len(), 3);
        world.assert_sound();
        bill(&world);
        assert_eq!(status(&world, order), OrderStatus::Closed);
        world.assert_sound();
    }
}

#[test]
fn cancelling_the_rest_makes_an_order_billed_whole_due() {
    for world in worlds() {
        let mut order = NewOrder::of(world.ada, vec![line("BOLT", "3")]);
        order.billing_rule = Some(BillingRule::Order);
        let order = world.acknowledged(order);
        let first = world.ship(part(order, &[(1, "1")])).expect("open");
        world.deliver(first);
        world.write(move |tx, entity| {
            let request = CancelOrder {
                order,
                reason: "enough".to_owned(),
            };
            for answer in orders::cancel_orders(tx, entity, &[request])? {
                assert_eq!(answer?.status, OrderStatus::Delivered);
            }
            Ok(())
        });
        world.assert_sound();
        assert_eq!(due(&world, &DueFilter::default()).len(), 1);
        assert_eq!(view(&world, first).head.billing, Billing::Due);
        bill(&world);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 0]);
        world.assert_sound();
    }
}

#[test]
fn what_is_due_can_be_picked() {
    for world in worlds() {
        let mut made = Vec::new();
        for _ in 0..3 {
            let order = world.acknowledged(NewOrder::of(world.ada, vec![line("BOLT", "1")]));
            let delivery = world.ship(NewDelivery::of(order)).expect("open");
            world.deliver(delivery);
            made.push((order, delivery));
            world.clock.advance_secs(60);
        }
        let ids = |filter: DueFilter| {
            due(&world, &filter)
                .into_iter()
                .map(|found| found.id)
                .collect::<Vec<_>>()
        };
        let all: Vec<DeliveryId> = made.iter().map(|(_, delivery)| *delivery).collect();
        assert_eq!(ids(DueFilter::default()), all);
        let before = Some(at("2026-03-02T08:02:00Z"));
        let early = DueFilter {
            delivered_before: before,
            ..DueFilter::default()
        };
        assert_eq!(ids(early), all[..2]);
        let of_orders = DueFilter {
            orders: Some(vec![made[2].0, made[0].0, made[2].0]),
            ..DueFilter::default()
        };
        assert_eq!(ids(of_orders), [all[0], all[2]]);
        let named = DueFilter {
            deliveries: Some(vec![all[1], all[1]]),
            ..DueFilter::default()
        };
        assert_eq!(ids(named), [all[1]]);
    }
}

#[test]
fn a_delivery_is_billed_once() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(world.ada, vec![line("BOLT", "1")]));
        let delivery = world.ship(NewDelivery::of(order)).expect("open");
        world.deliver(delivery);
        bill(&world);
        let entity = world.entity;
        let again = world.store.write(Actor::system("test"), move |tx| {
            let invoice: InvoiceId = tx.new_id();
            deliveries::mark_billed_tx(tx, entity, &[(delivery, invoice)])
        });
        assert!(
            matches!(again, Err(Error::Conflict { .. })),
            "{}",
            world.name
        );
    }
}
