//! Turns what the rooms know into the documents that `pdf` renders. Nothing is decided here: each
//! figure on paper is one that stands in the books.

mod board;
mod invoice;
mod order;
mod print;
pub mod ready;
mod sample;
mod statement;
mod style;

use kernel::{Money, Percent, UnitPrice};
use o2c::cash::BankAccount;
use o2c::parties::{Address, Customer, Entity, Language};
use pdf::{Accent, BankAccount as PaperAccount, Contact, LineDiscount, Sender};

pub use board::board_pack;
pub use invoice::{credit_note, invoice};
pub use order::{acknowledgement, delivery_note};
pub use print::{PrintError, statement_pdfs};
pub use ready::Ready;
pub use sample::sample;
pub use statement::{StatementPaper, statements};
pub use style::Style;

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// A figure or code does not fit the document.
    #[error("{0}")]
    Unfit(String),
    /// A value is out of range.
    #[error("a value cannot be computed")]
    Kernel(#[from] kernel::KernelError),
}

/// The language of a document.
pub fn language(language: Language) -> pdf::Language {
    match language {
        Language::En => pdf::Language::En,
        Language::De => pdf::Language::De,
        Language::Fr => pdf::Language::Fr,
    }
}

/// The letterhead of a legal entity as it is today, for documents that keep no snapshot.
fn sender(entity: &Entity, accounts: &[BankAccount]) -> Sender {
    Sender {
        address: pdf::Address {
            name: entity.name.clone(),
            extra: Vec::new(),
            street: entity.street.clone(),
            postal_code: entity.postal_code.clone(),
            city: entity.city.clone(),
            region: None,
            country: entity.country.to_string(),
        },
        vat_id: entity.vat_id.clone(),
        tax_number: entity.tax_number.clone(),
        register: entity.register_text.clone(),
        legal_lines: Vec::new(),
        bank_accounts: bank_accounts(accounts),
        contact: Contact {
            name: None,
            phone: entity.phone.clone(),
            email: entity.email.clone(),
            website: None,
        },
        accent: Accent::default(),
        logo: None,
    }
}

/// To where the customer may pay: not to an account that is closed or will be.
fn bank_accounts(accounts: &[BankAccount]) -> Vec<PaperAccount> {
    accounts
        .iter()
        .filter(|account| account.closed_on.is_none())
        .map(|account| PaperAccount {
            bank: Some(account.name.clone()),
            iban: account.account_no.clone(),
            bic: account.bic.clone(),
        })
        .collect()
}

/// The window address of a customer.
fn recipient(customer: &Customer, address: Option<&Address>) -> pdf::Address {
    let text = |pick: fn(&Address) -> &String| address.map(pick).cloned().unwrap_or_default();
    pdf::Address {
        name: customer.name.clone(),
        extra: address
            .and_then(|address| address.name.clone())
            .into_iter()
            .collect(),
        street: text(|address| &address.street),
        postal_code: text(|address| &address.postal_code),
        city: text(|address| &address.city),
        region: address.and_then(|address| address.region.clone()),
        country: address.map_or_else(
            || customer.country.to_string(),
            |address| address.country.to_string(),
        ),
    }
}

fn tax_category(code: &str) -> Result<pdf::TaxCategory, PaperError> {
    pdf::TaxCategory::from_code(code)
        .ok_or_else(|| PaperError::Unfit(format!("{code:?} is no tax category of EN 16931")))
}

/// The discount on a line, if there is one.
fn line_discount(base_price: UnitPrice, percent: Percent) -> Option<LineDiscount> {
    (!percent.is_zero()).then_some(LineDiscount {
        base_price,
        percent,
    })
}

fn totals(net: Money, tax: Money, gross: Money) -> pdf::Totals {
    pdf::Totals {
        net,
        tax,
        gross,
        prepaid: None,
        payable: gross,
        tax_accounting: None,
    }
}
