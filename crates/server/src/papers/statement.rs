use kernel::dates::days_between;
use kernel::{Currency, Date, Money};
use o2c::cash::BankAccount;
use o2c::parties::{AddressRole, Customer, Entity};
use o2c::receivables::{ItemKind, Statement, StatementSection};
use pdf::{AgingBucket, Document, Head, Movement, MovementKind, OpenItem};

use super::{PaperError, recipient, sender};

/// Bounds of the aging summary in days past due; `None` is open.
const BUCKETS: [(Option<u32>, Option<u32>); 5] = [
    (None, Some(0)),
    (Some(1), Some(30)),
    (Some(31), Some(60)),
    (Some(61), Some(90)),
    (Some(91), None),
];

/// One currency's statement.
pub struct StatementPaper {
    /// The currency of all its amounts.
    pub currency: Currency,
    /// The paper.
    pub document: Document,
}

/// A statement of account as papers, one a currency.
///
/// # Errors
/// An amount is out of range.
pub fn statements(
    statement: &Statement,
    entity: &Entity,
    customer: &Customer,
    accounts: &[BankAccount],
) -> Result<Vec<StatementPaper>, PaperError> {
    statement
        .sections
        .iter()
        .map(|section| {
            let document = Document::Statement(pdf::Statement {
                sender: sender(entity, accounts),
                head: head(statement.to, section.currency, customer),
                from: statement.from,
                to: statement.to,
                opening: section.opening,
                movements: movements(section),
                closing: section.closing,
                open_items: open_items(section),
                aging: aging(section, statement.to)?,
            });
            Ok(StatementPaper {
                currency: section.currency,
                document,
            })
        })
        .collect()
}

fn head(date: Date, currency: Currency, customer: &Customer) -> Head {
    Head {
        draft: false,
        number: format!("{}-{date}-{currency}", customer.number),
        date,
        recipient: recipient(customer, Some(customer.address(AddressRole::BillTo))),
        ship_to: None,
        customer_number: Some(customer.number.clone()),
        customer_vat_id: None,
        customer_order: None,
        buyer_reference: None,
        order_number: None,
        delivery_numbers: Vec::new(),
        intro: None,
        notes: Vec::new(),
    }
}

fn movements(section: &StatementSection) -> Vec<Movement> {
    section
        .movements
        .iter()
        .map(|movement| Movement {
            date: movement.posted_on,
            kind: kind(movement.kind),
            reference: movement.number.clone(),
            due: (movement.kind == ItemKind::Invoice).then_some(movement.due_on),
            amount: movement.amount,
        })
        .collect()
}

fn open_items(section: &StatementSection) -> Vec<OpenItem> {
    section
        .open_items
        .iter()
        .map(|item| OpenItem {
            date: item.posted_on,
            kind: kind(item.kind),
            reference: item.number.clone(),
            due: (item.kind == ItemKind::Invoice).then_some(item.due_on),
            original: item.amount,
            open: item.residual,
        })
        .collect()
}

/// Invoices by days past due; everything else counts as not due.
fn aging(section: &StatementSection, on: Date) -> Result<Vec<AgingBucket>, PaperError> {
    let mut buckets: Vec<AgingBucket> = BUCKETS
        .iter()
        .map(|(from_days, to_days)| AgingBucket {
            from_days: *from_days,
            to_days: *to_days,
            amount: Money::zero(section.currency),
        })
        .collect();
    for item in &section.open_items {
        let late = match item.kind {
            ItemKind::Invoice => days_between(item.due_on, on).max(0),
            _ => 0,
        };
        let fits =
            |bucket: &&mut AgingBucket| bucket.to_days.is_none_or(|to| late <= i64::from(to));
        if let Some(bucket) = buckets.iter_mut().find(fits) {
            bucket.amount = bucket.amount.checked_add(item.residual)?;
        }
    }
    Ok(buckets)
}

fn kind(kind: ItemKind) -> MovementKind {
    match kind {
        ItemKind::Invoice => MovementKind::Invoice,
        ItemKind::CreditNote => MovementKind::CreditNote,
        ItemKind::Receipt => MovementKind::Payment,
        ItemKind::Refund => MovementKind::Refund,
        ItemKind::WriteOff => MovementKind::WriteOff,
        ItemKind::ReceiptReversal => MovementKind::Reversal,
        _ => MovementKind::Adjustment,
    }
}
