//! From where a request comes.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use o2c::access;

use crate::state::AppState;

/// Where a proxy names the one it speaks for.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// A network, as `10.0.0.0/8`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u32,
}

/// A text that names no network.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no network; write an address such as 10.0.0.1, or a network such as 10.0.0.0/8")]
pub struct NotANetwork(String);

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let refuse = || NotANetwork(text.to_owned());
        let (address, prefix) = text.split_once('/').unwrap_or((text, ""));
        let address: IpAddr = address.parse().map_err(|_| refuse())?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            "" if !text.contains('/') => longest,
            digits => digits.parse().map_err(|_| refuse())?,
        };
        if prefix > longest {
            return Err(refuse());
        }
        Ok(Self { address, prefix })
    }
}

impl Network {
    /// Whether an address lies in the network.
    fn holds(&self, address: IpAddr) -> bool {
        self.address.is_ipv4() == address.is_ipv4()
            && head(self.address, self.prefix) == head(address, self.prefix)
    }
}

/// The first bits of an address.
fn head(address: IpAddr, bits: u32) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(u32::from(v4).checked_shr(32 - bits).unwrap_or(0)),
        IpAddr::V6(v6) => u128::from(v6).checked_shr(128 - bits).unwrap_or(0),
    }
}

/// Who sent a request, as far as the network tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The address; behind trusted proxies, the one they speak for.
    pub address: IpAddr,
    /// What the browser calls itself.
    pub user_agent: Option<String>,
    /// Whether the request came straight from this machine to this machine by its own name.
    pub at_home: bool,
}

impl Sender {
    fn of(headers: &HeaderMap, peer: IpAddr, trusted: &[Network]) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let proxied = [FORWARDED_FOR, "forwarded", "via", "x-real-ip"]
            .iter()
            .any(|name| headers.contains_key(*name));
        Self {
            address: spoken_for(headers, peer, trusted),
            user_agent: text(header::USER_AGENT.as_str()).map(str::to_owned),
            at_home: peer.is_loopback()
                && !proxied
                && text(header::HOST.as_str()).is_some_and(is_this_machine),
        }
    }

    /// As the room of access wants it.
    pub fn client(&self) -> access::Client {
        access::Client {
            address: Some(self.address.to_string()),
            user_agent: self.user_agent.clone(),
        }
    }

    /// What a throttle counts by: an address, or the network that one subscriber has of IPv6.
    pub fn throttle_key(&self) -> IpAddr {
        match self.address {
            IpAddr::V4(_) => self.address,
            IpAddr::V6(v6) => {
                let network = u128::from(v6) & !u128::from(u64::MAX);
                IpAddr::V6(Ipv6Addr::from(network))
            }
        }
    }
}

/// Each proxy adds whom it heard to the right of the list: read from there, the first address that
/// is no trusted proxy is the sender. What stands further left anybody may have written.
fn spoken_for(headers: &HeaderMap, peer: IpAddr, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.holds(address));
    if !is_trusted(peer) {
        return peer;
    }
    let named = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(str::trim);
    let mut sender = peer;
    for text in named.collect::<Vec<_>>().into_iter().rev() {
        let Ok(address) = text.parse() else { break };
        sender = address;
        if !is_trusted(sender) {
            break;
        }
    }
    sender
}

/// A name that only this machine itself goes by: a foreign name that leads here is a trick.
fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

impl FromRequestParts<AppState> for Sender {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| {
            peer.0.ip().to_canonical()
        });
        let trusted = &state.settings().trusted_proxies;
        Ok(Self::of(&parts.headers, peer, trusted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(peer: &str, trusted: &[&str], headers: &[(&'static str, &str)]) -> Sender {
        let trusted: Vec<Network> = trusted
            .iter()
            .map(|text| text.parse().expect("a network"))
            .collect();
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header"));
        }
        Sender::of(&map, peer.parse().expect("an address"), &trusted)
    }

    #[test]
    fn only_trusted_proxies_speak_for_others() {
        let forwarded = [("x-forwarded-for", "1.1.1.1, 203.0.113.7, 10.1.2.3")];
        let of = |peer, trusted: &[&str]| sender(peer, trusted, &forwarded).address.to_string();
        assert_eq!(of("10.0.0.1", &[]), "10.0.0.1", "nobody is trusted");
        assert_eq!(of("192.0.2.9", &["10.0.0.0/8"]), "192.0.2.9");
        assert_eq!(
            of("10.0.0.1", &["10.0.0.0/8"]),
            "203.0.113.7",
            "what the sender wrote itself, further left, counts for nothing"
        );
        let silent = sender("10.0.0.1", &["10.0.0.1"], &[]);
        assert_eq!(silent.address.to_string(), "10.0.0.1");
        let garbage = sender(
            "10.0.0.1",
            &["10.0.0.1"],
            &[("x-forwarded-for", "1.2.3.4, x")],
        );
        assert_eq!(garbage.address.to_string(), "10.0.0.1");
    }

    #[test]
    fn a_subscriber_of_ipv6_has_one_key() {
        let key = |peer| sender(peer, &[], &[]).throttle_key();
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
    }

    #[test]
    fn only_a_plain_request_from_this_machine_is_at_home() {
        for host in ["localhost:8460", "127.0.0.1", "[::1]:8460"] {
            assert!(
                sender("127.0.0.1", &[], &[("host", host)]).at_home,
                "{host}"
            );
        }
        assert!(!sender("127.0.0.1", &[], &[("host", "evil.example:8460")]).at_home);
        assert!(!sender("192.0.2.1", &[], &[("host", "localhost")]).at_home);
        let proxied = [("host", "localhost"), ("x-forwarded-for", "192.0.2.1")];
        assert!(!sender("127.0.0.1", &[], &proxied).at_home);
        assert!(!sender("127.0.0.1", &[], &[]).at_home);
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "10.0.0.0/33", "10.0.0.0/", "example.com", "::1/129"] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
        let all: Network = "0.0.0.0/0".parse().expect("every address");
        assert!(all.holds("8.8.8.8".parse().expect("an address")));
        assert!(!all.holds("::1".parse().expect("an address")));
    }
}
