//! Passwords that are known from breaches. Whoever guesses passwords tries these first, so none of
//! them is taken, in capitals or not.
//!
//! Of each only the beginning of its hash is kept, sorted. What is too short to be a password here
//! is not among them; `data/breached/README.md` says where they come from.

use sha2::{Digest, Sha256};

/// Bytes kept of each hash: few enough to be small, enough that one password in twenty million is
/// taken for a known one by mistake.
const HASH_LEN: usize = 5;

static HASHES: &[u8] = include_bytes!("../../data/breached/passwords.bin");

/// Whether a password is known from breaches.
pub(super) fn is_breached(password: &str) -> bool {
    let digest = Sha256::digest(password.to_lowercase().as_bytes());
    let (hashes, _) = HASHES.as_chunks::<HASH_LEN>();
    hashes
        .binary_search_by(|hash| hash.as_slice().cmp(&digest[..HASH_LEN]))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_sorted_and_without_repeats() {
        let (hashes, rest) = HASHES.as_chunks::<HASH_LEN>();
        assert!(rest.is_empty(), "{} bytes too many", rest.len());
        assert!(hashes.len() > 50_000, "{} passwords", hashes.len());
        assert!(hashes.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn known_passwords_are_found_in_capitals_or_not() {
        for known in [
            "password1234",
            "QwertyUiop123",
            "UNBELIEVABLE",
            "1234567890ab",
        ] {
            assert!(is_breached(known), "{known}");
        }
        for fresh in ["correct horse battery staple", "", "password1234 and more"] {
            assert!(!is_breached(fresh), "{fresh}");
        }
    }
}
