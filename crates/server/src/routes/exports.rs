//! Lists as tables, CSV or XLSX: all that the list's filters find, not only a page.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use formats::table::write::WriteFormat;
use kernel::{Currency, Date, EntityId};
use o2c::access::{self, Permission, Principal};
use o2c::exchange::lists::{self, ExportList, Rows};
use o2c::insight::{self, Kpi, Period, Scope, forecast};
use o2c::parties::{self, CustomerFilter, CustomerSort};
use o2c::receivables;
use o2c::{Sort, cash, deliveries, invoicing, orders};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json as object;
use std::str::FromStr;
use store::Tx;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Caller, Filter, read};
use crate::state::AppState;
use crate::transfer;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(export_list))
}

/// How a list is to be exported.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// `csv` or `xlsx`; `csv` when left out.
    #[param(value_type = Option<String>)]
    format: Option<WriteFormat>,
    /// Names of columns with commas between, in the order wanted; all when left out.
    columns: Option<String>,
    /// What stands above the columns instead of their names, one for each, with `|` between.
    heads: Option<String>,
}

/// Parameters of an export that are no filters of its list.
const OWN: [&str; 3] = ["format", "columns", "heads"];

/// Reads the rows of a list that its filters find.
type Reading = Box<dyn FnOnce(&mut Tx, &mut Rows<'_>) -> o2c::Result<()> + Send>;

/// Export a list as it is shown
///
/// All rows that the filters find, sent as they are read. Further parameters are the filters of
/// the list, named as where it is read; of `aging` those of its page by customer, of `kpi_cases` `kpi`, `from`,
/// `to` and `currency`. Amounts are numbers with their currency beside them; moments are the legal
/// entity's local time. Asks for the permission to read the list as well.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/exports/{list}", tag = "exports",
    extensions(("x-permission" = json!("exports.read"))),
    params(("entity" = String, Path), ("list" = ExportList, Path), Wanted),
    responses(
        (status = 200, body = String, content_type = "text/csv"),
        (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)
    )
)]
async fn export_list(
    State(state): State<AppState>,
    At((entity, list)): At<(EntityId, ExportList)>,
    Caller(caller): Caller,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    access::require(&caller, list.permission(), Some(entity))?;
    let query = query.unwrap_or_default();
    let wanted: Wanted = serde_urlencoded::from_str(&query).map_err(malformed)?;
    let columns = list.chosen(wanted.columns.as_deref())?;
    let heads = heads(&columns, wanted.heads.as_deref())?;
    let reading = reading(list, entity, &query, &caller)?;
    let format = wanted.format.unwrap_or(WriteFormat::Csv);
    let house = read(&state, move |tx| parties::entity(tx, entity)).await?;
    let (zone, today) = (house.time_zone.clone(), house.today(state.store().now()));
    let body = transfer::send_table(&state, format, heads, move |tx, sink| {
        reading(tx, &mut |row| {
            sink(&lists::cells(&columns, row, &zone)).map_err(broken_off)
        })
    });
    let (media_type, ending) = match format {
        WriteFormat::Csv => ("text/csv; charset=utf-8", "csv"),
        WriteFormat::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
        ),
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let name = format!("attachment; filename=\"{list}-{today}.{ending}\"");
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn broken_off(source: std::io::Error) -> o2c::Error {
    let what = "write the export".to_owned();
    store::Error::Io { what, source }.into()
}

fn malformed(error: serde_urlencoded::de::Error) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "malformed", error.to_string())
        .remedy("use the parameters that the operation describes")
}

fn heads(columns: &[lists::Column], given: Option<&str>) -> Result<Vec<String>, Problem> {
    let Some(given) = given else {
        return Ok(columns
            .iter()
            .map(|column| column.name.to_owned())
            .collect());
    };
    let heads: Vec<String> = given.split('|').map(str::to_owned).collect();
    if heads.len() == columns.len() {
        return Ok(heads);
    }
    let detail = format!("{} heads for {} columns", heads.len(), columns.len());
    Err(
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_value", detail)
            .field("heads")
            .remedy("give one head for each column"),
    )
}

fn filter<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    Filter::read(query, &OWN).map(|Filter(filter)| filter)
}

/// Which documents of which KPI.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    kpi: String,
    from: Date,
    to: Date,
    currency: Option<Currency>,
    /// Of customers in this segment only.
    segment: Option<String>,
    /// Of customers in this country only.
    country: Option<String>,
}

fn reading(
    list: ExportList,
    entity: EntityId,
    query: &str,
    caller: &Principal,
) -> Result<Reading, Problem> {
    /// A list that is read page by page with a filter of its own.
    macro_rules! paged {
        ($filter:ty, $list:path) => {{
            let filter: $filter = filter(query)?;
            Box::new(move |tx, rows| {
                lists::each_page(tx, |tx, page| $list(tx, entity, &filter, page), rows)
            })
        }};
    }
    Ok(match list {
        ExportList::Customers => customers(entity, filter(query)?, caller)?,
        ExportList::Orders => paged!(orders::OrderFilter, orders::list_orders),
        ExportList::Deliveries => paged!(deliveries::DeliveryFilter, deliveries::list_deliveries),
        ExportList::Invoices => paged!(invoicing::InvoiceFilter, invoicing::list_invoices),
        ExportList::OpenItems => paged!(receivables::ItemFilter, receivables::open_items),
        ExportList::Deductions => {
            paged!(receivables::DeductionFilter, receivables::list_deductions)
        }
        ExportList::Receipts => paged!(cash::ReceiptFilter, cash::list_receipts),
        ExportList::Journal => journal(entity, filter(query)?),
        ExportList::Aging => aging(entity, filter(query)?),
        ExportList::ForecastItems => {
            paged!(forecast::ForecastItemFilter, forecast::forecast_items)
        }
        ExportList::KpiCases => cases(entity, &filter(query)?)?,
    })
}

/// Customers, with what they owe for those who may see credit.
fn customers(
    entity: EntityId,
    filter: CustomerFilter,
    caller: &Principal,
) -> Result<Reading, Problem> {
    let by_debt = |sort: &Sort<CustomerSort>| {
        matches!(sort.by, CustomerSort::Balance | CustomerSort::Overdue)
    };
    if filter.sort.as_ref().is_some_and(by_debt) {
        access::require(caller, Permission::CreditRead, Some(entity))?;
    }
    let sees_credit = caller.may(Permission::CreditRead, Some(entity));
    Ok(Box::new(move |tx, rows| {
        let page = |tx: &mut Tx, page: &o2c::PageRequest| {
            insight::list_customers(tx, entity, &filter, sees_credit, page)
        };
        lists::each_page(tx, page, rows)
    }))
}

fn aging(entity: EntityId, filter: receivables::AgedFilter) -> Reading {
    Box::new(move |tx, rows| {
        let page = |tx: &mut Tx, page: &o2c::PageRequest| {
            let aged = receivables::aged_page(tx, entity, &filter, page)?;
            Ok::<_, o2c::Error>(o2c::Page {
                items: aged.items,
                next: aged.next,
            })
        };
        lists::each_page(tx, page, rows)
    })
}

/// A row for each line of an entry.
fn journal(entity: EntityId, filter: receivables::JournalFilter) -> Reading {
    Box::new(move |tx, rows| {
        let page =
            |tx: &mut Tx, page: &o2c::PageRequest| receivables::journal(tx, entity, &filter, page);
        lists::each_page(tx, page, &mut |entry| {
            let lines = entry["lines"].as_array().map_or(&[][..], Vec::as_slice);
            lines
                .iter()
                .try_for_each(|line| rows(&object!({ "entry": entry, "line": line })))
        })
    })
}

fn cases(entity: EntityId, wanted: &Cases) -> Result<Reading, Problem> {
    let kpi = Kpi::from_str(&wanted.kpi)?;
    let period = Period {
        from: wanted.from,
        to: wanted.to,
    };
    let currency = wanted.currency;
    let scope = Scope::of_group(entity, wanted.segment.as_deref(), wanted.country.as_deref());
    Ok(Box::new(move |tx, rows| {
        let page = |tx: &mut Tx, page: &o2c::PageRequest| {
            insight::cases(tx, &scope, kpi, period, currency, page)
        };
        lists::each_page(tx, page, rows)
    }))
}
