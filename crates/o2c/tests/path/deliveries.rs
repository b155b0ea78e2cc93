//! Deliveries: goods leave, arrive and come back, on every database.
//!
//! Risks covered: more shipped than ordered, more returned than delivered, goods leaving against a
//! credit limit, a delivery billed too early, twice or never, cents left behind in credit.

use crate::world::{World, at, day, eur, line, price, units, worlds};
use cashlane_o2c::deliveries::{
    self, Arrival, Billing, CancelShipment, DeliveryFilter, DeliveryKind, DeliveryReceipt,
    DeliveryStatus, DeliveryView, DueDelivery, DueFilter, LineQuantity, NewDelivery, NewProof,
    NewReturn, ProofOfDelivery,
};
use cashlane_o2c::orders::{
    self, CancelOrder, Effect, LineMove, NewOrder, OrderStatus, PricePolicy,
};
use cashlane_o2c::parties::BillingRule;
use cashlane_o2c::{Code, Error, Outcome, PageRequest};
use kernel::{Actor, DeliveryId, InvoiceId, OrderId};

fn part(order: OrderId, lines: &[(i64, &str)]) -> NewDelivery {
    let lines = lines.iter().map(|(line_no, quantity)| LineQuantity {
        line_no: *line_no,
        quantity: units(quantity),
    });
    NewDelivery {
        lines: Some(lines.collect()),
        ..NewDelivery::of(order)
    }
}

fn bring_back(world: &World, order: OrderId, lines: &[(i64, &str)]) -> Outcome<DeliveryReceipt> {
    let lines = part(order, lines).lines.unwrap_or_default();
    let request = NewReturn {
        order,
        lines,
        reason: "damaged".to_owned(),
        returned_at: None,
    };
    let mut all = world.write(move |tx, entity| {
        deliveries::return_goods(tx, entity, std::slice::from_ref(&request))
    });
    all.pop().expect("one return, one answer")
}

fn turn_round(world: &World, delivery: DeliveryId) -> Outcome<deliveries::DeliveryChange> {
    let request = CancelShipment {
        delivery,
        reason: "wrong address".to_owned(),
    };
    let mut all = world.write(move |tx, entity| {
        deliveries::cancel_shipments(tx, entity, std::slice::from_ref(&request))
    });
    all.pop().expect("one shipment, one answer")
}

fn due(world: &World, filter: &DueFilter) -> Vec<DueDelivery> {
    let filter = filter.clone();
    world.write(move |tx, entity| deliveries::due_deliveries(tx, entity, &filter, 100))
}

/// Bills everything that is due, as invoicing does.
fn bill(world: &World) -> usize {
    world.write(|tx, entity| {
        let due = deliveries::due_deliveries(tx, entity, &DueFilter::default(), 1000)?;
        let ids: Vec<OrderId> = due.iter().map(|delivery| delivery.order).collect();
        let mut set = orders::lines_for_update(tx, entity, &ids)?;
        for delivery in due
            .iter()
            .filter(|delivery| delivery.kind == DeliveryKind::Outbound)
        {
            let moves: Vec<LineMove> = delivery
                .lines
                .iter()
                .map(|line| LineMove {
                    line: line.order_line,
                    quantity: line.quantity,
                })
                .collect();
            orders::record_invoiced_tx(tx, entity, &mut set, &moves)?;
        }
        let marks: Vec<(DeliveryId, InvoiceId)> = due
            .iter()
            .map(|delivery| (delivery.id, tx.new_id()))
            .collect();
        deliveries::mark_billed_tx(tx, entity, &marks)?;
        Ok(marks.len())
    })
}

fn view(world: &World, delivery: DeliveryId) -> DeliveryView {
    world.read(|tx, entity| deliveries::delivery(tx, entity, delivery))
}

fn status(world: &World, order: OrderId) -> OrderStatus {
    world.order(order).head.status
}

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
