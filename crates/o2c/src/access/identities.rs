//! Signing in by what an identity provider says of somebody.

use kernel::{Actor, Event, EventKind, UserId};
use store::{Store, Tx};

use super::account::record_failure;
use super::password::PasswordHash;
use super::permissions::Role;
use super::provider_sessions::ProviderSession;
use super::second_factor::RoleSet;
use super::secret::{Token, TokenKind};
use super::sessions::{self, Proof};
use super::sign_in::{SignInPolicy, SignedIn};
use super::types::{Client, NewUser, Principal, RoleGrant, Strength, User, UserChange};
use super::users::{by_address, change_user, create_user, user};
use super::vault::Vault;
use crate::error::{Code, Outcome, Refusal, Result};

/// What an identity provider says of somebody; the caller has checked its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Which provider.
    pub issuer: String,
    /// The provider's own name for the account.
    pub subject: String,
    /// E-mail address, if the provider has verified it.
    pub verified_email: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// The roles that the account's groups stand for.
    pub roles: RoleSet,
    /// The provider's own name for the session there, if it tells it.
    pub session: Option<String>,
    /// The token that says all of this.
    pub id_token: String,
}

/// Opens a session for somebody whom an identity provider vouches for. The account is found by
/// the provider's subject, else by its verified e-mail address, else it is made. Its roles
/// everywhere become those of the groups.
///
/// # Errors
/// [`Code::SignInFailed`] when no group stands for a role, when the address is not verified, or
/// when the user is not active; [`Code::WrongState`] when the installation would be left without
/// an administrator; or the store fails.
pub fn sign_in_by_identity(
    store: &Store,
    identity: &Identity,
    client: &Client,
    vault: &Vault,
    policy: &SignInPolicy,
) -> Result<SignedIn> {
    let token = Token::draw(TokenKind::Session);
    // Nobody knows this password: the account is entered through the provider, until an
    // administrator sets another one.
    let unknown = Token::draw(TokenKind::Session);
    let password = PasswordHash::make(unknown.reveal(), policy.cost)?;
    let (kept, policy) = (token.clone(), *policy);
    let (identity, client, vault) = (identity.clone(), client.clone(), vault.clone());
    let outcome = store.write(Actor::system("single_sign_on"), move |tx| {
        let account = match account(tx, &identity, &password)? {
            Ok(account) if account.active => account,
            Ok(account) => {
                record_failure(tx, Some(account.id), "not active")?;
                return Ok(Err(not_active()));
            }
            Err(refusal) => {
                record_failure(tx, None, "not entitled")?;
                return Ok(Err(refusal));
            }
        };
        let by = Proof {
            provider: Some(ProviderSession::of(&identity, &vault)),
            ..Proof::by(Strength::SingleSignOn)
        };
        sessions::open(tx, account.id, &kept, &by, &client, &policy).map(Ok::<_, Refusal>)
    })?;
    Ok(SignedIn {
        token,
        session: outcome?,
    })
}

/// The account that the identity stands for, with the roles of its groups.
fn account(tx: &mut Tx, identity: &Identity, password: &PasswordHash) -> Result<Outcome<User>> {
    let roles: Vec<RoleGrant> = (Role::ALL.iter().copied())
        .filter(|role| identity.roles.has(*role))
        .map(|role| RoleGrant {
            role,
            entity_id: None,
        })
        .collect();
    if roles.is_empty() {
        return Ok(Err(no_role()));
    }
    let linked = linked(tx, identity)?;
    let Some(email) = &identity.verified_email else {
        return match linked {
            Some(id) => {
                let known = user(tx, id)?;
                with_roles(tx, known, roles).map(Ok)
            }
            None => Ok(Err(not_verified())),
        };
    };
    let known = match linked {
        Some(id) => Some(user(tx, id)?),
        None => by_address(tx, email)?,
    };
    let account = match known {
        Some(known) => with_roles(tx, known, roles)?,
        None => {
            let new = NewUser {
                email: email.clone(),
                name: identity.name.clone().unwrap_or_else(|| email.clone()),
                password: password.clone(),
                roles,
            };
            create_user(tx, &provider(), new)?
        }
    };
    if linked.is_none() {
        link(tx, account.id, identity)?;
    }
    Ok(Ok(account))
}

fn provider() -> Principal {
    Principal::system("single_sign_on")
}

/// Whose the identity is.
fn linked(tx: &mut Tx, identity: &Identity) -> Result<Option<UserId>> {
    let row = tx.query_opt(
        "SELECT user_id FROM user_identities WHERE issuer = $1 AND subject = $2",
        &[(&identity.issuer).into(), (&identity.subject).into()],
    )?;
    Ok(row.map(|row| row.get(0)).transpose()?)
}

fn link(tx: &mut Tx, id: UserId, identity: &Identity) -> Result<()> {
    let row_id: UserId = tx.new_id();
    let row = vec![
        row_id.uuid().into(),
        id.into(),
        (&identity.issuer).into(),
        (&identity.subject).into(),
        tx.now().into(),
    ];
    let columns = ["id", "user_id", "issuer", "subject", "linked_at"];
    tx.insert_many("user_identities", &columns, row)?;
    tx.record(
        Event::new(EventKind::UserChanged, None)
            .object(id, "user")
            .attr("linked_to", &identity.issuer),
    )?;
    Ok(())
}

/// Gives an account the roles of its groups; those in single legal entities stay as they are.
fn with_roles(tx: &mut Tx, account: User, mut roles: Vec<RoleGrant>) -> Result<User> {
    roles.extend(account.roles.iter().filter(|role| role.entity_id.is_some()));
    let change = UserChange {
        roles: Some(roles),
        ..UserChange::default()
    };
    change_user(tx, &provider(), account.id, account.version, change)
}

fn refused(detail: &str, remedy: &str) -> Refusal {
    Refusal::new(Code::SignInFailed, "", detail, remedy)
}

fn no_role() -> Refusal {
    refused(
        "none of your groups at the identity provider stands for a role here",
        "ask an administrator to put you into a group that does",
    )
}

fn not_verified() -> Refusal {
    refused(
        "the identity provider has not verified your e-mail address",
        "have it verified there, then sign in again",
    )
}

fn not_active() -> Refusal {
    refused(
        "your account is not active",
        "ask an administrator to activate it",
    )
}
