//! The policy in force, replayed over the past, says what was decided.
//!
//! Risks covered: a trial that judges by other facts than the decisions were made from, so that what
//! it says of another policy is worth nothing.

use std::collections::BTreeSet;

use cashlane_o2c::credit::CreditRules;
use cashlane_o2c::insight::{credit_trial, order_trial};
use cashlane_o2c::orders::{HoldReason, NewOrder, OrderField, OrderRules};
use cashlane_o2c::policies::{self, NewPolicy, PutInForce, Rules, Steps, Trial, TryPolicy};
use cashlane_o2c::receivables::SettleLine;
use cashlane_o2c::{cash, cash::NewReceipt};
use kernel::{Id, InvoiceId, Money, OrderId, Percent};
use proptest::prelude::*;

use crate::books::{Books, all_books, eur};
use crate::world::{line, price};

/// What happens to a company, with the seconds that pass before it.
#[derive(Debug, Clone)]
enum Step {
    Order {
        is_ada: bool,
        quantity: u8,
        other_price: bool,
        number: Option<u8>,
    },
    Bill {
        is_ada: bool,
        euros: u8,
    },
    PayOldest,
    Limit {
        is_ada: bool,
        euros: Option<u16>,
    },
    Days(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let order = (
        any::<bool>(),
        1..20_u8,
        prop::bool::weighted(0.2),
        prop::option::of(0..4_u8),
    );
    prop_oneof![
        5 => order.prop_map(|(is_ada, quantity, other_price, number)| Step::Order {
            is_ada, quantity, other_price, number,
        }),
        2 => (any::<bool>(), 1..200_u8).prop_map(|(is_ada, euros)| Step::Bill { is_ada, euros }),
        1 => Just(Step::PayOldest),
        1 => (any::<bool>(), prop::option::of(0..800_u16))
            .prop_map(|(is_ada, euros)| Step::Limit { is_ada, euros }),
        2 => (1..25_u8).prop_map(Step::Days),
    ]
}

fn credit_rules() -> impl Strategy<Value = CreditRules> {
    let minor = || prop::option::of(0..60_000_i64);
    (
        minor(),
        prop::option::of(0..30_u32),
        minor(),
        0..40_u32,
        minor(),
        minor(),
    )
        .prop_map(
            |(past_due, days, tolerance, new_days, new_max, without)| CreditRules {
                tolerance_percent: Percent::parse("10").ok(),
                tolerance_minor: tolerance,
                past_due_max_minor: past_due,
                past_due_max_days: days,
                new_customer_days: new_days,
                new_customer_max_minor: new_max,
                without_limit_max_minor: without,
            },
        )
}

fn order_rules() -> impl Strategy<Value = OrderRules> {
    let percent = prop_oneof![Just("0"), Just("5")];
    let required = prop_oneof![Just(Vec::new()), Just(vec![OrderField::CustomerOrderNo])];
    (
        percent,
        prop::option::of(0..30_u32),
        prop::option::of(0..9_000_i64),
        required,
    )
        .prop_map(
            |(percent, duplicate_days, minimum_net_minor, required)| OrderRules {
                price_tolerance_percent: Percent::parse(percent).unwrap_or(Percent::ZERO),
                duplicate_days,
                required,
                minimum_net_minor,
            },
        )
}

fn put_in_force<R: Rules>(books: &Books, rules: &R) {
    let new = NewPolicy {
        name: "drawn".to_owned(),
        rules: rules.clone(),
    };
    let command = PutInForce {
        reason: "drawn".to_owned(),
        untried: true,
    };
    let entity = books.entity;
    let set = books.store.write(kernel::Actor::system("test"), move |tx| {
        let draft = policies::draft::<R>(tx, entity, &new)?;
        let id: Id<R::Kind> = draft.id.expect("an id").parse().expect("an id");
        policies::enforce::<R>(tx, entity, id, &command).map(drop)
    });
    set.expect("in force");
}

/// Orders by what was said of them when they came.
#[derive(Debug, Default)]
struct Said {
    all: BTreeSet<OrderId>,
    held_for_credit: BTreeSet<OrderId>,
    held_by_acceptance: BTreeSet<OrderId>,
    passed: BTreeSet<OrderId>,
}

fn happen(books: &Books, steps: &[Step]) -> Said {
    let mut said = Said::default();
    let mut unpaid: Vec<(InvoiceId, Money)> = Vec::new();
    let who = |is_ada: bool| if is_ada { books.ada } else { books.bob };
    for step in steps {
        books.clock.advance_secs(600);
        match step {
            Step::Order {
                is_ada,
                quantity,
                other_price,
                number,
            } => {
                let mut one = line("BOLT", &quantity.to_string());
                if *other_price {
                    one = one.at(price("10.30"));
                }
                let mut order = NewOrder::of(who(*is_ada), vec![one]);
                order.customer_order_no = number.map(|number| format!("PO-{number}"));
                let receipt = books.receive(order).expect("received or held");
                let is_credit = |reason: &HoldReason| *reason == HoldReason::Credit;
                let reasons: Vec<HoldReason> = receipt.holds.iter().map(|it| it.reason).collect();
                said.all.insert(receipt.id);
                if reasons.is_empty() {
                    said.passed.insert(receipt.id);
                }
                if reasons.iter().any(is_credit) {
                    said.held_for_credit.insert(receipt.id);
                }
                if !reasons.iter().all(is_credit) {
                    said.held_by_acceptance.insert(receipt.id);
                }
            }
            Step::Bill { is_ada, euros } => {
                let amount = format!("{euros}.00");
                let invoice = books.untaxed(who(*is_ada), &amount);
                if *is_ada {
                    unpaid.push((invoice.id, eur(&amount)));
                }
            }
            Step::PayOldest if unpaid.is_empty() => {}
            Step::PayOldest => {
                let (invoice, amount) = unpaid.remove(0);
                let line = SettleLine::of(books.item(invoice), amount);
                let receipt = NewReceipt {
                    lines: vec![line],
                    ..NewReceipt::paying(books.ada, amount, Vec::new())
                };
                let all = books.write(move |tx, entity| {
                    cash::record_receipts(tx, entity, vec![receipt.clone()])
                });
                all.into_iter().for_each(|one| drop(one.expect("paid")));
            }
            Step::Limit { is_ada, euros } => {
                let limit = euros.map(|euros| eur(&format!("{euros}.00")));
                books.set_limit(who(*is_ada), limit);
            }
            Step::Days(days) => books.clock.advance_secs(i64::from(*days) * 86_400),
        }
    }
    said
}

fn added(trial: &Trial) -> BTreeSet<OrderId> {
    let added = trial.cases.iter().filter(|case| case.is_added);
    added.map(|case| case.order).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Beside a policy that holds everything, what only that one holds is what was let pass.
    #[test]
    fn the_policies_in_force_decide_again_what_they_decided(
        credit in credit_rules(),
        orders in order_rules(),
        steps in prop::collection::vec(step(), 5..40),
    ) {
        for books in &all_books() {
            put_in_force(books, &credit);
            put_in_force(books, &orders);
            let said = happen(books, &steps);
            let nobody = CreditRules {
                new_customer_days: 3_660,
                new_customer_max_minor: Some(0),
                ..CreditRules::default()
            };
            let trial: Trial = books.read(|tx, entity| {
                let mut go_on = |_| true;
                let steps = &mut Steps::new(&mut go_on);
                credit_trial(tx, entity, &nobody, &TryPolicy::default(), steps)
            });
            prop_assert_eq!(trial.in_force.orders, u64::try_from(said.held_for_credit.len()).unwrap_or(0), "{}", books.name);
            let let_pass = added(&trial);
            prop_assert!(let_pass.is_disjoint(&said.held_for_credit), "{}", books.name);
            prop_assert!(let_pass.is_superset(&said.passed), "{}", books.name);
            prop_assert_eq!(trial.candidate.orders, trial.orders);

            let nothing = OrderRules {
                minimum_net_minor: Some(i64::MAX),
                ..OrderRules::default()
            };
            let trial: Trial = books.read(|tx, entity| {
                let mut go_on = |_| true;
                let steps = &mut Steps::new(&mut go_on);
                order_trial(tx, entity, &nothing, &TryPolicy::default(), steps)
            });
            prop_assert_eq!(trial.orders, u64::try_from(said.all.len()).unwrap_or(0));
            let passed: BTreeSet<OrderId> =
                said.all.difference(&said.held_by_acceptance).copied().collect();
            prop_assert_eq!(added(&trial), passed, "{}", books.name);
        }
    }
}
