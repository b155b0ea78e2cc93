//! A sample of customers, open items, payments and what the payments are for.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use cashlane_matching::engine::{Book, BookBuilder, CreditRow, CustomerRow, ItemRow, Match};
use kernel::{Currency, Date, Money};

/// A payment and its truth.
pub struct Credit {
    value_on: Date,
    amount: i64,
    currency: Currency,
    name: String,
    account: String,
    end_to_end: String,
    text: String,
    pub class: String,
    /// Places of the items that it is for.
    pub truth: Vec<u32>,
}

/// An open item.
pub struct Item {
    pub customer: u32,
    pub number: String,
    pub currency: Currency,
    pub open: i64,
    issued: Option<Date>,
    due: Option<Date>,
    pub order: String,
}

pub struct Sample {
    /// Id, number, name, accounts.
    pub customers: Vec<(u32, String, String, String)>,
    pub items: Vec<Item>,
    pub credits: Vec<Credit>,
}

type Row = HashMap<String, String>;

fn rows(folder: &Path, name: &str) -> impl Iterator<Item = Row> + use<> {
    let mut reader = csv::Reader::from_path(folder.join(name)).expect("a file of the sample");
    let heads = reader.headers().expect("a heading").clone();
    reader.into_records().map(move |row| {
        let row = row.expect("a row");
        heads
            .iter()
            .zip(row.iter())
            .map(|(head, cell)| (head.to_owned(), cell.to_owned()))
            .collect()
    })
}

fn minor(text: &str, currency: Currency) -> i64 {
    Money::parse(text, currency).expect("an amount").minor()
}

impl Sample {
    pub fn read(folder: &str) -> Self {
        let folder = Path::new(folder);
        let customers = rows(folder, "customers.csv").map(|row| {
            let id = row["customer_id"].parse().expect("a number");
            (
                id,
                row["customer_no"].clone(),
                row["name"].clone(),
                row["iban"].clone(),
            )
        });
        let customers = customers.collect();
        let mut places = HashMap::new();
        let mut items = Vec::new();
        for row in rows(folder, "invoices.csv") {
            let currency = Currency::parse(&row["currency"]).expect("a currency");
            places.insert(
                row["invoice_id"].clone(),
                u32::try_from(items.len()).expect("few"),
            );
            items.push(Item {
                customer: row["customer_id"].parse().expect("a number"),
                number: row["invoice_no"].clone(),
                currency,
                open: minor(&row["open_amount"], currency),
                issued: row["issue_date"].parse().ok(),
                due: row["due_date"].parse().ok(),
                order: row["po_ref"].clone(),
            });
        }
        let mut truths: HashMap<String, Row> = rows(folder, "truth.csv")
            .map(|row| (row["credit_id"].clone(), row))
            .collect();
        let credits = rows(folder, "credits.csv").map(|row| {
            let currency = Currency::parse(&row["currency"]).expect("a currency");
            let truth = truths.remove(&row["credit_id"]).unwrap_or_default();
            let lines = truth.get("allocations").map_or("", String::as_str);
            Credit {
                value_on: row["value_date"].parse().expect("a date"),
                amount: minor(&row["amount"], currency),
                currency,
                name: row["debtor_name"].clone(),
                account: row["debtor_iban"].clone(),
                end_to_end: row["end_to_end_id"].clone(),
                text: row["remittance"].clone(),
                class: format!(
                    "{}/{}",
                    truth.get("cls").map_or("?", String::as_str),
                    truth.get("sub").map_or("?", String::as_str)
                ),
                truth: lines
                    .split_whitespace()
                    .filter_map(|line| places.get(line.split(':').next()?))
                    .copied()
                    .collect(),
            }
        });
        let credits = credits.collect();
        Self {
            customers,
            items,
            credits,
        }
    }

    pub fn book(&self) -> Book {
        let customers = (0u32..).zip(&self.customers).map(|(at, _)| at);
        let items = (0u32..).zip(&self.items).map(|(at, _)| at);
        self.book_from(customers, items)
    }

    /// The book of some customers, by their ids, and of some items.
    pub fn book_of(&self, customers: &BTreeSet<u32>, items: &BTreeSet<u32>) -> Book {
        let place = |id: &u32| self.customers.binary_search_by_key(id, |it| it.0).ok();
        let places = customers.iter().filter_map(place);
        let places = places.filter_map(|at| u32::try_from(at).ok());
        self.book_from(places, items.iter().copied())
    }

    fn book_from(
        &self,
        customers: impl Iterator<Item = u32>,
        items: impl Iterator<Item = u32>,
    ) -> Book {
        let mut builder = BookBuilder::new();
        for at in customers {
            let (id, number, name, iban) = &self.customers[at as usize];
            builder.customer(&CustomerRow {
                id: *id,
                number,
                name,
                accounts: &iban.split(';').collect::<Vec<_>>(),
                virtual_accounts: &[],
            });
        }
        for id in items {
            let item = &self.items[id as usize];
            builder.item(&ItemRow {
                id,
                customer: item.customer,
                number: &item.number,
                currency: item.currency,
                open_minor: item.open,
                issued_on: item.issued,
                due_on: item.due,
                purchase_order: &item.order,
                delivery: "",
                reference: "",
                discount: None,
            });
        }
        builder.build()
    }

    pub fn credit(&self, at: usize) -> CreditRow<'_> {
        let credit = &self.credits[at];
        CreditRow {
            order: u32::try_from(at).expect("few"),
            value_on: credit.value_on,
            amount_minor: credit.amount,
            currency: credit.currency,
            payer_name: &credit.name,
            payer_account: &credit.account,
            paid_to: "",
            reference: "",
            end_to_end: &credit.end_to_end,
            text: &credit.text,
        }
    }

    /// Are these the items that the payment is for, or ones that make no difference: the same
    /// customer's with the same open amounts?
    pub fn is_right(&self, at: usize, items: impl Iterator<Item = u32>) -> bool {
        let key = |items: &mut dyn Iterator<Item = u32>| {
            let mut key: Vec<(u32, i64)> = items
                .map(|item| &self.items[item as usize])
                .map(|item| (item.customer, item.open))
                .collect();
            key.sort_unstable();
            key
        };
        let made = key(&mut items.into_iter());
        let truth = key(&mut self.credits[at].truth.iter().copied());
        !made.is_empty() && made == truth
    }

    /// Prints a payment, its truth and what was found.
    pub fn show(&self, at: usize, found: &Match) {
        let credit = &self.credits[at];
        let item = |item: u32| {
            let item = &self.items[item as usize];
            format!(
                "{} c{} {} {}",
                item.number, item.customer, item.open, item.order
            )
        };
        println!(
            "\n#{} {} {} {} {} | {} | {} | {} | {}",
            at + 1,
            credit.class,
            credit.value_on,
            credit.amount,
            credit.currency,
            credit.name,
            credit.account,
            credit.end_to_end,
            credit.text
        );
        let truth: Vec<String> = credit.truth.iter().map(|it| item(*it)).collect();
        println!("   truth {truth:?}");
        let lines = found.allocations.iter();
        let lines: Vec<String> = lines.map(|line| item(line.item)).collect();
        println!(
            "   {:?} {:?} {:?} {} {lines:?}",
            found.verdict, found.reason, found.fit, found.confidence
        );
        let parts: Vec<String> = found
            .parts
            .iter()
            .map(|part| format!("{}={}", part.feature.as_str(), part.score))
            .collect();
        println!("   {}", parts.join(" "));
        for other in &found.alternatives {
            let lines: Vec<String> = other.allocations.iter().map(|it| item(it.item)).collect();
            println!("   or {} {lines:?}", other.confidence);
        }
    }
}
