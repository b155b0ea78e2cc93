//! Signing out with an identity provider: there when somebody signs out here (RP-initiated logout of
//! OpenID Connect), and here when the provider says that they signed out there (back-channel logout).

use std::collections::HashMap;

use kernel::Instant;
use o2c::access::ProviderSignOut;
use serde::Deserialize;

use crate::sso::{SingleSignOn, SsoError, claims, form, provider, read};

/// What a token that tells of a sign-out holds among its events.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Seconds by which clocks may differ, and that a message may be on its way.
const AGE_SECS: u64 = 5 * 60;

/// Where to send somebody who signs out, so that the provider's session ends too; `None` when the
/// provider has no such place. From there they come back to our sign-in page.
pub fn sign_out_url(settings: &SingleSignOn, id_token: &str) -> Result<Option<String>, SsoError> {
    let Some(endpoint) = provider(settings)?.end_session_endpoint else {
        return Ok(None);
    };
    let back = format!("{}/sign-in", settings.public_url.trim_end_matches('/'));
    let query = form(&[
        ("id_token_hint", id_token),
        ("client_id", &settings.client_id),
        ("post_logout_redirect_uri", &back),
    ]);
    let mark = if endpoint.contains('?') { '&' } else { '?' };
    Ok(Some(format!("{endpoint}{mark}{query}")))
}

/// What a logout token says.
#[derive(Deserialize)]
struct LogoutClaims {
    iat: u64,
    jti: String,
    sub: Option<String>,
    sid: Option<String>,
    events: HashMap<String, serde_json::Value>,
    nonce: Option<serde_json::Value>,
}

/// Who signed out at the provider, as its signed token has it.
pub fn signed_out(settings: &SingleSignOn, token: &str) -> Result<ProviderSignOut, SsoError> {
    let keys = read(&provider(settings)?.jwks_uri)?;
    let said: LogoutClaims = claims(settings, &keys, token, &["iss", "aud"])?;
    // A token that lets somebody in has a nonce and tells of no such event.
    if said.nonce.is_some() || !said.events.get(EVENT).is_some_and(|it| it.is_object()) {
        return Err(SsoError::Token("it tells of no sign-out"));
    }
    let now = jsonwebtoken::get_current_timestamp();
    if now.abs_diff(said.iat) > AGE_SECS {
        return Err(SsoError::Token("it is not of now"));
    }
    let until = i64::try_from(said.iat + 2 * AGE_SECS).unwrap_or(i64::MAX);
    Ok(ProviderSignOut {
        issuer: settings.issuer.clone(),
        id: said.jti,
        until: Instant::from_micros(until.saturating_mul(1_000_000)),
        subject: said.sub,
        session: said.sid,
    })
}
