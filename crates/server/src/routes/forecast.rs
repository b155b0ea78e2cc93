//! When open items will be paid: what comes in, item by item, how good that was, and what if.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Date, EntityId};
use o2c::insight::forecast::{
    self, Accuracy, ExpectedPayment, ForecastItem, ForecastItemFilter, FrozenForecast,
    NewExpectedPayment, Outlook, OutlookFilter, Received, RemoveExpectedPayment, Scenario,
    ScenarioOutlook,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Write, WriteParameters, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_forecast))
        .routes(routes!(list_forecast_items))
        .routes(routes!(get_forecast_accuracy))
        .routes(routes!(get_frozen_forecast))
        .routes(routes!(get_received))
        .routes(routes!(try_forecast_scenario))
        .routes(routes!(set_expected_payment))
        .routes(routes!(remove_expected_payment))
}

/// Foretell what comes in
///
/// By week or month and currency, from the open invoices, with intervals and beside naive forecasts.
/// Days that people know override the model. Accepted orders that are not invoiced yet stand beside it.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/forecast", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), OutlookFilter),
    responses((status = 200, body = Outlook), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_forecast(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<OutlookFilter>,
) -> Result<Json<Outlook>, Problem> {
    show(&state, move |tx| forecast::outlook(tx, entity, &filter)).await
}

/// List open items with what is foretold of them
///
/// As of last night: the probability to be late, the expected and the likely days, and the reasons.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/forecast/items", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ForecastItemFilter, PageParameters),
    responses((status = 200, body = o2c::Page<ForecastItem>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn list_forecast_items(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<ForecastItemFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<ForecastItem>>, Problem> {
    show(&state, move |tx| {
        forecast::forecast_items(tx, entity, &filter, &page)
    })
    .await
}

/// Read how good the forecast was
///
/// Of frozen weeks and items that are over, beside naive forecasts; and what backtests on the own
/// history gave when a model was chosen.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/forecast/accuracy", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Accuracy), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_forecast_accuracy(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Accuracy>, Problem> {
    show(&state, move |tx| forecast::accuracy(tx, entity)).await
}

/// Read a frozen forecast
///
/// As it was told on a day, beside what came since of the items that were open then.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/forecast/frozen/{day}", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("day" = String, Path)),
    responses((status = 200, body = FrozenForecast), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_frozen_forecast(
    State(state): State<AppState>,
    At((entity, day)): At<(EntityId, Date)>,
) -> Result<Json<FrozenForecast>, Problem> {
    show(&state, move |tx| forecast::frozen(tx, entity, day)).await
}

/// Read what came in the last weeks
///
/// Beside what was told of each week as it began, with all receipts of its days.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/forecast/received", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Received), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_received(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Received>, Problem> {
    show(&state, move |tx| forecast::received(tx, entity)).await
}

/// Try what if
///
/// The forecast beside what it would be with other terms, a customer that stops paying, or a discount.
/// Changes nothing. How customers would react is assumed, and said so.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/forecast/scenario", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path)),
    request_body = Scenario,
    responses((status = 200, body = ScenarioOutlook), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn try_forecast_scenario(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    input: Input<Scenario>,
) -> Result<Json<ScenarioOutlook>, Problem> {
    show(&state, move |tx| {
        forecast::scenario(tx, entity, &input.value)
    })
    .await
}

/// Set when an item is expected to be paid
///
/// What a person knows overrides the model in the sums, as long as it is believed.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/forecast/expected", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewExpectedPayment,
    responses((status = 200, body = ExpectedPayment), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn set_expected_payment(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewExpectedPayment>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, new| {
            forecast::set_expected_payment(tx, entity, new)
        })
        .await
}

/// Take back when an item is expected to be paid
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/forecast/expected/remove", tag = "insight",
    extensions(("x-permission" = json!("insight.write"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = RemoveExpectedPayment,
    responses((status = 200, body = ExpectedPayment), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn remove_expected_payment(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<RemoveExpectedPayment>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::OK, input, move |tx, old| {
            forecast::remove_expected_payment(tx, entity, old)
        })
        .await
}
