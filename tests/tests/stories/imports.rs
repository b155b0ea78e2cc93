//! Files come in through the API, and every row is answered for.
//!
//! Risks covered: a trial that leaves something behind, a row that is lost or booked twice, a
//! report that does not say where to look.

use cashlane_tests::{Company, Outbox, id_of, systems};
use serde_json::{Value, json};

/// Five good customers and three bad ones, by line 4, 6 and 8 of the file.
const CUSTOMERS: &str = "number,name,country,payment_term\n\
    C1,Ada Ltd,GB,net30\n\
    C2,Bertha GmbH,DE,\n\
    C3,Nowhere Inc,ZZ,\n\
    C4,Dora,GB,\n\
    C5,,GB,\n\
    C6,Eve,FR,\n\
    C7,Carl,GB,net99\n\
    C8,Fred,GB,\n";

const BAD: [(i64, &str); 3] = [(4, "country"), (6, "name"), (8, "payment_term")];

/// Uploads a file and gives the import, still to be carried out.
fn upload(house: &Company<'_>, kind: &str, query: &str, text: &str) -> Value {
    let (status, reply) = try_upload(house, kind, query, text);
    assert_eq!(status, 202, "{reply}");
    reply
}

fn try_upload(house: &Company<'_>, kind: &str, query: &str, text: &str) -> (u16, Value) {
    let name = if text.starts_with('[') {
        "file.json"
    } else {
        "file.csv"
    };
    let path = house.path(&format!("imports?kind={kind}&name={name}{query}"));
    house.api().upload(&path, text.as_bytes())
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn rows(house: &Company<'_>, import: &Value, query: &str) -> Vec<Value> {
    let page = house.read(&format!("imports/{}/rows?{query}", id_of(import)));
    page["items"].as_array().expect("rows").clone()
}

/// Line and field of each row that was reported.
fn reported(house: &Company<'_>, import: &Value) -> Vec<(i64, String)> {
    let rows = rows(house, import, "outcome=reported");
    let place = |row: &Value| {
        assert!(
            row["problem"].is_string() && row["remedy"].is_string(),
            "{row}"
        );
        let field = row["column"].as_str().expect("a field").to_owned();
        (row["first_row"].as_i64().expect("a line"), field)
    };
    rows.iter().map(place).collect()
}

fn assert_bad(house: &Company<'_>, import: &Value) {
    let counts = ["rows_read", "rows_booked", "rows_reported"].map(|field| import[field].clone());
    assert_eq!(counts, [json!(8), json!(5), json!(3)], "{import}");
    assert_eq!(
        (&import["state"], &import["failure"]),
        (&json!("finished"), &Value::Null)
    );
    let found = reported(house, import);
    let found: Vec<(i64, &str)> = found
        .iter()
        .map(|(row, field)| (*row, field.as_str()))
        .collect();
    assert_eq!(found, BAD);
}

#[test]
fn a_dry_run_changes_nothing_and_the_real_run_reports_the_bad_rows() {
    for system in systems() {
        let house = Company::new(&system);
        let outbox = Outbox::new();
        let trial = upload(&house, "customers", "&dry_run=true", CUSTOMERS);
        assert_eq!(
            (&trial["state"], &trial["dry_run"]),
            (&json!("running"), &json!(true))
        );
        assert_eq!(outbox.work(&system), 0);
        let trial = house.read(&format!("imports/{}", id_of(&trial)));
        assert_bad(&house, &trial);
        assert_eq!(house.read("customers")["items"], json!([]));
        assert_eq!(
            house.read("events?object_type=customer")["items"],
            json!([])
        );

        let real = upload(&house, "customers", "", CUSTOMERS);
        outbox.work(&system);
        let real = house.read(&format!("imports/{}", id_of(&real)));
        assert_bad(&house, &real);
        assert_eq!(
            house.read("customers")["items"].as_array().map(Vec::len),
            Some(5)
        );
        answered(&house, &real);

        let again = upload(&house, "customers", "", CUSTOMERS);
        assert_eq!(
            (&again["id"], &again["state"]),
            (&real["id"], &json!("finished"))
        );
        assert_eq!(outbox.work(&system), 0);
        assert_eq!(
            house.read("customers")["items"].as_array().map(Vec::len),
            Some(5)
        );
        let all = house.read("imports?kind=customers");
        assert_eq!(all["items"], json!([real, trial]), "newest first");
        let page = house.read("imports?state=finished&limit=1");
        let next = page["next"].as_str().expect("a second import");
        let rest = house.read(&format!("imports?state=finished&after={next}"));
        assert_eq!(rest["items"], json!([trial]));
        assert_eq!(house.read("imports?state=failed")["items"], json!([]));
        house.assert_sound();
    }
}

/// Booked and reported rows together are the file, page by page and as a table.
fn answered(house: &Company<'_>, import: &Value) {
    let all = rows(house, import, "");
    let spans: Vec<[i64; 3]> = all
        .iter()
        .map(|row| {
            ["first_row", "last_row", "rows"].map(|field| row[field].as_i64().expect("a number"))
        })
        .collect();
    let expected = [
        [2, 3, 2],
        [4, 4, 1],
        [5, 5, 1],
        [6, 6, 1],
        [7, 7, 1],
        [8, 8, 1],
        [9, 9, 1],
    ];
    assert_eq!(spans, expected, "{all:?}");
    assert_eq!(rows(house, import, "outcome=booked").len(), 4);
    let page = house.read(&format!("imports/{}/rows?limit=3", id_of(import)));
    let next = page["next"].as_str().expect("there are more");
    let rest = rows(house, import, &format!("after={next}"));
    assert_eq!(rest[..], all[3..]);
    let path = house.path(&format!("imports/{}/rows.csv", id_of(import)));
    let (media_type, table) = house.api().download(&path);
    assert_eq!(media_type, "text/csv; charset=utf-8");
    let table = String::from_utf8(table).expect("text");
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(
        lines[0],
        "first_row,last_row,rows,outcome,column,value,problem,remedy"
    );
    assert_eq!(lines[1], "2,3,2,booked,,,,");
    assert!(lines[2].starts_with("4,4,1,reported,country,"), "{table}");
    assert_eq!(lines.len(), 8);
}

#[test]
fn orders_come_in_by_a_mapping() {
    for system in systems() {
        let house = Company::new(&system);
        let outbox = Outbox::new();
        house.customer_with("Ada", &json!({ "number": "C1" }));
        house.product("CHAIR", "100", "standard");
        let mapping = "kind = \"orders\"\ngroup_by = [\"customer_order_no\"]\n[columns]\n\
            customer_order_no = \"No\"\ncustomer = \"Who\"\nsku = \"What\"\nquantity = \"Many\"\n\
            received_at = \"When\"\n";
        let file = "No,Who,What,Many,When\nA,C1,CHAIR,2,2025-03-03\nA,C1,CHAIR,1,2025-03-03\n\
            B,C1,CHAIR,x,2025-03-03\n";
        let query = format!("&mapping={}", encoded(mapping));
        let import = upload(&house, "orders", &query, file);
        outbox.work(&system);
        let import = house.read(&format!("imports/{}", id_of(&import)));
        assert_eq!(
            (
                &import["documents"],
                &import["rows_booked"],
                &import["rows_reported"]
            ),
            (&json!(2), &json!(2), &json!(1)),
            "{import}"
        );
        assert_eq!(reported(&house, &import), [(4, "Many".to_owned())]);
        let orders = house.read("orders");
        assert_eq!(orders["items"].as_array().map(Vec::len), Some(1));
        let actor = import["requested_by"].as_str().expect("who asked");
        let events = house.read(&format!("events?type=order_received&actor={actor}"));
        assert_eq!(
            events["items"].as_array().map(Vec::len),
            Some(1),
            "booked in their name"
        );
    }
}

#[test]
fn what_cannot_be_imported_is_refused_at_once() {
    for system in systems() {
        let house = Company::new(&system);
        let (status, problem) = try_upload(&house, "products", "", "a,b\n1,2\n");
        assert_eq!(
            (status, problem["code"].as_str()),
            (422, Some("invalid_mapping")),
            "{problem}"
        );
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|text| text.contains("sku")),
            "{problem}"
        );
        let mapping = encoded("kind = \"orders\"");
        let query = format!("&mapping={mapping}");
        let (status, problem) = try_upload(&house, "products", &query, "sku,name\nA,a\n");
        assert_eq!(
            (status, problem["field"].as_str()),
            (422, Some("kind")),
            "{problem}"
        );
        let (status, problem) = try_upload(&house, "products", "", "");
        assert_eq!(
            (status, problem["code"].as_str()),
            (422, Some("unreadable_file")),
            "{problem}"
        );
        assert_eq!(try_upload(&house, "nothing", "", "a\n").0, 400);
        assert_eq!(house.read("imports")["items"], json!([]));
        let importer = system.caller(&["imports.write"]);
        let path = house.path("imports?kind=customers&name=c.csv");
        let (status, problem) = importer.upload(&path, CUSTOMERS.as_bytes());
        assert_eq!(status, 403);
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|text| text.contains("customers.write"))
        );
        repeated(&house);
    }
}

/// The same key gives the same reply; with another file it is refused.
fn repeated(house: &Company<'_>) {
    let send = |text: &str| {
        let path = house.path("imports?kind=products&name=p.csv");
        let headers = [("idempotency-key", "import-1")];
        house
            .api()
            .send("POST", &path, &headers, Some(text.as_bytes().to_vec()))
    };
    let first = send("sku,name\nA,a\n");
    assert_eq!(first.0, 202, "{}", first.1);
    assert_eq!(send("sku,name\nA,a\n"), first);
    let (status, problem) = send("sku,name\nB,b\n");
    assert_eq!(
        (status, problem["code"].as_str()),
        (422, Some("idempotency_key_reused"))
    );
}

#[test]
fn the_head_of_a_file_and_the_fields_are_shown_before_an_import() {
    for system in systems() {
        let house = Company::new(&system);
        let preview = |query: &str, text: &str| {
            let path = house.path(&format!("imports/preview?name=file.csv{query}"));
            house.api().upload(&path, text.as_bytes())
        };
        let (status, head) = preview("", CUSTOMERS);
        assert_eq!(status, 200, "{head}");
        assert_eq!(
            head["columns"],
            json!(["number", "name", "country", "payment_term"])
        );
        assert_eq!(
            head["rows"][2],
            json!({ "row": 4, "cells": ["C3", "Nowhere Inc", "ZZ", ""], "problem": null })
        );
        let options = encoded("[options]\ndelimiter = \"|\"\nskip_rows = 1\n");
        let (_, head) = preview(&format!("&mapping={options}"), "made today\na|b\n1|2\n");
        assert_eq!(head["columns"], json!(["a", "b"]), "{head}");
        let many = format!("sku\n{}", "P\n".repeat(50));
        let (_, head) = preview("", &many);
        assert_eq!(head["rows"].as_array().map(Vec::len), Some(20));
        let (status, problem) = preview("&mapping=nonsense", CUSTOMERS);
        assert_eq!((status, &problem["code"]), (422, &json!("invalid_mapping")));
        assert_eq!(house.read("imports")["items"], json!([]));

        let kinds = house.read("imports/kinds");
        let prices = kinds.as_array().expect("kinds").iter();
        let prices = prices.clone().find(|kind| kind["kind"] == "prices");
        let prices = prices.expect("prices can be imported");
        assert_eq!(prices["permission"], "agreements.write");
        assert_eq!(
            prices["fields"][4],
            json!({ "name": "valid_from", "type": "date", "required": true, "meaning": "First day" })
        );
    }
}

#[test]
fn an_import_that_ends_early_says_why_and_keeps_what_it_booked() {
    for system in systems() {
        let house = Company::new(&system);
        let mut file = "[".to_owned();
        for number in 0..3000 {
            file.push_str(&format!("{{\"sku\":\"P{number}\",\"name\":\"Pen\"}},\n"));
        }
        file.push_str("{\"sku\":");
        let import = upload(&house, "products", "", &file);
        assert_eq!(Outbox::new().work(&system), 0);
        let import = house.read(&format!("imports/{}", id_of(&import)));
        assert_eq!(import["state"], "failed", "{import}");
        assert!(import["failure"].is_string(), "{import}");
        let booked = import["rows_booked"].as_i64().expect("a number");
        assert!((1..=3000).contains(&booked), "{import}");
        let rows = rows(&house, &import, "outcome=booked");
        let sum: i64 = rows.iter().filter_map(|row| row["rows"].as_i64()).sum();
        assert_eq!(sum, booked);
        let events = house.read("events?type=import_failed");
        assert_eq!(events["items"].as_array().map(Vec::len), Some(1));
    }
}

#[test]
fn an_import_whose_job_is_cancelled_says_so_until_it_is_tried_again() {
    for system in systems() {
        let house = Company::new(&system);
        let import = upload(&house, "products", "", "sku,name\nP1,Pen\n");
        let state = || {
            let import = house.read(&format!("imports/{}", id_of(&import)));
            (import["state"].clone(), import["failure"].clone())
        };
        let job = system.api.read("/api/v1/jobs?kind=import_file")["items"][0].clone();
        let step_in = |verb: &str| {
            let path = format!("/api/v1/jobs/{verb}");
            system.api.act(&path, json!({ "job": id_of(&job) }))
        };
        step_in("cancel");
        assert_eq!(state(), (json!("failed"), json!("its job was cancelled")));
        step_in("retry");
        assert_eq!(state(), (json!("running"), Value::Null));
        assert_eq!(Outbox::new().work(&system), 0);
        assert_eq!(state(), (json!("finished"), Value::Null));
    }
}
