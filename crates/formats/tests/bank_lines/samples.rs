//! The published samples against the figures that were computed from their own control records.

use cashlane_formats::bank::{BalanceCheck, BankFile, Format, detect};
use kernel::{Currency, Money};
use serde_json::Value;

use crate::{codes, entries, fixture, read, warned};

fn known() -> Vec<(String, Value)> {
    let json: Value =
        serde_json::from_slice(&fixture("expected_lines.json")).expect("expected values");
    let samples = json.as_object().expect("object");
    samples
        .iter()
        .map(|(path, value)| (path.clone(), value.clone()))
        .collect()
}

fn of_format(name: &str) -> Vec<(String, Value)> {
    let all = known().into_iter();
    let found: Vec<_> = all.filter(|(_, value)| value["format"] == name).collect();
    assert!(!found.is_empty(), "{name}");
    found
}

fn count(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("count")).expect("small")
}

#[test]
fn every_sample_is_recognised_by_its_content() {
    for (path, value) in known() {
        let format = detect(&fixture(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let name = value["format"].as_str().expect("format").to_lowercase();
        assert_eq!(format.as_str(), name, "{path}");
    }
    let made = [
        ("bai2_funds.bai2", Format::Bai2),
        ("bai2_fixed_length.bai2", Format::Bai2),
        ("lockbox_two.bai", Format::Lockbox),
        ("ofx_card.ofx", Format::Ofx),
        ("nacha_without_line_ends.ach", Format::Nacha),
        ("coda_v1.cod", Format::Coda),
        ("coda_without_line_ends.cod", Format::Coda),
        ("cfonb120_french_braces.txt", Format::Cfonb120),
        ("cfonb120_without_line_ends.txt", Format::Cfonb120),
        ("esr_v11.v11", Format::Esr),
        ("esr_type4.v11", Format::Esr),
    ];
    for (name, format) in made {
        let found = detect(&fixture(&format!("made/{name}"))).expect(name);
        assert_eq!(found, format, "{name}");
    }
}

/// Accounts, entries and continuations are those of the oracle. All control totals and counts are
/// verified by the reader, so their warnings would be what differs.
#[test]
fn bai2_samples_have_their_accounts_entries_and_totals() {
    for (path, value) in of_format("BAI2") {
        let file = read(&path);
        assert_eq!(file.version, "2", "{path}");
        assert_eq!(file.statements.len(), count(&value["accounts"]), "{path}");
        assert_eq!(entries(&file).len(), count(&value["details"]), "{path}");
        assert_eq!(codes(&file), Vec::<&str>::new(), "{path}");
        for statement in &file.statements {
            // The sample of one bank has a movement of a penny between two equal balances.
            let expected = match (statement.entries.is_empty(), path.contains("citi")) {
                (true, _) => BalanceCheck::Unknown,
                (_, true) => BalanceCheck::Gap(Money::new(-1, Currency::GBP)),
                (_, false) => BalanceCheck::Balanced,
            };
            assert_eq!(statement.check_balances(), expected, "{path}");
        }
    }
}

#[test]
fn ofx_samples_have_their_accounts_entries_balances_and_sums() {
    for (path, value) in of_format("OFX") {
        let file = read(&path);
        let statements = count(&value["statements"]);
        assert_eq!(file.statements.len(), statements, "{path}");
        let accounts: Vec<&str> = file
            .statements
            .iter()
            .filter_map(|statement| statement.account.other.as_deref())
            .collect();
        assert_eq!(serde_json::json!(accounts), value["accounts"], "{path}");
        check_ledger(&path, &file, &value);
        let found = entries(&file);
        // One sample has an amount of "$120" on purpose: its entry is left out, and said to be.
        let dropped = codes(&file)
            .iter()
            .filter(|code| **code == "unreadable_entry")
            .count();
        assert_eq!(
            found.len() + dropped,
            count(&value["transactions"]),
            "{path}"
        );
        let Some(sum) = value["amount_sum"].as_str() else {
            assert_eq!(dropped, 1, "{path}");
            continue;
        };
        let minor = found.iter().map(|entry| entry.amount.minor()).sum();
        let known = format!("{sum}.00");
        let known = if sum.contains('.') { sum } else { &known };
        let total = Money::new(minor, Currency::USD).to_decimal_string();
        assert_eq!(total, known, "{path}");
    }
}

fn check_ledger(path: &str, file: &BankFile, value: &Value) {
    let known = value["ledger"].as_array().expect("balances");
    for (statement, known) in file.statements.iter().zip(known) {
        let known = known.as_str().expect("text").trim();
        let found = statement.closing.as_ref().map(|balance| balance.amount);
        match (found, known) {
            (None, "") => assert!(codes(file).contains(&"unreadable_balance"), "{path}"),
            (Some(found), known) => {
                let found = found.to_decimal_string();
                assert_eq!(
                    found.trim_end_matches(".00"),
                    known.trim_end_matches(".00"),
                    "{path}"
                );
            }
            (None, known) => panic!("{path}: no balance, known {known}"),
        }
    }
}

#[test]
fn nacha_samples_have_their_entries_addenda_and_totals() {
    for (path, value) in of_format("NACHA") {
        let file = read(&path);
        let found = entries(&file);
        assert_eq!(found.len(), count(&value["entries"]), "{path}");
        let records: usize = found.iter().map(|entry| entry.raw.lines().count()).sum();
        let addenda = records - found.len();
        assert_eq!(addenda, count(&value["addenda"]), "{path}");
        // Every count, hash and total of batch and file holds, by the reader's own check. The sums
        // as the entries tell them are those of the control record, but for a dishonoured return
        // and for accounting advices, whose control record has other columns than the oracle reads.
        assert_eq!(warned(&file), Vec::<String>::new(), "{path}");
        if path.contains("adv-read") || path.contains("dishonored") {
            continue;
        }
        let sum = |credit: bool| -> i64 {
            let wanted = found
                .iter()
                .filter(|entry| entry.amount.is_positive() == credit);
            wanted.map(|entry| entry.amount.minor().abs()).sum()
        };
        let control = |key: &str| {
            value[key]
                .as_str()
                .expect("text")
                .parse::<i64>()
                .expect("sum")
        };
        assert_eq!(sum(true), control("control_credit"), "{path}");
        assert_eq!(sum(false), control("control_debit"), "{path}");
    }
}
