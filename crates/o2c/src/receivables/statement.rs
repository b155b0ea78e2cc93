//! The statement of account that a customer is sent.

use std::collections::BTreeMap;

use kernel::dates::add_days;
use kernel::{Currency, CustomerId, Date, EntityId, Money, OpenItemId};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::types::ItemKind;
use crate::error::{Code, Refusal, Result};
use crate::parties;

/// What happened on a customer's account in a period, and what is open at its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Statement {
    /// The customer.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// One section for each currency in use.
    pub sections: Vec<StatementSection>,
}

/// The part of a statement in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatementSection {
    /// The currency of all amounts.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The balance before the first day.
    #[schema(value_type = crate::schema::Money)]
    pub opening: Money,
    /// What was posted, in order.
    pub movements: Vec<Movement>,
    /// The balance after the last day: opening and movements.
    #[schema(value_type = crate::schema::Money)]
    pub closing: Money,
    /// What of it is open after the last day; sums to the closing balance.
    pub open_items: Vec<StatementItem>,
}

/// A posting on the customer's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Movement {
    /// Posting date.
    pub posted_on: Date,
    /// What it stands for.
    pub kind: ItemKind,
    /// The document's number.
    pub number: String,
    /// Which instalment of the document.
    pub instalment: u32,
    /// When it is due.
    pub due_on: Date,
    /// Owed to us positive.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// The balance after it.
    #[schema(value_type = crate::schema::Money)]
    pub balance: Money,
}

/// An item that is open at the end of the statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatementItem {
    /// Its id.
    #[schema(value_type = String)]
    pub id: OpenItemId,
    /// What it stands for.
    pub kind: ItemKind,
    /// The document's number.
    pub number: String,
    /// Which instalment of the document.
    pub instalment: u32,
    /// Posting date.
    pub posted_on: Date,
    /// When it is due.
    pub due_on: Date,
    /// Its amount.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What was left of it after the last day.
    #[schema(value_type = crate::schema::Money)]
    pub residual: Money,
}

impl StatementSection {
    fn new(opening: Money) -> Self {
        Self {
            currency: opening.currency(),
            opening,
            movements: Vec::new(),
            closing: opening,
            open_items: Vec::new(),
        }
    }
}

/// The statement of a customer's account for the days from `from` to `to`.
///
/// # Errors
/// Refuses a period that ends before it begins; not found when the legal entity has no such
/// customer.
pub fn statement(
    tx: &mut Tx,
    entity: EntityId,
    customer: CustomerId,
    from: Date,
    to: Date,
) -> Result<Statement> {
    if to < from {
        return Err(Refusal::new(
            Code::InvalidValue,
            "to",
            format!("the statement ends on {to}, before {from}"),
            "give a last day that is not before the first",
        )
        .into());
    }
    let label = parties::label(tx, entity, customer)?;
    let mut sections: BTreeMap<Currency, StatementSection> = BTreeMap::new();
    let openings = tx.query(
        "SELECT currency, sum(amount_minor) FROM open_items
        WHERE entity_id = $1 AND customer_id = $2 AND posted_on <= $3
        GROUP BY currency",
        &[entity.into(), customer.into(), add_days(from, -1).into()],
    )?;
    for row in &openings {
        let opening = Money::try_new(row.get(1)?, row.get(0)?)?;
        sections.insert(opening.currency(), StatementSection::new(opening));
    }
    add_movements(tx, entity, customer, (from, to), &mut sections)?;
    add_open_items(tx, entity, customer, to, &mut sections)?;
    let mut sections: Vec<_> = sections.into_values().collect();
    sections.retain(|section| {
        !(section.opening.is_zero() && section.movements.is_empty() && section.closing.is_zero())
    });
    Ok(Statement {
        customer,
        customer_number: label.number,
        customer_name: label.name,
        from,
        to,
        sections,
    })
}

fn add_movements(
    tx: &mut Tx,
    entity: EntityId,
    customer: CustomerId,
    (from, to): (Date, Date),
    sections: &mut BTreeMap<Currency, StatementSection>,
) -> Result<()> {
    let rows = tx.query(
        "SELECT currency, posted_on, kind, number, instalment, due_on, amount_minor
        FROM open_items
        WHERE entity_id = $1 AND customer_id = $2 AND posted_on >= $3 AND posted_on <= $4
        ORDER BY posted_on, id",
        &[entity.into(), customer.into(), from.into(), to.into()],
    )?;
    for row in &rows {
        let amount = Money::try_new(row.get(6)?, row.get(0)?)?;
        let section = sections
            .entry(amount.currency())
            .or_insert_with(|| StatementSection::new(Money::zero(amount.currency())));
        section.closing = section.closing.checked_add(amount)?;
        section.movements.push(Movement {
            posted_on: row.get(1)?,
            kind: row.get(2)?,
            number: row.get(3)?,
            instalment: row.get(4)?,
            due_on: row.get(5)?,
            amount,
            balance: section.closing,
        });
    }
    Ok(())
}

fn add_open_items(
    tx: &mut Tx,
    entity: EntityId,
    customer: CustomerId,
    to: Date,
    sections: &mut BTreeMap<Currency, StatementSection>,
) -> Result<()> {
    let rows = tx.query(
        "SELECT i.currency, i.id, i.kind, i.number, i.instalment, i.posted_on, i.due_on,
            i.amount_minor, i.residual_minor
                + CASE WHEN i.amount_minor > 0
                    THEN coalesce((SELECT sum(a.amount_minor) FROM allocations a
                        WHERE a.debit_item_id = i.id AND a.allocated_on > $3), 0)
                    ELSE -coalesce((SELECT sum(a.amount_minor) FROM allocations a
                        WHERE a.credit_item_id = i.id AND a.allocated_on > $3), 0)
                END
        FROM open_items i
        WHERE i.entity_id = $1 AND i.customer_id = $2 AND i.posted_on <= $3
            AND (i.cleared_on IS NULL OR i.cleared_on > $3)
        ORDER BY i.due_on, i.id",
        &[entity.into(), customer.into(), to.into()],
    )?;
    for row in &rows {
        let currency: Currency = row.get(0)?;
        let residual = Money::try_new(row.get(8)?, currency)?;
        let Some(section) = sections.get_mut(&currency).filter(|_| !residual.is_zero()) else {
            continue;
        };
        section.open_items.push(StatementItem {
            id: row.get(1)?,
            kind: row.get(2)?,
            number: row.get(3)?,
            instalment: row.get(4)?,
            posted_on: row.get(5)?,
            due_on: row.get(6)?,
            amount: Money::try_new(row.get(7)?, currency)?,
            residual,
        });
    }
    Ok(())
}
