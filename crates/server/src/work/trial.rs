use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kernel::{Actor, EntityId, PolicyTrialId};
use o2c::insight::{self, AskedTrial};
use o2c::policies::{Step, Steps, TrialPhase};
use store::Job;

use super::{LONG_LEASE_MS, WorkError, Worker, explain, field};

/// How often a trial keeps how far it is, and hears whether it was called off.
const WORD: Duration = Duration::from_millis(250);
/// How often it says that it is still at work.
const RENEWAL: Duration = Duration::from_secs(60);

fn by() -> Actor {
    Actor::system("trials")
}

/// Carries one trial of a policy out. Begun again, it begins anew: it changes nothing.
pub fn run(worker: &Worker, job: &Job, stop: &AtomicBool) -> Result<(), WorkError> {
    let entity: EntityId = field(job, "entity")?;
    let id: PolicyTrialId = field(job, "trial")?;
    let begun = worker
        .store
        .write(by(), move |tx| insight::begin_trial(tx, entity, id))?;
    let Some(asked) = begun else {
        return Ok(());
    };
    let mut watch = Watch {
        worker,
        job,
        stop,
        asked: &asked,
        told: None,
        renewed: Instant::now(),
        ended: None,
    };
    let mut tell = |step| watch.hears(step);
    let seen = worker
        .store
        .read(|tx| insight::carry_out_trial(tx, &asked, &mut Steps::new(&mut tell)));
    match (seen, watch.ended) {
        (Ok(seen), _) => {
            let (asked, job) = (asked.clone(), job.clone());
            worker
                .store
                .write(by(), move |tx| -> Result<(), WorkError> {
                    insight::finish_trial(tx, &asked, &seen)?;
                    Ok(tx.finish_job_tx(&job)?)
                })
        }
        (Err(_), Some(Ended::CalledOff)) => Ok(()),
        (Err(_), Some(Ended::Stopping)) => Err(WorkError::Stopping),
        (Err(_), Some(Ended::Lost(error))) => Err(error),
        (Err(error @ o2c::Error::Store(_)), None) if job.attempt < job.max_attempts => {
            Err(error.into())
        }
        (Err(error), None) => {
            let (reason, job) = (explain(&error.into()), job.clone());
            worker
                .store
                .write(by(), move |tx| -> Result<(), WorkError> {
                    insight::fail_trial(tx, entity, id, &reason)?;
                    Ok(tx.finish_job_tx(&job)?)
                })
        }
    }
}

/// Why a trial ends before it is through.
enum Ended {
    CalledOff,
    Stopping,
    Lost(WorkError),
}

/// Keeps how far a trial is, and the job while it goes on.
struct Watch<'a> {
    worker: &'a Worker,
    job: &'a Job,
    stop: &'a AtomicBool,
    asked: &'a AskedTrial,
    told: Option<(TrialPhase, Instant)>,
    renewed: Instant,
    ended: Option<Ended>,
}

impl Watch<'_> {
    fn hears(&mut self, step: Step) -> bool {
        self.ended = self.judge(step).err();
        self.ended.is_none()
    }

    fn judge(&mut self, step: Step) -> Result<(), Ended> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Ended::Stopping);
        }
        if self.renewed.elapsed() > RENEWAL {
            self.renewed = Instant::now();
            let kept = self.worker.store.extend_lease(self.job, LONG_LEASE_MS);
            kept.map_err(|error| Ended::Lost(error.into()))?;
        }
        let is_news = match self.told {
            Some((phase, at)) => phase != step.phase || at.elapsed() > WORD,
            None => true,
        };
        if !is_news {
            return Ok(());
        }
        self.told = Some((step.phase, Instant::now()));
        let asked = self.asked.clone();
        let told = self
            .worker
            .store
            .write(by(), move |tx| insight::trial_reached(tx, &asked, step));
        match told {
            Ok(true) => Ok(()),
            Ok(false) => Err(Ended::CalledOff),
            Err(error) => Err(Ended::Lost(error.into())),
        }
    }
}
