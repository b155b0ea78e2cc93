//! Credit on every database. Risks covered: headroom taken twice, limits that a path forgets,
//! reservations that stay behind, sums that drift from what the orders bind.

mod ledger_world;

use cashlane_o2c::credit::{
    self, CommitRequest, CreditDecision, Exposure, LimitChange, MoveRequest, ReleaseRequest,
    ReserveRequest,
};
use cashlane_o2c::{Code, Error, Outcome};
use kernel::{Currency, CustomerId, Money, OrderId};
use ledger_world::{
    Document, TODAY, World, cents, eur, for_each_world, on_every_database, refusal, refused,
};
use proptest::prelude::*;

fn order(n: u128) -> OrderId {
    OrderId::from_uuid(uuid::Uuid::from_u128(n))
}

fn set_limit(world: &World, customer: CustomerId, limit: Option<&str>) -> Exposure {
    let change = LimitChange {
        customer,
        currency: Currency::EUR,
        limit: limit.map(eur),
        version: None,
        reason: None,
    };
    world.done(move |tx, entity| credit::set_limit(tx, entity, &change))
}

fn reserve(world: &World, requests: Vec<ReserveRequest>) -> Vec<CreditDecision> {
    world.done(move |tx, entity| {
        let decisions = credit::reserve_tx(tx, entity, &requests)?;
        for decision in &decisions {
            let now = tx.now();
            credit::record_reserved(tx, entity, decision, now)?;
        }
        Ok(decisions)
    })
}

fn ask(n: u128, customer: CustomerId, amount: &str) -> ReserveRequest {
    ReserveRequest {
        order: order(n),
        customer,
        amount: eur(amount),
        force: false,
        standing: credit::Standing::default(),
    }
}

fn granted(world: &World, n: u128, customer: CustomerId, amount: &str) -> bool {
    reserve(world, vec![ask(n, customer, amount)])[0].granted
}

fn commit(world: &World, n: u128, amount: Option<&str>) -> Outcome<()> {
    let request = CommitRequest {
        order: order(n),
        amount: amount.map(eur),
    };
    world.done(move |tx, entity| Ok(credit::commit_tx(tx, entity, &[request])?.remove(0)))
}

fn release(world: &World, n: u128, amount: Option<&str>) -> Outcome<()> {
    let request = ReleaseRequest {
        order: order(n),
        amount: amount.map(eur),
    };
    world.done(move |tx, entity| Ok(credit::release_tx(tx, entity, &[request])?.remove(0)))
}

fn step(n: u128, amount: &str, last: bool) -> MoveRequest {
    MoveRequest {
        order: order(n),
        amount: eur(amount),
        last,
    }
}

fn exposure(world: &World, customer: CustomerId) -> Exposure {
    world.read(|tx, entity| credit::exposure(tx, entity, customer, Currency::EUR))
}

fn total(world: &World, customer: CustomerId) -> Money {
    exposure(world, customer).total
}

#[test]
fn a_limit_is_reached_and_not_exceeded() {
    on_every_database(|world| {
        let customer = world.customer();
        world.invoice(customer, "2026-06-01", "R1", "100.00");
        assert!(granted(world, 1, customer, "1000000.00"), "no limit is set");
        release(world, 1, None).expect("released");
        set_limit(world, customer, Some("0.00"));
        assert!(!granted(world, 2, customer, "1.00"));
        assert!(granted(world, 2, customer, "0.00"));
        set_limit(world, customer, Some("200.00"));
        let refused = &reserve(world, vec![ask(3, customer, "150.00")])[0];
        assert!(!refused.granted && !refused.reserved());
        assert_eq!(refused.exposure.headroom, Some(eur("100.00")));
        assert!(granted(world, 3, customer, "1.00"));
        let forced = ReserveRequest {
            force: true,
            ..ask(4, customer, "150.00")
        };
        let forced = &reserve(world, vec![forced])[0];
        assert!(!forced.granted && forced.forced);
        assert_eq!(total(world, customer), eur("251.00"));
        assert_eq!(world.events("credit_reserved"), 4);
    });
}

#[test]
fn an_order_counts_until_its_invoice_takes_its_place() {
    on_every_database(|world| {
        let customer = world.customer();
        world.invoice(customer, "2026-06-01", "R1", "100.00");
        set_limit(world, customer, Some("100.00"));
        assert!(!granted(world, 1, customer, "50.00"));
        assert_eq!(
            total(world, customer),
            eur("100.00"),
            "what is refused binds nothing"
        );
        set_limit(world, customer, Some("200.00"));
        assert!(granted(world, 1, customer, "50.00"));
        commit(world, 1, None).expect("accepted");
        assert_eq!(total(world, customer), eur("150.00"));
        set_limit(world, customer, Some("100.00"));
        let recheck =
            world.done(|tx, entity| credit::recheck_tx(tx, entity, &[order(1), order(9)]));
        assert!(
            recheck[0].as_ref().is_some_and(|decision| decision.granted),
            "it was accepted"
        );
        assert!(recheck[1].is_none(), "order 9 binds nothing");
        world.done(|tx, entity| credit::deliver_tx(tx, entity, &[step(1, "25.00", false)]));
        let customer_invoiced = customer;
        world.done(move |tx, entity| {
            credit::invoice_tx(tx, entity, &[step(1, "25.00", false)])?;
            let document = Document::invoice(customer_invoiced, TODAY, "R2", eur("25.00"));
            let posting = document.posting(tx);
            cashlane_o2c::receivables::post_tx(tx, entity, vec![posting])
        });
        let now = exposure(world, customer);
        assert_eq!(
            (now.total, now.open_items, now.ordered),
            (eur("150.00"), eur("125.00"), eur("25.00"))
        );
        // What else the customer owes has grown above the limit: the rest is not delivered.
        let recheck = world.done(|tx, entity| credit::recheck_tx(tx, entity, &[order(1)]));
        assert!(
            recheck[0]
                .as_ref()
                .is_some_and(|decision| !decision.granted)
        );
    });
}

#[test]
fn a_batch_is_judged_one_after_the_other() {
    on_every_database(|world| {
        let (customer, other) = (world.customer(), world.customer());
        set_limit(world, customer, Some("100.00"));
        let decisions = reserve(
            world,
            vec![
                ask(1, customer, "60.00"),
                ask(2, customer, "50.00"),
                ask(3, customer, "40.00"),
                ask(4, customer, "0.01"),
                ask(5, other, "1000.00"),
            ],
        );
        let granted: Vec<bool> = decisions.iter().map(|decision| decision.granted).collect();
        assert_eq!(granted, [true, false, true, false, true]);
        assert_eq!(total(world, customer), eur("100.00"));
    });
}

#[test]
fn a_reservation_is_used_once_in_whole_or_part() {
    on_every_database(|world| {
        let customer = world.customer();
        assert!(granted(world, 1, customer, "123.00"));
        assert_eq!(
            refused(&commit(world, 1, Some("124.00"))),
            (Code::ExceedsRest, "amount")
        );
        commit(world, 1, Some("100.00")).expect("accepted");
        let now = exposure(world, customer);
        assert_eq!((now.reserved, now.ordered), (eur("0.00"), eur("100.00")));
        assert_eq!(
            refused(&commit(world, 1, None)),
            (Code::WrongState, "order")
        );
        assert_eq!(
            refused(&release(world, 1, Some("100.01"))),
            (Code::ExceedsRest, "amount")
        );
        assert_eq!(
            refused(&commit(world, 2, None)),
            (Code::UnknownReference, "order")
        );
        release(world, 1, Some("30.00")).expect("a line was cancelled");
        release(world, 1, None).expect("the rest was cancelled");
        release(world, 1, None).expect("nothing is left to release");
        assert_eq!(
            refused(&commit(world, 1, None)),
            (Code::WrongState, "order")
        );
        assert_eq!(total(world, customer), eur("0.00"));
        assert_eq!(world.events("credit_released"), 2);
    });
}

#[test]
fn what_is_posted_and_ordered_leaves_no_room_for_a_reservation() {
    on_every_database(|world| {
        let customer = world.customer();
        set_limit(world, customer, Some("100.00"));
        assert!(granted(world, 1, customer, "70.00"));
        commit(world, 1, None).expect("accepted");
        assert!(!granted(world, 2, customer, "50.00"));
        assert!(granted(world, 2, customer, "30.00"));
        assert!(!granted(world, 3, customer, "1.00"));
    });
}

#[test]
fn rounding_cents_neither_stay_behind_nor_stop_a_delivery() {
    on_every_database(|world| {
        let customer = world.customer();
        assert!(granted(world, 1, customer, "100.00"));
        commit(world, 1, None).expect("accepted");
        let moves = |moves: &'static [(&'static str, bool)]| {
            let steps: Vec<MoveRequest> = moves
                .iter()
                .map(|(amount, last)| step(1, amount, *last))
                .collect();
            world.done(move |tx, entity| {
                credit::deliver_tx(tx, entity, &steps)?;
                credit::invoice_tx(tx, entity, &steps)
            });
        };
        moves(&[("33.33", false), ("33.33", false)]);
        assert_eq!(total(world, customer), eur("33.34"));
        moves(&[("33.33", true)]);
        assert_eq!(total(world, customer), eur("0.00"));
        moves(&[("5.00", false)]);
        assert_eq!(total(world, customer), eur("0.00"));
    });
}

#[test]
fn a_limit_is_changed_only_by_who_saw_it() {
    on_every_database(|world| {
        let customer = world.customer();
        let seen = set_limit(world, customer, Some("10.00")).version;
        let change = |version, limit: &str| {
            let change = LimitChange {
                customer,
                currency: Currency::EUR,
                limit: Some(Money::parse(limit, Currency::EUR).expect("an amount")),
                version: Some(version),
                reason: Some("review".to_owned()),
            };
            world.write(move |tx, entity| credit::set_limit(tx, entity, &change))
        };
        assert_eq!(
            change(seen, "20.00").expect("set").limit,
            Some(eur("20.00"))
        );
        assert!(matches!(change(seen, "30.00"), Err(Error::Conflict { .. })));
        assert_eq!(refusal(change(seen + 1, "-1.00")).code, Code::InvalidValue);
        assert_eq!(set_limit(world, customer, None).headroom, None);
        assert_eq!(world.events("credit_limit_set"), 3);
    });
}

#[test]
fn of_many_who_want_the_last_headroom_at_once_one_gets_it() {
    on_every_database(|world| {
        let (limited, free) = (world.customer(), world.customer());
        set_limit(world, limited, Some("100.00"));
        let won: usize = std::thread::scope(|scope| {
            let tries: Vec<_> = (1..=8)
                .map(|n| {
                    scope.spawn(move || {
                        // Nobody has a row for this customer yet: eight make it at once.
                        assert!(granted(world, 100 + n, free, "60.00"));
                        granted(world, n, limited, "60.00")
                    })
                })
                .collect();
            tries
                .into_iter()
                .map(|one| usize::from(one.join().expect("no panic")))
                .sum()
        });
        assert_eq!(won, 1);
        assert_eq!(total(world, limited), eur("60.00"));
        assert_eq!(total(world, free), eur("480.00"));
    });
}

#[test]
fn verify_names_positions_that_differ_from_what_orders_bind() {
    for_each_world(|world| {
        let customer = world.customer();
        assert!(granted(world, 1, customer, "10.00"));
        world.assert_verified();
        world.done(|tx, _| Ok(tx.exec("UPDATE credit_positions SET ordered_minor = 5", &[])?));
        let found = world.read(credit::verify);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].expected.as_str(), found[0].found.as_str()),
            ("0", "5")
        );
    });
}

#[derive(Debug, Clone)]
enum Op {
    Reserve {
        order: u128,
        customer: usize,
        minor: i64,
        force: bool,
    },
    Commit {
        order: u128,
        minor: Option<i64>,
    },
    Release {
        order: u128,
        minor: Option<i64>,
    },
    Deliver {
        order: u128,
        minor: i64,
        last: bool,
    },
    Invoice {
        order: u128,
        minor: i64,
        last: bool,
    },
    Post {
        customer: usize,
        minor: i64,
    },
    Limit {
        customer: usize,
        minor: Option<i64>,
    },
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let order = || 1_u128..12;
    let minor = || 0_i64..20_000;
    let some = || proptest::option::of(minor());
    let op = prop_oneof![
        4 => (order(), minor(), any::<bool>()).prop_map(|(order, minor, force)| Op::Reserve {
            order,
            customer: usize::try_from(order % 2).unwrap_or(0),
            minor,
            force,
        }),
        3 => (order(), some()).prop_map(|(order, minor)| Op::Commit { order, minor }),
        1 => (order(), some()).prop_map(|(order, minor)| Op::Release { order, minor }),
        3 => (order(), minor(), any::<bool>())
            .prop_map(|(order, minor, last)| Op::Deliver { order, minor, last }),
        3 => (order(), minor(), any::<bool>())
            .prop_map(|(order, minor, last)| Op::Invoice { order, minor, last }),
        1 => (0_usize..2, -5_000_i64..20_000)
            .prop_map(|(customer, minor)| Op::Post { customer, minor }),
        1 => (0_usize..2, some()).prop_map(|(customer, minor)| Op::Limit { customer, minor }),
    ];
    proptest::collection::vec(op, 1..60)
}

fn run(world: &World, customers: &[CustomerId], op: Op, n: usize) {
    match op {
        Op::Reserve {
            order: id,
            customer,
            minor,
            force,
        } => {
            let request = ReserveRequest {
                order: order(id),
                customer: customers[customer],
                amount: cents(minor),
                force,
                standing: credit::Standing::default(),
            };
            let decision = reserve(world, vec![request]).remove(0);
            let after = exposure(world, customers[customer]);
            let within = after
                .headroom
                .is_none_or(|headroom| !headroom.is_negative());
            if decision.granted {
                assert!(within || minor == 0, "granted above the limit: {after:?}");
            }
            let grown = after.total.checked_sub(decision.exposure.total);
            assert_eq!(
                grown,
                Ok(cents(if decision.reserved() { minor } else { 0 }))
            );
        }
        Op::Commit { order: id, minor } => {
            let request = CommitRequest {
                order: order(id),
                amount: minor.map(cents),
            };
            drop(world.done(move |tx, entity| credit::commit_tx(tx, entity, &[request])));
        }
        Op::Release { order: id, minor } => {
            let request = ReleaseRequest {
                order: order(id),
                amount: minor.map(cents),
            };
            drop(world.done(move |tx, entity| credit::release_tx(tx, entity, &[request])));
        }
        Op::Deliver {
            order: id,
            minor,
            last,
        } => {
            let request = MoveRequest {
                order: order(id),
                amount: cents(minor),
                last,
            };
            let customer = customers[usize::try_from(id % 2).unwrap_or(0)];
            let before = total(world, customer);
            world.done(move |tx, entity| credit::deliver_tx(tx, entity, &[request]));
            assert_eq!(
                total(world, customer),
                before,
                "delivery moves, it binds nothing new"
            );
        }
        Op::Invoice {
            order: id,
            minor,
            last,
        } => {
            let request = MoveRequest {
                order: order(id),
                amount: cents(minor),
                last,
            };
            world.done(move |tx, entity| credit::invoice_tx(tx, entity, &[request]));
        }
        Op::Post { customer, minor } if minor != 0 => {
            let document = if minor > 0 {
                Document::invoice(customers[customer], TODAY, &n.to_string(), cents(minor))
            } else {
                Document::receipt(customers[customer], TODAY, &n.to_string(), cents(-minor))
            };
            world.post(document);
        }
        Op::Post { .. } => {}
        Op::Limit { customer, minor } => {
            let change = LimitChange {
                customer: customers[customer],
                currency: Currency::EUR,
                limit: minor.map(cents),
                version: None,
                reason: None,
            };
            world.done(move |tx, entity| credit::set_limit(tx, entity, &change));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn positions_are_the_sums_of_what_orders_and_items_bind(ops in ops()) {
        on_every_database(|world| {
            let customers = world.customers(2);
            for (n, op) in ops.iter().enumerate() {
                run(world, &customers, op.clone(), n);
            }
        });
    }
}
