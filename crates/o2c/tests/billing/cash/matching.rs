//! Which payment pays what.

use super::*;

#[test]
fn payments_are_matched_by_number_or_reference_and_amount() {
    for books in all_books() {
        let by_number = books.untaxed(books.ada, "100");
        let by_reference = books.untaxed(books.bob, "55");
        let one = books.untaxed(books.ada, "20");
        let other = books.untaxed(books.ada, "30");
        let structured = Entry {
            references: vec![Reference {
                kind: ReferenceKind::Creditor,
                value: by_reference.reference.clone(),
                amount: None,
            }],
            ..Entry::new(eur("55.00"))
        };
        let both = format!("{} / {}", one.number, other.number);
        let text = format!("Rechnung {} vom Montag", by_number.number.to_lowercase());
        books.import_one(statement(
            "2026-03-03",
            "0.00",
            vec![money("100.00", &text), structured, money("50.00", &both)],
            "205.00",
        ));
        let report = books.match_all();
        assert_eq!((report.examined, report.applied.len()), (3, 3));
        for invoice in [&by_number, &by_reference, &one, &other] {
            assert_eq!(books.open(invoice.id), eur("0.00"), "{}", invoice.number);
        }
        assert_eq!(books.balance("1890"), eur("0.00"));
        assert!(receipts(&books).iter().all(|receipt| receipt.automatic));
        assert_eq!(books.events("payment_matched"), 3);
        assert_eq!(books.events("invoice_cleared"), 4);
        let decision = books.read(|tx, _| {
            let sql = "SELECT attributes FROM events WHERE type = 'payment_matched' ORDER BY seq";
            let row = tx.query_one(sql, &[])?;
            Ok(row.get::<serde_json::Value>(0)?)
        });
        assert_eq!(decision["decision"]["policy"], "cash-1");
        assert_eq!(decision["decision"]["verdict"], "post");
        assert!(
            decision["decision"]["parts"]
                .as_array()
                .is_some_and(|parts| parts.len() > 2)
        );
        books.assert_all_sound();
    }
}

#[test]
fn an_early_payment_takes_its_discount_and_a_late_one_does_not() {
    for books in all_books() {
        let term = books.term("SK", &[], 30, Some(("3", 10)));
        books.set_term(books.ada, term);
        let early = books.untaxed(books.ada, "100");
        let late = books.untaxed(books.ada, "200");
        books.import_one(statement(
            "2026-03-12",
            "0.00",
            vec![money("97.00", &early.number)],
            "97.00",
        ));
        books.import_one(statement(
            "2026-03-13",
            "97.00",
            vec![money("194.00", &late.number)],
            "291.00",
        ));
        let report = books.match_all();
        assert_eq!(report.applied.len(), 1);
        assert_eq!(report.left[0].reason, "residual_for_person");
        assert_eq!(books.open(early.id), eur("0.00"));
        assert_eq!(books.open(late.id), eur("200.00"));
        assert_eq!(books.balance("4730"), eur("3.00"));
        // Taking the receipt back takes the discount along.
        let receipt = receipts(&books)[0].id;
        assert_eq!(take_back(&books, receipt), Effect::Changed);
        assert_eq!(take_back(&books, receipt), Effect::AlreadySo);
        assert_eq!(books.open(early.id), eur("100.00"));
        assert_eq!(books.balance("4730"), eur("0.00"));
        assert_eq!(books.entries()[0].status, EntryStatus::Open);
        assert_eq!(books.events("payment_unmatched"), 1);
        books.assert_all_sound();
        // What a person took back, matching does not do again.
        let report = books.match_all();
        assert!(report.applied.is_empty());
        let left = report.left.iter().map(|it| it.reason);
        assert_eq!(
            left.collect::<Vec<_>>(),
            ["residual_for_person", "taken_back"]
        );
        assert_eq!(books.open(early.id), eur("100.00"));
    }
}

#[test]
fn an_invoice_paid_twice_is_applied_once_even_within_one_run() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "80");
        let twice = || money("80.00", &invoice.number);
        books.import_one(statement(
            "2026-03-03",
            "0.00",
            vec![twice(), twice()],
            "160.00",
        ));
        let report = books.match_all();
        assert_eq!(report.applied.len(), 1);
        assert_eq!(report.left[0].reason, "already_paid");
        let waiting = exceptions(&books);
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].reason, "already_paid");
        assert_eq!(
            books.match_all().applied.len(),
            0,
            "running again changes nothing"
        );
        // A person puts it on account.
        let put = apply(&books, applying(&books, waiting[0].entry.id, None, &[])).expect("applied");
        assert_eq!(put.on_account, eur("80.00"));
        books.assert_all_sound();
    }
}

#[test]
fn what_is_not_beyond_doubt_waits_with_its_reason() {
    for books in all_books() {
        books.untaxed(books.ada, "101");
        let [short, paid] = ["200", "300"].map(|amount| books.untaxed(books.ada, amount));
        let [adas, bobs] = [(books.ada, "410"), (books.bob, "90")].map(|(customer, amount)| {
            let invoice = books.untaxed(customer, amount);
            invoice.number
        });
        let cases = [
            ("101.00", "thank you".to_owned(), "nothing_found"),
            ("77.00", "order 4711-0815".to_owned(), "nothing_found"),
            (
                "180.00",
                format!("{} freight deducted", short.number),
                "residual_for_person",
            ),
            // Of two unknown payers one may have meant something else.
            ("300.00", paid.number.clone(), "contested"),
            (
                "300.00",
                format!("{} once more", paid.number),
                "already_paid",
            ),
            ("500.00", format!("{adas} {bobs}"), "likely"),
        ];
        let entries: Vec<Entry> = cases
            .iter()
            .map(|(amount, text, _)| money(amount, text))
            .collect();
        let total = Money::sum(
            kernel::Currency::EUR,
            entries.iter().map(|entry| entry.amount),
        );
        let total = total.expect("in range").to_decimal_string();
        books.import_one(statement("2026-03-03", "0.00", entries, &total));
        books.match_all();
        let reasons: Vec<_> = exceptions(&books).iter().map(|it| it.reason).collect();
        let expected: Vec<_> = cases.iter().map(|(_, _, reason)| *reason).collect();
        assert_eq!(reasons, expected);
        books.assert_all_sound();
    }
}

#[test]
fn an_entry_of_several_customers_is_shared_in_steps() {
    for books in all_books() {
        let adas = books.untaxed(books.ada, "60");
        let bobs = books.untaxed(books.bob, "40");
        books.import_one(statement(
            "2026-03-03",
            "0.00",
            vec![money("100.00", "group")],
            "100.00",
        ));
        let entry = books.entries()[0].id;
        let first = applying(&books, entry, Some("60.00"), &[(&adas, "60.00")]);
        let second = ApplyEntry {
            customer: books.bob,
            ..applying(&books, entry, Some("40.00"), &[(&bobs, "40.00")])
        };
        let third = applying(&books, entry, Some("0.01"), &[]);
        let outcomes = books.write(move |tx, entity| {
            cash::apply_entries(
                tx,
                entity,
                vec![first.clone(), second.clone(), third.clone()],
            )
        });
        assert!(outcomes[0].is_ok() && outcomes[1].is_ok());
        assert_eq!(
            outcomes[2].as_ref().expect_err("nothing is left").code,
            Code::ExceedsRest
        );
        assert_eq!(books.entries()[0].status, EntryStatus::Applied);
        // One customer's part is taken back; the other's stands.
        let bobs_receipt = outcomes[1].as_ref().expect("applied").id;
        take_back(&books, bobs_receipt);
        let entry = books.entries()[0].clone();
        assert_eq!(
            (entry.status, entry.applied),
            (EntryStatus::Open, eur("60.00"))
        );
        assert_eq!(books.open(adas.id), eur("0.00"));
        assert_eq!(books.open(bobs.id), eur("40.00"));
        books.assert_all_sound();
    }
}

#[test]
fn what_an_earlier_release_made_gets_the_keys_by_which_payments_find_it() {
    for books in all_books() {
        books.untaxed(books.ada, "100");
        let keys = || {
            books.read(|tx, _| {
                let items = "SELECT key, item_id FROM open_item_keys ORDER BY key, item_id";
                let items = tx.query(items, &[])?;
                let items = items.iter().map(|row| Ok((row.get(0)?, row.get(1)?)));
                let items: Vec<(i64, OpenItemId)> = items.collect::<store::Result<_>>()?;
                let payers = "SELECT number_key, name_key FROM customers ORDER BY id";
                let payers = tx.query(payers, &[])?;
                let payers = payers.iter().map(|row| Ok((row.get(0)?, row.get(1)?)));
                let payers: Vec<(i64, String)> = payers.collect::<store::Result<_>>()?;
                Ok((items, payers))
            })
        };
        let made = keys();
        assert!(!made.0.is_empty());
        books.write(|tx, _| {
            tx.exec("DELETE FROM open_item_keys", &[])?;
            tx.exec("UPDATE open_items SET has_keys = NULL", &[])?;
            tx.exec(
                "UPDATE customers SET number_key = NULL, name_key = NULL",
                &[],
            )?;
            Ok(())
        });
        let fill = || {
            books.write(|tx, _| {
                let items = receivables::fill_keys_tx(tx)?;
                Ok((items, parties::fill_payer_keys_tx(tx)?))
            })
        };
        let filled = fill();
        assert!(filled.0 > 0 && filled.1 > 0, "{filled:?}");
        assert_eq!(fill(), (0, 0));
        assert_eq!(keys(), made);
    }
}
