//! Passkeys: signing in with one, and looking after one's own.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{PasskeyId, UserId};
use o2c::access::{
    self, KeptSession, NewPasskey, Passkey, PasskeyChallenge, ShownPasskey, Token, TokenKind, User,
};
use o2c::schema::WebAuthn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::session::{Opened, Reassured, attempt, person, signed_in};
use crate::client::Sender;
use crate::cookie;
use crate::problem::Problem;
use crate::request::{At, Caller, Input, Write, blocking, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(ask_for_passkey_session))
        .routes(routes!(create_passkey_session))
        .routes(routes!(list_passkeys, create_passkey))
        .routes(routes!(ask_for_passkey))
        .routes(routes!(rename_passkey))
        .routes(routes!(remove_passkey))
        .routes(routes!(remove_user_passkeys))
}

/// What the password was answered with, if it was shown before.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasskeyWanted {
    /// The ticket; left out: the passkey alone is to be shown, and names its owner.
    #[serde(default)]
    ticket: Option<String>,
}

/// An authenticator's answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasskeyShown {
    /// What came along with the options.
    challenge: String,
    /// What `navigator.credentials.get` gave.
    #[schema(value_type = WebAuthn)]
    credential: serde_json::Value,
    /// The ticket, if there is one.
    #[serde(default)]
    ticket: Option<String>,
}

/// A passkey to add.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasskeyToAdd {
    /// What its owner calls it.
    name: String,
    /// What came along with the options.
    challenge: String,
    /// What `navigator.credentials.create` gave.
    #[schema(value_type = WebAuthn)]
    credential: serde_json::Value,
}

/// A passkey just added.
#[derive(Serialize, ToSchema)]
struct AddedPasskey {
    /// The passkey.
    passkey: Passkey,
    /// Recovery codes, with the first factor besides the password; they are shown this once.
    recovery_codes: Vec<String>,
}

/// Another name for a passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasskeyName {
    /// The name.
    name: String,
    /// One's own password, once more.
    password: String,
}

/// Sign in: ask for a passkey
///
/// What a browser is to pass on to its authenticators. An answer is taken once, for ten minutes.
#[utoipa::path(
    post, path = "/api/v1/session/passkey/challenge", tag = "access", request_body = PasskeyWanted,
    extensions(("x-permission" = json!("public"))),
    responses((status = 200, body = PasskeyChallenge), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn ask_for_passkey_session(
    State(state): State<AppState>,
    sender: Sender,
    input: Input<PasskeyWanted>,
) -> Result<Json<PasskeyChallenge>, Problem> {
    let (party, vault) = (
        state.settings().relying_party()?,
        state.settings().vault.clone(),
    );
    let ticket = input.value.ticket;
    let asking = show(&state, move |tx| {
        access::ask_to_sign_in(tx, &party, ticket.as_deref(), &vault)
    });
    attempt(&state, &sender, asking).await
}

/// Sign in: show a passkey
///
/// Sets the session cookie. A passkey alone must verify its owner, and is enough where a second
/// factor is demanded. Wrong ones count as wrong passwords do.
#[utoipa::path(
    post, path = "/api/v1/session/passkey", tag = "access", request_body = PasskeyShown,
    extensions(("x-permission" = json!("public"))),
    responses((status = 201, body = Opened), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn create_passkey_session(
    State(state): State<AppState>,
    sender: Sender,
    input: Input<PasskeyShown>,
) -> Result<Response, Problem> {
    let party = state.settings().relying_party()?;
    let shown = ShownPasskey {
        challenge: input.value.challenge,
        credential: input.value.credential,
        ticket: input.value.ticket,
    };
    let (working, client) = (state.clone(), sender.client());
    let work = blocking(move || {
        let settings = working.settings();
        let (vault, policy) = (&settings.vault, &settings.sign_in);
        access::sign_in_by_passkey(working.store(), &party, &shown, &client, vault, policy)
    });
    let opened = attempt(&state, &sender, work).await?;
    Ok(signed_in(&state, &opened))
}

/// List my passkeys
#[utoipa::path(
    get, path = "/api/v1/passkeys", tag = "access",
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = Vec<Passkey>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_passkeys(
    State(state): State<AppState>,
    Caller(principal): Caller,
) -> Result<Json<Vec<Passkey>>, Problem> {
    let user = person(&principal)?;
    show(&state, move |tx| access::list_passkeys(tx, user)).await
}

/// Ask for a new passkey
///
/// What a browser is to pass on to its authenticators. An answer is taken once, for ten minutes.
#[utoipa::path(
    post, path = "/api/v1/passkeys/challenge", tag = "access", request_body = Reassured,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, body = PasskeyChallenge), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn ask_for_passkey(
    State(state): State<AppState>,
    Caller(principal): Caller,
    input: Input<Reassured>,
) -> Result<Json<PasskeyChallenge>, Problem> {
    let user = person(&principal)?;
    let party = state.settings().relying_party()?;
    blocking(move || {
        let settings = state.settings();
        let (password, vault, policy) = (&input.value.password, &settings.vault, &settings.sign_in);
        access::ask_for_passkey(state.store(), &party, user, password, vault, policy)
    })
    .await
    .map(Json)
}

/// Add a passkey
///
/// Ends all my other sessions, and gives this one another cookie.
#[utoipa::path(
    post, path = "/api/v1/passkeys", tag = "access", request_body = PasskeyToAdd,
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 201, body = AddedPasskey), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn create_passkey(
    State(state): State<AppState>,
    write: Write,
    input: Input<PasskeyToAdd>,
) -> Result<Response, Problem> {
    let user = person(write.caller())?;
    let session = write.caller().session.ok_or_else(Problem::unauthorised)?;
    let party = state.settings().relying_party()?;
    let kept = KeptSession {
        id: session.id,
        token: Token::draw(TokenKind::Session),
    };
    let new = NewPasskey {
        name: input.value.name,
        challenge: input.value.challenge,
        credential: input.value.credential,
    };
    let (vault, token) = (state.settings().vault.clone(), kept.token.clone());
    let (passkey, recovery_codes) = write
        .unrepeated(move |tx| access::add_passkey(tx, &party, user, &new, &kept, &vault))
        .await?;
    let added = AddedPasskey {
        passkey,
        recovery_codes,
    };
    let mut response = (StatusCode::CREATED, Json(added)).into_response();
    cookie::keep(&mut response, &token, state.settings());
    Ok(response)
}

/// Rename a passkey of mine
#[utoipa::path(
    patch, path = "/api/v1/passkeys/{passkey}", tag = "access", request_body = PasskeyName,
    extensions(("x-permission" = json!("signed_in"))),
    params(("passkey" = String, Path)),
    responses((status = 200, body = Passkey), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn rename_passkey(
    State(state): State<AppState>,
    Caller(principal): Caller,
    At(passkey): At<PasskeyId>,
    input: Input<PasskeyName>,
) -> Result<Json<Passkey>, Problem> {
    let user = person(&principal)?;
    blocking(move || {
        let (store, policy) = (state.store(), &state.settings().sign_in);
        let PasskeyName { name, password } = &input.value;
        access::rename_passkey(store, user, passkey, name, password, policy)
    })
    .await
    .map(Json)
}

/// Remove a passkey of mine
///
/// Ends all my other sessions.
#[utoipa::path(
    post, path = "/api/v1/passkeys/{passkey}/remove", tag = "access", request_body = Reassured,
    extensions(("x-permission" = json!("signed_in"))),
    params(("passkey" = String, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn remove_passkey(
    State(state): State<AppState>,
    Caller(principal): Caller,
    At(passkey): At<PasskeyId>,
    input: Input<Reassured>,
) -> Result<StatusCode, Problem> {
    let user = person(&principal)?;
    let session = principal.session.map(|session| session.id);
    blocking(move || {
        let (store, policy) = (state.store(), &state.settings().sign_in);
        let password = &input.value.password;
        access::remove_passkey(store, user, passkey, password, session, policy)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove all passkeys of a user
///
/// For a lost device. Ends all sessions of the user.
#[utoipa::path(
    delete, path = "/api/v1/users/{user}/passkeys", tag = "access",
    extensions(("x-permission" = json!("users.write"))),
    params(("user" = String, Path)),
    responses((status = 200, body = User), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
async fn remove_user_passkeys(At(user): At<UserId>, write: Write) -> Result<Json<User>, Problem> {
    let by = write.caller().clone();
    write
        .unrepeated(move |tx| {
            access::remove_passkeys(tx, &by, user)?;
            access::user(tx, user)
        })
        .await
        .map(Json)
}
