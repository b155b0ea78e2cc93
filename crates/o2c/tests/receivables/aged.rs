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

#[test]
fn rows_are_sorted_by_any_column_now_and_on_a_past_day() {
    on_every_database(|world| {
        let customers = world.customers(3);
        for (n, (due, amount)) in [
            ("2026-07-01", "5.00"),
            ("2026-06-15", "7.00"),
            ("2026-05-15", "9.00"),
            ("2026-03-10", "11.00"),
            ("2025-01-01", "13.00"),
        ]
        .into_iter()
        .enumerate()
        {
            for (index, customer) in customers.iter().enumerate() {
                let number = format!("N{n}{index}");
                // Each bucket has another order of the customers.
                let minor = eur(amount).minor() * ((n + index) % 3 + 1) as i64;
                let document = Document::invoice(*customer, "2025-01-01", &number, cents(minor))
                    .due(&[(due, &cents(minor).to_decimal_string())]);
                world.post(document);
            }
        }
        world.receipt(customers[1], "2026-06-01", "Z1", "3.00");
        let sorts = [
            "not_due",
            "bucket_1",
            "bucket_2",
            "bucket_3",
            "bucket_4",
            "bucket_5",
            "overdue",
            "total",
            "unapplied",
        ];
        for (at, word) in sorts.iter().enumerate() {
            for falling in [false, true] {
                let sort = if falling {
                    format!("-{word}")
                } else {
                    (*word).to_owned()
                };
                let minors = |as_of: Option<&str>| -> Vec<i64> {
                    let filter = json!({ "sort": sort, "as_of": as_of });
                    let filter: AgedFilter = serde_json::from_value(filter).expect("a filter");
                    let mut page = PageRequest::first(2);
                    let mut found = Vec::new();
                    loop {
                        let part = world
                            .read(|tx, entity| receivables::aged_page(tx, entity, &filter, &page));
                        found.extend(part.items);
                        match part.next {
                            Some(next) => page.after = Some(next),
                            None => break,
                        }
                    }
                    assert_eq!(found.len(), 3, "{sort}");
                    let of = |row: &AgingRow| match at {
                        0 => row.not_due.minor(),
                        1..=5 => row.overdue[at - 1].minor(),
                        6 => row.overdue.iter().map(|bucket| bucket.minor()).sum(),
                        7 => row.total.minor(),
                        _ => -row.unapplied.minor(),
                    };
                    found.iter().map(of).collect()
                };
                for as_of in [None, Some(TODAY)] {
                    let mut found = minors(as_of);
                    if falling {
                        found.reverse();
                    }
                    assert!(found.is_sorted(), "{sort} {as_of:?}: {found:?}");
                }
            }
        }
    });
}

#[test]
fn totals_of_a_past_day_are_those_of_its_aged_receivables() {
    on_every_database(|world| {
        let customer = world.customer();
        let first = world.invoice(customer, "2026-05-01", "R1", "100.00");
        let second = world.invoice(customer, "2026-06-10", "R2", "50.00");
        let usd = Document::invoice(customer, "2026-05-02", "R3", Money::new(700, Currency::USD));
        world.post(usd);
        let receipt = world.receipt(customer, "2026-06-05", "Z1", "120.00");
        world.pay(
            receipt,
            "2026-06-20",
            &[(first, "100.00"), (second, "20.00")],
        );
        let totals = |as_of: &str, side: Option<ItemSide>| {
            let filter = ItemFilter {
                as_of: Some(day(as_of)),
                side,
                ..ItemFilter::default()
            };
            world.read(|tx, entity| receivables::item_totals(tx, entity, &filter))
        };
        for (on, count, total, overdue) in [
            ("2026-04-30", 0, None, None),
            ("2026-05-01", 1, Some("100.00"), Some("0.00")),
            ("2026-06-05", 3, Some("-20.00"), Some("100.00")),
            ("2026-06-10", 4, Some("30.00"), Some("100.00")),
            ("2026-06-20", 2, Some("30.00"), Some("30.00")),
        ] {
            let found = totals(on, None);
            let euro = found
                .currencies
                .iter()
                .find(|sum| sum.currency == Currency::EUR);
            assert_eq!(found.count, count, "{on}");
            assert_eq!(euro.map(|sum| sum.total), total.map(eur), "{on}");
            assert_eq!(euro.map(|sum| sum.overdue), overdue.map(eur), "{on}");
            let aged = world.aging(Some(on)).totals;
            let aged: Vec<Money> = aged.iter().map(|row| row.total).collect();
            let sums: Vec<Money> = found.currencies.iter().map(|sum| sum.total).collect();
            assert_eq!(sums, aged, "{on}");
        }
        let claims = totals("2026-06-10", Some(ItemSide::Claims));
        assert_eq!(claims.currencies[0].total, eur("150.00"));
        assert_eq!(claims.currencies[0].overdue_count, 1);
        let cleared = ItemFilter {
            as_of: Some(day("2026-06-10")),
            state: ItemState::Cleared,
            ..ItemFilter::default()
        };
        let wrong = world
            .store
            .read(|tx| receivables::item_totals(tx, world.entity, &cleared));
        assert_eq!(refusal(wrong).field.as_deref(), Some("as_of"));
    });
}

/// The balances kept with closed months shorten the way; they must not change where it leads.
#[test]
fn closed_months_change_no_total_of_a_past_day() {
    on_every_database(|world| {
        let customers = world.customers(4);
        let days = [
            "03-05", "03-30", "04-02", "04-30", "05-01", "05-31", "06-10",
        ];
        for (n, on) in days.iter().enumerate() {
            for (index, customer) in customers.iter().enumerate() {
                let amount = cents(((n * 7 + index * 5) % 11 + 1) as i64 * 100);
                let number = format!("N{n}{index}");
                let document = Document::invoice(*customer, &format!("2026-{on}"), &number, amount);
                world.post(document);
            }
        }
        world.receipt(customers[0], "2026-04-10", "Z1", "3.00");
        let by_total = |as_of: &str| -> Vec<(kernel::CustomerId, i64)> {
            let filter = json!({ "sort": "-total", "as_of": as_of });
            let filter: AgedFilter = serde_json::from_value(filter).expect("a filter");
            let page = PageRequest::first(10);
            let page = world.read(|tx, entity| receivables::aged_page(tx, entity, &filter, &page));
            let rows = page.items.iter();
            rows.map(|row| (row.customer.expect("a customer"), row.total.minor()))
                .collect()
        };
        let check = |closed: &str| {
            for on in [
                "03-04", "03-31", "04-01", "04-15", "04-30", "05-02", "05-31", "06-30",
            ] {
                let on = format!("2026-{on}");
                let mut expected: Vec<_> = world
                    .aging(Some(&on))
                    .rows
                    .iter()
                    .map(|row| (row.customer.expect("a customer"), row.total.minor()))
                    .collect();
                expected.sort_by_key(|(customer, minor)| std::cmp::Reverse((*minor, *customer)));
                assert_eq!(by_total(&on), expected, "{on}, closed through {closed}");
            }
        };
        check("nothing");
        for through in ["2026-03-01", "2026-05-01"] {
            world.done(|tx, entity| receivables::close_periods(tx, entity, day(through)));
            check(through);
        }
        let reopened = world.write(|tx, entity| {
            receivables::reopen_period(tx, entity, day("2026-05-01"), "late invoice")
        });
        reopened.expect("reopened");
        world.invoice(customers[2], "2026-05-20", "L1", "40.00");
        check("2026-04-01");
    });
}
