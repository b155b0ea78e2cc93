//! Signing in with a password.
//!
//! A sign-in takes the same time and does the same work whether the name is unknown, the password
//! is wrong or the account is locked, and gives the same answer: who has an account is nobody
//! else's business. Each costs one password hash, one read and one write.

use kernel::{Actor, Event, EventKind, Instant, SessionId, UserId};
use store::{Row, Store, Tx};

use super::password::{PasswordCost, PasswordHash};
use super::secret::{Token, TokenKind};
use super::sessions::{self, revoke_other_sessions, revoke_sessions};
use super::types::{Client, Session};
use super::users::store_password;
use crate::error::{Code, Error, Outcome, Refusal, Result};

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
}

impl SignInPolicy {
    /// Five attempts, then fifteen minutes of lock; a session lasts twelve hours, a working day,
    /// and half an hour without use.
    pub const PRODUCTION: Self = Self {
        cost: PasswordCost::PRODUCTION,
        failures_max: 5,
        lock_secs: 15 * 60,
        session_secs: 12 * 60 * 60,
        idle_secs: 30 * 60,
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

/// What is known of an account before the password is checked.
struct Account {
    id: UserId,
    password: PasswordHash,
    active: bool,
    failures: u32,
    locked_until: Option<Instant>,
}

const ACCOUNT: &str = "SELECT id, password_hash, active, failed_sign_ins, locked_until FROM users";

fn read(row: &Row) -> Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        password: PasswordHash::stored(row.get(1)?),
        active: row.get(2)?,
        failures: row.get(3)?,
        locked_until: row.get(4)?,
    })
}

fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>> {
    let row = tx.query_opt(&format!("{ACCOUNT} WHERE email = $1"), &[email.into()])?;
    row.as_ref().map(read).transpose()
}

fn lock_by_id(tx: &mut Tx, id: UserId) -> Result<Option<Account>> {
    let row = tx.query_opt(&format!("{ACCOUNT} WHERE id = $1 FOR UPDATE"), &[id.into()])?;
    row.as_ref().map(read).transpose()
}

/// Opens a session for whoever knows the password. Reads, then hashes outside of any transaction,
/// then writes the outcome: the session, or the failure and with it maybe the lock.
///
/// # Errors
/// [`Code::SignInFailed`], the same for whatever reason; or the store fails.
pub fn sign_in(
    store: &Store,
    email: &str,
    password: &str,
    client: &Client,
    policy: &SignInPolicy,
) -> Result<SignedIn> {
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
    let token = Token::draw(TokenKind::Session);
    let (policy, kept, client) = (*policy, token.clone(), client.clone());
    let outcome = store.write(Actor::system("access"), move |tx| match &checked {
        Some((account, right)) => match judge(tx, account, *right, &policy)? {
            Ok(()) => sessions::open(tx, account.id, &kept, &client, &policy).map(Ok),
            Err(refusal) => Ok(Err(refusal)),
        },
        None => {
            record_failure(tx, None, "unknown user")?;
            Ok(Err(failed()))
        }
    })?;
    Ok(SignedIn {
        token,
        session: outcome?,
    })
}

/// Judges by the account as it is now: it may have changed while the password was being hashed.
fn judge(tx: &mut Tx, seen: &Account, right: bool, policy: &SignInPolicy) -> Result<Outcome<()>> {
    let Some(account) = lock_by_id(tx, seen.id)? else {
        return Ok(Err(failed()));
    };
    let reason = if is_locked(&account, tx.now()) {
        "locked"
    } else if !right || account.password != seen.password {
        count_failure(tx, &account, policy)?;
        "wrong password"
    } else if !account.active {
        "not active"
    } else {
        tx.exec(
            "UPDATE users SET failed_sign_ins = 0, locked_until = NULL WHERE id = $1",
            &[account.id.into()],
        )?;
        return Ok(Ok(()));
    };
    record_failure(tx, Some(account.id), reason)?;
    Ok(Err(failed()))
}

fn is_locked(account: &Account, now: Instant) -> bool {
    account.locked_until.is_some_and(|until| now < until)
}

/// Counts a failure; the last one that is allowed locks the account and starts a new count.
fn count_failure(tx: &mut Tx, account: &Account, policy: &SignInPolicy) -> Result<()> {
    let failures = account.failures.saturating_add(1);
    let (failures, locked_until) = if failures >= policy.failures_max {
        (0, Some(tx.now().plus_secs(i64::from(policy.lock_secs))))
    } else {
        (failures, None)
    };
    tx.exec_one(
        "UPDATE users SET failed_sign_ins = $2, locked_until = $3 WHERE id = $1",
        &[account.id.into(), failures.into(), locked_until.into()],
    )?;
    Ok(())
}

/// Records a refused sign-in. What was typed as a name is left out: it may be a password.
fn record_failure(tx: &mut Tx, user: Option<UserId>, reason: &str) -> Result<()> {
    let event = Event::new(EventKind::SignInFailed, None).attr("reason", reason);
    tx.record(match user {
        Some(user) => event.object(user, "user"),
        None => event,
    })?;
    Ok(())
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
/// [`Code::Locked`] when that was once too often); [`Error::NotFound`]; or the store fails.
pub fn change_password(
    store: &Store,
    id: UserId,
    old: &str,
    new: &str,
    kept: Option<&KeptSession>,
    policy: &SignInPolicy,
) -> Result<()> {
    let not_found = move || Error::NotFound {
        kind: "user",
        id: id.to_string(),
    };
    let account = store.read(|tx| {
        let row = tx.query_opt(&format!("{ACCOUNT} WHERE id = $1"), &[id.into()])?;
        row.as_ref().map(read).transpose()
    });
    let seen = account?.ok_or_else(not_found)?;
    let right = seen.password.verify(old);
    let hash = PasswordHash::make(new, policy.cost)?;
    let (policy, kept) = (*policy, kept.cloned());
    let outcome = store.write(Actor::User(id), move |tx| -> Result<Outcome<()>> {
        let account = lock_by_id(tx, id)?.ok_or_else(not_found)?;
        if is_locked(&account, tx.now()) {
            record_failure(tx, Some(id), "locked")?;
            return Ok(Err(locked()));
        }
        if !right || account.password != seen.password {
            count_failure(tx, &account, &policy)?;
            record_failure(tx, Some(id), "wrong password")?;
            return Ok(Err(wrong_old_password()));
        }
        store_password(tx, id, &hash)?;
        match &kept {
            Some(kept) => {
                revoke_other_sessions(tx, id, kept.id)?;
                sessions::renew(tx, kept.id, &kept.token)?;
            }
            None => {
                revoke_sessions(tx, id)?;
            }
        }
        Ok(Ok(()))
    })?;
    Ok(outcome?)
}

fn locked() -> Refusal {
    Refusal::new(
        Code::Locked,
        "",
        "the account is locked for a while after wrong passwords",
        "wait a quarter of an hour, or ask an administrator for a new password",
    )
}

fn wrong_old_password() -> Refusal {
    Refusal::new(
        Code::SignInFailed,
        "old_password",
        "the old password is wrong",
        "type it again, or ask an administrator for a new one",
    )
}
