//! The writers: they run what is queued and let requests share a commit.
//!
//! A writer takes what waits, runs it in one transaction, commits, and only then answers. Savepoints
//! cost both databases dear and few requests fail after they have changed something, so the batch
//! is run without them first; when one does fail like that, all are run again, each in a savepoint,
//! and the failing one is rolled back alone. When the batch as a whole fails (a lock, a lost
//! connection) it is run again, and after that each request by itself.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use kernel::{Clock, IdGen};

use crate::commits::Commits;
use crate::conn::Conn;
use crate::error::DriverError;
use crate::pool::Opener;
use crate::queue::{Batch, Queue};
use crate::request::Request;
use crate::tx::{Failure, Tx};
use crate::{Error, Result, pg};

/// Runs of a batch before its requests are run one by one.
const BATCH_RUNS: usize = 2;
/// Runs of a single request before its error is given to the caller.
const LONE_RUNS: usize = 20;
/// The first pause is at most this long, the next ones twice as long each.
const PAUSE_FIRST: Duration = Duration::from_millis(10);
const PAUSE_MAX: Duration = Duration::from_secs(1);
/// No request is run again after it was worked on for this long.
const PATIENCE: Duration = Duration::from_secs(30);
/// Every transaction on PostgreSQL holds this lock, shared; any number will do that nothing else
/// locks. One that has lost against others before takes it alone, so that it cannot lose again:
/// two that lock rows in opposite orders would otherwise meet for ever.
const EVERYBODY: i64 = 0x7772_6974_6572_7321;

thread_local! {
    static IS_WRITER: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread runs requests, so that waiting for a writer here would never end.
pub(crate) fn is_writer_thread() -> bool {
    IS_WRITER.get()
}

pub(crate) struct Writer {
    pub(crate) queue: Arc<Queue>,
    pub(crate) opener: Opener,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<IdGen>,
    pub(crate) commits: Arc<Commits>,
    /// The open connection, if there is one.
    pub(crate) tx: Option<Tx>,
}

/// Whether other writers, here and on other nodes, may work at the same time.
#[derive(Clone, Copy)]
enum Company {
    Shared,
    None,
}

impl Company {
    fn of_run(run: usize) -> Self {
        if run == 0 { Self::Shared } else { Self::None }
    }
}

/// How the requests of a batch are kept apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    /// Not at all: a request that fails after a change spoils the run.
    No,
    /// Each in a savepoint.
    Savepoints,
}

/// Why a batch did not commit as a whole. The error is missing when a request holds it as its own
/// answer.
enum Failed {
    /// Others won, or the connection was lost: running it again may help.
    Transient(Option<Error>),
    /// Something in the batch spoils it for all.
    Broken(Option<Error>),
    /// A request that is to be rolled back had no savepoint.
    NotApart,
    /// Another process holds the SQLite file for longer than we are willing to wait.
    Busy,
    /// It may have been committed.
    Unknown(String),
}

impl Writer {
    pub(crate) fn run(mut self) {
        IS_WRITER.set(true);
        while let Some(batch) = self.queue.take() {
            self.settle(batch);
            self.queue.done();
        }
    }

    fn settle(&mut self, mut batch: Batch) {
        let deadline = Instant::now() + PATIENCE;
        let mut apart = match batch.iter().any(|request| request.is_trial()) {
            true => Apart::Savepoints,
            false => Apart::No,
        };
        let mut run = 0;
        while batch.len() > 1 && run < BATCH_RUNS {
            match self.attempt(&mut batch, Company::of_run(run), apart) {
                Ok(()) => return batch.into_iter().for_each(|request| request.deliver()),
                Err(Failed::Busy) => return refuse_busy(batch),
                Err(Failed::Unknown(reason)) => return refuse_unknown(batch, &reason),
                Err(Failed::NotApart) => apart = Apart::Savepoints,
                Err(Failed::Broken(_)) => break,
                Err(Failed::Transient(_)) => {
                    pause(run, deadline);
                    run += 1;
                }
            }
        }
        for request in batch {
            self.settle_alone(request, deadline);
        }
    }

    fn settle_alone(&mut self, request: Box<dyn Request>, deadline: Instant) {
        let mut batch = vec![request];
        let mut run = 0;
        let error = loop {
            match self.attempt(&mut batch, Company::of_run(run), Apart::No) {
                Ok(()) => break None,
                Err(Failed::Busy) => return refuse_busy(batch),
                Err(Failed::Unknown(reason)) => return refuse_unknown(batch, &reason),
                Err(Failed::NotApart) => break None,
                Err(Failed::Broken(error)) => break error,
                Err(Failed::Transient(error)) => {
                    run += 1;
                    if run == LONE_RUNS || Instant::now() >= deadline {
                        break error;
                    }
                    pause(run, deadline);
                }
            }
        };
        let Some(request) = batch.pop() else { return };
        match error {
            Some(error) => request.refuse(error),
            None => request.deliver(),
        }
    }

    /// Runs all requests in one transaction.
    fn attempt(&mut self, batch: &mut Batch, company: Company, apart: Apart) -> Result<(), Failed> {
        let tx = match &mut self.tx {
            Some(tx) => tx,
            None => {
                let conn = self.opener.open_writer().map_err(classify)?;
                let (clock, ids) = (Arc::clone(&self.clock), Arc::clone(&self.ids));
                self.tx.insert(Tx::new(conn, clock, ids, true))
            }
        };
        tx.events.clear();
        tx.jobs.clear();
        tx.counters.clear();
        let outcome = together(tx, batch, company, apart);
        match &outcome {
            Ok(Told::Something) => self.commits.tell(),
            Ok(Told::Nothing) => {}
            Err(_) => {
                if roll_back(tx).is_err() {
                    self.tx = None;
                }
            }
        }
        outcome.map(drop)
    }
}

/// Whether a commit added to the event log.
enum Told {
    Something,
    Nothing,
}

fn together(
    tx: &mut Tx,
    batch: &mut Batch,
    company: Company,
    apart: Apart,
) -> Result<Told, Failed> {
    begin(tx, company).map_err(classify)?;
    tx.memos.refresh(&mut tx.conn).map_err(classify)?;
    let mut kept = 0;
    for request in batch.iter_mut() {
        if apart == Apart::Savepoints {
            tx.conn
                .control_ahead("SAVEPOINT request")
                .map_err(classify)?;
        }
        kept += usize::from(run_one(tx, request.as_mut(), apart)?);
    }
    if kept == 0 {
        return roll_back(tx).map_err(classify).map(|()| Told::Nothing);
    }
    let told = match tx.events.is_empty() {
        true => Told::Nothing,
        false => Told::Something,
    };
    tx.flush_numbers().map_err(classify)?;
    tx.flush_jobs().map_err(classify)?;
    tx.flush_events().map_err(classify)?;
    commit(tx).map(|()| told)
}

/// Runs one request; gives whether its changes are kept.
fn run_one(tx: &mut Tx, request: &mut dyn Request, apart: Apart) -> Result<bool, Failed> {
    let (events, jobs, counters) = (tx.events.len(), tx.jobs.len(), tx.counters.clone());
    tx.start(request.by());
    let keep = request.run(tx);
    if tx.failure() == Some(Failure::Transient) {
        return Err(Failed::Transient(None));
    }
    if let Conn::Sqlite(conn) = &tx.conn
        && conn.is_idle()
    {
        // A full disk or the like: SQLite has given up the whole transaction by itself.
        return Err(Failed::Broken(None));
    }
    // It may be another request's insert that failed.
    let failed_ahead = tx.conn.failed_ahead();
    match apart {
        Apart::No if failed_ahead || (!keep && tx.must_be_undone()) => {
            return Err(Failed::NotApart);
        }
        Apart::Savepoints if failed_ahead => return Err(Failed::Broken(None)),
        _ => {}
    }
    if !keep {
        if tx.must_be_undone() {
            tx.memos.clear();
        }
        tx.events.truncate(events);
        tx.jobs.truncate(jobs);
        tx.counters = counters;
    }
    if apart == Apart::Savepoints {
        if !keep {
            tx.conn
                .control_ahead("ROLLBACK TO SAVEPOINT request")
                .map_err(classify)?;
        }
        tx.conn
            .control_ahead("RELEASE SAVEPOINT request")
            .map_err(classify)?;
    }
    Ok(keep)
}

fn begin(tx: &mut Tx, company: Company) -> Result<()> {
    match &mut tx.conn {
        // Taking the lock at once: a transaction that reads first could not be upgraded later.
        Conn::Sqlite(conn) => conn.control("BEGIN IMMEDIATE"),
        Conn::Pg(conn) => {
            conn.control_ahead("BEGIN ISOLATION LEVEL READ COMMITTED");
            let lock = match company {
                Company::Shared => "SELECT pg_advisory_xact_lock_shared($1)",
                Company::None => "SELECT pg_advisory_xact_lock($1)",
            };
            conn.exec_ahead(lock, vec![EVERYBODY.into()])
        }
    }
}

fn commit(tx: &mut Tx) -> Result<(), Failed> {
    tx.conn.control("COMMIT").map_err(|error| match &error {
        Error::Db { source, .. } => match source.as_ref() {
            DriverError::Postgres(lost) if pg::is_lost(lost) => Failed::Unknown(lost.to_string()),
            _ => classify(error),
        },
        _ => classify(error),
    })
}

/// Ends the transaction, whatever state it is in.
fn roll_back(tx: &mut Tx) -> Result<()> {
    tx.memos.clear();
    match &mut tx.conn {
        Conn::Sqlite(conn) if conn.is_idle() => Ok(()),
        Conn::Sqlite(conn) => conn.control("ROLLBACK"),
        Conn::Pg(conn) => {
            conn.forget_ahead();
            conn.script("ROLLBACK")
        }
    }
}

fn classify(error: Error) -> Failed {
    let is_sqlite = matches!(
        &error,
        Error::Db { source, .. } if matches!(source.as_ref(), DriverError::Sqlite(_))
    );
    match (error.is_transient(), is_sqlite) {
        (true, true) => Failed::Busy,
        (true, false) => Failed::Transient(Some(error)),
        (false, _) => Failed::Broken(Some(error)),
    }
}

fn refuse_busy(batch: Batch) {
    for request in batch {
        request.refuse(Error::Busy {
            what: "the database file",
        });
    }
}

fn refuse_unknown(batch: Batch, reason: &str) {
    for request in batch {
        if request.is_kept() {
            let reason = reason.to_owned();
            request.refuse(Error::CommitUnknown { reason });
        } else {
            request.deliver();
        }
    }
}

/// Waits a little longer after each run, by a random part, so that two that met do not meet again.
fn pause(run: usize, deadline: Instant) {
    let longest = PAUSE_FIRST.saturating_mul(1 << run.min(10)).min(PAUSE_MAX);
    // The standard library's hasher keys are its only source of randomness.
    let share = RandomState::new().hash_one(run) % 1000;
    let span = longest / 2 + longest.saturating_mul(u32::try_from(share).unwrap_or(0)) / 2000;
    thread::sleep(span.min(deadline.saturating_duration_since(Instant::now())));
}
