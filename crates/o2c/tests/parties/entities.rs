//! Legal entities and their number series.

use super::*;

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
        assert_eq!(*read(store, |tx| parties::entity(tx, id)), set);
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
