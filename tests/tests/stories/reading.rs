//! What lists tell without asking again: names beside ids, in the order that a reader wants.
//!
//! Risks covered: an id without its name, a sorted list that skips or repeats a row at the end of a
//! page, a sort word that is documented but not understood.

use cashlane_tests::{Company, id_of, systems};
use serde_json::{Value, json};

const DAY: &str = "2025-03-03";

/// A company in which there is something of everything.
struct Busy<'a> {
    house: Company<'a>,
    customers: Vec<String>,
}

impl<'a> Busy<'a> {
    fn new(system: &'a cashlane_tests::System) -> Self {
        let house = Company::new(system);
        house.product("BOLT", "10", "zero");
        house.product("NUT", "3", "zero");
        let customers: Vec<String> = ["Cid", "Ada", "Bob"]
            .iter()
            .map(|name| house.customer(name))
            .collect();
        for (n, customer) in customers.iter().cycle().take(7).enumerate() {
            let quantity = (n * 5 % 7 + 1).to_string();
            let order = house.order(customer, &[("BOLT", &quantity)]);
            if n > 0 {
                house.acknowledge(&order);
                let delivery = house.ship(&order, &[(1, &quantity)]);
                if n > 1 {
                    house.deliver(&delivery);
                }
            }
            let price = (n * 3 % 7 + 10).to_string();
            let on = format!("2025-03-0{}", n * 4 % 7 + 1);
            house.invoice(customer, &price, &on);
            house.receive(customer, &(n * 2 % 7 + 1).to_string(), &on, &json!({}));
        }
        for (n, customer) in customers.iter().enumerate() {
            let order = json!({
                "customer": customer,
                "lines": [{ "sku": "NUT", "quantity": (n + 1).to_string(), "unit_price": "1" }],
            });
            house.done("orders", &order);
        }
        let transfers = [("7.00", "rent"), ("3.00", "what for")];
        house.statement("S1", DAY, "0.00", &transfers, "10.00");
        Self { house, customers }
    }

    /// All rows of a list, read in pages of two.
    fn all(&self, list: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        let mut after = String::new();
        loop {
            let page = self.house.read(&format!("{list}limit=2{after}"));
            rows.extend(page["items"].as_array().expect("items").iter().cloned());
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => return rows,
            }
        }
    }
}

#[test]
fn names_stand_beside_the_ids_of_customers() {
    for system in systems() {
        let busy = Busy::new(&system);
        let (house, ada) = (&busy.house, &busy.customers[1]);
        let number = house.read(&format!("customers/{ada}"))["number"].clone();
        for list in [
            "orders?",
            "holds?",
            "deliveries?",
            "billing-due?",
            "open-items?",
            "open-items?state=all&",
            "invoices?",
            "receipts?",
        ] {
            let rows = busy.all(list);
            let row = rows.iter().find(|row| row["customer"] == json!(ada));
            let row = row.unwrap_or_else(|| panic!("{list} has something of Ada: {rows:?}"));
            assert_eq!(row["customer_name"], "Ada", "{list}: {row}");
            assert_eq!(row["customer_number"], number, "{list}: {row}");
        }
        let aging = house.aging(DAY);
        let rows = aging["rows"].as_array().expect("rows");
        assert!(rows.iter().any(|row| row["customer_name"] == "Ada"));
        assert!(aging["totals"][0]["customer_name"].is_null());
        let statement = house.read(&format!(
            "customers/{ada}/statement?from=2025-03-01&to=2025-03-31"
        ));
        assert_eq!(statement["customer_name"], "Ada");
        let order = &busy.all("orders?")[0];
        let order = house.read(&format!("orders/{}", id_of(order)));
        assert_eq!(order["payer_name"], order["customer_name"]);
        let invoice = house.view(&busy.all("invoices?")[0]);
        assert_eq!(invoice["payer_name"], invoice["customer_name"]);
    }
}

#[test]
fn names_stand_beside_the_ids_of_those_who_act() {
    for system in systems() {
        let busy = Busy::new(&system);
        let house = &busy.house;
        // The key that the tests act with is called so.
        let name = json!("administrator");
        let entry = &busy.all("journal?kind=receipt&")[0];
        assert_eq!(entry["actor_name"], name, "{entry}");
        let line = entry["lines"].as_array().expect("lines").iter();
        let mut named = line.filter(|line| !line["customer"].is_null());
        assert!(named.all(|line| line["customer_name"].is_string()));
        let event = &busy.all("events?")[0];
        assert_eq!(event["actor_name"], name, "{event}");
        let event = house.read(&format!("events/{}", id_of(event)));
        assert_eq!(event["actor_name"], name, "{event}");

        let (ada, on) = (&busy.customers[1], "2025-03-10");
        let invoice = house.invoice(ada, "1", on);
        house.receive(ada, "1", on, &json!({ "pays": [invoice["number"]] }));
        let allocations = house.read(&format!("open-items/{}/allocations", house.item(&invoice)));
        assert_eq!(allocations[0]["actor_name"], name, "{allocations}");

        let hold = &busy.all("holds?")[0];
        let order = hold["order"].as_str().expect("an order");
        house.act(
            "holds/release",
            json!({ "hold": hold["id"], "note": "Agreed" }),
        );
        let order = house.read(&format!("orders/{order}"));
        assert_eq!(order["holds"][0]["released_by_name"], name, "{order}");

        house.done("periods/close", &json!({ "through": "2025-02-28" }));
        let closed = house.read("periods");
        assert_eq!(closed[0]["closed_by_name"], name, "{closed}");
    }
}

/// What a row shows in the column that a word sorts by.
fn shown(row: &Value, word: &str) -> Value {
    let money = |field: &str| {
        let amount = row[field]["amount"].as_str().expect("an amount");
        json!(amount.replace('.', "").parse::<i64>().expect("digits"))
    };
    match word {
        "amount" if row["residual"].is_object() => money("residual"),
        "amount" if row["amount"].is_object() => money("amount"),
        "amount" => money("gross"),
        "customer" => row["customer_name"].clone(),
        "received" if row["received_on"].is_string() => row["received_on"].clone(),
        "received" => row["received_at"].clone(),
        "shipped" => row["shipped_at"].clone(),
        "placed" => row["placed_at"].clone(),
        "issued" => row["issued_on"].clone(),
        "booked" => row["booked_on"].clone(),
        "due_date" => row["due_on"].clone(),
        other => row[other].clone(),
    }
}

fn at_most(left: &Value, right: &Value) -> bool {
    match (left.as_i64(), right.as_i64()) {
        (Some(left), Some(right)) => left <= right,
        _ => left.as_str() <= right.as_str(),
    }
}

#[test]
fn every_list_is_sorted_by_each_of_its_words_without_losing_a_row() {
    for system in systems() {
        let busy = Busy::new(&system);
        let description = system.api.read("/api/v1/openapi.json");
        let mut words = 0;
        for list in [
            "orders",
            "holds",
            "deliveries",
            "open-items",
            "invoices",
            "receipts",
            "bank-entries",
            "exceptions",
        ] {
            let path = format!("/api/v1/entities/{{entity}}/{list}");
            let parameters = description["paths"][&path]["get"]["parameters"].as_array();
            let sort = parameters
                .expect("parameters")
                .iter()
                .find(|it| it["name"] == "sort");
            let sort = &sort.unwrap_or_else(|| panic!("{list} takes sort"))["schema"]["enum"];
            let mut all: Vec<String> = busy.all(&format!("{list}?")).iter().map(unique).collect();
            all.sort_unstable();
            for text in sort.as_array().expect("words") {
                let text = text.as_str().expect("a word");
                let rows = busy.all(&format!("{list}?sort={text}&"));
                let mut shown: Vec<Value> = rows
                    .iter()
                    .map(|row| shown(row, text.trim_start_matches('-')))
                    .collect();
                if text.starts_with('-') {
                    shown.reverse();
                }
                let sorted = shown.is_sorted_by(at_most);
                assert!(sorted, "{list} by {text} on {}: {shown:?}", system.name);
                let mut found: Vec<String> = rows.iter().map(unique).collect();
                found.sort_unstable();
                assert_eq!(found, all, "{list} by {text} on {}", system.name);
                words += 1;
            }
        }
        assert!(words > 40, "only {words} orders");
        let (status, problem) = system.api.get(&busy.house.path("orders?sort=colour"));
        assert_eq!(status, 400, "{problem}");
        let detail = problem["detail"].as_str().unwrap_or_default();
        assert!(detail.contains("received, number, amount"), "{problem}");
    }
}

fn unique(row: &Value) -> String {
    id_of(row).to_owned()
}
