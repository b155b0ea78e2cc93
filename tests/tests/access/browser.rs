//! What keeps another site from using a visitor's session. Risks covered: forged requests, cookies
//! that script or another site can have, pages that may be framed or sniffed.

use super::*;

#[test]
fn the_session_cookie_is_kept_from_script_and_from_other_sites() {
    on_every_database(
        |_| {},
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            let reply = Browser::open(system).sign_in(EMAIL, PASSWORD);
            let cookie = &reply.headers["set-cookie"];
            assert!(cookie.starts_with("cashlane_session="), "{cookie}");
            for part in ["; HttpOnly", "; SameSite=Strict", "; Path=/"] {
                assert!(cookie.contains(part), "{cookie}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        },
    );
    on_every_database(
        |settings| settings.cookie_secure = true,
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            let mut browser = Browser::signed_in(system, EMAIL);
            let cookie = browser.cookie.clone().expect("a cookie");
            assert!(cookie.starts_with("__Host-cashlane_session="), "{cookie}");
            assert_eq!(browser.get("/api/v1/session").0, 200);
            browser.cookie = Some(cookie.replace("__Host-", ""));
            assert_eq!(
                browser.get("/api/v1/session").0,
                401,
                "only the name that the browser guards is read"
            );
            let reply = Browser::open(system).sign_in(EMAIL, PASSWORD);
            assert!(reply.headers["set-cookie"].ends_with("; Secure"));
        },
    );
}

#[test]
fn pages_of_other_sites_cannot_change_anything_with_the_visitors_session() {
    on_every_database(
        |_| {},
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            let browser = Browser::signed_in(system, EMAIL);
            let cookie = ("cookie", browser.cookie.as_deref().expect("a cookie"));
            let post = |headers: &[(&str, &str)]| {
                let mut all = vec![cookie];
                all.extend_from_slice(headers);
                let body = json!({ "language": "de" });
                let api = system.stranger();
                api.exchange("PATCH", "/api/v1/session", &all, Some(&body))
            };
            let host = system.host();
            let ours = format!("http://{host}");
            for foreign in [
                [("sec-fetch-site", "cross-site")].as_slice(),
                &[("sec-fetch-site", "same-site")],
                &[("origin", "https://evil.example")],
                &[("origin", "null")],
                &[("origin", &ours), ("sec-fetch-site", "cross-site")],
            ] {
                let reply = post(foreign);
                assert_eq!(reply.status, 403, "{foreign:?}");
                assert_eq!(json_of(&reply)["code"], "cross_site");
            }
            for own in [
                [("sec-fetch-site", "same-origin")].as_slice(),
                &[("origin", &ours)],
                &[],
            ] {
                assert_eq!(post(own).status, 200, "{own:?}");
            }
        },
    );
}

#[test]
fn nobody_is_signed_in_from_another_site() {
    on_every_database(
        |_| {},
        |system, _| {
            add(system, EMAIL, Role::Administrator);
            let credentials = json!({ "email": EMAIL, "password": PASSWORD });
            let from = [("sec-fetch-site", "cross-site")];
            let api = system.stranger();
            let reply = api.exchange("POST", "/api/v1/session", &from, Some(&credentials));
            assert_eq!(reply.status, 403);
            assert!(!reply.headers.contains_key("set-cookie"));
        },
    );
}

#[test]
fn every_reply_carries_the_headers_that_browsers_heed() {
    on_every_database(
        |settings| settings.cookie_secure = true,
        |system, _| {
            for path in ["/", "/api/v1/session", "/api/v1/openapi.json", "/healthz"] {
                let reply = system.stranger().page(path, &[]);
                let header = |name: &str| reply.headers.get(name).map(String::as_str);
                assert_eq!(header("x-content-type-options"), Some("nosniff"), "{path}");
                assert_eq!(header("referrer-policy"), Some("same-origin"), "{path}");
                assert_eq!(header("x-frame-options"), Some("SAMEORIGIN"), "{path}");
                let policy = header("content-security-policy").unwrap_or_default();
                assert!(policy.contains("frame-ancestors"), "{path}: {policy}");
                let script = policy.split(';').find(|rule| rule.contains("script-src"));
                let script = script.unwrap_or("default-src 'self'");
                assert!(!script.contains("unsafe"), "{path}: {policy}");
                let transport = header("strict-transport-security").unwrap_or_default();
                assert!(transport.contains("max-age="), "{path}: {transport}");
            }
            let api = system.api.page("/api/v1/users", &[]);
            assert_eq!(api.headers["cache-control"], "no-store");
        },
    );
}
