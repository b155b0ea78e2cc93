//! Price lists and prices.

use super::*;

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

        let later = NewPrice {
            valid_from: day("2030-01-01"),
            ..price("all", "B", "0", "2")
        };
        set_prices(store, entity, vec![later]);
        let held = |on: &str| {
            let filter = PriceFilter {
                sku: Some("B".to_owned()),
                on: Some(day(on)),
                ..PriceFilter::default()
            };
            let page = PageRequest::first(2);
            let found = read(store, |tx| {
                agreements::list_prices(tx, entity, &filter, &page)
            });
            let texts = found.items.iter().map(|view| view.unit_price.to_string());
            texts.collect::<Vec<_>>()
        };
        assert_eq!(held("2029-12-31"), ["1.5289"]);
        assert_eq!(held("2030-01-01"), ["2"], "the later one has taken over");
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
        let lists = read(store, |tx| {
            agreements::list_price_lists(tx, entity, &PriceListFilter::default(), &page)
        });
        assert_eq!(lists.items[0].valid_to, Some(day("2026-12-31")));
        assert_eq!(events(store, "price_list_set"), 2);
    });
}
