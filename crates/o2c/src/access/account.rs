//! What signing in asks of an account: its password, and whether it failed too often.

use kernel::{Actor, Event, EventKind, Instant, UserId};
use store::{Row, Store, Tx};

use super::password::PasswordHash;
use super::sign_in::SignInPolicy;
use crate::error::{Code, Error, Outcome, Refusal, Result};

/// What is known of an account before the password is checked.
pub(super) struct Account {
    pub(super) id: UserId,
    pub(super) password: PasswordHash,
    pub(super) active: bool,
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

pub(super) fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>> {
    let row = tx.query_opt(&format!("{ACCOUNT} WHERE email = $1"), &[email.into()])?;
    row.as_ref().map(read).transpose()
}

pub(super) fn lock_by_id(tx: &mut Tx, id: UserId) -> Result<Option<Account>> {
    let row = tx.query_opt(&format!("{ACCOUNT} WHERE id = $1 FOR UPDATE"), &[id.into()])?;
    row.as_ref().map(read).transpose()
}

impl Account {
    pub(super) fn is_locked(&self, now: Instant) -> bool {
        self.locked_until.is_some_and(|until| now < until)
    }

    /// Counts a failure; the last one that is allowed locks the account and starts a new count.
    pub(super) fn count_failure(&self, tx: &mut Tx, policy: &SignInPolicy) -> Result<()> {
        let failures = self.failures.saturating_add(1);
        let (failures, locked_until) = if failures >= policy.failures_max {
            (0, Some(tx.now().plus_secs(i64::from(policy.lock_secs))))
        } else {
            (failures, None)
        };
        tx.exec_one(
            "UPDATE users SET failed_sign_ins = $2, locked_until = $3 WHERE id = $1",
            &[self.id.into(), failures.into(), locked_until.into()],
        )?;
        Ok(())
    }
}

/// Starts a new count: somebody has proved who they are, with all that is asked of them.
pub(super) fn forgive_failures(tx: &mut Tx, id: UserId) -> Result<()> {
    tx.exec(
        "UPDATE users SET failed_sign_ins = 0, locked_until = NULL WHERE id = $1",
        &[id.into()],
    )?;
    Ok(())
}

/// Records a refused sign-in. What was typed as a name is left out: it may be a password.
pub(super) fn record_failure(tx: &mut Tx, user: Option<UserId>, reason: &str) -> Result<()> {
    let event = Event::new(EventKind::SignInFailed, None).attr("reason", reason);
    tx.record(match user {
        Some(user) => event.object(user, "user"),
        None => event,
    })?;
    Ok(())
}

/// Does something for a user who shows their password. Checking it counts towards the lock like
/// signing in, and happens outside of any transaction.
///
/// # Errors
/// Refuses a wrong password ([`Code::SignInFailed`], or [`Code::Locked`] when that was once too
/// often); [`Error::NotFound`]; or the work or the store fails.
pub(super) fn with_password<T: Send + 'static>(
    store: &Store,
    id: UserId,
    password: &str,
    policy: &SignInPolicy,
    work: impl Fn(&mut Tx) -> Result<T> + Send + 'static,
) -> Result<T> {
    let not_found = move || Error::NotFound {
        kind: "user",
        id: id.to_string(),
    };
    let account = store.read(|tx| {
        let row = tx.query_opt(&format!("{ACCOUNT} WHERE id = $1"), &[id.into()])?;
        row.as_ref().map(read).transpose()
    });
    let seen = account?.ok_or_else(not_found)?;
    let right = seen.password.verify(password);
    let policy = *policy;
    let outcome = store.write(Actor::User(id), move |tx| -> Result<Outcome<T>> {
        let account = lock_by_id(tx, id)?.ok_or_else(not_found)?;
        if account.is_locked(tx.now()) {
            record_failure(tx, Some(id), "locked")?;
            return Ok(Err(locked()));
        }
        if !right || account.password != seen.password {
            account.count_failure(tx, &policy)?;
            record_failure(tx, Some(id), "wrong password")?;
            return Ok(Err(wrong_password()));
        }
        work(tx).map(Ok)
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

fn wrong_password() -> Refusal {
    Refusal::new(
        Code::SignInFailed,
        "old_password",
        "the old password is wrong",
        "type it again, or ask an administrator for a new one",
    )
}
