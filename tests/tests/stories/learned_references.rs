//! What payments teach about the numbers by which payers know themselves or us.
//!
//! Risks covered: a number that tells whose money it is and is not learned, or not unlearned when a
//! person takes the receipt back; one of several customers, or of a document, taken for a payer's.

use cashlane_tests::{Company, STANDARD_IBAN, id_of, systems};
use serde_json::{Value, json};

/// One payment of 100.00 from an account and under a name of its own.
fn payment(house: &Company<'_>, number: u32, payer: &str, text: &str) -> Value {
    let text = format!(
        ":20:S{number}\r\n:25:{STANDARD_IBAN}\r\n:28C:{number}\r\n:60F:C250303EUR0,00\r\n\
         :61:2503030303C100,00NTRFNONREF//B{number}\r\n\
         :86:166?00CREDIT?20{text}?310000{number}77001?32{payer}\r\n:62F:C250303EUR100,00\r\n-"
    );
    let path = house.path(&format!("bank-statements?name=S{number}.sta"));
    let (status, reply) = house.api().upload(&path, text.as_bytes());
    assert_eq!(status, 201, "{reply}");
    house.entries(&reply["verdicts"][0]["result"])[0].clone()
}

fn applied(house: &Company<'_>, entry: &Value, customer: &Value) -> Value {
    let request = json!({ "entry": id_of(entry), "customer": customer });
    house.act("bank-entries/apply", request)
}

fn numbers(house: &Company<'_>) -> Vec<Value> {
    let page = house.read("learned-payers?kind=reference");
    page["items"].as_array().expect("a list").clone()
}

/// Does a number tell matching that the payment is this customer's?
fn told(house: &Company<'_>, entry: &Value, customer: &Value) -> bool {
    let seen = house.read(&format!("exceptions/{}", id_of(entry)));
    let mut parts = seen["decision"]["parts"].as_array().expect("parts").iter();
    let named = parts.any(|part| part["feature"] == "customer_named");
    named && seen["decision"]["proposal"]["customer"] == *customer
}

#[test]
fn a_number_that_recurs_tells_whose_money_it_is_until_a_receipt_is_taken_back() {
    for system in systems() {
        let house = Company::new(&system);
        let (ada, bob) = (json!(house.customer("Ada")), json!(house.customer("Bob")));
        for customer in [&bob, &ada] {
            let id = customer.as_str().expect("an id");
            house.invoice(id, "100.00", "2025-03-01");
        }
        let first = payment(&house, 1, "Umbrella Holding", "VENDOR 0099812 paid");
        applied(&house, &first, &ada);
        assert!(numbers(&house).is_empty(), "once is chance");
        let second = payment(&house, 2, "Initech Treasury", "on a-c 0099812");
        let receipt = applied(&house, &second, &ada);
        // The first two may have paid what was open.
        house.invoice(ada.as_str().expect("an id"), "100.00", "2025-03-02");
        let third = payment(&house, 3, "Shared Serv", "lieferant 0099812");
        let learned = numbers(&house).remove(0);
        assert_eq!(
            (&learned["shown"], &learned["customer"], &learned["counts"]),
            (&json!("0099812"), &ada, &json!(true))
        );
        assert!(told(&house, &third, &ada));

        let path = house.path(&format!("learned-payers/{}", id_of(&learned)));
        let off = json!({ "is_active": false });
        let (status, switched) = house.api().patch(&path, &learned["version"], &off);
        assert_eq!((status, &switched["is_active"]), (200, &json!(false)));
        assert!(!told(&house, &third, &ada), "it is not used");
        let on = json!({ "is_active": true });
        let (status, _) = house.api().patch(&path, &switched["version"], &on);
        assert_eq!(status, 200);
        assert!(told(&house, &third, &ada));

        let undo = json!({ "receipt": id_of(&receipt), "reason": "not hers" });
        house.done("receipts/reverse", &undo);
        let learned = numbers(&house).remove(0);
        assert_eq!(
            (&learned["taken_back"], &learned["counts"]),
            (&json!(1), &json!(false))
        );
        assert!(!told(&house, &third, &ada), "it is unlearned");
        house.assert_sound();
    }
}

#[test]
fn a_number_of_two_customers_or_of_a_document_is_no_evidence() {
    for system in systems() {
        let house = Company::new(&system);
        let (ada, bob) = (house.customer("Ada"), house.customer("Bob"));
        let invoice = house.invoice(&ada, "500.00", "2025-03-01");
        let document = invoice["number"].as_str().expect("a number").to_owned();
        for number in [1, 2] {
            let entry = payment(&house, number, "Umbrella", &format!("{document} 4471190"));
            applied(&house, &entry, &json!(ada));
        }
        let shown = |it: &Value| it["shown"].as_str().expect("a text").to_owned();
        let learned = numbers(&house);
        let all: Vec<String> = learned.iter().map(shown).collect();
        assert_eq!(all, ["4471190"], "the document is no number of the payer's");
        assert_eq!(learned[0]["counts"], true);
        let other = payment(&house, 3, "Initech", "4471190");
        let receipt = applied(&house, &other, &json!(bob));
        assert_eq!(numbers(&house)[0]["counts"], false, "it is Bob's as well");
        let undo = json!({ "receipt": id_of(&receipt), "reason": "not his" });
        house.done("receipts/reverse", &undo);
        assert_eq!(numbers(&house)[0]["counts"], true);
    }
}
