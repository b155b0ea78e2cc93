//! Cash: statements, matching, receipts, reversals, refunds, on every database.
//!
//! Risks covered: money booked twice or lost between overlapping statements; a payment applied to
//! the wrong invoice or by one feature alone; one payment's money used twice; a payment that the
//! bank took back still counted; more written off or refunded than allowed.

mod exceptions_and_crowds;

use crate::books::{Books, IBAN, all_books, day, eur, file_of, money, statement, untaxed_line};
use cashlane_o2c::cash::{
    self, ApplyEntry, BalanceState, EntryStatus, Exception, NewReceipt, NewRefund, Receipt,
    ReceiptFilter, RecordedReceipt, ReverseReceipt, StatementFilter, StatementImport,
};
use cashlane_o2c::invoicing::{self, DraftInvoice, IssuedInvoice, NewCreditNote};
use cashlane_o2c::orders::Effect;
use cashlane_o2c::receivables::{self, LineWriteOff, SettleLine, WriteOffReason};
use cashlane_o2c::{Code, Error, Outcome, PageRequest};
use formats::bank::{AccountRef, Entry, EntryDetail, EntryStatus as FileStatus, Format};
use formats::bank::{Reference, ReferenceKind};
use kernel::{BankEntryId, CustomerId, EntityId, Money, ReceiptId};
use store::Store;

fn apply(books: &Books, command: ApplyEntry) -> Outcome<RecordedReceipt> {
    let mut all =
        books.write(move |tx, entity| cash::apply_entries(tx, entity, vec![command.clone()]));
    all.pop().expect("one command, one answer")
}

/// Applies so much of an entry to invoices.
fn applying(
    books: &Books,
    entry: BankEntryId,
    amount: Option<&str>,
    pays: &[(&IssuedInvoice, &str)],
) -> ApplyEntry {
    let lines = pays
        .iter()
        .map(|(invoice, amount)| SettleLine::of(books.item(invoice.id), eur(amount)));
    ApplyEntry {
        entry,
        customer: books.ada,
        amount: amount.map(eur),
        lines: lines.collect(),
        rest: None,
    }
}

fn record(books: &Books, receipt: NewReceipt) -> Outcome<RecordedReceipt> {
    let mut all =
        books.write(move |tx, entity| cash::record_receipts(tx, entity, vec![receipt.clone()]));
    all.pop().expect("one receipt, one answer")
}

fn pay(books: &Books, amount: &str, lines: Vec<SettleLine>) -> Outcome<RecordedReceipt> {
    record(
        books,
        NewReceipt {
            lines,
            ..NewReceipt::paying(books.ada, eur(amount), Vec::new())
        },
    )
}

fn take_back(books: &Books, receipt: ReceiptId) -> Effect {
    let command = ReverseReceipt {
        receipt,
        on: None,
        reason: "Wrong customer".to_owned(),
    };
    books.write(move |tx, entity| cash::reverse_receipt(tx, entity, &command))
}

fn exceptions(books: &Books) -> Vec<Exception> {
    books
        .read(|tx, entity| cash::exceptions(tx, entity, &PageRequest::default()))
        .items
}

fn receipts(books: &Books) -> Vec<Receipt> {
    let filter = ReceiptFilter::default();
    let page = PageRequest::default();
    books
        .read(|tx, entity| cash::list_receipts(tx, entity, &filter, &page))
        .items
}

fn small_difference(amount: &str) -> LineWriteOff {
    LineWriteOff {
        amount: eur(amount),
        reason: WriteOffReason::SmallDifference,
        note: None,
    }
}

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
        for format in [Format::Camt052, Format::Camt054, Format::Mt942] {
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
        assert_eq!(decision["decision"]["policy"], "exact-1");
        assert_eq!(decision["decision"]["outcome"]["kind"], "apply");
        assert!(
            decision["decision"]["parts"]
                .as_array()
                .is_some_and(|parts| parts.len() == 2)
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
        assert_eq!(report.left[0].reason, "amount_too_low");
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
        // What was taken back can be matched again.
        assert_eq!(books.match_all().applied.len(), 1);
        assert_eq!(books.open(early.id), eur("0.00"));
        books.assert_all_sound();
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
        let invoice = books.untaxed(books.ada, "100");
        books.untaxed(books.bob, "40");
        let cases = [
            ("100.00", "thank you".to_owned(), "no_reference"),
            ("100.00", "order 4711-0815".to_owned(), "unknown_reference"),
            ("99.50", invoice.number.clone(), "amount_too_low"),
            ("110.00", invoice.number.clone(), "amount_too_high"),
            (
                "140.00",
                format!("{} INV-000002", invoice.number),
                "several_customers",
            ),
            (
                "100.00",
                format!("{} INV-000099", invoice.number),
                "unknown_document",
            ),
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
        let report = books.match_all();
        assert!(report.applied.is_empty());
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
