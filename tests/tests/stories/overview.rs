//! What the desk asks first: finding anything, what needs somebody, what lists come to, and figures
//! beside each other.
//!
//! Risks covered: a total that is not the sum of its list, a page that is not a part of its report,
//! something shown to a caller who may not see it.

use cashlane_tests::{Company, System, amount, eur, systems};
use serde_json::{Value, json};

/// All pages of a list, two rows at a time.
fn all(house: &Company<'_>, list: &str) -> Vec<Value> {
    let (mut rows, mut after) = (Vec::new(), String::new());
    loop {
        let page = house.read(&format!("{list}limit=2{after}"));
        rows.extend(page["items"].as_array().expect("items").iter().cloned());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return rows,
        }
    }
}

fn hits(house: &Company<'_>, text: &str) -> Vec<(String, String)> {
    let found = house.read(&format!("search?q={text}"));
    let hits = found["hits"].as_array().expect("hits").iter();
    hits.map(|hit| {
        let text = |field: &str| hit[field].as_str().unwrap_or_default().to_owned();
        (text("kind"), text("title"))
    })
    .collect()
}

fn hit(kind: &str, title: &str) -> (String, String) {
    (kind.to_owned(), title.to_owned())
}

#[test]
fn anything_is_found_by_number_reference_amount_and_name() {
    for system in systems() {
        let house = Company::new(&system);
        let (ada, bob) = (house.customer("Ada Works"), house.customer("Bob & Adam"));
        house.product("BOLT", "617.28", "zero");
        let order = json!({
            "customer": ada, "customer_order_no": "PO-7788",
            "lines": [{ "sku": "BOLT", "quantity": "2" }],
        });
        let order = house.done("orders", &order);
        let invoice = house.invoice(&bob, "99.90", "2025-03-01");
        house.receive(&bob, "50", "2025-03-02", &json!({}));
        house.statement(
            "S1",
            "2025-03-03",
            "0.00",
            &[("1234.56", "rent")],
            "1234.56",
        );

        assert_eq!(
            hits(&house, "1,234.56"),
            [hit("order", "Ada Works"), hit("bank_entry", "Somebody")]
        );
        assert_eq!(hits(&house, "po-77"), [hit("order", "Ada Works")]);
        let by_name = [hit("customer", "Ada Works"), hit("customer", "Bob & Adam")];
        assert_eq!(
            hits(&house, "ada"),
            by_name,
            "names that begin so come first"
        );
        let number = invoice["number"].as_str().expect("a number");
        assert!(hits(&house, number).contains(&hit("invoice", "Bob & Adam")));
        let counter = number.rsplit(|c: char| !c.is_ascii_digit()).next();
        let counter = counter.expect("digits").trim_start_matches('0');
        assert!(
            hits(&house, counter).contains(&hit("invoice", "Bob & Adam")),
            "{counter}"
        );
        let reference = house.view(&invoice)["reference"].clone();
        let reference = reference.as_str().expect("a reference").to_lowercase();
        assert!(hits(&house, &reference).contains(&hit("invoice", "Bob & Adam")));
        assert_eq!(hits(&house, "nothing-of-this"), []);
        assert_eq!(hits(&house, "PO-7788%25"), [], "no wildcards");

        let (status, problem) = system.api.get(&house.path("search?q=%20"));
        assert_eq!((status, &problem["field"]), (422, &json!("q")));
        // Who may see orders alone finds orders alone.
        let clerk = system.caller(&["orders.read"]);
        let (status, found) = clerk.get(&house.path("search?q=1234.56"));
        assert_eq!(
            (status, found["hits"].as_array().map(Vec::len)),
            (200, Some(1))
        );
        assert_eq!(found["hits"][0]["id"], order["id"]);

        // The lists find the same.
        let list = |list: &str| all(&house, list).len();
        assert_eq!(list("orders?search=1234.56&"), 1);
        assert_eq!(list("bank-entries?search=1234,56&"), 1);
        assert_eq!(list("open-items?search=99.90&"), 1);
        assert_eq!(list(&format!("open-items?search={number}&")), 1);
        assert_eq!(list("invoices?search=99.9&"), 1);
        assert_eq!(list("receipts?search=50&"), 1);
        assert_eq!(list("invoices?search=99.91&"), 0);
    }
}

/// A company with claims and debts of three customers.
fn ledger(system: &System) -> (Company<'_>, Vec<String>) {
    let house = Company::new(system);
    let customers: Vec<String> = ["Cid", "Ada", "Bob"]
        .map(|name| house.customer(name))
        .into();
    for (customer, sum, on) in [
        (0, "100", "2025-01-10"),
        (0, "30", "2025-02-10"),
        (1, "250", "2025-01-20"),
        (2, "80", "2025-03-01"),
    ] {
        house.invoice(&customers[customer], sum, on);
    }
    house.receive(&customers[1], "20", "2025-03-05", &json!({}));
    (house, customers)
}

#[test]
fn totals_are_the_sums_of_their_lists() {
    for system in systems() {
        let (house, customers) = ledger(&system);
        let totals = house.read("open-items/totals");
        assert_eq!(totals["count"], 5);
        let euro = &totals["currencies"][0];
        assert_eq!(
            (amount(&euro["total"]), amount(&euro["overdue"])),
            ("440.00", "460.00")
        );
        assert_eq!(euro["overdue_count"], 4);
        let of_one = format!("open-items/totals?customer={}&side=claims", customers[0]);
        assert_eq!(house.read(&of_one)["currencies"][0]["total"], eur("130.00"));
        let found = house.read("open-items/totals?search=250");
        assert_eq!(
            (&found["count"], &found["currencies"][0]["total"]),
            (&json!(1), &eur("250.00"))
        );
        assert_eq!(house.read("open-items/totals?currency=USD")["count"], 0);
        let then = house.read("open-items/totals?as_of=2025-02-01");
        let aged = house.aging("2025-02-01");
        assert_eq!(then["currencies"][0]["total"], aged["totals"][0]["total"]);
        let listed = all(&house, "open-items?as_of=2025-02-01&");
        assert_eq!(then["count"], json!(listed.len()));
    }
}

#[test]
fn open_items_of_a_past_day_are_those_of_its_aged_receivables() {
    for system in systems() {
        let (house, customers) = ledger(&system);
        let items = all(
            &house,
            &format!("open-items?customer={}&state=all&", customers[0]),
        );
        let oldest = items.last().expect("an invoice")["number"].clone();
        house.receive(
            &customers[0],
            "60",
            "2025-03-20",
            &json!({ "pays": [oldest] }),
        );
        for day in ["2025-01-31", "2025-03-10", "2025-03-20"] {
            let open = all(&house, &format!("open-items?as_of={day}&"));
            let sum: f64 = open
                .iter()
                .map(|item| amount(&item["residual"]).parse::<f64>().expect("digits"))
                .sum();
            let aged = house.aging(day);
            assert_eq!(
                format!("{sum:.2}"),
                amount(&aged["totals"][0]["total"]),
                "{day}: {open:?}"
            );
            for (filter, of) in [("", None), ("customer", Some(&customers[0]))] {
                let filter = of.map_or(String::new(), |id| format!("{filter}={id}&"));
                let listed = all(&house, &format!("open-items?as_of={day}&{filter}"));
                let totals = house.read(&format!("open-items/totals?as_of={day}&{filter}"));
                assert_eq!(totals["count"], json!(listed.len()), "{day} {filter}");
            }
        }
        let then = all(
            &house,
            &format!("open-items?as_of=2025-03-10&customer={}&", customers[0]),
        );
        assert!(
            then.iter()
                .any(|item| amount(&item["residual"]) == "100.00")
        );
        let (status, problem) = system
            .api
            .get(&house.path("open-items?as_of=2025-03-10&state=all"));
        assert_eq!((status, &problem["field"]), (422, &json!("as_of")));
    }
}

#[test]
fn pages_of_aged_receivables_are_parts_of_the_report() {
    for system in systems() {
        let (house, _) = ledger(&system);
        for day in ["", "as_of=2025-03-05&", "as_of=2025-02-01&"] {
            let report = house.read(&format!("aging?{day}"));
            let mut rows = report["rows"].as_array().expect("rows").clone();
            for sort in [
                "customer",
                "-customer",
                "total",
                "-total",
                "overdue",
                "-overdue",
            ] {
                let mut paged = all(&house, &format!("aging/customers?{day}sort={sort}&"));
                let shown: Vec<f64> = paged
                    .iter()
                    .map(|row| match sort.trim_start_matches('-') {
                        "total" => amount(&row["total"]).parse().expect("digits"),
                        "overdue" => {
                            let late = row["overdue"].as_array().expect("buckets").iter();
                            late.map(|it| amount(it).parse::<f64>().expect("digits"))
                                .sum()
                        }
                        _ => {
                            f64::from(row["customer_name"].as_str().expect("a name").as_bytes()[0])
                        }
                    })
                    .collect();
                let sorted = match sort.starts_with('-') {
                    true => shown.is_sorted_by(|a, b| a >= b),
                    false => shown.is_sorted(),
                };
                assert!(sorted, "{day}{sort} on {}: {shown:?}", system.name);
                let by_customer = |row: &Value| row["customer"].to_string();
                paged.sort_by_key(by_customer);
                rows.sort_by_key(by_customer);
                assert_eq!(paged, rows, "{day}{sort} on {}", system.name);
            }
            let short = house.read(&format!("aging?{day}by_customer=false"));
            assert_eq!(short["totals"], report["totals"]);
            assert_eq!(short["rows"], report["totals"]);
        }
    }
}

#[test]
fn customers_are_listed_with_what_they_owe_for_those_who_may_see_it() {
    for system in systems() {
        let (house, customers) = ledger(&system);
        house.limit(&customers[1], Some("1000"));
        house.customer("Dan");
        let names = |sort: &str| -> Vec<String> {
            let rows = all(&house, &format!("customers?sort={sort}&"));
            let name = |row: &Value| row["name"].as_str().expect("a name").to_owned();
            rows.iter().map(name).collect()
        };
        assert_eq!(names("-balance"), ["Ada", "Cid", "Bob", "Dan"]);
        assert_eq!(names("overdue"), ["Dan", "Bob", "Cid", "Ada"]);
        assert_eq!(names("-name"), ["Dan", "Cid", "Bob", "Ada"]);
        assert_eq!(names("number"), ["Cid", "Ada", "Bob", "Dan"]);
        let ada = &all(&house, "customers?search=ada&")[0]["accounts"][0];
        assert_eq!(ada["balance"], eur("230.00"));
        assert_eq!(ada["overdue"], eur("250.00"));
        assert_eq!(
            (&ada["limit"], &ada["headroom"]),
            (&eur("1000.00"), &eur("770.00"))
        );

        let clerk = system.caller(&["customers.read"]);
        let (status, page) = clerk.get(&house.path("customers"));
        assert_eq!((status, &page["items"][0]["accounts"]), (200, &Value::Null));
        let (status, problem) = clerk.get(&house.path("customers?sort=-balance"));
        assert_eq!((status, &problem["code"]), (403, &json!("denied")));
    }
}

#[test]
fn home_counts_what_needs_somebody_and_what_was_done_without_anybody() {
    for system in systems() {
        let (house, customers) = ledger(&system);
        house.product("BOLT", "10", "zero");
        let order = house.order(&customers[0], &[("BOLT", "3")]);
        house.acknowledge(&order);
        let delivery = house.ship(&order, &[(1, "3")]);
        house.deliver(&delivery);
        house.order(&customers[0], &[("BOLT", "1")]);
        let cheap = json!({ "sku": "BOLT", "quantity": "2", "unit_price": "1" });
        house.done(
            "orders",
            &json!({ "customer": customers[1], "lines": [cheap] }),
        );
        let invoice = house.invoice(&customers[2], "70", "2025-03-01");
        let number = invoice["number"].as_str().expect("a number");
        let transfers = [("70.00", number), ("5.00", "what for")];
        house.statement("S1", "2025-03-03", "1.00", &transfers, "80.00");
        house.match_all();

        let home = house.read("home?since=2025-01-01T00:00:00Z");
        let needs = &home["needs"];
        let tally = |part: &str| (needs[part]["count"].as_i64(), needs[part]["sums"].clone());
        assert_eq!(tally("orders_held"), (Some(1), json!([eur("2.00")])));
        assert_eq!(
            tally("orders_to_acknowledge"),
            (Some(1), json!([eur("10.00")]))
        );
        assert_eq!(tally("billing_due"), (Some(1), json!([eur("30.00")])));
        assert_eq!(tally("exceptions"), (Some(1), json!([eur("5.00")])));
        assert_eq!(tally("overdue"), (Some(4), json!([eur("460.00")])));
        assert_eq!(tally("statements_flagged"), (Some(1), json!([])));
        assert_eq!(tally("refunds_unlinked"), (Some(0), json!([])));
        assert_eq!(tally("deliveries_late"), (Some(0), json!([])));
        assert_eq!(tally("mails_failed"), (Some(0), json!([])));
        assert_eq!(tally("jobs_failed"), (Some(0), json!([])));
        let done = &home["done"];
        assert_eq!(
            (&done["orders_accepted"], &done["payments_matched"]),
            (&json!(2), &json!(1))
        );
        assert_eq!(
            (&done["invoices_issued"], &done["reservations_expired"]),
            (&json!(0), &json!(0))
        );
        assert!(house.read("home")["done"].is_null());

        let clerk = system.caller(&["orders.read"]);
        let (status, home) = clerk.get(&house.path("home?since=2025-01-01T00:00:00Z"));
        assert_eq!(
            (status, &home["needs"]["orders_held"]["count"]),
            (200, &json!(1))
        );
        for part in [
            "overdue",
            "credits_open",
            "refunds_unlinked",
            "exceptions",
            "billing_due",
            "jobs_failed",
            "mails_failed",
        ] {
            assert!(
                home["needs"][part].is_null(),
                "{part} is not theirs: {home}"
            );
        }
        assert!(home["done"]["payments_matched"].is_null());
    }
}

#[test]
fn home_adds_up_what_is_to_be_billed_and_what_is_owed_to_customers() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        house.product("BOLT", "10.25", "zero");
        house.product("NUT", "3", "zero");
        for quantity in ["3", "3", "5"] {
            let order = house.order(&ada, &[("BOLT", quantity), ("NUT", "1")]);
            house.acknowledge(&order);
            let delivery = house.ship(&order, &[(1, quantity), (2, "1")]);
            house.deliver(&delivery);
        }
        let receipt = house.receive(&ada, "40", "2025-03-01", &json!({}));
        house.receive(&ada, "2.50", "2025-03-01", &json!({}));
        let refund = json!({
            "item": receipt["item"], "amount": eur("15.00"), "reason": "paid twice",
            "refunded_on": "2025-03-02",
        });
        house.act("refunds", refund);
        let needs = &house.read("home")["needs"];
        let of = |part: &str| (needs[part]["count"].clone(), needs[part]["sums"].clone());
        // 11 bolts and 3 nuts.
        assert_eq!(of("billing_due"), (json!(3), json!([eur("121.75")])));
        let due = house.read("billing-due?state=ready");
        let nets = due["items"].as_array().expect("rows").iter();
        let cents = |row: &Value| {
            let net = cashlane_tests::amount(&row["net"]).replace('.', "");
            net.parse::<i64>().expect("cents")
        };
        assert_eq!(nets.map(cents).sum::<i64>(), 12_175);
        assert_eq!(of("credits_open"), (json!(2), json!([eur("27.50")])));
        assert_eq!(of("refunds_unlinked"), (json!(1), json!([eur("15.00")])));
    }
}

#[test]
fn a_customer_is_shown_to_pay_early_and_late() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        for (sum, on, paid) in [
            ("100", "2025-01-10", "2025-01-10"),
            ("300", "2025-01-10", "2025-01-20"),
            ("50", "2025-02-01", "2025-02-03"),
        ] {
            let terms = json!({ "issued_on": on });
            let invoice = house.invoice_with(&ada, &[cashlane_tests::untaxed_line(sum)], &terms);
            house.receive(&ada, sum, paid, &json!({ "pays": [invoice["number"]] }));
        }
        let path = format!("customers/{ada}/payment-behaviour?from=2025-01-01&to=2025-03-31");
        let behaviour = house.read(&path);
        assert_eq!(behaviour["customer_name"], "Ada");
        let months = behaviour["months"].as_array().expect("months");
        assert_eq!(months.len(), 2);
        let points = behaviour["points"].as_array().expect("points");
        assert_eq!(
            (points.len(), &behaviour["points_left_out"]),
            (3, &json!(0))
        );
        let days: i64 = points[1..]
            .iter()
            .filter_map(|point| point["days_late"].as_i64())
            .sum();
        let january = &months[0];
        assert_eq!(
            (&january["count"], &january["amount"]),
            (&json!(2), &eur("400.00"))
        );
        let mean = january["days_late"].as_str().expect("a mean");
        assert_eq!(mean.parse::<f64>().map(|mean| mean * 2.0), Ok(days as f64));
        let (status, _) = system.caller(&["insight.read"]).get(&house.path(&path));
        assert_eq!(status, 403);
    }
}

#[test]
fn a_kpi_is_seen_over_time_against_another_period_and_in_parts() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer_with("Ada", &json!({ "segment": "retail" }));
        let bob = house.customer_with("Bob", &json!({ "country": "FR" }));
        for (customer, sum, on, paid) in [
            (&ada, "100", "2025-01-10", "2025-01-30"),
            (&bob, "200", "2025-02-10", "2025-02-20"),
            (&ada, "100", "2025-02-01", "2025-02-05"),
        ] {
            let invoice = house.invoice(customer, sum, on);
            house.receive(customer, sum, paid, &json!({ "pays": [invoice["number"]] }));
        }
        let whole = "from=2025-01-01&to=2025-02-28";
        let trend = house.read(&format!("kpis/days_to_pay/trend?{whole}"));
        let values: Vec<&Value> = trend
            .as_array()
            .expect("points")
            .iter()
            .map(|point| &point["figures"][0]["value"])
            .collect();
        assert_eq!(values, [&json!("20"), &json!("8")]);
        let weeks = house.read(&format!("kpis/days_to_pay/trend?{whole}&by=week"));
        assert_eq!(weeks.as_array().map(Vec::len), Some(9));

        let february = "from=2025-02-01&to=2025-02-28";
        let other = "other_from=2025-01-01&other_to=2025-01-31";
        let compared = house.read(&format!("kpis/days_to_pay/comparison?{february}&{other}"));
        let one = &compared[0];
        assert_eq!(
            (&one["value"], &one["other_value"]),
            (&json!("8"), &json!("20"))
        );
        assert_eq!(
            (&one["difference"], &one["change_percent"]),
            (&json!("-12"), &json!("-60"))
        );
        assert_eq!((&one["cases"], &one["other_cases"]), (&json!(2), &json!(1)));

        let split = house.read(&format!("kpis/days_to_pay/split?{whole}&by=country"));
        let value = |name: Value| {
            let shares = split.as_array().expect("shares").iter();
            let share = shares.into_iter().find(|share| share["name"] == name);
            share.expect("a share")["figures"][0]["value"].clone()
        };
        assert_eq!(
            (value(json!("DE")), value(json!("FR"))),
            (json!("12"), json!("10"))
        );
        let by_segment = house.read(&format!("kpis/dso/split?{whole}&by=segment"));
        assert_eq!(
            by_segment.as_array().map(Vec::len),
            Some(0),
            "nothing is open"
        );

        let of_france = house.read(&format!("kpis/days_to_pay?{whole}&country=FR"));
        assert_eq!(of_france[0]["value"], "10");
        let cases = house.read(&format!("kpis/days_to_pay/cases?{whole}&country=FR"));
        assert_eq!(cases["items"].as_array().map(Vec::len), Some(1));
        let (status, problem) = system
            .api
            .get(&house.path(&format!("kpis/stp_rate?{whole}&country=FR")));
        assert_eq!((status, &problem["field"]), (422, &json!("kpi")));

        let spread = house.read(&format!("kpis/days_to_pay/distribution?{whole}"));
        let buckets = spread[0]["buckets"].as_array().expect("buckets");
        let cases: Vec<i64> = buckets
            .iter()
            .filter_map(|it| it["cases"].as_i64())
            .collect();
        assert_eq!(cases, [1, 1, 1, 0, 0, 0, 0], "4, 10 and 20 days");
        let (status, problem) = system
            .api
            .get(&house.path(&format!("kpis/dso/distribution?{whole}")));
        assert_eq!((status, &problem["field"]), (422, &json!("kpi")));

        let cases = house.read(&format!("kpis/days_to_pay/cases?{whole}"));
        let bobs = cases["items"].as_array().expect("cases").iter();
        let bobs = bobs.into_iter().find(|case| case["customer"] == json!(bob));
        let case = bobs.expect("Bob's invoice");
        assert_eq!(
            (&case["customer_name"], &case["amount"]),
            (&json!("Bob"), &eur("200.00"))
        );
        assert_eq!(case["on"], "2025-02-10");

        house.invoice(&ada, "12.5", "2025-02-20");
        let aging = house.kpi("aging", "2025-02-01", "2025-02-28");
        assert_eq!(aging["money"], eur("12.50"));
        assert_eq!(aging["parts"][1]["money"], eur("12.50"), "{aging}");
        let of = |country: &str| {
            let period = "from=2025-02-01&to=2025-02-28";
            let path = format!("kpis/aging?{period}&country={country}");
            house.read(&path)[0].clone()
        };
        assert_eq!(of("DE"), aging, "added up from the items");
        assert_eq!(of("FR")["money"], eur("0.00"));
        assert!(house.kpi("dso", "2025-02-01", "2025-02-28")["money"].is_null());
    }
}
