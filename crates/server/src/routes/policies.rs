//! By what rules credit is given and orders are accepted.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{CreditPolicyId, EntityId, OrderPolicyId};
use o2c::access::{self, Permission};
use o2c::credit::CreditRules;
use o2c::orders::OrderRules;
use o2c::policies::{self, NewPolicy, Policies, PolicyView, PutInForce, Trial};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Input, KeyHeader, Write, WriteParameters, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_credit_policies, draft_credit_policy))
        .routes(routes!(get_credit_policy))
        .routes(routes!(enforce_credit_policy))
        .routes(routes!(list_order_policies, draft_order_policy))
        .routes(routes!(get_order_policy))
        .routes(routes!(enforce_order_policy))
}

/// List credit policies
///
/// The newest first; at the end the one that is in force as long as none was set.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/credit-policies", tag = "credit",
    extensions(("x-permission" = json!("credit.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Policies<CreditRules, Trial>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_credit_policies(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Policies<CreditRules, Trial>>, Problem> {
    show(&state, move |tx| policies::list::<CreditRules>(tx, entity)).await
}

/// Read a credit policy
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/credit-policies/{credit_policy}", tag = "credit",
    extensions(("x-permission" = json!("credit.read"))),
    params(("entity" = String, Path), ("credit_policy" = String, Path)),
    responses((status = 200, body = PolicyView<CreditRules, Trial>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_credit_policy(
    State(state): State<AppState>,
    At((entity, policy)): At<(EntityId, CreditPolicyId)>,
) -> Result<Json<PolicyView<CreditRules, Trial>>, Problem> {
    show(&state, move |tx| {
        policies::get::<CreditRules>(tx, entity, policy)
    })
    .await
}

/// Draft a credit policy
///
/// Nothing goes by it before it is put in force.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/credit-policies", tag = "credit",
    extensions(("x-permission" = json!("credit.policy"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewPolicy<CreditRules>,
    responses((status = 201, body = PolicyView<CreditRules, Trial>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn draft_credit_policy(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewPolicy<CreditRules>>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, given| {
            policies::draft::<CreditRules>(tx, entity, given)
        })
        .await
}

/// Put a credit policy in force
///
/// It must have been tried on the past within a week; with `untried` it need not, which takes
/// policies.untried as well. The one before is retired.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/credit-policies/{credit_policy}/enforce", tag = "credit",
    extensions(("x-permission" = json!("credit.policy"))),
    params(("entity" = String, Path), ("credit_policy" = String, Path), WriteParameters, KeyHeader),
    request_body = PutInForce,
    responses((status = 200, body = PolicyView<CreditRules, Trial>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn enforce_credit_policy(
    At((entity, policy)): At<(EntityId, CreditPolicyId)>,
    write: Write,
    input: Input<PutInForce>,
) -> Result<Response, Problem> {
    if input.value.untried {
        access::require(write.caller(), Permission::PoliciesUntried, Some(entity))?;
    }
    write
        .run(StatusCode::OK, input, move |tx, given| {
            policies::enforce::<CreditRules>(tx, entity, policy, given)
        })
        .await
}

/// List policies of order acceptance
///
/// The newest first; at the end the one that is in force as long as none was set.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/order-policies", tag = "orders",
    extensions(("x-permission" = json!("orders.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Policies<OrderRules, Trial>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_order_policies(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Policies<OrderRules, Trial>>, Problem> {
    show(&state, move |tx| policies::list::<OrderRules>(tx, entity)).await
}

/// Read a policy of order acceptance
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/order-policies/{order_policy}", tag = "orders",
    extensions(("x-permission" = json!("orders.read"))),
    params(("entity" = String, Path), ("order_policy" = String, Path)),
    responses((status = 200, body = PolicyView<OrderRules, Trial>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_order_policy(
    State(state): State<AppState>,
    At((entity, policy)): At<(EntityId, OrderPolicyId)>,
) -> Result<Json<PolicyView<OrderRules, Trial>>, Problem> {
    show(&state, move |tx| {
        policies::get::<OrderRules>(tx, entity, policy)
    })
    .await
}

/// Draft a policy of order acceptance
///
/// Nothing goes by it before it is put in force.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/order-policies", tag = "orders",
    extensions(("x-permission" = json!("orders.policy"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewPolicy<OrderRules>,
    responses((status = 201, body = PolicyView<OrderRules, Trial>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn draft_order_policy(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewPolicy<OrderRules>>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, given| {
            policies::draft::<OrderRules>(tx, entity, given)
        })
        .await
}

/// Put a policy of order acceptance in force
///
/// It must have been tried on the past within a week; with `untried` it need not, which takes
/// policies.untried as well. The one before is retired.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/order-policies/{order_policy}/enforce", tag = "orders",
    extensions(("x-permission" = json!("orders.policy"))),
    params(("entity" = String, Path), ("order_policy" = String, Path), WriteParameters, KeyHeader),
    request_body = PutInForce,
    responses((status = 200, body = PolicyView<OrderRules, Trial>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn enforce_order_policy(
    At((entity, policy)): At<(EntityId, OrderPolicyId)>,
    write: Write,
    input: Input<PutInForce>,
) -> Result<Response, Problem> {
    if input.value.untried {
        access::require(write.caller(), Permission::PoliciesUntried, Some(entity))?;
    }
    write
        .run(StatusCode::OK, input, move |tx, given| {
            policies::enforce::<OrderRules>(tx, entity, policy, given)
        })
        .await
}
