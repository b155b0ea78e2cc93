//! A Chromium for the tests of the web UI.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Names under which Chromium and its kin are installed.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// The browser that `CHROMIUM` names or that is on the path. Where there is none and Debian's
/// packages can be installed, it is installed.
pub fn find() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    if let Some(found) = on_path() {
        return Ok(found);
    }
    install().context(
        "the tests of the web UI need Chromium; install it, or name a browser of its kind in \
         CHROMIUM",
    )?;
    on_path().context("Chromium was installed but is not on the path")
}

fn on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .find(|file| file.is_file())
}

/// Installs Debian's package; only root may.
fn install() -> Result<()> {
    let uid = Command::new("id").arg("-u").output()?;
    if String::from_utf8_lossy(&uid.stdout).trim() != "0" {
        bail!("there is no Chromium, and only root can install it");
    }
    eprintln!("installing Chromium for the tests of the web UI");
    for words in [
        &["update", "--quiet"][..],
        &[
            "install",
            "--yes",
            "--quiet",
            "--no-install-recommends",
            "chromium",
        ][..],
    ] {
        let status = Command::new("apt-get")
            .args(words)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .status()
            .context("cannot start apt-get")?;
        if !status.success() {
            bail!("apt-get {} failed", words.join(" "));
        }
    }
    Ok(())
}
