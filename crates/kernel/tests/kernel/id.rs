use std::collections::HashSet;
use std::str::FromStr;

use cashlane_kernel::{
    CustomerId, EventId, Id, IdGen, IdKind, Instant, InvoiceId, KernelError, ObjectType, kind,
};
use proptest::prelude::*;
use uuid::{Uuid, Version};

const HEX: &str = "0190a1b2c3d47e5f8a9b0c1d2e3f4a5b";

fn instant(micros: i64) -> Instant {
    Instant::from_micros(micros)
}

/// Text, hash and thread safety need nothing of the kind itself.
fn asks_nothing_of_the_kind<K>(id: Id<K>) -> impl Copy + Ord + Send + Sync + std::fmt::Debug {
    id
}

#[test]
fn an_id_is_written_with_the_prefix_of_its_kind() {
    let id = InvoiceId::from_uuid(Uuid::from_str(HEX).unwrap());
    assert_eq!(id.to_string(), format!("inv_{HEX}"));
    assert_eq!(
        serde_json::to_string(&id).unwrap(),
        format!("\"inv_{HEX}\"")
    );
    assert_eq!(
        serde_json::from_str::<InvoiceId>(&format!("\"inv_{HEX}\"")).unwrap(),
        id
    );
    asks_nothing_of_the_kind(id);
    struct Bare;
    asks_nothing_of_the_kind(Id::<Bare>::from_uuid(id.uuid()));
}

#[test]
fn the_id_of_another_kind_is_refused_naming_both() {
    let error = InvoiceId::from_str(&format!("cus_{HEX}")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected the id of an invoice (inv_…) but found cus_…"
    );
}

#[test]
fn only_the_canonical_text_is_an_id() {
    let upper = HEX.to_uppercase();
    let wrong = [
        String::new(),
        "inv_".to_owned(),
        HEX.to_owned(),
        format!("inv{HEX}"),
        format!("inv_{upper}"),
        format!("inv_{}", &HEX[1..]),
        format!("inv_{HEX}0"),
        format!("inv_{}", Uuid::from_str(HEX).unwrap()),
        format!("inv_{{{}}}", &HEX[2..]),
        format!(" inv_{HEX}"),
    ];
    for text in wrong {
        let refused = InvoiceId::parse(&text);
        // A blank before the prefix makes it the prefix of something unknown.
        let named = matches!(
            refused,
            Err(KernelError::BadId { .. } | KernelError::WrongIdKind { .. })
        );
        assert!(named, "{text:?}: {refused:?}");
    }
}

#[test]
fn every_kind_has_its_own_prefix_and_object_type() {
    let prefixes: HashSet<_> = kind::ALL.iter().map(|row| row.0).collect();
    let types: HashSet<_> = kind::ALL.iter().map(|row| row.1).collect();
    assert_eq!(prefixes.len(), kind::ALL.len());
    assert_eq!(types, ObjectType::ALL.iter().copied().collect());
    assert!(prefixes.iter().all(|prefix| prefix.len() == 3));
    assert_eq!(kind::OrderLine::OBJECT_TYPE, "order_line");
}

#[test]
fn ids_are_uuids_of_version_seven_with_their_instant() {
    let now = Instant::parse("2026-11-22T02:19:14.123999Z").unwrap();
    for generator in [IdGen::system(), IdGen::seeded(7)] {
        let uuid = generator.next::<kind::Invoice>(now).uuid();
        assert_eq!(uuid.get_version(), Some(Version::SortRand));
        assert_eq!(uuid.get_variant(), uuid::Variant::RFC4122);
        let (seconds, nanos) = uuid.get_timestamp().unwrap().to_unix();
        assert_eq!(
            i64::try_from(seconds).unwrap() * 1000,
            now.micros() / 1_000_000 * 1000
        );
        assert_eq!(nanos, 123_000_000);
    }
}

#[test]
fn ids_rise_even_when_the_clock_steps_back_or_leaves_the_range() {
    let generator = IdGen::system();
    let mut last = generator.next::<kind::Event>(Instant::MIN);
    for micros in [
        0,
        5_000_000,
        4_000_000,
        4_000_000,
        -1,
        9_000_000,
        i64::MAX,
        0,
        i64::MAX,
    ] {
        for _ in 0..1000 {
            let id = generator.next(instant(micros));
            assert!(id > last);
            last = id;
        }
    }
}

#[test]
fn a_seed_repeats_its_ids_and_another_seed_does_not() {
    let make = |seed| {
        let generator = IdGen::seeded(seed);
        let ids: Vec<EventId> = (0..50)
            .map(|step| generator.next(instant(step * 300)))
            .collect();
        ids
    };
    assert_eq!(make(1), make(1));
    let (one, two): (HashSet<_>, HashSet<_>) =
        (make(1).into_iter().collect(), make(2).into_iter().collect());
    assert!(one.is_disjoint(&two));
}

#[test]
fn generators_of_many_nodes_do_not_collide_within_a_millisecond() {
    let nodes: Vec<IdGen> = (0..100).map(|_| IdGen::system()).collect();
    let mut seen = HashSet::new();
    for _ in 0..200 {
        for node in &nodes {
            assert!(seen.insert(node.next::<kind::Job>(instant(1_000_000_000)).uuid()));
        }
    }
}

#[test]
fn threads_that_share_a_generator_get_distinct_ids() {
    let generator = IdGen::system();
    let made: Vec<Vec<CustomerId>> = std::thread::scope(|scope| {
        let work = || {
            (0..2000)
                .map(|_| generator.next(instant(1_000_000)))
                .collect()
        };
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(made.iter().all(|ids: &Vec<CustomerId>| ids.is_sorted()));
    let distinct: HashSet<_> = made.into_iter().flatten().collect();
    assert_eq!(distinct.len(), 8000);
}

proptest! {
    #[test]
    fn ids_rise_whatever_the_clock_does(
        seed in any::<u64>(),
        clock in prop::collection::vec(any::<i64>(), 2..60),
    ) {
        let generator = IdGen::seeded(seed);
        let ids: Vec<EventId> =
            clock.into_iter().map(|micros| generator.next(instant(micros))).collect();
        prop_assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        // Text sorts as the ids do, so exports and lists keep the order.
        prop_assert!(ids.windows(2).all(|pair| pair[0].to_string() < pair[1].to_string()));
    }

    #[test]
    fn reading_what_was_written_gives_the_same_id(raw in any::<u128>()) {
        let id = InvoiceId::from_uuid(Uuid::from_u128(raw));
        prop_assert_eq!(InvoiceId::parse(&id.to_string()), Ok(id));
        prop_assert!(CustomerId::parse(&id.to_string()).is_err());
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,40}") {
        let _ = InvoiceId::parse(&text);
    }
}
