//! BAI2: what the published samples leave out.

use cashlane_formats::bank::{BalanceKind, EntryStatus, Hint, parse};
use kernel::Currency;

use crate::{codes, day, entries, money, read, references, warned};

#[test]
fn funds_types_continuations_and_texts_are_told_apart() {
    let file = read("made/bai2_funds.bai2");
    let first = &file.statements[0];
    let amounts: Vec<i64> = first
        .entries
        .iter()
        .map(|entry| entry.amount.minor())
        .collect();
    assert_eq!(amounts, [10_000, 20_000, 60_000, 50_000, -27_655, 0]);
    let days: Vec<String> = first
        .entries
        .iter()
        .map(|entry| day(entry.value_on))
        .collect();
    assert_eq!(
        days,
        ["2026-01-14", "2026-01-16", "none", "none", "none", "none"]
    );
    assert_eq!(first.entries[0].remittance, ["INVOICE 4711, PART 2/3"]);
    assert_eq!(
        references(&first.entries[0].references),
        ["customer_reference=CUST9"]
    );
    assert_eq!(
        first.entries[1].remittance,
        ["DEALER PAYMENTS", "CONTINUED, WITH COMMA"]
    );
    assert_eq!(first.entries[1].bank_ref.as_deref(), Some("ACH22"));
    assert_eq!(first.entries[3].remittance, ["BRANCH DEPOSIT"]);
    assert_eq!(
        references(&first.entries[4].references),
        ["customer_reference=1043"]
    );
    assert_eq!(first.entries[5].bank_ref.as_deref(), Some("REFX"));
    assert_eq!(first.info, ["THE BANK IS CLOSED ON MONDAY"]);
    assert_eq!(first.from, first.to);
    assert_eq!(day(first.to), "2026-01-14");
}

#[test]
fn balances_are_those_of_the_summary_records_in_the_account_s_currency() {
    let file = read("made/bai2_funds.bai2");
    let balances: Vec<String> = file
        .statements
        .iter()
        .map(|s| money(s.closing.as_ref().map(|balance| balance.amount)))
        .collect();
    // Decimals are implied by the currency: none for the yen.
    assert_eq!(balances, ["6123.45 USD", "1500 JPY", "1.00 EUR"]);
    let others = &file.statements[0].other_balances;
    assert_eq!(others[0].kind, BalanceKind::ClosingAvailable);
    assert_eq!(others[1].kind, BalanceKind::Other("072".to_owned()));
    assert_eq!(others[1].amount.minor(), -100);
    assert_eq!(
        file.statements[2].account.iban.as_deref(),
        Some("DE89370400440532013000")
    );
}

#[test]
fn only_groups_of_the_day_before_book() {
    let file = read("made/bai2_funds.bai2");
    let statuses: Vec<EntryStatus> = file
        .statements
        .iter()
        .map(|statement| statement.entries[0].status)
        .collect();
    let expected = [EntryStatus::Booked, EntryStatus::Pending, EntryStatus::Info];
    assert_eq!(statuses, expected);
    // All totals and counts of this file hold, so nothing else is said.
    assert_eq!(codes(&file), ["interim_group", "deletion_group"]);
}

#[test]
fn records_of_a_fixed_length_are_read_without_their_blanks() {
    let file = read("made/bai2_fixed_length.bai2");
    assert_eq!(codes(&file), Vec::<&str>::new());
    assert_eq!(entries(&file)[0].amount.to_string(), "1.00 USD");
    assert_eq!(entries(&file)[0].bank_ref.as_deref(), Some("R1"));
}

#[test]
fn several_records_on_a_line_broken_texts_and_keyed_lines_are_read() {
    let file = read("made/bai2_crowded.bai2");
    // All totals and counts hold; a broken text is no record.
    assert_eq!(warned(&file), ["5 unknown_record 26-0042        /"]);
    let [first, second] = file.statements.as_slice() else {
        panic!("{} accounts", file.statements.len());
    };
    let amounts: Vec<i64> = first
        .entries
        .iter()
        .map(|entry| entry.amount.minor())
        .collect();
    assert_eq!(amounts, [2500, 500, -2500, -600]);
    assert_eq!(first.entries[1].remittance, ["ON 1/16, 2/16 OR 3/16"]);
    let text = ["222222     ACH_SETL           INV-2026-0042", "SECOND"];
    assert_eq!(first.entries[2].remittance, text);
    assert_eq!(
        references(&first.entries[3].references),
        ["customer_reference=AB/GS/RP1"]
    );
    let trace = &second.entries[0];
    assert_eq!(trace.bank_ref.as_deref(), Some("TRACE12345678900"));
    assert_eq!(
        references(&trace.references),
        ["customer_reference=CUST REF 79"]
    );
    assert_eq!(trace.remittance, ["THIS IS THE TEXT"]);
    let keyed = &second.entries[1];
    assert_eq!(keyed.end_to_end_id.as_deref(), Some("INV-4711"));
    assert_eq!(keyed.counterparty.name.as_deref(), Some("ACME RETAIL INC"));
    assert_eq!(keyed.counterparty.other.as_deref(), Some("8348572423"));
    assert_eq!(keyed.counterparty.bic.as_deref(), Some("026015079"));
    assert_eq!(
        references(&keyed.references),
        ["customer_reference=C1", "check_number=24108"]
    );
    assert_eq!(
        keyed.remittance,
        ["ACH Credit,From: ACME", "Invoice 08/18/23"]
    );
}

#[test]
fn what_is_wrong_is_named_and_the_rest_is_read() {
    let file = read("made/bai2_wrong.bai2");
    let refs: Vec<&str> = entries(&file)
        .iter()
        .filter_map(|e| e.bank_ref.as_deref())
        .collect();
    assert_eq!(refs, ["R1", "R5", "R6"]);
    assert_eq!(
        entries(&file)[0].remittance,
        ["FIRSTTEXT WITHOUT A RECORD CODE"]
    );
    let expected = [
        "2 unreadable_date 269914",
        "3 unknown_currency XXQ",
        "3 unreadable_balance 100",
        "4 unreadable_entry 100",
        "6 unreadable_balance ABC",
        "8 unknown_record TEXT WITHOUT A RECORD CODE",
        "9 unreadable_entry 12x4",
        "10 unreadable_entry ",
        "11 unreadable_entry 700",
        "12 availability_differs 100,100,100",
        "14 unknown_record 77,WHAT",
        "13 unreadable_date 269999",
        "15 control_total_differs 1",
        "15 control_count_differs 99",
        "16 control_total_differs 5",
        "16 control_count_differs 7",
        "16 unreadable_control x",
        "16 truncated_file ",
    ];
    assert_eq!(warned(&file), expected);
}

#[test]
fn the_hint_stands_in_for_a_currency_that_no_record_tells() {
    let text = b"01,A,B,260115,0600,1,,,2/\n02,B,A,1,260114,,,2/\n03,1,/\n16,142,100,,R,,\n";
    let read = |currency| {
        let hint = Hint {
            currency,
            ..Hint::default()
        };
        let file = parse(text, &hint).expect("readable");
        entries(&file)[0].amount.to_string()
    };
    assert_eq!(read(None), "1.00 USD");
    assert_eq!(read(Some(Currency::GBP)), "1.00 GBP");
}

#[test]
fn an_amount_that_the_end_of_the_file_may_have_cut_is_not_believed() {
    let head = "01,A,B,260115,0600,1,,,2/\n02,B,A,1,260114,,USD,2/\n03,1,USD/\n";
    let read = |last: &str| {
        let file = parse(format!("{head}{last}").as_bytes(), &Hint::default()).expect("readable");
        (
            entries(&file).len(),
            codes(&file).contains(&"unreadable_entry"),
        )
    };
    assert_eq!(read("16,142,4901"), (0, true));
    assert_eq!(read("16,142,4901/"), (1, false));
    assert_eq!(read("16,142,4901,"), (1, false));
}

#[test]
fn control_totals_beyond_all_money_are_named() {
    let total = "170141183460469231731687303715884105727";
    let account = format!("03,1,USD/\n16,142,1,,,,\n49,{total},3/\n");
    let text = format!(
        "01,A,B,260115,0600,1,,,2/\n02,B,A,1,260114,,USD,2/\n{account}{account}98,{total},2,8/\n99,{total},1,10/\n"
    );
    let file = parse(text.as_bytes(), &Hint::default()).expect("readable");
    assert_eq!(codes(&file), ["control_total_differs"; 4]);
}
