//! Passwords known from breaches. Risk covered: one that every guesser tries first, set by any of
//! the ways that lead to a password.

use super::*;

const KNOWN: &str = "PasswordPassword";

#[test]
fn a_password_known_from_breaches_is_refused_wherever_one_is_set() {
    on_every_database(
        |_| {},
        |system, _| {
            let first = json!({ "email": EMAIL, "name": "Ada", "password": KNOWN });
            let mut browser = Browser::open(system);
            let refused = browser.send("POST", "/api/v1/setup", &[], Some(&first));
            assert_breached(refused.status, &json_of(&refused));

            let ada = add(system, EMAIL, Role::Administrator);
            let bob = json!({
                "email": "bob@example.com", "name": "Bob", "password": KNOWN, "roles": [],
            });
            let (status, refused) = system.api.post("/api/v1/users", &bob);
            assert_breached(status, &refused);
            let path = format!("/api/v1/users/{}/password", ada.id);
            let (status, refused) = system.api.post(&path, &json!({ "password": KNOWN }));
            assert_breached(status, &refused);

            let mut browser = Browser::signed_in(system, EMAIL);
            let change = json!({ "old": PASSWORD, "new": KNOWN });
            let refused = browser.send("POST", "/api/v1/session/password", &[], Some(&change));
            assert_breached(refused.status, &json_of(&refused));
            Browser::signed_in(system, EMAIL);
        },
    );
}

fn assert_breached(status: u16, problem: &Value) {
    assert_eq!(status, 422, "{problem}");
    assert_eq!(problem["code"], "password_breached");
    assert!(
        problem["remedy"]
            .as_str()
            .is_some_and(|it| it.contains("random words"))
    );
}
