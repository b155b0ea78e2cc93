//! What goes back, what is set aside, and what comes in crowds.

use super::*;

#[test]
fn a_reversal_of_the_bank_undoes_what_the_original_paid() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "100");
        let with_id = |entry: Entry| Entry {
            end_to_end_id: Some("E2E-1".to_owned()),
            ..entry
        };
        books.import_one(statement(
            "2026-03-03",
            "0.00",
            vec![
                with_id(money("100.00", &invoice.number)),
                money("100.00", "other"),
            ],
            "200.00",
        ));
        books.match_all();
        assert_eq!(books.open(invoice.id), eur("0.00"));
        let back = |on: &str, opening: &str, closing: &str, entry: Entry| {
            let reversal = Entry {
                reversal: true,
                ..entry
            };
            books.import_one(statement(on, opening, vec![reversal], closing))
        };
        let first = back(
            "2026-03-05",
            "200.00",
            "100.00",
            with_id(money("-100.00", "returned")),
        );
        assert_eq!((first.reversals_undone, first.reversals_open), (1, 0));
        assert_eq!(books.open(invoice.id), eur("100.00"));
        assert_eq!(
            books.balance("1890"),
            eur("-100.00"),
            "the other payment still waits"
        );
        assert_eq!(books.events("bank_entry_reversed"), 1);
        // Nothing tells what this one takes back: a person says so.
        let second = back("2026-03-06", "100.00", "0.00", money("-100.00", "recall"));
        assert_eq!((second.reversals_undone, second.reversals_open), (0, 1));
        let entries = books.entries();
        assert_eq!(
            exceptions(&books).last().map(|it| it.reason),
            Some("original_not_found")
        );
        let (original, reversal) = (entries[1].id, entries[3].id);
        books.write(move |tx, entity| cash::reverse_entry(tx, entity, reversal, original));
        assert!(
            books
                .entries()
                .iter()
                .all(|entry| entry.status == EntryStatus::Reversed)
        );
        assert_eq!(books.balance("1890"), eur("0.00"));
        books.assert_all_sound();
    }
}

#[test]
fn an_outgoing_payment_that_comes_back_leaves_its_refund_owed() {
    for books in all_books() {
        let receipt = pay(&books, "40.00", Vec::new()).expect("on account");
        let refund = NewRefund {
            item: receipt.item,
            amount: eur("40.00"),
            reason: "Paid twice".to_owned(),
            refunded_on: None,
        };
        let again = refund.clone();
        let outcomes = books
            .write(move |tx, entity| cash::refund(tx, entity, vec![refund.clone(), again.clone()]));
        let refund = outcomes[0].as_ref().expect("refunded").id;
        assert_eq!(
            outcomes[1].as_ref().expect_err("spent").code,
            Code::ExceedsRest
        );
        let out = Entry {
            bank_ref: Some("B1".to_owned()),
            ..money("-40.00", "RB-000001")
        };
        books.import_one(statement("2026-03-03", "40.00", vec![out.clone()], "0.00"));
        let entry = books.entries()[0].id;
        books.write(move |tx, entity| cash::link_refund(tx, entity, refund, entry));
        assert_eq!(books.balance("1895"), eur("0.00"));
        let back = Entry {
            amount: eur("40.00"),
            reversal: true,
            ..out
        };
        let back = books.import_one(statement("2026-03-04", "0.00", vec![back], "40.00"));
        assert_eq!(back.reversals_undone, 1);
        assert_eq!(books.balance("1895"), eur("-40.00"), "we owe it still");
        books.assert_all_sound();
    }
}

#[test]
fn entries_of_a_closed_period_are_posted_on_the_first_open_day() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "10");
        books.morning_of("2026-04-02");
        books.write(|tx, entity| {
            receivables::close_periods(tx, entity, day("2026-03-31")).map(|_| ())
        });
        books.import_one(statement(
            "2026-03-20",
            "0.00",
            vec![money("10.00", &invoice.number)],
            "10.00",
        ));
        assert_eq!(books.match_all().applied.len(), 1);
        let late = books.read(|tx, _| {
            let row = tx.query_one(
                "SELECT count(*) FROM journal_entries
                 WHERE kind IN ('bank_entry', 'receipt') AND posted_on = $1",
                &[day("2026-04-01").into()],
            )?;
            Ok(row.get::<i64>(0)?)
        });
        assert_eq!(late, 2);
        assert_eq!(books.open(invoice.id), eur("0.00"));
        books.assert_all_sound();
    }
}

#[test]
fn an_entry_that_is_no_customers_payment_is_set_aside_and_put_back() {
    for books in all_books() {
        books.import_one(statement(
            "2026-03-03",
            "0.00",
            vec![money("7.00", "interest")],
            "7.00",
        ));
        let entry = books.entries()[0].id;
        let aside = |aside: bool| {
            books.write(move |tx, entity| cash::set_aside(tx, entity, entry, aside, "Interest"))
        };
        assert_eq!(aside(true).effect, Effect::Changed);
        assert_eq!(aside(true).effect, Effect::AlreadySo);
        assert!(exceptions(&books).is_empty());
        assert_eq!(aside(false).entry.status, EntryStatus::Open);
        books.assert_all_sound();
    }
}

#[test]
fn many_payments_are_matched_in_one_run() {
    for books in all_books() {
        let drafts: Vec<DraftInvoice> = (1..=400)
            .map(|amount| DraftInvoice::of(books.ada, vec![untaxed_line(&amount.to_string())]))
            .collect();
        let issued: Vec<IssuedInvoice> = books
            .issue_all(drafts)
            .into_iter()
            .map(|it| it.expect("issued"))
            .collect();
        let entries: Vec<Entry> = issued
            .iter()
            .map(|invoice| money(&invoice.gross.to_decimal_string(), &invoice.number))
            .collect();
        books.import_one(statement("2026-03-03", "0.00", entries, "80200.00"));
        let report = books.write(|tx, entity| {
            let all = cash::MatchSelection::All { after: None };
            let first = cash::match_open_entries(tx, entity, &all, 300)?;
            let rest = cash::MatchSelection::All {
                after: first.next.clone(),
            };
            let second = cash::match_open_entries(tx, entity, &rest, 300)?;
            Ok((first.applied.len(), second.applied.len(), second.next))
        });
        assert_eq!(report, (300, 100, None));
        assert_eq!(books.balance("1200"), eur("0.00"));
        books.assert_all_sound();
    }
}

#[test]
fn the_account_is_found_by_its_number_and_stands_once() {
    for books in all_books() {
        let again = cash::NewBankAccount {
            name: "Again".to_owned(),
            account_no: "DE89 3704 0044 0532 0130 00".to_owned(),
            bic: None,
            currency: None,
            ledger_account: None,
        };
        let entity = books.entity;
        let outcome = books.store.write(kernel::Actor::system("test"), move |tx| {
            cash::create_bank_account(tx, entity, again.clone())
        });
        assert!(matches!(outcome, Err(Error::Refused(it)) if it.code == Code::AlreadyExists));
        let all = books.read(cash::bank_accounts);
        assert_eq!(all[0].account_no, IBAN);
        assert_eq!(all[0].ledger_account, "1800");
    }
}

/// Eight threads, and on PostgreSQL two nodes, issue, pay and take back for one customer at once.
#[test]
fn invoices_and_payments_in_parallel_lose_no_number_and_no_cent() {
    const THREADS: usize = 8;
    const EACH: usize = 6;
    for books in all_books() {
        let second = if books.name == "sqlite" {
            books.store.clone()
        } else {
            Store::open(&books.options).expect("a second node")
        };
        let stores = [books.store.clone(), second];
        let (entity, customer) = (books.entity, books.ada);
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let store = &stores[thread % 2];
                scope.spawn(move || {
                    for round in 0..EACH {
                        issue_and_pay(store, entity, customer, (thread + round) % 3 == 0);
                    }
                });
            }
        });
        let expected = |prefix: &str, count: usize| {
            (1..=count)
                .map(|number| format!("{prefix}{number:06}"))
                .collect::<Vec<_>>()
        };
        let numbers = |sql: &'static str| {
            books.read(|tx, entity| {
                let rows = tx.query(sql, &[entity.into()])?;
                Ok(rows
                    .iter()
                    .map(|row| row.get(0))
                    .collect::<store::Result<Vec<String>>>()?)
            })
        };
        let all = THREADS * EACH;
        let sql = "SELECT number FROM receipts WHERE entity_id = $1 ORDER BY number";
        assert_eq!(numbers(sql), expected("RC-", all));
        let sql = "SELECT number FROM invoices WHERE entity_id = $1 ORDER BY number";
        assert_eq!(numbers(sql), expected("INV-", all));
        let sql = "SELECT number FROM journal_entries WHERE entity_id = $1 ORDER BY number";
        let entries = numbers(sql);
        assert_eq!(entries, expected("J-", entries.len()));
        books.assert_all_sound();
    }
}

fn issue_and_pay(store: &Store, entity: EntityId, customer: CustomerId, undo: bool) {
    let by = || kernel::Actor::system("test");
    let issued = store.write(by(), move |tx| {
        let draft = DraftInvoice::of(customer, vec![untaxed_line("3")]);
        invoicing::issue_invoices(tx, entity, vec![draft])
    });
    let number = issued.expect("issued").remove(0).expect("issued").number;
    let paid = store.write(by(), move |tx| {
        let receipt = NewReceipt::paying(customer, eur("2.00"), vec![number.clone()]);
        cash::record_receipts(tx, entity, vec![receipt])
    });
    let receipt = paid.expect("paid").remove(0).expect("paid").id;
    if undo {
        let command = ReverseReceipt {
            receipt,
            on: None,
            reason: "Bounced".to_owned(),
        };
        let undone = store.write(by(), move |tx| cash::reverse_receipt(tx, entity, &command));
        assert_eq!(undone.expect("undone"), Effect::Changed);
    }
}
