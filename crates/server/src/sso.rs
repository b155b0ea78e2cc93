//! Single sign-on by OpenID Connect: the authorisation code flow with PKCE, state and nonce.
//!
//! What must be remembered between leaving for the provider and coming back lies in a cookie that
//! is encrypted and sealed, so that any node may take the answer. The provider's description and
//! keys are read anew for each sign-in: they are two small requests, and keys may change.

use std::collections::HashMap;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use o2c::access::{Identity, Role, RoleSet, Token, TokenKind};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where the provider sends people back to, on our own address.
pub const CALLBACK: &str = "/api/v1/session/sso/callback";

/// The provider has this long for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is asked of the provider.
const SCOPES: &str = "openid email profile";

/// Signatures that are taken: with a key of the provider's own, never with a shared one.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// How people sign in at an identity provider.
#[derive(Debug, Clone)]
pub struct SingleSignOn {
    /// The provider's address, as it stands in its tokens.
    pub issuer: String,
    /// What the provider calls this installation.
    pub client_id: String,
    /// The secret shared with the provider, if it gave one.
    pub client_secret: Option<String>,
    /// The address at which browsers reach this installation, e.g. `https://cash.example.com`.
    pub public_url: String,
    /// What the button says, e.g. the provider's name.
    pub label: String,
    /// The claim that lists somebody's groups.
    pub groups_claim: String,
    /// Which roles a group stands for.
    pub roles: HashMap<String, Vec<Role>>,
}

/// What must be known again when somebody comes back.
#[derive(Serialize, Deserialize)]
pub struct Departure {
    state: String,
    nonce: String,
    verifier: String,
    /// The page that was wanted.
    pub back: String,
}

/// Why single sign-on did not come about. The browser hears a word only; the log has the rest.
#[derive(Debug, thiserror::Error)]
pub enum SsoError {
    #[error("the identity provider cannot be asked")]
    Unreachable(#[from] Box<ureq::Error>),
    #[error("the identity provider says {0}")]
    Refused(String),
    #[error("the answer belongs to no sign-in of this browser")]
    State,
    #[error("the identity provider's token is not valid")]
    Signature(#[from] jsonwebtoken::errors::Error),
    #[error("the identity provider's token is not for this sign-in: {0}")]
    Token(&'static str),
}

impl From<ureq::Error> for SsoError {
    fn from(error: ureq::Error) -> Self {
        Self::Unreachable(Box::new(error))
    }
}

/// The provider's description of itself, as far as it is needed.
#[derive(Deserialize)]
pub(crate) struct Provider {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    pub(crate) jwks_uri: String,
    /// Where people sign out; not every provider has it.
    pub(crate) end_session_endpoint: Option<String>,
}

#[derive(Deserialize)]
struct Exchanged {
    id_token: String,
}

/// What a token says of somebody; whom it is for and until when the library checks.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    nonce: Option<String>,
    azp: Option<String>,
    email: Option<String>,
    #[serde(default)]
    email_verified: bool,
    name: Option<String>,
    sid: Option<String>,
    #[serde(flatten)]
    others: HashMap<String, serde_json::Value>,
}

/// Redirects are not followed: they could lead anywhere.
fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .max_redirects(0)
        .timeout_global(Some(PATIENCE))
        .build()
        .into()
}

pub(crate) fn read<T: DeserializeOwned>(url: &str) -> Result<T, SsoError> {
    Ok(agent().get(url).call()?.body_mut().read_json()?)
}

pub(crate) fn provider(settings: &SingleSignOn) -> Result<Provider, SsoError> {
    let issuer = settings.issuer.trim_end_matches('/');
    let provider: Provider = read(&format!("{issuer}/.well-known/openid-configuration"))?;
    match provider.issuer == settings.issuer {
        true => Ok(provider),
        false => Err(SsoError::Token("the provider goes by another name")),
    }
}

fn callback(settings: &SingleSignOn) -> String {
    format!("{}{CALLBACK}", settings.public_url.trim_end_matches('/'))
}

pub(crate) fn form(pairs: &[(&str, &str)]) -> String {
    serde_urlencoded::to_string(pairs).expect("plain texts can be written as a form")
}

/// Where to send somebody who wants to sign in, and what to remember meanwhile.
pub fn depart(settings: &SingleSignOn, back: &str) -> Result<(String, Departure), SsoError> {
    let provider = provider(settings)?;
    let [state, nonce, verifier] =
        [TokenKind::Ticket; 3].map(|kind| Token::draw(kind).reveal().to_owned());
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
    let query = form(&[
        ("response_type", "code"),
        ("client_id", &settings.client_id),
        ("redirect_uri", &callback(settings)),
        ("scope", SCOPES),
        ("state", &state),
        ("nonce", &nonce),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]);
    let mark = match provider.authorization_endpoint.contains('?') {
        true => '&',
        false => '?',
    };
    let departure = Departure {
        state,
        nonce,
        verifier,
        back: back.to_owned(),
    };
    let url = format!("{}{mark}{query}", provider.authorization_endpoint);
    Ok((url, departure))
}

/// Who came back, as the provider's signed token has it.
pub fn arrive(
    settings: &SingleSignOn,
    departure: &Departure,
    state: &str,
    code: &str,
) -> Result<Identity, SsoError> {
    if state != departure.state {
        return Err(SsoError::State);
    }
    let provider = provider(settings)?;
    let token = exchange(settings, &provider, departure, code)?;
    let required = ["exp", "iss", "aud", "sub"];
    let claims: Claims = claims(settings, &read(&provider.jwks_uri)?, &token, &required)?;
    if claims.nonce.as_ref() != Some(&departure.nonce) {
        return Err(SsoError::Token("its nonce is another one"));
    }
    if claims
        .azp
        .as_ref()
        .is_some_and(|it| *it != settings.client_id)
    {
        return Err(SsoError::Token("it was given to somebody else"));
    }
    // The library passes over a time that it cannot read.
    if claims.others.get("nbf").is_some_and(|it| !it.is_number()) {
        return Err(SsoError::Token("its times are no numbers"));
    }
    let groups = claims.others.get(&settings.groups_claim);
    Ok(Identity {
        issuer: settings.issuer.clone(),
        subject: claims.sub,
        verified_email: claims.email.filter(|_| claims.email_verified),
        name: claims.name,
        roles: roles(settings, groups),
        session: claims.sid,
        id_token: token,
    })
}

/// Has the provider give its token for the code.
fn exchange(
    settings: &SingleSignOn,
    provider: &Provider,
    departure: &Departure,
    code: &str,
) -> Result<String, SsoError> {
    let redirect = callback(settings);
    let mut request = agent().post(&provider.token_endpoint);
    if let Some(secret) = &settings.client_secret {
        // Both parts are written as in a form before they are joined: RFC 6749, 2.3.1.
        let part = |text: &str| form(&[("", text)]).split_off(1);
        let pair = format!("{}:{}", part(&settings.client_id), part(secret));
        request = request.header("authorization", format!("Basic {}", STANDARD.encode(pair)));
    }
    let mut reply = request.send_form([
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", redirect.as_str()),
        ("client_id", settings.client_id.as_str()),
        ("code_verifier", departure.verifier.as_str()),
    ])?;
    let exchanged: Exchanged = reply.body_mut().read_json()?;
    Ok(exchanged.id_token)
}

/// The claims of a token whose signature, issuer, audience and time are right, with those that are
/// required.
pub(crate) fn claims<T: DeserializeOwned>(
    settings: &SingleSignOn,
    keys: &JwkSet,
    token: &str,
    required: &[&str],
) -> Result<T, SsoError> {
    let head = decode_header(token)?;
    if !ALGORITHMS.contains(&head.alg) {
        return Err(SsoError::Token("it is signed in a way that is not taken"));
    }
    let key: Option<&Jwk> = match (&head.kid, keys.keys.as_slice()) {
        (Some(id), _) => keys.find(id),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let key = key.ok_or(SsoError::Token("the provider has no such key"))?;
    let mut rules = Validation::new(head.alg);
    rules.set_required_spec_claims(required);
    rules.set_issuer(&[&settings.issuer]);
    rules.set_audience(&[&settings.client_id]);
    rules.validate_nbf = true;
    Ok(decode(token, &DecodingKey::from_jwk(key)?, &rules)?.claims)
}

/// The roles that a claim's groups stand for; the claim is a list of names, or one name.
fn roles(settings: &SingleSignOn, groups: Option<&serde_json::Value>) -> RoleSet {
    let named: Vec<&str> = match groups {
        Some(serde_json::Value::Array(names)) => {
            names.iter().filter_map(serde_json::Value::as_str).collect()
        }
        Some(serde_json::Value::String(name)) => vec![name],
        _ => Vec::new(),
    };
    let stand_for = named.iter().filter_map(|name| settings.roles.get(*name));
    stand_for.flatten().copied().collect()
}
