//! Orders are cancelled and refused.

use super::*;

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
