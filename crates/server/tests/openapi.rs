//! The committed description of the API is that of the code, and every operation is whole.

use serde_json::Value;

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");

fn generated() -> String {
    let mut text = cashlane_server::document()
        .to_pretty_json()
        .expect("the description is JSON");
    text.push('\n');
    text
}

#[test]
fn the_committed_description_is_that_of_the_code() {
    let generated = generated();
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(COMMITTED, &generated).expect("openapi.json is writable");
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(
        committed == generated,
        "openapi.json is stale: run UPDATE_OPENAPI=1 cargo test -p cashlane-server openapi"
    );
}

#[test]
fn every_operation_has_an_id_a_summary_a_tag_and_a_permission() {
    let description: Value = serde_json::from_str(&generated()).expect("valid JSON");
    let mut ids = std::collections::BTreeSet::new();
    for (path, item) in description["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let name = format!("{method} {path}");
            let id = operation["operationId"].as_str().unwrap_or_default();
            assert!(
                ids.insert(id.to_owned()),
                "{name}: {id:?} names two operations"
            );
            assert!(operation["summary"].is_string(), "{name} has no summary");
            assert!(operation["tags"][0].is_string(), "{name} has no tag");
            assert!(
                operation["x-permission"].is_string(),
                "{name} names no permission"
            );
        }
    }
    assert!(ids.len() > 70, "only {} operations", ids.len());
}

/// Shows every JSON value of a document, with the name it stands at.
fn visit(value: &Value, name: &str, see: &mut impl FnMut(&str, &Value)) {
    see(name, value);
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                visit(inner, name, see);
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| visit(inner, name, see)),
        _ => {}
    }
}

#[test]
fn every_name_is_explained_and_no_object_is_left_open() {
    let description: Value = serde_json::from_str(&generated()).expect("valid JSON");
    let schemas = description["components"]["schemas"].as_object();
    let schemas = schemas.expect("schemas");
    visit(&description, "", &mut |name, value| {
        if let Some(target) = value["$ref"].as_str() {
            let target = target.rsplit('/').next().unwrap_or_default();
            assert!(schemas.contains_key(target), "{target} is not described");
        }
        let kinds = &value["type"];
        let is_object = kinds == "object"
            || (kinds.as_array()).is_some_and(|kinds| kinds.contains(&"object".into()));
        let says_what = ["properties", "additionalProperties", "allOf", "oneOf"];
        if is_object && name != "properties" {
            let said = says_what.iter().any(|word| value.get(word).is_some());
            assert!(said, "{name} is an object of unknown form");
        }
    });
}

#[test]
fn words_are_described_as_they_are_sent() {
    let description: Value = serde_json::from_str(&generated()).expect("valid JSON");
    let mut found = 0;
    visit(
        &description["components"]["schemas"],
        "",
        &mut |name, value| {
            for word in value["enum"].as_array().into_iter().flatten() {
                let word = word.as_str().expect("a word");
                let small = |c: char| c.is_ascii_lowercase() || "_.0123456789".contains(c);
                let code = |c: char| c.is_ascii_uppercase();
                let sent = word.chars().all(small) || word.chars().all(code);
                assert!(sent, "{name}: {word:?} is a name of the code");
                found += 1;
            }
        },
    );
    assert!(found > 100, "only {found} words");
}
