//! What payers say that their payments are for, before and after the money.
//!
//! Risks covered: an advice that is lost, or taken in twice; one that is linked to a payment to which
//! it does not belong, or not to the one it belongs to, in either order; a link that a person took
//! back and that comes again; somebody who may not link.

use cashlane_tests::{Company, amount, id_of, systems};
use kernel::{BankEntryId, EntityId};
use o2c::cash;
use serde_json::{Value, json};

const DAY: &str = "2025-03-03";
/// A letter that advises 1,666.20 EUR under the reference PAY-55.
const LETTER: &[u8] =
    include_bytes!("../../../crates/formats/tests/fixtures/remittance/letter.pdf");

/// An X12 820 over 98.00 EUR for an invoice of 100.00 less 2.00 discount.
fn x12(invoice: &str) -> String {
    format!(
        "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PAYEE          *250303*1200*U*00401*000000001*0*P*>~\
         GS*RA*PAYER*PAYEE*20250303*1200*1*X*004010~ST*820*0001~\
         BPR*C*98.00*C*ACH*CTX*01*111000025*DA*123456*1512345678**01*222000111*DA*987654*20250303~\
         TRN*1*TRACE-4711~CUR*PR*EUR~N1*PR*Big Stores Inc*92*BIG~N1*PE*We Ltd~ENT*1~\
         RMR*IV*{invoice}**98.00*100.00*2.00~SE*9*0001~GE*1*1~IEA*1*000000001~"
    )
}

/// A REMADV over 150.00 EUR for an invoice of 200.00 of which goods were missing.
fn remadv(invoice: &str) -> String {
    format!(
        "UNB+UNOC:3+PAYER+PAYEE+250303:1200+1'UNH+1+REMADV:D:96A:UN:EAN004'BGM+481+AV-7+9'\
         DTM+203:20250303:102'RFF+PQ:PAY-550011'NAD+PR+4000000000001::9++Ada Trading'CUX+2:EUR:11'\
         DOC+380+{invoice}'MOA+39:200.00'MOA+12:150.00'AJT+1'MOA+165:50'FTX+AAI+++Goods were missing'\
         UNS+S'MOA+12:150.00'UNT+16+1'UNZ+1+1'"
    )
}

fn send(house: &Company<'_>, name: &str, bytes: &[u8]) -> Value {
    let path = house.path(&format!("remittance-advices?name={name}"));
    let (status, reply) = house.api().upload(&path, bytes);
    assert_eq!(status, 201, "{reply}");
    let verdicts = reply["verdicts"].as_array().expect("verdicts");
    assert_eq!(verdicts.len(), 1, "{reply}");
    assert!(verdicts[0]["refusal"].is_null(), "{reply}");
    verdicts[0]["result"].clone()
}

fn advice(house: &Company<'_>, advice: &Value) -> Value {
    house.read(&format!("remittance-advices/{}", id_of(advice)))
}

fn listed(house: &Company<'_>, query: &str) -> Vec<Value> {
    let page = house.read(&format!("remittance-advices?{query}"));
    page["items"].as_array().expect("a list").clone()
}

fn number(invoice: &Value) -> &str {
    invoice["number"].as_str().expect("a number")
}

#[test]
fn advice_finds_its_payment_whichever_comes_first_and_comes_only_once() {
    for system in systems() {
        let house = Company::new(&system);
        let somebody = house.customer("Somebody");
        let first = house.invoice(&somebody, "100", "2025-02-01");
        let second = house.invoice(&somebody, "200", "2025-02-01");
        let third = house.invoice(&somebody, "300", "2025-02-01");
        let mail = format!(
            "Payment date: 2025-03-02\nInvoice {}: EUR 300.00\nTotal EUR 300.00\n",
            number(&third)
        );

        // Before the money: an 820 by its trace number, a message by amount and payer.
        let edi = send(&house, "a.820", x12(number(&first)).as_bytes());
        let text = send(&house, "mail.txt", mail.as_bytes());
        assert_eq!(
            (&edi["status"], &edi["known"]),
            (&json!("open"), &json!(false))
        );
        assert_eq!(edi["customer_name"], "Somebody");
        let transfers = [
            ("98.00", "ACH TRACE-4711"),
            ("150.00", "REF PAY-550011"),
            ("300.00", "thank you"),
            ("1666.20", "Zahlung PAY-55"),
            ("300.00", "thank you again"),
        ];
        let both = house.statement("S-1", DAY, "0.00", &transfers[..4], "2214.20");
        let entries = house.entries(&both);
        assert_eq!(advice(&house, &edi)["linked_by"], "reference");
        assert_eq!(advice(&house, &text)["linked_by"], "amount");

        // After it: a REMADV and a PDF.
        let remadv = send(&house, "b.edi", remadv(number(&second)).as_bytes());
        let pdf = send(&house, "letter.pdf", LETTER);
        let of = [&edi, &remadv, &text, &pdf];
        for (entry, given) in entries.iter().zip(of) {
            let entry = house.read(&format!("bank-entries/{}", id_of(entry)));
            assert_eq!(entry["advice"], given["id"], "{entry}");
            let exception = house.read(&format!("exceptions/{}", id_of(&entry)));
            assert_eq!(exception["advice"], given["id"], "{exception}");
            let seen = advice(&house, given);
            assert_eq!(
                (&seen["status"], &seen["entry"]),
                (&json!("linked"), &entry["id"])
            );
        }

        // Once more brings nothing, and the next statement takes no link away.
        for (name, bytes) in [("again.pdf", LETTER), ("again.txt", mail.as_bytes())] {
            assert_eq!(send(&house, name, bytes)["known"], true);
        }
        house.statement("S-2", DAY, "2214.20", &transfers[4..], "2514.20");
        assert_eq!(listed(&house, "status=linked").len(), 4);
        assert_eq!(listed(&house, "").len(), 4);
        house.assert_sound();
    }
}

#[test]
fn an_advice_shows_all_that_it_says_and_is_found_again() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let invoice = house.invoice(&ada, "200", "2025-02-01");
        let given = send(&house, "b.edi", remadv(number(&invoice)).as_bytes());
        send(&house, "letter.pdf", LETTER);
        let seen = advice(&house, &given);
        assert_eq!(
            (&seen["form"], &seen["payer_name"], &seen["payment_ref"]),
            (
                &json!("edifact"),
                &json!("Ada Trading"),
                &json!("PAY-550011")
            )
        );
        let line = &seen["lines"][0];
        assert_eq!(amount(&line["net"]), "150.00");
        assert_eq!(amount(&line["deductions"][0]["amount"]), "50.00");
        assert_eq!(line["deductions"][0]["reason"], "Goods were missing");
        assert_eq!(line["item"], json!(house.item(&invoice)));
        let path = house.path(&format!("remittance-advices/{}/file", id_of(&given)));
        let (media_type, bytes) = house.api().download(&path);
        assert_eq!(media_type, "application/octet-stream");
        assert_eq!(bytes, remadv(number(&invoice)).as_bytes());

        let one = |query: &str| {
            let found = listed(&house, query);
            assert_eq!(found.len(), 1, "{query}: {found:?}");
            found[0]["id"].clone()
        };
        for query in [
            "search=trading",
            "search=550011",
            "search=150.00",
            "from=2025-03-03&to=2025-03-03",
        ] {
            assert_eq!(one(query), given["id"], "{query}");
        }
        assert_eq!(one(&format!("search={}", number(&invoice))), given["id"]);
        assert_eq!(one(&format!("customer={ada}")), given["id"]);
        let amounts = |query: &str| -> Vec<String> {
            let found = listed(&house, query);
            found
                .iter()
                .map(|it| amount(&it["amount"]).to_owned())
                .collect()
        };
        assert_eq!(amounts("sort=amount"), ["150.00", "1666.20"]);
        assert_eq!(amounts("sort=-amount&limit=1"), ["1666.20"]);
        assert_eq!(amounts("sort=advised"), ["150.00", "1666.20"]);
        let table = "Check number,Invoice,Amount,Currency\n77,INV-1,1.00,EUR\n78,INV-2,2.00,EUR\n";
        let path = house.path("remittance-advices?name=checks.csv");
        let (_, reply) = house.api().upload(&path, table.as_bytes());
        let checks = reply["verdicts"].as_array().expect("verdicts").iter();
        let checks: Vec<&Value> = checks.map(|it| &it["result"]["payment_ref"]).collect();
        assert_eq!(checks, [&json!("77"), &json!("78")], "one for each payment");
        let (status, problem) = house.api().upload(
            &house.path("remittance-advices"),
            b"INV-100 12.00 and thanks",
        );
        assert_eq!((status, &problem["code"]), (422, &json!("unreadable_file")));
        assert!(
            problem["remedy"]
                .as_str()
                .is_some_and(|it| it.contains("currency")),
            "{problem}"
        );
        let path = house.path("remittance-advices?currency=EUR");
        let (status, reply) = house.api().upload(&path, b"INV-100 12.00 and thanks");
        assert_eq!(status, 201, "{reply}");
    }
}

#[test]
fn a_person_links_and_takes_back_and_that_stays() {
    for system in systems() {
        let house = Company::new(&system);
        let given = send(&house, "letter.pdf", LETTER);
        let statement = house.statement(
            "S-1",
            DAY,
            "0.00",
            &[
                ("1666.20", "Zahlung PAY-55"),
                ("10.00", "else"),
                ("-5.00", "rent"),
            ],
            "1671.20",
        );
        let entries = house.entries(&statement);
        let link = |entry: &Value| json!({ "advice": given["id"], "entry": id_of(entry) });
        let only = json!({ "advice": given["id"] });
        assert_eq!(advice(&house, &given)["entry"], entries[0]["id"]);
        let aside =
            |aside: bool| json!({ "advice": given["id"], "aside": aside, "reason": "twice" });
        house.problem("remittance-advices/set-aside", &aside(true), "wrong_state");
        house.problem("remittance-advices/link", &link(&entries[1]), "wrong_state");

        let undone = house.done("remittance-advices/unlink", &only);
        assert_eq!(
            (&undone["effect"], &undone["advice"]["status"]),
            (&json!("changed"), &json!("open"))
        );
        let repeated = house.done("remittance-advices/unlink", &only);
        assert_eq!(repeated["effect"], "already_so");
        house.statement("S-2", DAY, "1671.20", &[("1666.20", "PAY-55")], "3337.40");
        assert!(
            advice(&house, &given)["entry"].is_null(),
            "a person said no"
        );
        house.problem("remittance-advices/link", &link(&entries[2]), "wrong_state");
        let linked = house.done("remittance-advices/link", &link(&entries[1]));
        assert_eq!(linked["advice"]["linked_by"], "person");

        let entity: EntityId = house.id.parse().expect("an id");
        let id: BankEntryId = id_of(&entries[1]).parse().expect("an id");
        let advised = system.store.read(|tx| {
            let entry = cash::bank_entry(tx, entity, id)?;
            cash::advised(tx, entity, &[entry])
        });
        let advised = advised.expect("readable").remove(&id).expect("an advice");
        assert_eq!(advised.numbers(), "RE-2025-0815 RE-2025-0816");
        let discount = advised.documents[0].discount.map(|it| it.to_string());
        assert_eq!(discount.as_deref(), Some("23.80 EUR"));

        house.done("remittance-advices/unlink", &only);
        house.done("remittance-advices/set-aside", &aside(true));
        assert_eq!(listed(&house, "status=aside").len(), 1);
        house.done("remittance-advices/set-aside", &aside(false));
        let events = house.read("events?type=remittance_advice_linked");
        let by = |at: usize| events["items"][at]["attributes"]["by"].clone();
        assert_eq!(
            (by(0), by(1)),
            (json!("person"), json!("reference")),
            "{events}"
        );

        let reader = system.caller(&["cash.read"]);
        for (path, body) in [
            ("link", link(&entries[0])),
            ("unlink", only),
            ("set-aside", aside(true)),
        ] {
            let path = house.path(&format!("remittance-advices/{path}"));
            assert_eq!(reader.post(&path, &body).0, 403, "{path}");
        }
        let (status, _) = reader.upload(&house.path("remittance-advices"), LETTER);
        assert_eq!(status, 403);
        assert_eq!(reader.get(&house.path("remittance-advices")).0, 200);
        house.assert_sound();
    }
}
