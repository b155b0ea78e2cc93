use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;
use o2c::access::{self, PasswordCost, PasswordHash, Token, TokenKind};
use o2c::exchange::demo::{self, Built, State};
use o2c::parties;
use server::Settings;
use store::Store;

use super::DONE;
use super::serve::{Serving, serve};
use crate::app::{App, SQLITE_SUFFIXES, actor, sqlite_path, with_suffix};
use crate::failure::Failed;
use crate::output::{self, Table};

/// Who can sign in to the demo.
const ADMINISTRATOR: &str = "admin@northwind.example";

/// Build a company out of the Northwind sample data and serve it
///
/// All customers, products and orders of the sample are taken in, acknowledged, delivered and
/// invoiced; camt.053 files are written and imported which pay the invoices on time, late, short,
/// combined, twice, or not. Run on a database that holds the company already, it only serves;
/// --fresh builds the company anew.
#[derive(Debug, Args)]
pub struct Demo {
    /// Address and port to listen on
    #[arg(long, env = "CASHLANE_LISTEN", value_name = "ADDR:PORT")]
    listen: Option<String>,
    /// Build the company and exit
    #[arg(long)]
    no_serve: bool,
    /// Delete the demo's SQLite database first; stop every other Cashlane that uses it
    #[arg(long)]
    fresh: bool,
    /// Where the bank's files are written
    #[arg(long, value_name = "FOLDER", default_value = "cashlane-data/demo-bank")]
    bank_files: PathBuf,
}

impl Demo {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        if self.fresh {
            discard(app)?;
        }
        let (store, files) = (app.store()?, app.files()?);
        match demo::state(&store)? {
            State::Built(entity) => eprintln!("{} is there already", entity.name),
            State::Unfinished => {
                return Err(Failed::error(
                    "building the demo was interrupted",
                    match sqlite_path(&app.config.db) {
                        Some(_) => "start again with --fresh, which deletes what was built",
                        None => "drop the database and create it again, or name another with --db",
                    },
                ));
            }
            State::Absent => {
                let started = Instant::now();
                let built = demo::build(&store, &files, &self.bank_files, &mut |month| {
                    tracing::debug!(month, "building");
                })?;
                let took = started.elapsed();
                show(app, &built)?;
                eprintln!("built in {:.1} s", took.as_secs_f64());
                eprintln!("the bank's files lie in {}", self.bank_files.display());
            }
        }
        add_administrator(&store)?;
        if self.no_serve {
            return Ok(DONE);
        }
        let listen = self.listen.as_deref().unwrap_or(&app.config.listen);
        serve(
            app,
            store,
            files,
            &Serving {
                listen,
                jobs: true,
                settings: Settings {
                    public_url: app.config.public_url.clone(),
                    ..Settings::new(app.vault()?)
                },
            },
        )?;
        Ok(DONE)
    }
}

/// Deletes the SQLite database if it holds nothing but the demo.
fn discard(app: &App) -> Result<()> {
    let url = &app.config.db;
    let Some(path) = sqlite_path(url) else {
        return Err(Failed::error(
            format!("--fresh deletes a SQLite file, and {url} is none"),
            "drop the database and create it again, or name another with --db",
        ));
    };
    if !path.exists() {
        return Ok(());
    }
    let store = app.store()?;
    let companies = store.read(parties::entities)?;
    if let Some(other) = companies.iter().find(|entity| entity.code != demo::CODE) {
        return Err(Failed::error(
            format!("{url} holds {}, which is no demo", other.name),
            "name another database with --db",
        ));
    }
    // Closed, so that SQLite is done with its files.
    drop(store);
    for suffix in SQLITE_SUFFIXES {
        let file = with_suffix(path, suffix);
        if file.exists() {
            std::fs::remove_file(&file)
                .with_context(|| format!("cannot delete {}", file.display()))?;
        }
    }
    Ok(())
}

/// Adds the demo's administrator, unless anybody can sign in already. The password is random and
/// shown this once.
fn add_administrator(store: &Store) -> Result<()> {
    if store.read(access::has_users)? {
        return Ok(());
    }
    let token = Token::draw(TokenKind::Session);
    let password: String = token
        .reveal()
        .chars()
        .rev()
        .filter(char::is_ascii_alphanumeric)
        .take(20)
        .collect();
    let hash = PasswordHash::make(&password, PasswordCost::PRODUCTION)
        .map_err(o2c::Error::from)
        .context("the random password is refused")?;
    store.write(actor(), move |tx| {
        access::create_first_administrator(tx, ADMINISTRATOR, "Demo administrator", hash.clone())
    })?;
    eprintln!("sign in as {ADMINISTRATOR} with the password {password} (shown once)");
    Ok(())
}

fn show(app: &App, built: &Built) -> Result<()> {
    if app.json() {
        return output::json(built);
    }
    let mut table = Table::new(&["built", ">count"]);
    for (what, count) in [
        ("customers", built.customers),
        ("products", built.products),
        ("orders acknowledged", built.orders),
        ("deliveries", built.deliveries),
        ("invoices", built.invoices),
        ("bank statements", built.statements),
        ("bank entries", built.bank_entries),
        ("applied automatically", built.applied),
        ("waiting for a person", built.waiting),
        ("months closed", built.months_closed),
    ] {
        table.row([what.to_owned(), count.to_string()]);
    }
    for (habit, count) in &built.habits {
        table.row([
            format!("invoices paid: {}", habit.as_str()),
            count.to_string(),
        ]);
    }
    table.print()
}
