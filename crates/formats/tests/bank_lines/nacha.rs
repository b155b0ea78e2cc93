//! ACH files: what moves which account, and what does not.

use cashlane_formats::bank::EntryStatus;

use crate::{codes, day, entries, fixture, read, references, warned};

#[test]
fn received_credits_keep_their_company_and_their_remittance_segments() {
    for path in ["made/nacha_credits.ach", "made/nacha_without_line_ends.ach"] {
        let file = read(path);
        assert_eq!(codes(&file), Vec::<&str>::new(), "{path}");
        let found = entries(&file);
        assert_eq!(found[0].amount.to_string(), "1500.75 USD");
        assert_eq!(
            found[0].counterparty.name.as_deref(),
            Some("ACME RETAIL INC")
        );
        assert_eq!(found[0].info.as_deref(), Some("SUPPLIERS"));
        assert_eq!(found[0].bank_code.proprietary.as_deref(), Some("CTX 22"));
        assert_eq!(day(found[0].booked_on), "2026-01-16");
        let segments = found[0].remittance.concat();
        assert!(
            segments.contains("~RMR*IV*INV-1001**1000.50~RMR*IV*INV-1002**500.25~"),
            "{path}"
        );
        assert_eq!(
            references(&found[1].references),
            ["identification_number=INV 2002"]
        );
        assert_eq!(
            file.statements[1].account.other.as_deref(),
            Some("744-5678-99")
        );
    }
}

#[test]
fn returns_take_back_what_the_company_had_collected_or_paid() {
    let file = read("made/nacha_returns.ach");
    assert_eq!(codes(&file), Vec::<&str>::new());
    let found = entries(&file);
    let amounts: Vec<i64> = found.iter().map(|entry| entry.amount.minor()).collect();
    assert_eq!(amounts, [-12_050, 900]);
    assert!(found.iter().all(|entry| entry.reversal));
    assert_eq!(found[0].return_reason.as_deref(), Some("R01"));
    assert_eq!(found[0].counterparty.name.as_deref(), Some("JANE DOE"));
    assert_eq!(found[0].counterparty.bic.as_deref(), Some("23138010"));
    let expected = [
        "identification_number=CUST-1",
        "original_trace=121042880000017",
    ];
    assert_eq!(references(&found[0].references), expected);
    // Whose account it is, the file does not tell; whose name, it does.
    let account = &file.statements[0].account;
    assert_eq!(
        (account.other.as_deref(), account.owner.as_deref()),
        (None, Some("OUR COMPANY"))
    );
}

#[test]
fn the_last_stage_of_a_return_tells_the_sign() {
    let dishonoured = read("nacha/examples/testdata/dishonored-return.ach");
    let found = entries(&dishonoured);
    assert_eq!(found[0].return_reason.as_deref(), Some("R68"));
    assert_eq!(found[0].amount.minor(), 25_000);
    let contested = read("nacha/examples/testdata/contested-return.ach");
    let found = entries(&contested);
    assert_eq!(found[0].return_reason.as_deref(), Some("R71"));
    assert_eq!(found[0].amount.minor(), 100_000_000);
    let info = found[0].info.as_deref().expect("info");
    assert!(
        info.contains("R07 Authorization Revoked") && info.contains("R68"),
        "{info}"
    );
}

#[test]
fn notifications_of_change_and_zero_amounts_are_for_information() {
    let file = read("nacha/examples/testdata/cor-read.ach");
    let change = entries(&file)[0];
    assert_eq!(change.status, EntryStatus::Info);
    assert_eq!(change.return_reason.as_deref(), Some("C01"));
    assert!(
        change
            .info
            .as_deref()
            .is_some_and(|info| info.contains("1918171614"))
    );
    assert_eq!(change.counterparty.name.as_deref(), Some("Best Co. #23"));
    for name in ["ack-read", "atx-read", "dne-read", "enr-read"] {
        let file = read(&format!("nacha/examples/testdata/{name}.ach"));
        assert!(
            entries(&file).iter().all(|e| e.status == EntryStatus::Info),
            "{name}"
        );
    }
}

#[test]
fn each_entry_class_has_its_own_columns() {
    let one = |name: &str| read(&format!("nacha/examples/testdata/{name}.ach"));
    let web = one("web-credit");
    assert_eq!(entries(&web)[0].remittance, ["PAY-GATE payment\\"]);
    let check = one("arc-debit");
    assert_eq!(
        references(&entries(&check)[0].references),
        ["check_number=123879654"]
    );
    let iat = one("iat-mixedCreditDebit");
    assert_eq!(
        entries(&iat)[0].counterparty.name.as_deref(),
        Some("BEK Solutions")
    );
    assert_eq!(
        iat.statements[0].account.other.as_deref(),
        Some("123456789")
    );
    assert_eq!(
        entries(&iat)[1].remittance,
        ["This is an international payment"]
    );
    // Accounting advices have amounts and totals of other lengths.
    let advice = one("adv-read");
    let amounts: Vec<i64> = entries(&advice).iter().map(|e| e.amount.minor()).collect();
    assert_eq!(amounts, [50_000, -250_000]);
    // Three accounts in one batch make three statements.
    assert_eq!(one("ppd-mixedDebitCredit").statements.len(), 3);
}

#[test]
fn what_is_wrong_is_named_and_the_rest_is_read() {
    let file = read("made/nacha_wrong.ach");
    assert_eq!(entries(&file).len(), 1);
    let expected = [
        "4 unreadable_entry 00000x5000",
        "6 unreadable_entry 99",
        "7 control_count_differs 000009",
        "7 control_hash_differs 0000000001",
        "7 control_total_differs 000000000005",
        "7 control_total_differs 000000026000",
        "8 unknown_record 3",
        "9 record_out_of_place 705ALONE",
        "10 control_count_differs 000007",
        "10 control_count_differs 00000001",
        "10 control_hash_differs 0000000001",
        "10 control_total_differs 000000000001",
        "10 control_total_differs 000000000001",
    ];
    assert_eq!(warned(&file), expected);
}

#[test]
fn a_batch_that_is_not_closed_is_kept_and_named() {
    let text = String::from_utf8(fixture("made/nacha_credits.ach")).expect("text");
    let cut: String = text
        .lines()
        .take(3)
        .map(|line| format!("{line}\n"))
        .collect();
    let file = cashlane_formats::bank::parse(cut.as_bytes(), &Default::default()).expect("read");
    assert_eq!(entries(&file).len(), 1);
    assert_eq!(codes(&file), ["missing_trailer", "truncated_file"]);
}
