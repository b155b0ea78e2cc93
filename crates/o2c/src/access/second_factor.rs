//! The second factor, where it is no passkey: a code that changes every thirty seconds (TOTP, RFC 6238), from a secret
//! that the server shares with an app on its owner's telephone.
//!
//! A code is taken once: with it, all codes up to its time step are used up. Recovery codes stand
//! in for a lost telephone, each once; only their hashes are kept.

use kernel::{Event, EventKind, Instant, SessionId, UserId};
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{Tx, Value};
use totp_rs::{Algorithm, Builder, Secret, Totp};
use utoipa::ToSchema;

use super::permissions::Role;
use super::secret::random_bytes;
use super::sessions::strengthen;
use super::types::Strength;
use super::users::user;
use super::vault::Vault;
use crate::error::{Code, Outcome, Refusal, Result};

/// What authenticator apps show the codes under.
const ISSUER: &str = "Cashlane";
/// Seconds that a code is shown.
const STEP_SECS: u64 = 30;
/// Steps by which clocks may differ, in both directions.
const SKEW_STEPS: u16 = 1;
/// Digits of a code.
const DIGITS: u8 = 6;
/// Recovery codes given out at a time.
const RECOVERY_CODES: usize = 10;

/// What an authenticator app needs to know. It is shown once.
#[derive(Clone, Serialize, ToSchema)]
pub struct Enrolment {
    /// The shared secret in base 32, to be typed in where the picture cannot be read.
    pub secret: String,
    /// The same as an `otpauth:` address, which the picture holds.
    pub uri: String,
}

/// How a user's second factor stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SecondFactor {
    /// There is an authenticator app, whose code is asked for at every sign-in with a password.
    pub confirmed: bool,
    /// How many passkeys there are; one of them may be shown instead of a code.
    pub passkeys: u32,
    /// The user must have one, for a role of theirs or by themselves.
    pub required: bool,
    /// Recovery codes that are not used yet.
    pub recovery_codes_left: u32,
}

impl SecondFactor {
    /// Whether there is any.
    pub(super) const fn any(&self) -> bool {
        self.confirmed || self.passkeys > 0
    }
}

/// A set of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoleSet(u32);

impl RoleSet {
    /// No role.
    pub const NONE: Self = Self(0);

    /// Whether the role is in the set.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u32) != 0
    }
}

impl FromIterator<Role> for RoleSet {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        Self(
            roles
                .into_iter()
                .fold(0, |set, role| set | 1 << role as u32),
        )
    }
}

struct Kept {
    sealed_secret: Vec<u8>,
    last_step: i64,
    confirmed_at: Option<Instant>,
}

fn kept(tx: &mut Tx, id: UserId) -> Result<Option<Kept>> {
    let row = tx.query_opt(
        "SELECT sealed_secret, last_step, confirmed_at FROM second_factors \
         WHERE user_id = $1 FOR UPDATE",
        &[id.into()],
    )?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Kept {
        sealed_secret: row.get(0)?,
        last_step: row.get(1)?,
        confirmed_at: row.get(2)?,
    }))
}

/// How a user's second factor stands; `roles` are those that must have one.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound).
pub fn second_factor(tx: &mut Tx, id: UserId, roles: RoleSet) -> Result<SecondFactor> {
    let user = user(tx, id)?;
    let left = tx.query_one(
        "SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL",
        &[id.into()],
    )?;
    let by_role = user.roles.iter().any(|grant| roles.has(grant.role));
    Ok(SecondFactor {
        confirmed: user.second_factor,
        passkeys: user.passkeys,
        required: user.second_factor_required || by_role,
        recovery_codes_left: left.get(0)?,
    })
}

/// Draws a secret for an app. It counts only when a code is shown: see [`confirm`].
pub(super) fn enrol(tx: &mut Tx, id: UserId, vault: &Vault) -> Result<Enrolment> {
    if kept(tx, id)?.is_some_and(|kept| kept.confirmed_at.is_some()) {
        return Err(Refusal::new(
            Code::AlreadyExists,
            "",
            "there is a second factor already",
            "remove it first",
        )
        .into());
    }
    let secret = random_bytes::<20>();
    tx.exec(
        "DELETE FROM second_factors WHERE user_id = $1",
        &[id.into()],
    )?;
    let row = vec![
        id.into(),
        vault.seal(id, &secret).into(),
        0_i64.into(),
        Value::Null,
    ];
    let columns = ["user_id", "sealed_secret", "last_step", "confirmed_at"];
    tx.insert_many("second_factors", &columns, row)?;
    let email = user(tx, id)?.email;
    let uri = totp(&secret, &email).to_url();
    Ok(Enrolment {
        secret: Secret::from(secret.to_vec()).to_base32(),
        uri: uri.expect("issuer and address hold no colon"),
    })
}

fn totp(secret: &[u8], account: &str) -> Totp {
    // A colon would part the name from the issuer; no e-mail address needs one.
    let account = account.replace(':', "");
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(DIGITS)
        .with_skew(SKEW_STEPS)
        .with_step_duration(STEP_SECS)
        .with_secret(secret.to_vec())
        .with_account_name(account)
        .with_issuer(Some(ISSUER))
        .build()
        .expect("these parameters are those of RFC 6238")
}

/// Takes the first code of a new app; from then on the second factor is asked for. Gives recovery
/// codes, which are shown this once.
pub(super) fn confirm(
    tx: &mut Tx,
    id: UserId,
    code: &str,
    vault: &Vault,
) -> Result<Outcome<Vec<String>>> {
    let Some(kept) = kept(tx, id)?.filter(|kept| kept.confirmed_at.is_none()) else {
        return Ok(Err(Refusal::new(
            Code::WrongState,
            "",
            "no second factor waits for its first code",
            "begin to set one up",
        )));
    };
    if !take_code(tx, id, &kept, code, vault)? {
        return Ok(Err(wrong_code()));
    }
    tx.exec_one(
        "UPDATE second_factors SET confirmed_at = $2 WHERE user_id = $1",
        &[id.into(), tx.now().into()],
    )?;
    record(tx, id, "set_up")?;
    draw_recovery_codes(tx, id).map(Ok)
}

/// Takes a code of the app, or a recovery code.
pub(super) fn check(tx: &mut Tx, id: UserId, code: &str, vault: &Vault) -> Result<bool> {
    let kept = kept(tx, id)?.filter(|kept| kept.confirmed_at.is_some());
    let taken = match kept {
        Some(kept) => take_code(tx, id, &kept, code, vault)?,
        None => false,
    };
    Ok(taken || take_recovery_code(tx, id, code)?)
}

/// Takes a code if it is right and none of its time step or a later one was taken before.
fn take_code(tx: &mut Tx, id: UserId, kept: &Kept, code: &str, vault: &Vault) -> Result<bool> {
    let secret = vault.open(id, &kept.sealed_secret)?;
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(tx.now().micros() / 1_000_000).unwrap_or(0);
    let Some(step) = totp(&secret, ISSUER).check(&digits, seconds) else {
        return Ok(false);
    };
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    if step <= kept.last_step {
        return Ok(false);
    }
    tx.exec_one(
        "UPDATE second_factors SET last_step = $2 WHERE user_id = $1",
        &[id.into(), step.into()],
    )?;
    Ok(true)
}

fn take_recovery_code(tx: &mut Tx, id: UserId, code: &str) -> Result<bool> {
    let taken = tx.exec(
        "UPDATE recovery_codes SET used_at = $3 \
         WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL",
        &[id.into(), recovery_hash(code).into(), tx.now().into()],
    )?;
    if taken > 0 {
        record(tx, id, "recovery_code_used")?;
    }
    Ok(taken > 0)
}

/// A recovery code holds 80 random bits: one hash is enough to keep it by.
fn recovery_hash(code: &str) -> [u8; 32] {
    let plain = code.chars().filter(char::is_ascii_hexdigit);
    let plain: String = plain.map(|c| c.to_ascii_lowercase()).collect();
    Sha256::digest(plain.as_bytes()).into()
}

/// Draws recovery codes; those from before are void.
pub(super) fn draw_recovery_codes(tx: &mut Tx, id: UserId) -> Result<Vec<String>> {
    tx.exec(
        "DELETE FROM recovery_codes WHERE user_id = $1",
        &[id.into()],
    )?;
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    let mut rows = Vec::with_capacity(RECOVERY_CODES * 4);
    for _ in 0..RECOVERY_CODES {
        let digits = hex::encode(random_bytes::<10>());
        let groups: Vec<&str> = [0, 5, 10, 15].map(|at| &digits[at..at + 5]).to_vec();
        let code = groups.join("-");
        let row: UserId = tx.new_id();
        rows.extend([
            row.uuid().into(),
            id.into(),
            recovery_hash(&code).into(),
            Value::Null,
        ]);
        codes.push(code);
    }
    let columns = ["id", "user_id", "code_hash", "used_at"];
    tx.insert_many("recovery_codes", &columns, rows)?;
    Ok(codes)
}

/// Takes a user's authenticator app away; says whether there was one.
pub(super) fn remove(tx: &mut Tx, id: UserId) -> Result<bool> {
    let removed = tx.exec(
        "DELETE FROM second_factors WHERE user_id = $1",
        &[id.into()],
    )?;
    if removed > 0 {
        record(tx, id, "removed")?;
    }
    Ok(removed > 0)
}

/// Voids the recovery codes of a user who has nothing left that they stand in for; says so.
pub(super) fn void_unneeded_codes(tx: &mut Tx, id: UserId) -> Result<bool> {
    if second_factor(tx, id, RoleSet::NONE)?.any() {
        return Ok(false);
    }
    tx.exec(
        "DELETE FROM recovery_codes WHERE user_id = $1",
        &[id.into()],
    )?;
    Ok(true)
}

/// What follows when somebody took one of their factors away: whoever must have one keeps the
/// last, and a session is no surer than what is left.
pub(super) fn after_removal(
    tx: &mut Tx,
    id: UserId,
    roles: RoleSet,
    session: Option<SessionId>,
) -> Result<()> {
    let left = second_factor(tx, id, roles)?;
    if left.required && !left.any() {
        return Err(Refusal::new(
            Code::WrongState,
            "",
            "a second factor is demanded of you, and this is your last one",
            "set another one up first, or ask an administrator if the device is lost",
        )
        .into());
    }
    match (void_unneeded_codes(tx, id)?, session) {
        (true, Some(session)) => strengthen(tx, session, Strength::Password),
        _ => Ok(()),
    }
}

fn record(tx: &mut Tx, id: UserId, what: &str) -> Result<()> {
    tx.record(
        Event::new(EventKind::UserChanged, None)
            .object(id, "user")
            .attr("second_factor", what),
    )?;
    Ok(())
}

pub(super) fn wrong_code() -> Refusal {
    Refusal::new(
        Code::SignInFailed,
        "code",
        "the code is wrong, was used before, or the account is locked",
        "wait for the next code of your app, or use a recovery code",
    )
}
