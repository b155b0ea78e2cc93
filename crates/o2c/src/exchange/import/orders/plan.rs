//! What is to become of each row of an order.

use std::sync::Arc;

use kernel::CustomerId;

use super::masters::Customers;
use super::{CUSTOMER, QUANTITY, SKU, UNIT_PRICE};
use crate::error::Refusal;
use crate::exchange::import::document::{Document, Row};
use crate::exchange::import::options::{OrderOptions, Returns};
use crate::exchange::import::result::{Outcome as RowOutcome, Problem, refused};

/// What is to become of a document's rows.
pub(super) struct Plan {
    /// One for each row, as soon as it is decided.
    pub fates: Vec<Option<RowOutcome>>,
    /// Indexes of the rows that are ordered.
    pub ordered: Vec<usize>,
    /// Indexes of the rows that came back.
    pub returned: Vec<usize>,
    pub customer: Option<CustomerId>,
}

impl Plan {
    pub fn refused(refusal: Refusal, document: &Document) -> Self {
        let fates = refused(refusal, &document.row_numbers());
        Self {
            fates: fates.into_iter().map(Some).collect(),
            ordered: Vec::new(),
            returned: Vec::new(),
            customer: None,
        }
    }

    /// Sorts the rows by what they mean; rows that mean nothing are reported.
    pub fn of(document: &Document, options: &OrderOptions) -> Self {
        let mut plan = Self {
            fates: vec![None; document.rows.len()],
            ordered: Vec::new(),
            returned: Vec::new(),
            customer: None,
        };
        for (at, row) in document.rows.iter().enumerate() {
            match judge(row, options) {
                Ok(Way::Ordered) => plan.ordered.push(at),
                Ok(Way::Returned) => plan.returned.push(at),
                Err(problem) => plan.fates[at] = Some(RowOutcome::Reported(problem)),
            }
        }
        let culprit = plan.fates.iter().position(Option::is_some);
        if let Some(culprit) = culprit.filter(|_| !options.leave_out_bad_rows) {
            let row = document.rows[culprit].no;
            plan.settle_open(|| RowOutcome::Reported(Problem::of_sibling(row)));
        }
        plan
    }

    /// Gives the rows that have no fate yet this one.
    pub fn settle_open(&mut self, fate: impl Fn() -> RowOutcome) {
        for slot in &mut self.fates {
            slot.get_or_insert_with(&fate);
        }
        self.ordered.clear();
        self.returned.clear();
    }

    pub fn is_open(&self) -> bool {
        !self.ordered.is_empty() || !self.returned.is_empty()
    }

    pub fn name_customer(&mut self, document: &Document, customers: &Customers) {
        if !self.is_open() {
            return;
        }
        let number = document.head().text(CUSTOMER).unwrap_or_default();
        match customers.find(number) {
            Ok(id) => self.customer = Some(id),
            Err(refusal) => {
                let problem = Problem::from(refusal);
                self.settle_open(|| RowOutcome::Reported(problem.clone()));
            }
        }
    }

    pub fn book(&mut self, rows: &[usize], number: &str) {
        let number: Arc<str> = number.into();
        for at in rows {
            self.fates[*at] = Some(RowOutcome::Booked {
                document: Some(Arc::clone(&number)),
            });
        }
    }

    pub fn refuse(&mut self, refusal: Refusal, rows: &[usize], document: &Document) {
        let numbers: Vec<u64> = rows.iter().map(|at| document.rows[*at].no).collect();
        for (at, fate) in rows.iter().zip(refused(refusal, &numbers)) {
            self.fates[*at] = Some(fate);
        }
    }
}

/// Quantity × price of a row in units of 10⁻¹²; none when either cannot be read.
pub(in crate::exchange::import) fn worth(row: &Row) -> Option<i128> {
    let (quantity, price) = (row.quantity(QUANTITY)?, row.unit_price(UNIT_PRICE)?);
    Some(i128::from(quantity.micro()) * i128::from(price.micro()))
}

enum Way {
    Ordered,
    Returned,
}

/// What a row means for the order.
fn judge(row: &Row, options: &OrderOptions) -> std::result::Result<Way, Problem> {
    if let Some(problem) = &row.problem {
        return Err(problem.clone());
    }
    let quantity = row.needed(QUANTITY, row.quantity(QUANTITY))?;
    row.required(SKU)?;
    let price = row.unit_price(UNIT_PRICE);
    if let Some(price) = price.filter(|price| price.is_negative()) {
        return Err(Problem::of(
            "unit_price",
            price.to_string(),
            "the price is below zero",
            "it is no sale: book it as a write-off or a credit note with its reason",
        ));
    }
    if quantity.is_positive() {
        return Ok(Way::Ordered);
    }
    if quantity.is_zero() {
        return Err(Problem::of(
            "quantity",
            "0",
            "nothing is ordered",
            "leave the row out",
        ));
    }
    if options.returns == Returns::Refuse {
        return Err(Problem::of(
            "quantity",
            quantity.to_string(),
            "the quantity is below zero",
            "let the mapping say returns = \"credit_note\", or leave the row out",
        ));
    }
    match price {
        Some(price) if price.is_positive() => Ok(Way::Returned),
        _ => Err(Problem::of(
            "unit_price",
            price.map_or_else(String::new, |price| price.to_string()),
            "goods without a price came back: there is nothing to credit",
            "correct the stock where stock is kept, or give the price",
        )),
    }
}
