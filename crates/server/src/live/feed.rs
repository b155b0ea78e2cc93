//! The one reader of a legal entity's chain of events in this process.

use std::sync::Arc;
use std::time::Duration;

use kernel::EntityId;
use store::{Store, Touched};
use tokio::sync::broadcast;

use super::{Live, News};

/// How often the ends of the chains are looked at for what other nodes have written.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// The least pause between two looks, however much is written here.
const PAUSE: Duration = Duration::from_millis(40);

/// Where the chains of the legal entity and of the installation end.
type Ends = (i64, i64);

/// Reads until nobody listens any more or the server stops.
pub(super) async fn run(live: Live, entity: EntityId, news: broadcast::Sender<News>) {
    let mut commits = live.0.commits.subscribe();
    let mut known: Option<Ends> = None;
    loop {
        commits.mark_unchanged();
        match look(&live.0.store, entity, known).await {
            Ok((ends, touched)) => {
                // Without receivers there is nobody to tell: the feed ends below.
                if let Some(touched) = touched {
                    let _told = news.send(News::Touched(Arc::new(touched)));
                }
                if known.is_some_and(|before| before.1 != ends.1) {
                    let _told = news.send(News::Rights);
                }
                known = Some(ends);
            }
            Err(error) => tracing::warn!(%error, "the event log could not be followed"),
        }
        tokio::time::sleep(PAUSE).await;
        tokio::select! {
            _ = commits.changed() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            () = live.stopped() => return,
        }
        if live.retire(entity, &news) {
            return;
        }
    }
}

/// Where the chains end now, and what was touched since the ends that were known. The first look
/// tells of nothing: each listener reads for itself what came before it.
async fn look(
    store: &Store,
    entity: EntityId,
    known: Option<Ends>,
) -> store::Result<(Ends, Option<Touched>)> {
    let store = store.clone();
    let read = move || {
        store.read(|tx| {
            let ends = tx.chain_ends(entity)?;
            match known {
                Some((last, _)) if ends.0 > last => {
                    let touched = tx.touched(entity, last, ends.0)?;
                    Ok((ends, Some(touched)))
                }
                _ => Ok((ends, None)),
            }
        })
    };
    tokio::task::spawn_blocking(read)
        .await
        .unwrap_or(Err(store::Error::Closed))
}
