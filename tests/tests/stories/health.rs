//! The health of the system and of its data. Risks covered: an alert that nobody gets, one that everybody
//! always gets, times that are counted twice or lost.

use cashlane_tests::{Company, systems};
use serde_json::{Value, json};

fn figure<'f>(figures: &'f Value, name: &str, source: &Value) -> &'f Value {
    let mut all = figures.as_array().expect("figures").iter();
    all.find(|it| it["name"] == name && it["source"] == *source)
        .unwrap_or_else(|| panic!("no {name} of {source} in {figures}"))
}

#[test]
fn what_is_above_its_limit_is_an_alert_and_counted_on_the_first_page() {
    for system in systems() {
        let house = Company::new(&system);
        for name in ["Ada", "Bob"] {
            house.customer_with(name, &json!({ "email": "post@customer.example" }));
        }
        let health = house.read("health");
        let email = figure(&health, "customers_without_email", &Value::Null);
        assert_eq!(
            (&email["value"], &email["alert"]),
            (&json!("0"), &json!(false))
        );
        let segment = figure(&health, "customers_without_segment", &Value::Null);
        assert_eq!(
            (&segment["value"], &segment["limit"], &segment["alert"]),
            (&json!("100"), &json!("10"), &json!(true))
        );
        let failed = figure(&health, "imports_failed", &Value::Null);
        assert_eq!(
            (&failed["value"], &failed["alert"]),
            (&json!("0"), &json!(false))
        );
        // Statements of four days in a row, more than a year ago: this account fell silent.
        for day in 3..7 {
            let (name, on) = (format!("S{day}"), format!("2025-03-0{day}"));
            house.statement(&name, &on, "0.00", &[("1.00", "x")], "1.00");
        }
        let health = house.read("health");
        let silence = figure(&health, "feed_silence", &json!("Main"));
        assert_eq!(
            (&silence["limit"], &silence["alert"]),
            (&json!("6"), &json!(true))
        );
        let flagged = figure(&health, "statements_flagged", &json!("camt053"));
        assert_eq!(
            flagged["alert"], true,
            "each opens at zero again: {flagged}"
        );

        let all = house.api().read("/api/v1/health/system");
        assert_eq!(figure(&all, "jobs_dead", &Value::Null)["alert"], false);
        let alerts = [&health, &all].map(|figures| {
            let figures = figures.as_array().expect("figures").iter();
            figures.filter(|it| it["alert"] == true).count()
        });
        let needs = house.read("home")["needs"].clone();
        let told = usize::try_from(needs["health_alerts"]["count"].as_u64().expect("a number"));
        assert_eq!(told.expect("small"), alerts[0] + alerts[1]);
        let clerk = system.caller(&["orders.read"]);
        let (_, home) = clerk.get(&house.path("home"));
        assert_eq!(home["needs"]["health_alerts"], Value::Null);
    }
}

#[test]
fn the_time_that_transactions_take_is_told_by_operation_and_hour() {
    for system in systems() {
        let house = Company::new(&system);
        house.customer("Ada");
        let health = house.api().read("/api/v1/health/system");
        let kind = json!("POST /entities/{entity}/customers");
        let [p50, p99] = ["latency_p50", "latency_p99"].map(|name| {
            let value = figure(&health, name, &kind)["value"]
                .as_str()
                .expect("a value");
            value.parse::<f64>().expect("a number")
        });
        assert!(p50 > 0.0 && p50 <= p99 && p99 < 60_000.0, "{p50} {p99}");
        let hours = house.api().read("/api/v1/health/transaction-latencies");
        let counted: u64 = hours
            .as_array()
            .expect("hours")
            .iter()
            .filter_map(|hour| hour["transactions"].as_u64())
            .sum();
        assert!(counted >= 2, "{hours}");
        let reader = system.caller(&["insight.read"]);
        assert_eq!(reader.get("/api/v1/health/system").0, 403);
    }
}
