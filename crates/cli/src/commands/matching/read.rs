//! Customers, open items and credits from CSV files.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use kernel::{Currency, Date};
use matching::engine::{Book, BookBuilder, CreditRow, CustomerRow, ItemRow, Terms};

use crate::commands::table::Table;

/// Texts one after another; less memory than one allocation each.
#[derive(Debug, Default)]
pub struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// The text at a place.
    pub fn get(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start..self.ends[at]]
    }
}

/// What is owed, and by whom.
pub struct Debts {
    pub book: Book,
    pub customer_ids: Texts,
    pub item_ids: Texts,
}

impl Debts {
    pub fn read(customers: &Path, items: &Path) -> Result<Self> {
        let mut builder = BookBuilder::new();
        let mut customer_ids = Texts::default();
        let known = read_customers(customers, &mut builder, &mut customer_ids)?;
        let item_ids = read_items(items, &mut builder, &known)?;
        Ok(Self {
            book: builder.build(),
            customer_ids,
            item_ids,
        })
    }
}

fn read_customers(
    path: &Path,
    builder: &mut BookBuilder,
    ids: &mut Texts,
) -> Result<HashMap<String, u32>> {
    let mut table = Table::open(path)?;
    let id = table.required("customer_id")?;
    let name = table.required("name")?;
    let (number, iban) = (table.optional("customer_no"), table.optional("iban"));
    let [own_account, mandate] = ["virtual_account", "mandate"].map(|name| table.optional(name));
    let mut known: HashMap<String, u32> = HashMap::new();
    while table.next()? {
        let key = table.filled(id)?;
        let at = u32::try_from(known.len()).unwrap_or(u32::MAX);
        if known.insert(key.to_owned(), at).is_some() {
            let remedy = "give every customer one row; put several accounts into one cell";
            return Err(table.wrong(id, key, "is there twice", remedy));
        }
        ids.push(key);
        let split = |text| -> Vec<&str> {
            let parts = str::split(text, [';', '|']);
            parts
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect()
        };
        builder.customer(&CustomerRow {
            id: at,
            number: table.text(number)?,
            name: table.text(name)?,
            accounts: &split(table.text(iban)?),
            virtual_accounts: &split(table.text(own_account)?),
        });
        for mandate in split(table.text(mandate)?) {
            builder.mandate(mandate);
        }
    }
    Ok(known)
}

fn read_items(
    path: &Path,
    builder: &mut BookBuilder,
    customers: &HashMap<String, u32>,
) -> Result<Texts> {
    let mut table = Table::open(path)?;
    let id = table.required("invoice_id")?;
    let number = table.required("invoice_no")?;
    let customer = table.required("customer_id")?;
    let currency = table.required("currency")?;
    let open = table.required("open_amount")?;
    let [issued, due] = ["issue_date", "due_date"].map(|name| table.optional(name));
    let [order, delivery, reference] =
        ["po_ref", "delivery_no", "reference"].map(|name| table.optional(name));
    let collection = table.optional("end_to_end_id");
    let [percent, until] = ["discount_percent", "discount_until"].map(|name| table.optional(name));
    let mut ids = Texts::default();
    while table.next()? {
        let of = table.filled(customer)?;
        let Some(of) = customers.get(of) else {
            let remedy = "add the customer to the file of customers or correct its id";
            return Err(table.wrong(customer, of, "is no customer", remedy));
        };
        let unit = table.currency(currency)?;
        let until = table.date(until)?;
        let discount = table.basis_points(percent)?;
        builder.item(&ItemRow {
            id: u32::try_from(ids.ends.len()).unwrap_or(u32::MAX),
            customer: *of,
            number: table.text(number)?,
            currency: unit,
            open_minor: table.amount(open, unit)?,
            issued_on: table.date(issued)?,
            due_on: table.date(due)?,
            purchase_order: table.text(order)?,
            delivery: table.text(delivery)?,
            reference: table.text(reference)?,
            discount: discount.map(|basis_points| Terms {
                granted_minor: None,
                basis_points,
                until,
            }),
        });
        builder.reference(table.text(collection)?);
        ids.push(table.filled(id)?);
    }
    Ok(ids)
}

/// The credits, in the order of the file.
#[derive(Default)]
pub struct Credits {
    texts: Texts,
    rows: Vec<(Date, i64, Currency)>,
    /// The place of each credit among those with its date, by its id.
    order: Vec<u32>,
}

/// The texts of a credit, in their order.
const TEXTS: [&str; 7] = [
    "credit_id",
    "debtor_name",
    "debtor_iban",
    "end_to_end_id",
    "remittance",
    "reference",
    "paid_to",
];

impl Credits {
    pub fn read(path: &Path) -> Result<Self> {
        let mut table = Table::open(path)?;
        table.required("credit_id")?;
        let texts = TEXTS.map(|name| table.optional(name));
        let date = table.required("value_date")?;
        let amount = table.required("amount")?;
        let currency = table.required("currency")?;
        let mut credits = Self::default();
        while table.next()? {
            table.filled(texts[0])?;
            let unit = table.currency(currency)?;
            let Some(value_on) = table.date(date)? else {
                return Err(table.wrong(
                    date,
                    "",
                    "is empty",
                    "write the day the money counts from",
                ));
            };
            credits
                .rows
                .push((value_on, table.amount(amount, unit)?, unit));
            for column in texts {
                credits.texts.push(table.text(column)?);
            }
        }
        credits.sort();
        Ok(credits)
    }

    /// Credits of one day come in the order of their ids, whatever the order of the rows.
    fn sort(&mut self) {
        let mut places: Vec<usize> = (0..self.rows.len()).collect();
        let key = |at: &usize| {
            let id = self.id(*at);
            (id.len(), id)
        };
        places.sort_by(|a, b| key(a).cmp(&key(b)));
        self.order = vec![0; places.len()];
        for (order, at) in (0u32..).zip(places) {
            self.order[at] = order;
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    fn text(&self, at: usize, which: usize) -> &str {
        self.texts.get(at * TEXTS.len() + which)
    }

    /// The caller's id.
    pub fn id(&self, at: usize) -> &str {
        self.text(at, 0)
    }

    /// The currency of a credit.
    pub fn currency(&self, at: usize) -> Currency {
        self.rows[at].2
    }

    /// A credit for the engine.
    pub fn row(&self, at: usize) -> CreditRow<'_> {
        let (value_on, amount_minor, currency) = self.rows[at];
        CreditRow {
            order: self.order[at],
            value_on,
            amount_minor,
            currency,
            payer_name: self.text(at, 1),
            payer_account: self.text(at, 2),
            end_to_end: self.text(at, 3),
            text: self.text(at, 4),
            reference: self.text(at, 5),
            paid_to: self.text(at, 6),
        }
    }
}
