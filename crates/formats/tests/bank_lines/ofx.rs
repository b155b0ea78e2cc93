//! OFX: deviations of banks that the published samples leave out.

use cashlane_formats::bank::{EntryStatus, Hint, parse};
use kernel::Currency;

use crate::{codes, day, entries, fixture, money, read, references, warned};

#[test]
fn card_statements_pending_entries_and_odd_tags_are_read() {
    let file = read("made/ofx_card.ofx");
    assert_eq!(file.version, "103");
    let card = &file.statements[0];
    assert_eq!(card.account.iban.as_deref(), Some("DE89370400440532013000"));
    assert_eq!(
        (day(card.from), day(card.to)),
        ("2026-01-01".to_owned(), "2026-01-31".to_owned())
    );
    assert_eq!(
        money(card.closing.as_ref().map(|balance| balance.amount)),
        "-100.00 EUR"
    );
    let first = &card.entries[0];
    assert_eq!(first.amount.to_string(), "1006.60 EUR");
    // The name is that of PAYEE, not that of a tag outside the standard.
    assert_eq!(
        first.counterparty.name.as_deref(),
        Some("Müller & Söhne < Berlin")
    );
    assert_eq!(
        first.counterparty.iban.as_deref(),
        Some("GB29NWBK60161331926819")
    );
    assert_eq!(day(first.value_on), "2026-01-17");
    assert_eq!(references(&first.references), ["customer_reference=R-9"]);
    assert_eq!(first.bank_code.proprietary.as_deref(), Some("CREDIT"));
    assert_eq!(
        card.entries[1].counterparty.name.as_deref(),
        Some("Tom & Jerry")
    );
    assert_eq!(card.entries[2].amount.to_string(), "12.00 USD");
    assert_eq!(card.entries[2].booked_on, None);
    assert_eq!(card.entries[3].references, []);
    assert_eq!(card.entries[4].status, EntryStatus::Pending);
    let expected = [
        "17 ambiguous_amount -2,000",
        "17 unreadable_date 150126",
        "18 correction A0",
        "23 statement_skipped ",
        "24 bank_error 2003",
        "25 unreadable_entry 3.00",
    ];
    assert_eq!(warned(&file), expected);
}

#[test]
fn the_hint_stands_in_for_an_empty_currency() {
    let hint = Hint {
        currency: Some(Currency::EUR),
        ..Hint::default()
    };
    let file = parse(&fixture("made/ofx_card.ofx"), &hint).expect("readable");
    assert_eq!(file.statements[1].entries[0].amount.to_string(), "3.00 EUR");
    assert!(!codes(&file).contains(&"unreadable_entry"));
}

#[test]
fn bytes_are_read_in_the_declared_set_and_a_false_declaration_is_named() {
    let file = read("bankfile/banks/chase/non-ascii-byte-declared-usascii.qfx");
    assert_eq!(
        entries(&file)[0].counterparty.name.as_deref(),
        Some("ANON ¦ MERCHANT")
    );
    assert_eq!(codes(&file), Vec::<&str>::new());
    let mut bytes = fixture("made/ofx_card.ofx");
    let at = bytes
        .iter()
        .position(|byte| *byte == 0xc3)
        .expect("an umlaut");
    bytes.splice(at..at + 2, [0xfc]);
    let file = parse(&bytes, &Hint::default()).expect("readable");
    let name = entries(&file)[0]
        .counterparty
        .name
        .as_deref()
        .expect("name");
    // The other umlaut, in UTF-8, is what windows-1252 makes of it.
    assert!(name.starts_with("Müller"), "{name}");
    assert!(codes(&file).contains(&"wrong_encoding"));
}

#[test]
fn headers_of_every_shape_tell_the_version() {
    for (path, version, expected) in [
        (
            "bankfile/banks/wells-fargo/header-on-one-line.qfx",
            "102",
            vec!["irregular_header"],
        ),
        (
            "bankfile/banks/chase/blank-line-before-header-none-after.qfx",
            "102",
            vec![],
        ),
        ("ofx/ofxparse/multiple_accounts.ofx", "211", vec![]),
        (
            "ofx/ofxparse/fail_nice/empty_balance.ofx",
            "",
            vec!["unreadable_balance", "unreadable_balance", "missing_header"],
        ),
    ] {
        let file = read(path);
        assert_eq!(file.version, version, "{path}");
        assert_eq!(codes(&file), expected, "{path}");
    }
}

#[test]
fn values_of_single_samples_are_those_of_the_file() {
    let file = read("bankfile/banks/lcl/check-without-payee.ofx");
    let check = entries(&file)[0];
    assert_eq!(check.counterparty.name, None);
    assert!(check.remittance.is_empty());
    assert_eq!(references(&check.references), ["check_number=1090381"]);
    let file = read("ofx/ofxparse/suncorp.ofx");
    let name = entries(&file)[0].counterparty.name.as_deref();
    assert_eq!(name, Some("EFTPOS WDL HANDYWAY ALDI STORE"));
    let file = read("ofx/ofxparse/bank_medium.ofx");
    assert_eq!(
        entries(&file)[0].counterparty.name.as_deref(),
        Some("MCDONALD'S #112")
    );
    assert_eq!(day(entries(&file)[0].booked_on), "2009-04-01");
    let file = read("ofx/ofxparse/fail_nice/date_missing.ofx");
    assert!(entries(&file).iter().all(|entry| entry.booked_on.is_none()));
    let dates = codes(&file)
        .iter()
        .filter(|code| **code == "unreadable_date")
        .count();
    assert_eq!(dates, 3);
    let file = read("ofx/ofxparse/fail_nice/decimal_error.ofx");
    assert!(
        warned(&file)
            .iter()
            .any(|line| line.ends_with("unreadable_entry $120"))
    );
}

#[test]
fn a_file_without_root_element_is_refused_with_a_way_out() {
    let error = parse(b"OFXHEADER:100\nDATA:OFXSGML\n", &Hint::default())
        .expect_err("no content")
        .to_string();
    assert!(
        error.contains("<OFX>") && error.contains("export"),
        "{error}"
    );
}

#[test]
fn an_entry_that_the_end_of_the_file_cuts_is_not_believed() {
    let head = "OFXHEADER:100\n<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN><DTPOSTED>20260115";
    let read = |tail: &str| {
        let file = parse(format!("{head}{tail}").as_bytes(), &Hint::default()).expect("readable");
        (entries(&file).len(), codes(&file).join(" "))
    };
    for tail in [
        "<TRNAMT>10.0",
        "<TRNAMT>10.00<NAME>Jo",
        "<TRNAMT>10.00</TRNAMT>",
    ] {
        let (count, found) = read(tail);
        assert_eq!(count, 0, "{tail}");
        assert!(
            found.contains("truncated_file") && found.contains("unreadable_entry"),
            "{found}"
        );
    }
    assert_eq!(read("<TRNAMT>10.00</STMTTRN>").0, 1);
    assert_eq!(read("<TRNAMT>10.00<STMTTRN>").0, 1);
}
