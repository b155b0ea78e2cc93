//! Payments are applied without anybody asking.
//!
//! Risks covered: money that waits although it could be applied; an application that a person took
//! back and that comes again by itself, or by a wave of the hand; a legal entity that does not want
//! it and gets it.

use cashlane_tests::{Company, Outbox, System, id_of, systems};
use serde_json::{Value, json};

const DAY: &str = "2025-03-03";

fn number(invoice: &Value) -> &str {
    invoice["number"].as_str().expect("a number")
}

fn work(system: &System) {
    assert_eq!(Outbox::new().work(system), 0, "no job fails");
}

fn status(house: &Company<'_>, entry: &Value) -> Value {
    house.read(&format!("bank-entries/{}", id_of(entry)))["status"].clone()
}

#[test]
fn a_payment_is_applied_when_it_comes_or_when_its_advice_does() {
    for system in systems() {
        let house = Company::new(&system);
        let customer = house.customer("Ada");
        let named = house.invoice(&customer, "100", "2025-02-01");
        let advised = house.invoice(&customer, "300", "2025-02-01");
        let transfers = [("100.00", number(&named)), ("300.00", "ref PAY-55")];
        let statement = house.statement("S-1", DAY, "0.00", &transfers, "400.00");
        let entries = house.entries(&statement);
        work(&system);
        assert_eq!(status(&house, &entries[0]), "applied");
        assert_eq!(house.open(&named), "0.00");
        assert_eq!(status(&house, &entries[1]), "open");

        let mail = format!(
            "Invoice {}: EUR 300.00\nTotal EUR 300.00\nPayment reference: PAY-55\n",
            number(&advised)
        );
        let path = house.path("remittance-advices?name=mail.txt");
        let (code, reply) = house.api().upload(&path, mail.as_bytes());
        assert_eq!(code, 201, "{reply}");
        work(&system);
        assert_eq!(status(&house, &entries[1]), "applied");
        assert_eq!(house.open(&advised), "0.00");
        house.assert_sound();
    }
}

#[test]
fn what_a_person_took_back_is_left_to_people() {
    for system in systems() {
        let house = Company::new(&system);
        let customer = house.customer("Somebody");
        let invoice = house.invoice(&customer, "100", "2025-02-01");
        let transfers = [("100.00", number(&invoice))];
        let statement = house.statement("S-1", DAY, "0.00", &transfers, "100.00");
        let entry = house.entries(&statement).remove(0);
        work(&system);
        let receipts = house.read(&format!("receipts?entry={}", id_of(&entry)));
        let receipt = receipts["items"][0].clone();
        let undo = json!({ "receipt": id_of(&receipt), "reason": "a gift" });
        house.done("receipts/reverse", &undo);
        assert_eq!(house.open(&invoice), "100.00");

        let report = house.match_all();
        assert_eq!(
            (&report["applied"], &report["left"]),
            (&json!([]), &json!([{ "reason": "taken_back", "count": 1 }]))
        );
        let above = json!({ "select": { "above": { "confidence": "90" } } });
        let report = house.done("exceptions/accept", &above);
        assert_eq!(
            (&report["applied"], &report["left"]),
            (&json!([]), &json!([{ "reason": "taken_back", "count": 1 }]))
        );
        let waiting = house.read(&format!("exceptions/{}", id_of(&entry)));
        assert_eq!(waiting["reason"], "taken_back", "{waiting}");

        let items = json!([house.item(&invoice)]);
        let seen = json!({ "select": { "entries": [{ "entry": id_of(&entry), "items": items }] } });
        let report = house.done("exceptions/accept", &seen);
        assert_eq!(report["applied"][0]["entry"], entry["id"], "{report}");
        assert_eq!(house.open(&invoice), "0.00");
        house.assert_sound();
    }
}

#[test]
fn nothing_is_applied_by_itself_where_that_is_not_wanted() {
    for system in systems() {
        let house = Company::new(&system);
        let customer = house.customer("Somebody");
        let invoice = house.invoice(&customer, "100", "2025-02-01");
        let path = house.path("").trim_end_matches('/').to_owned();
        let wish = |so: bool| json!({ "matches_by_itself": so });
        let (code, changed) = house.api().patch(&path, &json!(1), &wish(false));
        assert_eq!((code, &changed["matches_by_itself"]), (200, &json!(false)));
        let transfers = [("100.00", number(&invoice))];
        let statement = house.statement("S-1", DAY, "0.00", &transfers, "100.00");
        let entry = house.entries(&statement).remove(0);
        work(&system);
        assert_eq!(status(&house, &entry), "open");
        let one = json!({ "select": { "statement": { "statement": id_of(&statement) } } });
        let report = house.done("bank-entries/match", &one);
        assert_eq!(report["applied"][0]["entry"], entry["id"], "{report}");
    }
}
