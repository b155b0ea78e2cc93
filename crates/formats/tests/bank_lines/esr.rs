//! Swiss ESR notifications.

use crate::{codes, day, entries, read, references, warned};

#[test]
fn payments_and_corrections_add_up_to_their_totals() {
    let file = read("made/esr_v11.v11");
    assert_eq!(codes(&file), Vec::<&str>::new());
    let amounts: Vec<String> = entries(&file)
        .iter()
        .map(|e| e.amount.to_string())
        .collect();
    assert_eq!(amounts, ["1200.50 CHF", "50.00 CHF", "-50.00 CHF"]);
    let reversals: Vec<bool> = entries(&file).iter().map(|entry| entry.reversal).collect();
    assert_eq!(reversals, [false, false, true]);
    let first = entries(&file)[0];
    assert_eq!(
        references(&first.references),
        ["ISR=210000000003139471430009017"]
    );
    assert_eq!(
        (day(first.booked_on), day(first.value_on)),
        ("2026-01-15".to_owned(), "2026-01-16".to_owned())
    );
    let accounts: Vec<_> = file
        .statements
        .iter()
        .map(|s| s.account.other.as_deref())
        .collect();
    assert_eq!(accounts, [Some("010001628")]);
    // The participant tells the currency.
    let euro = read("made/esr_euro.v11");
    assert_eq!(codes(&euro), Vec::<&str>::new());
    assert_eq!(entries(&euro)[0].amount.to_string(), "77.00 EUR");
}

#[test]
fn records_of_type_4_tell_their_currency_and_long_dates() {
    let file = read("made/esr_type4.v11");
    assert_eq!(codes(&file), Vec::<&str>::new());
    let amounts: Vec<String> = entries(&file)
        .iter()
        .map(|e| e.amount.to_string())
        .collect();
    assert_eq!(amounts, ["999.50 CHF", "-1.00 CHF"]);
    assert_eq!(day(entries(&file)[0].value_on), "2026-01-16");
}

#[test]
fn what_is_wrong_is_named_and_the_rest_is_read() {
    let file = read("made/esr_wrong.v11");
    assert_eq!(entries(&file).len(), 1);
    let expected = [
        "1 invalid_reference 210000000003139471430009018",
        "1 reject_code 1",
        "2 unreadable_entry 00000x5000",
        "3 unknown_record ??",
        "4 control_total_differs 000000000001",
        "4 control_count_differs 000000000009",
    ];
    assert_eq!(warned(&file), expected);
}
