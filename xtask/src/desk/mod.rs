//! The web UI: built by npm into `web/dist`, from where the server takes it.

pub mod browser;
pub mod walk;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Builds the UI.
pub fn build() -> Result<()> {
    let folder = installed()?;
    npm(&folder, &["run", "build"])
}

/// Builds the UI and the product, both optimised, and runs `cashlane demo`. Where there is no npm
/// the product comes without its UI.
pub fn demo(arguments: &[String]) -> Result<()> {
    if has_npm() {
        build()?;
    } else {
        eprintln!(
            "npm is not installed: the demo comes without its web UI. Install Node.js 20.19 or \
             later and run this again to have it."
        );
    }
    let status = Command::new("cargo")
        .args(["run", "--release", "--package", "cashlane", "--", "demo"])
        .args(arguments)
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("cashlane demo ended with {status}");
    }
    Ok(())
}

/// Types against the API's description, the type check and the unit tests of the UI, and a build,
/// so that what the server serves is of today. Without npm nothing of this is done, loudly.
pub fn test() -> Result<()> {
    if !has_npm() {
        eprintln!("the tests of the web UI are left out: npm is not installed");
        return Ok(());
    }
    let folder = installed()?;
    for script in ["types:check", "test", "build"] {
        npm(&folder, &["run", script])?;
    }
    Ok(())
}

fn has_npm() -> bool {
    let version = Command::new("npm").arg("--version").output();
    version.is_ok_and(|output| output.status.success())
}

/// The UI's folder.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../web")
}

/// The UI's folder, with the packages that its lock file names.
fn installed() -> Result<PathBuf> {
    let folder = folder();
    let modified = |path: &str| {
        let file = std::fs::metadata(folder.join(path)).ok()?;
        file.modified().ok()
    };
    // npm writes this file last.
    let (wanted, present) = (
        modified("package-lock.json").context("web/package-lock.json is missing")?,
        modified("node_modules/.package-lock.json"),
    );
    if present.is_none_or(|present| present < wanted) {
        npm(&folder, &["ci", "--no-audit", "--no-fund"])?;
    }
    Ok(folder)
}

fn npm(folder: &Path, words: &[&str]) -> Result<()> {
    eprintln!("> npm {}", words.join(" "));
    let status = Command::new("npm")
        .args(words)
        .current_dir(folder)
        .status()
        .context("cannot start npm")?;
    if !status.success() {
        bail!("npm {} ended with {status}", words.join(" "));
    }
    Ok(())
}
