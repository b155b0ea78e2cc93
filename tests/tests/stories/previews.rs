//! Documents before they are issued.
//!
//! Risks covered: a preview that books something or takes a number, a draft that passes for the
//! document, a preview for somebody who may not issue.

use cashlane_tests::{Company, id_of, pdf_text, systems, with};
use serde_json::{Value, json};

/// The text of a preview, without spaces; nothing where no tool can read it.
fn preview(house: &Company<'_>, path: &str, body: &Value) -> Option<String> {
    let (media_type, bytes) = house.api().post_for_file(&house.path(path), body);
    assert_eq!(media_type, "application/pdf", "{path}");
    assert!(bytes.starts_with(b"%PDF"), "{path}");
    pdf_text(&bytes)
}

fn assert_draft(text: Option<&str>, words: &[&str], not: &[&str]) {
    let Some(text) = text else { return };
    assert!(text.contains("Entwurf"), "{text}");
    for word in words {
        assert!(text.contains(word), "{word} in {text}");
    }
    for word in not {
        assert!(!text.contains(word), "no {word} in {text}");
    }
}

fn numbers(house: &Company<'_>) -> Value {
    house.read("number-series")
}

#[test]
fn every_document_can_be_seen_before_it_is_issued() {
    for system in systems() {
        let house = Company::new(&system);
        house.product("CHAIR", "100", "standard");
        let ada = house.customer_with("Ada", &json!({ "language": "de" }));
        let line = json!({ "sku": "CHAIR", "quantity": "2", "discount": "10" });
        let new = json!({ "customer": ada, "lines": [line], "price_policy": "as_given" });
        let before = numbers(&house);
        let text = preview(&house, "orders/preview", &new);
        assert_draft(
            text.as_deref(),
            &["Auftragsbestätigung", "214,20", "abzüglich10"],
            &["O000001"],
        );
        assert_eq!(numbers(&house), before, "no number was taken");

        let order = house.done("orders", &new);
        let number = order["number"].as_str().expect("a number");
        let ask = json!({ "order": id_of(&order), "confirmed_on": "2030-05-06" });
        let text = preview(&house, "orders/acknowledge/preview", &ask);
        assert_draft(text.as_deref(), &[number, "06.05.2030"], &[]);
        let standing = house.read(&format!("orders/{}", id_of(&order)));
        assert_eq!(standing["status"], "received", "nothing was acknowledged");
        house.acknowledge(&order);

        let before = numbers(&house);
        let ship = json!({ "order": id_of(&order), "carrier": "Ada's van" });
        let text = preview(&house, "deliveries/preview", &ship);
        assert_draft(
            text.as_deref(),
            &["Lieferschein", "Ada'svan", number],
            &["D000001"],
        );
        assert_eq!(numbers(&house), before);
        let delivery = house.ship(&order, &[(1, "2")]);
        house.deliver(&delivery);

        let before = numbers(&house);
        let bill = json!({ "select": { "orders": [id_of(&order)] } });
        let text = preview(&house, "bill/preview", &bill);
        assert_draft(text.as_deref(), &["Rechnung", "214,20"], &["I000001", "RF"]);
        assert_eq!(numbers(&house), before);
        let invoice = house.bill(&order);

        let before = numbers(&house);
        let credit = json!({ "invoice": id_of(&invoice), "reason": "Zerkratzt" });
        let text = preview(&house, "credit-notes/preview", &credit);
        let issued = invoice["number"].as_str().expect("a number");
        assert_draft(text.as_deref(), &["Zerkratzt", "214,20", issued], &[]);
        assert_eq!(numbers(&house), before);
        assert_eq!(house.open(&invoice), "214.20", "nothing was credited");
        house.assert_sound();
    }
}

#[test]
fn what_could_not_be_issued_has_no_preview() {
    for system in systems() {
        let house = Company::new(&system);
        house.product("CHAIR", "100", "standard");
        let ada = house.customer("Ada");
        let line = json!({ "sku": "CHAIR", "quantity": "1", "unit_price": "1" });
        let held = house.done("orders", &json!({ "customer": ada, "lines": [line] }));
        let ask = json!({ "order": id_of(&held) });
        house.problem("orders/acknowledge/preview", &ask, "wrong_state");
        house.problem("deliveries/preview", &ask, "wrong_state");
        let nothing = json!({ "select": { "orders": [id_of(&held)] } });
        house.problem("bill/preview", &nothing, "invalid_value");
        let shipper = system.caller(&["deliveries.write"]);
        let forced = with(ask, &json!({ "override_credit": true }));
        let (status, _) = shipper.post(&house.path("deliveries/preview"), &forced);
        assert_eq!(status, 403, "what may not be shipped may not be tried");
    }
}
