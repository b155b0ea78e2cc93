//! Using a receipt or credit note: what it pays, with discounts and write-offs, and what stays on
//! account.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{AllocationId, EntityId, JournalEntryId, Money, OpenItemId};
use store::Tx;

use super::adjust::Desk;
use super::allocation::{open_sheet, record_allocated};
use super::chart::chart;
use super::deductions::{deduct, load_reasons};
use super::rules::DiscountAsked;
use super::sheet::{By, NewAllocation};
use super::store as rows;
use super::types::{How, SettleLine, Settled, Settlement, SourceRef};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::input;

/// Settles items with receipts and credit notes; what is left of these stays on account.
///
/// A settlement is done whole or not at all: one bad line refuses it alone, the others of the
/// batch are done. Records `items_allocated` once for each settlement, `item_written_off` and
/// `invoice_cleared`.
///
/// # Errors
/// Fails only with the store.
pub fn settle_tx(
    tx: &mut Tx,
    entity: EntityId,
    settlements: &[Settlement],
    how: &How,
) -> Result<Vec<Outcome<Settled>>> {
    let lines = || settlements.iter().flat_map(|settlement| &settlement.lines);
    let adjusts = settlements
        .iter()
        .any(|settlement| settlement.rest.is_some())
        || lines().any(|line| line.discount.is_some() || line.write_off.is_some());
    let ids: BTreeSet<OpenItemId> = settlements
        .iter()
        .map(|settlement| settlement.credit)
        .chain(lines().map(|line| line.item))
        .collect();
    let sheet = open_sheet(tx, entity, &ids, adjusts)?;
    let mut desk = Desk::open(tx, entity, sheet)?;
    load_tax_shares(tx, entity, &mut desk, lines())?;
    load_reasons(tx, entity, &mut desk, lines())?;
    let mut outcomes = Vec::with_capacity(settlements.len());
    for settlement in settlements {
        let mark = desk.mark();
        let outcome = settle(tx, &mut desk, settlement, how);
        if outcome.is_err() {
            desk.back_to(mark);
        }
        outcomes.push(outcome);
    }
    desk.write(tx, entity)?;
    let by_id: BTreeMap<AllocationId, &NewAllocation> = desk
        .sheet
        .allocations
        .iter()
        .map(|allocation| (allocation.id, allocation))
        .collect();
    for settled in outcomes.iter().flatten() {
        let made: Vec<&NewAllocation> = settled
            .allocations
            .iter()
            .filter_map(|id| by_id.get(id).copied())
            .filter(|allocation| allocation.credit == settled.credit)
            .collect();
        record_allocated(tx, entity, &desk.sheet, settled.credit, &made, how)?;
    }
    Ok(outcomes)
}

/// Looks up what discounts on these lines need to know of their invoices.
pub(super) fn load_tax_shares<'a>(
    tx: &mut Tx,
    entity: EntityId,
    desk: &mut Desk,
    lines: impl Iterator<Item = &'a SettleLine>,
) -> Result<()> {
    let entries: BTreeSet<JournalEntryId> = lines
        .filter(|line| line.discount.is_some())
        .filter_map(|line| desk.sheet.item(line.item).ok().map(|item| item.entry))
        .collect();
    if !entries.is_empty() {
        let chart = chart(tx, entity)?;
        desk.tax_shares = rows::tax_shares(tx, &chart, &entries)?;
    }
    Ok(())
}

/// Decides one settlement; what it decided before a refusal is for the caller to take back.
pub(super) fn settle(
    tx: &Tx,
    desk: &mut Desk,
    settlement: &Settlement,
    how: &How,
) -> Outcome<Settled> {
    let mark = desk.mark();
    let mut allocations = Vec::with_capacity(settlement.lines.len());
    for (index, line) in settlement.lines.iter().enumerate() {
        settle_line(tx, desk, settlement, line, how, &mut allocations)
            .map_err(|refusal| at(refusal, &format!("lines[{index}]")))?;
    }
    if let Some(rest) = &settlement.rest {
        let source = SourceRef::of(settlement.credit);
        let adjusted = desk
            .write_off(tx, settlement.credit, rest, settlement.on, source)
            .map_err(|refusal| at(refusal, "rest"))?;
        allocations.push(adjusted.allocation);
    }
    let credit = desk.sheet.item(settlement.credit)?;
    Ok(Settled {
        credit: settlement.credit,
        allocations,
        entries: desk.entries_since(mark),
        rest: Money::new(credit.residual_minor, credit.currency),
    })
}

fn settle_line(
    tx: &Tx,
    desk: &mut Desk,
    settlement: &Settlement,
    line: &SettleLine,
    how: &How,
    allocations: &mut Vec<AllocationId>,
) -> Outcome<()> {
    let on = settlement.on;
    if line.amount.is_zero() && line.discount.is_none() && line.write_off.is_none() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "amount",
            "the line settles nothing",
            "give an amount, or leave the line out",
        ));
    }
    if !line.amount.is_zero() {
        let allocation = NewAllocation {
            id: tx.new_id(),
            debit: line.item,
            credit: settlement.credit,
            amount: line.amount,
            on,
        };
        desk.sheet.allocate(allocation, By::Choice)?;
        allocations.push(allocation.id);
    }
    let paid = allocations
        .last()
        .copied()
        .filter(|_| !line.amount.is_zero());
    if let Some(discount) = line.discount {
        if line.discount_late && matches!(how, How::Automatic { .. }) {
            return Err(Refusal::new(
                Code::DiscountNotDue,
                "discount_late",
                "a rule may not grant a discount late",
                "leave it to a person with the permission",
            ));
        }
        let reason = line.discount_reason.as_deref();
        let reason = input::optional("discount_reason", reason, input::TEXT_LEN_MAX)?;
        let asked = DiscountAsked {
            discount,
            write_off: line.write_off.as_ref().map(|given_up| given_up.amount),
            late: line.discount_late,
            reason: reason.as_deref(),
        };
        let adjusted = desk.discount(tx, line.item, settlement.credit, asked, on)?;
        allocations.push(adjusted.allocation);
    }
    if let Some(given_up) = &line.write_off {
        let source = SourceRef::of(settlement.credit);
        let adjusted = desk
            .write_off(tx, line.item, given_up, on, source)
            .map_err(|refusal| at(refusal, "write_off"))?;
        allocations.push(adjusted.allocation);
    }
    if let Some(withheld) = &line.deduction {
        deduct(tx, desk, paid, withheld).map_err(|refusal| at(refusal, "deduction"))?;
    }
    Ok(())
}

/// Names the part of the input that a refusal is about.
fn at(mut refusal: Refusal, path: &str) -> Refusal {
    refusal.field = Some(match refusal.field {
        Some(field) => format!("{path}.{field}"),
        None => path.to_owned(),
    });
    refusal
}
