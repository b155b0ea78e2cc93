//! Taking on and changing customers.

use std::collections::{HashMap, HashSet};

use kernel::{CustomerId, EntityId, Event, EventKind, TermId};
use store::Tx;

use super::check;
use super::entities::{entity, patch_email, patch_text};
use super::rules::{check_tax_regime, default_tax_regime};
use super::store::{
    ids_by_numbers, insert_customers, known_keys, known_terms, lock_payer, select_customers,
    update_customer,
};
use super::types::{
    Address, BillingRule, Contact, Customer, CustomerBankAccount, CustomerChange, CustomerKey,
    Entity, NewAddress, NewBankAccount, NewContact, NewCustomer,
};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::input::{CODE_LEN_MAX, NAME_LEN_MAX, differences, required};
use crate::patch::Patch;

/// The number series from which customers without a number get theirs.
const SERIES: &str = "customer";
/// The longest chain of payers that is followed.
const PAYER_CHAIN_MAX: usize = 32;

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
        let numbers = self
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
            for place in 0..roles.len() {
                let refused = |id: &CustomerId| {
                    places
                        .get(id)
                        .is_some_and(|other| self.drafts[*other].is_err())
                };
                if self.drafts[place].is_err() || !roles[place].iter().flatten().any(refused) {
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
            let known = ids_by_numbers(tx, entity, drawn.clone())?;
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

fn unknown_customer(field: &str, key: &CustomerKey) -> Refusal {
    let named = match key {
        CustomerKey::Id(id) => id.to_string(),
        CustomerKey::Number(number) => number.clone(),
    };
    let detail = format!("there is no customer {named} in this legal entity");
    Refusal::new(
        Code::UnknownReference,
        field,
        detail,
        "correct it, or take that one on first",
    )
}

fn payer_circle() -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        "payer",
        "the payers stand in a circle: in the end nobody would pay",
        "let one of them pay for itself",
    )
}

fn check_term(term: Option<TermId>, known: &[TermId]) -> Outcome<()> {
    match term {
        Some(term) if !known.contains(&term) => Err(Refusal::new(
            Code::UnknownReference,
            "payment_term_id",
            format!("there is no payment term {term} in this legal entity"),
            "create the payment term first, or correct the id",
        )),
        _ => Ok(()),
    }
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

// What stays the same keeps its id, so that the event log shows what was really changed.

fn new_addresses(
    tx: &Tx,
    new: Vec<NewAddress>,
    country: super::Country,
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

fn new_contacts(tx: &Tx, new: Vec<NewContact>, old: &[Contact]) -> Vec<Contact> {
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

fn new_bank_accounts(
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

/// Changes a customer, if it still has the version the caller saw. A change that changes nothing
/// leaves the version as it is.
///
/// # Errors
/// Refuses as [`create_customers`]; [`Error::Conflict`] on another version, [`Error::NotFound`].
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
        CustomerKey::Number(number) => ids_by_numbers(tx, entity, vec![number.clone()])?
            .into_values()
            .next(),
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
