//! Databases for one run.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, bail};
use store::{Store, StoreOptions};

/// Where databases are made.
pub enum Place {
    /// SQLite files in this folder.
    Sqlite(PathBuf),
    /// Databases of the server behind this URL, whose user may create them.
    Postgres(String),
}

/// A database that is removed when dropped.
pub struct Scratch {
    /// How the store reaches it.
    pub url: String,
    remove: Remove,
    keep: Cell<bool>,
}

enum Remove {
    File(PathBuf),
    Database { admin: String, name: String },
}

impl Place {
    /// The place that a `--db` option names.
    pub fn of(db: Option<&str>) -> Result<Self> {
        let Some(url) = db else {
            return Ok(Self::Sqlite(std::env::temp_dir()));
        };
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        let path = Path::new(url.strip_prefix("sqlite:").unwrap_or(url));
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        // Absolute, as servers run in a folder of their own.
        let absolute = folder.canonicalize();
        let absolute = absolute.with_context(|| format!("the folder {}", folder.display()))?;
        Ok(Self::Sqlite(absolute))
    }

    /// The kind of database, for reports.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// An empty database without a schema.
    pub fn scratch(&self) -> Result<Scratch> {
        let name = unique_name();
        match self {
            Self::Sqlite(folder) => Ok(Scratch::file(folder.join(format!("{name}.sqlite")))),
            Self::Postgres(admin) => Scratch::database(admin, name, ""),
        }
    }

    /// A copy of a database to which nobody is connected.
    pub fn copy(&self, of: &Scratch) -> Result<Scratch> {
        let name = unique_name();
        match (self, &of.remove) {
            (Self::Sqlite(folder), Remove::File(path)) => {
                let copy = Scratch::file(folder.join(format!("{name}.sqlite")));
                std::fs::copy(path, copy.path()).context("cannot copy the database")?;
                Ok(copy)
            }
            (Self::Postgres(admin), Remove::Database { name: template, .. }) => {
                Scratch::database(admin, name, &format!(" TEMPLATE {template}"))
            }
            _ => bail!("a database cannot be copied to another kind"),
        }
    }
}

impl Scratch {
    fn file(path: PathBuf) -> Self {
        Self {
            url: format!("sqlite:{}", path.display()),
            remove: Remove::File(path),
            keep: Cell::default(),
        }
    }

    fn database(admin: &str, name: String, clause: &str) -> Result<Self> {
        let mut client = ::postgres::Client::connect(admin, ::postgres::NoTls)
            .context("cannot reach the PostgreSQL server")?;
        client.batch_execute(&format!("CREATE DATABASE {name}{clause}"))?;
        let (server, _) = admin
            .rsplit_once('/')
            .context("the URL names no database")?;
        let url = format!("{server}/{name}");
        Ok(Self {
            url,
            remove: Remove::Database {
                admin: admin.to_owned(),
                name,
            },
            keep: Cell::default(),
        })
    }

    /// The SQLite file, or an empty path.
    pub fn path(&self) -> &Path {
        match &self.remove {
            Remove::File(path) => path,
            Remove::Database { .. } => Path::new(""),
        }
    }

    /// Leaves it in place after the run.
    pub fn keep(&self) {
        self.keep.set(true);
    }

    /// Opens it as the product does, with the schema up to date.
    pub fn open(&self) -> Result<Store> {
        let store = Store::open(&StoreOptions::new(self.url.as_str()))?;
        store.migrate()?;
        Ok(store)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.keep.get() {
            return;
        }
        match &self.remove {
            Remove::File(path) => {
                for end in ["", "-wal", "-shm"] {
                    let mut name = path.clone().into_os_string();
                    name.push(end);
                    // The side files are there only after a kill.
                    let _gone = std::fs::remove_file(name);
                }
            }
            Remove::Database { admin, name } => {
                let dropped =
                    ::postgres::Client::connect(admin, ::postgres::NoTls).and_then(|mut client| {
                        client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"))
                    });
                if let Err(error) = dropped {
                    eprintln!("the scratch database {name} stays: {error}");
                }
            }
        }
    }
}

fn unique_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("cashlane_scratch_{}_{count}", std::process::id())
}
