//! Imports of stored files: asked for by a request, carried out by a job.

use std::path::{Path, PathBuf};

use kernel::{Actor, EntityId, Event, EventKind, ImportId, kind};
use serde_json::json;
use store::{NewJob, Store, Tx};

use super::kind::Kind;
use super::open::{Opened, fingerprint};
use super::progress::{self, Job, Standing};
use super::run::{ImportError, Listener, Mode, Summary};
use super::views::{self, ImportView};
use crate::access::Permission;
use crate::error::Result;

/// Kind of the job that carries out an import. Its payload: `entity` and `import`; its dedupe key:
/// the import.
pub const IMPORT_JOB: &str = "import_file";

/// A file to import, as it came in.
#[derive(Debug, Clone)]
pub struct Upload {
    /// What the rows are.
    pub kind: Kind,
    /// Where the file lies for now.
    pub path: PathBuf,
    /// What people call it.
    pub name: String,
    /// The mapping's text; without one, columns belong to the fields of the same name.
    pub mapping: Option<String>,
    /// Does everything but keep it; only what would become of the rows is kept.
    pub dry_run: bool,
}

/// An upload that fits its mapping.
#[derive(Debug, Clone)]
pub struct Checked {
    upload: Upload,
    rows: Option<u64>,
    fingerprint: String,
}

/// Reads the head of an uploaded file and holds it against its mapping.
///
/// # Errors
/// The file cannot be read or does not fit the mapping.
pub fn check(store: &Store, entity: EntityId, upload: Upload) -> Result<Checked, ImportError> {
    let mapping = upload.mapping.as_deref().unwrap_or_default();
    let opened = Opened::open(store, entity, upload.kind, &upload.path, mapping)?;
    Ok(Checked {
        rows: opened.rows(),
        fingerprint: fingerprint(&upload.path, mapping)?,
        upload,
    })
}

impl Checked {
    /// The same for the same file, mapping and kind, and for nothing else.
    #[must_use]
    pub fn identity(&self) -> String {
        let (upload, print) = (&self.upload, &self.fingerprint);
        format!("{} {print} {} {}", upload.kind, upload.dry_run, upload.name)
    }
}

/// Has an uploaded file imported by a job; its bytes lie in the document store under `sha256`. The
/// same file with the same mapping is one import: one that ended early goes on where it stopped,
/// one that was finished stays as it is.
///
/// # Errors
/// Fails only with the store.
pub fn request_import(
    tx: &mut Tx,
    entity: EntityId,
    checked: &Checked,
    sha256: &str,
    size: usize,
) -> Result<ImportView> {
    let upload = &checked.upload;
    let mut job = Job {
        entity,
        kind: upload.kind,
        file_name: upload.name.clone(),
        fingerprint: checked.fingerprint.clone(),
    };
    if upload.dry_run {
        // The books may have changed since the last trial, so each is an import of its own.
        let trial = tx.new_id::<kind::Import>();
        job.fingerprint = format!("{} {trial}", job.fingerprint);
    }
    let standing = progress::start(tx, &job)?;
    if !standing.finished {
        let file = tx.add_file(sha256, "application/octet-stream", &upload.name, size)?;
        let rows = checked.rows.and_then(|rows| i64::try_from(rows).ok());
        let actor = tx.actor().to_string();
        tx.exec_one(
            "UPDATE imports SET file_id = $2, mapping = $3, requested_by = $4, dry_run = $5,
                rows_total = $6, failure = NULL
            WHERE id = $1",
            &[
                standing.id.into(),
                file.into(),
                upload.mapping.as_deref().into(),
                actor.into(),
                upload.dry_run.into(),
                rows.into(),
            ],
        )?;
        let payload = json!({ "entity": entity.to_string(), "import": standing.id.to_string() });
        tx.enqueue(NewJob::new(IMPORT_JOB, payload).dedupe(standing.id.to_string()))?;
    }
    views::import_view(tx, entity, standing.id)
}

/// An import that waits to be carried out.
#[derive(Debug, Clone)]
pub struct Task {
    /// Hash of the file.
    pub sha256: String,
    /// What people call it.
    pub name: String,
    kind: Kind,
    entity: EntityId,
    mapping: Option<String>,
    dry_run: bool,
    requested_by: Actor,
    standing: Standing,
}

/// What is to be carried out; `None` when it has been.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound) when there is no such import.
pub fn task(tx: &mut Tx, entity: EntityId, id: ImportId) -> Result<Option<Task>> {
    let row = tx.query_opt(
        "SELECT i.id, i.status, i.documents_done, i.rows_read, i.rows_booked, i.rows_reported,
            i.kind, i.mapping, i.dry_run, i.requested_by, f.sha256, f.name
        FROM imports i JOIN files f ON f.id = i.file_id
        WHERE i.id = $1 AND i.entity_id = $2",
        &[id.into(), entity.into()],
    )?;
    let row = row.ok_or_else(|| views::unknown(id))?;
    let task = Task {
        standing: progress::standing(&row)?,
        kind: row.get(6)?,
        entity,
        mapping: row.get(7)?,
        dry_run: row.get(8)?,
        requested_by: Actor::parse(&row.get::<String>(9)?)?,
        sha256: row.get(10)?,
        name: row.get(11)?,
    };
    Ok((!task.standing.finished).then_some(task))
}

/// Carries an import out, as the one who asked for it, from where it stopped.
///
/// # Errors
/// As [`import`](super::import).
pub fn carry_out(
    store: &Store,
    task: Task,
    path: &Path,
    listener: &mut dyn Listener,
) -> Result<Summary, ImportError> {
    let mapping = task.mapping.as_deref().unwrap_or_default();
    let opened = Opened::open(store, task.entity, task.kind, path, mapping)?;
    let job = Job {
        entity: task.entity,
        kind: task.kind,
        file_name: task.name,
        fingerprint: String::new(),
    };
    let mode = match task.dry_run {
        true => Mode::RecordedTrial,
        false => Mode::Real,
    };
    let course = (job, mode, Some(task.standing));
    opened.run(store, task.requested_by, course, listener)
}

/// Records that an import ended early and why. What it booked stays; uploaded again, it goes on.
///
/// # Errors
/// Fails only with the store.
pub fn give_up(tx: &mut Tx, entity: EntityId, id: ImportId, reason: &str) -> Result<()> {
    let changed = tx.exec(
        "UPDATE imports SET failure = $3
        WHERE id = $1 AND entity_id = $2 AND status = 'running'",
        &[id.into(), entity.into(), reason.into()],
    )?;
    if changed == 1 {
        let event = Event::new(EventKind::ImportFailed, entity).object(id, "import");
        tx.record(event.attr("reason", reason))?;
    }
    Ok(())
}

/// Records that an import which ended early goes on.
///
/// # Errors
/// Fails only with the store.
pub fn take_up(tx: &mut Tx, entity: EntityId, id: ImportId) -> Result<()> {
    tx.exec(
        "UPDATE imports SET failure = NULL
        WHERE id = $1 AND entity_id = $2 AND status = 'running'",
        &[id.into(), entity.into()],
    )?;
    Ok(())
}

impl Kind {
    /// What somebody must be permitted, besides importing, to bring in such rows.
    #[must_use]
    pub const fn permission(self) -> Permission {
        match self {
            Self::Customers => Permission::CustomersWrite,
            Self::Products | Self::Prices => Permission::AgreementsWrite,
            Self::Orders => Permission::OrdersWrite,
            Self::Deliveries => Permission::DeliveriesWrite,
            Self::Invoices => Permission::ImportsWrite,
            Self::Payments => Permission::CashWrite,
        }
    }
}
