//! Products, prices, payment terms and tax rates.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Date, EntityId, Money, PriceListId, ProductId, TermId};
use o2c::agreements::{
    self, Instalment, NewPrice, NewPriceList, NewProduct, NewTaxRate, NewTerm, PriceFilter,
    PriceList, PriceListChange, PriceListFilter, PriceView, Product, ProductChange, ProductFilter,
    TaxRate, Term, TermChange, TermRules,
};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, Lines, PageParameters, Paging, Verdict, Verdicts, Version, Write,
    WriteParameters, one, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_products, create_product))
        .routes(routes!(create_products_bulk))
        .routes(routes!(get_product, change_product))
        .routes(routes!(list_price_lists, create_price_list))
        .routes(routes!(change_price_list))
        .routes(routes!(list_prices))
        .routes(routes!(set_prices_bulk))
        .routes(routes!(list_payment_terms, create_payment_term))
        .routes(routes!(preview_payment_term))
        .routes(routes!(change_payment_term))
        .routes(routes!(list_tax_rates, set_tax_rates))
}

/// List products
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/products", tag = "agreements",
    extensions(("x-permission" = json!("agreements.read"))),
    params(("entity" = String, Path), ProductFilter, PageParameters),
    responses((status = 200, body = o2c::Page<Product>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_products(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<ProductFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Product>>, Problem> {
    show(&state, move |tx| {
        agreements::list_products(tx, entity, &filter, &page)
    })
    .await
}

/// Add a product
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/products", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewProduct,
    responses((status = 201, body = String), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_product(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewProduct>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            one(agreements::create_products(tx, entity, vec![new.clone()])?)
        })
        .await
}

/// Add many products
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/products/bulk", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body(content = NewProduct, content_type = "application/x-ndjson"),
    responses((status = 200, body = Verdict<String>, content_type = "application/x-ndjson"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn create_products_bulk(
    At(entity): At<EntityId>,
    write: Write,
    input: Lines<NewProduct>,
) -> Result<Response, Problem> {
    write
        .run_lines(input, move |tx, batch| {
            agreements::create_products(tx, entity, batch)
        })
        .await
}

/// Read a product
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/products/{product}", tag = "agreements",
    extensions(("x-permission" = json!("agreements.read"))),
    params(("entity" = String, Path), ("product" = String, Path)),
    responses((status = 200, body = Product), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_product(
    State(state): State<AppState>,
    At((entity, product)): At<(EntityId, ProductId)>,
) -> Result<Json<Product>, Problem> {
    show(&state, move |tx| agreements::product(tx, entity, product)).await
}

/// Change a product
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/products/{product}", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), ("product" = String, Path), WriteParameters, KeyHeader),
    request_body = ProductChange,
    responses((status = 200, body = Product), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn change_product(
    At((entity, product)): At<(EntityId, ProductId)>,
    Version(version): Version,
    write: Write,
    input: Input<ProductChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            agreements::change_product(tx, entity, product, version, change.clone())
        })
        .await
}

/// List price lists
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/price-lists", tag = "agreements",
    extensions(("x-permission" = json!("agreements.read"))),
    params(("entity" = String, Path), PriceListFilter, PageParameters),
    responses((status = 200, body = o2c::Page<PriceList>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_price_lists(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<PriceListFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<PriceList>>, Problem> {
    show(&state, move |tx| {
        agreements::list_price_lists(tx, entity, &filter, &page)
    })
    .await
}

/// Add a price list
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/price-lists", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewPriceList,
    responses((status = 201, body = PriceList), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_price_list(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewPriceList>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            agreements::create_price_list(tx, entity, new.clone())
        })
        .await
}

/// Change a price list
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/price-lists/{list}", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), ("list" = String, Path), WriteParameters, KeyHeader),
    request_body = PriceListChange,
    responses((status = 200, body = PriceList), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn change_price_list(
    At((entity, list)): At<(EntityId, PriceListId)>,
    Version(version): Version,
    write: Write,
    input: Input<PriceListChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            agreements::change_price_list(tx, entity, list, version, change.clone())
        })
        .await
}

/// List prices
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/prices", tag = "agreements",
    extensions(("x-permission" = json!("agreements.read"))),
    params(("entity" = String, Path), PriceFilter, PageParameters),
    responses((status = 200, body = o2c::Page<PriceView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_prices(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<PriceFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<PriceView>>, Problem> {
    show(&state, move |tx| {
        agreements::list_prices(tx, entity, &filter, &page)
    })
    .await
}

/// Set prices
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/prices/bulk", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body(content = NewPrice, content_type = "application/x-ndjson"),
    responses((status = 200, body = Verdict<String>, content_type = "application/x-ndjson"), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn set_prices_bulk(
    At(entity): At<EntityId>,
    write: Write,
    input: Lines<NewPrice>,
) -> Result<Response, Problem> {
    write
        .run_lines(input, move |tx, batch| {
            agreements::set_prices(tx, entity, batch)
        })
        .await
}

/// List payment terms
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/payment-terms", tag = "agreements",
    extensions(("x-permission" = json!("agreements.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<Term>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_payment_terms(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<Term>>, Problem> {
    show(&state, move |tx| agreements::list_payment_terms(tx, entity)).await
}

/// Add a payment term
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/payment-terms", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewTerm,
    responses((status = 201, body = Term), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_payment_term(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewTerm>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            agreements::create_payment_term(tx, entity, new.clone())
        })
        .await
}

/// An invoice by which the rules of a payment term are tried.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TermTrial {
    /// The rules.
    rules: TermRules,
    /// Date of the invoice.
    #[schema(value_type = String, format = Date)]
    issued_on: Date,
    /// What it comes to.
    #[schema(value_type = o2c::schema::Money)]
    amount: Money,
}

/// Compute what would be due when under a payment term
///
/// Nothing is kept.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/payment-terms/preview", tag = "agreements",
    extensions(("x-permission" = json!("agreements.read"))),
    params(("entity" = String, Path)),
    request_body = TermTrial,
    responses((status = 200, body = Vec<Instalment>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn preview_payment_term(
    At(_): At<EntityId>,
    input: Input<TermTrial>,
) -> Result<Json<Vec<Instalment>>, Problem> {
    let trial = input.value;
    let parts = agreements::schedule(&trial.rules, trial.issued_on, trial.amount)?;
    Ok(Json(parts))
}

/// Change a payment term
#[utoipa::path(
    patch, path = "/api/v1/entities/{entity}/payment-terms/{term}", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), ("term" = String, Path), WriteParameters, KeyHeader),
    request_body = TermChange,
    responses((status = 200, body = Term), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn change_payment_term(
    At((entity, term)): At<(EntityId, TermId)>,
    Version(version): Version,
    write: Write,
    input: Input<TermChange>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, change| {
            agreements::change_payment_term(tx, entity, term, version, change.clone())
        })
        .await
}

/// List tax rates
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/tax-rates", tag = "agreements",
    extensions(("x-permission" = json!("agreements.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Vec<TaxRate>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_tax_rates(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Vec<TaxRate>>, Problem> {
    show(&state, move |tx| agreements::list_tax_rates(tx, entity)).await
}

/// Set tax rates
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/tax-rates", tag = "agreements",
    extensions(("x-permission" = json!("agreements.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = Vec<NewTaxRate>,
    responses((status = 200, body = Verdicts<String>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn set_tax_rates(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<Vec<NewTaxRate>>,
) -> Result<Response, Problem> {
    write
        .run_batch(StatusCode::OK, input, move |tx, batch| {
            agreements::set_tax_rates(tx, entity, batch.clone())
        })
        .await
}
