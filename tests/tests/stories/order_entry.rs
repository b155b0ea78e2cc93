//! An order as it is entered: what one trial tells of it, discounts on its lines, holds that are
//! placed again, what is to be shipped and what paid for it.
//!
//! Risks covered: a figure that the desk has to guess, a discount that nobody decided, credit shown
//! to whom it does not concern, an order held that is on its way, a payment counted twice.

use cashlane_tests::{Company, eur, id_of, systems, with};
use serde_json::{Value, json};

fn company(system: &cashlane_tests::System) -> (Company<'_>, String) {
    let house = Company::new(system);
    house.product("CHAIR", "100", "standard");
    let ada = house.customer_with("Ada", &json!({}));
    (house, ada)
}

fn entry(customer: &str, line: &Value) -> Value {
    let line = with(json!({ "sku": "CHAIR", "quantity": "2" }), line);
    json!({ "customer": customer, "lines": [line] })
}

#[test]
fn one_trial_tells_prices_sums_holds_and_credit() {
    for system in systems() {
        let (house, ada) = company(&system);
        house.limit(&ada, Some("300"));
        let tried = house.done("orders?dry_run=true", &entry(&ada, &json!({})));
        assert_eq!(
            [&tried["net"], &tried["tax"], &tried["gross"]],
            [&eur("200.00"), &eur("38.00"), &eur("238.00")],
            "{}",
            system.name
        );
        let line = &tried["lines"][0];
        assert_eq!(line["price_source"], "agreement");
        assert_eq!(line["unit_price"], "100");
        assert_eq!(line["agreed"]["unit_price"], "100");
        assert_eq!(line["agreed"]["list"], "standard");
        assert_eq!(line["net"], eur("200.00"));
        let credit = &tried["credit"];
        assert_eq!(credit["before"]["total"], eur("0.00"));
        assert_eq!(credit["total"], eur("238.00"));
        assert_eq!(credit["headroom"], eur("62.00"));
        assert_eq!(credit["granted"], true);
        assert_eq!(
            house.exposure(&ada, "total"),
            "0.00",
            "a trial binds nothing"
        );

        let own = entry(&ada, &json!({ "unit_price": "150" }));
        let held = house.done("orders?dry_run=true", &own);
        assert_eq!(held["holds"][0]["reason"], "price_differs");
        assert_eq!(held["lines"][0]["price_source"], "customer");
        assert_eq!(held["lines"][0]["agreed"]["unit_price"], "100");
        assert_eq!(held["credit"]["headroom"], eur("-57.00"));
        assert_eq!(held["credit"]["granted"], false);

        let desk = system.caller(&["orders.write"]);
        let path = house.path("orders?dry_run=true");
        let told = desk.done(&path, &entry(&ada, &json!({})));
        assert_eq!(told["credit"], Value::Null, "credit is not theirs to read");
    }
}

#[test]
fn a_discount_holds_the_order_until_somebody_decides_and_stands_on_the_invoice() {
    for system in systems() {
        let (house, ada) = company(&system);
        let line = json!({ "discount": "12.5", "price_reason": "Scratched" });
        let order = house.done("orders", &entry(&ada, &line));
        assert_eq!(order["holds"][0]["reason"], "price_differs", "{order}");
        let evidence = &order["holds"][0]["evidence"];
        assert_eq!(
            [
                &evidence["given"],
                &evidence["base_price"],
                &evidence["discount"]
            ],
            ["87.5", "100", "12.5"]
        );
        assert_eq!(evidence["reason"], "Scratched");
        let hold = &order["holds"][0]["id"];
        house.act("holds/release", json!({ "hold": hold, "note": "Agreed" }));
        house.acknowledge(&order);
        let view = house.read(&format!("orders/{}", id_of(&order)));
        let line = &view["lines"][0];
        assert_eq!(line["base_price"], "100");
        assert_eq!(line["discount"], "12.5");
        assert_eq!(line["unit_price"], "87.5");
        assert_eq!(line["price_reason"], "Scratched");
        assert_eq!(view["net"], eur("175.00"));
        let delivery = house.ship(&order, &[(1, "2")]);
        house.deliver(&delivery);
        let invoice = house.view(&house.bill(&order));
        assert_eq!(invoice["lines"][0]["discount"], "12.5");
        assert_eq!(invoice["lines"][0]["base_price"], "100");
        assert_eq!(invoice["net"], eur("175.00"));
        for discount in ["-1", "100.1"] {
            let line = json!({ "discount": discount });
            let problem = house.problem("orders", &entry(&ada, &line), "invalid_value");
            assert_eq!(problem["field"], "lines[0].discount");
        }
        house.assert_sound();
    }
}

#[test]
fn a_mended_line_takes_the_discount_that_is_decided() {
    for system in systems() {
        let (house, ada) = company(&system);
        let line = json!({ "unit_price": "90", "discount": "50" });
        let order = house.done("orders", &entry(&ada, &line));
        let mend = |change: &Value| {
            let asked = json!({ "order": id_of(&order), "line_no": 1 });
            let line = with(asked, change);
            house.act("orders/change-lines?dry_run=true", line.clone());
            house.act("orders/change-lines", line)
        };
        let shown = || {
            let view = house.read(&format!("orders/{}", id_of(&order)));
            let line = view["lines"][0].clone();
            [
                line["base_price"].clone(),
                line["unit_price"].clone(),
                line["discount"].clone(),
            ]
        };
        let done = mend(&json!({ "price": "agreed", "discount": "10", "reason": "Fair" }));
        assert_eq!(done["status"], "received");
        assert_eq!(shown(), ["100", "90", "10"]);
        house.assert_sound();

        let again = house.done("orders", &entry(&ada, &line));
        let asked = json!({ "order": id_of(&again), "line_no": 1, "price": "customers" });
        house.act("orders/change-lines", asked);
        let view = house.read(&format!("orders/{}", id_of(&again)));
        assert_eq!(
            view["lines"][0]["unit_price"], "45",
            "the customer's, less its discount"
        );
        house.assert_sound();
    }
}

#[test]
fn a_release_is_undone_until_the_order_is_acknowledged() {
    for system in systems() {
        let (house, ada) = company(&system);
        house.limit(&ada, Some("100"));
        let order = house.done("orders", &entry(&ada, &json!({})));
        let hold = order["holds"][0]["id"].clone();
        let release = json!({ "hold": hold, "force": true });
        house.act("holds/release", release.clone());
        assert_eq!(house.exposure(&ada, "total"), "238.00");

        let restore = json!({ "hold": hold, "reason": "Not agreed after all" });
        let clerk = system.caller(&["orders.read", "orders.write"]);
        let path = house.path("holds/restore");
        let (status, _) = clerk.post(&path, &json!([restore]));
        assert_eq!(status, 403);
        let blank = json!({ "hold": hold, "reason": " " });
        assert_eq!(house.refused("holds/restore", blank)["field"], "reason");
        let done = house.act("holds/restore", restore.clone());
        assert_eq!(
            (&done["status"], &done["effect"]),
            (&json!("held"), &json!("changed"))
        );
        assert_eq!(
            house.exposure(&ada, "total"),
            "0.00",
            "its credit is free again"
        );
        let view = house.read(&format!("orders/{}", id_of(&order)));
        let holds = view["holds"].as_array().expect("holds");
        assert_eq!(holds.len(), 2, "what was lifted stays on record");
        assert_eq!(holds[1]["evidence"], holds[0]["evidence"]);
        let twice = house.act("holds/restore", restore);
        assert_eq!(twice["effect"], "already_so");
        house.assert_sound();

        let hold = holds[1]["id"].clone();
        house.act("holds/release", json!({ "hold": hold, "force": true }));
        house.acknowledge(&order);
        let late = json!({ "hold": hold, "reason": "Too late" });
        assert_eq!(house.refused("holds/restore", late)["code"], "wrong_state");
        let events = house.read(&format!("events?object={}", id_of(&order)));
        let kinds: Vec<&Value> = events["items"]
            .as_array()
            .expect("events")
            .iter()
            .map(|it| &it["type"])
            .collect();
        assert!(kinds.contains(&&json!("order_hold_restored")), "{kinds:?}");
    }
}

#[test]
fn a_mended_line_is_not_held_again() {
    for system in systems() {
        let (house, ada) = company(&system);
        let order = house.done("orders", &entry(&ada, &json!({ "unit_price": "90" })));
        let hold = order["holds"][0]["id"].clone();
        let mend = json!({ "order": id_of(&order), "line_no": 1, "price": "agreed" });
        house.act("orders/change-lines", mend);
        let restore = json!({ "hold": hold, "reason": "Oops" });
        assert_eq!(
            house.refused("holds/restore", restore)["code"],
            "wrong_state"
        );
    }
}

#[test]
fn orders_of_which_something_is_to_be_shipped_are_listed() {
    for system in systems() {
        let (house, ada) = company(&system);
        let listed = |query: &str| {
            let page = house.read(&format!("orders?{query}"));
            let items = page["items"].as_array().expect("orders").clone();
            items.iter().map(|it| it["id"].clone()).collect::<Vec<_>>()
        };
        let order =
            |quantity: &str| house.done("orders", &entry(&ada, &json!({ "quantity": quantity })));
        let (waiting, partly, whole) = (order("1"), order("2"), order("3"));
        for acknowledged in [&partly, &whole] {
            house.acknowledge(acknowledged);
        }
        house.ship(&partly, &[(1, "1")]);
        house.ship(&whole, &[(1, "3")]);
        assert_eq!(listed("to_ship=true"), [partly["id"].clone()]);
        assert_eq!(listed("to_ship=true&sort=number"), [partly["id"].clone()]);
        assert_eq!(
            listed(&format!("to_ship=true&customer={ada}")),
            [partly["id"].clone()]
        );
        assert_eq!(listed("to_ship=true&status=received"), [] as [Value; 0]);
        assert_eq!(
            listed("to_ship=false&sort=number"),
            [waiting["id"].clone(), whole["id"].clone()]
        );
    }
}

#[test]
fn the_payments_of_an_order_are_those_of_its_invoices() {
    for system in systems() {
        let (house, ada) = company(&system);
        let bill = |quantity: &str| {
            let order = house.done("orders", &entry(&ada, &json!({ "quantity": quantity })));
            house.acknowledge(&order);
            house.deliver(&house.ship(&order, &[(1, quantity)]));
            (order.clone(), house.bill(&order))
        };
        let ((order, invoice), (other, second)) = (bill("1"), bill("2"));
        let payments = |order: &Value| house.read(&format!("orders/{}/payments", id_of(order)));
        assert_eq!(payments(&order), json!([]));
        let pays = json!({ "pays": [invoice["number"], second["number"]] });
        house.receive(&ada, "200.00", "2025-03-01", &pays);
        let paid = payments(&order);
        assert_eq!(paid.as_array().map(Vec::len), Some(1), "{paid}");
        assert_eq!(paid[0]["amount"], eur("119.00"), "{}", system.name);
        assert_eq!(paid[0]["invoice_number"], invoice["number"]);
        assert_eq!(payments(&other)[0]["amount"], eur("81.00"));
        let desk = system.caller(&["orders.read"]);
        let path = house.path(&format!("orders/{}/payments", id_of(&order)));
        assert_eq!(desk.get(&path).0, 403);
    }
}
