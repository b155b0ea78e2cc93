//! Signing in with a password, and with a second factor where there is one.
//!
//! A sign-in takes the same time and does the same work whether the name is unknown, the password
//! is wrong or the account is locked, and gives the same answer: who has an account is nobody
//! else's business. Each costs one password hash, one read and one write.
//!
//! Failures of either step count towards the lock, and only the last step starts a new count: who
//! knows the password cannot guess codes without end.

use kernel::{Actor, SessionId, UserId};
use store::{Store, Tx};

use super::account::{
    Account, by_email, forgive_failures, lock_by_id, record_failure, with_password,
};
use super::password::{PasswordCost, PasswordHash};
use super::second_factor::{RoleSet, second_factor};
use super::secret::{Token, TokenKind};
use super::sessions::{self, Proof, revoke_other_sessions, revoke_sessions};
use super::tickets::{self, Further, Ticket};
use super::types::{Client, Session, Strength};
use super::users::store_password;
use crate::error::{Code, Outcome, Refusal, Result};

/// How sign-in behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignInPolicy {
    /// What hashing a password costs.
    pub cost: PasswordCost,
    /// After so many failures in a row the account is locked.
    pub failures_max: u32,
    /// For so many seconds.
    pub lock_secs: u32,
    /// A session ends by itself after so many seconds.
    pub session_secs: u32,
    /// And when it is not used for so many.
    pub idle_secs: u32,
    /// Users with one of these roles must have a second factor.
    pub second_factor_roles: RoleSet,
}

impl SignInPolicy {
    /// Five attempts, then fifteen minutes of lock; a session lasts twelve hours, a working day,
    /// and half an hour without use; a second factor is up to each user.
    pub const PRODUCTION: Self = Self {
        cost: PasswordCost::PRODUCTION,
        failures_max: 5,
        lock_secs: 15 * 60,
        session_secs: 12 * 60 * 60,
        idle_secs: 30 * 60,
        second_factor_roles: RoleSet::NONE,
    };
}

/// A session just opened.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What to show from now on. This is the only time it is seen.
    pub token: Token,
    /// The session.
    pub session: Session,
}

/// What the right password leads to.
#[derive(Debug, Clone)]
pub enum Passed {
    /// Straight in.
    Open(SignedIn),
    /// To one more step.
    Further(Ticket),
}

/// Opens a session for whoever knows the password, or asks for the second factor. Reads, then
/// hashes outside of any transaction, then writes the outcome: the session, or the failure and
/// with it maybe the lock.
///
/// # Errors
/// [`Code::SignInFailed`], the same for whatever reason; or the store fails.
pub fn sign_in(
    store: &Store,
    email: &str,
    password: &str,
    client: &Client,
    policy: &SignInPolicy,
) -> Result<Passed> {
    let email = email.trim().to_lowercase();
    let account = store.read(|tx| by_email(tx, &email))?;
    let checked = match account {
        Some(account) if account.password.verify(password) => Some((account, true)),
        Some(account) => Some((account, false)),
        None => {
            PasswordHash::verify_nobody(password, policy.cost);
            None
        }
    };
    let tokens = [TokenKind::Session, TokenKind::Ticket].map(Token::draw);
    let (policy, client) = (*policy, client.clone());
    let outcome = store.write(Actor::system("access"), move |tx| match &checked {
        Some((account, right)) => match judge(tx, account, *right, &policy)? {
            Ok(()) => proceed(tx, account.id, &tokens, &client, &policy).map(Ok),
            Err(refusal) => Ok(Err(refusal)),
        },
        None => {
            record_failure(tx, None, "unknown user")?;
            Ok(Err(failed()))
        }
    })?;
    Ok(outcome?)
}

/// Judges by the account as it is now: it may have changed while the password was being hashed.
fn judge(tx: &mut Tx, seen: &Account, right: bool, policy: &SignInPolicy) -> Result<Outcome<()>> {
    let Some(account) = lock_by_id(tx, seen.id)? else {
        return Ok(Err(failed()));
    };
    let reason = if account.is_locked(tx.now()) {
        "locked"
    } else if !right || account.password != seen.password {
        account.count_failure(tx, policy)?;
        "wrong password"
    } else if !account.active {
        "not active"
    } else {
        return Ok(Ok(()));
    };
    record_failure(tx, Some(account.id), reason)?;
    Ok(Err(failed()))
}

/// The password was right: the session, or a ticket for the next step.
fn proceed(
    tx: &mut Tx,
    id: UserId,
    [session, ticket]: &[Token; 2],
    client: &Client,
    policy: &SignInPolicy,
) -> Result<Passed> {
    let factor = second_factor(tx, id, policy.second_factor_roles)?;
    let passkey = factor.passkeys > 0;
    let further = match (factor.confirmed, passkey, factor.required) {
        (true, _, _) => Further::Code,
        (false, true, _) => Further::Passkey,
        (false, false, true) => Further::Enrolment,
        (false, false, false) => {
            forgive_failures(tx, id)?;
            let by = Proof::by(Strength::Password);
            let opened = sessions::open(tx, id, session, &by, client, policy)?;
            return Ok(Passed::Open(SignedIn {
                token: session.clone(),
                session: opened,
            }));
        }
    };
    tickets::issue(tx, id, ticket, further, passkey).map(Passed::Further)
}

fn failed() -> Refusal {
    Refusal::new(
        Code::SignInFailed,
        "",
        "e-mail address or password is wrong, or the account is locked or not active",
        "try again; after several failures wait a quarter of an hour, or ask an administrator",
    )
}

/// The session that stays when all others end, and its new token.
#[derive(Debug, Clone)]
pub struct KeptSession {
    /// The session.
    pub id: SessionId,
    /// The token that opens it from now on.
    pub token: Token,
}

/// Changes one's own password. All sessions end but the one to be kept, which gets another token.
/// Checking the old password counts towards the lock like signing in.
///
/// # Errors
/// Refuses a new password that is too weak, and a wrong old one ([`Code::SignInFailed`], or
/// [`Code::Locked`] when that was once too often); [`Error::NotFound`](crate::Error::NotFound); or
/// the store fails.
pub fn change_password(
    store: &Store,
    id: UserId,
    old: &str,
    new: &str,
    kept: Option<&KeptSession>,
    policy: &SignInPolicy,
) -> Result<()> {
    let hash = PasswordHash::make(new, policy.cost)?;
    let kept = kept.cloned();
    with_password(store, id, old, policy, move |tx| {
        store_password(tx, id, &hash)?;
        match &kept {
            Some(kept) => {
                revoke_other_sessions(tx, id, kept.id)?;
                sessions::renew(tx, kept.id, &kept.token)
            }
            None => revoke_sessions(tx, id).map(drop),
        }
    })
}
