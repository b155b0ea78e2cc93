//! Documents and mail: what a customer gets on paper, and what is kept of it.
//!
//! Risks covered: a document that nobody renders, a copy that differs from what was sent, a mail
//! that brings nothing.

use cashlane_tests::{
    Company, Letter, Outbox, System, id_of, letters, pdf_text, systems, with, work,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// An order on its way to a credit note.
struct Papers {
    customer: String,
    order: Value,
    delivery: Value,
    invoice: Value,
    credit_note: Value,
}

fn trade(house: &Company<'_>) -> Papers {
    let customer = house.customer_with("Ada", &json!({ "email": "ap@ada.example" }));
    house.product("CHAIR", "100", "standard");
    let order = house.order(&customer, &[("CHAIR", "2")]);
    house.acknowledge(&order);
    let delivery = house.ship(&order, &[(1, "2")]);
    house.deliver(&delivery);
    let invoice = house.bill(&order);
    let credit_note = house.credit_note(&invoice, &json!({}));
    Papers {
        customer,
        order,
        delivery,
        invoice,
        credit_note,
    }
}

/// The one rendered document of something, and its bytes.
fn rendered(house: &Company<'_>, subject: &Value) -> (Value, Vec<u8>) {
    let list = house.read(&format!("documents?subject={}", id_of(subject)));
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    let document = list[0].clone();
    assert_eq!(document["document"], subject["id"], "{document}");
    let file = document["file"].as_str().expect("a file");
    let (media_type, bytes) = house.api().download(&house.path(&format!("files/{file}")));
    assert_eq!(media_type, "application/pdf");
    assert_eq!(document["size"], json!(bytes.len()));
    assert_eq!(document["sha256"], json!(sha256(&bytes)));
    (document, bytes)
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A whole PDF in which these words stand, as far as somebody can read it here.
fn assert_shows(pdf: &[u8], words: &[&str]) {
    assert!(pdf.starts_with(b"%PDF"), "a PDF");
    assert!(pdf.len() > 5_000, "only {} bytes", pdf.len());
    let Some(text) = pdf_text(pdf) else {
        eprintln!("pdftotext is not installed: the text of documents is not checked");
        return;
    };
    for word in words {
        assert!(text.contains(word), "{word} does not stand in {text}");
    }
}

#[test]
fn each_step_of_an_order_leaves_its_document() {
    for system in systems() {
        let house = Company::new(&system);
        let papers = trade(&house);
        let outbox = Outbox::new();
        assert_eq!(outbox.work(&system), 0);
        let cases = [
            (&papers.order, "order_acknowledgement", "O000001"),
            (&papers.delivery, "delivery_note", "D000001"),
            (&papers.invoice, "invoice", "INV000001"),
            (&papers.credit_note, "credit_note", "CN000001"),
        ];
        for (subject, kind, number) in cases {
            let (document, pdf) = rendered(&house, subject);
            assert_eq!(document["kind"], kind);
            assert_eq!(document["name"], format!("{number}.pdf"));
            assert_shows(&pdf, &[number, "CHAIR", "Ada"]);
        }
        // The day where the company is, which may be another than that of universal time.
        let invoice = house.view(&papers.invoice);
        let day = invoice["issued_on"].as_str().expect("a day");
        let path = format!(
            "customers/{}/statement.pdf?from={day}&to={day}",
            papers.customer
        );
        let (media_type, statement) = house.api().download(&house.path(&path));
        assert_eq!(media_type, "application/pdf");
        assert_shows(&statement, &["INV000001", "CN000001", "238.00"]);
        mails(&house, &papers, &outbox);
        house.assert_sound();
    }
}

/// Acknowledgement, invoice and credit note went to the customer; the delivery note travels with
/// the goods.
fn mails(house: &Company<'_>, papers: &Papers, outbox: &Outbox) {
    let of_customer = format!("mails?customer={}&status=sent", papers.customer);
    let sent = house.read(&of_customer);
    assert_eq!(sent["items"].as_array().map(Vec::len), Some(3), "{sent}");
    assert_eq!(outbox.letters().len(), 3);
    let about = house.read(&format!("mails?document={}", id_of(&papers.invoice)));
    let mail = &about["items"][0];
    assert_eq!(
        (&mail["document"], &mail["recipient"]),
        (&papers.invoice["id"], &json!("ap@ada.example"))
    );
    assert_eq!(&house.read(&format!("mails/{}", id_of(mail))), mail);
    let (_, pdf) = rendered(house, &papers.invoice);
    assert_brings(&letter_of(&outbox.letters(), mail), "INV000001.pdf", &pdf);
    let events = house.read(&format!("events?object={}", id_of(mail)));
    assert_eq!(events["items"][0]["type"], "document_sent");
}

fn letter_of(letters: &[Letter], mail: &Value) -> String {
    let id = format!("Message-ID: <{}@cashlane>", id_of(mail));
    let letter = letters.iter().find(|letter| letter.text.contains(&id));
    letter
        .unwrap_or_else(|| panic!("no letter {id}"))
        .text
        .clone()
}

fn assert_brings(letter: &str, name: &str, pdf: &[u8]) {
    let letter = Letter {
        text: letter.to_owned(),
    };
    assert!(
        letter.text.contains("To: ap@ada.example"),
        "{}",
        letter.text
    );
    let (attached, bytes) = letter.attachment();
    assert_eq!(attached, name);
    assert!(bytes == pdf, "what was sent is what was kept");
}

#[test]
fn an_invoice_reaches_a_mail_server() {
    let (Ok(server), Ok(mailbox)) = (
        std::env::var("CASHLANE_TEST_SMTP"),
        std::env::var("CASHLANE_TEST_MAILBOX"),
    ) else {
        eprintln!("CASHLANE_TEST_SMTP is not set: SMTP is not tested");
        return;
    };
    let system = systems().remove(0);
    let house = Company::new(&system);
    let papers = trade(&house);
    assert_eq!(work(&system, &server), 0);
    let mails = house.read(&format!("mails?document={}", id_of(&papers.invoice)));
    let mail = &mails["items"][0];
    assert_eq!(mail["status"], "sent", "{mail}");
    let received = letters(&std::path::Path::new(&mailbox).join("new"));
    let (_, pdf) = rendered(&house, &papers.invoice);
    assert_brings(&letter_of(&received, mail), "INV000001.pdf", &pdf);
}

#[test]
fn a_mail_is_sent_again_to_the_same_or_another_address() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer_with("Ada", &json!({ "email": "ap@ada.example" }));
        let outbox = Outbox::new();
        let invoice = invoice(&house, &ada);
        outbox.work(&system);
        let first = house.read("mails")["items"][0].clone();
        let again = |fields: &Value| {
            let request = with(json!({ "mail": first["id"] }), fields);
            house.act("mails/send-again", request)
        };
        let queued = again(&json!({}));
        assert_eq!(queued["status"], "queued");
        assert_eq!(queued["document"], invoice["id"]);
        again(&json!({ "recipient": "books@ada.example" }));
        let early = house.refused("mails/send-again", json!({ "mail": queued["id"] }));
        assert_eq!(early["code"], "wrong_state", "{early}");
        let wrong = json!({ "mail": first["id"], "recipient": "nobody" });
        let wrong = house.refused("mails/send-again", wrong);
        assert_eq!(wrong["field"], "recipient");
        let unknown = json!({ "mail": "mal_00000000000000000000000000000001" });
        assert_eq!(
            house.refused("mails/send-again", unknown)["code"],
            "unknown_reference"
        );
        outbox.work(&system);
        assert_eq!(outbox.letters().len(), 3);
        let to_books = outbox
            .letters()
            .iter()
            .filter(|letter| letter.text.contains("To: books@ada.example"))
            .count();
        assert_eq!(to_books, 1);
        paged(&house);
    }
}

fn invoice(house: &Company<'_>, customer: &str) -> Value {
    let line = cashlane_tests::untaxed_line("5");
    house.invoice_with(customer, &[line], &json!({ "documents": true }))
}

/// Newest first, page by page.
fn paged(house: &Company<'_>) {
    let all = house.read("mails");
    let page = house.read("mails?limit=2");
    let next = page["next"].as_str().expect("a third mail");
    let rest = house.read(&format!("mails?limit=2&after={next}"));
    assert_eq!(rest["items"][0], all["items"][2]);
    assert_eq!(rest["next"], Value::Null);
}

#[test]
fn bulk_history_asks_for_no_documents() {
    for system in systems() {
        let house = Company::new(&system);
        let ada = house.customer("Ada");
        house.product("CHAIR", "100", "standard");
        let order = house.order(&ada, &[("CHAIR", "2")]);
        let quietly = |fields: Value| with(fields, &json!({ "documents": false }));
        house.act(
            "orders/acknowledge",
            quietly(json!({ "order": id_of(&order) })),
        );
        house.act("deliveries", quietly(json!({ "order": id_of(&order) })));
        assert_eq!(jobs(&system), 0);
    }
}

fn jobs(system: &System) -> usize {
    let jobs = system.api.read("/api/v1/jobs");
    jobs["items"].as_array().expect("jobs").len()
}
