//! The SQL of customers and what belongs to them.

use std::collections::HashMap;

use kernel::{CustomerId, EntityId, TermId};
use matching::engine::normal;
use store::{Row, Tx, Value};

use super::payers::number_key;
use super::types::{Address, Contact, Customer, CustomerBankAccount};
use crate::error::Result;
use crate::input::in_lower_case;
use crate::sql;

const CUSTOMER_COLUMNS: &[&str] = &[
    "id",
    "entity_id",
    "number",
    "name",
    "country",
    "language",
    "currency",
    "segment",
    "vat_id",
    "tax_number",
    "tax_regime",
    "email",
    "payment_term_id",
    "billing_rule",
    "ship_to_id",
    "bill_to_id",
    "payer_id",
    "blocked_reason",
    "version",
    "created_at",
];

fn read_customer(row: &Row) -> Result<Customer> {
    Ok(Customer {
        id: row.get(0)?,
        entity_id: row.get(1)?,
        number: row.get(2)?,
        name: row.get(3)?,
        country: row.get(4)?,
        language: row.get(5)?,
        currency: row.get(6)?,
        segment: row.get(7)?,
        vat_id: row.get(8)?,
        tax_number: row.get(9)?,
        tax_regime: row.get(10)?,
        email: row.get(11)?,
        payment_term_id: row.get(12)?,
        billing_rule: row.get(13)?,
        ship_to_id: row.get(14)?,
        bill_to_id: row.get(15)?,
        payer_id: row.get(16)?,
        blocked_reason: row.get(17)?,
        addresses: Vec::new(),
        contacts: Vec::new(),
        bank_accounts: Vec::new(),
        version: row.get(18)?,
        created_at: row.get(19)?,
    })
}

/// Customers by id with everything that belongs to them; ids of other entities or of nobody are
/// left out. `lock` holds the rows against other writers until the transaction ends.
pub(super) fn select_customers(
    tx: &mut Tx,
    entity: EntityId,
    ids: &[CustomerId],
    lock: bool,
) -> Result<Vec<Customer>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT {} FROM {{uuids $2}} CROSS JOIN customers \
         WHERE id = value AND entity_id = $1 ORDER BY id{}",
        CUSTOMER_COLUMNS.join(", "),
        if lock { " FOR UPDATE OF customers" } else { "" },
    );
    let ids = Value::ids(ids.iter().copied());
    let rows = tx.query(&sql, &[entity.into(), ids.clone()])?;
    let mut customers = rows.iter().map(read_customer).collect::<Result<Vec<_>>>()?;
    let places: HashMap<CustomerId, usize> = customers
        .iter()
        .enumerate()
        .map(|(place, customer)| (customer.id, place))
        .collect();
    for row in tx.query(BELONGINGS, &[ids])? {
        let Some(place) = places.get(&row.get(1)?) else {
            continue;
        };
        let customer = &mut customers[*place];
        match row.get(0)? {
            ADDRESS => customer.addresses.push(read_address(&row)?),
            CONTACT => customer.contacts.push(read_contact(&row)?),
            _ => customer.bank_accounts.push(read_bank_account(&row)?),
        }
    }
    for customer in &mut customers {
        // In the order of the roles' meaning, which is not that of their words.
        customer.addresses.sort_by_key(|address| address.role);
        customer.contacts.sort_by_key(|contact| contact.id);
        customer.bank_accounts.sort_by_key(|account| account.id);
    }
    Ok(customers)
}

/// Addresses, contacts and bank accounts in one list: what it is, whose, its id, and its texts.
const BELONGINGS: &str =
    "SELECT 1, customer_id, id, role, name, street, postal_code, city, region, country
    FROM {uuids $1} CROSS JOIN customer_addresses WHERE customer_id = value
    UNION ALL SELECT 2, customer_id, id, name, duty, email, phone, NULL, NULL, NULL
    FROM {uuids $1} CROSS JOIN customer_contacts WHERE customer_id = value
    UNION ALL SELECT 3, customer_id, id, iban, bic, holder, NULL, NULL, NULL, NULL
    FROM {uuids $1} CROSS JOIN customer_bank_accounts WHERE customer_id = value";
const ADDRESS: i64 = 1;
const CONTACT: i64 = 2;

fn read_address(row: &Row) -> Result<Address> {
    Ok(Address {
        id: row.get(2)?,
        role: row.get(3)?,
        name: row.get(4)?,
        street: row.get(5)?,
        postal_code: row.get(6)?,
        city: row.get(7)?,
        region: row.get(8)?,
        country: row.get(9)?,
    })
}

fn read_contact(row: &Row) -> Result<Contact> {
    Ok(Contact {
        id: row.get(2)?,
        name: row.get(3)?,
        duty: row.get(4)?,
        email: row.get(5)?,
        phone: row.get(6)?,
    })
}

fn read_bank_account(row: &Row) -> Result<CustomerBankAccount> {
    Ok(CustomerBankAccount {
        id: row.get(2)?,
        iban: row.get(3)?,
        bic: row.get(4)?,
        holder: row.get(5)?,
    })
}

/// Columns that follow from number and name.
const DERIVED: [&str; 3] = ["search_name", "number_key", "name_key"];

/// Inserts customers with everything that belongs to them. References between them are set in a
/// second step: the rows of a batch may come in several statements.
pub(super) fn insert_customers(tx: &mut Tx, customers: &[Customer]) -> Result<()> {
    let mut rows = Vec::with_capacity(customers.len() * (CUSTOMER_COLUMNS.len() + DERIVED.len()));
    let mut roles = Vec::new();
    for customer in customers {
        rows.extend([
            customer.id.into(),
            customer.entity_id.into(),
            (&customer.number).into(),
            (&customer.name).into(),
            customer.country.into(),
            customer.language.into(),
            customer.currency.into(),
            customer.segment.as_ref().into(),
            customer.vat_id.as_ref().into(),
            customer.tax_number.as_ref().into(),
            customer.tax_regime.into(),
            customer.email.as_ref().into(),
            customer.payment_term_id.into(),
            customer.billing_rule.into(),
            Value::Null,
            Value::Null,
            Value::Null,
            customer.blocked_reason.as_ref().into(),
            customer.version.into(),
            customer.created_at.into(),
            in_lower_case(&customer.name).into(),
            number_key(customer.entity_id, &customer.number).into(),
            normal::name(&customer.name).into(),
        ]);
        let (ship_to, bill_to, payer) =
            (customer.ship_to_id, customer.bill_to_id, customer.payer_id);
        if ship_to.is_some() || bill_to.is_some() || payer.is_some() {
            roles.push(vec![
                customer.id.into(),
                ship_to.into(),
                bill_to.into(),
                payer.into(),
            ]);
        }
    }
    let columns = [CUSTOMER_COLUMNS, &DERIVED].concat();
    tx.insert_many("customers", &columns, rows)?;
    if !roles.is_empty() {
        tx.exec_each(
            "UPDATE customers SET ship_to_id = $2, bill_to_id = $3, payer_id = $4 WHERE id = $1",
            &roles,
        )?;
    }
    insert_belongings(tx, customers)
}

fn insert_belongings(tx: &mut Tx, customers: &[Customer]) -> Result<()> {
    let (mut addresses, mut contacts, mut accounts) = (Vec::new(), Vec::new(), Vec::new());
    for customer in customers {
        for address in &customer.addresses {
            addresses.extend([
                address.id.into(),
                customer.id.into(),
                address.role.into(),
                address.name.as_ref().into(),
                (&address.street).into(),
                (&address.postal_code).into(),
                (&address.city).into(),
                address.region.as_ref().into(),
                address.country.into(),
            ]);
        }
        for contact in &customer.contacts {
            contacts.extend([
                contact.id.into(),
                customer.id.into(),
                (&contact.name).into(),
                contact.duty.as_ref().into(),
                contact.email.as_ref().into(),
                contact.phone.as_ref().into(),
            ]);
        }
        for account in &customer.bank_accounts {
            accounts.extend([
                account.id.into(),
                customer.entity_id.into(),
                customer.id.into(),
                (&account.iban).into(),
                account.bic.as_ref().into(),
                account.holder.as_ref().into(),
            ]);
        }
    }
    let columns = [
        "id",
        "customer_id",
        "role",
        "name",
        "street",
        "postal_code",
        "city",
        "region",
        "country",
    ];
    tx.insert_many("customer_addresses", &columns, addresses)?;
    let columns = ["id", "customer_id", "name", "duty", "email", "phone"];
    tx.insert_many("customer_contacts", &columns, contacts)?;
    let columns = ["id", "entity_id", "customer_id", "iban", "bic", "holder"];
    tx.insert_many("customer_bank_accounts", &columns, accounts)?;
    Ok(())
}

/// Writes a changed customer over the version before, with everything that belongs to it.
pub(super) fn update_customer(tx: &mut Tx, customer: &Customer) -> Result<()> {
    tx.exec_one(
        "UPDATE customers SET name = $3, country = $4, language = $5, currency = $6, segment = $7, \
         vat_id = $8, tax_number = $9, tax_regime = $10, email = $11, payment_term_id = $12, \
         billing_rule = $13, ship_to_id = $14, bill_to_id = $15, payer_id = $16, \
         blocked_reason = $17, search_name = $18, name_key = $19, version = $2 + 1 \
         WHERE id = $1 AND version = $2",
        &[
            customer.id.into(),
            (customer.version - 1).into(),
            (&customer.name).into(),
            customer.country.into(),
            customer.language.into(),
            customer.currency.into(),
            customer.segment.as_ref().into(),
            customer.vat_id.as_ref().into(),
            customer.tax_number.as_ref().into(),
            customer.tax_regime.into(),
            customer.email.as_ref().into(),
            customer.payment_term_id.into(),
            customer.billing_rule.into(),
            customer.ship_to_id.into(),
            customer.bill_to_id.into(),
            customer.payer_id.into(),
            customer.blocked_reason.as_ref().into(),
            in_lower_case(&customer.name).into(),
            normal::name(&customer.name).into(),
        ],
    )?;
    let id = [customer.id.into()];
    tx.exec("DELETE FROM customer_addresses WHERE customer_id = $1", &id)?;
    tx.exec("DELETE FROM customer_contacts WHERE customer_id = $1", &id)?;
    tx.exec(
        "DELETE FROM customer_bank_accounts WHERE customer_id = $1",
        &id,
    )?;
    insert_belongings(tx, std::slice::from_ref(customer))
}

/// Which of these ids are customers of the entity, and which of these numbers are taken by whom.
pub(super) fn known_keys(
    tx: &mut Tx,
    entity: EntityId,
    ids: Vec<CustomerId>,
    numbers: Vec<String>,
) -> Result<(Vec<CustomerId>, HashMap<String, CustomerId>)> {
    let mut known_ids = Vec::new();
    if !ids.is_empty() {
        let rows = tx.query(
            "SELECT id FROM customers WHERE entity_id = $1 \
             AND id IN (SELECT value FROM {uuids $2})",
            &[entity.into(), Value::ids(ids)],
        )?;
        known_ids = rows
            .iter()
            .map(|row| row.get(0))
            .collect::<Result<_, _>>()?;
    }
    Ok((known_ids, ids_by_numbers(tx, entity, numbers)?))
}

pub(super) fn ids_by_numbers(
    tx: &mut Tx,
    entity: EntityId,
    numbers: impl IntoIterator<Item = impl Into<String>>,
) -> Result<HashMap<String, CustomerId>> {
    sql::ids_by_numbers(tx, entity, "customers", numbers)
}

/// Who pays for a customer, with the row held against other writers; `None` when it pays itself.
pub(super) fn lock_payer(
    tx: &mut Tx,
    entity: EntityId,
    customer: CustomerId,
) -> Result<Option<CustomerId>> {
    let row = tx.query_opt(
        "SELECT payer_id FROM customers WHERE entity_id = $1 AND id = $2 FOR UPDATE",
        &[entity.into(), customer.into()],
    )?;
    Ok(row.map(|row| row.get(0)).transpose()?.flatten())
}

/// Which of these payment terms exist. The table belongs to `agreements`, which stands on this
/// room; this is the foreign key that the schema cannot declare, because the table comes later.
pub(super) fn known_terms(
    tx: &mut Tx,
    entity: EntityId,
    terms: Vec<TermId>,
) -> Result<Vec<TermId>> {
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let rows = tx.query(
        "SELECT id FROM payment_terms WHERE entity_id = $1 \
         AND id IN (SELECT value FROM {uuids $2})",
        &[entity.into(), Value::ids(terms)],
    )?;
    Ok(rows
        .iter()
        .map(|row| row.get(0))
        .collect::<Result<_, _>>()?)
}
