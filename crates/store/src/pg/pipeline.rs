//! Sending several statements before the first answer is read.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

use tokio::runtime::Runtime;
use tokio_postgres::{Client, Error, Statement};

use super::encode::ColumnOf;
use super::explain;
use crate::value::Value;

/// Something that is sent ahead of the next statement.
pub(super) enum Step {
    Control(&'static str),
    Execute(Statement, Vec<Value>),
    /// Rows, one after the other, and the number of their columns.
    Insert(Statement, Vec<Value>, usize),
}

/// Values that may wait to be sent.
const VALUES_MAX: usize = 20_000;

/// The steps that travel with the next statement, each with its text for messages.
#[derive(Default)]
pub(super) struct Ahead {
    steps: Vec<(Box<str>, Step)>,
    /// Values in the steps.
    values: usize,
    failed: bool,
}

impl Ahead {
    pub(super) fn push(&mut self, text: &str, step: Step) {
        self.values += match &step {
            Step::Control(_) => 0,
            Step::Execute(_, values) | Step::Insert(_, values, _) => values.len(),
        };
        self.steps.push((text.into(), step));
    }

    /// Whether so much waits that it should be sent.
    pub(super) fn is_full(&self) -> bool {
        self.values > VALUES_MAX
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failed
    }
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + 'a>>;

/// Sends the steps and then `op`, waits for all and gives the first failure.
pub(super) fn run<T>(
    runtime: &Runtime,
    client: &Client,
    ahead: &mut Ahead,
    text: &str,
    op: impl Future<Output = Result<T, Error>>,
) -> crate::Result<T> {
    if ahead.steps.is_empty() {
        return runtime.block_on(op).map_err(|error| explain(text, error));
    }
    ahead.values = 0;
    let steps = std::mem::take(&mut ahead.steps);
    let failed = match runtime.block_on(all_in_order(client, &steps, op)) {
        Ok(answer) => return Ok(answer),
        Err(failed) => failed,
    };
    Err(match failed {
        (Some(step), error) => {
            ahead.failed = true;
            explain(&steps[step].0, error)
        }
        (None, error) => explain(text, error),
    })
}

/// The failure is that of a step, by its position, or of `op`.
async fn all_in_order<T>(
    client: &Client,
    steps: &[(Box<str>, Step)],
    op: impl Future<Output = Result<T, Error>>,
) -> Result<T, (Option<usize>, Error)> {
    let requests = steps.iter().map(|(_, step)| send(client, step)).collect();
    let mut first = pin!(in_order(requests));
    let mut op = pin!(op);
    let mut first_is_done = false;
    let mut answer = None;
    poll_fn(|context| {
        // `op` is not even sent when a step could not be: what follows a step that never reached
        // the server must not be kept.
        if !first_is_done && let Poll::Ready(outcome) = first.as_mut().poll(context) {
            outcome.map_err(|(step, error)| (Some(step), error))?;
            first_is_done = true;
        }
        if answer.is_none()
            && let Poll::Ready(outcome) = op.as_mut().poll(context)
        {
            answer = Some(outcome);
        }
        match (first_is_done, answer.take()) {
            (true, Some(outcome)) => Poll::Ready(outcome.map_err(|error| (None, error))),
            (_, unfinished) => {
                answer = unfinished;
                Poll::Pending
            }
        }
    })
    .await
}

fn send<'a>(client: &'a Client, step: &'a Step) -> Boxed<'a, ()> {
    match step {
        Step::Control(text) => Box::pin(client.batch_execute(text)),
        Step::Execute(statement, args) => {
            Box::pin(async { client.execute_raw(statement, args.iter()).await.map(drop) })
        }
        Step::Insert(statement, values, width) => Box::pin(async {
            let width = *width;
            let arrays = (0..width).map(|column| ColumnOf {
                values,
                width,
                column,
            });
            client.execute_raw(statement, arrays).await.map(drop)
        }),
    }
}

/// Waits for all; they are sent in order, since a request is sent when it is first polled.
/// Gives up at the first failure, with its position.
pub(super) async fn in_order<T>(mut all: Vec<Boxed<'_, T>>) -> Result<Vec<T>, (usize, Error)> {
    let mut answers: Vec<Option<T>> = all.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut waiting = false;
        for (position, (request, answer)) in all.iter_mut().zip(&mut answers).enumerate() {
            if answer.is_some() {
                continue;
            }
            match request.as_mut().poll(context) {
                Poll::Ready(outcome) => *answer = Some(outcome.map_err(|e| (position, e))?),
                Poll::Pending => waiting = true,
            }
        }
        if waiting {
            Poll::Pending
        } else {
            Poll::Ready(Ok(()))
        }
    })
    .await?;
    Ok(answers.into_iter().flatten().collect())
}
