//! One call of `write`, on its way to a writer and back.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::SyncSender;

use kernel::Actor;

use crate::tx::Tx;
use crate::{Error, Result};

/// A request whose types are hidden, so that one queue can hold all.
pub(crate) trait Request: Send {
    fn by(&self) -> &Actor;

    /// Runs the closure; keeps its answer. Gives whether its changes are to be kept.
    fn run(&mut self, tx: &mut Tx) -> bool;

    /// Whether its last run is to be kept.
    fn is_kept(&self) -> bool;

    /// Whether it is to be rolled back in any case.
    fn is_trial(&self) -> bool;

    /// Sends the answer of the last run to the caller.
    fn deliver(self: Box<Self>);

    /// Sends an error that is not the closure's own.
    fn refuse(self: Box<Self>, error: Error);
}

/// What the caller gets: the closure's answer, or the payload of its panic.
pub(crate) type Answer<T, E> = Result<Result<T, E>, Box<dyn Any + Send>>;

pub(crate) struct Call<T, E, F> {
    pub(crate) by: Actor,
    /// Whether it is to be rolled back in any case.
    pub(crate) trial: bool,
    pub(crate) work: F,
    pub(crate) answer: Option<Answer<T, E>>,
    pub(crate) reply: SyncSender<Answer<T, E>>,
}

impl<T, E, F> Request for Call<T, E, F>
where
    T: Send,
    E: From<Error> + Send,
    F: Fn(&mut Tx) -> Result<T, E> + Send,
{
    fn by(&self) -> &Actor {
        &self.by
    }

    fn run(&mut self, tx: &mut Tx) -> bool {
        // After a panic the changes are rolled back and the panic goes on in the caller's thread,
        // so nothing broken is seen by others.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let answer = (self.work)(tx)?;
            if self.trial {
                tx.settle_ahead()?;
            }
            Ok(answer)
        }));
        let outcome = match outcome {
            Ok(Ok(_)) if tx.failure().is_some() => Ok(Err(Error::Swallowed.into())),
            other => other,
        };
        self.answer = Some(outcome);
        self.is_kept()
    }

    fn is_kept(&self) -> bool {
        matches!(self.answer, Some(Ok(Ok(_)))) && !self.trial
    }

    fn is_trial(&self) -> bool {
        self.trial
    }

    fn deliver(self: Box<Self>) {
        if let Some(answer) = self.answer {
            // A caller that no longer waits has no use for the answer.
            let _ = self.reply.send(answer);
        }
    }

    fn refuse(self: Box<Self>, error: Error) {
        let _ = self.reply.send(Ok(Err(error.into())));
    }
}
