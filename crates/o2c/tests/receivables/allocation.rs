//! Items are set off against each other, and that is undone.

use super::*;

#[test]
fn payments_part_payments_and_a_small_write_off_clear_an_invoice() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world
            .post(Document::invoice(customer, "2026-06-01", "R1", eur("240.00")).taxed("20.00"))[0];
        for (number, amount, left) in [("Z1", "120.00", "120.00"), ("Z2", "20.00", "100.00")] {
            let receipt = world.receipt(customer, "2026-06-10", number, amount);
            world.pay(receipt, "2026-06-10", &[(invoice, amount)]);
            assert_eq!(world.left(invoice), left);
        }
        assert_eq!(world.events("invoice_cleared"), 0);
        let receipt = world.receipt(customer, "2026-06-20", "Z3", "99.00");
        let paid = SettleLine {
            write_off: Some(given_up("1.00")),
            ..line(invoice, eur("99.00"))
        };
        world
            .settle(settlement(receipt, "2026-06-20", vec![paid]))
            .expect("settled");
        let item = world.item(invoice);
        assert!(item.residual.is_zero());
        assert_eq!(item.cleared_on, Some(day("2026-06-20")));
        let mut parts: Vec<i64> = world
            .read(|tx, entity| receivables::allocations_of(tx, entity, &[invoice]))
            .into_iter()
            .map(|allocation| allocation.amount.minor())
            .collect();
        parts.sort_unstable();
        assert_eq!(parts, [100, 2_000, 9_900, 12_000]);
        assert_eq!(world.balance(Role::SmallDifference, TODAY), eur("1.00"));
        assert_eq!(world.balance(Role::Receivable, TODAY), eur("0.00"));
        assert_eq!(world.events("invoice_cleared"), 1);
        assert_eq!(world.events("item_written_off"), 1);
    });
}

#[test]
fn an_overpayment_is_kept_by_write_off_or_stays_on_account() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "100.00");
        let receipt = world.receipt(customer, "2026-06-02", "Z1", "110.00");
        let settled = world
            .settle(Settlement {
                rest: Some(given_up("10.00")),
                ..settlement(receipt, "2026-06-02", vec![line(invoice, eur("100.00"))])
            })
            .expect("settled");
        assert!(settled.rest.is_zero());
        assert_eq!(world.balance(Role::Receivable, TODAY), eur("0.00"));
        assert_eq!(world.balance(Role::SmallDifference, TODAY), eur("-10.00"));

        let other = world.customer();
        let invoice = world.invoice(other, "2026-06-01", "R2", "100.00");
        let receipt = world.receipt(other, "2026-06-02", "Z2", "110.00");
        let settled = world.pay(receipt, "2026-06-02", &[(invoice, "100.00")]);
        assert_eq!(settled.rest, eur("-10.00"));
        let aging = world.aging(None);
        assert_eq!(aging.rows.len(), 1);
        assert_eq!(aging.rows[0].unapplied, eur("-10.00"));
        assert_eq!(aging.rows[0].total, world.balance(Role::Receivable, TODAY));
        let on_account = ItemFilter {
            side: Some(ItemSide::Debts),
            ..ItemFilter::default()
        };
        let page = world.read(|tx, entity| {
            receivables::open_items(tx, entity, &on_account, &PageRequest::default())
        });
        assert_eq!(page.items.len(), 1);
        assert_eq!(page.items[0].item.id, receipt);
    });
}

#[test]
fn allocation_takes_part_after_part_and_never_more_than_is_left() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "5000.00");
        let first = world.receipt(customer, "2026-06-02", "Z1", "100.00");
        let second = world.receipt(customer, "2026-06-02", "Z2", "300.00");
        let third = world.receipt(customer, "2026-06-02", "Z3", "30.00");
        let take = |credit, amount| world.allocate(invoice, credit, "2026-06-03", eur(amount));
        take(first, "100.00").expect("allocated");
        assert_eq!(world.left(invoice), "4900.00");
        take(second, "230.00").expect("allocated");
        assert_eq!(world.left(invoice), "4670.00");
        assert_eq!(
            refused(&take(second, "200.00")),
            (Code::ExceedsRest, "amount")
        );
        take(second, "70.00").expect("allocated");
        take(third, "30.00").expect("allocated");
        assert_eq!(world.left(invoice), "4570.00");
        assert_eq!(world.item(second).cleared_on, Some(day("2026-06-03")));
    });
}

#[test]
fn only_a_claim_and_a_debt_of_one_payer_and_currency_are_set_off() {
    on_every_database(|world| {
        let (customer, other) = (world.customer(), world.customer());
        let invoice = world.invoice(customer, "2026-06-01", "R1", "100.00");
        let second = world.invoice(customer, "2026-06-01", "R2", "100.00");
        let receipt = world.receipt(customer, "2026-06-05", "Z1", "100.00");
        let foreign = world.receipt(other, "2026-06-05", "Z2", "100.00");
        let usd = Money::new(10_000, Currency::USD);
        let dollars = world.post(Document::receipt(customer, "2026-06-05", "Z3", usd))[0];
        let try_it = |debit, credit, on, amount| world.allocate(debit, credit, on, amount);
        let ten = eur("10.00");
        for (outcome, code) in [
            (try_it(invoice, second, TODAY, ten), Code::InvalidValue),
            (try_it(receipt, invoice, TODAY, ten), Code::InvalidValue),
            (try_it(invoice, foreign, TODAY, ten), Code::InvalidValue),
            (try_it(invoice, dollars, TODAY, ten), Code::CurrencyMismatch),
            (try_it(invoice, receipt, TODAY, usd), Code::CurrencyMismatch),
            (
                try_it(invoice, receipt, TODAY, eur("0.00")),
                Code::InvalidValue,
            ),
            (
                try_it(invoice, receipt, TODAY, eur("-1.00")),
                Code::InvalidValue,
            ),
            (
                try_it(invoice, receipt, "2026-06-04", ten),
                Code::InvalidValue,
            ),
            (
                try_it(
                    invoice,
                    OpenItemId::from_uuid(uuid::Uuid::nil()),
                    TODAY,
                    ten,
                ),
                Code::UnknownReference,
            ),
        ] {
            assert_eq!(outcome.expect_err("refused").code, code);
        }
        try_it(invoice, receipt, "2026-06-05", ten).expect("allocated");
    });
}

#[test]
fn items_of_another_legal_entity_are_not_found() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "100.00");
        let found = world.store.read(|tx| {
            receivables::item(
                tx,
                kernel::EntityId::from_uuid(uuid::Uuid::from_u128(7)),
                invoice,
            )
        });
        assert!(matches!(
            found,
            Err(Error::NotFound {
                kind: "open item",
                ..
            })
        ));
    });
}

#[test]
fn undoing_an_allocation_adds_a_row_and_leaves_history_as_it_was() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-05-01", "R1", "100.00");
        let receipt = world.receipt(customer, "2026-05-10", "Z1", "100.00");
        let allocation = world
            .allocate(invoice, receipt, "2026-05-10", eur("100.00"))
            .expect("allocated");
        let undo = |on: &'static str| {
            world.done(move |tx, entity| {
                let ids = [allocation, allocation];
                receivables::unallocate_tx(tx, entity, day(on), &ids, "wrong customer")
            })
        };
        assert_eq!(refused(&undo("2026-05-09")[0]), (Code::InvalidValue, "on"));
        let undone = undo("2026-06-15");
        assert!(undone[0].is_ok());
        assert_eq!(refused(&undone[1]), (Code::WrongState, "allocation"));
        assert_eq!(
            refused(&undo("2026-06-15")[0]),
            (Code::WrongState, "allocation")
        );
        assert_eq!(world.left(invoice), "100.00");
        assert_eq!(world.item(invoice).cleared_on, None);
        let rows = world.read(|tx, entity| receivables::allocations_of(tx, entity, &[invoice]));
        assert_eq!(rows.len(), 2);
        assert!(rows[0].is_undone && rows[1].undoes == Some(allocation));
        assert_eq!(rows[1].amount, eur("-100.00"));

        // From 10 May to 14 June both were settled, and they stay so.
        assert!(
            world
                .aging(Some("2026-06-14"))
                .rows
                .iter()
                .all(|row| row.unapplied.is_zero())
        );
        assert_eq!(
            world.aging(Some("2026-06-15")).rows[0].unapplied,
            eur("-100.00")
        );
        let too_early = world.allocate(invoice, receipt, "2026-06-01", eur("100.00"));
        assert_eq!(refused(&too_early), (Code::InvalidValue, "on"));
        world
            .allocate(invoice, receipt, "2026-06-15", eur("100.00"))
            .expect("allocated");
        assert_eq!(world.item(invoice).cleared_on, Some(day("2026-06-15")));
        assert_eq!(world.events("items_unallocated"), 1);
    });
}

#[test]
fn an_item_is_cleared_on_the_last_day_involved_whatever_the_order() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-05-01", "R1", "100.00");
        let late = world.receipt(customer, "2026-06-10", "Z1", "60.00");
        let early = world.receipt(customer, "2026-05-10", "Z2", "40.00");
        world.pay(late, "2026-06-10", &[(invoice, "60.00")]);
        world.pay(early, "2026-05-10", &[(invoice, "40.00")]);
        assert_eq!(world.item(invoice).cleared_on, Some(day("2026-06-10")));
        let then = world.aging(Some("2026-05-31"));
        assert_eq!(then.totals[0].total, eur("60.00"));
    });
}

#[test]
fn two_who_spend_the_same_receipt_at_once_cannot_both_have_it() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoices: Vec<OpenItemId> = (0..6)
            .map(|n| world.invoice(customer, "2026-06-01", &format!("R{n}"), "100.00"))
            .collect();
        let receipt = world.receipt(customer, "2026-06-02", "Z1", "100.00");
        let won: usize = std::thread::scope(|scope| {
            let tries: Vec<_> = invoices
                .iter()
                .map(|invoice| {
                    scope.spawn(|| world.allocate(*invoice, receipt, TODAY, eur("100.00")))
                })
                .collect();
            tries
                .into_iter()
                .filter_map(|one| one.join().expect("no panic").ok())
                .count()
        });
        assert_eq!(won, 1);
        assert_eq!(world.left(receipt), "0.00");
    });
}
