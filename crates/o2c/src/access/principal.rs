//! From a token to who it is and what they may do: one indexed query each, on every request.

use kernel::{Actor, ApiKeyId, EntityId, Instant, UserId};
use store::Tx;

use super::api_keys::Scopes;
use super::permissions::Role;
use super::secret::{self, TokenKind, token_kind};
use super::types::{Grant, Principal, UsedSession};
use crate::error::Result;

/// Whose session or API key this is; `None` for a token that opens nothing (any more).
///
/// # Errors
/// Only when the store fails.
pub fn principal_by_token(tx: &mut Tx, token: &str) -> Result<Option<Principal>> {
    match token_kind(token) {
        Some(TokenKind::Session) => principal_by_session_token(tx, token),
        Some(TokenKind::ApiKey) => principal_by_api_key(tx, token),
        Some(TokenKind::Ticket | TokenKind::Answer) | None => Ok(None),
    }
}

/// Whose session this is, if it is open and the user is active.
///
/// # Errors
/// Only when the store fails.
pub fn principal_by_session_token(tx: &mut Tx, token: &str) -> Result<Option<Principal>> {
    let rows = tx.query(
        "SELECT u.id, u.name, r.role, r.entity_id, s.id, \
         COALESCE(s.last_used_at, s.created_at) FROM sessions s \
         JOIN users u ON u.id = s.user_id LEFT JOIN user_roles r ON r.user_id = u.id \
         WHERE s.token_hash = $1 AND s.expires_at > $2 \
         AND (s.idle_until IS NULL OR s.idle_until > $2) AND u.active = $3",
        &[secret::hash(token).into(), tx.now().into(), true.into()],
    )?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let (id, name): (UserId, String) = (first.get(0)?, first.get(1)?);
    let session = UsedSession {
        id: first.get(4)?,
        last_used_at: first.get(5)?,
    };
    let mut grants = Vec::with_capacity(rows.len());
    for row in &rows {
        // Somebody without roles comes as one row without a role.
        if let Some(role) = row.get::<Option<Role>>(2)? {
            let entity: Option<EntityId> = row.get(3)?;
            grants.push(Grant {
                permissions: role.permissions(),
                entity,
            });
        }
    }
    Ok(Some(Principal {
        actor: Actor::User(id),
        name,
        grants,
        session: Some(session),
    }))
}

/// Whose API key this is, if it is neither revoked nor over.
///
/// # Errors
/// Only when the store fails.
pub fn principal_by_api_key(tx: &mut Tx, token: &str) -> Result<Option<Principal>> {
    let row = tx.query_opt(
        "SELECT id, name, scopes, entity_id, expires_at FROM api_keys \
         WHERE token_hash = $1 AND revoked_at IS NULL",
        &[secret::hash(token).into()],
    )?;
    let Some(row) = row else {
        return Ok(None);
    };
    let until: Option<Instant> = row.get(4)?;
    if until.is_some_and(|until| until <= tx.now()) {
        return Ok(None);
    }
    let id: ApiKeyId = row.get(0)?;
    let grant = Grant {
        permissions: row.get::<Scopes>(2)?.0,
        entity: row.get(3)?,
    };
    Ok(Some(Principal {
        actor: Actor::ApiKey(id),
        name: row.get(1)?,
        grants: vec![grant],
        session: None,
    }))
}
