//! Every operation of the API turns strangers away, and callers who lack its permission.
//!
//! Risks covered: a new endpoint without a rule, a rule that is documented but not enforced.

use cashlane_tests::systems;
use serde_json::Value;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// A legal entity that exists nowhere: who may not, must learn nothing else.
const NOWHERE: &str = "ent_00000000000000000000000000000001";

/// Every operation: method, path with ids filled in, and the permission it asks for.
fn operations(description: &Value) -> Vec<(String, String, String)> {
    let mut operations = Vec::new();
    for (path, item) in description["paths"].as_object().expect("paths") {
        for method in METHODS {
            let Some(operation) = item.get(method) else {
                continue;
            };
            let permission = operation["x-permission"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            operations.push((method.to_uppercase(), filled(path), permission));
        }
    }
    operations
}

fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{entity}" => NOWHERE,
        _ if part.starts_with('{') => "00000000000000000000000000000001",
        _ => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn strangers_are_turned_away_everywhere_but_at_the_door() {
    for system in systems() {
        let description = system.api.read("/api/v1/openapi.json");
        let operations = operations(&description);
        assert!(
            operations.len() > 70,
            "only {} operations",
            operations.len()
        );
        for (method, path, permission) in operations {
            if permission == "public" {
                continue;
            }
            let (status, body) = system.stranger().send(&method, &path, &[], None);
            assert_eq!(status, 401, "{method} {path} on {}: {body}", system.name);
        }
    }
}

#[test]
fn callers_without_the_permission_are_denied_before_anything_is_read() {
    for system in systems() {
        let description = system.api.read("/api/v1/openapi.json");
        // Somebody who may do one harmless thing, and for that one thing somebody else.
        let reader = system.caller(&["insight.read"]);
        let other = system.caller(&["jobs.read"]);
        for (method, path, permission) in operations(&description) {
            if ["public", "signed_in"].contains(&permission.as_str()) {
                continue;
            }
            let reader = match permission.as_str() {
                "insight.read" => &other,
                _ => &reader,
            };
            let (status, body) = reader.send(&method, &path, &[], Some(b"not json".to_vec()));
            assert_eq!(status, 403, "{method} {path} on {}: {body}", system.name);
            assert!(
                body["detail"]
                    .as_str()
                    .is_some_and(|detail| detail.contains(&permission)),
                "{method} {path} names the permission: {body}"
            );
        }
    }
}

#[test]
fn roles_are_listed_with_what_they_may_do() {
    for system in systems() {
        let roles = system.api.read("/api/v1/roles");
        let may = |role: &str, permission: &str| {
            let found = roles.as_array().expect("roles").iter();
            let found = found.clone().find(|one| one["role"] == role);
            found.expect("the role")["permissions"]
                .as_array()
                .expect("permissions")
                .contains(&permission.into())
        };
        assert!(may("administrator", "users.write"));
        assert!(may("controller", "receivables.write_off"));
        assert!(!may("cash_application", "receivables.write_off"));
    }
}

#[test]
fn errors_are_problems_with_code_remedy_and_request_id() {
    for system in systems() {
        let (status, body) = system.stranger().get("/api/v1/entities");
        assert_eq!(status, 401);
        assert_eq!(body["code"], "unauthorised");
        assert!(body["remedy"].is_string(), "{body}");
        let page = system.api.page("/api/v1/entities/nowhere", &[]);
        let problem: Value = serde_json::from_str(&page.text).expect("a problem");
        assert!(problem["request_id"].is_string(), "{problem}");
        assert_eq!(problem["request_id"], page.headers["x-request-id"]);
        let (status, body) = system.api.get("/api/v1/nothing-here");
        assert_eq!(
            (status, body["code"].as_str()),
            (404, Some("no_such_operation"))
        );
    }
}
