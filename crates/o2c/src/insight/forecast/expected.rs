//! What people know of the day on which an item will be paid.

use kernel::dates::add_days;
use kernel::{Date, EntityId, Event, EventKind, Instant, OpenItemId};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;

use crate::error::{Code, Error, Refusal, Result};
use crate::{input, parties, receivables};

/// So many days after the expected one it is no longer believed, unless said otherwise.
const BELIEVED_DAYS: i64 = 7;
/// No payment is expected later than this.
const AHEAD_DAYS_MAX: i64 = 3 * 366;

/// The day on which a person expects an item to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExpectedPayment {
    /// The item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// The expected day.
    pub expected_on: Date,
    /// The last day on which it is still believed; then the model speaks again.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub actor: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub set_at: Instant,
}

/// A day to be expected.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewExpectedPayment {
    /// Of which open item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// The day, today or later.
    pub expected_on: Date,
    /// The last day on which it is still to be believed. Default: a week after the day.
    #[serde(default)]
    pub until: Option<Date>,
    /// Why, in a few words.
    pub reason: String,
}

/// Which expected day is taken back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveExpectedPayment {
    /// Of which open item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
}

/// Sets the day on which an open item is expected to be paid; an earlier one is replaced.
///
/// # Errors
/// Refuses items that are not open debts, days in the past or far ahead, and an empty reason.
pub fn set_expected_payment(
    tx: &mut Tx,
    entity: EntityId,
    new: &NewExpectedPayment,
) -> Result<ExpectedPayment> {
    let today = parties::entity(tx, entity)?.today(tx.now());
    let item = receivables::item(tx, entity, new.item)?;
    if item.residual.minor() <= 0 || item.kind != receivables::ItemKind::Invoice {
        return Err(Refusal::new(
            Code::WrongState,
            "item",
            format!("{} is no invoice that is open", item.number),
            "choose an open invoice",
        )
        .into());
    }
    let until = new
        .until
        .unwrap_or_else(|| add_days(new.expected_on, BELIEVED_DAYS));
    if new.expected_on < today || new.expected_on > add_days(today, AHEAD_DAYS_MAX) {
        return Err(wrong_day(
            "expected_on",
            new.expected_on,
            "give a day from today on, within three years",
        ));
    }
    if until < new.expected_on {
        return Err(wrong_day(
            "until",
            until,
            "give the expected day or a later one",
        ));
    }
    let reason = input::required("reason", &new.reason, input::NAME_LEN_MAX)?;
    let (actor, now) = (tx.actor().to_string(), tx.now());
    tx.exec(
        "INSERT INTO expected_payments (item_id, entity_id, expected_on, until_on, reason, actor,
            set_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
        ON CONFLICT (item_id) DO UPDATE SET expected_on = excluded.expected_on,
            until_on = excluded.until_on, reason = excluded.reason, actor = excluded.actor,
            set_at = excluded.set_at, version = expected_payments.version + 1",
        &[
            new.item.into(),
            entity.into(),
            new.expected_on.into(),
            until.into(),
            reason.as_str().into(),
            actor.as_str().into(),
            now.into(),
        ],
    )?;
    tx.record(
        Event::new(EventKind::ExpectedPaymentSet, entity)
            .object(new.item, "item")
            .object(item.customer, "customer")
            .attr("number", item.number.as_str())
            .attr("expected_on", new.expected_on)
            .attr("until", until)
            .attr("reason", reason.as_str()),
    )?;
    Ok(ExpectedPayment {
        item: new.item,
        expected_on: new.expected_on,
        until,
        reason,
        actor,
        set_at: now,
    })
}

/// Takes back what was expected of an item; gives what it was.
///
/// # Errors
/// [`Error::NotFound`] when nothing is expected of the item.
pub fn remove_expected_payment(
    tx: &mut Tx,
    entity: EntityId,
    old: &RemoveExpectedPayment,
) -> Result<ExpectedPayment> {
    let row = tx.query_opt(
        "SELECT e.expected_on, e.until_on, e.reason, e.actor, e.set_at FROM expected_payments e
        WHERE e.item_id = $1 AND e.entity_id = $2",
        &[old.item.into(), entity.into()],
    )?;
    let Some(row) = row else {
        return Err(Error::NotFound {
            kind: "expected payment",
            id: old.item.to_string(),
        });
    };
    let expected = ExpectedPayment {
        item: old.item,
        expected_on: row.get(0)?,
        until: row.get(1)?,
        reason: row.get(2)?,
        actor: row.get(3)?,
        set_at: row.get(4)?,
    };
    let item = receivables::item(tx, entity, old.item)?;
    tx.exec_one(
        "DELETE FROM expected_payments WHERE item_id = $1 AND entity_id = $2",
        &[old.item.into(), entity.into()],
    )?;
    tx.record(
        Event::new(EventKind::ExpectedPaymentRemoved, entity)
            .object(old.item, "item")
            .object(item.customer, "customer")
            .attr("number", item.number.as_str())
            .attr("expected_on", expected.expected_on),
    )?;
    Ok(expected)
}

fn wrong_day(field: &str, day: Date, remedy: &str) -> Error {
    Refusal::new(
        Code::InvalidValue,
        field,
        format!("{field} is {day}"),
        remedy,
    )
    .into()
}
