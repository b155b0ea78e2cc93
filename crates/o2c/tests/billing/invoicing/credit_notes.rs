//! Goods and prices are credited.

use super::*;

#[test]
fn returned_goods_are_credited_on_the_invoice_that_charged_them() {
    for books in all_books() {
        let order = books.acknowledged(small_order(&books));
        ship_part(&books, order, 1, "6");
        ship_part(&books, order, 1, "4");
        let invoices = books.bill_all();
        assert_eq!(invoices.len(), 2);
        send_back(&books, order, 1, "7");
        let notes = books.bill_all();
        assert_eq!(
            notes.len(),
            2,
            "the oldest invoice first, the rest on the next one"
        );
        assert!(
            notes
                .iter()
                .all(|note| note.kind == InvoiceKind::CreditNote)
        );
        assert_eq!(notes[0].number, "CN-000001");
        assert_eq!(notes[0].gross, eur("71.40"));
        assert_eq!(notes[1].gross, eur("11.90"));
        assert_eq!(books.open(invoices[0].id), eur("0.00"));
        assert_eq!(books.open(invoices[1].id), eur("35.70"));
        assert_eq!(books.open(notes[0].id), eur("0.00"));
        let view = books.invoice(notes[0].id);
        assert_eq!(view.reason.as_deref(), Some("Broken"));
        assert_eq!(view.corrects_number.as_deref(), Some("INV-000001"));
        assert_eq!(books.invoice(invoices[0].id).credit_notes.len(), 1);
        assert_eq!(books.events("credit_note_issued"), 2);
        assert_eq!(books.events("invoice_cleared"), 1);
        books.assert_all_sound();
    }
}

#[test]
fn a_return_waits_until_its_goods_are_charged_and_is_closed_when_they_were_credited_by_hand() {
    for books in all_books() {
        let order = books.acknowledged(small_order(&books));
        ship_all(&books, order);
        let invoice = books.bill_all().remove(0);
        let note = books
            .credit(NewCreditNote::whole(invoice.id, "Wrong goods"))
            .expect("credited");
        send_back(&books, order, 1, "10");
        assert!(books.bill_all().is_empty(), "nothing is left to credit");
        let page = PageRequest::default();
        let due = books.read(|tx, entity| {
            invoicing::billing_due(tx, entity, &DueListFilter::default(), &page)
        });
        assert!(due.items.is_empty());
        assert_eq!(books.invoice(note.id).delivery_numbers.len(), 1);
        books.assert_all_sound();
    }
}

#[test]
fn a_credit_note_may_reduce_a_price_and_all_parts_sum_to_the_invoice() {
    for books in all_books() {
        let draft = DraftInvoice::of(
            books.ada,
            vec![DraftLine::of("Plan", units("1"), price("769"))],
        );
        let invoice = books.issue(draft).expect("issued");
        let gross = invoice.gross;
        assert_eq!(gross, eur("915.11"));
        let part = |net: &str| NewCreditNote {
            lines: Some(vec![CreditLine {
                line_no: 1,
                quantity: None,
                net: Some(eur(net)),
            }]),
            ..NewCreditNote::whole(invoice.id, "Unused time")
        };
        let first = books.credit(part("726.86")).expect("credited");
        assert_eq!(first.gross, eur("864.96"));
        let too_much = books.credit(part("42.15")).expect_err("more than is left");
        assert_eq!(too_much.code, Code::ExceedsRest);
        let last = books
            .credit(NewCreditNote::whole(invoice.id, "Unused time"))
            .expect("credited");
        assert_eq!(first.gross.checked_add(last.gross), Ok(gross));
        assert_eq!(books.open(invoice.id), eur("0.00"));
        let again = NewCreditNote::whole(invoice.id, "Again");
        let nothing = books.credit(again).expect_err("all gone");
        assert_eq!(nothing.code, Code::ExceedsRest);
        books.assert_all_sound();
    }
}

#[test]
fn credited_quantities_end_exactly_at_the_invoice() {
    for books in all_books() {
        let draft = DraftInvoice::of(
            books.ada,
            vec![DraftLine::of("Day", units("30"), price("6.666667"))],
        );
        let invoice = books.issue(draft).expect("issued");
        let quantity = |quantity: &str| NewCreditNote {
            lines: Some(vec![CreditLine {
                line_no: 1,
                quantity: Some(units(quantity)),
                net: None,
            }]),
            ..NewCreditNote::whole(invoice.id, "Unused days")
        };
        let first = books.credit(quantity("29")).expect("credited");
        assert_eq!(books.invoice(first.id).net, eur("193.33"));
        assert_eq!(
            books.credit(quantity("2")).expect_err("one is left").code,
            Code::ExceedsRest
        );
        let last = books.credit(quantity("1")).expect("credited");
        assert_eq!(books.invoice(last.id).net, eur("6.67"));
        assert_eq!(first.gross.checked_add(last.gross), Ok(invoice.gross));
        books.assert_all_sound();
    }
}

#[test]
fn a_credit_note_on_a_paid_invoice_stays_on_the_customers_account() {
    for books in all_books() {
        let invoice = books.untaxed(books.ada, "100");
        let receipt = NewReceipt::paying(books.ada, eur("80.00"), vec![invoice.number.clone()]);
        books
            .write(move |tx, entity| cash::record_receipts(tx, entity, vec![receipt.clone()]))
            .pop()
            .expect("one answer")
            .expect("recorded");
        let note = books
            .credit(NewCreditNote::whole(invoice.id, "Returned"))
            .expect("credited");
        assert_eq!(books.open(invoice.id), eur("0.00"));
        assert_eq!(books.open(note.id), eur("80.00"));
        assert_eq!(books.exposure(books.ada)[0], -8_000);
        let apart = books.untaxed(books.ada, "10");
        let mut request = NewCreditNote::whole(apart.id, "Later");
        request.allocate = false;
        let note = books.credit(request).expect("credited");
        assert_eq!(
            (books.open(apart.id), books.open(note.id)),
            (eur("10.00"), eur("10.00"))
        );
        books.assert_all_sound();
    }
}
