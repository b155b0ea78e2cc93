//! Risks: a bank's CSV is read with day and month, or decimal point and comma, swapped; rows are
//! lost.

use cashlane_formats::bank::csv::{CsvProfile, detect_profile};
use cashlane_formats::bank::{BalanceCheck, BankFile, Hint, parse};
use kernel::Currency;

const GERMAN: &str = "\
Konto;DE89370400440532013000\n\
\n\
Buchungstag;Valuta;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Saldo\n\
05.01.2026;05.01.2026;Müller GmbH;INV-2026-00001;1.190,00;1.290,00\n\
13.01.2026;14.01.2026;Stadtwerke;Strom;-90,00;1.200,00\n";

fn read(text: &str) -> BankFile {
    let hint = Hint {
        currency: Some(Currency::EUR),
        ..Hint::default()
    };
    parse(text.as_bytes(), &hint).expect("readable")
}

fn with_profile(text: &str, profile: &str) -> Result<BankFile, String> {
    let profile: CsvProfile = toml::from_str(profile).expect("profile");
    let hint = Hint {
        csv: Some(&profile),
        currency: Some(Currency::EUR),
        ..Hint::default()
    };
    parse(text.as_bytes(), &hint).map_err(|error| error.to_string())
}

#[test]
fn a_plain_german_export_needs_no_profile() {
    let file = read(GERMAN);
    let statement = &file.statements[0];
    assert_eq!(statement.entries[0].amount.to_string(), "1190.00 EUR");
    assert_eq!(statement.entries[1].amount.to_string(), "-90.00 EUR");
    assert_eq!(
        statement.entries[0].counterparty.name.as_deref(),
        Some("Müller GmbH")
    );
    assert_eq!(
        statement.entries[1]
            .value_on
            .map(|d| d.to_string())
            .as_deref(),
        Some("2026-01-14")
    );
    assert_eq!(
        statement
            .opening
            .as_ref()
            .expect("opening")
            .amount
            .to_string(),
        "100.00 EUR"
    );
    assert_eq!(statement.check_balances(), BalanceCheck::Balanced);
}

#[test]
fn the_same_export_in_windows_1252_reads_the_same() {
    let latin: Vec<u8> = GERMAN
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("latin 1"))
        .collect();
    let hint = Hint {
        currency: Some(Currency::EUR),
        ..Hint::default()
    };
    assert_eq!(parse(&latin, &hint).expect("readable"), read(GERMAN));
}

#[test]
fn newest_first_gives_the_same_balances() {
    let mut lines: Vec<&str> = GERMAN.lines().collect();
    lines.swap(3, 4);
    let statement = &read(&lines.join("\n")).statements[0];
    assert_eq!(statement.opening, read(GERMAN).statements[0].opening);
    assert_eq!(statement.check_balances(), BalanceCheck::Balanced);
}

#[test]
fn a_date_with_two_readings_is_refused_with_both() {
    let text = "Date,Description,Amount\n01/02/2026,x,1.00\n03/04/2026,y,2.00\n";
    let hint = Hint {
        currency: Some(Currency::GBP),
        ..Hint::default()
    };
    let error = parse(text.as_bytes(), &hint)
        .expect_err("ambiguous")
        .to_string();
    assert!(
        error.contains("%d/%m/%Y") && error.contains("%m/%d/%Y"),
        "{error}"
    );
    let clear = text.replace("03/04", "13/04");
    assert!(parse(clear.as_bytes(), &hint).is_ok());
}

#[test]
fn a_number_with_two_readings_is_refused_unless_declared() {
    let text = "Date;Text;Amount\n2026-01-05;x;1.234\n";
    let hint = Hint {
        currency: Some(Currency::EUR),
        ..Hint::default()
    };
    let error = parse(text.as_bytes(), &hint)
        .expect_err("ambiguous")
        .to_string();
    assert!(error.contains("1.234"), "{error}");
    let profile =
        "decimal = \",\"\nthousands = \".\"\n[columns]\nbooked_on = \"Date\"\namount = \"Amount\"";
    let file = with_profile(text, profile).expect("declared");
    assert_eq!(
        file.statements[0].entries[0].amount.to_string(),
        "1234.00 EUR"
    );
}

#[test]
fn direction_comes_from_a_sign_column_or_from_two_columns() {
    let text = "Day|Amount|Mark\n2026-01-05|5.00|H\n2026-01-06|3.00|S\n";
    let profile = "\
        [columns]\nbooked_on = \"Day\"\namount = \"Amount\"\n\
        [sign]\ncolumn = \"Mark\"\ncredit = [\"H\"]\ndebit = [\"S\"]";
    let amounts = |file: &BankFile| -> Vec<i64> {
        file.statements[0]
            .entries
            .iter()
            .map(|entry| entry.amount.minor())
            .collect()
    };
    assert_eq!(
        amounts(&with_profile(text, profile).expect("sign")),
        [500, -300]
    );
    let error = with_profile(&text.replace('S', "Q"), profile).expect_err("unknown sign");
    assert!(error.contains("line 3") && error.contains("Q"), "{error}");

    let text = "Day,Out,In\n2026-01-05,,5.00\n2026-01-06,-3.00,0.00\n2026-01-07,,\n";
    let profile = "[columns]\nbooked_on = \"Day\"\ndebit = \"Out\"\ncredit = \"In\"";
    let file = with_profile(text, profile).expect("two columns");
    assert_eq!(amounts(&file), [500, -300]);
    assert_eq!(file.warnings.len(), 1, "the row without amount is told");
    let both = text.replace("-3.00,0.00", "3.00,1.00");
    assert!(
        with_profile(&both, profile)
            .expect_err("both")
            .contains("line 3")
    );
}

#[test]
fn accounts_in_one_file_become_statements_of_their_own() {
    let text = "Acc;Day;Amount\nA1;2026-01-05;1,00\nA2;2026-01-05;2,00\nA1;2026-01-06;3,00\n";
    let profile = "[columns]\nbooked_on = \"Day\"\namount = \"Amount\"\naccount = \"Acc\"";
    let file = with_profile(text, profile).expect("readable");
    let counts: Vec<usize> = file.statements.iter().map(|s| s.entries.len()).collect();
    assert_eq!(counts, [2, 1]);
}

#[test]
fn a_missing_column_is_named_with_the_nearest() {
    let profile = "[columns]\nbooked_on = \"Buchungstag\"\namount = \"Betag\"";
    let error = with_profile(GERMAN, profile).expect_err("column");
    assert!(error.contains("Betag"), "{error}");
    assert!(
        detect_profile(b"a;b\n1;2\n")
            .expect_err("header")
            .to_string()
            .contains("profile")
    );
}
