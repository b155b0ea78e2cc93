//! Receipts that no bank entry brings.

use std::collections::HashMap;

use kernel::{CustomerId, Date, EntityId, Money};
use store::Tx;

use super::receive::{Plan, receive};
use super::types::{NewReceipt, RecordedReceipt};
use crate::error::{Code, Outcome, Refusal, Result};
use crate::receivables::{self, Account, How, OpenItem, Role, SettleLine};
use crate::{input, parties};

/// Records receipts that no bank entry brings: cash, cheques, payments of an old system. What they
/// do not pay stays on account.
///
/// # Errors
/// Fails only with the store. One bad receipt refuses itself alone.
pub fn record_receipts(
    tx: &mut Tx,
    entity: EntityId,
    receipts: Vec<NewReceipt>,
) -> Result<Vec<Outcome<RecordedReceipt>>> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let mut open = OpenByNumber::load(tx, entity, &receipts)?;
    let mut refused = Vec::with_capacity(receipts.len());
    let mut plans = Vec::with_capacity(receipts.len());
    for receipt in receipts {
        match plan(receipt, today, &mut open) {
            Ok(plan) => {
                plans.push(plan);
                refused.push(None);
            }
            Err(refusal) => refused.push(Some(refusal)),
        }
    }
    let mut made = receive(tx, entity, plans, &How::ByPerson)?.into_iter();
    let outcomes = refused.into_iter().map(|refused| match refused {
        Some(refusal) => Some(Err(refusal)),
        None => made.next(),
    });
    Ok(outcomes.flatten().collect())
}

fn plan(receipt: NewReceipt, today: Date, open: &mut OpenByNumber) -> Outcome<Plan> {
    if !receipt.amount.is_positive() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "amount",
            format!("the amount is {}", receipt.amount),
            "give an amount above zero; money given back is a refund",
        ));
    }
    let mut lines = receipt.lines;
    let mut customer = receipt.customer;
    if !receipt.pays.is_empty() {
        let used = Money::sum(
            receipt.amount.currency(),
            lines.iter().map(|line| line.amount),
        );
        let left = used
            .and_then(|used| receipt.amount.checked_sub(used))
            .map_err(|error| {
                Refusal::new(
                    Code::InvalidValue,
                    "lines",
                    error.to_string(),
                    "correct the amounts",
                )
            })?;
        let (payer, more) = open.settle(&receipt.pays, left)?;
        customer = payer.unwrap_or(customer);
        lines.extend(more);
    }
    let received_on = receipt.received_on.unwrap_or(today);
    let reference = receipt.payer_reference.as_deref();
    Ok(Plan {
        customer,
        amount: receipt.amount,
        exchanged_from: None,
        received_on,
        value_on: received_on,
        debit: receipt
            .ledger_account
            .map_or(Account::Role(Role::Bank), Account::from),
        entry: None,
        payer: None,
        automatic: false,
        origin: receipt.origin,
        payer_reference: input::optional("payer_reference", reference, input::TEXT_LEN_MAX)?,
        set_off: Vec::new(),
        lines,
        rest: None,
        decision: None,
    })
}

/// Open invoices by number, with what the receipts before in the batch leave of them.
struct OpenByNumber {
    items: HashMap<String, Vec<OpenItem>>,
}

impl OpenByNumber {
    fn load(tx: &mut Tx, entity: EntityId, receipts: &[NewReceipt]) -> Result<Self> {
        let mut numbers: Vec<&str> = receipts
            .iter()
            .flat_map(|receipt| &receipt.pays)
            .map(String::as_str)
            .collect();
        let mut items: HashMap<String, Vec<OpenItem>> = HashMap::with_capacity(numbers.len());
        if numbers.is_empty() {
            return Ok(Self { items });
        }
        numbers.sort_unstable();
        numbers.dedup();
        for item in receivables::items_by_numbers(tx, entity, &numbers)? {
            match items.get_mut(&item.number) {
                Some(of_number) => of_number.push(item),
                None => {
                    items.insert(item.number.clone(), vec![item]);
                }
            }
        }
        Ok(Self { items })
    }

    /// Pays these invoices in this order, what is due first first, as far as the money reaches.
    /// The payer is who owes them.
    fn settle(
        &mut self,
        numbers: &[String],
        mut left: Money,
    ) -> Outcome<(Option<CustomerId>, Vec<SettleLine>)> {
        let mut lines = Vec::with_capacity(numbers.len());
        let mut payer = None;
        for (index, number) in numbers.iter().enumerate() {
            let items = self.items.get_mut(number).ok_or_else(|| {
                Refusal::new(
                    Code::UnknownReference,
                    format!("pays[{index}]"),
                    format!("there is no invoice {number}"),
                    "correct the number, or leave it out to keep the money on account",
                )
            })?;
            for item in items {
                if item.currency != left.currency() {
                    return Err(Refusal::new(
                        Code::CurrencyMismatch,
                        format!("pays[{index}]"),
                        format!(
                            "{number} is in {}, the receipt in {}",
                            item.currency,
                            left.currency()
                        ),
                        "record the receipt in the currency of the invoice",
                    ));
                }
                payer = payer.or(Some(item.customer));
                let less = item.residual.minor() < left.minor();
                let used = if less { item.residual } else { left };
                if !used.is_positive() {
                    continue;
                }
                // Both are amounts of one currency and `used` is the smaller one.
                item.residual = Money::new(item.residual.minor() - used.minor(), item.currency);
                left = Money::new(left.minor() - used.minor(), item.currency);
                lines.push(SettleLine::of(item.id, used));
            }
        }
        Ok((payer, lines))
    }
}
