//! The bank takes a movement back: the original is found and undone.

use std::collections::HashSet;

use kernel::{BankEntryId, Date, EntityId, Event, EventKind, Instant, Money};
use store::{Tx, Value};

use super::normalise::{NewEntry, plain};
use super::refunds::unlink_refunds;
use super::store::{ENTRY, entry, write_progress};
use super::take_back::{receipts_of_entry, reverse_on};
use super::types::{BankAccount, BankEntry, EntryStatus};
use crate::error::Result;

/// What is known of a reversal, to find its original.
pub(super) struct Reversal {
    id: BankEntryId,
    booked_on: Date,
    amount: Money,
    end_to_end_id: Option<String>,
    bank_reference: Option<String>,
    counterparty_account: Option<String>,
    references: Vec<String>,
    text: String,
}

/// How long after a movement the bank may take it back: direct debits 13 months.
const DAYS_BACK: i64 = 400;

impl Reversal {
    pub fn of(id: BankEntryId, entry: &NewEntry) -> Self {
        Self {
            id,
            booked_on: entry.booked_on,
            amount: entry.amount,
            end_to_end_id: entry.end_to_end_id.clone(),
            bank_reference: entry.bank_reference.clone(),
            counterparty_account: entry.counterparty_account.clone(),
            references: entry.references.iter().map(|it| plain(it)).collect(),
            text: plain(&entry.remittance),
        }
    }

    /// How surely an entry of the opposite amount is the original; 0 is not at all.
    fn likeness(&self, original: &BankEntry) -> u8 {
        let same = |a: &Option<String>, b: &Option<String>| {
            a.is_some() && a.as_deref().map(plain) == b.as_deref().map(plain)
        };
        let text = plain(&original.remittance);
        let named = |of: &Option<String>| {
            of.as_deref()
                .is_some_and(|of| self.references.contains(&plain(of)))
        };
        if same(&self.end_to_end_id, &original.end_to_end_id) {
            4
        } else if same(&self.bank_reference, &original.bank_reference)
            || named(&original.bank_reference)
            || named(&original.end_to_end_id)
        {
            3
        } else if !text.is_empty() && self.text.contains(&text) {
            2
        } else {
            u8::from(same(
                &self.counterparty_account,
                &original.counterparty_account,
            ))
        }
    }

    /// The one entry that is most like the original; none when several are equally like it.
    fn original<'a>(
        &self,
        candidates: &'a [BankEntry],
        taken: &HashSet<BankEntryId>,
    ) -> Option<&'a BankEntry> {
        let fits = |candidate: &&BankEntry| {
            candidate.amount == self.amount.neg()
                && candidate.booked_on <= self.booked_on
                && !taken.contains(&candidate.id)
        };
        let ranked = || {
            candidates
                .iter()
                .filter(fits)
                .map(|it| (self.likeness(it), it))
        };
        let best = ranked()
            .map(|(likeness, _)| likeness)
            .max()
            .filter(|best| *best > 0)?;
        let mut found = ranked().filter(|(likeness, _)| *likeness == best);
        let (_, only) = found.next()?;
        found.next().is_none().then_some(only)
    }
}

/// Undoes the originals of reversals: what they paid is open again, and both entries stand as
/// reversed. Gives how many originals were found; the other reversals wait for a person.
pub(super) fn undo_originals(
    tx: &mut Tx,
    entity: EntityId,
    account: &BankAccount,
    reversals: &[Reversal],
) -> Result<usize> {
    let candidates = candidates(tx, account, reversals)?;
    let mut taken = HashSet::new();
    let mut undone = 0;
    for reversal in reversals {
        let Some(original) = reversal.original(&candidates, &taken) else {
            continue;
        };
        if undo(tx, entity, reversal, original)? {
            taken.insert(original.id);
            undone += 1;
        }
    }
    Ok(undone)
}

fn candidates(
    tx: &mut Tx,
    account: &BankAccount,
    reversals: &[Reversal],
) -> Result<Vec<BankEntry>> {
    let days = || reversals.iter().map(|reversal| reversal.booked_on);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Ok(Vec::new());
    };
    let amounts: Vec<i64> = reversals.iter().map(|it| it.amount.neg().minor()).collect();
    let sql = format!(
        "{ENTRY} WHERE b.bank_account_id = $1 AND b.booked_on >= $2 AND b.booked_on <= $3
         AND b.amount_minor IN (SELECT value FROM {{ints $4}})
         AND b.is_reversal = $5 AND b.status <> 'reversed' AND b.parts = 0
         ORDER BY b.id FOR UPDATE"
    );
    let rows = tx.query(
        &sql,
        &[
            account.id.into(),
            kernel::dates::add_days(first, -DAYS_BACK).into(),
            last.into(),
            amounts.into(),
            Value::Bool(false),
        ],
    )?;
    Ok(rows.iter().map(entry).collect::<store::Result<_>>()?)
}

/// Undoes one original; false when the ledger does not allow it, so that a person has to look.
fn undo(tx: &mut Tx, entity: EntityId, reversal: &Reversal, original: &BankEntry) -> Result<bool> {
    let receipts = receipts_of_entry(tx, entity, original.id)?;
    let reason = "The bank took the payment back";
    for receipt in &receipts {
        if let Err(refusal) = reverse_on(tx, entity, receipt, reversal.booked_on, reason)? {
            tracing::warn!(receipt = %receipt.number, %refusal, "a reversal waits for a person");
            return Ok(false);
        }
    }
    unlink_refunds(tx, entity, original, reversal.booked_on)?;
    let zero = Money::zero(original.amount.currency());
    write_progress(
        tx,
        [
            (original.id, EntryStatus::Reversed, zero),
            (reversal.id, EntryStatus::Reversed, zero),
        ],
    )?;
    tx.record(
        Event::new(EventKind::BankEntryReversed, entity)
            .object(original.id, "original")
            .object(reversal.id, "reversal")
            .objects(receipts.iter().map(|receipt| receipt.id), "receipt")
            .at(Instant::at_start_of(reversal.booked_on))
            .attr("amount", original.amount),
    )?;
    Ok(true)
}

/// Names the original of a reversal by hand, where it was not found.
///
/// # Errors
/// Refuses entries that are not reversal and original of one amount on one account, and what the
/// ledger does not let undo.
pub fn reverse_entry(
    tx: &mut Tx,
    entity: EntityId,
    reversal: BankEntryId,
    original: BankEntryId,
) -> Result<BankEntry> {
    use crate::error::{Code, Refusal};
    let entries = super::store::lock_entries(tx, entity, [reversal, original])?;
    let find = |id| entries.get(&id).ok_or_else(|| super::store::no_entry(id));
    let (taker, taken) = (find(reversal)?, find(original)?);
    let refuse = |detail: String| {
        let remedy = "name a reversal that is open, and the movement that it takes back";
        Err(Refusal::new(Code::WrongState, "original", detail, remedy).into())
    };
    if !taker.is_reversal || taker.status != EntryStatus::Open {
        return refuse(format!("the entry of {} is no open reversal", taker.amount));
    }
    let opposite = taken.amount == taker.amount.neg();
    if !opposite || taken.bank_account != taker.bank_account || taken.is_reversal {
        return refuse(format!(
            "{} does not take {} back",
            taker.amount, taken.amount
        ));
    }
    if matches!(taken.status, EntryStatus::Reversed | EntryStatus::Split) {
        return refuse(format!("the entry of {} is {}", taken.amount, taken.status));
    }
    let of = Reversal {
        id: taker.id,
        booked_on: taker.booked_on.max(taken.booked_on),
        amount: taker.amount,
        end_to_end_id: None,
        bank_reference: None,
        counterparty_account: None,
        references: Vec::new(),
        text: String::new(),
    };
    if !undo(tx, entity, &of, taken)? {
        return refuse("what the original paid cannot be undone on that day".to_owned());
    }
    super::store::bank_entry(tx, entity, reversal)
}
