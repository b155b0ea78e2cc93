//! Asking payers what a bank entry pays.
//!
//! The mail holds a link with a secret token. The database keeps its hash, and the token itself only
//! under the key of the installation and only while an answer is awaited: the mail in the outbox names
//! a place for it, which sending fills.

use kernel::{
    BankEntryId, CustomerId, EntityId, EventKind, Instant, ObjectRef, ObjectType, PayerQuestionId,
    kind,
};
use store::Tx;
use uuid::Uuid;

use super::question_mail::{LINK_END, letter};
use super::questions::{event, payer_question, statuses};
use super::store::{lock_entries, no_entry};
use super::types::{
    BankEntry, EntryStatus, NewQuestion, PayerQuestion, QuestionStatus, WithdrawQuestion,
};
use crate::access::{Token, TokenKind, Vault};
use crate::error::{Code, Refusal, Result};
use crate::invoicing::{self, NewMail};
use crate::language::Language;
use crate::{input, parties};

/// For how long an answer is taken where nothing else is said.
const DAYS: i64 = 14;
/// The longest that an answer may be awaited.
const DAYS_MAX: i64 = 60;
const DAY_SECS: i64 = 24 * 60 * 60;

/// How links to questions are made.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// The address at which payers reach this installation.
    pub public_url: &'a str,
    /// Keeps the tokens.
    pub vault: &'a Vault,
}

/// Asks the payer of an open entry by e-mail what it pays.
///
/// # Errors
/// Refuses an entry that is not open or brings no money in, one of which an answer is awaited
/// already, a question without an address to go to, and a wait of no days or of too many.
pub fn ask_payer(
    tx: &mut Tx,
    entity: EntityId,
    new: &NewQuestion,
    links: Links<'_>,
) -> Result<PayerQuestion> {
    let question = checked(tx, entity, new)?;
    let (id, entry) = (tx.new_id::<kind::PayerQuestion>(), question.entry.id);
    let token = Token::draw(TokenKind::Answer);
    let sealed = links
        .vault
        .seal_for(id.uuid().as_bytes(), token.reveal().as_bytes());
    let row = vec![
        id.into(),
        entity.into(),
        entry.into(),
        new.customer.into(),
        question.recipient.as_str().into(),
        question.language.into(),
        question.message.as_deref().into(),
        token.hash().into(),
        sealed.into(),
        tx.now().into(),
        question.expires_at.into(),
    ];
    tx.insert_many("payer_questions", &COLUMNS, row)?;
    set_latest(tx, entry, id)?;
    let mut event = event(EventKind::PayerAsked, entity, id, entry)
        .attr("recipient", question.recipient.as_str());
    if let Some(customer) = new.customer {
        event = event.object(customer, "customer");
    }
    let mail = mail(tx, entity, (id, new.customer), question, links)?;
    invoicing::queue_mail(tx, entity, mail)?;
    tx.record(event)?;
    payer_question(tx, entity, id)
}

/// A question that may be asked.
struct Checked {
    entry: BankEntry,
    recipient: String,
    language: Language,
    message: Option<String>,
    expires_at: Instant,
}

fn checked(tx: &mut Tx, entity: EntityId, new: &NewQuestion) -> Result<Checked> {
    let entry = askable(tx, entity, new.entry)?;
    let days = new.days.unwrap_or(DAYS);
    if !(1..=DAYS_MAX).contains(&days) {
        return Err(Refusal::new(
            Code::InvalidValue,
            "days",
            format!("an answer is to be taken for {days} days"),
            format!("give 1 to {DAYS_MAX} days"),
        )
        .into());
    }
    let message = input::optional_lines("message", new.message.as_deref(), input::TEXT_LEN_MAX)?;
    let customer = match new.customer {
        Some(id) => Some(parties::customer(tx, entity, id)?),
        None => None,
    };
    let typed = input::optional_email("recipient", new.recipient.as_deref())?;
    let own = customer.as_ref().and_then(|it| it.email.clone());
    let language = match customer {
        Some(customer) => customer.language,
        None => parties::entity(tx, entity)?.language,
    };
    Ok(Checked {
        entry,
        recipient: typed.or(own).ok_or_else(no_recipient)?,
        language,
        message,
        expires_at: tx.now().plus_secs(days * DAY_SECS),
    })
}

/// The mail that asks, with a place for the secret end of its link.
fn mail(
    tx: &mut Tx,
    entity: EntityId,
    (id, customer): (PayerQuestionId, Option<CustomerId>),
    question: Checked,
    links: Links<'_>,
) -> Result<NewMail> {
    let house = parties::entity(tx, entity)?;
    let link = format!(
        "{}/answer/{LINK_END}",
        links.public_url.trim_end_matches('/')
    );
    let (subject, body) = letter(
        question.language,
        &house.name,
        &question.entry,
        question.message.as_deref(),
        &link,
        house.time_zone.date_of(question.expires_at),
    );
    Ok(NewMail {
        about: ObjectRef {
            object_type: ObjectType::PayerQuestion,
            id: id.uuid(),
            qualifier: "document",
        },
        customer,
        recipient: question.recipient,
        subject,
        body,
        file: None,
    })
}

const COLUMNS: [&str; 11] = [
    "id",
    "entity_id",
    "bank_entry_id",
    "customer_id",
    "recipient",
    "language",
    "message",
    "token_hash",
    "sealed_token",
    "asked_at",
    "expires_at",
];

/// The entry, locked, if its payer can be asked now.
fn askable(tx: &mut Tx, entity: EntityId, id: BankEntryId) -> Result<BankEntry> {
    let entry = lock_entries(tx, entity, [id])?.remove(&id);
    let entry = entry.ok_or_else(|| no_entry(id))?;
    if entry.status != EntryStatus::Open || !entry.amount.is_positive() || entry.is_reversal {
        return Err(Refusal::new(
            Code::WrongState,
            "entry",
            format!("the entry of {} is {}", entry.amount, entry.status),
            "ask about open entries that bring money in",
        )
        .into());
    }
    let state = statuses(tx, &[id])?.remove(&id);
    if state == Some(QuestionStatus::Asked) {
        return Err(Refusal::new(
            Code::WrongState,
            "entry",
            "the payer was asked already, and an answer is awaited",
            "wait for it, or withdraw the question and ask again",
        )
        .into());
    }
    Ok(entry)
}

fn no_recipient() -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        "recipient",
        "the question has no address to go to",
        "give an e-mail address, or a customer that has one",
    )
}

fn set_latest(tx: &mut Tx, entry: BankEntryId, question: PayerQuestionId) -> Result<()> {
    tx.exec_one(
        "UPDATE bank_entries SET question_id = $2, answer_rank = 1 WHERE id = $1",
        &[entry.into(), question.into()],
    )?;
    Ok(())
}

/// Ends the wait for an answer: the link in the mail takes none any more. A question that was
/// withdrawn before stays so.
///
/// # Errors
/// [`Error::NotFound`]; refuses a question that is answered.
pub fn withdraw_question(
    tx: &mut Tx,
    entity: EntityId,
    command: &WithdrawQuestion,
) -> Result<PayerQuestion> {
    let id = command.question;
    tx.query_opt(
        "SELECT id FROM payer_questions WHERE id = $1 AND entity_id = $2 FOR UPDATE",
        &[id.into(), entity.into()],
    )?;
    let question = payer_question(tx, entity, id)?;
    match question.status {
        QuestionStatus::Withdrawn => return Ok(question),
        QuestionStatus::Answered => {
            return Err(Refusal::new(
                Code::WrongState,
                "question",
                "the payer has answered",
                "read the answer; what was said stays",
            )
            .into());
        }
        QuestionStatus::Asked | QuestionStatus::Expired => {}
    }
    tx.exec_one(
        "UPDATE payer_questions SET withdrawn_at = $2, sealed_token = NULL
         WHERE id = $1 AND answered_at IS NULL",
        &[id.into(), tx.now().into()],
    )?;
    let kind = EventKind::PayerQuestionWithdrawn;
    tx.record(event(kind, entity, id, question.entry))?;
    payer_question(tx, entity, id)
}

/// The text of a mail as it leaves: a link to a question gets its token now. `None` when the
/// question takes no answer any more, or the key of the installation is another one.
///
/// # Errors
/// Fails only with the store.
pub fn mail_body(
    tx: &mut Tx,
    entity: EntityId,
    about: (ObjectType, Uuid),
    body: &str,
    vault: &Vault,
) -> Result<Option<String>> {
    let (ObjectType::PayerQuestion, id) = about else {
        return Ok(Some(body.to_owned()));
    };
    let row = tx.query_opt(
        "SELECT sealed_token FROM payer_questions WHERE id = $1 AND entity_id = $2",
        &[id.into(), entity.into()],
    )?;
    let sealed: Option<Vec<u8>> = row.map(|row| row.get(0)).transpose()?.flatten();
    let token = sealed
        .and_then(|sealed| vault.open_for(id.as_bytes(), &sealed))
        .and_then(|token| String::from_utf8(token).ok());
    Ok(token.map(|token| body.replace(LINK_END, &token)))
}
