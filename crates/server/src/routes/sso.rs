//! Single sign-on: leaving for the identity provider and coming back.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use o2c::access;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::session::attempt;
use crate::client::Sender;
use crate::cookie;
use crate::problem::Problem;
use crate::request::{Filter, blocking};
use crate::sso::{self, CALLBACK, Departure, SsoError};
use crate::state::AppState;

/// Remembers the way to the provider and back. It must come along when the provider sends
/// somebody back, so that its site is `Lax`.
const COOKIE: &str = "cashlane_sso";
/// Seconds that the provider's pages may take.
const JOURNEY_SECS: u32 = 600;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_sign_in_methods))
        .routes(routes!(start_single_sign_on))
        .routes(routes!(finish_single_sign_on))
}

/// By what people can sign in here.
#[derive(Serialize, ToSchema)]
struct SignInMethods {
    /// What the button of single sign-on says; `null` where there is none.
    single_sign_on: Option<String>,
    /// The one address at which passkeys work, such as `https://cash.example.com`; `null` where
    /// there are none.
    passkeys: Option<String>,
}

/// How can I sign in
#[utoipa::path(
    get, path = "/api/v1/session/methods", tag = "access",
    extensions(("x-permission" = json!("public"))),
    responses((status = 200, body = SignInMethods))
)]
async fn get_sign_in_methods(State(state): State<AppState>) -> Json<SignInMethods> {
    let settings = state.settings();
    let party = settings.relying_party().ok();
    Json(SignInMethods {
        single_sign_on: settings.single_sign_on.as_ref().map(|it| it.label.clone()),
        passkeys: party.map(|it| it.origin().to_owned()),
    })
}

/// The page to come back to.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// A path of ours, such as `/orders`.
    #[serde(default)]
    back: Option<String>,
}

/// Sign in at the identity provider
///
/// Sends a browser there.
#[utoipa::path(
    get, path = "/api/v1/session/sso", tag = "access",
    extensions(("x-permission" = json!("public"))),
    params(Wanted),
    responses((status = 303, description = "To the identity provider"), (status = 404, body = Problem), (status = 429, body = Problem))
)]
async fn start_single_sign_on(
    State(state): State<AppState>,
    sender: Sender,
    Filter(wanted): Filter<Wanted>,
) -> Result<Response, Problem> {
    let settings = state.settings().single_sign_on.clone();
    let settings = settings.ok_or_else(no_single_sign_on)?;
    let back = own_path(wanted.back.as_deref());
    let leaving = async {
        let found = tokio::task::spawn_blocking(move || sso::depart(&settings, &back)).await;
        found.map_err(|error| Problem::internal(&error))
    };
    let departed = attempt(&state, &sender, leaving).await?;
    let (url, departure) = match departed {
        Ok(departed) => departed,
        Err(error) => return Ok(turned_away("provider", &error)),
    };
    let text = serde_json::to_vec(&departure).map_err(|error| Problem::internal(&error))?;
    let sealed = hex::encode(state.settings().vault.seal_for(COOKIE.as_bytes(), &text));
    let mut response = see_other(&url);
    remember(&mut response, &sealed, JOURNEY_SECS, &state);
    Ok(response)
}

pub fn no_single_sign_on() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "no_single_sign_on",
        "single sign-on is not set up here",
    )
    .remedy("sign in with your password")
}

/// Only a path of ours is gone back to, never another site.
fn own_path(wanted: Option<&str>) -> String {
    let own = |path: &&str| {
        path.starts_with('/')
            && !path[1..].starts_with(['/', '\\'])
            && !path.contains(|c: char| c.is_control())
    };
    wanted.filter(own).unwrap_or("/").to_owned()
}

/// What the provider sends somebody back with.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Answer {
    /// What is exchanged for a token.
    #[serde(default)]
    code: Option<String>,
    /// What we sent along.
    #[serde(default)]
    state: Option<String>,
    /// Why the provider says no.
    #[serde(default)]
    error: Option<String>,
}

/// Come back from the identity provider
///
/// Sets the session cookie, or sends the browser to the sign-in page with a word that says why not.
#[utoipa::path(
    get, path = "/api/v1/session/sso/callback", tag = "access",
    extensions(("x-permission" = json!("public"))),
    params(Answer),
    responses((status = 303, description = "To the desk, or to its sign-in page"), (status = 404, body = Problem), (status = 429, body = Problem))
)]
async fn finish_single_sign_on(
    State(state): State<AppState>,
    sender: Sender,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response, Problem> {
    let settings = state.settings().single_sign_on.clone();
    let settings = settings.ok_or_else(no_single_sign_on)?;
    let departure = departure(&headers, &state);
    let (Some(departure), Some(code), Some(answered)) = (departure, answer.code, answer.state)
    else {
        let said = answer.error.unwrap_or_default();
        let error = SsoError::Refused(said);
        return Ok(turned_away("failed", &error));
    };
    let back = departure.back.clone();
    let (working, client) = (state.clone(), sender.client());
    let entering = async {
        let arrived = tokio::task::spawn_blocking(move || {
            sso::arrive(&settings, &departure, &answered, &code)
        });
        let arrived = arrived.await.map_err(|error| Problem::internal(&error))?;
        let identity = match arrived {
            Ok(identity) => identity,
            Err(error) => return Err(not_vouched_for(&error)),
        };
        blocking(move || {
            let settings = working.settings();
            let (vault, policy) = (&settings.vault, &settings.sign_in);
            access::sign_in_by_identity(working.store(), &identity, &client, vault, policy)
        })
        .await
    };
    let mut response = match attempt(&state, &sender, entering).await {
        Ok(opened) => {
            let mut response = see_other(&back);
            cookie::keep(&mut response, &opened.token, state.settings());
            response
        }
        Err(problem) if problem.status == StatusCode::TOO_MANY_REQUESTS.as_u16() => {
            return Err(problem);
        }
        Err(problem) if problem.code == "sign_in_failed" => see_other("/sign-in?sso=refused"),
        Err(_) => see_other("/sign-in?sso=failed"),
    };
    remember(&mut response, "", 0, &state);
    Ok(response)
}

fn not_vouched_for(error: &SsoError) -> Problem {
    let error: &dyn std::error::Error = error;
    tracing::warn!(error, "single sign-on failed");
    Problem::new(
        StatusCode::BAD_GATEWAY,
        "not_vouched_for",
        "the identity provider's answer is not valid",
    )
}

fn turned_away(word: &str, error: &SsoError) -> Response {
    let error: &dyn std::error::Error = error;
    tracing::warn!(error, "single sign-on failed");
    see_other(&format!("/sign-in?sso={word}"))
}

fn see_other(url: &str) -> Response {
    let location = HeaderValue::from_str(url).unwrap_or(HeaderValue::from_static("/sign-in"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

fn departure(headers: &HeaderMap, state: &AppState) -> Option<Departure> {
    let sealed = hex::decode(cookie::named(headers, COOKIE)?).ok()?;
    let text = state
        .settings()
        .vault
        .open_for(COOKIE.as_bytes(), &sealed)?;
    serde_json::from_slice(&text).ok()
}

fn remember(response: &mut Response, sealed: &str, secs: u32, state: &AppState) {
    let secure = match state.settings().cookie_secure {
        true => "; Secure",
        false => "",
    };
    let cookie = format!(
        "{COOKIE}={sealed}; Path={CALLBACK}; HttpOnly; SameSite=Lax; Max-Age={secs}{secure}"
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
