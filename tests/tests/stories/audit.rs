//! Auditors: what happened to an order, who did it, and the proof that the log is whole.

use cashlane_tests::{Company, id_of, systems};
use serde_json::{Value, json};

fn words<'a>(page: &'a Value, field: &str) -> Vec<&'a str> {
    let items = page["items"].as_array().expect("items").iter();
    items
        .map(|item| item[field].as_str().expect("a text"))
        .collect()
}

#[test]
fn the_path_of_an_order_is_found_and_proved() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        house.product("CHAIR", "100", "standard");
        let order = house.order(&ada, &[("CHAIR", "2")]);
        house.acknowledge(&order);
        let delivery = house.ship(&order, &[(1, "2")]);
        house.deliver(&delivery);
        let invoice = house.bill(&order);

        let timeline = house.read(&format!("events?object={}", id_of(&order)));
        let path = words(&timeline, "type");
        let mut steps = path.iter().rev();
        for step in [
            "order_received",
            "order_acknowledged",
            "delivery_shipped",
            "delivery_delivered",
            "invoice_issued",
        ] {
            assert!(
                steps.any(|word| *word == step),
                "{step} is missing or out of order in {path:?}"
            );
        }
        let shipped = house.read(&format!(
            "events?object={}&type=delivery_shipped",
            id_of(&order)
        ));
        assert_eq!(words(&shipped, "type"), ["delivery_shipped"]);
        let event = &shipped["items"][0];
        let object = json!({ "type": "delivery", "id": id_of(&delivery), "qualifier": "delivery" });
        let objects = event["objects"].as_array().expect("objects");
        assert!(objects.contains(&object), "{event}");
        assert_eq!(
            &house.read(&format!("events/{}", id_of(event))),
            event,
            "one event is the same as in the list"
        );
        let billed = house.read(&format!("events?object={}", id_of(&invoice)));
        assert!(words(&billed, "type").contains(&"invoice_issued"));
        filters(&house, event);
        proof(&house);
    }
}

/// By actor, by time, and page by page.
fn filters(house: &Company<'_>, event: &Value) {
    let all = house.read("events?limit=100");
    let count = all["items"].as_array().expect("items").len();
    let actor = event["actor"].as_str().expect("an actor");
    let own = house.read(&format!("events?actor={actor}&limit=100"));
    assert_eq!(own["items"].as_array().map(Vec::len), Some(count));
    let nobody = house.read("events?actor=system:nobody");
    assert_eq!(
        (&nobody["items"], &nobody["next"]),
        (&json!([]), &json!(null))
    );
    let later = house.read("events?occurred_from=2999-01-01T00:00:00Z");
    assert_eq!(later["items"], json!([]));
    let page = house.read("events?object_type=order&limit=2");
    let next = page["next"].as_str().expect("there are more");
    let further = house.read(&format!("events?object_type=order&limit=2&after={next}"));
    assert!(
        words(&further, "id")
            .iter()
            .all(|id| !words(&page, "id").contains(id)),
        "{page} {further}"
    );
    for (query, field) in [("object=nothing", "object"), ("limit=0", "limit")] {
        let (status, problem) = house.api().get(&house.path(&format!("events?{query}")));
        assert_eq!(
            (status, problem["field"].as_str()),
            (422, Some(field)),
            "{problem}"
        );
    }
}

/// Every event names the hash of the one before, and the last is the head of the chain.
fn proof(house: &Company<'_>) {
    let all = house.read("events?limit=100");
    let mut events = all["items"].as_array().expect("items").clone();
    events.sort_by_key(|event| event["seq"].as_i64());
    for pair in events.windows(2) {
        assert_eq!(pair[1]["prev_hash"], pair[0]["hash"]);
    }
    let proof = house.read("events/proof");
    assert_eq!(
        (&proof["whole"], &proof["first_fault"]),
        (&json!(true), &json!(null)),
        "{proof}"
    );
    assert_eq!(proof["length"], json!(events.len()));
    assert_eq!(proof["head"], events[events.len() - 1]["hash"]);
}

#[test]
fn what_belongs_to_no_legal_entity_has_a_log_of_its_own() {
    for system in systems() {
        let house = Company::new(&system);
        let page = system.api.read("/api/v1/events?type=api_key_created");
        let event = &page["items"][0];
        assert_eq!(event["seq"], 1, "{page}");
        let path = format!("/api/v1/events/{}", id_of(event));
        assert_eq!(&system.api.read(&path), event);
        assert_eq!(system.api.read("/api/v1/events/proof")["whole"], true);
        let (status, _) = system
            .api
            .get(&house.path(&format!("events/{}", id_of(event))));
        assert_eq!(status, 404, "it is not this legal entity's");
    }
}
