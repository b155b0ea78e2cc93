//! The look of documents: tried before it is saved, kept by version, and never put on what is
//! rendered already.

use cashlane_tests::{Company, System, id_of, pdf_text, systems, untaxed_line, work};
use serde_json::{Value, json};

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">
<rect width="60" height="60" fill="#0f5257"/></svg>"##;

fn look(accent: &str, pay: &str) -> Value {
    let texts = json!({ "en": pay, "de": "", "fr": "" });
    json!({ "logo": null, "accent": accent, "footer": { "en": "Director: Ada" }, "payment": texts })
}

fn save(company: &Company<'_>, version: i64, look: &Value) -> (u16, Value) {
    let path = company.path("document-style");
    let version = version.to_string();
    let body = Some(look.to_string().into_bytes());
    company
        .api()
        .send("PUT", &path, &[("if-match", &version)], body)
}

/// The text of the invoice as it was rendered, without spaces; nothing where no tool can read it.
fn rendered(system: &System, company: &Company<'_>, invoice: &Value) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(
        work(system, &format!("file:{}", folder.path().display())),
        0
    );
    let copies = company.read(&format!("documents?subject={}", id_of(invoice)));
    let file = copies[0]["file"].as_str().expect("a copy");
    let (_, bytes) = company
        .api()
        .download(&company.path(&format!("files/{file}")));
    pdf_text(&bytes)
}

#[test]
fn a_look_is_tried_without_being_saved() {
    for system in systems() {
        let company = Company::new(&system);
        let preview = |look: &Value, kind: &str| {
            let look = look.to_string();
            let look: String = look.bytes().map(|byte| format!("%{byte:02x}")).collect();
            let rest = format!("document-style/preview?kind={kind}&language=en&look={look}");
            company.api().page(&company.path(&rest), &[])
        };
        let wanted = look("#aa0000", "Pay by the reference.");
        for kind in [
            "invoice",
            "order_acknowledgement",
            "delivery_note",
            "statement",
        ] {
            let page = preview(&wanted, kind);
            assert_eq!(page.status, 200, "{kind} on {}: {}", system.name, page.text);
            assert_eq!(page.headers["content-type"], "application/pdf");
            assert!(page.text.starts_with("%PDF"), "{kind}");
        }
        assert_eq!(
            company.read("document-style")["version"],
            0,
            "nothing is saved"
        );
        let refused = preview(&look("red", ""), "invoice");
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("\"field\":\"accent\""),
            "{}",
            refused.text
        );
        assert_eq!(preview(&json!("no look"), "invoice").status, 400);
    }
}

#[test]
fn what_is_rendered_keeps_its_look() {
    for system in systems() {
        let company = Company::new(&system);
        let ada = company.customer_with("Ada", &json!({ "language": "en" }));
        let lines = [untaxed_line("10")];
        let (status, first) = save(&company, 0, &look("#aa0000", "Quote the reference."));
        assert_eq!((status, &first["version"]), (200, &json!(1)), "{first}");
        let before = company.invoice_with(&ada, &lines, &json!({ "documents": true }));
        let Some(text) = rendered(&system, &company, &before) else {
            continue;
        };
        assert!(
            text.contains("Quotethereference.") && text.contains("Director:Ada"),
            "{text}"
        );
        assert_eq!(
            save(&company, 0, &look("#00aa00", "Later")).0,
            409,
            "somebody was first"
        );
        assert_eq!(
            save(&company, 1, &look("#00aa00", "Pay at once.")).1["version"],
            2
        );
        let after = company.invoice_with(&ada, &lines, &json!({ "documents": true }));
        let text = rendered(&system, &company, &after).unwrap_or_default();
        assert!(text.contains("Payatonce."), "{text}");
        let kept = rendered(&system, &company, &before).unwrap_or_default();
        assert!(
            kept.contains("Quotethereference.") && !kept.contains("Payatonce."),
            "{kept}"
        );
    }
}

#[test]
fn a_logo_is_checked_when_it_comes_and_stays_in_its_house() {
    for system in systems() {
        let company = Company::new(&system);
        let path = company.path("document-style/logos");
        let (status, made) = company.api().upload(&path, LOGO.as_bytes());
        assert_eq!(status, 201, "{made}");
        let logo = made["logo"].as_str().expect("a file");
        let (media_type, bytes) = company.api().download(&format!("{path}/{logo}"));
        assert_eq!(
            (media_type.as_str(), bytes.as_slice()),
            ("image/svg+xml", LOGO.as_bytes())
        );
        let page = company.api().page(&format!("{path}/{logo}"), &[]);
        assert!(page.headers["content-security-policy"].contains("sandbox"));
        let mut with_logo = look("#aa0000", "");
        with_logo["logo"] = json!(logo);
        assert_eq!(save(&company, 0, &with_logo).0, 200);
        for broken in [&b"GIF89a"[..], b"<svg", b"\x89PNG\r\n\x1a\nnothing"] {
            let (status, refusal) = company.api().upload(&path, broken);
            assert_eq!(
                (status, refusal["field"].as_str()),
                (422, Some("logo")),
                "{refusal}"
            );
        }
        let other = Company::named(&system, "OTHER", &json!({}));
        assert_eq!(save(&other, 0, &with_logo).0, 404, "not theirs");
        let theirs = other.path(&format!("document-style/logos/{logo}"));
        assert_eq!(other.api().get(&theirs).0, 404);
    }
}
