//! The desk in a browser at a million open items: first content, and lists from key press to rows.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use kernel::EntityId;
use kernel::dates::add_months;
use o2c::access::{self, PasswordCost, PasswordHash};
use o2c::receivables;
use serde::Deserialize;
use store::Store;

use super::bare::Bare;
use super::company::{self, actor};
use super::report::{Goal, Report};
use super::scratch::Place;
use super::{million, path};
use crate::desk;
use crate::process::Node;
use crate::services::free_port;

/// How much.
#[derive(Args)]
pub struct Options {
    /// Open items
    #[arg(long, default_value_t = 1_000_000)]
    items: usize,
    /// Customers who owe them
    #[arg(long, default_value_t = 50_000)]
    customers: usize,
    /// Orders that have gone the whole path, for the lists of documents
    #[arg(long, default_value_t = 20_000)]
    orders: usize,
    /// Keep the database and serve it until the program is stopped
    #[arg(long)]
    hold: bool,
}

const PRODUCTS: usize = 200;
const BATCH: usize = 500;
const EMAIL: &str = "administrator@desk.example";
const PASSWORD: &str = "A-million-open-items-4711";

/// What the browser measured.
#[derive(Deserialize)]
struct Measured {
    name: String,
    millis: f64,
    below: f64,
}

/// Measures.
pub fn run(place: &Place, options: &Options) -> Result<Report> {
    ensure!(
        options.customers > 0 && options.items >= options.customers,
        "too few items"
    );
    desk::build()?;
    let scratch = place.scratch()?;
    let folder = tempfile::tempdir()?;
    {
        let store = scratch.open()?;
        let company = company::create(&store, options.customers, PRODUCTS)?;
        million::fill(&store, &company, options.items)?;
        path::fill(&store, &company, options.orders, BATCH)?;
        close_months(&store, company.entity)?;
        add_administrator(&store)?;
        Bare::open(place, &scratch)?.analyse()?;
    }
    let node = Node::start(&scratch.url, folder.path(), free_port()?)?;
    if options.hold {
        scratch.keep();
        println!(
            "http://127.0.0.1:{} as {EMAIL} with {PASSWORD}; the database is {}",
            node.port, scratch.url
        );
        loop {
            std::thread::park();
        }
    }
    let mut report = Report::new("desk", place.name());
    for one in measure(node.port)? {
        report.judged(&one.name, one.millis, "ms", Goal::Below(one.below));
    }
    Ok(report)
}

/// Closes the months that have ended, as any company does.
fn close_months(store: &Store, entity: EntityId) -> Result<()> {
    store.write(actor(), move |tx| {
        let today = o2c::parties::entity(tx, entity)?.today(tx.now());
        receivables::close_periods(tx, entity, add_months(today, -1))
    })?;
    Ok(())
}

fn add_administrator(store: &Store) -> Result<()> {
    let hash = PasswordHash::make(PASSWORD, PasswordCost::PRODUCTION)
        .map_err(o2c::Error::from)
        .context("the password is refused")?;
    store.write(actor(), move |tx| {
        access::create_first_administrator(tx, EMAIL, "Administrator", hash.clone())
    })?;
    Ok(())
}

/// Lets the browser measure the server on this port.
fn measure(port: u16) -> Result<Vec<Measured>> {
    let output = Command::new("npm")
        .args(["run", "--silent", "speed"])
        .env("CASHLANE_URL", format!("http://127.0.0.1:{port}"))
        .env("CASHLANE_DESK", "server")
        .env("CASHLANE_EMAIL", EMAIL)
        .env("CASHLANE_PASSWORD", PASSWORD)
        .env("CHROMIUM", desk::browser::find()?)
        .current_dir(desk::folder())
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start npm")?;
    if !output.status.success() {
        bail!("npm run speed failed");
    }
    serde_json::from_slice(&output.stdout).context("npm run speed printed no figures")
}
