//! Who may do what, and who did: users, roles, sessions, API keys and the audit view.
//!
//! A [`Principal`] is somebody whose identity has been proved, with the permissions they have in
//! each legal entity; [`require`] lets them pass or not. Permissions come in [`Role`]s; nobody can
//! hand on more than they have themselves.
//!
//! Passwords are kept as Argon2id hashes, session tokens and API keys as SHA-256 of 256 random
//! bits. Each is shown once or never. Hashing a password is slow on purpose and so happens outside
//! of any transaction: [`PasswordHash::make`] before a user is added, [`sign_in`] around its two.

mod account;
mod api_keys;
mod audit;
mod breached;
mod challenge;
mod changes;
mod device;
mod first_run;
mod further;
mod identities;
mod names;
mod passkey_sign_in;
mod passkeys;
mod password;
mod permissions;
mod principal;
mod provider_sessions;
mod relying_party;
mod second_factor;
mod secret;
mod sessions;
mod sign_in;
mod spent;
mod tickets;
mod types;
mod users;
mod vault;
mod views;

pub use api_keys::{create_api_key, list_api_keys, revoke_api_key};
pub use audit::{
    ChainFault, ChainProof, ConcernedObject, EventFilter, LoggedEvent, event, list_events,
    prove_events,
};
pub use challenge::PasskeyChallenge;
pub use changes::{
    ChangedObject, Changes, LatestChange, latest_change, permission_to_see, require_some,
};
pub use first_run::{FirstAdministrator, set_up};
pub use further::{
    Completed, complete_sign_in, confirm, enrol, enrol_with_ticket, remove_second_factor,
    renew_recovery_codes, reset_second_factor,
};
pub use identities::{Identity, sign_in_by_identity};
pub use names::{ActorNames, actor_names};
pub use passkey_sign_in::{
    NewPasskey, ShownPasskey, add_passkey, ask_for_passkey, ask_to_sign_in, remove_passkey,
    remove_passkeys, rename_passkey, sign_in_by_passkey,
};
pub use passkeys::{Passkey, list_passkeys};
pub use password::{PASSWORD_LEN_MAX, PASSWORD_LEN_MIN, PasswordCost, PasswordHash};
pub use permissions::{Permission, PermissionSet, Role};
pub use principal::{principal_by_api_key, principal_by_session_token, principal_by_token};
pub use provider_sessions::{ProviderSignOut, sign_out_by_provider, sign_out_for_provider};
pub use relying_party::RelyingParty;
pub use second_factor::{Enrolment, RoleSet, SecondFactor, second_factor};
pub(crate) use secret::hash as token_hash;
pub use secret::{Token, TokenKind, token_kind};
pub use sessions::{
    is_use_due, list_sessions, note_use, purge_expired_sessions, revoke_other_sessions,
    revoke_session, revoke_sessions, sign_out,
};
pub use sign_in::{KeptSession, Passed, SignInPolicy, SignedIn, change_password, sign_in};
pub use tickets::{Further, Ticket};
pub use types::{
    ApiKey, Client, Grant, NewApiKey, NewUser, Principal, RoleGrant, Session, Strength,
    UsedSession, User, UserChange, UserFilter, require,
};
pub use users::{
    change_user, create_first_administrator, create_user, end_sessions, has_users, list_users,
    set_language, set_password, user, user_by_email,
};
pub use vault::{VAULT_KEY_LEN, Vault};
pub use views::{
    DefaultView, NewView, View, ViewChange, change_view, delete_view, list_views, save_view,
    set_default_view,
};
