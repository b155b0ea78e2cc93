//! The ledger on every database. Risks covered: books that do not balance, money set off twice,
//! limits that one path forgets, history that changes afterwards, figures that differ by report.

mod aged;
mod discount;
#[path = "../ledger_world/mod.rs"]
mod ledger_world;
mod periods;
mod write_off;

use cashlane_o2c::receivables::{
    self, EntryBuilder, EntryKind, ItemFilter, ItemKind, ItemSide, ItemState, JournalFilter,
    LineWriteOff, Posting, Refund, Role, SettleLine, Settlement, SourceRef, WriteOff,
    WriteOffReason,
};
use cashlane_o2c::{Code, Error, PageRequest};
use kernel::{Actor, Currency, InvoiceId, Money, OpenItemId, RefundId};
use ledger_world::{
    Document, TODAY, World, cents, day, eur, for_each_world, line, on_every_database, refusal,
    refused,
};

fn given_up(amount: &str) -> LineWriteOff {
    LineWriteOff {
        amount: eur(amount),
        reason: WriteOffReason::SmallDifference,
        note: None,
    }
}

fn settlement(credit: OpenItemId, on: &str, lines: Vec<SettleLine>) -> Settlement {
    Settlement {
        credit,
        on: day(on),
        lines,
        rest: None,
    }
}

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
        assert_eq!(page.items[0].id, receipt);
    });
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

#[test]
fn a_statement_leads_from_the_opening_to_the_closing_balance() {
    on_every_database(|world| {
        let customer = world.customer();
        let first = world.invoice(customer, "2026-04-10", "R1", "100.00");
        let second = world.invoice(customer, "2026-05-10", "R2", "50.00");
        let receipt = world.receipt(customer, "2026-05-20", "Z1", "120.00");
        world.pay(receipt, "2026-05-20", &[(first, "100.00")]);
        let later = world.receipt(customer, "2026-06-05", "Z2", "30.00");
        world.pay(later, "2026-06-05", &[(second, "30.00")]);
        let usd = Money::new(700, Currency::USD);
        world.post(Document::invoice(customer, "2026-05-11", "R3", usd));
        let (from, to) = (day("2026-05-01"), day("2026-05-31"));
        let statement =
            world.read(|tx, entity| receivables::statement(tx, entity, customer, from, to));
        assert_eq!(statement.sections.len(), 2);
        let section = &statement.sections[0];
        assert_eq!(
            (section.opening, section.closing),
            (eur("100.00"), eur("30.00"))
        );
        let balances: Vec<i64> = section
            .movements
            .iter()
            .map(|line| line.balance.minor())
            .collect();
        assert_eq!(balances, [15_000, 3_000]);
        let open: Vec<(&str, i64)> = section
            .open_items
            .iter()
            .map(|item| (item.number.as_str(), item.residual.minor()))
            .collect();
        assert_eq!(open, [("R2", 5_000), ("Z1", -2_000)]);
        assert_eq!(statement.sections[1].closing, usd);
        let backwards = world
            .store
            .read(|tx| receivables::statement(tx, world.entity, customer, to, from));
        assert_eq!(refusal(backwards).field.as_deref(), Some("to"));
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
fn lists_show_every_item_once_page_by_page() {
    on_every_database(|world| {
        let customers = world.customers(3);
        let documents: Vec<Document> = (0..40)
            .map(|n| {
                let customer = customers[n % 3];
                let on = format!("2026-06-{:02}", n % 7 + 1);
                let number = format!("N{n}");
                match n % 5 {
                    4 => Document::receipt(customer, &on, &number, cents(1_000)),
                    _ => Document::invoice(customer, &on, &number, cents(1_000)),
                }
            })
            .collect();
        let all = documents.len();
        world.done(move |tx, entity| {
            let postings = documents
                .iter()
                .map(|document| document.posting(tx))
                .collect();
            receivables::post_tx(tx, entity, postings)
        });
        let pages = |filter: ItemFilter| {
            let mut page = PageRequest::first(7);
            let mut found = Vec::new();
            loop {
                let part =
                    world.read(|tx, entity| receivables::open_items(tx, entity, &filter, &page));
                found.extend(part.items);
                match part.next {
                    Some(next) => page.after = Some(next),
                    None => break,
                }
            }
            let mut ids: Vec<OpenItemId> = found.iter().map(|item| item.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), found.len(), "no item twice");
            found
        };
        let open = pages(ItemFilter::default());
        assert_eq!(open.len(), all);
        assert!(open.is_sorted_by_key(|item| (item.due_on, item.id)));
        for state in [ItemState::Open, ItemState::All] {
            let of_one = ItemFilter {
                customer: Some(customers[0]),
                state,
                ..ItemFilter::default()
            };
            assert_eq!(pages(of_one).len(), 14);
        }
        let debts = ItemFilter {
            kind: Some(ItemKind::Receipt),
            ..ItemFilter::default()
        };
        assert_eq!(pages(debts).len(), 8);
        let due = ItemFilter {
            due_before: Some(day("2026-06-03")),
            ..ItemFilter::default()
        };
        assert_eq!(pages(due).len(), 12);
        let cleared = ItemFilter {
            state: ItemState::Cleared,
            ..ItemFilter::default()
        };
        assert_eq!(pages(cleared.clone()).len(), 0);
        let (debit, credit) = (
            &open[0],
            open.iter()
                .find(|item| item.customer == open[0].customer && item.amount.is_negative()),
        );
        let credit = credit.expect("a receipt of the same customer");
        world
            .allocate(debit.id, credit.id, TODAY, cents(1_000))
            .expect("allocated");
        assert_eq!(pages(cleared).len(), 2);
        assert_eq!(pages(ItemFilter::default()).len(), all - 2);

        let numbers = world.read(|tx, entity| {
            receivables::items_by_numbers(tx, entity, &["N1", "N4", "N2", "nope"])
        });
        let mut found: Vec<&str> = numbers.iter().map(|item| item.number.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, ["N1", "N2"], "N4 is a receipt");
        let by_reference =
            world.read(|tx, entity| receivables::items_by_references(tx, entity, &["RF00N4"]));
        assert_eq!(by_reference.len(), 1);
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
