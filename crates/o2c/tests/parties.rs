//! Legal entities and customers on every database. Risks covered: a batch that loses or doubles
//! customers, references into nowhere or into another legal entity, payers in a circle, lost
//! updates, numbers that change after they were given out.

mod base_world;

use std::sync::Arc;

use base_world::{
    Result, company, done, events, german_company, on_every_database, read, refusal, write,
};
use cashlane_o2c::parties::{
    self, AddressRole, BillingRule, Country, Customer, CustomerChange, CustomerFilter, CustomerKey,
    EntityChange, Language, NewAddress, NewBankAccount, NewContact, NewCustomer, TaxRegime,
    TimeZone,
};
use cashlane_o2c::{Code, Error, Outcome, PageRequest, Patch};
use kernel::{Currency, CustomerId, EntityId, Instant, TermId};
use store::Store;

/// Code and field of one refused item of a batch.
fn refused<T: std::fmt::Debug>(outcome: &Outcome<T>) -> (Code, &str) {
    let refusal = outcome.as_ref().expect_err("a refusal");
    (refusal.code, refusal.field.as_deref().unwrap_or_default())
}

fn number(text: &str) -> Option<CustomerKey> {
    Some(CustomerKey::Number(text.to_owned()))
}

fn simple(number: &str) -> NewCustomer {
    NewCustomer::new(number, format!("Customer {number}"), Country::DE)
}

fn create(store: &Store, entity: EntityId, new: Vec<NewCustomer>) -> Vec<CustomerId> {
    done(store, move |tx| {
        parties::create_customers(tx, entity, new.clone())
    })
    .into_iter()
    .map(|outcome| outcome.expect("accepted"))
    .collect()
}

fn customer(store: &Store, entity: EntityId, id: CustomerId) -> Customer {
    read(store, |tx| parties::customer(tx, entity, id))
}

fn change(
    store: &Store,
    entity: EntityId,
    id: CustomerId,
    version: i64,
    change: CustomerChange,
) -> Result<Customer> {
    write(store, move |tx| {
        parties::change_customer(tx, entity, id, version, change.clone())
    })
}

/// A customer with something in every field.
fn full() -> NewCustomer {
    NewCustomer {
        language: Some(Language::Fr),
        segment: Some("retail".to_owned()),
        vat_id: Some("FR 40 303 265 045".to_owned()),
        email: Some("compta@exemple.fr".to_owned()),
        billing_rule: Some(BillingRule::Order),
        addresses: vec![
            NewAddress {
                role: AddressRole::BillTo,
                name: Some("Comptabilité".to_owned()),
                street: "1 rue de la Paix".to_owned(),
                postal_code: "75002".to_owned(),
                city: "Paris".to_owned(),
                region: None,
                country: None,
            },
            NewAddress {
                role: AddressRole::Main,
                name: None,
                street: "2 rue du Port".to_owned(),
                postal_code: "13002".to_owned(),
                city: "Marseille".to_owned(),
                region: None,
                country: None,
            },
        ],
        contacts: vec![NewContact {
            name: "Anne".to_owned(),
            duty: Some("accounts payable".to_owned()),
            email: Some("anne@exemple.fr".to_owned()),
            phone: None,
        }],
        bank_accounts: vec![NewBankAccount {
            iban: "FR14 2004 1010 0505 0001 3M02 606".to_owned(),
            bic: Some("PSSTFRPPXXX".to_owned()),
            holder: None,
        }],
        ..NewCustomer::new("F-1", "Exemple SARL", Country::FR)
    }
}

#[test]
fn a_legal_entity_is_set_up_once_and_changed_by_version() {
    on_every_database(|store, _| {
        let entity = company(store, "NW");
        assert_eq!(
            read(store, |tx| parties::entity(tx, entity.id)),
            Arc::new(entity.clone())
        );
        assert_eq!(
            read(store, |tx| parties::entity_by_code(tx, "NW")).id,
            entity.id
        );
        let twice = write(store, |tx| parties::create_entity(tx, german_company("NW")));
        assert_eq!(refusal(twice).code, Code::AlreadyExists);

        let id = entity.id;
        let moved = done(store, move |tx| {
            let change = EntityChange {
                city: Some("Kiel".to_owned()),
                phone: Patch::Set("+49 431 1".to_owned()),
                email: Patch::Clear,
                ..EntityChange::default()
            };
            parties::change_entity(tx, id, 1, change)
        });
        assert_eq!(
            (moved.city.as_str(), moved.email.as_deref(), moved.version),
            ("Kiel", None, 2)
        );
        assert_eq!(read(store, |tx| parties::entity(tx, id)), Arc::new(moved));
        let late = write(store, move |tx| {
            parties::change_entity(tx, id, 1, EntityChange::default())
        });
        assert!(matches!(late, Err(Error::Conflict { .. })), "{late:?}");
        let same = done(store, move |tx| {
            parties::change_entity(tx, id, 2, EntityChange::default())
        });
        assert_eq!(same.version, 2, "nothing changed");
        assert_eq!(
            (
                events(store, "entity_created"),
                events(store, "entity_changed")
            ),
            (1, 1)
        );
    });
}

#[test]
fn limits_of_a_legal_entity_are_by_currency_and_within_reason() {
    on_every_database(|store, _| {
        let id = company(store, "NW").id;
        let change = |change: EntityChange| {
            write(store, move |tx| {
                let version = parties::entity(tx, id)?.version;
                parties::change_entity(tx, id, version, change.clone())
            })
        };
        let foreign = |limits: &[(Currency, i64)]| EntityChange {
            foreign_write_off_limits_minor: Some(limits.iter().copied().collect()),
            ..EntityChange::default()
        };
        let set = change(foreign(&[(Currency::USD, 1_500), (Currency::GBP, 0)])).expect("limits");
        assert_eq!(read(store, |tx| parties::entity(tx, id)), set);
        assert_eq!(set.write_off_limit(Currency::USD).to_string(), "15.00 USD");
        assert_eq!(set.write_off_limit(Currency::EUR).to_string(), "10.00 EUR");
        assert!(set.write_off_limit(Currency::CHF).is_zero(), "not named");
        for (bad, said) in [
            (foreign(&[(Currency::USD, -1)]), "the limit in USD is -1"),
            (
                foreign(&[(Currency::EUR, 1)]),
                "EUR is the currency of the legal entity",
            ),
        ] {
            let refusal = refusal(change(bad));
            assert_eq!(refusal.code, Code::InvalidValue);
            assert_eq!(refusal.detail, said);
        }
        let set = change(foreign(&[])).expect("no limits");
        assert!(set.write_off_limit(Currency::USD).is_zero(), "taken back");
    });
}

#[test]
fn the_business_date_and_calendar_are_those_of_the_legal_entity() {
    on_every_database(|store, _| {
        let entity = company(store, "NW");
        let just_after_midnight = Instant::parse("2026-06-30T22:00:00Z").expect("an instant");
        assert_eq!(entity.today(just_after_midnight).to_string(), "2026-07-01");
        assert!(
            !entity
                .calendar()
                .is_business_day("2026-10-03".parse().expect("a date"))
        );
        assert_eq!(
            entity.time_zone,
            TimeZone::parse("Europe/Berlin").expect("a time zone")
        );
        assert_eq!(
            entity.write_off_limit(Currency::EUR).to_string(),
            "10.00 EUR"
        );
    });
}

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
fn payers_never_stand_in_a_circle() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let circle = vec![
            NewCustomer {
                payer: number("B"),
                ..simple("A")
            },
            NewCustomer {
                payer: number("C"),
                ..simple("B")
            },
            NewCustomer {
                payer: number("B"),
                ..simple("C")
            },
            NewCustomer {
                payer: number("E"),
                ..simple("D")
            },
            simple("E"),
        ];
        let outcomes = done(store, move |tx| {
            parties::create_customers(tx, entity, circle.clone())
        });
        let fields: Vec<_> = outcomes[..3]
            .iter()
            .map(|outcome| refused(outcome).1)
            .collect();
        assert_eq!(
            fields,
            ["", "payer", "payer"],
            "A only follows the circle of B and C"
        );
        let (d, e) = (
            *outcomes[3].as_ref().expect("D"),
            *outcomes[4].as_ref().expect("E"),
        );
        assert_eq!(customer(store, entity, d).payer(), e);

        let pays = |payer| CustomerChange {
            payer: Patch::Set(CustomerKey::Id(payer)),
            ..CustomerChange::default()
        };
        let closing = change(store, entity, e, 1, pays(d));
        assert_eq!(refusal(closing).field.as_deref(), Some("payer"));
        let itself = change(store, entity, e, 1, pays(e)).expect("oneself is no circle");
        assert_eq!((itself.payer_id, itself.version), (None, 1));
        let f = create(store, entity, vec![simple("F")])[0];
        change(store, entity, e, 1, pays(f)).expect("a chain");
        assert!(
            change(store, entity, f, 1, pays(d)).is_err(),
            "D pays through E by F"
        );
        assert_eq!(read(store, |tx| parties::verify(tx, entity)), Vec::new());
    });
}

#[test]
fn two_changes_at_once_cannot_close_a_circle_together() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let ids = create(store, entity, vec![simple("A"), simple("B")]);
        let pays = |id: CustomerId, payer: CustomerId| {
            let store = store.clone();
            std::thread::spawn(move || {
                let payer = Patch::Set(CustomerKey::Id(payer));
                let with = CustomerChange {
                    payer,
                    ..CustomerChange::default()
                };
                change(&store, entity, id, 1, with).is_ok()
            })
        };
        let both = [pays(ids[0], ids[1]), pays(ids[1], ids[0])];
        let won = both.map(|thread| thread.join().expect("no panic"));
        assert_eq!(won.iter().filter(|ok| **ok).count(), 1, "{won:?}");
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
fn nothing_of_another_legal_entity_is_seen_or_referred_to() {
    on_every_database(|store, _| {
        let (ours, theirs) = (company(store, "A").id, company(store, "B").id);
        let foreign = create(store, theirs, vec![NewCustomer { ..full() }])[0];
        assert!(matches!(
            store.read(|tx| parties::customer(tx, ours, foreign)),
            Err(Error::NotFound { .. })
        ));
        assert!(read(store, |tx| parties::customers_by_ids(tx, ours, &[foreign])).is_empty());
        let payer = Some(CustomerKey::Id(foreign));
        let outcomes = done(store, move |tx| {
            let new = vec![NewCustomer {
                payer: payer.clone(),
                ..simple("1")
            }];
            parties::create_customers(tx, ours, new)
        });
        assert_eq!(refused(&outcomes[0]), (Code::UnknownReference, "payer"));
        let iban = "FR1420041010050500013M02606";
        let found = |entity| read(store, |tx| parties::customers_by_ibans(tx, entity, &[iban]));
        assert!(found(ours).is_empty());
        assert_eq!(found(theirs)[iban], [foreign]);
        create(store, ours, vec![simple("F-1")]);
        let numbers = read(store, |tx| {
            parties::customer_ids_by_numbers(tx, ours, &["F-1", "F-2", "F-1"])
        });
        assert_eq!(numbers.len(), 1);
        assert_ne!(numbers["F-1"], foreign);
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

#[test]
fn a_number_series_is_fixed_once_its_first_number_is_drawn() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let set = |prefix: &'static str, width| {
            write(store, move |tx| {
                parties::set_number_series(tx, entity, "invoice", prefix, width)
            })
        };
        set("R-", 5).expect("new");
        set("RE-2026-", 6).expect("not used yet");
        let first = done(store, move |tx| Ok(tx.next_number(entity, "invoice")?));
        assert_eq!(first, "RE-2026-000001");
        assert_eq!(refusal(set("R-", 5)).code, Code::WrongState);
        let series = read(store, |tx| parties::number_series(tx, entity));
        assert_eq!((series.len(), series[0].next, series[0].width), (1, 2, 6));
        assert_eq!(refusal(set("R R", 5)).field.as_deref(), Some("prefix"));
        assert_eq!(refusal(set("R", 19)).field.as_deref(), Some("width"));
        assert_eq!(events(store, "number_series_set"), 2);
    });
}

#[test]
fn verify_names_what_was_broken_behind_its_back() {
    on_every_database(|store, _| {
        let (ours, theirs) = (company(store, "A").id, company(store, "B").id);
        let ids = create(store, ours, vec![simple("1"), simple("2"), full()]);
        let foreign = create(store, theirs, vec![simple("9")])[0];
        done(store, move |tx| {
            tx.exec(
                "UPDATE customers SET payer_id = $2 WHERE id = $1",
                &[ids[0].into(), ids[1].into()],
            )?;
            tx.exec(
                "UPDATE customers SET payer_id = $2, ship_to_id = $3 WHERE id = $1",
                &[ids[1].into(), ids[0].into(), foreign.into()],
            )?;
            let third = [ids[2].into()];
            tx.exec(
                "DELETE FROM customer_addresses WHERE customer_id = $1 AND role = 'main'",
                &third,
            )?;
            tx.exec(
                "UPDATE customer_bank_accounts SET entity_id = $2 WHERE customer_id = $1",
                &[ids[2].into(), theirs.into()],
            )?;
            Ok(())
        });
        let found = read(store, |tx| parties::verify(tx, ours));
        let subjects: Vec<&str> = found.iter().map(|found| found.subject.as_str()).collect();
        assert_eq!(subjects, ["2", "F-1", "F-1", "1", "2"], "{found:?}");
    });
}
