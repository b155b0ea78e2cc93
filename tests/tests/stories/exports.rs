//! Lists as tables: all that the filters find, under the columns that are wanted, to who may.

use cashlane_tests::{Company, System, eur, systems};
use formats::table::{Cell, Row, TableOptions, open_table};
use serde_json::{Value, json};

/// The lines of a CSV export without the mark before the first.
fn lines(company: &Company<'_>, rest: &str) -> Vec<String> {
    let (media_type, bytes) = company.api().download(&company.path(rest));
    assert_eq!(media_type, "text/csv; charset=utf-8");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = text
        .strip_prefix('\u{feff}')
        .expect("a mark for spreadsheets");
    text.lines().map(str::to_owned).collect()
}

/// The rows of a workbook.
fn workbook(company: &Company<'_>, rest: &str) -> Vec<Vec<Cell>> {
    let (media_type, bytes) = company.api().download(&company.path(rest));
    assert!(media_type.ends_with("spreadsheetml.sheet"), "{media_type}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("export.xlsx");
    std::fs::write(&path, bytes).expect("a file");
    let mut table = open_table(&path, &TableOptions::default()).expect("a workbook");
    let mut rows = Vec::new();
    while let Some(row) = table.next_row().expect("a row") {
        match row {
            Row::Good(record) => rows.push(record.cells),
            Row::Bad(error) => panic!("{error:?}"),
        }
    }
    rows
}

fn many_customers(system: &System, company: &Company<'_>, count: usize) {
    let customers: Vec<Value> = (0..count)
        .map(|n| {
            let segment = if n % 2 == 0 { "even" } else { "odd" };
            json!({
                "number": format!("C{n:04}"), "name": format!("Customer {n}"), "country": "DE",
                "segment": segment,
                "addresses": [{
                    "role": "main", "street": "Ring 5", "postal_code": "50667", "city": "Köln",
                }],
            })
        })
        .collect();
    let verdicts = system.api.bulk(&company.path("customers/bulk"), &customers);
    assert!(
        verdicts.iter().all(|it| it["refusal"].is_null()),
        "{:?}",
        verdicts[0]
    );
}

#[test]
fn an_export_has_every_row_that_the_filters_find_and_not_only_a_page() {
    for system in systems() {
        let company = Company::new(&system);
        many_customers(&system, &company, 250);
        let all = lines(&company, "exports/customers");
        assert_eq!(all.len(), 251, "{}", system.name);
        assert_eq!(
            all[0],
            "number,name,city,country,segment,currency,blocked,balance,overdue,exposure,limit,headroom"
        );
        let odd = lines(
            &company,
            "exports/customers?segment=odd&columns=number,city&heads=Nr.%7COrt",
        );
        assert_eq!(
            (odd.len(), odd[0].as_str(), odd[1].as_str()),
            (126, "Nr.,Ort", "C0001,Köln")
        );
        let rows = workbook(&company, "exports/customers?format=xlsx&segment=even");
        assert_eq!(rows.len(), 125);
    }
}

#[test]
fn amounts_are_numbers_and_days_are_days_in_a_workbook() {
    for system in systems() {
        let company = Company::new(&system);
        let ada = company.customer("Ada");
        company.invoice(&ada, "1234.50", "2025-02-03");
        let rows = workbook(
            &company,
            "exports/open_items?format=xlsx&columns=posted,amount,currency,customer",
        );
        let day = chrono::NaiveDate::from_ymd_opt(2025, 2, 3).expect("a day");
        assert_eq!(
            rows[0][1],
            Cell::Decimal("1234.5".to_owned()),
            "{}",
            system.name
        );
        assert_eq!(rows[0][2], Cell::Text("EUR".to_owned()));
        let posted = match &rows[0][0] {
            Cell::Date(posted) => *posted,
            Cell::DateTime(posted) => posted.date(),
            other => panic!("{other:?}"),
        };
        assert_eq!(posted, day);
        let journal = lines(
            &company,
            "exports/journal?columns=number,account,amount,currency",
        );
        assert_eq!(
            journal[1..],
            ["J000001,1200,1234.50,EUR", "J000001,4000,-1234.50,EUR"]
        );
        let aging = lines(
            &company,
            "exports/aging?as_of=2025-02-03&columns=currency,total",
        );
        assert_eq!(aging[1..], ["EUR,1234.50"]);
        let cases = "exports/kpi_cases?kpi=dso&from=2025-01-01&to=2025-12-31";
        assert_eq!(lines(&company, cases)[0], "kind,number");
    }
}

#[test]
fn a_name_cannot_become_a_formula() {
    for system in systems() {
        let company = Company::new(&system);
        company.customer("=HYPERLINK(\"http://x\")");
        let all = lines(&company, "exports/customers?columns=name&heads=%3D1%2B1");
        assert_eq!(all[0], "'=1+1", "{}", system.name);
        assert!(all[1].starts_with("\"'=HYPERLINK"), "{}", all[1]);
    }
}

#[test]
fn every_list_can_be_exported_and_only_by_who_may_read_it() {
    let lists = [
        ("customers", "customers.read"),
        ("orders", "orders.read"),
        ("deliveries", "deliveries.read"),
        ("invoices", "invoices.read"),
        ("open_items", "receivables.read"),
        ("journal", "receivables.read"),
        ("aging", "receivables.read"),
        ("receipts", "cash.read"),
    ];
    for system in systems() {
        let company = Company::new(&system);
        let ada = company.customer("Ada");
        company.receive(&ada, "10", "2025-02-03", &json!({}));
        company.limit(&ada, Some("10"));
        assert_eq!(eur("10")["currency"], "EUR");
        let stranger = system.caller(&["exports.read", "insight.read"]);
        for (list, permission) in lists {
            let path = company.path(&format!("exports/{list}"));
            let (status, denied) = stranger.get(&path);
            assert_eq!(status, 403, "{list}: {denied}");
            assert!(
                denied["detail"].to_string().contains(permission),
                "{list}: {denied}"
            );
            assert_eq!(system.caller(&[permission]).get(&path).0, 403, "{list}");
            let reader = system.caller(&["exports.read", permission]);
            assert_eq!(reader.get(&path).0, 200, "{list} on {}", system.name);
        }
        let get = |rest: &str| company.api().get(&company.path(rest));
        assert_eq!(get("exports/orders?columns=nothing").0, 422);
        assert_eq!(get("exports/orders?columns=number&heads=a%7Cb").0, 422);
        assert_eq!(get("exports/orders?nothing=1").0, 400);
        assert_eq!(get("exports/nothing").0, 404);
    }
}
