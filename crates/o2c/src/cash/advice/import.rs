//! Taking remittance advice in.

use std::collections::{BTreeSet, HashMap};

use formats::bank::Identifier;
use formats::remittance::{Advice, DocumentKind, Line};
use kernel::{CustomerId, Date, EntityId, Event, EventKind, FileId, Money, RemittanceAdviceId};
use serde::Serialize;
use store::{Tx, Value};

use super::linking::link_advices;
use super::queries::rows_of;
use super::types::{
    AdviceDeduction, AdviceImport, AdviceReference, AdviceStatus, AdviceWarning, ImportedAdvice,
};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::{parties, receivables};

/// Most documents of one advice.
const LINES_MAX: usize = 20_000;

/// Takes in the advice of a file or text, and links each to its payment where that is there.
///
/// What came before, byte by byte, brings nothing again, and the answer says so.
///
/// # Errors
/// An advice that tells no amount, or names too many documents, refuses itself alone.
pub fn import_advices(
    tx: &mut Tx,
    entity: EntityId,
    import: &AdviceImport<'_>,
) -> Result<Vec<Outcome<ImportedAdvice>>> {
    let known = known(tx, entity, import.sha256)?;
    let customers = customers(tx, entity, import.advices)?;
    let today = parties::entity(tx, entity)?.today(tx.now());
    let mut file = None;
    let mut fresh = Vec::new();
    let mut placed: Vec<Outcome<(RemittanceAdviceId, bool)>> = Vec::new();
    for (place, advice) in (1_i64..).zip(import.advices) {
        if let Some(id) = known.get(&place) {
            placed.push(Ok((*id, true)));
            continue;
        }
        placed.push(match amount_of(advice) {
            Err(refusal) => Err(refusal),
            Ok(amount) => {
                let file = match file {
                    Some(file) => file,
                    None => *file.insert(keep(tx, import)?),
                };
                let customer = customer_of(advice, &customers);
                let new = New {
                    file,
                    place,
                    amount,
                    customer,
                    today,
                };
                let id = insert(tx, entity, import, advice, &new)?;
                fresh.push(id);
                Ok((id, false))
            }
        });
    }
    link_advices(tx, entity, &fresh)?;
    let ids = placed.iter().flatten().map(|(id, _)| *id);
    let mut rows = rows_of(tx, entity, ids)?;
    let seen = |(id, known): (RemittanceAdviceId, bool)| {
        rows.remove(&id)
            .map(|advice| ImportedAdvice { advice, known })
    };
    let mut seen = seen;
    Ok(placed
        .into_iter()
        .filter_map(|outcome| outcome.map(&mut seen).transpose())
        .collect())
}

fn keep(tx: &mut Tx, import: &AdviceImport<'_>) -> Result<FileId> {
    let media_type = "application/octet-stream";
    Ok(tx.add_file(import.sha256, media_type, import.name, import.size)?)
}

fn known(tx: &mut Tx, entity: EntityId, sha256: &str) -> Result<HashMap<i64, RemittanceAdviceId>> {
    let rows = tx.query(
        "SELECT place, id FROM remittance_advices WHERE entity_id = $1 AND sha256 = $2",
        &[entity.into(), sha256.into()],
    )?;
    Ok(rows
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect::<store::Result<_>>()?)
}

/// The payment as told, else the sum of what is paid for each document.
fn amount_of(advice: &Advice) -> Outcome<Money> {
    if advice.lines.len() > LINES_MAX {
        return Err(Refusal::new(
            Code::InvalidValue,
            "lines",
            format!(
                "{} documents are named, {LINES_MAX} may be",
                advice.lines.len()
            ),
            "split it and import its parts",
        ));
    }
    let nets: Option<Vec<Money>> = advice.lines.iter().map(|line| line.net).collect();
    let sum = nets
        .zip(advice.currency)
        .filter(|(nets, _)| !nets.is_empty());
    let sum = sum.and_then(|(nets, currency)| Money::sum(currency, nets).ok());
    advice.amount.or(sum).ok_or_else(|| {
        Refusal::new(
            Code::InvalidValue,
            "amount",
            "neither the payment's amount is told, nor what is paid for each document",
            "ask the payer for the amounts",
        )
    })
}

/// Whose documents these are, by their numbers as they stand and in capitals.
fn customers(
    tx: &mut Tx,
    entity: EntityId,
    advices: &[Advice],
) -> Result<HashMap<String, CustomerId>> {
    let lines = advices.iter().flat_map(|advice| &advice.lines);
    let numbers: BTreeSet<String> = lines
        .flat_map(|line| [line.document.clone(), line.document.to_uppercase()])
        .filter(|number| !number.is_empty())
        .collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let items = receivables::items_by_numbers(tx, entity, &numbers)?;
    Ok(items
        .into_iter()
        .map(|item| (item.number, item.customer))
        .collect())
}

fn customer_of(advice: &Advice, customers: &HashMap<String, CustomerId>) -> Option<CustomerId> {
    let of = |line: &Line| {
        let known = customers.get(&line.document);
        known.or_else(|| customers.get(&line.document.to_uppercase()))
    };
    let found: BTreeSet<CustomerId> = advice.lines.iter().filter_map(of).copied().collect();
    found.first().copied().filter(|_| found.len() == 1)
}

/// What is found out about an advice beyond what it says.
struct New {
    file: FileId,
    place: i64,
    amount: Money,
    customer: Option<CustomerId>,
    today: Date,
}

const COLUMNS: [&str; 24] = [
    "id",
    "entity_id",
    "file_id",
    "sha256",
    "place",
    "form",
    "advice_no",
    "payer_name",
    "payer_number",
    "payer_account",
    "payment_ref",
    "currency",
    "amount_minor",
    "paid_on",
    "advised_on",
    "customer_id",
    "documents",
    "notes",
    "further_references",
    "warnings",
    "received_at",
    "status",
    "bank_entry_id",
    "may_link",
];

fn insert(
    tx: &mut Tx,
    entity: EntityId,
    import: &AdviceImport<'_>,
    advice: &Advice,
    new: &New,
) -> Result<RemittanceAdviceId> {
    let id: RemittanceAdviceId = tx.new_id();
    let documents = i64::try_from(advice.lines.len()).unwrap_or(i64::MAX);
    let row = vec![
        id.into(),
        entity.into(),
        new.file.into(),
        import.sha256.into(),
        new.place.into(),
        advice.form.as_str().into(),
        clean(advice.id.as_deref()).into(),
        clean(advice.payer.name.as_deref()).into(),
        clean(advice.payer.id.as_deref()).into(),
        clean(advice.payer.account.as_deref()).into(),
        clean(advice.payment_ref.as_deref()).into(),
        new.amount.currency().into(),
        new.amount.minor().into(),
        advice.paid_on.into(),
        advice.paid_on.unwrap_or(new.today).into(),
        new.customer.into(),
        documents.into(),
        notes(&advice.info)?,
        references(&advice.ids)?,
        warnings(advice)?,
        tx.now().into(),
        AdviceStatus::Open.into(),
        Value::Null,
        true.into(),
    ];
    tx.insert_many("remittance_advices", &COLUMNS, row)?;
    insert_lines(tx, id, advice, new.amount)?;
    let mut event = Event::new(EventKind::RemittanceAdviceImported, entity)
        .object(id, "advice")
        .attr("form", advice.form.as_str())
        .attr("payment_ref", clean(advice.payment_ref.as_deref()))
        .attr("amount", new.amount)
        .attr("documents", documents);
    if let Some(customer) = new.customer {
        event = event.object(customer, "customer");
    }
    tx.record(event)?;
    Ok(id)
}

const LINE_COLUMNS: [&str; 12] = [
    "advice_id",
    "line_no",
    "document",
    "kind",
    "document_on",
    "currency",
    "gross_minor",
    "discount_minor",
    "net_minor",
    "deductions",
    "further_references",
    "notes",
];

fn insert_lines(tx: &mut Tx, id: RemittanceAdviceId, advice: &Advice, amount: Money) -> Result<()> {
    let mut rows = Vec::with_capacity(advice.lines.len() * LINE_COLUMNS.len());
    for (line_no, line) in (1_i64..).zip(&advice.lines) {
        let some = line.net.or(line.gross).unwrap_or(amount);
        let minor = |amount: Option<Money>| {
            amount
                .filter(|amount| amount.currency() == some.currency())
                .map(Money::minor)
        };
        rows.extend([
            id.into(),
            line_no.into(),
            clean(Some(&line.document)).unwrap_or_default().into(),
            kind_of(&line.kind).into(),
            line.document_date.into(),
            some.currency().into(),
            minor(line.gross).into(),
            minor(line.discount).into(),
            minor(line.net).into(),
            deductions(line)?,
            references(&line.ids)?,
            notes(&line.info)?,
        ]);
    }
    tx.insert_many("remittance_advice_lines", &LINE_COLUMNS, rows)?;
    Ok(())
}

fn kind_of(kind: &DocumentKind) -> String {
    match kind {
        DocumentKind::Invoice => "invoice".to_owned(),
        DocumentKind::CreditNote => "credit_note".to_owned(),
        DocumentKind::DebitNote => "debit_note".to_owned(),
        DocumentKind::Adjustment => "adjustment".to_owned(),
        DocumentKind::Other(code) => plain_text(code),
    }
}

/// No database takes NUL.
fn plain_text(text: &str) -> String {
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    text.chars()
        .map(shown)
        .collect::<String>()
        .trim()
        .to_owned()
}

fn clean(text: Option<&str>) -> Option<String> {
    text.map(plain_text).filter(|text| !text.is_empty())
}

fn notes(texts: &[String]) -> Result<Value> {
    json(
        &texts
            .iter()
            .map(|text| plain_text(text))
            .collect::<Vec<_>>(),
    )
}

fn references(ids: &[Identifier]) -> Result<Value> {
    let of = |id: &Identifier| AdviceReference {
        kind: plain_text(&id.kind),
        value: plain_text(&id.value),
    };
    json(&ids.iter().map(of).collect::<Vec<_>>())
}

fn deductions(line: &Line) -> Result<Value> {
    let of = |it: &formats::remittance::Deduction| AdviceDeduction {
        amount: it.amount,
        code: clean(it.code.as_deref()),
        reason: clean(it.reason.as_deref()),
    };
    json(&line.deductions.iter().map(of).collect::<Vec<_>>())
}

fn warnings(advice: &Advice) -> Result<Value> {
    let of = |it: &formats::Warning| AdviceWarning {
        code: it.code.to_owned(),
        field: plain_text(&it.field),
        value: plain_text(&it.value),
        message: plain_text(&it.message),
    };
    json(&advice.warnings.iter().map(of).collect::<Vec<_>>())
}

fn json(value: &impl Serialize) -> Result<Value> {
    let value = serde_json::to_value(value).map_err(|error| {
        crate::error::Error::from(store::Error::Value {
            reason: format!("a part of a remittance advice is no JSON: {error}"),
        })
    })?;
    Ok(value.into())
}
