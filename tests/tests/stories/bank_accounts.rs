//! Our bank accounts and the files of our banks.
//!
//! Risks covered: an account that changes under its statements, a customer who is told to pay to a
//! closed account, a bank file that is lost, altered, shown by a browser or handed to who may not.

use cashlane_tests::{Company, STANDARD_IBAN, camt053, id_of, pdf_text, systems};
use serde_json::{Value, json};

const DAY: &str = "2025-03-03";

fn account(house: &Company<'_>) -> Value {
    house.read("bank-accounts")[0].clone()
}

#[test]
fn a_bank_account_is_changed_by_version_and_each_change_is_logged() {
    for system in systems() {
        let house = Company::new(&system);
        let before = account(&house);
        let path = house.path(&format!("bank-accounts/{}", id_of(&before)));
        let change = |version: &Value, body: Value| house.api().patch(&path, version, &body);
        let version = &before["version"];
        let (status, named) = change(version, json!({ "name": "Main account", "bic": null }));
        assert_eq!((status, &named["name"]), (200, &json!("Main account")));
        assert!(named["bic"].is_null());
        let (status, stale) = change(version, json!({ "name": "Other" }));
        assert_eq!((status, &stale["code"]), (409, &json!("conflict")));
        let (status, same) = change(&named["version"], json!({ "name": "Main account" }));
        assert_eq!((status, &same["version"]), (200, &named["version"]));
        for (wrong, field) in [
            (json!({ "name": " " }), "name"),
            (json!({ "bic": "NOPE" }), "bic"),
            (
                json!({ "account_no": "DE00370400440532013000" }),
                "account_no",
            ),
            (json!({ "ledger_account": "1200" }), "ledger_account"),
        ] {
            let (status, problem) = change(&named["version"], wrong);
            assert_eq!((status, &problem["field"]), (422, &json!(field)));
            assert!(problem["remedy"].is_string(), "{problem}");
        }
        let events = house.read("events?type=bank_account_set");
        let changes = &events["items"][0]["attributes"]["changes"];
        assert_eq!(changes["name"]["to"], "Main account", "{events}");
        let reader = system.caller(&["cash.read"]);
        let body = json!({ "name": "Mine" }).to_string().into_bytes();
        let (status, _) = reader.send("PATCH", &path, &[("if-match", "2")], Some(body));
        assert_eq!(status, 403);
        assert_eq!(account(&house), named);
    }
}

#[test]
fn a_closed_account_takes_no_later_statement_and_is_on_no_document() {
    for system in systems() {
        let house = Company::new(&system);
        house.statement("S1", DAY, "0.00", &[("7.00", "rent")], "7.00");
        let before = account(&house);
        let path = house.path(&format!("bank-accounts/{}", id_of(&before)));
        let version = &before["version"];
        let close = |on: &str| json!({ "closed_on": on });
        let (status, early) = house.api().patch(&path, version, &close("2025-03-02"));
        assert_eq!((status, &early["field"]), (422, &json!("closed_on")));
        let renumber = json!({ "account_no": "DE75512108001245126199" });
        let (status, booked) = house.api().patch(&path, version, &renumber);
        assert_eq!((status, &booked["code"]), (422, &json!("wrong_state")));
        let (status, closed) = house.api().patch(&path, version, &close(DAY));
        assert_eq!((status, &closed["closed_on"]), (200, &json!(DAY)));

        let later = camt053(
            STANDARD_IBAN,
            "S2",
            "2025-03-04",
            "7.00",
            &[("1.00", "x")],
            "8.00",
        );
        let import = house.path("bank-statements?name=S2.xml");
        let (_, reply) = house.api().upload(&import, &later);
        let refusal = &reply["verdicts"][0]["refusal"];
        assert_eq!(refusal["code"], "wrong_state", "{reply}");
        let ada = house.customer("Ada");
        house.invoice(&ada, "100", DAY);
        let statement = format!("customers/{ada}/statement.pdf?from=2025-03-01&to=2025-03-31");
        // Where nothing reads PDFs, only that the documents can be made is seen.
        let names_the_account = || {
            let text = pdf_text(&house.api().download(&house.path(&statement)).1);
            text.map(|text| text.replace(' ', "").contains(STANDARD_IBAN))
        };
        assert_ne!(names_the_account(), Some(true));

        let open = json!({ "closed_on": null });
        let (status, opened) = house.api().patch(&path, &closed["version"], &open);
        assert_eq!((status, &opened["closed_on"]), (200, &Value::Null));
        let (_, reply) = house.api().upload(&import, &later);
        assert!(reply["verdicts"][0]["refusal"].is_null(), "{reply}");
        assert_ne!(names_the_account(), Some(false));
        house.assert_sound();
    }
}

#[test]
fn a_bank_file_is_handed_out_as_it_came_to_who_may_see_cash() {
    for system in systems() {
        let house = Company::new(&system);
        let file = camt053(
            STANDARD_IBAN,
            "S1",
            DAY,
            "0.00",
            &[("7.00", "rent")],
            "7.00",
        );
        let import = house.path("bank-statements?name=M%C3%A4rz%22.xml");
        let (_, reply) = house.api().upload(&import, &file);
        let statement = id_of(&reply["verdicts"][0]["result"]).to_owned();
        let path = house.path(&format!("bank-statements/{statement}/file"));
        let (media_type, bytes) = house.api().download(&path);
        assert_eq!(media_type, "application/octet-stream");
        assert_eq!(bytes, file);
        let page = house.api().page(&path, &[]);
        let kept_as = &page.headers["content-disposition"];
        assert!(kept_as.starts_with("attachment; "), "{kept_as}");
        assert!(
            kept_as.ends_with("filename*=UTF-8''M%C3%A4rz%22.xml"),
            "{kept_as}"
        );
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        assert_eq!(system.caller(&["invoices.read"]).get(&path).0, 403);
        assert_eq!(system.stranger().get(&path).0, 401);
        let other = Company::named(&system, "OTHER", &json!({}));
        let elsewhere = other.path(&format!("bank-statements/{statement}/file"));
        assert_eq!(other.api().get(&elsewhere).0, 404);
    }
}
