//! Products.

use super::*;

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
            product_group: None,
        };
        assert_eq!(list(&search, 5), ["S-10", "S-11"]);
        let crane = NewProduct {
            name: "KRÄN".to_owned(),
            ..product("K-1")
        };
        done(store, move |tx| {
            agreements::create_products(tx, entity, vec![crane.clone()])
        });
        let search = ProductFilter {
            search: Some("krän".to_owned()),
            active: None,
            product_group: None,
        };
        assert_eq!(list(&search, 5), ["K-1"]);
        let inactive = ProductFilter {
            search: None,
            active: Some(false),
            product_group: None,
        };
        assert_eq!(list(&inactive, 5), Vec::<String>::new());
    });
}
