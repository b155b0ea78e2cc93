//! One open stream: what its reader may see of the news, for as long as they may.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::Event;
use kernel::EntityId;
use o2c::access::{self, Changes, Principal};
use store::Touched;
use tokio::sync::{broadcast, mpsc};

use super::{Live, News, Seat};
use crate::problem::Problem;
use crate::request::read;
use crate::state::AppState;

/// After this long without news the stream says that it lives, and who listens is asked for anew.
const BEAT: Duration = Duration::from_secs(10);

/// Messages that wait for a slow reader.
const WAITING_MAX: usize = 32;

/// Where in the chain of a legal entity a stream begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// With what comes from now on.
    Now,
    /// After the last message that the reader had.
    After(i64),
}

/// Somebody who wants to listen.
pub struct Listener {
    /// Who it is and what they may do.
    pub reader: Principal,
    /// The session token or API key by which that is asked for anew.
    pub token: String,
    /// The legal entity.
    pub entity: EntityId,
    /// Where to begin.
    pub from: Position,
}

/// Why a stream ends, told in its last message.
const ENDED: &str = "ended";

type Messages = mpsc::Sender<Result<Event, Infallible>>;

impl Listener {
    /// Opens the stream.
    ///
    /// # Errors
    /// The caller has too many streams open, or the event log cannot be read.
    pub async fn open(
        self,
        live: &Live,
        state: &AppState,
    ) -> Result<mpsc::Receiver<Result<Event, Infallible>>, Problem> {
        let seat = live
            .seat(&self.reader.actor)
            .ok_or_else(Problem::too_many_streams)?;
        // Subscribed before the end of the chain is read, so that nothing falls in between.
        let news = live.subscribe(self.entity);
        let (entity, from) = (self.entity, self.from);
        let missed = read(state, move |tx| {
            let (end, _) = tx.chain_ends(entity)?;
            Ok(match from {
                Position::After(last) if last <= end => tx.touched(entity, last, end)?,
                // A position beyond the end is of another database: all is to be read again.
                Position::After(_) => incomplete(end),
                Position::Now => tx.touched(entity, end, end)?,
            })
        })
        .await?;
        let (messages, stream) = mpsc::channel(WAITING_MAX);
        let state = state.clone();
        let live = live.clone();
        tokio::spawn(async move {
            self.serve(&live, &state, news, missed, messages).await;
            drop::<Seat>(seat);
        });
        Ok(stream)
    }

    /// Passes news on until the reader goes, may no longer listen, or the server stops.
    async fn serve(
        mut self,
        live: &Live,
        state: &AppState,
        mut news: broadcast::Receiver<News>,
        missed: Touched,
        messages: Messages,
    ) {
        let mut last = missed.upto;
        let hello = Event::default().event("ready").id(last.to_string());
        if send(&messages, hello.data("{}")).await.is_err()
            || self.pass_on(&missed, &messages).await.is_err()
        {
            return;
        }
        loop {
            let going = tokio::select! {
                heard = news.recv() => match heard {
                    Ok(News::Touched(touched)) if touched.upto > last => {
                        last = touched.upto;
                        self.pass_on(&touched, &messages).await
                    }
                    Ok(News::Touched(_)) => Ok(()),
                    Ok(News::Rights) => self.ask_again(state, &messages).await,
                    Err(broadcast::error::RecvError::Lagged(_)) => {
                        self.pass_on(&incomplete(last), &messages).await
                    }
                    Err(broadcast::error::RecvError::Closed) => return,
                },
                () = tokio::time::sleep(BEAT) => self.beat(state, &messages).await,
                () = messages.closed() => return,
                () = live.stopped() => return,
            };
            if going.is_err() {
                return;
            }
        }
    }

    async fn pass_on(&self, touched: &Touched, messages: &Messages) -> Result<(), Gone> {
        let Some(changes) = Changes::of(touched, &self.reader, self.entity) else {
            return Ok(());
        };
        let event = Event::default()
            .event("changes")
            .id(touched.upto.to_string());
        match event.json_data(&changes) {
            Ok(event) => send(messages, event).await,
            Err(_) => Err(Gone),
        }
    }

    async fn beat(&mut self, state: &AppState, messages: &Messages) -> Result<(), Gone> {
        self.ask_again(state, messages).await?;
        send(messages, Event::default().comment("still here")).await
    }

    /// Asks anew who listens. When that is nobody any more, or what they may do has changed, the
    /// stream ends: whoever still may listen opens a new one.
    async fn ask_again(&mut self, state: &AppState, messages: &Messages) -> Result<(), Gone> {
        let token = self.token.clone();
        let found = read(state, move |tx| access::principal_by_token(tx, &token)).await;
        match found {
            Ok(Some(reader)) if reader.grants == self.reader.grants => Ok(()),
            // The database may be busy; the next beat asks again.
            Err(_) => Ok(()),
            Ok(_) => {
                let _gone = send(messages, Event::default().event(ENDED).data("{}")).await;
                Err(Gone)
            }
        }
    }
}

/// The reader has gone, or is sent away.
struct Gone;

async fn send(messages: &Messages, event: Event) -> Result<(), Gone> {
    messages.send(Ok(event)).await.map_err(|_| Gone)
}

/// Says only that something changed.
fn incomplete(upto: i64) -> Touched {
    Touched {
        upto,
        objects: std::collections::BTreeSet::new(),
        complete: false,
    }
}
