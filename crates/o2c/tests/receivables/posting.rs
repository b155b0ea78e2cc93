//! Entries are made, numbered and found again.

use super::*;

#[test]
fn an_entry_that_does_not_balance_in_each_currency_cannot_be_made() {
    let source = SourceRef::of(InvoiceId::from_uuid(uuid::Uuid::from_u128(1)));
    let entry = || EntryBuilder::new(EntryKind::Invoice, day(TODAY), source);
    let usd = Money::new(100, Currency::USD);
    let unbalanced = entry()
        .debit(Role::Bank, eur("1.00"))
        .credit(Role::Revenue, usd)
        .build()
        .expect_err("two currencies do not balance each other");
    assert_eq!(unbalanced.difference.abs(), 100);
    assert!(entry().debit(Role::Bank, eur("1.00")).build().is_err());
    let balanced = entry()
        .debit(Role::Bank, eur("1.00"))
        .debit(Role::Tax, eur("0.00"))
        .credit(Role::Revenue, eur("1.00"))
        .build();
    assert!(balanced.is_ok_and(|entry| !entry.is_empty()));
}

#[test]
fn a_document_of_zero_needs_no_entry() {
    on_every_database(|world| {
        let customer = world.customer();
        let posted = world
            .try_post(Document::invoice(customer, TODAY, "R0", eur("0.00")))
            .expect("posted");
        assert_eq!((posted.entry, posted.items), (None, vec![None]));
        assert_eq!(
            world.read(|tx, entity| receivables::trial_balance(tx, entity, day(TODAY))),
            []
        );
    });
}

#[test]
fn items_of_a_posting_must_stand_behind_its_receivable_lines() {
    on_every_database(|world| {
        let (customer, other) = (world.customer(), world.customer());
        for (owner, amount) in [(customer, "99.00"), (other, "100.00")] {
            let mut document = Document::invoice(customer, TODAY, "R1", eur("100.00"));
            document.instalments[0].1 = eur(amount);
            let result = world.write(move |tx, entity| {
                let mut posting = document.posting(tx);
                posting.items[0].customer = owner;
                receivables::post_tx(tx, entity, vec![posting])
            });
            assert_eq!(refusal(result).code, Code::Unbalanced);
        }
        let entry = world.write(|tx, entity| {
            let source = SourceRef::of(tx.new_id::<kernel::kind::Invoice>());
            let entry = EntryBuilder::new(EntryKind::Invoice, day(TODAY), source)
                .debit("9999", eur("1.00"))
                .credit(Role::Revenue, eur("1.00"))
                .build()?;
            receivables::post_tx(
                tx,
                entity,
                vec![Posting {
                    entry,
                    items: vec![],
                }],
            )
        });
        assert_eq!(refusal(entry).code, Code::UnknownReference);
    });
}

#[test]
fn journal_export_and_trial_balance_show_the_same_ledger() {
    on_every_database(|world| {
        let customer = world.customer();
        for n in 0..5 {
            let on = format!("2026-06-0{}", n + 1);
            world.post(
                Document::invoice(customer, &on, &format!("R{n}"), eur("119.00")).taxed("19.00"),
            );
        }
        let mut page = PageRequest::first(2);
        let mut numbers = Vec::new();
        loop {
            let found = world.read(|tx, entity| {
                receivables::journal(tx, entity, &JournalFilter::default(), &page)
            });
            for entry in &found.items {
                assert_eq!(entry.lines.len(), 3);
                numbers.push(entry.number.clone());
            }
            match found.next {
                Some(next) => page.after = Some(next),
                None => break,
            }
        }
        assert_eq!(numbers, ["000005", "000004", "000003", "000002", "000001"]);
        let mut rows = Vec::new();
        world.read(|tx, entity| {
            receivables::ledger_export(tx, entity, day("2026-06-02"), day("2026-06-04"), |row| {
                rows.push(row);
                Ok(())
            })
        });
        assert_eq!(rows.len(), 9);
        let sum = Money::sum(Currency::EUR, rows.iter().map(|row| row.amount));
        assert_eq!(sum, Ok(eur("0.00")));
        assert_eq!(rows[0].customer_name.as_deref(), Some("C 0"));
        let stopped = world.store.read(|tx| {
            receivables::ledger_export(tx, world.entity, day("2026-06-01"), day(TODAY), |_| {
                Err(std::io::Error::other("disk full"))
            })
        });
        assert!(stopped.is_err());
        let balances =
            world.read(|tx, entity| receivables::trial_balance(tx, entity, day("2026-06-03")));
        let sums: Vec<(&str, i64)> = balances
            .iter()
            .map(|row| (row.account.as_str(), row.balance.minor()))
            .collect();
        assert_eq!(
            sums,
            [("1200", 35_700), ("3800", -5_700), ("4000", -30_000)]
        );
    });
}

#[test]
fn postings_in_parallel_are_numbered_without_gaps_and_a_close_lets_none_slip_by() {
    on_every_database(|world| {
        let customers = world.customers(4);
        world.invoice(customers[0], "2026-06-01", "R0", "1.00");
        std::thread::scope(|scope| {
            for (thread, customer) in customers.iter().enumerate() {
                scope.spawn(move || {
                    for n in 0..10 {
                        let number = format!("R{thread}-{n}");
                        let document =
                            Document::invoice(*customer, "2026-06-30", &number, eur("1.00"));
                        match world.try_post(document) {
                            Ok(_) => {}
                            Err(Error::Refused(refusal)) => {
                                assert_eq!(refusal.code, Code::PeriodClosed);
                            }
                            Err(other) => panic!("{other:?}"),
                        }
                    }
                });
            }
            scope.spawn(|| {
                world.done(|tx, entity| receivables::close_periods(tx, entity, day("2026-06-30")))
            });
        });
        let after = world.try_post(Document::invoice(
            customers[0],
            "2026-06-30",
            "R9",
            eur("1.00"),
        ));
        assert_eq!(refusal(after).code, Code::PeriodClosed);
    });
}

#[test]
fn verify_names_what_somebody_has_tampered_with() {
    for_each_world(|world| {
        let customer = world.customer();
        world.invoice(customer, "2026-06-01", "R1", "100.00");
        world.assert_verified();
        let damage = |sql: &'static str| {
            world.done(move |tx, _| Ok(tx.exec(sql, &[])?));
            let found = world.read(receivables::verify);
            assert!(!found.is_empty(), "{sql}");
            found
                .into_iter()
                .map(|difference| difference.rule)
                .collect::<Vec<_>>()
                .join("; ")
        };
        let rules = damage("UPDATE open_items SET residual_minor = 9999");
        assert!(rules.contains("what is left of an item") && rules.contains("credit position"));
        let rules = damage("UPDATE open_items SET residual_minor = 10001, amount_minor = 10001");
        assert!(
            rules.contains("sum of open items = receivable accounts"),
            "{rules}"
        );
        assert!(rules.contains("open items of an entry"), "{rules}");
        world.done(|tx, _| {
            let mend = "UPDATE open_items SET residual_minor = 10000, amount_minor = 10000";
            Ok(tx.exec(mend, &[])?)
        });
        world.assert_verified();
        let rules = damage("UPDATE open_item_keys SET key = key + 1");
        assert!(rules.contains("payments find an item"), "{rules}");
        world.done(|tx, _| Ok(tx.exec("UPDATE open_item_keys SET key = key - 1", &[])?));
        world.assert_verified();
        let rules = damage("UPDATE number_series SET next = 7 WHERE series = 'journal'");
        assert!(rules.contains("each number of the journal"), "{rules}");
    });
}

#[test]
fn who_acts_is_kept_with_each_entry_and_allocation() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "100.00");
        let receipt = world.receipt(customer, "2026-06-02", "Z1", "100.00");
        world
            .allocate(invoice, receipt, TODAY, eur("1.00"))
            .expect("allocated");
        let rows = world.read(|tx, entity| receivables::allocations_of(tx, entity, &[receipt]));
        assert_eq!(rows[0].actor, Actor::system("test"));
        let source = world.item(invoice).source.id;
        let entries = world.read(|tx, entity| receivables::entries_by_source(tx, entity, source));
        assert_eq!(entries[0].actor, Actor::system("test"));
    });
}
