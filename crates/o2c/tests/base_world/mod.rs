//! A legal entity on every database, for the tests of the ground floor.

use std::sync::Arc;

use cashlane_o2c::parties::{self, Country, Entity, Language, NewEntity, TimeZone};
use cashlane_o2c::{Error, Refusal};
use kernel::{Actor, Clock, Currency, Instant, ManualClock};
use store::{Store, StoreOptions, Tx};

/// The result of a room.
pub type Result<T> = cashlane_o2c::Result<T>;

/// Runs a test on every database there is, with a clock that stands until it is moved, and then
/// proves the event log.
pub fn on_every_database(test: impl Fn(&Store, &ManualClock)) {
    let start = Instant::parse("2026-01-05T08:00:00Z").expect("an instant");
    let clock = Arc::new(ManualClock::new(start));
    let wish = |options: &mut StoreOptions| {
        options.clock = Arc::clone(&clock) as Arc<dyn Clock>;
    };
    for fresh in store::testing::fresh_databases(wish) {
        println!("on {}", fresh.name);
        clock.set(start);
        test(&fresh.store, &clock);
        let report = fresh
            .store
            .verify_chain()
            .expect("the event log can be read");
        assert_eq!(
            report.faults_total, 0,
            "{}: {:?}",
            fresh.name, report.faults
        );
    }
}

/// Writes as a tester.
pub fn write<T: Send + 'static>(
    store: &Store,
    work: impl Fn(&mut Tx) -> Result<T> + Send + 'static,
) -> Result<T> {
    store.write(Actor::system("test"), work)
}

/// Writes what must succeed.
pub fn done<T: Send + 'static>(
    store: &Store,
    work: impl Fn(&mut Tx) -> Result<T> + Send + 'static,
) -> T {
    write(store, work).expect("the command succeeds")
}

/// Reads what must succeed.
pub fn read<T>(store: &Store, work: impl FnOnce(&mut Tx) -> Result<T>) -> T {
    store.read(work).expect("the query succeeds")
}

/// A German company to set up.
pub fn german_company(code: &str) -> NewEntity {
    NewEntity {
        code: code.to_owned(),
        name: "Nordwind Handel GmbH".to_owned(),
        country: Country::DE,
        base_currency: Currency::EUR,
        language: Language::De,
        time_zone: TimeZone::parse("Europe/Berlin").expect("a time zone"),
        street: "Speicherstadt 1".to_owned(),
        postal_code: "20457".to_owned(),
        city: "Hamburg".to_owned(),
        vat_id: Some("DE136695976".to_owned()),
        tax_number: None,
        register_text: None,
        email: Some("office@nordwind.example".to_owned()),
        phone: None,
        write_off_limit_minor: 1_000,
        tolerance_minor: 50,
        reservation_days: parties::RESERVATION_DAYS,
        foreign_write_off_limits_minor: parties::ForeignLimits::default(),
        matches_by_itself: false,
    }
}

/// Sets up a German company.
pub fn company(store: &Store, code: &'static str) -> Entity {
    done(store, move |tx| {
        parties::create_entity(tx, german_company(code))
    })
}

/// The refusal that a command must have ended in.
pub fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

/// How many events of a kind there are.
pub fn events(store: &Store, kind: &str) -> i64 {
    read(store, |tx| {
        let row = tx.query_one(
            "SELECT count(*) FROM events WHERE type = $1",
            &[kind.into()],
        )?;
        Ok(row.get(0)?)
    })
}
