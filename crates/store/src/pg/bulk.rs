//! Inserting many rows at once.

use std::pin::pin;

use bytes::{BufMut, Bytes, BytesMut};
use futures_util::SinkExt;
use tokio_postgres::types::{ToSql, Type};

use super::encode::{self, ColumnOf};
use super::{PgConn, Step, pipeline};
use crate::conn::IF_ABSENT;
use crate::value::Value;
use crate::{Error, Result};

/// Rows beyond which COPY is worth its extra round trip.
const COPY_ROWS: usize = 500;
/// Bytes after which a part of a COPY is handed to the driver.
const COPY_CHUNK: usize = 64 * 1024;
const COPY_HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";

impl PgConn {
    /// Inserts rows. Few rows travel with the next statement, which then reports their failure;
    /// the count is that of a success.
    pub(crate) fn insert_many(
        &mut self,
        table: &str,
        columns: &[&str],
        values: Vec<Value>,
    ) -> Result<u64> {
        let width = columns.len();
        let count = values.len() / width;
        let listed = columns.join(",");
        let types = self.shape(table, &listed)?;
        check(table, columns, &values, &types)?;
        if count > COPY_ROWS {
            return self.copy(table, &listed, &values, &types);
        }
        let step = if count == 1 {
            let statement = self.statement(&values_text(table, &listed, width))?;
            Step::Execute(statement, values)
        } else {
            let statement = self.statement(&unnest_text(table, &listed, &types))?;
            Step::Insert(statement, values, width)
        };
        self.ahead.push(table, step);
        if self.ahead.is_full() {
            self.settle_ahead()?;
        }
        // A count of rows always fits 64 bits.
        Ok(count as u64)
    }

    /// Inserts the rows whose keys are new, and waits for their number.
    pub(crate) fn insert_absent(
        &mut self,
        table: &str,
        columns: &[&str],
        values: &[Value],
    ) -> Result<u64> {
        let width = columns.len();
        let listed = columns.join(",");
        let types = self.shape(table, &listed)?;
        check(table, columns, values, &types)?;
        let text = format!("{} {IF_ABSENT}", unnest_text(table, &listed, &types));
        let statement = self.statement(&text)?;
        let arrays = (0..width).map(|column| ColumnOf {
            values,
            width,
            column,
        });
        let op = self.client.execute_raw(&statement, arrays);
        pipeline::run(&self.runtime, &self.client, &mut self.ahead, table, op)
    }

    /// Waits for what was sent ahead.
    pub(crate) fn settle_ahead(&mut self) -> Result<()> {
        let op = async { Ok(()) };
        pipeline::run(&self.runtime, &self.client, &mut self.ahead, "", op)
    }

    fn copy(&mut self, table: &str, listed: &str, values: &[Value], types: &[Type]) -> Result<u64> {
        let text = format!("COPY {table} ({listed}) FROM STDIN BINARY");
        let statement = self.statement(&text)?;
        let op = async {
            let mut sink = pin!(self.client.copy_in::<_, Bytes>(&statement).await?);
            let mut out = BytesMut::with_capacity(COPY_CHUNK + COPY_CHUNK / 4);
            out.put_slice(COPY_HEADER);
            let mut failure = None;
            for row in values.chunks_exact(types.len()) {
                if let Err(reason) = copy_row(&mut out, row, types) {
                    failure = Some(reason);
                    break;
                }
                if out.len() >= COPY_CHUNK {
                    sink.send(out.split().freeze()).await?;
                    out.reserve(COPY_CHUNK + COPY_CHUNK / 4);
                }
            }
            if let Some(reason) = failure {
                // Dropping the sink makes the server give up the COPY.
                return Ok(Err(reason));
            }
            out.put_i16(-1);
            sink.send(out.freeze()).await?;
            sink.finish().await.map(Ok)
        };
        pipeline::run(&self.runtime, &self.client, &mut self.ahead, &text, op)?
            .map_err(|reason| Error::statement(&text, reason))
    }

    /// The types of a table's columns.
    fn shape(&mut self, table: &str, listed: &str) -> Result<Vec<Type>> {
        let key = format!("{table}({listed})");
        if let Some(known) = self.shapes.get(key.as_str()) {
            return Ok(known.clone());
        }
        let statement = self.statement(&format!("SELECT {listed} FROM {table} LIMIT 0"))?;
        let types: Vec<Type> = statement
            .columns()
            .iter()
            .map(|column| column.type_().clone())
            .collect();
        self.shapes.insert(key.into(), types.clone());
        Ok(types)
    }
}

/// Refuses a value that does not fit, before anything is sent.
fn check(table: &str, columns: &[&str], values: &[Value], types: &[Type]) -> Result<()> {
    for row in values.chunks_exact(columns.len()) {
        for ((value, wanted), column) in row.iter().zip(types).zip(columns) {
            value.check()?;
            if !encode::fits(value, wanted) {
                return Err(Error::Value {
                    reason: format!("{table}.{column} takes {wanted}, not {}", value.kind()),
                });
            }
        }
    }
    Ok(())
}

fn copy_row(out: &mut BytesMut, row: &[Value], types: &[Type]) -> Result<(), String> {
    let fields = i16::try_from(row.len()).map_err(|_| "too many columns")?;
    out.put_i16(fields);
    for (value, wanted) in row.iter().zip(types) {
        encode::sized(out, |out| value.to_sql(wanted, out)).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn values_text(table: &str, listed: &str, width: usize) -> String {
    let marks: Vec<String> = (1..=width).map(|number| format!("${number}")).collect();
    format!(
        "INSERT INTO {table} ({listed}) VALUES ({})",
        marks.join(",")
    )
}

fn unnest_text(table: &str, listed: &str, types: &[Type]) -> String {
    let arrays: Vec<String> = types
        .iter()
        .enumerate()
        .map(|(position, ty)| format!("${}::{}[]", position + 1, ty.name()))
        .collect();
    format!(
        "INSERT INTO {table} ({listed}) SELECT * FROM unnest({})",
        arrays.join(",")
    )
}
