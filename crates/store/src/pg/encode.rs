//! Values as PostgreSQL takes them: the binary format of its types.

use std::error::Error as StdError;

use bytes::{BufMut, BytesMut};
use chrono::{Datelike, NaiveDate};
use tokio_postgres::types::{Format, IsNull, Kind, ToSql, Type};

use crate::value::Value;

type Failure = Box<dyn StdError + Sync + Send>;

/// Microseconds from 1970, our zero, to 2000, PostgreSQL's.
pub(super) const EPOCH_MICROS: i64 = 946_684_800_000_000;
/// Days from 0000-12-31, chrono's zero, to 2000-01-01.
pub(super) const EPOCH_DAYS: i32 = 730_120;

/// Whether the value can be given where the statement expects this type.
pub(super) fn fits(value: &Value, wanted: &Type) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(_) => *wanted == Type::BOOL,
        Value::Int(value) => match *wanted {
            Type::INT8 => true,
            Type::INT4 => i32::try_from(*value).is_ok(),
            Type::INT2 => i16::try_from(*value).is_ok(),
            _ => false,
        },
        Value::Text(_) => is_text(wanted) || is_json(wanted),
        Value::Json(_) => is_json(wanted) || is_text(wanted),
        Value::Bytes(_) => *wanted == Type::BYTEA,
        Value::Uuid(_) => *wanted == Type::UUID,
        Value::Date(_) => *wanted == Type::DATE,
        Value::Instant(micros) => *wanted == Type::TIMESTAMPTZ && since_2000(*micros).is_ok(),
        Value::Uuids(_) => *wanted == Type::UUID_ARRAY,
        Value::Ints(_) => *wanted == Type::INT8_ARRAY,
        Value::Texts(_) => *wanted == Type::TEXT_ARRAY,
    }
}

fn is_text(wanted: &Type) -> bool {
    matches!(
        *wanted,
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME
    )
}

fn is_json(wanted: &Type) -> bool {
    matches!(*wanted, Type::JSONB | Type::JSON)
}

impl ToSql for Value {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        if !fits(self, wanted) {
            return Err(format!("{} where {wanted} is expected", self.kind()).into());
        }
        write(self, wanted, out)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }

    fn to_sql_checked(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        self.to_sql(wanted, out)
    }
}

/// Writes a value that fits the type.
fn write(value: &Value, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
    match value {
        Value::Null => return Ok(IsNull::Yes),
        Value::Bool(value) => out.put_u8(u8::from(*value)),
        Value::Int(value) => match *wanted {
            Type::INT4 => out.put_i32(i32::try_from(*value)?),
            Type::INT2 => out.put_i16(i16::try_from(*value)?),
            _ => out.put_i64(*value),
        },
        Value::Text(text) | Value::Json(text) => {
            if *wanted == Type::JSONB {
                // The version of the binary format, of which there is only one.
                out.put_u8(1);
            }
            out.put_slice(text.as_bytes());
        }
        Value::Bytes(bytes) => out.put_slice(bytes),
        Value::Uuid(uuid) => out.put_slice(uuid.as_bytes()),
        Value::Date(date) => out.put_i32(date.num_days_from_ce() - EPOCH_DAYS),
        Value::Instant(micros) => out.put_i64(since_2000(*micros)?),
        Value::Uuids(items) => {
            return array(out, &Type::UUID, items.len(), items.iter(), |out, uuid| {
                out.put_slice(uuid.as_bytes());
                Ok(IsNull::No)
            });
        }
        Value::Ints(items) => {
            return array(out, &Type::INT8, items.len(), items.iter(), |out, int| {
                out.put_i64(*int);
                Ok(IsNull::No)
            });
        }
        Value::Texts(items) => {
            return array(out, &Type::TEXT, items.len(), items.iter(), |out, text| {
                out.put_slice(text.as_bytes());
                Ok(IsNull::No)
            });
        }
    }
    Ok(IsNull::No)
}

fn since_2000(micros: i64) -> Result<i64, Failure> {
    micros
        .checked_sub(EPOCH_MICROS)
        .ok_or_else(|| "an instant beyond the range of the database".into())
}

/// One column of a list of rows, given as an array.
#[derive(Debug)]
pub(super) struct ColumnOf<'a> {
    /// All rows, one after the other.
    pub(super) values: &'a [Value],
    /// Columns of a row.
    pub(super) width: usize,
    /// Which column, from 0.
    pub(super) column: usize,
}

impl ToSql for ColumnOf<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        let Kind::Array(item) = wanted.kind() else {
            return Err(format!("a list where {wanted} is expected").into());
        };
        let items = self.values.iter().skip(self.column).step_by(self.width);
        array(
            out,
            item,
            self.values.len() / self.width,
            items,
            |out, value| value.to_sql(item, out),
        )
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        self.to_sql(wanted, out)
    }
}

fn array<'a, T: 'a>(
    out: &mut BytesMut,
    item: &Type,
    length: usize,
    items: impl Iterator<Item = &'a T>,
    mut write_item: impl FnMut(&mut BytesMut, &'a T) -> Result<IsNull, Failure>,
) -> Result<IsNull, Failure> {
    out.put_i32(i32::from(length > 0)); // dimensions
    let nulls_at = out.len();
    out.put_i32(0);
    out.put_u32(item.oid());
    if length > 0 {
        out.put_i32(i32::try_from(length)?);
        out.put_i32(1); // the lower bound
    }
    let mut has_nulls = false;
    for value in items {
        has_nulls |= sized(out, |out| write_item(out, value))?;
    }
    if has_nulls {
        out[nulls_at..nulls_at + 4].copy_from_slice(&1_i32.to_be_bytes());
    }
    Ok(IsNull::No)
}

/// Writes a value after its length; tells whether it was null.
pub(super) fn sized(
    out: &mut BytesMut,
    write_value: impl FnOnce(&mut BytesMut) -> Result<IsNull, Failure>,
) -> Result<bool, Failure> {
    let length_at = out.len();
    out.put_i32(-1);
    if matches!(write_value(out)?, IsNull::Yes) {
        return Ok(true);
    }
    let length = i32::try_from(out.len() - length_at - 4)?;
    out[length_at..length_at + 4].copy_from_slice(&length.to_be_bytes());
    Ok(false)
}

/// The date so many days after 2000-01-01.
pub(super) fn date_from_days(days: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(days.checked_add(EPOCH_DAYS)?)
}
