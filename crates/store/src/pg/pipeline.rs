//! Sending several statements before the first answer is read.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

use tokio::runtime::Runtime;
use tokio_postgres::{Client, Error, Statement};

use super::encode::ColumnOf;
use crate::value::Value;

/// Something that is sent ahead of the next statement.
pub(super) enum Step {
    Control(&'static str),
    Execute(Statement, Vec<Value>),
    /// Rows, one after the other, and the number of their columns.
    Insert(Statement, Vec<Value>, usize),
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + 'a>>;

/// Sends the steps and then `op`, waits for all and gives the first failure.
pub(super) fn run<T>(
    runtime: &Runtime,
    client: &Client,
    ahead: &mut Vec<Step>,
    op: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    if ahead.is_empty() {
        return runtime.block_on(op);
    }
    let steps = std::mem::take(ahead);
    runtime.block_on(async {
        let mut first = pin!(in_order(
            steps.iter().map(|step| send(client, step)).collect()
        ));
        let mut op = pin!(op);
        let mut sent = false;
        let mut answer = None;
        poll_fn(|context| {
            // `op` is not even sent when a step could not be: what follows a step that never
            // reached the server must not be kept.
            if !sent && let Poll::Ready(outcome) = first.as_mut().poll(context) {
                outcome?;
                sent = true;
            }
            if answer.is_none()
                && let Poll::Ready(outcome) = op.as_mut().poll(context)
            {
                answer = Some(outcome);
            }
            match (sent, answer.take()) {
                (true, Some(outcome)) => Poll::Ready(outcome),
                (_, unfinished) => {
                    answer = unfinished;
                    Poll::Pending
                }
            }
        })
        .await
    })
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
/// Gives up at the first failure.
pub(super) async fn in_order<T>(mut all: Vec<Boxed<'_, T>>) -> Result<Vec<T>, Error> {
    let mut answers: Vec<Option<T>> = all.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut waiting = false;
        for (request, answer) in all.iter_mut().zip(&mut answers) {
            if answer.is_some() {
                continue;
            }
            match request.as_mut().poll(context) {
                Poll::Ready(outcome) => *answer = Some(outcome?),
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
