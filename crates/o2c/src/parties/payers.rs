//! By what payments find customers: the number and the name, in normal form.

use std::collections::BTreeMap;

use kernel::{CustomerId, EntityId};
use matching::engine::normal;
use store::{Row, Tx, Value};

use crate::error::Result;
use crate::sql::distinct;
use crate::text_key::text_key;

/// Customers that get their keys by one commit.
const FILLED_MAX: i64 = 2_000;
/// A name that more customers share, or begin with, names none of them.
const NAMESAKES_MAX: usize = 24;
/// So much of a name is indexed, as the migration says.
const HEAD: &str = "substr(c.name_key, 1, 8)";

/// The key of a customer number.
pub(super) fn number_key(entity: EntityId, number: &str) -> i64 {
    text_key(entity, &normal::folded(number))
}

/// How customers are found whose name begins with a text.
pub(super) fn by_name_query() -> String {
    format!(
        "SELECT value, c.id, c.name_key = value FROM {{texts $2}} CROSS JOIN customers c
        WHERE c.entity_id = $1 AND {HEAD} = substr(value, 1, 8)
            AND substr(c.name_key, 1, length(value)) = value ORDER BY value, c.id"
    )
}

/// The customers that payments may name: by one of these numbers' keys, or with a name that is, or
/// begins with, one of these in [normal form](normal::name).
///
/// # Errors
/// Fails only with the store.
pub(crate) fn customers_named(
    tx: &mut Tx,
    entity: EntityId,
    numbers: Vec<i64>,
    names: impl IntoIterator<Item = String>,
) -> Result<Vec<CustomerId>> {
    let mut found = Vec::new();
    let rows = tx.query(
        "SELECT c.id FROM {ints $2} CROSS JOIN customers c
        WHERE c.number_key = value AND c.entity_id = $1",
        &[entity.into(), Value::Ints(numbers)],
    )?;
    for row in &rows {
        found.push(row.get(0)?);
    }
    let names = distinct(names.into_iter().filter(|name| name.len() > 1));
    let mut alike: BTreeMap<String, [Vec<CustomerId>; 2]> = BTreeMap::new();
    let rows = tx.query(&by_name_query(), &[entity.into(), Value::Texts(names)])?;
    for row in &rows {
        let same: bool = row.get(2)?;
        alike.entry(row.get(0)?).or_default()[usize::from(!same)].push(row.get(1)?);
    }
    for [same, beginning] in alike.into_values() {
        let named = if same.is_empty() { beginning } else { same };
        if named.len() <= NAMESAKES_MAX {
            found.extend(named);
        }
    }
    Ok(distinct(found))
}

/// Keeps the keys of customers that have none yet, because an earlier release made them; gives how
/// many there were.
///
/// # Errors
/// Fails only with the store.
pub fn fill_payer_keys_tx(tx: &mut Tx) -> Result<usize> {
    let rows = tx.query(
        "SELECT c.id, c.entity_id, c.number, c.name FROM customers c
        WHERE c.name_key IS NULL ORDER BY c.id LIMIT $1",
        &[FILLED_MAX.into()],
    )?;
    let keyed = |row: &Row| {
        let (number, name): (String, String) = (row.get(2)?, row.get(3)?);
        let key = number_key(row.get(1)?, &number);
        let id: CustomerId = row.get(0)?;
        Ok(vec![id.into(), key.into(), normal::name(&name).into()])
    };
    let keyed: Vec<Vec<Value>> = rows.iter().map(keyed).collect::<store::Result<_>>()?;
    tx.exec_each(
        "UPDATE customers SET number_key = $2, name_key = $3 WHERE id = $1",
        &keyed,
    )?;
    Ok(keyed.len())
}
