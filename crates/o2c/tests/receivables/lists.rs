//! What customers and clerks read: statements and lists.

use super::*;

#[test]
fn a_statement_leads_from_the_opening_to_the_closing_balance() {
    on_every_database(|world| {
        let customer = world.customer();
        let first = world.invoice(customer, "2026-04-10", "R1", "100.00");
        let second = world.invoice(customer, "2026-05-10", "R2", "50.00");
        let receipt = world.receipt(customer, "2026-05-20", "Z1", "120.00");
        world.pay(receipt, "2026-05-20", &[(first, "100.00")]);
        let later = world.receipt(customer, "2026-06-05", "Z2", "30.00");
        world.pay(later, "2026-06-05", &[(second, "30.00")]);
        let usd = Money::new(700, Currency::USD);
        world.post(Document::invoice(customer, "2026-05-11", "R3", usd));
        let (from, to) = (day("2026-05-01"), day("2026-05-31"));
        let statement =
            world.read(|tx, entity| receivables::statement(tx, entity, customer, from, to));
        assert_eq!(statement.sections.len(), 2);
        let section = &statement.sections[0];
        assert_eq!(
            (section.opening, section.closing),
            (eur("100.00"), eur("30.00"))
        );
        let balances: Vec<i64> = section
            .movements
            .iter()
            .map(|line| line.balance.minor())
            .collect();
        assert_eq!(balances, [15_000, 3_000]);
        let open: Vec<(&str, i64)> = section
            .open_items
            .iter()
            .map(|item| (item.number.as_str(), item.residual.minor()))
            .collect();
        assert_eq!(open, [("R2", 5_000), ("Z1", -2_000)]);
        assert_eq!(statement.sections[1].closing, usd);
        let backwards = world
            .store
            .read(|tx| receivables::statement(tx, world.entity, customer, to, from));
        assert_eq!(refusal(backwards).field.as_deref(), Some("to"));
    });
}

#[test]
fn lists_show_every_item_once_page_by_page() {
    on_every_database(|world| {
        let customers = world.customers(3);
        let documents: Vec<Document> = (0..40)
            .map(|n| {
                let customer = customers[n % 3];
                let on = format!("2026-06-{:02}", n % 7 + 1);
                let number = format!("N{n}");
                match n % 5 {
                    4 => Document::receipt(customer, &on, &number, cents(1_000)),
                    _ => Document::invoice(customer, &on, &number, cents(1_000)),
                }
            })
            .collect();
        let all = documents.len();
        world.done(move |tx, entity| {
            let postings = documents
                .iter()
                .map(|document| document.posting(tx))
                .collect();
            receivables::post_tx(tx, entity, postings)
        });
        let pages = |filter: ItemFilter| {
            let mut page = PageRequest::first(7);
            let mut found = Vec::new();
            loop {
                let part =
                    world.read(|tx, entity| receivables::open_items(tx, entity, &filter, &page));
                found.extend(part.items.into_iter().map(|listed| listed.item));
                match part.next {
                    Some(next) => page.after = Some(next),
                    None => break,
                }
            }
            let mut ids: Vec<OpenItemId> = found.iter().map(|item| item.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), found.len(), "no item twice");
            found
        };
        let open = pages(ItemFilter::default());
        assert_eq!(open.len(), all);
        assert!(open.is_sorted_by_key(|item| (item.due_on, item.id)));
        for state in [ItemState::Open, ItemState::All] {
            let of_one = ItemFilter {
                customer: Some(customers[0]),
                state,
                ..ItemFilter::default()
            };
            assert_eq!(pages(of_one).len(), 14);
        }
        let debts = ItemFilter {
            kind: Some(ItemKind::Receipt),
            ..ItemFilter::default()
        };
        assert_eq!(pages(debts).len(), 8);
        let due = ItemFilter {
            due_before: Some(day("2026-06-03")),
            ..ItemFilter::default()
        };
        assert_eq!(pages(due).len(), 12);
        let cleared = ItemFilter {
            state: ItemState::Cleared,
            ..ItemFilter::default()
        };
        assert_eq!(pages(cleared.clone()).len(), 0);
        let (debit, credit) = (
            &open[0],
            open.iter()
                .find(|item| item.customer == open[0].customer && item.amount.is_negative()),
        );
        let credit = credit.expect("a receipt of the same customer");
        world
            .allocate(debit.id, credit.id, TODAY, cents(1_000))
            .expect("allocated");
        assert_eq!(pages(cleared).len(), 2);
        assert_eq!(pages(ItemFilter::default()).len(), all - 2);

        let numbers = world.read(|tx, entity| {
            receivables::items_by_numbers(tx, entity, &["N1", "N4", "N2", "nope"])
        });
        let mut found: Vec<&str> = numbers.iter().map(|item| item.number.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, ["N1", "N2"], "N4 is a receipt");
    });
}
