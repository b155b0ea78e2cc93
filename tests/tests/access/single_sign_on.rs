//! Single sign-on against a provider of our own. Risks covered: tokens of others, for others, too
//! old or signed by somebody else; an answer to a question that another browser asked; taking over
//! an account by an address that nobody verified; somebody without a group.

use std::collections::HashMap;

use server::SingleSignOn;

use super::issuer::{CLIENT_ID, Issuer};
use super::*;

const CALLBACK: &str = "/api/v1/session/sso/callback";

pub fn settings(issuer: &Issuer) -> SingleSignOn {
    let roles = [
        ("finance", vec![Role::Controller]),
        ("it", vec![Role::Administrator]),
    ];
    SingleSignOn {
        issuer: issuer.address().to_owned(),
        client_id: CLIENT_ID.to_owned(),
        client_secret: Some("shared secret".to_owned()),
        public_url: "https://cash.example.com/".to_owned(),
        label: "Example ID".to_owned(),
        groups_claim: "groups".to_owned(),
        roles: roles.map(|(group, roles)| (group.to_owned(), roles)).into(),
    }
}

/// Claims that let somebody in.
pub fn good(issuer: &Issuer, nonce: &str) -> Value {
    let now = i64::try_from(
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .expect("after 1970")
            .as_secs(),
    )
    .expect("seconds");
    json!({
        "iss": issuer.address(),
        "aud": CLIENT_ID,
        "sub": "subject-1",
        "nonce": nonce,
        "iat": now,
        "exp": now + 300,
        "email": EMAIL,
        "email_verified": true,
        "name": "Ada Lovelace",
        "groups": ["staff", "finance"],
    })
}

pub fn with(mut claims: Value, name: &str, value: Value) -> Value {
    claims[name] = value;
    claims
}

/// A browser on its way: the cookie that it holds, and what the provider was told.
pub struct Journey {
    cookie: String,
    pub told: HashMap<String, String>,
}

pub fn leave(system: &System, back: &str) -> Journey {
    let path = format!("/api/v1/session/sso?back={back}");
    let reply = system.stranger().page(&path, &[]);
    assert_eq!(reply.status, 303, "{}", reply.text);
    let cookie = &reply.headers["set-cookie"];
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    let query = reply.headers["location"]
        .split_once('?')
        .expect("a query")
        .1;
    let told = query.split('&').filter_map(|pair| pair.split_once('='));
    Journey {
        cookie: cookie.split(';').next().unwrap_or_default().to_owned(),
        told: told
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    }
}

/// Comes back; gives where the browser is sent and its session's cookie.
pub fn arrive(system: &System, journey: &Journey) -> (String, Option<String>) {
    let path = format!("{CALLBACK}?code=one&state={}", journey.told["state"]);
    come_back(system, &path, &journey.cookie)
}

fn come_back(system: &System, path: &str, cookie: &str) -> (String, Option<String>) {
    let headers = [("cookie", cookie), ("sec-fetch-site", "cross-site")];
    let reply = system.stranger().page(path, &headers);
    assert_eq!(reply.status, 303, "{}", reply.text);
    let session = (reply.headers.get("set-cookie"))
        .and_then(|lines| {
            lines
                .lines()
                .find(|line| line.starts_with("cashlane_session="))
        })
        .and_then(|line| line.split(';').next().map(str::to_owned));
    (reply.headers["location"].clone(), session)
}

pub fn on_every_database_with(issuer: &Issuer, test: impl Fn(&System)) {
    on_every_database(
        |settings| settings.single_sign_on = Some(self::settings(issuer)),
        |system, _| test(system),
    );
}

#[test]
fn whom_the_provider_vouches_for_comes_in_with_the_roles_of_their_groups() {
    let issuer = Issuer::start();
    on_every_database_with(&issuer, |system| {
        let methods = system.stranger().read("/api/v1/session/methods");
        assert_eq!(methods["single_sign_on"], "Example ID");
        let journey = leave(system, "/ACME/orders");
        assert_eq!(journey.told["code_challenge_method"], "S256");
        assert_eq!(journey.told["response_type"], "code");
        issuer.claims(good(&issuer, &journey.told["nonce"]));
        let (to, session) = arrive(system, &journey);
        assert_eq!(to, "/ACME/orders");
        assert!(issuer.asked()["code_verifier"].len() >= 43);
        let mut browser = Browser::open(system);
        browser.cookie = session;
        let (_, me) = browser.get("/api/v1/session");
        assert_eq!(me["user"]["email"], EMAIL);
        assert_eq!(me["name"], "Ada Lovelace");
        assert_eq!(me["session"]["strength"], "single_sign_on");
        assert_eq!(me["user"]["roles"][0]["role"], "controller");

        let journey = leave(system, "/");
        let claims = good(&issuer, &journey.told["nonce"]);
        let moved = with(claims, "email", json!("ada.king@example.com"));
        issuer.claims(with(moved, "groups", json!("it")));
        let (_, session) = arrive(system, &journey);
        let before = browser.get("/api/v1/session").0;
        assert_eq!(before, 401, "other roles end the sessions");
        browser.cookie = session;
        let (_, again) = browser.get("/api/v1/session");
        assert_eq!(
            again["user"]["id"], me["user"]["id"],
            "found by the subject"
        );
        assert_eq!(again["user"]["roles"][0]["role"], "administrator");
    });
}

#[test]
fn tokens_that_are_not_for_this_sign_in_open_nothing() {
    let issuer = Issuer::start();
    on_every_database_with(&issuer, |system| {
        let wrong = [
            ("nonce", json!("of another sign-in")),
            ("aud", json!("somebody else")),
            ("iss", json!("https://evil.example")),
            ("exp", json!(1_000_000_000)),
            ("forged", json!(true)),
            ("nbf", json!(32_503_680_000_i64)),
            ("nbf", json!("soon")),
            ("azp", json!("somebody else")),
        ];
        for (name, value) in wrong {
            let journey = leave(system, "/");
            let claims = good(&issuer, &journey.told["nonce"]);
            issuer.claims(with(claims, name, value));
            let (to, session) = arrive(system, &journey);
            assert_eq!(
                (to.as_str(), session),
                ("/sign-in?sso=failed", None),
                "{name}"
            );
        }
        let (mine, other) = (leave(system, "/"), leave(system, "/"));
        issuer.claims(good(&issuer, &mine.told["nonce"]));
        let path = format!("{CALLBACK}?code=one&state={}", other.told["state"]);
        let (to, session) = come_back(system, &path, &mine.cookie);
        assert_eq!(
            (to.as_str(), session),
            ("/sign-in?sso=failed", None),
            "state"
        );
        let (to, session) = come_back(system, &path, "cashlane_sso=00");
        assert_eq!(
            (to.as_str(), session),
            ("/sign-in?sso=failed", None),
            "cookie"
        );
        let path = format!(
            "{CALLBACK}?error=access_denied&state={}",
            mine.told["state"]
        );
        assert_eq!(come_back(system, &path, &mine.cookie).1, None);
    });
}

#[test]
fn without_a_group_a_verified_address_or_an_active_account_nobody_comes_in() {
    let issuer = Issuer::start();
    on_every_database_with(&issuer, |system| {
        let ada = add(system, EMAIL, Role::Billing);
        add(system, "root@example.com", Role::Administrator);
        let attempt = |name: &str, value: Value| {
            let journey = leave(system, "/");
            let claims = good(&issuer, &journey.told["nonce"]);
            issuer.claims(with(claims, name, value));
            arrive(system, &journey)
        };
        for (name, value) in [
            ("groups", json!(["staff"])),
            ("groups", Value::Null),
            ("email_verified", json!(false)),
            ("email", Value::Null),
        ] {
            let (to, session) = attempt(name, value);
            assert_eq!(
                (to.as_str(), session),
                ("/sign-in?sso=refused", None),
                "{name}"
            );
        }
        let (_, session) = attempt("locale", json!("en"));
        assert!(session.is_some(), "a verified address finds the account");
        let path = format!("/api/v1/users/{}", ada.id);
        let user = system.api.read(&path);
        assert_eq!(user["roles"][0]["role"], "controller", "{user}");
        let off = json!({ "active": false });
        assert_eq!(system.api.patch(&path, &user["version"], &off).0, 200);
        let (to, session) = attempt("locale", json!("en"));
        assert_eq!((to.as_str(), session), ("/sign-in?sso=refused", None));
    });
}

#[test]
fn only_pages_of_ours_are_gone_back_to_and_without_settings_there_is_no_door() {
    let issuer = Issuer::start();
    on_every_database_with(&issuer, |system| {
        for foreign in ["https://evil.example", "//evil.example", "/%5Cevil.example"] {
            let journey = leave(system, foreign);
            issuer.claims(good(&issuer, &journey.told["nonce"]));
            assert_eq!(arrive(system, &journey).0, "/", "{foreign}");
        }
    });
    on_every_database(
        |_| {},
        |system, _| {
            let methods = system.stranger().read("/api/v1/session/methods");
            assert_eq!(methods["single_sign_on"], Value::Null);
            assert_eq!(system.stranger().get("/api/v1/session/sso").0, 404);
        },
    );
}
