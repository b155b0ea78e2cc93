//! Exports: lists and the ledger, row by row in bounded memory, for whatever writes them.
//!
//! Amounts stand next to their currency, as decimal numbers. The lists read the tables of several
//! rooms, as reports do; nothing is changed.

use formats::table::Cell;
use kernel::{Currency, Date, EntityId, Money, Quantity, UnitPrice};
use store::{FromValue, Row, Tx, Value};

use crate::error::Result;
use crate::receivables::{self, LedgerRow};
use crate::words::words;

words! {
    /// What can be exported.
    Kind as "an export kind" {
        /// All customers with their main address.
        Customers = "customers",
        /// All products.
        Products = "products",
        /// The lines of orders received in the period.
        Orders = "orders",
        /// The lines of invoices and credit notes issued in the period.
        Invoices = "invoices",
        /// Everything that is open now.
        OpenItems = "open_items",
        /// The journal's lines posted in the period.
        Ledger = "ledger",
    }
}

/// The days that an export covers, both included; it matters to orders, invoices and ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Takes the rows of an export.
pub type Sink<'a> = dyn FnMut(&[Cell]) -> std::io::Result<()> + 'a;

impl Kind {
    /// The names of the columns.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Customers => &[
                "number",
                "name",
                "country",
                "language",
                "currency",
                "segment",
                "vat_id",
                "tax_regime",
                "email",
                "payment_term",
                "billing_rule",
                "street",
                "postal_code",
                "city",
                "region",
                "blocked_reason",
            ],
            Self::Products => &[
                "sku",
                "name",
                "unit",
                "tax_class",
                "product_group",
                "active",
            ],
            Self::Orders => &[
                "order",
                "customer",
                "customer_name",
                "customer_order_no",
                "status",
                "received_at",
                "ordered_on",
                "requested_on",
                "line",
                "sku",
                "name",
                "unit",
                "quantity",
                "unit_price",
                "net",
                "currency",
                "shipped",
                "delivered",
                "invoiced",
                "cancelled",
            ],
            Self::Invoices => &[
                "number",
                "kind",
                "issued_on",
                "customer",
                "customer_name",
                "customer_order_no",
                "line",
                "sku",
                "name",
                "unit",
                "quantity",
                "unit_price",
                "net",
                "tax_category",
                "tax_percent",
                "currency",
                "document_net",
                "document_tax",
                "document_gross",
            ],
            Self::OpenItems => &[
                "customer",
                "customer_name",
                "kind",
                "number",
                "instalment",
                "reference",
                "posted_on",
                "due_on",
                "amount",
                "open",
                "currency",
                "discount_on",
                "discount",
            ],
            Self::Ledger => &[
                "entry",
                "line",
                "posted_on",
                "kind",
                "account",
                "account_name",
                "debit",
                "credit",
                "currency",
                "customer",
                "customer_name",
                "reverses",
                "reason",
                "source_type",
                "source_id",
                "actor",
                "recorded_at",
            ],
        }
    }

    /// Shows every row of the export.
    ///
    /// # Errors
    /// Fails with the store, or with what the sink gives.
    pub fn each(
        self,
        tx: &mut Tx,
        entity: EntityId,
        period: Period,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        match self {
            Self::Customers => list(tx, CUSTOMERS, &[entity.into()], sink, customer),
            Self::Products => list(tx, PRODUCTS, &[entity.into()], sink, product),
            Self::Orders => list(tx, ORDERS, &instants(entity, period), sink, order),
            Self::Invoices => list(tx, INVOICES, &days(entity, period), sink, invoice),
            Self::OpenItems => list(tx, OPEN_ITEMS, &[entity.into()], sink, open_item),
            Self::Ledger => receivables::ledger_export(tx, entity, period.from, period.to, |row| {
                sink(&ledger(row))
            }),
        }
    }
}

fn days(entity: EntityId, period: Period) -> [Value; 3] {
    [entity.into(), period.from.into(), period.to.into()]
}

fn instants(entity: EntityId, period: Period) -> [Value; 3] {
    let begin = kernel::Instant::at_start_of(period.from);
    let end = kernel::Instant::at_start_of(kernel::dates::add_days(period.to, 1));
    [entity.into(), begin.into(), end.into()]
}

fn list(
    tx: &mut Tx,
    sql: &str,
    args: &[Value],
    sink: &mut Sink<'_>,
    cells: fn(&Row) -> store::Result<Vec<Cell>>,
) -> Result<()> {
    tx.query_each(sql, args, |row| {
        sink(&cells(row)?).map_err(|source| store::Error::Io {
            what: "write the export".to_owned(),
            source,
        })
    })?;
    Ok(())
}

const CUSTOMERS: &str = "SELECT c.number, c.name, c.country, c.language, c.currency, c.segment, \
    c.vat_id, c.tax_regime, c.email, t.code, c.billing_rule, a.street, a.postal_code, a.city, \
    a.region, c.blocked_reason FROM customers c \
    LEFT JOIN payment_terms t ON t.id = c.payment_term_id \
    LEFT JOIN customer_addresses a ON a.customer_id = c.id AND a.role = 'main' \
    WHERE c.entity_id = $1 ORDER BY c.number";

fn customer(row: &Row) -> store::Result<Vec<Cell>> {
    (0..16).map(|at| text(row, at)).collect()
}

const PRODUCTS: &str = "SELECT sku, name, unit, tax_class, product_group, active FROM products \
    WHERE entity_id = $1 ORDER BY sku";

fn product(row: &Row) -> store::Result<Vec<Cell>> {
    let mut cells: Vec<Cell> = (0..5)
        .map(|at| text(row, at))
        .collect::<store::Result<_>>()?;
    cells.push(Cell::Bool(row.get(5)?));
    Ok(cells)
}

const ORDERS: &str = "SELECT o.number, c.number, c.name, o.customer_order_no, o.status, \
    o.received_at, o.ordered_on, o.requested_on, l.line_no, l.sku, l.name, l.unit, l.quantity, \
    l.unit_price, l.net_minor, o.currency, l.shipped_quantity, l.delivered_quantity, \
    l.invoiced_quantity, l.cancelled_quantity FROM orders o \
    JOIN customers c ON c.id = o.customer_id JOIN order_lines l ON l.order_id = o.id \
    WHERE o.entity_id = $1 AND o.received_at >= $2 AND o.received_at < $3 \
    ORDER BY o.received_at, o.id, l.line_no";

fn order(row: &Row) -> store::Result<Vec<Cell>> {
    let currency: Currency = row.get(15)?;
    let received: kernel::Instant = row.get(5)?;
    Ok(vec![
        text(row, 0)?,
        text(row, 1)?,
        text(row, 2)?,
        text(row, 3)?,
        text(row, 4)?,
        Cell::Text(received.to_string()),
        date(row, 6)?,
        date(row, 7)?,
        Cell::Int(row.get(8)?),
        text(row, 9)?,
        text(row, 10)?,
        text(row, 11)?,
        number::<Quantity>(row, 12)?,
        number::<UnitPrice>(row, 13)?,
        money(row, 14, currency)?,
        text(row, 15)?,
        number::<Quantity>(row, 16)?,
        number::<Quantity>(row, 17)?,
        number::<Quantity>(row, 18)?,
        number::<Quantity>(row, 19)?,
    ])
}

const INVOICES: &str = "SELECT i.number, i.kind, i.issued_on, c.number, c.name, \
    i.customer_order_no, l.line_no, l.sku, l.name, l.unit, l.quantity, l.unit_price, l.net_minor, \
    l.tax_category, l.tax_percent, i.currency, i.net_minor, i.tax_minor, i.gross_minor \
    FROM invoices i JOIN customers c ON c.id = i.customer_id \
    JOIN invoice_lines l ON l.invoice_id = i.id \
    WHERE i.entity_id = $1 AND i.issued_on >= $2 AND i.issued_on <= $3 \
    ORDER BY i.issued_on, i.id, l.line_no";

fn invoice(row: &Row) -> store::Result<Vec<Cell>> {
    let currency: Currency = row.get(15)?;
    Ok(vec![
        text(row, 0)?,
        text(row, 1)?,
        date(row, 2)?,
        text(row, 3)?,
        text(row, 4)?,
        text(row, 5)?,
        Cell::Int(row.get(6)?),
        text(row, 7)?,
        text(row, 8)?,
        text(row, 9)?,
        number::<Quantity>(row, 10)?,
        number::<UnitPrice>(row, 11)?,
        money(row, 12, currency)?,
        text(row, 13)?,
        number::<kernel::Percent>(row, 14)?,
        text(row, 15)?,
        money(row, 16, currency)?,
        money(row, 17, currency)?,
        money(row, 18, currency)?,
    ])
}

const OPEN_ITEMS: &str = "SELECT c.number, c.name, i.kind, i.number, i.instalment, i.reference, \
    i.posted_on, i.due_on, i.amount_minor, i.residual_minor, i.currency, i.discount_on, \
    i.discount_minor FROM open_items i JOIN customers c ON c.id = i.customer_id \
    WHERE i.entity_id = $1 AND i.residual_minor <> 0 ORDER BY c.number, i.due_on, i.id";

fn open_item(row: &Row) -> store::Result<Vec<Cell>> {
    let currency: Currency = row.get(10)?;
    Ok(vec![
        text(row, 0)?,
        text(row, 1)?,
        text(row, 2)?,
        text(row, 3)?,
        Cell::Int(row.get(4)?),
        text(row, 5)?,
        date(row, 6)?,
        date(row, 7)?,
        money(row, 8, currency)?,
        money(row, 9, currency)?,
        text(row, 10)?,
        date(row, 11)?,
        money(row, 12, currency)?,
    ])
}

fn ledger(row: LedgerRow) -> Vec<Cell> {
    let amount = Cell::Decimal(row.amount.abs().to_decimal_string());
    let (debit, credit) = if row.amount.is_negative() {
        (Cell::Empty, amount)
    } else {
        (amount, Cell::Empty)
    };
    let optional = |text: Option<String>| text.map_or(Cell::Empty, Cell::text);
    vec![
        Cell::text(row.number),
        Cell::Int(row.line_no.into()),
        Cell::Date(row.posted_on),
        Cell::text(row.kind),
        Cell::text(row.account),
        Cell::text(row.account_name),
        debit,
        credit,
        Cell::text(row.amount.currency().code()),
        optional(row.customer_number),
        optional(row.customer_name),
        optional(row.reverses),
        optional(row.reason),
        Cell::text(row.source.object_type.as_str()),
        Cell::text(row.source.id.to_string()),
        Cell::text(row.actor),
        Cell::text(row.recorded_at.to_string()),
    ]
}

fn text(row: &Row, at: usize) -> store::Result<Cell> {
    Ok(row
        .get::<Option<String>>(at)?
        .map_or(Cell::Empty, Cell::text))
}

fn date(row: &Row, at: usize) -> store::Result<Cell> {
    Ok(row.get::<Option<Date>>(at)?.map_or(Cell::Empty, Cell::Date))
}

fn number<T: FromValue + ToString>(row: &Row, at: usize) -> store::Result<Cell> {
    Ok(Cell::Decimal(row.get::<T>(at)?.to_string()))
}

fn money(row: &Row, at: usize, currency: Currency) -> store::Result<Cell> {
    Ok(Cell::Decimal(
        Money::try_new(row.get(at)?, currency)?.to_decimal_string(),
    ))
}
