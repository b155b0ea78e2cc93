//! Sessions: what a person has after signing in.

use kernel::{Event, EventKind, Instant, SessionId, UserId};
use store::{Row, Tx};

use super::secret::{self, Token};
use super::types::Session;
use crate::error::{Error, Result};

/// Opens a session until an instant.
pub(super) fn open(tx: &mut Tx, user: UserId, token: &Token, until: Instant) -> Result<Session> {
    let session = Session {
        id: tx.new_id(),
        user_id: user,
        created_at: tx.now(),
        expires_at: until,
    };
    let row = vec![
        session.id.into(),
        user.into(),
        token.hash().into(),
        session.created_at.into(),
        session.expires_at.into(),
    ];
    let columns = ["id", "user_id", "token_hash", "created_at", "expires_at"];
    tx.insert_many("sessions", &columns, row)?;
    tx.record(
        Event::new(EventKind::SignedIn, None)
            .object(user, "user")
            .object(session.id, "session")
            .attr("expires_at", session.expires_at),
    )?;
    Ok(session)
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
        "SELECT id, user_id, created_at, expires_at FROM sessions \
         WHERE user_id = $1 AND expires_at > $2 ORDER BY created_at DESC, id",
        &[user.into(), tx.now().into()],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Session> {
    Ok(Session {
        id: row.get(0)?,
        user_id: row.get(1)?,
        created_at: row.get(2)?,
        expires_at: row.get(3)?,
    })
}

/// Ends one session of a user.
///
/// # Errors
/// [`Error::NotFound`] when the user has no such session.
pub fn revoke_session(tx: &mut Tx, user: UserId, id: SessionId) -> Result<()> {
    let sql = "DELETE FROM sessions WHERE user_id = $1 AND id = $2";
    match tx.exec(sql, &[user.into(), id.into()])? {
        0 => Err(Error::NotFound {
            kind: "session",
            id: id.to_string(),
        }),
        _ => Ok(()),
    }
}

/// Ends all sessions of a user; says how many there were.
///
/// # Errors
/// Only when the store fails.
pub fn revoke_sessions(tx: &mut Tx, user: UserId) -> Result<u64> {
    Ok(tx.exec("DELETE FROM sessions WHERE user_id = $1", &[user.into()])?)
}

/// Clears away sessions that are over; says how many there were. They open nothing any more: this
/// only keeps the table small.
///
/// # Errors
/// Only when the store fails.
pub fn purge_expired_sessions(tx: &mut Tx) -> Result<u64> {
    let now = tx.now();
    Ok(tx.exec("DELETE FROM sessions WHERE expires_at <= $1", &[now.into()])?)
}
