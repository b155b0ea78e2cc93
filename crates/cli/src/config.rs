//! Where settings come from, in this order: flag, environment, configuration file, default.
//!
//! Secrets are not settings: they come from the environment or from a file that the environment
//! names, and a configuration file that holds one is refused.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use o2c::access::{Role, RoleSet};
use serde::Deserialize;
use server::{Network, SingleSignOn};

/// Looked for in the current folder when no other file is named.
const DEFAULT_FILE: &str = "cashlane.toml";

/// Settings that every command takes.
#[derive(Debug, Args)]
pub struct Flags {
    /// Database: a SQLite file (`sqlite:PATH`) or `postgres://USER@HOST/NAME`
    #[arg(
        long,
        global = true,
        env = "CASHLANE_DB",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub db: Option<String>,
    /// Document store: `dir:PATH` or `s3://BUCKET/PREFIX?endpoint=…&region=…`
    #[arg(
        long,
        global = true,
        env = "CASHLANE_FILES",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub files: Option<String>,
    /// Mail: `file:PATH` (an outbox folder) or `smtp://[USER@]HOST:PORT`
    #[arg(
        long,
        global = true,
        env = "CASHLANE_MAIL",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub mail: Option<String>,
    /// Configuration file; `./cashlane.toml` is read when it exists
    #[arg(long, global = true, env = "CASHLANE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Which log lines to show on standard error, e.g. `info` or `cashlane_server=debug`
    #[arg(long, global = true, env = "CASHLANE_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// How log lines look
    #[arg(
        long,
        global = true,
        env = "CASHLANE_LOG_FORMAT",
        value_name = "FORMAT"
    )]
    pub log_format: Option<LogFormat>,
    /// Print results as JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Legal entity, by its code; may be left out while there is only one
    #[arg(long, global = true, env = "CASHLANE_ENTITY", value_name = "CODE")]
    pub entity: Option<String>,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What a configuration file may set.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    db: Option<String>,
    files: Option<String>,
    mail: Option<String>,
    mail_from: Option<String>,
    listen: Option<String>,
    log: Option<String>,
    log_format: Option<LogFormat>,
    entity: Option<String>,
    writers: Option<usize>,
    readers: Option<usize>,
    #[serde(default)]
    trusted_proxies: Vec<String>,
    #[serde(default)]
    second_factor_roles: Vec<Role>,
    secret_key_file: Option<PathBuf>,
    public_url: Option<String>,
    single_sign_on: Option<Provider>,
}

/// How the configuration file tells of an identity provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Provider {
    issuer: String,
    client_id: String,
    public_url: Option<String>,
    #[serde(default = "provider_label")]
    label: String,
    #[serde(default = "provider_groups_claim")]
    groups_claim: String,
    /// Roles by group.
    roles: HashMap<String, Vec<Role>>,
}

fn provider_label() -> String {
    "Single sign-on".to_owned()
}

fn provider_groups_claim() -> String {
    "groups".to_owned()
}

impl Provider {
    /// The settings of an installation that browsers reach at this address, unless its own says
    /// otherwise.
    fn settings(self, public_url: Option<&str>) -> Result<SingleSignOn> {
        must_be_safe("single_sign_on: issuer", &self.issuer)?;
        let public_url = self.public_url.as_deref().or(public_url);
        let public_url = public_url.context("single_sign_on needs public_url to be set")?;
        must_be_safe("single_sign_on: public_url", public_url)?;
        Ok(SingleSignOn {
            issuer: self.issuer,
            client_id: self.client_id,
            client_secret: secret("CASHLANE_SSO_CLIENT_SECRET")?,
            public_url: public_url.to_owned(),
            label: self.label,
            groups_claim: self.groups_claim,
            roles: self.roles,
        })
    }
}

fn must_be_safe(name: &str, url: &str) -> Result<()> {
    let safe = ["https://", "http://localhost", "http://127.0.0.1"];
    if !safe.iter().any(|start| url.starts_with(start)) {
        bail!("{name} is {url:?}; it must begin with https://");
    }
    Ok(())
}

/// The settings that hold, whatever place they came from.
#[derive(Debug, Clone)]
pub struct Config {
    /// Database URL without password.
    pub db: String,
    /// Document store URL.
    pub files: String,
    /// Mail URL without password.
    pub mail: String,
    /// The sender of mail; the legal entity's own address when it is not set.
    pub mail_from: Option<String>,
    /// The address that `serve` listens on.
    pub listen: String,
    /// Log filter.
    pub log: String,
    /// Log format.
    pub log_format: LogFormat,
    /// Code of the legal entity.
    pub entity: Option<String>,
    /// Writer threads on PostgreSQL.
    pub writers: Option<usize>,
    /// Reader connections.
    pub readers: Option<usize>,
    /// Proxies whose word on the address of a browser is taken.
    pub trusted_proxies: Vec<Network>,
    /// Users with one of these roles must have a second factor.
    pub second_factor_roles: RoleSet,
    /// The address at which browsers reach this installation.
    pub public_url: Option<String>,
    /// How people sign in at an identity provider.
    pub single_sign_on: Option<SingleSignOn>,
    /// Where the key lies under which secrets are kept in the database.
    pub secret_key_file: PathBuf,
    /// Whether results are printed as JSON.
    pub json: bool,
}

impl Config {
    /// Puts the settings together.
    ///
    /// # Errors
    /// The configuration file cannot be read, has an unknown setting, or holds a secret.
    pub fn load(flags: &Flags) -> Result<Self> {
        let file = match &flags.config {
            Some(path) => read(path)?,
            None if Path::new(DEFAULT_FILE).exists() => read(Path::new(DEFAULT_FILE))?,
            None => File::default(),
        };
        let or = |flag: &Option<String>, file: Option<String>, default: &str| {
            flag.clone().or(file).unwrap_or_else(|| default.to_owned())
        };
        let public_url = std::env::var("CASHLANE_PUBLIC_URL").ok();
        let public_url = public_url.or(file.public_url);
        if let Some(url) = &public_url {
            must_be_safe("public_url", url)?;
        }
        let provider = file.single_sign_on;
        let single_sign_on = provider.map(|it| it.settings(public_url.as_deref()));
        Ok(Self {
            db: or(&flags.db, file.db, "sqlite:cashlane-data/cashlane.sqlite"),
            files: or(&flags.files, file.files, "dir:cashlane-data/files"),
            mail: or(&flags.mail, file.mail, "file:cashlane-data/outbox"),
            mail_from: std::env::var("CASHLANE_MAIL_FROM").ok().or(file.mail_from),
            listen: or(&None, file.listen, "127.0.0.1:8460"),
            log: or(
                &flags.log,
                file.log,
                "warn,cashlane=info,cashlane_server=info",
            ),
            log_format: flags
                .log_format
                .or(file.log_format)
                .unwrap_or(LogFormat::Text),
            entity: flags.entity.clone().or(file.entity),
            writers: file.writers,
            readers: file.readers,
            trusted_proxies: networks(file.trusted_proxies)?,
            second_factor_roles: file.second_factor_roles.into_iter().collect(),
            single_sign_on: single_sign_on.transpose()?,
            public_url,
            secret_key_file: file
                .secret_key_file
                .unwrap_or_else(|| PathBuf::from("cashlane-data/secret.key")),
            json: flags.json,
        })
    }
}

/// The networks of `CASHLANE_TRUSTED_PROXIES`, parted by commas, else those of the file.
fn networks(of_file: Vec<String>) -> Result<Vec<Network>> {
    let texts = match std::env::var("CASHLANE_TRUSTED_PROXIES") {
        Ok(text) => text.split(',').map(|one| one.trim().to_owned()).collect(),
        Err(_) => of_file,
    };
    let networks = texts.iter().filter(|text| !text.is_empty());
    networks
        .map(|text| text.parse().context("trusted_proxies is not valid"))
        .collect()
}

fn read(path: &Path) -> Result<File> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the configuration file {}", path.display()))?;
    let file: File = toml::from_str(&text)
        .with_context(|| format!("the configuration file {} is not valid", path.display()))?;
    let urls = [
        ("db", &file.db),
        ("mail", &file.mail),
        ("files", &file.files),
    ];
    for (name, url) in urls {
        if url.as_deref().is_some_and(holds_password) {
            bail!(
                "{}: {name} holds a password; take it out and set {} or {} instead",
                path.display(),
                secret_name(name),
                format_args!("{}_FILE", secret_name(name)),
            );
        }
    }
    Ok(file)
}

/// Whether a URL has the form `scheme://user:password@host`.
fn holds_password(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else {
        return false;
    };
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    authority
        .rsplit_once('@')
        .is_some_and(|(user, _)| user.contains(':'))
        || url.contains("password=")
}

fn secret_name(setting: &str) -> &'static str {
    match setting {
        "db" => "CASHLANE_DB_PASSWORD",
        "mail" => "CASHLANE_MAIL_PASSWORD",
        _ => "AWS_SECRET_ACCESS_KEY",
    }
}

/// A secret from the environment: `NAME`, or the file that `NAME_FILE` names.
///
/// # Errors
/// The named file cannot be read.
pub fn secret(name: &str) -> Result<Option<String>> {
    if let Ok(value) = std::env::var(name) {
        return Ok(Some(value));
    }
    let Ok(path) = std::env::var(format!("{name}_FILE")) else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read the file {path} that {name}_FILE names"))?;
    Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("cashlane.toml");
        std::fs::write(&path, text).expect("the file is writable");
        (folder, path)
    }

    fn flags(config: PathBuf) -> Flags {
        Flags {
            db: None,
            files: None,
            mail: None,
            config: Some(config),
            log: None,
            log_format: None,
            json: false,
            entity: None,
        }
    }

    #[test]
    fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
        let (_folder, path) = write("db = \"sqlite:a.sqlite\"\nfiles = \"dir:there\"\n");
        let mut flags = flags(path);
        flags.db = Some("sqlite:b.sqlite".to_owned());
        let config = Config::load(&flags).expect("a valid configuration");
        assert_eq!(config.db, "sqlite:b.sqlite");
        assert_eq!(config.files, "dir:there");
        assert_eq!(config.listen, "127.0.0.1:8460");
    }

    #[test]
    fn a_password_in_the_file_is_refused_with_the_remedy() {
        let (_folder, path) = write("db = \"postgres://me:secret@db/cashlane\"\n");
        let error = Config::load(&flags(path))
            .expect_err("a password is refused")
            .to_string();
        assert!(error.contains("CASHLANE_DB_PASSWORD"), "{error}");
        assert!(!error.contains("secret@"), "{error}");
    }

    #[test]
    fn an_unsafe_public_address_is_refused_with_the_remedy() {
        let (_folder, path) = write("public_url = \"http://cash.example.com\"\n");
        let error = Config::load(&flags(path)).expect_err("browsers trust it with nothing");
        let error = error.to_string();
        assert!(
            error.contains("public_url") && error.contains("https://"),
            "{error}"
        );
    }

    #[test]
    fn single_sign_on_takes_the_public_address_of_the_installation() {
        let provider = "[single_sign_on]\nissuer = \"https://id.example.com\"\n\
                        client_id = \"cashlane\"\nroles = {}\n";
        let address = "public_url = \"https://cash.example.com\"\n";
        let (_folder, path) = write(&format!("{address}{provider}"));
        let config = Config::load(&flags(path)).expect("a valid configuration");
        let provider_settings = config.single_sign_on.expect("a provider");
        assert_eq!(provider_settings.public_url, "https://cash.example.com");
        let (_folder, path) = write(provider);
        let error = Config::load(&flags(path)).expect_err("nowhere to come back to");
        assert!(error.to_string().contains("public_url"), "{error}");
    }

    #[test]
    fn an_unknown_setting_is_named() {
        let (_folder, path) = write("databse = \"x\"\n");
        let error = Config::load(&flags(path)).expect_err("a misspelt setting is refused");
        assert!(format!("{error:#}").contains("databse"));
    }
}
