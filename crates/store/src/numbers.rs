//! Document numbers without gaps.
//!
//! A number is taken by the transaction that uses it, so a transaction that fails gives it back.
//! Until the commit the series' row is locked: take numbers late, and all at once.

use kernel::EntityId;

use crate::{Error, Result, Tx};

/// How the numbers of one series look, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberSeries {
    /// Name of the series within the legal entity, e.g. `invoice`.
    pub series: String,
    /// Stands before the counter; may be empty.
    pub prefix: String,
    /// Digits to which the counter is filled up with zeros, 0 to 18.
    pub width: u32,
    /// The counter of the next number, from 1.
    pub next: i64,
}

impl NumberSeries {
    /// The text of the number with this counter.
    #[must_use]
    pub fn number(&self, counter: i64) -> String {
        let width = usize::try_from(self.width).unwrap_or(usize::MAX);
        format!("{}{counter:0width$}", self.prefix)
    }
}

impl Tx {
    /// Takes the next number of a series.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the legal entity has no such series.
    pub fn next_number(&mut self, entity: EntityId, series: &str) -> Result<String> {
        let mut numbers = self.next_numbers(entity, series, 1)?;
        numbers.pop().ok_or_else(|| missing(series))
    }

    /// Takes the next `count` numbers of a series, in order.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the legal entity has no such series.
    pub fn next_numbers(
        &mut self,
        entity: EntityId,
        series: &str,
        count: u32,
    ) -> Result<Vec<String>> {
        if count == 0 {
            return Ok(Vec::new());
        }
        let taken = self.query_opt(
            "UPDATE number_series SET next = next + $3 WHERE entity_id = $1 AND series = $2
             RETURNING prefix, width, next",
            &[entity.into(), series.into(), count.into()],
        )?;
        let row = taken.ok_or_else(|| missing(series))?;
        let after = NumberSeries {
            series: series.to_owned(),
            prefix: row.get(0)?,
            width: row.get(1)?,
            next: row.get(2)?,
        };
        let first = after.next - i64::from(count);
        Ok((first..after.next)
            .map(|counter| after.number(counter))
            .collect())
    }

    /// The series of a legal entity, by name.
    ///
    /// # Errors
    /// [`Error::Db`] when the database fails.
    pub fn number_series(&mut self, entity: EntityId) -> Result<Vec<NumberSeries>> {
        let rows = self.query(
            "SELECT series, prefix, width, next FROM number_series WHERE entity_id = $1
             ORDER BY series",
            &[entity.into()],
        )?;
        rows.iter()
            .map(|row| {
                Ok(NumberSeries {
                    series: row.get(0)?,
                    prefix: row.get(1)?,
                    width: row.get(2)?,
                    next: row.get(3)?,
                })
            })
            .collect()
    }

    /// Makes a series, or gives it another look and counter. Whether a counter may be set back or
    /// leap is for the caller to judge: the number it leads to must be free.
    ///
    /// # Errors
    /// [`Error::Constraint`] when the width or the counter is out of range.
    pub fn set_number_series(&mut self, entity: EntityId, series: &NumberSeries) -> Result<()> {
        self.exec_one(
            "INSERT INTO number_series (entity_id, series, prefix, width, next)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (entity_id, series) DO UPDATE
             SET prefix = excluded.prefix, width = excluded.width, next = excluded.next",
            &[
                entity.into(),
                series.series.as_str().into(),
                series.prefix.as_str().into(),
                series.width.into(),
                series.next.into(),
            ],
        )
    }
}

fn missing(series: &str) -> Error {
    Error::not_found(format!("number series {series:?}"))
}
