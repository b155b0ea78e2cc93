//! Products, prices, terms and taxes on every database. Risks covered: a batch that loses or
//! doubles prices, a book that misses a price, lost updates, rates that cannot be charged.

mod base_world;

use base_world::{Result, company, done, events, on_every_database, read, refusal, write};
use cashlane_o2c::agreements::{
    self, DateStep, NewPrice, NewPriceList, NewProduct, NewTaxRate, NewTerm, PriceFilter,
    PriceListChange, PriceQuery, ProductChange, ProductFilter, TaxCategory, TaxClass, TaxQuery,
    TermChange, TermRules,
};
use cashlane_o2c::parties::{self, Country, CustomerKey, Language, NewCustomer, TaxRegime};
use cashlane_o2c::{Code, Error, Outcome, PageRequest, Patch};
use kernel::{
    Currency, CustomerId, Date, EntityId, Money, Percent, ProductId, Quantity, UnitPrice,
};
use store::Store;

/// Code and field of one refused item of a batch.
fn refused<T: std::fmt::Debug>(outcome: &Outcome<T>) -> (Code, &str) {
    let refusal = outcome.as_ref().expect_err("a refusal");
    (refusal.code, refusal.field.as_deref().unwrap_or_default())
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn product(sku: &str) -> NewProduct {
    NewProduct {
        sku: sku.to_owned(),
        name: format!("Product {sku}"),
        unit: None,
        tax_class: None,
    }
}

fn create_products(store: &Store, entity: EntityId, skus: &[&str]) -> Vec<ProductId> {
    let new: Vec<NewProduct> = skus.iter().map(|sku| product(sku)).collect();
    done(store, move |tx| {
        agreements::create_products(tx, entity, new.clone())
    })
    .into_iter()
    .map(|outcome| outcome.expect("accepted"))
    .collect()
}

fn list(code: &str) -> NewPriceList {
    NewPriceList {
        code: code.to_owned(),
        name: None,
        currency: Currency::EUR,
        customer: None,
        segment: None,
        valid_from: day("2026-01-01"),
        valid_to: None,
    }
}

fn price(list: &str, sku: &str, min: &str, unit: &str) -> NewPrice {
    NewPrice {
        list_code: list.to_owned(),
        sku: sku.to_owned(),
        min_quantity: Quantity::parse(min).expect("a quantity"),
        unit_price: UnitPrice::parse(unit).expect("a price"),
        valid_from: day("2026-01-01"),
        valid_to: None,
    }
}

fn set_prices(store: &Store, entity: EntityId, new: Vec<NewPrice>) -> Vec<kernel::PriceId> {
    done(store, move |tx| {
        agreements::set_prices(tx, entity, new.clone())
    })
    .into_iter()
    .map(|outcome| outcome.expect("accepted"))
    .collect()
}

fn customer(store: &Store, entity: EntityId, number: &'static str) -> CustomerId {
    let outcomes = done(store, move |tx| {
        let new = NewCustomer::new(number, number, Country::DE);
        parties::create_customers(tx, entity, vec![new])
    });
    outcomes.into_iter().next().expect("one").expect("accepted")
}

#[test]
fn products_are_added_in_batches_and_changed_by_version() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let new = vec![
            product("A"),
            product("A"),
            NewProduct {
                unit: Some("piece".to_owned()),
                ..product("B")
            },
            NewProduct {
                tax_class: Some(TaxClass::Reduced),
                ..product("C")
            },
        ];
        let outcomes = done(store, move |tx| {
            agreements::create_products(tx, entity, new.clone())
        });
        assert_eq!(refused(&outcomes[1]), (Code::AlreadyExists, "sku"));
        assert_eq!(refused(&outcomes[2]), (Code::InvalidValue, "unit"));
        let by_sku = read(store, |tx| {
            agreements::products_by_skus(tx, entity, &["A", "B", "C", "A"])
        });
        assert_eq!(by_sku.len(), 2);
        assert_eq!(by_sku["A"].unit, agreements::DEFAULT_UNIT);
        assert_eq!(by_sku["C"].tax_class, TaxClass::Reduced);

        let id = *outcomes[0].as_ref().expect("A");
        let change = |version, active| {
            write(store, move |tx| {
                let change = ProductChange {
                    active: Some(active),
                    ..ProductChange::default()
                };
                agreements::change_product(tx, entity, id, version, change)
            })
        };
        let off = change(1, false).expect("changed");
        assert_eq!((off.active, off.version), (false, 2));
        assert_eq!(read(store, |tx| agreements::product(tx, entity, id)), off);
        assert!(matches!(change(1, true), Err(Error::Conflict { .. })));
        assert_eq!(change(2, false).expect("nothing to do").version, 2);
        let by_id = read(store, |tx| {
            agreements::products_by_ids(tx, entity, &[id, id])
        });
        assert_eq!(by_id[&id], off);
        assert_eq!(
            (
                events(store, "product_created"),
                events(store, "product_changed")
            ),
            (2, 1)
        );
    });
}

#[test]
fn product_lists_are_paged_searched_and_filtered() {
    on_every_database(|store, _| {
        let (entity, other) = (company(store, "NW").id, company(store, "XX").id);
        let skus: Vec<String> = (0..12).map(|n| format!("S-{n:02}")).collect();
        create_products(
            store,
            entity,
            &skus.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        create_products(store, other, &["S-00"]);
        let list = |filter: &ProductFilter, limit| {
            let (mut found, mut page) = (Vec::new(), PageRequest::first(limit));
            loop {
                let part = read(store, |tx| {
                    agreements::list_products(tx, entity, filter, &page)
                });
                found.extend(part.items.into_iter().map(|product| product.sku));
                match part.next {
                    Some(next) => page.after = Some(next),
                    None => return found,
                }
            }
        };
        assert_eq!(list(&ProductFilter::default(), 5), skus);
        let search = ProductFilter {
            search: Some("s-1".to_owned()),
            active: Some(true),
        };
        assert_eq!(list(&search, 5), ["S-10", "S-11"]);
        let inactive = ProductFilter {
            search: None,
            active: Some(false),
        };
        assert_eq!(list(&inactive, 5), Vec::<String>::new());
    });
}

#[test]
fn prices_are_set_replaced_and_left_alone() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        create_products(store, entity, &["A", "B"]);
        done(store, move |tx| {
            agreements::create_price_list(tx, entity, list("all"))
        });
        let ids = set_prices(
            store,
            entity,
            vec![
                price("all", "A", "0", "10"),
                price("all", "A", "10", "9"),
                price("all", "B", "0", "1.5289"),
            ],
        );
        assert_eq!(events(store, "price_set"), 3);
        let again = set_prices(
            store,
            entity,
            vec![price("all", "A", "0", "11"), price("all", "A", "10", "9")],
        );
        assert_eq!(again, ids[..2], "the same prices, one of them changed");
        assert_eq!(events(store, "price_set"), 4);
        let new = vec![
            price("none", "A", "0", "1"),
            price("all", "Z", "0", "1"),
            price("all", "A", "-1", "1"),
            price("all", "A", "0", "-1"),
            price("all", "A", "5", "1"),
            price("all", "A", "5", "1"),
            NewPrice {
                valid_to: Some(day("2025-12-31")),
                ..price("all", "A", "7", "1")
            },
        ];
        let outcomes = done(store, move |tx| {
            agreements::set_prices(tx, entity, new.clone())
        });
        assert_eq!(refused(&outcomes[0]), (Code::UnknownReference, "list_code"));
        assert_eq!(refused(&outcomes[1]), (Code::UnknownReference, "sku"));
        assert_eq!(refused(&outcomes[2]), (Code::InvalidValue, "min_quantity"));
        assert_eq!(refused(&outcomes[3]), (Code::InvalidValue, "unit_price"));
        assert!(outcomes[4].is_ok());
        assert_eq!(refused(&outcomes[5]).0, Code::AlreadyExists);
        assert_eq!(refused(&outcomes[6]), (Code::InvalidValue, "valid_to"));

        let (mut prices, mut page) = (Vec::new(), PageRequest::first(2));
        loop {
            let all = PriceFilter::default();
            let part = read(store, |tx| agreements::list_prices(tx, entity, &all, &page));
            prices.extend(part.items.into_iter().map(|view| {
                (
                    view.sku,
                    view.min_quantity.to_string(),
                    view.unit_price.to_string(),
                )
            }));
            match part.next {
                Some(next) => page.after = Some(next),
                None => break,
            }
        }
        let expected = [
            ("A", "0", "11"),
            ("A", "5", "1"),
            ("A", "10", "9"),
            ("B", "0", "1.5289"),
        ];
        let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
        assert_eq!(prices, expected);
        let filter = PriceFilter {
            sku: Some("B".to_owned()),
            on: Some(day("2025-12-31")),
            ..PriceFilter::default()
        };
        let none = read(store, |tx| {
            agreements::list_prices(tx, entity, &filter, &page)
        });
        assert_eq!(none.items, Vec::new());
        assert_eq!(read(store, |tx| agreements::verify(tx, entity)), Vec::new());
    });
}

#[test]
fn the_price_book_holds_every_price_that_could_apply_and_no_other() {
    on_every_database(|store, _| {
        let (entity, other) = (company(store, "NW").id, company(store, "XX").id);
        let products = create_products(store, entity, &["A", "B"]);
        create_products(store, other, &["A"]);
        let (ours, theirs) = (customer(store, entity, "1"), customer(store, entity, "2"));
        done(store, move |tx| {
            agreements::create_price_list(tx, other, list("all"))?;
            agreements::create_price_list(tx, entity, list("all"))?;
            let segment = Some("retail".to_owned());
            agreements::create_price_list(
                tx,
                entity,
                NewPriceList {
                    segment,
                    ..list("seg")
                },
            )?;
            for (code, number) in [("own", "1"), ("their", "2")] {
                let customer = Some(CustomerKey::Number(number.to_owned()));
                agreements::create_price_list(
                    tx,
                    entity,
                    NewPriceList {
                        customer,
                        ..list(code)
                    },
                )?;
            }
            Ok(())
        });
        set_prices(store, other, vec![price("all", "A", "0", "1")]);
        set_prices(
            store,
            entity,
            vec![
                price("all", "A", "0", "10"),
                price("seg", "A", "0", "9"),
                price("own", "A", "5", "8"),
                price("their", "A", "0", "2"),
                price("all", "B", "0", "3"),
            ],
        );
        let book = read(store, |tx| {
            agreements::price_book(tx, entity, &products[..1], &[ours, ours])
        });
        let best = |customer, segment, quantity: &str| {
            let found = book.best(&PriceQuery {
                customer,
                segment,
                product: products[0],
                currency: Currency::EUR,
                quantity: Quantity::parse(quantity).expect("a quantity"),
                on: day("2026-06-01"),
            });
            (
                found.price.map(|price| price.to_string()),
                found.considered.len(),
            )
        };
        assert_eq!(best(ours, None, "1"), (Some("10".to_owned()), 2));
        assert_eq!(best(ours, None, "5"), (Some("8".to_owned()), 2));
        assert_eq!(best(ours, Some("retail"), "1"), (Some("9".to_owned()), 3));
        assert_eq!(
            best(theirs, None, "1"),
            (Some("10".to_owned()), 1),
            "not loaded for them"
        );
        let other_product = PriceQuery {
            customer: ours,
            segment: None,
            product: products[1],
            currency: Currency::EUR,
            quantity: Quantity::ONE,
            on: day("2026-06-01"),
        };
        assert_eq!(book.best(&other_product).price, None, "not loaded either");
    });
}

#[test]
fn a_price_list_has_one_scope_one_code_and_is_changed_by_version() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let create = |new: NewPriceList| {
            write(store, move |tx| {
                agreements::create_price_list(tx, entity, new.clone())
            })
        };
        let made = create(list("all")).expect("new");
        assert_eq!(refusal(create(list("all"))).code, Code::AlreadyExists);
        let nobody = Some(CustomerKey::Number("404".to_owned()));
        let refused = refusal(create(NewPriceList {
            customer: nobody.clone(),
            ..list("x")
        }));
        assert_eq!(refused.code, Code::UnknownReference);
        let segment = Some("retail".to_owned());
        let both = refusal(create(NewPriceList {
            customer: nobody,
            segment,
            ..list("x")
        }));
        assert_eq!(both.field.as_deref(), Some("segment"));
        let change = |version, to: Option<&str>| {
            let valid_to = to.map_or(Patch::Clear, |to| Patch::Set(day(to)));
            write(store, move |tx| {
                let change = PriceListChange {
                    valid_to: valid_to.clone(),
                    ..PriceListChange::default()
                };
                agreements::change_price_list(tx, entity, made.id, version, change)
            })
        };
        assert_eq!(change(1, Some("2026-12-31")).expect("changed").version, 2);
        assert!(matches!(change(1, None), Err(Error::Conflict { .. })));
        assert_eq!(
            refusal(change(2, Some("2025-12-31"))).field.as_deref(),
            Some("valid_to")
        );
        let page = PageRequest::default();
        let lists = read(store, |tx| agreements::list_price_lists(tx, entity, &page));
        assert_eq!(lists.items[0].valid_to, Some(day("2026-12-31")));
        assert_eq!(events(store, "price_list_set"), 2);
    });
}

#[test]
fn payment_terms_keep_their_rules_through_the_database() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let rules =
            TermRules::net(30).with_discount(Percent::parse("2").expect("a percentage"), 10);
        let create = |code: &'static str, rules: TermRules| {
            write(store, move |tx| {
                let new = NewTerm {
                    code: code.to_owned(),
                    name: None,
                    rules: rules.clone(),
                };
                agreements::create_payment_term(tx, entity, new)
            })
        };
        let term = create("2/10 net 30", rules.clone()).expect("new");
        assert_eq!(
            refusal(create("2/10 net 30", rules.clone())).code,
            Code::AlreadyExists
        );
        let empty = TermRules {
            instalments: Vec::new(),
            discount: None,
        };
        assert_eq!(
            refusal(create("none", empty)).field.as_deref(),
            Some("rules.instalments")
        );
        let found = read(store, |tx| agreements::terms_by_ids(tx, entity, &[term.id]));
        assert_eq!(*found[&term.id], term);
        let total = Money::parse("100", Currency::EUR).expect("an amount");
        let parts = agreements::schedule(&found[&term.id].rules, day("2026-01-31"), total);
        let part = parts.expect("valid")[0];
        assert_eq!(
            (part.due_on, part.discount_on),
            (day("2026-03-02"), Some(day("2026-02-10")))
        );

        let longer = done(store, move |tx| {
            let mut rules = TermRules::net(0);
            rules.instalments[0].due = vec![DateStep::AddMonths(1), DateStep::EndOfMonth];
            let change = TermChange {
                rules: Some(rules),
                ..TermChange::default()
            };
            agreements::change_payment_term(tx, entity, term.id, 1, change)
        });
        assert_eq!(longer.version, 2);
        assert_eq!(
            read(store, |tx| agreements::list_payment_terms(tx, entity)),
            [longer]
        );
        let codes = read(store, |tx| {
            agreements::term_ids_by_codes(tx, entity, &["2/10 net 30", "x"])
        });
        assert_eq!(codes.len(), 1);
        assert_eq!(events(store, "payment_term_set"), 2);

        let new = NewCustomer {
            payment_term_id: Some(codes["2/10 net 30"]),
            ..NewCustomer::new("1", "One", Country::DE)
        };
        let outcomes = done(store, move |tx| {
            parties::create_customers(tx, entity, vec![new.clone()])
        });
        assert!(outcomes[0].is_ok(), "the customer's term is found");
        assert_eq!(read(store, |tx| agreements::verify(tx, entity)), Vec::new());
    });
}

fn rate(class: TaxClass, percent: &str, from: &str) -> NewTaxRate {
    NewTaxRate {
        country: Country::DE,
        tax_class: class,
        category: None,
        percent: Percent::parse(percent).expect("a percentage"),
        valid_from: day(from),
        valid_to: None,
        note: None,
    }
}

fn taxed(store: &Store, entity: EntityId, on: &str) -> (TaxCategory, String) {
    let table = read(store, |tx| agreements::tax_table(tx, entity));
    let decision = table
        .decide(&TaxQuery {
            seller: Country::DE,
            customer: Country::DE,
            regime: TaxRegime::Domestic,
            vat_id: None,
            tax_class: TaxClass::Standard,
            on: day(on),
        })
        .expect("there is a rate");
    (decision.category, decision.percent.to_string())
}

#[test]
fn the_tax_table_follows_the_rates_that_are_set() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        let set = |new: Vec<NewTaxRate>| -> Result<Vec<_>> {
            write(store, move |tx| {
                agreements::set_tax_rates(tx, entity, new.clone())
            })
        };
        let seeds = agreements::default_tax_rates(Country::DE);
        let count = seeds.len();
        assert!(
            set(seeds.clone())
                .expect("set")
                .iter()
                .all(|outcome| outcome.is_ok())
        );
        set(seeds).expect("the same again");
        let all = read(store, |tx| agreements::list_tax_rates(tx, entity));
        assert_eq!(all.len(), count, "setting them twice changes nothing");
        assert_eq!(
            events(store, "tax_rate_set"),
            i64::try_from(count).expect("few")
        );
        assert_eq!(
            taxed(store, entity, "2026-05-01"),
            (TaxCategory::S, "19".to_owned())
        );
        assert_eq!(taxed(store, entity, "2020-12-31").1, "16");

        set(vec![rate(TaxClass::Standard, "21", "2027-01-01")]).expect("set");
        assert_eq!(taxed(store, entity, "2026-12-31").1, "19");
        assert_eq!(taxed(store, entity, "2027-01-01").1, "21");
        set(vec![rate(TaxClass::Standard, "20", "2027-01-01")]).expect("replaced");
        assert_eq!(taxed(store, entity, "2027-01-01").1, "20");

        let outcomes = set(vec![
            rate(TaxClass::Standard, "100.1", "2028-01-01"),
            NewTaxRate {
                category: Some(TaxCategory::S),
                ..rate(TaxClass::Zero, "0", "2028-01-01")
            },
            NewTaxRate {
                category: Some(TaxCategory::E),
                ..rate(TaxClass::Zero, "5", "2028-01-01")
            },
            rate(TaxClass::Reduced, "6", "2028-01-01"),
            rate(TaxClass::Reduced, "6", "2028-01-01"),
        ])
        .expect("set");
        assert_eq!(refused(&outcomes[0]), (Code::InvalidValue, "percent"));
        assert_eq!(refused(&outcomes[1]), (Code::InvalidValue, "category"));
        assert_eq!(refused(&outcomes[2]), (Code::InvalidValue, "category"));
        assert!(outcomes[3].is_ok());
        assert_eq!(refused(&outcomes[4]).0, Code::AlreadyExists);
    });
}

#[test]
fn a_rates_own_sentence_reaches_the_document() {
    on_every_database(|store, _| {
        let entity = company(store, "NW").id;
        done(store, move |tx| {
            let note = Some("Steuerfrei nach § 4 Nr. 10 UStG".to_owned());
            let exempt = NewTaxRate {
                note,
                ..rate(TaxClass::Exempt, "0", "2007-01-01")
            };
            agreements::set_tax_rates(tx, entity, vec![exempt])
        });
        let table = read(store, |tx| agreements::tax_table(tx, entity));
        let query = TaxQuery {
            seller: Country::DE,
            customer: Country::DE,
            regime: TaxRegime::Domestic,
            vat_id: None,
            tax_class: TaxClass::Exempt,
            on: day("2026-01-01"),
        };
        let decision = table.decide(&query).expect("exempt");
        assert_eq!(decision.category, TaxCategory::E);
        assert_eq!(
            decision.note(Language::En),
            Some("Steuerfrei nach § 4 Nr. 10 UStG")
        );
    });
}
