//! Requests waiting for a writer.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::request::Request;

pub(crate) type Batch = Vec<Box<dyn Request>>;

/// How long a request waits before another writer comes to help those that are at work.
///
/// One writer with large batches is faster than several with small ones as long as requests meet
/// on the same rows, as they do on a number series: a writer then waits for the commits of the
/// others. Help is for when a long request blocks the way.
const HELP_AFTER: Duration = Duration::from_millis(50);

pub(crate) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
    length_max: usize,
    /// The most requests that share one commit.
    batch_max: usize,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<(Instant, Box<dyn Request>)>,
    /// Writers at work.
    busy: u32,
    closed: bool,
}

/// Why a request was not queued.
pub(crate) enum NotQueued {
    Full,
    Closed,
}

impl Queue {
    pub(crate) fn new(length_max: usize, batch_max: usize) -> Self {
        Self {
            state: Mutex::default(),
            changed: Condvar::new(),
            length_max,
            batch_max,
        }
    }

    pub(crate) fn push(&self, request: Box<dyn Request>) -> Result<(), NotQueued> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return Err(NotQueued::Closed);
        }
        if state.waiting.len() >= self.length_max {
            return Err(NotQueued::Full);
        }
        state.waiting.push_back((Instant::now(), request));
        drop(state);
        self.changed.notify_one();
        Ok(())
    }

    /// Waits for work and takes what waits now, so that a lone request never waits for company.
    /// `None` once the queue is closed and empty. Each batch is to be followed by
    /// [`done`](Self::done).
    pub(crate) fn take(&self) -> Option<Batch> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let patience = HELP_AFTER * state.busy;
            match state.waiting.front().map(|(since, _)| since.elapsed()) {
                Some(waited) if waited >= patience => {
                    let count = state.waiting.len().min(self.batch_max);
                    let batch = state.waiting.drain(..count).map(|(_, it)| it).collect();
                    state.busy += 1;
                    drop(state);
                    // Whoever else waits looks again, in case something is left.
                    self.changed.notify_one();
                    return Some(batch);
                }
                Some(waited) => {
                    let left = patience.saturating_sub(waited);
                    let woken = self.changed.wait_timeout(state, left);
                    state = woken.unwrap_or_else(PoisonError::into_inner).0;
                }
                None if state.closed => return None,
                None => {
                    let woken = self.changed.wait(state);
                    state = woken.unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }

    /// A writer has answered its batch.
    pub(crate) fn done(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.busy -= 1;
        drop(state);
        self.changed.notify_one();
    }

    /// Lets the writers end when they have done what waits.
    pub(crate) fn close(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.closed = true;
        drop(state);
        self.changed.notify_all();
    }
}
