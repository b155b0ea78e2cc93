//! Scenario S3: the credit limit from order to invoice.

use std::sync::Arc;

use cashlane_tests::{Company, id_of, systems, systems_with};
use kernel::{EntityId, Instant, ManualClock};
use serde_json::{Value, json};

/// A company that sells at 1 and 25, and a customer that owes 100.
fn with_debt<'a>(company: &Company<'a>) -> String {
    company.product("ONE", "1", "zero");
    company.product("UNIT", "25", "zero");
    let ada = company.customer("Ada");
    company.invoice(&ada, "100", "2025-01-10");
    ada
}

fn holds(order: &Value) -> Vec<&str> {
    let holds = order["holds"].as_array().expect("holds").iter();
    holds
        .map(|hold| hold["reason"].as_str().expect("a reason"))
        .collect()
}

fn release(order: &Value, force: bool) -> Value {
    json!({ "hold": order["holds"][0]["id"], "force": force, "note": "Reviewed" })
}

/// Scenario S3, first part. What the source calls a hard error holds the order here, and what it
/// calls a warning that can be confirmed is a release by force, for which a permission is needed.
#[test]
fn an_order_beyond_the_limit_waits_for_somebody_who_may_release_it() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = with_debt(&house);
        let plenty = house.order(&ada, &[("ONE", "1000000")]);
        assert!(
            holds(&plenty).is_empty(),
            "no limit accepts every amount: {plenty}"
        );
        house.act(
            "orders/cancel",
            json!({ "order": id_of(&plenty), "reason": "Try" }),
        );
        assert_eq!(house.exposure(&ada, "total"), "100.00");

        house.limit(&ada, Some("0"));
        assert_eq!(holds(&house.order(&ada, &[("ONE", "1")])), ["credit"]);
        house.limit(&ada, Some("200"));
        let small = house.order(&ada, &[("ONE", "1")]);
        assert!(holds(&small).is_empty(), "{small}");
        assert_eq!(house.exposure(&ada, "reserved"), "1.00");
        let large = house.order(&ada, &[("ONE", "150")]);
        assert_eq!(
            (&large["status"], holds(&large)),
            (&json!("held"), vec!["credit"])
        );
        assert_eq!(
            house.exposure(&ada, "total"),
            "101.00",
            "a held order binds nothing"
        );

        let desk = system.caller(&["orders.read", "orders.write", "orders.release"]);
        let path = house.path("holds/release");
        let (status, problem) = desk.post(&path, &json!([release(&large, true)]));
        assert_eq!(status, 403, "{problem}");
        let refusal = desk.refused(&path, release(&large, false));
        assert_eq!(refusal["code"], "credit_limit", "{refusal}");
        let analyst = system.caller(&["orders.release", "orders.release_credit"]);
        let released = analyst.act(&path, release(&large, true));
        assert_eq!(released["status"], "received");
        assert_eq!(house.exposure(&ada, "total"), "251.00");
        assert_eq!(house.exposure(&ada, "headroom"), "-51.00");
        house.assert_sound();
    }
}

/// Scenario S3, second part: 100 owed and an order of 50 stay 150 through acceptance, a lowered
/// limit, part delivery and part invoice.
#[test]
fn what_a_customer_binds_stays_the_same_from_order_to_invoice() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = with_debt(&house);
        house.limit(&ada, Some("100"));
        let quote = json!({ "customer": ada, "lines": [{ "sku": "UNIT", "quantity": "2" }] });
        house.done("orders?dry_run=true", &quote);
        assert_eq!(
            house.exposure(&ada, "total"),
            "100.00",
            "a quote binds nothing"
        );
        let order = house.order(&ada, &[("UNIT", "2")]);
        assert_eq!(holds(&order), ["credit"]);
        assert_eq!(house.exposure(&ada, "total"), "100.00");
        let queue = house.read("holds?reason=credit");
        assert_eq!(queue["items"][0]["order"], order["id"]);

        house.limit(&ada, Some("200"));
        house.act("holds/release", release(&order, false));
        assert_eq!(house.exposure(&ada, "total"), "150.00");
        assert_eq!(house.exposure(&ada, "reserved"), "50.00");
        house.limit(&ada, Some("100"));
        house.acknowledge(&order);
        assert_eq!(
            house.exposure(&ada, "ordered"),
            "50.00",
            "accepted is accepted"
        );

        let first = house.ship(&order, &[(1, "1")]);
        house.deliver(&first);
        assert_eq!(house.exposure(&ada, "delivered"), "25.00");
        assert_eq!(house.exposure(&ada, "total"), "150.00");
        let invoice = house.bill(&order);
        assert_eq!(house.open(&invoice), "25.00");
        for (part, sum) in [
            ("open_items", "125.00"),
            ("delivered", "0.00"),
            ("ordered", "25.00"),
            ("reserved", "0.00"),
            ("total", "150.00"),
        ] {
            assert_eq!(house.exposure(&ada, part), sum, "{part} on {}", system.name);
        }
        // Before goods leave credit is judged again: 125 owed besides this order are too much.
        let second =
            json!({ "order": id_of(&order), "lines": [{ "line_no": 1, "quantity": "1" }] });
        let refusal = house.refused("deliveries", second.clone());
        assert_eq!(refusal["code"], "credit_limit", "{refusal}");
        house.limit(&ada, None);
        house.act("deliveries", second);
        house.assert_sound();
    }
}

/// More orders than the housekeeping takes at a time lose what was reserved for them.
#[test]
fn credit_that_nobody_made_use_of_in_time_is_free_again() {
    let clock = Arc::new(ManualClock::new(Instant::from_micros(0)));
    let set = |text: &str| clock.set(text.parse().expect("an instant"));
    let shared = Arc::clone(&clock);
    for system in systems_with(move |options| options.clock = Arc::clone(&shared) as _) {
        set("2025-03-03T08:00:00Z");
        let house = Company::new(&system);
        house.product("ONE", "1", "zero");
        let ada = house.customer("Ada");
        let path = format!("/api/v1/entities/{}", house.id);
        let (status, entity) =
            house
                .api()
                .patch(&path, &json!(1), &json!({ "reservation_days": 1 }));
        assert_eq!((status, &entity["reservation_days"]), (200, &json!(1)));
        let order = json!({ "customer": ada, "lines": [{ "sku": "ONE", "quantity": "1" }] });
        house
            .api()
            .bulk(&house.path("orders/bulk"), &vec![order; 205]);
        assert_eq!(house.exposure(&ada, "reserved"), "205.00");

        let entity: EntityId = house.id.parse().expect("an id");
        let expire = || server::expire_reservations(&system.store, entity).expect("done");
        set("2025-03-04T07:59:00Z");
        assert_eq!(expire(), 0);
        set("2025-03-04T08:00:00Z");
        assert_eq!(expire(), 205);
        assert_eq!(house.exposure(&ada, "reserved"), "0.00");
        let queue = house.read("holds?reason=reservation_expired&limit=1");
        let hold = &queue["items"][0];
        assert_eq!(hold["evidence"]["reservation_days"], 1, "{hold}");
        house.act("holds/release", json!({ "hold": hold["id"] }));
        assert_eq!(house.exposure(&ada, "reserved"), "1.00");
        house.assert_sound();
    }
}
