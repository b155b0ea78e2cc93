//! Our bank accounts.

use formats::bank::{AccountRef, Format, Statement};
use formats::ids::{Bic, Iban};
use kernel::{BankAccountId, Currency, EntityId, Event, EventKind};
use store::{Row, Tx};

use super::normalise::{account_name, is_account};
use super::types::{BankAccount, NewBankAccount, StatementImport};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::receivables::{self, Account, Role};
use crate::{input, parties};

const COLUMNS: &str = "SELECT id, name, account_no, bic, currency, ledger_account, version,
    closed_on FROM bank_accounts";

fn read(row: &Row) -> store::Result<BankAccount> {
    Ok(BankAccount {
        id: row.get(0)?,
        name: row.get(1)?,
        account_no: row.get(2)?,
        bic: row.get(3)?,
        currency: row.get(4)?,
        ledger_account: row.get(5)?,
        version: row.get(6)?,
        closed_on: row.get(7)?,
    })
}

/// Adds a bank account.
///
/// # Errors
/// Refuses an IBAN or BIC whose outline or check digits do not hold, a ledger account that is not
/// one of role `bank`, and an account that is there already.
pub fn create_bank_account(
    tx: &mut Tx,
    entity: EntityId,
    new: NewBankAccount,
) -> Result<BankAccount> {
    let account = BankAccount {
        id: tx.new_id(),
        name: input::required("name", &new.name, input::NAME_LEN_MAX)?,
        account_no: account_no(&new.account_no)?,
        bic: new.bic.as_deref().map(bic).transpose()?,
        currency: match new.currency {
            Some(currency) => currency,
            None => parties::entity(tx, entity)?.base_currency,
        },
        ledger_account: ledger_account(tx, entity, new.ledger_account)?,
        version: 1,
        closed_on: None,
    };
    check_new(&bank_accounts(tx, entity)?, &account)?;
    tx.insert_many(
        "bank_accounts",
        &[
            "id",
            "entity_id",
            "name",
            "account_no",
            "bic",
            "currency",
            "ledger_account",
            "version",
        ],
        vec![
            account.id.into(),
            entity.into(),
            account.name.as_str().into(),
            account.account_no.as_str().into(),
            account.bic.as_deref().into(),
            account.currency.into(),
            account.ledger_account.as_str().into(),
            account.version.into(),
        ],
    )?;
    tx.record(
        Event::new(EventKind::BankAccountSet, entity)
            .object(account.id, "bank_account")
            .attr("name", &account.name)
            .attr("account_no", &account.account_no)
            .attr("currency", account.currency.code()),
    )?;
    Ok(account)
}

/// Refuses a number that another account in the currency has.
pub(super) fn check_new(known: &[BankAccount], account: &BankAccount) -> Outcome<()> {
    let same = |known: &&BankAccount| {
        known.id != account.id
            && known.account_no == account.account_no
            && known.currency == account.currency
    };
    match known.iter().find(same) {
        None => Ok(()),
        Some(known) => Err(Refusal::new(
            Code::AlreadyExists,
            "account_no",
            format!(
                "account {} in {} is there as {}",
                known.account_no, known.currency, known.name
            ),
            "use that one",
        )),
    }
}

/// What looks like an IBAN must be one; any other number is kept without blanks.
pub(super) fn account_no(text: &str) -> Outcome<String> {
    let text = input::required("account_no", text, 64)?;
    if Iban::looks_like(&text) {
        let iban = Iban::parse(&text).map_err(|error| bad("account_no", &error))?;
        return Ok(iban.as_str().to_owned());
    }
    Ok(text.chars().filter(|c| !c.is_whitespace()).collect())
}

pub(super) fn bic(text: &str) -> Outcome<String> {
    Bic::parse(text)
        .map(|bic| bic.as_str().to_owned())
        .map_err(|error| bad("bic", &error))
}

fn bad(field: &str, error: &formats::ids::IdError) -> Refusal {
    let remedy = error.remedy.clone();
    Refusal::new(
        Code::InvalidValue,
        field,
        format!("{}: {}", error.value, error.problem),
        remedy,
    )
}

pub(super) fn ledger_account(
    tx: &mut Tx,
    entity: EntityId,
    code: Option<String>,
) -> Result<String> {
    let chart = receivables::chart(tx, entity)?;
    let account = chart.resolve(&code.map_or(Account::Role(Role::Bank), Account::from))?;
    if account.role == Role::Bank {
        return Ok(account.code.clone());
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "ledger_account",
        format!("account {} is for {}", account.code, account.role.as_str()),
        "name a ledger account of role bank, or add one",
    )
    .into())
}

/// All bank accounts, by name.
///
/// # Errors
/// Fails only with the store.
pub fn bank_accounts(tx: &mut Tx, entity: EntityId) -> Result<Vec<BankAccount>> {
    let sql = format!("{COLUMNS} WHERE entity_id = $1 ORDER BY name, id");
    let rows = tx.query(&sql, &[entity.into()])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// One bank account.
///
/// # Errors
/// [`Error::NotFound`].
pub fn bank_account(tx: &mut Tx, entity: EntityId, id: BankAccountId) -> Result<BankAccount> {
    let sql = format!("{COLUMNS} WHERE id = $1 AND entity_id = $2");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "bank account",
        id: id.to_string(),
    })?;
    Ok(read(&row)?)
}

/// Locks the account until the transaction ends, so that two files cannot be read against the same
/// books.
pub(super) fn lock(tx: &mut Tx, account: BankAccountId) -> Result<()> {
    tx.query_one(
        "SELECT version FROM bank_accounts WHERE id = $1 FOR UPDATE",
        &[account.into()],
    )?;
    Ok(())
}

/// The place of the account that a notification is about: the one that the caller named, else the
/// one of its number. Lockboxes, clearing houses and participants have numbers of their own; what
/// comes through them belongs to the only open account of its currency.
pub(super) fn account_for(
    accounts: &[BankAccount],
    import: &StatementImport<'_>,
    statement: &Statement,
) -> Outcome<usize> {
    let place = |id: BankAccountId| accounts.iter().position(|account| account.id == id);
    let named = &statement.account;
    let is_camt = import.file.format == Format::Camt054;
    if let Some(place) = import.account.and_then(place) {
        // A file that names another account is not believed.
        let told = is_camt && (named.iban.is_some() || named.other.is_some());
        return match told && !is_account(&accounts[place].account_no, named) {
            true => Err(unknown_account(named)),
            false => Ok(place),
        };
    }
    let currency = statement.currency();
    match account_of(accounts, named, currency) {
        Ok(account) => place(account.id).ok_or_else(|| unknown_account(named)),
        Err(refusal) if is_camt => Err(refusal),
        Err(_) => {
            let fits = |account: &&BankAccount| {
                account.closed_on.is_none() && Some(account.currency) == currency
            };
            let mut fitting = accounts.iter().filter(fits);
            let only = fitting.next().filter(|_| fitting.next().is_none());
            only.and_then(|account| place(account.id))
                .ok_or_else(|| unknown_account(named))
        }
    }
}

/// The account that a statement is about.
pub(super) fn account_of<'a>(
    accounts: &'a [BankAccount],
    named: &AccountRef,
    currency: Option<Currency>,
) -> Outcome<&'a BankAccount> {
    let same: Vec<&BankAccount> = accounts
        .iter()
        .filter(|known| is_account(&known.account_no, named))
        .collect();
    let fits = |known: &&&BankAccount| currency.is_none_or(|currency| currency == known.currency);
    if let Some(account) = same.iter().find(fits) {
        return Ok(account);
    }
    let name = account_name(named);
    if let (Some(other), Some(currency)) = (same.first(), currency) {
        return Err(Refusal::new(
            Code::CurrencyMismatch,
            "account",
            format!(
                "account {name} is kept in {}, the statement is in {currency}",
                other.currency
            ),
            format!("add the account in {currency}, too, if the bank keeps it in both"),
        ));
    }
    Err(unknown_account(named))
}

fn unknown_account(named: &AccountRef) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "account",
        format!("account {} is none of ours", account_name(named)),
        "add the bank account first, with this number, or name the account to import into",
    )
}
