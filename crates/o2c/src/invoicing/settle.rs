//! Settles an invoice with the credit note that takes it back, as far as it is open.

use std::collections::HashMap;

use kernel::{Date, EntityId, InvoiceId, Money, OpenItemId};
use store::Tx;
use uuid::Uuid;

use super::creditable::Creditables;
use super::issue::Issued;
use crate::error::Result;
use crate::receivables::{self, AllocationRequest, How, OpenItem};

/// A credit note to be used.
pub(super) struct Settling {
    credit: OpenItemId,
    amount: Money,
    invoice: InvoiceId,
    on: Date,
}

impl Settling {
    /// The credit note, if it owes anything.
    pub fn of(issued: &Issued, creditables: &Creditables) -> Option<Self> {
        let credit = issued.posted.items.first().copied().flatten()?;
        let invoice = creditables.get(issued.invoice.corrects?)?;
        Some(Self {
            credit,
            amount: issued.invoice.gross,
            invoice: invoice.id,
            on: issued.invoice.issued_on.max(invoice.issued_on),
        })
    }
}

/// Allocates credit notes to the open instalments of their invoices, what is due first first. What
/// an invoice cannot take, or the ledger refuses to set off on that day, stays open on the credit
/// note.
pub(super) fn settle(tx: &mut Tx, entity: EntityId, settling: Vec<Settling>) -> Result<()> {
    if settling.is_empty() {
        return Ok(());
    }
    let sources: Vec<Uuid> = settling.iter().map(|it| it.invoice.uuid()).collect();
    let items = receivables::items_by_sources(tx, entity, &sources)?;
    let mut open: HashMap<Uuid, Vec<OpenItem>> = HashMap::new();
    for item in items.into_iter().filter(|item| item.residual.is_positive()) {
        open.entry(item.source.id).or_default().push(item);
    }
    for items in open.values_mut() {
        items.sort_by_key(|item| (item.due_on, item.instalment));
    }
    let mut requests = Vec::with_capacity(settling.len());
    for note in settling {
        let mut left = note.amount;
        let items = open
            .get_mut(&note.invoice.uuid())
            .map(Vec::as_mut_slice)
            .unwrap_or_default();
        for item in items {
            let used = if left.minor() < item.residual.minor() {
                left
            } else {
                item.residual
            };
            if !used.is_positive() {
                continue;
            }
            left = left.checked_sub(used)?;
            item.residual = item.residual.checked_sub(used)?;
            requests.push(AllocationRequest {
                debit: item.id,
                credit: note.credit,
                amount: used,
                on: note.on,
            });
        }
    }
    let decision = serde_json::json!({ "rule": "credit_note_against_its_invoice/1" });
    receivables::allocate_tx(tx, entity, &requests, &How::Automatic { decision })?;
    Ok(())
}
