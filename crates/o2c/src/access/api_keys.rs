//! API keys: how programs prove who they are.

use kernel::{ApiKeyId, Event, EventKind};
use store::{Row, Tx};

use super::permissions::{Permission, PermissionSet};
use super::secret::Token;
use super::types::{ApiKey, NewApiKey, Principal, require};
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Error, Refusal, Result};
use crate::input::{NAME_LEN_MAX, required};
use crate::page::{Page, PageRequest};

const SELECT: &str = "SELECT id, name, scopes, entity_id, created_by, created_at, expires_at, \
     revoked_at FROM api_keys";

fn read(row: &Row) -> Result<ApiKey> {
    Ok(ApiKey {
        id: row.get(0)?,
        name: row.get(1)?,
        scopes: row.get::<Scopes>(2)?.0.iter().collect(),
        entity_id: row.get(3)?,
        created_by: row.get(4)?,
        created_at: row.get(5)?,
        expires_at: row.get(6)?,
        revoked_at: row.get(7)?,
    })
}

/// The permissions of a key as the database keeps them: a JSON list of words. A word that is no
/// longer known gives nothing.
pub(super) struct Scopes(pub(super) PermissionSet);

impl store::FromValue for Scopes {
    const WANTED: &'static str = "a list of permissions";

    fn from_cell(cell: store::Cell<'_>) -> Option<Self> {
        let (store::Cell::Json(text) | store::Cell::Text(text)) = cell else {
            return None;
        };
        let words: Vec<String> = serde_json::from_str(text).ok()?;
        Some(Self(
            words
                .iter()
                .filter_map(|word| Permission::parse(word))
                .collect(),
        ))
    }
}

/// Makes an API key out of a token just drawn, which is to be shown to the caller once. The key
/// acts under its own name in the event log and outlives its maker's account: revoke it when it is
/// no longer needed.
///
/// # Errors
/// Refuses a key without a name or permissions, and one that would be over at once;
/// [`Error::Denied`] when `by` may not make keys there, or lacks a permission that it would have.
pub fn create_api_key(
    tx: &mut Tx,
    by: &Principal,
    new: NewApiKey,
    token: &Token,
) -> Result<ApiKey> {
    require(by, Permission::ApiKeysWrite, new.entity_id)?;
    let scopes: PermissionSet = new.scopes.iter().copied().collect();
    for permission in scopes.iter() {
        require(by, permission, new.entity_id)?;
    }
    if scopes == PermissionSet::NONE {
        let detail = "the key would have no permission";
        return Err(Refusal::new(Code::InvalidValue, "scopes", detail, "name at least one").into());
    }
    if new.expires_at.is_some_and(|until| until <= tx.now()) {
        let detail = "the key would be over at once";
        let remedy = "name a later instant, or none";
        return Err(Refusal::new(Code::InvalidValue, "expires_at", detail, remedy).into());
    }
    let key = ApiKey {
        id: tx.new_id(),
        name: required("name", &new.name, NAME_LEN_MAX)?,
        scopes: scopes.iter().collect(),
        entity_id: new.entity_id,
        created_by: by.actor.clone(),
        created_at: tx.now(),
        expires_at: new.expires_at,
        revoked_at: None,
    };
    let words: Vec<&str> = key
        .scopes
        .iter()
        .map(|permission| permission.as_str())
        .collect();
    let row = vec![
        key.id.into(),
        (&key.name).into(),
        token.hash().into(),
        serde_json::json!(words).into(),
        key.entity_id.into(),
        (&key.created_by).into(),
        key.created_at.into(),
        key.expires_at.into(),
    ];
    let columns = [
        "id",
        "name",
        "token_hash",
        "scopes",
        "entity_id",
        "created_by",
        "created_at",
        "expires_at",
    ];
    tx.insert_many("api_keys", &columns, row)?;
    tx.record(
        Event::new(EventKind::ApiKeyCreated, key.entity_id)
            .object(key.id, "api_key")
            .attr("name", &key.name)
            .attr("scopes", words)
            .attr("expires_at", key.expires_at),
    )?;
    Ok(key)
}

/// Revokes an API key for good, at once. Revoking one that is revoked already changes nothing.
///
/// # Errors
/// [`Error::Denied`] when `by` may not revoke keys there; [`Error::NotFound`].
pub fn revoke_api_key(tx: &mut Tx, by: &Principal, id: ApiKeyId) -> Result<ApiKey> {
    let row = tx.query_opt(&format!("{SELECT} WHERE id = $1 FOR UPDATE"), &[id.into()])?;
    let not_found = || Error::NotFound {
        kind: "API key",
        id: id.to_string(),
    };
    let mut key = read(&row.ok_or_else(not_found)?)?;
    require(by, Permission::ApiKeysWrite, key.entity_id)?;
    if key.revoked_at.is_some() {
        return Ok(key);
    }
    let now = tx.now();
    tx.exec_one(
        "UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
        &[id.into(), now.into()],
    )?;
    key.revoked_at = Some(now);
    tx.record(
        Event::new(EventKind::ApiKeyRevoked, key.entity_id)
            .object(id, "api_key")
            .attr("name", &key.name),
    )?;
    Ok(key)
}

/// One page of the API keys, newest first, those that are over or revoked included.
///
/// # Errors
/// Refuses a page size out of range and a cursor that this list did not give.
pub fn list_api_keys(tx: &mut Tx, page: &PageRequest) -> Result<Page<ApiKey>> {
    // Ids grow with time, so this is the order in which the keys were made.
    let listing = Listing::falling(SELECT, &["id"]);
    Conditions::none().page(tx, page, &listing, read, |it| (it.id,))
}
