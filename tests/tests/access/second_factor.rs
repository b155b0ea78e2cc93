//! The second factor as a browser meets it. Risks covered: a session before the second step, a
//! step that can be tried without end, a browser that is signed in elsewhere staying so.

use totp_rs::{Builder, Secret};

use super::*;

fn code_of(system: &System, setup: &Value) -> String {
    let secret = setup["secret"].as_str().expect("a secret");
    let secret = Secret::try_from_base32(secret).expect("base 32");
    let app = Builder::new().with_secret(secret).build().expect("an app");
    let seconds = u64::try_from(system.store.now().micros() / 1_000_000).expect("after 1970");
    app.generate(seconds).to_string()
}

/// Sets the second factor up in a browser that is signed in; gives what the app was told.
fn set_up(system: &System, browser: &mut Browser) -> (Value, Value) {
    let password = json!({ "password": PASSWORD });
    let reply = browser.send("POST", "/api/v1/second-factor", &[], Some(&password));
    let setup = json_of(&reply);
    assert_eq!(reply.status, 200, "{setup}");
    let code = json!({ "code": code_of(system, &setup) });
    let reply = browser.send("POST", "/api/v1/second-factor/confirm", &[], Some(&code));
    assert_eq!(reply.status, 200, "{}", reply.text);
    (setup, json_of(&reply)["recovery_codes"].clone())
}

#[test]
fn setting_it_up_takes_the_password_and_renews_the_session() {
    on_every_database(
        |_| {},
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            let mut mine = Browser::signed_in(system, EMAIL);
            let mut other = Browser::signed_in(system, EMAIL);
            let wrong = json!({ "password": "not the password" });
            let refused = mine.send("POST", "/api/v1/second-factor", &[], Some(&wrong));
            assert_eq!(refused.status, 401);
            let before = mine.cookie.clone();
            let (setup, _) = set_up(system, &mut mine);
            let picture = setup["qr_svg"].as_str().expect("a picture");
            assert!(picture.contains("<svg"), "{picture}");
            assert_ne!(mine.cookie, before, "another token");
            let (_, me) = mine.get("/api/v1/session");
            assert_eq!(me["session"]["strength"], "second_factor");
            assert_eq!(other.get("/api/v1/session").0, 401);
            let (_, factor) = mine.get("/api/v1/second-factor");
            assert_eq!(factor["confirmed"], true);
            assert_eq!(factor["recovery_codes_left"], 10);
        },
    );
}

#[test]
fn there_is_no_session_before_the_second_step_and_the_step_is_slowed_down() {
    on_every_database(
        |settings| settings.throttle.attempts = 3,
        |system, clock| {
            let ada = add(system, EMAIL, Role::Administrator);
            let mut browser = Browser::signed_in(system, EMAIL);
            let (setup, _) = set_up(system, &mut browser);
            clock.advance_secs(30);
            let mut browser = Browser::open(system);
            let reply = browser.sign_in(EMAIL, PASSWORD);
            assert_eq!(reply.status, 200);
            assert!(!reply.headers.contains_key("set-cookie"));
            let further = json_of(&reply)["further"].clone();
            assert_eq!(further["further"], "code");
            let path = "/api/v1/session/second-factor";
            let show = |browser: &mut Browser, code: &str| {
                let shown = json!({ "ticket": further["ticket"], "code": code });
                browser.send("POST", path, &[], Some(&shown))
            };
            for _ in 0..3 {
                assert_eq!(show(&mut browser, "000000").status, 401);
            }
            let slowed = show(&mut browser, &code_of(system, &setup));
            assert_eq!(slowed.status, 429);
            assert!(slowed.headers.contains_key("retry-after"));
            clock.advance_secs(60);
            let reply = show(&mut browser, &code_of(system, &setup));
            assert_eq!(reply.status, 201, "{}", reply.text);
            assert_eq!(browser.get("/api/v1/session").0, 200);

            let path = format!("/api/v1/users/{}/second-factor", ada.id);
            assert_eq!(system.api.send("DELETE", &path, &[], None).0, 200);
            assert_eq!(browser.get("/api/v1/session").0, 401, "sessions end");
            assert_eq!(Browser::open(system).sign_in(EMAIL, PASSWORD).status, 201);
        },
    );
}

#[test]
fn where_a_role_demands_it_it_is_set_up_on_the_way_in() {
    on_every_database(
        |settings| {
            settings.sign_in.second_factor_roles = [Role::Administrator].into_iter().collect();
        },
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            add(system, "bob@example.com", Role::Billing);
            Browser::signed_in(system, "bob@example.com");
            let mut browser = Browser::open(system);
            let further = json_of(&browser.sign_in(EMAIL, PASSWORD))["further"].clone();
            assert_eq!(further["further"], "enrolment");
            let path = "/api/v1/session/second-factor";
            let ticket = json!({ "ticket": further["ticket"] });
            let enrolment = format!("{path}/enrolment");
            let setup = json_of(&browser.send("POST", &enrolment, &[], Some(&ticket)));
            let code = code_of(system, &setup);
            let shown = json!({ "ticket": further["ticket"], "code": code });
            let reply = browser.send("POST", path, &[], Some(&shown));
            assert_eq!(reply.status, 201, "{}", reply.text);
            let codes = json_of(&reply)["recovery_codes"].clone();
            assert_eq!(codes.as_array().map(Vec::len), Some(10));
            assert_eq!(browser.get("/api/v1/session").0, 200);
        },
    );
}
