//! The first run: taking the first administrator, and building the sample company.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::JobId;
use o2c::access::{self, FirstAdministrator};
use o2c::exchange::demo::{self, Sample};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::session::{Opened, attempt, signed_in};
use crate::client::Sender;
use crate::problem::Problem;
use crate::request::{Input, KeyHeader, Write, WriteParameters, blocking, read, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_setup, create_first_administrator))
        .routes(routes!(get_sample, build_sample))
}

/// Whether the installation waits for its first administrator.
#[derive(Serialize, ToSchema)]
struct Setup {
    /// There is no user yet.
    needed: bool,
    /// Whoever is to be the first must show the token that the server printed when it started.
    token_needed: bool,
}

/// Who is to run the installation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Founder {
    /// E-mail address, the name to sign in with.
    email: String,
    /// Name.
    name: String,
    /// Password.
    password: String,
    /// The token that the server printed when it started; not needed on the server's own machine.
    #[serde(default)]
    token: Option<String>,
}

/// Is there a user yet
#[utoipa::path(
    get, path = "/api/v1/setup", tag = "access",
    extensions(("x-permission" = json!("public"))),
    responses((status = 200, body = Setup))
)]
async fn get_setup(State(state): State<AppState>, sender: Sender) -> Result<Json<Setup>, Problem> {
    let needed = !read(&state, access::has_users).await?;
    Ok(Json(Setup {
        needed,
        token_needed: needed && !sender.at_home,
    }))
}

/// Take the first administrator
///
/// Only while there is no user, and once. Signs them in.
#[utoipa::path(
    post, path = "/api/v1/setup", tag = "access", request_body = Founder,
    extensions(("x-permission" = json!("public"))),
    responses((status = 201, body = Opened), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn create_first_administrator(
    State(state): State<AppState>,
    sender: Sender,
    input: Input<Founder>,
) -> Result<Response, Problem> {
    let founder = input.value;
    let client = sender.client();
    let working = state.clone();
    let opened = attempt(&state, &sender, async {
        if !sender.at_home && !shows_token(&state, founder.token.as_deref()) {
            return Err(not_entitled());
        }
        let new = FirstAdministrator {
            email: founder.email,
            name: founder.name,
            password: founder.password,
        };
        blocking(move || {
            let policy = &working.settings().sign_in;
            access::set_up(working.store(), &new, &client, policy)
        })
        .await
    })
    .await?;
    Ok(signed_in(&state, &opened))
}

/// Compares hashes, so that the time it takes tells nothing.
fn shows_token(state: &AppState, shown: Option<&str>) -> bool {
    match (&state.settings().setup_token, shown) {
        (Some(token), Some(shown)) => Sha256::digest(token) == Sha256::digest(shown.trim()),
        _ => false,
    }
}

fn not_entitled() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "setup_token_needed",
        "the set-up token is missing or wrong",
    )
    .field("token")
    .remedy("copy it from what the server printed when it started")
}

/// How far is the sample company
#[utoipa::path(
    get, path = "/api/v1/setup/sample", tag = "access",
    extensions(("x-permission" = json!("entities.write"))),
    responses((status = 200, body = Sample), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_sample(State(state): State<AppState>) -> Result<Json<Sample>, Problem> {
    show(&state, demo::sample).await
}

/// The job that builds the sample company.
#[derive(Serialize, ToSchema)]
struct SampleRequested {
    /// The job.
    #[schema(value_type = String)]
    job: JobId,
}

/// Build the sample company
///
/// A legal entity of its own with customers, orders, invoices and payments to explore. A job
/// builds it; reading it tells how far it is.
#[utoipa::path(
    post, path = "/api/v1/setup/sample", tag = "access",
    extensions(("x-permission" = json!("entities.write"))),
    params(WriteParameters, KeyHeader),
    responses((status = 202, body = SampleRequested), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem))
)]
async fn build_sample(write: Write) -> Result<Response, Problem> {
    write
        .run(StatusCode::ACCEPTED, Input::of((), "sample"), |tx, ()| {
            demo::request(tx).map(|job| SampleRequested { job })
        })
        .await
}
