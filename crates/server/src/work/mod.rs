//! The worker: what the system does by itself. Every handler may be interrupted at any point and
//! run again: rendering is deterministic and stored by content, a document has one copy a
//! language, a mail carries the same message id each time, and an import goes on where it stopped.

mod anomalies;
mod billing;
mod forecast;
mod import;
pub mod mail;
mod matching;
mod render;
mod sample;
mod send;
mod trial;

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use kernel::{Actor, EntityId};
use o2c::access::Vault;
use o2c::cash::{self, MATCH_JOB};
use o2c::exchange::demo::SAMPLE_JOB;
use o2c::exchange::import::{IMPORT_JOB, ImportError};
use o2c::insight::forecast::{FORECAST_JOB, plan_forecast_tx};
use o2c::insight::{self, ANOMALY_JOB, TRIAL_JOB};
use o2c::invoicing::{BILLING_JOB, RENDER_JOB, SEND_JOB};
use o2c::{orders, parties, receivables};
use store::{Files, Job, RunOptions, RunReport, Store};

use mail::{MailError, Mailer};

pub use forecast::forecast;

use crate::papers::{PaperError, PrintError};

/// How often an idle worker looks for jobs.
const IDLE: Duration = Duration::from_millis(500);

/// How often expired reservations, old sessions, replies and finished jobs are cleared away, the
/// sums of the receivables merged, the keys of old documents filled in, the night's work
/// planned and the times of transactions kept.
const HOUSEKEEPING: Duration = Duration::from_secs(3600);

/// Replies to idempotent requests and finished jobs are kept this long.
const KEEP_SECONDS: i64 = 30 * 24 * 3600;

/// A worker that says nothing for so long, in milliseconds, counts as lost with its long job.
const LONG_LEASE_MS: i64 = 300_000;

/// Jobs after which the worker looks whether it should stop.
const JOBS_AT_A_TIME: u64 = 20;

/// Does the jobs of one node.
#[derive(Clone)]
pub struct Worker {
    store: Store,
    files: Files,
    mailer: Arc<Mailer>,
    mail_from: Option<String>,
    vault: Vault,
    name: String,
}

/// Why a job could not be done.
#[derive(Debug, thiserror::Error)]
enum WorkError {
    #[error("the payload is not what this job takes: {0}")]
    Payload(String),
    #[error(transparent)]
    Business(#[from] o2c::Error),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Paper(#[from] PaperError),
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    #[error(transparent)]
    Print(#[from] PrintError),
    #[error(transparent)]
    Mail(#[from] MailError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error("the server stops; the job goes on afterwards")]
    Stopping,
    #[error("a temporary file cannot be made")]
    Temporary(#[from] std::io::Error),
}

impl Worker {
    /// A worker with a name that is unique among all nodes.
    pub fn new(
        store: Store,
        files: Files,
        mailer: Mailer,
        mail_from: Option<String>,
        vault: Vault,
    ) -> Self {
        let host = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
        let name = format!("{}-{}", host.trim(), std::process::id());
        Self {
            store,
            files,
            mailer: Arc::new(mailer),
            mail_from,
            vault,
            name,
        }
    }

    /// Does every job that is due now.
    ///
    /// # Errors
    /// Jobs cannot be claimed. A job that fails is put back, not reported here.
    pub fn run_due(&self) -> store::Result<RunReport> {
        static NEVER: AtomicBool = AtomicBool::new(false);
        let mut all = RunReport::default();
        loop {
            let quick = self.run_quick(u64::MAX)?;
            let long = self.run_long(u64::MAX, &NEVER)?;
            let billing = self.run_billing(u64::MAX, &NEVER)?;
            let matching = self.run_matching(u64::MAX, &NEVER)?;
            let forecasts = self.run_forecasts(u64::MAX)?;
            let trials = self.run_trials(u64::MAX, &NEVER)?;
            for report in [quick, long, billing, matching, forecasts, trials] {
                all.done += report.done;
                all.failed += report.failed;
                all.lost += report.lost;
            }
            // What they left to be rendered is due as well.
            if long.done + billing.done == 0 {
                return Ok(all);
            }
        }
    }

    /// Renders and sends.
    fn run_quick(&self, jobs_max: u64) -> store::Result<RunReport> {
        let options = RunOptions {
            jobs_max,
            ..RunOptions::new(&self.name)
        };
        self.store
            .run_due_jobs(&[RENDER_JOB, SEND_JOB], &options, |_, job| {
                count(job);
                let done = match job.kind.as_str() {
                    RENDER_JOB => render::run(self, job),
                    _ => send::run(self, job),
                };
                done.map_err(|error| explain(&error))
            })
    }

    /// Imports and the sample company, one at a time: a lease is too short for two.
    fn run_long(&self, jobs_max: u64, stop: &AtomicBool) -> store::Result<RunReport> {
        let options = RunOptions {
            jobs_max,
            claim_max: 1,
            lease_ms: LONG_LEASE_MS,
            ..RunOptions::new(&self.name)
        };
        self.store
            .run_due_jobs(&[IMPORT_JOB, SAMPLE_JOB], &options, |_, job| {
                count(job);
                let done = match job.kind.as_str() {
                    SAMPLE_JOB => sample::run(self, job),
                    _ => import::run(self, job, stop),
                };
                done.map_err(|error| explain(&error))
            })
    }

    /// Bills in bulk, one run at a time.
    fn run_billing(&self, jobs_max: u64, stop: &AtomicBool) -> store::Result<RunReport> {
        let options = RunOptions {
            jobs_max,
            claim_max: 1,
            lease_ms: billing::LEASE_MS,
            ..RunOptions::new(&self.name)
        };
        self.store.run_due_jobs(&[BILLING_JOB], &options, |_, job| {
            count(job);
            billing::run(self, job, stop).map_err(|error| explain(&error))
        })
    }

    /// Matches payments and looks for anomalies, one job at a time.
    fn run_matching(&self, jobs_max: u64, stop: &AtomicBool) -> store::Result<RunReport> {
        let options = RunOptions {
            jobs_max,
            claim_max: 1,
            lease_ms: LONG_LEASE_MS,
            ..RunOptions::new(&self.name)
        };
        self.store
            .run_due_jobs(&[MATCH_JOB, ANOMALY_JOB], &options, |_, job| {
                count(job);
                let done = match job.kind.as_str() {
                    ANOMALY_JOB => anomalies::run(self, job, stop),
                    _ => matching::run(self, job, stop),
                };
                done.map_err(|error| explain(&error))
            })
    }

    /// Learns and foretells, one legal entity at a time.
    fn run_forecasts(&self, jobs_max: u64) -> store::Result<RunReport> {
        let options = RunOptions {
            jobs_max,
            claim_max: 1,
            lease_ms: LONG_LEASE_MS,
            ..RunOptions::new(&self.name)
        };
        self.store
            .run_due_jobs(&[FORECAST_JOB], &options, |_, job| {
                count(job);
                forecast::run(self, job).map_err(|error| explain(&error))
            })
    }

    /// Tries policies on the past, one at a time.
    fn run_trials(&self, jobs_max: u64, stop: &AtomicBool) -> store::Result<RunReport> {
        let options = RunOptions {
            jobs_max,
            claim_max: 1,
            lease_ms: LONG_LEASE_MS,
            ..RunOptions::new(&self.name)
        };
        self.store.run_due_jobs(&[TRIAL_JOB], &options, |_, job| {
            count(job);
            trial::run(self, job, stop).map_err(|error| explain(&error))
        })
    }

    /// Works until `stop` is set; meant for a thread of its own. Some jobs take long, so that
    /// they have others: nobody waits for an import to be billed.
    pub fn keep_running(&self, stop: &AtomicBool) {
        std::thread::scope(|scope| {
            scope.spawn(|| self.keep_doing(stop, || self.run_long(1, stop)));
            scope.spawn(|| self.keep_doing(stop, || self.run_billing(1, stop)));
            scope.spawn(|| self.keep_doing(stop, || self.run_matching(1, stop)));
            scope.spawn(|| self.keep_doing(stop, || self.run_forecasts(1)));
            scope.spawn(|| self.keep_doing(stop, || self.run_trials(1, stop)));
            let mut tidied: Option<std::time::Instant> = None;
            self.keep_doing(stop, || {
                if tidied.is_none_or(|at| at.elapsed() > HOUSEKEEPING) {
                    tidied = Some(std::time::Instant::now());
                    if let Err(error) = self.tidy() {
                        tracing::warn!(%error, "old records could not be cleared away");
                    }
                    if let Err(error) = self.expire_reservations() {
                        tracing::warn!(%error, "expired reservations could not be released");
                    }
                    if let Err(error) = self.give_up_lost_trials() {
                        tracing::warn!(%error, "lost trials could not be given up");
                    }
                    if let Err(error) = self.fill_keys() {
                        tracing::warn!(%error, "keys of old documents could not be filled in");
                    }
                    if let Err(error) = self.merge_days() {
                        tracing::warn!(%error, "sums of the receivables could not be merged");
                    }
                    if let Err(error) = crate::latency::keep(&self.store) {
                        tracing::warn!(%error, "the times of transactions could not be kept");
                    }
                    if let Err(error) = self.plan_nights() {
                        tracing::warn!(%error, "the night's work could not be planned");
                    }
                }
                self.run_quick(JOBS_AT_A_TIME)
            });
        });
    }

    fn keep_doing(&self, stop: &AtomicBool, mut run: impl FnMut() -> store::Result<RunReport>) {
        while !stop.load(Ordering::Relaxed) {
            match run() {
                Ok(report) if report.done + report.failed > 0 => {}
                Ok(_) => std::thread::sleep(IDLE),
                Err(error) => {
                    tracing::error!(%error, "jobs cannot be claimed");
                    std::thread::sleep(IDLE * 10);
                }
            }
        }
    }

    fn expire_reservations(&self) -> o2c::Result<()> {
        for entity in self.store.read(parties::entities)? {
            expire_reservations(&self.store, entity.id)?;
        }
        Ok(())
    }

    fn give_up_lost_trials(&self) -> o2c::Result<()> {
        let by = Actor::system("housekeeping");
        let lost = self.store.write(by, insight::give_up_lost_trials)?;
        if lost > 0 {
            tracing::warn!(lost, "trials were given up");
        }
        Ok(())
    }

    /// Keeps the sums of the receivables by day few.
    fn merge_days(&self) -> o2c::Result<()> {
        for entity in self.store.read(parties::entities)? {
            loop {
                let by = Actor::system("housekeeping");
                let merged = self
                    .store
                    .write(by, move |tx| receivables::merge_days_tx(tx, entity.id))?;
                if merged == 0 {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Plans for each legal entity to look at night at all payments that wait, for anomalies, and to
    /// learn when customers pay.
    fn plan_nights(&self) -> o2c::Result<()> {
        for entity in self.store.read(parties::entities)? {
            let by = Actor::system("housekeeping");
            self.store.write(by, move |tx| {
                cash::plan_night_tx(tx, &entity)?;
                insight::plan_anomalies_tx(tx, &entity)?;
                plan_forecast_tx(tx, &entity)
            })?;
        }
        Ok(())
    }

    /// Lets payments find the documents and customers that an earlier release made.
    fn fill_keys(&self) -> o2c::Result<()> {
        let by = || Actor::system("housekeeping");
        while self.store.write(by(), receivables::fill_keys_tx)? > 0 {}
        while self.store.write(by(), parties::fill_payer_keys_tx)? > 0 {}
        Ok(())
    }

    /// Clears away what is no longer needed.
    fn tidy(&self) -> store::Result<()> {
        let before = kernel::Clock::now(&kernel::SystemClock).plus_secs(-KEEP_SECONDS);
        self.store.purge_idempotency_keys(before)?;
        self.store.purge_jobs(before)?;
        let by = Actor::system("housekeeping");
        match self.store.write(by, o2c::access::purge_expired_sessions) {
            Ok(_) => Ok(()),
            Err(o2c::Error::Store(error)) => Err(error),
            Err(other) => {
                tracing::warn!(error = %other, "expired sessions could not be cleared away");
                Ok(())
            }
        }
    }
}

fn count(job: &Job) {
    metrics::counter!("cashlane_jobs_total", "kind" => job.kind.clone()).increment(1);
}

/// Releases every reservation of a legal entity whose time is over; gives how many there were.
///
/// # Errors
/// Fails only with the store.
pub fn expire_reservations(store: &Store, entity: EntityId) -> o2c::Result<usize> {
    let mut count = 0;
    loop {
        let held = store.write(Actor::system("housekeeping"), move |tx| {
            orders::expire_reservations(tx, entity)
        })?;
        if held.is_empty() {
            return Ok(count);
        }
        count += held.len();
    }
}

/// An error with its causes: what the job's row will say.
fn explain(error: &WorkError) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let _infallible = write!(text, ": {inner}");
        cause = inner.source();
    }
    text
}

/// A text field of a job's payload, parsed.
fn field<T: std::str::FromStr>(job: &Job, name: &str) -> Result<T, WorkError> {
    let text = job.payload.get(name).and_then(serde_json::Value::as_str);
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| WorkError::Payload(format!("{name} is missing or malformed")))
}
