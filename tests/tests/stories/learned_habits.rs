//! What payments teach about how a customer pays.
//!
//! Risks covered: a habit that is seen where there is none, counts too early, or is not told to
//! matching; one that stays after its receipts were taken back, or cannot be switched off.

use cashlane_tests::{Company, STANDARD_IBAN, amount, eur, id_of, systems, with};
use serde_json::{Value, json};

/// A payment of Ada's of a day in March 2025, as a bank that writes MT940 tells it.
fn payment(house: &Company<'_>, day: u32, sum: &str, text: &str) -> Value {
    let sum = sum.replace('.', ",");
    let text = format!(
        ":20:S{day}\r\n:25:{STANDARD_IBAN}\r\n:28C:{day}\r\n:60F:C2503{day:02}EUR0,00\r\n\
         :61:2503{day:02}03{day:02}C{sum},NTRFNONREF//B{day}\r\n\
         :86:166?00CREDIT?20{text}?32Ada\r\n:62F:C2503{day:02}EUR{sum}\r\n-"
    );
    let path = house.path(&format!("bank-statements?name=S{day}.sta"));
    let (status, reply) = house
        .api()
        .upload(&path, text.replace(",NTRF", "NTRF").as_bytes());
    assert_eq!(status, 201, "{reply}");
    house.entries(&reply["verdicts"][0]["result"])[0].clone()
}

/// Applies an entry to these items, in full or as far as it says.
fn apply(house: &Company<'_>, customer: &str, entry: &Value, lines: &[(&Value, &str)]) -> Value {
    let line = |(invoice, sum): &(&Value, &str)| json!({ "item": house.item(invoice), "amount": eur(sum) });
    let lines: Vec<Value> = lines.iter().map(line).collect();
    let request = json!({ "entry": id_of(entry), "customer": customer, "lines": lines });
    house.act("bank-entries/apply", request)
}

fn habit(house: &Company<'_>, kind: &str) -> Value {
    let page = house.read(&format!("learned-payers?kind={kind}"));
    page["items"][0].clone()
}

fn counted(habit: &Value) -> [i64; 4] {
    ["by_person", "by_rule", "taken_back", "contrary"]
        .map(|of| habit[of].as_i64().expect("a count"))
}

/// What matching thinks of an entry.
fn decision(house: &Company<'_>, entry: &Value) -> Value {
    house.read(&format!("exceptions/{}", id_of(entry)))["decision"].clone()
}

fn number_of(invoice: &Value) -> String {
    invoice["number"].as_str().expect("a number").to_owned()
}

/// A policy that leaves only these differences to people.
fn put_in_force(house: &Company<'_>, never_post: &[&str]) {
    let rules = house.read("match-policies")["policies"][0]["rules"].clone();
    let rules = with(rules, &json!({ "never_post": never_post }));
    let drafted = house.done(
        "match-policies",
        &json!({ "name": "spring", "rules": rules }),
    );
    let command = json!({ "policy": id_of(&drafted) });
    house.tried("matching", id_of(&drafted));
    house.done(
        "match-policies/enforce",
        &with(command, &json!({ "reason": "tried" })),
    );
}

fn says(decision: &Value, feature: &str) -> bool {
    let mut parts = decision["parts"].as_array().expect("parts").iter();
    parts.any(|part| part["feature"] == feature)
}

fn sureness(decision: &Value) -> f64 {
    let percent = decision["confidence"].as_str().expect("a confidence");
    percent.parse().expect("a number")
}

fn switch(house: &Company<'_>, habit: &Value, on: bool) -> Value {
    let path = house.path(&format!("learned-payers/{}", id_of(habit)));
    let change = json!({ "is_active": on });
    let (status, switched) = house.api().patch(&path, &habit["version"], &change);
    assert_eq!(status, 200, "{switched}");
    switched
}

#[test]
fn who_pays_the_oldest_first_is_known_for_it_until_that_is_switched_off() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let sums = [
            "110.10", "120.35", "131.77", "142.15", "153.90", "164.31", "175.05",
        ];
        let days = (1..).map(|day| format!("2025-02-{day:02}"));
        let invoices: Vec<Value> = sums
            .iter()
            .zip(days)
            .map(|(sum, day)| house.invoice(&ada, sum, &day))
            .collect();
        let mut receipts = Vec::new();
        for (at, day) in (0..3).zip(1..) {
            let entry = payment(&house, day, sums[at], "thanks");
            receipts.push(apply(&house, &ada, &entry, &[(&invoices[at], sums[at])]));
            let known = habit(&house, "oldest_first");
            match at {
                0 => assert_eq!(known, Value::Null, "seen once is no habit"),
                _ => assert_eq!(known["counts"], at == 2, "{known}"),
            }
        }
        let entry = payment(&house, 10, "460.36", "many thanks");
        let known = decision(&house, &entry);
        assert!(says(&known, "learned"), "{known}");
        let off = switch(&house, &habit(&house, "oldest_first"), false);
        assert_eq!(off["is_active"], false);
        let unknown = decision(&house, &entry);
        assert!(!says(&unknown, "learned"), "{unknown}");
        assert!(sureness(&known) > sureness(&unknown), "{known} {unknown}");
        switch(&house, &off, true);
        for receipt in &receipts[..2] {
            let undo = json!({ "receipt": id_of(receipt), "reason": "not hers" });
            house.done("receipts/reverse", &undo);
        }
        let known = habit(&house, "oldest_first");
        assert_eq!(counted(&known), [3, 0, 2, 0]);
        assert_eq!(known["counts"], false);
        house.assert_sound();
    }
}

#[test]
fn what_is_deducted_again_and_again_is_a_habit_and_paying_in_full_speaks_against_it() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = |sum: &str| house.invoice(&ada, sum, "2025-02-01");
        let mut all = Vec::new();
        for day in 1..=3 {
            let invoice = invoice("100.00");
            let entry = payment(&house, day, "92.63", "thanks");
            all.push(apply(&house, &ada, &entry, &[(&invoice, "92.63")]));
        }
        let known = habit(&house, "deducts");
        assert_eq!(amount(&known["deducted"]), "7.37");
        assert_eq!(
            (counted(&known), &known["counts"]),
            ([3, 0, 0, 0], &json!(true))
        );
        // By this policy, charges are no reason for a person to look; deductions are.
        put_in_force(&house, &["unearned_discount", "tolerance", "deduction"]);
        let third = invoice("250.00");
        let entry = payment(&house, 10, "242.63", &number_of(&third));
        let off = switch(&house, &known, false);
        assert_eq!(decision(&house, &entry)["reason"], "residual_for_person");
        assert_eq!(house.match_all()["applied"], json!([]));
        switch(&house, &off, true);
        assert_eq!(house.match_all()["applied"][0]["entry"], entry["id"]);
        let withheld = house.read(&format!("deductions?document={}", id_of(&third)));
        let withheld = &withheld["items"][0];
        assert_eq!(
            (&withheld["reason"], amount(&withheld["amount"])),
            (&json!("bank_charge"), "7.37")
        );
        assert_eq!(counted(&habit(&house, "deducts")), [3, 1, 0, 0]);
        let full = invoice("80.00");
        let entry = payment(&house, 11, "80.00", "thanks");
        let receipt = apply(&house, &ada, &entry, &[(&full, "80.00")]);
        assert_eq!(counted(&habit(&house, "deducts")), [3, 1, 0, 1]);
        let undo = json!({ "receipt": id_of(&receipt), "reason": "not hers" });
        house.done("receipts/reverse", &undo);
        assert_eq!(counted(&habit(&house, "deducts")), [3, 1, 0, 0]);
        let undo = json!({ "receipt": id_of(&all[0]), "reason": "not hers" });
        house.done("receipts/reverse", &undo);
        assert_eq!(counted(&habit(&house, "deducts")), [3, 1, 1, 0]);
        let reader = system.caller(&["cash.read"]);
        let path = house.path(&format!("learned-payers/{}", id_of(&known)));
        let body = json!({ "is_active": false }).to_string().into_bytes();
        let (status, _) = reader.send("PATCH", &path, &[("if-match", "3")], Some(body));
        assert_eq!(status, 403);
        let events = house.read("events?type=learned_payer_switched");
        assert_eq!(
            amount(&events["items"][0]["attributes"]["deducted"]),
            "7.37",
            "{events}"
        );
        house.assert_sound();
    }
}
