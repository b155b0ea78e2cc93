//! Bank accounts of ours change, and are closed.

use kernel::{BankAccountId, Date, EntityId, Event, EventKind};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::accounts::{self, account_no, bic, check_new, ledger_account, lock};
use super::types::BankAccount;
use crate::error::{Code, Error, Refusal, Result};
use crate::input;
use crate::patch::Patch;

/// A change of a bank account; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnBankAccountChange)]
pub struct BankAccountChange {
    /// What people call it.
    #[serde(default)]
    pub name: Option<String>,
    /// IBAN, or the bank's own account number; only while it has no statement.
    #[serde(default)]
    pub account_no: Option<String>,
    /// BIC of the bank; `null` takes it away.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub bic: Patch<String>,
    /// Code of the ledger account, of role `bank`, on which statements are posted from now on.
    #[serde(default)]
    pub ledger_account: Option<String>,
    /// The last day of its statements; from now on documents do not name it. `null` opens it again.
    #[schema(value_type = Option<String>, format = Date)]
    #[serde(default)]
    pub closed_on: Patch<Date>,
}

/// Changes a bank account, if it still has the version the caller saw. A change that changes
/// nothing leaves the version as it is.
///
/// # Errors
/// Refuses what [`create_bank_account`](super::create_bank_account) refuses, another number once
/// there are statements, and a last day before that of a statement; [`Error::Conflict`] on another
/// version, [`Error::NotFound`].
pub fn change_bank_account(
    tx: &mut Tx,
    entity: EntityId,
    id: BankAccountId,
    version: i64,
    change: BankAccountChange,
) -> Result<BankAccount> {
    accounts::bank_account(tx, entity, id)?;
    lock(tx, id)?;
    let before = accounts::bank_account(tx, entity, id)?;
    if before.version != version {
        let what = format!("bank account {}", before.name);
        return Err(Error::Conflict { what });
    }
    let mut after = before.clone();
    if let Some(name) = change.name {
        after.name = input::required("name", &name, input::NAME_LEN_MAX)?;
    }
    if let Some(number) = change.account_no {
        after.account_no = account_no(&number)?;
    }
    match change.bic {
        Patch::Keep => {}
        Patch::Clear => after.bic = None,
        Patch::Set(code) => after.bic = Some(bic(&code)?),
    }
    if let Some(code) = change.ledger_account {
        after.ledger_account = ledger_account(tx, entity, Some(code))?;
    }
    change.closed_on.apply(&mut after.closed_on);
    check(tx, entity, &before, &after)?;
    let changes = input::differences(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    after.version += 1;
    tx.exec_one(
        "UPDATE bank_accounts SET name = $3, account_no = $4, bic = $5, ledger_account = $6,
            closed_on = $7, version = $2 + 1 WHERE id = $1 AND version = $2",
        &[
            id.into(),
            version.into(),
            (&after.name).into(),
            (&after.account_no).into(),
            after.bic.as_deref().into(),
            (&after.ledger_account).into(),
            after.closed_on.into(),
        ],
    )?;
    tx.record(
        Event::new(EventKind::BankAccountSet, entity)
            .object(id, "bank_account")
            .attr("name", &after.name)
            .attr("changes", changes),
    )?;
    Ok(after)
}

/// Statements that were imported stay true: to the account's number and to its last day.
fn check(tx: &mut Tx, entity: EntityId, before: &BankAccount, after: &BankAccount) -> Result<()> {
    let row = tx.query_one(
        "SELECT count(*), max(to_on) FROM bank_statements WHERE bank_account_id = $1",
        &[before.id.into()],
    )?;
    let (statements, last): (i64, Option<Date>) = (row.get(0)?, row.get(1)?);
    if before.account_no != after.account_no {
        if statements > 0 {
            return Err(Refusal::new(
                Code::WrongState,
                "account_no",
                format!(
                    "{statements} statements of {} are booked",
                    before.account_no
                ),
                "close this account and add the other one",
            )
            .into());
        }
        check_new(&accounts::bank_accounts(tx, entity)?, after)?;
    }
    if let (Some(closed_on), Some(last)) = (after.closed_on, last)
        && closed_on < last
    {
        return Err(Refusal::new(
            Code::InvalidValue,
            "closed_on",
            format!("a statement of {} reaches to {last}", before.name),
            "close it on that day or later",
        )
        .into());
    }
    Ok(())
}
