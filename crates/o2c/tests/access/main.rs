//! Users, sign-in, sessions and API keys on every database. Risks covered: handing on more than
//! one has, guessing passwords, tokens that outlive their session, an installation without an
//! administrator, secrets in the event log.

mod api_keys;
#[path = "../base_world/mod.rs"]
mod base_world;
mod second_factor;
mod sessions;
mod users;

use base_world::{Result, company, done, events, on_every_database, read, refusal, write};
use cashlane_o2c::access::{
    self, Client, KeptSession, NewApiKey, NewUser, PasswordCost, PasswordHash, Permission,
    Principal, Role, RoleGrant, SignInPolicy, Token, TokenKind, User, UserChange, UserFilter,
};
use cashlane_o2c::{Code, Error, PageRequest};
use kernel::{Actor, EntityId, UserId};
use store::Store;

const PASSWORD: &str = "correct horse battery staple";
const POLICY: SignInPolicy = SignInPolicy {
    cost: PasswordCost::TRIVIAL,
    ..SignInPolicy::PRODUCTION
};

fn hash(password: &str) -> PasswordHash {
    PasswordHash::make(password, PasswordCost::TRIVIAL).expect("accepted")
}

fn everywhere(role: Role) -> RoleGrant {
    RoleGrant {
        role,
        entity_id: None,
    }
}

fn administrator(store: &Store) -> User {
    done(store, |tx| {
        access::create_first_administrator(tx, "Ada@Example.com ", "Ada", hash(PASSWORD))
    })
}

fn add(store: &Store, by: &Principal, email: &str, roles: Vec<RoleGrant>) -> Result<User> {
    let (by, email) = (by.clone(), email.to_owned());
    write(store, move |tx| {
        let (name, password) = ("Somebody".to_owned(), hash(PASSWORD));
        let new = NewUser {
            email: email.clone(),
            name,
            password,
            roles: roles.clone(),
        };
        access::create_user(tx, &by, new)
    })
}

fn change(store: &Store, by: &Principal, user: &User, change: UserChange) -> Result<User> {
    let (by, id, version) = (by.clone(), user.id, user.version);
    write(store, move |tx| {
        access::change_user(tx, &by, id, version, change.clone())
    })
}

fn sign_in(store: &Store, email: &str, password: &str) -> Result<access::SignedIn> {
    match access::sign_in(store, email, password, &Client::default(), &POLICY)? {
        access::Passed::Open(signed_in) => Ok(signed_in),
        access::Passed::Further(ticket) => panic!("one more step: {ticket:?}"),
    }
}

fn principal(store: &Store, token: &str) -> Option<Principal> {
    read(store, |tx| access::principal_by_token(tx, token))
}

fn signed_in_as(store: &Store, email: &str) -> Principal {
    let session = sign_in(store, email, PASSWORD).expect("signed in");
    principal(store, session.token.reveal()).expect("a principal")
}

fn denied<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Denied { permission }) => permission,
        other => panic!("expected a denial, found {other:?}"),
    }
}
