//! An order becomes cash: from the first master record to the last figure.

use std::sync::Arc;

use cashlane_tests::{Company, amount, id_of, systems_with};
use kernel::{Instant, ManualClock};
use serde_json::{Value, json};

/// The days of the story: a clock that is set by hand.
struct Calendar(Arc<ManualClock>);

impl Calendar {
    fn new() -> Self {
        Self(Arc::new(ManualClock::new(instant("2025-03-03T08:00:00Z"))))
    }

    /// It is now this time of a day in March 2025, in UTC.
    fn now(&self, day: u32, time: &str) {
        self.0.set(instant(&format!("2025-03-{day:02}T{time}:00Z")));
    }
}

fn instant(text: &str) -> Instant {
    text.parse().expect("an instant")
}

/// What the story is about, once its masters stand.
struct Cast {
    ada: String,
    order: Value,
    invoices: [Value; 2],
}

#[test]
fn an_order_becomes_cash() {
    let calendar = Calendar::new();
    let clock = Arc::clone(&calendar.0);
    for system in systems_with(move |options| options.clock = Arc::clone(&clock) as _) {
        calendar.now(3, "08:00");
        let house = Company::new(&system);
        let (ada, order) = order(&house, &calendar);
        let invoices = deliver_and_bill(&house, &calendar, &order);
        let cast = Cast {
            ada,
            order,
            invoices,
        };
        pay(&house, &calendar, &cast);
        books(&house, &cast);
        figures(&house);
        house.assert_sound();
    }
}

/// Monday: the customer orders ten chairs and two lamps for Friday, and we confirm.
fn order(house: &Company<'_>, calendar: &Calendar) -> (String, Value) {
    let terms = house.read("payment-terms");
    let net14 = terms
        .as_array()
        .expect("terms")
        .iter()
        .find(|term| term["code"] == "net14");
    let net14 = id_of(net14.expect("every company has it")).to_owned();
    let ada = house.customer_with("Ada", &json!({ "payment_term_id": net14 }));
    house.limit(&ada, Some("2000"));
    house.product("CHAIR", "100", "standard");
    house.product("LAMP", "25", "reduced");

    calendar.now(3, "09:00");
    let order = house.done(
        "orders",
        &json!({
            "customer": ada,
            "customer_order_no": "PO-1",
            "requested_on": "2025-03-07",
            "lines": [
                { "sku": "CHAIR", "quantity": "10", "unit_price": "100" },
                { "sku": "LAMP", "quantity": "2" },
            ],
        }),
    );
    assert_eq!(
        (&order["status"], &order["holds"]),
        (&json!("received"), &json!([]))
    );
    assert_eq!(
        amount(&order["gross"]),
        "1243.50",
        "1000 + 19 % and 50 + 7 %"
    );
    assert_eq!(house.exposure(&ada, "reserved"), "1243.50");

    calendar.now(3, "10:00");
    house.acknowledge(&order);
    let view = house.read(&format!("orders/{}", id_of(&order)));
    assert_eq!(view["lines"][0]["confirmed_on"], "2025-03-07");
    assert_eq!(house.exposure(&ada, "ordered"), "1243.50");
    (ada, order)
}

/// Six chairs and the lamps come in time, the other chairs three days late. Each is billed.
fn deliver_and_bill(house: &Company<'_>, calendar: &Calendar, order: &Value) -> [Value; 2] {
    calendar.now(5, "07:00");
    let first = house.ship(order, &[(1, "6"), (2, "2")]);
    let due = house.read("billing-due");
    assert_eq!(due["items"][0]["state"], "not_delivered", "{due}");
    calendar.now(5, "15:00");
    let arrival = json!({ "delivery": id_of(&first), "proof": { "signed_by": "A. Byron" } });
    house.act("deliveries/deliver", arrival);
    calendar.now(6, "15:00");
    let one = house.bill(order);
    assert_eq!(
        (&one["number"], &one["due_on"]),
        (&json!("INV000001"), &json!("2025-03-20"))
    );
    assert_eq!(amount(&one["gross"]), "767.50");

    calendar.now(7, "07:00");
    let second = house.ship(order, &[(1, "4")]);
    calendar.now(10, "12:00");
    house.deliver(&second);
    calendar.now(10, "18:00");
    let two = house.bill(order);
    assert_eq!(
        (&two["number"], &two["due_on"]),
        (&json!("INV000002"), &json!("2025-03-24"))
    );
    assert_eq!(amount(&two["gross"]), "476.00");
    let view = house.read(&format!("orders/{}", id_of(order)));
    assert_eq!(view["status"], "closed");
    [one, two]
}

/// The customer pays both invoices to the cent, one by its number and one by its reference.
fn pay(house: &Company<'_>, calendar: &Calendar, cast: &Cast) {
    assert_eq!(house.exposure(&cast.ada, "open_items"), "1243.50");
    calendar.now(18, "17:00");
    let text = format!(
        "Invoice {}",
        cast.invoices[0]["number"].as_str().expect("a number")
    );
    house.statement(
        "MAR-18",
        "2025-03-18",
        "1000",
        &[("767.50", &text)],
        "1767.50",
    );
    let report = house.match_all();
    assert_eq!(
        (&report["examined"], &report["left"]),
        (&json!(1), &json!([])),
        "{report}"
    );
    assert_eq!(house.open(&cast.invoices[0]), "0.00");

    calendar.now(24, "17:00");
    let text = cast.invoices[1]["reference"].as_str().expect("a reference");
    let transfers = [("476.00", text)];
    house.statement("MAR-24", "2025-03-24", "1767.50", &transfers, "2243.50");
    assert_eq!(house.match_all()["left"], json!([]));
    let again = house.statement("MAR-24", "2025-03-24", "1767.50", &transfers, "2243.50");
    assert_eq!(again["known"], true, "the same file again changes nothing");
    assert_eq!(house.match_all()["examined"], 0);
    assert_eq!(house.open(&cast.invoices[1]), "0.00");
    assert_eq!(house.exposure(&cast.ada, "total"), "0.00");
    calendar.now(31, "12:00");
}

fn books(house: &Company<'_>, cast: &Cast) {
    let balances = [
        ("1200", "0.00"),
        ("1800", "1243.50"),
        ("1890", "0.00"),
        ("3800", "-193.50"),
        ("4000", "-1050.00"),
    ];
    for (account, balance) in balances {
        assert_eq!(
            house.balance(account, "2025-03-31"),
            balance,
            "account {account}"
        );
    }
    let on = |day: &str| house.aging(day)["totals"].clone();
    assert_eq!(amount(&on("2025-03-10")[0]["not_due"]), "1243.50");
    assert_eq!(amount(&on("2025-03-20")[0]["not_due"]), "476.00");
    assert_eq!(on("2025-03-24"), json!([]), "all is paid");
    let span = "from=2025-03-01&to=2025-03-31";
    let statement = house.read(&format!("customers/{}/statement?{span}", cast.ada));
    let section = &statement["sections"][0];
    assert_eq!(
        (amount(&section["opening"]), amount(&section["closing"])),
        ("0.00", "0.00")
    );
    assert_eq!(
        section["movements"].as_array().map(Vec::len),
        Some(4),
        "{section}"
    );
    let line = &house.read(&format!("orders/{}", id_of(&cast.order)))["lines"][0];
    assert_eq!(
        (&line["delivered"], &line["invoiced"]),
        (&json!("10"), &json!("10"))
    );
}

/// The figures of March, worked out by hand.
fn figures(house: &Company<'_>) {
    let (from, to) = ("2025-03-01", "2025-03-31");
    let value = |kpi: &str| house.kpi(kpi, from, to)["value"].clone();
    let cases = [
        ("dso", "0"),
        // (12 days × 767.50 + 14 days × 476.00) / 1243.50
        ("days_to_pay", "12.7656"),
        // (−2 days × 767.50 + 0 days × 476.00) / 1243.50
        ("days_late", "-1.2344"),
        ("paid_on_time_rate", "100"),
        // Chairs and lamps of the first delivery in time, chairs of the second late.
        ("on_time_delivery", "66.6667"),
        // The lamps were whole and in time, the chairs were not.
        ("otif", "50"),
        ("order_acceptance_time", "1"),
        // 24 hours and 6 hours
        ("invoice_latency", "15"),
        ("order_to_cash_time", "21"),
        ("stp_rate", "100"),
        ("match_rate_payer", "100"),
        ("match_rate_payment", "100"),
        ("match_rate_line", "100"),
        ("wrong_match_rate", "0"),
        // Nobody changed the order, before or after it was confirmed, nor was it held.
        ("touchless_order_rate", "100"),
        ("order_accuracy", "100"),
        ("credit_hold_rate", "0"),
        ("invoice_accuracy", "100"),
        // In time 2/3, in full 2/2, undamaged 3/3, right documents 2/2.
        ("perfect_order_rate", "66.6667"),
        ("dispute_rate", "0"),
    ];
    for (kpi, expected) in cases {
        assert_eq!(value(kpi), expected, "{kpi}");
    }
    // 476.00 × 20 days / 1243.50
    assert_eq!(house.kpi("dso", from, "2025-03-20")["value"], "7.6558");
    // One order in five days.
    let week = house.kpi("order_throughput", "2025-03-03", "2025-03-07");
    assert_eq!(week["value"], "0.2");
    let steps = house.kpi("order_to_cash_time", from, to);
    let step = |name: &str| {
        let parts = steps["parts"].as_array().expect("parts").iter();
        let own = parts.clone().find(|part| part["name"] == name);
        own.unwrap_or_else(|| panic!("{name} is a part of {steps}"))["value"].clone()
    };
    assert_eq!(step("acknowledgement → delivery"), "7");
    assert_eq!(step("invoice → due"), "14");
    let counted = house.read(&format!("kpis/days_to_pay/cases?from={from}&to={to}"));
    let counted = counted["items"].as_array().expect("cases").iter();
    let mut numbers: Vec<&str> = counted.filter_map(|case| case["number"].as_str()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, ["INV000001", "INV000002"]);
}
