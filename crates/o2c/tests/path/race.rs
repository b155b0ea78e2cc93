//! Orders come in at the same time through several connections.
//!
//! Risks covered: the same order taken twice, the same headroom given twice, the same goods shipped
//! twice (scenario S25).

use std::sync::{Arc, Barrier};
use std::thread;

use crate::world::{World, eur, line, worlds};
use cashlane_o2c::Code;
use cashlane_o2c::deliveries::NewDelivery;
use cashlane_o2c::orders::{HoldReason, NewOrder, OrderStatus};

const AT_ONCE: usize = 8;

/// Runs the same work on several threads that start together.
fn at_once<T: Send + 'static>(
    world: &Arc<World>,
    work: impl Fn(&World, usize) -> T + Send + Sync + 'static,
) -> Vec<T> {
    let barrier = Arc::new(Barrier::new(AT_ONCE));
    let work = Arc::new(work);
    let threads: Vec<_> = (0..AT_ONCE)
        .map(|n| {
            let (world, barrier, work) =
                (Arc::clone(world), Arc::clone(&barrier), Arc::clone(&work));
            thread::spawn(move || {
                barrier.wait();
                work(&world, n)
            })
        })
        .collect();
    threads
        .into_iter()
        .map(|thread| thread.join().expect("no panic"))
        .collect()
}

#[test]
fn the_same_order_sent_many_times_at_once_is_accepted_once() {
    for world in worlds() {
        let world = Arc::new(world);
        let receipts = at_once(&world, |world, _| {
            let mut order = NewOrder::of(world.ada, vec![line("BOLT", "1")]);
            order.customer_order_no = Some("PO-1".to_owned());
            world.receive(order).expect("booked")
        });
        let held: Vec<_> = receipts
            .iter()
            .filter(|r| r.status == OrderStatus::Held)
            .collect();
        assert_eq!(held.len(), AT_ONCE - 1, "{}", world.name);
        assert!(
            held.iter()
                .all(|r| r.holds[0].reason == HoldReason::DuplicateOrder)
        );
        let mut numbers: Vec<&str> = receipts.iter().map(|r| r.number.as_str()).collect();
        numbers.sort_unstable();
        assert_eq!(
            (numbers[0], numbers[AT_ONCE - 1]),
            ("O-0001", "O-0008"),
            "no gap"
        );
        world.assert_sound();
    }
}

#[test]
fn orders_at_once_never_take_more_than_the_limit() {
    for world in worlds() {
        world.set_limit(world.ada, Some(eur("30")));
        let world = Arc::new(world);
        let receipts = at_once(&world, |world, _| {
            world
                .receive(NewOrder::of(world.ada, vec![line("BOLT", "1")]))
                .expect("booked")
        });
        let free = receipts
            .iter()
            .filter(|r| r.status == OrderStatus::Received)
            .count();
        assert_eq!(free, 2, "{}: 2 × 11.90 fit into 30", world.name);
        assert_eq!(world.exposure(world.ada), [0, 0, 0, 2380], "{}", world.name);
        world.assert_sound();
    }
}

#[test]
fn goods_shipped_at_once_never_exceed_what_is_open() {
    for world in worlds() {
        let order = world.acknowledged(NewOrder::of(world.ada, vec![line("BOLT", "1")]));
        let world = Arc::new(world);
        let answers = at_once(&world, move |world, _| world.ship(NewDelivery::of(order)));
        let (shipped, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!(shipped.len(), 1, "{}", world.name);
        assert!(
            refused
                .into_iter()
                .all(|answer| answer.is_err_and(|r| r.code == Code::WrongState))
        );
        world.assert_sound();
    }
}
