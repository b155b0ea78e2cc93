//! The board pack of a period that has just ended tells what stands today.
//!
//! Risks covered: a pack that is silent on what is to come, one that adds currencies up, one of a
//! period long over that mixes today's outlook into it.

use std::sync::Arc;

use cashlane_tests::{Company, id_of, systems_with};
use kernel::{Clock, Instant, ManualClock};
use serde_json::json;

#[test]
fn a_pack_of_today_tells_forecast_targets_and_other_currencies() {
    let now = || Instant::parse("2026-07-06T10:00:00Z").expect("an instant");
    let clock = Arc::new(ManualClock::new(now()));
    for system in systems_with(|options| {
        let clock: Arc<dyn Clock> = clock.clone();
        options.clock = clock;
    }) {
        clock.set(now());
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "3000.00", "2026-06-20");
        let bob = house.customer_with("Bob", &json!({ "country": "US", "currency": "USD" }));
        house.invoice(&bob, "77.00", "2026-06-21");
        let user = json!({
            "email": "grace@house.example", "name": "Grace",
            "password": "seven-seas-of-sodium", "roles": [],
        });
        let owner = id_of(&house.api().done("/api/v1/users", &user)).to_owned();
        let target = json!({
            "kpi": "dso", "direction": "lower", "target": "20", "due_on": "2026-10-09",
            "owner": owner,
        });
        house.done("targets", &target);
        // A person knows when it comes, so the week is certain.
        let path = house.path("");
        let entity = path
            .split('/')
            .nth(4)
            .expect("an id")
            .parse()
            .expect("an id");
        server::forecast(&system.store, entity).expect("a night");
        let told = json!({
            "item": house.item(&invoice), "expected_on": "2026-07-15", "reason": "told on the phone",
        });
        house.done("forecast/expected", &told);

        let pack = |query: &str| {
            let path = house.path(&format!("board-pack?format=html&{query}"));
            let (_, bytes) = house.api().download(&path);
            String::from_utf8(bytes).expect("text")
        };
        let page = pack("from=2026-06-01&to=2026-06-30");
        for wanted in [
            "What will come in",
            "3,000.00",
            "Targets",
            "Grace",
            "on track",
            "In other currencies",
            "USD",
        ] {
            assert!(page.contains(wanted), "no {wanted}: {page}");
        }
        assert!(!page.contains("3,077.00"), "currencies are not added up");
        assert!(!page.contains("Out of the ordinary"), "nothing is");
        let german = pack("from=2026-06-01&to=2026-06-30&language=de");
        for wanted in [
            "Was eingehen wird",
            "3.000,00",
            "auf Kurs",
            "In anderen Währungen",
        ] {
            assert!(german.contains(wanted), "no {wanted}: {german}");
        }
        let old = pack("from=2026-01-01&to=2026-01-31");
        assert!(!old.contains("What will come in") && !old.contains("Grace"));
    }
}
