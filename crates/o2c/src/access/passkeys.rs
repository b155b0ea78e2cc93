//! Passkeys: key pairs of which an authenticator (a telephone, a computer, a security key) keeps the
//! private half and lets it be used only for our address and by its owner, whom it knows by a touch
//! or a PIN. So one passkey is two factors: what somebody has, and what they are or know.
//!
//! Kept are public halves only. Whoever has a passkey or an authenticator app also has recovery
//! codes, and no longer comes in by the password alone.

use kernel::{Event, EventKind, Instant, PasskeyId, UserId};
use passki::{
    AuthenticationCredential, AuthenticationOptions, AuthenticationState, PasskiError,
    RegistrationCredential, RegistrationOptions, RegistrationState, ResidentKeyRequirement,
    StoredPasskey, UserVerificationRequirement,
};
use serde::Serialize;
use store::{Row, Tx, Value};
use utoipa::ToSchema;

use super::challenge::{ANSWER_MS, PasskeyChallenge, Pending, Purpose};
use super::relying_party::RelyingParty;
use super::types::User;
use super::vault::Vault;
use crate::error::{Code, Error, Refusal, Result};
use crate::input::{CODE_LEN_MAX, required};

/// Passkeys that one user may have.
const PASSKEYS_MAX: usize = 20;

/// A passkey as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Passkey {
    /// Its id.
    #[schema(value_type = String)]
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// Whether its owner's devices share it, so that it outlives each of them.
    pub synced: bool,
    /// When it was added.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it was last used to sign in.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_used_at: Option<Instant>,
}

/// A passkey with what it takes to know it again.
pub(super) struct Kept {
    pub(super) passkey: Passkey,
    pub(super) user: UserId,
    stored: StoredPasskey,
}

const SELECT: &str = "SELECT id, name, synced, created_at, last_used_at, user_id, credential_id, \
     public_key, algorithm, counter, transports FROM passkeys";

fn read(row: &Row) -> Result<Kept> {
    let mut stored = StoredPasskey::default();
    stored.credential_id = row.get(6)?;
    stored.public_key = row.get(7)?;
    stored.algorithm = i32::try_from(row.get::<i64>(8)?).unwrap_or_default();
    stored.counter = row.get(9)?;
    stored.transports = serde_json::from_value(row.get(10)?).unwrap_or_default();
    Ok(Kept {
        passkey: Passkey {
            id: row.get(0)?,
            name: row.get(1)?,
            synced: row.get(2)?,
            created_at: row.get(3)?,
            last_used_at: row.get(4)?,
        },
        user: row.get(5)?,
        stored,
    })
}

fn of_user(tx: &mut Tx, user: UserId) -> Result<Vec<Kept>> {
    let sql = format!("{SELECT} WHERE user_id = $1 ORDER BY created_at, id");
    tx.query(&sql, &[user.into()])?.iter().map(read).collect()
}

/// The passkeys of a user, oldest first.
///
/// # Errors
/// Only when the store fails.
pub fn list_passkeys(tx: &mut Tx, user: UserId) -> Result<Vec<Passkey>> {
    let kept = of_user(tx, user)?;
    Ok(kept.into_iter().map(|kept| kept.passkey).collect())
}

/// The passkey that an authenticator calls so, until the transaction ends.
pub(super) fn lock_by_credential(tx: &mut Tx, credential: &[u8]) -> Result<Option<Kept>> {
    let sql = format!("{SELECT} WHERE credential_id = $1 FOR UPDATE");
    let row = tx.query_opt(&sql, &[credential.into()])?;
    row.as_ref().map(read).transpose()
}

/// Asks for a new passkey of a user: one that names its owner by itself and verifies them, on an
/// authenticator that has none of theirs yet.
pub(super) fn ask_for_new(
    tx: &mut Tx,
    party: &RelyingParty,
    user: &User,
    vault: &Vault,
) -> Result<PasskeyChallenge> {
    let known: Vec<StoredPasskey> = of_user(tx, user.id)?
        .into_iter()
        .map(|kept| kept.stored)
        .collect();
    if known.len() >= PASSKEYS_MAX {
        return Err(Refusal::new(
            Code::ExceedsLimit,
            "",
            format!("there are {} passkeys already", known.len()),
            "remove one that is no longer used",
        )
        .into());
    }
    let mut options = RegistrationOptions::default();
    options.timeout = ANSWER_MS;
    options.resident_key = ResidentKeyRequirement::Required;
    options.user_verification = UserVerificationRequirement::Required;
    options.exclude_credentials = Some(&known);
    let asked = party
        .speaker()
        .start_passkey_registration(user.id.uuid().as_bytes(), &user.email, &user.name, options)
        .expect("an id has the sixteen bytes that WebAuthn wants");
    let (id, now) = (Some(user.id), tx.now());
    Ok(Pending::issue(Purpose::Addition, id, asked, now, vault))
}

/// Checks what an authenticator says of a new passkey.
pub(super) fn check_new(
    party: &RelyingParty,
    credential: &RegistrationCredential,
    state: &RegistrationState,
) -> Result<StoredPasskey, PasskiError> {
    let speaker = party.speaker();
    speaker.finish_passkey_registration(credential, state)
}

/// Asks for a passkey of these, or with none for any that names its owner. That one must verify
/// them; after the password having it is enough.
pub(super) fn ask_to_sign_in(
    tx: &mut Tx,
    party: &RelyingParty,
    user: Option<UserId>,
    vault: &Vault,
) -> Result<PasskeyChallenge> {
    let known: Vec<StoredPasskey> = match user {
        Some(user) => of_user(tx, user)?.into_iter().map(|it| it.stored).collect(),
        None => Vec::new(),
    };
    let mut options = AuthenticationOptions::default();
    options.timeout = ANSWER_MS;
    options.user_verification = match user {
        Some(_) => UserVerificationRequirement::Preferred,
        None => UserVerificationRequirement::Required,
    };
    let asked = party
        .speaker()
        .start_passkey_authentication(&known, options)
        .expect("nothing is asked for that may be refused");
    Ok(Pending::issue(
        Purpose::SignIn,
        user,
        asked,
        tx.now(),
        vault,
    ))
}

impl Kept {
    /// Checks an answer and gives how often the authenticator says the passkey was used.
    pub(super) fn check(
        &self,
        party: &RelyingParty,
        credential: &AuthenticationCredential,
        state: &AuthenticationState,
    ) -> Result<u32, PasskiError> {
        let speaker = party.speaker();
        let result = speaker.finish_passkey_authentication(credential, state, &self.stored)?;
        let owner = self.user.uuid();
        // Without a list of passkeys it is this handle that says who answers.
        let is_owner = match &result.user_handle {
            Some(handle) => handle == owner.as_bytes(),
            None => !state.allowed_credentials.is_empty(),
        };
        match is_owner {
            true => Ok(result.counter),
            false => Err(PasskiError::CredentialNotAllowed),
        }
    }

    /// Notes that it was used.
    pub(super) fn note_use(&self, tx: &mut Tx, counter: u32) -> Result<()> {
        let now = tx.now();
        tx.exec_one(
            "UPDATE passkeys SET counter = $2, last_used_at = $3 WHERE id = $1",
            &[self.passkey.id.into(), counter.into(), now.into()],
        )?;
        Ok(())
    }
}

/// Keeps a new passkey.
pub(super) fn insert(
    tx: &mut Tx,
    user: UserId,
    name: &str,
    stored: &StoredPasskey,
) -> Result<Passkey> {
    let passkey = Passkey {
        id: tx.new_id(),
        name: required("name", name, CODE_LEN_MAX)?,
        synced: stored.be,
        created_at: tx.now(),
        last_used_at: None,
    };
    let transports = serde_json::to_value(&stored.transports).expect("words are JSON");
    let row = vec![
        passkey.id.into(),
        user.into(),
        (&passkey.name).into(),
        stored.credential_id.clone().into(),
        stored.public_key.clone().into(),
        stored.algorithm.into(),
        stored.counter.into(),
        transports.into(),
        passkey.synced.into(),
        passkey.created_at.into(),
        Value::Null,
    ];
    let columns = [
        "id",
        "user_id",
        "name",
        "credential_id",
        "public_key",
        "algorithm",
        "counter",
        "transports",
        "synced",
        "created_at",
        "last_used_at",
    ];
    tx.insert_many("passkeys", &columns, row)?;
    record(tx, user, passkey.id, "passkey_added", &passkey.name)?;
    Ok(passkey)
}

/// Gives one's own passkey another name.
pub(super) fn rename(tx: &mut Tx, user: UserId, id: PasskeyId, name: &str) -> Result<Passkey> {
    let name = required("name", name, CODE_LEN_MAX)?;
    let renamed = tx.exec(
        "UPDATE passkeys SET name = $3 WHERE id = $1 AND user_id = $2",
        &[id.into(), user.into(), (&name).into()],
    )?;
    if renamed == 0 {
        return Err(not_found(id));
    }
    record(tx, user, id, "passkey_renamed", &name)?;
    let known = list_passkeys(tx, user)?;
    known
        .into_iter()
        .find(|it| it.id == id)
        .ok_or_else(|| not_found(id))
}

/// Takes one's own passkey away.
pub(super) fn delete(tx: &mut Tx, user: UserId, id: PasskeyId) -> Result<()> {
    let known = list_passkeys(tx, user)?;
    let Some(passkey) = known.into_iter().find(|it| it.id == id) else {
        return Err(not_found(id));
    };
    tx.exec_one("DELETE FROM passkeys WHERE id = $1", &[id.into()])?;
    record(tx, user, id, "passkey_removed", &passkey.name)
}

/// Takes all passkeys of a user away; says how many there were.
pub(super) fn delete_all(tx: &mut Tx, user: UserId) -> Result<u64> {
    let removed = tx.exec("DELETE FROM passkeys WHERE user_id = $1", &[user.into()])?;
    if removed > 0 {
        tx.record(
            Event::new(EventKind::UserChanged, None)
                .object(user, "user")
                .attr("passkeys_removed", removed),
        )?;
    }
    Ok(removed)
}

fn record(tx: &mut Tx, user: UserId, id: PasskeyId, what: &'static str, name: &str) -> Result<()> {
    tx.record(
        Event::new(EventKind::UserChanged, None)
            .object(user, "user")
            .object(id, "passkey")
            .attr(what, name),
    )?;
    Ok(())
}

fn not_found(id: PasskeyId) -> Error {
    Error::NotFound {
        kind: "passkey",
        id: id.to_string(),
    }
}
