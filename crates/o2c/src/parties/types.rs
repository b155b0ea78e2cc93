//! What a legal entity and a customer are.

use kernel::calendar::BusinessCalendar;
use kernel::{
    AddressId, BankAccountId, ContactId, Currency, CustomerId, Date, EntityId, Instant, Money,
    TermId,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::country::Country;
use super::zone::TimeZone;
use crate::patch::Patch;
use crate::words::words;

words! {
    /// The language of documents and letters.
    Language as "a language" {
        /// English.
        En = "en",
        /// German.
        De = "de",
        /// French.
        Fr = "fr",
    }
}

words! {
    /// How sales to a customer are taxed; the rates themselves are agreements' business.
    TaxRegime as "a tax regime" {
        /// At the seller's own rates.
        Domestic = "domestic",
        /// Goods to a business in another EU country: exempt here, taxed there.
        IntraCommunity = "intra_community",
        /// The customer owes the tax instead of the seller.
        ReverseCharge = "reverse_charge",
        /// Goods leave the customs area: exempt.
        Export = "export",
        /// The customer is exempt by law or treaty.
        Exempt = "exempt",
    }
}

words! {
    /// When deliveries to a customer are billed.
    BillingRule as "a billing rule" {
        /// One invoice for each delivery.
        Delivery = "delivery",
        /// One invoice when the order has been delivered whole.
        Order = "order",
    }
}

words! {
    /// What an address of a customer is for.
    AddressRole as "an address role" {
        /// The seat; stands in for every role that has no address of its own.
        Main = "main",
        /// Where goods go.
        ShipTo = "ship_to",
        /// Where invoices go.
        BillTo = "bill_to",
    }
}

/// A company whose books are kept here: seller, issuer of documents, owner of a ledger.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Entity {
    /// Its id.
    #[schema(value_type = String)]
    pub id: EntityId,
    /// Short unique code, for people and files.
    pub code: String,
    /// Registered name.
    pub name: String,
    /// Country of the seat: decides tax and business calendar.
    pub country: Country,
    /// Currency of the books.
    #[schema(value_type = String)]
    pub base_currency: Currency,
    /// Language where the customer's is not known.
    pub language: Language,
    /// Where its business day begins and ends.
    pub time_zone: TimeZone,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// VAT identification number, normalised.
    pub vat_id: Option<String>,
    /// Number at the local tax office.
    pub tax_number: Option<String>,
    /// Entry in the commercial register, as documents print it.
    pub register_text: Option<String>,
    /// Address for replies.
    pub email: Option<String>,
    /// Telephone number as documents print it.
    pub phone: Option<String>,
    /// The most that one write-off may take off one item, in minor units of the base currency.
    pub write_off_limit_minor: i64,
    /// By how much a receipt may fall short and still be proposed as full payment, in minor units
    /// of the base currency.
    pub tolerance_minor: i64,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
    /// When it was set up.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

impl Entity {
    /// The business date at this instant, by the entity's time zone.
    #[must_use]
    pub fn today(&self, now: Instant) -> Date {
        self.time_zone.date_of(now)
    }

    /// The business days of the entity's country.
    #[must_use]
    pub fn calendar(&self) -> BusinessCalendar {
        BusinessCalendar::for_country(self.country.as_str())
    }

    /// The most that one write-off may take off one item.
    #[must_use]
    pub const fn write_off_limit(&self) -> Money {
        Money::new(self.write_off_limit_minor, self.base_currency)
    }

    /// By how much a receipt may fall short and still be proposed as full payment.
    #[must_use]
    pub const fn tolerance(&self) -> Money {
        Money::new(self.tolerance_minor, self.base_currency)
    }
}

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
}

/// A customer: whoever buys, receives goods, receives invoices or pays.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Customer {
    /// Its id.
    #[schema(value_type = String)]
    pub id: CustomerId,
    /// The legal entity whose customer it is.
    #[schema(value_type = String)]
    pub entity_id: EntityId,
    /// Unique number within the legal entity.
    pub number: String,
    /// Name as documents print it.
    pub name: String,
    /// Country of the seat.
    pub country: Country,
    /// Language of its documents.
    pub language: Language,
    /// Currency of its orders where they name none.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The group it belongs to for prices and analysis.
    pub segment: Option<String>,
    /// VAT identification number, normalised.
    pub vat_id: Option<String>,
    /// Local tax number.
    pub tax_number: Option<String>,
    /// How sales to it are taxed.
    pub tax_regime: TaxRegime,
    /// Where its documents are mailed to.
    pub email: Option<String>,
    /// Its payment term; without one, invoices are due at once.
    #[schema(value_type = Option<String>)]
    pub payment_term_id: Option<TermId>,
    /// When deliveries to it are billed.
    pub billing_rule: BillingRule,
    /// Who receives the goods; `null`: itself.
    #[schema(value_type = Option<String>)]
    pub ship_to_id: Option<CustomerId>,
    /// Who receives the invoices; `null`: itself.
    #[schema(value_type = Option<String>)]
    pub bill_to_id: Option<CustomerId>,
    /// Who owes and pays; `null`: itself.
    #[schema(value_type = Option<String>)]
    pub payer_id: Option<CustomerId>,
    /// Why no orders are taken from it; `null`: they are.
    pub blocked_reason: Option<String>,
    /// Its addresses; exactly one is the main one.
    pub addresses: Vec<Address>,
    /// People there.
    pub contacts: Vec<Contact>,
    /// Accounts it pays from.
    pub bank_accounts: Vec<CustomerBankAccount>,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
    /// When it was taken on.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

impl Customer {
    /// Who receives the goods.
    #[must_use]
    pub fn ship_to(&self) -> CustomerId {
        self.ship_to_id.unwrap_or(self.id)
    }

    /// Who receives the invoices.
    #[must_use]
    pub fn bill_to(&self) -> CustomerId {
        self.bill_to_id.unwrap_or(self.id)
    }

    /// Who owes and pays.
    #[must_use]
    pub fn payer(&self) -> CustomerId {
        self.payer_id.unwrap_or(self.id)
    }

    /// The address for a role, or the main one where the role has none of its own.
    ///
    /// # Panics
    /// When the customer has no main address, which neither creation nor change lets happen.
    #[must_use]
    pub fn address(&self, role: AddressRole) -> &Address {
        let find = |role| self.addresses.iter().find(|address| address.role == role);
        find(role)
            .or_else(|| find(AddressRole::Main))
            .expect("every customer has a main address")
    }
}

/// A postal address of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Address {
    /// Its id.
    #[schema(value_type = String)]
    pub id: AddressId,
    /// What it is for.
    pub role: AddressRole,
    /// Name on the label where it is not the customer's.
    pub name: Option<String>,
    /// Street and number; may be empty where only the country is known.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// State, province or county.
    pub region: Option<String>,
    /// Country.
    pub country: Country,
}

impl Address {
    /// Whether something could be sent there: street and city are known.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.street.is_empty() && !self.city.is_empty()
    }
}

/// A person at a customer's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Contact {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ContactId,
    /// Name.
    pub name: String,
    /// What the person looks after, e.g. `accounts payable`.
    pub duty: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

/// A bank account that a customer pays from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerBankAccount {
    /// Its id.
    #[schema(value_type = String)]
    pub id: BankAccountId,
    /// IBAN in electronic form: upper case without blanks.
    pub iban: String,
    /// BIC of the bank.
    pub bic: Option<String>,
    /// Holder where it is not the customer.
    pub holder: Option<String>,
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
}

/// A customer as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerSummary {
    /// Its id.
    #[schema(value_type = String)]
    pub id: CustomerId,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Country of the seat.
    pub country: Country,
    /// City of the main address; may be empty.
    pub city: String,
    /// Currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// Segment.
    pub segment: Option<String>,
    /// Why no orders are taken from it.
    pub blocked_reason: Option<String>,
    /// Counts changes.
    pub version: i64,
}
