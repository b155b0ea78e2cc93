//! Single sign-on: signing out at the identity provider, and being told that somebody did.

use axum::Json;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Actor;
use o2c::access;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::session::attempt;
use super::sso::no_single_sign_on;
use crate::client::Sender;
use crate::cookie;
use crate::problem::Problem;
use crate::request::{Caller, blocking};
use crate::sso::SsoError;
use crate::sso_sign_out::{sign_out_url, signed_out};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(sign_out_of_single_sign_on))
        .routes(routes!(take_provider_sign_out))
}

/// Where to go on signing out.
#[derive(Serialize, ToSchema)]
struct SignedOut {
    /// The identity provider's page that ends its session; `null` where there is none.
    url: Option<String>,
}

/// Sign out here and at the identity provider
///
/// Ends this session at once. That of the provider ends when the browser goes to the address in the
/// reply; from there it comes back to the sign-in page.
#[utoipa::path(
    post, path = "/api/v1/session/sso/sign-out", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = SignedOut), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn sign_out_of_single_sign_on(
    State(state): State<AppState>,
    Caller(principal): Caller,
) -> Result<Response, Problem> {
    let session = principal.session.ok_or_else(Problem::unauthorised)?.id;
    let (actor, working) = (principal.actor.clone(), state.clone());
    let token = blocking(move || {
        let vault = working.settings().vault.clone();
        let end = move |tx: &mut store::Tx| access::sign_out_for_provider(tx, session, &vault);
        working.store().write(actor, end)
    })
    .await?;
    let url = match (state.settings().single_sign_on.clone(), token) {
        (Some(settings), Some(token)) => {
            let asked = tokio::task::spawn_blocking(move || sign_out_url(&settings, &token)).await;
            let asked = asked.map_err(|error| Problem::internal(&error))?;
            asked.unwrap_or_else(|error| {
                log(&error);
                None
            })
        }
        _ => None,
    };
    let mut response = Json(SignedOut { url }).into_response();
    cookie::forget(&mut response, state.settings());
    Ok(response)
}

fn log(error: &SsoError) {
    let error: &dyn std::error::Error = error;
    tracing::warn!(error, "signing out with the identity provider failed");
}

/// What an identity provider sends when somebody signed out there.
#[derive(Deserialize, ToSchema)]
struct ProviderMessage {
    /// Its signed token.
    logout_token: String,
}

/// Hear of a sign-out at the identity provider
///
/// Back-channel logout of OpenID Connect: ends the sessions that came from the one that ended there.
#[utoipa::path(
    post, path = "/api/v1/session/sso/back-channel-logout", tag = "access",
    request_body(content = ProviderMessage, content_type = "application/x-www-form-urlencoded"),
    extensions(("x-permission" = json!("public"))),
    responses((status = 200, description = "The sessions have ended"), (status = 400, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 429, body = Problem))
)]
async fn take_provider_sign_out(
    State(state): State<AppState>,
    sender: Sender,
    Form(message): Form<ProviderMessage>,
) -> Result<StatusCode, Problem> {
    let settings = state.settings().single_sign_on.clone();
    let settings = settings.ok_or_else(no_single_sign_on)?;
    let working = state.clone();
    let taking = async {
        let read = move || signed_out(&settings, &message.logout_token);
        let read = tokio::task::spawn_blocking(read).await;
        let ended = read.map_err(|error| Problem::internal(&error))?;
        let ended = ended.map_err(|error| {
            log(&error);
            not_taken("its signature, its time, or whom and what it is for")
        })?;
        blocking(move || {
            let by = Actor::system("single_sign_on");
            let end = move |tx: &mut store::Tx| access::sign_out_by_provider(tx, &ended);
            working.store().write(by, end)
        })
        .await
        .map_err(|problem| match problem.status {
            422 => not_taken(&problem.detail),
            _ => problem,
        })
    };
    attempt(&state, &sender, taking).await?;
    Ok(StatusCode::OK)
}

fn not_taken(why: &str) -> Problem {
    let detail = format!("the logout token is not taken: {why}");
    Problem::new(StatusCode::BAD_REQUEST, "invalid_request", detail)
        .field("logout_token")
        .remedy("send a new token, signed for this installation")
}
