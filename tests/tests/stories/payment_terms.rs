//! Scenarios S1 and S11: instalments and due dates.

use cashlane_tests::{Company, amount, systems, untaxed_line};
use serde_json::{Value, json};

/// Due date and amount of every instalment of a document.
fn instalments(document: &Value) -> Vec<(String, String)> {
    let parts = document["instalments"]
        .as_array()
        .expect("instalments")
        .iter();
    let of = |part: &Value| {
        let due_on = part["due_on"].as_str().expect("a day").to_owned();
        (due_on, amount(&part["amount"]).to_owned())
    };
    parts.map(of).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(due_on, sum)| ((*due_on).to_owned(), (*sum).to_owned()))
        .collect()
}

/// The term of scenario S1, with its fixed amount.
fn four_parts(fixed: &str) -> Value {
    json!([
        { "share": { "percent_of_remainder": "25" }, "due": [{ "add_days": 30 }] },
        { "share": { "percent_of_total": "25" }, "due": [{ "add_months": 1 }] },
        { "share": { "fixed": fixed }, "due": [{ "add_months": 1 }, { "add_days": 30 }] },
        {
            "share": "remainder",
            "due": [{ "add_months": 2 }, { "day_of_month": 15 }, { "add_days": 30 }],
        },
    ])
}

/// Scenario S1. The order of date steps is written down in the term: here months, then the day of
/// the month, then days, as in the source. The negative total is left out: a document of ours is
/// never negative, what is given back is a credit note, due at once. A share is one number here, so
/// that a ratio and a divisor cannot contradict each other; what is refused in its place is a share
/// above the whole.
#[test]
fn a_total_is_split_into_instalments_to_the_cent() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let term = house.term("four", &four_parts("396.84"));
        let fields = json!({ "issued_on": "2011-10-01", "payment_term": term });
        let issued = house.invoice_with(&ada, &[untaxed_line("1587.35")], &fields);
        let expected = [
            ("2011-10-31", "396.84"),
            ("2011-11-01", "396.84"),
            ("2011-12-01", "396.84"),
            ("2012-01-14", "396.83"),
        ];
        let trial = json!({
            "rules": { "instalments": four_parts("396.84") },
            "issued_on": "2011-10-01",
            "amount": { "amount": "1587.35", "currency": "EUR" },
        });
        let tried = house.done("payment-terms/preview", &trial);
        assert_eq!(
            instalments(&json!({ "instalments": tried })),
            pairs(&expected)
        );
        assert_eq!(
            instalments(&house.view(&issued)),
            pairs(&expected),
            "{}",
            system.name
        );
        let items = house.items(&issued);
        let open: Vec<&str> = items.iter().map(|item| amount(&item["residual"])).collect();
        assert_eq!(open, ["396.84", "396.84", "396.84", "396.83"]);

        let nothing = house.invoice_with(&ada, &[], &fields);
        assert_eq!(
            instalments(&house.view(&nothing)),
            pairs(&[("2011-10-01", "0.00")])
        );
        assert!(house.items(&nothing).is_empty(), "nothing is owed");

        let negative = json!({
            "customer": ada, "lines": [untaxed_line("-10")], "payment_term": term,
        });
        let problem = house.problem("invoices", &negative, "invalid_value");
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|it| it.contains("-10.00")),
            "{problem}"
        );
        let credit = json!({
            "kind": "credit_note", "reason": "Goodwill", "issued_on": "2011-10-01",
            "payment_term": term,
        });
        let credit = house.invoice_with(&ada, &[untaxed_line("10")], &credit);
        assert_eq!(
            instalments(&house.view(&credit)),
            pairs(&[("2011-10-01", "10.00")])
        );
        assert_eq!(house.balance("1200", "2011-10-01"), "1577.35");
        house.assert_sound();
    }
}

#[test]
fn a_term_must_end_with_the_remainder_and_give_no_share_above_the_whole() {
    for system in systems() {
        let house = Company::new(&system);
        let rules = |instalments: Value| {
            json!({
                "code": "wrong", "rules": { "instalments": instalments },
            })
        };
        let no_rest = rules(json!([{ "share": { "percent_of_total": "25" } }]));
        let problem = house.problem("payment-terms", &no_rest, "invalid_value");
        assert!(
            problem["field"]
                .as_str()
                .is_some_and(|it| it.contains("instalments")),
            "{problem}"
        );
        let too_much = rules(json!([
            { "share": { "percent_of_total": "140" } }, { "share": "remainder" },
        ]));
        house.problem("payment-terms", &too_much, "invalid_value");
        assert!(
            house
                .read("payment-terms")
                .as_array()
                .is_some_and(|terms| { terms.iter().all(|term| term["code"] != "wrong") })
        );
    }
}

/// Scenario S11: the same dates as the source, for each of the three invoice dates.
#[test]
fn due_dates_follow_the_steps_of_the_term() {
    let rest = |due: Value| json!([{ "share": "remainder", "due": due }]);
    let cases = [
        (
            "eom-45-17",
            rest(json!(["end_of_month", { "add_days": 45 }, { "next_day_of_month": 17 }])),
            ["2019-03-17", "2019-03-17", "2019-03-17"],
        ),
        (
            "15th-after-31",
            rest(json!([{ "add_days": 31 }, { "next_day_of_month": 15 }])),
            ["2019-02-15", "2019-02-15", "2019-03-15"],
        ),
        (
            "eom",
            rest(json!(["end_of_month"])),
            ["2019-01-31", "2019-01-31", "2019-01-31"],
        ),
        (
            "first-of-next",
            rest(json!([{ "add_months": 1 }, { "day_of_month": 1 }])),
            ["2019-02-01", "2019-02-01", "2019-02-01"],
        ),
    ];
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        for (code, rules, due) in &cases {
            let term = house.term(code, rules);
            for (issued_on, due_on) in ["2019-01-01", "2019-01-15", "2019-01-31"].iter().zip(due) {
                let fields = json!({ "issued_on": issued_on, "payment_term": term });
                let issued = house.invoice_with(&ada, &[untaxed_line("100")], &fields);
                let name = format!("{code} of {issued_on} on {}", system.name);
                assert_eq!(issued["due_on"], *due_on, "{name}");
                let parts = instalments(&house.view(&issued));
                assert_eq!(parts, pairs(&[(due_on, "100.00")]), "{name}");
            }
        }
        house.assert_sound();
    }
}
