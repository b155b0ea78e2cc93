//! The second factor: showing it at sign-in, and looking after one's own.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::UserId;
use o2c::access::{self, Enrolment, KeptSession, SecondFactor, Token, TokenKind, User};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::session::{Opened, Reassured, attempt, person};
use crate::client::Sender;
use crate::cookie;
use crate::problem::Problem;
use crate::request::{At, Caller, Input, Write, blocking, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(complete_session))
        .routes(routes!(enrol_session))
        .routes(routes!(get_second_factor, create_second_factor))
        .routes(routes!(confirm_second_factor))
        .routes(routes!(remove_second_factor))
        .routes(routes!(renew_recovery_codes))
        .routes(routes!(reset_second_factor))
}

/// The second step of signing in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Shown {
    /// The ticket that the password was answered with.
    ticket: String,
    /// A code of the app, or a recovery code.
    code: String,
}

/// The ticket that the password was answered with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Presented {
    /// The ticket.
    ticket: String,
}

/// The first code of a new app.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FirstCode {
    /// The code.
    code: String,
}

/// What an authenticator app needs to know; it is shown once.
#[derive(Serialize, ToSchema)]
struct AppSetup {
    /// The shared secret in base 32, and the address that the picture holds.
    #[serde(flatten)]
    enrolment: Enrolment,
    /// The picture for the app's camera, as SVG.
    qr_svg: String,
}

/// Codes for the day the telephone is lost; they are shown this once.
#[derive(Serialize, ToSchema)]
struct RecoveryCodes {
    /// Each stands in for a code of the app once.
    recovery_codes: Vec<String>,
}

fn app_setup(enrolment: Enrolment) -> Result<Json<AppSetup>, Problem> {
    let code = QrCode::new(&enrolment.uri).map_err(|error| Problem::internal(&error))?;
    let mut picture = code.render::<svg::Color<'_>>();
    let qr_svg = picture.min_dimensions(200, 200).build();
    Ok(Json(AppSetup { qr_svg, enrolment }))
}

/// Sign in: show the second factor
///
/// Sets the session cookie. Wrong codes count as wrong passwords do. With the first code of a new
/// app the reply holds recovery codes.
#[utoipa::path(
    post, path = "/api/v1/session/second-factor", tag = "access", request_body = Shown,
    extensions(("x-permission" = json!("public"))),
    responses((status = 201, body = Opened), (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem))
)]
async fn complete_session(
    State(state): State<AppState>,
    sender: Sender,
    input: Input<Shown>,
) -> Result<Response, Problem> {
    let shown = input.value;
    let (working, client) = (state.clone(), sender.client());
    let work = blocking(move || {
        let settings = working.settings();
        access::complete_sign_in(
            working.store(),
            &shown.ticket,
            &shown.code,
            &client,
            &settings.vault,
            &settings.sign_in,
        )
    });
    let completed = attempt(&state, &sender, work).await?;
    let body = Opened {
        expires_at: Some(completed.signed_in.session.expires_at),
        further: None,
        recovery_codes: completed.recovery_codes,
    };
    let mut response = (StatusCode::CREATED, Json(body)).into_response();
    cookie::keep(&mut response, &completed.signed_in.token, state.settings());
    Ok(response)
}

/// Sign in: set a second factor up
///
/// Where one is demanded of somebody who has none. Its first code is shown with the ticket.
#[utoipa::path(
    post, path = "/api/v1/session/second-factor/enrolment", tag = "access", request_body = Presented,
    extensions(("x-permission" = json!("public"))),
    responses((status = 200, body = AppSetup), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem))
)]
async fn enrol_session(
    State(state): State<AppState>,
    sender: Sender,
    input: Input<Presented>,
) -> Result<Json<AppSetup>, Problem> {
    let (working, ticket) = (state.clone(), input.value.ticket);
    let work = blocking(move || {
        let vault = working.settings().vault.clone();
        let by = kernel::Actor::system("access");
        let enrol = move |tx: &mut store::Tx| access::enrol_with_ticket(tx, &ticket, &vault);
        working.store().write(by, enrol)
    });
    app_setup(attempt(&state, &sender, work).await?)
}

/// How does my second factor stand
#[utoipa::path(
    get, path = "/api/v1/second-factor", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = SecondFactor), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_second_factor(
    State(state): State<AppState>,
    Caller(principal): Caller,
) -> Result<Json<SecondFactor>, Problem> {
    let user = person(&principal)?;
    let roles = state.settings().sign_in.second_factor_roles;
    show(&state, move |tx| access::second_factor(tx, user, roles)).await
}

/// Set my second factor up
///
/// It counts once its first code is confirmed.
#[utoipa::path(
    post, path = "/api/v1/second-factor", tag = "access", request_body = Reassured,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = AppSetup), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem))
)]
async fn create_second_factor(
    State(state): State<AppState>,
    Caller(principal): Caller,
    input: Input<Reassured>,
) -> Result<Json<AppSetup>, Problem> {
    let user = person(&principal)?;
    let enrolment = blocking(move || {
        let settings = state.settings();
        let (password, policy) = (&input.value.password, &settings.sign_in);
        access::enrol(state.store(), user, password, &settings.vault, policy)
    });
    app_setup(enrolment.await?)
}

/// Confirm my second factor
///
/// With the first code of the app. Ends all my other sessions, and gives this one another cookie.
#[utoipa::path(
    post, path = "/api/v1/second-factor/confirm", tag = "access", request_body = FirstCode,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = RecoveryCodes), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn confirm_second_factor(
    State(state): State<AppState>,
    write: Write,
    input: Input<FirstCode>,
) -> Result<Response, Problem> {
    let user = person(write.caller())?;
    let session = write.caller().session.ok_or_else(Problem::unauthorised)?;
    let kept = KeptSession {
        id: session.id,
        token: Token::draw(TokenKind::Session),
    };
    let (vault, code) = (state.settings().vault.clone(), input.value.code);
    let token = kept.token.clone();
    let recovery_codes = write
        .unrepeated(move |tx| access::confirm(tx, user, &code, &kept, &vault))
        .await?;
    let mut response = Json(RecoveryCodes { recovery_codes }).into_response();
    cookie::keep(&mut response, &token, state.settings());
    Ok(response)
}

/// Remove my second factor
#[utoipa::path(
    post, path = "/api/v1/second-factor/remove", tag = "access", request_body = Reassured,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn remove_second_factor(
    State(state): State<AppState>,
    Caller(principal): Caller,
    input: Input<Reassured>,
) -> Result<StatusCode, Problem> {
    let user = person(&principal)?;
    let session = principal.session.map(|session| session.id);
    blocking(move || {
        let (password, policy) = (&input.value.password, &state.settings().sign_in);
        access::remove_second_factor(state.store(), user, password, session, policy)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Draw new recovery codes
///
/// Those from before are void.
#[utoipa::path(
    post, path = "/api/v1/second-factor/recovery-codes", tag = "access", request_body = Reassured,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = RecoveryCodes), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn renew_recovery_codes(
    State(state): State<AppState>,
    Caller(principal): Caller,
    input: Input<Reassured>,
) -> Result<Json<RecoveryCodes>, Problem> {
    let user = person(&principal)?;
    let recovery_codes = blocking(move || {
        let (password, policy) = (&input.value.password, &state.settings().sign_in);
        access::renew_recovery_codes(state.store(), user, password, policy)
    });
    Ok(Json(RecoveryCodes {
        recovery_codes: recovery_codes.await?,
    }))
}

/// Reset a user's second factor
///
/// For a lost telephone. Ends all sessions of the user.
#[utoipa::path(
    delete, path = "/api/v1/users/{user}/second-factor", tag = "access",
    extensions(("x-permission" = json!("users.write"))),
    params(("user" = String, Path)),
    responses((status = 200, body = User), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn reset_second_factor(At(user): At<UserId>, write: Write) -> Result<Json<User>, Problem> {
    let by = write.caller().clone();
    write
        .unrepeated(move |tx| {
            access::reset_second_factor(tx, &by, user)?;
            access::user(tx, user)
        })
        .await
        .map(Json)
}
