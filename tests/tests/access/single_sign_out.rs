//! Signing out together with the identity provider. Risks covered: a provider's session that lets
//! the next person in; a session here that outlives the provider's; somebody who signs others out by
//! a token that is forged, old, repeated, for others or meant for something else.

use super::issuer::{CLIENT_ID, Issuer};
use super::single_sign_on::{arrive, good, leave, on_every_database_with, with};
use super::*;

/// A browser that came in by the provider's session of this name.
fn signed_in(system: &System, issuer: &Issuer, session: &str) -> Browser {
    let journey = leave(system, "/");
    let claims = good(issuer, &journey.told["nonce"]);
    issuer.claims(with(claims, "sid", json!(session)));
    let mut browser = Browser::open(system);
    browser.cookie = arrive(system, &journey).1;
    assert!(is_open(&mut browser));
    browser
}

fn is_open(browser: &mut Browser) -> bool {
    browser.get("/api/v1/session").0 == 200
}

fn sign_out(browser: &mut Browser) -> Value {
    let reply = browser.send("POST", "/api/v1/session/sso/sign-out", &[], None);
    assert_eq!(reply.status, 200, "{}", reply.text);
    json_of(&reply)["url"].clone()
}

#[test]
fn signing_out_ends_the_session_and_leads_to_where_the_providers_ends() {
    let issuer = Issuer::start();
    on_every_database_with(&issuer, |system| {
        let mut browser = signed_in(system, &issuer, "one");
        let before = browser.cookie.clone();
        let url = sign_out(&mut browser);
        let url = url.as_str().expect("an address");
        let (page, query) = url.split_once('?').expect("a query");
        assert_eq!(page, format!("{}/logout", issuer.address()));
        let said: Vec<&str> = query.split('&').collect();
        assert!(
            said.contains(&"post_logout_redirect_uri=https%3A%2F%2Fcash.example.com%2Fsign-in")
        );
        assert!(said.contains(&format!("client_id={CLIENT_ID}").as_str()));
        let hint = said.iter().find_map(|it| it.strip_prefix("id_token_hint="));
        assert_eq!(
            hint.map(|it| it.split('.').count()),
            Some(3),
            "the provider's token"
        );
        assert_eq!(browser.cookie, None);
        browser.cookie = before;
        assert!(!is_open(&mut browser), "over here, too");

        add(system, "bob@example.com", Role::Administrator);
        let mut by_password = Browser::signed_in(system, "bob@example.com");
        assert_eq!(
            sign_out(&mut by_password),
            Value::Null,
            "nothing to end there"
        );
        assert!(!is_open(&mut by_password));
        let stranger = system
            .stranger()
            .post("/api/v1/session/sso/sign-out", &json!({}));
        assert_eq!(stranger.0, 401);
    });
    issuer.without_sign_out();
    on_every_database_with(&issuer, |system| {
        let mut browser = signed_in(system, &issuer, "one");
        assert_eq!(
            sign_out(&mut browser),
            Value::Null,
            "the provider has no such place"
        );
    });
}

/// What the provider says when somebody signed out.
fn farewell(issuer: &Issuer, id: &str) -> Value {
    let now = good(issuer, "")["iat"].clone();
    json!({
        "iss": issuer.address(),
        "aud": CLIENT_ID,
        "iat": now,
        "jti": id,
        "sub": "subject-1",
        "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    })
}

fn tell(system: &System, token: &str) -> u16 {
    let form = format!("logout_token={token}");
    let path = "/api/v1/session/sso/back-channel-logout";
    system.stranger().form(path, &form)
}

#[test]
fn whoever_signs_out_at_the_provider_is_signed_out_here() {
    let issuer = Issuer::start();
    on_every_database_with(&issuer, |system| {
        let (mut one, mut two) = (
            signed_in(system, &issuer, "one"),
            signed_in(system, &issuer, "two"),
        );
        add(system, "bob@example.com", Role::Administrator);
        let mut bob = Browser::signed_in(system, "bob@example.com");
        let of_one = with(farewell(&issuer, "m1"), "sid", json!("one"));
        assert_eq!(tell(system, &issuer.token(&of_one)), 200);
        assert_eq!((is_open(&mut one), is_open(&mut two)), (false, true));
        let mut three = signed_in(system, &issuer, "three");
        assert_eq!(tell(system, &issuer.token(&farewell(&issuer, "m2"))), 200);
        assert_eq!((is_open(&mut two), is_open(&mut three)), (false, false));
        assert!(is_open(&mut bob), "came by a password");
        let events = system.api.read("/api/v1/events?type=user_changed&limit=1");
        assert_eq!(
            events["items"][0]["attributes"]["signed_out_by"],
            issuer.address()
        );
    });
}

#[test]
fn tokens_that_tell_of_no_sign_out_here_and_now_end_nothing() {
    let issuer = Issuer::start();
    on_every_database_with(&issuer, |system| {
        let mut browser = signed_in(system, &issuer, "one");
        let now = good(&issuer, "")["iat"].as_i64().expect("seconds");
        let login = json!({ "http://schemas.openid.net/event/something-else": {} });
        for (name, value) in [
            ("iss", json!("https://evil.example")),
            ("aud", json!("somebody else")),
            ("iat", json!(now - 301)),
            ("iat", json!(now + 400)),
            ("exp", json!(now - 400)),
            ("jti", Value::Null),
            ("events", login),
            ("events", Value::Null),
            ("nonce", json!("of a sign-in")),
            ("sub", Value::Null),
            ("sub", json!("subject-2")),
            ("forged", json!(true)),
        ] {
            let token = issuer.token(&with(farewell(&issuer, "m"), name, value.clone()));
            let status = tell(system, &token);
            // A message about somebody else is a good one that concerns nobody here.
            let wanted = if value == "subject-2" { 200 } else { 400 };
            assert_eq!(status, wanted, "{name} {value}");
            assert!(is_open(&mut browser), "{name} {value}");
        }
        assert_eq!(tell(system, "nonsense"), 400);
        let token = issuer.token(&farewell(&issuer, "once"));
        assert_eq!(tell(system, &token), 200);
        let mut again = signed_in(system, &issuer, "two");
        assert_eq!(tell(system, &token), 400, "taken before");
        assert!(is_open(&mut again));
    });
    on_every_database(
        |_| {},
        |system, _| assert_eq!(tell(system, "nonsense"), 404, "there is no provider"),
    );
}
