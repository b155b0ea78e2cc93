//! What payers withhold, and why.
//!
//! Risks covered: a deduction that is more than what was withheld, is kept without a reason that
//! people know, changes a balance, or does not follow what the books say became of it.

use cashlane_tests::{Company, amount, eur, id_of, systems, with};
use serde_json::{Value, json};

const DAY: &str = "2025-05-05";

fn withheld(reason: &str, sum: &str) -> Value {
    json!({ "reason": reason, "amount": eur(sum) })
}

/// A receipt of 90 for an invoice of 100, with this deduction.
fn short(house: &Company<'_>, customer: &str, deduction: &Value) -> (Value, Value) {
    let invoice = house.invoice(customer, "100", DAY);
    let line = json!({ "item": house.item(&invoice), "amount": eur("90"), "deduction": deduction });
    let receipt = house.receive(customer, "90", DAY, &json!({ "lines": [line] }));
    (invoice, receipt)
}

fn deductions(house: &Company<'_>, query: &str) -> Vec<Value> {
    let page = house.read(&format!("deductions?{query}"));
    page["items"].as_array().expect("a list").clone()
}

fn status_of(house: &Company<'_>, invoice: &Value) -> String {
    let found = deductions(house, &format!("document={}", id_of(invoice)));
    found[0]["status"].as_str().expect("a status").to_owned()
}

#[test]
fn what_is_withheld_stays_open_with_its_reason() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let note = json!({ "note": "two boxes were wet" });
        let (invoice, receipt) = short(&house, &ada, &with(withheld("quality", "10"), &note));
        assert_eq!(house.open(&invoice), "10.00");
        assert_eq!(house.balance("1200", DAY), "10.00");
        let found = deductions(&house, "").remove(0);
        assert_eq!(
            (&found["status"], &found["reason"], &found["note"]),
            (
                &json!("open"),
                &json!("quality"),
                &json!("two boxes were wet")
            )
        );
        assert_eq!(
            (amount(&found["amount"]), amount(&found["open"])),
            ("10.00", "10.00")
        );
        assert_eq!(found["number"], invoice["number"]);
        assert_eq!(found["receipt"]["id"], receipt["id"]);
        assert!(found["age_days"].as_i64().expect("days") > 0);
        let one = house.read(&format!("deductions/{}", id_of(&found)));
        assert_eq!(one, found);
        let events = house.read("events?type=deduction_recorded");
        assert_eq!(events["items"][0]["attributes"]["reason"], "quality");

        short(&house, &ada, &withheld("freight", "4"));
        short(&house, &ada, &withheld("freight", "6"));
        let totals = house.read("deductions/totals");
        let expected = [("freight", 2, "10.00"), ("quality", 1, "10.00")];
        for (sum, (reason, count, sum_of)) in totals.as_array().expect("sums").iter().zip(expected)
        {
            assert_eq!(
                (&sum["reason"], &sum["count"]),
                (&json!(reason), &json!(count)),
                "{totals}"
            );
            assert_eq!(
                (amount(&sum["amount"]), amount(&sum["open"])),
                (sum_of, sum_of)
            );
        }
        let sorted = deductions(&house, "sort=-amount");
        let amounts: Vec<&str> = sorted.iter().map(|it| amount(&it["amount"])).collect();
        assert_eq!(amounts, ["10.00", "6.00", "4.00"]);
        assert_eq!(deductions(&house, "reason=freight&status=open").len(), 2);
        assert_eq!(deductions(&house, "status=recovered").len(), 0);
        assert_eq!(deductions(&house, "sort=customer&from=2025-05-06").len(), 0);
        let file = house.api().download(
            &house.path("exports/deductions?columns=number,reason,amount&reason=quality"),
        );
        let text = String::from_utf8(file.1).expect("text");
        assert!(text.contains("quality,10.00"), "{text}");
        house.assert_sound();
    }
}

#[test]
fn what_became_of_a_deduction_follows_the_books() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let (invoice, receipt) = short(&house, &ada, &withheld("price_difference", "10"));
        let undo = json!({ "receipt": id_of(&receipt), "reason": "bounced" });
        house.done("receipts/reverse", &undo);
        assert_eq!(status_of(&house, &invoice), "withdrawn");
        let withdrawn = deductions(&house, "status=withdrawn").remove(0);
        assert_eq!(amount(&withdrawn["open"]), "0.00");

        let (paid, _) = short(&house, &ada, &withheld("unknown", "10"));
        let line = json!({ "item": house.item(&paid), "amount": eur("10") });
        house.receive(&ada, "10", DAY, &json!({ "lines": [line] }));
        assert_eq!(status_of(&house, &paid), "recovered");

        let (given_up, _) = short(&house, &ada, &withheld("bank_charge", "5"));
        let write_off = |sum: &str| json!({ "item": house.item(&given_up), "amount": eur(sum), "reason": "goodwill", "on": DAY });
        house.act("write-offs", write_off("4"));
        assert_eq!(status_of(&house, &given_up), "open");
        house.act("write-offs", write_off("6"));
        assert_eq!(status_of(&house, &given_up), "accepted");
        house.assert_sound();
    }
}

#[test]
fn a_deduction_fits_its_line_and_has_a_reason_in_use() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "100", DAY);
        let item = house.item(&invoice);
        let refused = |paid: &str, deduction: &Value, field: &str| {
            let line = json!({ "item": item, "amount": eur(paid), "deduction": deduction });
            let new = json!({ "customer": ada, "amount": eur("90"), "received_on": DAY, "lines": [line] });
            let (status, problem) = house.post("receipts", &new);
            let field = format!("lines[0].deduction.{field}");
            assert_eq!(
                (status, &problem["field"]),
                (422, &json!(field)),
                "{problem}"
            );
        };
        refused("90", &withheld("freight", "10.01"), "amount");
        refused("90", &withheld("freight", "0"), "amount");
        let dollars =
            json!({ "reason": "freight", "amount": { "amount": "1.00", "currency": "USD" } });
        refused("90", &dollars, "amount");
        refused("90", &withheld("fright", "10"), "reason");
        refused("90", &withheld("other", "10"), "note");
        assert_eq!(house.open(&invoice), "100.00", "nothing of it was kept");

        let reasons = house.read("deduction-reasons");
        assert_eq!(reasons.as_array().expect("reasons").len(), 9);
        let own = json!({ "code": "late_delivery", "name": "Late delivery" });
        let denied = system.caller(&["receivables.read"]);
        assert_eq!(denied.post(&house.path("deduction-reasons"), &own).0, 403);
        assert_eq!(house.done("deduction-reasons", &own)["version"], 1);
        house.problem("deduction-reasons", &own, "already_exists");
        house.problem(
            "deduction-reasons",
            &json!({ "code": "Late!", "name": "x" }),
            "invalid_value",
        );
        let off = json!({ "is_active": false });
        for code in ["freight", "late_delivery"] {
            let path = house.path(&format!("deduction-reasons/{code}"));
            let (status, changed) = house.api().patch(&path, &json!(1), &off);
            assert_eq!((status, &changed["version"]), (200, &json!(2)), "{changed}");
            let (status, stale) = house.api().patch(&path, &json!(1), &off);
            assert_eq!((status, &stale["code"]), (409, &json!("conflict")));
            refused("90", &withheld(code, "10"), "reason");
        }
        short(&house, &ada, &withheld("promotion", "10"));
    }
}
