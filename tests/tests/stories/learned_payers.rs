//! What payments teach about who pays for whom.
//!
//! Risks covered: a lesson that is not learned, or not unlearned when a person takes a receipt back;
//! a lesson that cannot be seen or switched off; somebody who may not switch it.

use cashlane_tests::{Company, STANDARD_IBAN, id_of, systems};
use serde_json::{Value, json};

const PAYER_IBAN: &str = "DE75512108001245126199";

/// One payment from an account of its own, as a bank that writes MT940 tells it.
fn payment(house: &Company<'_>, number: u32, text: &str) -> Value {
    let text = format!(
        ":20:S{number}\r\n:25:{STANDARD_IBAN}\r\n:28C:{number}\r\n:60F:C250303EUR0,00\r\n\
         :61:2503030303C100,00NTRFNONREF//B{number}\r\n\
         :86:166?00CREDIT?20{text}?31{PAYER_IBAN}?32Umbrella Holding\r\n:62F:C250303EUR100,00\r\n-"
    );
    let path = house.path(&format!("bank-statements?name=S{number}.sta"));
    let (status, reply) = house.api().upload(&path, text.as_bytes());
    assert_eq!(status, 201, "{reply}");
    let statement = &reply["verdicts"][0]["result"];
    house.entries(statement)[0].clone()
}

fn lessons(house: &Company<'_>, query: &str) -> Vec<Value> {
    let page = house.read(&format!("learned-payers?{query}"));
    page["items"].as_array().expect("a list").clone()
}

#[test]
fn a_receipt_teaches_whose_money_it_is_and_taking_it_back_unteaches() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let entry = payment(&house, 1, "for Ada with love");
        assert!(
            lessons(&house, "").is_empty(),
            "an entry alone says nothing"
        );
        let request = json!({ "entry": id_of(&entry), "customer": ada });
        let receipt = house.act("bank-entries/apply", request);
        let learned = lessons(&house, "sort=shown");
        let shown: Vec<&str> = learned
            .iter()
            .filter_map(|it| it["shown"].as_str())
            .collect();
        assert_eq!(shown, [PAYER_IBAN, "Umbrella Holding"]);
        for lesson in &learned {
            assert_eq!(lesson["customer"], json!(ada));
            assert_eq!(
                (&lesson["by_person"], &lesson["taken_back"]),
                (&json!(1), &json!(0))
            );
        }
        assert_eq!(lessons(&house, "kind=account&search=de7551").len(), 1);
        assert_eq!(lessons(&house, "kind=name&search=nobody").len(), 0);

        let undo = json!({ "receipt": id_of(&receipt), "reason": "not hers" });
        house.done("receipts/reverse", &undo);
        let account = lessons(&house, "kind=account").remove(0);
        assert_eq!(
            (&account["by_person"], &account["taken_back"]),
            (&json!(1), &json!(1))
        );
        house.assert_sound();
    }
}

#[test]
fn a_lesson_counts_for_matching_until_it_is_switched_off() {
    for system in systems() {
        let house = Company::new(&system);
        let (ada, bob) = (house.customer("Ada"), house.customer("Bob"));
        let invoice = house.invoice(&ada, "100.00", "2025-03-01");
        let number = invoice["number"].as_str().expect("a number").to_owned();
        let first = payment(&house, 1, "nothing known");
        house.act(
            "bank-entries/apply",
            json!({ "entry": id_of(&first), "customer": bob }),
        );
        // The account is Bob's now, and he names an invoice of Ada's.
        let second = payment(&house, 2, &number);
        let reason = || {
            let page = house.read("exceptions");
            let found = page["items"].as_array().expect("a list").iter();
            found
                .filter(|it| it["id"] == second["id"])
                .map(|it| it["reason"].clone())
                .next()
        };
        assert_eq!(reason(), Some(json!("likely")));
        let lesson = lessons(&house, "kind=account").remove(0);
        let path = house.path(&format!("learned-payers/{}", id_of(&lesson)));
        let off = json!({ "is_active": false });
        let reader = system.caller(&["cash.read"]);
        let body = off.to_string().into_bytes();
        let (status, _) = reader.send("PATCH", &path, &[("if-match", "1")], Some(body));
        assert_eq!(status, 403);
        let (status, stale) = house.api().patch(&path, &json!(7), &off);
        assert_eq!((status, &stale["code"]), (409, &json!("conflict")));
        let (status, switched) = house.api().patch(&path, &lesson["version"], &off);
        assert_eq!((status, &switched["is_active"]), (200, &json!(false)));
        assert_eq!(reason(), Some(json!("likely")), "the name is known as well");
        let name = lessons(&house, "kind=name").remove(0);
        let path = house.path(&format!("learned-payers/{}", id_of(&name)));
        let (status, _) = house.api().patch(&path, &name["version"], &off);
        assert_eq!(status, 200);
        assert_eq!(reason(), Some(json!("ready")), "the lessons are not used");
        assert_eq!(lessons(&house, "is_active=false").len(), 2);
        let events = house.read("events?type=learned_payer_switched");
        assert_eq!(
            events["items"][0]["attributes"]["is_active"], false,
            "{events}"
        );
    }
}
