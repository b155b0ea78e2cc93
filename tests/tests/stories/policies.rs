//! Policies of credit and order acceptance through the API, and other terms and prices.
//!
//! Risks covered: a policy in force that nobody tried and nobody with the right put there; somebody
//! who may not set it; rules that are none; an order that passes a policy in force.

use cashlane_tests::{Company, id_of, systems};
use serde_json::json;

#[test]
fn a_policy_is_set_by_whom_it_may_and_holds_from_then_on() {
    for system in systems() {
        let house = Company::new(&system);
        house.product("BOLT", "10.00", "standard");
        let ada = house.customer("Ada");
        house.order(&ada, &[("BOLT", "1")]);

        let known = house.read("credit-policies");
        assert_eq!(known["policies"][0]["name"], "default");
        assert_eq!(known["policies"][0]["state"], "in_force");
        let rules = json!({ "without_limit_max_minor": 1_000 });
        let new = json!({ "name": "limits", "rules": rules });
        let reader = system.caller(&["credit.read", "credit.write"]);
        assert_eq!(reader.post(&house.path("credit-policies"), &new).0, 403);
        let bad = json!({ "name": "x", "rules": { "past_due_max_minor": -1 } });
        let problem = house.problem("credit-policies", &bad, "invalid_value");
        assert_eq!(problem["field"], "rules.past_due_max_minor");

        let draft = house.done("credit-policies", &new);
        let at = format!("credit-policies/{}", id_of(&draft));
        let enforce = json!({ "reason": "no limit, no credit" });
        house.problem(&format!("{at}/enforce"), &enforce, "wrong_state");
        let untried = json!({ "reason": "at once", "untried": true });
        let setter = system.caller(&["credit.policy"]);
        let (status, _) = setter.post(&house.path(&format!("{at}/enforce")), &untried);
        assert_eq!(status, 403, "only who may put in force what was not tried");

        let tried = house.tried("credit", id_of(&draft));
        let seen = &tried["trial"];
        assert_eq!(seen["orders"], 1, "{seen}");
        assert_eq!(seen["added"]["orders"], 1);
        assert_eq!(seen["cases"][0]["reasons"][0], "no_limit");
        assert_eq!(seen["cases"][0]["outcome"], "not_billed");
        assert_eq!(
            seen["effects"],
            json!([]),
            "what was never billed is not lost"
        );
        let set = house.done(&format!("{at}/enforce"), &enforce);
        assert_eq!(
            (&set["state"], &set["is_untried"]),
            (&json!("in_force"), &json!(false))
        );
        let held = house.order(&ada, &[("BOLT", "1")]);
        assert_eq!(held["holds"][0]["reason"], "credit");
        assert_eq!(held["credit"]["granted"], false);

        let rules = json!({ "minimum_net_minor": 1_001 });
        let draft = house.done(
            "order-policies",
            &json!({ "name": "minimum", "rules": rules }),
        );
        let at = format!("order-policies/{}", id_of(&draft));
        let set = house.done(&format!("{at}/enforce"), &untried);
        assert_eq!(set["is_untried"], true);
        let held = house.order(&ada, &[("BOLT", "1")]);
        assert_eq!(held["holds"][0]["reason"], "below_minimum");
        for (kind, count) in [("credit_policy_set", 2), ("order_policy_set", 2)] {
            let events = house.read(&format!("events?type={kind}"));
            assert_eq!(events["items"].as_array().map(Vec::len), Some(count));
        }

        let prices = house.done("simulations/prices", &json!({ "percent": "10" }));
        assert_eq!(prices["sums"][0]["before"]["amount"], "30.00");
        assert_eq!(prices["sums"][0]["same_volume"]["amount"], "33.00");
        house.problem("simulations/prices", &json!({}), "invalid_value");
        house.invoice(&ada, "100.00", "2025-03-01");
        let rules =
            json!({ "instalments": [{ "share": "remainder", "due": [{ "add_days": 14 }] }] });
        let terms = house.done(
            "simulations/terms",
            &json!({ "rules": rules, "months": 60 }),
        );
        assert_eq!(terms["sums"][0]["due_days_after"], "14");
        house.assert_sound();
    }
}

#[test]
fn a_trial_is_seen_and_called_off_only_by_whom_it_may() {
    for system in systems() {
        let house = Company::new(&system);
        let new = json!({ "name": "limits", "rules": { "without_limit_max_minor": 1_000 } });
        let draft = house.done("credit-policies", &new);
        let ask = json!({ "room": "credit", "policy": id_of(&draft) });
        let reader = system.caller(&["credit.read"]);
        assert_eq!(reader.post(&house.path("policy-trials"), &ask).0, 403);
        let long = json!({ "room": "credit", "policy": id_of(&draft), "months": 61 });
        house.problem("policy-trials", &long, "invalid_value");
        let other = json!({ "room": "orders", "policy": id_of(&draft) });
        house.problem("policy-trials", &other, "not_found");

        let asked = house.done("policy-trials", &ask);
        let at = format!("policy-trials/{}", id_of(&asked));
        assert_eq!(reader.read(&house.path(&at))["state"], "waiting");
        let stranger = system.caller(&["orders.read", "orders.policy"]);
        assert_eq!(stranger.get(&house.path(&at)).0, 403);
        let cancel = house.path(&format!("{at}/cancel"));
        assert_eq!(stranger.post(&cancel, &json!(null)).0, 403);
        assert_eq!(reader.post(&cancel, &json!(null)).0, 403);
        let off = house.done(&format!("{at}/cancel"), &json!(null));
        assert_eq!(off["state"], "cancelled");
        house.problem(&format!("{at}/cancel"), &json!(null), "wrong_state");

        let kept = house.tried("credit", id_of(&draft));
        assert_eq!(kept["state"], "done");
        assert_eq!(kept["trial"]["orders"], 0);
        let query = format!("policy-trials?room=credit&policy={}", id_of(&draft));
        let list = reader.read(&house.path(&query));
        let runs = list["items"].as_array().expect("a list").iter();
        let states: Vec<_> = runs.map(|it| &it["state"]).collect();
        assert_eq!(states, ["done", "cancelled"], "newest first, none twice");
        let policy = house.read(&format!("credit-policies/{}", id_of(&draft)));
        assert_eq!(policy["simulation"], kept["trial"]);
        house.assert_sound();
    }
}
