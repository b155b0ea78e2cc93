//! Changing customers.

use kernel::{CustomerId, EntityId, Event, EventKind, TermId};
use store::Tx;

use super::belongings::{new_addresses, new_bank_accounts, new_contacts};
use super::check;
use super::entities::{entity, patch_email, patch_text};
use super::inputs::{CustomerChange, CustomerKey};
use super::rules::{check_tax_regime, check_term, payer_circle, unknown_customer};
use super::store::{
    ids_by_numbers, known_keys, known_terms, lock_payer, select_customers, update_customer,
};
use super::types::Customer;
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::{CODE_LEN_MAX, NAME_LEN_MAX, differences, required};
use crate::patch::Patch;

/// The longest chain of payers that is followed.
const PAYER_CHAIN_MAX: usize = 32;

/// Changes a customer, if it still has the version the caller saw. A change that changes nothing
/// leaves the version as it is.
///
/// # Errors
/// Refuses as [`create_customers`](super::create_customers); [`Error::Conflict`] on another
/// version, [`Error::NotFound`].
pub fn change_customer(
    tx: &mut Tx,
    entity_id: EntityId,
    id: CustomerId,
    version: i64,
    change: CustomerChange,
) -> Result<Customer> {
    let before = select_customers(tx, entity_id, &[id], true)?
        .pop()
        .ok_or_else(|| Error::NotFound {
            kind: "customer",
            id: id.to_string(),
        })?;
    if before.version != version {
        return Err(Error::Conflict {
            what: format!("customer {}", before.number),
        });
    }
    let seller = entity(tx, entity_id)?;
    let mut after = before.clone();
    set_master_data(&mut after, &change)?;
    set_belongings(tx, &mut after, &before, &change)?;
    set_roles(tx, entity_id, &mut after, &change)?;
    let terms: Vec<TermId> = change.payment_term_id.set().copied().into_iter().collect();
    check_term(terms.first().copied(), &known_terms(tx, entity_id, terms)?)?;
    change.payment_term_id.apply(&mut after.payment_term_id);
    let vat_id = after.vat_id.as_deref();
    check_tax_regime(after.tax_regime, seller.country, after.country, vat_id)?;
    let changes = differences(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    after.version += 1;
    update_customer(tx, &after)?;
    tx.record(
        Event::new(EventKind::CustomerChanged, entity_id)
            .object(id, "customer")
            .attr("number", &after.number)
            .attr("changes", changes),
    )?;
    Ok(after)
}

fn set_master_data(customer: &mut Customer, change: &CustomerChange) -> Outcome<()> {
    if let Some(name) = &change.name {
        customer.name = required("name", name, NAME_LEN_MAX)?;
    }
    customer.country = change.country.unwrap_or(customer.country);
    customer.language = change.language.unwrap_or(customer.language);
    customer.currency = change.currency.unwrap_or(customer.currency);
    customer.tax_regime = change.tax_regime.unwrap_or(customer.tax_regime);
    customer.billing_rule = change.billing_rule.unwrap_or(customer.billing_rule);
    patch_text(
        "segment",
        change.segment.clone(),
        CODE_LEN_MAX,
        &mut customer.segment,
    )?;
    patch_text(
        "tax_number",
        change.tax_number.clone(),
        CODE_LEN_MAX,
        &mut customer.tax_number,
    )?;
    patch_email(change.email.clone(), &mut customer.email)?;
    match &change.vat_id {
        Patch::Keep => {}
        Patch::Clear => customer.vat_id = None,
        Patch::Set(text) => customer.vat_id = check::vat_id(Some(text), customer.country)?,
    }
    match &change.blocked_reason {
        Patch::Keep => {}
        Patch::Clear => customer.blocked_reason = None,
        Patch::Set(reason) => customer.blocked_reason = Some(check::blocked_reason(reason)?),
    }
    Ok(())
}

fn set_belongings(
    tx: &Tx,
    after: &mut Customer,
    before: &Customer,
    change: &CustomerChange,
) -> Outcome<()> {
    if let Some(new) = &change.addresses {
        let new = check::addresses(new.clone(), after.country)?;
        after.addresses = new_addresses(tx, new, after.country, &before.addresses);
    }
    if let Some(new) = &change.contacts {
        after.contacts = new_contacts(tx, check::contacts(new.clone())?, &before.contacts);
    }
    if let Some(new) = &change.bank_accounts {
        let new = check::bank_accounts(new.clone())?;
        after.bank_accounts = new_bank_accounts(tx, new, &before.bank_accounts);
    }
    Ok(())
}

fn set_roles(
    tx: &mut Tx,
    entity: EntityId,
    customer: &mut Customer,
    change: &CustomerChange,
) -> Result<()> {
    for (field, patch, place) in [
        ("ship_to", &change.ship_to, &mut customer.ship_to_id),
        ("bill_to", &change.bill_to, &mut customer.bill_to_id),
        ("payer", &change.payer, &mut customer.payer_id),
    ] {
        match patch {
            Patch::Keep => {}
            Patch::Clear => *place = None,
            Patch::Set(key) => {
                let found = find(tx, entity, field, key)?;
                *place = Some(found).filter(|id| *id != customer.id);
            }
        }
    }
    if change.payer.set().is_some() {
        refuse_payer_circle(tx, entity, customer)?;
    }
    Ok(())
}

fn find(tx: &mut Tx, entity: EntityId, field: &str, key: &CustomerKey) -> Result<CustomerId> {
    let found = match key {
        CustomerKey::Id(id) => {
            let (known, _) = known_keys(tx, entity, vec![*id], Vec::new())?;
            known.first().copied()
        }
        CustomerKey::Number(number) => ids_by_numbers(tx, entity, [number])?.into_values().next(),
    };
    found.ok_or_else(|| unknown_customer(field, key).into())
}

/// Walks from payer to payer and locks each, so that two changes cannot close a circle together.
fn refuse_payer_circle(tx: &mut Tx, entity: EntityId, customer: &Customer) -> Result<()> {
    let mut payer = customer.payer_id;
    for _ in 0..PAYER_CHAIN_MAX {
        match payer {
            None => return Ok(()),
            Some(id) if id == customer.id => return Err(payer_circle().into()),
            Some(id) => payer = lock_payer(tx, entity, id)?,
        }
    }
    let detail = format!("the chain of payers is longer than {PAYER_CHAIN_MAX}");
    Err(Refusal::new(
        Code::InvalidValue,
        "payer",
        detail,
        "name the last of the chain",
    )
    .into())
}
