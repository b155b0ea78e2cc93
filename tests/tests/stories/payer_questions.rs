//! Asking payers what they paid.
//!
//! Risks covered: a link that shows more than the question, works twice, too late, or after it was
//! withdrawn; a token that can be read in the outbox or guessed without end; an answer that is lost,
//! changed, or does not come to those who need it.

use std::sync::Arc;

use cashlane_tests::{Company, Outbox, STANDARD_IBAN, System, id_of, systems_set_up};
use kernel::{Instant, ManualClock};
use serde_json::{Value, json};

const ADDRESS: &str = "https://pay.example.com";
const DAY_SECS: i64 = 24 * 60 * 60;

fn on_every_database(attempts: u32, story: impl Fn(&Company<'_>, &System, &ManualClock)) {
    let start = Instant::at_start_of("2025-03-03".parse().expect("a day"));
    let clock = Arc::new(ManualClock::new(start));
    let kept = Arc::clone(&clock);
    let systems = systems_set_up(
        move |options| options.clock = Arc::clone(&kept) as _,
        |settings| {
            settings.public_url = Some(ADDRESS.to_owned());
            settings.throttle.attempts = attempts;
        },
    );
    for system in systems {
        clock.set(start);
        story(&Company::new(&system), &system, &clock);
    }
}

fn payment(house: &Company<'_>, number: u32) -> Value {
    let text = format!(
        ":20:S{number}\r\n:25:{STANDARD_IBAN}\r\n:28C:{number}\r\n:60F:C250303EUR0,00\r\n\
         :61:2503030303C100,00NTRFNONREF//B{number}\r\n\
         :86:166?00CREDIT?20Thank you?32Umbrella Holding\r\n:62F:C250303EUR100,00\r\n-"
    );
    let path = house.path(&format!("bank-statements?name=S{number}.sta"));
    let (status, reply) = house.api().upload(&path, text.as_bytes());
    assert_eq!(status, 201, "{reply}");
    house.entries(&reply["verdicts"][0]["result"])[0].clone()
}

fn ask(house: &Company<'_>, entry: &Value) -> Value {
    let message = "Is it for the \"spring\" order?";
    let question =
        json!({ "entry": id_of(entry), "recipient": "ap@umbrella.example", "message": message });
    house.done("payer-questions", &question)
}

/// The token in the latest mail that left.
fn token(system: &System, outbox: &Outbox) -> String {
    assert_eq!(outbox.work(system), 0);
    let letters = outbox.letters();
    let text = letters
        .iter()
        .map(|letter| letter.text.replace("=\n", ""))
        .find(|text| text.contains("/answer/"))
        .expect("a question was mailed");
    let (_, rest) = text.split_once("/answer/").expect("a link");
    rest.split_whitespace().next().expect("a token").to_owned()
}

fn exceptions(house: &Company<'_>, query: &str) -> Vec<Value> {
    let page = house.read(&format!("exceptions?{query}"));
    page["items"].as_array().expect("a list").clone()
}

#[test]
fn a_payer_is_asked_answers_once_and_the_entry_comes_first() {
    on_every_database(20, |house, system, _| {
        let outbox = Outbox::new();
        let (older, entry) = (payment(house, 1), payment(house, 2));
        assert_eq!(id_of(&exceptions(house, "")[0]), id_of(&older));
        let question = ask(house, &entry);
        assert_eq!(question["status"], "asked");
        let again = json!({ "entry": id_of(&entry), "recipient": "ap@umbrella.example" });
        house.problem("payer-questions", &again, "wrong_state");
        let waiting = house.read(&format!("mails?document={}", id_of(&question)));
        let kept = waiting["items"][0]["body"].as_str().expect("a body");
        assert!(
            kept.contains("/answer/{token}"),
            "no secret in the outbox: {kept}"
        );
        let token = token(system, &outbox);
        let letter = outbox.letters().remove(0).text;
        for told in [
            "100.00 EUR",
            "3 March 2025",
            "Thank you",
            "spring",
            "ap@umbrella.example",
        ] {
            assert!(letter.contains(told), "{told} in {letter}");
        }

        let payer = system.stranger();
        let path = format!("/api/v1/answers/{token}");
        let shown = payer.read(&path);
        assert_eq!(
            (&shown["state"], &shown["amount"]["amount"]),
            (&json!("open"), &json!("100.00"))
        );
        let names: Vec<&String> = shown.as_object().expect("an object").keys().collect();
        let allowed = [
            "amount",
            "booked_on",
            "company",
            "expires_at",
            "language",
            "message",
            "state",
        ];
        assert!(
            names.iter().all(|name| allowed.contains(&name.as_str())),
            "{names:?}"
        );
        let answer = json!({
            "documents": [{ "number": " INV-7 ", "amount": { "amount": "80.00", "currency": "EUR" } }, { "number": "INV-9" }],
            "message": "less freight\nas agreed",
        });
        assert_eq!(payer.done(&path, &answer)["state"], "answered");
        let (status, twice) = payer.post(&path, &answer);
        assert_eq!((status, &twice["code"]), (422, &json!("wrong_state")));
        assert_eq!(payer.read(&path)["state"], "answered");

        let first = exceptions(house, "").remove(0);
        assert_eq!(id_of(&first), id_of(&entry), "what is answered comes first");
        assert_eq!(first["question"], "answered");
        assert_eq!(first["answer"]["documents"][0]["number"], "INV-7");
        assert_eq!(first["answer"]["documents"][0]["amount"]["amount"], "80.00");
        assert_eq!(first["answer"]["documents"][1]["amount"], Value::Null);
        assert_eq!(first["answer"]["message"], "less freight\nas agreed");
        let pages = house.read("exceptions?limit=1");
        let next = pages["next"].as_str().expect("another page");
        assert_eq!(
            id_of(&exceptions(house, &format!("limit=1&after={next}"))[0]),
            id_of(&older)
        );
        assert_eq!(exceptions(house, "question=answered").len(), 1);
        assert_eq!(exceptions(house, "question=asked").len(), 0);
        let withdraw = json!({ "question": id_of(&question) });
        house.problem("payer-questions/withdraw", &withdraw, "wrong_state");
        let events = house.read("events?type=payer_answered");
        assert_eq!(events["items"][0]["actor"], "system:payer", "{events}");
        let changed = system.store.write(kernel::Actor::system("tests"), |tx| {
            tx.exec("UPDATE payer_answers SET message = 'no'", &[])
        });
        assert!(changed.is_err(), "what was said stays");
        house.assert_sound();
    });
}

#[test]
fn a_link_that_is_withdrawn_late_or_of_a_settled_entry_takes_no_answer() {
    on_every_database(20, |house, system, clock| {
        let entry = payment(house, 1);
        let answer = json!({ "not_ours": true });
        let path = |outbox: &Outbox| format!("/api/v1/answers/{}", token(system, outbox));
        let payer = system.stranger();

        let withdrawn = Outbox::new();
        let question = ask(house, &entry);
        let withdrawn_path = path(&withdrawn);
        let command = json!({ "question": id_of(&question) });
        assert_eq!(
            house.done("payer-questions/withdraw", &command)["status"],
            "withdrawn"
        );
        assert_eq!(exceptions(house, "question=withdrawn").len(), 1);
        assert_eq!(payer.read(&withdrawn_path)["state"], "over");
        assert_eq!(payer.post(&withdrawn_path, &answer).0, 422);

        let late = Outbox::new();
        ask(house, &entry);
        let late_path = path(&late);
        clock.advance_secs(14 * DAY_SECS);
        assert_eq!(exceptions(house, "question=expired").len(), 1);
        assert_eq!(payer.post(&late_path, &answer).0, 422);

        let unsent = Outbox::new();
        let given_up = ask(house, &entry);
        let command = json!({ "question": id_of(&given_up) });
        house.done("payer-questions/withdraw", &command);
        unsent.work(system);
        assert!(
            unsent.letters().is_empty(),
            "a question that is over is not mailed"
        );

        let settled = Outbox::new();
        ask(house, &entry);
        let settled_path = path(&settled);
        let ada = house.customer("Ada");
        house.act(
            "bank-entries/apply",
            json!({ "entry": id_of(&entry), "customer": ada }),
        );
        assert_eq!(payer.read(&settled_path)["state"], "over");
        assert_eq!(payer.post(&settled_path, &answer).0, 422);
        let all = house.read(&format!("payer-questions?entry={}", id_of(&entry)));
        assert_eq!(all["items"].as_array().expect("a list").len(), 4);
    });
}

#[test]
fn answers_have_their_limits_and_guesses_too() {
    on_every_database(5, |house, system, _| {
        let outbox = Outbox::new();
        let entry = payment(house, 1);
        ask(house, &entry);
        let path = format!("/api/v1/answers/{}", token(system, &outbox));
        let payer = system.stranger();
        let dollars = json!({ "amount": "1.00", "currency": "USD" });
        let bad = [
            (json!({}), Value::Null),
            (json!({ "message": "x".repeat(1001) }), json!("message")),
            (
                json!({ "documents": [{ "number": "9".repeat(41) }] }),
                json!("documents[0].number"),
            ),
            (
                json!({ "documents": [{ "number": "1", "amount": dollars }] }),
                json!("documents[0].amount"),
            ),
        ];
        for (answer, field) in bad {
            let (status, problem) = payer.post(&path, &answer);
            assert_eq!((status, &problem["field"]), (422, &field), "{problem}");
        }
        let (status, problem) = payer.get("/api/v1/answers/cashlane_ans_guess");
        assert_eq!((status, &problem["code"]), (404, &json!("not_found")));
        assert_eq!(payer.get(&path).0, 429, "whoever fails too often waits");
        assert_eq!(
            system.stranger().get("/api/v1/session").0,
            401,
            "sign-in counts by itself"
        );

        let invalid = json!({ "entry": id_of(&entry), "recipient": "nobody", "days": 3 });
        house.problem("payer-questions", &invalid, "wrong_state");
        let other = payment(house, 2);
        for (field, value) in [
            ("recipient", json!("nobody")),
            ("recipient", Value::Null),
            ("days", json!(0)),
            ("days", json!(61)),
        ] {
            let mut question = json!({ "entry": id_of(&other), "recipient": "a@b.example" });
            question[field] = value;
            let problem = house.problem("payer-questions", &question, "invalid_value");
            assert_eq!(problem["field"], field);
        }
        let reader = system.caller(&["cash.read"]);
        let question = json!({ "entry": id_of(&other), "recipient": "a@b.example" });
        assert_eq!(
            reader.post(&house.path("payer-questions"), &question).0,
            403
        );
    });
}
