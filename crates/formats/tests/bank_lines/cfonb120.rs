//! CFONB 120.

use cashlane_formats::bank::BalanceCheck;
use kernel::{Currency, Money};

use crate::{codes, day, entries, money, read, references, warned};

#[test]
fn movements_have_the_values_of_their_complements() {
    for path in ["made/cfonb120.txt", "made/cfonb120_without_line_ends.txt"] {
        let file = read(path);
        assert_eq!(
            warned(&file),
            ["13 unknown_qualifier TEXTE LIBRE"],
            "{path}"
        );
        let statement = &file.statements[0];
        assert_eq!(
            statement.account.iban.as_deref(),
            Some("FR1420041010050500013M02606")
        );
        assert_eq!(
            statement.account.other.as_deref(),
            Some("20041010050500013M026")
        );
        assert_eq!(statement.check_balances(), BalanceCheck::Balanced);
        let [credit, unpaid] = statement.entries.as_slice() else {
            panic!("{path}: {} entries", statement.entries.len());
        };
        assert_eq!(credit.amount.to_string(), "1234.56 EUR");
        assert_eq!(
            (day(credit.booked_on), day(credit.value_on)),
            ("2026-01-15".to_owned(), "2026-01-16".to_owned())
        );
        assert_eq!(
            credit.counterparty.name.as_deref(),
            Some("DUPONT ET FILS SARL")
        );
        assert_eq!(credit.end_to_end_id.as_deref(), Some("E2E-0042"));
        assert_eq!(
            credit.remittance,
            [
                "VIR RECU DUPONT ET FILS",
                "FACTURE FA-2026-0042",
                "MERCI",
                "SUPP"
            ]
        );
        assert_eq!(money(credit.instructed), "1400.00 USD");
        assert_eq!(money(credit.charges), "2.50 EUR");
        assert_eq!(credit.bank_ref.as_deref(), Some("REF-0001"));
        assert_eq!(credit.bank_code.proprietary.as_deref(), Some("05 A001"));
        let expected = [
            "entry_number=0000001",
            "bank_reference=REMISE-7",
            "party_id=RSN123",
        ];
        assert_eq!(references(&credit.references), expected);
        assert_eq!(unpaid.amount.to_string(), "-50.05 EUR");
        assert!(unpaid.reversal);
        assert_eq!(unpaid.return_reason.as_deref(), Some("02"));
        assert_eq!(unpaid.mandate_id.as_deref(), Some("MANDAT-9"));
        assert_eq!(unpaid.info.as_deref(), Some("ZZZ TEXTE LIBRE"));
    }
}

#[test]
fn signs_are_known_in_the_french_code_too() {
    let file = read("made/cfonb120_french_braces.txt");
    assert_eq!(codes(&file), Vec::<&str>::new());
    let amounts: Vec<i64> = entries(&file)
        .iter()
        .map(|entry| entry.amount.minor())
        .collect();
    assert_eq!(amounts, [1_000, -2_000]);
}

#[test]
fn what_is_wrong_is_named_and_the_rest_is_read() {
    let file = read("made/cfonb120_wrong.txt");
    let gap = BalanceCheck::Gap(Money::new(-100_995, Currency::EUR));
    assert_eq!(file.statements[0].check_balances(), gap);
    let amounts: Vec<i64> = entries(&file)
        .iter()
        .map(|entry| entry.amount.minor())
        .collect();
    assert_eq!(amounts, [1_000, 700]);
    assert_eq!(file.statements.len(), 2);
    let expected = [
        "unreadable_entry",
        "unreadable_date",
        "unknown_record",
        "missing_balance",
        "missing_balance",
    ];
    assert_eq!(codes(&file), expected);
}
