//! Tickets: who knew the password and still has to show the second factor holds one. It opens
//! nothing by itself and lasts a few minutes.

use kernel::{Instant, UserId};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::secret::{self, Token};
use crate::error::{Code, Refusal, Result};
use crate::words::words;

/// Seconds that a ticket lasts: time to fetch the telephone, or to set an app up.
const TICKET_SECS: i64 = 10 * 60;

words! {
    /// What is asked of somebody after the password.
    Further as "a step of signing in" {
        /// A code of the authenticator app.
        Code = "code",
        /// A passkey.
        Passkey = "passkey",
        /// To set a second factor up: a role demands it.
        Enrolment = "enrolment",
    }
}

/// What it takes to go on signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Ticket {
    /// What is asked for. A recovery code stands in for code and passkey.
    pub further: Further,
    /// Whether a passkey may be shown.
    pub passkey: bool,
    /// To be sent along with it.
    pub ticket: String,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
}

pub(super) fn issue(
    tx: &mut Tx,
    user: UserId,
    token: &Token,
    further: Further,
    passkey: bool,
) -> Result<Ticket> {
    let expires_at = tx.now().plus_secs(TICKET_SECS);
    let id: UserId = tx.new_id();
    let row = vec![
        id.uuid().into(),
        user.into(),
        token.hash().into(),
        expires_at.into(),
    ];
    let columns = ["id", "user_id", "token_hash", "expires_at"];
    tx.insert_many("sign_in_tickets", &columns, row)?;
    Ok(Ticket {
        further,
        passkey,
        ticket: token.reveal().to_owned(),
        expires_at,
    })
}

/// Whose ticket it is, unless it is over.
pub(super) fn holder(tx: &mut Tx, ticket: &str) -> Result<Option<UserId>> {
    let row = tx.query_opt(
        "SELECT user_id FROM sign_in_tickets WHERE token_hash = $1 AND expires_at > $2",
        &[secret::hash(ticket).into(), tx.now().into()],
    )?;
    Ok(row.map(|row| row.get(0)).transpose()?)
}

pub(super) fn over() -> Refusal {
    Refusal::new(
        Code::SignInFailed,
        "ticket",
        "signing in took too long, or was ended elsewhere",
        "begin again with your password",
    )
}

/// Voids all tickets of a user.
pub(super) fn void(tx: &mut Tx, user: UserId) -> Result<()> {
    tx.exec(
        "DELETE FROM sign_in_tickets WHERE user_id = $1",
        &[user.into()],
    )?;
    Ok(())
}

pub(super) fn purge(tx: &mut Tx) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "DELETE FROM sign_in_tickets WHERE expires_at <= $1",
        &[now.into()],
    )?;
    Ok(())
}
