//! Objects with what is told of them. The lists read the tables of several rooms, as exports do.

use formats::eventlog::write::{LogWriter, OutObject, Relation, TypeOf, ValueType};
use kernel::{Currency, Date, EntityId, Instant, Money, ObjectType, Quantity};
use store::{Row, Tx};
use uuid::Uuid;

use super::unwritten;
use crate::error::Result;
use crate::input::prefixed;

/// How a column is told.
#[derive(Clone, Copy)]
enum Told {
    Text,
    Day,
    /// Minor units of the currency in the column before.
    Minor,
    Quantity,
}

/// What is told of a type of object.
struct Details {
    kind: ObjectType,
    table: &'static str,
    /// Name, expression over the table `t`.
    columns: &'static [(&'static str, &'static str, Told)],
    /// Type and expression of what it belongs to, and as what.
    belongs: &'static [(ObjectType, &'static str, &'static str)],
}

const DETAILS: &[Details] = &[
    Details {
        kind: ObjectType::Customer,
        table: "customers",
        columns: &[
            ("number", "t.number", Told::Text),
            ("name", "t.name", Told::Text),
            ("country", "t.country", Told::Text),
            ("segment", "t.segment", Told::Text),
        ],
        belongs: &[],
    },
    Details {
        kind: ObjectType::Order,
        table: "orders",
        columns: &[
            ("number", "t.number", Told::Text),
            ("channel", "t.channel", Told::Text),
            ("status", "t.status", Told::Text),
            ("requested_date", "t.requested_on", Told::Day),
            ("currency", "t.currency", Told::Text),
            ("order_value", "t.gross_minor", Told::Minor),
        ],
        belongs: &[(ObjectType::Customer, "t.customer_id", "sold_to")],
    },
    Details {
        kind: ObjectType::OrderLine,
        table: "order_lines",
        columns: &[
            ("sku", "t.sku", Told::Text),
            ("quantity", "t.quantity", Told::Quantity),
            ("requested_date", "t.requested_on", Told::Day),
            ("confirmed_date", "t.confirmed_on", Told::Day),
        ],
        belongs: &[(ObjectType::Order, "t.order_id", "line_of")],
    },
    Details {
        kind: ObjectType::Delivery,
        table: "deliveries",
        columns: &[
            ("number", "t.number", Told::Text),
            ("kind", "t.kind", Told::Text),
            ("status", "t.status", Told::Text),
        ],
        belongs: &[
            (ObjectType::Order, "t.order_id", "delivers"),
            (ObjectType::Customer, "t.customer_id", "sold_to"),
            (ObjectType::Invoice, "t.invoice_id", "billed_by"),
        ],
    },
    Details {
        kind: ObjectType::DeliveryLine,
        table: "delivery_lines",
        columns: &[("quantity", "t.quantity", Told::Quantity)],
        belongs: &[
            (ObjectType::Delivery, "t.delivery_id", "line_of"),
            (ObjectType::OrderLine, "t.order_line_id", "delivers"),
        ],
    },
    Details {
        kind: ObjectType::Invoice,
        table: "invoices",
        columns: &[
            ("number", "t.number", Told::Text),
            ("kind", "t.kind", Told::Text),
            ("issue_date", "t.issued_on", Told::Day),
            ("currency", "t.currency", Told::Text),
            ("invoice_amount", "t.gross_minor", Told::Minor),
        ],
        belongs: &[
            (ObjectType::Customer, "t.customer_id", "bill_to"),
            (ObjectType::Order, "t.order_id", "bills"),
            (ObjectType::Invoice, "t.corrects_id", "corrects"),
        ],
    },
    Details {
        kind: ObjectType::OpenItem,
        table: "open_items",
        columns: &[
            ("number", "t.number", Told::Text),
            ("kind", "t.kind", Told::Text),
            ("due_date", "t.due_on", Told::Day),
            ("clearing_date", "t.cleared_on", Told::Day),
            ("currency", "t.currency", Told::Text),
            ("amount", "t.amount_minor", Told::Minor),
        ],
        belongs: &[(ObjectType::Customer, "t.customer_id", "owed_by")],
    },
    Details {
        kind: ObjectType::BankEntry,
        table: "bank_entries",
        columns: &[
            ("booking_date", "t.booked_on", Told::Day),
            ("value_date", "t.value_on", Told::Day),
            ("status", "t.status", Told::Text),
            ("currency", "t.currency", Told::Text),
            ("amount", "t.amount_minor", Told::Minor),
        ],
        belongs: &[
            (ObjectType::Statement, "t.statement_id", "entry_of"),
            (ObjectType::BankAccount, "t.bank_account_id", "booked_on"),
        ],
    },
    Details {
        kind: ObjectType::Receipt,
        table: "receipts",
        columns: &[
            ("number", "t.number", Told::Text),
            ("origin", "t.origin", Told::Text),
            ("received_date", "t.received_on", Told::Day),
            ("currency", "t.currency", Told::Text),
            ("amount", "t.amount_minor", Told::Minor),
        ],
        belongs: &[
            (ObjectType::Customer, "t.customer_id", "paid_by"),
            (ObjectType::BankEntry, "t.bank_entry_id", "from"),
        ],
    },
];

fn details(kind: ObjectType) -> Option<&'static Details> {
    DETAILS.iter().find(|details| details.kind == kind)
}

/// The types of objects that events of a legal entity concern.
pub(super) fn types(tx: &mut Tx, entity: EntityId) -> Result<Vec<ObjectType>> {
    let rows = tx.query(
        "SELECT DISTINCT o.object_type FROM events e JOIN event_objects o ON o.event_id = e.id
         WHERE e.entity_id = $1 ORDER BY o.object_type",
        &[entity.into()],
    )?;
    let kinds = rows
        .iter()
        .map(|row| Ok(ObjectType::parse(&row.get::<String>(0)?)?));
    kinds.collect()
}

/// How a type is declared.
pub(super) fn declared(kind: ObjectType) -> TypeOf {
    let columns = details(kind).map_or(&[][..], |details| details.columns);
    let kind_of = |told| match told {
        Told::Text => ValueType::String,
        Told::Day => ValueType::Time,
        Told::Minor | Told::Quantity => ValueType::Float,
    };
    TypeOf {
        name: kind.as_str().to_owned(),
        attributes: columns
            .iter()
            .map(|(name, _, told)| ((*name).to_owned(), kind_of(*told)))
            .collect(),
    }
}

/// Writes the objects of a type, in the order of their ids.
pub(super) fn write(
    tx: &mut Tx,
    entity: EntityId,
    kind: ObjectType,
    out: &mut dyn LogWriter,
) -> Result<u64> {
    let details = details(kind);
    let mut columns = String::new();
    let mut join = String::new();
    if let Some(details) = details {
        let told = details.columns.iter().map(|(_, column, _)| *column);
        for column in told.chain(details.belongs.iter().map(|(_, column, _)| *column)) {
            columns.push_str(", ");
            columns.push_str(column);
        }
        join = format!("LEFT JOIN {} t ON t.id = o.id", details.table);
    }
    let sql = format!(
        "SELECT o.id, o.since{columns} FROM (SELECT eo.object_id AS id, MIN(e.occurred_at) AS since \
           FROM events e JOIN event_objects eo ON eo.event_id = e.id \
           WHERE e.entity_id = $1 AND eo.object_type = $2 GROUP BY eo.object_id) o {join} ORDER BY o.id"
    );
    let (mut written, mut failed) = (0, None);
    tx.query_each(&sql, &[entity.into(), kind.as_str().into()], |row| {
        if failed.is_none() {
            let object = object(row, kind, details)?;
            failed = out.object(&object).err();
            written += 1;
        }
        Ok(())
    })?;
    match failed {
        Some(error) => Err(unwritten(error)),
        None => Ok(written),
    }
}

fn object(row: &Row, kind: ObjectType, details: Option<&Details>) -> store::Result<OutObject> {
    let since: Instant = row.get(1)?;
    let mut object = OutObject {
        id: prefixed(kind, row.get(0)?),
        kind: kind.as_str().to_owned(),
        since: since.to_string(),
        ..OutObject::default()
    };
    let Some(details) = details else {
        return Ok(object);
    };
    for (at, (name, _, told)) in (2..).zip(details.columns) {
        if let Some(value) = value(row, at, *told)? {
            object.attributes.push(((*name).to_owned(), value));
        }
    }
    for (at, (other, _, as_what)) in (2 + details.columns.len()..).zip(details.belongs) {
        if let Some(id) = row.get::<Option<Uuid>>(at)? {
            object.relations.push(Relation {
                id: prefixed(*other, id),
                kind: other.as_str().to_owned(),
                qualifier: (*as_what).to_owned(),
            });
        }
    }
    Ok(object)
}

fn value(row: &Row, at: usize, told: Told) -> store::Result<Option<String>> {
    Ok(match told {
        Told::Text => row.get::<Option<String>>(at)?,
        Told::Day => row
            .get::<Option<Date>>(at)?
            .map(|day| format!("{day}T00:00:00Z")),
        Told::Quantity => row
            .get::<Option<Quantity>>(at)?
            .map(|quantity| quantity.to_string()),
        Told::Minor => {
            let currency: Option<Currency> = row.get(at - 1)?;
            let minor: Option<i64> = row.get(at)?;
            let amount = currency.zip(minor);
            amount.map(|(currency, minor)| Money::new(minor, currency).to_decimal_string())
        }
    })
}
