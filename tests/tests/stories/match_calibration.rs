//! What experience teaches about confidences.
//!
//! Risks covered: a correction without history, or one that does not come at once after a mistake;
//! a decision that does not tell it, or is posted in spite of it; somebody who may not switch it off.

use cashlane_tests::{Company, STANDARD_IBAN, id_of, systems};
use serde_json::{Value, json};

/// A payment of 100 euros, as a bank that writes MT940 tells it.
fn payment(house: &Company<'_>, number: u32, payer: &str, text: &str) -> Value {
    let text = format!(
        ":20:S{number}\r\n:25:{STANDARD_IBAN}\r\n:28C:{number}\r\n:60F:C250303EUR0,00\r\n\
         :61:2503030303C100,00NTRFNONREF//B{number}\r\n\
         :86:166?00CREDIT?20{text}?32{payer}\r\n:62F:C250303EUR100,00\r\n-"
    );
    let path = house.path(&format!("bank-statements?name=S{number}.sta"));
    let (status, reply) = house.api().upload(&path, text.as_bytes());
    assert_eq!(status, 201, "{reply}");
    house.entries(&reply["verdicts"][0]["result"])[0].clone()
}

fn plain(house: &Company<'_>) -> Value {
    let all = house.read("match-calibrations");
    assert_eq!(all[0]["basis"], "plain", "{all}");
    all[0].clone()
}

fn decision(house: &Company<'_>, entry: &Value) -> Value {
    house.read(&format!("exceptions/{}", id_of(entry)))["decision"].clone()
}

fn percent(value: &Value) -> f64 {
    let text = value.as_str().expect("a percentage");
    text.parse().expect("a number")
}

#[test]
fn matching_doubts_more_at_once_when_it_was_wrong_until_that_is_switched_off() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada Lovelace");
        let numbers: Vec<Value> = (0..40)
            .map(|_| house.invoice(&ada, "100.00", "2025-03-01")["number"].clone())
            .collect();
        let pay = |at: u32, number: &Value| {
            let number = number.as_str().expect("a number");
            payment(&house, at, "A. Lovelace", number)
        };
        let none = plain(&house);
        assert_eq!(
            (&none["decisions"], &none["told"], &none["doubt"]),
            (&json!(0), &Value::Null, &json!("100"))
        );
        let mut wrong = 0;
        let left = loop {
            let entry = pay(wrong + 1, &numbers[wrong as usize]);
            let now = decision(&house, &entry);
            if wrong == 0 {
                assert_eq!(now["correction"], Value::Null, "{now}");
            }
            let report = house.match_all();
            let Some(applied) = report["applied"].get(0) else {
                break entry;
            };
            let undo = json!({ "receipt": applied["receipt"], "reason": "not hers" });
            house.done("receipts/reverse", &undo);
            wrong += 1;
            let now = plain(&house);
            assert_eq!(
                (&now["wrong"], &now["reviewed"]),
                (&json!(wrong), &json!(wrong))
            );
            assert!(percent(&now["doubt"]) > 180.0, "{now}");
        };
        assert!(wrong > 0, "it was sure without history");
        let now = plain(&house);
        let after = decision(&house, &left);
        assert_eq!(after["reason"], "likely", "{after}");
        assert_eq!(after["correction"]["doubt"], now["doubt"]);
        assert!(percent(&after["confidence"]) < 99.0, "{after}");

        let path = house.path("match-calibrations/plain");
        let off = json!({ "is_active": false });
        let clerk = system.caller(&["cash.read", "cash.write"]);
        assert_eq!(clerk.patch(&path, &now["version"], &off).0, 403);
        assert_eq!(house.api().patch(&path, &json!(7), &off).0, 409);
        let nowhere = house.path("match-calibrations/nothing");
        assert_eq!(house.api().patch(&nowhere, &json!(1), &off).0, 404);
        let (status, switched) = house.api().patch(&path, &now["version"], &off);
        assert_eq!((status, &switched["is_active"]), (200, &json!(false)));
        let told = decision(&house, &left);
        assert_eq!(told["correction"], Value::Null, "{told}");
        assert_eq!(told["confidence"], after["correction"]["before"]);
        assert_eq!(
            house.match_all()["applied"].as_array().map(Vec::len),
            Some(1)
        );
        let events = house.read("events?type=match_calibration_switched");
        assert_eq!(
            events["items"][0]["attributes"]["basis"], "plain",
            "{events}"
        );
        house.assert_sound();
    }
}

#[test]
fn what_a_person_changes_was_wrong_and_what_a_person_accepts_was_right() {
    for system in systems() {
        let house = Company::new(&system);
        let (ada, bob) = (house.customer("Ada"), house.customer("Bob"));
        let numbers: Vec<Value> = (0..2)
            .map(|_| house.invoice(&ada, "100.00", "2025-03-01")["number"].clone())
            .collect();
        for (at, number) in (1..).zip(&numbers) {
            payment(&house, at, "Ada", number.as_str().expect("a number"));
        }
        let waiting = house.read("exceptions");
        let waiting = waiting["items"].as_array().expect("a list");
        let lines = waiting[0]["decision"]["proposal"]["lines"].as_array();
        let items: Vec<Value> = lines
            .expect("lines")
            .iter()
            .map(|it| it["item"].clone())
            .collect();
        let accept = json!({ "entries": [{ "entry": id_of(&waiting[0]), "items": items }] });
        house.done("exceptions/accept", &json!({ "select": accept }));
        let now = plain(&house);
        assert_eq!(
            (&now["reviewed"], &now["wrong"]),
            (&json!(1), &json!(0)),
            "{now}"
        );
        house.act(
            "bank-entries/apply",
            json!({ "entry": id_of(&waiting[1]), "customer": bob }),
        );
        let now = plain(&house);
        assert_eq!(
            (&now["reviewed"], &now["reviewed_wrong"], &now["right"]),
            (&json!(2), &json!(1), &json!("50")),
            "{now}"
        );
        house.assert_sound();
    }
}
