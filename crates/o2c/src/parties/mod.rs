//! Legal entities and their customers.
//!
//! A legal entity owns books, number series and customers; everything else hangs below one. A
//! customer may buy for itself or name other customers of the same legal entity that receive the
//! goods, receive the invoices or pay; who names nobody takes the role itself. Payers may stand in
//! a chain, never in a circle.
//!
//! Identifiers that carry a check (IBAN, BIC, VAT id) are checked and kept in their normal form.

mod belongings;
mod change;
mod check;
mod country;
mod create;
mod document_style;
mod entities;
mod entity_store;
mod inputs;
mod limits;
mod payers;
mod queries;
mod rules;
mod series;
mod store;
mod types;
mod verify;
mod zone;

pub use change::change_customer;
pub use country::Country;
pub use create::create_customers;
pub use document_style::{
    DocumentStyle, Look, Texts, add_logo, check_look, document_style, logo_file, set_document_style,
};
pub use entities::{change_entity, create_entity, entities, entity, entity_by_code};
pub use inputs::{
    CustomerChange, CustomerFilter, CustomerKey, CustomerSort, EntityChange, NewAddress,
    NewBankAccount, NewContact, NewCustomer, NewEntity,
};
pub use limits::ForeignLimits;
pub(crate) use payers::customers_named;
pub use payers::fill_payer_keys_tx;
pub use queries::{
    Label, customer, customer_ids_by_numbers, customers_by_ibans, customers_by_ids, label, labels,
    list_customers,
};
pub(crate) use queries::{matching, summaries};
pub use rules::default_tax_regime;
pub use series::{NumberSeries, number_series, set_number_series};
pub use types::{
    Address, AddressRole, BillingRule, Contact, Customer, CustomerBankAccount, CustomerSummary,
    Entity, Language, RESERVATION_DAYS, TaxRegime,
};
pub use verify::verify;
pub use zone::TimeZone;
