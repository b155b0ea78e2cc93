//! Passkeys as a browser meets them. Risks covered: an answer given on another site, to another
//! challenge, late or twice; a copied or removed passkey; somebody else's passkey; one that did not
//! verify its owner; trying without end; a password that still opens the account by itself.

use super::authenticator::Authenticator;
use super::*;

const ORIGIN: &str = "https://cash.example.com";
const BOB: &str = "bob@example.com";

fn with_passkeys(settings: &mut server::Settings) {
    settings.public_url = Some(format!("{ORIGIN}/"));
}

fn post(browser: &mut Browser, path: &str, body: &Value) -> (u16, Value) {
    let reply = browser.send("POST", path, &[], Some(body));
    (reply.status, json_of(&reply))
}

/// Adds a passkey in a browser that is signed in; gives the reply.
fn try_adding(browser: &mut Browser, device: &mut Authenticator) -> (u16, Value) {
    let password = json!({ "password": PASSWORD });
    let (status, asked) = post(browser, "/api/v1/passkeys/challenge", &password);
    assert_eq!(status, 200, "{asked}");
    let new = json!({
        "name": "Telephone",
        "challenge": asked["challenge"],
        "credential": device.create(&asked["options"]),
    });
    post(browser, "/api/v1/passkeys", &new)
}

/// A user with a passkey, and what adding it was answered with.
fn with_passkey(system: &System, email: &'static str) -> (access::User, Authenticator, Value) {
    let user = add(system, email, Role::Administrator);
    let mut device = Authenticator::at(ORIGIN);
    let mut browser = Browser::signed_in(system, email);
    let (status, added) = try_adding(&mut browser, &mut device);
    assert_eq!(status, 201, "{added}");
    (user, device, added)
}

fn ask(browser: &mut Browser, ticket: &Value) -> Value {
    let body = json!({ "ticket": ticket });
    let (status, asked) = post(browser, "/api/v1/session/passkey/challenge", &body);
    assert_eq!(status, 200, "{asked}");
    asked
}

fn show(browser: &mut Browser, asked: &Value, credential: &Value, ticket: &Value) -> (u16, Value) {
    let shown = json!({
        "challenge": asked["challenge"], "credential": credential, "ticket": ticket,
    });
    post(browser, "/api/v1/session/passkey", &shown)
}

/// Signs in with the passkey alone.
fn enter(browser: &mut Browser, device: &mut Authenticator) -> (u16, Value) {
    let asked = ask(browser, &Value::Null);
    let credential = device.get(&asked["options"]);
    show(browser, &asked, &credential, &Value::Null)
}

fn refused(reply: &(u16, Value), why: &str) {
    assert_eq!(
        (reply.0, &reply.1["code"]),
        (401, &json!("passkey_refused")),
        "{why}: {}",
        reply.1
    );
}

/// Why the last sign-in failed, as the event log has it.
fn last_failure(system: &System) -> Value {
    let events = system
        .api
        .read("/api/v1/events?type=sign_in_failed&limit=1");
    events["items"][0]["attributes"]["reason"].clone()
}

#[test]
fn a_passkey_opens_the_account_by_itself_and_the_password_no_longer_does() {
    on_every_database(
        |settings| {
            with_passkeys(settings);
            settings.sign_in.second_factor_roles = [Role::Controller].into_iter().collect();
        },
        |system, clock| {
            let methods = system.stranger().read("/api/v1/session/methods");
            assert_eq!(methods["passkeys"], ORIGIN);
            let (ada, mut device, added) = with_passkey(system, EMAIL);
            assert_eq!(added["passkey"]["name"], "Telephone");
            let codes = added["recovery_codes"].as_array().expect("codes").clone();
            assert_eq!(codes.len(), 10, "with the first factor");

            clock.advance_secs(60);
            let mut browser = Browser::open(system);
            let (status, opened) = enter(&mut browser, &mut device);
            assert_eq!(
                (status, &opened["further"]),
                (201, &Value::Null),
                "{opened}"
            );
            let (_, me) = browser.get("/api/v1/session");
            assert_eq!(me["user"]["email"], EMAIL);
            assert_eq!(me["session"]["strength"], "passkey");
            let (_, mine) = browser.get("/api/v1/passkeys");
            assert_eq!(mine[0]["last_used_at"], "2026-01-05T08:01:00Z");

            let mut browser = Browser::open(system);
            let reply = browser.sign_in(EMAIL, PASSWORD);
            assert_eq!(reply.status, 200, "no session yet");
            let further = json_of(&reply)["further"].clone();
            assert_eq!(
                (&further["further"], &further["passkey"]),
                (&json!("passkey"), &json!(true))
            );
            let asked = ask(&mut browser, &further["ticket"]);
            assert_eq!(asked["options"]["allowCredentials"][0]["id"], device.id());
            device.verifies = false;
            let credential = device.get(&asked["options"]);
            let without = show(&mut browser, &asked, &credential, &Value::Null);
            refused(&without, "without the password");
            let asked = ask(&mut browser, &further["ticket"]);
            let credential = device.get(&asked["options"]);
            let (status, opened) = show(&mut browser, &asked, &credential, &further["ticket"]);
            assert_eq!(
                status, 201,
                "having it is enough after the password: {opened}"
            );
            let (_, me) = browser.get("/api/v1/session");
            assert_eq!(me["session"]["strength"], "second_factor");

            let mut browser = Browser::open(system);
            let further = json_of(&browser.sign_in(EMAIL, PASSWORD))["further"].clone();
            let code = json!({ "ticket": further["ticket"], "code": codes[0] });
            let (status, _) = post(&mut browser, "/api/v1/session/second-factor", &code);
            assert_eq!(status, 201, "a recovery code stands in");
            let events = system
                .api
                .read(&format!("/api/v1/events?object={}", ada.id));
            let added = events["items"].as_array().expect("events").iter();
            let mut added = added.map(|event| &event["attributes"]["passkey_added"]);
            assert!(added.any(|name| name == "Telephone"), "{events}");
        },
    );
}

#[test]
fn answers_that_are_not_fresh_from_here_and_its_owners_open_nothing() {
    on_every_database(with_passkeys, |system, clock| {
        let (_, mut device, _) = with_passkey(system, EMAIL);
        let (_, mut of_bob, _) = with_passkey(system, BOB);
        let mut browser = Browser::open(system);
        let nobody = Value::Null;

        device.origin = "https://cash.example.com.evil.example".to_owned();
        refused(&enter(&mut browser, &mut device), "another site");
        assert_eq!(last_failure(system), "passkey used on another site");
        device.origin = ORIGIN.to_owned();

        let (mine, other) = (ask(&mut browser, &nobody), ask(&mut browser, &nobody));
        let credential = device.get(&other["options"]);
        refused(
            &show(&mut browser, &mine, &credential, &nobody),
            "another challenge",
        );
        assert_eq!(last_failure(system), "passkey answered another challenge");
        assert_eq!(show(&mut browser, &other, &credential, &nobody).0, 201);
        refused(
            &show(&mut browser, &other, &credential, &nobody),
            "answered twice",
        );
        assert_eq!(last_failure(system), "challenge answered before");

        let asked = ask(&mut browser, &nobody);
        let credential = device.get(&asked["options"]);
        clock.advance_secs(601);
        refused(
            &show(&mut browser, &asked, &credential, &nobody),
            "too late",
        );
        assert_eq!(last_failure(system), "challenge over");
        let forged = json!({ "challenge": "AAAA", "options": asked["options"] });
        refused(
            &show(&mut browser, &forged, &credential, &nobody),
            "a challenge of their own",
        );

        device.verifies = false;
        refused(&enter(&mut browser, &mut device), "not verified");
        assert_eq!(last_failure(system), "passkey did not verify its user");
        device.verifies = true;

        let handle = std::mem::replace(&mut device.handle, of_bob.handle.clone());
        refused(&enter(&mut browser, &mut device), "in somebody else's name");
        assert_eq!(last_failure(system), "passkey of somebody else");
        device.handle = handle;

        let further = json_of(&browser.sign_in(EMAIL, PASSWORD))["further"].clone();
        let asked = ask(&mut browser, &further["ticket"]);
        let credential = of_bob.get(&asked["options"]);
        let reply = show(&mut browser, &asked, &credential, &further["ticket"]);
        refused(&reply, "Bob's after Ada's password");

        device.counter = 1;
        refused(&enter(&mut browser, &mut device), "a copy");
        assert_eq!(last_failure(system), "passkey counted backwards");
        let mut unknown = Authenticator::at(ORIGIN);
        unknown.handle = device.handle.clone();
        refused(&enter(&mut browser, &mut unknown), "never added");
        assert_eq!(last_failure(system), "unknown passkey");
    });
}

#[test]
fn failures_lock_the_account_and_slow_the_address_down() {
    on_every_database(
        |settings| {
            with_passkeys(settings);
            settings.throttle.attempts = 7;
        },
        |system, clock| {
            let (_, mut device, _) = with_passkey(system, EMAIL);
            let mut browser = Browser::open(system);
            device.verifies = false;
            for _ in 0..POLICY.failures_max {
                refused(&enter(&mut browser, &mut device), "not verified");
            }
            device.verifies = true;
            refused(&enter(&mut browser, &mut device), "locked");
            assert_eq!(last_failure(system), "locked");
            clock.advance_secs(i64::from(POLICY.lock_secs));
            assert_eq!(enter(&mut browser, &mut device).0, 201);
            device.origin = "https://evil.example".to_owned();
            let statuses: Vec<u16> = (0..31)
                .map(|_| {
                    let asked = post(
                        &mut browser,
                        "/api/v1/session/passkey/challenge",
                        &json!({}),
                    );
                    match asked {
                        (200, asked) => {
                            let credential = device.get(&asked["options"]);
                            show(&mut browser, &asked, &credential, &Value::Null).0
                        }
                        (status, _) => status,
                    }
                })
                .collect();
            assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
        },
    );
}

#[test]
fn its_owner_looks_after_it_with_the_password_and_an_administrator_removes_all() {
    on_every_database(with_passkeys, |system, _| {
        let (ada, mut device, added) = with_passkey(system, EMAIL);
        let (_, mut of_bob, _) = with_passkey(system, BOB);
        let mut browser = Browser::open(system);
        assert_eq!(enter(&mut browser, &mut device).0, 201);
        let path = format!(
            "/api/v1/passkeys/{}",
            added["passkey"]["id"].as_str().expect("id")
        );
        let rename = |browser: &mut Browser, password: &str| {
            let body = json!({ "name": "Old telephone", "password": password });
            let reply = browser.send("PATCH", &path, &[], Some(&body));
            (reply.status, json_of(&reply))
        };
        assert_eq!(rename(&mut browser, "not the password").0, 401);
        let (status, renamed) = rename(&mut browser, PASSWORD);
        assert_eq!(
            (status, &renamed["name"]),
            (200, &json!("Old telephone")),
            "{renamed}"
        );

        let mut bobs = Browser::open(system);
        assert_eq!(enter(&mut bobs, &mut of_bob).0, 201);
        assert_eq!(rename(&mut bobs, PASSWORD).0, 404, "another user's");
        let remove = format!("{path}/remove");
        let (right, wrong) = (
            json!({ "password": PASSWORD }),
            json!({ "password": "wrong" }),
        );
        assert_eq!(post(&mut bobs, &remove, &right).0, 404, "another user's");
        assert_eq!(post(&mut browser, &remove, &wrong).0, 401);

        let mut again = Authenticator::at(ORIGIN);
        let (status, second) = try_adding(&mut browser, &mut again);
        assert_eq!(
            (status, &second["recovery_codes"]),
            (201, &json!([])),
            "{second}"
        );
        let mut other = Browser::open(system);
        assert_eq!(enter(&mut other, &mut device).0, 201);
        assert_eq!(post(&mut browser, &remove, &right).0, 204);
        assert_eq!(other.get("/api/v1/session").0, 401, "other sessions end");
        refused(&enter(&mut other, &mut device), "removed");

        let user = format!("/api/v1/users/{}", ada.id);
        assert_eq!(system.api.read(&user)["passkeys"], 1);
        let all = format!("{user}/passkeys");
        let reader = system.caller(&["users.read"]);
        assert_eq!(reader.send("DELETE", &all, &[], None).0, 403);
        let (status, user) = system.api.send("DELETE", &all, &[], None);
        assert_eq!((status, &user["passkeys"]), (200, &json!(0)), "{user}");
        assert_eq!(browser.get("/api/v1/session").0, 401, "sessions end");
        refused(&enter(&mut other, &mut again), "removed");
        assert_eq!(
            system.api.send("DELETE", &all, &[], None).0,
            422,
            "none left"
        );
        assert_eq!(Browser::open(system).sign_in(EMAIL, PASSWORD).status, 201);
    });
}

#[test]
fn whoever_must_have_a_second_factor_keeps_the_last_one() {
    on_every_database(
        |settings| {
            with_passkeys(settings);
            settings.sign_in.second_factor_roles = [Role::Controller].into_iter().collect();
        },
        |system, _| {
            let (ada, mut device, added) = with_passkey(system, EMAIL);
            let path = format!("/api/v1/users/{}", ada.id);
            let version = system.api.read(&path)["version"].clone();
            let demand = json!({ "second_factor_required": true });
            assert_eq!(system.api.patch(&path, &version, &demand).0, 200);
            let mut browser = Browser::open(system);
            assert_eq!(enter(&mut browser, &mut device).0, 201);
            let id = added["passkey"]["id"].as_str().expect("id");
            let password = json!({ "password": PASSWORD });
            let remove = format!("/api/v1/passkeys/{id}/remove");
            let (status, problem) = post(&mut browser, &remove, &password);
            assert_eq!(
                (status, &problem["code"]),
                (422, &json!("wrong_state")),
                "{problem}"
            );
            assert_eq!(browser.get("/api/v1/passkeys").1[0]["id"], id);
        },
    );
}

#[test]
fn adding_takes_an_answer_to_ones_own_fresh_challenge() {
    on_every_database(with_passkeys, |system, clock| {
        add(system, EMAIL, Role::Administrator);
        add(system, BOB, Role::Administrator);
        let (mut ada, mut bob) = (
            Browser::signed_in(system, EMAIL),
            Browser::signed_in(system, BOB),
        );
        let wrong = json!({ "password": "not the password" });
        assert_eq!(post(&mut ada, "/api/v1/passkeys/challenge", &wrong).0, 401);
        let password = json!({ "password": PASSWORD });
        let (_, asked) = post(&mut ada, "/api/v1/passkeys/challenge", &password);
        let mut device = Authenticator::at("https://evil.example");
        refused(&try_adding(&mut ada, &mut device), "another site");
        device.origin = ORIGIN.to_owned();
        let new = json!({
            "name": "Telephone",
            "challenge": asked["challenge"],
            "credential": device.create(&asked["options"]),
        });
        refused(&post(&mut bob, "/api/v1/passkeys", &new), "Ada's challenge");
        assert_eq!(post(&mut ada, "/api/v1/passkeys", &new).0, 201);
        refused(&post(&mut ada, "/api/v1/passkeys", &new), "twice");
        let (status, known) = try_adding(&mut bob, &mut device);
        assert_eq!(status, 409, "known as Ada's: {known}");
        let (_, asked) = post(&mut bob, "/api/v1/passkeys/challenge", &password);
        let mut device = Authenticator::at(ORIGIN);
        clock.advance_secs(601);
        let late = json!({
            "name": "Late",
            "challenge": asked["challenge"],
            "credential": device.create(&asked["options"]),
        });
        refused(&post(&mut bob, "/api/v1/passkeys", &late), "too late");
        let nonsense = json!({ "name": "No", "challenge": "AAAA", "credential": { "id": 1 } });
        let (status, problem) = post(&mut bob, "/api/v1/passkeys", &nonsense);
        assert_eq!(
            (status, &problem["field"]),
            (422, &json!("credential")),
            "{problem}"
        );
    });
}

#[test]
fn without_a_safe_address_by_name_there_are_none_and_the_answer_says_why() {
    for (address, why) in [
        (None, "not set"),
        (Some("http://cash.example.com"), "HTTPS"),
        (Some("http://127.0.0.1:8460"), "number"),
    ] {
        on_every_database(
            |settings| settings.public_url = address.map(str::to_owned),
            |system, _| {
                let methods = system.stranger().read("/api/v1/session/methods");
                assert_eq!(methods["passkeys"], Value::Null);
                let path = "/api/v1/session/passkey/challenge";
                let (status, problem) = post(&mut Browser::open(system), path, &json!({}));
                assert_eq!(
                    (status, &problem["code"]),
                    (422, &json!("no_passkeys")),
                    "{problem}"
                );
                assert!(
                    problem["detail"]
                        .as_str()
                        .is_some_and(|it| it.contains(why)),
                    "{problem}"
                );
                let remedy = problem["remedy"].as_str().expect("a remedy");
                assert!(remedy.contains("public_url"), "{remedy}");
            },
        );
    }
}
