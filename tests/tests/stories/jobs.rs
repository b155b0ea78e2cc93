//! Jobs that fail are seen, tried again and called off.

use cashlane_tests::{Company, Outbox, System, id_of, systems, untaxed_line, work};
use serde_json::{Value, json};

/// An invoice that is to be rendered and mailed.
fn invoice(house: &Company<'_>) -> Value {
    let ada = house.customer_with("Ada", &json!({ "email": "ap@ada.example" }));
    let documents = json!({ "documents": true });
    house.invoice_with(&ada, &[untaxed_line("5")], &documents)
}

/// A mail server that nobody runs.
fn refusing_server() -> String {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    format!("smtp://127.0.0.1:{port}")
}

fn jobs(system: &System, query: &str) -> Vec<Value> {
    let page = system.api.read(&format!("/api/v1/jobs?{query}"));
    page["items"].as_array().expect("jobs").clone()
}

fn job(system: &System, job: &Value) -> Value {
    system.api.read(&format!("/api/v1/jobs/{}", id_of(job)))
}

fn step_in(system: &System, verb: &str, job: &Value) -> Value {
    let path = format!("/api/v1/jobs/{verb}");
    system.api.act(&path, json!({ "job": id_of(job) }))
}

fn refusal(system: &System, verb: &str, id: &str) -> Value {
    let path = format!("/api/v1/jobs/{verb}");
    system.api.refused(&path, json!({ "job": id }))["code"].clone()
}

#[test]
fn a_mail_that_could_not_be_sent_is_tried_again() {
    for system in systems() {
        let house = Company::new(&system);
        invoice(&house);
        assert_eq!(work(&system, &refusing_server()), 1);
        let failed = jobs(&system, "failed=true");
        assert_eq!(failed.len(), 1, "{failed:?}");
        let mail = &failed[0];
        assert_eq!(
            (&mail["kind"], &mail["state"], &mail["attempts"]),
            (&json!("send_mail"), &json!("waiting"), &json!(1))
        );
        let error = mail["last_error"].as_str().expect("a reason");
        assert!(error.contains("SMTP server"), "{error}");
        assert_eq!(&job(&system, mail), mail);

        let outbox = Outbox::new();
        assert_eq!(outbox.work(&system), 0);
        assert!(outbox.letters().is_empty(), "it waits for its pause to end");
        let again = step_in(&system, "retry", mail);
        assert_eq!(
            (&again["state"], &again["attempts"]),
            (&json!("waiting"), &json!(0))
        );
        outbox.work(&system);
        assert_eq!(outbox.letters().len(), 1);
        let done = job(&system, mail);
        assert_eq!(
            (&done["state"], &done["last_error"]),
            (&json!("done"), &Value::Null)
        );
        assert_eq!(house.read("mails")["items"][0]["status"], "sent");
        assert_eq!(refusal(&system, "retry", id_of(mail)), "wrong_state");
        told(&system, mail, &["job_retried", "job_failed"]);
    }
}

#[test]
fn a_job_that_is_cancelled_is_not_done_until_it_is_tried_again() {
    for system in systems() {
        let house = Company::new(&system);
        let invoice = invoice(&house);
        let waiting = jobs(&system, "state=waiting&kind=render_document");
        let render = &waiting[0];
        step_in(&system, "cancel", render);
        let outbox = Outbox::new();
        outbox.work(&system);
        let documents = format!("documents?subject={}", id_of(&invoice));
        assert_eq!(house.read(&documents), json!([]));
        assert_eq!(job(&system, render)["state"], "cancelled");
        assert_eq!(refusal(&system, "cancel", id_of(render)), "wrong_state");
        let nothing = "job_00000000000000000000000000000001";
        assert_eq!(refusal(&system, "cancel", nothing), "unknown_reference");
        assert_eq!(system.api.get(&format!("/api/v1/jobs/{nothing}")).0, 404);

        step_in(&system, "retry", render);
        outbox.work(&system);
        assert_eq!(house.read(&documents).as_array().map(Vec::len), Some(1));
        told(&system, render, &["job_retried", "job_cancelled"]);
        let all = jobs(&system, "");
        let page = system.api.read("/api/v1/jobs?limit=1");
        let next = page["next"].as_str().expect("a second job");
        let rest = jobs(&system, &format!("after={next}"));
        assert_eq!(rest[..], all[1..], "newest first, page by page");
    }
}

/// What the log of the installation says about a job, newest first.
fn told(system: &System, job: &Value, expected: &[&str]) {
    let page = system
        .api
        .read(&format!("/api/v1/events?object={}", id_of(job)));
    let events = page["items"].as_array().expect("events").iter();
    let words: Vec<&str> = events.filter_map(|event| event["type"].as_str()).collect();
    assert_eq!(words, expected);
}
