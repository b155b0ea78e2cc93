//! Questions to payers and their answers, as lists and matching read them.

use std::collections::{BTreeMap, HashMap};

use kernel::{
    BankEntryId, Currency, EntityId, Event, EventKind, Instant, Money, PayerQuestionId, kind,
};
use store::{Row, Tx, Value};

use super::types::{
    Answer, BankEntry, NamedDocument, PayerQuestion, QuestionFilter, QuestionStatus,
};
use crate::conditions::{Conditions, Listing};
use crate::error::{Error, Result};
use crate::page::{Page, PageRequest};

const QUESTION: &str = "SELECT q.id, q.bank_entry_id, q.customer_id, c.number, c.name,
    q.recipient, q.language, q.message, q.asked_at, q.expires_at, q.answered_at, q.withdrawn_at,
    b.currency, a.documents, a.message, a.not_ours
    FROM payer_questions q CROSS JOIN bank_entries b LEFT JOIN customers c ON c.id = q.customer_id
    LEFT JOIN payer_answers a ON a.question_id = q.id";

fn read(row: &Row, now: Instant) -> store::Result<PayerQuestion> {
    let expires_at = row.get(9)?;
    let (answered_at, withdrawn_at): (Option<Instant>, Option<Instant>) =
        (row.get(10)?, row.get(11)?);
    let id = row.get(0)?;
    let answer = match answered_at {
        Some(answered_at) => Some(Answer {
            question: id,
            documents: documents(row.get(13)?, row.get(12)?),
            message: row.get(14)?,
            not_ours: row.get(15)?,
            answered_at,
        }),
        None => None,
    };
    Ok(PayerQuestion {
        id,
        entry: row.get(1)?,
        customer: row.get(2)?,
        customer_number: row.get(3)?,
        customer_name: row.get(4)?,
        recipient: row.get(5)?,
        language: row.get(6)?,
        message: row.get(7)?,
        status: status(now, expires_at, answered_at, withdrawn_at),
        asked_at: row.get(8)?,
        expires_at,
        answer,
    })
}

/// How far a question is at an instant.
pub(super) fn status(
    now: Instant,
    expires_at: Instant,
    answered_at: Option<Instant>,
    withdrawn_at: Option<Instant>,
) -> QuestionStatus {
    if answered_at.is_some() {
        QuestionStatus::Answered
    } else if withdrawn_at.is_some() {
        QuestionStatus::Withdrawn
    } else if expires_at <= now {
        QuestionStatus::Expired
    } else {
        QuestionStatus::Asked
    }
}

/// The documents of an answer as the database keeps them: amounts without their currency.
pub(super) fn documents_json(documents: &[NamedDocument]) -> serde_json::Value {
    let rows = documents.iter().map(|document| {
        let minor = document.amount.map(Money::minor);
        serde_json::json!({ "number": document.number, "amount_minor": minor })
    });
    rows.collect()
}

fn documents(kept: serde_json::Value, currency: Currency) -> Vec<NamedDocument> {
    let rows = kept.as_array().map_or(&[][..], Vec::as_slice);
    let read = |row: &serde_json::Value| {
        Some(NamedDocument {
            number: row["number"].as_str()?.to_owned(),
            amount: row["amount_minor"]
                .as_i64()
                .map(|minor| Money::new(minor, currency)),
        })
    };
    rows.iter().filter_map(read).collect()
}

/// One question.
///
/// # Errors
/// [`Error::NotFound`].
pub fn payer_question(tx: &mut Tx, entity: EntityId, id: PayerQuestionId) -> Result<PayerQuestion> {
    let sql = format!("{QUESTION} WHERE q.id = $1 AND q.entity_id = $2 AND b.id = q.bank_entry_id");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "question",
        id: id.to_string(),
    })?;
    Ok(read(&row, tx.now())?)
}

/// Questions, newest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_questions(
    tx: &mut Tx,
    entity: EntityId,
    filter: &QuestionFilter,
    page: &PageRequest,
) -> Result<Page<PayerQuestion>> {
    let mut conditions = Conditions::new("q.entity_id = {}", entity);
    conditions.given("q.bank_entry_id = {}", filter.entry);
    conditions.given("q.customer_id = {}", filter.customer);
    conditions.and("b.id = q.bank_entry_id", []);
    let listing = Listing::falling(QUESTION, &["q.id"]);
    let now = tx.now();
    conditions.page(tx, page, &listing, |row| read(row, now), |it| (it.id,))
}

/// Keeps the entries whose latest question is so far.
pub(super) fn narrow(conditions: &mut Conditions, status: QuestionStatus, now: Instant) {
    let latest =
        "b.question_id IN (SELECT q.id FROM payer_questions q WHERE q.id = b.question_id AND ";
    let waits = "q.answered_at IS NULL AND q.withdrawn_at IS NULL AND q.expires_at";
    match status {
        QuestionStatus::Answered => {
            conditions.and(&format!("{latest} q.answered_at IS NOT NULL)"), []);
        }
        QuestionStatus::Withdrawn => {
            conditions.and(&format!("{latest} q.withdrawn_at IS NOT NULL)"), []);
        }
        QuestionStatus::Asked => {
            conditions.and(&format!("{latest} {waits} > {{}})"), [now.into()]);
        }
        QuestionStatus::Expired => {
            conditions.and(&format!("{latest} {waits} <= {{}})"), [now.into()]);
        }
    }
}

/// How far the latest questions about these entries are; nothing of those about which nobody asked.
pub(super) fn statuses(
    tx: &mut Tx,
    entries: &[BankEntryId],
) -> Result<BTreeMap<BankEntryId, QuestionStatus>> {
    let rows = tx.query(
        "SELECT b.id, q.expires_at, q.answered_at, q.withdrawn_at
         FROM {uuids $1} CROSS JOIN bank_entries b JOIN payer_questions q ON q.id = b.question_id
         WHERE b.id = value",
        &[Value::ids(entries.iter().copied())],
    )?;
    let now = tx.now();
    let read = |row: &Row| {
        let status = status(now, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok((row.get(0)?, status))
    };
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// What payers last said of these entries, where they said anything.
pub(super) fn answered(
    tx: &mut Tx,
    entity: EntityId,
    entries: &[BankEntry],
) -> Result<HashMap<BankEntryId, Answer>> {
    let currencies: HashMap<BankEntryId, Currency> = entries
        .iter()
        .map(|entry| (entry.id, entry.amount.currency()))
        .collect();
    let rows = tx.query(
        "SELECT a.bank_entry_id, a.question_id, a.documents, a.message, a.not_ours, a.answered_at
         FROM {uuids $2} CROSS JOIN payer_answers a
         WHERE a.bank_entry_id = value AND a.entity_id = $1 ORDER BY a.answered_at",
        &[entity.into(), Value::ids(currencies.keys().copied())],
    )?;
    let mut answers = HashMap::with_capacity(rows.len());
    for row in &rows {
        let entry: BankEntryId = row.get(0)?;
        let Some(currency) = currencies.get(&entry) else {
            continue;
        };
        answers.insert(
            entry,
            Answer {
                question: row.get(1)?,
                documents: documents(row.get(2)?, *currency),
                message: row.get(3)?,
                not_ours: row.get(4)?,
                answered_at: row.get(5)?,
            },
        );
    }
    Ok(answers)
}

/// What happened to a question, and so to its entry.
pub(super) fn event(
    kind: EventKind,
    entity: EntityId,
    question: PayerQuestionId,
    entry: BankEntryId,
) -> Event {
    Event::new(kind, entity)
        .object::<kind::PayerQuestion>(question, "question")
        .object(entry, "entry")
}
