//! What matching may apply without a person.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{EntityId, MatchPolicyId};
use o2c::access::{self, Permission};
use o2c::cash::{EnforcePolicy, PolicyRules, Simulation};
use o2c::policies::{self, NewPolicy, Policies, PolicyView, PutInForce};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Input, KeyHeader, Write, WriteParameters, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_match_policies, draft_match_policy))
        .routes(routes!(get_match_policy))
        .routes(routes!(enforce_match_policy))
}

/// List matching policies
///
/// The newest first; at the end the one that is in force as long as none was set.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/match-policies", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path)),
    responses((status = 200, body = Policies<PolicyRules, Simulation>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_match_policies(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
) -> Result<Json<Policies<PolicyRules, Simulation>>, Problem> {
    show(&state, move |tx| policies::list::<PolicyRules>(tx, entity)).await
}

/// Read a matching policy
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/match-policies/{match_policy}", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("match_policy" = String, Path)),
    responses((status = 200, body = PolicyView<PolicyRules, Simulation>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_match_policy(
    State(state): State<AppState>,
    At((entity, match_policy)): At<(EntityId, MatchPolicyId)>,
) -> Result<Json<PolicyView<PolicyRules, Simulation>>, Problem> {
    show(&state, move |tx| {
        policies::get::<PolicyRules>(tx, entity, match_policy)
    })
    .await
}

/// Draft a matching policy
///
/// Nothing goes by it before it is put in force.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/match-policies", tag = "cash",
    extensions(("x-permission" = json!("cash.policy"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = NewPolicy<PolicyRules>,
    responses((status = 201, body = PolicyView<PolicyRules, Simulation>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn draft_match_policy(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<NewPolicy<PolicyRules>>,
) -> Result<Response, Problem> {
    write
        .run(StatusCode::CREATED, input, move |tx, given| {
            policies::draft::<PolicyRules>(tx, entity, given)
        })
        .await
}

/// Put a matching policy in force
///
/// It must have been tried on the past within a week; with `untried` it need not, which takes
/// policies.untried as well. The one before is retired.
#[utoipa::path(
    post, path = "/api/v1/entities/{entity}/match-policies/enforce", tag = "cash",
    extensions(("x-permission" = json!("cash.policy"))),
    params(("entity" = String, Path), WriteParameters, KeyHeader),
    request_body = EnforcePolicy,
    responses((status = 200, body = PolicyView<PolicyRules, Simulation>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn enforce_match_policy(
    At(entity): At<EntityId>,
    write: Write,
    input: Input<EnforcePolicy>,
) -> Result<Response, Problem> {
    if input.value.untried {
        access::require(write.caller(), Permission::PoliciesUntried, Some(entity))?;
    }
    write
        .run(StatusCode::OK, input, move |tx, given| {
            let command = PutInForce {
                reason: given.reason.clone(),
                untried: given.untried,
            };
            policies::enforce::<PolicyRules>(tx, entity, given.policy, &command)
        })
        .await
}
