//! Handing a batch of documents to the room that they belong to.

use std::collections::HashMap;

use kernel::EntityId;
use store::Tx;

use super::document::Document;
use super::kind::Kind;
use super::masters::{customers, prices, products};
use super::options::OrderOptions;
use super::orders::{self, HalfRefused};
use super::result::{Fates, Outcome, Problem};
use super::{deliveries, open_items, payments};
use crate::error::{Refusal, Result};

/// What is to be booked, and how.
#[derive(Debug, Clone)]
pub(super) struct Booker {
    pub kind: Kind,
    pub orders: OrderOptions,
}

/// Books a batch: one list of fates for each document, one fate for each of its rows.
pub(super) fn book(
    tx: &mut Tx,
    entity: EntityId,
    booker: &Booker,
    documents: &[Document],
    refused_before: &HashMap<usize, Refusal>,
) -> Result<std::result::Result<Vec<Fates>, HalfRefused>> {
    let fates = match booker.kind {
        Kind::Customers => customers::book(tx, entity, documents)?,
        Kind::Products => products::book(tx, entity, documents)?,
        Kind::Prices => prices::book(tx, entity, documents)?,
        Kind::Orders => {
            match orders::book(tx, entity, &booker.orders, documents, refused_before)? {
                Ok(fates) => fates,
                Err(half) => return Ok(Err(half)),
            }
        }
        Kind::Deliveries => deliveries::book(tx, entity, documents)?,
        Kind::Invoices => open_items::book(tx, entity, documents)?,
        Kind::Payments => payments::book(tx, entity, documents)?,
    };
    Ok(Ok(whole(documents, fates)))
}

/// Every row has a fate, even where a room left one unanswered: no row is ever lost.
fn whole(documents: &[Document], mut fates: Vec<Fates>) -> Vec<Fates> {
    fates.resize(documents.len(), Vec::new());
    for (document, fates) in documents.iter().zip(&mut fates) {
        fates.resize_with(document.rows.len(), || {
            Outcome::Reported(Problem {
                column: None,
                value: None,
                problem: "it was neither booked nor refused".to_owned(),
                remedy: "report this as a defect, with the file and the mapping".to_owned(),
            })
        });
    }
    fates
}
