//! E-mails: queued in the transaction that wants them sent, sent by a job, and what became of them.

use kernel::{EntityId, Event, EventKind, MailId, ObjectRef, ObjectType, kind};
use store::{Row, Tx};

use super::outgoing::{Mail, MailChange, MailFilter, MailStatus, NewMail, SendAgain};
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input;
use crate::orders::Effect;
use crate::page::{Page, PageRequest};

/// Kind of the job that sends a mail. Its payload: `entity` and `mail`; its dedupe key: the mail.
pub const SEND_JOB: &str = "send_mail";

const COLUMNS: &str = "SELECT m.id, m.subject_type, m.subject_id, m.recipient, m.subject, m.body,
    m.file_id, m.status, m.message_id, m.error, m.queued_at, m.sent_at, m.customer_id, c.number,
    c.name FROM mails m LEFT JOIN customers c ON c.id = m.customer_id";

/// Locks the mail and not its customer.
const LOCKED: &str = " FOR UPDATE OF m";

fn read(row: &Row) -> Result<Mail> {
    let about = (ObjectType::parse(&row.get::<String>(1)?)?, row.get(2)?);
    Ok(Mail {
        id: row.get(0)?,
        document: input::prefixed(about.0, about.1),
        about,
        customer: row.get(12)?,
        customer_number: row.get(13)?,
        customer_name: row.get(14)?,
        recipient: row.get(3)?,
        subject: row.get(4)?,
        body: row.get(5)?,
        file: row.get(6)?,
        status: row.get(7)?,
        message_id: row.get(8)?,
        error: row.get(9)?,
        queued_at: row.get(10)?,
        sent_at: row.get(11)?,
    })
}

/// Queues a mail and the job that sends it.
///
/// # Errors
/// Refuses a recipient that is no e-mail address.
pub fn queue_mail(tx: &mut Tx, entity: EntityId, mail: NewMail) -> Result<MailId> {
    let recipient = input::email("recipient", &mail.recipient)?;
    let subject = input::required("subject", &mail.subject, input::TEXT_LEN_MAX)?;
    let id: MailId = tx.new_id();
    let columns = [
        "id",
        "entity_id",
        "subject_type",
        "subject_id",
        "recipient",
        "subject",
        "body",
        "file_id",
        "status",
        "queued_at",
        "customer_id",
    ];
    let row = vec![
        id.into(),
        entity.into(),
        mail.about.object_type.as_str().into(),
        mail.about.id.into(),
        recipient.into(),
        subject.into(),
        mail.body.into(),
        mail.file.into(),
        MailStatus::Queued.into(),
        tx.now().into(),
        mail.customer.into(),
    ];
    tx.insert_many("mails", &columns, row)?;
    let payload = serde_json::json!({ "entity": entity.to_string(), "mail": id.to_string() });
    tx.enqueue(store::NewJob::new(SEND_JOB, payload).dedupe(id.to_string()))?;
    Ok(id)
}

/// A mail.
///
/// # Errors
/// [`Error::NotFound`].
pub fn mail(tx: &mut Tx, entity: EntityId, id: MailId) -> Result<Mail> {
    load(tx, entity, id, "")
}

fn load(tx: &mut Tx, entity: EntityId, id: MailId, lock: &str) -> Result<Mail> {
    let sql = format!("{COLUMNS} WHERE m.id = $1 AND m.entity_id = $2{lock}");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "mail",
        id: id.to_string(),
    })?;
    read(&row)
}

/// Records that the mail server took a mail. A mail that is marked so already stays as it is.
///
/// # Errors
/// [`Error::NotFound`].
pub fn mark_sent(
    tx: &mut Tx,
    entity: EntityId,
    id: MailId,
    message_id: Option<&str>,
) -> Result<MailChange> {
    let mut mail = load(tx, entity, id, LOCKED)?;
    if mail.status == MailStatus::Sent {
        return Ok(MailChange {
            mail,
            effect: Effect::AlreadySo,
        });
    }
    let now = tx.now();
    tx.exec_one(
        "UPDATE mails SET status = 'sent', message_id = $2, error = NULL, sent_at = $3
         WHERE id = $1 AND status <> 'sent'",
        &[id.into(), message_id.into(), now.into()],
    )?;
    mail.status = MailStatus::Sent;
    mail.message_id = message_id.map(str::to_owned);
    mail.error = None;
    mail.sent_at = Some(now);
    let event = event(EventKind::DocumentSent, entity, &mail)
        .attr("message_id", message_id.map(str::to_owned));
    tx.record(event)?;
    Ok(MailChange {
        mail,
        effect: Effect::Changed,
    })
}

/// Records that a mail could not be sent, for the last time or for now; sending it later still
/// marks it sent.
///
/// # Errors
/// [`Error::NotFound`].
pub fn mark_failed(tx: &mut Tx, entity: EntityId, id: MailId, error: &str) -> Result<MailChange> {
    let mut mail = load(tx, entity, id, LOCKED)?;
    let same = mail.error.as_deref() == Some(error);
    if mail.status == MailStatus::Sent || (mail.status == MailStatus::Failed && same) {
        return Ok(MailChange {
            mail,
            effect: Effect::AlreadySo,
        });
    }
    tx.exec_one(
        "UPDATE mails SET status = 'failed', error = $2 WHERE id = $1 AND status <> 'sent'",
        &[id.into(), error.into()],
    )?;
    mail.status = MailStatus::Failed;
    mail.error = Some(error.to_owned());
    tx.record(event(EventKind::DocumentSendFailed, entity, &mail).attr("error", error))?;
    Ok(MailChange {
        mail,
        effect: Effect::Changed,
    })
}

fn event(kind: EventKind, entity: EntityId, mail: &Mail) -> Event {
    let mut event = Event::new(kind, entity)
        .object::<kind::Mail>(mail.id, "mail")
        .attr("recipient", mail.recipient.as_str());
    let (object_type, id) = mail.about;
    event.objects.push(ObjectRef {
        object_type,
        id,
        qualifier: "document",
    });
    event
}

/// Queues mails once more, each as a mail of its own: to where it went before, or to another
/// address. What became of the first stays as it is.
///
/// # Errors
/// Fails only with the store; a mail that is unknown or still waits, and an address that is none,
/// refuses itself alone.
pub fn send_again(
    tx: &mut Tx,
    entity: EntityId,
    requests: &[SendAgain],
) -> Result<Vec<Outcome<Mail>>> {
    let mut outcomes = Vec::with_capacity(requests.len());
    for request in requests {
        let again = match load(tx, entity, request.mail, "") {
            Ok(before) => copy(before, request),
            Err(Error::NotFound { .. }) => Err(unknown(request.mail)),
            Err(error) => return Err(error),
        };
        outcomes.push(match again {
            Ok(again) => {
                let id = queue_mail(tx, entity, again)?;
                Ok(load(tx, entity, id, "")?)
            }
            Err(refusal) => Err(refusal),
        });
    }
    Ok(outcomes)
}

fn copy(before: Mail, request: &SendAgain) -> Outcome<NewMail> {
    if before.status == MailStatus::Queued {
        return Err(Refusal::new(
            Code::WrongState,
            "mail",
            format!("mail {} waits to be sent", before.id),
            "wait for it, or retry its job",
        ));
    }
    let recipient = match &request.recipient {
        Some(other) => input::email("recipient", other)?,
        None => before.recipient,
    };
    let (object_type, id) = before.about;
    Ok(NewMail {
        about: ObjectRef {
            object_type,
            id,
            qualifier: "document",
        },
        customer: before.customer,
        recipient,
        subject: before.subject,
        body: before.body,
        file: before.file,
    })
}

fn unknown(id: MailId) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "mail",
        format!("there is no mail {id}"),
        "give the id of a mail of this legal entity",
    )
}

/// Mails, newest first.
///
/// # Errors
/// Refuses a document that is no id, and a wrong limit or cursor.
pub fn list_mails(
    tx: &mut Tx,
    entity: EntityId,
    filter: &MailFilter,
    page: &PageRequest,
) -> Result<Page<Mail>> {
    let mut conditions = Conditions::new("m.entity_id = {}", entity);
    if let Some(about) = input::any_id("document", filter.document.as_deref())? {
        conditions.and("m.subject_id = {}", [about.into()]);
    }
    conditions.given("m.customer_id = {}", filter.customer);
    conditions.given("m.status = {}", filter.status);
    let listing = Listing::falling(COLUMNS, &["m.queued_at", "m.id"]);
    conditions.page(tx, page, &listing, read, |mail| (mail.queued_at, mail.id))
}
