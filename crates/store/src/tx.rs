//! A transaction: what business code sees of the database.

use std::sync::Arc;

use kernel::{Actor, Clock, EventId, Id, IdGen, Instant};

use crate::conn::Conn;
use crate::events::Recorded;
use crate::memo::Memos;
use crate::numbers::{self, Counters};
use crate::value::Value;
use crate::{Backend, Error, Result, Row, sql};

/// A transaction on either database.
///
/// SQL is one text for both: `$1 …` for arguments, `{uuids $1}`, `{ints $1}` and `{texts $1}` for
/// lists in a FROM clause, `FOR UPDATE` where rows are to be locked (dropped for SQLite), and
/// nothing that only one of them knows. A `sum` over integers is read as an integer on both.
///
/// No database error is to be caught inside a transaction: PostgreSQL would not go on after one.
/// "Insert if absent" is `ON CONFLICT DO NOTHING` and a look at the row count. A transaction that
/// swallowed an error is rolled back on both databases with [`Error::Swallowed`].
pub struct Tx {
    pub(crate) conn: Conn,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<IdGen>,
    writes: bool,
    pub(crate) now: Instant,
    actor: Actor,
    cause: Option<EventId>,
    /// Events and jobs of all requests that share this commit so far.
    pub(crate) events: Vec<Recorded>,
    pub(crate) jobs: Vec<Value>,
    pub(crate) memos: Memos,
    pub(crate) counters: Counters,
    /// Whether the running request may have changed something.
    changed: bool,
    failure: Option<Failure>,
}

/// What kind of database error the running request has met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The statement was refused.
    Statement,
    /// Running the whole transaction again may help.
    Transient,
}

impl Tx {
    pub(crate) fn new(conn: Conn, clock: Arc<dyn Clock>, ids: Arc<IdGen>, writes: bool) -> Self {
        let now = clock.now();
        Self {
            conn,
            clock,
            ids,
            writes,
            now,
            actor: Actor::system("store"),
            cause: None,
            events: Vec::new(),
            jobs: Vec::new(),
            memos: Memos::default(),
            counters: Counters::default(),
            changed: false,
            failure: None,
        }
    }

    /// Prepares for the next request that uses this connection.
    pub(crate) fn start(&mut self, by: &Actor) {
        self.now = self.clock.now();
        self.actor.clone_from(by);
        self.cause = None;
        self.changed = false;
        self.failure = None;
    }

    pub(crate) fn failure(&self) -> Option<Failure> {
        self.failure
    }

    /// Whether the running request cannot just be forgotten: it has changed something, or an error
    /// has ended the transaction.
    pub(crate) fn must_be_undone(&self) -> bool {
        self.changed || self.failure.is_some()
    }

    /// Takes note of what a statement may change, and shows it what was only counted so far.
    fn note(&mut self, sql: &str) -> Result<()> {
        if !sql.starts_with("SELECT") {
            self.changed = true;
            self.memos.executed(sql);
        }
        if !self.counters.is_empty() && sql.contains(numbers::TABLE) {
            self.flush_numbers()?;
        }
        Ok(())
    }

    /// Which database this is. Business code should not need to know.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.conn.backend()
    }

    /// The present, the same throughout the transaction.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Who does this.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The event that caused this transaction, if it was one.
    #[must_use]
    pub fn cause(&self) -> Option<EventId> {
        self.cause
    }

    /// Names the event that caused what follows, e.g. the one that a job reacts to.
    pub fn set_cause(&mut self, cause: EventId) {
        self.cause = Some(cause);
    }

    /// A new id, greater than all this process made before.
    #[must_use]
    pub fn new_id<K>(&self) -> Id<K> {
        self.ids.next(self.now)
    }

    /// Runs a statement; gives the number of rows it changed.
    ///
    /// # Errors
    /// [`Error::Constraint`] names the rule that the data break; [`Error::Db`] is anything else.
    pub fn exec(&mut self, sql: &str, args: &[Value]) -> Result<u64> {
        self.note(sql)?;
        let outcome = self.conn.exec(sql, args);
        self.watch(outcome)
    }

    /// Runs a statement that must change exactly one row, such as an update guarded by `version`.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming the table when it changed no row or several.
    pub fn exec_one(&mut self, sql: &str, args: &[Value]) -> Result<()> {
        match self.exec(sql, args)? {
            1 => Ok(()),
            _ => Err(Error::conflict(sql::target(sql))),
        }
    }

    /// Runs a statement once for each list of arguments; gives the number of rows changed in all.
    /// On PostgreSQL the executions travel together instead of waiting for each other.
    ///
    /// # Errors
    /// As [`exec`](Self::exec), for the first that fails.
    pub fn exec_each(&mut self, sql: &str, rows: &[Vec<Value>]) -> Result<u64> {
        self.note(sql)?;
        let outcome = self.conn.exec_each(sql, rows);
        self.watch(outcome)
    }

    /// All rows of a result.
    ///
    /// # Errors
    /// As [`exec`](Self::exec).
    pub fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>> {
        self.note(sql)?;
        let outcome = self.conn.query(sql, args);
        self.watch(outcome)
    }

    /// The first row of a result, if there is one.
    ///
    /// # Errors
    /// As [`exec`](Self::exec).
    pub fn query_opt(&mut self, sql: &str, args: &[Value]) -> Result<Option<Row>> {
        Ok(self.query(sql, args)?.into_iter().next())
    }

    /// The first row of a result.
    ///
    /// # Errors
    /// [`Error::NotFound`] naming the table when there is none.
    pub fn query_one(&mut self, sql: &str, args: &[Value]) -> Result<Row> {
        self.query_opt(sql, args)?
            .ok_or_else(|| Error::not_found(sql::target(sql)))
    }

    /// Shows the rows of a result one by one, without holding them all in memory.
    ///
    /// # Errors
    /// As [`exec`](Self::exec); or what `visit` gives, after which no more rows are shown.
    pub fn query_each(
        &mut self,
        sql: &str,
        args: &[Value],
        mut visit: impl FnMut(&Row) -> Result<()>,
    ) -> Result<()> {
        self.note(sql)?;
        let outcome = self.conn.query_each(sql, args, &mut visit);
        self.watch(outcome)
    }

    /// Inserts rows, given one after the other in the order of `columns`; gives their number.
    ///
    /// On PostgreSQL few rows travel with the next statement, so that they cost no round trip: a
    /// rule that they break is then reported by that statement, or by [`write`], at the latest.
    ///
    /// # Errors
    /// As [`exec`](Self::exec); [`Error::Statement`] when the values do not fill whole rows.
    ///
    /// [`write`]: crate::Store::write
    pub fn insert_many(
        &mut self,
        table: &'static str,
        columns: &[&str],
        rows: Vec<Value>,
    ) -> Result<u64> {
        if rows.is_empty() {
            return Ok(0);
        }
        self.must_write("inserting rows")?;
        whole_rows(table, columns, &rows)?;
        self.changed = true;
        self.memos.written(table);
        let outcome = self.conn.insert_many(table, columns, rows);
        self.watch(outcome)
    }

    /// As [`insert_many`](Self::insert_many), but leaves out rows whose key exists already; gives
    /// the number of rows that are new.
    ///
    /// # Errors
    /// As [`insert_many`](Self::insert_many).
    pub fn insert_absent(
        &mut self,
        table: &'static str,
        columns: &[&str],
        rows: Vec<Value>,
    ) -> Result<u64> {
        if rows.is_empty() {
            return Ok(0);
        }
        self.must_write("inserting rows")?;
        whole_rows(table, columns, &rows)?;
        self.changed = true;
        self.memos.written(table);
        let outcome = self.conn.insert_absent(table, columns, &rows);
        self.watch(outcome)
    }

    /// Waits until the database has taken everything that was given to it.
    pub(crate) fn settle_ahead(&mut self) -> Result<()> {
        let outcome = self.conn.settle_ahead();
        self.watch(outcome)
    }

    /// Fails in a reading transaction.
    pub(crate) fn must_write(&self, what: &'static str) -> Result<()> {
        if self.writes {
            Ok(())
        } else {
            Err(Error::ReadOnly { what })
        }
    }

    /// Remembers that the database has failed the running request.
    pub(crate) fn watch<T>(&mut self, outcome: Result<T>) -> Result<T> {
        if let Err(error) = &outcome
            && error.ends_transaction()
        {
            let failure = if error.is_transient() {
                Failure::Transient
            } else {
                Failure::Statement
            };
            self.failure.get_or_insert(failure);
        }
        outcome
    }
}

fn whole_rows(table: &str, columns: &[&str], values: &[Value]) -> Result<()> {
    if !columns.is_empty() && values.len().is_multiple_of(columns.len()) {
        return Ok(());
    }
    let reason = format!("{} values for rows of {}", values.len(), columns.len());
    Err(Error::statement(table, reason))
}
