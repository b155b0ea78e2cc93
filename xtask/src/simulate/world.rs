//! The company that is simulated.

use std::cell::Cell;
use std::path::Path;

use anyhow::{Context, Result};
use formats::ids::Iban;
use kernel::{Currency, CustomerId, EntityId};
use o2c::access::{self, NewApiKey, Permission, Principal, Token, TokenKind};
use o2c::cash::{self, NewBankAccount};
use store::{Files, Store};
use tempfile::TempDir;

use crate::bench::company::{self, actor};
use crate::bench::{Place, Scratch};

/// A database with masters, and where its servers keep their files.
pub struct World {
    scratch: Scratch,
    folder: Cell<Option<TempDir>>,
    path: std::path::PathBuf,
    entity: EntityId,
    secret: String,
    lanes: Vec<Town>,
}

/// What one lane of business has to itself.
#[derive(Clone)]
pub struct Town {
    /// Its customers.
    pub customers: Vec<CustomerId>,
    /// Products, the same for all.
    pub skus: Vec<String>,
    /// Our account with its bank.
    pub iban: String,
}

const CUSTOMERS_PER_LANE: usize = 6;
const PRODUCTS: usize = 25;

impl World {
    /// Makes database, company and an API key.
    pub fn create(place: &Place, lanes: usize) -> Result<Self> {
        let scratch = place.scratch()?;
        let folder = tempfile::tempdir()?;
        let store = scratch.open()?;
        let made = company::create(&store, lanes * CUSTOMERS_PER_LANE, PRODUCTS)?;
        let secret = api_key(&store)?;
        let mut towns = Vec::with_capacity(lanes);
        for (lane, customers) in made.customers.chunks(CUSTOMERS_PER_LANE).enumerate() {
            let iban = Iban::from_bban("DE", &format!("50010517{:010}", lane + 1))?;
            let new = NewBankAccount {
                name: format!("Bank {lane}"),
                account_no: iban.as_str().to_owned(),
                bic: None,
                currency: Some(Currency::EUR),
                ledger_account: None,
            };
            let entity = made.entity;
            store.write(actor(), move |tx| {
                cash::create_bank_account(tx, entity, new.clone()).map(drop)
            })?;
            towns.push(Town {
                customers: customers.to_vec(),
                skus: made.skus.clone(),
                iban: iban.as_str().to_owned(),
            });
        }
        let path = folder.path().to_owned();
        let folder = Cell::new(Some(folder));
        Ok(Self {
            scratch,
            folder,
            path,
            entity: made.entity,
            secret,
            lanes: towns,
        })
    }

    /// The database.
    pub fn url(&self) -> &str {
        &self.scratch.url
    }

    /// Where servers keep files, mail and logs.
    pub fn folder(&self) -> &Path {
        &self.path
    }

    /// The legal entity.
    pub const fn entity(&self) -> EntityId {
        self.entity
    }

    /// The API key that may do everything.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// One town for each lane.
    pub fn lanes(&self) -> &[Town] {
        &self.lanes
    }

    /// Opens the database beside the servers.
    pub fn open(&self) -> Result<Store> {
        self.scratch.open().context("the database cannot be opened")
    }

    /// The document store of the servers.
    pub fn files(&self) -> Result<Files> {
        Ok(Files::open(&format!(
            "dir:{}",
            self.path.join("files").display()
        ))?)
    }

    /// Leaves everything for inspection; gives where.
    pub fn keep(&self) -> String {
        let folder = self.folder.take().map(TempDir::keep);
        self.scratch.keep();
        let folder = folder.unwrap_or_else(|| self.path.clone());
        format!("{} and {}", self.scratch.url, folder.display())
    }
}

fn api_key(store: &Store) -> Result<String> {
    let token = Token::draw(TokenKind::ApiKey);
    let secret = token.reveal().to_owned();
    let by = Principal::system("simulate");
    store.write(by.actor.clone(), move |tx| {
        let key = NewApiKey {
            name: "simulation".to_owned(),
            scopes: Permission::ALL.to_vec(),
            entity_id: None,
            expires_at: None,
        };
        access::create_api_key(tx, &by, key, &token).map(drop)
    })?;
    Ok(secret)
}
