//! How good matching was, worked out by hand from four payments.
//!
//! Risks covered: a person's work that counts as matching's, a wrong match that counts as right once
//! it was taken back, hours that count from the booking instead of the import.

use std::sync::Arc;

use cashlane_tests::{Company, eur, id_of, systems_with};
use kernel::{Clock, Instant, ManualClock};
use serde_json::{Value, json};

const DAY: &str = "2025-03-03";

fn number(invoice: &Value) -> &str {
    invoice["number"].as_str().expect("a number")
}

fn by_value(figure: &Value) -> &Value {
    let parts = figure["parts"].as_array().expect("parts");
    let part = parts.iter().find(|part| part["name"] == "by value");
    &part.expect("it is told")["value"]
}

#[test]
fn rates_and_hours_of_matching_are_those_worked_out_by_hand() {
    let clock = Arc::new(ManualClock::new(at("08:00")));
    for system in systems_with(|options| {
        let clock: Arc<dyn Clock> = clock.clone();
        options.clock = clock;
    }) {
        clock.set(at("08:00"));
        let house = Company::new(&system);
        let (ada, bob) = (house.customer("Ada"), house.customer("Bob"));
        let invoice = |customer: &str, sum: &str| house.invoice(customer, sum, "2025-02-01");
        let [right, wrong, meant] = ["100", "200", "2000"].map(|sum| invoice(&ada, sum));
        let other = invoice(&bob, "999");
        let transfers = [
            ("100.00", number(&right)),
            ("200.00", number(&wrong)),
            ("250.00", "thank you"),
            ("450.00", "and again"),
        ];
        let statement = house.statement("S-1", DAY, "0.00", &transfers, "1000.00");
        let entries = house.entries(&statement);

        // Half an hour after the import two are applied by matching, and nothing else is.
        clock.set(at("08:30"));
        let report = house.match_all();
        let applied = report["applied"].as_array().map(Vec::len);
        assert_eq!(applied, Some(2), "{report}");
        // At ten a person takes the second back and applies it to what Ada had meant.
        clock.set(at("10:00"));
        let receipts = house.read(&format!("receipts?entry={}", id_of(&entries[1])));
        let receipt = id_of(&receipts["items"][0]).to_owned();
        let undo = json!({ "receipt": receipt, "reason": "meant otherwise" });
        house.done("receipts/reverse", &undo);
        let apply = |customer: &str, entry: &Value, item: &Value, sum: &str| {
            let lines = json!([{ "item": house.item(item), "amount": eur(sum) }]);
            let request = json!({ "entry": id_of(entry), "customer": customer, "lines": lines });
            house.act("bank-entries/apply", request)
        };
        apply(&ada, &entries[1], &meant, "200");
        // At noon the third, of which nobody knew anything. The fourth stays open.
        clock.set(at("12:00"));
        apply(&bob, &entries[2], &other, "250");

        let figure = |kpi: &str| house.kpi(kpi, DAY, DAY);
        for (kpi, value, of_value, cases) in [
            // Whose: the first two of four, 300 of 1,000.
            ("match_rate_payer", "50", "30", 4),
            // What: the first of four, 100 of 1,000.
            ("match_rate_payment", "25", "10", 4),
            // Pairs: one of three, 100 of 550.
            ("match_rate_line", "33.3333", "18.1818", 3),
            // Two were automatic, 200 of 300 were taken back.
            ("wrong_match_rate", "50", "66.6667", 2),
        ] {
            let found = figure(kpi);
            assert_eq!(found["value"], value, "{kpi}: {found}");
            assert_eq!(by_value(&found), of_value, "{kpi}: {found}");
            assert_eq!(found["cases"], cases, "{kpi}: {found}");
        }
        // Half an hour, two and four: the middle one.
        let latency = figure("application_latency");
        assert_eq!(
            (&latency["value"], &latency["cases"]),
            (&json!("2"), &json!(3))
        );
        house.assert_sound();
    }
}

fn at(time: &str) -> Instant {
    Instant::parse(&format!("2025-03-03T{time}:00Z")).expect("an instant")
}
