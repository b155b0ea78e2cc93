//! Mappings of imports that are kept, and lists of settings that are searched.
//!
//! Risks covered: a mapping that somebody overwrites unseen, one that no import takes, one of
//! another company; a name that is not found for its letters.

use cashlane_tests::{Company, id_of, systems};
use serde_json::{Value, json};

const CUSTOMERS: &str = "kind = \"customers\"\n\n[columns]\nname = \"Firma\"\n";

#[test]
fn a_mapping_is_kept_renamed_changed_and_deleted() {
    for system in systems() {
        let house = Company::new(&system);
        let new = json!({ "kind": "customers", "name": "CRM", "mapping": CUSTOMERS });
        let kept = house.done("imports/mappings", &new);
        assert_eq!(
            (&kept["version"], &kept["mapping"]),
            (&json!(1), &json!(CUSTOMERS))
        );
        house.problem("imports/mappings", &new, "already_exists");
        let list = |query: &str| house.read(&format!("imports/mappings{query}"));
        assert_eq!(list("?kind=customers"), json!([kept]));
        assert_eq!(list("?kind=orders"), json!([]));

        let path = house.path(&format!("imports/mappings/{}", id_of(&kept)));
        let named = json!({ "name": "Old CRM" });
        let (status, renamed) = house.api().patch(&path, &kept["version"], &named);
        assert_eq!(
            (status, &renamed["name"]),
            (200, &json!("Old CRM")),
            "{renamed}"
        );
        assert_eq!(renamed["mapping"], CUSTOMERS);
        let (status, _) = house.api().patch(&path, &kept["version"], &named);
        assert_eq!(status, 409, "somebody was first");

        let reader = system.caller(&["imports.read"]);
        assert_eq!(reader.send("DELETE", &path, &[], None).0, 403);
        assert_eq!(house.api().send("DELETE", &path, &[], None).0, 204);
        assert_eq!(list(""), json!([]));
    }
}

#[test]
fn what_no_import_takes_is_not_kept() {
    for system in systems() {
        let house = Company::new(&system);
        for (kind, name, mapping) in [
            ("orders", "wrong kind", CUSTOMERS),
            ("customers", "no mapping", "[columns"),
            ("customers", " ", CUSTOMERS),
        ] {
            let new = json!({ "kind": kind, "name": name, "mapping": mapping });
            let problem = house.problem("imports/mappings", &new, "invalid_value");
            assert!(problem["remedy"].is_string(), "{problem}");
        }
        let other = Company::named(&system, "OTHER", &json!({}));
        let new = json!({ "kind": "customers", "name": "CRM", "mapping": CUSTOMERS });
        let theirs = other.done("imports/mappings", &new);
        let path = house.path(&format!("imports/mappings/{}", id_of(&theirs)));
        assert_eq!(house.api().send("DELETE", &path, &[], None).0, 404);
    }
}

#[test]
fn users_and_price_lists_are_found_by_part_of_their_name() {
    for system in systems() {
        let house = Company::new(&system);
        for (name, email) in [
            ("Änne Öhm", "oehm@desk.example"),
            ("Bob", "bob@desk.example"),
        ] {
            let user = json!({
                "name": name, "email": email, "password": "correct horse battery", "roles": [],
            });
            house.api().done("/api/v1/users", &user);
        }
        let names = |path: &str, field: &str| {
            let page = house.api().read(path);
            let items = page["items"].as_array().expect("items").clone();
            items
                .iter()
                .map(|it| it[field].clone())
                .collect::<Vec<Value>>()
        };
        // "ÖHM", as it stands in an address.
        assert_eq!(names("/api/v1/users?search=%C3%96HM", "name"), ["Änne Öhm"]);
        assert_eq!(names("/api/v1/users?search=BOB@", "name"), ["Bob"]);
        assert_eq!(
            names("/api/v1/users?search=nobody", "name"),
            [] as [Value; 0]
        );
        for (code, name) in [("A-2026", "Großhandel"), ("B-2026", "Export")] {
            let list = json!({
                "code": code, "name": name, "currency": "EUR", "valid_from": "2026-01-01",
            });
            house.done("price-lists", &list);
        }
        let lists =
            |search: &str| names(&house.path(&format!("price-lists?search={search}")), "code");
        assert_eq!(lists("handel"), ["A-2026"]);
        assert_eq!(lists("b-20"), ["B-2026"]);
    }
}
