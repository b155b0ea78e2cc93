//! The `cashlane` binary as a process.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a server may take to come up.
const PATIENCE: Duration = Duration::from_secs(30);

/// The binary built beside this program, or the one that `CASHLANE_BIN` names.
pub fn binary() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CASHLANE_BIN") {
        return Ok(path.into());
    }
    let path = std::env::current_exe()?.with_file_name("cashlane");
    if !path.exists() {
        bail!(
            "there is no {}; build it with `cargo build --package cashlane`",
            path.display()
        );
    }
    Ok(path)
}

/// A command of the binary on this database, with its files in this folder.
pub fn cashlane(db: &str, folder: &Path) -> Result<Command> {
    let mut command = Command::new(binary()?);
    command
        .env("CASHLANE_DB", db)
        .env(
            "CASHLANE_FILES",
            format!("dir:{}", folder.join("files").display()),
        )
        .env(
            "CASHLANE_MAIL",
            format!("file:{}", folder.join("outbox").display()),
        )
        .env("CASHLANE_LOG", "warn")
        .current_dir(folder)
        .stdin(Stdio::null());
    Ok(command)
}

/// A running server, killed when dropped.
pub struct Node {
    child: Child,
    /// The port it listens on.
    pub port: u16,
}

impl Node {
    /// Starts `cashlane serve` and waits until it answers.
    pub fn start(db: &str, folder: &Path, port: u16) -> Result<Self> {
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(folder.join(format!("serve-{port}.log")))?;
        let child = cashlane(db, folder)?
            .args(["serve", "--listen", &format!("127.0.0.1:{port}")])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("cannot start cashlane serve")?;
        let mut node = Self { child, port };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = node.child.try_wait()? {
                bail!(
                    "cashlane serve ended with {status}; see {}",
                    folder.display()
                );
            }
            if started.elapsed() > PATIENCE {
                bail!("cashlane serve does not answer on port {port}");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(node)
    }

    /// The id of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends the process as a power cut would: SIGKILL.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill().context("cannot kill the server")?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It may have been killed before.
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// A figure of a process in MiB, e.g. `VmRSS` (now) or `VmHWM` (its highest); `None` when it is
/// gone.
pub fn memory_mib(process: u32, field: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
    let kib: u32 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(f64::from(kib) / 1024.0)
}
