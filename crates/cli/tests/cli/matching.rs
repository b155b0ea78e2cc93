//! `cashlane match` on plain files.

use super::support::Desk;

const CUSTOMERS: &str = "\
customer_id,customer_no,name,iban
K1,10007,Müller Möbel GmbH & Co. KG,DE89370400440532013000
K2,10014,Bianchi Trading S.r.l.,
";
const ITEMS: &str = "\
invoice_id,invoice_no,customer_id,currency,issue_date,due_date,open_amount,po_ref,discount_percent,discount_until
i1,RE-2026-000101,K1,EUR,2026-01-05,2026-02-04,119.00,4500012345,,
i2,RE-2026-000102,K1,EUR,2026-01-06,2026-02-05,250.50,,,
i3,RE-2026-000103,K2,EUR,2026-01-07,2026-02-06,980.00,,2,2026-01-31
i4,GS-2026-000007,K1,EUR,2026-01-08,2026-01-08,-50.50,,,
i5,RE-2026-000104,K2,EUR,2026-01-09,2026-02-08,0.00,,,
";
const CREDITS: &str = "\
credit_id,value_date,amount,currency,debtor_name,debtor_iban,end_to_end_id,remittance
c1,2026-01-20,119.00,EUR,MUELLER MOEBEL GMBH & CO.,DE89370400440532013000,NOTPROVIDED,Re. RE 2026 000 101
c2,2026-01-20,200.00,EUR,Muller Mobel,,NOTPROVIDED,RE-2026-000102 abzgl. GS-2026-000007
c3,2026-01-21,960.40,EUR,BIANCHI TRADING,,NOTPROVIDED,RE-2026-000103 less 2% discount
c4,2026-01-22,77.77,EUR,Unbekannt,,NOTPROVIDED,Miete Januar
c5,2026-01-23,119.00,EUR,Müller Möbel GmbH & Co. KG,DE89370400440532013000,NOTPROVIDED,RE-2026-000101
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("customers.csv", CUSTOMERS);
    desk.write("items.csv", ITEMS);
    desk.write("credits.csv", CREDITS);
    desk
}

const FILES: &str = "--customers customers.csv --open-items items.csv --credits credits.csv";

#[test]
fn decisions_are_written_one_row_a_credit() {
    let desk = desk();
    let run = desk.run(&format!("match {FILES} --out matches.csv"));
    assert_eq!(run.code, 0, "{}", run.talk);
    assert!(
        run.talk.contains("5 credits against 5 open items"),
        "{}",
        run.talk
    );
    insta::assert_snapshot!("match", desk.read("matches.csv"));
}

#[test]
fn the_order_of_the_rows_changes_nothing() {
    let turned = |text: &str| {
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        lines.join("\n")
    };
    let rows = |desk: &Desk| {
        let run = desk.run(&format!("match {FILES}"));
        let mut rows: Vec<String> = run.out.lines().map(str::to_owned).collect();
        rows.sort();
        rows
    };
    let straight = desk();
    let other = Desk::new();
    other.write("customers.csv", &turned(CUSTOMERS));
    other.write("items.csv", &turned(ITEMS));
    other.write("credits.csv", &turned(CREDITS));
    assert_eq!(rows(&straight), rows(&other));
}

#[test]
fn the_whole_evidence_comes_as_json() {
    let desk = desk();
    let run = desk.run(&format!("--json match {FILES}"));
    let lines: Vec<serde_json::Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["decision"], "post");
    assert_eq!(lines[0]["evidence"][0]["by"], "torn");
    assert_eq!(lines[0]["policy"], "cash-1");
    assert!(lines[0]["score"]["named_torn"].is_i64());
}

#[test]
fn errors_name_file_line_column_value_and_remedy() {
    for (file, from, to, expected) in [
        (
            "items.csv",
            "119.00,",
            "119;00,",
            "items.csv line 2, column open_amount: \"119;00\" is no amount",
        ),
        (
            "items.csv",
            "i2,RE-2026-000102,K1",
            "i2,RE-2026-000102,K9",
            "items.csv line 3, column customer_id: \"K9\" is no customer",
        ),
        (
            "items.csv",
            "i3,RE-2026-000103,K2,EUR",
            "i3,RE-2026-000103,K2,EURO",
            "column currency: \"EURO\" is no currency",
        ),
        (
            "credits.csv",
            "2026-01-21",
            "21.01.2026",
            "credits.csv line 4, column value_date: \"21.01.2026\" is no date",
        ),
        (
            "credits.csv",
            "credit_id",
            "id",
            "credits.csv line 1: there is no column credit_id",
        ),
    ] {
        let desk = desk();
        desk.write(file, &desk.read(file).replacen(from, to, 1));
        let run = desk.run(&format!("match {FILES}"));
        assert_eq!(run.code, 1);
        assert!(run.talk.contains(expected), "{}", run.talk);
        assert!(run.talk.contains("hint: "), "{}", run.talk);
    }
}

#[test]
fn a_policy_file_sets_the_thresholds() {
    let desk = desk();
    desk.write(
        "policy.toml",
        "version = \"careful\"\npost_from = 1.0\nnever_post = [\"discount\"]\n",
    );
    let run = desk.run(&format!("match {FILES} --policy policy.toml"));
    assert_eq!(run.code, 0, "{}", run.talk);
    assert!(!run.out.contains(",post,"), "{}", run.out);
    desk.write("policy.toml", "post_from = 7.0\n");
    let run = desk.run(&format!("match {FILES} --policy policy.toml"));
    assert_eq!(run.code, 2);
    assert!(run.talk.contains("post_from is 7"), "{}", run.talk);
}
