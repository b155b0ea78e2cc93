//! Values as SQLite takes them.

use std::rc::Rc;

use chrono::Datelike;
use rusqlite::CachedStatement;
use rusqlite::types::{ToSql, ToSqlOutput, Value as Owned, ValueRef};
use rusqlite::vtab::array::Array;

use crate::value::Value;
use crate::{Error, Result};

/// Binds all arguments of a statement.
pub(super) fn all(statement: &mut CachedStatement<'_>, text: &str, args: &[Value]) -> Result<()> {
    if statement.parameter_count() != args.len() {
        let reason = format!(
            "takes {} arguments but got {}",
            statement.parameter_count(),
            args.len()
        );
        return Err(Error::statement(text, reason));
    }
    for (position, value) in args.iter().enumerate() {
        value.check()?;
        statement
            .raw_bind_parameter(position + 1, Bound(value))
            .map_err(|error| Error::db(text, error))?;
    }
    Ok(())
}

/// The private face of [`Value`] towards this driver.
struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let borrowed = match self.0 {
            Value::Null => ValueRef::Null,
            Value::Bool(value) => ValueRef::Integer(i64::from(*value)),
            Value::Int(value) | Value::Instant(value) => ValueRef::Integer(*value),
            Value::Text(text) | Value::Json(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            Value::Uuid(uuid) => ValueRef::Blob(uuid.as_bytes()),
            Value::Date(date) => {
                let (year, month, day) = (date.year(), date.month(), date.day());
                let text = format!("{year:04}-{month:02}-{day:02}");
                return Ok(ToSqlOutput::Owned(Owned::Text(text)));
            }
            Value::Uuids(uuids) => {
                return Ok(list(uuids, |uuid| Owned::Blob(uuid.as_bytes().to_vec())));
            }
            Value::Ints(ints) => return Ok(list(ints, |int| Owned::Integer(*int))),
            Value::Texts(texts) => return Ok(list(texts, |text| Owned::Text(text.clone()))),
        };
        Ok(ToSqlOutput::Borrowed(borrowed))
    }
}

fn list<T>(items: &[T], make: impl Fn(&T) -> Owned) -> ToSqlOutput<'static> {
    let array: Array = Rc::new(items.iter().map(make).collect());
    ToSqlOutput::from_rc(array, c"rarray")
}
