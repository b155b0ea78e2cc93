//! Write-offs.

use cashlane_o2c::parties::{self, EntityChange};

use super::*;

fn write_off(world: &World, item: OpenItemId, amount: &str) -> cashlane_o2c::Outcome<()> {
    with_reason(world, item, amount, WriteOffReason::SmallDifference, None)
}

fn with_reason(
    world: &World,
    item: OpenItemId,
    amount: &str,
    reason: WriteOffReason,
    note: Option<&'static str>,
) -> cashlane_o2c::Outcome<()> {
    let request = WriteOff {
        item,
        amount: eur(amount),
        reason,
        note: note.map(str::to_owned),
        on: day(TODAY),
    };
    world
        .done(move |tx, entity| {
            Ok(receivables::write_off_tx(tx, entity, std::slice::from_ref(&request))?.remove(0))
        })
        .map(drop)
}

#[test]
fn the_limit_holds_on_every_path_and_for_all_write_offs_of_an_item_together() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "455.00");
        let over = write_off(world, invoice, "10.01");
        assert_eq!(refused(&over), (Code::ExceedsLimit, "amount"));
        write_off(world, invoice, "6.00").expect("within the limit");
        let rest = write_off(world, invoice, "4.01");
        assert_eq!(refused(&rest), (Code::ExceedsLimit, "amount"));

        let receipt = world.receipt(customer, "2026-06-02", "Z1", "500.00");
        let by_line = SettleLine {
            write_off: Some(given_up("4.01")),
            ..line(invoice, eur("444.99"))
        };
        let outcome = world.settle(settlement(receipt, TODAY, vec![by_line]));
        assert_eq!(
            refused(&outcome),
            (Code::ExceedsLimit, "lines[0].write_off.amount")
        );
        let by_rest = Settlement {
            rest: Some(given_up("51.00")),
            ..settlement(receipt, TODAY, vec![line(invoice, eur("449.00"))])
        };
        assert_eq!(
            refused(&world.settle(by_rest)),
            (Code::ExceedsLimit, "rest.amount")
        );
        write_off(world, invoice, "4.00").expect("exactly the limit");
        assert_eq!(world.left(invoice), "445.00");
    });
}

#[test]
fn bad_debt_needs_a_note() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "9.00");
        let bad = |note| with_reason(world, invoice, "9.00", WriteOffReason::BadDebt, note);
        assert_eq!(refused(&bad(None)), (Code::InvalidValue, "note"));
        bad(Some("insolvent")).expect("written off");
        assert_eq!(world.balance(Role::BadDebt, TODAY), eur("9.00"));
    });
}

#[test]
fn each_currency_has_a_limit_of_its_own_and_none_until_it_is_set() {
    on_every_database(|world| {
        let customer = world.customer();
        let usd = |minor| Money::new(minor, Currency::USD);
        let invoice = world.post(Document::invoice(customer, TODAY, "R1", usd(900)))[0];
        let write_off = |minor| {
            let request = WriteOff {
                item: invoice,
                amount: usd(minor),
                reason: WriteOffReason::Goodwill,
                note: None,
                on: day(TODAY),
            };
            world.done(move |tx, entity| {
                let requests = std::slice::from_ref(&request);
                Ok(receivables::write_off_tx(tx, entity, requests)?.remove(0))
            })
        };
        let refusal = write_off(1).expect_err("no limit is set");
        assert_eq!(refusal.code, Code::ExceedsLimit);
        assert!(
            refusal.detail.contains("the limit is 0.00 USD"),
            "{refusal}"
        );

        world.done(|tx, entity| {
            let change = EntityChange {
                foreign_write_off_limits_minor: Some([(Currency::USD, 500)].into_iter().collect()),
                ..EntityChange::default()
            };
            parties::change_entity(tx, entity, 1, change)
        });
        assert_eq!(refused(&write_off(501)), (Code::ExceedsLimit, "amount"));
        write_off(500).expect("exactly the limit");
        assert_eq!(world.left(invoice), "4.00");
        assert_eq!(refused(&write_off(1)), (Code::ExceedsLimit, "amount"));
    });
}

#[test]
fn it_cannot_be_moved_to_another_item_but_be_reversed() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "100.00");
        let request = WriteOff {
            item: invoice,
            amount: eur("10.00"),
            reason: WriteOffReason::SmallDifference,
            note: None,
            on: day("2026-06-05"),
        };
        let adjusted = world
            .done(move |tx, entity| {
                let requests = std::slice::from_ref(&request);
                Ok(receivables::write_off_tx(tx, entity, requests)?.remove(0))
            })
            .expect("written off");
        let undone = world.done(move |tx, entity| {
            receivables::unallocate_tx(tx, entity, day(TODAY), &[adjusted.allocation], "no")
        });
        assert_eq!(refused(&undone[0]), (Code::WrongState, "allocation"));
        let reversed = world.done(move |tx, entity| {
            let entries = [adjusted.entry];
            receivables::reverse_entries_tx(tx, entity, &entries, day(TODAY), "paid after all")
        });
        assert!(reversed[0].is_ok());
        assert_eq!(world.left(invoice), "100.00");
        assert_eq!(world.balance(Role::SmallDifference, TODAY), eur("0.00"));
        write_off(world, invoice, "10.00").expect("the limit is free again");
    });
}
