//! Scenario S22, numbering: gapless per legal entity and series, also under parallel load.
//!
//! A series per customer or one that changes its form in between is not part of this version: a
//! series belongs to a legal entity and keeps its form once its first number is drawn. There are no
//! drafts; a trial run shows a number without drawing it.

use std::collections::BTreeSet;

use cashlane_tests::{Company, systems, untaxed_line};
use serde_json::{Value, json};

const DAY: &str = "2025-02-03";

fn numbers(house: &Company<'_>, kind: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut path = format!("invoices?kind={kind}&limit=100");
    loop {
        let page = house.read(&path);
        let items = page["items"].as_array().expect("items").iter();
        numbers.extend(items.map(|it| it["number"].as_str().expect("a number").to_owned()));
        match page["next"].as_str() {
            Some(next) => path = format!("invoices?kind={kind}&limit=100&after={next}"),
            None => break,
        }
    }
    numbers.sort_unstable();
    numbers
}

fn contiguous(prefix: &str, count: usize) -> Vec<String> {
    (1..=count)
        .map(|number| format!("{prefix}{number:06}"))
        .collect()
}

#[test]
fn each_legal_entity_and_each_series_counts_by_itself() {
    for system in systems() {
        let prefixes = json!({ "prefixes": { "invoice": "BENT-", "credit_note": "BENT-C-" } });
        let bent = Company::named(&system, "BENT", &prefixes);
        let other = Company::named(&system, "OTHER", &json!({}));
        for house in [&bent, &other] {
            let customers = ["Ada", "Bob", "Cid"].map(|name| house.customer(name));
            for customer in &customers {
                house.invoice(customer, "10", DAY);
            }
            let last = house.invoice(&customers[2], "10", DAY);
            house.credit_note(&last, &json!({ "issued_on": DAY }));
        }
        assert_eq!(numbers(&bent, "invoice"), contiguous("BENT-", 4));
        assert_eq!(numbers(&bent, "credit_note"), contiguous("BENT-C-", 1));
        assert_eq!(numbers(&other, "invoice"), contiguous("INV", 4));
        assert_eq!(numbers(&other, "credit_note"), contiguous("CN", 1));
        let changed = json!({ "series": "invoice", "prefix": "NEW-", "width": 4 });
        bent.problem("number-series", &changed, "wrong_state");
        bent.assert_sound();
    }
}

#[test]
fn what_is_refused_or_only_tried_draws_no_number() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        house.invoice(&ada, "10", DAY);
        let fine = json!({ "customer": ada, "issued_on": DAY, "lines": [untaxed_line("10")] });
        let tried = house.done("invoices?dry_run=true", &fine);
        assert_eq!(tried["number"], "INV000002", "a trial shows what would be");
        let bad = json!({ "customer": ada, "issued_on": DAY, "lines": [untaxed_line("-10")] });
        house.problem("invoices", &bad, "invalid_value");
        // A bad one in the middle of a batch leaves no hole either.
        let verdicts = house
            .api()
            .bulk(&house.path("invoices/bulk"), &[fine.clone(), bad, fine]);
        let made: Vec<&Value> = verdicts.iter().map(|it| &it["result"]["number"]).collect();
        assert_eq!(
            made,
            [&json!("INV000002"), &Value::Null, &json!("INV000003")]
        );
        assert_eq!(numbers(&house, "invoice"), contiguous("INV", 3));
        house.assert_sound();
    }
}

#[test]
fn parallel_invoices_of_two_legal_entities_leave_no_gap() {
    const THREADS: usize = 4;
    const EACH: usize = 10;
    for system in systems() {
        let (one, two) = (
            Company::named(&system, "ONE", &json!({})),
            Company::named(&system, "TWO", &json!({})),
        );
        let customers = [one.customer("Ada"), two.customer("Bob")];
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let pairs = [(&one, &customers[0]), (&two, &customers[1])];
                scope.spawn(move || {
                    for turn in 0..EACH {
                        let (house, customer) = pairs[(thread + turn) % 2];
                        house.invoice(customer, "10", DAY);
                        let (house, customer) = pairs[(thread + turn + 1) % 2];
                        let invoice = house.invoice(customer, "10", DAY);
                        house.credit_note(&invoice, &json!({ "issued_on": DAY }));
                    }
                });
            }
        });
        for house in [&one, &two] {
            assert_eq!(numbers(house, "invoice"), contiguous("INV", THREADS * EACH));
            assert_eq!(
                numbers(house, "credit_note"),
                contiguous("CN", THREADS * EACH / 2)
            );
            let journal = house.read("journal?limit=100");
            let entries = journal["items"].as_array().expect("entries").iter();
            let numbers: BTreeSet<&str> = entries.filter_map(|it| it["number"].as_str()).collect();
            let expected = contiguous("J", THREADS * EACH * 3 / 2);
            assert!(
                numbers
                    .iter()
                    .copied()
                    .eq(expected.iter().map(String::as_str)),
                "{numbers:?}"
            );
            house.assert_sound();
        }
    }
}
