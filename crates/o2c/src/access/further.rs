//! The second step of signing in, and looking after one's second factor.

use kernel::{Actor, SessionId, UserId};
use store::{Store, Tx};

use super::account::{forgive_failures, lock_by_id, record_failure, with_password};
use super::permissions::Permission;
use super::second_factor::{self as factors, Enrolment, RoleSet, wrong_code};
use super::secret::{Token, TokenKind};
use super::sessions::{self, Proof, revoke_sessions};
use super::sign_in::{KeptSession, SignInPolicy, SignedIn};
use super::tickets;
use super::types::{Client, Principal, Strength, require};
use super::users::user;
use super::vault::Vault;
use crate::error::{Code, Outcome, Refusal, Result};

/// The second step was taken.
#[derive(Debug, Clone)]
pub struct Completed {
    /// The session.
    pub signed_in: SignedIn,
    /// Recovery codes when the second factor is new; they are shown this once.
    pub recovery_codes: Vec<String>,
}

/// Begins to set up a second factor during sign-in, where a role demands one.
///
/// # Errors
/// Refuses a ticket that is over, and a second time once the second factor is confirmed.
pub fn enrol_with_ticket(tx: &mut Tx, ticket: &str, vault: &Vault) -> Result<Enrolment> {
    let id = tickets::holder(tx, ticket)?.ok_or_else(tickets::over)?;
    factors::enrol(tx, id, vault)
}

/// Ends signing in with a code: of the app, or a recovery code, or the first code of a new app.
/// A wrong one counts towards the lock.
///
/// # Errors
/// [`Code::SignInFailed`] for a wrong or used code, a locked account or a ticket that is over; or
/// the store fails.
pub fn complete_sign_in(
    store: &Store,
    ticket: &str,
    code: &str,
    client: &Client,
    vault: &Vault,
    policy: &SignInPolicy,
) -> Result<Completed> {
    let token = Token::draw(TokenKind::Session);
    let (kept, policy, vault) = (token.clone(), *policy, vault.clone());
    let (ticket, code, client) = (ticket.to_owned(), code.to_owned(), client.clone());
    let outcome = store.write(Actor::system("access"), move |tx| {
        let Some(id) = tickets::holder(tx, &ticket)? else {
            return Ok(Err(tickets::over()));
        };
        let shown = match show_code(tx, id, &code, &vault, &policy)? {
            Ok(shown) => shown,
            Err(refusal) => return Ok(Err(refusal)),
        };
        tickets::void(tx, id)?;
        forgive_failures(tx, id)?;
        let by = Proof::by(Strength::SecondFactor);
        let session = sessions::open(tx, id, &kept, &by, &client, &policy)?;
        Ok::<_, crate::Error>(Ok((session, shown)))
    })?;
    let (session, recovery_codes) = outcome?;
    Ok(Completed {
        signed_in: SignedIn { token, session },
        recovery_codes,
    })
}

/// Judges a code under the account's lock.
fn show_code(
    tx: &mut Tx,
    id: UserId,
    code: &str,
    vault: &Vault,
    policy: &SignInPolicy,
) -> Result<Outcome<Vec<String>>> {
    let Some(account) = lock_by_id(tx, id)?.filter(|account| account.active) else {
        return Ok(Err(tickets::over()));
    };
    if account.is_locked(tx.now()) {
        record_failure(tx, Some(id), "locked")?;
        return Ok(Err(wrong_code()));
    }
    if factors::second_factor(tx, id, RoleSet::NONE)?.any() {
        if factors::check(tx, id, code, vault)? {
            return Ok(Ok(Vec::new()));
        }
    } else if let Ok(recovery_codes) = factors::confirm(tx, id, code, vault)? {
        return Ok(Ok(recovery_codes));
    }
    account.count_failure(tx, policy)?;
    record_failure(tx, Some(id), "wrong code")?;
    Ok(Err(wrong_code()))
}

/// Begins to set up one's own second factor.
///
/// # Errors
/// Refuses a wrong password, and when there is a second factor already.
pub fn enrol(
    store: &Store,
    id: UserId,
    password: &str,
    vault: &Vault,
    policy: &SignInPolicy,
) -> Result<Enrolment> {
    let vault = vault.clone();
    with_password(store, id, password, policy, move |tx| {
        factors::enrol(tx, id, &vault)
    })
}

/// Confirms one's own new second factor with its first code; gives the recovery codes. The
/// session in use gets another token, all others end.
///
/// # Errors
/// Refuses a wrong code, and when none is being set up.
pub fn confirm(
    tx: &mut Tx,
    id: UserId,
    code: &str,
    kept: &KeptSession,
    vault: &Vault,
) -> Result<Vec<String>> {
    let recovery_codes = factors::confirm(tx, id, code, vault)??;
    sessions::revoke_other_sessions(tx, id, kept.id)?;
    sessions::renew(tx, kept.id, &kept.token)?;
    sessions::strengthen(tx, kept.id, Strength::SecondFactor)?;
    Ok(recovery_codes)
}

/// Draws new recovery codes for oneself; those from before are void.
///
/// # Errors
/// Refuses a wrong password, and who has no second factor.
pub fn renew_recovery_codes(
    store: &Store,
    id: UserId,
    password: &str,
    policy: &SignInPolicy,
) -> Result<Vec<String>> {
    with_password(store, id, password, policy, move |tx| {
        if !factors::second_factor(tx, id, RoleSet::NONE)?.any() {
            return Err(no_second_factor().into());
        }
        factors::draw_recovery_codes(tx, id)
    })
}

/// Takes one's own authenticator app away.
///
/// # Errors
/// Refuses a wrong password, and the last factor besides it of who must have one.
pub fn remove_second_factor(
    store: &Store,
    id: UserId,
    password: &str,
    session: Option<SessionId>,
    policy: &SignInPolicy,
) -> Result<()> {
    let roles = policy.second_factor_roles;
    with_password(store, id, password, policy, move |tx| {
        if !factors::remove(tx, id)? {
            return Err(no_second_factor().into());
        }
        factors::after_removal(tx, id, roles, session)
    })
}

fn no_second_factor() -> Refusal {
    Refusal::new(
        Code::WrongState,
        "",
        "there is no second factor",
        "set one up first",
    )
}

/// Takes somebody else's authenticator app away, for a lost telephone, and ends their sessions.
///
/// # Errors
/// [`Error::Denied`](crate::Error::Denied) when `by` may not change users everywhere, or lacks a
/// permission that the user has; refuses when there is none.
pub fn reset_second_factor(tx: &mut Tx, by: &Principal, id: UserId) -> Result<()> {
    require(by, Permission::UsersWrite, None)?;
    let target = user(tx, id)?;
    super::users::may_give(by, &target.roles)?;
    if !factors::remove(tx, id)? {
        return Err(no_second_factor().into());
    }
    factors::void_unneeded_codes(tx, id)?;
    revoke_sessions(tx, id)?;
    Ok(())
}
