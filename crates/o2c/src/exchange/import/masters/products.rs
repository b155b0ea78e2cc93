use kernel::EntityId;
use store::Tx;

use crate::agreements::{self, NewProduct, TaxClass};
use crate::error::{Outcome, Result};
use crate::exchange::import::batch::book_each;
use crate::exchange::import::document::{Document, Row, fields};
use crate::exchange::import::result::Fates;

fields! {
    SKU "sku" Text required "Article number, unique within the legal entity";
    NAME "name" Text required "Name as documents print it";
    UNIT "unit" Text optional "Code of UN/ECE Recommendation 20; left out: C62, piece";
    TAX_CLASS "tax_class" Text optional "standard, reduced, second_reduced, zero or exempt";
    PRODUCT_GROUP "product_group" Text optional "What it is grouped with in figures, e.g. Beverages";
}

/// Adds the products.
pub fn book(tx: &mut Tx, entity: EntityId, documents: &[Document]) -> Result<Vec<Fates>> {
    book_each(
        documents,
        |document| product(document.head()),
        |new| agreements::create_products(tx, entity, new),
        |document, _| document.head().text(SKU).unwrap_or_default().into(),
    )
}

fn product(row: &Row) -> Outcome<NewProduct> {
    Ok(NewProduct {
        sku: row.required(SKU)?.to_owned(),
        name: row.required(NAME)?.to_owned(),
        unit: row.owned(UNIT),
        tax_class: row.word(TAX_CLASS, TaxClass::parse, TaxClass::ALL)?,
        product_group: row.owned(PRODUCT_GROUP),
    })
}
