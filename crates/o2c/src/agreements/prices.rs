//! Prices: setting them, listing them, and loading the book that decides.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{
    CustomerId, Date, EntityId, Event, EventKind, PriceId, PriceListId, ProductId, Quantity,
    UnitPrice,
};
use store::{Row, Tx, Value};

use super::price_book::{BookList, BookPrice, PriceBook, Scope};
use super::price_lists::{check_validity, lists_by_codes};
use super::products::products_by_skus;
use super::types::{NewPrice, PriceFilter, PriceList, PriceView, Product};
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::page::{Page, PageRequest};

const COLUMNS: &[&str] = &[
    "id",
    "list_id",
    "product_id",
    "min_quantity",
    "unit_price",
    "valid_from",
    "valid_to",
];

/// What identifies a price.
type PriceKey = (PriceListId, ProductId, Quantity, Date);

/// A price as it stands.
struct Standing {
    id: PriceId,
    unit_price: UnitPrice,
    valid_to: Option<Date>,
}

/// Sets prices: adds those that are new, replaces those that stand for the same list, product,
/// least quantity and first day, and leaves alone those that are the same already.
///
/// # Errors
/// Each is refused by itself for malformed values, a list or product that is not there, and when
/// it comes twice in the batch.
pub fn set_prices(
    tx: &mut Tx,
    entity: EntityId,
    new: Vec<NewPrice>,
) -> Result<Vec<Outcome<PriceId>>> {
    let codes: HashSet<String> = new.iter().map(|price| price.list_code.clone()).collect();
    let lists = lists_by_codes(tx, entity, codes.into_iter().collect())?;
    let skus: Vec<&str> = new.iter().map(|price| price.sku.as_str()).collect();
    let products = products_by_skus(tx, entity, &skus)?;
    let standing = standing_prices(tx, &lists, &products)?;
    let (mut rows, mut updates) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    let mut outcomes = Vec::with_capacity(new.len());
    for price in new {
        let key = match checked(&price, &lists, &products, &mut seen) {
            Ok(key) => key,
            Err(refusal) => {
                outcomes.push(Err(refusal));
                continue;
            }
        };
        let before = standing.get(&key);
        let id = before.map_or_else(|| tx.new_id(), |before| before.id);
        outcomes.push(Ok(id));
        match before {
            Some(old) if old.unit_price == price.unit_price && old.valid_to == price.valid_to => {
                continue;
            }
            Some(_) => {
                updates.push(vec![
                    id.into(),
                    price.unit_price.into(),
                    price.valid_to.into(),
                ]);
            }
            None => rows.extend([
                id.into(),
                key.0.into(),
                key.1.into(),
                price.min_quantity.into(),
                price.unit_price.into(),
                price.valid_from.into(),
                price.valid_to.into(),
            ]),
        }
        tx.record(price_set(entity, id, key, &price, before))?;
    }
    tx.insert_many("prices", COLUMNS, rows)?;
    if !updates.is_empty() {
        tx.exec_each(
            "UPDATE prices SET unit_price = $2, valid_to = $3 WHERE id = $1",
            &updates,
        )?;
    }
    Ok(outcomes)
}

fn standing_prices(
    tx: &mut Tx,
    lists: &HashMap<String, PriceList>,
    products: &HashMap<String, Product>,
) -> Result<HashMap<PriceKey, Standing>> {
    if lists.is_empty() || products.is_empty() {
        return Ok(HashMap::new());
    }
    let lists = Value::ids(lists.values().map(|list| list.id));
    let products = Value::ids(products.values().map(|product| product.id));
    let rows = tx.query(
        "SELECT id, list_id, product_id, min_quantity, valid_from, unit_price, valid_to \
         FROM prices WHERE product_id IN (SELECT value FROM {uuids $1}) \
         AND list_id IN (SELECT value FROM {uuids $2}) ORDER BY id FOR UPDATE",
        &[products, lists],
    )?;
    rows.iter()
        .map(|row| {
            let key = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
            let standing = Standing {
                id: row.get(0)?,
                unit_price: row.get(5)?,
                valid_to: row.get(6)?,
            };
            Ok((key, standing))
        })
        .collect()
}

fn checked(
    price: &NewPrice,
    lists: &HashMap<String, PriceList>,
    products: &HashMap<String, Product>,
    seen: &mut HashSet<PriceKey>,
) -> Outcome<PriceKey> {
    let refuse = |code, field: &str, detail: String, remedy: &str| {
        Err(Refusal::new(code, field, detail, remedy))
    };
    let Some(list) = lists.get(&price.list_code) else {
        let detail = format!("there is no price list {:?}", price.list_code);
        return refuse(
            Code::UnknownReference,
            "list_code",
            detail,
            "create the price list first",
        );
    };
    let Some(product) = products.get(&price.sku) else {
        let detail = format!("there is no product {:?}", price.sku);
        return refuse(
            Code::UnknownReference,
            "sku",
            detail,
            "create the product first",
        );
    };
    if price.min_quantity.is_negative() {
        let detail = format!("the least quantity is {}", price.min_quantity);
        return refuse(Code::InvalidValue, "min_quantity", detail, "give 0 or more");
    }
    if price.unit_price.is_negative() {
        let detail = format!("the price is {}", price.unit_price);
        return refuse(Code::InvalidValue, "unit_price", detail, "give 0 or more");
    }
    check_validity(price.valid_from, price.valid_to)?;
    let key = (list.id, product.id, price.min_quantity, price.valid_from);
    if !seen.insert(key) {
        let detail = format!(
            "{} from {} on list {} from {} is set twice in this batch",
            price.sku, price.min_quantity, price.list_code, price.valid_from
        );
        return refuse(Code::AlreadyExists, "", detail, "set each price once");
    }
    Ok(key)
}

fn price_set(
    entity: EntityId,
    id: PriceId,
    key: PriceKey,
    price: &NewPrice,
    before: Option<&Standing>,
) -> Event {
    let event = Event::new(EventKind::PriceSet, entity)
        .object(id, "price")
        .object(key.0, "price_list")
        .object(key.1, "product")
        .attr("list", &price.list_code)
        .attr("sku", &price.sku)
        .attr("min_quantity", price.min_quantity)
        .attr("unit_price", price.unit_price)
        .attr("valid_from", price.valid_from)
        .attr("valid_to", price.valid_to);
    match before {
        Some(old) => event
            .attr("unit_price_before", old.unit_price)
            .attr("valid_to_before", old.valid_to),
        None => event,
    }
}

/// Loads every price of these products that one of these customers could get: from lists for one
/// of them, for a segment, or for all, of whatever day and currency.
///
/// # Errors
/// Only when the store fails.
pub fn price_book(
    tx: &mut Tx,
    entity: EntityId,
    products: &[ProductId],
    customers: &[CustomerId],
) -> Result<PriceBook> {
    let lists = book_lists(tx, entity, customers)?;
    if lists.is_empty() || products.is_empty() {
        return Ok(PriceBook::default());
    }
    let mut products = products.to_vec();
    products.sort_unstable();
    products.dedup();
    let rows = tx.query(
        "SELECT product_id, list_id, id, min_quantity, unit_price, valid_from, valid_to \
         FROM prices WHERE product_id IN (SELECT value FROM {uuids $1}) \
         AND list_id IN (SELECT value FROM {uuids $2})",
        &[Value::ids(products), Value::ids(lists.keys().copied())],
    )?;
    let mut prices = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Some(list) = lists.get(&row.get(1)?) {
            let price = BookPrice {
                id: row.get(2)?,
                list: Arc::clone(list),
                min_quantity: row.get(3)?,
                unit_price: row.get(4)?,
                valid_from: row.get(5)?,
                valid_to: row.get(6)?,
            };
            prices.push((row.get(0)?, price));
        }
    }
    Ok(PriceBook::new(prices))
}

fn book_lists(
    tx: &mut Tx,
    entity: EntityId,
    customers: &[CustomerId],
) -> Result<HashMap<PriceListId, Arc<BookList>>> {
    let rows = tx.query(
        "SELECT id, code, currency, customer_id, segment, valid_from, valid_to FROM price_lists \
         WHERE entity_id = $1 AND (customer_id IS NULL \
         OR customer_id IN (SELECT value FROM {uuids $2}))",
        &[entity.into(), Value::ids(customers.iter().copied())],
    )?;
    rows.iter()
        .map(|row| {
            let (customer, segment): (Option<CustomerId>, Option<String>) =
                (row.get(3)?, row.get(4)?);
            let scope = match (customer, segment) {
                (Some(customer), _) => Scope::Customer(customer),
                (None, Some(segment)) => Scope::Segment(segment.into()),
                (None, None) => Scope::All,
            };
            let list = BookList {
                code: row.get::<String>(1)?.into(),
                currency: row.get(2)?,
                scope,
                valid_from: row.get(5)?,
                valid_to: row.get(6)?,
            };
            Ok((row.get(0)?, Arc::new(list)))
        })
        .collect()
}

const VIEW: &str = "SELECT p.id, l.code, s.sku, s.name, l.currency, p.min_quantity, p.unit_price, \
     p.valid_from, p.valid_to, p.product_id, p.list_id FROM prices p \
     JOIN price_lists l ON l.id = p.list_id JOIN products s ON s.id = p.product_id";

/// The place of a price in the list: the key of the index it is read from.
type Place = (ProductId, PriceListId, Quantity, Date);

/// One page of the prices, product by product in the order in which those were added.
///
/// # Errors
/// Refuses a page size out of range and a cursor that this list did not give.
pub fn list_prices(
    tx: &mut Tx,
    entity: EntityId,
    filter: &PriceFilter,
    page: &PageRequest,
) -> Result<Page<PriceView>> {
    let mut conditions = Conditions::new("l.entity_id = {}", entity);
    conditions.given("l.code = {}", filter.list_code.as_deref());
    conditions.given("s.sku = {}", filter.sku.as_deref());
    if let Some(on) = filter.on {
        conditions.and(
            "p.valid_from <= {} AND (p.valid_to IS NULL OR p.valid_to >= {})",
            [on.into(), on.into()],
        );
        conditions.and(
            "l.valid_from <= {} AND (l.valid_to IS NULL OR l.valid_to >= {})",
            [on.into(), on.into()],
        );
        // Of the prices that would hold, a later one has taken over from those before it.
        conditions.and(
            "NOT EXISTS (SELECT 1 FROM prices q WHERE q.product_id = p.product_id
                AND q.list_id = p.list_id AND q.min_quantity = p.min_quantity
                AND q.valid_from > p.valid_from AND q.valid_from <= {}
                AND (q.valid_to IS NULL OR q.valid_to >= {}))",
            [on.into(), on.into()],
        );
    }
    let by = [
        "p.product_id",
        "p.list_id",
        "p.min_quantity",
        "p.valid_from",
    ];
    let listing = Listing::rising(VIEW, &by);
    let placed: Page<(Place, _)> =
        conditions.page(tx, page, &listing, view, |(place, _)| *place)?;
    Ok(placed.map(|(_, view)| view))
}

fn view(row: &Row) -> Result<(Place, PriceView)> {
    let view = PriceView {
        id: row.get(0)?,
        list_code: row.get(1)?,
        sku: row.get(2)?,
        product_name: row.get(3)?,
        currency: row.get(4)?,
        min_quantity: row.get(5)?,
        unit_price: row.get(6)?,
        valid_from: row.get(7)?,
        valid_to: row.get(8)?,
    };
    let place = (
        row.get(9)?,
        row.get(10)?,
        view.min_quantity,
        view.valid_from,
    );
    Ok((place, view))
}
