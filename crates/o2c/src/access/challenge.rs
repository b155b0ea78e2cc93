//! Challenges: what an authenticator is to sign, so that an answer is fresh and ours.
//!
//! What must be remembered of a challenge travels with it, encrypted and sealed, so that asking for
//! one writes nothing and any node may take the answer. An answer is taken once.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Instant, UserId};
use passki::PasskiError;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;

use super::spent::spend;
use super::vault::Vault;
use crate::error::{Code, Outcome, Refusal, Result};

/// Seconds that a challenge lasts. The sign-in page keeps one ready while somebody looks at it.
const CHALLENGE_SECS: i64 = 10 * 60;
/// Milliseconds that browsers give people for their answer.
pub(super) const ANSWER_MS: u64 = 5 * 60 * 1000;

/// What a browser is asked, to be passed on to its authenticators.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PasskeyChallenge {
    /// For `navigator.credentials`, as WebAuthn has its options in JSON.
    #[schema(value_type = crate::schema::WebAuthn)]
    pub options: serde_json::Value,
    /// To be sent along with the answer.
    pub challenge: String,
    /// Until when an answer is taken.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
}

/// What a challenge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To add a passkey.
    Addition,
    /// To sign in.
    SignIn,
}

impl Purpose {
    const fn seal(self) -> &'static [u8] {
        match self {
            Self::Addition => b"passkey addition",
            Self::SignIn => b"passkey sign-in",
        }
    }
}

/// What must be known again when the answer comes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Pending<S> {
    /// What the library keeps.
    state: S,
    /// Who is asked; `None`: whoever answers.
    pub(super) user: Option<UserId>,
    expires_at: Instant,
}

impl<S: Serialize + DeserializeOwned> Pending<S> {
    /// A challenge with what is to be remembered of it.
    pub(super) fn issue(
        purpose: Purpose,
        user: Option<UserId>,
        asked: (impl Serialize, S),
        now: Instant,
        vault: &Vault,
    ) -> PasskeyChallenge {
        let expires_at = now.plus_secs(CHALLENGE_SECS);
        let pending = Self {
            state: asked.1,
            user,
            expires_at,
        };
        let text = json(&pending).to_string();
        let sealed = vault.seal_for(purpose.seal(), text.as_bytes());
        PasskeyChallenge {
            options: json(&asked.0),
            challenge: URL_SAFE_NO_PAD.encode(sealed),
            expires_at,
        }
    }

    /// Reads what [`issue`](Self::issue) gave for the same purpose; `None` for anything else.
    pub(super) fn read(purpose: Purpose, challenge: &str, vault: &Vault) -> Option<Self> {
        let sealed = URL_SAFE_NO_PAD.decode(challenge).ok()?;
        serde_json::from_slice(&vault.open_for(purpose.seal(), &sealed)?).ok()
    }

    /// Takes the answer's turn: what the library keeps, if the challenge is neither over nor was
    /// answered before.
    pub(super) fn take(&self, tx: &mut Tx, challenge: &str) -> Result<Result<&S, &'static str>> {
        if self.expires_at <= tx.now() {
            return Ok(Err("challenge over"));
        }
        Ok(match spend(tx, challenge.as_bytes(), self.expires_at)? {
            true => Ok(&self.state),
            false => Err("challenge answered before"),
        })
    }
}

fn json(value: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(value).expect("what WebAuthn exchanges is JSON")
}

/// The answer of an authenticator, in the form that browsers give it.
pub(super) fn answer<T: DeserializeOwned>(credential: &serde_json::Value) -> Outcome<T> {
    T::deserialize(credential).map_err(|error| {
        Refusal::new(
            Code::InvalidValue,
            "credential",
            format!("credential is no answer of an authenticator: {error}"),
            "send what navigator.credentials gave, as its toJSON() has it",
        )
    })
}

/// Why an answer is not taken, in a few words for the event log.
pub(super) const fn reason(error: &PasskiError) -> &'static str {
    match error {
        PasskiError::OriginMismatch { .. } | PasskiError::RpIdHashMismatch => {
            "passkey used on another site"
        }
        PasskiError::ChallengeMismatch => "passkey answered another challenge",
        PasskiError::CounterRegression => "passkey counted backwards",
        PasskiError::CredentialNotAllowed => "passkey of somebody else",
        PasskiError::UserNotPresent | PasskiError::UserVerificationRequired => {
            "passkey did not verify its user"
        }
        _ => "passkey not valid",
    }
}
