//! Driving an import: document by document out of the file, batch by batch into the books.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant as Stopwatch};

use formats::table::mapping::MappingError;
use kernel::{Actor, EntityId};
use serde::Serialize;
use store::Store;

use super::book::{Booker, book};
use super::document::{Document, Row};
use super::kept::{counted, kept};
use super::kind::Kind;
use super::orders;
use super::progress::{self, Counts, Job, Standing};
use super::result::{Fates, Outcome, Problem, RowResult, refused};
use crate::error::{Code, Error, Refusal, Result};
use crate::exchange::history::exact_decimal;

/// A batch is closed when it has so many documents …
const BATCH_DOCUMENTS: usize = 500;
/// … or so many rows.
const BATCH_ROWS: usize = 8_000;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Rows of the file. Always rows booked and rows reported together.
    pub rows_read: u64,
    /// Rows that are in the books.
    pub rows_booked: u64,
    /// Rows that were left out, each with its reason.
    pub rows_reported: u64,
    /// Documents of the file.
    pub documents: u64,
    /// Rows that an earlier run of the same import had done already.
    pub rows_done_before: u64,
    /// Σ quantity × price of the rows, for kinds that have both.
    pub turnover: Option<Turnover>,
    /// True when the same file had been imported whole before, so that nothing was to be done.
    pub already_imported: bool,
}

/// What the rows of a file are worth: exact sums of quantity × price, nothing rounded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Turnover {
    /// All rows; always those booked and those reported together.
    pub read: String,
    /// The rows in the books.
    pub booked: String,
    /// The rows left out, as far as they could be read.
    pub reported: String,
    /// Rows whose quantity or price could not be read; they count as nothing above.
    pub unreadable: u64,
}

/// Sums of quantity × price, in units of 10⁻¹².
#[derive(Debug, Clone, Copy, Default)]
struct Worth {
    booked: i128,
    reported: i128,
    unreadable: u64,
}

impl Worth {
    fn add(&mut self, row: &Row, outcome: &Outcome) {
        match (orders::worth(row), outcome) {
            (Some(worth), Outcome::Booked { .. }) => self.booked += worth,
            (Some(worth), Outcome::Reported(_)) => self.reported += worth,
            (None, _) => self.unreadable += 1,
        }
    }

    fn turnover(self) -> Turnover {
        Turnover {
            read: exact_decimal(self.booked + self.reported),
            booked: exact_decimal(self.booked),
            reported: exact_decimal(self.reported),
            unreadable: self.unreadable,
        }
    }
}

/// How far an import has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Rows read so far.
    pub rows: u64,
    /// Rows of the whole file, where the file tells.
    pub total: Option<u64>,
    /// Since the import began.
    pub elapsed: Duration,
}

/// Where results and progress go.
pub trait Listener {
    /// What became of a row, in the order of the documents. Called after the commit.
    ///
    /// # Errors
    /// Ends the import; what is booked stays booked.
    fn row(&mut self, result: &RowResult) -> std::io::Result<()>;

    /// A batch is through.
    fn progress(&mut self, progress: Progress);
}

/// Whether an import books, and what is kept of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// It books.
    Real,
    /// Everything is rolled back.
    Trial,
    /// What it would book is rolled back; what became of its rows is kept.
    RecordedTrial,
}

/// One run of an import.
pub(super) struct Run<'a> {
    store: &'a Store,
    actor: Actor,
    entity: EntityId,
    booker: Arc<Booker>,
    job: Job,
    pub mode: Mode,
    /// Where to go on, when that is known already.
    pub standing: Option<Standing>,
    pub total: Option<u64>,
    listener: &'a mut dyn Listener,
    worth: Worth,
}

/// Why an import ended early.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error("the file cannot be imported")]
    Format(#[from] formats::FormatError),
    /// The mapping does not fit the file; all that is wrong with it.
    #[error("the mapping does not fit: {}", listed(.0))]
    Mapping(Vec<MappingError>),
    /// The mapping's section `booking` cannot be read.
    #[error("the section [booking] of the mapping is not valid: {0}")]
    Booking(String),
    /// The books failed.
    #[error("the import stopped; start it again to go on")]
    Books(#[from] Error),
    /// The results cannot be written.
    #[error("the results cannot be written")]
    Results(#[from] std::io::Error),
    /// The file cannot be opened.
    #[error("the file {path} cannot be read")]
    File {
        /// Its path.
        path: String,
        /// What the system reported.
        #[source]
        source: std::io::Error,
    },
}

fn listed(errors: &[MappingError]) -> String {
    errors
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

impl<'a> Run<'a> {
    /// A run from the first document on.
    pub fn new(
        store: &'a Store,
        actor: Actor,
        booker: Booker,
        job: Job,
        listener: &'a mut dyn Listener,
    ) -> Self {
        let entity = job.entity;
        Self {
            store,
            actor,
            entity,
            booker: Arc::new(booker),
            job,
            mode: Mode::Real,
            standing: None,
            total: None,
            listener,
            worth: Worth::default(),
        }
    }

    /// Books all documents that `next` gives.
    pub fn all(
        mut self,
        mut next: impl FnMut() -> std::result::Result<Option<Document>, formats::FormatError>,
    ) -> std::result::Result<Summary, ImportError> {
        let started = Stopwatch::now();
        let standing = self.start()?;
        let mut counts = Counts::default();
        let mut earlier = self.earlier(&standing)?;
        while counts.documents < standing.counts.documents {
            let Some(document) = next()? else { break };
            counts = self.skip(&document, counts, &mut earlier)?;
        }
        let before = counts;
        let mut batch = Vec::with_capacity(BATCH_DOCUMENTS);
        let mut rows = 0;
        loop {
            let document = next()?;
            let ended = document.is_none();
            if let Some(document) = document {
                rows += document.rows.len();
                batch.push(document);
            }
            if !batch.is_empty() && (ended || batch.len() >= BATCH_DOCUMENTS || rows >= BATCH_ROWS)
            {
                counts = self.batch(&standing, counts, std::mem::take(&mut batch))?;
                rows = 0;
                self.listener.progress(Progress {
                    rows: counts.rows_read,
                    total: self.total,
                    elapsed: started.elapsed(),
                });
            }
            if ended {
                break;
            }
        }
        self.finish(&standing, counts)?;
        Ok(Summary {
            rows_read: counts.rows_read,
            rows_booked: counts.rows_booked,
            rows_reported: counts.rows_reported,
            documents: counts.documents,
            rows_done_before: before.rows_read,
            turnover: (self.job.kind == Kind::Orders).then(|| self.worth.turnover()),
            already_imported: standing.finished,
        })
    }

    fn start(&mut self) -> Result<Standing> {
        if let Some(standing) = self.standing.take() {
            return Ok(standing);
        }
        let job = self.job.clone();
        let work = move |tx: &mut store::Tx| progress::start(tx, &job);
        if self.mode == Mode::Trial {
            // A trial starts from the first row, whatever an earlier run did.
            let standing = self.store.dry_run(self.actor.clone(), work)?;
            return Ok(Standing {
                finished: false,
                counts: Counts::default(),
                ..standing
            });
        }
        self.store.write(self.actor.clone(), work)
    }

    /// What an earlier run reported.
    fn earlier(&self, standing: &Standing) -> Result<VecDeque<(u64, Problem)>> {
        if standing.counts.rows_reported == 0 {
            return Ok(VecDeque::new());
        }
        let problems = self.store.read(|tx| progress::problems(tx, standing.id))?;
        Ok(problems.into_iter().collect())
    }

    /// Tells again what an earlier run did with a document.
    fn skip(
        &mut self,
        document: &Document,
        counts: Counts,
        earlier: &mut VecDeque<(u64, Problem)>,
    ) -> std::io::Result<Counts> {
        let fates = document
            .rows
            .iter()
            .map(|row| match earlier.pop_front_if(|(no, _)| *no == row.no) {
                Some((_, problem)) => Outcome::Reported(problem),
                None => Outcome::Booked { document: None },
            })
            .collect();
        self.tell(std::slice::from_ref(document), vec![fates], counts)
    }

    /// Books one batch.
    fn batch(
        &mut self,
        standing: &Standing,
        before: Counts,
        documents: Vec<Document>,
    ) -> std::result::Result<Counts, ImportError> {
        let documents: Arc<[Document]> = documents.into();
        match self.try_batch(standing, before, &documents) {
            Ok(fates) => {
                if self.mode == Mode::RecordedTrial {
                    self.keep(standing, before, &documents, &fates)?;
                }
                Ok(self.tell(&documents, fates, before)?)
            }
            Err(error) => {
                let refusal = refusal_of(error)?;
                if documents.len() == 1 {
                    return self.report(standing, before, &documents, refusal);
                }
                // Something refused the batch as a whole: find out which document it was.
                let mut counts = before;
                for document in documents.iter() {
                    counts = self.batch(standing, counts, vec![document.clone()])?;
                }
                Ok(counts)
            }
        }
    }

    /// Reports a document that cannot be booked at all.
    fn report(
        &mut self,
        standing: &Standing,
        before: Counts,
        documents: &Arc<[Document]>,
        refusal: Refusal,
    ) -> std::result::Result<Counts, ImportError> {
        let fates: Vec<Fates> = documents
            .iter()
            .map(|document| refused(refusal.clone(), &document.row_numbers()))
            .collect();
        if self.mode != Mode::Trial {
            self.keep(standing, before, documents, &fates)?;
        }
        Ok(self.tell(documents, fates, before)?)
    }

    /// Keeps what became of documents of which nothing was booked.
    fn keep(
        &self,
        standing: &Standing,
        before: Counts,
        documents: &[Document],
        fates: &[Fates],
    ) -> Result<()> {
        let (id, after) = (standing.id, counted(documents, fates, before));
        let kept = kept(documents, fates);
        self.store.write(self.actor.clone(), move |tx| {
            progress::advance(tx, id, before, after, &kept)
        })
    }

    fn try_batch(
        &self,
        standing: &Standing,
        before: Counts,
        documents: &Arc<[Document]>,
    ) -> Result<Vec<Fates>> {
        let (id, entity, real) = (standing.id, self.entity, self.mode == Mode::Real);
        let mut refused = HashMap::new();
        loop {
            let (documents, booker) = (Arc::clone(documents), Arc::clone(&self.booker));
            let left_out = refused.clone();
            let work = move |tx: &mut store::Tx| -> std::result::Result<Vec<Fates>, Halt> {
                let fates = book(tx, entity, &booker, &documents, &left_out)??;
                if real {
                    let after = counted(&documents, &fates, before);
                    let kept = kept(&documents, &fates);
                    progress::advance(tx, id, before, after, &kept)?;
                }
                Ok(fates)
            };
            let outcome = match real {
                true => self.store.write(self.actor.clone(), work),
                false => self.store.dry_run(self.actor.clone(), work),
            };
            match outcome {
                Ok(fates) => return Ok(fates),
                Err(Halt::Half(half)) => refused.extend(half.0),
                Err(Halt::Failed(error)) => return Err(error),
            }
        }
    }

    fn finish(&self, standing: &Standing, counts: Counts) -> Result<()> {
        if self.mode == Mode::Trial || standing.finished {
            return Ok(());
        }
        let (job, id) = (self.job.clone(), standing.id);
        self.store.write(self.actor.clone(), move |tx| {
            progress::finish(tx, &job, id, counts)
        })
    }

    /// Hands the fates on and counts them.
    fn tell(
        &mut self,
        documents: &[Document],
        fates: Vec<Fates>,
        before: Counts,
    ) -> std::io::Result<Counts> {
        let after = counted(documents, &fates, before);
        for (document, fates) in documents.iter().zip(fates) {
            for (row, outcome) in document.rows.iter().zip(fates) {
                if self.job.kind == Kind::Orders {
                    self.worth.add(row, &outcome);
                }
                self.listener.row(&RowResult {
                    row: row.no,
                    outcome,
                })?;
            }
        }
        Ok(after)
    }
}

/// Why a batch was rolled back.
pub(super) enum Halt {
    /// Documents are to be left out and the batch booked again.
    Half(super::orders::HalfRefused),
    /// It cannot be booked.
    Failed(Error),
}

impl From<super::orders::HalfRefused> for Halt {
    fn from(half: super::orders::HalfRefused) -> Self {
        Self::Half(half)
    }
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<store::Error> for Halt {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// What the data are to blame for; anything else ends the import.
fn refusal_of(error: Error) -> Result<Refusal> {
    match error {
        Error::Refused(refusal) => Ok(refusal),
        Error::Kernel(error) => {
            let remedy = "correct quantities, prices and amounts";
            Ok(Refusal::new(
                Code::InvalidValue,
                "",
                error.to_string(),
                remedy,
            ))
        }
        Error::NotFound { kind, id } => {
            let detail = format!("there is no {kind} {id}");
            let remedy = "create it first, or correct what names it";
            Ok(Refusal::new(Code::UnknownReference, "", detail, remedy))
        }
        other => Err(other),
    }
}
