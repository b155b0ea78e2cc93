//! Live updates: who listens to which legal entity, and the one reader of the event log that
//! serves all of them.
//!
//! While somebody listens to a legal entity, one task a process looks where its chain of events
//! ends: at once after a commit of this process, and twice a second for those of other nodes on
//! the same database. What is new goes to every listener, who passes on what its reader may see.

mod feed;
mod listener;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::{Actor, EntityId};
use store::{Store, Touched};
use tokio::sync::{broadcast, watch};

pub use listener::{Listener, Position};

/// Streams that one user or API key may have open in one process.
const LISTENERS_MAX: usize = 16;

/// News kept for listeners that are slow; one that falls further behind is told to read all again.
const NEWS_KEPT: usize = 64;

/// What a feed tells its listeners.
#[derive(Debug, Clone)]
enum News {
    /// Objects of the legal entity were touched.
    Touched(Arc<Touched>),
    /// Something of the installation changed, perhaps what somebody may do.
    Rights,
}

/// Who listens. Cloning is cheap.
#[derive(Clone)]
pub struct Live(Arc<Shared>);

struct Shared {
    store: Store,
    state: Mutex<State>,
    /// Counts the commits of this process.
    commits: watch::Sender<u64>,
    /// Turns true when the server stops.
    closed: watch::Sender<bool>,
}

#[derive(Default)]
struct State {
    feeds: HashMap<EntityId, broadcast::Sender<News>>,
    listeners: HashMap<String, usize>,
}

/// Counts a listener for as long as it is held.
struct Seat {
    live: Live,
    holder: String,
}

impl Live {
    /// Serves listeners from this store.
    pub fn new(store: Store) -> Self {
        let live = Self(Arc::new(Shared {
            store: store.clone(),
            state: Mutex::default(),
            commits: watch::Sender::new(0),
            closed: watch::Sender::new(false),
        }));
        let shared = Arc::downgrade(&live.0);
        store.on_commit(move || {
            if let Some(shared) = shared.upgrade() {
                shared.commits.send_modify(|count| *count += 1);
            }
        });
        live
    }

    /// Ends all streams, so that the server can stop.
    pub fn close(&self) {
        self.0.closed.send_replace(true);
    }

    /// Waits until the server stops.
    async fn stopped(&self) {
        // It fails when the sender is gone, which is the end as well.
        let mut closed = self.0.closed.subscribe();
        let _stopped = closed.wait_for(|closed| *closed).await;
    }

    /// A seat among the listeners; `None` when this caller has too many already.
    fn seat(&self, actor: &Actor) -> Option<Seat> {
        let holder = actor.to_string();
        let mut state = self.state();
        let count = state.listeners.entry(holder.clone()).or_default();
        if *count >= LISTENERS_MAX {
            return None;
        }
        *count += 1;
        metrics::gauge!("cashlane_live_listeners").increment(1);
        Some(Seat {
            live: self.clone(),
            holder,
        })
    }

    /// The news of a legal entity from now on; the first listener starts its feed.
    fn subscribe(&self, entity: EntityId) -> broadcast::Receiver<News> {
        let mut state = self.state();
        if let Some(feed) = state.feeds.get(&entity) {
            return feed.subscribe();
        }
        let (news, receiver) = broadcast::channel(NEWS_KEPT);
        state.feeds.insert(entity, news.clone());
        drop(state);
        tokio::spawn(feed::run(self.clone(), entity, news));
        receiver
    }

    /// Takes a feed away when nobody listens any more; says whether it did.
    fn retire(&self, entity: EntityId, news: &broadcast::Sender<News>) -> bool {
        let mut state = self.state();
        let idle = news.receiver_count() == 0;
        if idle {
            state.feeds.remove(&entity);
        }
        idle
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut state = self.live.state();
        if let Some(count) = state.listeners.get_mut(&self.holder) {
            *count -= 1;
            if *count == 0 {
                state.listeners.remove(&self.holder);
            }
        }
        metrics::gauge!("cashlane_live_listeners").decrement(1);
    }
}
