//! Finding anything of a legal entity by what people type: the desk's palette.

use std::collections::HashMap;

use kernel::{Currency, Date, EntityId, Id, IdKind, Money, kind};
use serde::Serialize;
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use crate::access::Permission;
use crate::input::{in_lower_case, like_pattern, search_text};
use crate::search::{Place, Search};
use crate::words::words;
use crate::{Code, Refusal, Result, cash, deliveries, invoicing, orders};

/// The most hits of each kind.
pub const HITS_MAX: u32 = 20;
/// The shortest text that is looked for in names.
const NAME_LEN_MIN: usize = 2;

words! {
    /// What a hit is.
    HitKind as "a kind of hit" {
        /// A customer.
        Customer = "customer",
        /// An order.
        Order = "order",
        /// A delivery or a return.
        Delivery = "delivery",
        /// An invoice or a credit note.
        Invoice = "invoice",
        /// A receipt.
        Receipt = "receipt",
        /// An entry of a bank statement.
        BankEntry = "bank_entry",
    }
}

impl HitKind {
    /// What a caller needs to be shown it.
    const fn permission(self) -> Permission {
        match self {
            Self::Customer => Permission::CustomersRead,
            Self::Order => Permission::OrdersRead,
            Self::Delivery => Permission::DeliveriesRead,
            Self::Invoice => Permission::InvoicesRead,
            Self::Receipt | Self::BankEntry => Permission::CashRead,
        }
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its id.
    pub id: String,
    /// Its number; a bank entry has none.
    pub number: Option<String>,
    /// The customer's name; of a bank entry, who paid or was paid.
    pub title: String,
    /// What it comes to.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub amount: Option<Money>,
    /// The day of it.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
}

/// What was found, kind by kind, the likeliest of each first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Hits {
    /// The hits.
    pub hits: Vec<Hit>,
}

/// Customers by number and by any part of their names; orders, deliveries, invoices, credit notes
/// and receipts by number or its beginning, by the last digits of our own numbers, by references
/// and order numbers of customers, and by amount; bank entries by amount alone. At most `each` of
/// each kind, and only of kinds that the caller may read.
///
/// # Errors
/// Refuses an empty text, and an `each` of 0 or above [`HITS_MAX`].
pub fn find(
    tx: &mut Tx,
    entity: EntityId,
    text: &str,
    each: u32,
    may: impl Fn(Permission) -> bool,
) -> Result<Hits> {
    let Some(search) = Search::of(Some(text)) else {
        let detail = "there is nothing to look for";
        return Err(Refusal::new(Code::InvalidValue, "q", detail, "type something").into());
    };
    if each == 0 || each > HITS_MAX {
        let remedy = format!("ask for 1 to {HITS_MAX} of each kind");
        let detail = format!("each is {each}");
        return Err(Refusal::new(Code::InvalidValue, "each", detail, remedy).into());
    }
    let mut hits = Vec::new();
    for kind in HitKind::ALL.iter().filter(|kind| may(kind.permission())) {
        let mut look = Look {
            tx,
            entity,
            search: &search,
            limit: usize::try_from(each).unwrap_or(usize::MAX),
        };
        hits.extend(match kind {
            HitKind::Customer => look.customers(text)?,
            HitKind::Order => look.documents::<kind::Order>(*kind, &orders::PLACE, ORDERS)?,
            HitKind::Delivery => {
                look.documents::<kind::Delivery>(*kind, &deliveries::PLACE, DELIVERIES)?
            }
            HitKind::Invoice => {
                look.documents::<kind::Invoice>(*kind, &invoicing::PLACE, INVOICES)?
            }
            HitKind::Receipt => {
                look.documents::<kind::Receipt>(*kind, &cash::RECEIPTS, RECEIPTS)?
            }
            HitKind::BankEntry => {
                look.documents::<kind::BankEntry>(*kind, &cash::ENTRIES, ENTRIES)?
            }
        });
    }
    Ok(Hits { hits })
}

const ORDERS: &str = "SELECT t.id, t.number, c.name, t.currency, t.gross_minor, t.ordered_on
    FROM {uuids $2} CROSS JOIN orders t JOIN customers c ON c.id = t.customer_id
    WHERE t.id = value AND t.entity_id = $1";
const DELIVERIES: &str = "SELECT t.id, t.number, c.name, NULL, NULL, NULL
    FROM {uuids $2} CROSS JOIN deliveries t JOIN customers c ON c.id = t.customer_id
    WHERE t.id = value AND t.entity_id = $1";
const INVOICES: &str = "SELECT t.id, t.number, c.name, t.currency, t.gross_minor, t.issued_on
    FROM {uuids $2} CROSS JOIN invoices t JOIN customers c ON c.id = t.customer_id
    WHERE t.id = value AND t.entity_id = $1";
const RECEIPTS: &str = "SELECT t.id, t.number, c.name, t.currency, t.amount_minor, t.received_on
    FROM {uuids $2} CROSS JOIN receipts t JOIN customers c ON c.id = t.customer_id
    WHERE t.id = value AND t.entity_id = $1";
const ENTRIES: &str = "SELECT t.id, NULL, coalesce(t.counterparty_name, t.remittance), t.currency,
        t.amount_minor, t.booked_on
    FROM {uuids $2} CROSS JOIN bank_entries t WHERE t.id = value AND t.entity_id = $1";
const CUSTOMERS: &str = "SELECT t.id, t.number, t.name, NULL, NULL, NULL
    FROM {uuids $2} CROSS JOIN customers t WHERE t.id = value AND t.entity_id = $1";

/// Where a search finds customers by number.
const CUSTOMER: Place = Place {
    table: "customers",
    numbers: &["number"],
    amount: None,
    with_amount: "TRUE",
};

struct Look<'a> {
    tx: &'a mut Tx,
    entity: EntityId,
    search: &'a Search,
    limit: usize,
}

impl Look<'_> {
    fn documents<K: IdKind>(
        &mut self,
        kind: HitKind,
        place: &Place,
        sql: &str,
    ) -> Result<Vec<Hit>> {
        let ids = self.search.ids::<K>(self.tx, self.entity, place)?;
        self.shown(kind, ids, sql)
    }

    fn customers(&mut self, text: &str) -> Result<Vec<Hit>> {
        let mut ids = self
            .search
            .ids::<kind::Customer>(self.tx, self.entity, &CUSTOMER)?;
        let name = search_text(Some(text)).filter(|name| name.len() >= NAME_LEN_MIN);
        if let Some(name) = name.map(in_lower_case) {
            let limit = i64::try_from(self.limit).unwrap_or(i64::MAX);
            // Names that begin so come before those that hold it.
            let rows = self.tx.query(
                "SELECT c.id FROM customers c
                WHERE c.entity_id = $1 AND c.search_name LIKE $2 ESCAPE '\\'
                ORDER BY CASE WHEN c.search_name LIKE $3 ESCAPE '\\' THEN 0 ELSE 1 END, c.name, c.id
                LIMIT $4",
                &[
                    self.entity.into(),
                    like_pattern(&name, true).into(),
                    like_pattern(&name, false).into(),
                    limit.into(),
                ],
            )?;
            for row in &rows {
                ids.push(row.get(0)?);
            }
        }
        self.shown(HitKind::Customer, ids, CUSTOMERS)
    }

    /// The first of these documents, in their order.
    fn shown<K: IdKind>(
        &mut self,
        kind: HitKind,
        mut ids: Vec<Id<K>>,
        sql: &str,
    ) -> Result<Vec<Hit>> {
        let mut known = std::collections::HashSet::new();
        ids.retain(|id| known.insert(*id));
        ids.truncate(self.limit);
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let arguments = [self.entity.into(), Value::ids(ids.iter().copied())];
        let mut found: HashMap<Id<K>, Hit> = HashMap::new();
        for row in &self.tx.query(sql, &arguments)? {
            found.insert(row.get(0)?, hit::<K>(kind, row)?);
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }
}

fn hit<K: IdKind>(kind: HitKind, row: &Row) -> Result<Hit> {
    let currency: Option<Currency> = row.get(3)?;
    let minor: Option<i64> = row.get(4)?;
    let amount = currency.zip(minor);
    Ok(Hit {
        kind,
        id: row.get::<Id<K>>(0)?.to_string(),
        number: row.get(1)?,
        title: row.get(2)?,
        amount: amount
            .map(|(currency, minor)| Money::try_new(minor, currency))
            .transpose()?,
        on: row.get(5)?,
    })
}
