//! Imports as people see them: how far they came, and what became of each row.

use formats::table::Cell;
use kernel::{EntityId, ImportId, Instant};
use serde::{Deserialize, Serialize};
use store::{Row, Tx, Value};
use utoipa::{IntoParams, ToSchema};

use super::kind::Kind;
use crate::access;
use crate::conditions::Conditions;
use crate::error::{Error, Result};
use crate::exchange::export::Sink;
use crate::page::{Page, PageRequest};
use crate::words::words;

words! {
    /// Where an import stands.
    ImportState as "a state of an import" {
        /// It waits for a worker, or is being carried out.
        Running = "running",
        /// The file was read to its end.
        Finished = "finished",
        /// It ended early; the reason stands beside it.
        Failed = "failed",
    }
}

/// An import and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportView {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ImportId,
    /// What its rows are.
    pub kind: String,
    /// Name of the file.
    pub file_name: String,
    /// True when nothing was to be kept but what would become of the rows.
    pub dry_run: bool,
    /// Where it stands.
    pub state: ImportState,
    /// Why it ended early.
    pub failure: Option<String>,
    /// Rows of the file; `null` where the file does not tell beforehand.
    pub rows_total: Option<i64>,
    /// Rows read so far: always those booked and those reported together.
    pub rows_read: i64,
    /// Rows that are in the books; on a dry run, that would be.
    pub rows_booked: i64,
    /// Rows that were left out.
    pub rows_reported: i64,
    /// Documents read so far.
    pub documents: i64,
    /// The mapping that it was read with, as TOML; `null` where columns belong to the fields of
    /// the same name, or where it was started on the command line.
    pub mapping: Option<String>,
    /// Who asked for it; `null` for one that was started on the command line.
    pub requested_by: Option<String>,
    /// The name of that user or API key.
    pub requested_by_name: Option<String>,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    pub started_at: Instant,
    /// When its file had been read to the end.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub finished_at: Option<Instant>,
}

/// Which imports a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ImportFilter {
    /// Only imports of this kind.
    pub kind: Option<Kind>,
    /// Only imports that stand here.
    pub state: Option<ImportState>,
}

words! {
    /// What became of rows.
    RowOutcome as "what became of a row" {
        /// They are in the books.
        Booked = "booked",
        /// It was left out; nothing of it is in the books.
        Reported = "reported",
    }
}

/// What became of rows of an import: of one that was reported, or of a stretch that was booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportRows {
    /// Booked or reported.
    pub outcome: RowOutcome,
    /// The first row, by its line or number in the file.
    pub first_row: i64,
    /// The last row.
    pub last_row: i64,
    /// How many rows these are; a stretch may leave out lines that hold none, and rows that
    /// another batch answers for.
    pub rows: i64,
    /// The column or field at fault.
    pub column: Option<String>,
    /// The value found there.
    pub value: Option<String>,
    /// What is wrong.
    pub problem: Option<String>,
    /// What to do.
    pub remedy: Option<String>,
    /// Keeps results apart that begin at the same row.
    #[serde(skip)]
    no: i64,
}

/// Which rows a list shows.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ImportRowFilter {
    /// Only rows of which this became.
    pub outcome: Option<RowOutcome>,
}

const COLUMNS: &str = "SELECT id, kind, file_name, dry_run, status, failure, rows_total, rows_read,
    rows_booked, rows_reported, documents_done, requested_by, started_at, finished_at,
    mapping
    FROM imports";

fn view(row: &Row) -> Result<ImportView> {
    let (status, failure): (String, Option<String>) = (row.get(4)?, row.get(5)?);
    let state = match (status.as_str(), &failure) {
        ("finished", _) => ImportState::Finished,
        (_, Some(_)) => ImportState::Failed,
        (_, None) => ImportState::Running,
    };
    Ok(ImportView {
        id: row.get(0)?,
        kind: row.get(1)?,
        file_name: row.get(2)?,
        dry_run: row.get(3)?,
        state,
        failure,
        rows_total: row.get(6)?,
        rows_read: row.get(7)?,
        rows_booked: row.get(8)?,
        rows_reported: row.get(9)?,
        documents: row.get(10)?,
        requested_by: row.get(11)?,
        requested_by_name: None,
        started_at: row.get(12)?,
        finished_at: row.get(13)?,
        mapping: row.get(14)?,
    })
}

/// Imports of a legal entity, newest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_imports(
    tx: &mut Tx,
    entity: EntityId,
    filter: &ImportFilter,
    page: &PageRequest,
) -> Result<Page<ImportView>> {
    let mut conditions = Conditions::new("entity_id = {}", entity);
    if let Some(kind) = filter.kind {
        conditions.and("kind = {}", [kind.into()]);
    }
    match filter.state {
        Some(ImportState::Finished) => conditions.and("status = 'finished'", []),
        Some(ImportState::Failed) => {
            conditions.and("status <> 'finished' AND failure IS NOT NULL", []);
        }
        Some(ImportState::Running) => {
            conditions.and("status <> 'finished' AND failure IS NULL", []);
        }
        None => {}
    }
    if let Some(after) = page.key::<ImportId>()? {
        conditions.and("id < {}", [after.into()]);
    }
    let (sql, args) = conditions.query(COLUMNS, "ORDER BY id DESC", page.fetch()?);
    let rows = tx.query(&sql, &args)?;
    let mut imports = rows.iter().map(view).collect::<Result<Vec<_>>>()?;
    add_names(tx, &mut imports)?;
    Ok(Page::of(imports, page, |last| last.id))
}

/// An import and how far it has come.
///
/// # Errors
/// [`Error::NotFound`] when the legal entity has no such import.
pub fn import_view(tx: &mut Tx, entity: EntityId, id: ImportId) -> Result<ImportView> {
    let sql = format!("{COLUMNS} WHERE id = $1 AND entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let mut import = view(&row.ok_or_else(|| unknown(id))?)?;
    add_names(tx, std::slice::from_mut(&mut import))?;
    Ok(import)
}

fn add_names(tx: &mut Tx, imports: &mut [ImportView]) -> Result<()> {
    let names = access::actor_names(tx, imports.iter().flat_map(|it| &it.requested_by))?;
    for import in imports {
        import.requested_by_name = names.of(import.requested_by.as_deref());
    }
    Ok(())
}

pub(super) fn unknown(id: ImportId) -> Error {
    Error::NotFound {
        kind: "import",
        id: id.to_string(),
    }
}

/// What became of the rows of an import, in the order of the file: reported rows one by one,
/// booked ones in stretches.
///
/// # Errors
/// [`Error::NotFound`]; refuses a wrong limit or cursor.
pub fn list_import_rows(
    tx: &mut Tx,
    entity: EntityId,
    id: ImportId,
    filter: ImportRowFilter,
    page: &PageRequest,
) -> Result<Page<ImportRows>> {
    import_view(tx, entity, id)?;
    let (sql, mut args) = results(id, filter, page.key()?);
    args.push(page.fetch()?.into());
    let rows = tx.query(&format!("{sql} LIMIT ${}", args.len()), &args)?;
    let rows = rows.iter().map(row_result).collect::<Result<Vec<_>>>()?;
    Ok(Page::of(rows, page, |last| {
        (last.first_row, last.outcome, last.no)
    }))
}

/// The columns that [`export_import_rows`] fills.
pub const IMPORT_ROW_COLUMNS: [&str; 8] = [
    "first_row",
    "last_row",
    "rows",
    "outcome",
    "column",
    "value",
    "problem",
    "remedy",
];

/// Writes all of what [`list_import_rows`] shows.
///
/// # Errors
/// [`Error::NotFound`], or the sink fails.
pub fn export_import_rows(
    tx: &mut Tx,
    entity: EntityId,
    id: ImportId,
    filter: ImportRowFilter,
    sink: &mut Sink<'_>,
) -> Result<()> {
    import_view(tx, entity, id)?;
    let (sql, args) = results(id, filter, None);
    tx.query_each(&sql, &args, |row| {
        sink(&cells(row)?).map_err(|source| store::Error::Io {
            what: "write the rows of an import".to_owned(),
            source,
        })
    })?;
    Ok(())
}

fn cells(row: &Row) -> store::Result<Vec<Cell>> {
    let text = |index| {
        row.get::<Option<String>>(index)
            .map(Option::unwrap_or_default)
    };
    let mut cells = Vec::with_capacity(IMPORT_ROW_COLUMNS.len());
    for index in 0..3 {
        cells.push(Cell::Int(row.get(index)?));
    }
    for index in [3, 5, 6, 7, 8] {
        cells.push(Cell::text(text(index)?));
    }
    Ok(cells)
}

const REPORTED: &str =
    "SELECT row_no, row_no, CAST(1 AS BIGINT), 'reported', problem_no, column_name, value,
    problem, remedy FROM import_problems WHERE import_id = $1";
const BOOKED: &str =
    "SELECT first_row, last_row, rows, 'booked', stretch_no, NULL, NULL, NULL, NULL
    FROM import_booked WHERE import_id = $1";

/// The results of one kind or of both, from a key on.
fn results(
    id: ImportId,
    filter: ImportRowFilter,
    after: Option<(i64, RowOutcome, i64)>,
) -> (String, Vec<Value>) {
    let (mut reported, mut booked) = (REPORTED.to_owned(), BOOKED.to_owned());
    let mut args: Vec<Value> = vec![id.into()];
    if let Some((row, outcome, no)) = after {
        reported.push_str(" AND (row_no, 'reported', problem_no) > ($2, $3, $4)");
        booked.push_str(" AND (first_row, 'booked', stretch_no) > ($2, $3, $4)");
        args.extend([row.into(), outcome.into(), no.into()]);
    }
    let both = match filter.outcome {
        Some(RowOutcome::Reported) => reported,
        Some(RowOutcome::Booked) => booked,
        None => format!("{reported} UNION ALL {booked}"),
    };
    (format!("{both} ORDER BY 1, 4, 5"), args)
}

fn row_result(row: &Row) -> Result<ImportRows> {
    Ok(ImportRows {
        first_row: row.get(0)?,
        last_row: row.get(1)?,
        rows: row.get(2)?,
        outcome: row.get(3)?,
        no: row.get(4)?,
        column: row.get(5)?,
        value: row.get(6)?,
        problem: row.get(7)?,
        remedy: row.get(8)?,
    })
}
