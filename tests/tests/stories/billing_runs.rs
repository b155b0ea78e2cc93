//! Billing in bulk: a run goes on without its asker, bills nothing twice, and tells of each order.

use cashlane_tests::{Company, System, id_of, systems, work};
use serde_json::{Value, json};

fn do_jobs(system: &System) -> u64 {
    let folder = tempfile::tempdir().expect("a folder");
    work(system, &format!("file:{}", folder.path().display()))
}

/// An order whose goods have arrived.
fn delivered(company: &Company<'_>, customer: &str) -> Value {
    let order = company.order(customer, &[("W", "2")]);
    company.acknowledge(&order);
    company.deliver(&company.ship(&order, &[(1, "2")]));
    order
}

fn items(company: &Company<'_>, run: &Value) -> Vec<Value> {
    let page = company.read(&format!("billing-runs/{}/items", id_of(run)));
    page["items"].as_array().expect("items").clone()
}

#[test]
fn a_run_bills_every_order_once_and_says_how_far_it_is() {
    for system in systems() {
        let company = Company::new(&system);
        company.product("W", "10", "zero");
        let ada = company.customer("Ada");
        let orders: Vec<Value> = (0..60).map(|_| delivered(&company, &ada)).collect();
        let run = company.done("billing-runs", &json!({ "select": { "all": {} } }));
        assert_eq!(
            (&run["total"], &run["done"]),
            (&json!(60), &json!(0)),
            "{}",
            system.name
        );
        assert_eq!(run["finished_at"], Value::Null);
        assert!(
            items(&company, &run)
                .iter()
                .all(|it| it["state"] == "waiting")
        );
        assert_eq!(do_jobs(&system), 0);
        let after = company.read(&format!("billing-runs/{}", id_of(&run)));
        let counts = ["total", "done", "issued", "refused"].map(|name| after[name].as_i64());
        assert_eq!(counts, [60, 60, 60, 0].map(Some), "{}", system.name);
        assert!(after["finished_at"].is_string());
        let first = &items(&company, &run)[0];
        assert_eq!(first["state"], "billed");
        let invoice = company.view(&first["issued"][0]);
        assert_eq!(invoice["number"], first["issued"][0]["number"]);
        assert!(
            orders
                .iter()
                .any(|order| id_of(order) == id_of(&first["order"]))
        );
        // Nothing is left: to ask again is refused, and the job done again changes nothing.
        company.problem(
            "billing-runs",
            &json!({ "select": { "all": {} } }),
            "wrong_state",
        );
        assert_eq!(do_jobs(&system), 0);
        company.assert_sound();
    }
}

#[test]
fn what_cannot_be_billed_is_told_of_its_order_and_harms_no_other() {
    for system in systems() {
        let company = Company::new(&system);
        company.product("W", "10", "zero");
        let ada = company.customer("Ada");
        let orders: Vec<Value> = (0..3).map(|_| delivered(&company, &ada)).collect();
        let run = company.done("billing-runs", &json!({ "select": { "all": {} } }));
        // Between asking and doing somebody bills one of them.
        company.bill(&orders[1]);
        assert_eq!(do_jobs(&system), 0);
        let all = items(&company, &run);
        let states: Vec<_> = all
            .iter()
            .map(|it| it["state"].as_str().unwrap_or(""))
            .collect();
        assert_eq!(states, ["billed", "refused", "billed"], "{}", system.name);
        assert_eq!(all[1]["refusals"][0]["code"], "wrong_state");
        let refused = company.read(&format!("billing-runs/{}/items?state=refused", id_of(&run)));
        assert_eq!(refused["items"].as_array().map(Vec::len), Some(1));
        let after = company.read("billing-runs?limit=1");
        assert_eq!(
            (&after["items"][0]["issued"], &after["items"][0]["refused"]),
            (&json!(2), &json!(1))
        );
        company.assert_sound();
    }
}

#[test]
fn a_trial_leaves_no_run() {
    for system in systems() {
        let company = Company::new(&system);
        company.product("W", "10", "zero");
        delivered(&company, &company.customer("Ada"));
        let trial = company.done(
            "billing-runs?dry_run=true",
            &json!({ "select": { "all": {} } }),
        );
        assert_eq!(trial["total"], 1);
        assert_eq!(company.read("billing-runs")["items"], json!([]));
        let reader = system.caller(&["invoices.read"]);
        let path = company.path("billing-runs");
        assert_eq!(
            reader.post(&path, &json!({ "select": { "all": {} } })).0,
            403
        );
    }
}
