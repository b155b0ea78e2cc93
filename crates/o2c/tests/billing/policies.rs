//! Policies of credit and order acceptance, tried on the past and put in force.
//!
//! Risks covered: an order judged by what is past due today instead of then; a policy in force that
//! nobody tried; a trial that counts wrongly; a default that is not what was before.

use cashlane_o2c::agreements::{DateStep, InstalmentRule, Share, TermRules};
use cashlane_o2c::cash::{self, NewReceipt};
use cashlane_o2c::credit::CreditRules;
use cashlane_o2c::deliveries::NewDelivery;
use cashlane_o2c::insight::{
    self, NewTrial, PriceQuestion, TermsQuestion, TrialRoom, TrialState, credit_trial, order_trial,
    price_trial, terms_trial,
};
use cashlane_o2c::orders::{HoldReason, NewOrder, OrderField, OrderRules, OrderStatus};
use cashlane_o2c::policies::{
    self, CaseOutcome, NewPolicy, PolicyState, PutInForce, Steps, Trial, TrialEffectKind,
    TrialPhase, TryPolicy,
};
use cashlane_o2c::receivables::SettleLine;
use cashlane_o2c::{Code, Error};
use kernel::{CreditPolicyId, OrderId, OrderPolicyId, Percent};

use crate::books::{Books, all_books, eur};
use crate::world::{line, price};

fn past_due(days: u32) -> CreditRules {
    CreditRules {
        past_due_max_days: Some(days),
        ..CreditRules::default()
    }
}

fn tried(books: &Books, rules: &CreditRules) -> Trial {
    let rules = rules.clone();
    books.read(move |tx, entity| {
        credit_trial(
            tx,
            entity,
            &rules,
            &TryPolicy::default(),
            &mut Steps::new(&mut |_| true),
        )
    })
}

fn accepted(books: &Books, rules: &OrderRules) -> Trial {
    let rules = rules.clone();
    books.read(move |tx, entity| {
        order_trial(
            tx,
            entity,
            &rules,
            &TryPolicy::default(),
            &mut Steps::new(&mut |_| true),
        )
    })
}

/// A trial as a job carries it out, with what it tells of its way.
fn carried_out(books: &Books, room: TrialRoom, policy: &str) -> Trial {
    let new = NewTrial {
        room,
        policy: policy.to_owned(),
        months: None,
    };
    let run = books.write(move |tx, entity| insight::ask_trial(tx, entity, &new));
    assert_eq!(run.state, TrialState::Waiting);
    let asked = books.write(move |tx, entity| insight::begin_trial(tx, entity, run.id));
    let asked = asked.expect("it waits");
    let mut steps = Vec::new();
    let mut tell = |step| {
        steps.push(step);
        true
    };
    let seen = books
        .store
        .read(|tx| insight::carry_out_trial(tx, &asked, &mut Steps::new(&mut tell)));
    let seen = seen.expect("carried out");
    let phases: Vec<TrialPhase> = steps.iter().map(|step| step.phase).collect();
    assert_eq!(phases, TrialPhase::ALL, "{}", books.name);
    let reached = (asked.clone(), steps[1]);
    let goes_on = books.write(move |tx, _| insight::trial_reached(tx, &reached.0, reached.1));
    assert!(goes_on);
    books.write(move |tx, _| insight::finish_trial(tx, &asked, &seen));
    let run = books.read(move |tx, entity| insight::trial_run(tx, entity, run.id));
    assert_eq!((run.state, run.total), (TrialState::Done, steps[1].total));
    let again = books.write(move |tx, entity| insight::begin_trial(tx, entity, run.id));
    assert!(again.is_none(), "nobody carries it out twice");
    run.trial.expect("what it saw")
}

#[test]
fn a_trial_whose_worker_is_lost_is_given_up_and_one_that_waits_is_not() {
    for books in all_books() {
        let new = NewPolicy {
            name: "past due".to_owned(),
            rules: past_due(17),
        };
        let draft = books.write(move |tx, entity| policies::draft::<CreditRules>(tx, entity, &new));
        let policy = draft.id.expect("an id");
        let ask = || {
            let new = NewTrial {
                room: TrialRoom::Credit,
                policy: policy.clone(),
                months: None,
            };
            books.write(move |tx, entity| insight::ask_trial(tx, entity, &new))
        };
        let lost = ask();
        books.write(move |tx, entity| insight::begin_trial(tx, entity, lost.id));
        assert_eq!(books.write(|tx, _| insight::give_up_lost_trials(tx)), 0);
        books.write(|tx, _| {
            let dead = "UPDATE jobs SET state = 'dead', finished_at = $1 WHERE kind = $2";
            tx.exec(dead, &[tx.now().into(), insight::TRIAL_JOB.into()])?;
            Ok(())
        });
        let waits = ask();
        assert_eq!(books.write(|tx, _| insight::give_up_lost_trials(tx)), 1);
        let state = |id| {
            books
                .read(move |tx, entity| insight::trial_run(tx, entity, id))
                .state
        };
        assert_eq!(
            (state(lost.id), state(waits.id)),
            (TrialState::Failed, TrialState::Waiting)
        );
    }
}

fn pay(books: &Books, amount: &str, invoice: kernel::InvoiceId) {
    let line = SettleLine::of(books.item(invoice), eur(amount));
    let receipt = NewReceipt {
        lines: vec![line],
        ..NewReceipt::paying(books.ada, eur(amount), Vec::new())
    };
    let all =
        books.write(move |tx, entity| cash::record_receipts(tx, entity, vec![receipt.clone()]));
    all.into_iter().for_each(|one| {
        one.expect("recorded");
    });
}

/// Ada owed 100.00 from 2 March and paid on 10 April. In between she ordered for 119.00, which was
/// delivered and paid late; before and after she had nothing past due. Bob ordered once.
fn history(books: &Books) -> OrderId {
    let old = books.untaxed(books.ada, "100.00");
    books.morning_of("2026-03-20");
    let order = books.acknowledged(NewOrder::of(books.ada, vec![line("BOLT", "10")]));
    let delivery = books.ship(NewDelivery::of(order)).expect("shipped");
    books.deliver(delivery);
    let billed = books.bill_all();
    assert_eq!(billed.len(), 1);
    books.morning_of("2026-03-25");
    books
        .receive(NewOrder::of(books.bob, vec![line("BOLT", "2")]))
        .expect("received");
    books.morning_of("2026-04-10");
    pay(books, "100.00", old.id);
    pay(books, "119.00", billed[0].id);
    books.morning_of("2026-04-15");
    books
        .receive(NewOrder::of(books.ada, vec![line("BOLT", "1")]))
        .expect("received");
    order
}

#[test]
fn an_order_is_held_for_what_was_past_due_then_and_no_longer_is() {
    for books in all_books() {
        let order = history(&books);
        let trial = tried(&books, &past_due(17));
        assert_eq!(trial.orders, 3, "{}", books.name);
        assert_eq!((trial.in_force.orders, trial.candidate.orders), (0, 1));
        assert_eq!(trial.hold_rate_in_force, Percent::ZERO);
        assert_eq!(trial.hold_rate.to_string(), "33.333333");
        assert_eq!(trial.added.amounts, [eur("119.00")]);
        assert_eq!(trial.dropped.orders, 0);
        let case = &trial.cases[0];
        assert_eq!((case.order, case.is_added), (order, true));
        assert_eq!(case.reasons, ["past_due_days"]);
        assert_eq!(case.outcome, CaseOutcome::PaidLate);
        assert_eq!(case.judged_on.to_string(), "2026-03-20");
        assert_eq!(trial.added_outcome.billed, [eur("119.00")]);
        assert_eq!(trial.added_outcome.late, [eur("119.00")]);
        assert_eq!(trial.added_outcome.in_time, []);
        let ranges = trial.effects.iter().map(|it| (it.effect, it.low, it.high));
        let ranges: Vec<_> = ranges.collect();
        let range = |effect| (effect, eur("0.00"), eur("119.00"));
        assert_eq!(
            ranges,
            [
                range(TrialEffectKind::RevenueLost),
                range(TrialEffectKind::LateAvoided)
            ]
        );
        assert_eq!(trial.customers[0].customer, books.ada);

        // On 20 March the debt of 2 March was past due by 18 days, and no more than 100.00.
        assert_eq!(tried(&books, &past_due(18)).candidate.orders, 0);
        for (max, held) in [(9_999, 1), (10_000, 0)] {
            let rules = CreditRules {
                past_due_max_minor: Some(max),
                ..CreditRules::default()
            };
            assert_eq!(tried(&books, &rules).candidate.orders, held, "{max}");
        }
        // Bob was not known before his order, Ada since 2 March.
        let new = CreditRules {
            new_customer_days: 18,
            new_customer_max_minor: Some(0),
            ..CreditRules::default()
        };
        let trial = tried(&books, &new);
        assert_eq!(trial.candidate.orders, 1);
        assert_eq!(trial.cases[0].customer, books.bob);
        assert_eq!(trial.cases[0].outcome, CaseOutcome::NotBilled);
    }
}

#[test]
fn a_policy_is_tried_before_it_is_put_in_force_and_then_holds() {
    for books in all_books() {
        history(&books);
        let new = NewPolicy {
            name: "past due".to_owned(),
            rules: past_due(17),
        };
        let draft = books.write(move |tx, entity| policies::draft::<CreditRules>(tx, entity, &new));
        let id: CreditPolicyId = draft.id.expect("an id").parse().expect("an id");
        let enforce = |untried| {
            let command = PutInForce {
                reason: "too many pay late".to_owned(),
                untried,
            };
            let entity = books.entity;
            books.store.write(kernel::Actor::system("test"), move |tx| {
                policies::enforce::<CreditRules>(tx, entity, id, &command)
            })
        };
        match enforce(false) {
            Err(Error::Refused(refusal)) => assert_eq!(refusal.code, Code::WrongState),
            other => panic!("{}: {other:?}", books.name),
        }
        let seen = carried_out(&books, TrialRoom::Credit, &id.to_string());
        assert_eq!(seen.added.orders, 1);
        let set = enforce(false).expect("tried");
        assert_eq!(set.state, PolicyState::InForce);
        assert!(!set.is_untried);
        assert_eq!(books.events("credit_policy_set"), 2);

        // The policy in force beside itself changes nothing; the one before drops what it holds.
        let same = tried(&books, &past_due(17));
        assert_eq!(same.in_force, same.candidate);
        assert!(same.cases.is_empty() && same.effects.is_empty());
        let before = tried(&books, &CreditRules::default());
        assert_eq!((before.dropped.orders, before.added.orders), (1, 0));

        let owed = books.untaxed(books.ada, "50.00");
        books.morning_of("2026-05-03");
        let order = || NewOrder::of(books.ada, vec![line("BOLT", "1")]);
        let held = books.receive(order()).expect("held, not refused");
        assert_eq!(held.status, OrderStatus::Held);
        let decision = &held.holds[0].evidence["decision"];
        assert_eq!(held.holds[0].reason, HoldReason::Credit);
        assert_eq!(decision["policy"], "past due");
        assert_eq!(decision["reasons"][0], "past_due_days");
        assert_eq!(decision["standing"]["past_due_days"], 18);
        books.clock.advance_secs(60);
        pay(&books, "50.00", owed.id);
        books.clock.advance_secs(60);
        let free = books.receive(order()).expect("received");
        assert_eq!(free.status, OrderStatus::Received);
        // What was held in truth is what the trial holds by the policy in force.
        let trial = tried(&books, &past_due(17));
        assert_eq!((trial.orders, trial.in_force.orders), (5, 2));
        books.assert_all_sound();
    }
}

#[test]
fn acceptance_is_tried_on_orders_as_they_came() {
    for books in all_books() {
        let dear = NewOrder::of(books.ada, vec![line("BOLT", "1").at(price("10.20"))]);
        let dear = books.receive(dear).expect("held, not refused");
        assert_eq!(dear.status, OrderStatus::Held);
        let mut small = NewOrder::of(books.bob, vec![line("BOLT", "1")]);
        small.customer_order_no = Some("PO-1".to_owned());
        books.receive(small.clone()).expect("received");
        books.morning_of("2026-04-15");
        let again = books.receive(small).expect("held, not refused");
        assert_eq!(again.holds[0].reason, HoldReason::DuplicateOrder);

        let now = accepted(&books, &OrderRules::default());
        assert_eq!((now.orders, now.in_force.orders), (3, 2));
        assert!(now.cases.is_empty());
        let rules = OrderRules {
            price_tolerance_percent: Percent::parse("2").expect("a per cent"),
            duplicate_days: Some(30),
            required: vec![OrderField::CustomerOrderNo],
            minimum_net_minor: Some(1_001),
        };
        let trial = accepted(&books, &rules);
        let reasons = &trial.reasons;
        let count = |word: &str| {
            let found = reasons.iter().find(|it| it.reason == word);
            found.map_or((0, 0), |it| (it.in_force, it.candidate))
        };
        assert_eq!(count("price_differs"), (1, 0));
        assert_eq!(count("duplicate_order"), (1, 0));
        assert_eq!(count("incomplete"), (0, 1));
        assert_eq!(count("below_minimum"), (0, 2));

        let new = NewPolicy {
            name: "wider".to_owned(),
            rules: OrderRules {
                minimum_net_minor: None,
                required: Vec::new(),
                ..rules
            },
        };
        let draft = books.write(move |tx, entity| policies::draft::<OrderRules>(tx, entity, &new));
        let id: OrderPolicyId = draft.id.expect("an id").parse().expect("an id");
        let trial = carried_out(&books, TrialRoom::Orders, &id.to_string());
        assert_eq!((trial.dropped.orders, trial.candidate.orders), (2, 0));
        let gained: Vec<_> = trial.effects.iter().map(|it| it.effect).collect();
        assert_eq!(gained, [TrialEffectKind::RevenueGained]);
        let command = PutInForce {
            reason: "small differences".to_owned(),
            untried: false,
        };
        books.write(move |tx, entity| policies::enforce::<OrderRules>(tx, entity, id, &command));
        let near = || NewOrder::of(books.ada, vec![line("BOLT", "1").at(price("9.80"))]);
        let near = books.receive(near()).expect("received");
        assert_eq!(near.status, OrderStatus::Received);
        // Its price is kept, so that a stricter policy can be tried on it.
        let strict = accepted(&books, &OrderRules::default());
        assert_eq!((strict.in_force.orders, strict.candidate.orders), (0, 3));
    }
}

/// 1000.00 paid after 40 days and 500.00 after 6, both due after 30.
#[test]
fn other_terms_come_to_a_range_between_two_reactions() {
    for books in all_books() {
        let term = books.term("N30", &[], 30, None);
        books.set_term(books.ada, term);
        let large = books.untaxed(books.ada, "1000.00");
        let small = books.untaxed(books.ada, "500.00");
        books.morning_of("2026-03-08");
        pay(&books, "500.00", small.id);
        books.morning_of("2026-04-11");
        pay(&books, "1000.00", large.id);
        let ask = |take_up: &str| {
            let rules = TermRules {
                instalments: vec![InstalmentRule {
                    share: Share::Remainder,
                    due: vec![DateStep::AddDays(14)],
                }],
                discount: None,
            };
            let question = TermsQuestion {
                rules: rules.with_discount(Percent::parse("2").expect("a per cent"), 10),
                months: None,
                segment: None,
                term: Some(term),
                take_up_percent: Percent::parse(take_up).ok(),
            };
            books.read(|tx, entity| terms_trial(tx, entity, &question))
        };
        let trial = ask("100");
        let sums = &trial.sums[0];
        assert_eq!((sums.invoices, sums.billed), (2, eur("1500.00")));
        let days = |days: &kernel::Quantity| days.to_string();
        assert_eq!(days(&sums.due_days_before), "30");
        assert_eq!(days(&sums.due_days_after), "14");
        // (1000 × 40 + 500 × 6) / 1500 as it was. With the delay kept, 24 and at once; with all
        // discounts taken, 10 and at once.
        assert_eq!(
            sums.days_to_pay.as_ref().map(days).as_deref(),
            Some("28.666666")
        );
        assert_eq!(sums.days_to_pay_high, sums.days_to_pay);
        assert_eq!(
            sums.days_to_pay_low.as_ref().map(days).as_deref(),
            Some("6.666666")
        );
        assert_eq!(sums.discount_low, eur("10.00"));
        assert_eq!(sums.discount_high, eur("30.00"));
        assert_eq!(trial.cases[0].due_before.to_string(), "2026-04-01");
        assert_eq!(trial.cases[0].due_after.to_string(), "2026-03-16");
        assert_eq!(trial.customers[0].sums, trial.sums[0]);
        let nobody = ask("0");
        assert_eq!(nobody.sums[0].discount_high, eur("10.00"));
        assert_eq!(
            nobody.sums[0].days_to_pay_low.as_ref().map(days).as_deref(),
            Some("16")
        );
    }
}

#[test]
fn other_prices_come_to_a_range_by_the_volume_that_may_be_lost() {
    for books in all_books() {
        history(&books);
        let question = PriceQuestion {
            percent: Percent::parse("10").ok(),
            list: None,
            priced_by: None,
            skus: Vec::new(),
            segment: None,
            months: None,
            elasticity_low: None,
            elasticity_high: None,
        };
        let trial = books.read(|tx, entity| price_trial(tx, entity, &question));
        // Thirteen bolts at 10.00: 130.00, ten per cent more, and up to a fifth less of it.
        let sums = &trial.sums[0];
        assert_eq!((sums.lines, sums.changed), (3, 3));
        assert_eq!(sums.before, eur("130.00"));
        assert_eq!(sums.same_volume, eur("143.00"));
        assert_eq!((sums.low, sums.high), (eur("114.40"), eur("143.00")));
        assert_eq!(trial.products[0].sku, "BOLT");
        let of_customers: i64 = trial.customers.iter().map(|it| it.sums.low.minor()).sum();
        assert_eq!(of_customers, sums.low.minor());
        let none = PriceQuestion {
            skus: vec!["NUT".to_owned()],
            ..question
        };
        let trial = books.read(|tx, entity| price_trial(tx, entity, &none));
        assert!(trial.sums.is_empty());
    }
}

#[test]
fn a_trial_that_is_called_off_stops_and_keeps_nothing() {
    for books in &all_books() {
        history(books);
        let new = NewPolicy {
            name: "past due".to_owned(),
            rules: past_due(17),
        };
        let draft = books.write(move |tx, entity| policies::draft::<CreditRules>(tx, entity, &new));
        let id = draft.id.expect("an id");
        let new = NewTrial {
            room: TrialRoom::Credit,
            policy: id.clone(),
            months: Some(12),
        };
        let run = books.write(move |tx, entity| insight::ask_trial(tx, entity, &new));
        let asked = books.write(move |tx, entity| insight::begin_trial(tx, entity, run.id));
        let asked = asked.expect("it waits");
        let off = books.write(move |tx, entity| insight::call_off_trial(tx, entity, run.id));
        assert_eq!(off.state, TrialState::Cancelled);
        // The worker hears of it with its next word, and the trial ends.
        let told = asked.clone();
        let mut tell = |step| {
            let told = told.clone();
            books.write(move |tx, _| insight::trial_reached(tx, &told, step))
        };
        let stopped = books
            .store
            .read(|tx| insight::carry_out_trial(tx, &asked, &mut Steps::new(&mut tell)));
        stopped.expect_err("called off");
        // Had it been through already, nothing of it would be kept.
        let late = books
            .store
            .read(|tx| insight::carry_out_trial(tx, &asked, &mut Steps::new(&mut |_| true)))
            .expect("carried out");
        books.write(move |tx, _| insight::finish_trial(tx, &asked, &late));
        let run = books.read(move |tx, entity| insight::trial_run(tx, entity, run.id));
        assert_eq!((run.state, run.trial), (TrialState::Cancelled, None));
        let id: CreditPolicyId = id.parse().expect("an id");
        let policy = books.read(move |tx, entity| policies::get::<CreditRules>(tx, entity, id));
        assert_eq!(policy.simulation, None);
    }
}

/// Ada has no limit. She orders for 119.00, 59.50 and 11.90, a day after another. With 150.00 at most,
/// the second is held (178.50); as recorded the third is, too (190.40), but without the second it
/// needs 130.90 and passes.
#[test]
fn a_held_order_leaves_room_for_the_next() {
    for books in all_books() {
        for (day, quantity) in [
            ("2026-03-02", "10"),
            ("2026-03-03", "5"),
            ("2026-03-04", "1"),
        ] {
            books.morning_of(day);
            let order = books.receive(NewOrder::of(books.ada, vec![line("BOLT", quantity)]));
            assert_eq!(order.expect("received").status, OrderStatus::Received);
        }
        let strict = CreditRules {
            without_limit_max_minor: Some(15_000),
            ..CreditRules::default()
        };
        let trial = tried(&books, &strict);
        assert_eq!(
            (trial.orders, trial.in_force.orders),
            (3, 0),
            "{}",
            books.name
        );
        assert_eq!(trial.candidate.orders, 1);
        assert_eq!(trial.candidate.amounts, [eur("59.50")]);
        let played = trial.played.expect("of credit");
        assert_eq!(played.turned, 1);
        assert_eq!(
            (
                played.as_recorded.orders,
                played.low.orders,
                played.high.orders
            ),
            (2, 1, 2)
        );
        assert_eq!(played.as_recorded.amounts, [eur("71.40")]);
    }
}
