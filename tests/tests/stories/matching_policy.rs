//! Proposals taken over, and what matching may do by itself.
//!
//! Risks covered: a proposal carried out that is not the one that was seen; a policy in force that
//! nobody tried on the past, or that lets in what is no rule; a simulation that counts wrongly;
//! somebody who may not set it.

use cashlane_tests::{Company, STANDARD_IBAN, id_of, systems};
use serde_json::{Value, json};

/// A statement of payments with amount in euros and text, as a bank that writes MT940 tells them.
fn payments(house: &Company<'_>, number: u32, all: &[(u32, String)]) -> Vec<Value> {
    let lines: String = (1..)
        .zip(all)
        .map(|(line, (euros, text))| {
            format!(
                ":61:2503030303C{euros},00NTRFNONREF//B{number}-{line}\r\n\
                 :86:166?00CREDIT?20{text}?32Ada\r\n"
            )
        })
        .collect();
    let total: u32 = all.iter().map(|(euros, _)| euros).sum();
    let text = format!(
        ":20:S{number}\r\n:25:{STANDARD_IBAN}\r\n:28C:{number}\r\n:60F:C250303EUR0,00\r\n{lines}\
         :62F:C250303EUR{total},00\r\n-"
    );
    let path = house.path(&format!("bank-statements?name=S{number}.sta"));
    let (status, reply) = house.api().upload(&path, text.as_bytes());
    assert_eq!(status, 201, "{reply}");
    house.entries(&reply["verdicts"][0]["result"])
}

fn exceptions(house: &Company<'_>, query: &str) -> Vec<Value> {
    let page = house.read(&format!("exceptions{query}"));
    page["items"].as_array().expect("a list").clone()
}

fn number_of(invoice: &Value) -> String {
    invoice["number"].as_str().expect("a number").to_owned()
}

fn first_number(exception: &Value) -> &str {
    let number = &exception["decision"]["proposal"]["lines"][0]["number"];
    number.as_str().expect("a number")
}

fn items_of(exception: &Value) -> Vec<Value> {
    let lines = exception["decision"]["proposal"]["lines"].as_array();
    let lines = lines.expect("a proposal").iter();
    lines.map(|line| line["item"].clone()).collect()
}

/// Three payments in full and two that deduct something; of the full ones one is taken back.
fn with_history<'a>(system: &'a cashlane_tests::System) -> Company<'a> {
    let house = Company::new(system);
    let ada = house.customer("Ada");
    let numbers: Vec<String> = (0..5_u32)
        .map(|n| number_of(&house.invoice(&ada, &format!("{}.00", 211 + n), "2025-03-01")))
        .collect();
    let full = (0..3_usize).map(|n| (211 + u32::try_from(n).expect("small"), numbers[n].clone()));
    let short = [
        (
            199,
            format!("{} less damaged goods deducted 15.00", numbers[3]),
        ),
        (
            200,
            format!("{} less damaged goods deducted 15.00", numbers[4]),
        ),
    ];
    payments(&house, 1, &full.chain(short).collect::<Vec<_>>());
    house.match_all();
    house
}

#[test]
fn a_proposal_is_taken_over_as_it_was_seen_or_not_at_all() {
    for system in systems() {
        let house = with_history(&system);
        let waiting = exceptions(&house, "?sort=-confidence");
        assert_eq!(waiting.len(), 2);
        let [first, second] = [&waiting[0], &waiting[1]];
        assert_eq!(first["reason"], "residual_for_person", "{first}");
        let other = json!({ "select": { "entries": [
            { "entry": id_of(first), "items": items_of(second) },
        ] } });
        let report = house.done("exceptions/accept", &other);
        assert_eq!(report["applied"], json!([]));
        assert_eq!(report["left"][0]["reason"], "proposal_changed");
        let seen = json!({ "select": { "entries": [
            { "entry": id_of(first), "items": items_of(first) },
        ] } });
        assert_eq!(
            system
                .caller(&["cash.read"])
                .post(&house.path("exceptions/accept"), &seen)
                .0,
            403
        );
        let report = house.done("exceptions/accept", &seen);
        assert_eq!(
            report["applied"].as_array().map(Vec::len),
            Some(1),
            "{report}"
        );
        let again = house.done("exceptions/accept", &seen);
        assert_eq!(again["left"][0]["reason"], "not_open");

        for wrong in ["49.99", "100.01"] {
            let above = json!({ "select": { "above": { "confidence": wrong } } });
            let refusal = house.problem("exceptions/accept", &above, "invalid_value");
            assert_eq!(refusal["field"], "confidence", "{refusal}");
        }
        assert_eq!(exceptions(&house, "?confidence=90").len(), 1);
        let above = json!({ "select": { "above": { "confidence": "90" } } });
        let report = house.done("exceptions/accept", &above);
        assert_eq!(
            report["applied"].as_array().map(Vec::len),
            Some(1),
            "{report}"
        );
        assert!(exceptions(&house, "").is_empty());
        let items = house.read("open-items?state=open");
        let open: Vec<&Value> = items["items"].as_array().expect("a list").iter().collect();
        assert_eq!(open.len(), 2, "what was deducted stays open: {items}");
        let proposed = &first["decision"]["proposal"]["lines"][0]["deduction"];
        let note = format!(
            "{} less damaged goods deducted 15.00 CREDIT",
            first_number(first)
        );
        assert_eq!(
            (&proposed["reason"], &proposed["note"]),
            (&json!("unknown"), &json!(note))
        );
        let withheld = house.read("deductions");
        let withheld = withheld["items"].as_array().expect("a list");
        assert_eq!(withheld.len(), 2, "taken over with their reasons");
        let kept = withheld.iter().find(|it| it["note"] == proposed["note"]);
        assert_eq!(kept.expect("one of both")["amount"], proposed["amount"]);
        house.assert_sound();
    }
}

#[test]
fn a_policy_is_tried_on_the_past_before_it_is_put_in_force() {
    for system in systems() {
        let house = with_history(&system);
        for one in exceptions(&house, "") {
            let seen = json!({ "select": { "entries": [
                { "entry": id_of(&one), "items": items_of(&one) },
            ] } });
            house.done("exceptions/accept", &seen);
        }
        let receipts = house.read("receipts");
        let mut automatic = receipts["items"].as_array().expect("a list").iter();
        let wrong = automatic
            .rfind(|it| it["automatic"] == true)
            .expect("one")
            .clone();
        let undo =
            json!({ "receipt": id_of(&wrong), "reason": "it was meant for another invoice" });
        house.done("receipts/reverse", &undo);

        let policies = house.read("match-policies")["policies"].clone();
        assert_eq!(policies[0]["state"], "in_force");
        let mut rules = policies[0]["rules"].clone();
        rules["never_post"] = json!(["unearned_discount", "tolerance", "bank_charges"]);
        let new = json!({ "name": "deductions-too", "rules": rules });
        let reader = system.caller(&["cash.read", "cash.write"]);
        assert_eq!(reader.post(&house.path("match-policies"), &new).0, 403);
        let mut bad = new.clone();
        bad["rules"]["post_from"] = json!("80");
        assert_eq!(
            house.problem("match-policies", &bad, "invalid_value")["field"],
            "rules.post_from"
        );
        let mut bad = new.clone();
        bad["rules"]["never_post"] = json!(["whim"]);
        assert_eq!(
            house.problem("match-policies", &bad, "invalid_value")["field"],
            "rules.never_post"
        );

        let draft = house.done("match-policies", &new);
        house.problem("match-policies", &new, "already_exists");
        let enforce = json!({ "policy": id_of(&draft), "reason": "the desk accepts them anyway" });
        house.problem("match-policies/enforce", &enforce, "wrong_state");
        let mut untried = enforce.clone();
        untried["untried"] = json!(true);
        let setter = system.caller(&["cash.policy"]);
        let (status, _) = setter.post(&house.path("match-policies/enforce"), &untried);
        assert_eq!(status, 403, "only who may put in force what was not tried");

        let tried = house.tried("matching", id_of(&draft));
        let seen = &tried["simulation"];
        assert_eq!(seen["payments"], 5, "{seen}");
        assert_eq!(seen["beside"], policies[0]["name"]);
        assert_eq!(seen["in_force"], json!({ "right": 2, "wrong": 1 }));
        assert_eq!(seen["candidate"], json!({ "right": 4, "wrong": 1 }));
        assert_eq!(seen["added"], json!({ "right": 2, "wrong": 0 }));
        assert_eq!(seen["dropped"], json!({ "right": 0, "wrong": 0 }));
        assert_eq!(seen["customers"][0]["name"], "Ada");
        assert_eq!(seen["cases"].as_array().map(Vec::len), Some(2));
        assert_eq!(
            seen["waiting"], 1,
            "the one that was taken back waits again"
        );

        let set = house.done("match-policies/enforce", &enforce);
        assert_eq!(set["state"], "in_force");
        assert_eq!(set["is_untried"], false);
        let policies = house.read("match-policies")["policies"].clone();
        let states: Vec<&Value> = policies
            .as_array()
            .expect("a list")
            .iter()
            .map(|it| &it["state"])
            .collect();
        assert_eq!(states, ["in_force", "retired"]);
        assert_eq!(
            exceptions(&house, "")[0]["decision"]["policy"],
            "deductions-too"
        );
        assert_eq!(
            house.read("events?type=match_policy_set")["items"]
                .as_array()
                .map(Vec::len),
            Some(2)
        );
        house.assert_sound();
    }
}

#[test]
fn who_may_puts_a_policy_in_force_that_nobody_tried_which_stands_with_it() {
    for system in systems() {
        let house = with_history(&system);
        let mut rules = house.read("match-policies")["policies"][0]["rules"].clone();
        rules["never_post"] = json!([]);
        let new = json!({ "name": "all", "rules": rules });
        let draft = house.done("match-policies", &new);
        let mut enforce = json!({ "policy": id_of(&draft), "reason": " ", "untried": true });
        let refusal = house.problem("match-policies/enforce", &enforce, "invalid_value");
        assert_eq!(refusal["field"], "reason", "not without a reason");
        enforce["reason"] = json!("at once");
        let setter = system.caller(&["cash.policy", "policies.untried"]);
        let (status, set) = setter.post(&house.path("match-policies/enforce"), &enforce);
        assert_eq!(status, 200, "{set}");
        assert_eq!(set["state"], "in_force");
        assert_eq!(set["is_untried"], true);
        assert_eq!(set["reason"], "at once");
        assert_eq!(set["simulation"], Value::Null);
        let events = house.read("events?type=match_policy_set");
        let of_force = &events["items"][0];
        assert_eq!(of_force["attributes"]["untried"], true, "{events}");
        house.match_all();
        assert!(
            exceptions(&house, "").is_empty(),
            "what waited goes by the policy at once"
        );
        house.assert_sound();
    }
}
