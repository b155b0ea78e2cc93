//! What people say of remittance advice: where it belongs, where not, and that it is of no use.

use kernel::{BankEntryId, EntityId, Event, EventKind, RemittanceAdviceId};
use store::Tx;

use super::linking::write_link;
use super::queries::{locked, row_of};
use super::types::{AdviceChange, AdviceStatus, LinkedBy, RemittanceAdvice};
use crate::cash::by_itself::queue_entries;
use crate::cash::store::{lock_entries, no_entry};
use crate::cash::types::EntryStatus;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;
use crate::orders::Effect;

/// Says that an advice belongs to an entry.
///
/// # Errors
/// Refuses an advice that belongs to another entry or is set aside, an entry that has another
/// advice or brings no money in, and another currency. [`crate::Error::NotFound`].
pub fn link_advice(
    tx: &mut Tx,
    entity: EntityId,
    id: RemittanceAdviceId,
    entry: BankEntryId,
) -> Result<AdviceChange> {
    let mut entries = lock_entries(tx, entity, [entry])?;
    let paid = entries.remove(&entry).ok_or_else(|| no_entry(entry))?;
    let advice = locked(tx, entity, id)?;
    if advice.entry == Some(entry) {
        return unchanged(advice);
    }
    must_be(&advice, AdviceStatus::Open)?;
    let split = paid.status == EntryStatus::Split;
    if paid.advice.is_some() || split || !paid.amount.is_positive() {
        return Err(Refusal::new(
            Code::WrongState,
            "entry",
            match paid.advice {
                Some(_) => "the entry has an advice already".to_owned(),
                None if split => format!("the entry of {} is split into its parts", paid.amount),
                None => format!("the entry of {} brings no money in", paid.amount),
            },
            "take the other link back first, or name another entry",
        )
        .into());
    }
    if paid.amount.currency() != advice.amount.currency() {
        return Err(Refusal::new(
            Code::CurrencyMismatch,
            "entry",
            format!(
                "{} is advised, the entry is of {}",
                advice.amount, paid.amount
            ),
            "name an entry in the currency of the advice",
        )
        .into());
    }
    write_link(tx, entity, id, entry, LinkedBy::Person)?;
    queue_entries(tx, entity, vec![entry])?;
    changed(tx, entity, id)
}

/// Says that an advice does not belong to its entry. It is not linked by itself again.
///
/// # Errors
/// [`crate::Error::NotFound`].
pub fn unlink_advice(
    tx: &mut Tx,
    entity: EntityId,
    id: RemittanceAdviceId,
) -> Result<AdviceChange> {
    let advice = locked(tx, entity, id)?;
    let Some(entry) = advice.entry else {
        return unchanged(advice);
    };
    tx.exec_one(
        "UPDATE remittance_advices SET status = 'open', bank_entry_id = NULL, linked_by = NULL,
            may_link = $2
         WHERE id = $1",
        &[id.into(), false.into()],
    )?;
    tx.record(
        Event::new(EventKind::RemittanceAdviceUnlinked, entity)
            .object(id, "advice")
            .object(entry, "entry"),
    )?;
    changed(tx, entity, id)
}

/// Says that an advice is of no use, so that nobody looks for its payment, or takes that back.
///
/// # Errors
/// Refuses an advice that belongs to an entry. [`crate::Error::NotFound`].
pub fn set_advice_aside(
    tx: &mut Tx,
    entity: EntityId,
    id: RemittanceAdviceId,
    aside: bool,
    reason: &str,
) -> Result<AdviceChange> {
    let reason = input::required("reason", reason, input::TEXT_LEN_MAX)?;
    let (from, to) = match aside {
        true => (AdviceStatus::Open, AdviceStatus::Aside),
        false => (AdviceStatus::Aside, AdviceStatus::Open),
    };
    let advice = locked(tx, entity, id)?;
    if advice.status == to {
        return unchanged(advice);
    }
    must_be(&advice, from)?;
    tx.exec_one(
        "UPDATE remittance_advices SET status = $2 WHERE id = $1",
        &[id.into(), to.into()],
    )?;
    tx.record(
        Event::new(EventKind::RemittanceAdviceSetAside, entity)
            .object(id, "advice")
            .attr("aside", aside)
            .attr("reason", reason),
    )?;
    changed(tx, entity, id)
}

fn must_be(advice: &RemittanceAdvice, wanted: AdviceStatus) -> Outcome<()> {
    match advice.status == wanted {
        true => Ok(()),
        false => Err(Refusal::new(
            Code::WrongState,
            "advice",
            format!("the advice is {}", advice.status),
            "take its link back, or take it back in, first",
        )),
    }
}

fn unchanged(advice: RemittanceAdvice) -> Result<AdviceChange> {
    Ok(AdviceChange {
        advice,
        effect: Effect::AlreadySo,
    })
}

fn changed(tx: &mut Tx, entity: EntityId, id: RemittanceAdviceId) -> Result<AdviceChange> {
    Ok(AdviceChange {
        advice: row_of(tx, entity, id)?,
        effect: Effect::Changed,
    })
}
