//! Customers and their credit.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{CustomerId, EntityId};
use o2c::access::{self, Permission};
use o2c::credit::{self, Exposure, LimitChange};
use o2c::insight::{self, CustomerRow};
use o2c::parties::{self, Customer, CustomerChange, CustomerFilter, CustomerSort, NewCustomer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Caller, Filter, Input, KeyHeader, Lines, PageParameters, Paging, Verdict, Version, Write,
    WriteParameters, one, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_customers, create_customer))
        .routes(routes!(create_customers_bulk))
        .routes(routes!(get_customer, change_customer))
        .routes(routes!(list_customer_exposures))
        .routes(routes!(set_credit_limit))
}

/// List customers
///
/// With what they owe, for callers who may also read credit; only they sort by it.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/customers", tag = "customers",
    extensions(("x-permission" = json!("customers.read"))),
    params(("entity" = String, Path), CustomerFilter, PageParameters),
    responses((status = 200, body = o2c::Page<CustomerRow>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_customers(
    State(state): State<AppState>,
    caller: Caller,
    At(entity): At<EntityId>,
    Filter(filter): Filter<CustomerFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<CustomerRow>>, Problem> {
    let of_debts =
        |sort: o2c::Sort<_>| matches!(sort.by, CustomerSort::Balance | CustomerSort::Overdue);
    if filter.sort.is_some_and(of_debts) {
        access::require(&caller.0, Permission::CreditRead, Some(entity))?;
    }
    let may_see_credit = caller.0.may(Permission::CreditRead, Some(entity));
    show(&state, move |tx| {
        insight::list_customers(tx, entity, &filter, may_see_credit, &page)
    })
    .await
}

/// Take on a customer
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/customers", tag = "customers",
    extensions(("x-permission" = json!("customers.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewCustomer,
    responses((status = 201, body = String), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_customer(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewCustomer>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            one(parties::create_customers(tx, entity, vec![new.clone()])?)
        })
        .await
}

/// Take on many customers
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/customers/bulk", tag = "customers",
    extensions(("x-permission" = json!("customers.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body(content = NewCustomer, content_type = "application/x-ndjson"),
    responses((status = 200, body = Verdict<String>, content_type = "application/x-ndjson"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn create_customers_bulk(
    At(entity): At<EntityId>,
    write: Write,
    input: Lines<NewCustomer>,
) -> Result<Response, Problem> {
    write
        .run_lines(input, move |tx, batch| {
            parties::create_customers(tx, entity, batch)
        })
        .await
}

/// Read a customer
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/customers/{customer}", tag = "customers",
    extensions(("x-permission" = json!("customers.read"))),
    params(("entity" = String, Path), ("customer" = String, Path)),
    responses((status = 200, body = Customer), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_customer(
    State(state): State<AppState>,
    At((entity, customer)): At<(EntityId, CustomerId)>,
) -> Result<Json<Customer>, Problem> {
    show(&state, move |tx| parties::customer(tx, entity, customer)).await
}

/// Change a customer
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/customers/{customer}", tag = "customers",
    extensions(("x-permission" = json!("customers.write"))),
    params(("entity" = String, Path), ("customer" = String, Path), WriteParameters, KeyHeader),
    request_body = CustomerChange,
    responses((status = 200, body = Customer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn change_customer(
    At((entity, customer)): At<(EntityId, CustomerId)>,
    Version(version): Version,
    write: Write,
    input: Input<CustomerChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            parties::change_customer(tx, entity, customer, version, change.clone())
        })
        .await
}

/// Read the credit exposure of a customer
///
/// One per currency, each with its parts, limit and headroom.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/customers/{customer}/credit", tag = "customers",
    extensions(("x-permission" = json!("credit.read"))),
    params(("entity" = String, Path), ("customer" = String, Path)),
    responses((status = 200, body = Vec<Exposure>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_customer_exposures(
    State(state): State<AppState>,
    At((entity, customer)): At<(EntityId, CustomerId)>,
) -> Result<Json<Vec<Exposure>>, Problem> {
    show(&state, move |tx| credit::exposures(tx, entity, &[customer])).await
}

/// Set a credit limit
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/credit-limits", tag = "customers",
    extensions(("x-permission" = json!("credit.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = LimitChange,
    responses((status = 200, body = Exposure), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn set_credit_limit(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<LimitChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            credit::set_limit(tx, entity, new)
        })
        .await
}
