//! Discounts and write-offs are taken back by a person, and the journal finds what was posted.

use cashlane_o2c::access::{Permission, Principal};
use cashlane_o2c::receivables::{EntryReversal, EntryView, ReversedEntry};
use cashlane_o2c::{Outcome, Page};
use kernel::{Date, JournalEntryId};

use super::*;

fn undo(
    world: &World,
    caller: &Principal,
    entry: JournalEntryId,
    on: Option<Date>,
) -> Result<Outcome<ReversedEntry>, Error> {
    let caller = caller.clone();
    world.write(move |tx, entity| {
        let request = EntryReversal {
            entry,
            on,
            reason: "granted by mistake".to_owned(),
        };
        let requests = std::slice::from_ref(&request);
        Ok(receivables::reverse_adjustments_tx(tx, entity, &caller, requests)?.remove(0))
    })
}

fn undone(world: &World, entry: JournalEntryId, on: Option<Date>) -> Outcome<ReversedEntry> {
    undo(world, &Principal::system("test"), entry, on).expect("allowed")
}

/// An invoice of 100.00 paid with 97.00, a discount of 2.00 and 1.00 given up: the invoice, the
/// receipt, and the entries of both adjustments.
fn settled(world: &World) -> (OpenItemId, OpenItemId, Vec<JournalEntryId>) {
    let customer = world.customer();
    let invoice = world.post(
        Document::invoice(customer, "2026-06-01", "R1", eur("100.00"))
            .taxed("19.00")
            .discount("2026-06-11", "2.00"),
    )[0];
    let receipt = world.receipt(customer, "2026-06-10", "Z1", "97.00");
    let paid = SettleLine {
        discount: Some(eur("2.00")),
        write_off: Some(given_up("1.00")),
        ..line(invoice, eur("97.00"))
    };
    let settled = world.settle(settlement(receipt, "2026-06-10", vec![paid]));
    (invoice, receipt, settled.expect("settled").entries)
}

#[test]
fn each_adjustment_can_be_taken_back_by_itself_and_once() {
    on_every_database(|world| {
        let (invoice, receipt, entries) = settled(world);
        let [discount, write_off] = entries[..] else {
            panic!("two entries: {entries:?}")
        };
        let early = undone(world, discount, Some(day("2026-06-09")));
        assert_eq!(refused(&early), (Code::InvalidValue, "on"));
        let reversed = undone(world, discount, None).expect("taken back");
        assert_eq!((reversed.item, reversed.on), (Some(invoice), day(TODAY)));
        assert_eq!(reversed.residual, Some(eur("2.00")));
        assert_eq!(world.left(invoice), "2.00");
        assert_eq!(world.balance(Role::Discount, TODAY), eur("0.00"));
        assert_eq!(world.balance(Role::Tax, TODAY), eur("-19.00"));
        let again = undone(world, discount, None);
        assert_eq!(refused(&again), (Code::WrongState, "entry"));

        undone(world, write_off, Some(day("2026-06-20"))).expect("taken back");
        assert_eq!(world.left(invoice), "3.00");
        assert_eq!(world.left(receipt), "0.00");
        assert_eq!(world.events("entry_reversed"), 2);
        assert_eq!(world.events("items_unallocated"), 2);

        let view = world.read(|tx, entity| receivables::entry(tx, entity, discount));
        assert_eq!(view.reversed_by, Some(reversed.reversal));
        let reversal = world.read(|tx, entity| receivables::entry(tx, entity, reversed.reversal));
        assert_eq!(view.reversed_by_number, Some(reversal.number));
        assert_eq!(reversal.reverses_number, Some(view.number));
        assert_eq!(reversal.reason.as_deref(), Some("granted by mistake"));
        // What the receipt paid stands, so taking it back later undoes neither a second time.
        let entry = world.item(receipt).entry;
        world
            .done(move |tx, entity| {
                receivables::reverse_entries_tx(tx, entity, &[entry], day(TODAY), "returned")
            })
            .remove(0)
            .expect("reversed");
        assert_eq!(world.left(invoice), "100.00");
    });
}

#[test]
fn other_entries_are_refused_with_what_to_do_instead() {
    on_every_database(|world| {
        let (invoice, receipt, entries) = settled(world);
        let reversal = undone(world, entries[0], None)
            .expect("taken back")
            .reversal;
        let of = |item| world.item(item).entry;
        for (entry, way_out) in [
            (of(invoice), "issue a credit note"),
            (of(receipt), "undo the receipt"),
            (reversal, "grant the discount or write the item off again"),
        ] {
            let refusal = undone(world, entry, None).expect_err("another kind");
            assert_eq!(refusal.code, Code::WrongState);
            assert_eq!(refusal.remedy, way_out);
        }
        let unknown = undone(world, JournalEntryId::from_uuid(uuid::Uuid::nil()), None);
        assert_eq!(refused(&unknown), (Code::UnknownReference, "entry"));
        world.done(|tx, entity| receivables::close_periods(tx, entity, day("2026-06-30")));
        let closed = undone(world, entries[1], Some(day("2026-06-30")));
        assert_eq!(refused(&closed).0, Code::PeriodClosed);
        undone(world, entries[1], None).expect("dated in an open period");
    });
}

#[test]
fn a_write_off_is_taken_back_only_by_who_may_write_off() {
    on_every_database(|world| {
        let (invoice, _, entries) = settled(world);
        let clerk = |permissions: &[Permission]| {
            let mut clerk = Principal::system("clerk");
            for grant in &mut clerk.grants {
                grant.permissions = permissions.iter().copied().collect();
            }
            clerk
        };
        let some = clerk(&[Permission::ReceivablesAllocate]);
        let denied = undo(world, &some, entries[1], None);
        assert!(matches!(
            denied,
            Err(Error::Denied {
                permission: "receivables.write_off"
            })
        ));
        assert_eq!(world.left(invoice), "0.00");
        undo(world, &some, entries[0], None)
            .expect("allowed")
            .expect("a discount");
        let both = [
            Permission::ReceivablesAllocate,
            Permission::ReceivablesWriteOff,
        ];
        undo(world, &clerk(&both), entries[1], None)
            .expect("allowed")
            .expect("taken back");
        assert_eq!(world.left(invoice), "3.00");
    });
}

#[test]
fn the_journal_shows_the_entries_of_an_account_and_of_a_document_once_each() {
    on_every_database(|world| {
        let (invoice, _, entries) = settled(world);
        let usd = Money::new(900, Currency::USD);
        let dollars = Document::invoice(world.item(invoice).customer, "2026-06-02", "R2", usd);
        let dollars = world.post(dollars)[0];
        let list = |filter: JournalFilter| -> Vec<EntryView> {
            let mut page = PageRequest::first(2);
            let mut found = Vec::new();
            loop {
                let part: Page<EntryView> =
                    world.read(|tx, entity| receivables::journal(tx, entity, &filter, &page));
                found.extend(part.items);
                match part.next {
                    Some(next) => page.after = Some(next),
                    None => return found,
                }
            }
        };
        let account = |account: &str| JournalFilter {
            account: Some(account.to_owned()),
            ..JournalFilter::default()
        };
        let all = list(JournalFilter::default());
        let chart = world.read(receivables::chart);
        let code = |role: Role| {
            chart
                .resolve(&role.into())
                .expect("an account")
                .code
                .clone()
        };
        for role in [Role::Receivable, Role::Tax, Role::Discount] {
            let code = code(role);
            let found = list(account(&code));
            let expected: Vec<_> = all
                .iter()
                .filter(|entry| entry.lines.iter().any(|line| line.account == code))
                .collect();
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{role}");
        }
        let in_dollars = JournalFilter {
            currency: Some(Currency::USD),
            ..account(&code(Role::Receivable))
        };
        let found = list(in_dollars);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, world.item(dollars).entry);
        let of_discount = JournalFilter {
            kind: Some(EntryKind::Discount),
            ..account(&code(Role::Receivable))
        };
        assert_eq!(list(of_discount)[0].id, entries[0]);
        let of_invoice = JournalFilter {
            source: Some(world.item(invoice).source.text()),
            ..JournalFilter::default()
        };
        assert_eq!(list(of_invoice)[0].id, world.item(invoice).entry);
        for (filter, field) in [
            (
                JournalFilter {
                    currency: Some(Currency::EUR),
                    ..JournalFilter::default()
                },
                "currency",
            ),
            (
                JournalFilter {
                    source: Some("R1".to_owned()),
                    ..JournalFilter::default()
                },
                "source",
            ),
        ] {
            let page = PageRequest::first(2);
            let wrong = world
                .store
                .read(|tx| receivables::journal(tx, world.entity, &filter, &page));
            assert_eq!(refusal(wrong).field.as_deref(), Some(field));
        }
    });
}
