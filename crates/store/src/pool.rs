//! Connections: how they are opened, and the pool of those that read.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::conn::Conn;
use crate::pg::Connector;
use crate::sqlite::{SqliteConn, SqliteSettings};
use crate::{Error, Result};

/// A connection that has rested this long is tried before it is trusted.
const TRUSTED_FOR: Duration = Duration::from_secs(5);

/// Opens connections to one database.
#[derive(Clone)]
pub(crate) enum Opener {
    Sqlite {
        path: PathBuf,
        settings: SqliteSettings,
    },
    Postgres(Box<Connector>),
}

impl Opener {
    pub(crate) fn open_writer(&self) -> Result<Conn> {
        match self {
            Self::Sqlite { path, settings } => {
                SqliteConn::open_writer(path, settings).map(Conn::Sqlite)
            }
            Self::Postgres(connector) => connector.connect().map(|conn| Conn::Pg(Box::new(conn))),
        }
    }

    pub(crate) fn open_reader(&self) -> Result<Conn> {
        match self {
            Self::Sqlite { path, settings } => {
                SqliteConn::open_reader(path, settings).map(Conn::Sqlite)
            }
            Self::Postgres(connector) => connector.connect().map(|conn| Conn::Pg(Box::new(conn))),
        }
    }
}

/// Reading connections, opened when first needed.
pub(crate) struct Pool {
    opener: Opener,
    size: usize,
    patience: Duration,
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Default)]
struct State {
    resting: Vec<Conn>,
    /// Connections that exist, resting or in use.
    open: usize,
}

impl Pool {
    pub(crate) fn new(opener: Opener, size: usize, patience: Duration) -> Self {
        Self {
            opener,
            size,
            patience,
            state: Mutex::default(),
            returned: Condvar::new(),
        }
    }

    /// A connection with a transaction begun, in which everything is seen as of one moment.
    pub(crate) fn begin(&self) -> Result<Conn> {
        let mut conn = self.take()?;
        match begin(&mut conn) {
            Ok(()) => Ok(conn),
            Err(error) if error.is_transient() => {
                // It was lost while it rested. Others that rested with it may be lost, too.
                drop(conn);
                let fresh = self.opener.open_reader().and_then(|mut conn| {
                    begin(&mut conn)?;
                    Ok(conn)
                });
                fresh.inspect_err(|_| self.forget())
            }
            Err(error) => {
                self.forget();
                Err(error)
            }
        }
    }

    fn take(&self) -> Result<Conn> {
        let deadline = Instant::now() + self.patience;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(conn) = state.resting.pop() {
                return Ok(conn);
            }
            if state.open < self.size {
                state.open += 1;
                drop(state);
                return self.opener.open_reader().inspect_err(|_| self.forget());
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Error::Busy {
                    what: "every reading connection",
                });
            }
            let waited = self.returned.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Ends the transaction and takes the connection back, unless it is no longer good.
    pub(crate) fn end(&self, mut conn: Conn) {
        if let Err(error) = conn.control("ROLLBACK") {
            tracing::debug!(
                error = &error as &dyn std::error::Error,
                "a reader was lost"
            );
            drop(conn);
            self.forget();
            return;
        }
        if let Conn::Pg(conn) = &mut conn {
            conn.touch();
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.resting.push(conn);
        drop(state);
        self.returned.notify_one();
    }

    /// A connection is gone; its place is free.
    pub(crate) fn forget(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.open -= 1;
        drop(state);
        self.returned.notify_one();
    }
}

fn begin(conn: &mut Conn) -> Result<()> {
    match conn {
        Conn::Sqlite(conn) => conn.control("BEGIN"),
        Conn::Pg(conn) => {
            const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
            if conn.used().elapsed() > TRUSTED_FOR {
                return conn.script(BEGIN);
            }
            conn.control_ahead(BEGIN);
            Ok(())
        }
    }
}
