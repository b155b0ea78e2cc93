//! Legal entities and customers on every database. Risks covered: a batch that loses or doubles
//! customers, references into nowhere or into another legal entity, payers in a circle, lost
//! updates, numbers that change after they were given out.

#[path = "../base_world/mod.rs"]
mod base_world;
mod customers;
mod entities;
mod references;

use std::sync::Arc;

use base_world::{
    Result, company, done, events, german_company, on_every_database, read, refusal, write,
};
use cashlane_o2c::parties::{
    self, AddressRole, BillingRule, Country, Customer, CustomerChange, CustomerFilter, CustomerKey,
    EntityChange, Language, NewAddress, NewBankAccount, NewContact, NewCustomer, TaxRegime,
    TimeZone,
};
use cashlane_o2c::{Code, Error, Outcome, PageRequest, Patch};
use kernel::{Currency, CustomerId, EntityId, Instant, TermId};
use store::Store;

/// Code and field of one refused item of a batch.
fn refused<T: std::fmt::Debug>(outcome: &Outcome<T>) -> (Code, &str) {
    let refusal = outcome.as_ref().expect_err("a refusal");
    (refusal.code, refusal.field.as_deref().unwrap_or_default())
}

fn number(text: &str) -> Option<CustomerKey> {
    Some(CustomerKey::Number(text.to_owned()))
}

fn simple(number: &str) -> NewCustomer {
    NewCustomer::new(number, format!("Customer {number}"), Country::DE)
}

fn create(store: &Store, entity: EntityId, new: Vec<NewCustomer>) -> Vec<CustomerId> {
    done(store, move |tx| {
        parties::create_customers(tx, entity, new.clone())
    })
    .into_iter()
    .map(|outcome| outcome.expect("accepted"))
    .collect()
}

fn customer(store: &Store, entity: EntityId, id: CustomerId) -> Customer {
    read(store, |tx| parties::customer(tx, entity, id))
}

fn change(
    store: &Store,
    entity: EntityId,
    id: CustomerId,
    version: i64,
    change: CustomerChange,
) -> Result<Customer> {
    write(store, move |tx| {
        parties::change_customer(tx, entity, id, version, change.clone())
    })
}

/// A customer with something in every field.
fn full() -> NewCustomer {
    NewCustomer {
        language: Some(Language::Fr),
        segment: Some("retail".to_owned()),
        vat_id: Some("FR 40 303 265 045".to_owned()),
        email: Some("compta@exemple.fr".to_owned()),
        billing_rule: Some(BillingRule::Order),
        addresses: vec![
            NewAddress {
                role: AddressRole::BillTo,
                name: Some("Comptabilité".to_owned()),
                street: "1 rue de la Paix".to_owned(),
                postal_code: "75002".to_owned(),
                city: "Paris".to_owned(),
                region: None,
                country: None,
            },
            NewAddress {
                role: AddressRole::Main,
                name: None,
                street: "2 rue du Port".to_owned(),
                postal_code: "13002".to_owned(),
                city: "Marseille".to_owned(),
                region: None,
                country: None,
            },
        ],
        contacts: vec![NewContact {
            name: "Anne".to_owned(),
            duty: Some("accounts payable".to_owned()),
            email: Some("anne@exemple.fr".to_owned()),
            phone: None,
        }],
        bank_accounts: vec![NewBankAccount {
            iban: "FR14 2004 1010 0505 0001 3M02 606".to_owned(),
            bic: Some("PSSTFRPPXXX".to_owned()),
            holder: None,
        }],
        ..NewCustomer::new("F-1", "Exemple SARL", Country::FR)
    }
}
