//! The web UI in a browser, on a sample company that is built for the run.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::{browser, has_npm, installed};
use crate::bench::Place;
use crate::process::{Node, cashlane};
use crate::services::free_port;

/// Who adds a user for each role.
const EMAIL: &str = "administrator@desk.example";
const PASSWORD: &str = "Northwind-sells-77-cheeses";

/// Plays each role's day on SQLite and, given its URL, on PostgreSQL, then walks all pages.
///
/// # Errors
/// Names what failed; without a browser there is no test, so that is an error too. Without npm
/// there is no web UI and nothing is done.
pub fn run(postgres: Option<&str>) -> Result<()> {
    if !has_npm() {
        eprintln!("the web UI is not walked in a browser: npm is not installed");
        return Ok(());
    }
    let chromium = browser::find()?;
    on(&Place::of(None)?, &chromium, &["days", "shots"])?;
    if let Some(url) = postgres {
        on(&Place::of(Some(url))?, &chromium, &["days"])?;
    }
    Ok(())
}

fn on(place: &Place, chromium: &Path, walks: &[&str]) -> Result<()> {
    let scratch = place.scratch()?;
    let folder = tempfile::tempdir()?;
    company(&scratch.url, folder.path())?;
    let (port, issuer) = (free_port()?, format!("http://127.0.0.1:{}", free_port()?));
    let address = format!("http://localhost:{port}");
    configure(folder.path(), &address, &issuer)?;
    let node = Node::start(&scratch.url, folder.path(), port)?;
    let web = installed()?;
    for walk in walks {
        eprintln!("> npm run {walk} ({})", place.name());
        let status = Command::new("npm")
            .args(["run", "--silent", walk])
            .env("CASHLANE_URL", &address)
            .env("CASHLANE_ISSUER", &issuer)
            .env("CASHLANE_DESK", "server")
            .env("CASHLANE_EMAIL", EMAIL)
            .env("CASHLANE_PASSWORD", PASSWORD)
            .env("CHROMIUM", chromium)
            .current_dir(&web)
            .status()
            .context("cannot start npm")?;
        if !status.success() {
            let log = folder.path().join(format!("serve-{}.log", node.port));
            let log = std::fs::read_to_string(log).unwrap_or_default();
            bail!(
                "npm run {walk} failed on {}; the server said:\n{log}",
                place.name()
            );
        }
    }
    Ok(())
}

/// Gives the server a name, to which passkeys are bound, and an identity provider, which the walk
/// plays itself.
fn configure(folder: &Path, address: &str, issuer: &str) -> Result<()> {
    let settings = format!(
        "public_url = \"{address}\"\n\n[single_sign_on]\nissuer = \"{issuer}\"\n\
         client_id = \"cashlane\"\nlabel = \"Example ID\"\n\
         roles = {{ administrators = [\"administrator\"] }}\n"
    );
    std::fs::write(folder.join("cashlane.toml"), settings).context("cannot configure the server")
}

/// Makes an administrator and the sample company.
fn company(db: &str, folder: &Path) -> Result<()> {
    for words in [
        &["user", "add", EMAIL, "--first"][..],
        &["demo", "--no-serve"][..],
    ] {
        let output = cashlane(db, folder)?
            .args(words)
            .env("CASHLANE_PASSWORD", PASSWORD)
            .output()
            .context("cannot start cashlane")?;
        ensure!(
            output.status.success(),
            "cashlane {} failed: {}",
            words.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}
