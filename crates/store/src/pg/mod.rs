//! A connection to PostgreSQL.
//!
//! Business code is synchronous, so each connection carries its own small runtime and runs on
//! whatever thread uses it. Transaction control and inserts are not waited for: they travel
//! together with the next statement (a pipeline), which saves their round trips. Their failures
//! come with the answer to that statement, which is as good: no failure may be caught inside of a
//! transaction.

mod bulk;
mod connect;
mod decode;
mod encode;
mod pipeline;

use std::collections::HashMap;
use std::pin::{Pin, pin};
use std::time::Instant;

use futures_util::{StreamExt, TryStreamExt};
use tokio::runtime::Runtime;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, Statement};

use crate::error::{ConstraintKind, Error, Result};
use crate::value::Value;
use crate::{Row, row::Inner, sql};

pub(crate) use connect::Connector;
pub(crate) use decode::PgRow;
use pipeline::{Ahead, Step};

/// Statements kept prepared per connection.
const STATEMENTS_MAX: usize = 512;
/// Executions of one statement that are under way at once.
const WINDOW: usize = 256;

pub(crate) struct PgConn {
    runtime: Runtime,
    client: Client,
    statements: HashMap<Box<str>, Statement>,
    /// Column types by `table(a,b)`.
    shapes: HashMap<Box<str>, Vec<Type>>,
    ahead: Ahead,
    used: Instant,
}

impl PgConn {
    fn new(runtime: Runtime, client: Client) -> Self {
        Self {
            runtime,
            client,
            statements: HashMap::new(),
            shapes: HashMap::new(),
            ahead: Ahead::default(),
            used: Instant::now(),
        }
    }

    /// When the connection was last given back.
    pub(crate) fn used(&self) -> Instant {
        self.used
    }

    pub(crate) fn touch(&mut self) {
        self.used = Instant::now();
    }

    /// Runs a script of statements without arguments and waits for it.
    pub(crate) fn script(&mut self, text: &str) -> Result<()> {
        let op = self.client.batch_execute(text);
        pipeline::run(&self.runtime, &self.client, &mut self.ahead, text, op)
    }

    /// Lets a statement of the transaction control travel with the next statement.
    pub(crate) fn control_ahead(&mut self, text: &'static str) {
        self.ahead.push("", Step::Control(text));
    }

    /// Forgets steps that have not been sent, when their transaction is given up.
    pub(crate) fn forget_ahead(&mut self) {
        self.ahead = Ahead::default();
    }

    /// Whether a statement failed that had been sent ahead: by this request, or by one before it
    /// in the same transaction.
    pub(crate) fn failed_ahead(&self) -> bool {
        self.ahead.has_failed()
    }

    /// Lets a statement travel with the next one, which reports its failure. Its texts and types
    /// must be known to fit.
    pub(crate) fn exec_ahead(&mut self, text: &str, args: Vec<Value>) -> Result<()> {
        let statement = self.statement(text)?;
        self.ahead.push(text, Step::Execute(statement, args));
        Ok(())
    }

    pub(crate) fn exec(&mut self, text: &str, args: &[Value]) -> Result<u64> {
        let statement = self.checked(text, args)?;
        let op = self.client.execute_raw(&statement, args.iter());
        pipeline::run(&self.runtime, &self.client, &mut self.ahead, text, op)
    }

    pub(crate) fn exec_each(&mut self, text: &str, rows: &[Vec<Value>]) -> Result<u64> {
        for args in rows {
            self.checked(text, args)?;
        }
        let statement = self.statement(text)?;
        let mut total = 0;
        for window in rows.chunks(WINDOW) {
            let all = window
                .iter()
                .map(|args| self.client.execute_raw(&statement, args.iter()))
                .map(|op| Box::pin(op) as Pin<Box<dyn Future<Output = _>>>)
                .collect();
            let op = async { pipeline::in_order(all).await.map_err(|(_, error)| error) };
            let counts: Vec<u64> =
                pipeline::run(&self.runtime, &self.client, &mut self.ahead, text, op)?;
            total += counts.into_iter().sum::<u64>();
        }
        Ok(total)
    }

    pub(crate) fn query(&mut self, text: &str, args: &[Value]) -> Result<Vec<Row>> {
        let statement = self.checked(text, args)?;
        let op = async {
            let mut rows = pin!(self.client.query_raw(&statement, args.iter()).await?);
            let mut found = Vec::new();
            while let Some(row) = rows.try_next().await? {
                found.push(Row(Inner::Pg(PgRow(row))));
            }
            Ok(found)
        };
        pipeline::run(&self.runtime, &self.client, &mut self.ahead, text, op)
    }

    pub(crate) fn query_each(
        &mut self,
        text: &str,
        args: &[Value],
        visit: &mut dyn FnMut(&Row) -> Result<()>,
    ) -> Result<()> {
        let statement = self.checked(text, args)?;
        let op = self.client.query_raw(&statement, args.iter());
        let rows = pipeline::run(&self.runtime, &self.client, &mut self.ahead, text, op)?;
        let mut rows = Box::pin(rows);
        // The driver stops reading from the socket while nobody asks for rows, so that memory
        // stays bounded.
        while let Some(row) = self.runtime.block_on(rows.next()) {
            let row = row.map_err(|error| explain(text, error))?;
            visit(&Row(Inner::Pg(PgRow(row))))?;
        }
        Ok(())
    }

    fn statement(&mut self, text: &str) -> Result<Statement> {
        if let Some(known) = self.statements.get(text) {
            return Ok(known.clone());
        }
        if self.statements.len() >= STATEMENTS_MAX {
            self.statements.clear();
        }
        let rewritten = sql::for_postgres(text)?;
        let op = self.client.prepare(&rewritten);
        let prepared = pipeline::run(&self.runtime, &self.client, &mut self.ahead, text, op)?;
        self.statements.insert(text.into(), prepared.clone());
        Ok(prepared)
    }

    /// The prepared statement, if the arguments fit it.
    fn checked(&mut self, text: &str, args: &[Value]) -> Result<Statement> {
        let statement = self.statement(text)?;
        let params = statement.params();
        if params.len() != args.len() {
            let reason = format!("takes {} arguments but got {}", params.len(), args.len());
            return Err(Error::statement(text, reason));
        }
        for (position, (value, wanted)) in args.iter().zip(params).enumerate() {
            value.check()?;
            if !encode::fits(value, wanted) {
                let reason = format!(
                    "argument ${} is {} where {wanted} is expected",
                    position + 1,
                    value.kind()
                );
                return Err(Error::statement(text, reason));
            }
        }
        Ok(statement)
    }
}

/// Whether the same transaction may succeed when it is run again on a good connection.
pub(crate) fn is_transient(error: &tokio_postgres::Error) -> bool {
    match error.code() {
        Some(code) => {
            const OTHERS_WON: [SqlState; 3] = [
                SqlState::T_R_SERIALIZATION_FAILURE,
                SqlState::T_R_DEADLOCK_DETECTED,
                SqlState::LOCK_NOT_AVAILABLE,
            ];
            OTHERS_WON.contains(code) || is_lost(error)
        }
        None => is_lost(error),
    }
}

/// Whether the connection is gone, or the server is going or coming.
pub(crate) fn is_lost(error: &tokio_postgres::Error) -> bool {
    match error.code() {
        Some(code) => {
            matches!(code.code(), "57P01" | "57P02" | "57P03" | "53300")
                || code.code().starts_with("08")
        }
        None => {
            error.is_closed()
                || std::error::Error::source(error)
                    .is_some_and(|source| source.is::<std::io::Error>())
        }
    }
}

fn explain(text: &str, error: tokio_postgres::Error) -> Error {
    let rule = error.as_db_error().and_then(|server| {
        let kind = match server.code().code() {
            "23505" | "23P01" => ConstraintKind::Unique,
            "23503" => ConstraintKind::ForeignKey,
            "23514" => ConstraintKind::Check,
            "23502" => {
                let table = server.table().unwrap_or_default();
                let column = server.column().unwrap_or_default();
                return Some((format!("{table}.{column}"), ConstraintKind::NotNull));
            }
            _ => return None,
        };
        Some((server.constraint().unwrap_or_default().to_owned(), kind))
    });
    match rule {
        Some((name, kind)) => Error::Constraint {
            name,
            kind,
            source: Box::new(error.into()),
        },
        None => Error::db(text, error),
    }
}
