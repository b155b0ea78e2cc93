//! Scenario S7, and the credit notes of S22: totals, payments, write-offs, overpayments.

use cashlane_tests::{Company, amount, eur, id_of, systems, untaxed_line};
use serde_json::{Value, json};

const DAY: &str = "2025-02-03";

fn taxed_line(quantity: &str, price: &str) -> Value {
    json!({ "name": "Goods", "quantity": quantity, "unit_price": price })
}

/// A company in a world with one tax rate.
fn with_tax<'a>(company: &Company<'a>, percent: &str) {
    let rate = json!({
        "country": "DE", "tax_class": "standard", "percent": percent, "valid_from": "2025-01-01",
    });
    company.act("tax-rates", rate);
}

/// Pays so much of an item and gives up the write-off.
fn paying(item: &str, sum: &str, given_up: Option<&str>) -> Value {
    let given_up = given_up.map(|it| json!({ "amount": eur(it), "reason": "small_difference" }));
    json!({ "lines": [{ "item": item, "amount": eur(sum), "write_off": given_up }] })
}

#[test]
fn totals_group_by_tax_and_a_credit_note_takes_all_of_it_back() {
    for system in systems() {
        let house = Company::new(&system);
        with_tax(&house, "10");
        let ada = house.customer("Ada");
        let lines = [taxed_line("5", "40"), untaxed_line("20")];
        let invoice = house.invoice_with(&ada, &lines, &json!({ "issued_on": DAY }));
        let view = house.view(&invoice);
        let totals = ["net", "tax", "gross", "open"].map(|part| amount(&view[part]).to_owned());
        assert_eq!(totals, ["220.00", "20.00", "240.00", "240.00"]);
        let taxes = view["taxes"].as_array().expect("taxes");
        let standard = taxes
            .iter()
            .find(|tax| tax["category"] == "S")
            .expect("taxed");
        assert_eq!(
            (amount(&standard["base"]), amount(&standard["tax"])),
            ("200.00", "20.00")
        );

        let note = house.credit_note(&invoice, &json!({ "issued_on": DAY }));
        let credited = house.view(&note);
        let totals = ["net", "tax", "gross", "open"].map(|it| amount(&credited[it]).to_owned());
        assert_eq!(totals, ["220.00", "20.00", "240.00", "0.00"]);
        assert_eq!(
            house.open(&invoice),
            "0.00",
            "credit note and invoice are set off"
        );
        for account in ["1200", "3800", "4000"] {
            assert_eq!(
                house.balance(account, DAY),
                "0.00",
                "{account} on {}",
                system.name
            );
        }
        let twice = json!({ "invoice": id_of(&invoice), "reason": "Again" });
        let (status, problem) = house.post("credit-notes", &twice);
        assert_eq!(status, 422, "nothing is left to credit: {problem}");
        house.assert_sound();
    }
}

#[test]
fn part_payments_and_a_write_off_clear_an_invoice() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "240", DAY);
        let item = house.item(&invoice);
        house.receive(&ada, "120", DAY, &paying(&item, "120", None));
        assert_eq!(house.open(&invoice), "120.00");
        house.receive(&ada, "20", DAY, &paying(&item, "20", None));
        assert_eq!(house.open(&invoice), "100.00");
        house.receive(&ada, "99", DAY, &paying(&item, "99", Some("1")));
        assert_eq!(house.open(&invoice), "0.00");
        let allocations = house.read(&format!("open-items/{item}/allocations"));
        let allocations = allocations.as_array().expect("allocations").iter();
        let mut credited: Vec<&str> = allocations.map(|it| amount(&it["amount"])).collect();
        credited.sort_unstable();
        assert_eq!(credited, ["1.00", "120.00", "20.00", "99.00"]);
        assert_eq!(house.balance("6935", DAY), "1.00");
        assert_eq!(house.balance("1800", DAY), "239.00");
        house.assert_sound();
    }
}

#[test]
fn lines_below_half_a_cent_and_no_lines_at_all_make_an_invoice_of_nothing() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let tiny = [untaxed_line("0.0035"), untaxed_line("0.0035")];
        for lines in [tiny.as_slice(), &[]] {
            let invoice = house.invoice_with(&ada, lines, &json!({ "issued_on": DAY }));
            assert_eq!(amount(&invoice["gross"]), "0.00");
            assert_eq!(house.open(&invoice), "0.00");
            assert!(house.items(&invoice).is_empty(), "nothing is owed");
        }
        let settled = house.read("invoices?open=false");
        assert_eq!(settled["items"].as_array().map(Vec::len), Some(2));
        house.assert_sound();
    }
}

#[test]
fn an_overpayment_is_kept_within_the_limit_or_stays_on_account() {
    for system in systems() {
        let house = Company::new(&system);
        let (ada, bob) = (house.customer("Ada"), house.customer("Bob"));
        // Written off: the bank entry of 110 pays 100, and 10 are kept.
        let first = house.invoice(&ada, "100", DAY);
        let statement = house.statement("S-1", DAY, "0", &[("110", "x")], "110");
        let mut keep = json!({
            "entry": id_of(&house.entries(&statement)[0]),
            "customer": ada,
            "lines": [{ "item": house.item(&first), "amount": eur("100") }],
            "rest": { "amount": eur("10"), "reason": "small_difference" },
        });
        let kept = house.act("bank-entries/apply", keep.clone());
        assert_eq!(amount(&kept["on_account"]), "0.00");
        assert_eq!(house.open(&first), "0.00");
        assert_eq!(house.balance("1200", DAY), "0.00");
        // Above the limit of 20.00 nobody keeps anything.
        let more = house.statement("S-2", "2025-02-04", "110", &[("20.01", "y")], "130.01");
        keep["entry"] = house.entries(&more)[0]["id"].clone();
        keep["lines"] = json!([]);
        keep["rest"] = json!({ "amount": eur("20.01"), "reason": "small_difference" });
        assert_eq!(
            house.refused("bank-entries/apply", keep)["code"],
            "exceeds_limit"
        );
        // On account: the customer is ahead by 10.
        let second = house.invoice(&bob, "100", DAY);
        let pays = json!({ "pays": [second["number"]] });
        let receipt = house.receive(&bob, "110", DAY, &pays);
        assert_eq!(amount(&receipt["on_account"]), "10.00");
        assert_eq!(house.open(&second), "0.00");
        assert_eq!(house.balance("1200", DAY), "-10.00");
        assert_eq!(house.exposure(&bob, "open_items"), "-10.00");
        house.assert_sound();
    }
}

/// Scenario S22, credit notes: an unused part of a prepaid period. Tax is rounded once from the
/// credited base, and the total is the sum of the rounded parts.
#[test]
fn credit_notes_over_parts_of_a_period_round_like_the_known_ones() {
    let cases = [
        ("25", "200", "193.33", ["193.33", "48.33", "241.66"]),
        ("25", "160", "154.67", ["154.67", "38.67", "193.34"]),
        ("23.33", "29.99", "25.71", ["25.71", "6.00", "31.71"]),
    ];
    for system in systems() {
        for (index, (percent, price, net, expected)) in cases.into_iter().enumerate() {
            let house = Company::named(&system, &format!("H{index}"), &json!({}));
            with_tax(&house, percent);
            let ada = house.customer("Ada");
            let period = [taxed_line("1", price)];
            let invoice = house.invoice_with(&ada, &period, &json!({ "issued_on": DAY }));
            let part = json!({ "lines": [{ "line_no": 1, "net": eur(net) }], "issued_on": DAY });
            let note = house.view(&house.credit_note(&invoice, &part));
            let totals = ["net", "tax", "gross"].map(|it| amount(&note[it]).to_owned());
            assert_eq!(
                totals, expected,
                "{price} at {percent} % on {}",
                system.name
            );
            house.assert_sound();
        }
    }
}

/// Scenario S22, last case: two parts add up to the invoice exactly. Ours cannot store a note one
/// cent too high; in its place: a part above what is left is refused and blocks nothing.
#[test]
fn two_credit_notes_take_an_invoice_back_to_the_cent() {
    for system in systems() {
        let house = Company::new(&system);
        with_tax(&house, "20");
        let ada = house.customer("Ada");
        let period = [taxed_line("1", "769")];
        let invoice = house.invoice_with(&ada, &period, &json!({ "issued_on": DAY }));
        assert_eq!(amount(&invoice["gross"]), "922.80");
        let part = |net: &str| {
            json!({
                "invoice": id_of(&invoice), "reason": "Unused", "issued_on": DAY,
                "lines": [{ "line_no": 1, "net": eur(net) }],
            })
        };
        let totals = |note: &Value| {
            let view = house.view(note);
            ["net", "tax", "gross"].map(|it| amount(&view[it]).to_owned())
        };
        let first = house.done("credit-notes", &part("726.86"));
        assert_eq!(totals(&first), ["726.86", "145.37", "872.23"]);
        let (status, problem) = house.post("credit-notes", &part("42.15"));
        assert_eq!(
            (status, &problem["code"]),
            (422, &json!("exceeds_rest")),
            "{problem}"
        );
        let second = house.done("credit-notes", &part("42.14"));
        assert_eq!(totals(&second), ["42.14", "8.43", "50.57"]);
        assert_eq!(house.open(&invoice), "0.00");
        for account in ["1200", "3800", "4000"] {
            assert_eq!(
                house.balance(account, DAY),
                "0.00",
                "{account} on {}",
                system.name
            );
        }
        house.assert_sound();
    }
}
