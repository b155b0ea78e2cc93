//! Setting up a legal entity with everything it needs to work.

use kernel::{BankAccountId, Currency, Date, EntityId, Percent, TermId};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use crate::agreements::{self, NewPriceList, NewTerm, TermRules};
use crate::cash::{self, NewBankAccount};
use crate::error::Result;
use crate::parties::{self, Entity, NewEntity};
use crate::receivables;

/// The price list that every company starts with; it is for all customers.
pub const STANDARD_PRICE_LIST: &str = "standard";

/// The payment terms that every company starts with.
pub const NET_14: &str = "net14";
/// See [`NET_14`].
pub const NET_30: &str = "net30";
/// 2 % for payment within 10 days, else 30 days net.
pub const DISCOUNT_2_10_NET_30: &str = "2-10-net30";

/// Before every business date that can occur, so that what a company starts with holds always.
const ALWAYS: Date = Date::from_ymd_opt(2000, 1, 1).expect("a day of the calendar");

/// How many digits a document number has behind its prefix.
const NUMBER_WIDTH: u32 = 6;

/// A company to set up.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCompany {
    /// The legal entity.
    pub entity: NewEntity,
    /// Its bank account.
    pub bank: CompanyBank,
    /// What stands before the numbers of its documents.
    #[serde(default)]
    pub prefixes: Prefixes,
}

/// The bank account that a company starts with.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompanyBank {
    /// What people call it.
    pub name: String,
    /// IBAN, or the bank's own account number where there is none.
    pub account_no: String,
    /// BIC of the bank.
    #[serde(default)]
    pub bic: Option<String>,
    /// Currency. Default: the legal entity's.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
}

/// What stands before the numbers of each kind of document.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Prefixes {
    /// Customers that come without a number.
    pub customer: String,
    /// Orders.
    pub order: String,
    /// Deliveries.
    pub delivery: String,
    /// Returns.
    pub r#return: String,
    /// Invoices.
    pub invoice: String,
    /// Credit notes.
    pub credit_note: String,
    /// Receipts.
    pub receipt: String,
    /// Refunds.
    pub refund: String,
    /// Journal entries.
    pub journal: String,
}

impl Default for Prefixes {
    fn default() -> Self {
        let of = |prefix: &str| prefix.to_owned();
        Self {
            customer: of("C"),
            order: of("O"),
            delivery: of("D"),
            r#return: of("RT"),
            invoice: of("INV"),
            credit_note: of("CN"),
            receipt: of("R"),
            refund: of("RF"),
            journal: of("J"),
        }
    }
}

impl Prefixes {
    fn series(&self) -> [(&'static str, &str); 9] {
        [
            ("customer", &self.customer),
            ("order", &self.order),
            ("delivery", &self.delivery),
            ("return", &self.r#return),
            ("invoice", &self.invoice),
            ("credit_note", &self.credit_note),
            ("receipt", &self.receipt),
            ("refund", &self.refund),
            ("journal", &self.journal),
        ]
    }
}

/// A company as it was set up.
#[derive(Debug, Clone)]
pub struct Company {
    /// The legal entity.
    pub entity: Entity,
    /// Its bank account.
    pub bank_account: BankAccountId,
    /// Its payment terms, by code.
    pub terms: Vec<(&'static str, TermId)>,
}

/// Sets up a legal entity with chart of accounts, number series, tax rates, payment terms, a price
/// list for all customers and a bank account.
///
/// # Errors
/// Refuses malformed values and a code that is taken.
pub fn create_company(tx: &mut Tx, new: NewCompany) -> Result<Company> {
    let entity = parties::create_entity(tx, new.entity)?;
    for (series, prefix) in new.prefixes.series() {
        parties::set_number_series(tx, entity.id, series, prefix, NUMBER_WIDTH)?;
    }
    receivables::create_default_accounts(tx, entity.id)?;
    let rates = agreements::default_tax_rates(entity.country);
    for outcome in agreements::set_tax_rates(tx, entity.id, rates)? {
        outcome?;
    }
    let terms = create_terms(tx, entity.id)?;
    agreements::create_price_list(
        tx,
        entity.id,
        NewPriceList {
            code: STANDARD_PRICE_LIST.to_owned(),
            name: Some("Standard".to_owned()),
            currency: entity.base_currency,
            customer: None,
            segment: None,
            valid_from: ALWAYS,
            valid_to: None,
        },
    )?;
    let bank = new.bank;
    let bank_account = cash::create_bank_account(
        tx,
        entity.id,
        NewBankAccount {
            name: bank.name,
            account_no: bank.account_no,
            bic: bank.bic,
            currency: bank.currency,
            ledger_account: None,
        },
    )?;
    Ok(Company {
        entity,
        bank_account: bank_account.id,
        terms,
    })
}

fn create_terms(tx: &mut Tx, entity: EntityId) -> Result<Vec<(&'static str, TermId)>> {
    let two_percent = Percent::from_micro(2_000_000);
    let terms = [
        (NET_14, "14 days net", TermRules::net(14)),
        (NET_30, "30 days net", TermRules::net(30)),
        (
            DISCOUNT_2_10_NET_30,
            "2 % within 10 days, 30 days net",
            TermRules::net(30).with_discount(two_percent, 10),
        ),
    ];
    let mut created = Vec::with_capacity(terms.len());
    for (code, name, rules) in terms {
        let new = NewTerm {
            code: code.to_owned(),
            name: Some(name.to_owned()),
            rules,
        };
        created.push((code, agreements::create_payment_term(tx, entity, new)?.id));
    }
    Ok(created)
}
