//! Lists, copies and mails.

use super::*;

#[test]
fn lists_filter_and_page() {
    for books in all_books() {
        for amount in 1..=5 {
            books.untaxed(books.ada, &amount.to_string());
        }
        let bobs = books.untaxed(books.bob, "9");
        books
            .credit(NewCreditNote::whole(bobs.id, "Cancelled"))
            .expect("credited");
        let list = |filter: InvoiceFilter| {
            let mut page = PageRequest::first(2);
            let mut numbers = Vec::new();
            loop {
                let found =
                    books.read(|tx, entity| invoicing::list_invoices(tx, entity, &filter, &page));
                numbers.extend(found.items.into_iter().map(|head| head.number));
                match found.next {
                    Some(next) => page.after = Some(next),
                    None => return numbers,
                }
            }
        };
        assert_eq!(list(InvoiceFilter::default()).len(), 7);
        let distinct: BTreeSet<String> = list(InvoiceFilter::default()).into_iter().collect();
        assert_eq!(distinct.len(), 7, "no row twice, none left out");
        let of_bob = InvoiceFilter {
            customer: Some(books.bob),
            ..InvoiceFilter::default()
        };
        assert_eq!(list(of_bob.clone()).len(), 2);
        assert_eq!(
            list(InvoiceFilter {
                open: Some(true),
                ..of_bob
            })
            .len(),
            0
        );
        let open = InvoiceFilter {
            open: Some(true),
            ..InvoiceFilter::default()
        };
        assert_eq!(list(open).len(), 5);
        let cleared = InvoiceFilter {
            open: Some(false),
            ..InvoiceFilter::default()
        };
        assert_eq!(list(cleared).len(), 2);
        let notes = InvoiceFilter {
            kind: Some(InvoiceKind::CreditNote),
            ..InvoiceFilter::default()
        };
        assert_eq!(list(notes), ["CN-000001"]);
        let search = |text: &str| InvoiceFilter {
            search: Some(text.to_owned()),
            ..InvoiceFilter::default()
        };
        assert_eq!(list(search("inv-000003")), ["INV-000003"]);
        let reference = books.invoice(bobs.id).reference;
        assert_eq!(list(search(&reference)), ["INV-000006"]);
        let later = InvoiceFilter {
            from: Some(day("2026-03-03")),
            ..InvoiceFilter::default()
        };
        assert!(list(later).is_empty());
    }
}

#[test]
fn a_copy_is_kept_once_and_a_mail_tells_what_became_of_it() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "5");
        let ada = books.ada;
        let (subject, now) = (invoice.id.uuid(), books.read(|tx, _| Ok(tx.now())));
        let effects = books.write(move |tx, entity| {
            let file = tx.add_file(&"ab".repeat(32), "application/pdf", "invoice.pdf", 5)?;
            let copy = DocumentCopy {
                subject_type: "invoice".to_owned(),
                subject_id: subject,
                kind: DocumentKind::Invoice,
                language: Language::De,
                file,
                created_at: now,
                style_version: None,
            };
            let first = invoicing::add_document_copy(tx, entity, copy.clone())?;
            let again = invoicing::add_document_copy(tx, entity, copy)?;
            let mail = NewMail {
                about: ObjectRef::new(invoice_id(subject), "invoice"),
                customer: Some(ada),
                recipient: "ap@ada.example".to_owned(),
                subject: "Invoice".to_owned(),
                body: "Please pay.".to_owned(),
                file: Some(file),
            };
            let id = invoicing::queue_mail(tx, entity, mail)?;
            invoicing::mark_failed(tx, entity, id, "mailbox full")?;
            let sent = invoicing::mark_sent(tx, entity, id, Some("<1@x>"))?;
            assert_eq!(sent.mail.status, MailStatus::Sent);
            let late = invoicing::mark_failed(tx, entity, id, "too late")?;
            assert_eq!(late.effect, Effect::AlreadySo);
            Ok([first, again])
        });
        assert_eq!(effects, [Effect::Changed, Effect::AlreadySo]);
        let found = books.read(|tx, entity| {
            let kind = DocumentKind::Invoice;
            invoicing::find_document_copy(tx, entity, subject, kind, Language::De)
        });
        assert!(found.is_some());
        assert_eq!(
            (
                books.events("document_sent"),
                books.events("document_send_failed")
            ),
            (1, 1)
        );
        let page = PageRequest::default();
        let mails = books.read(|tx, entity| {
            let filter = MailFilter {
                status: Some(MailStatus::Sent),
                customer: Some(ada),
                document: Some(invoice.id.to_string()),
            };
            invoicing::list_mails(tx, entity, &filter, &page)
        });
        assert_eq!(mails.items.len(), 1);
    }
}

fn invoice_id(uuid: uuid::Uuid) -> InvoiceId {
    InvoiceId::from_uuid(uuid)
}
