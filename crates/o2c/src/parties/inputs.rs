//! What people and programs enter about legal entities and customers.

use kernel::{Currency, CustomerId, Percent, TermId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::country::Country;
use super::limits::ForeignLimits;
use super::types::{AddressRole, BillingRule, Language, RESERVATION_DAYS, TaxRegime};
use super::zone::TimeZone;
use crate::patch::Patch;
use crate::sort::{Sort, sort_words};

/// A legal entity to set up.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEntity {
    /// Short unique code, at most 40 characters.
    pub code: String,
    /// Registered name.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: Country,
    /// ISO 4217 code. Fixed for good.
    #[schema(value_type = String)]
    pub base_currency: Currency,
    /// Language where the customer's is not known.
    pub language: Language,
    /// Name in the IANA time zone database, e.g. `Europe/Berlin`.
    pub time_zone: TimeZone,
    /// Street and number.
    #[serde(default)]
    pub street: String,
    /// Postal code.
    #[serde(default)]
    pub postal_code: String,
    /// City.
    #[serde(default)]
    pub city: String,
    /// VAT identification number with its country prefix.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// Number at the local tax office.
    #[serde(default)]
    pub tax_number: Option<String>,
    /// Entry in the commercial register, as documents print it.
    #[serde(default)]
    pub register_text: Option<String>,
    /// Address for replies.
    #[serde(default)]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// See [`Entity::write_off_limit_minor`]; 0 allows none.
    #[serde(default)]
    pub write_off_limit_minor: i64,
    /// See [`Entity::tolerance_minor`]; 0 allows none.
    #[serde(default)]
    pub tolerance_minor: i64,
    /// See [`Entity::reservation_days`]; left out, 14.
    #[serde(default = "default_reservation_days")]
    pub reservation_days: i64,
    /// See [`Entity::foreign_write_off_limits_minor`]; left out, none is allowed.
    #[serde(default)]
    pub foreign_write_off_limits_minor: ForeignLimits,
    /// See [`Entity::matches_by_itself`]; left out, it does.
    #[serde(default = "default_matches_by_itself")]
    pub matches_by_itself: bool,
}

const fn default_matches_by_itself() -> bool {
    true
}

const fn default_reservation_days() -> i64 {
    RESERVATION_DAYS
}

/// What to change about a legal entity; what is left out stays. Code, country and base currency
/// never change: documents and books were made under them.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntityChange {
    /// Registered name.
    pub name: Option<String>,
    /// Language where the customer's is not known.
    pub language: Option<Language>,
    /// Name in the IANA time zone database.
    pub time_zone: Option<TimeZone>,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// City.
    pub city: Option<String>,
    /// VAT identification number.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub vat_id: Patch<String>,
    /// Number at the local tax office.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub tax_number: Patch<String>,
    /// Entry in the commercial register.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub register_text: Patch<String>,
    /// Address for replies.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Patch<String>,
    /// Telephone number.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone: Patch<String>,
    /// See [`Entity::write_off_limit_minor`].
    pub write_off_limit_minor: Option<i64>,
    /// See [`Entity::tolerance_minor`].
    pub tolerance_minor: Option<i64>,
    /// See [`Entity::reservation_days`].
    pub reservation_days: Option<i64>,
    /// See [`Entity::foreign_write_off_limits_minor`]; takes the place of all limits there were.
    pub foreign_write_off_limits_minor: Option<ForeignLimits>,
    /// See [`Entity::matches_by_itself`].
    pub matches_by_itself: Option<bool>,
    /// See [`Entity::loss_rates`].
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    pub loss_rates: Patch<Vec<Percent>>,
    /// See [`Entity::forward_factor`].
    #[schema(value_type = Option<String>)]
    pub forward_factor: Option<Percent>,
}

/// Another customer, named by id or by number. In a batch the number may be that of another new
/// customer of the same batch.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKey {
    /// By id.
    #[schema(value_type = String)]
    Id(CustomerId),
    /// By number within the legal entity.
    Number(String),
}

/// A customer to take on.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCustomer {
    /// Unique number; left out, the next of the legal entity's series `customer`.
    #[serde(default)]
    pub number: Option<String>,
    /// Name as documents print it.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: Country,
    /// Language of its documents; left out, the legal entity's.
    #[serde(default)]
    pub language: Option<Language>,
    /// Currency of its orders; left out, the legal entity's.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Group for prices and analysis.
    #[serde(default)]
    pub segment: Option<String>,
    /// VAT identification number with its country prefix.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// Local tax number.
    #[serde(default)]
    pub tax_number: Option<String>,
    /// Left out, it follows from both countries and the VAT id, see [`default_tax_regime`].
    ///
    /// [`default_tax_regime`]: super::default_tax_regime
    #[serde(default)]
    pub tax_regime: Option<TaxRegime>,
    /// Where its documents are mailed to.
    #[serde(default)]
    pub email: Option<String>,
    /// Its payment term; left out, invoices are due at once.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub payment_term_id: Option<TermId>,
    /// Left out: one invoice for each delivery.
    #[serde(default)]
    pub billing_rule: Option<BillingRule>,
    /// Who receives the goods; left out, itself.
    #[serde(default)]
    pub ship_to: Option<CustomerKey>,
    /// Who receives the invoices; left out, itself.
    #[serde(default)]
    pub bill_to: Option<CustomerKey>,
    /// Who owes and pays; left out, itself.
    #[serde(default)]
    pub payer: Option<CustomerKey>,
    /// Addresses, at most one a role; without a main one, it gets one that knows only the country.
    #[serde(default)]
    pub addresses: Vec<NewAddress>,
    /// People there.
    #[serde(default)]
    pub contacts: Vec<NewContact>,
    /// Accounts it pays from.
    #[serde(default)]
    pub bank_accounts: Vec<NewBankAccount>,
}

impl NewCustomer {
    /// A customer of whom only name and country are known; the rest can be filled in.
    #[must_use]
    pub fn new(number: impl Into<String>, name: impl Into<String>, country: Country) -> Self {
        Self {
            number: Some(number.into()),
            name: name.into(),
            country,
            language: None,
            currency: None,
            segment: None,
            vat_id: None,
            tax_number: None,
            tax_regime: None,
            email: None,
            payment_term_id: None,
            billing_rule: None,
            ship_to: None,
            bill_to: None,
            payer: None,
            addresses: Vec::new(),
            contacts: Vec::new(),
            bank_accounts: Vec::new(),
        }
    }
}

/// An address to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAddress {
    /// What it is for.
    pub role: AddressRole,
    /// Name on the label where it is not the customer's.
    #[serde(default)]
    pub name: Option<String>,
    /// Street and number.
    #[serde(default)]
    pub street: String,
    /// Postal code.
    #[serde(default)]
    pub postal_code: String,
    /// City.
    #[serde(default)]
    pub city: String,
    /// State, province or county.
    #[serde(default)]
    pub region: Option<String>,
    /// Left out: the customer's country.
    #[serde(default)]
    pub country: Option<Country>,
}

/// A contact to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    /// Name.
    pub name: String,
    /// What the person looks after.
    #[serde(default)]
    pub duty: Option<String>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default)]
    pub phone: Option<String>,
}

/// A bank account to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCustomerBankAccount)]
pub struct NewBankAccount {
    /// IBAN, with or without blanks.
    pub iban: String,
    /// BIC of the bank.
    #[serde(default)]
    pub bic: Option<String>,
    /// Holder where it is not the customer.
    #[serde(default)]
    pub holder: Option<String>,
}

/// What to change about a customer; what is left out stays. Lists are replaced whole.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerChange {
    /// Name.
    pub name: Option<String>,
    /// Country of the seat. The tax regime does not follow by itself: change both.
    pub country: Option<Country>,
    /// Language of its documents.
    pub language: Option<Language>,
    /// Currency of its orders where they name none.
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Group for prices and analysis.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub segment: Patch<String>,
    /// VAT identification number.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub vat_id: Patch<String>,
    /// Local tax number.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub tax_number: Patch<String>,
    /// How sales to it are taxed.
    pub tax_regime: Option<TaxRegime>,
    /// Where its documents are mailed to.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Patch<String>,
    /// Its payment term.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub payment_term_id: Patch<TermId>,
    /// When deliveries to it are billed.
    pub billing_rule: Option<BillingRule>,
    /// Who receives the goods; `null` for itself.
    #[serde(default)]
    #[schema(value_type = Option<CustomerKey>)]
    pub ship_to: Patch<CustomerKey>,
    /// Who receives the invoices; `null` for itself.
    #[serde(default)]
    #[schema(value_type = Option<CustomerKey>)]
    pub bill_to: Patch<CustomerKey>,
    /// Who owes and pays; `null` for itself.
    #[serde(default)]
    #[schema(value_type = Option<CustomerKey>)]
    pub payer: Patch<CustomerKey>,
    /// A reason blocks the customer for new orders, `null` unblocks it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub blocked_reason: Patch<String>,
    /// All its addresses.
    pub addresses: Option<Vec<NewAddress>>,
    /// All its contacts.
    pub contacts: Option<Vec<NewContact>>,
    /// All accounts it pays from.
    pub bank_accounts: Option<Vec<NewBankAccount>>,
}

/// Which customers a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct CustomerFilter {
    /// Part of the name, or beginning of the number; case does not matter.
    pub search: Option<String>,
    /// Exactly this segment.
    pub segment: Option<String>,
    /// Only blocked ones, or only those that are not.
    pub blocked: Option<bool>,
    /// Default: by name.
    #[param(schema_with = CustomerSort::schema)]
    pub sort: Option<Sort<CustomerSort>>,
}

sort_words! {
    /// By what customers are sorted.
    CustomerSort {
        /// Their names.
        Name = "name",
        /// Their numbers.
        Number = "number",
        /// What is open in their own currencies.
        Balance = "balance",
        /// What of it is past due.
        Overdue = "overdue",
    }
}
