use std::io;
use std::path::PathBuf;

use cashlane_o2c as o2c;
use kernel::{Actor, Currency, EntityId};
use o2c::exchange::import::{self, Kind, Listener, Outcome, Progress, Request, RowResult, Summary};
use o2c::exchange::setup::{self, Company, CompanyBank, NewCompany, Prefixes};
use o2c::exchange::verify;
use o2c::parties::{self, Country, Language, NewEntity, TimeZone};
use store::testing::fresh_stores;
use store::{Files, Store};

/// A company in a fresh database of either kind, and a folder for files.
pub struct Place {
    pub backend: &'static str,
    pub store: Store,
    pub company: Company,
    pub folder: tempfile::TempDir,
}

pub fn actor() -> Actor {
    Actor::system("test")
}

/// One place for each database.
pub fn places() -> Vec<Place> {
    fresh_stores()
        .into_iter()
        .map(|(backend, store)| place(backend, store))
        .collect()
}

/// A place on SQLite alone, for tests that would take long.
pub fn one_place() -> Place {
    let (backend, store) = fresh_stores()
        .into_iter()
        .next()
        .expect("SQLite is always there");
    place(backend, store)
}

fn place(backend: &'static str, store: Store) -> Place {
    let company = store
        .write(actor(), |tx| setup::create_company(tx, new_company()))
        .expect("the company is well formed");
    let folder = tempfile::tempdir().expect("a temporary folder");
    Place {
        backend,
        store,
        company,
        folder,
    }
}

pub fn new_company() -> NewCompany {
    NewCompany {
        entity: NewEntity {
            code: "ACME".to_owned(),
            name: "Acme Ltd".to_owned(),
            country: Country::GB,
            base_currency: Currency::GBP,
            language: Language::En,
            time_zone: TimeZone::parse("Europe/London").expect("a time zone"),
            street: "1 High Street".to_owned(),
            postal_code: "SW1A 1AA".to_owned(),
            city: "London".to_owned(),
            vat_id: None,
            tax_number: None,
            register_text: None,
            email: None,
            phone: None,
            write_off_limit_minor: 0,
            tolerance_minor: 0,
            reservation_days: parties::RESERVATION_DAYS,
            foreign_write_off_limits_minor: parties::ForeignLimits::default(),
            matches_by_itself: false,
        },
        bank: CompanyBank {
            name: "Current account".to_owned(),
            account_no: "GB82WEST12345698765432".to_owned(),
            bic: None,
            currency: None,
        },
        prefixes: Prefixes::default(),
    }
}

impl Place {
    pub fn entity(&self) -> EntityId {
        self.company.entity.id
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("the folder is writable");
        path
    }

    /// Imports a text as a file and gives the summary with every row's result.
    pub fn import(&self, kind: Kind, mapping: &str, rows: &str) -> (Summary, Vec<RowResult>) {
        let file = self.write(&format!("{kind}.csv"), rows);
        let request = Request {
            kind,
            file,
            mapping: Some(mapping.to_owned()),
            dry_run: false,
        };
        let mut heard = Heard::default();
        let summary = import::import(&self.store, actor(), self.entity(), &request, &mut heard)
            .unwrap_or_else(|error| panic!("{}: {error:?}", self.backend));
        assert_eq!(
            summary.rows_read,
            summary.rows_booked + summary.rows_reported
        );
        assert_eq!(
            summary.rows_read,
            heard.rows.len() as u64,
            "each row is answered once"
        );
        (summary, heard.rows)
    }

    pub fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        self.store
            .read(|tx| tx.query_one(&sql, &[])?.get(0))
            .map_err(|error: store::Error| error)
            .expect("the table is there")
    }

    /// Fails unless everything proves itself.
    pub fn verify(&self) {
        let url = format!("dir:{}", self.folder.path().join("files").display());
        let files = Files::open(&url).expect("a folder");
        let checked = verify::all(&self.store, &files, &mut |_| {}).expect("readable books");
        let wrong: Vec<_> = checked
            .iter()
            .filter(|part| !part.differences.is_empty())
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", self.backend);
    }
}

/// Remembers what an import told.
#[derive(Default)]
pub struct Heard {
    pub rows: Vec<RowResult>,
    /// Stops the import, as a kill would, after so many rows were told.
    pub stop_after: Option<usize>,
}

impl Listener for Heard {
    fn row(&mut self, result: &RowResult) -> io::Result<()> {
        if self.stop_after.is_some_and(|most| self.rows.len() >= most) {
            return Err(io::Error::other("killed"));
        }
        self.rows.push(result.clone());
        Ok(())
    }

    fn progress(&mut self, _: Progress) {}
}

/// The rows that were reported, with their problems.
pub fn reported(rows: &[RowResult]) -> Vec<(u64, String)> {
    rows.iter()
        .filter_map(|row| match &row.outcome {
            Outcome::Reported(problem) => Some((row.row, problem.problem.clone())),
            Outcome::Booked { .. } => None,
        })
        .collect()
}
