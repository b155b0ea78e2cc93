//! Seller and buyer as they are on the day of issue.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use kernel::CustomerId;

use super::types::{Parties, Party};
use crate::error::{Error, Result};
use crate::parties::{Address, AddressRole, Customer, Entity};

/// Makes the parties of documents, each pair of buyer and recipient once.
pub(super) struct Snapshots<'a> {
    seller: Party,
    customers: &'a HashMap<CustomerId, Arc<Customer>>,
    made: HashMap<(CustomerId, CustomerId), Arc<str>>,
}

impl<'a> Snapshots<'a> {
    pub fn new(entity: &Entity, customers: &'a HashMap<CustomerId, Arc<Customer>>) -> Self {
        Self {
            seller: seller(entity),
            customers,
            made: HashMap::new(),
        }
    }

    pub fn customer(&self, id: CustomerId) -> Result<&'a Customer> {
        let found = self.customers.get(&id).map(AsRef::as_ref);
        found.ok_or_else(|| Error::NotFound {
            kind: "customer",
            id: id.to_string(),
        })
    }

    /// The JSON text of the parties.
    pub fn parties(&mut self, bill_to: CustomerId, ship_to: CustomerId) -> Result<Arc<str>> {
        let (buyer, recipient) = (self.customer(bill_to)?, self.customer(ship_to)?);
        let slot = match self.made.entry((bill_to, ship_to)) {
            Entry::Occupied(made) => return Ok(Arc::clone(made.get())),
            Entry::Vacant(slot) => slot,
        };
        let to = party(recipient, recipient.address(AddressRole::ShipTo));
        let buyer = party(buyer, buyer.address(AddressRole::BillTo));
        let ship_to = (place(&to) != place(&buyer)).then_some(to);
        let parties = Parties {
            seller: self.seller.clone(),
            buyer,
            ship_to,
        };
        let text: Arc<str> = serde_json::to_string(&parties).map_err(json_error)?.into();
        Ok(Arc::clone(slot.insert(text)))
    }
}

fn place(party: &Party) -> (&str, &str, &str, &str, &str) {
    (
        &party.name,
        &party.street,
        &party.postal_code,
        &party.city,
        &party.country,
    )
}

fn json_error(error: serde_json::Error) -> Error {
    Error::Store(store::Error::Value {
        reason: error.to_string(),
    })
}

fn seller(entity: &Entity) -> Party {
    Party {
        number: None,
        name: entity.name.clone(),
        street: entity.street.clone(),
        postal_code: entity.postal_code.clone(),
        city: entity.city.clone(),
        region: None,
        country: entity.country.to_string(),
        vat_id: entity.vat_id.clone(),
        tax_number: entity.tax_number.clone(),
        register_text: entity.register_text.clone(),
        email: entity.email.clone(),
        phone: entity.phone.clone(),
    }
}

fn party(customer: &Customer, address: &Address) -> Party {
    Party {
        number: Some(customer.number.clone()),
        name: address.name.as_ref().unwrap_or(&customer.name).clone(),
        street: address.street.clone(),
        postal_code: address.postal_code.clone(),
        city: address.city.clone(),
        region: address.region.clone(),
        country: address.country.to_string(),
        vat_id: customer.vat_id.clone(),
        tax_number: customer.tax_number.clone(),
        register_text: None,
        email: customer.email.clone(),
        phone: None,
    }
}
