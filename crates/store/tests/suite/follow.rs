//! Following a chain of events: its end, what was touched, and who is told of commits.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::{CustomerId, EntityId, Event, EventKind, ObjectType};
use store::testing::fresh_stores;
use store::{Error, Store};

use crate::store;
use crate::support::by;

fn change(store: &Store, entity: EntityId, customers: usize) -> Vec<CustomerId> {
    store
        .write(by(), move |tx| {
            let ids: Vec<CustomerId> = (0..customers).map(|_| tx.new_id()).collect();
            let event = Event::new(EventKind::CustomerChanged, entity);
            tx.record(event.objects(ids.iter().copied(), "customer"))?;
            Ok::<_, Error>(ids)
        })
        .expect("an event")
}

#[test]
fn a_follower_sees_each_object_once_and_only_those_of_the_stretch() {
    for (name, store) in fresh_stores() {
        let (entity, other): (EntityId, EntityId) = (store.new_id(), store.new_id());
        change(&store, entity, 2);
        let (start, _) = store.read(|tx| tx.chain_ends(entity)).expect("ends");
        let mine = change(&store, entity, 1);
        change(&store, other, 3);
        let (end, _) = store.read(|tx| tx.chain_ends(entity)).expect("ends");
        assert_eq!((start, end), (1, 2), "{name}");
        let touched = store
            .read(|tx| tx.touched(entity, start, end))
            .expect("a stretch");
        let seen: Vec<_> = touched.objects.into_iter().collect();
        assert_eq!(seen, [(ObjectType::Customer, mine[0].uuid())], "{name}");
        assert!(touched.complete, "{name}");
        let nothing = store
            .read(|tx| tx.touched(entity, end, end))
            .expect("a stretch");
        assert!(nothing.objects.is_empty() && nothing.complete, "{name}");
    }
}

#[test]
fn too_much_is_said_to_be_too_much() {
    for (name, store) in fresh_stores() {
        let entity: EntityId = store.new_id();
        change(&store, entity, 501);
        let touched = store
            .read(|tx| tx.touched(entity, 0, 1))
            .expect("a stretch");
        assert!(!touched.complete, "{name}");
        assert_eq!(touched.objects.len(), 500, "{name}");
        let far = store
            .read(|tx| tx.touched(entity, 0, 9_999))
            .expect("a stretch");
        assert!(!far.complete && far.objects.is_empty(), "{name}");
    }
}

#[test]
fn commits_with_events_are_told_and_no_others() {
    for (name, store) in fresh_stores() {
        let told = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&told);
        store.on_commit(move || {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let entity: EntityId = store.new_id();
        change(&store, entity, 1);
        assert_eq!(told.load(Ordering::SeqCst), 1, "{name}");
        let work = move |tx: &mut store::Tx| {
            tx.record(Event::new(EventKind::EntityChanged, entity))?;
            Ok::<_, Error>(())
        };
        store.dry_run(by(), work).expect("a trial");
        let failed = store.write(by(), move |tx| work(tx).and(Err::<(), _>(Error::Closed)));
        assert!(failed.is_err());
        store.write(by(), |_| Ok::<_, Error>(())).expect("nothing");
        assert_eq!(told.load(Ordering::SeqCst), 1, "{name}");
    }
}
