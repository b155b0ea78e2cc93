//! Sessions that an identity provider opened: they end there when their owner signs out here and
//! wants that, and here when the provider says that they ended there.

use kernel::{Event, EventKind, Instant, SessionId, UserId};
use store::{Tx, Value};

use super::spent::spend;
use super::vault::Vault;
use crate::error::{Code, Refusal, Result};

/// What the tokens of an identity provider are sealed for.
const SEALED_FOR: &[u8] = b"id token";

/// Where a session comes from.
#[derive(Debug, Clone)]
pub(super) struct ProviderSession {
    issuer: String,
    subject: String,
    session: Option<String>,
    sealed_id_token: Vec<u8>,
}

impl ProviderSession {
    /// One that the provider vouched for with this token.
    pub(super) fn of(identity: &super::Identity, vault: &Vault) -> Self {
        Self {
            issuer: identity.issuer.clone(),
            subject: identity.subject.clone(),
            session: identity.session.clone(),
            sealed_id_token: vault.seal_for(SEALED_FOR, identity.id_token.as_bytes()),
        }
    }

    /// Notes it with a session of ours.
    pub(super) fn note(&self, tx: &mut Tx, id: SessionId) -> Result<()> {
        tx.exec_one(
            "UPDATE sessions SET issuer = $2, subject = $3, provider_session = $4, \
             sealed_id_token = $5 WHERE id = $1",
            &[
                id.into(),
                (&self.issuer).into(),
                (&self.subject).into(),
                self.session.as_deref().into(),
                self.sealed_id_token.clone().into(),
            ],
        )?;
        Ok(())
    }
}

/// Ends one's own session; gives the token by which the provider knows whose session to end there,
/// if it was opened there.
///
/// # Errors
/// Only when the store fails.
pub fn sign_out_for_provider(tx: &mut Tx, id: SessionId, vault: &Vault) -> Result<Option<String>> {
    let row = tx.query_opt(
        "SELECT sealed_id_token FROM sessions WHERE id = $1",
        &[id.into()],
    )?;
    tx.exec("DELETE FROM sessions WHERE id = $1", &[id.into()])?;
    let sealed: Option<Vec<u8>> = match row {
        Some(row) => row.get(0)?,
        None => None,
    };
    let token = sealed.and_then(|sealed| vault.open_for(SEALED_FOR, &sealed));
    Ok(token.and_then(|token| String::from_utf8(token).ok()))
}

/// What an identity provider says when somebody signed out there; the caller has checked its
/// signature, its time and whom it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSignOut {
    /// Which provider.
    pub issuer: String,
    /// Its own name for this message.
    pub id: String,
    /// Until when the message would be taken.
    pub until: Instant,
    /// Who signed out.
    pub subject: Option<String>,
    /// Which session of the provider ended; `None`: all of that account.
    pub session: Option<String>,
}

/// Ends the sessions that came from one that ended at the provider; says how many.
///
/// # Errors
/// Refuses a message that was taken before, and one that says neither who nor which session.
pub fn sign_out_by_provider(tx: &mut Tx, ended: &ProviderSignOut) -> Result<u64> {
    if ended.subject.is_none() && ended.session.is_none() {
        return Err(refused("it says neither who signed out nor of which session").into());
    }
    let message = format!("{} {}", ended.issuer, ended.id);
    if !spend(tx, message.as_bytes(), ended.until)? {
        return Err(refused("it was taken before").into());
    }
    let which = "WHERE issuer = $1 AND (CAST($2 AS TEXT) IS NULL OR subject = $2) \
                 AND (CAST($3 AS TEXT) IS NULL OR provider_session = $3)";
    let arguments: [Value; 3] = [
        (&ended.issuer).into(),
        ended.subject.as_deref().into(),
        ended.session.as_deref().into(),
    ];
    let sql = format!("SELECT DISTINCT user_id FROM sessions {which} ORDER BY user_id");
    let rows = tx.query(&sql, &arguments)?;
    let count = tx.exec(&format!("DELETE FROM sessions {which}"), &arguments)?;
    for row in rows {
        let user: UserId = row.get(0)?;
        tx.record(
            Event::new(EventKind::UserChanged, None)
                .object(user, "user")
                .attr("signed_out_by", &ended.issuer),
        )?;
    }
    Ok(count)
}

fn refused(why: &str) -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        "logout_token",
        format!("the logout token is not taken: {why}"),
        "send a new one",
    )
}
