use kernel::{EntityId, Quantity};
use store::Tx;

use crate::agreements::{self, NewPrice};
use crate::error::{Outcome, Result};
use crate::exchange::import::batch::book_each;
use crate::exchange::import::document::{Document, Row, fields};
use crate::exchange::import::result::Fates;
use crate::exchange::setup::STANDARD_PRICE_LIST;

fields! {
    LIST "list" Text optional "Code of the price list; left out: standard";
    SKU "sku" Text required "Article number";
    MIN_QUANTITY "min_quantity" Quantity optional "Least quantity of a line that gets the price";
    UNIT_PRICE "unit_price" UnitPrice required "Price of one unit, net of tax";
    VALID_FROM "valid_from" Date required "First day";
    VALID_TO "valid_to" Date optional "Last day; left out: until a later price takes over";
}

/// Sets the prices; one that stands for the same list, product, quantity and first day is replaced.
pub fn book(tx: &mut Tx, entity: EntityId, documents: &[Document]) -> Result<Vec<Fates>> {
    book_each(
        documents,
        |document| price(document.head()),
        |new| agreements::set_prices(tx, entity, new),
        |document, _| document.head().text(SKU).unwrap_or_default().into(),
    )
}

fn price(row: &Row) -> Outcome<NewPrice> {
    Ok(NewPrice {
        list_code: row.text(LIST).unwrap_or(STANDARD_PRICE_LIST).to_owned(),
        sku: row.required(SKU)?.to_owned(),
        min_quantity: row.quantity(MIN_QUANTITY).unwrap_or(Quantity::ZERO),
        unit_price: row.needed(UNIT_PRICE, row.unit_price(UNIT_PRICE))?,
        valid_from: row.needed(VALID_FROM, row.date(VALID_FROM))?,
        valid_to: row.date(VALID_TO),
    })
}
