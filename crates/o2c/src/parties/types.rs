//! What a legal entity and a customer are.

use kernel::calendar::BusinessCalendar;
use kernel::{
    AddressId, BankAccountId, ContactId, Currency, CustomerId, Date, EntityId, Instant, Money,
    Percent, TermId,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::country::Country;
use super::limits::ForeignLimits;
use super::zone::TimeZone;
pub use crate::language::Language;
use crate::words::words;

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

const SECONDS_PER_DAY: i64 = 24 * 60 * 60;

/// Days that credit stays reserved where nothing else is said.
pub const RESERVATION_DAYS: i64 = 14;

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
    /// The most that write-offs together may take off one item, in minor units of the base
    /// currency.
    pub write_off_limit_minor: i64,
    /// By how much a receipt may fall short and still be proposed as full payment, in minor units
    /// of the base currency.
    pub tolerance_minor: i64,
    /// Days that credit stays reserved for an order that is not acknowledged; 0 keeps it without
    /// end.
    pub reservation_days: i64,
    /// The same limit as `write_off_limit_minor` for items in other currencies.
    pub foreign_write_off_limits_minor: ForeignLimits,
    /// Does matching run without being asked, when payments, remittance advice or answers of payers
    /// come, and every night?
    pub matches_by_itself: bool,
    /// What share of claims is expected to be lost, for each bucket of age: not past due, then from 1,
    /// 31, 61, 91 and 121 days past due; null: what own write-offs teach.
    #[schema(value_type = Option<Vec<String>>)]
    pub loss_rates: Option<Vec<Percent>>,
    /// By how much more or less than in the past is expected to be lost: 100 is as much.
    #[schema(value_type = String)]
    pub forward_factor: Percent,
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

    /// The most that write-offs together may take off one item in this currency.
    #[must_use]
    pub fn write_off_limit(&self, currency: Currency) -> Money {
        let minor = if currency == self.base_currency {
            self.write_off_limit_minor
        } else {
            self.foreign_write_off_limits_minor.minor(currency)
        };
        Money::new(minor, currency)
    }

    /// The latest instant at which credit can have been reserved to be given up at `now`; none
    /// when reservations have no end.
    #[must_use]
    pub const fn reservations_end(&self, now: Instant) -> Option<Instant> {
        match self.reservation_days {
            0 => None,
            days => Some(now.plus_secs(-days * SECONDS_PER_DAY)),
        }
    }

    /// By how much a receipt may fall short and still be proposed as full payment.
    #[must_use]
    pub const fn tolerance(&self) -> Money {
        Money::new(self.tolerance_minor, self.base_currency)
    }
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
