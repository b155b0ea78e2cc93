//! The cookie that holds a session's token. Script cannot read it, and no other site can have it
//! sent. Over HTTPS its name binds it to this very host.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use o2c::access::Token;

use crate::state::Settings;

/// The name of the cookie where HTTPS is not demanded.
pub const PLAIN: &str = "cashlane_session";
const SECURE: &str = "__Host-cashlane_session";

fn name(settings: &Settings) -> &'static str {
    match settings.cookie_secure {
        true => SECURE,
        false => PLAIN,
    }
}

/// The session token that a browser sent.
pub fn session_token<'a>(headers: &'a HeaderMap, settings: &Settings) -> Option<&'a str> {
    named(headers, name(settings))
}

/// The value of a cookie that a browser sent.
pub fn named<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(name, value)| (name == wanted).then_some(value))
}

/// Has the browser keep a token.
pub fn keep(response: &mut Response, token: &Token, settings: &Settings) {
    set(
        response,
        token.reveal(),
        settings.sign_in.session_secs,
        settings,
    );
}

/// Has the browser forget its token.
pub fn forget(response: &mut Response, settings: &Settings) {
    set(response, "", 0, settings);
}

fn set(response: &mut Response, value: &str, secs: u32, settings: &Settings) {
    let cookie = format!(
        "{}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={secs}{}",
        name(settings),
        if settings.cookie_secure {
            "; Secure"
        } else {
            ""
        }
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
