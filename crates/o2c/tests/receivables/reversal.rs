//! Receipts are taken back and money is given back.

use super::*;

#[test]
fn reversing_a_receipt_takes_back_all_that_came_with_it() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.post(
            Document::invoice(customer, "2026-06-01", "R1", eur("119.00"))
                .taxed("19.00")
                .discount("2026-06-11", "2.38"),
        )[0];
        let receipt = world.receipt(customer, "2026-06-10", "Z1", "120.00");
        let lines = vec![SettleLine {
            discount: Some(eur("2.38")),
            ..line(invoice, eur("116.62"))
        }];
        let rest = Some(given_up("3.38"));
        world
            .settle(Settlement {
                rest,
                ..settlement(receipt, "2026-06-10", lines)
            })
            .expect("settled");
        let entry = world.item(receipt).entry;
        let reverse = |on: &'static str| {
            world.done(move |tx, entity| {
                Ok(
                    receivables::reverse_entries_tx(tx, entity, &[entry], day(on), "returned")?
                        .remove(0),
                )
            })
        };
        assert_eq!(refused(&reverse("2026-06-09")), (Code::InvalidValue, "on"));
        let reversing = reverse("2026-06-20").expect("reversed");
        assert_eq!(world.left(invoice), "119.00");
        assert_eq!(world.left(receipt), "0.00");
        for role in [Role::Discount, Role::SmallDifference, Role::Unapplied] {
            assert_eq!(world.balance(role, TODAY), eur("0.00"), "{role}");
        }
        assert_eq!(world.balance(Role::Tax, TODAY), eur("-19.00"));
        assert_eq!(refused(&reverse("2026-06-21")), (Code::WrongState, "entry"));
        let view = world.read(|tx, entity| receivables::entry(tx, entity, reversing));
        assert_eq!(view.reverses, Some(entry));
        assert_eq!(view.reason.as_deref(), Some("returned"));
        // On the days between, it was paid.
        assert!(world.aging(Some("2026-06-19")).rows.is_empty());
        let of_invoice = world.item(invoice).entry;
        let outcome = world.done(move |tx, entity| {
            receivables::reverse_entries_tx(tx, entity, &[of_invoice], day(TODAY), "no")
        });
        assert_eq!(refused(&outcome[0]), (Code::WrongState, "entry"));
    });
}

#[test]
fn a_refund_gives_back_at_most_what_is_on_account() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "100.00");
        let receipt = world.receipt(customer, "2026-06-02", "Z1", "150.00");
        world.pay(receipt, "2026-06-02", &[(invoice, "100.00")]);
        let refund = |item: OpenItemId, amount: &'static str| {
            world.done(move |tx, entity| {
                let source = SourceRef::of(tx.new_id() as RefundId);
                let request = Refund {
                    item,
                    amount: eur(amount),
                    source,
                    number: "E1".to_owned(),
                    reason: "paid too much".to_owned(),
                    on: day("2026-06-10"),
                };
                Ok(receivables::refund_tx(tx, entity, &[request])?.remove(0))
            })
        };
        assert_eq!(
            refused(&refund(receipt, "50.01")),
            (Code::ExceedsRest, "amount")
        );
        assert_eq!(
            refused(&refund(invoice, "10.00")),
            (Code::WrongState, "item")
        );
        refund(receipt, "20.00").expect("refunded");
        assert_eq!(world.left(receipt), "-30.00");
        assert_eq!(
            refused(&refund(receipt, "30.01")),
            (Code::ExceedsRest, "amount")
        );
        let second = refund(receipt, "30.00").expect("refunded");
        assert_eq!(world.balance(Role::Refund, TODAY), eur("-50.00"));
        assert_eq!(world.balance(Role::Receivable, TODAY), eur("0.00"));
        // The bank sends the second one back.
        world
            .done(move |tx, entity| {
                receivables::reverse_entries_tx(tx, entity, &[second.entry], day(TODAY), "returned")
            })
            .remove(0)
            .expect("reversed");
        assert_eq!(world.left(receipt), "-30.00");
    });
}
