//! Document numbers without gaps.
//!
//! A number is taken by the transaction that uses it, so a transaction that fails gives it back.
//! From the first number to the commit the series' row is locked: take numbers late, and all at
//! once. Requests that share a commit count on in memory; where a series stands is written once.

use std::collections::BTreeMap;

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

pub(crate) const TABLE: &str = "number_series";

/// The series that are locked, with their next numbers.
pub(crate) type Counters = BTreeMap<(EntityId, String), NumberSeries>;

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
        let key = (entity, series.to_owned());
        if !self.counters.contains_key(&key) {
            self.must_write("taking a number")?;
            let rows = self.conn.query(
                "SELECT prefix, width, next FROM number_series
                 WHERE entity_id = $1 AND series = $2 FOR UPDATE",
                &[entity.into(), series.into()],
            );
            let rows = self.watch(rows)?;
            let row = rows.first().ok_or_else(|| missing(series))?;
            let counter = NumberSeries {
                series: series.to_owned(),
                prefix: row.get(0)?,
                width: row.get(1)?,
                next: row.get(2)?,
            };
            self.counters.insert(key.clone(), counter);
        }
        let counter = self.counters.get_mut(&key).ok_or_else(|| missing(series))?;
        let first = counter.next;
        counter.next += i64::from(count);
        Ok((first..counter.next)
            .map(|taken| counter.number(taken))
            .collect())
    }

    /// Writes where the series stand of which numbers were taken.
    pub(crate) fn flush_numbers(&mut self) -> Result<()> {
        for ((entity, series), counter) in std::mem::take(&mut self.counters) {
            self.conn.exec_ahead(
                "UPDATE number_series SET next = $3 WHERE entity_id = $1 AND series = $2",
                vec![entity.into(), series.into(), counter.next.into()],
            )?;
        }
        Ok(())
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
