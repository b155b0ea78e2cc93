//! Receipts that people record.

use super::*;

/// Scenario S7: part payments, a write-off, two ways to deal with an overpayment.
#[test]
fn part_payments_a_write_off_and_overpayments_come_out_as_known() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "240");
        let item = books.item(invoice.id);
        pay(&books, "120.00", vec![SettleLine::of(item, eur("120.00"))]).expect("paid");
        assert_eq!(books.open(invoice.id), eur("120.00"));
        pay(&books, "20.00", vec![SettleLine::of(item, eur("20.00"))]).expect("paid");
        assert_eq!(books.open(invoice.id), eur("100.00"));
        let last = SettleLine {
            write_off: Some(small_difference("1.00")),
            ..SettleLine::of(item, eur("99.00"))
        };
        pay(&books, "99.00", vec![last]).expect("paid");
        assert_eq!(books.open(invoice.id), eur("0.00"));
        assert_eq!(books.balance("6935"), eur("1.00"));

        let over = books.untaxed(books.ada, "100");
        books.import_one(statement(
            "2026-03-03",
            "0.00",
            vec![money("110.00", "x")],
            "110.00",
        ));
        let entry = books.entries()[0].id;
        let mut keep = applying(&books, entry, None, &[(&over, "100.00")]);
        keep.rest = Some(small_difference("10.00"));
        let kept = apply(&books, keep).expect("applied");
        assert_eq!(kept.on_account, eur("0.00"));
        assert_eq!(books.balance("1200"), eur("0.00"));

        let again = books.untaxed(books.ada, "100");
        let line = SettleLine::of(books.item(again.id), eur("100.00"));
        let on_account = pay(&books, "110.00", vec![line]);
        assert_eq!(on_account.expect("paid").on_account, eur("10.00"));
        assert_eq!(books.open(again.id), eur("0.00"));
        assert_eq!(books.balance("1200"), eur("-10.00"));
        assert_eq!(books.events("receipt_put_on_account"), 1);
        books.assert_all_sound();
    }
}

#[test]
fn a_write_off_above_the_limit_refuses_the_whole_receipt() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "100");
        let item = books.item(invoice.id);
        let line = SettleLine {
            write_off: Some(small_difference("20.01")),
            ..SettleLine::of(item, eur("79.99"))
        };
        let refused = pay(&books, "79.99", vec![line]).expect_err("above the limit");
        assert_eq!(refused.code, Code::ExceedsLimit);
        let too_much = pay(&books, "50.00", vec![SettleLine::of(item, eur("50.01"))]);
        assert_eq!(
            too_much.expect_err("more than came in").code,
            Code::ExceedsRest
        );
        assert!(
            receipts(&books).is_empty(),
            "nothing of a refused receipt is written"
        );
        let paid = pay(&books, "100.00", vec![SettleLine::of(item, eur("100.00"))]);
        assert_eq!(
            paid.expect("paid").number,
            "RC-000001",
            "nor is a number lost"
        );
        books.assert_all_sound();
    }
}

#[test]
fn receipts_in_bulk_pay_invoices_by_number_and_a_bad_one_refuses_itself_alone() {
    for books in all_books() {
        let first = books.untaxed(books.ada, "100");
        let second = books.untaxed(books.ada, "50");
        let bobs = books.untaxed(books.bob, "30");
        let paying = |customer, amount: &str, numbers: &[&IssuedInvoice]| {
            let numbers = numbers
                .iter()
                .map(|invoice| invoice.number.clone())
                .collect();
            NewReceipt::paying(customer, eur(amount), numbers)
        };
        let all = vec![
            paying(books.ada, "120.00", &[&first, &second]),
            NewReceipt::paying(books.ada, eur("1.00"), vec!["INV-9".to_owned()]),
            paying(books.bob, "30.00", &[&bobs]),
            paying(books.ada, "40.00", &[&second]),
            NewReceipt::paying(books.ada, eur("0.00"), Vec::new()),
        ];
        let outcomes =
            books.write(move |tx, entity| cash::record_receipts(tx, entity, all.clone()));
        let on_account: Vec<_> = outcomes
            .iter()
            .map(|outcome| {
                outcome
                    .as_ref()
                    .map(|it| it.on_account)
                    .map_err(|it| it.code)
            })
            .collect();
        assert_eq!(
            on_account,
            [
                Ok(eur("0.00")),
                Err(Code::UnknownReference),
                Ok(eur("0.00")),
                Ok(eur("10.00")),
                Err(Code::InvalidValue)
            ]
        );
        for invoice in [&first, &second, &bobs] {
            assert_eq!(books.open(invoice.id), eur("0.00"));
        }
        books.assert_all_sound();
    }
}
