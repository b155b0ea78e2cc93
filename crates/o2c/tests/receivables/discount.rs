//! Early-payment discounts.

use super::*;

/// An invoice with a discount until 11 January and a receipt for it.
fn set_up(
    world: &World,
    gross: &str,
    tax: &str,
    discount: &str,
    paid: &str,
    on: &str,
) -> (OpenItemId, OpenItemId) {
    let customer = world.customer();
    let document = Document::invoice(customer, "2026-01-01", "R1", eur(gross))
        .taxed(tax)
        .discount("2026-01-11", discount);
    (
        world.post(document)[0],
        world.receipt(customer, on, "Z1", paid),
    )
}

fn with_discount(item: OpenItemId, amount: &str, discount: &str) -> SettleLine {
    SettleLine {
        discount: Some(eur(discount)),
        ..line(item, eur(amount))
    }
}

#[test]
fn it_takes_net_and_tax_back_in_proportion() {
    on_every_database(|world| {
        for (gross, tax, discount, cash, net_part, tax_part) in [
            ("1000.00", "0.00", "100.00", "900.00", "100.00", "0.00"),
            ("1725.00", "225.00", "172.50", "1552.50", "150.00", "22.50"),
            ("1725.05", "225.05", "172.50", "1552.55", "150.00", "22.50"),
            ("57.55", "7.55", "5.75", "51.80", "5.00", "0.75"),
            ("3150.00", "150.00", "315.00", "2835.00", "300.00", "15.00"),
        ] {
            let before = [Role::Discount, Role::Tax].map(|role| world.balance(role, TODAY));
            let (invoice, receipt) = set_up(world, gross, tax, discount, cash, "2026-01-11");
            let lines = vec![with_discount(invoice, cash, discount)];
            let settled = world
                .settle(settlement(receipt, "2026-01-11", lines))
                .expect("settled");
            assert_eq!((settled.allocations.len(), settled.entries.len()), (2, 1));
            assert_eq!(world.left(invoice), "0.00");
            let net = world.balance(Role::Discount, TODAY).checked_sub(before[0]);
            assert_eq!(net, Ok(eur(net_part)), "{gross}");
            let tax_after = world.balance(Role::Tax, TODAY);
            let expected = before[1]
                .checked_sub(eur(tax))
                .and_then(|at| at.checked_add(eur(tax_part)));
            assert_eq!(Ok(tax_after), expected, "{gross}");
        }
    });
}

#[test]
fn it_is_refused_where_it_is_not_due() {
    on_every_database(|world| {
        let try_it = |paid: &str, on: &'static str, line: &dyn Fn(OpenItemId) -> SettleLine| {
            let (invoice, receipt) = set_up(world, "100.00", "0.00", "2.00", paid, on);
            let outcome = world.settle(settlement(receipt, on, vec![line(invoice)]));
            (outcome, world.left(invoice))
        };
        for (paid, on, line) in [
            // Paid in full: there is nothing to take a discount off.
            (
                "100.00",
                "2026-01-05",
                (|item| with_discount(item, "100.00", "2.00")) as fn(_) -> _,
            ),
            // A part payment does not clear the invoice.
            ("49.00", "2026-01-05", |item| {
                with_discount(item, "49.00", "1.00")
            }),
            // More than offered.
            ("97.00", "2026-01-05", |item| {
                with_discount(item, "97.00", "3.00")
            }),
            // A day late.
            ("98.00", "2026-01-12", |item| {
                with_discount(item, "98.00", "2.00")
            }),
        ] {
            let (outcome, left) = try_it(paid, on, &line);
            assert_eq!(
                refused(&outcome),
                (Code::DiscountNotDue, "lines[0].discount"),
                "{paid}"
            );
            assert_eq!(
                left, "100.00",
                "a refused settlement leaves everything as it was"
            );
        }
        let late = |reason: Option<&'static str>| {
            try_it("98.00", "2026-01-12", &|item| SettleLine {
                discount_late: true,
                discount_reason: reason.map(str::to_owned),
                ..with_discount(item, "98.00", "2.00")
            })
        };
        for no_reason in [None, Some("  ")] {
            let (outcome, left) = late(no_reason);
            let expected = (Code::InvalidValue, "lines[0].discount_reason");
            assert_eq!(refused(&outcome), expected);
            assert_eq!(left, "100.00");
        }
        let (outcome, left) = late(Some("agreed by phone"));
        let entry = outcome.expect("granted").entries[0];
        assert_eq!(left, "0.00");
        let view = world.read(|tx, entity| receivables::entry(tx, entity, entry));
        assert_eq!(view.reason.as_deref(), Some("agreed by phone"));
    });
}

#[test]
fn a_credit_note_takes_its_share_of_it_along() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.post(
            Document::invoice(customer, "2026-01-01", "R1", eur("100.00"))
                .discount("2026-01-11", "2.00"),
        )[0];
        let note = world.post(Document::credit_note(
            customer,
            "2026-01-03",
            "G1",
            eur("50.00"),
        ))[0];
        world.pay(note, "2026-01-03", &[(invoice, "50.00")]);
        let receipt = world.receipt(customer, "2026-01-05", "Z1", "49.00");
        let too_much = vec![with_discount(invoice, "48.00", "2.00")];
        let outcome = world.settle(settlement(receipt, "2026-01-05", too_much));
        assert_eq!(refused(&outcome).0, Code::DiscountNotDue);
        let right = vec![with_discount(invoice, "49.00", "1.00")];
        world
            .settle(settlement(receipt, "2026-01-05", right))
            .expect("settled");
        assert_eq!(world.left(invoice), "0.00");
    });
}

#[test]
fn several_invoices_paid_together_give_the_same_totals_as_single_ones() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoices: Vec<OpenItemId> = (0..2)
            .map(|n| {
                let document =
                    Document::invoice(customer, "2026-01-01", &format!("R{n}"), eur("1725.05"))
                        .taxed("225.05")
                        .discount("2026-01-11", "172.50");
                world.post(document)[0]
            })
            .collect();
        let receipt = world.receipt(customer, "2026-01-11", "Z1", "3105.10");
        let lines = invoices
            .iter()
            .map(|item| with_discount(*item, "1552.55", "172.50"))
            .collect();
        let settled = world
            .settle(settlement(receipt, "2026-01-11", lines))
            .expect("settled");
        assert!(settled.rest.is_zero());
        assert_eq!(world.balance(Role::Discount, TODAY), eur("300.00"));
        assert_eq!(world.balance(Role::Receivable, TODAY), eur("0.00"));
    });
}

#[test]
fn what_was_granted_on_an_invoice_counts_with_it_once_all_of_it_is_paid() {
    use cashlane_o2c::insight::{Kpi, Period, Scope, measure};

    on_every_database(|world| {
        let customer = world.customer();
        let whole = Document::invoice(customer, "2026-01-01", "R1", eur("100.00"))
            .discount("2026-01-11", "10.00");
        let whole = world.post(whole)[0];
        let parts = Document::invoice(customer, "2026-01-01", "R2", eur("100.00"))
            .due(&[("2026-01-31", "60.00"), ("2026-02-28", "40.00")])
            .discount("2026-01-11", "4.00");
        let parts = world.post(parts);
        for (number, item, cash, discount) in [
            ("Z1", whole, "90.00", "10.00"),
            ("Z2", parts[0], "56.00", "4.00"),
        ] {
            let receipt = world.receipt(customer, "2026-01-10", number, cash);
            let lines = vec![with_discount(item, cash, discount)];
            let settled = world.settle(settlement(receipt, "2026-01-10", lines));
            settled.expect("settled");
        }
        let receipt = world.receipt(customer, "2026-02-20", "Z3", "40.00");
        world.pay(receipt, "2026-02-20", &[(parts[1], "40.00")]);
        let taken = |from: &str, to: &str| {
            let period = Period {
                from: day(from),
                to: day(to),
            };
            let figures = world
                .read(|tx, entity| measure(tx, &Scope::of(entity), Kpi::DiscountTakenRate, period));
            figures[0].value.map(|it| it.to_string())
        };
        // 10 of 10; then 4 of the 8 that were offered on both instalments.
        assert_eq!(taken("2026-01-01", "2026-01-31").as_deref(), Some("100"));
        assert_eq!(taken("2026-02-01", "2026-02-28").as_deref(), Some("50"));
    });
}

#[test]
fn receivables_without_sales_turn_over_not_at_all() {
    use cashlane_o2c::insight::{Kpi, Period, Scope, measure};

    on_every_database(|world| {
        let customer = world.customer();
        world.post(Document::invoice(
            customer,
            "2026-01-05",
            "R1",
            eur("100.00"),
        ));
        let february = Period {
            from: day("2026-02-01"),
            to: day("2026-02-28"),
        };
        let figures =
            world.read(|tx, entity| measure(tx, &Scope::of(entity), Kpi::ArTurnover, february));
        let value = figures[0].value.map(|it| it.to_string());
        assert_eq!((figures.len(), value.as_deref()), (1, Some("0")));
    });
}
