//! Fresh, migrated databases for tests: each test runs on every database there is.
//!
//! SQLite always; PostgreSQL when `CASHLANE_TEST_PG` holds the address of a server on which
//! databases may be made (`postgres://user@host:port/postgres`). A database is made from a
//! template that is migrated once, and dropped when its [`Store`] is closed.
//!
//! A problem in the set-up is a panic: a test can do nothing about it.

use std::env;
use std::fs;
use std::sync::OnceLock;

use kernel::{Clock, Id, IdGen, SystemClock, kind};

use crate::pg::{Connector, PgConn};
use crate::temporary::TemporaryFolder;
use crate::{Files, Store, StoreOptions, migrate};

const ADDRESS: &str = "CASHLANE_TEST_PG";
const S3_ADDRESS: &str = "CASHLANE_TEST_S3";
/// Any number will do that nothing else locks on the server.
const TEMPLATE_LOCK: i64 = 0x7465_6d70_6c61_7465;

/// A fresh database with the options by which further nodes can be opened on it.
pub struct Fresh {
    /// `sqlite` or `postgres`, for messages.
    pub name: &'static str,
    /// The options the store was opened with.
    pub options: StoreOptions,
    /// The store. The database is gone when its last clone is dropped.
    pub store: Store,
}

/// One store per database, migrated and empty.
#[must_use]
pub fn fresh_stores() -> Vec<(&'static str, Store)> {
    fresh_databases(|_| {})
        .into_iter()
        .map(|fresh| (fresh.name, fresh.store))
        .collect()
}

/// As [`fresh_stores`], with options to one's wish, such as a clock that stands still.
pub fn fresh_databases(wish: impl Fn(&mut StoreOptions)) -> Vec<Fresh> {
    let mut all = vec![fresh_sqlite(&wish)];
    all.extend(fresh_postgres(&wish));
    all
}

/// An empty bucket on the S3 server at `CASHLANE_TEST_S3` (`http://host:port`), if there is one.
/// Any credentials will do there.
#[must_use]
pub fn fresh_bucket() -> Option<Files> {
    let Ok(endpoint) = env::var(S3_ADDRESS) else {
        tracing::warn!("{S3_ADDRESS} is not set: S3 is not tested");
        return None;
    };
    let name = unique_name().replace('_', "-");
    let url = format!("s3://{name}/documents?endpoint={endpoint}");
    Some(Files::create_bucket(&url, "test", "test").expect("a new bucket"))
}

/// A fresh SQLite database.
pub fn fresh_sqlite(wish: impl Fn(&mut StoreOptions)) -> Fresh {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let folder = TemporaryFolder::create().expect("a temporary folder");
        let path = folder.path().join("template.db");
        let store =
            Store::open(&StoreOptions::new(path.display().to_string())).expect("a new SQLite file");
        store.migrate().expect("all migrations");
        // Closing the last connection folds the write-ahead log into the file.
        drop(store);
        fs::read(&path).expect("the template's file")
    });
    let folder = TemporaryFolder::create().expect("a temporary folder");
    let path = folder.path().join("test.db");
    fs::write(&path, template).expect("a copy of the template");
    let mut options = StoreOptions::new(path.display().to_string());
    wish(&mut options);
    let store = Store::open(&options).expect("the copied SQLite file");
    store.keep(Box::new(folder));
    Fresh {
        name: "sqlite",
        options,
        store,
    }
}

/// A fresh PostgreSQL database, if there is a server.
pub fn fresh_postgres(wish: impl Fn(&mut StoreOptions)) -> Option<Fresh> {
    let Ok(admin) = env::var(ADDRESS) else {
        tracing::warn!("{ADDRESS} is not set: PostgreSQL is not tested");
        return None;
    };
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| make_template(&admin));
    let database = Database {
        name: unique_name(),
        admin: admin.clone(),
    };
    let create = format!("CREATE DATABASE {} TEMPLATE {template}", database.name);
    administer(&admin).script(&create).expect("a new database");
    let mut options = StoreOptions::new(with_database(&admin, &database.name));
    wish(&mut options);
    let store = Store::open(&options).expect("the new database");
    store.keep(Box::new(database));
    Some(Fresh {
        name: "postgres",
        options,
        store,
    })
}

/// Makes the template unless another process has; gives its name.
fn make_template(admin: &str) -> String {
    let name = format!("cashlane_template_{}", migrate::fingerprint());
    let mut conn = administer(admin);
    conn.query("SELECT pg_advisory_lock($1)", &[TEMPLATE_LOCK.into()])
        .expect("the template's lock");
    let known = conn
        .query(
            "SELECT 1 FROM pg_database WHERE datname = $1",
            &[name.as_str().into()],
        )
        .expect("the list of databases");
    if known.is_empty() {
        let building = unique_name();
        conn.script(&format!("CREATE DATABASE {building}"))
            .expect("the template's database");
        let store = Store::open(&StoreOptions::new(with_database(admin, &building)))
            .expect("the template's database");
        store.migrate().expect("all migrations");
        drop(store);
        // Only a template that is complete gets the name.
        conn.script(&format!("ALTER DATABASE {building} RENAME TO {name}"))
            .expect("the template's name");
    }
    // The lock ends with the connection.
    name
}

fn administer(admin: &str) -> PgConn {
    Connector::parse(admin)
        .and_then(|connector| connector.connect())
        .unwrap_or_else(|error| panic!("{ADDRESS} is of no use: {error}: {:?}", error))
}

fn unique_name() -> String {
    let id: Id<kind::File> = IdGen::system().next(SystemClock.now());
    format!("cashlane_test_{}", id.uuid().simple())
}

fn with_database(admin: &str, name: &str) -> String {
    let (base, query) = admin.split_once('?').unwrap_or((admin, ""));
    let (server, _) = base.rsplit_once('/').expect("an address with a database");
    if query.is_empty() {
        format!("{server}/{name}")
    } else {
        format!("{server}/{name}?{query}")
    }
}

/// Dropped after the store's connections.
struct Database {
    name: String,
    admin: String,
}

impl Drop for Database {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        if let Err(error) = administer(&self.admin).script(&drop) {
            tracing::warn!(
                name = self.name,
                error = &error as &dyn std::error::Error,
                "a test database could not be dropped"
            );
        }
    }
}
