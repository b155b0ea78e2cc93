//! Requests waiting for a writer.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, PoisonError};

use crate::request::Request;

pub(crate) type Batch = Vec<Box<dyn Request>>;

pub(crate) struct Queue {
    state: Mutex<State>,
    arrived: Condvar,
    length_max: usize,
    /// The most requests that share one commit.
    batch_max: usize,
    writers: usize,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Box<dyn Request>>,
    closed: bool,
}

/// Why a request was not queued.
pub(crate) enum NotQueued {
    Full,
    Closed,
}

impl Queue {
    pub(crate) fn new(length_max: usize, batch_max: usize, writers: usize) -> Self {
        Self {
            state: Mutex::default(),
            arrived: Condvar::new(),
            length_max,
            batch_max,
            writers,
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
        state.waiting.push_back(request);
        drop(state);
        self.arrived.notify_one();
        Ok(())
    }

    /// Waits for work and takes this writer's share of what waits now, so that a lone request
    /// never waits for company. `None` once the queue is closed and empty.
    pub(crate) fn take(&self) -> Option<Batch> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let length = state.waiting.len();
            if length > 0 {
                let share = length.div_ceil(self.writers).min(self.batch_max);
                let batch: Batch = state.waiting.drain(..share).collect();
                if state.waiting.is_empty() {
                    return Some(batch);
                }
                drop(state);
                self.arrived.notify_one();
                return Some(batch);
            }
            if state.closed {
                return None;
            }
            state = self
                .arrived
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lets the writers end when they have done what waits.
    pub(crate) fn close(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.closed = true;
        drop(state);
        self.arrived.notify_all();
    }
}
