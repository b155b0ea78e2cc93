use std::borrow::Cow;
use std::sync::Arc;

use kernel::EntityId;
use store::{Tx, Value};

use crate::error::{Code, Refusal, Result};
use crate::words::words;

words! {
    /// What an account is for. The ledger finds its accounts by role, never by code.
    #[schema(as = AccountRole)]
    Role as "a role of an account" {
        /// What customers owe.
        Receivable = "receivable",
        /// Turnover.
        Revenue = "revenue",
        /// Tax owed to the state.
        Tax = "tax",
        /// Money at the bank.
        Bank = "bank",
        /// Bank entries whose payer is not yet known.
        Unapplied = "unapplied",
        /// Early-payment discounts granted.
        Discount = "discount",
        /// Claims given up.
        BadDebt = "bad_debt",
        /// Small differences given up or kept.
        SmallDifference = "small_difference",
        /// Refunds on their way to the bank.
        Refund = "refund",
        /// Between two currencies: what was paid in one and owed in the other, until it is settled.
        CurrencyClearing = "currency_clearing",
        /// Balances taken over from an old system.
        Opening = "opening",
    }
}

/// The usual code of the account between two currencies.
const CURRENCY_CLEARING_CODE: u32 = 1896;

const DEFAULT: [(&str, &str, Role); 11] = [
    ("1200", "Trade receivables", Role::Receivable),
    ("1800", "Bank", Role::Bank),
    ("1890", "Unapplied bank entries", Role::Unapplied),
    ("1895", "Refund clearing", Role::Refund),
    ("1896", "Currency clearing", Role::CurrencyClearing),
    ("3800", "Value added tax", Role::Tax),
    ("4000", "Revenue", Role::Revenue),
    ("4730", "Early-payment discounts granted", Role::Discount),
    ("6930", "Bad debts", Role::BadDebt),
    ("6935", "Small differences", Role::SmallDifference),
    ("9000", "Opening balances", Role::Opening),
];

/// An account in a posting: by role, or by code where there are several of one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    /// The entity's first account of this role, by code.
    Role(Role),
    /// This very account.
    Code(Cow<'static, str>),
}

impl From<Role> for Account {
    fn from(role: Role) -> Self {
        Self::Role(role)
    }
}

impl From<String> for Account {
    fn from(code: String) -> Self {
        Self::Code(code.into())
    }
}

impl From<&str> for Account {
    fn from(code: &str) -> Self {
        Self::Code(code.to_owned().into())
    }
}

/// The chart of accounts of one legal entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// By code.
    accounts: Vec<LedgerAccount>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct LedgerAccount {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub role: Role,
}

impl Chart {
    /// The accounts, by code.
    #[must_use]
    pub fn accounts(&self) -> &[LedgerAccount] {
        &self.accounts
    }

    /// The account that a posting means.
    ///
    /// # Errors
    /// Refuses a code or role that the entity has not.
    pub fn resolve(&self, account: &Account) -> Result<&LedgerAccount> {
        let found = match account {
            Account::Role(role) => self.accounts.iter().find(|known| known.role == *role),
            Account::Code(code) => self.accounts.iter().find(|known| known.code == *code),
        };
        found.ok_or_else(|| {
            let wanted = match account {
                Account::Role(role) => format!("for {}", role.as_str()),
                Account::Code(code) => code.to_string(),
            };
            Refusal::new(
                Code::UnknownReference,
                "account",
                format!("there is no account {wanted}"),
                "add the account to the chart of accounts, or correct the code",
            )
            .into()
        })
    }
}

/// Gives a new legal entity its accounts. Accounts that exist already stay as they are.
///
/// # Errors
/// Fails only with the store.
pub fn create_default_accounts(tx: &mut Tx, entity: EntityId) -> Result<()> {
    let present = chart(tx, entity)?;
    let rows: Vec<Value> = DEFAULT
        .into_iter()
        .filter(|(code, ..)| present.accounts.iter().all(|known| known.code != *code))
        .flat_map(|(code, name, role)| {
            [
                entity.into(),
                code.into(),
                name.into(),
                role.as_str().into(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        tx.insert_many("accounts", &["entity_id", "code", "name", "role"], rows)?;
    }
    Ok(())
}

/// Gives a legal entity an account for currency clearing, under the next code that is free, if it has
/// none: in its own chart of accounts the usual code may stand for something else.
pub(super) fn ensure_currency_clearing(tx: &mut Tx, entity: EntityId) -> Result<()> {
    let present = chart(tx, entity)?;
    let mut known = present.accounts.iter();
    if known.any(|account| account.role == Role::CurrencyClearing) {
        return Ok(());
    }
    let is_free = |code: &u32| {
        let mut known = present.accounts.iter();
        known.all(|account| account.code != code.to_string())
    };
    let Some(code) = (CURRENCY_CLEARING_CODE..).find(is_free) else {
        return Ok(());
    };
    let account = LedgerAccount {
        code: code.to_string(),
        name: "Currency clearing".to_owned(),
        role: Role::CurrencyClearing,
    };
    create_account(tx, entity, &account)
}

/// Adds an account, e.g. for a further bank account.
///
/// # Errors
/// Refuses an empty code or name and a code that exists already.
pub fn create_account(tx: &mut Tx, entity: EntityId, account: &LedgerAccount) -> Result<()> {
    for (field, text) in [("code", &account.code), ("name", &account.name)] {
        if text.trim().is_empty() || text.len() > 200 {
            return Err(Refusal::new(
                Code::InvalidValue,
                field,
                format!("the account's {field} is {text:?}"),
                "give 1 to 200 characters",
            )
            .into());
        }
    }
    tx.exec_one(
        "INSERT INTO accounts (entity_id, code, name, role) VALUES ($1, $2, $3, $4)",
        &[
            entity.into(),
            account.code.as_str().into(),
            account.name.as_str().into(),
            account.role.as_str().into(),
        ],
    )?;
    Ok(())
}

/// The entity's accounts.
///
/// # Errors
/// Fails only with the store.
pub fn chart(tx: &mut Tx, entity: EntityId) -> Result<Arc<Chart>> {
    tx.memo(entity, &["accounts"], |tx| read_chart(tx, entity))
}

fn read_chart(tx: &mut Tx, entity: EntityId) -> Result<Chart> {
    let rows = tx.query(
        "SELECT code, name, role FROM accounts WHERE entity_id = $1 ORDER BY code",
        &[entity.into()],
    )?;
    let accounts = rows
        .iter()
        .map(|row| {
            Ok(LedgerAccount {
                code: row.get(0)?,
                name: row.get(1)?,
                role: row.get(2)?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Chart { accounts })
}
