//! The sample data as it lies in the binary: customers, products and orders of Northwind Traders.

use std::collections::HashMap;

use kernel::dates::{add_days, days_between};
use kernel::{Date, Percent, Quantity, UnitPrice};

use crate::error::{Code, Refusal, Result};
use crate::parties::Country;

const CUSTOMERS: &str = include_str!("../../../data/northwind/Customers.csv");
const CATEGORIES: &str = include_str!("../../../data/northwind/Categories.csv");
const PRODUCTS: &str = include_str!("../../../data/northwind/Products.csv");
const ORDERS: &str = include_str!("../../../data/northwind/Orders.csv");
const ORDER_LINES: &str = include_str!("../../../data/northwind/Order_Details.csv");

/// The category of the sample data that is taxed at the standard rate; the others are food.
const BEVERAGES: &str = "1";

/// Everything that the sample data hold.
pub(super) struct Sample {
    pub customers: Vec<SampleCustomer>,
    pub products: Vec<SampleProduct>,
    /// By date and number.
    pub orders: Vec<SampleOrder>,
}

pub(super) struct SampleCustomer {
    pub number: String,
    pub name: String,
    pub contact: String,
    pub duty: String,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    /// `None` for two test records without an address.
    pub country: Option<Country>,
    pub phone: String,
}

pub(super) struct SampleProduct {
    pub sku: String,
    pub name: String,
    pub price: UnitPrice,
    pub is_beverage: bool,
    /// What the sample data group it with.
    pub category: String,
}

pub(super) struct SampleOrder {
    pub number: String,
    pub customer: String,
    pub ordered_on: Date,
    pub required_on: Date,
    /// `None` for orders that had not left when the data were taken.
    pub shipped_on: Option<Date>,
    pub freight: UnitPrice,
    pub lines: Vec<SampleLine>,
}

pub(super) struct SampleLine {
    pub sku: String,
    pub quantity: Quantity,
    /// Less the line's own discount.
    pub price: UnitPrice,
}

impl SampleOrder {
    /// When it left; what had not left when the data were taken leaves when the customer wants it.
    pub fn ships_on(&self) -> Date {
        self.shipped_on.unwrap_or(self.required_on)
    }
}

impl Sample {
    /// Reads the files, and moves all dates by so many whole weeks that the last order came in within
    /// the week that ends on `last`: business in the sample goes on until now, on the weekdays on
    /// which it happened.
    ///
    /// # Errors
    /// A file is damaged, which a test rules out.
    pub fn read(last: Date) -> Result<Self> {
        let mut lines = order_lines()?;
        let mut orders = read(ORDERS, |row| {
            let number = row.text("OrderID")?;
            Ok(SampleOrder {
                customer: row.text("CustomerID")?,
                ordered_on: row.date("OrderDate")?,
                required_on: row.date("RequiredDate")?,
                shipped_on: match row.text("ShippedDate")?.is_empty() {
                    true => None,
                    false => Some(row.date("ShippedDate")?),
                },
                freight: UnitPrice::parse(&row.text("Freight")?)?,
                lines: lines.remove(&number).unwrap_or_default(),
                number,
            })
        })?;
        orders.sort_by(|a, b| (a.ordered_on, &a.number).cmp(&(b.ordered_on, &b.number)));
        move_to(&mut orders, last);
        Ok(Self {
            customers: customers()?,
            products: products()?,
            orders,
        })
    }
}

fn move_to(orders: &mut [SampleOrder], last: Date) {
    let Some(latest) = orders.last().map(|order| order.ordered_on) else {
        return;
    };
    let days = days_between(latest, last).div_euclid(7) * 7;
    for order in orders {
        order.ordered_on = add_days(order.ordered_on, days);
        order.required_on = add_days(order.required_on, days);
        order.shipped_on = order.shipped_on.map(|day| add_days(day, days));
    }
}

fn customers() -> Result<Vec<SampleCustomer>> {
    read(CUSTOMERS, |row| {
        Ok(SampleCustomer {
            number: row.text("CustomerID")?,
            name: row.text("CompanyName")?,
            contact: row.text("ContactName")?,
            duty: row.text("ContactTitle")?,
            street: row.text("Address")?,
            city: row.text("City")?,
            region: row.text("Region")?,
            postal_code: row.text("PostalCode")?,
            country: country(&row.text("Country")?)?,
            phone: row.text("Phone")?,
        })
    })
}

fn products() -> Result<Vec<SampleProduct>> {
    let categories = read(CATEGORIES, |row| {
        Ok((row.text("CategoryID")?, row.text("CategoryName")?))
    })?;
    let categories: HashMap<String, String> = categories.into_iter().collect();
    read(PRODUCTS, |row| {
        let category = row.text("CategoryID")?;
        Ok(SampleProduct {
            sku: sku(&row.text("ProductID")?),
            name: row.text("ProductName")?,
            price: UnitPrice::parse(&row.text("UnitPrice")?)?,
            is_beverage: category == BEVERAGES,
            category: categories
                .get(&category)
                .cloned()
                .ok_or_else(|| damaged("the category", &category))?,
        })
    })
}

/// The lines by order.
fn order_lines() -> Result<HashMap<String, Vec<SampleLine>>> {
    let mut lines: HashMap<String, Vec<SampleLine>> = HashMap::new();
    read(ORDER_LINES, |row| {
        let list = UnitPrice::parse(&row.text("UnitPrice")?)?;
        // The file has shares: 0.15 is 15 per cent.
        let discount = Percent::parse(&row.text("Discount")?)?;
        lines
            .entry(row.text("OrderID")?)
            .or_default()
            .push(SampleLine {
                sku: sku(&row.text("ProductID")?),
                quantity: Quantity::parse(&row.text("Quantity")?)?,
                price: less(list, discount)?,
            });
        Ok(())
    })?;
    Ok(lines)
}

/// Price × (1 − share). Prices and shares have two decimals, so that six hold the product exactly.
fn less(list: UnitPrice, share: Percent) -> Result<UnitPrice> {
    const ONE: i128 = 1_000_000;
    let micro = i128::from(list.micro()) * (ONE - i128::from(share.micro())) / ONE;
    let micro = i64::try_from(micro).map_err(|_| damaged("the price", &list.to_string()))?;
    Ok(UnitPrice::try_from_micro(micro)?)
}

fn sku(id: &str) -> String {
    format!("NW-{id:0>3}")
}

fn country(name: &str) -> Result<Option<Country>> {
    let code = match name {
        "" => return Ok(None),
        "Argentina" => "AR",
        "Austria" => "AT",
        "Belgium" => "BE",
        "Brazil" => "BR",
        "Canada" => "CA",
        "Denmark" => "DK",
        "Finland" => "FI",
        "France" => "FR",
        "Germany" => "DE",
        "Ireland" => "IE",
        "Italy" => "IT",
        "Mexico" => "MX",
        "Norway" => "NO",
        "Poland" => "PL",
        "Portugal" => "PT",
        "Spain" => "ES",
        "Sweden" => "SE",
        "Switzerland" => "CH",
        "UK" => "GB",
        "USA" => "US",
        "Venezuela" => "VE",
        other => return Err(damaged("the country", other)),
    };
    Ok(Some(Country::parse(code)?))
}

/// A row with the names of its columns.
struct Row<'a> {
    columns: &'a csv::StringRecord,
    cells: csv::StringRecord,
}

impl Row<'_> {
    fn text(&self, column: &str) -> Result<String> {
        let at = self.columns.iter().position(|name| name == column);
        let cell = at.and_then(|at| self.cells.get(at));
        Ok(cell
            .ok_or_else(|| damaged("the column", column))?
            .trim()
            .to_owned())
    }

    fn date(&self, column: &str) -> Result<Date> {
        let text = self.text(column)?;
        kernel::dates::parse(&text).map_err(|_| damaged(column, &text))
    }
}

fn read<T>(file: &str, mut make: impl FnMut(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let columns = reader
        .headers()
        .map_err(|error| damaged("the header", &error.to_string()))?;
    let columns = columns.clone();
    reader
        .into_records()
        .map(|cells| {
            let cells = cells.map_err(|error| damaged("a row", &error.to_string()))?;
            make(&Row {
                columns: &columns,
                cells,
            })
        })
        .collect()
}

fn damaged(what: &str, value: &str) -> crate::Error {
    Refusal::new(
        Code::InvalidValue,
        "",
        format!("{what} of the sample data cannot be read: {value:?}"),
        "build the program again from an unchanged source",
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last() -> Date {
        Date::from_ymd_opt(2026, 3, 11).expect("a day of the calendar")
    }

    #[test]
    fn business_goes_on_until_the_day_asked_for() {
        let days: Vec<Date> = [last(), add_days(last(), 6)]
            .map(|last| {
                let sample = Sample::read(last).expect("the files are readable");
                let order = sample.orders.last().expect("an order");
                assert!(days_between(order.ordered_on, last) < 7 && order.ordered_on <= last);
                order.ordered_on
            })
            .into();
        assert_eq!(days_between(days[0], days[1]) % 7, 0, "weekdays are kept");
    }

    #[test]
    fn the_sample_data_are_whole() {
        let sample = Sample::read(last()).expect("the files are readable");
        assert_eq!(sample.customers.len(), 93);
        assert_eq!(sample.products.len(), 77);
        let seafood = sample.products.iter();
        let seafood = seafood.filter(|product| product.category == "Seafood");
        assert_eq!(seafood.count(), 12);
        assert_eq!(sample.orders.len(), 830);
        assert_eq!(
            sample
                .orders
                .iter()
                .map(|order| order.lines.len())
                .sum::<usize>(),
            2155
        );
        assert_eq!(
            sample
                .orders
                .iter()
                .filter(|order| order.shipped_on.is_none())
                .count(),
            21
        );
    }

    #[test]
    fn discounts_are_taken_off_without_rounding() {
        let price = UnitPrice::parse("16.8").expect("a price");
        let share = Percent::parse("0.15").expect("a share");
        assert_eq!(less(price, share).expect("in range").to_string(), "14.28");
    }
}
