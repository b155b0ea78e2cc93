//! What every command needs: settings, the database, the document store, the legal entity.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use kernel::Actor;
use o2c::access::{VAULT_KEY_LEN, Vault};
use o2c::parties::{self, Entity};
use store::{Files, Store, StoreOptions};

use crate::config::{Config, secret};
use crate::failure::Failed;

/// The running command.
pub struct App {
    /// The settings that hold.
    pub config: Config,
}

/// Who does what is done from the command line: whoever can open the database.
pub fn actor() -> Actor {
    Actor::system("cli")
}

impl App {
    /// A command under these settings.
    pub const fn new(config: Config) -> Self {
        Self { config }
    }

    /// Whether results are to be printed as JSON.
    pub const fn json(&self) -> bool {
        self.config.json
    }

    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// It cannot be opened or migrated.
    pub fn store(&self) -> Result<Store> {
        let (store, report) = self.open()?;
        if !report.applied.is_empty() {
            tracing::info!(
                migrations = report.applied.len(),
                "the schema was brought up to date"
            );
        }
        Ok(store)
    }

    /// Opens the database, brings its schema up to date and tells what that took.
    ///
    /// # Errors
    /// It cannot be opened or migrated.
    pub fn open(&self) -> Result<(Store, store::Report)> {
        let url = &self.config.db;
        make_folder(url)?;
        let mut options = StoreOptions::new(self.url_with_password()?);
        options.readers = self.config.readers.unwrap_or(options.readers);
        options.writers = self.config.writers.unwrap_or(options.writers);
        let store =
            Store::open(&options).with_context(|| format!("cannot open the database {url}"))?;
        let report = store
            .migrate()
            .with_context(|| format!("cannot migrate the database {url}"))?;
        Ok((store, report))
    }

    /// Opens the document store.
    ///
    /// # Errors
    /// Its address is wrong or it cannot be reached.
    pub fn files(&self) -> Result<Files> {
        let url = &self.config.files;
        Files::open(url).with_context(|| format!("cannot open the document store {url}"))
    }

    /// Keeps the secrets that must be read again, under the key of `CASHLANE_SECRET_KEY`, else that
    /// of the key file. The file is made where there is none.
    ///
    /// # Errors
    /// The key is malformed, or its file can neither be read nor made.
    pub fn vault(&self) -> Result<Vault> {
        let path = &self.config.secret_key_file;
        let text = match secret("CASHLANE_SECRET_KEY")? {
            Some(text) => text,
            None if path.exists() => std::fs::read_to_string(path)
                .with_context(|| format!("cannot read the key file {}", path.display()))?,
            None => {
                let drawn = hex::encode(Vault::draw_key());
                keep_key(path, &drawn)
                    .with_context(|| format!("cannot write the key file {}", path.display()))?;
                drawn
            }
        };
        let mut key = [0; VAULT_KEY_LEN];
        hex::decode_to_slice(text.trim(), &mut key).map_err(|_| {
            Failed::error(
                format!(
                    "the secret key is no text of {} hex digits",
                    2 * VAULT_KEY_LEN
                ),
                "make one with `openssl rand -hex 32`",
            )
        })?;
        Ok(Vault::new(&key))
    }

    /// The legal entity that `--entity` names, or the only one.
    ///
    /// # Errors
    /// There is none, there are several, or none has this code.
    pub fn entity(&self, store: &Store) -> Result<Entity> {
        let all = store.read(parties::entities)?;
        let codes = || {
            all.iter()
                .map(|entity| entity.code.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        if let Some(code) = &self.config.entity {
            let problem = format!("there is no legal entity {code}");
            let hint = match all.len() {
                0 => "create one with `cashlane company create`".to_owned(),
                _ => format!("name one of: {}", codes()),
            };
            let found = all.iter().find(|entity| entity.code == *code).cloned();
            return found.ok_or_else(|| Failed::error(problem, hint));
        }
        match all.as_slice() {
            [only] => Ok(only.clone()),
            [] => Err(Failed::error(
                "the database holds no legal entity",
                "create one with `cashlane company create`, or try `cashlane demo`",
            )),
            _ => Err(Failed::error(
                "the database holds several legal entities",
                format!("name one with --entity: {}", codes()),
            )),
        }
    }

    /// The database's address with the password from the environment put in.
    fn url_with_password(&self) -> Result<String> {
        let url = &self.config.db;
        let Some((scheme, rest)) = url.split_once("://") else {
            return Ok(url.clone());
        };
        let Some(password) = secret("CASHLANE_DB_PASSWORD")? else {
            return Ok(url.clone());
        };
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let Some((user, host)) = rest[..end].rsplit_once('@') else {
            return Err(Failed::error(
                format!("the database address {url} names no user for the password"),
                "write it as postgres://USER@HOST/NAME",
            ));
        };
        let password = percent_encode(&password);
        Ok(format!(
            "{scheme}://{user}:{password}@{host}{}",
            &rest[end..]
        ))
    }
}

/// Writes a key that only the server's own account may read. A file that came to be there in the
/// meantime is not overwritten.
fn keep_key(path: &Path, key: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    std::io::Write::write_all(&mut options.open(path)?, key.as_bytes())
}

/// The path of a SQLite database; `None` for a server and for one in memory.
pub fn sqlite_path(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite:").unwrap_or(url);
    let path = path.strip_prefix("//").unwrap_or(path);
    (path != ":memory:" && !path.contains("://")).then(|| Path::new(path))
}

/// A path with something added to its name, such as `-wal` for a file that SQLite keeps beside a
/// database.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// What SQLite adds to the name of a database for the files that belong to it.
pub const SQLITE_SUFFIXES: [&str; 3] = ["", "-wal", "-shm"];

/// Makes the folder that a SQLite database lies in.
fn make_folder(url: &str) -> Result<()> {
    let folder = sqlite_path(url).and_then(Path::parent);
    let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))
}

/// A text as it may stand in the user part of a URL.
fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_survives_its_way_into_the_address() {
        assert_eq!(percent_encode("a:b@c/ü"), "a%3Ab%40c%2F%C3%BC");
    }

    #[test]
    fn sqlite_files_are_told_from_servers() {
        assert_eq!(
            sqlite_path("sqlite:a/b.sqlite"),
            Some(Path::new("a/b.sqlite"))
        );
        assert_eq!(sqlite_path("b.sqlite"), Some(Path::new("b.sqlite")));
        assert_eq!(sqlite_path("sqlite::memory:"), None);
        assert_eq!(sqlite_path("postgres://me@db/cash"), None);
    }
}
