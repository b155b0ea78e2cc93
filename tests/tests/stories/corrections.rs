//! What was given up is claimed again: an adjustment reversed through the API, once, by who may.
//!
//! Risks covered: an undo that leaves the item, the ledger and the log telling different stories;
//! one that is done twice; one that somebody does who may not write off.

use cashlane_tests::{Company, System, amount, eur, id_of, systems};
use serde_json::{Value, json};

const DAY: &str = "2025-05-05";

/// A caller with these permissions.
fn caller_of(system: &System, permissions: &[&str], house: &Company<'_>, request: &Value) -> u16 {
    let path = house.path("journal/reverse");
    system.caller(permissions).post(&path, request).0
}

#[test]
fn a_write_off_is_reversed_once_and_only_by_who_may_write_off() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "100", DAY);
        let given_up = json!({
            "item": house.item(&invoice), "amount": eur("1.50"), "reason": "goodwill", "on": DAY,
        });
        let entry = house.act("write-offs", given_up)["entry"].clone();
        assert_eq!(house.open(&invoice), "98.50");

        let request = json!([{ "entry": entry, "on": DAY, "reason": "paid after all" }]);
        let denied = caller_of(&system, &["receivables.allocate"], &house, &request);
        assert_eq!(denied, 403);
        let dry = house.path("journal/reverse?dry_run=true");
        let trial = house.api().done(&dry, &request);
        assert_eq!(
            amount(&trial["verdicts"][0]["result"]["residual"]),
            "100.00"
        );
        assert_eq!(house.open(&invoice), "98.50", "a trial keeps nothing");

        let path = house.path("journal/reverse");
        let ((status, first), replayed) = house.api().post_again("undo-1", &path, &request);
        assert_eq!((status, replayed), (200, false));
        let ((_, second), replayed) = house.api().post_again("undo-1", &path, &request);
        assert_eq!((&second, replayed), (&first, true));
        let done = &first["verdicts"][0]["result"];
        assert_eq!(done["item"], house.item(&invoice));
        assert_eq!(house.open(&invoice), "100.00");
        assert_eq!(house.balance("1200", DAY), "100.00");

        let again = house.refused("journal/reverse", request[0].clone());
        assert_eq!(again["code"], "wrong_state");
        assert!(again["remedy"].is_string());
        let of = |entry: &Value| house.read(&format!("journal/{}", entry.as_str().expect("an id")));
        assert_eq!(of(&entry)["reversed_by"], done["reversal"]);
        assert_eq!(of(&done["reversal"])["reverses"], entry);
        let events = house.read("events?type=entry_reversed");
        assert_eq!(events["items"].as_array().expect("events").len(), 1);
        house.assert_sound();
    }
}

#[test]
fn the_history_of_an_item_says_which_entry_goes_with_an_allocation_and_why() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "100", DAY);
        let item = house.item(&invoice);
        let given_up = json!({
            "item": item, "amount": eur("1.50"), "reason": "goodwill", "on": DAY,
            "note": "a loyal customer",
        });
        let entry = house.act("write-offs", given_up)["entry"].clone();
        let history = house.read(&format!("open-items/{item}/allocations"));
        let row = &history[0];
        assert_eq!(row["entry"], entry);
        assert_eq!(row["reason"], "goodwill: a loyal customer");
        assert_eq!(
            (&row["debit_kind"], &row["credit_kind"]),
            (&json!("invoice"), &json!("write_off"))
        );
        assert_eq!(row["debit_number"], house.view(&invoice)["number"]);
        house.assert_sound();
    }
}

#[test]
fn a_figure_of_the_trial_balance_leads_to_its_postings() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "100", DAY);
        house.receive(&ada, "40", DAY, &json!({}));
        let found = house.read(&format!("journal?account=1200&currency=EUR&to={DAY}"));
        let entries = found["items"].as_array().expect("entries");
        let sum: i64 = entries
            .iter()
            .flat_map(|entry| entry["lines"].as_array().expect("lines"))
            .filter(|line| line["account"] == "1200")
            .map(|line| {
                amount(&line["amount"])
                    .replace('.', "")
                    .parse::<i64>()
                    .expect("cents")
            })
            .sum();
        assert_eq!(sum, 6000);
        assert_eq!(house.balance("1200", DAY), "60.00");
        let of_invoice = house.read(&format!("journal?source={}", id_of(&invoice)));
        assert_eq!(of_invoice["items"].as_array().expect("entries").len(), 1);
        assert_eq!(of_invoice["items"][0]["source"]["id"], id_of(&invoice));
    }
}
