//! Sign-off by a second person.
//!
//! Risks covered: a limit that is passed in parts, or by another way of doing the same; a command that
//! is carried out otherwise than it was asked for, twice, or although things have changed; somebody who
//! signs their own.

use cashlane_tests::{Api, Company, STANDARD_IBAN, amount, eur, id_of, systems};
use serde_json::{Value, json};

const DAY: &str = "2025-03-03";
const CLERK: [&str; 4] = [
    "cash.read",
    "cash.write",
    "receivables.allocate",
    "receivables.write_off",
];
const CONTROLLER: [&str; 2] = ["cash.read", "cash.sign_off"];

fn payment(house: &Company<'_>, number: u32, sum: &str) -> Value {
    let text = format!(
        ":20:S{number}\r\n:25:{STANDARD_IBAN}\r\n:28C:{number}\r\n:60F:C250303EUR0,00\r\n\
         :61:2503030303C{sum},00NTRFNONREF//B{number}\r\n\
         :86:166?00CREDIT?20Thank you?32Umbrella Holding\r\n:62F:C250303EUR{sum},00\r\n-"
    );
    let path = house.path(&format!("bank-statements?name=S{number}.sta"));
    let (status, reply) = house.api().upload(&path, text.as_bytes());
    assert_eq!(status, 201, "{reply}");
    house.entries(&reply["verdicts"][0]["result"])[0].clone()
}

fn set_rules(house: &Company<'_>, rules: &Value) {
    let version = house.read("sign-off-rules")["version"].clone();
    let (status, set) = house
        .api()
        .patch(&house.path("sign-off-rules"), &version, rules);
    assert_eq!(status, 200, "{set}");
}

/// What somebody does in a batch of one: the result, or the refusal.
fn act(by: &Api, house: &Company<'_>, path: &str, request: &Value) -> Result<Value, Value> {
    let reply = by.done(&house.path(path), &json!([request]));
    let verdict = reply["verdicts"][0].clone();
    match verdict["refusal"].is_null() {
        true => Ok(verdict["result"].clone()),
        false => Err(verdict["refusal"].clone()),
    }
}

fn code(outcome: Result<Value, Value>) -> String {
    let refusal = outcome.expect_err("a refusal");
    refusal["code"].as_str().expect("a code").to_owned()
}

#[test]
fn what_is_above_a_limit_is_done_as_asked_for_once_a_second_person_signs() {
    for system in systems() {
        let house = Company::new(&system);
        let (clerk, other) = (
            system.person("clerk", &CLERK),
            system.person("other", &CLERK),
        );
        let controller = system.person("controller", &CONTROLLER);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "800", DAY);
        let entry = payment(&house, 1, "800");
        let line = json!({ "item": house.item(&invoice), "amount": eur("800") });
        let command = json!({ "entry": id_of(&entry), "customer": ada, "lines": [line] });
        set_rules(&house, &json!({ "applications": [eur("500")] }));

        assert_eq!(
            code(act(&clerk, &house, "bank-entries/apply", &command)),
            "sign_off_needed"
        );
        let ask = json!({ "command": { "apply": command }, "note": "agreed by phone" });
        let (status, asked) = clerk.post_as("ask-1", &house.path("sign-offs"), &ask);
        assert_eq!(status, 201, "{asked}");
        assert_eq!(
            (&asked["status"], &asked["kind"]),
            (&json!("waiting"), &json!("apply"))
        );
        assert_eq!(asked["lines"][0]["number"], invoice["number"]);
        assert_eq!(amount(&asked["lines"][0]["open"]), "800.00");
        assert_eq!(house.open(&invoice), "800.00", "nothing is done yet");
        let exception = house.read(&format!("exceptions/{}", id_of(&entry)));
        assert_eq!(exception["waits_for_sign_off"], true);
        let (status, twice) = other.post(&house.path("sign-offs"), &ask);
        assert_eq!((status, &twice["code"]), (422, &json!("wrong_state")));
        let home = house.read("home");
        assert_eq!(home["needs"]["sign_offs"]["count"], 1);

        let signing = json!({ "sign_off": id_of(&asked) });
        let path = house.path("sign-offs/sign");
        assert_eq!(clerk.post(&path, &json!([signing])).0, 403);
        let signed = act(&controller, &house, "sign-offs/sign", &signing).expect("signed");
        assert_eq!(
            (&signed["status"], &signed["decided_by_name"]),
            (&json!("signed"), &json!("controller"))
        );
        assert_eq!(house.open(&invoice), "0.00");
        assert_eq!(
            code(act(&controller, &house, "sign-offs/sign", &signing)),
            "wrong_state"
        );
        let (status, replayed) = clerk.post_as("ask-1", &house.path("sign-offs"), &ask);
        assert_eq!(
            (status, &replayed),
            (201, &asked),
            "a repetition is answered, not tried"
        );
        let events = house.read("events?type=sign_off_signed");
        assert_eq!(events["items"].as_array().expect("events").len(), 1);
        house.assert_sound();
    }
}

#[test]
fn nobody_signs_their_own_and_only_the_asker_withdraws() {
    for system in systems() {
        let house = Company::new(&system);
        let both = [CLERK.as_slice(), &["cash.sign_off", "api_keys.write"]].concat();
        let (ada, bob) = (system.person("ada", &both), system.person("bob", &both));
        let customer = house.customer("Ada");
        let entry = payment(&house, 1, "800");
        let ask =
            json!({ "command": { "apply": { "entry": id_of(&entry), "customer": customer } } });
        let asked = ada.done(&house.path("sign-offs"), &ask);
        let one = json!({ "sign_off": id_of(&asked), "note": "no" });
        assert_eq!(
            code(act(&ada, &house, "sign-offs/sign", &one)),
            "second_person_needed"
        );
        // A key that she makes for herself is she.
        let key = json!({ "name": "another hat", "scopes": CONTROLLER });
        let made = ada.done("/api/v1/api-keys", &key);
        let hat = ada.with_token(made["secret"].as_str().expect("a secret"));
        assert_eq!(
            code(act(&hat, &house, "sign-offs/sign", &one)),
            "second_person_needed"
        );
        assert_eq!(
            code(act(&hat, &house, "sign-offs/decline", &one)),
            "second_person_needed"
        );
        assert_eq!(
            code(act(&bob, &house, "sign-offs/withdraw", &one)),
            "second_person_needed"
        );
        let bare = json!({ "sign_off": id_of(&asked) });
        assert_eq!(
            code(act(&bob, &house, "sign-offs/decline", &bare)),
            "invalid_value"
        );
        let declined = act(&bob, &house, "sign-offs/decline", &one).expect("declined");
        assert_eq!(declined["decision_note"], "no");
        let again = ada.done(&house.path("sign-offs"), &ask);
        let again = json!({ "sign_off": id_of(&again) });
        act(&ada, &house, "sign-offs/withdraw", &again).expect("withdrawn");
        let status = |word: &str| {
            house.read(&format!("sign-offs?status={word}"))["items"]
                .as_array()
                .map_or(0, Vec::len)
        };
        assert_eq!(
            (status("waiting"), status("declined"), status("withdrawn")),
            (0, 1, 1)
        );
        assert_eq!(
            house.read("exceptions")["items"][0]["waits_for_sign_off"],
            false
        );
    }
}

#[test]
fn what_has_changed_since_is_said_and_not_done() {
    for system in systems() {
        let house = Company::new(&system);
        let clerk = system.person("clerk", &CLERK);
        let controller = system.person("controller", &CONTROLLER);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "800", DAY);
        let entry = payment(&house, 1, "800");
        let line = json!({ "item": house.item(&invoice), "amount": eur("800") });
        let command = json!({ "entry": id_of(&entry), "customer": ada, "lines": [line] });
        let asked = clerk.done(
            &house.path("sign-offs"),
            &json!({ "command": { "apply": command } }),
        );
        let paid = json!({ "lines": [{ "item": house.item(&invoice), "amount": eur("300") }] });
        house.receive(&ada, "300", DAY, &paid);
        let signing = json!({ "sign_off": id_of(&asked) });
        let refusal = act(&controller, &house, "sign-offs/sign", &signing).expect_err("changed");
        assert_eq!(refusal["code"], "changed_since");
        let detail = refusal["detail"].as_str().expect("a detail");
        assert!(
            detail.contains("800.00") && detail.contains("500.00"),
            "{detail}"
        );
        assert_eq!(house.open(&invoice), "500.00");
        let nonsense = json!({ "command": { "apply": command } });
        let (status, problem) = clerk.post(&house.path("sign-offs"), &nonsense);
        assert_eq!(
            status, 422,
            "what the books would refuse is refused at once: {problem}"
        );
        house.assert_sound();
    }
}

#[test]
fn a_limit_is_not_passed_in_parts_or_by_another_way() {
    for system in systems() {
        let house = Company::new(&system);
        let clerk = system.person("clerk", &CLERK);
        let ada = house.customer("Ada");
        let entry = payment(&house, 1, "800");
        let part =
            |sum: &str| json!({ "entry": id_of(&entry), "customer": ada, "amount": eur(sum) });
        set_rules(
            &house,
            &json!({ "applications": [eur("500")], "adjustments": [eur("2")] }),
        );
        let reply = clerk.done(
            &house.path("bank-entries/apply"),
            &json!([part("300"), part("300")]),
        );
        assert!(reply["verdicts"][0]["refusal"].is_null(), "{reply}");
        assert_eq!(reply["verdicts"][1]["refusal"]["code"], "sign_off_needed");
        assert_eq!(
            code(act(&clerk, &house, "bank-entries/apply", &part("201"))),
            "sign_off_needed"
        );
        act(&clerk, &house, "bank-entries/apply", &part("200")).expect("within the limit");

        let invoice = house.invoice(&ada, "900", DAY);
        let item = house.item(&invoice);
        let receipt = house.receive(&ada, "700", DAY, &json!({}));
        let settle = json!({ "credit": receipt["item"], "on": DAY, "lines": [{ "item": item, "amount": eur("600") }] });
        assert_eq!(
            code(act(&clerk, &house, "settlements", &settle)),
            "sign_off_needed"
        );
        let pair =
            json!({ "debit": item, "credit": receipt["item"], "amount": eur("600"), "on": DAY });
        assert_eq!(
            code(act(&clerk, &house, "allocations", &pair)),
            "sign_off_needed"
        );

        let give_up = |sum: &str| json!({ "item": item, "amount": eur(sum), "reason": "goodwill", "on": DAY });
        act(&clerk, &house, "write-offs", &give_up("1.50")).expect("within the limit");
        assert_eq!(
            code(act(&clerk, &house, "write-offs", &give_up("1"))),
            "sign_off_needed"
        );
        let line = json!({ "item": item, "amount": eur("10"), "write_off": { "amount": eur("1"), "reason": "goodwill" } });
        let settle = json!({ "credit": receipt["item"], "on": DAY, "lines": [line] });
        assert_eq!(
            code(act(&clerk, &house, "settlements", &settle)),
            "sign_off_needed"
        );
        let ask = json!({ "command": { "write_off": give_up("1") } });
        let asked = clerk.done(&house.path("sign-offs"), &ask);
        let controller = system.person("controller", &CONTROLLER);
        let signing = json!({ "sign_off": id_of(&asked) });
        act(&controller, &house, "sign-offs/sign", &signing).expect("signed");
        assert_eq!(house.open(&invoice), "897.50");

        let (status, _) = controller.post(&house.path("sign-offs"), &ask);
        assert_eq!(status, 403, "who may not do it may not ask for it");
        let version = house.read("sign-off-rules")["version"].clone();
        let path = house.path("sign-off-rules");
        assert_eq!(
            clerk
                .patch(&path, &version, &json!({ "applications": [] }))
                .0,
            403
        );
        let twice = json!({ "applications": [eur("1"), eur("2")] });
        assert_eq!(house.api().patch(&path, &version, &twice).0, 422);
        set_rules(&house, &json!({ "applications": [], "adjustments": [] }));
        act(&clerk, &house, "settlements", &json!({ "credit": receipt["item"], "on": DAY, "lines": [{ "item": item, "amount": eur("600") }] })).expect("no rules, no second person");
        house.assert_sound();
    }
}
