//! Guessing passwords. Risks covered: guessing one account from many places, many accounts from
//! one place, and a forged sender's address.

use super::*;

#[test]
fn an_address_that_fails_too_often_waits_whatever_account_it_tries() {
    on_every_database(
        |settings| settings.throttle.attempts = 3,
        |system, clock| {
            add(system, EMAIL, Role::Administrator);
            let mut browser = Browser::open(system);
            for account in ["a@example.com", "b@example.com", "c@example.com"] {
                assert_eq!(browser.sign_in(account, "a wrong guess").status, 401);
            }
            let refused = browser.sign_in(EMAIL, PASSWORD);
            assert_eq!(refused.status, 429);
            let wait = refused.headers["retry-after"]
                .parse::<i64>()
                .expect("seconds");
            let refill = i64::from(server::ThrottlePolicy::PRODUCTION.refill_secs);
            assert!((1..=refill + 1).contains(&wait), "{wait}");
            assert_eq!(json_of(&refused)["code"], "too_many_attempts");
            clock.advance_secs(wait);
            assert_eq!(browser.sign_in(EMAIL, PASSWORD).status, 201);
        },
    );
}

#[test]
fn people_who_know_their_passwords_are_never_slowed_down() {
    on_every_database(
        |settings| settings.throttle.attempts = 2,
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            for _ in 0..10 {
                Browser::signed_in(system, EMAIL);
            }
        },
    );
}

#[test]
fn a_proxy_speaks_for_others_only_when_it_is_trusted() {
    let from = |address: &'static str| [("x-forwarded-for", address)];
    let credentials = json!({ "email": EMAIL, "password": "a wrong guess" });
    let guess = |system: &System, address: &'static str| {
        let api = system.stranger();
        let headers = from(address);
        api.exchange("POST", "/api/v1/session", &headers, Some(&credentials))
            .status
    };
    on_every_database(
        |settings| settings.throttle.attempts = 1,
        |system, _| {
            assert_eq!(guess(system, "192.0.2.1"), 401);
            assert_eq!(
                guess(system, "192.0.2.2"),
                429,
                "the header is not believed"
            );
        },
    );
    on_every_database(
        |settings| {
            settings.throttle.attempts = 1;
            settings.trusted_proxies = vec!["127.0.0.0/8".parse().expect("a network")];
        },
        |system, _| {
            assert_eq!(guess(system, "192.0.2.1"), 401);
            assert_eq!(guess(system, "192.0.2.2"), 401, "another browser");
            assert_eq!(guess(system, "192.0.2.1"), 429);
            assert_eq!(
                guess(system, "192.0.2.9, 192.0.2.1"),
                429,
                "forged to the left"
            );
        },
    );
}

#[test]
fn an_account_is_locked_after_failures_from_anywhere() {
    on_every_database(
        |_| {},
        |system, clock| {
            add(system, EMAIL, Role::Administrator);
            let mut mine = Browser::signed_in(system, EMAIL);
            let mut browser = Browser::open(system);
            for _ in 0..POLICY.failures_max {
                assert_eq!(browser.sign_in(EMAIL, "a wrong guess").status, 401);
            }
            assert_eq!(browser.sign_in(EMAIL, PASSWORD).status, 401, "locked");
            let change = json!({ "old": PASSWORD, "new": "another long password" });
            let refused = mine.send("POST", "/api/v1/session/password", &[], Some(&change));
            assert_eq!(refused.status, 429);
            assert_eq!(refused.headers["retry-after"], POLICY.lock_secs.to_string());
            clock.advance_secs(i64::from(POLICY.lock_secs));
            assert_eq!(browser.sign_in(EMAIL, PASSWORD).status, 201);
        },
    );
}
