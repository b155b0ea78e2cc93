//! Lockbox deposits.

use cashlane_formats::bank::{Hint, parse};

use crate::{codes, day, entries, fixture, read, references};

#[test]
fn the_published_sample_reads_as_its_own_test_says() {
    let file = read("lockbox/test_lockbox.bai");
    assert_eq!(codes(&file), Vec::<&str>::new());
    let entry = entries(&file)[0];
    assert_eq!(entries(&file).len(), 1);
    assert_eq!(entry.amount.to_string(), "7000.00 USD");
    assert_eq!(entry.counterparty.name.as_deref(), Some("BOB E SMITH"));
    assert_eq!(entry.counterparty.bic.as_deref(), Some("055002707"));
    assert_eq!(references(&entry.references), ["check_number=180"]);
    assert_eq!(entry.remittance, ["CE554"]);
    let info = entry.info.as_deref().expect("info");
    assert_eq!(info, "check of 2016-05-16, payable to MY BUSINESS COMPANY");
    assert_eq!(day(entry.booked_on), "2016-05-23");
    assert_eq!(file.statements[0].account.other.as_deref(), Some("0022222"));
}

#[test]
fn each_lockbox_is_a_statement_and_documents_count_when_they_add_up() {
    let file = read("made/lockbox_two.bai");
    assert_eq!(codes(&file), Vec::<&str>::new());
    let names: Vec<&str> = file
        .statements
        .iter()
        .map(|statement| statement.id.as_str())
        .collect();
    assert_eq!(names, ["0022222", "0033333"]);
    let found = entries(&file);
    let expected = [
        "check_number=180",
        "CINV=INV-1001 1000.50 USD",
        "CINV=INV-1002 500.25 USD",
    ];
    assert_eq!(references(&found[0].references), expected);
    // These two come to 100.00 of a check of 250.00: they stay text.
    assert_eq!(references(&found[1].references), ["check_number=181"]);
    assert_eq!(found[1].remittance.len(), 2);
    // No date stands where the others have it, so nothing is made of the columns behind it.
    assert_eq!(found[2].remittance, ["CASH FROM THE COUNTER"]);
    assert_eq!(found[2].counterparty.name, None);
}

#[test]
fn wrong_totals_lost_records_and_garbled_money_are_named() {
    let text = String::from_utf8(fixture("made/lockbox_two.bai")).expect("text");
    let read = |text: String| {
        let file = parse(text.as_bytes(), &Hint::default()).expect("readable");
        let found: Vec<String> = codes(&file).iter().map(|code| (*code).to_owned()).collect();
        (entries(&file).len(), found)
    };
    let (count, found) = read(text.replace("0000150075", "00001x0075"));
    assert_eq!(count, 2);
    assert_eq!(
        found,
        [
            "unreadable_entry",
            "record_out_of_place",
            "record_out_of_place",
            "control_total_differs"
        ]
    );
    let (count, found) = read(text.replace("40010016029INV-1002 0000050025\n", ""));
    assert_eq!(
        (count, found),
        (3, vec!["control_count_differs".to_owned()])
    );
    let (_, found) = read(text.replace("40010016029", "40010016039"));
    assert_eq!(found, ["sequence_differs"]);
    let (_, found) = read(text.replace("9000015\n", ""));
    assert_eq!(found, ["truncated_file"]);
    let (_, found) = read(text.replace("5000000002222226011", "5000000002222226991"));
    assert!(found.contains(&"unreadable_date".to_owned()), "{found:?}");
}
