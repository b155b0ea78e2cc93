//! Signing in with a passkey, by itself or after the password, and looking after one's own.

use kernel::{Actor, PasskeyId, UserId};
use passki::{AuthenticationCredential, AuthenticationState, RegistrationState};
use store::{Store, Tx};

use super::account::{forgive_failures, lock_by_id, record_failure, with_password};
use super::challenge::{PasskeyChallenge, Pending, Purpose, answer, reason};
use super::passkeys::{self, Kept, Passkey};
use super::permissions::Permission;
use super::relying_party::RelyingParty;
use super::second_factor as factors;
use super::secret::{Token, TokenKind};
use super::sessions::{self, Proof, revoke_other_sessions, revoke_sessions};
use super::sign_in::{KeptSession, SignInPolicy, SignedIn};
use super::tickets;
use super::types::{Client, Principal, Strength, require};
use super::users::user;
use super::vault::Vault;
use crate::error::{Code, Refusal, Result};

/// What somebody shows who signs in with a passkey.
#[derive(Debug, Clone)]
pub struct ShownPasskey {
    /// What [`ask_to_sign_in`] gave to be sent along.
    pub challenge: String,
    /// The authenticator's answer.
    pub credential: serde_json::Value,
    /// The ticket that the password was answered with, if it was shown before.
    pub ticket: Option<String>,
}

/// A passkey to add.
#[derive(Debug, Clone)]
pub struct NewPasskey {
    /// What [`ask_for_passkey`] gave to be sent along.
    pub challenge: String,
    /// The authenticator's answer.
    pub credential: serde_json::Value,
    /// What its owner calls it.
    pub name: String,
}

/// Asks for a passkey: after the password one of its owner's, else any that names its owner.
///
/// # Errors
/// Refuses a ticket that is over.
pub fn ask_to_sign_in(
    tx: &mut Tx,
    party: &RelyingParty,
    ticket: Option<&str>,
    vault: &Vault,
) -> Result<PasskeyChallenge> {
    let asked = match ticket {
        Some(ticket) => Some(tickets::holder(tx, ticket)?.ok_or_else(tickets::over)?),
        None => None,
    };
    passkeys::ask_to_sign_in(tx, party, asked, vault)
}

/// Opens a session for whoever shows a passkey. One that verified its owner is enough by itself,
/// whatever else is demanded. A wrong one counts towards the lock of the account.
///
/// # Errors
/// [`Code::PasskeyRefused`], the same for whatever reason; the event log has it. Refuses what is no
/// answer of an authenticator; or the store fails.
pub fn sign_in_by_passkey(
    store: &Store,
    party: &RelyingParty,
    shown: &ShownPasskey,
    client: &Client,
    vault: &Vault,
    policy: &SignInPolicy,
) -> Result<SignedIn> {
    let credential: AuthenticationCredential = answer(&shown.credential)?;
    let pending = Pending::<AuthenticationState>::read(Purpose::SignIn, &shown.challenge, vault);
    let pending = pending.ok_or_else(refused)?;
    let token = Token::draw(TokenKind::Session);
    let (kept, party, policy) = (token.clone(), party.clone(), *policy);
    let (shown, client) = (shown.clone(), client.clone());
    let outcome = store.write(Actor::system("access"), move |tx| {
        let turn = match pending.take(tx, &shown.challenge)? {
            Ok(state) => judge(tx, &party, (&pending, state), &credential, &shown, &policy)?,
            Err(reason) => Err((pending.user, reason)),
        };
        let passkey = match turn {
            Ok(passkey) => passkey,
            Err((user, reason)) => {
                record_failure(tx, user, reason)?;
                return Ok(Err(refused()));
            }
        };
        tickets::void(tx, passkey.user)?;
        forgive_failures(tx, passkey.user)?;
        let strength = match pending.user {
            Some(_) => Strength::SecondFactor,
            None => Strength::Passkey,
        };
        let proof = Proof {
            passkey: Some(passkey.passkey.id),
            ..Proof::by(strength)
        };
        let session = sessions::open(tx, passkey.user, &kept, &proof, &client, &policy)?;
        Ok::<_, crate::Error>(Ok(session))
    })?;
    Ok(SignedIn {
        token,
        session: outcome?,
    })
}

/// Whose answer is not taken, as far as that is known, and why.
type Rejected = (Option<UserId>, &'static str);

/// Judges an answer under the locks of the passkey and its account, and notes its use.
fn judge(
    tx: &mut Tx,
    party: &RelyingParty,
    (pending, state): (&Pending<AuthenticationState>, &AuthenticationState),
    credential: &AuthenticationCredential,
    shown: &ShownPasskey,
    policy: &SignInPolicy,
) -> Result<Result<Kept, Rejected>> {
    let known = passki::Passki::base64_decode(&credential.raw_id);
    let kept = match known {
        Ok(id) => passkeys::lock_by_credential(tx, &id)?,
        Err(_) => None,
    };
    let Some(kept) = kept else {
        return Ok(Err((pending.user, "unknown passkey")));
    };
    let owner = Some(kept.user);
    if pending.user.is_some() {
        let holder = match &shown.ticket {
            Some(ticket) => tickets::holder(tx, ticket)?,
            None => None,
        };
        if holder != pending.user {
            return Ok(Err((pending.user, "passkey without the password")));
        }
    }
    let Some(account) = lock_by_id(tx, kept.user)?.filter(|account| account.active) else {
        return Ok(Err((owner, "not active")));
    };
    if account.is_locked(tx.now()) {
        return Ok(Err((owner, "locked")));
    }
    match kept.check(party, credential, state) {
        Ok(counter) => {
            kept.note_use(tx, counter)?;
            Ok(Ok(kept))
        }
        Err(error) => {
            account.count_failure(tx, policy)?;
            Ok(Err((owner, reason(&error))))
        }
    }
}

fn refused() -> Refusal {
    Refusal::new(
        Code::PasskeyRefused,
        "",
        "the passkey was refused: it was removed or is not valid here, it took too long, or the \
         account is locked or not active",
        "try again, or sign in with your password",
    )
}

/// Asks for a new passkey of somebody who shows their password.
///
/// # Errors
/// Refuses a wrong password, and one passkey too many.
pub fn ask_for_passkey(
    store: &Store,
    party: &RelyingParty,
    id: UserId,
    password: &str,
    vault: &Vault,
    policy: &SignInPolicy,
) -> Result<PasskeyChallenge> {
    let (party, vault) = (party.clone(), vault.clone());
    with_password(store, id, password, policy, move |tx| {
        let user = user(tx, id)?;
        passkeys::ask_for_new(tx, &party, &user, &vault)
    })
}

/// Adds a passkey to one's own account; gives recovery codes with the first factor besides the
/// password. The session in use gets another token, all others end.
///
/// # Errors
/// Refuses an answer that is over, not valid or not one's own ([`Code::PasskeyRefused`]), and a
/// passkey that is known already.
pub fn add_passkey(
    tx: &mut Tx,
    party: &RelyingParty,
    id: UserId,
    new: &NewPasskey,
    kept: &KeptSession,
    vault: &Vault,
) -> Result<(Passkey, Vec<String>)> {
    let credential = answer(&new.credential)?;
    let pending = Pending::<RegistrationState>::read(Purpose::Addition, &new.challenge, vault);
    let pending = pending.filter(|it| it.user == Some(id));
    let pending = pending.ok_or_else(|| not_added("it belongs to another request"))?;
    let state = pending.take(tx, &new.challenge)?.map_err(not_added)?;
    let stored = passkeys::check_new(party, &credential, state);
    let stored = stored.map_err(|error| not_added(reason(&error)))?;
    let is_first = !factors::second_factor(tx, id, factors::RoleSet::NONE)?.any();
    let passkey = passkeys::insert(tx, id, &new.name, &stored)?;
    let recovery_codes = match is_first {
        true => factors::draw_recovery_codes(tx, id)?,
        false => Vec::new(),
    };
    revoke_other_sessions(tx, id, kept.id)?;
    sessions::renew(tx, kept.id, &kept.token)?;
    sessions::strengthen(tx, kept.id, Strength::SecondFactor)?;
    Ok((passkey, recovery_codes))
}

fn not_added(why: &str) -> Refusal {
    Refusal::new(
        Code::PasskeyRefused,
        "credential",
        format!("the passkey was not added: {why}"),
        "begin again, on the page of this installation",
    )
}

/// Gives one's own passkey another name.
///
/// # Errors
/// Refuses a wrong password and a malformed name; [`Error::NotFound`](crate::Error::NotFound).
pub fn rename_passkey(
    store: &Store,
    id: UserId,
    passkey: PasskeyId,
    name: &str,
    password: &str,
    policy: &SignInPolicy,
) -> Result<Passkey> {
    let name = name.to_owned();
    with_password(store, id, password, policy, move |tx| {
        passkeys::rename(tx, id, passkey, &name)
    })
}

/// Takes one's own passkey away; other sessions end.
///
/// # Errors
/// Refuses a wrong password, and the last factor besides it of who must have one;
/// [`Error::NotFound`](crate::Error::NotFound).
pub fn remove_passkey(
    store: &Store,
    id: UserId,
    passkey: PasskeyId,
    password: &str,
    session: Option<kernel::SessionId>,
    policy: &SignInPolicy,
) -> Result<()> {
    let roles = policy.second_factor_roles;
    with_password(store, id, password, policy, move |tx| {
        passkeys::delete(tx, id, passkey)?;
        factors::after_removal(tx, id, roles, session)?;
        match session {
            Some(session) => revoke_other_sessions(tx, id, session).map(drop),
            None => revoke_sessions(tx, id).map(drop),
        }
    })
}

/// Takes all of somebody else's passkeys away, for a lost device, and ends their sessions.
///
/// # Errors
/// [`Error::Denied`](crate::Error::Denied) when `by` may not change users everywhere, or lacks a
/// permission that the user has; refuses when there is none.
pub fn remove_passkeys(tx: &mut Tx, by: &Principal, id: UserId) -> Result<()> {
    require(by, Permission::UsersWrite, None)?;
    let target = user(tx, id)?;
    super::users::may_give(by, &target.roles)?;
    if passkeys::delete_all(tx, id)? == 0 {
        return Err(Refusal::new(
            Code::WrongState,
            "",
            "the user has no passkey",
            "nothing is to be removed",
        )
        .into());
    }
    factors::void_unneeded_codes(tx, id)?;
    revoke_sessions(tx, id)?;
    Ok(())
}
