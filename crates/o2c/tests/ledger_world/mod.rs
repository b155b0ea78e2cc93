//! A legal entity with a ledger on every database, for the tests of credit and receivables.
#![allow(
    dead_code,
    reason = "each test file uses its own part of this shared world"
)]

use std::sync::Arc;

use cashlane_o2c::credit;
use cashlane_o2c::parties::{self, Country, Language, NewCustomer, NewEntity, TimeZone};
use cashlane_o2c::receivables::{
    self, Aging, AgingOptions, AllocationRequest, EntryBuilder, EntryKind, How, ItemKind,
    NewOpenItem, OpenItem, Posted, Posting, Role, SettleLine, Settled, Settlement, SourceRef,
};
use cashlane_o2c::{Code, Error, Outcome, Refusal};
use kernel::{
    Actor, AllocationId, Clock, Currency, CustomerId, Date, EntityId, Instant, InvoiceId,
    ManualClock, Money, OpenItemId, ReceiptId,
};
use store::testing::{Fresh, fresh_databases};
use store::{Store, Tx};

pub type Result<T> = cashlane_o2c::Result<T>;

/// The present of these tests, unless one moves it.
pub const TODAY: &str = "2026-07-01";

pub struct World {
    pub name: &'static str,
    pub store: Store,
    pub clock: Arc<ManualClock>,
    pub entity: EntityId,
    /// Keeps the options, by which further nodes are opened.
    pub fresh: Fresh,
}

pub fn day(text: &str) -> Date {
    kernel::dates::parse(text).expect("a date")
}

pub fn eur(text: &str) -> Money {
    Money::parse(text, Currency::EUR).expect("an amount")
}

pub fn cents(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// Runs a test on every database; afterwards the books must verify and the log be whole.
pub fn on_every_database(test: impl Fn(&World)) {
    for_each_world(|world| {
        test(world);
        world.assert_verified();
    });
}

/// As [`on_every_database`] for tests that damage the books on purpose.
pub fn for_each_world(test: impl Fn(&World)) {
    let clock = Arc::new(ManualClock::new(
        Instant::at_start_of(day(TODAY)).plus_secs(36_000),
    ));
    let fresh = fresh_databases(|options| {
        let clock: Arc<dyn Clock> = clock.clone();
        options.clock = clock;
    });
    for one in fresh {
        println!("on {}", one.name);
        let world = World::set_up(one, clock.clone());
        test(&world);
        let report = world
            .store
            .verify_chain()
            .expect("the event log can be read");
        assert_eq!(report.faults_total, 0, "{:?}", report.faults);
    }
}

impl World {
    fn set_up(fresh: Fresh, clock: Arc<ManualClock>) -> Self {
        let store = fresh.store.clone();
        let entity = store
            .write(Actor::system("test"), |tx| {
                let entity = parties::create_entity(tx, company())?.id;
                for series in ["journal", "customer"] {
                    parties::set_number_series(tx, entity, series, "", 6)?;
                }
                receivables::create_default_accounts(tx, entity)?;
                Ok::<_, Error>(entity)
            })
            .expect("a company");
        Self {
            name: fresh.name,
            store,
            clock,
            entity,
            fresh,
        }
    }

    pub fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx, EntityId) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let entity = self.entity;
        self.store
            .write(Actor::system("test"), move |tx| work(tx, entity))
    }

    pub fn done<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx, EntityId) -> Result<T> + Send + 'static,
    ) -> T {
        self.write(work).expect("the command succeeds")
    }

    pub fn read<T>(&self, work: impl FnOnce(&mut Tx, EntityId) -> Result<T>) -> T {
        self.store
            .read(|tx| work(tx, self.entity))
            .expect("the query succeeds")
    }

    pub fn assert_verified(&self) {
        let found = self.read(|tx, entity| {
            let mut found = receivables::verify(tx, entity)?;
            found.extend(credit::verify(tx, entity)?);
            Ok(found)
        });
        assert!(found.is_empty(), "on {}: {found:#?}", self.name);
    }

    /// Moves the present.
    pub fn now_is(&self, text: &str) {
        self.clock
            .set(Instant::at_start_of(day(text)).plus_secs(36_000));
    }

    pub fn customer(&self) -> CustomerId {
        self.customers(1)[0]
    }

    pub fn customers(&self, count: usize) -> Vec<CustomerId> {
        self.done(move |tx, entity| {
            let stem = tx
                .new_id::<kernel::kind::Customer>()
                .uuid()
                .simple()
                .to_string();
            let new = (0..count)
                .map(|n| NewCustomer::new(format!("{stem}-{n}"), format!("C {n}"), Country::DE))
                .collect();
            parties::create_customers(tx, entity, new)
        })
        .into_iter()
        .map(|outcome| outcome.expect("a customer"))
        .collect()
    }

    /// Posts an invoice of one instalment, due at once, with 19 % tax in it if `tax` says so.
    pub fn invoice(&self, customer: CustomerId, on: &str, number: &str, gross: &str) -> OpenItemId {
        self.post(Document::invoice(customer, on, number, eur(gross)))[0]
    }

    pub fn receipt(&self, customer: CustomerId, on: &str, number: &str, gross: &str) -> OpenItemId {
        self.post(Document::receipt(customer, on, number, eur(gross)))[0]
    }

    pub fn post(&self, document: Document) -> Vec<OpenItemId> {
        self.try_post(document)
            .expect("the document is posted")
            .items
            .into_iter()
            .map(|item| item.expect("an item"))
            .collect()
    }

    pub fn try_post(&self, document: Document) -> Result<Posted> {
        self.write(move |tx, entity| {
            let posting = document.posting(tx);
            Ok(receivables::post_tx(tx, entity, vec![posting])?.remove(0))
        })
    }

    /// Pays items from a receipt or credit note.
    pub fn pay(&self, credit: OpenItemId, on: &str, parts: &[(OpenItemId, &str)]) -> Settled {
        let lines = parts
            .iter()
            .map(|(item, amount)| line(*item, eur(amount)))
            .collect();
        self.settle(Settlement {
            credit,
            on: day(on),
            lines,
            rest: None,
        })
        .expect("settled")
    }

    pub fn settle(&self, settlement: Settlement) -> Outcome<Settled> {
        self.done(move |tx, entity| {
            let settlements = [settlement.clone()];
            Ok(receivables::settle_tx(tx, entity, &settlements, &How::ByPerson)?.remove(0))
        })
    }

    pub fn allocate(
        &self,
        debit: OpenItemId,
        credit: OpenItemId,
        on: &str,
        amount: Money,
    ) -> Outcome<AllocationId> {
        let request = AllocationRequest {
            debit,
            credit,
            amount,
            on: day(on),
        };
        self.done(move |tx, entity| {
            Ok(receivables::allocate_tx(tx, entity, &[request], &How::ByPerson)?.remove(0))
        })
    }

    pub fn item(&self, id: OpenItemId) -> OpenItem {
        self.read(|tx, entity| receivables::item(tx, entity, id))
    }

    /// What is left of an item, as text.
    pub fn left(&self, id: OpenItemId) -> String {
        self.item(id).residual.to_decimal_string()
    }

    pub fn aging(&self, as_of: Option<&str>) -> Aging {
        let as_of = as_of.map(day);
        self.read(|tx, entity| receivables::aging(tx, entity, as_of, &AgingOptions::default()))
    }

    /// The balance of all accounts of a role on a day, in EUR.
    pub fn balance(&self, role: Role, on: &str) -> Money {
        let on = day(on);
        let rows = self.read(|tx, entity| receivables::trial_balance(tx, entity, on));
        let of_role = rows
            .into_iter()
            .filter(|row| row.role == role && row.currency == Currency::EUR);
        Money::sum(Currency::EUR, of_role.map(|row| row.balance)).expect("a balance")
    }

    /// How many events of a kind there are.
    pub fn events(&self, kind: &str) -> i64 {
        self.read(|tx, _| {
            let row = tx.query_one(
                "SELECT count(*) FROM events WHERE type = $1",
                &[kind.into()],
            )?;
            Ok(row.get(0)?)
        })
    }
}

fn company() -> NewEntity {
    NewEntity {
        code: "NW".to_owned(),
        name: "Nordwind Handel GmbH".to_owned(),
        country: Country::DE,
        base_currency: Currency::EUR,
        language: Language::De,
        time_zone: TimeZone::parse("Europe/Berlin").expect("a time zone"),
        street: "Speicherstadt 1".to_owned(),
        postal_code: "20457".to_owned(),
        city: "Hamburg".to_owned(),
        vat_id: None,
        tax_number: None,
        register_text: None,
        email: None,
        phone: None,
        write_off_limit_minor: 1_000,
        tolerance_minor: 50,
        reservation_days: parties::RESERVATION_DAYS,
        foreign_write_off_limits_minor: parties::ForeignLimits::default(),
        matches_by_itself: false,
    }
}

pub fn line(item: OpenItemId, amount: Money) -> SettleLine {
    SettleLine::of(item, amount)
}

/// The refusal's code and field.
pub fn refused<T: std::fmt::Debug>(outcome: &Outcome<T>) -> (Code, &str) {
    let refusal = outcome.as_ref().expect_err("a refusal");
    (refusal.code, refusal.field.as_deref().unwrap_or_default())
}

pub fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

/// Something to post.
#[derive(Debug, Clone)]
pub struct Document {
    pub kind: ItemKind,
    pub customer: CustomerId,
    pub on: Date,
    pub number: String,
    /// With the sign of the item.
    pub amount: Money,
    pub tax: Money,
    /// Due day and amount of each instalment.
    pub instalments: Vec<(Date, Money)>,
    pub discount: Option<(Date, Money)>,
}

impl Document {
    pub fn invoice(customer: CustomerId, on: &str, number: &str, amount: Money) -> Self {
        Self {
            kind: ItemKind::Invoice,
            customer,
            on: day(on),
            number: number.to_owned(),
            amount,
            tax: Money::zero(amount.currency()),
            instalments: vec![(day(on), amount)],
            discount: None,
        }
    }

    pub fn receipt(customer: CustomerId, on: &str, number: &str, amount: Money) -> Self {
        let kind = ItemKind::Receipt;
        Self {
            kind,
            ..Self::invoice(customer, on, number, amount.neg())
        }
    }

    pub fn credit_note(customer: CustomerId, on: &str, number: &str, amount: Money) -> Self {
        let kind = ItemKind::CreditNote;
        Self {
            kind,
            ..Self::invoice(customer, on, number, amount.neg())
        }
    }

    pub fn due(mut self, instalments: &[(&str, &str)]) -> Self {
        self.instalments = instalments
            .iter()
            .map(|(due, amount)| (day(due), eur(amount)))
            .collect();
        self
    }

    pub fn taxed(mut self, tax: &str) -> Self {
        self.tax = eur(tax);
        self
    }

    pub fn discount(mut self, until: &str, amount: &str) -> Self {
        self.discount = Some((day(until), eur(amount)));
        self
    }

    pub fn posting(&self, tx: &Tx) -> Posting {
        let (source, kind) = match self.kind {
            ItemKind::Receipt => (
                SourceRef::of::<kernel::kind::Receipt>(tx.new_id::<_>() as ReceiptId),
                EntryKind::Receipt,
            ),
            ItemKind::CreditNote => (
                SourceRef::of(tx.new_id() as InvoiceId),
                EntryKind::CreditNote,
            ),
            _ => (SourceRef::of(tx.new_id() as InvoiceId), EntryKind::Invoice),
        };
        let builder =
            EntryBuilder::new(kind, self.on, source).debit_customer(self.customer, self.amount);
        let builder = match self.kind {
            ItemKind::Receipt => builder.credit(Role::Unapplied, self.amount),
            _ => builder.credit(Role::Tax, self.tax).credit(
                Role::Revenue,
                self.amount.checked_sub(self.tax).expect("a net amount"),
            ),
        };
        let items = (1_u32..)
            .zip(&self.instalments)
            .map(|(instalment, (due_on, amount))| NewOpenItem {
                customer: self.customer,
                kind: self.kind,
                source,
                number: self.number.clone(),
                instalment,
                reference: Some(format!("RF00{}", self.number)),
                amount: *amount,
                due_on: *due_on,
                discount_on: self.discount.map(|(until, _)| until),
                discount: self.discount.map(|(_, discount)| discount),
                also_known: receivables::AlsoKnown::default(),
            })
            .collect();
        Posting {
            entry: builder.build().expect("a balanced entry"),
            items,
        }
    }
}
