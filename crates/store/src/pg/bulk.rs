//! Inserting many rows at once.

use std::pin::pin;

use bytes::{BufMut, Bytes, BytesMut};
use futures_util::SinkExt;
use tokio_postgres::types::{ToSql, Type};

use super::encode::{self, ColumnOf};
use super::{PgConn, Step, explain, pipeline};
use crate::value::Value;
use crate::{Error, Result};

/// Rows beyond which COPY is worth its extra round trip.
const COPY_ROWS: usize = 100;
/// Bytes after which a part of a COPY is handed to the driver.
const COPY_CHUNK: usize = 64 * 1024;
const COPY_HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";

impl PgConn {
    pub(crate) fn insert_many(
        &mut self,
        table: &str,
        columns: &[&str],
        values: &[Value],
        suffix: &str,
    ) -> Result<u64> {
        let width = columns.len();
        let listed = columns.join(",");
        if values.len() == width {
            let text = values_text(table, &listed, width, suffix);
            return self.exec(&text, values);
        }
        let types = self.shape(table, &listed)?;
        check(table, columns, values, &types)?;
        if suffix.is_empty() && values.len() / width > COPY_ROWS {
            return self.copy(table, &listed, values, &types);
        }
        let text = unnest_text(table, &listed, &types, suffix);
        let statement = self.statement(&text)?;
        let arrays = (0..width).map(|column| ColumnOf {
            values,
            width,
            column,
        });
        let Self {
            runtime,
            client,
            ahead,
            ..
        } = self;
        let op = client.execute_raw(&statement, arrays);
        pipeline::run(runtime, client, ahead, op).map_err(|error| explain(&text, error))
    }

    fn copy(&mut self, table: &str, listed: &str, values: &[Value], types: &[Type]) -> Result<u64> {
        let text = format!("COPY {table} ({listed}) FROM STDIN BINARY");
        let statement = self.statement(&text)?;
        let Self {
            runtime,
            client,
            ahead,
            ..
        } = self;
        let op = async {
            let mut sink = pin!(client.copy_in::<_, Bytes>(&statement).await?);
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
        let outcome = pipeline::run(runtime, client, ahead, op);
        outcome
            .map_err(|error| explain(&text, error))?
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

    /// Lets an insert of some rows travel with the next statement.
    pub(crate) fn insert_ahead(
        &mut self,
        table: &str,
        columns: &[&str],
        values: Vec<Value>,
    ) -> Result<()> {
        let width = columns.len();
        let listed = columns.join(",");
        let types = self.shape(table, &listed)?;
        check(table, columns, &values, &types)?;
        if values.len() / width > COPY_ROWS {
            self.copy(table, &listed, &values, &types)?;
            return Ok(());
        }
        let statement = self.statement(&unnest_text(table, &listed, &types, ""))?;
        self.ahead.push(Step::Insert(statement, values, width));
        Ok(())
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

fn values_text(table: &str, listed: &str, width: usize, suffix: &str) -> String {
    let marks: Vec<String> = (1..=width).map(|number| format!("${number}")).collect();
    format!(
        "INSERT INTO {table} ({listed}) VALUES ({}){suffix}",
        marks.join(",")
    )
}

fn unnest_text(table: &str, listed: &str, types: &[Type], suffix: &str) -> String {
    let arrays: Vec<String> = types
        .iter()
        .enumerate()
        .map(|(position, ty)| format!("${}::{}[]", position + 1, ty.name()))
        .collect();
    format!(
        "INSERT INTO {table} ({listed}) SELECT * FROM unnest({}){suffix}",
        arrays.join(",")
    )
}
