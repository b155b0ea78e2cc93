//! What was delivered is billed.

use super::*;

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
