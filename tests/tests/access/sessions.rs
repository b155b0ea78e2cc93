//! Sessions as a browser has them. Risks covered: tokens that outlive what they were given for,
//! ending somebody else's session.

use super::*;

#[test]
fn the_session_tells_who_is_signed_in() {
    on_every_database(
        |_| {},
        |system, _| {
            let ada = add(system, EMAIL, Role::Administrator);
            let mut browser = Browser::signed_in(system, EMAIL);
            let (_, me) = browser.get("/api/v1/session");
            assert_eq!(me["user"]["id"], ada.id.to_string());
            assert_eq!(me["user"]["email"], EMAIL);
            assert_eq!(me["name"], "Somebody");
            assert_eq!(me["user"]["language"], Value::Null);
            assert_eq!(me["session"]["strength"], "password");
            let german = json!({ "language": "de" });
            let reply = browser.send("PATCH", "/api/v1/session", &[], Some(&german));
            assert_eq!(json_of(&reply)["language"], "de");
            assert_eq!(browser.get("/api/v1/session").1["user"]["language"], "de");
            let key = system.api.read("/api/v1/session");
            assert_eq!(
                (&key["user"], &key["session"]),
                (&Value::Null, &Value::Null)
            );
            assert_eq!(key["name"], "administrator");
        },
    );
}

#[test]
fn a_new_sign_in_ends_the_session_that_the_browser_had() {
    on_every_database(
        |_| {},
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            let mut browser = Browser::signed_in(system, EMAIL);
            let before = browser.cookie.clone();
            browser.sign_in(EMAIL, PASSWORD);
            assert_ne!(browser.cookie, before, "another token");
            assert_eq!(browser.get("/api/v1/session").0, 200);
            browser.cookie = before;
            assert_eq!(browser.get("/api/v1/session").0, 401);
        },
    );
}

#[test]
fn changing_the_password_renews_the_cookie_and_ends_the_other_sessions() {
    on_every_database(
        |_| {},
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            let mut mine = Browser::signed_in(system, EMAIL);
            let mut other = Browser::signed_in(system, EMAIL);
            let before = mine.cookie.clone();
            let path = "/api/v1/session/password";
            let wrong = json!({ "old": "not the old one", "new": "another long password" });
            let refused = mine.send("POST", path, &[], Some(&wrong));
            assert_eq!(refused.status, 401);
            assert!(!refused.headers.contains_key("set-cookie"));
            let change = json!({ "old": PASSWORD, "new": "another long password" });
            assert_eq!(mine.send("POST", path, &[], Some(&change)).status, 204);
            assert_ne!(mine.cookie, before);
            assert_eq!(mine.get("/api/v1/session").0, 200);
            assert_eq!(other.get("/api/v1/session").0, 401);
            mine.cookie = before;
            assert_eq!(mine.get("/api/v1/session").0, 401, "the old token");
        },
    );
}

#[test]
fn i_see_my_sessions_and_end_them_one_by_one_or_all_others() {
    on_every_database(
        |_| {},
        |system, clock| {
            add(system, EMAIL, Role::Billing);
            add(system, "bob@example.com", Role::Billing);
            let mut mine = Browser::signed_in(system, EMAIL);
            clock.advance_secs(1);
            let mut phone = Browser::open(system);
            let credentials = json!({ "email": EMAIL, "password": PASSWORD });
            let agent = [("user-agent", "Mozilla/5.0 (iPhone) Safari/605")];
            phone.send("POST", "/api/v1/session", &agent, Some(&credentials));
            let (_, sessions) = mine.get("/api/v1/sessions");
            assert_eq!(sessions.as_array().map(Vec::len), Some(2), "{sessions}");
            assert_eq!(sessions[0]["device"], "Safari, iPhone");
            assert_eq!(sessions[0]["address"], "127.0.0.1");
            let path = format!(
                "/api/v1/sessions/{}",
                sessions[0]["id"].as_str().expect("id")
            );
            let mut bob = Browser::signed_in(system, "bob@example.com");
            assert_eq!(bob.send("DELETE", &path, &[], None).status, 404, "not his");
            assert_eq!(phone.get("/api/v1/session").0, 200);
            assert_eq!(mine.send("DELETE", &path, &[], None).status, 200);
            assert_eq!(phone.get("/api/v1/session").0, 401);

            let mut again = Browser::signed_in(system, EMAIL);
            let ended = again.send("DELETE", "/api/v1/sessions", &[], None);
            assert_eq!(json_of(&ended), json!({ "ended": 1 }));
            assert_eq!(mine.get("/api/v1/session").0, 401);
            assert_eq!(
                again.get("/api/v1/session").0,
                200,
                "the one that asked stays"
            );
            let key = system.api.get("/api/v1/sessions");
            assert_eq!(key.0, 403, "a program has none: {}", key.1);
        },
    );
}

#[test]
fn an_administrator_ends_the_sessions_of_a_user() {
    on_every_database(
        |_| {},
        |system, _| {
            let bob = add(system, "bob@example.com", Role::Billing);
            let mut browser = Browser::signed_in(system, "bob@example.com");
            let path = format!("/api/v1/users/{}/sessions", bob.id);
            assert_eq!(system.api.read(&path).as_array().map(Vec::len), Some(1));
            assert_eq!(browser.send("DELETE", &path, &[], None).status, 403);
            let (status, ended) = system.api.send("DELETE", &path, &[], None);
            assert_eq!((status, &ended["ended"]), (200, &json!(1)));
            assert_eq!(browser.get("/api/v1/session").0, 401);
        },
    );
}

#[test]
fn a_session_ends_when_it_is_not_used_and_after_a_day_anyway() {
    on_every_database(
        |_| {},
        |system, clock| {
            add(system, EMAIL, Role::Administrator);
            let idle = i64::from(POLICY.idle_secs);
            let mut browser = Browser::signed_in(system, EMAIL);
            for _ in 0..3 {
                clock.advance_secs(idle - 1);
                assert_eq!(browser.get("/api/v1/session").0, 200, "it is used");
            }
            clock.advance_secs(idle);
            assert_eq!(browser.get("/api/v1/session").0, 401, "nobody used it");

            let mut busy = Browser::signed_in(system, EMAIL);
            let mut lived = 0;
            while busy.get("/api/v1/session").0 == 200 {
                clock.advance_secs(idle - 1);
                lived += idle - 1;
            }
            let longest = i64::from(POLICY.session_secs);
            assert!((longest..longest + idle).contains(&lived), "{lived}");
        },
    );
}
