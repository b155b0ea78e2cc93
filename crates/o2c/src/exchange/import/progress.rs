//! How far an import has come, kept in the same transaction as what it books; so that an import
//! that was killed goes on where it stopped and books nothing twice.

use kernel::{EntityId, Event, EventKind, ImportId};
use store::{Row, Tx, Value};

use super::kept::Kept;
use super::kind::Kind;
use super::result::Problem;
use crate::error::Result;

/// An import and how far it has come.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub id: ImportId,
    pub finished: bool,
    pub counts: Counts,
}

/// What was read, and what became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub documents: u64,
    pub rows_read: u64,
    pub rows_booked: u64,
    pub rows_reported: u64,
}

impl Counts {
    fn values(self) -> [Value; 4] {
        [
            self.documents,
            self.rows_read,
            self.rows_booked,
            self.rows_reported,
        ]
        .map(number)
    }
}

/// What is imported from where.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub entity: EntityId,
    pub kind: Kind,
    pub file_name: String,
    pub fingerprint: String,
}

/// Begins the import, or finds where it stopped.
pub(super) fn start(tx: &mut Tx, job: &Job) -> Result<Standing> {
    let id: ImportId = tx.new_id();
    let zero = Value::Int(0);
    let started = tx.exec(
        "INSERT INTO imports (id, entity_id, kind, file_name, fingerprint, status, \
         documents_done, rows_read, rows_booked, rows_reported, started_at) \
         VALUES ($1, $2, $3, $4, $5, 'running', $6, $6, $6, $6, $7) ON CONFLICT DO NOTHING",
        &[
            id.into(),
            job.entity.into(),
            job.kind.as_str().into(),
            (&job.file_name).into(),
            (&job.fingerprint).into(),
            zero,
            tx.now().into(),
        ],
    )?;
    if started == 1 {
        tx.record(
            Event::new(EventKind::ImportStarted, job.entity)
                .object(id, "import")
                .attr("kind", job.kind.as_str())
                .attr("file", job.file_name.as_str()),
        )?;
        return Ok(Standing {
            id,
            finished: false,
            counts: Counts::default(),
        });
    }
    let row = tx.query_one(
        "SELECT id, status, documents_done, rows_read, rows_booked, rows_reported FROM imports \
         WHERE entity_id = $1 AND kind = $2 AND fingerprint = $3",
        &[
            job.entity.into(),
            job.kind.as_str().into(),
            (&job.fingerprint).into(),
        ],
    )?;
    standing(&row)
}

/// How far an import has come, out of a row that begins with `id, status` and the four counts.
pub(super) fn standing(row: &Row) -> Result<Standing> {
    let status: String = row.get(1)?;
    let count = |index: usize| -> Result<u64> {
        Ok(u64::try_from(row.get::<i64>(index)?).unwrap_or_default())
    };
    let counts = Counts {
        documents: count(2)?,
        rows_read: count(3)?,
        rows_booked: count(4)?,
        rows_reported: count(5)?,
    };
    Ok(Standing {
        id: row.get(0)?,
        finished: status == "finished",
        counts,
    })
}

/// Records that the import has come from `before` to `after`, with what is kept of the rows
/// on the way.
///
/// # Errors
/// [`store::Error::Conflict`] when another process drives the same import.
pub(super) fn advance(
    tx: &mut Tx,
    id: ImportId,
    before: Counts,
    after: Counts,
    kept: &Kept,
) -> Result<()> {
    let [documents, read, booked, reported] = after.values();
    let [documents_before, ..] = before.values();
    tx.exec_one(
        "UPDATE imports SET documents_done = $2, rows_read = $3, rows_booked = $4, \
         rows_reported = $5 WHERE id = $1 AND status = 'running' AND documents_done = $6",
        &[
            id.into(),
            documents,
            read,
            booked,
            reported,
            documents_before,
        ],
    )?;
    keep_problems(tx, id, before, kept)?;
    keep_booked(tx, id, before, kept)
}

fn number(value: u64) -> Value {
    Value::Int(i64::try_from(value).unwrap_or(i64::MAX))
}

fn keep_problems(tx: &mut Tx, id: ImportId, before: Counts, kept: &Kept) -> Result<()> {
    let mut rows = Vec::with_capacity(kept.problems.len() * 7);
    for (no, (row, problem)) in (before.rows_reported + 1..).zip(&kept.problems) {
        rows.extend([
            id.into(),
            number(no),
            number(*row),
            problem.column.as_deref().into(),
            problem.value.as_deref().into(),
            (&problem.problem).into(),
            (&problem.remedy).into(),
        ]);
    }
    let columns = [
        "import_id",
        "problem_no",
        "row_no",
        "column_name",
        "value",
        "problem",
        "remedy",
    ];
    tx.insert_many("import_problems", &columns, rows)?;
    Ok(())
}

fn keep_booked(tx: &mut Tx, id: ImportId, before: Counts, kept: &Kept) -> Result<()> {
    let mut rows = Vec::with_capacity(kept.booked.len() * 5);
    // A batch has fewer stretches than rows, so counting on from the rows before is never short.
    for (no, stretch) in (before.rows_read + 1..).zip(&kept.booked) {
        let numbers = [no, stretch.first, stretch.last, stretch.rows].map(number);
        rows.push(id.into());
        rows.extend(numbers);
    }
    let columns = ["import_id", "stretch_no", "first_row", "last_row", "rows"];
    tx.insert_many("import_booked", &columns, rows)?;
    Ok(())
}

/// Records that the file has been read to its end.
pub(super) fn finish(tx: &mut Tx, job: &Job, id: ImportId, counts: Counts) -> Result<()> {
    let [documents, ..] = counts.values();
    tx.exec_one(
        "UPDATE imports SET status = 'finished', finished_at = $2, failure = NULL \
         WHERE id = $1 AND status = 'running' AND documents_done = $3",
        &[id.into(), tx.now().into(), documents],
    )?;
    tx.record(
        Event::new(EventKind::ImportFinished, job.entity)
            .object(id, "import")
            .attr("rows_read", counts.rows_read)
            .attr("rows_booked", counts.rows_booked)
            .attr("rows_reported", counts.rows_reported),
    )?;
    Ok(())
}

/// The rows that the import reported so far, in the order in which it read them.
pub(super) fn problems(tx: &mut Tx, id: ImportId) -> Result<Vec<(u64, Problem)>> {
    let rows = tx.query(
        "SELECT row_no, column_name, value, problem, remedy FROM import_problems \
         WHERE import_id = $1 ORDER BY problem_no",
        &[id.into()],
    )?;
    rows.iter()
        .map(|row| {
            let problem = Problem {
                column: row.get(1)?,
                value: row.get(2)?,
                problem: row.get(3)?,
                remedy: row.get(4)?,
            };
            Ok((
                u64::try_from(row.get::<i64>(0)?).unwrap_or_default(),
                problem,
            ))
        })
        .collect()
}
