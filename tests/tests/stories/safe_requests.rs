//! What every caller can rely on: repetition, trial, versions, ids, pages.

use cashlane_tests::{Company, id_of, systems, untaxed_line};
use serde_json::{Value, json};

const DAY: &str = "2025-02-03";

fn names(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("items").iter();
    items
        .map(|it| it["name"].as_str().expect("a name").to_owned())
        .collect()
}

#[test]
fn a_request_repeated_under_its_key_gives_the_same_reply_and_books_once() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let body = json!({ "customer": ada, "issued_on": DAY, "lines": [untaxed_line("10")] });
        let path = house.path("invoices");
        let (first, replayed) = house.api().post_again("key-a", &path, &body);
        assert!(first.0 == 201 && !replayed, "{first:?}");
        let (again, replayed) = house.api().post_again("key-a", &path, &body);
        assert!(replayed, "it says that it is a repetition");
        assert_eq!(again, first, "on {}", system.name);
        let other = json!({ "customer": ada, "issued_on": DAY, "lines": [untaxed_line("11")] });
        let (status, problem) = house.api().post_as("key-a", &path, &other);
        assert_eq!(
            (status, &problem["code"]),
            (422, &json!("idempotency_key_reused"))
        );
        assert_eq!(house.balance("1200", DAY), "10.00");
        // A refused request keeps its key: mended, it goes through under the same one.
        let bad = json!({ "customer": ada, "issued_on": DAY, "lines": [untaxed_line("-1")] });
        assert_eq!(house.api().post_as("key-b", &path, &bad).0, 422);
        assert_eq!(house.api().post_as("key-b", &path, &body).0, 201);
        // The same key of somebody else is another request.
        let clerk = system.caller(&["invoices.write"]);
        let (reply, replayed) = clerk.post_again("key-a", &path, &body);
        assert!(reply.0 == 201 && !replayed, "{reply:?}");
        assert_eq!(house.balance("1200", DAY), "30.00");
        house.assert_sound();
    }
}

#[test]
fn a_trial_does_everything_and_leaves_nothing() {
    for system in systems() {
        let house = Company::new(&system);
        let customer = json!({ "name": "Ada", "country": "DE" });
        let tried = house.done("customers?dry_run=true", &customer);
        assert!(
            tried.as_str().is_some_and(|id| id.starts_with("cus_")),
            "{tried}"
        );
        let ada = house.customer("Ada");
        let body = json!({ "customer": ada, "issued_on": DAY, "lines": [untaxed_line("10")] });
        let path = house.path("invoices?dry_run=true");
        let (status, issued) = house.api().post_as("trial", &path, &body);
        assert_eq!(status, 201, "{issued}");
        assert_eq!(house.read("invoices")["items"], json!([]));
        assert_eq!(house.balance("1200", DAY), "0.00");
        assert_eq!(house.exposure(&ada, "total"), "0.00");
        assert_eq!(names(&house.read("customers")), ["Ada"]);
        // The key of a trial is free for the real thing.
        let ((status, _), replayed) =
            house
                .api()
                .post_again("trial", &house.path("invoices"), &body);
        assert_eq!((status, replayed), (201, false));
        house.assert_sound();
    }
}

#[test]
fn an_edit_of_an_old_version_is_a_conflict() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.path(&format!("customers/{}", house.customer("Ada")));
        let read = house.api().read(&ada);
        let (status, changed) =
            house
                .api()
                .patch(&ada, &read["version"], &json!({ "name": "Ada L" }));
        assert_eq!(
            (status, &changed["name"]),
            (200, &json!("Ada L")),
            "{changed}"
        );
        let stale = house
            .api()
            .patch(&ada, &read["version"], &json!({ "name": "Ada B" }));
        assert_eq!(
            (stale.0, &stale.1["code"]),
            (409, &json!("conflict")),
            "{}",
            stale.1
        );
        assert_eq!(house.api().read(&ada)["name"], "Ada L");
        let (status, problem) = house.api().send("PATCH", &ada, &[], Some(b"{}".to_vec()));
        assert_eq!(
            (status, &problem["code"]),
            (428, &json!("version_needed")),
            "{problem}"
        );
        let (status, _) = house
            .api()
            .patch(&ada, &changed["version"], &json!({ "name": "Ada B" }));
        assert_eq!(status, 200);
    }
}

#[test]
fn an_id_of_another_kind_is_named_as_such() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let (status, problem) = house.api().get(&house.path(&format!("invoices/{ada}")));
        let detail = problem["detail"].as_str().expect("a detail");
        assert_eq!(status, 404, "{problem}");
        assert!(
            detail.contains("inv_") && detail.contains("cus_"),
            "{detail}"
        );
        let wrong = json!({ "customer": house.id, "lines": [untaxed_line("1")] });
        let (status, problem) = house.post("invoices", &wrong);
        let detail = problem["detail"].as_str().expect("a detail");
        assert_eq!(
            (status, &problem["field"]),
            (400, &json!("customer")),
            "{problem}"
        );
        assert!(
            detail.contains("cus_") && detail.contains("ent_"),
            "{detail}"
        );
        let nobody = "cus_00000000000000000000000000000001";
        assert_eq!(
            house
                .api()
                .get(&house.path(&format!("customers/{nobody}")))
                .0,
            404
        );
    }
}

#[test]
fn what_belongs_to_one_company_is_not_there_for_another() {
    for system in systems() {
        let one = Company::named(&system, "ONE", &json!({}));
        let two = Company::named(&system, "TWO", &json!({}));
        let ada = one.customer("Ada");
        let invoice = one.invoice(&ada, "10", DAY);
        assert_eq!(two.api().get(&two.path(&format!("customers/{ada}"))).0, 404);
        assert_eq!(
            two.api()
                .get(&two.path(&format!("invoices/{}", id_of(&invoice))))
                .0,
            404
        );
        assert_eq!(two.read("open-items?state=all")["items"], json!([]));
        let foreign = json!({ "customer": ada, "issued_on": DAY, "lines": [untaxed_line("1")] });
        let (status, problem) = two.post("invoices", &foreign);
        assert!((400..500).contains(&status), "{problem}");
        assert_eq!(two.balance("1200", DAY), "0.00");
        one.assert_sound();
    }
}

#[test]
fn a_list_is_read_page_by_page_without_loss_or_repetition() {
    for system in systems() {
        let house = Company::new(&system);
        let expected: Vec<String> = (1..=7).map(|number| format!("Customer {number}")).collect();
        for name in &expected {
            house.customer(name);
        }
        let mut read = Vec::new();
        let mut page = house.read("customers?limit=3");
        let mut sizes = Vec::new();
        loop {
            sizes.push(names(&page).len());
            read.extend(names(&page));
            let Some(next) = page["next"].as_str() else {
                break;
            };
            page = house.read(&format!("customers?limit=3&after={next}"));
        }
        assert_eq!(sizes, [3, 3, 1]);
        read.sort_unstable();
        assert_eq!(read, expected, "on {}", system.name);
        for (query, code) in [
            ("limit=0", "invalid_value"),
            ("limit=101", "invalid_value"),
            ("after=nonsense", "invalid_cursor"),
            ("colour=red", "malformed"),
        ] {
            let (status, problem) = house.api().get(&house.path(&format!("customers?{query}")));
            assert!(
                status == 400 || status == 422,
                "{query}: {status} {problem}"
            );
            assert_eq!(problem["code"], code, "{query}: {problem}");
        }
    }
}
