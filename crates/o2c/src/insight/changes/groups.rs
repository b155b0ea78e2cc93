//! Who has a change, from when, and who is held out.

use std::collections::HashMap;

use insight::experiment::{Group, group};
use kernel::CustomerId;
use kernel::dates::add_days;
use store::Tx;

use super::super::Scope;
use super::types::{ExperimentCustomer, MarkedChange};
use crate::error::Result;
use crate::page::{Page, PageRequest};

fn of(change: &MarkedChange, customer: CustomerId) -> Group {
    let narrow = |number: i64| u32::try_from(number).unwrap_or(0);
    group(
        u64::from_ne_bytes(change.seed.to_ne_bytes()),
        customer.uuid().as_u128(),
        narrow(change.held_out_percent.unwrap_or(0)),
        narrow(change.waves),
    )
}

/// The groups of all customers for whom the change was meant.
pub(super) fn of_all(
    tx: &mut Tx,
    scope: &Scope,
    change: &MarkedChange,
) -> Result<HashMap<CustomerId, Group>> {
    let rows = scope.query(
        tx,
        "SELECT c.id FROM customers c WHERE c.entity_id = $1{of c.id}",
        &[scope.entity.into()],
    )?;
    let ids = rows.iter().map(|row| Ok(row.get::<CustomerId>(0)?));
    ids.map(|id| id.map(|id| (id, of(change, id)))).collect()
}

/// One page of them, by number.
pub(super) fn list(
    tx: &mut Tx,
    scope: &Scope,
    change: &MarkedChange,
    page: &PageRequest,
) -> Result<Page<ExperimentCustomer>> {
    let after: String = page.key()?.unwrap_or_default();
    let rows = scope.query(
        tx,
        "SELECT c.id, c.number, c.name FROM customers c
        WHERE c.entity_id = $1{of c.id} AND c.number > $2 ORDER BY c.number LIMIT $3",
        &[scope.entity.into(), after.into(), page.fetch()?.into()],
    )?;
    let items = rows
        .iter()
        .map(|row| {
            let id = row.get(0)?;
            Ok(ExperimentCustomer {
                customer: id,
                customer_number: row.get(1)?,
                customer_name: row.get(2)?,
                starts_on: match of(change, id) {
                    Group::HeldOut => None,
                    Group::Wave(wave) => {
                        Some(add_days(change.on, i64::from(wave) * change.wave_days))
                    }
                },
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::of(items, page, |last| last.customer_number.clone()))
}
