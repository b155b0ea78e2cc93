//! Products.

use std::collections::{HashMap, HashSet};

use kernel::{EntityId, Event, EventKind, ProductId};
use store::{Row, Tx, Value};

use super::types::{NewProduct, Product, ProductChange, ProductFilter, TaxClass};
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::{CODE_LEN_MAX, NAME_LEN_MAX, differences, in_lower_case, optional, required};
use crate::page::{Page, PageRequest};

/// The unit of a product that names none: piece, in UN/ECE Recommendation 20.
pub const DEFAULT_UNIT: &str = "C62";

/// The field of the group.
const GROUP: &str = "product_group";

const COLUMNS: &[&str] = &[
    "id",
    "entity_id",
    "sku",
    "name",
    "unit",
    "tax_class",
    "active",
    "version",
    "created_at",
    "search_name",
    "product_group",
];
const SELECT: &str = "SELECT id, sku, name, unit, tax_class, active, version, created_at, product_group FROM products";

fn read(row: &Row) -> Result<Product> {
    Ok(Product {
        id: row.get(0)?,
        sku: row.get(1)?,
        name: row.get(2)?,
        unit: row.get(3)?,
        tax_class: row.get(4)?,
        active: row.get(5)?,
        version: row.get(6)?,
        created_at: row.get(7)?,
        product_group: row.get(8)?,
    })
}

fn select(tx: &mut Tx, tail: &str, arguments: &[Value]) -> Result<Vec<Product>> {
    tx.query(&format!("{SELECT} {tail}"), arguments)?
        .iter()
        .map(read)
        .collect()
}

/// Adds products.
///
/// # Errors
/// Each is refused by itself for malformed values and an article number that is taken.
pub fn create_products(
    tx: &mut Tx,
    entity: EntityId,
    new: Vec<NewProduct>,
) -> Result<Vec<Outcome<ProductId>>> {
    let drafts: Vec<Outcome<Product>> = new.into_iter().map(|new| draft(tx, new)).collect();
    let skus: Vec<&str> = drafts
        .iter()
        .flatten()
        .map(|product| product.sku.as_str())
        .collect();
    let mut taken: HashSet<String> = products_by_skus(tx, entity, &skus)?.into_keys().collect();
    let mut rows = Vec::with_capacity(drafts.len() * COLUMNS.len());
    let mut outcomes = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let outcome = draft.and_then(|product| {
            if taken.insert(product.sku.clone()) {
                return Ok(product);
            }
            let detail = format!("there is a product {} already", product.sku);
            Err(Refusal::new(
                Code::AlreadyExists,
                "sku",
                detail,
                "change it, or use another number",
            ))
        });
        if let Ok(product) = &outcome {
            rows.extend([
                product.id.into(),
                entity.into(),
                (&product.sku).into(),
                (&product.name).into(),
                (&product.unit).into(),
                product.tax_class.into(),
                product.active.into(),
                product.version.into(),
                product.created_at.into(),
                in_lower_case(&product.name).into(),
                product.product_group.as_ref().into(),
            ]);
            tx.record(
                Event::new(EventKind::ProductCreated, entity)
                    .object(product.id, "product")
                    .attr("sku", &product.sku)
                    .attr("name", &product.name)
                    .attr("tax_class", product.tax_class.as_str()),
            )?;
        }
        outcomes.push(outcome.map(|product| product.id));
    }
    tx.insert_many("products", COLUMNS, rows)?;
    Ok(outcomes)
}

fn draft(tx: &Tx, new: NewProduct) -> Outcome<Product> {
    Ok(Product {
        id: tx.new_id(),
        sku: required("sku", &new.sku, CODE_LEN_MAX)?,
        name: required("name", &new.name, NAME_LEN_MAX)?,
        unit: unit(new.unit.as_deref().unwrap_or(DEFAULT_UNIT))?,
        tax_class: new.tax_class.unwrap_or(TaxClass::Standard),
        product_group: optional(GROUP, new.product_group.as_deref(), NAME_LEN_MAX)?,
        active: true,
        version: 1,
        created_at: tx.now(),
    })
}

/// Two or three capital letters or digits, the form of UN/ECE Recommendation 20. The list itself
/// has some 2,000 codes and grows, so only the form is checked.
fn unit(code: &str) -> Outcome<String> {
    let code = required("unit", code, CODE_LEN_MAX)?;
    let letters = code
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if letters && (2..=3).contains(&code.len()) {
        return Ok(code);
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "unit",
        format!("{code:?} is no code of a unit of measure"),
        "use UN/ECE Recommendation 20, e.g. C62 for piece, KGM for kilogram, HUR for hour",
    ))
}

/// Changes a product, if it still has the version the caller saw. A change that changes nothing
/// leaves the version as it is.
///
/// # Errors
/// Refuses malformed values; [`Error::Conflict`] on another version, [`Error::NotFound`].
pub fn change_product(
    tx: &mut Tx,
    entity: EntityId,
    id: ProductId,
    version: i64,
    change: ProductChange,
) -> Result<Product> {
    let key = [entity.into(), id.into()];
    let before = select(tx, "WHERE entity_id = $1 AND id = $2 FOR UPDATE", &key)?
        .pop()
        .ok_or_else(|| not_found(id))?;
    if before.version != version {
        return Err(Error::Conflict {
            what: format!("product {}", before.sku),
        });
    }
    let mut after = before.clone();
    if let Some(name) = change.name {
        after.name = required("name", &name, NAME_LEN_MAX)?;
    }
    if let Some(code) = change.unit {
        after.unit = unit(&code)?;
    }
    after.tax_class = change.tax_class.unwrap_or(after.tax_class);
    after.active = change.active.unwrap_or(after.active);
    change.product_group.apply(&mut after.product_group);
    after.product_group = optional(GROUP, after.product_group.as_deref(), NAME_LEN_MAX)?;
    let changes = differences(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    after.version += 1;
    tx.exec_one(
        "UPDATE products SET name = $3, unit = $4, tax_class = $5, active = $6, search_name = $7, \
         product_group = $8, version = $2 + 1 WHERE id = $1 AND version = $2",
        &[
            id.into(),
            version.into(),
            (&after.name).into(),
            (&after.unit).into(),
            after.tax_class.into(),
            after.active.into(),
            in_lower_case(&after.name).into(),
            after.product_group.as_ref().into(),
        ],
    )?;
    tx.record(
        Event::new(EventKind::ProductChanged, entity)
            .object(id, "product")
            .attr("sku", &after.sku)
            .attr("changes", changes),
    )?;
    Ok(after)
}

/// A product.
///
/// # Errors
/// [`Error::NotFound`], also for a product of another legal entity.
pub fn product(tx: &mut Tx, entity: EntityId, id: ProductId) -> Result<Product> {
    select(
        tx,
        "WHERE entity_id = $1 AND id = $2",
        &[entity.into(), id.into()],
    )?
    .pop()
    .ok_or_else(|| not_found(id))
}

/// Many products by article number; numbers that no product has are left out.
///
/// # Errors
/// Only when the store fails.
pub fn products_by_skus(
    tx: &mut Tx,
    entity: EntityId,
    skus: &[&str],
) -> Result<HashMap<String, Product>> {
    if skus.is_empty() {
        return Ok(HashMap::new());
    }
    let mut skus = skus.to_vec();
    skus.sort_unstable();
    skus.dedup();
    let skus = Value::Texts(skus.into_iter().map(str::to_owned).collect());
    let tail = "WHERE entity_id = $1 AND sku IN (SELECT value FROM {texts $2})";
    let products = select(tx, tail, &[entity.into(), skus])?;
    Ok(products
        .into_iter()
        .map(|product| (product.sku.clone(), product))
        .collect())
}

/// Many products by id; those of other legal entities are left out.
///
/// # Errors
/// Only when the store fails.
pub fn products_by_ids(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[ProductId],
) -> Result<HashMap<ProductId, Product>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let tail = "WHERE entity_id = $1 AND id IN (SELECT value FROM {uuids $2})";
    let products = select(tx, tail, &[entity.into(), Value::ids(ids)])?;
    Ok(products
        .into_iter()
        .map(|product| (product.id, product))
        .collect())
}

/// One page of the products, by name.
///
/// # Errors
/// Refuses a page size out of range and a cursor that this list did not give.
pub fn list_products(
    tx: &mut Tx,
    entity: EntityId,
    filter: &ProductFilter,
    page: &PageRequest,
) -> Result<Page<Product>> {
    let mut conditions = Conditions::new("entity_id = {}", entity);
    conditions.search(filter.search.as_deref(), "search_name", "sku");
    conditions.given("active = {}", filter.active);
    conditions.given("product_group = {}", filter.product_group.as_deref());
    let listing = Listing::rising(SELECT, &["name", "id"]);
    conditions.page(tx, page, &listing, read, |it| (it.name.clone(), it.id))
}

fn not_found(id: ProductId) -> Error {
    Error::NotFound {
        kind: "product",
        id: id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_the_form_of_recommendation_20() {
        for good in ["C62", "KGM", "H87", "MTR", "EA", "4A"] {
            assert!(unit(good).is_ok(), "{good}");
        }
        for bad in ["", "C", "pcs", "PIECE", "K-G"] {
            assert!(unit(bad).is_err(), "{bad}");
        }
    }
}
