//! Sessions: what a person has after signing in.
//!
//! A session ends by itself twice over: some hours after signing in, and sooner when it is not
//! used. Its token is drawn at sign-in and drawn anew when its owner proves more than before.

use kernel::{Event, EventKind, Instant, PasskeyId, SessionId, UserId};
use store::{Row, Tx};

use super::device::{USER_AGENT_LEN_MAX, device};
use super::provider_sessions::ProviderSession;
use super::secret::{self, Token};
use super::sign_in::SignInPolicy;
use super::spent;
use super::tickets;
use super::types::{Client, Session, Strength, UsedSession};
use crate::error::{Error, Result};

/// Seconds after which another use of a session is noted: not every read is to cost a write.
const NOTED_EVERY_SECS: i64 = 60;

/// By what somebody proved who they are.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    pub(super) strength: Strength,
    /// The passkey that they showed.
    pub(super) passkey: Option<PasskeyId>,
    /// The session of an identity provider that vouched for them.
    pub(super) provider: Option<ProviderSession>,
}

impl Proof {
    /// By what needs no more words.
    pub(super) const fn by(strength: Strength) -> Self {
        Self {
            strength,
            passkey: None,
            provider: None,
        }
    }
}

/// Opens a session.
pub(super) fn open(
    tx: &mut Tx,
    user: UserId,
    token: &Token,
    proof: &Proof,
    client: &Client,
    policy: &SignInPolicy,
) -> Result<Session> {
    let now = tx.now();
    let until = now.plus_secs(i64::from(policy.session_secs));
    let user_agent = client.user_agent.as_deref().map(shortened);
    let session = Session {
        id: tx.new_id(),
        user_id: user,
        created_at: now,
        last_used_at: now,
        expires_at: until,
        idle_until: Some(idle_end(now, policy)),
        device: user_agent.as_deref().and_then(device),
        address: client.address.clone(),
        strength: proof.strength,
    };
    let row = vec![
        session.id.into(),
        user.into(),
        token.hash().into(),
        session.created_at.into(),
        session.expires_at.into(),
        session.last_used_at.into(),
        session.idle_until.into(),
        user_agent.into(),
        session.address.as_deref().into(),
        session.strength.into(),
    ];
    let columns = [
        "id",
        "user_id",
        "token_hash",
        "created_at",
        "expires_at",
        "last_used_at",
        "idle_until",
        "user_agent",
        "address",
        "strength",
    ];
    tx.insert_many("sessions", &columns, row)?;
    if let Some(provider) = &proof.provider {
        provider.note(tx, session.id)?;
    }
    let event = Event::new(EventKind::SignedIn, None)
        .object(user, "user")
        .object(session.id, "session")
        .attr("expires_at", session.expires_at)
        .attr("strength", session.strength.as_str());
    tx.record(match proof.passkey {
        Some(passkey) => event.object(passkey, "passkey"),
        None => event,
    })?;
    Ok(session)
}

fn idle_end(now: Instant, policy: &SignInPolicy) -> Instant {
    now.plus_secs(i64::from(policy.idle_secs))
}

fn shortened(user_agent: &str) -> String {
    let plain = user_agent.chars().filter(|c| !c.is_control());
    plain.take(USER_AGENT_LEN_MAX).collect()
}

/// Whether the use of a session is to be noted by [`note_use`].
#[must_use]
pub fn is_use_due(session: &UsedSession, now: Instant) -> bool {
    now >= session.last_used_at.plus_secs(NOTED_EVERY_SECS)
}

/// Notes that a session is used, and so puts off its end for want of use.
///
/// # Errors
/// Only when the store fails.
pub fn note_use(tx: &mut Tx, id: SessionId, policy: &SignInPolicy) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "UPDATE sessions SET last_used_at = $2, idle_until = $3 WHERE id = $1",
        &[id.into(), now.into(), idle_end(now, policy).into()],
    )?;
    Ok(())
}

/// Raises what a session's owner has proved.
pub(super) fn strengthen(tx: &mut Tx, id: SessionId, strength: Strength) -> Result<()> {
    tx.exec_one(
        "UPDATE sessions SET strength = $2 WHERE id = $1",
        &[id.into(), strength.into()],
    )?;
    Ok(())
}

/// Gives a session another token; the one before opens nothing any more.
pub(super) fn renew(tx: &mut Tx, id: SessionId, token: &Token) -> Result<()> {
    tx.exec_one(
        "UPDATE sessions SET token_hash = $2 WHERE id = $1",
        &[id.into(), token.hash().into()],
    )?;
    Ok(())
}

/// Ends the session of a token. Ending one that is over already changes nothing.
///
/// # Errors
/// Only when the store fails.
pub fn sign_out(tx: &mut Tx, token: &str) -> Result<()> {
    tx.exec(
        "DELETE FROM sessions WHERE token_hash = $1",
        &[secret::hash(token).into()],
    )?;
    Ok(())
}

/// The open sessions of a user, newest first.
///
/// # Errors
/// Only when the store fails.
pub fn list_sessions(tx: &mut Tx, user: UserId) -> Result<Vec<Session>> {
    let rows = tx.query(
        "SELECT id, user_id, created_at, expires_at, last_used_at, idle_until, user_agent, \
         address, strength FROM sessions WHERE user_id = $1 AND expires_at > $2 \
         AND (idle_until IS NULL OR idle_until > $2) ORDER BY created_at DESC, id",
        &[user.into(), tx.now().into()],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Session> {
    let created_at: Instant = row.get(2)?;
    let last_used_at: Option<Instant> = row.get(4)?;
    let user_agent: Option<String> = row.get(6)?;
    Ok(Session {
        id: row.get(0)?,
        user_id: row.get(1)?,
        created_at,
        expires_at: row.get(3)?,
        last_used_at: last_used_at.unwrap_or(created_at),
        idle_until: row.get(5)?,
        device: user_agent.as_deref().and_then(device),
        address: row.get(7)?,
        strength: row.get(8)?,
    })
}

/// Ends one session of a user.
///
/// # Errors
/// [`Error::NotFound`] when the user has no such session.
pub fn revoke_session(tx: &mut Tx, user: UserId, id: SessionId) -> Result<()> {
    let sql = "DELETE FROM sessions WHERE user_id = $1 AND id = $2";
    if tx.exec(sql, &[user.into(), id.into()])? == 0 {
        return Err(Error::NotFound {
            kind: "session",
            id: id.to_string(),
        });
    }
    record_revoked(tx, user, 1)
}

/// Ends all sessions of a user; says how many there were.
///
/// # Errors
/// Only when the store fails.
pub fn revoke_sessions(tx: &mut Tx, user: UserId) -> Result<u64> {
    let ended = tx.exec("DELETE FROM sessions WHERE user_id = $1", &[user.into()])?;
    if ended > 0 {
        record_revoked(tx, user, ended)?;
    }
    Ok(ended)
}

/// Ends all sessions of a user but one; says how many there were.
///
/// # Errors
/// Only when the store fails.
pub fn revoke_other_sessions(tx: &mut Tx, user: UserId, kept: SessionId) -> Result<u64> {
    let ended = tx.exec(
        "DELETE FROM sessions WHERE user_id = $1 AND id <> $2",
        &[user.into(), kept.into()],
    )?;
    if ended > 0 {
        record_revoked(tx, user, ended)?;
    }
    Ok(ended)
}

fn record_revoked(tx: &mut Tx, user: UserId, count: u64) -> Result<()> {
    tx.record(
        Event::new(EventKind::UserChanged, None)
            .object(user, "user")
            .attr("sessions_revoked", count),
    )?;
    Ok(())
}

/// Clears away sessions, tickets and notes of what was spent that are over; says how many sessions there were. They open
/// nothing any more: this only keeps the tables small.
///
/// # Errors
/// Only when the store fails.
pub fn purge_expired_sessions(tx: &mut Tx) -> Result<u64> {
    tickets::purge(tx)?;
    spent::purge(tx)?;
    let sql = "DELETE FROM sessions WHERE expires_at <= $1 OR idle_until <= $1";
    let now = tx.now();
    Ok(tx.exec(sql, &[now.into()])?)
}
