//! What the SQL of the rooms has in common.

use std::collections::HashMap;

use kernel::{EntityId, Id};
use store::{Tx, Value};

use crate::error::{Error, Result};

/// A guarded update must have hit every row it was meant for; `what` names the rows.
///
/// # Errors
/// [`Error::Conflict`] when it did not.
pub(crate) fn all_changed(what: &str, changed: u64, wanted: usize) -> Result<()> {
    if usize::try_from(changed) == Ok(wanted) {
        return Ok(());
    }
    Err(Error::Conflict {
        what: what.to_owned(),
    })
}

/// The values in their order, each once: a list that is joined would give its rows twice.
pub(crate) fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// The ids as a list to join, each once.
pub(crate) fn distinct_ids<K>(ids: &[Id<K>]) -> Value {
    Value::ids(distinct(ids.iter().copied()))
}

/// The ids of a legal entity's documents or masters in `table` that have these numbers, for
/// callers that know no ids. Numbers that nothing has are left out.
///
/// # Errors
/// Fails only with the store.
pub(crate) fn ids_by_numbers<K>(
    tx: &mut Tx,
    entity: EntityId,
    table: &'static str,
    numbers: impl IntoIterator<Item = impl Into<String>>,
) -> Result<HashMap<String, Id<K>>> {
    let numbers = distinct(numbers.into_iter().map(Into::into));
    if numbers.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "SELECT t.number, t.id FROM {{texts $2}} CROSS JOIN {table} t
        WHERE t.entity_id = $1 AND t.number = value"
    );
    let rows = tx.query(&sql, &[entity.into(), Value::Texts(numbers)])?;
    rows.iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect()
}
