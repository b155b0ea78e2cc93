//! What those who act are called.

use std::collections::HashMap;

use kernel::{Actor, ApiKeyId, UserId};
use store::{Tx, Value};

use crate::error::Result;
use crate::sql::distinct_ids;

/// Names of users and API keys, by the actors that they are.
#[derive(Debug, Default)]
pub struct ActorNames(HashMap<String, String>);

impl ActorNames {
    /// The name of an actor; `None` for a part of the system, which has none.
    #[must_use]
    pub fn of(&self, actor: Option<&str>) -> Option<String> {
        self.0.get(actor?).cloned()
    }
}

/// The names of all these actors at once, each given in its text form, such as `usr_…`.
///
/// # Errors
/// Fails only with the store.
pub fn actor_names<T: AsRef<str>>(
    tx: &mut Tx,
    actors: impl IntoIterator<Item = T>,
) -> Result<ActorNames> {
    let (mut users, mut keys): (Vec<UserId>, Vec<ApiKeyId>) = (Vec::new(), Vec::new());
    for actor in actors {
        match Actor::parse(actor.as_ref()) {
            Ok(Actor::User(id)) => users.push(id),
            Ok(Actor::ApiKey(id)) => keys.push(id),
            Ok(Actor::System(_)) | Err(_) => {}
        }
    }
    let mut names = HashMap::new();
    if !users.is_empty() {
        for (id, name) in look_up::<UserId>(tx, "users", distinct_ids(&users))? {
            names.insert(Actor::User(id).to_string(), name);
        }
    }
    if !keys.is_empty() {
        for (id, name) in look_up::<ApiKeyId>(tx, "api_keys", distinct_ids(&keys))? {
            names.insert(Actor::ApiKey(id).to_string(), name);
        }
    }
    Ok(ActorNames(names))
}

fn look_up<I: store::FromValue>(tx: &mut Tx, table: &str, ids: Value) -> Result<Vec<(I, String)>> {
    let sql =
        format!("SELECT t.id, t.name FROM {{uuids $1}} CROSS JOIN {table} t WHERE t.id = value");
    let rows = tx.query(&sql, &[ids])?;
    rows.iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect()
}
