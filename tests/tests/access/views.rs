//! Saved views. Risks covered: seeing or changing what is somebody else's, sharing without the
//! right, a default that nobody sees any more.

use super::*;
use cashlane_tests::Company;

const BOSS: &str = "boss@example.com";

fn saved(name: &str, shared: bool) -> Value {
    json!({
        "page": "orders", "name": name, "query": "status=held", "columns": ["number", "gross"],
        "shared": shared,
    })
}

fn post(browser: &mut Browser, path: &str, body: &Value) -> (u16, Value) {
    let reply = browser.send("POST", path, &[], Some(body));
    (reply.status, json_of(&reply))
}

fn names(browser: &mut Browser, path: &str) -> Vec<String> {
    let (status, views) = browser.get(path);
    assert_eq!(status, 200, "{views}");
    let name = |view: &Value| view["name"].as_str().unwrap_or_default().to_owned();
    views.as_array().expect("views").iter().map(name).collect()
}

#[test]
fn views_are_one_s_own_until_they_are_shared() {
    on_every_database(
        |_| {},
        |system, _| {
            let company = Company::new(system);
            let path = company.path("views");
            add(system, EMAIL, Role::OrderDesk);
            add(system, BOSS, Role::Controller);
            let mut ada = Browser::signed_in(system, EMAIL);
            let mut boss = Browser::signed_in(system, BOSS);
            let (status, mine) = post(&mut ada, &path, &saved("Held", false));
            assert_eq!(status, 201, "{mine}");
            assert_eq!((&mine["own"], &mine["version"]), (&json!(true), &json!(1)));
            assert_eq!(mine["columns"], json!(["number", "gross"]));
            let (status, again) = post(&mut ada, &path, &saved("Held", false));
            assert_eq!(
                (status, again["code"].as_str()),
                (409, Some("already_exists"))
            );
            let (status, denied) = post(&mut ada, &path, &saved("All", true));
            assert_eq!(status, 403, "{denied}");
            assert!(names(&mut boss, &path).is_empty());
            assert_eq!(post(&mut boss, &path, &saved("Team", true)).0, 201);
            let of_orders = format!("{path}?page=orders");
            assert_eq!(names(&mut ada, &of_orders), ["Held", "Team"]);
            assert!(names(&mut ada, &format!("{path}?page=invoices")).is_empty());
        },
    );
}

#[test]
fn a_view_is_changed_by_its_version_and_by_who_may() {
    on_every_database(
        |_| {},
        |system, _| {
            let company = Company::new(system);
            let path = company.path("views");
            add(system, EMAIL, Role::OrderDesk);
            add(system, BOSS, Role::Controller);
            let mut ada = Browser::signed_in(system, EMAIL);
            let mut boss = Browser::signed_in(system, BOSS);
            let (_, team) = post(&mut boss, &path, &saved("Team", true));
            let one = format!("{path}/{}", team["id"].as_str().expect("an id"));
            let rename = json!({ "name": "Ours" });
            let version = [("if-match", "1")];
            assert_eq!(ada.send("PATCH", &one, &version, Some(&rename)).status, 403);
            let changed = json_of(&boss.send("PATCH", &one, &version, Some(&rename)));
            assert_eq!(
                (&changed["name"], &changed["version"]),
                (&json!("Ours"), &json!(2))
            );
            assert_eq!(changed["query"], "status=held", "what is left out stays");
            assert_eq!(
                boss.send("PATCH", &one, &version, Some(&rename)).status,
                409
            );
            assert_eq!(ada.send("DELETE", &one, &[], None).status, 403);
            assert_eq!(boss.send("DELETE", &one, &[], None).status, 204);
            assert_eq!(boss.send("DELETE", &one, &[], None).status, 404);
        },
    );
}

#[test]
fn a_page_begins_with_one_s_default_as_long_as_one_sees_it() {
    on_every_database(
        |_| {},
        |system, _| {
            let company = Company::new(system);
            let path = company.path("views");
            add(system, EMAIL, Role::OrderDesk);
            add(system, BOSS, Role::Controller);
            let mut ada = Browser::signed_in(system, EMAIL);
            let mut boss = Browser::signed_in(system, BOSS);
            let (_, team) = post(&mut boss, &path, &saved("Team", true));
            let choice = format!("{path}/default");
            let wanted = json!({ "page": "orders", "view": team["id"] });
            assert_eq!(post(&mut ada, &choice, &wanted).0, 200);
            let default = |browser: &mut Browser| browser.get(&path).1[0]["is_default"].clone();
            assert_eq!(
                (default(&mut ada), default(&mut boss)),
                (json!(true), json!(false))
            );
            let elsewhere = json!({ "page": "invoices", "view": team["id"] });
            assert_eq!(post(&mut ada, &choice, &elsewhere).0, 422);
            let one = format!("{path}/{}", team["id"].as_str().expect("an id"));
            let keep = json!({ "shared": false });
            assert_eq!(
                boss.send("PATCH", &one, &[("if-match", "1")], Some(&keep))
                    .status,
                200
            );
            assert!(names(&mut ada, &path).is_empty());
            let share = json!({ "shared": true });
            assert_eq!(
                boss.send("PATCH", &one, &[("if-match", "2")], Some(&share))
                    .status,
                200
            );
            assert_eq!(
                default(&mut ada),
                json!(false),
                "it was taken back in between"
            );
        },
    );
}

#[test]
fn programs_have_no_views() {
    on_every_database(
        |_| {},
        |system, _| {
            let company = Company::new(system);
            let (status, refusal) = company.api().get(&company.path("views"));
            assert_eq!(status, 422, "{refusal}");
            let nobody = system.caller(&["orders.read"]);
            assert_eq!(nobody.get(&company.path("views")).0, 403);
        },
    );
}
