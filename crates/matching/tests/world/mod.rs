//! Customers, items and payments that the tests of the engine share.

use cashlane_matching::engine::{
    Book, BookBuilder, CreditRow, CustomerRow, ItemRow, Learned, Match, MatchPolicy, Matcher,
};
use kernel::{Currency, Date};

/// A date.
pub fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// An open item of the first customer.
pub fn item(id: u32, number: &str, open_minor: i64) -> ItemRow<'_> {
    ItemRow {
        id,
        customer: 1,
        number,
        currency: Currency::EUR,
        open_minor,
        issued_on: Some(day("2026-01-05")),
        due_on: Some(day("2026-02-04")),
        purchase_order: "",
        delivery: "",
        reference: "",
        discount: None,
    }
}

/// Two customers, and other people's invoices so that a number is one of many.
pub fn book(items: &[ItemRow<'_>]) -> Book {
    let mut builder = BookBuilder::new();
    for (id, name, account) in [
        (1, "Müller Möbel GmbH & Co. KG", "DE89370400440532013000"),
        (2, "Bianchi Trading S.r.l.", "IT60X0542811101000000123456"),
        (3, "Nordwind Logistik AG", "DE02120300000000202051"),
    ] {
        builder.customer(&CustomerRow {
            id,
            number: ["10007", "10014", "10021"][id as usize - 1],
            name,
            accounts: &[account],
            virtual_accounts: if id == 1 { &["DE55VIRT0001"] } else { &[] },
        });
    }
    for row in items {
        builder.item(row);
    }
    let numbers: Vec<String> = (0..200)
        .map(|n| format!("RE-2026-{:06}", 500_000 + n * 37))
        .collect();
    for (n, number) in (0i64..).zip(&numbers) {
        builder.item(&ItemRow {
            id: 1_000 + u32::try_from(n).expect("few"),
            customer: 3,
            number,
            ..item(0, "", 4_711 + n * 1_013)
        });
    }
    builder.build()
}

/// A payment of the first customer.
pub fn credit(amount_minor: i64, text: &str) -> CreditRow<'_> {
    CreditRow {
        order: 0,
        value_on: day("2026-01-20"),
        amount_minor,
        currency: Currency::EUR,
        payer_name: "MUELLER MOEBEL GMBH & CO. K",
        payer_account: "DE89 3704 0044 0532 0130 00",
        paid_to: "",
        reference: "",
        end_to_end: "NOTPROVIDED",
        text,
    }
}

/// What becomes of a payment among these items, without anything learned.
pub fn matched(items: &[ItemRow<'_>], credit: &CreditRow<'_>) -> Match {
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    Matcher::new(&book(items), &policy, &learned).match_one(credit)
}

/// Items and amounts, by item.
pub fn lines(found: &Match) -> Vec<(u32, i64)> {
    let mut lines: Vec<(u32, i64)> = found
        .allocations
        .iter()
        .map(|line| (line.item, line.amount_minor))
        .collect();
    lines.sort_unstable();
    lines
}
