//! Secrets that must be read again are kept encrypted (AES-256-GCM) under a key that is not in the
//! database, each bound to whom it belongs: a copy of the database gives none away, and nobody's
//! can be put in another's place.

use std::fmt;
use std::sync::Arc;

use kernel::UserId;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::secret::random_bytes;
use crate::error::{Code, Outcome, Refusal};

/// Bytes of the key.
pub const VAULT_KEY_LEN: usize = 32;

/// Encrypts and decrypts under one key. Cloning is cheap.
#[derive(Clone)]
pub struct Vault(Arc<LessSafeKey>);

impl fmt::Debug for Vault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Vault(…)")
    }
}

impl Vault {
    /// A vault under a key of [`VAULT_KEY_LEN`] random bytes.
    #[must_use]
    pub fn new(key: &[u8; VAULT_KEY_LEN]) -> Self {
        let key = UnboundKey::new(&AES_256_GCM, key).expect("the key has the cipher's length");
        Self(Arc::new(LessSafeKey::new(key)))
    }

    /// A new key for a vault.
    #[must_use]
    pub fn draw_key() -> [u8; VAULT_KEY_LEN] {
        random_bytes()
    }

    /// Encrypts a user's secret.
    pub(super) fn seal(&self, owner: UserId, secret: &[u8]) -> Vec<u8> {
        self.seal_for(owner.uuid().as_bytes(), secret)
    }

    /// Decrypts what [`seal`](Self::seal) gave for this user.
    pub(super) fn open(&self, owner: UserId, sealed: &[u8]) -> Outcome<Vec<u8>> {
        let secret = self.open_for(owner.uuid().as_bytes(), sealed);
        secret.ok_or_else(|| {
            Refusal::new(
                Code::WrongState,
                "",
                "the second factor cannot be read: the server's secret key is another one",
                "start the server with the key that it had, or have the second factor reset",
            )
        })
    }

    /// Encrypts a secret for a purpose, to which it is bound: a random nonce, then the text and
    /// its seal.
    #[must_use]
    pub fn seal_for(&self, purpose: &[u8], secret: &[u8]) -> Vec<u8> {
        let nonce = random_bytes::<NONCE_LEN>();
        let mut sealed = secret.to_vec();
        self.0
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(purpose),
                &mut sealed,
            )
            .expect("a secret is shorter than what the cipher takes");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Decrypts what [`seal_for`](Self::seal_for) gave for this purpose; `None` for anything else.
    #[must_use]
    pub fn open_for(&self, purpose: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut text = text.to_vec();
        let plain = self
            .0
            .open_in_place(nonce, Aad::from(purpose), &mut text)
            .ok()?;
        Some(plain.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_under_its_key_for_its_owner_and_unchanged_only() {
        let vault = Vault::new(&[7; VAULT_KEY_LEN]);
        let (ada, bob) = (user(1), user(2));
        let sealed = vault.seal(ada, b"secret");
        assert_eq!(vault.open(ada, &sealed), Ok(b"secret".to_vec()));
        assert_ne!(vault.seal(ada, b"secret"), sealed, "each has its own nonce");
        assert!(!sealed.windows(6).any(|part| part == b"secret"));
        assert!(vault.open(bob, &sealed).is_err());
        assert!(Vault::new(&[8; VAULT_KEY_LEN]).open(ada, &sealed).is_err());
        let mut changed = sealed.clone();
        changed[NONCE_LEN] ^= 1;
        assert!(vault.open(ada, &changed).is_err());
        assert!(vault.open(ada, &sealed[..5]).is_err());
    }

    fn user(number: u128) -> UserId {
        UserId::from_uuid(uuid::Uuid::from_u128(number))
    }
}
