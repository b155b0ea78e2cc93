use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Server, folder, free_port};

/// A Python environment of our own with the test servers in it.
pub struct Python {
    root: PathBuf,
}

impl Python {
    /// Makes the environment when it is not there yet.
    pub fn ready() -> Result<Self> {
        let python = Self {
            root: folder().join("python"),
        };
        if !python.root.join("bin/pip").exists() {
            std::fs::create_dir_all(folder())?;
            let status = Command::new("python3")
                .args(["-m", "venv"])
                .arg(&python.root)
                .status();
            if !status.context("the test servers need python3")?.success() {
                bail!("python3 -m venv failed; on Debian install python3-venv");
            }
        }
        python.install("moto.server", &["moto[s3,server]==5.*"])?;
        python.install("aiosmtpd", &["aiosmtpd==1.4.*"])?;
        Ok(python)
    }

    /// Installs packages from PyPI unless `module` can be found already.
    pub fn install(&self, module: &str, packages: &[&str]) -> Result<()> {
        let probe =
            format!("import importlib.util as u, sys; sys.exit(not u.find_spec('{module}'))");
        let found = Command::new(self.program())
            .args(["-c", &probe])
            .output()?
            .status
            .success();
        if found {
            return Ok(());
        }
        eprintln!("> pip install {}", packages.join(" "));
        let status = Command::new(self.program())
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(packages)
            .status()?;
        if !status.success() {
            bail!("pip could not install {}", packages.join(" "));
        }
        Ok(())
    }

    /// The interpreter.
    pub fn program(&self) -> PathBuf {
        self.root.join("bin/python")
    }

    /// Runs a module as a server on a free port.
    pub fn serve(&self, module: &str, words: impl Fn(u16) -> Vec<String>) -> Result<Server> {
        let port = free_port()?;
        let mut command = Command::new(self.program());
        command.args(["-m", module]).args(words(port));
        Server::start(command, port)
    }
}
