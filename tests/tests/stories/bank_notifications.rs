//! A bank's notification of the single payments behind one entry of a statement, over the API.
//!
//! Risks covered: money that counts twice by a notification beside its statement, whichever came
//! first; a split that loses or makes money; somebody who may not split.

use std::fs;
use std::path::PathBuf;

use cashlane_tests::{Company, amount, id_of, systems};
use serde_json::{Value, json};

const DAY: &str = "2025-03-03";
const IBAN: &str = "DE89370400440532013000";
const LOCKBOX: &str = "\
100ABCDEFGHIJ00999999912503031800
2ABCDEFGHIJ0099999991000000000040008000801
50000000022222250303ABCDEFGHIJ0099999991
6001001000070000005500270700123455550000000180030125BOB E SMITH                   MY BUSINESS COMPANY
40010016019CE554
700100000222222503030010000700000
8000000002222225030300010000700000
9000008
";

/// A camt.054 with one batch under a name of the bank.
fn camt054(name: &str, batch: &str, payments: &[(&str, &str, &str)]) -> String {
    let payments: String = payments
        .iter()
        .map(|(amount, text, end)| {
            format!(
                "<TxDtls><Refs><EndToEndId>{end}</EndToEndId></Refs><Amt Ccy=\"EUR\">{amount}</Amt>\
                 <CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">\
         <BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N</MsgId><CreDtTm>{DAY}T08:00:00Z</CreDtTm></GrpHdr>\
         <Ntfctn><Id>N</Id><CreDtTm>{DAY}T08:00:00Z</CreDtTm><Acct><Id><IBAN>{IBAN}</IBAN></Id>\
         <Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy=\"EUR\">{batch}</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
         <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{DAY}</Dt></BookgDt><ValDt><Dt>{DAY}</Dt></ValDt>\
         <AcctSvcrRef>{name}</AcctSvcrRef><NtryDtls>{payments}</NtryDtls></Ntry></Ntfctn>\
         </BkToCstmrDbtCdtNtfctn></Document>"
    )
}

fn send(house: &Company<'_>, name: &str, text: &str) -> Value {
    let path = house.path(&format!("bank-statements?name={name}"));
    let (status, reply) = house.api().upload(&path, text.as_bytes());
    assert_eq!(status, 201, "{reply}");
    assert!(reply["verdicts"][0]["refusal"].is_null(), "{reply}");
    reply["verdicts"][0]["result"].clone()
}

fn list(house: &Company<'_>, path: &str) -> Vec<Value> {
    let page = house.read(path);
    page["items"].as_array().expect("a list").clone()
}

#[test]
fn a_notification_splits_its_batch_and_a_person_may_take_that_back() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        let first = house.invoice(&ada, "30", "2025-02-01");
        let second = house.invoice(&ada, "12", "2025-02-01");
        let number = |invoice: &Value| invoice["number"].as_str().expect("a number").to_owned();
        let file = camt054(
            "DEPOSIT-77-0",
            "42.00",
            &[
                ("30.00", &number(&first), "E-1"),
                ("12.00", &number(&second), "E-2"),
            ],
        );
        let told = send(&house, "n.xml", &file);
        assert_eq!(told["kind"], "notification");
        assert_eq!(
            (&told["status"], &told["reason"]),
            (&json!("waiting"), &json!("no_entry"))
        );
        let statement = house.statement("DEPOSIT-77", DAY, "0", &[("42.00", "deposit")], "42");
        assert_eq!(
            (&statement["kind"], &statement["entries"]),
            (&json!("statement"), &json!(1))
        );
        let path = format!("bank-notifications/{}", id_of(&told));
        let told = house.read(&path);
        assert_eq!(told["status"], "split");
        assert_eq!(send(&house, "n.xml", &file)["known"], true);
        assert_eq!(
            list(&house, "bank-notifications?status=split&search=deposit").len(),
            1
        );
        assert_eq!(list(&house, "bank-notifications?status=waiting").len(), 0);
        assert_eq!(list(&house, &format!("{path}/payments")).len(), 2);
        let (name, bytes) = house.api().download(&house.path(&format!("{path}/file")));
        assert_eq!(
            (name.contains("octet"), bytes),
            (true, file.clone().into_bytes())
        );

        let batch = house.read(&format!("bank-entries/{}", id_of(&told["entry"])));
        assert_eq!(
            (&batch["status"], &batch["parts"]),
            (&json!("split"), &json!(2))
        );
        let parts = list(&house, &format!("bank-entries?batch={}", id_of(&batch)));
        assert_eq!(parts.len(), 2);
        assert!(parts.iter().all(|part| part["batch"] == batch["id"]));
        assert_eq!(list(&house, "bank-entries?status=other").len(), 0);
        assert_eq!(list(&house, "exceptions").len(), 2);
        assert_eq!(house.balance("1890", DAY), "-42.00");

        let change = json!({ "notification": id_of(&told) });
        let undone = house.done("bank-notifications/undo-split", &change);
        assert_eq!(undone["notification"]["reason"], "undone");
        assert_eq!(list(&house, "exceptions").len(), 1);
        let again = house.done("bank-notifications/split", &change);
        assert_eq!(again["notification"]["status"], "split");
        house.match_all();
        assert_eq!(house.open(&first), "0.00");
        assert_eq!(house.open(&second), "0.00");
        house.problem("bank-notifications/undo-split", &change, "wrong_state");
        let analysis = house.read("cash-application?from=2025-03-01&to=2025-03-31");
        assert_eq!(
            analysis["totals"][0]["all"]["count"], 2,
            "the parts, not their batch"
        );
        assert_eq!(amount(&analysis["totals"][0]["all"]["value"]), "42.00");
        assert_eq!(house.balance("1890", DAY), "0.00");
        house.assert_sound();

        let reader = system.caller(&["cash.read"]);
        for action in ["split", "undo-split"] {
            let path = house.path(&format!("bank-notifications/{action}"));
            assert_eq!(reader.post(&path, &change).0, 403, "{action}");
        }
        let stranger = system.caller(&["orders.read"]);
        for rest in [
            "bank-notifications",
            &path,
            &format!("{path}/payments"),
            &format!("{path}/file"),
        ] {
            assert_eq!(stranger.get(&house.path(rest)).0, 403, "{rest}");
        }
    }
}

/// A lockbox names no account of ours: the caller does.
#[test]
fn a_lockbox_waits_for_its_deposit_on_the_account_that_is_named() {
    for system in systems() {
        let house = Company::new(&system);
        let path = house.path("bank-statements?name=box.bai");
        let (_, reply) = house.api().upload(&path, LOCKBOX.as_bytes());
        let refusal = &reply["verdicts"][0]["refusal"];
        assert_eq!(refusal["code"], "unknown_reference", "{reply}");
        let account = house.done(
            "bank-accounts",
            &json!({ "name": "Box", "account_no": "0099", "currency": "USD" }),
        );
        let path = format!("{path}&account={}", id_of(&account));
        let (_, reply) = house.api().upload(&path, LOCKBOX.as_bytes());
        let told = &reply["verdicts"][0]["result"];
        assert_eq!(
            (&told["format"], &told["payments"]),
            (&json!("lockbox"), &json!(1))
        );
        assert_eq!(
            (amount(&told["amount"]), &told["status"]),
            ("7000.00", &json!("waiting"))
        );
        house.assert_sound();
    }
}

/// The month of payments of which the truth is known, its notifications before and after.
#[test]
fn notifications_before_the_statements_bring_nothing_twice() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/cash_application/bank_files");
    for system in systems() {
        let fields = json!({
            "entity": {
                "code": "OURCO", "name": "Our Company Inc", "country": "DE", "base_currency": "USD",
                "language": "en", "time_zone": "Europe/Berlin", "street": "Hauptstraße 1",
                "postal_code": "10115", "city": "Berlin",
            },
            "bank": { "name": "Main", "account_no": "DE02120300000000202051" },
        });
        let house = Company::named(&system, "OURCO", &fields);
        let mut files: Vec<PathBuf> = fs::read_dir(&folder)
            .expect("a folder")
            .map(|file| file.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|end| end == "xml"))
            .collect();
        // The names begin with their number: notifications come first.
        files.sort();
        let upload = |path: &PathBuf| {
            let bytes = fs::read(path).expect("a file");
            let (status, reply) = house.api().upload(&house.path("bank-statements"), &bytes);
            assert_eq!(status, 201, "{reply}");
            reply["verdicts"].as_array().expect("verdicts").clone()
        };
        files.iter().for_each(|path| drop(upload(path)));
        let entries = list(&house, "bank-entries?limit=100");
        assert_eq!(entries.len(), 80);
        let told = list(&house, "bank-notifications?status=recognised&limit=100");
        assert_eq!(
            told.len(),
            80,
            "each payment of a notification is known again"
        );
        for path in &files {
            for verdict in upload(path) {
                assert_eq!(verdict["result"]["known"], true, "{verdict}");
            }
        }
        assert_eq!(list(&house, "bank-entries?limit=100").len(), 80);
        assert_eq!(list(&house, "bank-notifications?limit=100").len(), 80);
        house.assert_sound();
    }
}
