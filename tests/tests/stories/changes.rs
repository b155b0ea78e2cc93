//! Live updates: an open stream hears of what its reader may see, from any node, and ends with
//! the reader's rights.
//!
//! Risks covered: a leak of what one may not read, a stream that outlives its session, news lost
//! over a reconnection, a server that cannot stop for open streams.

use std::io::{BufRead, BufReader};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use cashlane_tests::{Api, Company, System, id_of, systems};
use kernel::{Actor, CustomerId, EntityId, Event, EventKind};
use serde_json::{Value, json};

/// One message of a stream.
#[derive(Debug)]
struct Message {
    event: String,
    id: Option<i64>,
    data: Value,
}

impl Message {
    fn types(&self) -> Vec<&str> {
        let objects = self.data["objects"].as_array().expect("objects");
        objects
            .iter()
            .filter_map(|one| one["type"].as_str())
            .collect()
    }
}

/// The messages of a stream as they come; the channel ends with the stream.
fn listen(api: &Api, entity: &str, last: Option<i64>) -> Receiver<Message> {
    let path = format!("/api/v1/entities/{entity}/changes");
    let last = last.map(|id| id.to_string());
    let mut headers = vec![("accept-encoding", "gzip")];
    if let Some(last) = &last {
        headers.push(("last-event-id", last));
    }
    let (head, body) = api.stream(&path, &headers);
    assert_eq!(head.status, 200, "{path}");
    assert_eq!(head.headers["content-type"], "text/event-stream");
    assert!(
        !head.headers.contains_key("content-encoding"),
        "it is sent as it comes"
    );
    let (send, messages) = channel();
    std::thread::spawn(move || {
        let mut message = (String::new(), None, Value::Null);
        for line in BufReader::new(body).lines().map_while(Result::ok) {
            match line.split_once(": ").or_else(|| line.split_once(':')) {
                Some(("event", event)) => message.0 = event.to_owned(),
                Some(("id", id)) => message.1 = id.parse().ok(),
                Some(("data", data)) => message.2 = serde_json::from_str(data).expect("JSON"),
                None if !message.0.is_empty() => {
                    let (event, id, data) = std::mem::take(&mut message);
                    if send.send(Message { event, id, data }).is_err() {
                        return;
                    }
                }
                _ => {}
            }
        }
    });
    messages
}

fn next(messages: &Receiver<Message>, system: &System) -> Message {
    messages
        .recv_timeout(Duration::from_secs(5))
        .unwrap_or_else(|_| panic!("nothing came on {}", system.name))
}

fn take_on_customer(company: &Company<'_>, number: &str) -> Value {
    let customer = json!({"number": number, "name": number, "country": "DE", "currency": "EUR"});
    company.done("customers", &customer)
}

#[test]
fn a_reader_hears_of_what_they_may_see_and_of_nothing_else() {
    for system in systems() {
        let company = Company::new(&system);
        let sales = listen(&system.caller(&["customers.read"]), &company.id, None);
        let bank = listen(&system.caller(&["cash.read"]), &company.id, None);
        assert_eq!(next(&sales, &system).event, "ready");
        assert_eq!(next(&bank, &system).event, "ready");
        let customer = take_on_customer(&company, "LIVE-1");
        let heard = next(&sales, &system);
        assert_eq!(
            (heard.event.as_str(), heard.types()),
            ("changes", vec!["customer"])
        );
        let object = &heard.data["objects"][0];
        assert_eq!(id_of(object), id_of(&customer), "{}", system.name);
        assert_eq!(heard.data["complete"], true);
        assert!(
            bank.recv_timeout(Duration::from_millis(900)).is_err(),
            "no business of theirs"
        );
    }
}

#[test]
fn what_was_missed_comes_after_a_reconnection() {
    for system in systems() {
        let company = Company::new(&system);
        let first = listen(company.api(), &company.id, None);
        let place = next(&first, &system).id.expect("an id");
        drop(first);
        let missed = take_on_customer(&company, "LIVE-2");
        let again = listen(company.api(), &company.id, Some(place));
        assert_eq!(next(&again, &system).event, "ready");
        let heard = next(&again, &system);
        assert!(heard.data.to_string().contains(id_of(&missed)), "{heard:?}");
        // A place that this log never had: nothing can be told but to read all again.
        let stray = listen(company.api(), &company.id, Some(1_000_000));
        assert_eq!(next(&stray, &system).event, "ready");
        assert_eq!(next(&stray, &system).data["complete"], false);
    }
}

#[test]
fn what_another_node_writes_is_heard_within_a_second() {
    for system in systems() {
        let company = Company::new(&system);
        let customer = take_on_customer(&company, "LIVE-4");
        let messages = listen(company.api(), &company.id, None);
        assert_eq!(next(&messages, &system).event, "ready");
        let elsewhere = system.another_node();
        let entity: EntityId = company.id.parse().expect("an id");
        let id: CustomerId = id_of(&customer).parse().expect("an id");
        let written = elsewhere.write(Actor::system("elsewhere"), move |tx| {
            tx.record(Event::new(EventKind::CustomerChanged, entity).object(id, "customer"))
        });
        written.expect("a write on another node");
        let since = Instant::now();
        let heard = next(&messages, &system);
        assert_eq!(id_of(&heard.data["objects"][0]), id_of(&customer));
        assert!(
            since.elapsed() < Duration::from_millis(1_000),
            "{:?}",
            since.elapsed()
        );
    }
}

#[test]
fn a_stream_ends_with_the_right_to_listen() {
    for system in systems() {
        let company = Company::new(&system);
        let made = json!({"name": "screen", "scopes": ["orders.read"]});
        let (_, key) = system.api.post("/api/v1/api-keys", &made);
        let screen = system
            .api
            .with_token(key["secret"].as_str().expect("a secret"));
        let messages = listen(&screen, &company.id, None);
        assert_eq!(next(&messages, &system).event, "ready");
        let path = format!(
            "/api/v1/api-keys/{}",
            key["key"]["id"].as_str().expect("an id")
        );
        let (status, gone) = system.api.send("DELETE", &path, &[], None);
        assert!((200..300).contains(&status), "{gone}");
        assert_eq!(next(&messages, &system).event, "ended", "{}", system.name);
        assert!(
            messages.recv_timeout(Duration::from_secs(5)).is_err(),
            "it is over"
        );
        let (status, _) = screen.get(&company.path("changes"));
        assert_eq!(status, 401);
    }
}

#[test]
fn streams_of_one_caller_are_bounded_and_end_with_the_server() {
    for system in systems() {
        let company = Company::new(&system);
        let path = company.path("changes");
        let caller = system.caller(&["orders.read"]);
        let open: Vec<_> = (0..16).map(|_| caller.stream(&path, &[])).collect();
        let (status, refusal) = caller.get(&path);
        assert_eq!(
            (status, refusal["code"].as_str()),
            (429, Some("too_many_streams"))
        );
        let other = Company::named(&system, "OTHER", &json!({}));
        let key = json!({"name": "there", "scopes": ["orders.read"], "entity_id": other.id});
        let (_, made) = system.api.post("/api/v1/api-keys", &key);
        let there = system
            .api
            .with_token(made["secret"].as_str().expect("a secret"));
        assert_eq!(
            there.get(&path).0,
            403,
            "who may do nothing here hears nothing"
        );
        let started = Instant::now();
        drop(system);
        assert!(
            started.elapsed() < Duration::from_secs(5),
            "{:?}",
            started.elapsed()
        );
        drop(open);
    }
}

#[test]
fn the_last_change_is_told_to_whoever_may_read_the_object() {
    for system in systems() {
        let company = Company::new(&system);
        let customer = take_on_customer(&company, "LIVE-3");
        let path = company.path(&format!("changes/latest?object={}", id_of(&customer)));
        let told = system.caller(&["customers.read"]).read(&path);
        assert!(told["at"].is_string(), "{told}");
        assert!(
            told["actor"]
                .as_str()
                .is_some_and(|actor| actor.starts_with("key_")),
            "{told}"
        );
        let (status, denied) = system.caller(&["cash.read"]).get(&path);
        assert_eq!((status, denied["code"].as_str()), (403, Some("denied")));
        let nothing = "changes/latest?object=cus_00000000000000000000000000000001";
        assert_eq!(company.api().get(&company.path(nothing)).0, 404);
        assert_eq!(
            company
                .api()
                .get(&company.path("changes/latest?object=x"))
                .0,
            422
        );
    }
}
