//! Rows as PostgreSQL gives them.

use std::error::Error as StdError;

use tokio_postgres::types::{FromSql, Type};
use uuid::Uuid;

use super::encode::{EPOCH_MICROS, date_from_days};
use crate::row::Cell;

type Failure = Box<dyn StdError + Sync + Send>;

/// One row, as it came from the server; values are decoded when they are asked for.
pub(crate) struct PgRow(pub(super) tokio_postgres::Row);

impl PgRow {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn cell(&self, index: usize) -> Option<Cell<'_>> {
        if index >= self.0.len() {
            return None;
        }
        Some(
            self.0
                .try_get(index)
                .unwrap_or(Cell::Other("an unreadable value")),
        )
    }
}

impl<'a> FromSql<'a> for Cell<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Failure> {
        let cell = match *ty {
            Type::INT8 => Cell::Int(i64::from_be_bytes(raw.try_into()?)),
            Type::INT4 => Cell::Int(i32::from_be_bytes(raw.try_into()?).into()),
            Type::INT2 => Cell::Int(i16::from_be_bytes(raw.try_into()?).into()),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN => {
                Cell::Text(std::str::from_utf8(raw)?)
            }
            Type::UUID => Cell::Uuid(Uuid::from_slice(raw)?),
            Type::TIMESTAMPTZ => instant(i64::from_be_bytes(raw.try_into()?)),
            Type::DATE => date_from_days(i32::from_be_bytes(raw.try_into()?))
                .map_or(Cell::Other("a date beyond the calendar"), Cell::Date),
            Type::BOOL => Cell::Bool(raw == [1]),
            Type::BYTEA => Cell::Bytes(raw),
            Type::JSON => Cell::Json(std::str::from_utf8(raw)?),
            Type::JSONB => match raw.split_first() {
                Some((1, text)) => Cell::Json(std::str::from_utf8(text)?),
                _ => Cell::Other("JSON of an unknown version"),
            },
            // `sum` over bigint gives a numeric.
            Type::NUMERIC => whole_number(raw).map_or(
                Cell::Other("a number that is not a 64-bit integer"),
                Cell::Int,
            ),
            _ => Cell::Other("a value of a type outside the shared vocabulary"),
        };
        Ok(cell)
    }

    fn from_sql_null(_: &Type) -> Result<Self, Failure> {
        Ok(Cell::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

fn instant(since_2000: i64) -> Cell<'static> {
    since_2000
        .checked_add(EPOCH_MICROS)
        .map_or(Cell::Other("an instant beyond the range"), Cell::Instant)
}

/// Reads the binary form of a numeric: a header of four 16-bit numbers (digit groups, weight of
/// the first group, sign, decimals), then groups of four decimal digits.
fn whole_number(raw: &[u8]) -> Option<i64> {
    let mut words = raw
        .chunks_exact(2)
        .map(|pair| i16::from_be_bytes([pair[0], pair[1]]));
    let (groups, weight, sign, _) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let mut total: i128 = 0;
    let mut place = weight;
    for _ in 0..groups {
        let digits = words.next()?;
        if place < 0 {
            if digits != 0 {
                return None;
            }
        } else {
            total = total.checked_add(
                i128::from(digits).checked_mul(10_000_i128.checked_pow(place.try_into().ok()?)?)?,
            )?;
        }
        place = place.checked_sub(1)?;
    }
    match sign {
        0 => i64::try_from(total).ok(),
        0x4000 => i64::try_from(-total).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numeric(words: &[i16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    #[test]
    fn sums_are_read_as_integers() {
        assert_eq!(whole_number(&numeric(&[0, 0, 0, 0])), Some(0));
        assert_eq!(
            whole_number(&numeric(&[2, 1, 0, 0, 12, 3456])),
            Some(123_456)
        );
        assert_eq!(
            whole_number(&numeric(&[1, 2, 0x4000, 0, 5])),
            Some(-500_000_000)
        );
        let largest = numeric(&[5, 4, 0, 0, 922, 3372, 368, 5477, 5807]);
        assert_eq!(whole_number(&largest), Some(i64::MAX));
    }

    #[test]
    fn a_fraction_or_an_overflow_is_not_an_integer() {
        assert_eq!(whole_number(&numeric(&[2, 0, 0, 1, 1, 5000])), None);
        let too_large = numeric(&[5, 4, 0, 0, 922, 3372, 368, 5477, 5808]);
        assert_eq!(whole_number(&too_large), None);
        assert_eq!(
            whole_number(&numeric(&[0, 0, -16384, 0])),
            None,
            "not a number"
        );
    }
}
