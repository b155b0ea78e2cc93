//! An installation without users. Risks covered: a stranger who is quicker than the owner, a
//! second first administrator, a sample company that is built twice.

use cashlane_tests::Outbox;

use super::*;

const TOKEN: &str = "the token that was printed";

fn founder(token: Option<&str>) -> Value {
    json!({ "email": EMAIL, "name": "Ada", "password": PASSWORD, "token": token })
}

#[test]
fn the_first_administrator_comes_in_once_and_is_signed_in() {
    on_every_database(
        |_| {},
        |system, _| {
            let mut browser = Browser::open(system);
            let (_, setup) = browser.get("/api/v1/setup");
            assert_eq!(setup, json!({ "needed": true, "token_needed": false }));
            let mut weak = founder(None);
            weak["password"] = json!("short");
            let refused = browser.send("POST", "/api/v1/setup", &[], Some(&weak));
            assert_eq!(json_of(&refused)["field"], "password");
            let reply = browser.send("POST", "/api/v1/setup", &[], Some(&founder(None)));
            assert_eq!(reply.status, 201, "{}", reply.text);
            let (_, me) = browser.get("/api/v1/session");
            assert_eq!(me["user"]["email"], EMAIL);
            assert_eq!(me["user"]["roles"][0]["role"], "administrator");
            let (_, setup) = Browser::open(system).get("/api/v1/setup");
            assert_eq!(setup["needed"], false);
            let again =
                Browser::open(system).send("POST", "/api/v1/setup", &[], Some(&founder(None)));
            assert_eq!(again.status, 422);
            assert!(!again.headers.contains_key("set-cookie"));
        },
    );
}

#[test]
fn from_elsewhere_the_printed_token_is_asked_for() {
    on_every_database(
        |settings| {
            settings.setup_token = Some(TOKEN.to_owned());
            settings.throttle.attempts = 3;
        },
        |system, _| {
            let proxied = [("x-forwarded-for", "192.0.2.1")];
            let mut browser = Browser::open(system);
            let setup = browser.send("GET", "/api/v1/setup", &proxied, None);
            assert_eq!(json_of(&setup)["token_needed"], true);
            for wrong in [None, Some("a guess"), Some("")] {
                let body = founder(wrong);
                let reply = browser.send("POST", "/api/v1/setup", &proxied, Some(&body));
                assert_eq!(reply.status, 403, "{}", reply.text);
                assert_eq!(json_of(&reply)["field"], "token");
            }
            let body = founder(Some(TOKEN));
            let slowed = browser.send("POST", "/api/v1/setup", &proxied, Some(&body));
            assert_eq!(slowed.status, 429, "guesses are counted");
        },
    );
    on_every_database(
        |settings| settings.setup_token = Some(TOKEN.to_owned()),
        |system, _| {
            let proxied = [("x-forwarded-for", "192.0.2.1")];
            let body = founder(Some(TOKEN));
            let reply = Browser::open(system).send("POST", "/api/v1/setup", &proxied, Some(&body));
            assert_eq!(reply.status, 201, "{}", reply.text);
        },
    );
}

#[test]
fn the_sample_company_is_built_beside_the_others_and_once() {
    on_every_database(
        |_| {},
        |system, _| {
            let path = "/api/v1/setup/sample";
            assert_eq!(system.api.read(path)["state"], "absent");
            let (status, _) = system.api.post(path, &json!({}));
            assert_eq!(status, 202);
            let waiting = system.api.read(path);
            assert_eq!(waiting["state"], "waiting");
            let (status, again) = system.api.post(path, &json!({}));
            assert_eq!((status, &again["code"]), (409, &json!("already_exists")));
            // That it can be built on every database, other tests show; it takes long.
            if system.name != "sqlite" {
                return;
            }
            assert_eq!(Outbox::new().work(system), 0, "no job fails");
            let built = system.api.read(path);
            assert_eq!(built["state"], "built", "{built}");
            assert_eq!(built["orders"], built["orders_total"]);
            let entities = system.api.read("/api/v1/entities");
            assert_eq!(entities[0]["code"], built["entity_code"]);
        },
    );
}
