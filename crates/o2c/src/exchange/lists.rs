//! Lists as tables: what a list shows, row by row, under columns that one chooses.
//!
//! A row is taken as the API publishes it, so that an export says what the list says.

use formats::table::Cell;
use kernel::{Date, Instant};
use serde::Serialize;
use serde_json::Value;
use store::Tx;

use crate::access::Permission;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::page::{Page, PageRequest};
use crate::parties::TimeZone;
use crate::words::words;

words! {
    /// A list that can be exported as it is shown.
    ExportList as "a list" {
        /// Customers.
        Customers = "customers",
        /// Orders.
        Orders = "orders",
        /// Deliveries and returns.
        Deliveries = "deliveries",
        /// Invoices and credit notes.
        Invoices = "invoices",
        /// Open items, also cleared ones where the filter wants them.
        OpenItems = "open_items",
        /// Journal entries, a row for each line.
        Journal = "journal",
        /// Aged receivables.
        Aging = "aging",
        /// What payers withheld, and why.
        Deductions = "deductions",
        /// Receipts.
        Receipts = "receipts",
        /// The documents that a KPI counts.
        KpiCases = "kpi_cases",
        /// Open items with what is foretold of them.
        ForecastItems = "forecast_items",
    }
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Text,
    Day,
    Moment,
    Number,
}

/// A column of a list: its name, where it stands in a row of the API, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    at: &'static str,
    shape: Shape,
}

const fn text(name: &'static str, at: &'static str) -> Column {
    let shape = Shape::Text;
    Column { name, at, shape }
}

const fn day(name: &'static str, at: &'static str) -> Column {
    let shape = Shape::Day;
    Column { name, at, shape }
}

const fn moment(name: &'static str, at: &'static str) -> Column {
    let shape = Shape::Moment;
    Column { name, at, shape }
}

const fn number(name: &'static str, at: &'static str) -> Column {
    let shape = Shape::Number;
    Column { name, at, shape }
}

const CUSTOMERS: &[Column] = &[
    text("number", "/number"),
    text("name", "/name"),
    text("city", "/city"),
    text("country", "/country"),
    text("segment", "/segment"),
    text("currency", "/currency"),
    text("blocked", "/blocked_reason"),
    number("balance", "/accounts/0/balance/amount"),
    number("overdue", "/accounts/0/overdue/amount"),
    number("exposure", "/accounts/0/exposure/amount"),
    number("limit", "/accounts/0/limit/amount"),
    number("headroom", "/accounts/0/headroom/amount"),
];

const ORDERS: &[Column] = &[
    text("number", "/number"),
    text("customer_number", "/customer_number"),
    text("customer", "/customer_name"),
    text("status", "/status"),
    moment("received", "/received_at"),
    day("ordered", "/ordered_on"),
    day("requested", "/requested_on"),
    moment("acknowledged", "/acknowledged_at"),
    text("customer_order_no", "/customer_order_no"),
    text("channel", "/channel"),
    number("net", "/net/amount"),
    number("tax", "/tax/amount"),
    number("gross", "/gross/amount"),
    text("currency", "/gross/currency"),
];

const DELIVERIES: &[Column] = &[
    text("number", "/number"),
    text("kind", "/kind"),
    text("status", "/status"),
    text("order", "/order_number"),
    text("customer_number", "/customer_number"),
    text("customer", "/customer_name"),
    moment("shipped", "/shipped_at"),
    moment("delivered", "/delivered_at"),
    text("billing", "/billing"),
    text("carrier", "/carrier"),
    text("tracking_no", "/tracking_no"),
    text("signed_by", "/proof/signed_by"),
    text("reason", "/return_reason"),
];

const INVOICES: &[Column] = &[
    text("number", "/number"),
    text("kind", "/kind"),
    text("customer_number", "/customer_number"),
    text("customer", "/customer_name"),
    day("issued", "/issued_on"),
    day("due", "/due_on"),
    number("gross", "/gross/amount"),
    number("open", "/open/amount"),
    text("currency", "/gross/currency"),
];

const OPEN_ITEMS: &[Column] = &[
    text("number", "/number"),
    number("instalment", "/instalment"),
    text("kind", "/kind"),
    text("customer_number", "/customer_number"),
    text("customer", "/customer_name"),
    day("posted", "/posted_on"),
    day("due", "/due_on"),
    number("amount", "/amount/amount"),
    number("residual", "/residual/amount"),
    text("currency", "/currency"),
    day("discount_on", "/discount_on"),
    number("discount", "/discount/amount"),
    text("reference", "/reference"),
    day("cleared", "/cleared_on"),
];

const JOURNAL: &[Column] = &[
    text("number", "/entry/number"),
    day("posted", "/entry/posted_on"),
    text("kind", "/entry/kind"),
    text("account", "/line/account"),
    number("amount", "/line/amount/amount"),
    text("currency", "/line/amount/currency"),
    text("customer_number", "/line/customer_number"),
    text("customer", "/line/customer_name"),
    text("reason", "/entry/reason"),
    text("actor", "/entry/actor"),
    text("actor_name", "/entry/actor_name"),
    moment("recorded", "/entry/recorded_at"),
];

const AGING: &[Column] = &[
    text("customer_number", "/customer_number"),
    text("customer", "/customer_name"),
    text("currency", "/currency"),
    number("not_due", "/not_due/amount"),
    number("overdue_to_30", "/overdue/0/amount"),
    number("overdue_to_60", "/overdue/1/amount"),
    number("overdue_to_90", "/overdue/2/amount"),
    number("overdue_to_120", "/overdue/3/amount"),
    number("overdue_over_120", "/overdue/4/amount"),
    number("unapplied", "/unapplied/amount"),
    number("total", "/total/amount"),
];

const RECEIPTS: &[Column] = &[
    text("number", "/number"),
    text("customer_number", "/customer_number"),
    text("customer", "/customer_name"),
    day("received", "/received_on"),
    text("origin", "/origin"),
    text("reference", "/payer_reference"),
    number("amount", "/amount/amount"),
    number("on_account", "/on_account/amount"),
    text("currency", "/amount/currency"),
    day("reversed", "/reversed_on"),
];

const DEDUCTIONS: &[Column] = &[
    day("deducted", "/deducted_on"),
    number("age", "/age_days"),
    text("customer_number", "/customer_number"),
    text("customer", "/customer_name"),
    text("number", "/number"),
    text("receipt", "/receipt_number"),
    text("reason", "/reason"),
    text("note", "/note"),
    text("status", "/status"),
    number("amount", "/amount/amount"),
    number("open", "/open/amount"),
    text("currency", "/amount/currency"),
];

const FORECAST_ITEMS: &[Column] = &[
    text("number", "/number"),
    text("customer_number", "/customer_number"),
    text("customer", "/customer_name"),
    number("open", "/open/amount"),
    text("currency", "/open/currency"),
    day("due", "/due_on"),
    number("p_late", "/p_late"),
    number("p_disputed", "/p_disputed"),
    day("expected", "/expected_on"),
    day("median", "/median_on"),
    day("q10", "/q10_on"),
    day("q90", "/q90_on"),
    day("known", "/known/expected_on"),
    text("known_reason", "/known/reason"),
    day("as_of", "/as_of"),
];

const KPI_CASES: &[Column] = &[text("kind", "/object_type"), text("number", "/number")];

impl ExportList {
    /// All columns, in the order in which an export has them unless others are wanted.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Customers => CUSTOMERS,
            Self::Orders => ORDERS,
            Self::Deliveries => DELIVERIES,
            Self::Invoices => INVOICES,
            Self::OpenItems => OPEN_ITEMS,
            Self::Journal => JOURNAL,
            Self::Aging => AGING,
            Self::Deductions => DEDUCTIONS,
            Self::Receipts => RECEIPTS,
            Self::KpiCases => KPI_CASES,
            Self::ForecastItems => FORECAST_ITEMS,
        }
    }

    /// What one needs to read the list on screen, and so to export it.
    #[must_use]
    pub const fn permission(self) -> Permission {
        match self {
            Self::Customers => Permission::CustomersRead,
            Self::Orders => Permission::OrdersRead,
            Self::Deliveries => Permission::DeliveriesRead,
            Self::Invoices => Permission::InvoicesRead,
            Self::OpenItems | Self::Journal | Self::Aging | Self::Deductions => {
                Permission::ReceivablesRead
            }
            Self::Receipts => Permission::CashRead,
            Self::KpiCases | Self::ForecastItems => Permission::InsightRead,
        }
    }

    /// The columns that are wanted, by their names with commas between; all when none is named.
    ///
    /// # Errors
    /// Refuses a column that the list does not have.
    pub fn chosen(self, names: Option<&str>) -> Outcome<Vec<Column>> {
        let Some(names) = names.filter(|names| !names.is_empty()) else {
            return Ok(self.columns().to_vec());
        };
        let one = |name: &str| {
            let found = self.columns().iter().find(|column| column.name == name);
            found.copied().ok_or_else(|| {
                let known: Vec<_> = self.columns().iter().map(|column| column.name).collect();
                Refusal::new(
                    Code::InvalidValue,
                    "columns",
                    format!("{self} has no column {name:?}"),
                    format!("choose of {}", known.join(", ")),
                )
            })
        };
        names.split(',').map(|name| one(name.trim())).collect()
    }
}

impl Column {
    /// Its cell of a row as the API publishes it. A moment becomes the legal entity's local time.
    fn cell(&self, row: &Value, zone: &TimeZone) -> Cell {
        let value = row.pointer(self.at).unwrap_or(&Value::Null);
        let words = match value {
            Value::String(words) => words.as_str(),
            Value::Number(number) => return Cell::Decimal(number.to_string()),
            Value::Bool(truth) => return Cell::Bool(*truth),
            _ => return Cell::Empty,
        };
        match self.shape {
            Shape::Day => Date::parse_from_str(words, "%Y-%m-%d").map_or(Cell::Empty, Cell::Date),
            Shape::Moment => Instant::parse(words)
                .map_or(Cell::Empty, |instant| Cell::DateTime(zone.local(instant))),
            Shape::Number => Cell::Decimal(words.to_owned()),
            Shape::Text => Cell::text(words),
        }
    }
}

/// Takes the rows of a list as the API publishes them.
pub type Rows<'a> = dyn FnMut(&Value) -> Result<()> + 'a;

/// Shows every row of a list, page by page.
///
/// # Errors
/// Fails as the list does, or with what `rows` gives.
pub fn each_page<T: Serialize>(
    tx: &mut Tx,
    mut list: impl FnMut(&mut Tx, &PageRequest) -> Result<Page<T>>,
    rows: &mut Rows<'_>,
) -> Result<()> {
    let mut request = PageRequest::first(PageRequest::LIMIT_MAX);
    loop {
        let page = list(tx, &request)?;
        for item in &page.items {
            rows(&serde_json::to_value(item).expect("what the API publishes is JSON"))?;
        }
        match page.next {
            Some(next) => request.after = Some(next),
            None => return Ok(()),
        }
    }
}

/// The cells of a row under these columns.
#[must_use]
pub fn cells(columns: &[Column], row: &Value, zone: &TimeZone) -> Vec<Cell> {
    columns
        .iter()
        .map(|column| column.cell(row, zone))
        .collect()
}
