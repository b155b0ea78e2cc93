//! Targets of key figures, told to the cent.
//!
//! Risks covered: a target that tells another value than the figure, a standing by another rule than
//! the documented one, a worth that nobody can follow, an edit that undoes somebody else's.

use std::sync::Arc;

use cashlane_tests::{Company, amount, id_of, systems_with};
use kernel::{Clock, Instant, ManualClock};
use serde_json::{Value, json};

fn user(house: &Company<'_>, name: &str) -> String {
    let user = json!({
        "email": format!("{name}@house.example"), "name": name,
        "password": "seven-seas-of-sodium", "roles": [],
    });
    id_of(&house.api().done("/api/v1/users", &user)).to_owned()
}

#[test]
fn a_target_is_measured_ranked_by_money_and_changed_by_version() {
    let clock = Arc::new(ManualClock::new(at("2026-07-01T10:00:00Z")));
    for system in systems_with(|options| {
        let clock: Arc<dyn Clock> = clock.clone();
        options.clock = clock;
    }) {
        clock.set(at("2026-07-01T10:00:00Z"));
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        // 3,000.00 in the 30 days that end today: 100.00 a day, all of it open.
        house.invoice(&ada, "3000.00", "2026-06-20");
        let owner = user(&house, "Grace");
        let new = json!({
            "kpi": "dso", "direction": "lower", "target": "20", "due_on": "2026-10-09",
            "owner": owner,
        });
        let set = house.done("targets", &new);
        assert_eq!(
            (&set["start"], &set["latest"]),
            (&json!("30"), &json!("30")),
            "{set}"
        );
        assert_eq!(amount(&set["worth_per_unit"]), "100.00");
        assert_eq!(amount(&set["at_stake"]), "1000.00");
        // On the line on its first day, and there is no trend yet.
        assert_eq!(
            (&set["standing"], &set["line"], &set["attainment"]),
            (&json!("on_track"), &json!("30"), &json!("0"))
        );
        assert_eq!(set["owner_name"], "Grace");
        // What costs less comes after it: 100 % past due of 3,000.00, 90 % of which is 2,700.00 …
        let late = json!({
            "kpi": "past_due_rate", "direction": "lower", "target": "10", "due_on": "2026-10-09",
            "owner": owner,
        });
        let late = house.done("targets", &late);
        assert!(late["at_stake"]["amount"].is_string(), "{late}");
        // … and what has no price last.
        let otif = json!({
            "kpi": "otif", "direction": "higher", "target": "95", "due_on": "2026-08-01",
            "owner": owner,
        });
        let otif = house.done("targets", &otif);
        assert_eq!(
            (&otif["standing"], &otif["at_stake"]),
            (&json!("unmeasured"), &Value::Null)
        );
        let listed = house.read("targets");
        let stakes: Vec<f64> = listed
            .as_array()
            .expect("a list")
            .iter()
            .map(|it| {
                it["at_stake"]["amount"]
                    .as_str()
                    .map_or(0.0, |it| it.parse().expect("a number"))
            })
            .collect();
        assert_eq!(stakes.len(), 3);
        assert!(
            stakes.windows(2).all(|pair| pair[0] >= pair[1]),
            "{stakes:?}"
        );

        // Ten days on, still 3,000.00 open and no new sale: 30 days of the 40 are in the window.
        clock.set(at("2026-07-11T10:00:00Z"));
        let path = house.path(&format!("targets/{}", id_of(&set)));
        let later = house.read(&format!("targets/{}", id_of(&set)));
        // The straight line falls 10 days in 100: it is at 29, the figure is not.
        assert_eq!(
            (&later["line"], &later["latest"]),
            (&json!("29"), &json!("30"))
        );
        assert_eq!(later["standing"], "at_risk", "{later}");

        let (status, moved) = house
            .api()
            .patch(&path, &set["version"], &json!({ "target": "30" }));
        assert_eq!(
            (status, &moved["standing"]),
            (200, &json!("met")),
            "{moved}"
        );
        assert_eq!(amount(&moved["at_stake"]), "0.00");
        let (status, stale) = house
            .api()
            .patch(&path, &set["version"], &json!({ "target": "1" }));
        assert_eq!((status, &stale["code"]), (409, &json!("conflict")));
        let (status, same) =
            house
                .api()
                .patch(&path, &moved["version"], &json!({ "target": "30" }));
        assert_eq!((status, &same["version"]), (200, &moved["version"]));
        let (status, ended) =
            house
                .api()
                .patch(&path, &moved["version"], &json!({ "ended": true }));
        assert_eq!((status, &ended["ended_on"]), (200, &json!("2026-07-11")));
        assert_eq!(house.read("targets").as_array().map(Vec::len), Some(2));
        assert_eq!(house.read("targets?ended=true")[0]["id"], set["id"]);
        let events = house.read("events?type=target_set");
        assert_eq!(
            events["items"].as_array().map(Vec::len),
            Some(5),
            "{events}"
        );

        for (wrong, field) in [
            (json!({ "kpi": "wishes" }), "kpi"),
            (json!({ "due_on": "2026-07-11" }), "due_on"),
            (json!({ "window_days": 6 }), "window_days"),
            (
                json!({ "owner": "usr_00000000000000000000000000000001" }),
                "owner",
            ),
            (json!({ "owner": null }), "owner"),
        ] {
            let body = cashlane_tests::with(new.clone(), &wrong);
            let (status, problem) = house.post("targets", &body);
            assert_eq!(
                (status, &problem["field"]),
                (422, &json!(field)),
                "{problem}"
            );
        }
        let reader = system.caller(&["insight.read"]);
        assert_eq!(reader.get(&house.path("targets")).0, 200);
        assert_eq!(reader.post(&house.path("targets"), &new).0, 403);
    }
}

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("an instant")
}
