//! The company that benchmarks work with.

use anyhow::Result;
use kernel::{Actor, Currency, CustomerId, Date, EntityId, Money, Quantity, UnitPrice};
use o2c::agreements::{NewPrice, NewProduct};
use o2c::credit::LimitChange;
use o2c::exchange::setup::{CompanyBank, NewCompany, Prefixes, STANDARD_PRICE_LIST};
use o2c::parties::{AddressRole, Country, Language, NewAddress, NewCustomer, NewEntity, TimeZone};
use o2c::{Outcome, agreements, credit, exchange, parties};
use store::{Store, Tx};

/// Masters and how to name them.
pub struct Company {
    /// The legal entity.
    pub entity: EntityId,
    /// Its customers.
    pub customers: Vec<CustomerId>,
    /// Its products.
    pub skus: Vec<String>,
}

/// Who does the work.
pub fn actor() -> Actor {
    Actor::system("bench")
}

/// Makes a company in an empty database.
pub fn create(store: &Store, customers: usize, products: usize) -> Result<Company> {
    let entity = create_house(store, Country::DE, Currency::EUR)?;
    let skus: Vec<String> = (0..products)
        .map(|number| format!("SKU-{number:05}"))
        .collect();
    let wanted = skus.clone();
    store.write(actor(), move |tx| sell(tx, entity, &wanted))?;
    let mut made = Vec::with_capacity(customers);
    while made.len() < customers {
        let from = made.len();
        let to = customers.min(from + 1000);
        made.extend(store.write(actor(), move |tx| buyers(tx, entity, from, to))?);
    }
    Ok(Company {
        entity,
        customers: made,
        skus,
    })
}

/// Makes a legal entity alone.
pub fn create_house(store: &Store, country: Country, currency: Currency) -> Result<EntityId> {
    let entity = store.write(actor(), move |tx| {
        let new = new_company(country, currency);
        exchange::setup::create_company(tx, new).map(|company| company.entity.id)
    })?;
    Ok(entity)
}

/// The results of a batch in which nothing may be refused.
pub fn all<T>(outcomes: Vec<Outcome<T>>) -> o2c::Result<Vec<T>> {
    outcomes
        .into_iter()
        .map(|outcome| outcome.map_err(o2c::Error::from))
        .collect()
}

fn new_company(country: Country, currency: Currency) -> NewCompany {
    NewCompany {
        entity: NewEntity {
            code: "bench".to_owned(),
            name: "Bench GmbH".to_owned(),
            country,
            base_currency: currency,
            language: Language::En,
            time_zone: TimeZone::utc(),
            street: "Hauptstrasse 1".to_owned(),
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
        },
        bank: CompanyBank {
            name: "Giro".to_owned(),
            account_no: "DE89370400440532013000".to_owned(),
            bic: None,
            currency: None,
        },
        prefixes: Prefixes::default(),
    }
}

fn sell(tx: &mut Tx, entity: EntityId, skus: &[String]) -> o2c::Result<()> {
    let products = skus.iter().map(|sku| NewProduct {
        sku: sku.clone(),
        name: format!("Product {sku}"),
        unit: None,
        tax_class: None,
        product_group: None,
    });
    all(agreements::create_products(tx, entity, products.collect())?)?;
    let prices = skus.iter().zip(0_i64..).map(|(sku, number)| NewPrice {
        list_code: STANDARD_PRICE_LIST.to_owned(),
        sku: sku.clone(),
        min_quantity: Quantity::ZERO,
        unit_price: UnitPrice::from_micro(1_990_000 + number * 370_000),
        valid_from: Date::from_ymd_opt(2000, 1, 1).unwrap_or_default(),
        valid_to: None,
    });
    all(agreements::set_prices(tx, entity, prices.collect())?)?;
    Ok(())
}

fn buyers(tx: &mut Tx, entity: EntityId, from: usize, to: usize) -> o2c::Result<Vec<CustomerId>> {
    let new = (from..to).map(|number| {
        let name = format!("Customer {number}");
        let mut customer = NewCustomer::new(format!("K{number:06}"), name, Country::DE);
        customer.addresses = vec![NewAddress {
            role: AddressRole::Main,
            name: None,
            street: format!("Lindenallee {number}"),
            postal_code: "20095".to_owned(),
            city: "Hamburg".to_owned(),
            region: None,
            country: None,
        }];
        customer
    });
    let ids = all(parties::create_customers(tx, entity, new.collect())?)?;
    for &customer in &ids {
        let change = LimitChange {
            customer,
            currency: Currency::EUR,
            limit: Some(Money::new(10_000_000_000, Currency::EUR)),
            version: None,
            reason: None,
        };
        credit::set_limit(tx, entity, &change)?;
    }
    Ok(ids)
}
