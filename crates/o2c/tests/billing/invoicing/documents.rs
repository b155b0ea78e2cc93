//! Documents of any origin: amounts, instalments, numbers.

use super::*;

#[test]
fn totals_come_out_as_known() {
    for books in all_books() {
        let draft = DraftInvoice::of(
            books.ada,
            vec![
                DraftLine::of("Work", units("5"), price("40")),
                DraftLine::of("Fee", units("1"), price("20")).taxed(TaxClass::Zero),
            ],
        );
        let view = books.invoice(books.issue(draft).expect("issued").id);
        assert_eq!((view.net, view.tax), (eur("220.00"), eur("38.00")));
        assert_eq!(view.taxes[0].base, eur("200.00"));
        let tiny = DraftLine::of("Crumb", units("1"), price("0.0035"));
        let zero = books
            .issue(DraftInvoice::of(books.ada, vec![tiny.clone(), tiny]))
            .expect("ok");
        assert!(zero.gross.is_zero());
        let empty = books
            .issue(DraftInvoice::of(books.ada, Vec::new()))
            .expect("issued");
        let view = books.invoice(empty.id);
        assert!(view.head.open.is_zero() && view.instalments.len() == 1);
        assert_eq!(
            books.events("invoice_cleared"),
            2,
            "nothing to pay is cleared at once"
        );
        books.assert_all_sound();
    }
}

#[test]
fn instalments_follow_the_term_and_sum_to_the_invoice() {
    for books in all_books() {
        let term = books.term("THREE", &[("30", 30), ("50", 60)], 90, Some(("2", 10)));
        books.set_term(books.ada, term);
        let mut draft = DraftInvoice::of(books.ada, vec![untaxed_line("100.01")]);
        draft.issued_on = Some(day("2026-03-01"));
        let view = books.invoice(books.issue(draft).expect("issued").id);
        let parts: Vec<_> = view
            .instalments
            .iter()
            .map(|part| (part.due_on, part.amount))
            .collect();
        assert_eq!(
            parts,
            [
                (day("2026-03-31"), eur("30.00")),
                (day("2026-04-30"), eur("50.01")),
                (day("2026-05-30"), eur("20.00"))
            ]
        );
        assert_eq!(view.instalments[0].discount_on, Some(day("2026-03-11")));
        assert_eq!(view.instalments[0].discount, eur("0.60"));
        assert_eq!(books.items(view.head.id).len(), 3);
        books.assert_all_sound();
    }
}

#[test]
fn a_bad_document_refuses_itself_alone_and_leaves_no_gap() {
    for books in all_books() {
        let negative = DraftLine::of("Rebate", units("1"), price("-5"));
        let drafts = vec![
            DraftInvoice::of(books.ada, vec![untaxed_line("1")]),
            DraftInvoice::of(books.ada, vec![negative]),
            DraftInvoice::of(
                books.ada,
                vec![DraftLine {
                    sku: Some("NONE".to_owned()),
                    ..untaxed_line("1")
                }],
            ),
            DraftInvoice::of(CustomerId::from_uuid(uuid::Uuid::from_u128(1)), vec![]),
            DraftInvoice::of(books.bob, vec![untaxed_line("2")]),
        ];
        let outcomes = books.issue_all(drafts);
        let numbers: Vec<_> = outcomes
            .iter()
            .flatten()
            .map(|issued| issued.number.as_str())
            .collect();
        assert_eq!(numbers, ["INV-000001", "INV-000002"]);
        let codes: Vec<_> = outcomes
            .iter()
            .filter_map(|outcome| outcome.as_ref().err())
            .map(|refusal| refusal.code)
            .collect();
        assert_eq!(
            codes,
            [
                Code::InvalidValue,
                Code::UnknownReference,
                Code::UnknownReference
            ]
        );
        books.assert_all_sound();
    }
}

#[test]
fn issued_documents_cannot_be_changed() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "5");
        let statements = [
            "UPDATE invoices SET gross_minor = 1, net_minor = 1, tax_minor = 0 WHERE id = $1",
            "DELETE FROM invoice_lines WHERE invoice_id = $1",
            "UPDATE invoice_instalments SET amount_minor = 1 WHERE invoice_id = $1",
        ];
        for sql in statements {
            let outcome = books.store.write(kernel::Actor::system("test"), move |tx| {
                tx.exec(sql, &[invoice.id.into()])?;
                Ok::<_, store::Error>(())
            });
            assert!(outcome.is_err(), "{}: {sql}", books.name);
        }
    }
}

#[test]
fn old_open_items_keep_their_numbers_and_stand_outside_the_series() {
    for books in all_books() {
        let old = |number: &str, kind, open: &str| OldInvoice {
            kind,
            number: number.to_owned(),
            customer: books.ada,
            open: eur(open),
            issued_on: day("2025-12-01"),
            due_on: Some(day("2026-01-15")),
            posted_on: Some(day("2026-03-01")),
            reference: None,
            customer_order_no: None,
        };
        let items = vec![
            old("4711", InvoiceKind::Invoice, "100.00"),
            old("4712", InvoiceKind::CreditNote, "30.00"),
            old("4711", InvoiceKind::Invoice, "1.00"),
            old("4713", InvoiceKind::Invoice, "0.00"),
        ];
        let outcomes =
            books.write(move |tx, entity| invoicing::import_invoices(tx, entity, items.clone()));
        let codes: Vec<_> = outcomes
            .iter()
            .map(|outcome| outcome.as_ref().map_err(|it| it.code).err())
            .collect();
        assert_eq!(
            codes,
            [
                None,
                None,
                Some(Code::AlreadyExists),
                Some(Code::InvalidValue)
            ]
        );
        let first = outcomes[0].as_ref().expect("taken over");
        assert_eq!(books.open(first.id), eur("100.00"));
        assert_eq!(books.balance("9000"), eur("-70.00"));
        assert_eq!(books.untaxed(books.ada, "1").number, "INV-000001");
        let refused = books
            .credit(NewCreditNote::whole(first.id, "No"))
            .expect_err("not ours");
        assert_eq!(refused.code, Code::WrongState);
        books.assert_all_sound();
    }
}
