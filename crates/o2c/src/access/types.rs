//! Who may do what.

use kernel::{Actor, ApiKeyId, EntityId, Instant, SessionId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::password::PasswordHash;
use super::permissions::{Permission, PermissionSet, Role};
use crate::error::{Error, Result};
use crate::language::Language;
use crate::words::words;

/// Permissions, and where they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// What may be done.
    pub permissions: PermissionSet,
    /// In this legal entity only; `None`: in all of them, and for what belongs to none.
    pub entity: Option<EntityId>,
}

/// Somebody whose identity has been proved, with what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// Who it is, as the event log will name them.
    pub actor: Actor,
    /// Name for people.
    pub name: String,
    /// What they may do.
    pub grants: Vec<Grant>,
    /// The session they came with; `None` for API keys and the system itself.
    pub session: Option<UsedSession>,
}

/// The session that a request came with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsedSession {
    /// Its id.
    pub id: SessionId,
    /// When it was last seen before; kept to the minute.
    pub last_used_at: Instant,
}

impl Principal {
    /// A part of the system itself, or whoever runs the command line on the database: may do
    /// everything.
    #[must_use]
    pub fn system(name: &'static str) -> Self {
        Self {
            actor: Actor::system(name),
            name: name.to_owned(),
            grants: vec![Grant {
                permissions: PermissionSet::ALL,
                entity: None,
            }],
            session: None,
        }
    }

    /// Whether they may do it in this legal entity; with `None`, for the whole installation.
    #[must_use]
    pub fn may(&self, permission: Permission, entity: Option<EntityId>) -> bool {
        self.grants.iter().any(|grant| {
            grant.permissions.has(permission) && (grant.entity.is_none() || grant.entity == entity)
        })
    }

    /// Whether they may do it in any legal entity at all, e.g. to open a list that then shows only
    /// theirs.
    #[must_use]
    pub fn may_somewhere(&self, permission: Permission) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.permissions.has(permission))
    }
}

/// Lets the principal pass if they may do it in this legal entity (`None`: for the whole
/// installation).
///
/// # Errors
/// [`Error::Denied`] naming the permission that is missing.
pub fn require(
    principal: &Principal,
    permission: Permission,
    entity: Option<EntityId>,
) -> Result<()> {
    if principal.may(permission, entity) {
        return Ok(());
    }
    Err(Error::Denied {
        permission: permission.as_str(),
    })
}

/// A role, and where it holds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(deny_unknown_fields)]
pub struct RoleGrant {
    /// The role.
    pub role: Role,
    /// In this legal entity only; `null`: everywhere.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub entity_id: Option<EntityId>,
}

/// A person who can sign in.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct User {
    /// Their id.
    #[schema(value_type = String)]
    pub id: UserId,
    /// E-mail address, lower case: the name to sign in with.
    pub email: String,
    /// Name.
    pub name: String,
    /// Whether they can sign in at all.
    pub active: bool,
    /// Until when sign-in is refused after failures.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub locked_until: Option<Instant>,
    /// Whether they have an authenticator app.
    pub second_factor: bool,
    /// How many passkeys they have.
    pub passkeys: u32,
    /// Whether they must have one whatever their roles.
    pub second_factor_required: bool,
    /// The language they read the desk in; `null`: their browser's.
    pub language: Option<Language>,
    /// Their roles.
    pub roles: Vec<RoleGrant>,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
    /// When they were added.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

/// A user to add. The password is hashed before the transaction begins: see
/// [`PasswordHash::make`].
#[derive(Debug, Clone)]
pub struct NewUser {
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// The hash of their password.
    pub password: PasswordHash,
    /// Their roles.
    pub roles: Vec<RoleGrant>,
}

/// Which users to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct UserFilter {
    /// Part of the name, or beginning of the e-mail address; case does not matter.
    pub search: Option<String>,
}

/// What to change about a user; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    /// E-mail address.
    pub email: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// `false` ends all sessions and refuses sign-in.
    pub active: Option<bool>,
    /// All of their roles.
    pub roles: Option<Vec<RoleGrant>>,
    /// Whether they must have a second factor whatever their roles.
    pub second_factor_required: Option<bool>,
}

words! {
    /// By what somebody proved who they are.
    Strength as "a strength" {
        /// A password.
        Password = "password",
        /// A password and a second factor.
        SecondFactor = "second_factor",
        /// A passkey that verified its owner: two factors in one.
        Passkey = "passkey",
        /// An identity provider.
        SingleSignOn = "single_sign_on",
    }
}

/// From where somebody signs in, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// The network address.
    pub address: Option<String>,
    /// What the browser calls itself.
    pub user_agent: Option<String>,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Session {
    /// Its id.
    #[schema(value_type = String)]
    pub id: SessionId,
    /// Whose it is.
    #[schema(value_type = String)]
    pub user_id: UserId,
    /// When they signed in.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it was last used, to the minute.
    #[schema(value_type = String, format = DateTime)]
    pub last_used_at: Instant,
    /// When it ends by itself.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
    /// When it ends unless it is used before.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub idle_until: Option<Instant>,
    /// Browser and system, such as `Firefox, Linux`; `null` when they are not known.
    pub device: Option<String>,
    /// The network address they signed in from.
    pub address: Option<String>,
    /// By what they proved who they are.
    pub strength: Strength,
}

/// An API key as lists show it. The key itself is shown once, when it is made.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ApiKey {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ApiKeyId,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Permission>,
    /// In this legal entity only; `null`: everywhere.
    #[schema(value_type = Option<String>)]
    pub entity_id: Option<EntityId>,
    /// Who made it.
    #[schema(value_type = String)]
    pub created_by: Actor,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it ends by itself.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Instant>,
    /// When it was revoked.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub revoked_at: Option<Instant>,
}

/// An API key to make.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApiKey {
    /// What it is for.
    pub name: String,
    /// What it may do: never more than its maker.
    pub scopes: Vec<Permission>,
    /// In this legal entity only; left out: everywhere.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub entity_id: Option<EntityId>,
    /// When it ends by itself; left out: only when revoked.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Instant>,
}
