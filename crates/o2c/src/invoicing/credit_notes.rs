//! Credit notes that a person asks for.

use kernel::{Date, EntityId, InvoiceId};
use store::Tx;

use super::creditable::Creditables;
use super::issue::{Draft, issue, issued_at};
use super::rules::Share;
use super::settle::{Settling, settle};
use super::types::{CreditLine, InvoiceKind, IssuedInvoice, NewCreditNote, Origin};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::{input, parties, receivables};

/// Issues credit notes over invoices, wholly or by lines.
///
/// All notes on one invoice together never take back more than it charged, and the last one takes
/// the cents that are left, so that they sum to it exactly. A note settles its invoice as far as
/// that is open, unless it is told not to; the rest stays on the customer's account.
///
/// # Errors
/// Fails only with the store. One bad request refuses itself alone.
pub fn credit_notes(
    tx: &mut Tx,
    entity: EntityId,
    requests: Vec<NewCreditNote>,
) -> Result<Vec<Outcome<IssuedInvoice>>> {
    let house = parties::entity(tx, entity)?;
    let now = tx.now();
    let today = house.today(now);
    let first_open_day = receivables::first_open_day(tx, entity)?;
    let mut ids: Vec<InvoiceId> = requests.iter().map(|request| request.invoice).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut creditables = Creditables::of_ids(tx, entity, &ids)?;
    let mut drafts = Vec::with_capacity(requests.len());
    let mut refused: Vec<Option<Refusal>> = Vec::with_capacity(requests.len());
    let mut allocate = Vec::with_capacity(requests.len());
    for request in &requests {
        let issued_on = request.issued_on.unwrap_or(today);
        let found = receivables::check_open(first_open_day, issued_on)
            .map_err(Error::from)
            .and_then(|()| draft(&mut creditables, request, issued_on));
        match found {
            Ok(mut draft) => {
                draft.issued_at = issued_at(issued_on, today, now, None);
                drafts.push(draft);
                refused.push(None);
                allocate.push(request.allocate);
            }
            Err(error) => refused.push(Some(refusal(error)?)),
        }
    }
    let issued = issue(tx, entity, drafts)?;
    let settling = issued
        .iter()
        .zip(allocate)
        .filter(|(_, allocate)| *allocate)
        .filter_map(|(issued, _)| Settling::of(issued, &creditables))
        .collect();
    settle(tx, entity, settling)?;
    Ok(in_order(
        refused,
        issued.into_iter().map(|issued| issued.invoice),
    ))
}

/// Outcomes in the order of the requests: what was refused, and between them what was issued.
pub(super) fn in_order<T>(
    refused: Vec<Option<Refusal>>,
    issued: impl IntoIterator<Item = T>,
) -> Vec<Outcome<T>> {
    let mut issued = issued.into_iter();
    refused
        .into_iter()
        .filter_map(|refused| match refused {
            Some(refusal) => Some(Err(refusal)),
            None => issued.next().map(Ok),
        })
        .collect()
}

/// The refusal of one request, or the failure of all.
pub(super) fn refusal(error: Error) -> Result<Refusal> {
    match error {
        Error::Refused(refusal) => Ok(refusal),
        Error::NotFound { kind, id } => Ok(Refusal::new(
            Code::UnknownReference,
            kind,
            format!("there is no {kind} {id}"),
            "read the list again and correct it",
        )),
        Error::Kernel(kernel) => Ok(Refusal::new(
            Code::InvalidValue,
            "",
            kernel.to_string(),
            "correct the values",
        )),
        other => Err(other),
    }
}

fn draft(creditables: &mut Creditables, request: &NewCreditNote, issued_on: Date) -> Result<Draft> {
    let reason = input::required("reason", &request.reason, input::TEXT_LEN_MAX)?;
    let id = request.invoice;
    let invoice = creditables.get(id).ok_or_else(|| Error::NotFound {
        kind: "invoice",
        id: id.to_string(),
    })?;
    if invoice.kind == InvoiceKind::CreditNote {
        let detail = format!("{} is a credit note", invoice.number);
        let remedy = "name the invoice that is to be credited";
        return Err(Refusal::new(Code::WrongState, "invoice", detail, remedy).into());
    }
    if invoice.origin == Origin::Import {
        let detail = format!("{} was issued by another system", invoice.number);
        let remedy = "credit it there and take the credit note over, or write it off";
        return Err(Refusal::new(Code::WrongState, "invoice", detail, remedy).into());
    }
    if issued_on < invoice.issued_on {
        let detail = format!("{issued_on} is before the invoice of {}", invoice.issued_on);
        let remedy = "date the credit note on the invoice's day or later";
        return Err(Refusal::new(Code::InvalidValue, "issued_on", detail, remedy).into());
    }
    let shares = match &request.lines {
        Some(lines) => lines.iter().map(share).collect::<Outcome<Vec<_>>>()?,
        None => invoice
            .lines
            .iter()
            .map(|line| (line.rest.line_no, Share::Rest))
            .collect(),
    };
    let number = invoice.number.clone();
    let credited = creditables.take(id, &shares)?;
    if credited.is_empty() {
        return Err(Refusal::new(
            Code::ExceedsRest,
            "invoice",
            format!("nothing is left to credit on {number}"),
            "look at the credit notes that it has already",
        )
        .into());
    }
    let mut draft = creditables.draft(credited, issued_on, reason)?;
    draft.documents = request.documents;
    Ok(draft)
}

fn share(line: &CreditLine) -> Outcome<(i64, Share)> {
    let share = match (line.quantity, line.net) {
        (None, None) => Share::Rest,
        (Some(quantity), None) => Share::Quantity(quantity),
        (None, Some(net)) => Share::Net(net),
        (Some(_), Some(_)) => {
            return Err(Refusal::new(
                Code::InvalidValue,
                "lines",
                format!("line {} names a quantity and an amount", line.line_no),
                "give a quantity that came back, or an amount by which the price is reduced",
            ));
        }
    };
    Ok((line.line_no, share))
}
