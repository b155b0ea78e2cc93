//! From a file and a mapping to documents.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use formats::FormatError;
use formats::table::mapping::{Mapping, MappingError, Plan};
use formats::table::{Documents, RowSource, TableOptions, open_table};
use kernel::{Actor, EntityId};
use sha2::{Digest, Sha256};
use store::Store;

use super::book::Booker;
use super::document::Document;
use super::kind::Kind;
use super::options::OrderOptions;
use super::progress::{Job, Standing};
use super::run::{ImportError, Listener, Mode, Run, Summary};
use crate::parties;

/// What to import, and how.
#[derive(Debug, Clone)]
pub struct Request {
    /// What the rows are.
    pub kind: Kind,
    /// The file: CSV, XLSX, Parquet, JSON or NDJSON.
    pub file: PathBuf,
    /// The mapping's text; without one, columns belong to the fields of the same name.
    pub mapping: Option<String>,
    /// Does everything but keep it.
    pub dry_run: bool,
}

/// Imports a file. Started again with the same file and mapping, it goes on where it stopped; when
/// it had been imported whole, nothing is booked.
///
/// # Errors
/// The file or the mapping cannot be read, or the books fail; what was booked until then stays.
pub fn import(
    store: &Store,
    actor: Actor,
    entity: EntityId,
    request: &Request,
    listener: &mut dyn Listener,
) -> Result<Summary, ImportError> {
    let opened = Opened::open(
        store,
        entity,
        request.kind,
        &request.file,
        request.mapping(),
    )?;
    let job = Job {
        entity,
        kind: request.kind,
        file_name: file_name(&request.file),
        fingerprint: fingerprint(&request.file, request.mapping())?,
    };
    let mode = if request.dry_run {
        Mode::Trial
    } else {
        Mode::Real
    };
    opened.run(store, actor, (job, mode, None), listener)
}

impl Request {
    fn mapping(&self) -> &str {
        self.mapping.as_deref().unwrap_or_default()
    }
}

/// A file that fits its mapping, before its rows are read.
pub(super) struct Opened {
    path: PathBuf,
    first: Box<dyn RowSource>,
    table: TableOptions,
    plan: Plan,
    booker: Booker,
}

impl Opened {
    pub fn open(
        store: &Store,
        entity: EntityId,
        kind: Kind,
        path: &Path,
        mapping: &str,
    ) -> Result<Self, ImportError> {
        let parsed = Mapping::parse(mapping);
        let mut mapping = parsed.map_err(|error| ImportError::Mapping(vec![error]))?;
        check_kind(&mapping, kind)?;
        let orders = options(&mapping, kind)?;
        if kind.has_amounts() {
            let base = store.read(|tx| parties::entity(tx, entity))?.base_currency;
            let currency = mapping.defaults.entry("currency".to_owned());
            currency.or_insert_with(|| base.code().to_owned());
        }
        let table = mapping
            .table_options()
            .map_err(|error| ImportError::Mapping(vec![error]))?;
        let first = open_table(path, &table)?;
        let plan = Plan::compile(Some(&mapping), first.columns(), kind.fields())
            .map_err(ImportError::Mapping)?;
        Ok(Self {
            path: path.to_owned(),
            first,
            table,
            plan,
            booker: Booker { kind, orders },
        })
    }

    /// Rows of the whole file, where the file tells.
    pub fn rows(&self) -> Option<u64> {
        self.first.total_hint()
    }

    /// Books the file; a standing says where to go on.
    pub fn run(
        self,
        store: &Store,
        actor: Actor,
        (job, mode, standing): (Job, Mode, Option<Standing>),
        listener: &mut dyn Listener,
    ) -> Result<Summary, ImportError> {
        let total = self.rows();
        let mut first = Some(self.first);
        let open = || match first.take() {
            Some(source) => Ok(source),
            None => open_table(&self.path, &self.table),
        };
        let mut documents = Documents::open(open, self.plan)?;
        let mut run = Run::new(store, actor, self.booker, job, listener);
        run.mode = mode;
        run.standing = standing;
        run.total = total;
        run.all(|| -> Result<Option<Document>, FormatError> {
            Ok(documents.next_document()?.map(Document::from))
        })
    }
}

/// What the mapping says to the books; only orders have something to choose.
fn options(mapping: &Mapping, kind: Kind) -> Result<OrderOptions, ImportError> {
    let booking = mapping.booking.clone();
    if kind != Kind::Orders && !booking.is_empty() {
        return Err(ImportError::Booking(format!(
            "{kind} have nothing to choose there"
        )));
    }
    booking
        .try_into()
        .map_err(|error| ImportError::Booking(error.to_string()))
}

fn check_kind(mapping: &Mapping, kind: Kind) -> Result<(), ImportError> {
    if mapping.kind.is_empty() || mapping.kind == kind.as_str() {
        return Ok(());
    }
    Err(ImportError::Mapping(vec![MappingError {
        place: "kind".to_owned(),
        value: mapping.kind.clone(),
        problem: format!("the mapping is not made for {kind}"),
        remedy: "name the kind that the mapping is made for, or another mapping".to_owned(),
    }]))
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The same file with the same mapping has the same fingerprint, whatever it is called.
pub(super) fn fingerprint(path: &Path, mapping: &str) -> Result<String, ImportError> {
    let failed = |source| ImportError::File {
        path: path.display().to_string(),
        source,
    };
    let mut file = BufReader::new(File::open(path).map_err(failed)?);
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let length = file.read(&mut piece).map_err(failed)?;
        if length == 0 {
            break;
        }
        hash.update(&piece[..length]);
    }
    // The file's length is not known to the reader of the hash: a mark keeps the two apart.
    hash.update(b"\0mapping\0");
    hash.update(mapping.as_bytes());
    Ok(hex::encode(hash.finalize()))
}
