//! Customers are taken on, changed and listed.

use super::*;

#[test]
fn a_customer_is_read_back_as_it_was_taken_on() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let id = create(store, entity, vec![full()])[0];
        let found = customer(store, entity, id);
        assert_eq!(found.number, "F-1");
        assert_eq!(found.vat_id.as_deref(), Some("FR40303265045"));
        assert_eq!(
            found.tax_regime,
            TaxRegime::IntraCommunity,
            "it follows from the VAT id"
        );
        assert_eq!(found.currency.code(), "EUR", "the legal entity's");
        assert_eq!(found.address(AddressRole::BillTo).city, "Paris");
        assert_eq!(
            found.address(AddressRole::ShipTo).city,
            "Marseille",
            "the main one stands in"
        );
        assert_eq!(found.address(AddressRole::Main).country, Country::FR);
        assert_eq!(found.contacts[0].email.as_deref(), Some("anne@exemple.fr"));
        assert_eq!(found.bank_accounts[0].iban, "FR1420041010050500013M02606");
        assert_eq!(
            (found.payer(), found.ship_to(), found.bill_to()),
            (id, id, id)
        );
        let many = read(store, |tx| parties::customers_by_ids(tx, entity, &[id, id]));
        assert_eq!(many.len(), 1);
        assert_eq!(*many[&id], found);
        assert_eq!(events(store, "customer_created"), 1);
    });
}

#[test]
fn one_bad_customer_refuses_itself_alone() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        create(store, entity, vec![simple("1")]);
        let batch = vec![
            simple("2"),
            simple("1"),
            simple("2"),
            NewCustomer {
                vat_id: Some("DE1".to_owned()),
                ..simple("3")
            },
            NewCustomer {
                payment_term_id: Some(TermId::from_uuid(uuid::Uuid::max())),
                ..simple("4")
            },
            NewCustomer {
                payer: number("nobody"),
                ..simple("5")
            },
            NewCustomer {
                ship_to: number("3"),
                ..simple("6")
            },
            NewCustomer {
                payer: number("6"),
                ..simple("7")
            },
            NewCustomer {
                tax_regime: Some(TaxRegime::Export),
                ..simple("8")
            },
            NewCustomer {
                number: None,
                ..simple("9")
            },
            simple("10"),
        ];
        let outcomes = done(store, move |tx| {
            parties::create_customers(tx, entity, batch.clone())
        });
        let accepted: Vec<bool> = outcomes.iter().map(|outcome| outcome.is_ok()).collect();
        assert_eq!(accepted.iter().filter(|ok| **ok).count(), 2);
        assert!(accepted[0] && accepted[10]);
        assert_eq!(refused(&outcomes[1]), (Code::AlreadyExists, "number"));
        assert_eq!(refused(&outcomes[2]), (Code::AlreadyExists, "number"));
        assert_eq!(refused(&outcomes[3]), (Code::InvalidValue, "vat_id"));
        assert_eq!(
            refused(&outcomes[4]),
            (Code::UnknownReference, "payment_term_id")
        );
        assert_eq!(refused(&outcomes[5]), (Code::UnknownReference, "payer"));
        assert_eq!(refused(&outcomes[6]), (Code::UnknownReference, "ship_to"));
        assert_eq!(refused(&outcomes[7]).0, Code::UnknownReference);
        assert_eq!(refused(&outcomes[8]), (Code::InvalidValue, "tax_regime"));
        assert_eq!(refused(&outcomes[9]), (Code::InvalidValue, "number"));
        let listed = read(store, |tx| {
            let all = CustomerFilter::default();
            parties::list_customers(tx, entity, &all, &PageRequest::default())
        });
        assert_eq!(listed.items.len(), 3, "nothing of a refused one is written");
        assert_eq!(events(store, "customer_created"), 3);
    });
}

#[test]
fn customers_of_a_batch_refer_to_each_other_in_any_order_however_large_it_is() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let batch: Vec<NewCustomer> = (0..1_500)
            .map(|n| NewCustomer {
                payer: number("0"),
                ..simple(&n.to_string())
            })
            .rev()
            .collect();
        let ids = create(store, entity, batch);
        let head = *ids.last().expect("number 0 came last");
        let all = read(store, |tx| parties::customers_by_ids(tx, entity, &ids));
        assert_eq!(all.len(), 1_500);
        assert!(all.values().all(|customer| customer.payer() == head));
        assert_eq!(all[&head].payer_id, None, "who names itself pays itself");
        assert_eq!(read(store, |tx| parties::verify(tx, entity)), Vec::new());
    });
}

#[test]
fn a_change_keeps_what_it_does_not_name_and_loses_nobody_elses() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let id = create(store, entity, vec![full()])[0];
        let before = customer(store, entity, id);
        let after = change(
            store,
            entity,
            id,
            1,
            CustomerChange {
                name: Some("Exemple SA".to_owned()),
                segment: Patch::Clear,
                blocked_reason: Patch::Set("owes too much".to_owned()),
                addresses: Some(vec![NewAddress {
                    role: AddressRole::Main,
                    name: None,
                    street: "3 quai".to_owned(),
                    postal_code: String::new(),
                    city: "Lyon".to_owned(),
                    region: None,
                    country: None,
                }]),
                ..CustomerChange::default()
            },
        )
        .expect("changed");
        assert_eq!(customer(store, entity, id), after);
        assert_eq!((after.version, after.name.as_str()), (2, "Exemple SA"));
        assert_eq!(
            (after.segment.as_deref(), after.vat_id.clone()),
            (None, before.vat_id.clone())
        );
        assert_eq!(after.blocked_reason.as_deref(), Some("owes too much"));
        assert_eq!(after.contacts, before.contacts);
        assert_eq!(after.addresses.len(), 1);
        let main = before.address(AddressRole::Main).id;
        assert_eq!(
            after.addresses[0].id, main,
            "the main address is the same one, moved"
        );

        let late = change(store, entity, id, 1, CustomerChange::default());
        assert!(matches!(late, Err(Error::Conflict { .. })), "{late:?}");
        let same = change(store, entity, id, 2, CustomerChange::default()).expect("nothing to do");
        assert_eq!(same.version, 2);
        let bad = CustomerChange {
            vat_id: Patch::Clear,
            ..CustomerChange::default()
        };
        let refused = refusal(change(store, entity, id, 2, bad));
        assert_eq!(
            refused.field.as_deref(),
            Some("tax_regime"),
            "intra-community needs the VAT id"
        );
        assert_eq!(events(store, "customer_changed"), 1);
    });
}

#[test]
fn lists_are_paged_searched_and_filtered() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let mut new: Vec<NewCustomer> = (0..25)
            .map(|n| {
                let mut customer = simple(&format!("K-{n:02}"));
                customer.segment = (n % 5 == 0).then(|| "retail".to_owned());
                customer
            })
            .collect();
        new.push(NewCustomer::new("X-1", "100%_Ökologisch", Country::DE));
        create(store, entity, new);
        let list = |filter: CustomerFilter, limit: u32| {
            let mut numbers = Vec::new();
            let mut page = PageRequest::first(limit);
            loop {
                let found = read(store, |tx| {
                    parties::list_customers(tx, entity, &filter, &page)
                });
                assert!(found.items.len() <= limit as usize);
                numbers.extend(found.items.into_iter().map(|customer| customer.number));
                match found.next {
                    Some(next) => page.after = Some(next),
                    None => return numbers,
                }
            }
        };
        let all = list(CustomerFilter::default(), 7);
        assert_eq!(all.len(), 26);
        assert_eq!(
            all,
            list(CustomerFilter::default(), 100),
            "pages join without gap or overlap"
        );
        let search = |text: &str| {
            list(
                CustomerFilter {
                    search: Some(text.to_owned()),
                    ..CustomerFilter::default()
                },
                10,
            )
        };
        assert_eq!(search("k-1").len(), 10);
        assert_eq!(search("CUSTOMER k-07"), ["K-07"]);
        assert_eq!(search("100%_Ö"), ["X-1"], "wildcards stand for themselves");
        assert_eq!(search("100%_ö"), ["X-1"], "letters beyond ASCII, too");
        assert_eq!(search("%").len(), 1);
        let retail = CustomerFilter {
            segment: Some("retail".to_owned()),
            ..CustomerFilter::default()
        };
        assert_eq!(list(retail, 2).len(), 5);
        let blocked = |blocked| CustomerFilter {
            blocked: Some(blocked),
            ..CustomerFilter::default()
        };
        assert_eq!(
            (
                list(blocked(true), 10).len(),
                list(blocked(false), 10).len()
            ),
            (0, 26)
        );
        let foreign = PageRequest {
            limit: 10,
            after: Some("bm90aGluZw".to_owned()),
        };
        let cursor = store
            .read(|tx| parties::list_customers(tx, entity, &CustomerFilter::default(), &foreign));
        assert_eq!(refusal(cursor).code, Code::InvalidCursor);
    });
}

#[test]
fn customers_without_a_number_draw_the_next_free_one() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        done(store, move |tx| {
            parties::set_number_series(tx, entity, "customer", "K-", 4)
        });
        create(store, entity, vec![simple("K-0002")]);
        let unnumbered = || NewCustomer {
            number: None,
            ..simple("-")
        };
        let ids = create(
            store,
            entity,
            vec![unnumbered(), simple("K-0003"), unnumbered()],
        );
        let numbers: Vec<String> = ids
            .iter()
            .map(|id| customer(store, entity, *id).number)
            .collect();
        assert_eq!(numbers, ["K-0001", "K-0003", "K-0004"]);
    });
}
