//! Tokens that prove who somebody is. Besides the kernel this is the only place that draws
//! randomness, and it does so from the operating system: tokens must not be guessable.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

const SESSION_PREFIX: &str = "cashlane_ses_";
const API_KEY_PREFIX: &str = "cashlane_key_";
const TICKET_PREFIX: &str = "cashlane_tic_";
const ANSWER_PREFIX: &str = "cashlane_ans_";

/// What a token opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A session of a person.
    Session,
    /// An API key of a program.
    ApiKey,
    /// The next step of signing in.
    Ticket,
    /// One question, to which a payer may give one answer.
    Answer,
}

/// A secret of 256 random bits. It is shown once; the database keeps its SHA-256 only, which is
/// enough for a secret of full entropy and makes looking it up independent of its digits.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// Draws a new one.
    #[must_use]
    pub fn draw(kind: TokenKind) -> Self {
        let prefix = match kind {
            TokenKind::Session => SESSION_PREFIX,
            TokenKind::ApiKey => API_KEY_PREFIX,
            TokenKind::Ticket => TICKET_PREFIX,
            TokenKind::Answer => ANSWER_PREFIX,
        };
        Self(format!(
            "{prefix}{}",
            URL_SAFE_NO_PAD.encode(random_bytes::<32>())
        ))
    }

    /// The text to hand over, once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub(crate) fn hash(&self) -> [u8; 32] {
        hash(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Token(…)")
    }
}

/// What a presented token opens, judged by its prefix; `None` for anything else.
#[must_use]
pub fn token_kind(text: &str) -> Option<TokenKind> {
    if text.starts_with(SESSION_PREFIX) {
        Some(TokenKind::Session)
    } else if text.starts_with(API_KEY_PREFIX) {
        Some(TokenKind::ApiKey)
    } else if text.starts_with(TICKET_PREFIX) {
        Some(TokenKind::Ticket)
    } else if text.starts_with(ANSWER_PREFIX) {
        Some(TokenKind::Answer)
    } else {
        None
    }
}

/// The hash under which a presented token would be found.
pub(crate) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Bytes from the operating system's generator.
pub(super) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRng
        .try_fill_bytes(&mut bytes)
        .expect("the operating system's generator is always there");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_tell_their_kind_and_hide_in_debug_output() {
        let (session, key) = (
            Token::draw(TokenKind::Session),
            Token::draw(TokenKind::ApiKey),
        );
        assert_eq!(token_kind(session.reveal()), Some(TokenKind::Session));
        assert_eq!(token_kind(key.reveal()), Some(TokenKind::ApiKey));
        assert_eq!(token_kind("cashlane"), None);
        assert_ne!(session.hash(), Token::draw(TokenKind::Session).hash());
        assert_eq!(session.reveal().len(), SESSION_PREFIX.len() + 43);
        assert_eq!(format!("{key:?}"), "Token(…)");
    }
}
