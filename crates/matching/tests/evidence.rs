//! The evidence that payers give, kind by kind: how they write numbers, references and names, and
//! what their banks make of it.

mod world;

use cashlane_matching::engine::{
    BookBuilder, CreditRow, CustomerRow, Habit, ItemRow, Learned, Match, MatchPolicy, Matcher,
    Naming, Reason, Verdict,
};
use kernel::Currency;
use world::{book, credit, day, item, lines, matched};

/// Among other items, the payment posts for the first item alone.
#[track_caller]
fn posts_the_first(one: ItemRow<'_>, credit: &CreditRow<'_>) -> Naming {
    let found = matched(&[one, item(2, "RE-2026-700002", 25_050)], credit);
    assert_eq!(
        lines(&found),
        [(1, credit.amount_minor)],
        "{credit:?} {found:?}"
    );
    assert_eq!(found.verdict, Verdict::Post, "{credit:?} {found:?}");
    let naming = found.evidence.first().map(|it| it.naming);
    naming.unwrap_or_else(|| panic!("nothing names it: {credit:?} {found:?}"))
}

#[test]
fn a_number_is_read_across_the_end_of_a_line_wherever_the_line_ends() {
    let number = "INV-2026-0012345";
    let words = "Ueberweisung zum Ausgleich der im vergangenen Monat eroeffneten Posten, "
        .to_owned()
        + "Zahlung unserer offenen Rechnung fuer Waren laut Lieferung im Monat Januar an unser \
                 Lager in der Halle, besten Dank fuer die Sendung, mit ";
    for width in [27usize, 35, 65, 140] {
        for before in 1..number.len() {
            let mut text = words[words.len() - (width - before)..].to_owned();
            text.push_str(number);
            text.push_str(" danke");
            let lines: Vec<&str> = [&text[..width], &text[width..]].to_vec();
            for end in [" ", "\n", "\r\n"] {
                posts_the_first(item(1, number, 11_900), &credit(11_900, &lines.join(end)));
            }
        }
    }
}

#[test]
fn what_a_full_text_cut_off_is_looked_for() {
    let numbers: Vec<String> = (0..14)
        .map(|n| format!("RE-2026-{:06}", 700_100 + n * 13))
        .collect();
    let items: Vec<ItemRow<'_>> = (1u32..)
        .zip(&numbers)
        .map(|(id, number)| item(id, number, 10_007 + i64::from(id * id) * 791))
        .collect();
    let sum: i64 = items.iter().map(|row| row.open_minor).sum();
    let text = numbers.join(", ");
    let found = matched(&items, &credit(sum, &text[..140]));
    assert_eq!(found.residual_minor, 0, "{found:?}");
    assert_eq!(found.allocations.len(), items.len());
}

#[test]
fn payment_references_of_each_country_name_their_item() {
    for reference in [
        "RF18539007547034",            // ISO 11649
        "+++090/9337/55493+++",        // Belgium
        "12345672",                    // Finland
        "1234567890128",               // Norway
        "210000000003139471430009017", // Switzerland
    ] {
        let mut one = item(1, "RE-2026-700001", 11_900);
        one.reference = reference;
        let mut structured = credit(11_900, "");
        structured.reference = reference;
        assert_eq!(posts_the_first(one, &structured), Naming::Reference);
        let spelled = reference.replace(['+', '/'], "");
        let torn: Vec<&str> = [&spelled[..4], &spelled[4..7], &spelled[7..]].to_vec();
        structured.reference = "";
        let text = format!("ref {}", torn.join(" "));
        structured.text = &text;
        assert_eq!(
            posts_the_first(one, &structured),
            Naming::Reference,
            "{text}"
        );
    }
}

#[test]
fn a_reference_with_check_digits_may_hold_the_number_itself() {
    // 7000012345 with the check digits of ISO 11649, OGM/VCS, Finland, KID and Swiss QR.
    for reference in [
        "RF547000012345",
        "700001234570",
        "70000123454",
        "70000123458",
        "000000000000000070000123451",
    ] {
        let mut paid = credit(11_900, "");
        paid.reference = reference;
        let one = item(1, "7000012345", 11_900);
        assert_eq!(
            posts_the_first(one, &paid),
            Naming::Reference,
            "{reference}"
        );
    }
}

#[test]
fn the_payers_own_mark_may_be_the_number() {
    for mark in ["RE-2026-700001", "re2026700001", "2026700001"] {
        let mut paid = credit(11_900, "Zahlung");
        paid.end_to_end = mark;
        posts_the_first(item(1, "RE-2026-700001", 11_900), &paid);
    }
}

#[test]
fn our_own_collections_are_known_by_their_mark_and_by_their_mandate() {
    let mut builder = BookBuilder::new();
    for (id, mandate) in [(1, "MND-0001/A"), (2, "MND-0002")] {
        builder.customer(&CustomerRow {
            id,
            number: "",
            name: "",
            accounts: &[],
            virtual_accounts: &[],
        });
        builder.mandate(mandate);
    }
    for (id, customer, collection) in [(1, 1, "COL-88-1"), (2, 2, "COL-88-2"), (3, 2, "COL-88-3")] {
        let number = ["RE-1", "RE-2", "RE-3"][id as usize - 1];
        builder.item(&ItemRow {
            customer,
            ..item(id, number, 11_900 + i64::from(id % 2) * 100)
        });
        builder.reference(collection);
    }
    let book = builder.build();
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let matcher = Matcher::new(&book, &policy, &learned);
    let mut collected = credit(12_000, "SEPA-Lastschrift");
    (collected.payer_name, collected.payer_account) = ("", "");
    collected.end_to_end = "COL-88-3";
    let found = matcher.match_one(&collected);
    assert_eq!(
        (lines(&found), found.verdict),
        (vec![(3, 12_000)], Verdict::Post)
    );
    collected.end_to_end = "NOTPROVIDED";
    collected.text = "Einzug MREF+MND-0001/A";
    let found = matcher.match_one(&collected);
    assert_eq!(lines(&found), [(1, 12_000)], "{found:?}");
}

#[test]
fn a_learned_number_tells_its_customer_only_where_it_stands_by_itself() {
    let mut builder = BookBuilder::new();
    for id in [1, 2] {
        builder.customer(&CustomerRow {
            id,
            number: "",
            name: "",
            accounts: &[],
            virtual_accounts: &[],
        });
        if id == 2 {
            builder.known_by("4711");
        }
    }
    for (id, customer, number) in [(1, 1, "RX-81"), (2, 2, "RX-92")] {
        builder.item(&ItemRow {
            customer,
            ..item(id, number, 12_000)
        });
    }
    let book = builder.build();
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let matcher = Matcher::new(&book, &policy, &learned);
    let paid_items = |text: &str, end_to_end: &str| {
        let mut paid = credit(12_000, text);
        (paid.payer_name, paid.payer_account) = ("", "");
        paid.end_to_end = end_to_end;
        lines(&matcher.match_one(&paid))
    };
    // Both customers owe the same: only the number tells them apart.
    let named = |found: &[(u32, i64)]| found == [(2, 12_000)];
    assert!(named(&paid_items("Kd-Nr 4711", "")));
    assert!(named(&paid_items("VENDOR 4711 danke", "")));
    for text in ["RE 2025-4711", "RE 4711", "4711,00", "47 11", "X-4711-9"] {
        let found = paid_items(text, "");
        assert!(!named(&found), "{text}: {found:?}");
    }
    assert!(!named(&paid_items("Zahlung", "4711")));
}

#[test]
fn a_payer_is_known_by_name_however_a_bank_writes_it() {
    for (name, written) in [
        ("Müller Möbel GmbH & Co. KG", "MUELLER MOEBEL GMBH & CO. K"),
        ("Müller Möbel GmbH & Co. KG", "Muller Mobel"),
        ("Müller Möbel GmbH & Co. KG", "Müller Möbel GmbH u. Co. KG"),
        ("Jørgensen Ålborg ApS", "JOERGENSEN AALBORG APS"),
        ("Jørgensen Ålborg ApS", "Jorgensen Alborg"),
        ("Weiß Präzision AG", "WEISS PRAEZISION AG"),
        (
            "Rossi Förderanlagen Sp. z o.o.",
            "ROSSI FORDERANLAGEN SP Z OO",
        ),
        (
            "Société Générale de Béton S.A.",
            "SOCIETE GENERALE DE BETON SA",
        ),
        ("Κωνσταντίνου Τρόφιμα", "KONSTANTINOU TROFIMA"),
        ("Київський Хліб ТОВ", "KIIVSKII KHLIB TOV"),
        (
            "Internationale Handelsgesellschaft Nordwest mbH",
            "Internationale Handelsgesel",
        ),
        (
            "Internationale Handelsgesellschaft Nordwest mbH",
            "INTERNATIONALE HANDELSGESELLSCHAFT",
        ),
    ] {
        let mut builder = BookBuilder::new();
        for (id, name) in [(1, name), (2, "Nordwind Logistik AG")] {
            let accounts = &[];
            let virtual_accounts = &[];
            builder.customer(&CustomerRow {
                id,
                number: "",
                name,
                accounts,
                virtual_accounts,
            });
        }
        builder.item(&item(1, "RE-2026-700001", 11_937));
        builder.item(&ItemRow {
            customer: 2,
            ..item(2, "RE-2026-800001", 11_937)
        });
        let book = builder.build();
        let (policy, learned) = (MatchPolicy::default(), Learned::default());
        let mut paid = credit(11_937, "Zahlung");
        (paid.payer_name, paid.payer_account) = (written, "");
        let found = Matcher::new(&book, &policy, &learned).match_one(&paid);
        assert_eq!(lines(&found), [(1, 11_937)], "{name} as {written}");
        assert_ne!(found.verdict, Verdict::None, "{name} as {written}");
    }
}

#[test]
fn habits_count_for_statements_late_discounts_and_deductions() {
    let mut late = item(1, "RE-2026-700001", 100_000);
    late.discount = Some(cashlane_matching::engine::Terms {
        basis_points: 400,
        until: Some(day("2026-01-10")),
        granted_minor: None,
    });
    let of_month = [
        item(1, "RE-2026-700001", 11_911),
        item(2, "RE-2026-700003", 23_456),
        ItemRow {
            issued_on: Some(day("2025-12-05")),
            ..item(3, "RE-2025-700009", 77_777)
        },
    ];
    let cases = [
        (
            &[late][..],
            96_000,
            "Zahlung",
            Habit {
                late_discount: true,
                ..Habit::default()
            },
        ),
        (
            &of_month[..],
            35_367,
            "Zahlung",
            Habit {
                by_statement: true,
                ..Habit::default()
            },
        ),
        (
            &of_month[..],
            11_178,
            "700001",
            Habit {
                deducts_minor: Some(733),
                ..Habit::default()
            },
        ),
    ];
    let policy = MatchPolicy::default();
    for (items, amount, text, habit) in cases {
        let book = book(items);
        let paid = credit(amount, text);
        let nothing = Learned::default();
        let mut learned = Learned::default();
        learned.habit(1, habit);
        let before = Matcher::new(&book, &policy, &nothing).match_one(&paid);
        let after = Matcher::new(&book, &policy, &learned).match_one(&paid);
        assert_eq!(lines(&after), lines(&before), "{habit:?}");
        let score = |found: &Match| found.parts.iter().map(|part| part.score).sum::<i32>();
        assert!(score(&after) > score(&before), "{habit:?}");
        assert!(after.confidence >= before.confidence, "{habit:?}");
    }
}

#[test]
fn an_alias_that_was_learned_makes_a_strangers_payment_postable() {
    let book = book(&[
        item(1, "RE-2026-700001", 11_937),
        item(2, "RE-2026-700002", 5_599),
    ]);
    let policy = MatchPolicy::default();
    let mut paid = credit(11_937, "Rechnung 700001");
    (paid.payer_name, paid.payer_account) = ("Möbelhaus am Markt", "");
    let mut learned = Learned::default();
    learned.name("MOEBELHAUS AM MARKT GMBH", 1);
    let found = Matcher::new(&book, &policy, &learned).match_one(&paid);
    assert_eq!(
        (lines(&found), found.verdict),
        (vec![(1, 11_937)], Verdict::Post)
    );
}

#[test]
fn of_items_that_a_shortened_number_could_mean_the_amount_less_a_discount_chooses() {
    let items = [
        item(1, "2026040118", 129_192),
        item(2, "2026040264", 94_064),
        item(3, "2026040377", 50_000),
    ];
    let found = matched(&items, &credit(92_183, "INV 2026040 abz. 2% Skonto"));
    assert_eq!(lines(&found), [(2, 92_183)], "{found:?}");
    let found = matched(&items, &credit(115_500, "INV 2026040 less 136,92 return"));
    assert_eq!(lines(&found), [(1, 115_500)], "{found:?}");
}

#[test]
fn a_document_in_another_currency_is_said_to_be_one() {
    let mut dollars = item(1, "RE-2026-700001", 11_900);
    dollars.currency = Currency::USD;
    let found = matched(&[dollars], &credit(10_950, "RE-2026-700001"));
    assert_eq!(
        (found.verdict, found.reason),
        (Verdict::None, Reason::OtherCurrency)
    );
    assert_eq!(found.customer, Some(1));
}

#[test]
fn a_second_payment_from_elsewhere_is_left_to_a_person_when_it_is_understood_first() {
    let book = book(&[item(1, "RE-2026-700001", 11_937)]);
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let mut early = credit(11_937, "Rechnung RE-2026-700001");
    (early.payer_name, early.payer_account) =
        ("Bianchi Trading S.r.l.", "IT60X0542811101000000123456");
    let mut late = credit(11_937, "RE-2026-700001");
    (late.value_on, late.order) = (day("2026-01-21"), 1);
    let both = [early, late];
    let found = Matcher::new(&book, &policy, &learned).match_all(2, |at| both[at]);
    let posted = found
        .iter()
        .filter(|it| it.verdict == Verdict::Post)
        .count();
    assert_eq!(posted, 0, "{found:?}");
    assert!(found.iter().any(|it| it.reason == Reason::Contested));
}
