//! What passkeys are bound to: the address at which browsers reach this installation. A browser
//! shows a passkey nowhere else, so that nobody can be talked into using it on a forged page.

use std::net::Ipv4Addr;

use passki::Passki;

use crate::error::{Code, Outcome, Refusal};

/// What authenticators show the passkeys under.
const NAME: &str = "Cashlane";

/// The address that passkeys are bound to (the "relying party" of WebAuthn).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    origin: String,
    host: String,
}

impl RelyingParty {
    /// That of an installation whose public address is this, such as `https://cash.example.com`.
    ///
    /// # Errors
    /// [`Code::NoPasskeys`] for an address without HTTPS, except under the name `localhost`, and
    /// for one whose host is a number: browsers have no passkeys there.
    pub fn at(public_url: &str) -> Outcome<Self> {
        let url = public_url.to_ascii_lowercase();
        let refuse = |why: &str| {
            let detail = format!("the public address {public_url:?} {why}");
            let remedy = "set public_url to the address that browsers use, such as \
                          https://cash.example.com";
            Err(Refusal::new(Code::NoPasskeys, "", detail, remedy))
        };
        let Some((scheme, authority)) = url.split_once("://") else {
            return refuse("has no scheme");
        };
        let authority = authority.trim_end_matches('/');
        let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        if host.is_empty() || !host.chars().all(letters) || !port.chars().all(char::is_numeric) {
            return refuse("names no host, or more than a host and its port");
        }
        if host.parse::<Ipv4Addr>().is_ok() {
            return refuse("has a number as its host; browsers bind passkeys to names only");
        }
        let usual = match scheme {
            "https" => "443",
            "http" if host == "localhost" => "80",
            _ => return refuse("is not safe; browsers allow passkeys over HTTPS only"),
        };
        // Browsers leave out the port that goes without saying.
        let origin = match port {
            "" => format!("{scheme}://{host}"),
            port if port == usual => format!("{scheme}://{host}"),
            port => format!("{scheme}://{host}:{port}"),
        };
        let host = host.to_owned();
        Ok(Self { origin, host })
    }

    /// Scheme, host and port, as browsers name a page's origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The library that speaks WebAuthn, for this address.
    pub(super) fn speaker(&self) -> Passki {
        Passki::new(&self.host, &[&self.origin], NAME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_bound_to_a_safe_name() {
        for (url, origin, host) in [
            (
                "https://Cash.example.com/",
                "https://cash.example.com",
                "cash.example.com",
            ),
            (
                "https://cash.example.com:443",
                "https://cash.example.com",
                "cash.example.com",
            ),
            (
                "https://cash.example.com:8443",
                "https://cash.example.com:8443",
                "cash.example.com",
            ),
            (
                "http://localhost:8460",
                "http://localhost:8460",
                "localhost",
            ),
        ] {
            let party = RelyingParty::at(url).expect(url);
            assert_eq!((party.origin(), party.host.as_str()), (origin, host));
        }
        for (url, why) in [
            ("http://cash.example.com", "not safe"),
            ("http://127.0.0.1:8460", "a number"),
            ("https://[::1]", "no host"),
            ("https://me@cash.example.com", "no host"),
            ("https://cash.example.com/desk", "no host"),
            ("cash.example.com", "no scheme"),
            ("https://", "no host"),
        ] {
            let refused = RelyingParty::at(url).expect_err(url);
            assert_eq!(refused.code, Code::NoPasskeys);
            assert!(refused.detail.contains(why), "{url}: {}", refused.detail);
        }
    }
}
