//! Scenario S4: a bank statement against invoices.

use cashlane_tests::{Company, amount, eur, id_of, systems, untaxed_line};
use serde_json::{Value, json};

const DAY: &str = "2025-03-03";

/// Applies so much of an entry to an item.
fn applied(entry: &Value, customer: &str, sum: Option<&str>, item: &str, pays: &str) -> Value {
    json!({
        "entry": id_of(entry),
        "customer": customer,
        "amount": sum.map(eur),
        "lines": [{ "item": item, "amount": eur(pays) }],
    })
}

/// Pays an open credit note out and names the bank entry that did.
fn pay_out(house: &Company<'_>, note: &Value, sum: &str, entry: &Value) {
    let refund = house.act(
        "refunds",
        json!({
            "item": house.item(note), "amount": eur(sum), "reason": "Returned goods were paid",
            "refunded_on": DAY,
        }),
    );
    let path = format!("refunds/{}/bank-entry", id_of(&refund));
    house.done(&path, &json!({ "entry": id_of(entry) }));
}

/// A credit note over something that was paid before.
fn credit(house: &Company<'_>, customer: &str, sum: &str) -> Value {
    let kind = json!({
        "kind": "credit_note", "reason": "Returned goods", "issued_on": "2025-03-01",
    });
    house.invoice_with(customer, &[untaxed_line(sum)], &kind)
}

/// Scenario S4, 1 to 6. Supplier invoices are not part of this version: the payment to a supplier
/// is set aside. A statement is booked when it is imported, there is no draft of it to post or
/// cancel; in its place: a file that comes twice is recognised and changes nothing.
#[test]
fn a_statement_pays_invoices_and_what_is_left_stays_open() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let first = house.invoice(&ada, "100", "2025-02-01");
        let second = house.invoice(&ada, "150", "2025-02-01");
        let note = credit(&house, &ada, "50");

        let transfers = [
            ("180.00", "for goods"),
            ("-50.00", "your return"),
            ("-50.00", "rent"),
        ];
        let statement = house.statement("S-1", DAY, "0.00", &transfers, "80.00");
        assert_eq!(
            (&statement["balance"], &statement["known"]),
            (&json!("balanced"), &json!(false))
        );
        let again = house.statement("S-1", DAY, "0.00", &transfers, "80.00");
        assert_eq!(
            (&again["known"], &again["id"]),
            (&json!(true), &statement["id"])
        );
        let entries = house.entries(&statement);
        assert_eq!(entries.len(), 3);

        let step = applied(&entries[0], &ada, Some("100"), &house.item(&first), "100");
        house.act("bank-entries/apply", step);
        let rest = &house.entries(&statement)[0];
        assert_eq!(
            (&rest["status"], amount(&rest["applied"])),
            (&json!("open"), "100.00")
        );
        let too_much = applied(
            &entries[0],
            &ada,
            Some("80.01"),
            &house.item(&second),
            "80.01",
        );
        assert_eq!(
            house.refused("bank-entries/apply", too_much)["code"],
            "exceeds_rest"
        );
        let step = applied(&entries[0], &ada, None, &house.item(&second), "80");
        house.act("bank-entries/apply", step);
        assert_eq!(house.open(&first), "0.00");
        assert_eq!(house.open(&second), "70.00");

        pay_out(&house, &note, "50", &entries[1]);
        assert_eq!(house.open(&note), "0.00");
        let aside = json!({ "entry": id_of(&entries[2]), "aside": true, "reason": "Rent" });
        house.done("bank-entries/set-aside", &aside);
        let states: Vec<Value> = house
            .entries(&statement)
            .iter()
            .map(|entry| entry["status"].clone())
            .collect();
        assert_eq!(states, [json!("applied"), json!("applied"), json!("other")]);
        assert_eq!(house.balance("1800", DAY), "80.00");
        assert_eq!(house.balance("1200", DAY), "70.00");
        house.assert_sound();
    }
}

/// Scenario S4, 6: a document of −120 is a credit note of 120 here, paid out by an entry of −120.
#[test]
fn money_out_pays_a_credit_note_and_never_more_than_it_is() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let note = credit(&house, &ada, "120");
        let statement = house.statement("S-1", DAY, "500", &[("-120", "back to you")], "380");
        let more = json!({
            "item": house.item(&note), "amount": eur("120.01"), "reason": "Too much",
        });
        assert_eq!(house.refused("refunds", more)["code"], "exceeds_rest");
        pay_out(&house, &note, "120", &house.entries(&statement)[0]);
        assert_eq!(house.open(&note), "0.00");
        assert_eq!(house.balance("1895", DAY), "0.00");
        assert_eq!(house.balance("1200", DAY), "0.00");
        assert_eq!(house.balance("1800", DAY), "-120.00");
        house.assert_sound();
    }
}

/// Scenario S4, 7: one invoice, paid twice on two statements. The second payment loses its claim
/// to it and waits for a person.
#[test]
fn an_invoice_is_paid_once_even_if_two_statements_name_it() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "300", "2025-02-01");
        let text = format!("Invoice {}", invoice["number"].as_str().expect("a number"));
        house.statement("S-1", DAY, "0", &[("300", &text)], "300");
        let second = house.statement("S-2", "2025-03-04", "300", &[("300", &text)], "600");
        assert_eq!(second["balance"], "balanced", "{second}");
        let report = house.match_all();
        assert_eq!(
            report["applied"].as_array().map(Vec::len),
            Some(1),
            "{report}"
        );
        assert_eq!(
            report["left"],
            json!([{ "reason": "already_paid", "count": 1 }])
        );
        assert_eq!(house.open(&invoice), "0.00");
        let waiting = house.read("exceptions");
        assert_eq!(waiting["items"][0]["statement"], second["id"]);
        assert_eq!(waiting["items"][0]["reason"], "already_paid");
        assert_eq!(
            house.balance("1890", "2025-03-04"),
            "-300.00",
            "not yet known whose it is"
        );
        house.assert_sound();
    }
}

/// Scenario S4, 8, by balance. Ours flags a statement that does not add up and books it
/// nevertheless: the money is on the account. Modes that count lines or amounts do not exist here.
#[test]
fn a_statement_that_does_not_add_up_is_flagged_not_refused() {
    for system in systems() {
        let house = Company::new(&system);
        let whole = [("60", "a"), ("40", "b")];
        let balanced = house.statement("S-1", DAY, "50", &whole, "150");
        assert_eq!(balanced["balance"], "balanced");
        let short = house.statement("S-2", "2025-03-04", "150", &[("60", "c")], "250");
        assert_eq!(short["balance"], "differs", "{short}");
        assert_eq!(amount(&short["difference"]), "40.00");
        let gap = house.statement("S-3", "2025-03-06", "300", &[("1", "d")], "301");
        assert_eq!(gap["balance"], "gap", "{gap}");
        assert_eq!(amount(&gap["gap"]), "50.00");
        let flagged = house.read("bank-statements?flagged=true");
        assert_eq!(
            flagged["items"].as_array().map(Vec::len),
            Some(2),
            "{flagged}"
        );
        house.assert_sound();
    }
}
