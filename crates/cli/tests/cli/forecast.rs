//! `cashlane forecast` on plain files.

use std::fmt::Write;

use super::support::{Desk, json};

const HEADINGS: &str = "invoiceNumber,customerID,countryCode,InvoiceDate,DueDate,InvoiceAmount,\
    PaperlessBill,Disputed,SettledDate\n";

/// Three customers with an invoice a week from 2025-01-06 on, as they stood on 2026-01-01: `Prompt`
/// pays two days early, `Slow` nine days late, `Wild` anything between; every eighth invoice of
/// theirs is disputed and takes ten days more.
fn train() -> String {
    let first = kernel::Date::from_ymd_opt(2025, 1, 6).expect("a date");
    let as_of = kernel::Date::from_ymd_opt(2026, 1, 1).expect("a date");
    let mut text = HEADINGS.to_owned();
    for week in 0..51i64 {
        for (at, (customer, delay)) in [("Prompt", -2), ("Slow", 9), ("Wild", 4)]
            .into_iter()
            .enumerate()
        {
            let number = 3 * week + i64::try_from(at).expect("three");
            let issued = kernel::dates::add_days(first, 7 * week);
            let due = kernel::dates::add_days(issued, 30);
            let disputed = number % 8 == 0;
            let spread = if customer == "Wild" { 6 } else { 1 };
            let noise = (number * 7 % 5 - 2) * spread;
            let delay = delay + noise + if disputed { 10 } else { 0 };
            let settled = kernel::dates::add_days(due, delay);
            let amount = 100 + number * 37 % 900;
            let outcome = if settled < as_of {
                format!("{},{settled}", if disputed { "Yes" } else { "No" })
            } else {
                ",".to_owned()
            };
            writeln!(
                text,
                "R{number},{customer},391,{issued},{due},{amount}.50,Paper,{outcome}"
            )
            .expect("a text can be written");
        }
    }
    text
}

const OPEN_ITEMS: &str = "\
Due Date,issue_date,customer_id,invoice_no,amount,currency,settled_date
2026-01-15,2025-12-16,Prompt,P1,1000,EUR,
2026-01-15,2025-12-16,Slow,S1,2000.50,EUR,
2025-12-20,2025-11-20,Slow,S2,300,EUR,
2026-02-10,2026-01-11,Wild,W1,400.00,EUR,NULL
2026-01-15,2025-12-16,\"New, Inc.\",N1,500.00,CHF,
2025-12-01,2025-11-01,Prompt,P0,70.00,EUR,2025-12-02
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("train.csv", &train());
    desk.write("open.csv", OPEN_ITEMS);
    desk
}

#[test]
fn open_items_get_dates_and_weeks_get_cash() {
    let desk = desk();
    let told = desk.run("forecast fit train.csv --as-of 2026-01-01").done();
    insta::assert_snapshot!("forecast_fit", told);
    let run = desk.run(
        "forecast predict --open-items open.csv --out items.csv --cash weekly.csv \
         --cash-monthly monthly.csv",
    );
    let warnings: Vec<&str> = run
        .talk
        .lines()
        .filter(|line| line.starts_with("warning"))
        .collect();
    insta::assert_snapshot!("forecast_predict_warnings", warnings.join("\n"));
    insta::assert_snapshot!("forecast_predict", run.done());
    insta::assert_snapshot!("forecast_items", desk.read("items.csv"));
    let rows = |name: &str| desk.read(name).lines().count() - 1;
    // Of each currency 13 weeks or 12 months, and what comes later.
    assert_eq!((rows("weekly.csv"), rows("monthly.csv")), (2 * 14, 2 * 13));
}

#[test]
fn results_come_as_json_and_are_the_same_each_time() {
    let desk = desk();
    let fitted = json(
        &desk
            .run("--json forecast fit train.csv --out a.json")
            .done(),
    );
    // The last one in the file is settled on 2025-12-29.
    assert_eq!(fitted["as_of"], "2025-12-30");
    assert_eq!(fitted["customers"], 3);
    desk.run("forecast fit train.csv --out b.json").done();
    assert_eq!(desk.read("a.json"), desk.read("b.json"));
    let told = json(
        &desk
            .run("--json forecast predict --model a.json --open-items open.csv")
            .done(),
    );
    assert_eq!(
        (&told["items"], &told["settled_already"]),
        (&5.into(), &1.into())
    );
    assert_eq!(told["weekly"][1]["currency"], "EUR");
    let spans = told["weekly"][1]["spans"].as_array().expect("spans");
    let sum: f64 = spans
        .iter()
        .map(|span| {
            span["expected"]
                .as_str()
                .expect("an amount")
                .parse::<f64>()
                .expect("a number")
        })
        .sum();
    assert!((sum - 3700.50).abs() < 0.1, "{sum}");
}

#[test]
fn history_until_another_day_can_be_given() {
    let desk = desk();
    desk.run("forecast fit train.csv --as-of 2025-09-01").done();
    let predict = "forecast predict --open-items open.csv --as-of 2026-01-01 --out items.csv";
    desk.run(predict).done();
    let without = desk.read("items.csv");
    desk.run(&format!("{predict} --history train.csv")).done();
    assert_ne!(without, desk.read("items.csv"));
}

#[test]
fn the_past_is_tried_beside_naive_methods() {
    let desk = desk();
    let run = desk.run("--json forecast backtest train.csv --cuts 2");
    assert!(
        run.talk.contains("disputes are told of settled items only"),
        "{}",
        run.talk
    );
    let found = json(&run.done());
    assert_eq!(found["cuts"].as_array().map(Vec::len), Some(2));
    let methods = ["model", "due_date", "customer_average", "last_year"];
    for (score, method) in found["later"]
        .as_array()
        .expect("scores")
        .iter()
        .zip(methods)
    {
        assert_eq!(score["method"], method);
    }
    let days = |at: usize| found["later"][at]["mae_days"].as_f64().expect("a number");
    assert!(days(0) < days(1), "{} {}", days(0), days(1));
    let table = desk.run("forecast backtest train.csv --cuts 2").done();
    assert!(table.contains("customer's average delay"), "{table}");
}

#[test]
fn wrong_files_are_refused_with_place_and_remedy() {
    let desk = desk();
    let refused = |name: &str, text: &str, arguments: &str| {
        desk.write(name, text);
        desk.run(arguments).failed()
    };
    let row = "customer_id,issue_date,due_date,settled_date\nA,2025-01-01,2025-02-30,\n";
    let talk = refused("bad.csv", row, "forecast fit bad.csv");
    insta::assert_snapshot!("forecast_bad_date", talk);
    let talk = refused(
        "bad.csv",
        "customer_id,issue_date\n",
        "forecast fit bad.csv",
    );
    insta::assert_snapshot!("forecast_no_column", talk);
    let row =
        "customer_id,issue_date,due_date,paid_date,disputed\nA,2025-01-01,2025-01-31,,maybe\n";
    let talk = refused("bad.csv", row, "forecast fit bad.csv");
    insta::assert_snapshot!("forecast_bad_dispute", talk);
    let row = "customer_id,issue_date,due_date,paid_date\nA,2025-01-01,2025-01-31,2025-02-01\n";
    let talk = refused("bad.csv", row, "forecast fit bad.csv");
    insta::assert_snapshot!("forecast_too_few", talk);
    let talk = refused("model.json", "{}", "forecast predict --open-items open.csv");
    assert!(
        talk.contains("model.json is no model") && talk.contains("hint: "),
        "{talk}"
    );
    let talk = desk
        .run("forecast backtest train.csv --cuts 0")
        .wrong_usage();
    assert!(talk.contains("--cuts"), "{talk}");
}
