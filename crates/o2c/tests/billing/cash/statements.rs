//! Bank statements, as they come: again, overlapping, with gaps, for other accounts.

use super::*;

/// Scenario S4: invoices 100 and 150 and a credit note 50, a statement from 0 to 80.
#[test]
fn a_statement_is_applied_to_invoices_and_the_rest_stays_for_the_next_one() {
    for books in all_books() {
        let first = books.untaxed(books.ada, "100");
        let second = books.untaxed(books.ada, "150");
        let third = books.untaxed(books.ada, "50");
        let note = NewCreditNote {
            allocate: false,
            ..NewCreditNote::whole(third.id, "Returned")
        };
        let note = books.credit(note).expect("credited");
        let imported = books.import_one(statement(
            "2026-03-03",
            "0.00",
            vec![
                money("180.00", "for goods"),
                money("-50.00", "refund"),
                money("-50.00", "rent"),
            ],
            "80.00",
        ));
        assert_eq!(imported.statement.balance, BalanceState::Balanced);
        let entry = books.entries()[0].id;
        // 180 on the invoice of 100: 80 are left for the other one.
        let applied = apply(
            &books,
            applying(&books, entry, Some("100.00"), &[(&first, "100.00")]),
        );
        applied.expect("applied");
        let left = books.entries()[0].clone();
        assert_eq!(
            (left.status, left.applied),
            (EntryStatus::Open, eur("100.00"))
        );
        assert_eq!(exceptions(&books)[0].reason, "partly_applied");
        apply(&books, applying(&books, entry, None, &[(&second, "80.00")])).expect("applied");
        assert_eq!(books.open(first.id), eur("0.00"));
        assert_eq!(books.open(second.id), eur("70.00"));
        // The credit note is paid out by the second entry.
        let refund = NewRefund {
            item: books.item(note.id),
            amount: eur("50.00"),
            reason: "Returned goods were paid".to_owned(),
            refunded_on: None,
        };
        let refund = books
            .write(move |tx, entity| cash::refund(tx, entity, vec![refund.clone()]))
            .pop()
            .expect("one answer")
            .expect("refunded");
        let out = books.entries()[1].id;
        books.write(move |tx, entity| cash::link_refund(tx, entity, refund.id, out));
        assert_eq!(books.open(note.id), eur("0.00"));
        assert_eq!(books.balance("1895"), eur("0.00"));
        assert_eq!(books.balance("1800"), eur("80.00"));
        let states: Vec<_> = books.entries().iter().map(|entry| entry.status).collect();
        assert_eq!(
            states,
            [
                EntryStatus::Applied,
                EntryStatus::Applied,
                EntryStatus::Other
            ]
        );
        books.assert_all_sound();
    }
}

#[test]
fn the_same_statement_again_changes_nothing_and_says_so() {
    for books in all_books() {
        let file = statement(
            "2026-03-03",
            "10.00",
            vec![
                money("5.00", "a"),
                money("5.00", "a"),
                money("-1.00", "fee"),
            ],
            "19.00",
        );
        let first = books.import_one(file.clone());
        assert!(!first.known);
        assert_eq!(first.statement.entries, 3, "genuine twins are kept");
        let again = books.import_one(file);
        assert!(again.known);
        assert_eq!(again.statement.id, first.statement.id);
        assert_eq!(books.entries().len(), 3);
        assert_eq!(books.events("statement_imported"), 1);
        assert_eq!(books.events("bank_entry_booked"), 3);
        assert_eq!(books.balance("1800"), eur("9.00"));
        assert_eq!(books.balance("1890"), eur("-9.00"));
        books.assert_all_sound();
    }
}

#[test]
fn overlapping_statements_bring_each_entry_once() {
    for books in all_books() {
        let monday = |entry: Entry| Entry {
            booked_on: Some(day("2026-03-02")),
            value_on: Some(day("2026-03-02")),
            ..entry
        };
        books.import_one(statement(
            "2026-03-02",
            "0.00",
            vec![money("5.00", "a"), money("5.00", "a"), money("7.00", "b")],
            "17.00",
        ));
        let week = books.import_one(statement(
            "2026-03-06",
            "10.00",
            vec![
                monday(money("7.00", "B!")),
                money("7.00", "b"),
                money("1.00", "c"),
            ],
            "25.00",
        ));
        assert_eq!(
            (week.statement.entries, week.statement.entries_repeated),
            (2, 1)
        );
        assert_eq!(week.statement.balance, BalanceState::Balanced);
        assert_eq!(books.balance("1800"), eur("25.00"));
        books.assert_all_sound();
    }
}

#[test]
fn gaps_and_wrong_sums_are_flagged_and_a_late_statement_closes_the_gap() {
    for books in all_books() {
        books.import_one(statement(
            "2026-03-02",
            "0.00",
            vec![money("5.00", "a")],
            "5.00",
        ));
        let third = books.import_one(statement(
            "2026-03-04",
            "8.00",
            vec![money("1.00", "c")],
            "9.00",
        ));
        assert_eq!(third.statement.balance, BalanceState::Gap);
        assert_eq!(third.statement.gap, Some(eur("3.00")));
        let wrong = books.import_one(statement(
            "2026-03-05",
            "9.00",
            vec![money("1.00", "d")],
            "11.00",
        ));
        assert_eq!(wrong.statement.balance, BalanceState::Differs);
        assert_eq!(wrong.statement.difference, Some(eur("1.00")));
        let flagged = |books: &Books| {
            let filter = StatementFilter {
                flagged: Some(true),
                ..StatementFilter::default()
            };
            let page = PageRequest::default();
            books
                .read(|tx, entity| cash::list_statements(tx, entity, &filter, &page))
                .items
                .len()
        };
        assert_eq!(flagged(&books), 2);
        let second = books.import_one(statement(
            "2026-03-03",
            "5.00",
            vec![money("3.00", "b")],
            "8.00",
        ));
        assert_eq!(second.statement.balance, BalanceState::Balanced);
        assert_eq!(flagged(&books), 1, "the gap before the third is filled");
        books.assert_all_sound();
    }
}

#[test]
fn a_statement_of_another_account_refuses_itself_alone_and_notifications_are_refused() {
    for books in all_books() {
        let mut foreign = statement("2026-03-03", "0.00", vec![money("9.00", "x")], "9.00");
        foreign.account.iban = Some("DE02120300000000202051".to_owned());
        let mut local = statement("2026-03-03", "0.00", vec![money("4.00", "y")], "4.00");
        local.account = AccountRef {
            other: Some("37040044/0532013000".to_owned()),
            ..AccountRef::default()
        };
        let mut dollars = statement("2026-03-04", "4.00", vec![], "4.00");
        dollars.account.currency = Some(kernel::Currency::USD);
        let outcomes = books.import(vec![foreign, local, dollars]);
        let codes: Vec<_> = outcomes
            .iter()
            .map(|outcome| outcome.as_ref().map_err(|it| it.code).err())
            .collect();
        assert_eq!(
            codes,
            [
                Some(Code::UnknownReference),
                None,
                Some(Code::CurrencyMismatch)
            ]
        );
        assert_eq!(books.balance("1800"), eur("4.00"));
        for format in [
            Format::Camt052,
            Format::Camt054,
            Format::Mt942,
            Format::Lockbox,
            Format::Nacha,
            Format::Esr,
        ] {
            let mut file = file_of(vec![statement(
                "2026-03-05",
                "4.00",
                vec![money("1.00", "z")],
                "5.00",
            )]);
            file.format = format;
            let entity = books.entity;
            let outcome = books.store.write(kernel::Actor::system("test"), move |tx| {
                let import = StatementImport {
                    file: &file,
                    file_id: None,
                    account: None,
                };
                cash::import_statements(tx, entity, &import)
            });
            match outcome {
                Err(Error::Refused(refusal)) => assert_eq!(refusal.code, Code::NotAStatement),
                other => panic!("{format:?} was taken: {other:?}"),
            }
        }
        books.assert_all_sound();
    }
}

#[test]
fn announced_entries_are_left_out_and_batches_are_booked_one_by_one() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "30");
        let pending = Entry {
            status: FileStatus::Pending,
            ..money("99.00", "soon")
        };
        let detail = |amount: &str, text: &str| EntryDetail {
            amount: Some(eur(amount)),
            remittance: vec![text.to_owned()],
            ..EntryDetail::default()
        };
        let batch = Entry {
            details: vec![detail("30.00", &invoice.number), detail("12.00", "else")],
            ..Entry::new(eur("42.00"))
        };
        let zero = money("0.00", "closing of accounts");
        let imported = books.import_one(statement(
            "2026-03-03",
            "0.00",
            vec![pending, batch, zero],
            "42.00",
        ));
        assert_eq!((imported.left_out, imported.statement.entries), (1, 3));
        assert_eq!(books.match_all().applied.len(), 1);
        assert_eq!(books.open(invoice.id), eur("0.00"));
        books.assert_all_sound();
    }
}
