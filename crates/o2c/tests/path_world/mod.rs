//! A small company for the tests of the path: one seller, some customers, some products.
#![allow(dead_code, reason = "each test binary uses its own part of the world")]

use std::sync::Arc;

use cashlane_o2c::agreements::{self, NewPrice, NewPriceList, NewProduct, TaxClass};
use cashlane_o2c::credit::{self, LimitChange};
use cashlane_o2c::deliveries::{self, Arrival, NewDelivery};
use cashlane_o2c::orders::{
    self, Acknowledge, NewOrder, NewOrderLine, OrderChange, OrderReceipt, OrderView,
};
use cashlane_o2c::parties::{
    self, AddressRole, Country, CustomerChange, Language, NewAddress, NewCustomer, NewEntity,
    TimeZone,
};
use cashlane_o2c::{Difference, Outcome, Result};
use kernel::{
    Actor, Clock, Currency, CustomerId, Date, DeliveryId, EntityId, IdGen, Instant, ManualClock,
    Money, OrderId, Quantity, UnitPrice,
};
use store::{Store, StoreOptions, Tx, testing};

/// A Monday morning in Berlin.
pub const MORNING: &str = "2026-03-02T08:00:00Z";

pub struct World {
    pub name: &'static str,
    pub store: Store,
    /// What opens a second store on the same database, as another node would.
    pub options: StoreOptions,
    pub clock: Arc<ManualClock>,
    pub entity: EntityId,
    pub ada: CustomerId,
    pub bob: CustomerId,
}

pub fn eur(text: &str) -> Money {
    Money::parse(text, Currency::EUR).expect("an amount")
}

pub fn units(text: &str) -> Quantity {
    Quantity::parse(text).expect("a quantity")
}

pub fn price(text: &str) -> UnitPrice {
    UnitPrice::parse(text).expect("a price")
}

pub fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

pub fn at(text: &str) -> Instant {
    Instant::parse(text).expect("an instant")
}

pub fn line(sku: &str, quantity: &str) -> NewOrderLine {
    NewOrderLine::of(sku, units(quantity))
}

/// The same world on every database there is.
pub fn worlds() -> Vec<World> {
    let clocks = std::sync::Mutex::new(Vec::new());
    let fresh = testing::fresh_databases(|options| {
        let clock = Arc::new(ManualClock::new(at(MORNING)));
        options.clock = Arc::clone(&clock) as Arc<dyn Clock>;
        options.ids = Arc::new(IdGen::seeded(7));
        clocks.lock().expect("no panic").push(clock);
    });
    let clocks = clocks.into_inner().expect("no panic");
    fresh
        .into_iter()
        .zip(clocks)
        .map(|(fresh, clock)| World::build(fresh.name, fresh.store, fresh.options, clock))
        .collect()
}

impl World {
    fn build(
        name: &'static str,
        store: Store,
        options: StoreOptions,
        clock: Arc<ManualClock>,
    ) -> Self {
        let (entity, ada, bob) = store
            .write(Actor::system("test"), build)
            .expect("the world is built");
        Self {
            name,
            store,
            options,
            clock,
            entity,
            ada,
            bob,
        }
    }

    /// Runs one transaction that must succeed.
    pub fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx, EntityId) -> Result<T> + Send + 'static,
    ) -> T {
        let entity = self.entity;
        let done = self
            .store
            .write(Actor::system("test"), move |tx| work(tx, entity));
        done.unwrap_or_else(|error| panic!("{}: {error} {error:?}", self.name))
    }

    /// Reads in a snapshot.
    pub fn read<T>(&self, work: impl Fn(&mut Tx, EntityId) -> Result<T>) -> T {
        let done = self.store.read(|tx| work(tx, self.entity));
        done.unwrap_or_else(|error| panic!("{}: {error} {error:?}", self.name))
    }

    pub fn receive(&self, order: NewOrder) -> Outcome<OrderReceipt> {
        let mut all = self.receive_all(vec![order]);
        all.pop().expect("one order, one answer")
    }

    pub fn receive_all(&self, all: Vec<NewOrder>) -> Vec<Outcome<OrderReceipt>> {
        self.write(move |tx, entity| orders::receive_orders(tx, entity, all.clone()))
    }

    /// An order that came in and was acknowledged.
    pub fn acknowledged(&self, order: NewOrder) -> OrderId {
        let receipt = self.receive(order).expect("a good order");
        assert!(
            receipt.holds.is_empty(),
            "{}: {:?}",
            self.name,
            receipt.holds
        );
        self.acknowledge(receipt.id).expect("a received order");
        receipt.id
    }

    pub fn acknowledge(&self, order: OrderId) -> Outcome<OrderChange> {
        let mut all = self.write(move |tx, entity| {
            orders::acknowledge_orders(tx, entity, &[Acknowledge::of(order)])
        });
        all.pop().expect("one order, one answer")
    }

    pub fn ship(&self, delivery: NewDelivery) -> Outcome<DeliveryId> {
        let mut all = self
            .write(move |tx, entity| deliveries::ship(tx, entity, std::slice::from_ref(&delivery)));
        all.pop()
            .expect("one delivery, one answer")
            .map(|receipt| receipt.id)
    }

    pub fn deliver(&self, delivery: DeliveryId) {
        let mut all =
            self.write(move |tx, entity| deliveries::deliver(tx, entity, &[Arrival::of(delivery)]));
        all.pop()
            .expect("one delivery, one answer")
            .expect("a shipment");
    }

    pub fn order(&self, order: OrderId) -> OrderView {
        self.read(|tx, entity| orders::order(tx, entity, order))
    }

    pub fn set_limit(&self, customer: CustomerId, limit: Option<Money>) {
        self.write(move |tx, entity| {
            let currency = Currency::EUR;
            let change = LimitChange {
                customer,
                currency,
                limit,
                version: None,
                reason: None,
            };
            credit::set_limit(tx, entity, &change)
        });
    }

    /// Exposure of a customer by part: open items, delivered, ordered, reserved.
    pub fn exposure(&self, customer: CustomerId) -> [i64; 4] {
        let found = self.read(|tx, entity| credit::exposure(tx, entity, customer, Currency::EUR));
        [
            found.open_items,
            found.delivered,
            found.ordered,
            found.reserved,
        ]
        .map(Money::minor)
    }

    pub fn block(&self, customer: CustomerId, reason: Option<&str>) {
        let reason = reason.map(str::to_owned);
        self.write(move |tx, entity| {
            let version = parties::customer(tx, entity, customer)?.version;
            let blocked_reason = match &reason {
                Some(reason) => cashlane_o2c::Patch::Set(reason.clone()),
                None => cashlane_o2c::Patch::Clear,
            };
            let change = CustomerChange {
                blocked_reason,
                ..CustomerChange::default()
            };
            parties::change_customer(tx, entity, customer, version, change)?;
            Ok(())
        });
    }

    /// Everything that the rooms of this test can find wrong.
    pub fn differences(&self) -> Vec<Difference> {
        self.read(|tx, entity| {
            let mut found = orders::verify(tx, entity)?;
            found.extend(deliveries::verify(tx, entity)?);
            found.extend(credit::verify(tx, entity)?);
            Ok(found)
        })
    }

    pub fn assert_sound(&self) {
        assert_eq!(self.differences(), [], "{}", self.name);
    }

    /// How often an event of this kind was recorded.
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

fn build(tx: &mut Tx) -> Result<(EntityId, CustomerId, CustomerId)> {
    let country = Country::parse("DE")?;
    let entity = parties::create_entity(tx, seller(country)?)?.id;
    for (series, prefix) in [("order", "O-"), ("delivery", "D-"), ("return", "R-")] {
        parties::set_number_series(tx, entity, series, prefix, 4)?;
    }
    agreements::set_tax_rates(tx, entity, agreements::default_tax_rates(country))?;
    sell(tx, entity)?;
    let new = vec![
        customer("C-1", "Ada AG", country),
        customer("C-2", "Bob KG", country),
    ];
    let made = parties::create_customers(tx, entity, new)?;
    let made = made.into_iter().collect::<Outcome<Vec<CustomerId>>>()?;
    Ok((entity, made[0], made[1]))
}

fn seller(country: Country) -> Result<NewEntity> {
    Ok(NewEntity {
        code: "ACME".to_owned(),
        name: "Acme GmbH".to_owned(),
        country,
        base_currency: Currency::EUR,
        language: Language::De,
        time_zone: TimeZone::parse("Europe/Berlin")?,
        street: "Hauptstr. 1".to_owned(),
        postal_code: "10115".to_owned(),
        city: "Berlin".to_owned(),
        vat_id: None,
        tax_number: None,
        register_text: None,
        email: None,
        phone: None,
        write_off_limit_minor: 0,
        tolerance_minor: 0,
        reservation_days: parties::RESERVATION_DAYS,
        foreign_write_off_limits_minor: parties::ForeignLimits::default(),
        matches_by_itself: false,
    })
}

/// The products and their prices, one with a tier.
fn sell(tx: &mut Tx, entity: EntityId) -> Result<()> {
    let products = [
        ("BOLT", "Bolt", TaxClass::Standard),
        ("NUT", "Nut", TaxClass::Standard),
        ("BOOK", "Book", TaxClass::Reduced),
    ];
    let products = products.map(|(sku, name, class)| NewProduct {
        sku: sku.to_owned(),
        name: name.to_owned(),
        unit: None,
        tax_class: Some(class),
        product_group: None,
    });
    for made in agreements::create_products(tx, entity, products.to_vec())? {
        made?;
    }
    let list = NewPriceList {
        code: "STD".to_owned(),
        name: None,
        currency: Currency::EUR,
        customer: None,
        segment: None,
        valid_from: day("2020-01-01"),
        valid_to: None,
    };
    agreements::create_price_list(tx, entity, list)?;
    let prices = [
        ("BOLT", "0", "10"),
        ("BOLT", "100", "9.5"),
        ("NUT", "0", "0.333"),
        ("BOOK", "0", "25"),
    ];
    let prices = prices.map(|(sku, min, unit)| NewPrice {
        list_code: "STD".to_owned(),
        sku: sku.to_owned(),
        min_quantity: units(min),
        unit_price: price(unit),
        valid_from: day("2020-01-01"),
        valid_to: None,
    });
    for made in agreements::set_prices(tx, entity, prices.to_vec())? {
        made?;
    }
    Ok(())
}

fn customer(number: &str, name: &str, country: Country) -> NewCustomer {
    let mut new = NewCustomer::new(number, name, country);
    new.addresses = vec![NewAddress {
        role: AddressRole::Main,
        name: None,
        street: "Ring 2".to_owned(),
        postal_code: "20095".to_owned(),
        city: "Hamburg".to_owned(),
        region: None,
        country: None,
    }];
    new
}
