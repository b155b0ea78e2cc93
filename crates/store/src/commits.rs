//! Telling whoever waits that something was committed by this process.

use std::sync::{Mutex, PoisonError};

type Listener = Box<dyn Fn() + Send>;

/// Those who want to know of commits with events.
#[derive(Default)]
pub(crate) struct Commits {
    listeners: Mutex<Vec<Listener>>,
}

impl Commits {
    pub(crate) fn listen(&self, listener: Listener) {
        self.lock().push(listener);
    }

    pub(crate) fn tell(&self) {
        for listener in self.lock().iter() {
            listener();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Listener>> {
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
