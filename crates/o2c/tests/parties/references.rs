//! Who pays for whom, within one legal entity.

use super::*;

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
