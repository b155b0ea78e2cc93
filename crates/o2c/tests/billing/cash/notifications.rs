//! Notifications of single payments: before and after the statement, again, wrong, undone.
//!
//! Risks covered: the same money twice by a notification beside its statement; a batch split into
//! parts that do not come to it, or while something of it is applied; a batch of somebody else.

use cashlane_o2c::cash::{
    BankEntry, ImportedBankPart, ImportedNotification, Notification, NotificationReason,
    NotificationStatus,
};
use kernel::NotificationId;

use super::*;

const DAY: &str = "2026-03-03";

fn detail(amount: &str, text: &str, end_to_end: &str) -> EntryDetail {
    EntryDetail {
        amount: Some(eur(amount)),
        remittance: vec![text.to_owned()],
        end_to_end_id: Some(end_to_end.to_owned()),
        ..EntryDetail::default()
    }
}

/// An entry of a batch under a name of the bank.
fn batch(amount: &str, name: Option<&str>, details: Vec<EntryDetail>) -> Entry {
    Entry {
        bank_ref: name.map(str::to_owned),
        details,
        ..Entry::new(eur(amount))
    }
}

/// Takes a notification of one batch in.
fn notify_as(books: &Books, format: Format, entries: Vec<Entry>, on: &str) -> ImportedNotification {
    let mut file = file_of(vec![statement(on, "0.00", entries, "0.00")]);
    file.format = format;
    let mut parts = books.write(move |tx, entity| {
        let import = StatementImport {
            file: &file,
            file_id: None,
            account: None,
        };
        cash::import_bank_file(tx, entity, &import)
    });
    assert_eq!(parts.len(), 1, "one batch, one notification");
    match parts.pop() {
        Some(Ok(ImportedBankPart::Notification(part))) => part,
        other => panic!("no notification: {other:?}"),
    }
}

fn notify(books: &Books, entry: Entry) -> ImportedNotification {
    notify_as(books, Format::Camt054, vec![entry], DAY)
}

fn notification(books: &Books, id: NotificationId) -> Notification {
    books.read(|tx, entity| cash::notification(tx, entity, id))
}

fn split(books: &Books, id: NotificationId, entry: Option<BankEntryId>) -> Option<Code> {
    try_change(books, move |tx, entity| {
        cash::split_notification(tx, entity, id, entry)
    })
}

fn undo(books: &Books, id: NotificationId) -> Option<Code> {
    try_change(books, move |tx, entity| cash::undo_split(tx, entity, id))
}

/// Does it, or gives why not.
fn try_change(
    books: &Books,
    change: impl Fn(&mut store::Tx, EntityId) -> cashlane_o2c::Result<cash::NotificationChange>
    + Send
    + 'static,
) -> Option<Code> {
    let entity = books.entity;
    let actor = kernel::Actor::system("test");
    match books.store.write(actor, move |tx| change(tx, entity)) {
        Ok(_) => None,
        Err(Error::Refused(refusal)) => Some(refusal.code),
        Err(other) => panic!("{other}"),
    }
}

fn with_status(books: &Books, status: EntryStatus) -> Vec<BankEntry> {
    let entries = books.entries().into_iter();
    entries.filter(|entry| entry.status == status).collect()
}

#[test]
fn a_batch_is_split_into_its_payments_whichever_comes_first() {
    for notified_first in [true, false] {
        for books in all_books() {
            let first = books.untaxed(books.ada, "30");
            let second = books.untaxed(books.ada, "12");
            let details = vec![
                detail("30.00", &first.number, "E-1"),
                detail("12.00", &second.number, "E-2"),
            ];
            let notice = batch("42.00", Some("BATCH-4711"), details);
            let bare = || batch("42.00", Some("BATCH-4711"), Vec::new());
            let sheet = || statement(DAY, "0.00", vec![bare(), money("-1.00", "fee")], "41.00");
            let told = if notified_first {
                let told = notify(&books, notice.clone()).notification;
                assert_eq!(told.status, NotificationStatus::Waiting);
                assert_eq!(told.reason, Some(NotificationReason::NoEntry));
                assert_eq!(books.entries(), [], "a notification posts nothing");
                books.import_one(sheet());
                told
            } else {
                books.import_one(sheet());
                notify(&books, notice.clone()).notification
            };
            let told = notification(&books, told.id);
            assert_eq!(told.status, NotificationStatus::Split);
            // The file again, the statement again: nothing changes.
            let again = notify(&books, notice);
            assert!(again.known);
            assert_eq!(again.notification, told);
            assert!(books.import_one(sheet()).known);

            let whole = &with_status(&books, EntryStatus::Split)[0];
            assert_eq!((told.entry, whole.parts), (Some(whole.id), 2));
            let parts = with_status(&books, EntryStatus::Open);
            assert!(parts.iter().all(|part| part.batch == Some(whole.id)));
            assert_eq!(books.entries().len(), 4);
            assert_eq!(books.balance("1800"), eur("41.00"));
            assert_eq!(books.balance("1890"), eur("-41.00"), "as before the split");
            assert_eq!(books.match_all().applied.len(), 2);
            assert_eq!(books.open(first.id), eur("0.00"));
            assert_eq!(books.open(second.id), eur("0.00"));
            assert_eq!(books.balance("1890"), eur("1.00"), "the fee is left");
            books.assert_all_sound();
            assert_eq!(undo(&books, told.id), Some(Code::WrongState));
        }
    }
}

#[test]
fn payments_that_a_statement_lists_are_known_again_whichever_comes_first() {
    for notified_first in [true, false] {
        for books in all_books() {
            let details = || vec![detail("30.00", "a", "E-1"), detail("12.00", "b", "E-2")];
            let listed = || batch("42.00", Some("BATCH-4711"), details());
            // A statement may tell less of a single payment than its notification.
            let single = || Entry {
                end_to_end_id: Some("E-3".to_owned()),
                ..money("5.00", "one")
            };
            let sheet = statement(DAY, "0.00", vec![listed(), single()], "47.00");
            if !notified_first {
                books.import_one(sheet.clone());
            }
            let told = notify(&books, listed()).notification;
            let told_single = notify(&books, single()).notification;
            if notified_first {
                books.import_one(sheet);
            }
            for id in [told.id, told_single.id] {
                let told = notification(&books, id);
                assert_eq!(told.status, NotificationStatus::Recognised);
                assert_eq!(split(&books, id, None), Some(Code::WrongState));
            }
            assert!(notify(&books, listed()).known);
            assert_eq!(with_status(&books, EntryStatus::Open).len(), 3);
            assert_eq!(books.entries().len(), 3);
            assert_eq!(books.balance("1890"), eur("-47.00"));
            books.assert_all_sound();
        }
    }
}

/// A bank that tells the same payments in two formats tells them twice.
#[test]
fn a_second_notification_of_the_same_payments_is_recognised_by_the_parts() {
    for books in all_books() {
        let details = || vec![detail("30.00", "a", "E-1"), detail("12.00", "b", "E-2")];
        let bare = batch("42.00", Some("BATCH-4711"), Vec::new());
        books.import_one(statement(DAY, "0.00", vec![bare], "42.00"));
        notify(&books, batch("42.00", Some("BATCH-4711"), details()));
        let second = notify(&books, batch("42.00", Some("OTHER-NAME"), details()));
        assert!(!second.known);
        assert_eq!(second.notification.status, NotificationStatus::Recognised);
        assert_eq!(with_status(&books, EntryStatus::Open).len(), 2);
        // Other payments of the same sum and day are others.
        let others = vec![detail("30.00", "a", "E-8"), detail("12.00", "b", "E-9")];
        let other = notify(&books, batch("42.00", Some("THIRD-NAME"), others));
        assert_eq!(other.notification.status, NotificationStatus::Waiting);
        books.assert_all_sound();
    }
}

#[test]
fn payments_that_do_not_come_to_the_entry_do_not_split_it() {
    for books in all_books() {
        let bare = batch("42.00", Some("BATCH-4711"), Vec::new());
        books.import_one(statement(DAY, "0.00", vec![bare], "42.00"));
        let details = vec![detail("30.00", "a", "E-1"), detail("11.00", "b", "E-2")];
        let told = notify(&books, batch("42.00", Some("BATCH-4711"), details)).notification;
        assert_eq!(told.status, NotificationStatus::Linked);
        assert_eq!(told.reason, Some(NotificationReason::Differs));
        assert_eq!(told.difference, eur("1.00"));
        assert_eq!(split(&books, told.id, None), Some(Code::WrongState));
        assert_eq!(with_status(&books, EntryStatus::Open).len(), 1);
        books.assert_all_sound();
    }
}

#[test]
fn an_applied_batch_is_split_once_its_receipt_is_taken_back_and_put_together_again() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "30");
        let bare = batch("42.00", Some("BATCH-4711"), Vec::new());
        books.import_one(statement(DAY, "0.00", vec![bare], "42.00"));
        let whole = books.entries()[0].id;
        let receipt = apply(
            &books,
            applying(&books, whole, Some("30.00"), &[(&invoice, "30.00")]),
        );
        let receipt = receipt.expect("applied").id;
        let details = vec![detail("30.00", "a", "E-1"), detail("12.00", "b", "E-2")];
        let told = notify(&books, batch("42.00", Some("BATCH-4711"), details)).notification;
        assert_eq!(told.status, NotificationStatus::Linked);
        assert_eq!(told.reason, Some(NotificationReason::Applied));
        assert_eq!(split(&books, told.id, None), Some(Code::WrongState));
        take_back(&books, receipt);
        assert_eq!(split(&books, told.id, None), None);
        let parts = with_status(&books, EntryStatus::Open);
        assert_eq!(parts.len(), 2);
        // A part applied and taken back leaves its history with the batch.
        let one = apply(
            &books,
            applying(&books, parts[0].id, None, &[(&invoice, "30.00")]),
        );
        let one = one.expect("applied").id;
        assert_eq!(undo(&books, told.id), Some(Code::WrongState));
        books.assert_all_sound();
        take_back(&books, one);
        assert_eq!(undo(&books, told.id), None);
        let undone = notification(&books, told.id);
        assert_eq!(undone.reason, Some(NotificationReason::Undone));
        let entries = books.entries();
        assert_eq!(entries.len(), 1);
        assert_eq!(
            (entries[0].status, entries[0].parts),
            (EntryStatus::Open, 0)
        );
        assert_eq!(undo(&books, told.id), None, "repeating is no mistake");
        assert_eq!(split(&books, told.id, None), None);
        assert_eq!(books.balance("1890"), eur("-42.00"));
        books.assert_all_sound();
    }
}

#[test]
fn where_two_entries_fit_a_person_says_which() {
    for books in all_books() {
        let twins = vec![money("42.00", "deposit"), money("42.00", "deposit")];
        books.import_one(statement(DAY, "0.00", twins, "84.00"));
        let details = vec![detail("30.00", "a", "E-1"), detail("12.00", "b", "E-2")];
        let told = notify(&books, batch("42.00", None, details)).notification;
        assert_eq!(told.status, NotificationStatus::Waiting);
        assert_eq!(told.reason, Some(NotificationReason::Ambiguous));
        assert_eq!(split(&books, told.id, None), Some(Code::InvalidValue));
        let entries = books.entries();
        assert_eq!(split(&books, told.id, Some(entries[1].id)), None);
        // Another notification cannot take the same entry.
        let more = vec![detail("41.00", "c", "E-3"), detail("1.00", "d", "E-4")];
        let other = notify(&books, batch("42.00", None, more)).notification;
        assert_eq!(other.entry, Some(entries[0].id), "only one is left");
        assert_eq!(
            split(&books, other.id, Some(entries[1].id)),
            Some(Code::WrongState)
        );
        books.assert_all_sound();
    }
}

/// Both wait for one deposit: neither takes it by itself.
#[test]
fn two_notifications_do_not_race_for_one_entry() {
    for books in all_books() {
        for end in ["1", "2"] {
            let details = vec![detail("30.00", "a", end), detail("12.00", "b", end)];
            notify(&books, batch("42.00", None, details));
        }
        let sheet = statement(DAY, "0.00", vec![money("42.00", "deposit")], "42.00");
        books.import_one(sheet);
        assert_eq!(with_status(&books, EntryStatus::Open).len(), 1);
        let page = PageRequest::first(10);
        let all = books.read(|tx, entity| {
            cash::list_notifications(tx, entity, &cash::NotificationFilter::default(), &page)
        });
        let reasons: Vec<_> = all.items.iter().map(|told| told.reason).collect();
        assert_eq!(reasons, [Some(NotificationReason::Ambiguous); 2]);
        books.assert_all_sound();
    }
}

#[test]
fn returned_payments_undo_their_originals_one_by_one() {
    for books in all_books() {
        let first = books.untaxed(books.ada, "30");
        let second = books.untaxed(books.ada, "12");
        let details = vec![
            detail("30.00", &first.number, "E-1"),
            detail("12.00", &second.number, "E-2"),
        ];
        let bare = batch("42.00", Some("BATCH-4711"), Vec::new());
        books.import_one(statement(DAY, "0.00", vec![bare], "42.00"));
        notify(&books, batch("42.00", Some("BATCH-4711"), details));
        assert_eq!(books.match_all().applied.len(), 2);

        let returned = EntryDetail {
            return_reason: Some("AC04".to_owned()),
            ..detail("-12.00", "returned", "E-2")
        };
        let unknown = EntryDetail {
            return_reason: Some("MS03".to_owned()),
            ..detail("-7.00", "returned", "E-9")
        };
        let day = "2026-03-05";
        let bare = batch("-19.00", Some("BATCH-4712"), Vec::new());
        books.import_one(statement(day, "42.00", vec![bare], "23.00"));
        let notice = batch("-19.00", Some("BATCH-4712"), vec![returned, unknown]);
        let told = notify_as(&books, Format::Camt054, vec![notice], day).notification;
        assert_eq!(told.status, NotificationStatus::Split);
        assert_eq!(books.open(first.id), eur("0.00"));
        assert_eq!(books.open(second.id), eur("12.00"), "it is owed again");
        let waiting = with_status(&books, EntryStatus::Open);
        let waiting: Vec<_> = waiting
            .iter()
            .map(|it| (it.amount, it.is_reversal, it.return_reason.as_deref()))
            .collect();
        assert_eq!(waiting, [(eur("-7.00"), true, Some("MS03"))]);
        books.assert_all_sound();
    }
}

#[test]
fn checks_of_a_lockbox_are_the_parts_of_its_deposit() {
    for books in all_books() {
        let checks = ["30.00", "12.00"].map(|amount| Entry {
            references: vec![Reference {
                kind: ReferenceKind::Scheme("check_number".to_owned()),
                value: format!("180{amount}"),
                amount: None,
            }],
            ..money(amount, "check")
        });
        let mut file = file_of(vec![statement(DAY, "0.00", checks.to_vec(), "0.00")]);
        file.format = Format::Lockbox;
        // The number of the lockbox is no account of ours: the only one in euros is it.
        file.statements[0].account = AccountRef {
            other: Some("0022222".to_owned()),
            currency: Some(kernel::Currency::EUR),
            ..AccountRef::default()
        };
        let told = books.write(move |tx, entity| {
            let import = StatementImport {
                file: &file,
                file_id: None,
                account: None,
            };
            cash::import_bank_file(tx, entity, &import)
        });
        let Some(Ok(ImportedBankPart::Notification(told))) = told.first() else {
            panic!("no notification: {told:?}");
        };
        assert_eq!(told.notification.amount, eur("42.00"));
        // The bank books the deposit on the next day.
        let deposit = statement(
            "2026-03-04",
            "0.00",
            vec![money("42.00", "deposit")],
            "42.00",
        );
        books.import_one(deposit);
        let told = notification(&books, told.notification.id);
        assert_eq!(told.status, NotificationStatus::Split);
        assert_eq!(with_status(&books, EntryStatus::Open).len(), 2);
        books.assert_all_sound();
    }
}

/// Files as others wrote them: kept once each, and nothing is posted.
#[test]
fn files_of_banks_and_clearing_houses_are_kept_once_and_post_nothing() {
    let root =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/tests/fixtures/bank");
    let mut files = vec![
        root.join("camt/genkgo/camt054.v2.xml"),
        root.join("camt/genkgo/camt054.v2.with-account-name.xml"),
        root.join("lockbox/test_lockbox.bai"),
    ];
    let clearing = std::fs::read_dir(root.join("nacha/examples/testdata")).expect("a folder");
    let clearing = clearing.map(|file| file.expect("a file").path());
    files.extend(clearing.filter(|path| path.extension().is_some_and(|end| end == "ach")));
    for books in all_books() {
        for (name, number, currency) in [
            (
                "Crowns",
                "CH2801234000123456789",
                kernel::Currency::parse("SEK"),
            ),
            ("Dollars", "4711", kernel::Currency::parse("USD")),
        ] {
            let new = cash::NewBankAccount {
                name: name.to_owned(),
                account_no: number.to_owned(),
                bic: None,
                currency: Some(currency.expect("a currency")),
                ledger_account: None,
            };
            books.write(move |tx, entity| cash::create_bank_account(tx, entity, new.clone()));
        }
        let mut kept = 0;
        for (round, path) in files.iter().chain(&files).enumerate() {
            let bytes = std::fs::read(path).expect("a fixture");
            let hint = formats::bank::Hint::default();
            let file = formats::bank::parse(&bytes, &hint).expect("a bank file");
            let parts = books.write(move |tx, entity| {
                let import = StatementImport {
                    file: &file,
                    file_id: None,
                    account: None,
                };
                cash::import_bank_file(tx, entity, &import)
            });
            for part in parts {
                let Ok(ImportedBankPart::Notification(told)) = part else {
                    panic!("{}: {part:?}", path.display());
                };
                // Some of these files share a batch, so the first round may know one, too.
                assert!(told.known || round < files.len(), "{}", path.display());
                kept += usize::from(!told.known);
            }
        }
        assert!(kept > 10, "{kept}");
        assert_eq!(books.entries(), []);
        books.assert_all_sound();
    }
}
