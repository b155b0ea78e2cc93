//! Lists and views of remittance advice.

use std::collections::{BTreeSet, HashMap};

use kernel::{Currency, EntityId, Money, OpenItemId, RemittanceAdviceId, kind};
use serde::de::DeserializeOwned;
use store::{Row, Tx, Value};

use super::types::{
    AdviceDetail, AdviceFilter, AdviceLine, AdviceReference, AdviceSort, AdviceWarning,
    RemittanceAdvice,
};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::input;
use crate::page::{Page, PageRequest};
use crate::receivables;
use crate::search::{Place, Search};
use crate::sort::Sort;

const ADVICE: &str = "SELECT a.id, a.form, a.advice_no, a.payer_name, a.payer_number,
    a.payer_account, a.payment_ref, a.currency, a.amount_minor, a.paid_on, a.documents,
    a.customer_id, c.number, c.name, a.status, a.bank_entry_id, a.linked_by, a.warnings, a.file_id,
    f.name, a.received_at, a.advised_on
    FROM remittance_advices a JOIN files f ON f.id = a.file_id
    LEFT JOIN customers c ON c.id = a.customer_id";

fn read(row: &Row) -> store::Result<RemittanceAdvice> {
    let currency: Currency = row.get(7)?;
    let warnings: Vec<AdviceWarning> = list(row, 17)?;
    Ok(RemittanceAdvice {
        id: row.get(0)?,
        form: row.get(1)?,
        advice_no: row.get(2)?,
        payer_name: row.get(3)?,
        payer_number: row.get(4)?,
        payer_account: row.get(5)?,
        payment_ref: row.get(6)?,
        amount: Money::new(row.get(8)?, currency),
        paid_on: row.get(9)?,
        documents: row.get(10)?,
        customer: row.get(11)?,
        customer_number: row.get(12)?,
        customer_name: row.get(13)?,
        status: row.get(14)?,
        entry: row.get(15)?,
        linked_by: row.get(16)?,
        warnings: i64::try_from(warnings.len()).unwrap_or(i64::MAX),
        file: row.get(18)?,
        file_name: row.get(19)?,
        received_at: row.get(20)?,
    })
}

/// A list that is kept as JSON.
pub(super) fn list<T: DeserializeOwned>(row: &Row, index: usize) -> store::Result<Vec<T>> {
    let value: serde_json::Value = row.get(index)?;
    serde_json::from_value(value).map_err(|error| store::Error::Value {
        reason: format!("a part of a remittance advice is damaged: {error}"),
    })
}

/// Several advices by their ids.
pub(super) fn rows_of(
    tx: &mut Tx,
    entity: EntityId,
    ids: impl IntoIterator<Item = RemittanceAdviceId>,
) -> Result<HashMap<RemittanceAdviceId, RemittanceAdvice>> {
    let sql =
        format!("{ADVICE} WHERE a.id IN (SELECT value FROM {{uuids $2}}) AND a.entity_id = $1");
    let rows = tx.query(&sql, &[entity.into(), Value::ids(ids)])?;
    let mut found = HashMap::with_capacity(rows.len());
    for row in &rows {
        let advice = read(row)?;
        found.insert(advice.id, advice);
    }
    Ok(found)
}

/// One advice without its lines.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) fn row_of(
    tx: &mut Tx,
    entity: EntityId,
    id: RemittanceAdviceId,
) -> Result<RemittanceAdvice> {
    rows_of(tx, entity, [id])?
        .remove(&id)
        .ok_or_else(|| Error::NotFound {
            kind: "remittance advice",
            id: id.to_string(),
        })
}

/// One advice, locked until the end of the transaction.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) fn locked(
    tx: &mut Tx,
    entity: EntityId,
    id: RemittanceAdviceId,
) -> Result<RemittanceAdvice> {
    tx.query_opt(
        "SELECT a.id FROM remittance_advices a WHERE a.id = $1 FOR UPDATE",
        &[id.into()],
    )?;
    row_of(tx, entity, id)
}

/// One advice with all that it says.
///
/// # Errors
/// [`Error::NotFound`].
pub fn advice(tx: &mut Tx, entity: EntityId, id: RemittanceAdviceId) -> Result<AdviceDetail> {
    let advice = row_of(tx, entity, id)?;
    let row = tx.query_one(
        "SELECT notes, further_references, warnings FROM remittance_advices WHERE id = $1",
        &[id.into()],
    )?;
    let mut lines: Vec<AdviceLine> = lines(tx, [id])?.into_iter().map(|(_, line)| line).collect();
    let items = items(tx, entity, &lines)?;
    for line in &mut lines {
        let known = items.get(&line.document);
        line.item = known
            .or_else(|| items.get(&line.document.to_uppercase()))
            .copied();
    }
    Ok(AdviceDetail {
        advice,
        lines,
        references: list::<AdviceReference>(&row, 1)?,
        notes: list(&row, 0)?,
        findings: list(&row, 2)?,
    })
}

/// Lines of several advices, in their order.
pub(super) fn lines(
    tx: &mut Tx,
    ids: impl IntoIterator<Item = RemittanceAdviceId>,
) -> Result<Vec<(RemittanceAdviceId, AdviceLine)>> {
    let rows = tx.query(
        "SELECT l.advice_id, l.line_no, l.document, l.kind, l.document_on, l.currency,
            l.gross_minor, l.discount_minor, l.net_minor, l.deductions, l.further_references,
            l.notes
         FROM remittance_advice_lines l WHERE l.advice_id IN (SELECT value FROM {uuids $1})
         ORDER BY l.advice_id, l.line_no",
        &[Value::ids(ids)],
    )?;
    let read = |row: &Row| {
        let currency: Currency = row.get(5)?;
        let money = |index| {
            let minor: Option<i64> = row.get(index)?;
            Ok::<_, store::Error>(minor.map(|minor| Money::new(minor, currency)))
        };
        let line = AdviceLine {
            line_no: row.get(1)?,
            document: row.get(2)?,
            kind: row.get(3)?,
            document_on: row.get(4)?,
            gross: money(6)?,
            discount: money(7)?,
            deductions: list(row, 9)?,
            net: money(8)?,
            references: list(row, 10)?,
            notes: list(row, 11)?,
            item: None,
        };
        Ok((row.get(0)?, line))
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// Our items by these numbers, where one document has one item.
fn items(
    tx: &mut Tx,
    entity: EntityId,
    lines: &[AdviceLine],
) -> Result<HashMap<String, OpenItemId>> {
    let numbers: BTreeSet<String> = lines
        .iter()
        .flat_map(|line| [line.document.clone(), line.document.to_uppercase()])
        .filter(|number| !number.is_empty())
        .collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let mut found: HashMap<String, Vec<OpenItemId>> = HashMap::new();
    for item in receivables::items_by_numbers(tx, entity, &numbers)? {
        found.entry(item.number).or_default().push(item.id);
    }
    Ok(found
        .into_iter()
        .filter_map(|(number, items)| Some((number, *items.first().filter(|_| items.len() == 1)?)))
        .collect())
}

/// Where a search finds advice by its amount.
const ADVICES: Place = Place {
    table: "remittance_advices",
    numbers: &[],
    amount: Some("amount_minor"),
    with_amount: "TRUE",
};

/// Remittance advice, the latest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_advices(
    tx: &mut Tx,
    entity: EntityId,
    filter: &AdviceFilter,
    page: &PageRequest,
) -> Result<Page<RemittanceAdvice>> {
    let mut conditions = Conditions::new("a.entity_id = {}", entity);
    conditions.given("a.status = {}", filter.status);
    conditions.given("a.customer_id = {}", filter.customer);
    conditions.given("a.currency = {}", filter.currency);
    conditions.given("a.advised_on >= {}", filter.from);
    conditions.given("a.advised_on <= {}", filter.to);
    if let Some(search) = input::search_text(filter.search.as_deref()) {
        let anywhere = input::like_pattern(search, true);
        let mut wanted: Vec<Value> = vec![anywhere.into(); 4];
        wanted.push(search.into());
        wanted.push(search.to_uppercase().into());
        let amount = Search::of(Some(search));
        let ids = amount.map(|it| it.ids::<kind::RemittanceAdvice>(tx, entity, &ADVICES));
        wanted.push(Value::ids(ids.transpose()?.unwrap_or_default()));
        conditions.and(
            "(lower(a.payer_name) LIKE lower({}) ESCAPE '\\'
             OR lower(c.name) LIKE lower({}) ESCAPE '\\'
             OR lower(a.payment_ref) LIKE lower({}) ESCAPE '\\'
             OR lower(a.advice_no) LIKE lower({}) ESCAPE '\\'
             OR a.id IN (SELECT l.advice_id FROM remittance_advice_lines l
                WHERE l.document IN ({}, {}))
             OR a.id IN (SELECT value FROM {uuids {}}))",
            wanted,
        );
    }
    let sort = filter.sort.unwrap_or(Sort::falling(AdviceSort::Received));
    let key = |row: &Row| Ok::<_, store::Error>((read(row)?, row.get::<kernel::Date>(21)?));
    let found = match sort.by {
        AdviceSort::Received => {
            let listing = Listing::sorted(ADVICE, &["a.received_at", "a.id"], sort.falling);
            conditions.page(tx, page, &listing, key, |(it, _)| (it.received_at, it.id))?
        }
        AdviceSort::Advised => {
            let listing = Listing::sorted(ADVICE, &["a.advised_on", "a.id"], sort.falling);
            conditions.page(tx, page, &listing, key, |(it, on)| (*on, it.id))?
        }
        AdviceSort::Amount => {
            let by = ["a.currency", "a.amount_minor", "a.id"];
            let listing = Listing::sorted(ADVICE, &by, sort.falling);
            conditions.page(tx, page, &listing, key, |(it, _)| {
                (it.amount.currency(), it.amount.minor(), it.id)
            })?
        }
    };
    Ok(Page {
        items: found.items.into_iter().map(|(advice, _)| advice).collect(),
        next: found.next,
    })
}
