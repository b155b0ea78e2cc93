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
