//! Aged receivables.

use super::*;

fn instalments(customer: kernel::CustomerId, number: &str, parts: [&str; 3]) -> Document {
    let total = Money::sum(Currency::EUR, parts.map(eur)).expect("a sum");
    Document::invoice(customer, "2026-06-01", number, total).due(&[
        ("2026-07-01", parts[0]),
        ("2026-07-31", parts[1]),
        ("2026-08-30", parts[2]),
    ])
}

#[test]
fn instalments_part_payment_and_credit_notes_each_stand_where_they_belong() {
    on_every_database(|world| {
        let customer = world.customer();
        let items = world.post(instalments(customer, "R1", ["30.00", "50.00", "20.00"]));
        let receipt = world.receipt(customer, "2026-06-10", "Z1", "40.00");
        world.pay(
            receipt,
            "2026-06-10",
            &[(items[0], "30.00"), (items[1], "10.00")],
        );
        let left = items
            .iter()
            .map(|item| world.left(*item))
            .collect::<Vec<_>>();
        assert_eq!(left, ["0.00", "40.00", "20.00"]);
        world.post(Document::credit_note(
            customer,
            "2026-06-12",
            "G1",
            eur("100.00"),
        ));
        let row = &world.aging(None).rows[0];
        assert_eq!(row.not_due, eur("60.00"));
        assert_eq!(row.unapplied, eur("-100.00"));
        assert_eq!(row.total, eur("-40.00"));
        world.now_is("2026-08-15");
        let row = &world.aging(None).rows[0];
        assert_eq!((row.not_due, row.overdue[0]), (eur("20.00"), eur("40.00")));
        world.now_is(TODAY);
    });
}

#[test]
fn rows_sum_to_the_ledger_with_part_of_a_credit_note_left() {
    on_every_database(|world| {
        let customer = world.customer();
        let items = world.post(instalments(customer, "R1", ["60.00", "100.00", "40.00"]));
        let receipt = world.receipt(customer, "2026-06-10", "Z1", "40.00");
        world.pay(receipt, "2026-06-10", &[(items[0], "40.00")]);
        let note = world.post(Document::credit_note(
            customer,
            "2026-06-12",
            "G1",
            eur("100.00"),
        ))[0];
        world.pay(note, "2026-06-12", &[(items[0], "20.00")]);
        assert_eq!(world.left(note), "-80.00");
        let row = &world.aging(None).rows[0];
        assert_eq!(row.total, eur("60.00"));
        assert_eq!(row.total, world.balance(Role::Receivable, TODAY));
    });
}

#[test]
fn a_future_payment_counts_from_its_day() {
    on_every_database(|world| {
        let customer = world.customer();
        let invoice = world.invoice(customer, "2026-06-01", "R1", "100.00");
        let receipt = world.receipt(customer, "2026-07-20", "Z1", "90.00");
        world.pay(receipt, "2026-07-20", &[(invoice, "90.00")]);
        assert_eq!(world.aging(Some(TODAY)).totals[0].total, eur("100.00"));
        assert_eq!(world.aging(None).totals[0].total, eur("10.00"));
        assert_eq!(
            world.aging(Some("2026-07-20")).totals[0].total,
            eur("10.00")
        );
    });
}

#[test]
fn one_receipt_pays_two_invoices_and_customers_add_up() {
    on_every_database(|world| {
        let customers = world.customers(4);
        let pair = [
            world.invoice(customers[3], "2026-06-01", "R8", "50.00"),
            world.invoice(customers[3], "2026-06-01", "R9", "50.00"),
        ];
        let receipt = world.receipt(customers[3], "2026-06-05", "Z1", "100.00");
        world.pay(receipt, "2026-06-05", &pair.map(|item| (item, "50.00")));
        for (customer, amount) in customers.iter().zip(["100.00", "50.00", "35.00"]) {
            world.invoice(*customer, "2026-06-01", "R1", amount);
        }
        let aging = world.aging(None);
        assert_eq!(aging.rows.len(), 3);
        assert_eq!(aging.totals[0].total, eur("185.00"));
        let currencies = world.read(|tx, entity| {
            let options = receivables::AgingOptions {
                by_customer: false,
                edges: vec![29],
            };
            receivables::aging(tx, entity, None, &options)
        });
        assert_eq!(currencies.rows, currencies.totals);
        assert_eq!(currencies.rows[0].overdue, [eur("0.00"), eur("185.00")]);
    });
}

#[test]
fn a_day_overdue_is_counted_from_the_due_day_and_the_oldest_are_not_lost() {
    on_every_database(|world| {
        let customer = world.customer();
        for (n, due) in [
            "2026-07-01",
            "2026-06-30",
            "2026-06-01",
            "2026-05-31",
            "2026-03-03",
            "2026-03-02",
            "2020-01-01",
        ]
        .iter()
        .enumerate()
        {
            let document = Document::invoice(customer, "2020-01-01", &n.to_string(), eur("1.00"))
                .due(&[(due, "1.00")]);
            world.post(document);
        }
        for as_of in [None, Some(TODAY)] {
            let row = &world.aging(as_of).rows[0];
            assert_eq!(row.not_due, eur("1.00"));
            let overdue: Vec<i64> = row.overdue.iter().map(|bucket| bucket.minor()).collect();
            assert_eq!(overdue, [200, 100, 0, 100, 200]);
        }
    });
}

#[test]
fn an_entry_dated_back_is_in_the_report_of_that_day() {
    on_every_database(|world| {
        let customer = world.customer();
        world.invoice(customer, "2026-05-05", "R1", "100.00");
        world.invoice(customer, "2026-05-04", "R2", "100.00");
        let total = |on: &str| world.aging(Some(on)).totals[0].total;
        assert_eq!(total("2026-05-04"), eur("100.00"));
        assert_eq!(total("2026-05-05"), eur("200.00"));
        assert!(world.aging(Some("2026-05-03")).rows.is_empty());
    });
}

#[test]
fn edges_must_rise() {
    on_every_database(|world| {
        for edges in [vec![], vec![0, 30], vec![30, 30], vec![60, 30]] {
            let options = receivables::AgingOptions {
                edges,
                by_customer: true,
            };
            let refused = world
                .store
                .read(|tx| receivables::aging(tx, world.entity, None, &options));
            assert_eq!(refusal(refused).field.as_deref(), Some("edges"));
        }
    });
}
