//! Taking on customers.

use std::collections::{HashMap, HashSet};

use kernel::{CustomerId, EntityId, Event, EventKind, TermId};
use store::Tx;

use super::belongings::{new_addresses, new_bank_accounts, new_contacts};
use super::check;
use super::entities::entity;
use super::inputs::{CustomerKey, NewCustomer};
use super::rules::{
    check_tax_regime, check_term, default_tax_regime, payer_circle, unknown_customer,
};
use super::store::{ids_by_numbers, insert_customers, known_keys, known_terms};
use super::types::{BillingRule, Customer, Entity};
use crate::error::{Code, Outcome, Refusal, Result};

/// The number series from which customers without a number get theirs.
const SERIES: &str = "customer";

/// Takes on customers. They may refer to each other by number, in whatever order they come.
///
/// # Errors
/// Each is refused by itself for malformed values, a number that is taken, a reference to a
/// customer or payment term that is not there (or was itself refused), and payers in a circle.
pub fn create_customers(
    tx: &mut Tx,
    entity_id: EntityId,
    new: Vec<NewCustomer>,
) -> Result<Vec<Outcome<CustomerId>>> {
    let seller = entity(tx, entity_id)?;
    let mut batch = Batch::new(new);
    batch.refuse_taken_numbers(tx, entity_id)?;
    batch.refuse_missing_numbers(tx, entity_id)?;
    batch.refuse_unknown_terms(tx, entity_id)?;
    batch.refuse_tax_regimes(&seller);
    let ids: Vec<CustomerId> = batch.drafts.iter().map(|_| tx.new_id()).collect();
    let roles = batch.resolve_roles(tx, entity_id, &ids)?;
    batch.draw_numbers(tx, entity_id)?;
    let mut customers = Vec::new();
    let mut outcomes = Vec::with_capacity(ids.len());
    for ((draft, id), roles) in batch.drafts.into_iter().zip(ids).zip(roles) {
        outcomes.push(draft.map(|new| {
            customers.push(built(tx, &seller, id, new, roles));
            id
        }));
    }
    insert_customers(tx, &customers)?;
    for customer in &customers {
        tx.record(created(customer))?;
    }
    Ok(outcomes)
}

/// Ship-to, bill-to and payer.
type Roles = [Option<CustomerId>; 3];

/// New customers on their way in; a refused one stays in its place.
struct Batch {
    drafts: Vec<Outcome<NewCustomer>>,
}

impl Batch {
    fn new(new: Vec<NewCustomer>) -> Self {
        Self {
            drafts: new.into_iter().map(check::new_customer).collect(),
        }
    }

    /// Applies a check to every customer that is not yet refused.
    fn refuse(&mut self, mut check: impl FnMut(&NewCustomer) -> Outcome<()>) {
        for draft in &mut self.drafts {
            if let Ok(new) = draft
                && let Err(refusal) = check(new)
            {
                *draft = Err(refusal);
            }
        }
    }

    fn accepted(&self) -> impl Iterator<Item = &NewCustomer> {
        self.drafts.iter().filter_map(|draft| draft.as_ref().ok())
    }

    fn refuse_taken_numbers(&mut self, tx: &mut Tx, entity: EntityId) -> Result<()> {
        let numbers: Vec<String> = self
            .accepted()
            .filter_map(|new| new.number.clone())
            .collect();
        let taken = ids_by_numbers(tx, entity, numbers)?;
        let mut seen = HashSet::new();
        self.refuse(|new| match &new.number {
            Some(number) if taken.contains_key(number) => {
                let detail = format!("there is a customer {number} already");
                Err(Refusal::new(
                    Code::AlreadyExists,
                    "number",
                    detail,
                    "change it, or use another",
                ))
            }
            Some(number) if !seen.insert(number.clone()) => {
                let detail = format!("number {number} is used twice in this batch");
                let remedy = "give each customer its own number";
                Err(Refusal::new(Code::AlreadyExists, "number", detail, remedy))
            }
            _ => Ok(()),
        });
        Ok(())
    }

    /// Who brings no number needs a series to draw one from.
    fn refuse_missing_numbers(&mut self, tx: &mut Tx, entity: EntityId) -> Result<()> {
        if self.accepted().all(|new| new.number.is_some())
            || tx
                .number_series(entity)?
                .iter()
                .any(|series| series.series == SERIES)
        {
            return Ok(());
        }
        self.refuse(|new| match new.number {
            Some(_) => Ok(()),
            None => Err(Refusal::new(
                Code::InvalidValue,
                "number",
                format!("there is no number, and no number series {SERIES:?} to draw one from"),
                "give the number, or set up the series",
            )),
        });
        Ok(())
    }

    fn refuse_unknown_terms(&mut self, tx: &mut Tx, entity: EntityId) -> Result<()> {
        let terms: HashSet<TermId> = self
            .accepted()
            .filter_map(|new| new.payment_term_id)
            .collect();
        let known = known_terms(tx, entity, terms.into_iter().collect())?;
        self.refuse(|new| check_term(new.payment_term_id, &known));
        Ok(())
    }

    fn refuse_tax_regimes(&mut self, seller: &Entity) {
        self.refuse(|new| match new.tax_regime {
            Some(regime) => {
                check_tax_regime(regime, seller.country, new.country, new.vat_id.as_deref())
            }
            None => Ok(()),
        });
    }

    /// Finds who is meant by each reference. Refuses those that nobody answers to, then whoever
    /// refers to a refused one, then payers in a circle.
    fn resolve_roles(
        &mut self,
        tx: &mut Tx,
        entity: EntityId,
        ids: &[CustomerId],
    ) -> Result<Vec<Roles>> {
        let (known_ids, mut by_number) = self.known(tx, entity)?;
        let known_ids: HashSet<CustomerId> = known_ids.into_iter().collect();
        let mut places = HashMap::new();
        for (place, (draft, id)) in self.drafts.iter().zip(ids).enumerate() {
            if let Ok(NewCustomer {
                number: Some(number),
                ..
            }) = draft
            {
                by_number.insert(number.clone(), *id);
                places.insert(*id, place);
            }
        }
        let mut roles = vec![Roles::default(); ids.len()];
        for (place, draft) in self.drafts.iter_mut().enumerate() {
            let Ok(new) = draft else { continue };
            match resolved(new, &known_ids, &by_number) {
                // Who names itself takes the role itself.
                Ok(found) => roles[place] = found.map(|role| role.filter(|id| *id != ids[place])),
                Err(refusal) => *draft = Err(refusal),
            }
        }
        self.refuse_circles(&roles, &places);
        self.refuse_followers(&roles, &places);
        Ok(roles)
    }

    fn known(
        &self,
        tx: &mut Tx,
        entity: EntityId,
    ) -> Result<(Vec<CustomerId>, HashMap<String, CustomerId>)> {
        let (mut ids, mut numbers) = (HashSet::new(), HashSet::new());
        for new in self.accepted() {
            for (_, key) in keys(new) {
                match key {
                    CustomerKey::Id(id) => {
                        ids.insert(*id);
                    }
                    CustomerKey::Number(number) => {
                        numbers.insert(number.clone());
                    }
                }
            }
        }
        known_keys(
            tx,
            entity,
            ids.into_iter().collect(),
            numbers.into_iter().collect(),
        )
    }

    /// Payers can only stand in a circle within the batch: nobody else refers to its customers yet.
    fn refuse_circles(&mut self, roles: &[Roles], places: &HashMap<CustomerId, usize>) {
        let payer_place = |place: usize| roles[place][2].and_then(|id| places.get(&id).copied());
        for start in 0..roles.len() {
            let mut at = payer_place(start);
            for _ in 0..roles.len() {
                match at {
                    Some(place) if place == start => {
                        self.drafts[start] = Err(payer_circle());
                        break;
                    }
                    Some(place) => at = payer_place(place),
                    None => break,
                }
            }
        }
    }

    /// Refuses whoever refers to a refused customer, until nobody does.
    fn refuse_followers(&mut self, roles: &[Roles], places: &HashMap<CustomerId, usize>) {
        loop {
            let mut more = false;
            for (place, referred) in roles.iter().enumerate() {
                let refused = |id: &CustomerId| {
                    places
                        .get(id)
                        .is_some_and(|other| self.drafts[*other].is_err())
                };
                if self.drafts[place].is_err() || !referred.iter().flatten().any(refused) {
                    continue;
                }
                self.drafts[place] = Err(Refusal::new(
                    Code::UnknownReference,
                    "",
                    "it refers to a customer of this batch that is itself refused",
                    "correct that one first",
                ));
                more = true;
            }
            if !more {
                return;
            }
        }
    }

    /// Gives every accepted customer without a number the next one that is free.
    fn draw_numbers(&mut self, tx: &mut Tx, entity: EntityId) -> Result<()> {
        let mut taken: HashSet<String> = self
            .accepted()
            .filter_map(|new| new.number.clone())
            .collect();
        loop {
            let missing = self.accepted().filter(|new| new.number.is_none()).count();
            let missing = u32::try_from(missing).unwrap_or(u32::MAX);
            if missing == 0 {
                return Ok(());
            }
            let drawn = tx.next_numbers(entity, SERIES, missing)?;
            let known = ids_by_numbers(tx, entity, &drawn)?;
            // A number that somebody gave by hand before is passed over.
            let mut free = drawn
                .into_iter()
                .filter(|number| !known.contains_key(number) && taken.insert(number.clone()))
                .collect::<Vec<_>>()
                .into_iter();
            for new in self
                .drafts
                .iter_mut()
                .filter_map(|draft| draft.as_mut().ok())
            {
                if new.number.is_none() {
                    new.number = free.next();
                }
            }
        }
    }
}

fn keys(new: &NewCustomer) -> impl Iterator<Item = (&'static str, &CustomerKey)> {
    [
        ("ship_to", &new.ship_to),
        ("bill_to", &new.bill_to),
        ("payer", &new.payer),
    ]
    .into_iter()
    .filter_map(|(field, key)| Some((field, key.as_ref()?)))
}

fn resolved(
    new: &NewCustomer,
    ids: &HashSet<CustomerId>,
    by_number: &HashMap<String, CustomerId>,
) -> Outcome<Roles> {
    let find = |field: &str, key: Option<&CustomerKey>| match key {
        None => Ok(None),
        Some(CustomerKey::Id(id)) if ids.contains(id) => Ok(Some(*id)),
        Some(CustomerKey::Number(number)) if by_number.contains_key(number) => {
            Ok(by_number.get(number).copied())
        }
        Some(key) => Err(unknown_customer(field, key)),
    };
    Ok([
        find("ship_to", new.ship_to.as_ref())?,
        find("bill_to", new.bill_to.as_ref())?,
        find("payer", new.payer.as_ref())?,
    ])
}

fn built(tx: &Tx, seller: &Entity, id: CustomerId, new: NewCustomer, roles: Roles) -> Customer {
    let vat_id = new.vat_id.as_deref();
    let regime = new
        .tax_regime
        .unwrap_or_else(|| default_tax_regime(seller.country, new.country, vat_id));
    Customer {
        id,
        entity_id: seller.id,
        number: new.number.unwrap_or_default(),
        name: new.name,
        country: new.country,
        language: new.language.unwrap_or(seller.language),
        currency: new.currency.unwrap_or(seller.base_currency),
        segment: new.segment,
        vat_id: new.vat_id,
        tax_number: new.tax_number,
        tax_regime: regime,
        email: new.email,
        payment_term_id: new.payment_term_id,
        billing_rule: new.billing_rule.unwrap_or(BillingRule::Delivery),
        ship_to_id: roles[0],
        bill_to_id: roles[1],
        payer_id: roles[2],
        blocked_reason: None,
        addresses: new_addresses(tx, new.addresses, new.country, &[]),
        contacts: new_contacts(tx, new.contacts, &[]),
        bank_accounts: new_bank_accounts(tx, new.bank_accounts, &[]),
        version: 1,
        created_at: tx.now(),
    }
}

fn created(customer: &Customer) -> Event {
    let mut event = Event::new(EventKind::CustomerCreated, customer.entity_id)
        .object(customer.id, "customer")
        .attr("number", &customer.number)
        .attr("name", &customer.name)
        .attr("country", customer.country.as_str())
        .attr("tax_regime", customer.tax_regime.as_str());
    for (role, id) in [
        ("ship_to", customer.ship_to_id),
        ("bill_to", customer.bill_to_id),
        ("payer", customer.payer_id),
    ] {
        if let Some(id) = id {
            event = event.object(id, role);
        }
    }
    event
}
