use std::collections::HashSet;

use cashlane_kernel::event::{check_attributes, has_float};
use cashlane_kernel::{
    Actor, Currency, CustomerId, Date, EntityId, Event, EventKind, Instant, InvoiceId, Money,
    ObjectRef, ObjectType, Quantity,
};
use serde_json::{Value, json};
use uuid::Uuid;

fn invoice(number: u128) -> InvoiceId {
    InvoiceId::from_uuid(Uuid::from_u128(number))
}

#[test]
fn an_event_keeps_what_it_was_given() {
    let entity = EntityId::from_uuid(Uuid::from_u128(1));
    let customer = CustomerId::from_uuid(Uuid::from_u128(2));
    let when = Instant::from_micros(5);
    let event = Event::new(EventKind::InvoiceIssued, entity)
        .object(customer, "bill_to")
        .objects([invoice(3), invoice(4)], "invoice")
        .attr("number", "R-1")
        .attr("total", Money::new(11_900, Currency::EUR))
        .at(when);
    assert_eq!(
        (event.kind, event.entity),
        (EventKind::InvoiceIssued, Some(entity))
    );
    assert_eq!(event.occurred_at, Some(when));
    let expected = [
        ObjectRef {
            object_type: ObjectType::Customer,
            id: customer.uuid(),
            qualifier: "bill_to",
        },
        ObjectRef::new(invoice(3), "invoice"),
        ObjectRef::new(invoice(4), "invoice"),
    ];
    assert_eq!(event.objects, expected);
    let total = json!({"amount": "119.00", "currency": "EUR"});
    assert_eq!(event.attributes, json!({"number": "R-1", "total": total}));
    assert_eq!(event.validate(), Ok(()));
    assert_eq!(Event::new(EventKind::BackupMade, None).entity, None);
}

#[test]
fn attributes_take_the_kernels_values_in_their_json_form() {
    let event = Event::new(EventKind::PriceSet, None)
        .attr("date", Date::from_ymd_opt(2026, 1, 31).unwrap())
        .attr("instant", Instant::from_micros(0))
        .attr("quantity", Quantity::ONE)
        .attr("by", &Actor::system("import"))
        .attr("ids", vec![invoice(1)])
        .attr("none", None::<i64>)
        .attr("count", 3_usize)
        .attr("kind", EventKind::PriceSet)
        .attr("flag", true);
    let expected = json!({
        "date": "2026-01-31",
        "instant": "1970-01-01T00:00:00Z",
        "quantity": "1",
        "by": "system:import",
        "ids": [invoice(1).to_string()],
        "none": null,
        "count": 3,
        "kind": "price_set",
        "flag": true,
    });
    assert_eq!(event.attributes, expected);
}

#[test]
fn an_amount_looks_the_same_as_attribute_and_in_json() {
    let amount = Money::new(-5, Currency::JPY);
    let event = Event::new(EventKind::PriceSet, None).attr("price", amount);
    assert_eq!(
        event.attributes["price"],
        serde_json::to_value(amount).unwrap()
    );
}

#[test]
fn what_the_log_cannot_keep_is_refused_with_its_place() {
    let table = [
        (
            json!({"lines": [1, {"price": 1.5}]}),
            "lines[1].price is a floating-point number",
        ),
        (json!({"note": "a\0b"}), "note contains a NUL character"),
        (json!({"x\0y": 1}), "contains a NUL character"),
        (json!([1]), "attributes must be a JSON object"),
        (Value::Null, "attributes must be a JSON object"),
    ];
    for (attributes, reason) in table {
        let error = check_attributes(&attributes).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
    let event = Event::new(EventKind::PriceSet, None).attr("score", json!(0.5));
    assert!(event.validate().is_err());
}

#[test]
fn floats_are_found_at_any_depth() {
    assert!(has_float(&json!({"a": [{"b": 1.0}]})));
    assert!(!has_float(
        &json!({"a": [{"b": 1}], "c": "1.0", "d": u64::MAX})
    ));
}

#[test]
fn attributes_replaced_by_something_else_become_an_object_again() {
    let mut event = Event::new(EventKind::PriceSet, None);
    event.attributes = json!("text");
    assert_eq!(event.attr("key", 1_i64).attributes, json!({"key": 1}));
}

#[test]
fn every_word_reads_back_and_stands_once() {
    let words: HashSet<_> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(words.len(), EventKind::ALL.len());
    for kind in EventKind::ALL {
        assert_eq!(EventKind::parse(kind.as_str()), Ok(*kind));
        let json = serde_json::to_string(kind).unwrap();
        assert_eq!(serde_json::from_str::<EventKind>(&json).unwrap(), *kind);
    }
    for object in ObjectType::ALL {
        assert_eq!(ObjectType::parse(object.as_str()), Ok(*object));
    }
    let snake = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    assert!(words.iter().all(|word| snake(word)));
    assert!(ObjectType::ALL.iter().all(|object| snake(object.as_str())));
}

#[test]
fn an_unknown_word_is_refused_by_name() {
    let error = EventKind::parse("invoice_lost").unwrap_err().to_string();
    assert_eq!(error, "\"invoice_lost\" is no known event kind");
}
