//! The demo's company, its customers and its products.

use std::collections::HashMap;

use kernel::{Currency, CustomerId, Date, Quantity, TermId};
use store::Tx;

use super::northwind::{Sample, SampleCustomer, SampleProduct};
use super::payments::Payer;
use super::{CODE, people};
use crate::agreements::{self, NewPrice, NewProduct, TaxClass};
use crate::error::Result;
use crate::exchange::setup::{
    self, Company, CompanyBank, NewCompany, Prefixes, STANDARD_PRICE_LIST,
};
use crate::parties::{
    self, AddressRole, Country, Language, NewAddress, NewBankAccount, NewContact, NewCustomer,
    NewEntity, TimeZone,
};

/// Freight is charged as a line of its own.
pub(super) const FREIGHT: &str = "FREIGHT";

/// From when the list prices hold: before the first order.
const PRICES_FROM: Date = Date::from_ymd_opt(2016, 1, 1).expect("a day of the calendar");

/// The company's account; an example number that belongs to nobody.
pub(super) const IBAN: &str = "DE89370400440532013000";

/// Sets up the company.
pub(super) fn company(tx: &mut Tx) -> Result<Company> {
    let text = |text: &str| text.to_owned();
    setup::create_company(
        tx,
        NewCompany {
            entity: NewEntity {
                code: text(CODE),
                name: text("Northwind Traders GmbH"),
                country: Country::DE,
                base_currency: Currency::EUR,
                language: Language::En,
                time_zone: TimeZone::parse("Europe/Berlin")?,
                street: text("Speicherstraße 1"),
                postal_code: text("20457"),
                city: text("Hamburg"),
                vat_id: Some(text("DE136695976")),
                tax_number: None,
                register_text: None,
                email: Some(text("billing@northwind.example")),
                phone: None,
                write_off_limit_minor: 10_000,
                tolerance_minor: 100,
                reservation_days: parties::RESERVATION_DAYS,
                foreign_write_off_limits_minor: parties::ForeignLimits::default(),
                // Its payments are matched month by month as they are made up.
                matches_by_itself: false,
            },
            bank: CompanyBank {
                name: text("Current account"),
                account_no: text(IBAN),
                bic: Some(text("COBADEFFXXX")),
                currency: None,
            },
            prefixes: Prefixes::default(),
        },
    )
}

/// Takes on all customers; gives who pays from where.
pub(super) fn customers(
    tx: &mut Tx,
    company: &Company,
    sample: &Sample,
) -> Result<(HashMap<String, CustomerId>, HashMap<CustomerId, Payer>)> {
    let terms: HashMap<&str, TermId> = company.terms.iter().copied().collect();
    let new: Vec<NewCustomer> = sample
        .customers
        .iter()
        .map(|customer| new_customer(customer, &terms))
        .collect();
    let payers: Vec<Payer> = new
        .iter()
        .map(|new| Payer {
            name: new.name.clone(),
            iban: new
                .bank_accounts
                .first()
                .map(|account| account.iban.clone()),
        })
        .collect();
    let outcomes = parties::create_customers(tx, company.entity.id, new)?;
    let mut ids = HashMap::new();
    let mut by_id = HashMap::new();
    for ((customer, payer), outcome) in sample.customers.iter().zip(payers).zip(outcomes) {
        let id = outcome?;
        ids.insert(customer.number.clone(), id);
        by_id.insert(id, payer);
    }
    Ok((ids, by_id))
}

fn new_customer(sample: &SampleCustomer, terms: &HashMap<&str, TermId>) -> NewCustomer {
    // Two test records of the files have no country; they are taken on at home.
    let country = sample.country.unwrap_or(Country::DE);
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let or = |text: &str, other: &str| filled(text).unwrap_or_else(|| other.to_owned());
    let mut new = NewCustomer::new(sample.number.clone(), sample.name.clone(), country);
    new.language = Some(match country.as_str() {
        "DE" | "AT" | "CH" => Language::De,
        "FR" | "BE" => Language::Fr,
        _ => Language::En,
    });
    new.segment = Some(
        if country == Country::DE {
            "domestic"
        } else {
            "export"
        }
        .to_owned(),
    );
    new.email = Some(format!("accounts@{}.example", sample.number.to_lowercase()));
    new.payment_term_id = terms.get(people::term(&sample.number)).copied();
    if country != Country::DE && country.is_eu() {
        new.vat_id = people::vat_id(country, &sample.number);
    }
    new.addresses = vec![NewAddress {
        role: AddressRole::Main,
        name: None,
        street: or(&sample.street, "Main street"),
        postal_code: sample.postal_code.clone(),
        city: or(&sample.city, "Hamburg"),
        region: filled(&sample.region),
        country: None,
    }];
    new.contacts = vec![NewContact {
        name: or(&sample.contact, &sample.name),
        duty: filled(&sample.duty),
        email: None,
        phone: filled(&sample.phone),
    }];
    let iban = people::iban(country, &sample.number);
    new.bank_accounts = iban
        .into_iter()
        .map(|iban| NewBankAccount {
            iban,
            bic: None,
            holder: None,
        })
        .collect();
    new
}

/// Adds all products with their list prices, and freight.
pub(super) fn products(tx: &mut Tx, company: &Company, sample: &Sample) -> Result<u64> {
    let entity = company.entity.id;
    let mut new: Vec<NewProduct> = sample.products.iter().map(new_product).collect();
    new.push(NewProduct {
        sku: FREIGHT.to_owned(),
        name: "Freight".to_owned(),
        unit: None,
        tax_class: Some(TaxClass::Standard),
        product_group: None,
    });
    let count = new.len() as u64;
    for outcome in agreements::create_products(tx, entity, new)? {
        outcome?;
    }
    let prices = sample
        .products
        .iter()
        .map(|product| NewPrice {
            list_code: STANDARD_PRICE_LIST.to_owned(),
            sku: product.sku.clone(),
            min_quantity: Quantity::ZERO,
            unit_price: product.price,
            valid_from: PRICES_FROM,
            valid_to: None,
        })
        .collect();
    for outcome in agreements::set_prices(tx, entity, prices)? {
        outcome?;
    }
    Ok(count)
}

fn new_product(sample: &SampleProduct) -> NewProduct {
    NewProduct {
        sku: sample.sku.clone(),
        name: sample.name.clone(),
        unit: None,
        // Food is taxed at the reduced rate, drinks are not.
        tax_class: Some(if sample.is_beverage {
            TaxClass::Standard
        } else {
            TaxClass::Reduced
        }),
        product_group: Some(sample.category.clone()),
    }
}
