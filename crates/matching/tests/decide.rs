//! What the engine promises: nothing is applied on one feature alone, no more than the payment or
//! an item's open sum is ever allocated, and the order of the inputs does not matter.

use cashlane_matching::{
    Candidate, CreditSource, Decision, Discount, Evidence, LeaveReason, Outcome, Payment, Policy,
    Proposal, Reading, decide, pairs,
};
use kernel::{Currency, CustomerId, Date, Id, Money};
use proptest::prelude::*;

fn euros(text: &str) -> Money {
    Money::parse(text, Currency::EUR).expect("an amount")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn id<K>(number: u128) -> Id<K> {
    Id::from_uuid(uuid::Uuid::from_u128(number))
}

/// One instalment of document `document`, whose number is `INV-2026-00000N`.
fn item(document: u128, instalment: i64, open: &str, due_on: &str) -> Candidate {
    Candidate {
        item: id(document * 100 + u128::from(instalment.unsigned_abs())),
        customer: id(7),
        document: uuid::Uuid::from_u128(document),
        number: format!("INV-2026-{document:06}"),
        reference: Some(format!("RF99INV2026{document:06}")),
        instalment,
        open: euros(open),
        due_on: day(due_on),
        discount: None,
    }
}

fn with_discount(mut item: Candidate, until: &str, amount: &str) -> Candidate {
    item.discount = Some(Discount {
        until: day(until),
        amount: euros(amount),
    });
    item
}

fn judged(amount: &str, text: &str, payers: &[CustomerId], items: &[Candidate]) -> Decision {
    let payment = Payment {
        amount: euros(amount),
        value_on: day("2026-03-10"),
        references: &[],
        remittance: text,
        payer_customers: payers,
    };
    decide(&Evidence::of(&payment), items, &Policy::exact(50))
}

fn applied(decision: &Decision) -> &Proposal {
    match &decision.outcome {
        Outcome::Apply { proposal } => proposal,
        other => panic!("left: {other:?}"),
    }
}

fn left(decision: &Decision) -> (LeaveReason, Option<&Proposal>) {
    match &decision.outcome {
        Outcome::Leave { reason, proposal } => (*reason, proposal.as_ref()),
        other => panic!("applied: {other:?}"),
    }
}

#[test]
fn a_number_with_the_exact_amount_is_applied() {
    let decision = judged(
        "119.00",
        "inv-2026-000001",
        &[],
        &[item(1, 1, "119.00", "2026-03-01")],
    );
    assert_eq!(applied(&decision).reading, Reading::OpenSum);
    assert_eq!(decision.confidence, 85);
    assert_eq!(decision.policy, "exact-1");
    assert_eq!(decision.named[0].number, "INV-2026-000001");
}

#[test]
fn a_creditor_reference_and_the_payers_account_raise_the_confidence() {
    let items = [item(1, 1, "119.00", "2026-03-01")];
    let decision = judged("119.00", "RF99 INV2 0260 0000 1", &[id(7)], &items);
    applied(&decision);
    assert_eq!(decision.confidence, 100);
    assert!(decision.named[0].by_reference);
}

#[test]
fn several_invoices_and_a_credit_note_are_applied_when_the_sum_is_exact() {
    let items = [
        item(1, 1, "100.00", "2026-03-01"),
        item(2, 1, "150.00", "2026-02-01"),
        item(3, 1, "-50.00", "2026-02-15"),
    ];
    let text = "INV-2026-000001, INV-2026-000002 less INV-2026-000003";
    let decision = judged("200.00", text, &[], &items);
    let proposal = applied(&decision);
    let amounts: Vec<i64> = proposal
        .lines
        .iter()
        .map(|line| line.amount.minor())
        .collect();
    assert_eq!(amounts, [15_000, -5_000, 10_000]);
    let pairs = pairs(&proposal.lines).expect("one currency");
    assert_eq!(pairs.len(), 3);
    assert_eq!(pairs[0].credit, CreditSource::Item(items[2].item));
    assert_eq!(pairs[0].amount, euros("50.00"));
    assert_eq!(pairs[1].credit, CreditSource::Payment);
    assert_eq!(pairs[1].amount, euros("100.00"));
}

#[test]
fn a_discount_is_granted_until_its_last_day_and_never_on_full_payment() {
    let until = |date| {
        [with_discount(
            item(1, 1, "100.00", "2026-04-01"),
            date,
            "3.00",
        )]
    };
    let decision = judged("97.00", "INV-2026-000001", &[], &until("2026-03-10"));
    assert_eq!(applied(&decision).reading, Reading::DiscountedSum);
    assert_eq!(applied(&decision).lines[0].discount, euros("3.00"));
    let late = judged("97.00", "INV-2026-000001", &[], &until("2026-03-09"));
    assert_eq!(left(&late).0, LeaveReason::AmountTooLow);
    let full = judged("100.00", "INV-2026-000001", &[], &until("2026-03-10"));
    assert!(applied(&full).lines[0].discount.is_zero());
}

#[test]
fn one_invoice_in_instalments_takes_all_the_first_ones_or_a_single_one() {
    let items = [
        item(1, 1, "30.00", "2026-03-01"),
        item(1, 2, "50.00", "2026-04-01"),
        item(1, 3, "20.00", "2026-05-01"),
    ];
    let reading = |amount| {
        let decision = judged(amount, "INV-2026-000001", &[], &items);
        let proposal = applied(&decision);
        (
            proposal.reading,
            proposal
                .lines
                .iter()
                .map(|line| line.instalment)
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(reading("100.00"), (Reading::OpenSum, vec![1, 2, 3]));
    assert_eq!(reading("30.00"), (Reading::FirstInstalments, vec![1]));
    assert_eq!(reading("80.00"), (Reading::FirstInstalments, vec![1, 2]));
    assert_eq!(reading("20.00"), (Reading::OneInstalment, vec![3]));
}

#[test]
fn of_equal_instalments_the_one_due_first_is_paid() {
    let items = [
        item(1, 2, "50.00", "2026-04-01"),
        item(1, 1, "50.00", "2026-03-01"),
    ];
    let decision = judged("50.00", "INV-2026-000001", &[], &items);
    assert_eq!(applied(&decision).lines[0].instalment, 1);
}

#[test]
fn an_amount_that_fits_two_ways_is_left_with_both() {
    let items = [
        item(1, 1, "30.00", "2026-03-01"),
        item(1, 2, "30.00", "2026-04-01"),
        item(1, 3, "60.00", "2026-05-01"),
    ];
    let decision = judged("60.00", "INV-2026-000001", &[], &items);
    assert_eq!(left(&decision).0, LeaveReason::Ambiguous);
    assert!(left(&decision).1.is_some() && decision.runner_up.is_some());
}

#[test]
fn instalments_of_two_invoices_are_not_guessed() {
    let items = [
        item(1, 1, "50.00", "2026-03-01"),
        item(1, 2, "50.00", "2026-04-01"),
        item(2, 1, "50.00", "2026-03-01"),
    ];
    let decision = judged("100.00", "INV-2026-000001 INV-2026-000002", &[], &items);
    assert_eq!(left(&decision).0, LeaveReason::AmountTooLow);
}

#[test]
fn too_little_and_too_much_are_left_with_a_proposal() {
    let items = [item(1, 1, "100.00", "2026-03-01")];
    let low = judged("80.00", "INV-2026-000001", &[], &items);
    let (reason, proposal) = left(&low);
    assert_eq!(reason, LeaveReason::AmountTooLow);
    assert!(proposal.expect("a proposal").lines[0].write_off.is_zero());
    let almost = judged("99.60", "INV-2026-000001", &[], &items);
    assert_eq!(
        left(&almost).1.expect("a proposal").lines[0].write_off,
        euros("0.40")
    );
    let high = judged("110.00", "INV-2026-000001", &[], &items);
    let (reason, proposal) = left(&high);
    assert_eq!(reason, LeaveReason::AmountTooHigh);
    assert_eq!(proposal.expect("a proposal").rest, euros("10.00"));
}

#[test]
fn each_obstacle_has_its_own_reason() {
    let one = item(1, 1, "100.00", "2026-03-01");
    let reason = |text: &str, payers: &[CustomerId], items: &[Candidate]| {
        left(&judged("100.00", text, payers, items)).0
    };
    let items = std::slice::from_ref(&one);
    assert_eq!(reason("thank you", &[], items), LeaveReason::NoReference);
    assert_eq!(
        reason("order 4711000", &[], items),
        LeaveReason::UnknownReference
    );
    assert_eq!(
        reason("INV-2026-000001 and INV-2026-000099", &[], items),
        LeaveReason::UnknownDocument
    );
    let settled = item(1, 1, "0.00", "2026-03-01");
    assert_eq!(
        reason("INV-2026-000001", &[], &[settled]),
        LeaveReason::AlreadyPaid
    );
    let mut other = item(2, 1, "50.00", "2026-03-01");
    other.customer = id(8);
    assert_eq!(
        reason(
            "INV-2026-000001 INV-2026-000002",
            &[],
            &[one.clone(), other]
        ),
        LeaveReason::SeveralCustomers
    );
    let mut twin = item(2, 1, "100.00", "2026-03-01");
    twin.number.clone_from(&one.number);
    assert_eq!(
        reason("INV-2026-000001", &[], &[one.clone(), twin]),
        LeaveReason::Ambiguous
    );
    assert_eq!(
        reason("INV-2026-000001", &[id(8)], items),
        LeaveReason::PayerDiffers
    );
    let mut dollars = one.clone();
    dollars.open = Money::new(10_000, Currency::USD);
    assert_eq!(
        reason("INV-2026-000001", &[], &[dollars]),
        LeaveReason::CurrencyDiffers
    );
}

#[test]
fn the_amount_alone_applies_nothing() {
    let decision = judged(
        "100.00",
        "",
        &[id(7)],
        &[item(1, 1, "100.00", "2026-03-01")],
    );
    assert_eq!(left(&decision).0, LeaveReason::NoReference);
}

prop_compose! {
    fn any_item()(
        document in 1..6_u128,
        instalment in 1..4_i64,
        minor in prop_oneof![4 => 1..8_i64, 1 => -4..0_i64, 1 => Just(0)],
        due in 0..4_u32,
        discount in prop::option::of((0..3_i64, 8..12_u32)),
    ) -> Candidate {
        let mut item = item(document, instalment, "0.00", &format!("2026-03-0{}", due + 1));
        item.open = Money::new(minor * 100, Currency::EUR);
        item.discount = discount.map(|(minor, until)| Discount {
            until: day(&format!("2026-03-{until:02}")),
            amount: Money::new(minor * 100, Currency::EUR),
        });
        item
    }
}

fn check(proposal: &Proposal, items: &[Candidate], amount: Money) {
    let mut used = Money::zero(Currency::EUR);
    for line in &proposal.lines {
        let item = items
            .iter()
            .find(|item| item.item == line.item)
            .expect("a known item");
        let taken = line.amount.abs().minor() + line.discount.minor() + line.write_off.minor();
        assert!(taken <= item.open.abs().minor(), "{line:?} on {item:?}");
        assert!(line.amount.minor().signum() * item.open.minor().signum() >= 0);
        assert!(!line.discount.is_negative() && !line.write_off.is_negative());
        used = used.checked_add(line.amount).expect("in range");
    }
    assert_eq!(used.checked_add(proposal.rest).expect("in range"), amount);
    assert!(!proposal.rest.is_negative());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn never_more_than_the_payment_or_an_items_open_sum(
        items in prop::collection::vec(any_item(), 0..8),
        amount in 1..30_i64,
        named in prop::collection::vec(1..6_u128, 0..4),
        order in any::<u64>(),
    ) {
        let mut items = items;
        items.sort_by_key(|item| item.item);
        items.dedup_by_key(|item| item.item);
        let amount = Money::new(amount * 100, Currency::EUR);
        let text: Vec<String> = named.iter().map(|n| format!("INV-2026-{n:06}")).collect();
        let decide_on = |text: &str, items: &[Candidate]| {
            let payment = Payment {
                amount,
                value_on: day("2026-03-10"),
                references: &[],
                remittance: text,
                payer_customers: &[],
            };
            decide(&Evidence::of(&payment), items, &Policy::exact(100))
        };
        let decision = decide_on(&text.join(" "), &items);
        match &decision.outcome {
            Outcome::Apply { proposal } => {
                check(proposal, &items, amount);
                prop_assert!(proposal.rest.is_zero());
                prop_assert!(proposal.lines.iter().all(|line| line.write_off.is_zero()));
                let paid: i64 = pairs(&proposal.lines)
                    .expect("one currency")
                    .iter()
                    .filter(|pair| pair.credit == CreditSource::Payment)
                    .map(|pair| pair.amount.minor())
                    .sum();
                prop_assert_eq!(paid, amount.minor());
            }
            Outcome::Leave { proposal: Some(proposal), .. } => check(proposal, &items, amount),
            Outcome::Leave { proposal: None, .. } => {}
        }
        if let Some(other) = &decision.runner_up {
            check(other, &items, amount);
        }
        // The order of items and of names changes nothing.
        let turn = usize::try_from(order % 8).expect("small");
        let mut turned = items.clone();
        if !turned.is_empty() {
            let middle = turn % turned.len();
            turned.rotate_left(middle);
        }
        turned.reverse();
        let again = decide_on(&text.iter().rev().cloned().collect::<Vec<_>>().join(" "), &turned);
        prop_assert_eq!(again.outcome, decision.outcome);
        prop_assert_eq!(again.confidence, decision.confidence);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC*") {
        judged("1.00", &text, &[], &[item(1, 1, "1.00", "2026-03-01")]);
    }
}
