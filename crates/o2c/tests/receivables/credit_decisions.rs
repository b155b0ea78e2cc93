//! How decisions on credit turned out a year later.

use cashlane_o2c::credit::{self, LimitChange};
use cashlane_o2c::insight::{Figure, Kpi, Period, Scope, cases, measure};
use cashlane_o2c::{Error, PageRequest};
use kernel::{Currency, CustomerId};

use super::*;

fn limit(world: &World, customer: CustomerId, amount: Option<&str>) {
    let change = LimitChange {
        customer,
        currency: Currency::EUR,
        limit: amount.map(eur),
        version: None,
        reason: None,
    };
    world.done(move |tx, entity| credit::set_limit(tx, entity, &change));
}

fn june() -> Period {
    Period {
        from: day("2026-06-01"),
        to: day("2026-06-30"),
    }
}

fn figure(world: &World) -> Figure {
    let ask = |tx: &mut store::Tx, entity| {
        measure(tx, &Scope::of(entity), Kpi::CreditDecisionAccuracy, june())
    };
    world.read(ask).remove(0)
}

#[test]
fn who_was_approved_a_year_ago_is_judged_by_losses_and_very_late_items() {
    on_every_database(|world| {
        let all = world.customers(7);
        let [good, late, lost, before, lowered, lifted, other] = all[..] else {
            panic!("seven customers");
        };
        // An item that was too late already when credit was given tells against the decision while it is
        // open; one that was paid before does not.
        world.now_is("2025-06-10");
        for customer in [good, late, lost, before] {
            limit(world, customer, Some("1000.00"));
        }
        limit(world, lifted, Some("10.00"));
        limit(world, lifted, None);
        limit(world, lowered, Some("0.00"));
        // Asked again within the window it is still one customer.
        limit(world, good, Some("2000.00"));
        limit(world, good, Some("500.00"));
        world.now_is("2025-07-01");
        limit(world, other, Some("1000.00"));

        world.now_is(TODAY);
        let due = |customer, on: &str, number: &str| {
            let invoice = Document::invoice(customer, on, number, eur("100.00"));
            world.post(invoice.due(&[(on, "100.00")]))[0]
        };
        // 90 days late on 30 June is not more than 90; one day earlier is.
        due(good, "2026-04-01", "G-1");
        due(late, "2026-03-31", "L-1");
        let old = due(before, "2025-01-01", "B-1");
        let receipt = world.receipt(before, "2025-06-09", "Z-1", "100.00");
        world.pay(receipt, "2025-06-09", &[(old, "100.00")]);
        let item = due(lost, "2026-06-01", "V-1");
        let request = WriteOff {
            item,
            amount: eur("10.00"),
            reason: WriteOffReason::BadDebt,
            note: Some("insolvent".to_owned()),
            on: day("2026-06-30"),
        };
        world
            .done(move |tx, entity| {
                let one = std::slice::from_ref(&request);
                Ok(receivables::write_off_tx(tx, entity, one)?.remove(0))
            })
            .expect("it is written off");

        // Good, late, lost, before and lifted were approved: three of five held.
        let found = figure(world);
        assert_eq!(found.value, insight::Ratio::of(60, 1), "{}", world.name);
        assert_eq!(found.cases, 5);
        let parts: Vec<String> = found
            .parts
            .iter()
            .map(|it| format!("{} {}", it.name, it.value.expect("a number")))
            .collect();
        assert_eq!(
            parts,
            [
                "approved a year before 5",
                "with a credit loss since 1",
                "more than 90 days late since 1",
            ]
        );
        let listed = world.read(|tx, entity| {
            let mut pages = Vec::new();
            let mut page = PageRequest::first(2);
            let scope = Scope::of(entity);
            loop {
                let found = cases(tx, &scope, Kpi::CreditDecisionAccuracy, june(), None, &page)?;
                pages.extend(found.items.into_iter().map(|case| case.id));
                let Some(next) = found.next else { break };
                page.after = Some(next);
            }
            Ok::<_, Error>(pages)
        });
        let mut expected: Vec<String> = [good, late, lost, before, lifted]
            .iter()
            .map(ToString::to_string)
            .collect();
        expected.sort();
        assert_eq!(listed, expected, "{}", world.name);
    });
}
