//! The store: one way to write, one way to read.

use std::any::Any;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::{self, JoinHandle};

use kernel::{Actor, Clock, Id, IdGen, Instant};

use crate::commits::Commits;
use crate::options::{Address, StoreOptions};
use crate::pg::Connector;
use crate::pool::{Opener, Pool};
use crate::queue::{NotQueued, Queue};
use crate::request::{Answer, Call, Request};
use crate::sqlite::SqliteSettings;
use crate::temporary::TemporaryFolder;
use crate::tx::Tx;
use crate::writer::{self, Writer};
use crate::{Backend, Error, Result, migrate};

/// A database, opened. Cheap to clone; the last clone that is dropped ends the writers after they
/// have done what is queued.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    queue: Arc<Queue>,
    writers: Mutex<Vec<JoinHandle<()>>>,
    readers: Pool,
    opener: Opener,
    backend: Backend,
    clock: Arc<dyn Clock>,
    ids: Arc<IdGen>,
    commits: Arc<Commits>,
    /// Dropped last: what must outlive the connections, such as the folder of a temporary file.
    #[cfg_attr(
        not(feature = "testing"),
        expect(
            dead_code,
            reason = "kept for the moment it is dropped; only tests add to it"
        )
    )]
    keep: Mutex<Vec<Box<dyn Any + Send>>>,
}

impl Store {
    /// Opens the database; a SQLite file is created if it is missing. The schema is not touched:
    /// see [`migrate`](Self::migrate).
    ///
    /// # Errors
    /// [`Error::Options`] for a malformed address or a server that is too old, [`Error::Db`] when
    /// the database cannot be reached.
    pub fn open(options: &StoreOptions) -> Result<Self> {
        options.validate()?;
        let mut keep: Vec<Box<dyn Any + Send>> = Vec::new();
        let sqlite = |path| Opener::Sqlite {
            path,
            settings: SqliteSettings {
                busy_timeout: options.busy_timeout,
                cache_kib: options.sqlite_cache_kib,
            },
        };
        let opener = match Address::parse(&options.url)? {
            Address::SqliteFile(path) => sqlite(path),
            Address::SqliteMemory => {
                let folder = TemporaryFolder::create()?;
                let path = folder.path().join("memory.db");
                keep.push(Box::new(folder));
                sqlite(path)
            }
            Address::Postgres(url) => Opener::Postgres(Box::new(Connector::parse(&url)?)),
        };
        let mut first = opener.open_writer()?;
        if let crate::conn::Conn::Pg(conn) = &mut first {
            Connector::check_version(conn)?;
        }
        let backend = first.backend();
        let writers = match backend {
            Backend::Sqlite => 1,
            Backend::Postgres => options.writers,
        };
        let inner = Inner {
            queue: Arc::new(Queue::new(options.queue_max, options.batch_max)),
            writers: Mutex::default(),
            readers: Pool::new(opener.clone(), options.readers, options.busy_timeout),
            opener,
            backend,
            clock: Arc::clone(&options.clock),
            ids: Arc::clone(&options.ids),
            commits: Arc::default(),
            keep: Mutex::new(keep),
        };
        inner.start_writers(first, writers)?;
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Which kind of database this is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.inner.backend
    }

    /// The present, by the store's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// A new id, greater than all this store made before.
    #[must_use]
    pub fn new_id<K>(&self) -> Id<K> {
        self.inner.ids.next(self.now())
    }

    /// Brings the schema up to date. Several nodes may do this at the same time.
    ///
    /// # Errors
    /// [`Error::Migration`] when a migration that was applied has changed since, or the database
    /// is newer than this program; [`Error::Db`] when one fails, which leaves the ones before it
    /// applied.
    pub fn migrate(&self) -> Result<migrate::Report> {
        let mut conn = self.inner.opener.open_writer()?;
        migrate::run(&mut conn, migrate::ALL, self.now())
    }

    /// Runs `work` in a transaction and gives its answer once the commit is durable.
    ///
    /// Requests that wait at the same time share one commit; one that fails is rolled back alone.
    /// `work` runs on another thread and may be run several times (after a lost lock or
    /// connection), so it must have no effects but those on its transaction. A panic in it goes
    /// on in the caller.
    ///
    /// # Errors
    /// What `work` gives, or the [`Error`] for which its work could not be kept.
    pub fn write<T, E, F>(&self, by: Actor, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx) -> Result<T, E> + Send + 'static,
    {
        self.submit(by, work, false)
    }

    /// As [`write`](Self::write), but always rolled back: the answer is what it would have been.
    /// Rules that the database checks at a commit only are not checked.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn dry_run<T, E, F>(&self, by: Actor, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx) -> Result<T, E> + Send + 'static,
    {
        self.submit(by, work, true)
    }

    fn submit<T, E, F>(&self, by: Actor, work: F, trial: bool) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx) -> Result<T, E> + Send + 'static,
    {
        if writer::is_writer_thread() {
            return Err(Error::Nested.into());
        }
        let (reply, answer) = mpsc::sync_channel::<Answer<T, E>>(1);
        let call: Box<dyn Request> = Box::new(Call {
            by,
            trial,
            work,
            answer: None,
            reply,
        });
        match self.inner.queue.push(call) {
            Ok(()) => {}
            Err(NotQueued::Full) => {
                let what = "the queue of writes";
                return Err(Error::Busy { what }.into());
            }
            Err(NotQueued::Closed) => return Err(Error::Closed.into()),
        }
        match answer.recv() {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(mpsc::RecvError) => Err(Error::Closed.into()),
        }
    }

    /// Runs `work` in a reading transaction on this thread: all it sees is of one moment.
    ///
    /// # Errors
    /// What `work` gives; [`Error::Busy`] when no connection becomes free in time.
    pub fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: FnOnce(&mut Tx) -> Result<T, E>,
    {
        let inner = &self.inner;
        let conn = inner.readers.begin()?;
        let (clock, ids) = (Arc::clone(&inner.clock), Arc::clone(&inner.ids));
        let mut lent = Lent {
            pool: &inner.readers,
            tx: Some(Tx::new(conn, clock, ids, false)),
        };
        let outcome = match &mut lent.tx {
            Some(tx) => work(tx),
            None => Err(Error::Closed.into()),
        };
        lent.give_back();
        outcome
    }

    /// Calls `listener` after each commit of this process that added to the event log, on the
    /// writer's thread and for as long as the store is open; so it must be quick.
    pub fn on_commit(&self, listener: impl Fn() + Send + 'static) {
        self.inner.commits.listen(Box::new(listener));
    }

    pub(crate) fn opener(&self) -> &Opener {
        &self.inner.opener
    }

    /// Keeps `thing` until the store is closed, and drops it after the connections.
    #[cfg(feature = "testing")]
    pub(crate) fn keep(&self, thing: Box<dyn Any + Send>) {
        let mut keep = self
            .inner
            .keep
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        keep.push(thing);
    }
}

impl Inner {
    fn start_writers(&self, first: crate::conn::Conn, count: usize) -> Result<()> {
        let tx = Tx::new(first, Arc::clone(&self.clock), Arc::clone(&self.ids), true);
        let mut tx = Some(tx);
        let mut handles = self.writers.lock().unwrap_or_else(PoisonError::into_inner);
        for number in 0..count {
            let writer = Writer {
                queue: Arc::clone(&self.queue),
                opener: self.opener.clone(),
                clock: Arc::clone(&self.clock),
                ids: Arc::clone(&self.ids),
                commits: Arc::clone(&self.commits),
                tx: tx.take(),
            };
            let handle = thread::Builder::new()
                .name(format!("store-writer-{number}"))
                .spawn(move || writer.run())
                .map_err(|error| Error::io("start a writer", error))?;
            handles.push(handle);
        }
        Ok(())
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.queue.close();
        let mut handles = self.writers.lock().unwrap_or_else(PoisonError::into_inner);
        for handle in handles.drain(..) {
            // The last clone may be dropped by a request, on a writer: it cannot wait for itself.
            if handle.thread().id() != thread::current().id() {
                // A writer catches panics of requests; its own would be told by its hook.
                let _ = handle.join();
            }
        }
    }
}

/// A reading connection that is given back even when the work panics.
struct Lent<'a> {
    pool: &'a Pool,
    tx: Option<Tx>,
}

impl Lent<'_> {
    fn give_back(&mut self) {
        if let Some(tx) = self.tx.take() {
            self.pool.end(tx.conn);
        }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.give_back();
    }
}
