//! Price lists: for whom and when prices hold.

use std::collections::HashMap;

use kernel::{CustomerId, Date, EntityId, Event, EventKind, PriceListId};
use store::{Row, Tx, Value};

use super::types::{NewPriceList, PriceList, PriceListChange, PriceListFilter};
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::{CODE_LEN_MAX, NAME_LEN_MAX, differences, in_lower_case, optional, required};
use crate::page::{Page, PageRequest};
use crate::parties::{self, CustomerKey};

const COLUMNS: &[&str] = &[
    "id",
    "entity_id",
    "code",
    "name",
    "currency",
    "customer_id",
    "segment",
    "valid_from",
    "valid_to",
    "version",
    "search_name",
];
const SELECT: &str = "SELECT id, code, name, currency, customer_id, segment, valid_from, valid_to, \
     version FROM price_lists";

fn read(row: &Row) -> Result<PriceList> {
    Ok(PriceList {
        id: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        currency: row.get(3)?,
        customer_id: row.get(4)?,
        segment: row.get(5)?,
        valid_from: row.get(6)?,
        valid_to: row.get(7)?,
        version: row.get(8)?,
    })
}

/// Adds a price list.
///
/// # Errors
/// Refuses malformed values, a code that is taken, a customer that is not there, and a list that
/// is both for a customer and for a segment.
pub fn create_price_list(tx: &mut Tx, entity: EntityId, new: NewPriceList) -> Result<PriceList> {
    let code = required("code", &new.code, CODE_LEN_MAX)?;
    if new.customer.is_some() && new.segment.is_some() {
        let detail = "the list names both a customer and a segment";
        let remedy = "make two lists, or leave one of them out";
        return Err(Refusal::new(Code::InvalidValue, "segment", detail, remedy).into());
    }
    check_validity(new.valid_from, new.valid_to)?;
    let list = PriceList {
        id: tx.new_id(),
        name: optional("name", new.name.as_deref(), NAME_LEN_MAX)?.unwrap_or_else(|| code.clone()),
        currency: new.currency,
        customer_id: new
            .customer
            .map(|key| find_customer(tx, entity, key))
            .transpose()?,
        segment: optional("segment", new.segment.as_deref(), CODE_LEN_MAX)?,
        valid_from: new.valid_from,
        valid_to: new.valid_to,
        version: 1,
        code,
    };
    if lists_by_codes(tx, entity, vec![list.code.clone()])?.contains_key(&list.code) {
        let detail = format!("there is a price list {} already", list.code);
        let remedy = "set its prices, or use another code";
        return Err(Refusal::new(Code::AlreadyExists, "code", detail, remedy).into());
    }
    let row = vec![
        list.id.into(),
        entity.into(),
        (&list.code).into(),
        (&list.name).into(),
        list.currency.into(),
        list.customer_id.into(),
        list.segment.as_ref().into(),
        list.valid_from.into(),
        list.valid_to.into(),
        list.version.into(),
        in_lower_case(&list.name).into(),
    ];
    tx.insert_many("price_lists", COLUMNS, row)?;
    tx.record(
        about(entity, &list)
            .attr("currency", list.currency)
            .attr("segment", list.segment.clone())
            .attr("valid_from", list.valid_from)
            .attr("valid_to", list.valid_to),
    )?;
    Ok(list)
}

/// The event that a list was made or changed.
fn about(entity: EntityId, list: &PriceList) -> Event {
    let event = Event::new(EventKind::PriceListSet, entity)
        .object(list.id, "price_list")
        .attr("list", &list.code);
    match list.customer_id {
        Some(customer) => event.object(customer, "customer"),
        None => event,
    }
}

fn find_customer(tx: &mut Tx, entity: EntityId, key: CustomerKey) -> Result<CustomerId> {
    let (found, named) = match key {
        CustomerKey::Id(id) => {
            let known = parties::customers_by_ids(tx, entity, &[id])?;
            (known.into_keys().next(), id.to_string())
        }
        CustomerKey::Number(number) => {
            let known = parties::customer_ids_by_numbers(tx, entity, &[number.trim()])?;
            (known.into_values().next(), number)
        }
    };
    found.ok_or_else(|| {
        let detail = format!("there is no customer {named} in this legal entity");
        Refusal::new(Code::UnknownReference, "customer", detail, "correct it").into()
    })
}

pub(super) fn check_validity(valid_from: Date, valid_to: Option<Date>) -> Outcome<()> {
    match valid_to {
        Some(valid_to) if valid_to < valid_from => Err(Refusal::new(
            Code::InvalidValue,
            "valid_to",
            format!("the last day {valid_to} is before the first day {valid_from}"),
            "give a last day on or after the first, or none",
        )),
        _ => Ok(()),
    }
}

/// Changes a price list, if it still has the version the caller saw. A change that changes nothing
/// leaves the version as it is.
///
/// # Errors
/// Refuses malformed values; [`Error::Conflict`] on another version, [`Error::NotFound`].
pub fn change_price_list(
    tx: &mut Tx,
    entity: EntityId,
    id: PriceListId,
    version: i64,
    change: PriceListChange,
) -> Result<PriceList> {
    let sql = format!("{SELECT} WHERE entity_id = $1 AND id = $2 FOR UPDATE");
    let row = tx.query_opt(&sql, &[entity.into(), id.into()])?;
    let not_found = || Error::NotFound {
        kind: "price list",
        id: id.to_string(),
    };
    let before = read(&row.ok_or_else(not_found)?)?;
    if before.version != version {
        return Err(Error::Conflict {
            what: format!("price list {}", before.code),
        });
    }
    let mut after = before.clone();
    if let Some(name) = change.name {
        after.name = required("name", &name, NAME_LEN_MAX)?;
    }
    after.valid_from = change.valid_from.unwrap_or(after.valid_from);
    change.valid_to.apply(&mut after.valid_to);
    check_validity(after.valid_from, after.valid_to)?;
    let changes = differences(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    after.version += 1;
    tx.exec_one(
        "UPDATE price_lists SET name = $3, valid_from = $4, valid_to = $5, search_name = $6, version = $2 + 1 \
         WHERE id = $1 AND version = $2",
        &[
            id.into(),
            version.into(),
            (&after.name).into(),
            after.valid_from.into(),
            after.valid_to.into(),
            in_lower_case(&after.name).into(),
        ],
    )?;
    tx.record(about(entity, &after).attr("changes", changes))?;
    Ok(after)
}

/// Price lists by code; codes that no list has are left out.
pub(super) fn lists_by_codes(
    tx: &mut Tx,
    entity: EntityId,
    codes: Vec<String>,
) -> Result<HashMap<String, PriceList>> {
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!("{SELECT} WHERE entity_id = $1 AND code IN (SELECT value FROM {{texts $2}})");
    let rows = tx.query(&sql, &[entity.into(), Value::Texts(codes)])?;
    let lists = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(lists
        .into_iter()
        .map(|list| (list.code.clone(), list))
        .collect())
}

/// One page of the price lists, by code.
///
/// # Errors
/// Refuses a page size out of range and a cursor that this list did not give.
pub fn list_price_lists(
    tx: &mut Tx,
    entity: EntityId,
    filter: &PriceListFilter,
    page: &PageRequest,
) -> Result<Page<PriceList>> {
    let listing = Listing::rising(SELECT, &["code"]);
    let mut conditions = Conditions::new("entity_id = {}", entity);
    conditions.search(filter.search.as_deref(), "search_name", "code");
    conditions.page(tx, page, &listing, read, |it| (it.code.clone(),))
}
