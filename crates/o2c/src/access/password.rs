//! Passwords: what is accepted, and how they are kept.

use std::fmt;

use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};

use super::breached::is_breached;
use super::secret::random_bytes;
use crate::error::{Code, Outcome, Refusal};

/// The fewest characters of a password.
pub const PASSWORD_LEN_MIN: usize = 12;
/// The most characters of a password: a bound on the work of hashing, not on imagination.
pub const PASSWORD_LEN_MAX: usize = 256;

/// How much work one password hash costs: Argon2id with one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    memory_kib: u32,
    passes: u32,
}

impl PasswordCost {
    /// What OWASP's Password Storage Cheat Sheet recommends for Argon2id: 19 MiB, two passes, one
    /// lane. The one to use wherever people sign in.
    pub const PRODUCTION: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
    };

    /// Next to no work. Protects nothing: for tests, where passwords are not secret.
    pub const TRIVIAL: Self = Self {
        memory_kib: 8,
        passes: 1,
    };

    fn hasher(self) -> Argon2<'static> {
        let params = Params::new(self.memory_kib, self.passes, 1, None)
            .expect("both costs lie within what Argon2 takes");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }
}

/// A hashed password in the PHC string format (`$argon2id$v=19$m=…`), with its own random salt.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PasswordHash(…)")
    }
}

impl PasswordHash {
    /// Checks a new password and hashes it. Takes tens of milliseconds on purpose: call it before
    /// the transaction, never inside.
    ///
    /// # Errors
    /// Refuses a password that is too short, too long, one character over and over, or known from
    /// breaches ([`Code::PasswordBreached`]).
    pub fn make(password: &str, cost: PasswordCost) -> Outcome<Self> {
        check(password)?;
        Ok(Self::hash(password, cost))
    }

    fn hash(password: &str, cost: PasswordCost) -> Self {
        let hash: phc::PasswordHash = cost
            .hasher()
            .hash_password_with_salt(password.as_bytes(), &random_bytes::<16>())
            .expect("Argon2 takes every password and every salt of 16 bytes");
        Self(hash.to_string())
    }

    /// The stored form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes what [`as_str`](Self::as_str) gave.
    pub(super) const fn stored(text: String) -> Self {
        Self(text)
    }

    /// Whether the password is the hashed one; takes as long as hashing, also outside of the
    /// transaction.
    #[must_use]
    pub fn verify(&self, password: &str) -> bool {
        // The costs are read from the hash: raising them later leaves old passwords valid.
        phc::PasswordHash::new(&self.0).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        })
    }

    /// Does the work of [`verify`](Self::verify) for nobody, so that a sign-in with an unknown
    /// name takes as long as one with a wrong password.
    pub(super) fn verify_nobody(password: &str, cost: PasswordCost) -> bool {
        // Hashing and then throwing away is the same work as verifying.
        std::hint::black_box(Self::hash(password, cost));
        false
    }
}

fn check(password: &str) -> Outcome<()> {
    let refuse = |detail: String, remedy: String| {
        Err(Refusal::new(Code::InvalidValue, "password", detail, remedy))
    };
    let length = password.chars().count();
    if length < PASSWORD_LEN_MIN {
        let remedy = format!("choose at least {PASSWORD_LEN_MIN}, such as four random words");
        return refuse(format!("the password has {length} characters"), remedy);
    }
    if length > PASSWORD_LEN_MAX {
        let remedy = format!("choose at most {PASSWORD_LEN_MAX}");
        return refuse(format!("the password has {length} characters"), remedy);
    }
    let first = password.chars().next();
    if password.chars().all(|c| Some(c) == first) {
        let detail = "the password is one character over and over".to_owned();
        return refuse(detail, "choose four random words".to_owned());
    }
    if is_breached(password) {
        return Err(Refusal::new(
            Code::PasswordBreached,
            "password",
            "the password is known from breaches of other systems",
            "choose another one, such as four random words",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "correct horse battery";

    #[test]
    fn only_the_same_password_verifies_and_equal_passwords_hash_differently() {
        let hash = PasswordHash::make(GOOD, PasswordCost::TRIVIAL).expect("accepted");
        let again = PasswordHash::make(GOOD, PasswordCost::TRIVIAL).expect("accepted");
        assert!(hash.verify(GOOD) && again.verify(GOOD));
        assert!(!hash.verify("correct horse batterx") && !hash.verify(""));
        assert_ne!(hash, again, "each hash has a salt of its own");
        assert!(
            !format!("{hash:?}").contains("argon2"),
            "debug output shows no hash"
        );
    }

    #[test]
    fn the_production_cost_is_what_the_stored_form_says() {
        let hash = PasswordHash::make(GOOD, PasswordCost::PRODUCTION).expect("accepted");
        assert!(
            hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{}",
            hash.as_str()
        );
        assert!(hash.verify(GOOD), "the costs are taken from the hash");
    }

    #[test]
    fn weak_passwords_are_refused() {
        for weak in ["", "short", "elevenchars", "aaaaaaaaaaaaaaaa"] {
            assert!(
                PasswordHash::make(weak, PasswordCost::TRIVIAL).is_err(),
                "{weak}"
            );
        }
        let known = PasswordHash::make("Password1234", PasswordCost::TRIVIAL);
        assert_eq!(
            known.expect_err("known").code,
            Code::PasswordBreached,
            "in capitals or not"
        );
        let long = "ab".repeat(PASSWORD_LEN_MAX);
        assert!(PasswordHash::make(&long, PasswordCost::TRIVIAL).is_err());
    }

    #[test]
    fn a_damaged_hash_verifies_nothing() {
        assert!(!PasswordHash::stored("no hash".to_owned()).verify(GOOD));
        assert!(!PasswordHash::verify_nobody(GOOD, PasswordCost::TRIVIAL));
    }
}
