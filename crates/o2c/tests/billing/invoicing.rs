//! Invoicing: billing, numbers, rounding, credit notes, on every database.
//!
//! Risks covered: something delivered is billed twice or never; numbers with gaps or twice; cents
//! lost between lines, taxes and parts; more credited than charged; an issued document changed;
//! a bad document taking good ones down.

use std::collections::BTreeSet;

use crate::books::{Books, all_books, day, eur, units, untaxed_line};
use crate::world::{line, price};
use cashlane_o2c::agreements::TaxClass;
use cashlane_o2c::cash::{self, NewReceipt};
use cashlane_o2c::deliveries::{self, LineQuantity, NewDelivery, NewReturn};
use cashlane_o2c::invoicing::{
    self, Bill, BillingState, CreditLine, DocumentCopy, DocumentKind, DraftInvoice, DraftLine,
    DueListFilter, InvoiceFilter, InvoiceKind, MailFilter, MailStatus, NewCreditNote, NewMail,
    OldInvoice, Selection,
};
use cashlane_o2c::orders::{Effect, NewOrder, OrderStatus};
use cashlane_o2c::parties::{BillingRule, Language};
use cashlane_o2c::receivables;
use cashlane_o2c::{Code, Outcome, PageRequest};
use kernel::{CustomerId, InvoiceId, ObjectRef, OrderId};
use store::Store;

/// An order of 10 bolts at 10.00 and 3 books at 25.00: net 175.00, tax 19.00 + 5.25.
fn small_order(books: &Books) -> NewOrder {
    NewOrder::of(books.ada, vec![line("BOLT", "10"), line("BOOK", "3")])
}

fn ship_part(books: &Books, order: OrderId, line_no: i64, quantity: &str) {
    let lines = vec![LineQuantity {
        line_no,
        quantity: units(quantity),
    }];
    let delivery = books
        .ship(NewDelivery {
            lines: Some(lines),
            ..NewDelivery::of(order)
        })
        .expect("goods are there");
    books.deliver(delivery);
}

fn ship_all(books: &Books, order: OrderId) {
    let delivery = books.ship(NewDelivery::of(order)).expect("goods are there");
    books.deliver(delivery);
}

fn send_back(books: &Books, order: OrderId, line_no: i64, quantity: &str) {
    let request = NewReturn {
        order,
        lines: vec![LineQuantity {
            line_no,
            quantity: units(quantity),
        }],
        reason: "Broken".to_owned(),
        returned_at: None,
    };
    let mut all = books.write(move |tx, entity| {
        deliveries::return_goods(tx, entity, std::slice::from_ref(&request))
    });
    all.pop()
        .expect("one return, one answer")
        .expect("goods were delivered");
}

#[test]
fn a_delivery_becomes_an_invoice_with_all_that_hangs_on_it() {
    for books in all_books() {
        let order = books.acknowledged(small_order(&books));
        ship_all(&books, order);
        assert_eq!(books.exposure(books.ada), [0, 19_925, 0, 0]);
        let issued = books.bill_all();
        assert_eq!(issued.len(), 1);
        assert_eq!(issued[0].number, "INV-000001");
        let view = books.invoice(issued[0].id);
        assert_eq!((view.net, view.tax), (eur("175.00"), eur("24.25")));
        assert_eq!(view.head.gross, eur("199.25"));
        assert_eq!(view.taxes.len(), 2);
        assert_eq!(view.lines[0].net, eur("100.00"));
        assert!(view.reference.starts_with("RF"), "{}", view.reference);
        assert_eq!(view.parties.buyer.name, "Ada AG");
        assert_eq!(view.parties.seller.name, "Acme GmbH");
        assert_eq!(view.delivery_numbers.len(), 1);
        assert_eq!(view.instalments.len(), 1);
        assert_eq!(view.head.open, eur("199.25"));
        assert_eq!(books.balance("1200"), eur("199.25"));
        assert_eq!(books.balance("4000"), eur("-175.00"));
        assert_eq!(books.balance("3800"), eur("-24.25"));
        assert_eq!(books.exposure(books.ada), [19_925, 0, 0, 0]);
        assert_eq!(books.order(order).head.status, OrderStatus::Closed);
        assert_eq!(books.events("invoice_issued"), 1);
        assert!(books.bill_all().is_empty(), "nothing is billed twice");
        books.assert_all_sound();
    }
}

#[test]
fn an_order_that_is_billed_whole_waits_for_its_rest_and_gets_one_invoice() {
    for books in all_books() {
        let mut order = small_order(&books);
        order.billing_rule = Some(BillingRule::Order);
        let order = books.acknowledged(order);
        ship_part(&books, order, 1, "4");
        assert!(books.bill_all().is_empty());
        let due = |books: &Books| {
            let filter = DueListFilter::default();
            let list = |tx: &mut store::Tx, entity| {
                invoicing::billing_due(tx, entity, &filter, &PageRequest::default())
            };
            let page = books.read(list);
            page.items
                .into_iter()
                .map(|due| (due.state, due.net))
                .collect::<Vec<_>>()
        };
        assert_eq!(due(&books), [(BillingState::WaitsForRest, eur("40.00"))]);
        let rest = books.ship(NewDelivery::of(order)).expect("goods are there");
        assert_eq!(
            due(&books),
            [
                (BillingState::WaitsForRest, eur("40.00")),
                (BillingState::NotDelivered, eur("135.00"))
            ]
        );
        books.deliver(rest);
        assert!(
            due(&books)
                .iter()
                .all(|(state, _)| *state == BillingState::Ready)
        );
        let issued = books.bill_all();
        assert_eq!(issued.len(), 1);
        let view = books.invoice(issued[0].id);
        assert_eq!(
            view.lines.len(),
            2,
            "deliveries of one order line are one invoice line"
        );
        assert_eq!(view.lines[0].quantity, units("10"));
        assert_eq!(view.delivery_numbers.len(), 2);
        assert!(due(&books).is_empty());
        books.assert_all_sound();
    }
}

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
fn nothing_is_issued_into_a_closed_period() {
    for books in all_books() {
        books.untaxed(books.ada, "5");
        books.morning_of("2026-04-02");
        books.write(|tx, entity| {
            receivables::close_periods(tx, entity, day("2026-03-31")).map(|_| ())
        });
        let mut draft = DraftInvoice::of(books.ada, vec![untaxed_line("1")]);
        draft.issued_on = Some(day("2026-03-31"));
        assert_eq!(
            books.issue(draft).expect_err("closed").code,
            Code::PeriodClosed
        );
        books.untaxed(books.ada, "1");
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

/// Sixteen threads, and on PostgreSQL two nodes, issue invoices and credit notes at once.
#[test]
fn numbers_stay_contiguous_under_parallel_load() {
    const THREADS: usize = 16;
    const EACH: usize = 6;
    for books in all_books() {
        // SQLite has one writer: there the threads share it.
        let second = if books.name == "sqlite" {
            books.store.clone()
        } else {
            Store::open(&books.options).expect("a second node")
        };
        let stores = [books.store.clone(), second];
        let (entity, customers) = (books.entity, [books.ada, books.bob]);
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let store = &stores[thread % 2];
                scope.spawn(move || {
                    for _ in 0..EACH {
                        let customer = customers[thread % 2];
                        let issued = store.write(kernel::Actor::system("test"), move |tx| {
                            let draft = DraftInvoice::of(customer, vec![untaxed_line("3")]);
                            invoicing::issue_invoices(tx, entity, vec![draft])
                        });
                        let issued = issued.expect("issued").remove(0).expect("issued");
                        if thread % 4 == 0 {
                            let outcome = store.write(kernel::Actor::system("test"), move |tx| {
                                let note = NewCreditNote::whole(issued.id, "Undo");
                                invoicing::credit_notes(tx, entity, vec![note])
                            });
                            outcome.expect("credited").remove(0).expect("credited");
                        }
                    }
                });
            }
        });
        let numbers = |kind: InvoiceKind| {
            books.read(|tx, entity| {
                let rows = tx.query(
                    "SELECT number FROM invoices
                     WHERE entity_id = $1 AND kind = $2 ORDER BY number",
                    &[entity.into(), kind.into()],
                )?;
                Ok(rows
                    .iter()
                    .map(|row| row.get(0))
                    .collect::<store::Result<Vec<String>>>()?)
            })
        };
        let expected = |prefix: &str, count: usize| {
            (1..=count)
                .map(|number| format!("{prefix}{number:06}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            numbers(InvoiceKind::Invoice),
            expected("INV-", THREADS * EACH)
        );
        assert_eq!(
            numbers(InvoiceKind::CreditNote),
            expected("CN-", THREADS / 4 * EACH)
        );
        books.assert_all_sound();
    }
}

#[test]
fn deliveries_asked_for_by_id_say_why_they_are_not_billed() {
    for books in all_books() {
        let order = books.acknowledged(small_order(&books));
        let shipped = books.ship(NewDelivery::of(order)).expect("goods are there");
        let ask = Bill::of(Selection::Deliveries(vec![shipped]));
        let outcomes: Vec<Outcome<_>> = books.bill(ask.clone());
        assert_eq!(
            outcomes[0].as_ref().expect_err("on its way").code,
            Code::WrongState
        );
        books.deliver(shipped);
        assert!(books.bill(ask.clone())[0].is_ok());
        assert_eq!(
            books.bill(ask)[0].as_ref().expect_err("billed").code,
            Code::WrongState
        );
    }
}

#[test]
fn many_deliveries_are_billed_in_slices_until_none_is_left() {
    for books in all_books() {
        let orders: Vec<NewOrder> = (0..300)
            .map(|_| {
                let mut order = small_order(&books);
                order.auto_acknowledge = true;
                order
            })
            .collect();
        let orders: Vec<OrderId> = books
            .receive_all(orders)
            .into_iter()
            .map(|order| order.expect("good").id)
            .collect();
        books.write(move |tx, entity| {
            let all: Vec<NewDelivery> =
                orders.iter().map(|order| NewDelivery::of(*order)).collect();
            let shipped = deliveries::ship(tx, entity, &all)?;
            let arrivals: Vec<deliveries::Arrival> = shipped
                .into_iter()
                .map(|outcome| deliveries::Arrival::of(outcome.expect("shipped").id))
                .collect();
            deliveries::deliver(tx, entity, &arrivals).map(|_| ())
        });
        let mut bill = Bill::of(Selection::All { until: None });
        bill.documents = false;
        bill.limit = Some(200);
        assert_eq!(books.bill(bill.clone()).len(), 200);
        assert_eq!(books.bill(bill.clone()).len(), 100);
        assert!(books.bill(bill).is_empty());
        books.assert_all_sound();
    }
}
