use kernel::{Actor, EntityId, MailId};
use o2c::cash;
use o2c::invoicing::{self, MailStatus};
use o2c::parties;
use store::Job;

use super::mail::{Letter, MailError};
use super::{WorkError, Worker, field};

/// Sends one queued mail. A malformed address is final; anything else is tried again.
pub fn run(worker: &Worker, job: &Job) -> Result<(), WorkError> {
    let entity: EntityId = field(job, "entity")?;
    let id: MailId = field(job, "mail")?;
    let (mail, body, seller, file) = worker.store.read(|tx| -> Result<_, WorkError> {
        let mail = invoicing::mail(tx, entity, id)?;
        let file = match mail.file {
            Some(file) => Some(tx.file(file)?),
            None => None,
        };
        let body = cash::mail_body(tx, entity, mail.about, &mail.body, &worker.vault)?;
        Ok((mail, body, parties::entity(tx, entity)?, file))
    })?;
    if mail.status == MailStatus::Sent {
        return Ok(());
    }
    let Some(body) = body else {
        return finish(worker, job, (entity, id), Err(NO_LINK.to_owned()));
    };
    let pdf = match file {
        Some(file) => Some((file.name, worker.files.get(&file.sha256)?)),
        None => None,
    };
    let from = worker.mail_from.clone().or_else(|| seller.email.clone());
    let letter = Letter {
        id: id.to_string(),
        from: from.unwrap_or_else(|| "cashlane@localhost.localdomain".to_owned()),
        to: mail.recipient,
        subject: mail.subject,
        body,
        pdf,
    };
    let outcome = worker.mailer.send(&letter);
    if let Err(error) = &outcome
        && !matches!(error, MailError::Address(_))
        && job.attempt < job.max_attempts
    {
        outcome?;
        return Ok(());
    }
    let outcome = outcome.map_err(|error| error.to_string());
    finish(worker, job, (entity, id), outcome)
}

/// Why a question is not sent.
const NO_LINK: &str = "the question takes no answer any more, or the server's secret key is \
    another one";

/// Records what became of a mail, and that its job is done.
fn finish(
    worker: &Worker,
    job: &Job,
    (entity, id): (EntityId, MailId),
    outcome: Result<String, String>,
) -> Result<(), WorkError> {
    let job = job.clone();
    worker
        .store
        .write(Actor::system("mail"), move |tx| -> Result<(), WorkError> {
            match &outcome {
                Ok(message_id) => invoicing::mark_sent(tx, entity, id, Some(message_id))?,
                Err(error) => invoicing::mark_failed(tx, entity, id, error)?,
            };
            Ok(tx.finish_job_tx(&job)?)
        })
}
