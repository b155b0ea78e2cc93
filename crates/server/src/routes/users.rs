//! Users, their roles, and API keys.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{ApiKeyId, UserId};
use o2c::access::{
    self, ApiKey, NewApiKey, NewUser, PasswordCost, PasswordHash, Permission, Role, RoleGrant,
    Token, TokenKind, User, UserChange, UserFilter,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{
    At, Filter, Input, KeyHeader, PageParameters, Paging, Version, Write, WriteParameters,
    blocking, show,
};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_users, create_user))
        .routes(routes!(get_user, change_user))
        .routes(routes!(set_user_password))
        .routes(routes!(list_roles))
        .routes(routes!(list_api_keys, create_api_key))
        .routes(routes!(revoke_api_key))
}

/// A user to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UserToAdd {
    /// E-mail address, the name to sign in with.
    email: String,
    /// Name.
    name: String,
    /// First password; its owner should change it.
    password: String,
    /// Roles.
    roles: Vec<RoleGrant>,
}

/// A password to set.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordToSet {
    /// The new password.
    password: String,
}

/// An API key just made.
#[derive(Debug, Serialize, ToSchema)]
struct MadeApiKey {
    /// The key. It is shown this once and kept as a hash only.
    secret: String,
    /// What lists show of it.
    key: ApiKey,
}

/// A role and what it may do.
#[derive(Debug, Serialize, ToSchema)]
struct RoleView {
    /// The role.
    role: Role,
    /// What it may do.
    permissions: Vec<Permission>,
}

/// List users
#[utoipa::path(
    get, path = "/api/v1/users", tag = "access",
    extensions(("x-permission" = json!("users.read"))),
    params(UserFilter, PageParameters),
    responses((status = 200, body = o2c::Page<User>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_users(
    State(state): State<AppState>,
    Filter(filter): Filter<UserFilter>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<User>>, Problem> {
    show(&state, move |tx| access::list_users(tx, &filter, &page)).await
}

/// Add a user
#[utoipa::path(
    post, path = "/api/v1/users", tag = "access", request_body = UserToAdd,
    extensions(("x-permission" = json!("users.write"))),
    params(WriteParameters, KeyHeader),
    responses((status = 201, body = User), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_user(write: Write, input: Input<UserToAdd>) -> Result<Response, Problem> {
    let by = write.caller().clone();
    let password = hashed(input.value.password.clone()).await?;
    write
        .run(StatusCode::CREATED, input, move |tx, new| {
            let user = NewUser {
                email: new.email.clone(),
                name: new.name.clone(),
                password: password.clone(),
                roles: new.roles.clone(),
            };
            access::create_user(tx, &by, user)
        })
        .await
}

/// Read a user
#[utoipa::path(
    get, path = "/api/v1/users/{user}", tag = "access",
    extensions(("x-permission" = json!("users.read"))),
    params(("user" = String, Path)),
    responses((status = 200, body = User), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_user(
    State(state): State<AppState>,
    At(user): At<UserId>,
) -> Result<Json<User>, Problem> {
    show(&state, move |tx| access::user(tx, user)).await
}

/// Change a user
#[utoipa::path(
    patch, path = "/api/v1/users/{user}", tag = "access", request_body = UserChange,
    extensions(("x-permission" = json!("users.write"))),
    params(("user" = String, Path), WriteParameters, KeyHeader),
    responses((status = 200, body = User), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn change_user(
    At(user): At<UserId>,
    Version(version): Version,
    write: Write,
    input: Input<UserChange>,
) -> Result<Response, Problem> {
    let by = write.caller().clone();
    write
        .run(StatusCode::OK, input, move |tx, change| {
            access::change_user(tx, &by, user, version, change.clone())
        })
        .await
}

/// Set a user's password
#[utoipa::path(
    post, path = "/api/v1/users/{user}/password", tag = "access", request_body = PasswordToSet,
    extensions(("x-permission" = json!("users.write"))),
    params(("user" = String, Path), WriteParameters, KeyHeader),
    responses((status = 200), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn set_user_password(
    At(user): At<UserId>,
    write: Write,
    input: Input<PasswordToSet>,
) -> Result<Response, Problem> {
    let by = write.caller().clone();
    let password = hashed(input.value.password.clone()).await?;
    write
        .run(StatusCode::OK, input, move |tx, _| {
            access::set_password(tx, &by, user, &password)
        })
        .await
}

/// Hashing is slow on purpose, so it is done before the transaction.
async fn hashed(password: String) -> Result<PasswordHash, Problem> {
    blocking(move || Ok(PasswordHash::make(&password, PasswordCost::PRODUCTION)?)).await
}

/// List roles
///
/// Each with all that it may do.
#[utoipa::path(
    get, path = "/api/v1/roles", tag = "access",
    extensions(("x-permission" = json!("users.read"))),
    responses((status = 200, body = Vec<RoleView>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_roles() -> Json<Vec<RoleView>> {
    let view = |role: &Role| RoleView {
        role: *role,
        permissions: role.permissions().iter().collect(),
    };
    Json(Role::ALL.iter().map(view).collect())
}

/// List API keys
#[utoipa::path(
    get, path = "/api/v1/api-keys", tag = "access",
    extensions(("x-permission" = json!("users.read"))),
    params(PageParameters),
    responses((status = 200, body = o2c::Page<ApiKey>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_api_keys(
    State(state): State<AppState>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<ApiKey>>, Problem> {
    show(&state, move |tx| access::list_api_keys(tx, &page)).await
}

/// Make an API key
///
/// The key is shown in this reply only. Idempotency keys are not taken here: the reply would have
/// to be stored, and with it the secret.
#[utoipa::path(
    post, path = "/api/v1/api-keys", tag = "access", request_body = NewApiKey,
    extensions(("x-permission" = json!("api_keys.write"))),
    responses((status = 201, body = MadeApiKey), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn create_api_key(
    write: Write,
    input: Input<NewApiKey>,
) -> Result<(StatusCode, Json<MadeApiKey>), Problem> {
    let token = Token::draw(TokenKind::ApiKey);
    let secret = token.reveal().to_owned();
    let by = write.caller().clone();
    let new = input.value;
    let key = write
        .unrepeated(move |tx| access::create_api_key(tx, &by, new.clone(), &token))
        .await?;
    Ok((StatusCode::CREATED, Json(MadeApiKey { secret, key })))
}

/// Revoke an API key
#[utoipa::path(
    delete, path = "/api/v1/api-keys/{key}", tag = "access",
    extensions(("x-permission" = json!("api_keys.write"))),
    params(("key" = String, Path)),
    responses((status = 200, body = ApiKey), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn revoke_api_key(At(key): At<ApiKeyId>, write: Write) -> Result<Json<ApiKey>, Problem> {
    let by = write.caller().clone();
    write
        .unrepeated(move |tx| access::revoke_api_key(tx, &by, key))
        .await
        .map(Json)
}
