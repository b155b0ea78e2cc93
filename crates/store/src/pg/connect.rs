//! Reaching the server.

use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio::runtime;
use tokio_postgres::config::SslMode;
use tokio_postgres::{Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{PgConn, explain};
use crate::options::query_pairs;
use crate::{Error, Result};

const OLDEST_VERSION: i64 = 150_000;
const CONNECT: &str = "connect to PostgreSQL";

/// What every session is set to, whatever the server's own defaults are. The memory is that of the
/// sums by customer of fifty thousand customers.
const SESSION: &str = "SET synchronous_commit = on; SET timezone = 'UTC'; SET jit = off; \
    SET work_mem = '32MB'; \
    SET client_min_messages = warning; SET lock_timeout = '30s'; \
    SET idle_in_transaction_session_timeout = '10min'";

/// Opens connections to one database.
#[derive(Clone)]
pub(crate) struct Connector {
    config: Config,
    tls: Option<MakeRustlsConnect>,
}

impl Connector {
    /// Reads a `postgres://` address.
    ///
    /// TLS is used with `sslmode` `require`, `verify-ca` or `verify-full`; all three check the
    /// server's certificate and name against the public roots, or against the PEM file named by
    /// `sslrootcert`. Without them the connection is plain, as suits a socket or the same machine.
    pub(crate) fn parse(url: &str) -> Result<Self> {
        let (url, wishes) = tls_wishes(url)?;
        let mut config: Config = url.parse().map_err(|error: tokio_postgres::Error| {
            Error::options(format!("the PostgreSQL address is malformed: {error}"))
        })?;
        if config.get_application_name().is_none() {
            config.application_name("cashlane");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(10));
        }
        let tls = if wishes.required {
            config.ssl_mode(SslMode::Require);
            Some(MakeRustlsConnect::new(tls_config(wishes.root_file)?))
        } else {
            config.ssl_mode(SslMode::Disable);
            None
        };
        Ok(Self { config, tls })
    }

    pub(crate) fn connect(&self) -> Result<PgConn> {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Error::io("start a connection's runtime", error))?;
        let connected = runtime.block_on(async {
            match &self.tls {
                Some(tls) => {
                    let (client, link) = self.config.connect(tls.clone()).await?;
                    tokio::spawn(link);
                    Ok(client)
                }
                None => {
                    let (client, link) = self.config.connect(NoTls).await?;
                    tokio::spawn(link);
                    Ok(client)
                }
            }
        });
        let client = connected.map_err(|error| explain(CONNECT, error))?;
        let mut conn = PgConn::new(runtime, client);
        conn.script(SESSION)?;
        Ok(conn)
    }

    /// Refuses servers that are too old.
    pub(crate) fn check_version(conn: &mut PgConn) -> Result<()> {
        let rows = conn.query("SELECT current_setting('server_version_num')::bigint", &[])?;
        let version: i64 = rows.first().map_or(Ok(0), |row| row.get(0))?;
        if version < OLDEST_VERSION {
            return Err(Error::options(format!(
                "PostgreSQL 15 or later is needed, this server is {version}"
            )));
        }
        Ok(())
    }
}

#[derive(Debug, Default, PartialEq)]
struct TlsWishes {
    required: bool,
    root_file: Option<String>,
}

/// Takes the TLS parameters out of the address, since the driver does not know all of them.
fn tls_wishes(url: &str) -> Result<(String, TlsWishes)> {
    let Some((base, query)) = url.split_once('?') else {
        return Ok((url.to_owned(), TlsWishes::default()));
    };
    let mut wishes = TlsWishes::default();
    let mut others = Vec::new();
    for pair in query.split('&') {
        let (key, value) = query_pairs(pair)?.pop().unwrap_or_default();
        match (key.as_str(), value.as_str()) {
            ("sslmode", "disable" | "allow" | "prefer") => {}
            ("sslmode", "require" | "verify-ca" | "verify-full") => wishes.required = true,
            ("sslmode", other) => {
                return Err(Error::options(format!(
                    "sslmode={other} is unknown: use disable, require or verify-full"
                )));
            }
            ("sslrootcert", _) => wishes.root_file = Some(value),
            _ => others.push(pair),
        }
    }
    let url = if others.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{}", others.join("&"))
    };
    Ok((url, wishes))
}

fn tls_config(root_file: Option<String>) -> Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    match root_file {
        Some(path) => {
            let bad = |reason: String| Error::options(format!("sslrootcert {path}: {reason}"));
            let found = CertificateDer::pem_file_iter(&path).map_err(|e| bad(e.to_string()))?;
            for certificate in found {
                let certificate = certificate.map_err(|error| bad(error.to_string()))?;
                roots
                    .add(certificate)
                    .map_err(|error| bad(error.to_string()))?;
            }
        }
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::options(format!("TLS cannot be set up: {error}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_parameters_are_taken_out_of_the_address() {
        let (url, wishes) = tls_wishes(
            "postgres://u@h/d?sslmode=verify-full&connect_timeout=3&sslrootcert=/ca.pem",
        )
        .expect("a good address");
        assert_eq!(url, "postgres://u@h/d?connect_timeout=3");
        let expected = TlsWishes {
            required: true,
            root_file: Some("/ca.pem".to_owned()),
        };
        assert_eq!(wishes, expected);
    }

    #[test]
    fn an_unknown_tls_mode_is_refused() {
        assert!(Connector::parse("postgres://u@h/d?sslmode=sometimes").is_err());
        assert!(Connector::parse("postgres://u@h/d?sslmode=verify-full").is_ok());
    }
}
