//! Goods arrive, are turned round, and come back.

use super::*;

#[test]
fn a_shipment_turned_round_is_open_again_and_never_billed() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(world.ada, vec![line("BOLT", "2")]));
        let delivery = world.ship(NewDelivery::of(order)).expect("open");
        assert_eq!(
            turn_round(&world, delivery).expect("under way").billing,
            Billing::None
        );
        assert_eq!(
            turn_round(&world, delivery).expect("no mistake").effect,
            Effect::AlreadySo
        );
        let refused = world
            .write(move |tx, entity| deliveries::deliver(tx, entity, &[Arrival::of(delivery)]));
        assert_eq!(
            refused[0].as_ref().expect_err("cancelled").code,
            Code::WrongState
        );
        world.assert_sound();
        let again = world.ship(NewDelivery::of(order)).expect("open again");
        world.deliver(again);
        assert_eq!(
            turn_round(&world, again).expect_err("arrived").code,
            Code::WrongState
        );
        assert_eq!(bill(&world), 1);
        world.assert_sound();
    }
}

#[test]
fn proof_of_delivery_is_kept_once() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(world.ada, vec![line("BOLT", "2")]));
        let proof = |signed_by: &str| ProofOfDelivery {
            signed_by: signed_by.to_owned(),
            signed_at: Some(at("2026-03-02T11:00:00Z")),
            file: None,
        };
        let first = world.ship(part(order, &[(1, "1")])).expect("open");
        let second = world.ship(part(order, &[(1, "1")])).expect("open");
        let (given, later) = (proof("A. Byron"), proof("C. Babbage"));
        world.write(move |tx, entity| {
            let with_proof = Arrival {
                proof: Some(given.clone()),
                ..Arrival::of(first)
            };
            for answer in deliveries::deliver(tx, entity, &[with_proof, Arrival::of(second)])? {
                answer?;
            }
            Ok(())
        });
        let seen = view(&world, first);
        assert_eq!(seen.head.proof, Some(proof("A. Byron")));
        assert_eq!(seen.head.delivered_at, Some(at("2026-03-02T11:00:00Z")));
        let add = move |delivery| NewProof {
            delivery,
            proof: later.clone(),
        };
        let answers = world.write(move |tx, entity| {
            deliveries::record_proofs_of_delivery(tx, entity, &[add(first), add(second)])
        });
        assert_eq!(
            answers[0].as_ref().expect_err("proven").code,
            Code::WrongState
        );
        assert!(answers[1].is_ok());
        assert_eq!(view(&world, second).head.proof, Some(proof("C. Babbage")));
        assert_eq!(world.events("proof_of_delivery_recorded"), 2);
        world.assert_sound();
    }
}

#[test]
fn an_arrival_is_booked_once_and_not_before_the_goods_left() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(world.ada, vec![line("BOLT", "2")]));
        let delivery = world.ship(NewDelivery::of(order)).expect("open");
        let early = Arrival {
            delivered_at: Some(at("2026-03-01T08:00:00Z")),
            ..Arrival::of(delivery)
        };
        let answers = world.write(move |tx, entity| {
            let batch = [early.clone(), Arrival::of(delivery), Arrival::of(delivery)];
            deliveries::deliver(tx, entity, &batch)
        });
        assert_eq!(
            answers[0].as_ref().expect_err("too early").code,
            Code::InvalidValue
        );
        let effects = [&answers[1], &answers[2]].map(|a| a.as_ref().expect("arrived").effect);
        assert_eq!(effects, [Effect::Changed, Effect::AlreadySo]);
        assert_eq!(world.events("delivery_delivered"), 1);
        world.assert_sound();
    }
}

#[test]
fn no_more_comes_back_than_the_customer_has() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(
            world.ada,
            vec![line("BOLT", "3"), line("NUT", "2")],
        ));
        assert_eq!(
            bring_back(&world, order, &[(1, "1")])
                .expect_err("nothing there")
                .code,
            Code::ExceedsRest
        );
        let delivery = world.ship(NewDelivery::of(order)).expect("open");
        world.deliver(delivery);
        let first = bring_back(&world, order, &[(1, "2")]).expect("three are there");
        assert_eq!(first.number, "R-0001");
        let refusal = bring_back(&world, order, &[(2, "1"), (1, "2")]).expect_err("one is there");
        assert_eq!(refusal.field.as_deref(), Some("lines[1].quantity"));
        bring_back(&world, order, &[(1, "1"), (2, "2")]).expect("all that is there");
        let seen = view(&world, first.id);
        assert_eq!(
            (seen.head.kind, seen.head.billing),
            (DeliveryKind::Return, Billing::Due)
        );
        assert_eq!(seen.head.return_reason.as_deref(), Some("damaged"));
        let kinds: Vec<DeliveryKind> = due(&world, &DueFilter::default())
            .into_iter()
            .map(|d| d.kind)
            .collect();
        assert_eq!(
            kinds,
            [
                DeliveryKind::Outbound,
                DeliveryKind::Return,
                DeliveryKind::Return
            ]
        );
        world.assert_sound();
        bill(&world);
        assert_eq!(status(&world, order), OrderStatus::Closed);
        world.assert_sound();
    }
}
