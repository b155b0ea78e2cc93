//! What the holder of a link may do: see the question, and answer it once.

use kernel::{BankEntryId, EntityId, EventKind, Instant, PayerQuestionId};
use store::Tx;

use super::by_itself::queue_entries;
use super::questions::{documents_json, event, status};
use super::store::{bank_entry, lock_entries, no_entry};
use super::types::{
    BankEntry, EntryStatus, LinkState, NamedDocument, NewAnswer, QuestionStatus, ShownQuestion,
};
use crate::access::{TokenKind, token_hash, token_kind};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::language::Language;
use crate::{input, parties};

/// The most documents that an answer names.
const DOCUMENTS_MAX: usize = 100;

/// A question as the holder of its link meets it.
struct Held {
    id: PayerQuestionId,
    entity: EntityId,
    entry: BankEntryId,
    message: Option<String>,
    language: Language,
    expires_at: Instant,
    status: QuestionStatus,
}

impl Held {
    /// Nobody needs an answer once the entry is applied.
    fn state(&self, entry: &BankEntry) -> LinkState {
        match self.status {
            QuestionStatus::Answered => LinkState::Answered,
            QuestionStatus::Asked if entry.status == EntryStatus::Open => LinkState::Open,
            _ => LinkState::Over,
        }
    }
}

fn held(tx: &mut Tx, token: &str, lock: &str) -> Result<Held> {
    let unknown = || Error::NotFound {
        kind: "question",
        id: "of this link".to_owned(),
    };
    if token_kind(token) != Some(TokenKind::Answer) {
        return Err(unknown());
    }
    let sql = format!(
        "SELECT id, entity_id, bank_entry_id, message, language, expires_at, answered_at,
            withdrawn_at FROM payer_questions WHERE token_hash = $1{lock}"
    );
    let row = tx.query_opt(&sql, &[token_hash(token).into()])?;
    let row = row.ok_or_else(unknown)?;
    let expires_at = row.get(5)?;
    Ok(Held {
        id: row.get(0)?,
        entity: row.get(1)?,
        entry: row.get(2)?,
        message: row.get(3)?,
        language: row.get(4)?,
        expires_at,
        status: status(tx.now(), expires_at, row.get(6)?, row.get(7)?),
    })
}

/// The question of a link, as much of it as outsiders may know.
///
/// # Errors
/// [`Error::NotFound`] for a token that was never given.
pub fn question_of_link(tx: &mut Tx, token: &str) -> Result<ShownQuestion> {
    let held = held(tx, token, "")?;
    let entry = bank_entry(tx, held.entity, held.entry)?;
    shown(tx, held, &entry)
}

fn shown(tx: &mut Tx, held: Held, entry: &BankEntry) -> Result<ShownQuestion> {
    let house = parties::entity(tx, held.entity)?;
    let state = held.state(entry);
    Ok(ShownQuestion {
        company: house.name.clone(),
        amount: entry.amount,
        booked_on: entry.booked_on,
        message: held.message,
        language: held.language,
        state,
        expires_at: held.expires_at,
    })
}

/// Keeps the one answer that a link takes; the entry then comes first among those that wait.
///
/// # Errors
/// [`Error::NotFound`] for a token that was never given. Refuses an empty or overlong answer, one in
/// another currency, and one to a question that was answered before or is over.
pub fn answer_question(tx: &mut Tx, token: &str, answer: &NewAnswer) -> Result<ShownQuestion> {
    let about = held(tx, token, "")?;
    let entry = lock_entries(tx, about.entity, [about.entry])?.remove(&about.entry);
    let entry = entry.ok_or_else(|| no_entry(about.entry))?;
    let mut held = held(tx, token, " FOR UPDATE")?;
    if held.state(&entry) != LinkState::Open {
        return Err(Refusal::new(
            Code::WrongState,
            "",
            "this question takes no answer any more",
            "write to the company that asked",
        )
        .into());
    }
    let checked = checked(answer, &entry)?;
    let now = tx.now();
    let columns = [
        "question_id",
        "entity_id",
        "bank_entry_id",
        "documents",
        "message",
        "not_ours",
        "answered_at",
    ];
    let row = vec![
        held.id.into(),
        held.entity.into(),
        held.entry.into(),
        documents_json(&checked.documents).into(),
        checked.message.as_deref().into(),
        checked.not_ours.into(),
        now.into(),
    ];
    tx.insert_many("payer_answers", &columns, row)?;
    tx.exec_one(
        "UPDATE payer_questions SET answered_at = $2, sealed_token = NULL WHERE id = $1",
        &[held.id.into(), now.into()],
    )?;
    tx.exec_one(
        "UPDATE bank_entries SET answer_rank = 0 WHERE id = $1",
        &[held.entry.into()],
    )?;
    let count = i64::try_from(checked.documents.len()).unwrap_or(i64::MAX);
    tx.record(
        event(EventKind::PayerAnswered, held.entity, held.id, held.entry)
            .attr("documents", count)
            .attr("not_ours", checked.not_ours),
    )?;
    queue_entries(tx, held.entity, vec![held.entry])?;
    held.status = QuestionStatus::Answered;
    shown(tx, held, &entry)
}

/// An answer within its limits, with its texts trimmed.
fn checked(answer: &NewAnswer, entry: &BankEntry) -> Outcome<NewAnswer> {
    let invalid = |field: String, detail: String, remedy: &str| {
        Err(Refusal::new(Code::InvalidValue, field, detail, remedy))
    };
    let count = answer.documents.len();
    if count > DOCUMENTS_MAX {
        let detail = format!("{count} documents are named");
        let remedy = format!("name at most {DOCUMENTS_MAX}, and write the others in the message");
        return invalid("documents".to_owned(), detail, &remedy);
    }
    let message = answer.message.as_deref();
    let message = input::optional_lines("message", message, input::TEXT_LEN_MAX)?;
    if count == 0 && message.is_none() && !answer.not_ours {
        let remedy = "name a document, write a message, or say that the money is not for us";
        return invalid(String::new(), "the answer is empty".to_owned(), remedy);
    }
    let mut documents = Vec::with_capacity(count);
    for (index, document) in answer.documents.iter().enumerate() {
        let field = |name: &str| format!("documents[{index}].{name}");
        let number = input::required(&field("number"), &document.number, input::CODE_LEN_MAX)?;
        let currency = entry.amount.currency();
        if let Some(amount) = document.amount.filter(|it| it.currency() != currency) {
            let detail = format!("{amount} of a payment in {currency}");
            let remedy = "give the amount in the currency of the payment";
            return Err(Refusal::new(
                Code::CurrencyMismatch,
                field("amount"),
                detail,
                remedy,
            ));
        }
        documents.push(NamedDocument {
            number,
            amount: document.amount,
        });
    }
    Ok(NewAnswer {
        documents,
        message,
        not_ours: answer.not_ours,
    })
}
