use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use kernel::{CustomerId, EntityId, Money, TermId};
use store::Tx;

use crate::agreements;
use crate::credit;
use crate::error::{Code, Outcome, Refusal, Result};
use crate::exchange::import::batch::book_each;
use crate::exchange::import::document::{Document, Row, fields};
use crate::exchange::import::result::Fates;
use crate::parties::{
    self, AddressRole, BillingRule, Country, CustomerKey, Language, NewAddress, NewBankAccount,
    NewContact, NewCustomer, TaxRegime,
};

fields! {
    NUMBER "number" Text optional "Unique customer number; left out: the next of the series";
    NAME "name" Text required "Name as documents print it";
    COUNTRY "country" Text required "ISO 3166-1 alpha-2 code";
    LANGUAGE "language" Text optional "en, de or fr; left out: the legal entity's";
    CURRENCY "currency" Currency optional "ISO 4217 code; left out: the legal entity's";
    SEGMENT "segment" Text optional "Group for prices and analysis";
    VAT_ID "vat_id" Text optional "VAT identification number with its country prefix";
    TAX_NUMBER "tax_number" Text optional "Local tax number";
    TAX_REGIME "tax_regime" Text optional
        "domestic, intra_community, reverse_charge, export or exempt; left out: by both countries";
    EMAIL "email" Text optional "Where documents are mailed to";
    PAYMENT_TERM "payment_term" Text optional "Code of the payment term";
    BILLING_RULE "billing_rule" Text optional "delivery or order";
    STREET "street" Text optional "Street and number";
    POSTAL_CODE "postal_code" Text optional "Postal code";
    CITY "city" Text optional "City";
    REGION "region" Text optional "State, province or county";
    SHIP_TO "ship_to" Text optional "Number of the customer that receives the goods";
    BILL_TO "bill_to" Text optional "Number of the customer that receives the invoices";
    PAYER "payer" Text optional "Number of the customer that pays";
    CONTACT_NAME "contact_name" Text optional "A person there";
    CONTACT_DUTY "contact_duty" Text optional "What that person looks after";
    CONTACT_EMAIL "contact_email" Text optional "That person's e-mail address";
    CONTACT_PHONE "contact_phone" Text optional "That person's telephone number";
    IBAN "iban" Text optional "Account that the customer pays from";
    BIC "bic" Text optional "BIC of that account's bank";
    CREDIT_LIMIT "credit_limit" Money optional "Credit limit; left out: none is set";
}

/// Takes on the customers and sets their credit limits.
pub fn book(tx: &mut Tx, entity: EntityId, documents: &[Document]) -> Result<Vec<Fates>> {
    let terms = terms(tx, entity, documents)?;
    let limits: RefCell<Vec<Option<Money>>> = RefCell::default();
    book_each(
        documents,
        |document| {
            let row = document.head();
            let new = customer(row, &terms)?;
            limits.borrow_mut().push(row.money(CREDIT_LIMIT));
            Ok(new)
        },
        |new| {
            let numbers: Vec<Arc<str>> = new.iter().map(number_of).collect();
            let outcomes = parties::create_customers(tx, entity, new)?;
            for (outcome, limit) in outcomes.iter().zip(limits.take()) {
                if let (Ok(customer), Some(limit)) = (outcome, limit) {
                    set_limit(tx, entity, *customer, limit)?;
                }
            }
            let name = |(outcome, number): (Outcome<CustomerId>, Arc<str>)| {
                outcome.map(|id| {
                    if number.is_empty() {
                        id.to_string().into()
                    } else {
                        number
                    }
                })
            };
            Ok(outcomes.into_iter().zip(numbers).map(name).collect())
        },
        |_, number: &Arc<str>| Arc::clone(number),
    )
}

fn number_of(new: &NewCustomer) -> Arc<str> {
    new.number.as_deref().unwrap_or_default().into()
}

fn set_limit(tx: &mut Tx, entity: EntityId, customer: CustomerId, limit: Money) -> Result<()> {
    let change = credit::LimitChange {
        customer,
        currency: limit.currency(),
        limit: Some(limit),
        version: None,
        reason: Some("import".to_owned()),
    };
    credit::set_limit(tx, entity, &change)?;
    Ok(())
}

/// The ids of the payment terms that the file names.
fn terms(tx: &mut Tx, entity: EntityId, documents: &[Document]) -> Result<HashMap<String, TermId>> {
    let codes: Vec<&str> = documents
        .iter()
        .filter_map(|document| document.head().text(PAYMENT_TERM))
        .collect();
    agreements::term_ids_by_codes(tx, entity, &codes)
}

fn customer(row: &Row, terms: &HashMap<String, TermId>) -> Outcome<NewCustomer> {
    let key = |field| row.owned(field).map(CustomerKey::Number);
    let country = Country::parse(row.required(COUNTRY)?)?;
    Ok(NewCustomer {
        number: row.owned(NUMBER),
        name: row.required(NAME)?.to_owned(),
        country,
        language: row.word(LANGUAGE, Language::parse, Language::ALL)?,
        currency: row.currency(CURRENCY),
        segment: row.owned(SEGMENT),
        vat_id: row.owned(VAT_ID),
        tax_number: row.owned(TAX_NUMBER),
        tax_regime: row.word(TAX_REGIME, TaxRegime::parse, TaxRegime::ALL)?,
        email: row.owned(EMAIL),
        payment_term_id: row
            .text(PAYMENT_TERM)
            .map(|code| term(code, terms))
            .transpose()?,
        billing_rule: row.word(BILLING_RULE, BillingRule::parse, BillingRule::ALL)?,
        ship_to: key(SHIP_TO),
        bill_to: key(BILL_TO),
        payer: key(PAYER),
        addresses: address(row),
        contacts: contact(row),
        bank_accounts: bank_account(row),
    })
}

fn term(code: &str, terms: &HashMap<String, TermId>) -> Outcome<TermId> {
    terms.get(code).copied().ok_or_else(|| {
        Refusal::new(
            Code::UnknownReference,
            "payment_term",
            format!("there is no payment term {code:?}"),
            "create it first, or correct the code",
        )
    })
}

fn address(row: &Row) -> Vec<NewAddress> {
    let text = |field| row.text(field).unwrap_or_default().to_owned();
    if [STREET, POSTAL_CODE, CITY, REGION]
        .iter()
        .all(|field| row.text(*field).is_none())
    {
        return Vec::new();
    }
    vec![NewAddress {
        role: AddressRole::Main,
        name: None,
        street: text(STREET),
        postal_code: text(POSTAL_CODE),
        city: text(CITY),
        region: row.owned(REGION),
        country: None,
    }]
}

fn contact(row: &Row) -> Vec<NewContact> {
    let Some(name) = row.owned(CONTACT_NAME) else {
        return Vec::new();
    };
    vec![NewContact {
        name,
        duty: row.owned(CONTACT_DUTY),
        email: row.owned(CONTACT_EMAIL),
        phone: row.owned(CONTACT_PHONE),
    }]
}

fn bank_account(row: &Row) -> Vec<NewBankAccount> {
    let Some(iban) = row.owned(IBAN) else {
        return Vec::new();
    };
    vec![NewBankAccount {
        iban,
        bic: row.owned(BIC),
        holder: None,
    }]
}
