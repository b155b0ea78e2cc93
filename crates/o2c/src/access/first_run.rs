//! The first run: an installation without users takes its first administrator.

use kernel::Actor;
use store::Store;

use super::password::PasswordHash;
use super::secret::{Token, TokenKind};
use super::sessions::{self, Proof};
use super::sign_in::{SignInPolicy, SignedIn};
use super::types::{Client, Strength};
use super::users::{create_first_administrator, has_users, not_the_first};
use crate::error::Result;

/// Who is to run the installation.
#[derive(Debug, Clone)]
pub struct FirstAdministrator {
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Password, as typed.
    pub password: String,
}

/// Adds the first administrator and signs them in. Of several that try at once, one succeeds.
///
/// # Errors
/// Refuses malformed values and weak passwords, and when there is a user already; or the store
/// fails.
pub fn set_up(
    store: &Store,
    new: &FirstAdministrator,
    client: &Client,
    policy: &SignInPolicy,
) -> Result<SignedIn> {
    // Hashing is dear: not for whoever comes too late.
    if store.read(has_users)? {
        return Err(not_the_first().into());
    }
    let hash = PasswordHash::make(&new.password, policy.cost)?;
    let token = Token::draw(TokenKind::Session);
    let (new, client, policy, kept) = (new.clone(), client.clone(), *policy, token.clone());
    let session = store.write(Actor::system("access"), move |tx| {
        let user = create_first_administrator(tx, &new.email, &new.name, hash.clone())?;
        let by = Proof::by(Strength::Password);
        sessions::open(tx, user.id, &kept, &by, &client, &policy)
    })?;
    Ok(SignedIn { token, session })
}
