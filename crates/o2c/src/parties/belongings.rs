//! Addresses, contacts and bank accounts of a customer, from what was entered. What stays the same
//! keeps its id, so that the event log shows what was really changed.

use std::collections::HashSet;

use store::Tx;

use super::country::Country;
use super::inputs::{NewAddress, NewBankAccount, NewContact};
use super::types::{Address, Contact, CustomerBankAccount};

pub(super) fn new_addresses(
    tx: &Tx,
    new: Vec<NewAddress>,
    country: Country,
    old: &[Address],
) -> Vec<Address> {
    new.into_iter()
        .map(|new| Address {
            id: old
                .iter()
                .find(|address| address.role == new.role)
                .map_or_else(|| tx.new_id(), |address| address.id),
            role: new.role,
            name: new.name,
            street: new.street,
            postal_code: new.postal_code,
            city: new.city,
            region: new.region,
            country: new.country.unwrap_or(country),
        })
        .collect()
}

pub(super) fn new_contacts(tx: &Tx, new: Vec<NewContact>, old: &[Contact]) -> Vec<Contact> {
    let mut used = HashSet::new();
    new.into_iter()
        .map(|new| {
            let same = old.iter().find(|contact| contact.name == new.name);
            // Two people may share a name; an id is nobody's twice.
            let id = same.map(|contact| contact.id).filter(|id| used.insert(*id));
            Contact {
                id: id.unwrap_or_else(|| tx.new_id()),
                name: new.name,
                duty: new.duty,
                email: new.email,
                phone: new.phone,
            }
        })
        .collect()
}

pub(super) fn new_bank_accounts(
    tx: &Tx,
    new: Vec<NewBankAccount>,
    old: &[CustomerBankAccount],
) -> Vec<CustomerBankAccount> {
    new.into_iter()
        .map(|new| CustomerBankAccount {
            id: old
                .iter()
                .find(|account| account.iban == new.iban)
                .map_or_else(|| tx.new_id(), |account| account.id),
            iban: new.iban,
            bic: new.bic,
            holder: new.holder,
        })
        .collect()
}
