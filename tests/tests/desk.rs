//! What the server gives a browser. Risks covered: a page that runs foreign script, a file that a
//! browser keeps although it has changed, an API error that looks like a page.
//!
//! The test command builds the UI first. Where it could not (there is no npm), the server must
//! give its start page instead.

use cashlane_tests::{Api, Page, systems};

fn is_built() -> bool {
    let index = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/dist/index.html");
    std::path::Path::new(index).exists()
}

fn page(api: &Api, path: &str) -> Page {
    api.page(path, &[])
}

#[test]
fn the_desk_or_the_start_page_is_served_without_foreign_script() {
    for system in systems() {
        let api = system.stranger();
        let home = page(&api, "/");
        assert_eq!(home.status, 200);
        assert!(home.headers["content-type"].starts_with("text/html"));
        let policy = &home.headers["content-security-policy"];
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        let script = policy
            .split(';')
            .find(|rule| rule.trim().starts_with("script-src"))
            .unwrap_or_default();
        assert!(!script.contains("unsafe"), "{policy}");
        if !is_built() {
            assert!(home.text.contains("/api/reference/"), "the start page");
            assert_eq!(page(&api, "/orders").status, 404);
            continue;
        }
        assert_eq!(page(&api, "/orders").text, home.text, "a page of the UI");
        let again = api.page("/", &[("if-none-match", &home.headers["etag"])]);
        assert_eq!((again.status, again.text.as_str()), (304, ""));
        let script = home.text.split('"').find(|part| {
            part.starts_with("/assets/")
                && std::path::Path::new(part)
                    .extension()
                    .is_some_and(|end| end == "js")
        });
        let script = page(&api, script.expect("the page has a script"));
        assert_eq!(script.status, 200);
        assert!(script.headers["content-type"].starts_with("text/javascript"));
        assert!(script.headers["cache-control"].contains("immutable"));
    }
}

#[test]
fn what_is_not_there_is_said_plainly() {
    for system in systems() {
        let api = system.stranger();
        assert_eq!(page(&api, "/assets/none-0000.js").status, 404);
        for path in ["/api/none", "/api/v1/none"] {
            let (status, problem) = api.get(path);
            assert_eq!(
                (status, &problem["code"]),
                (404, &"no_such_operation".into())
            );
        }
        let (status, _) = api.send("POST", "/orders", &[], None);
        assert_eq!(status, 404);
    }
}
