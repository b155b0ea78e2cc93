//! Invoices of the past under other payment terms.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use kernel::dates::{add_days, days_between};
use kernel::{
    Currency, CustomerId, Date, EntityId, InvoiceId, Money, Percent, Quantity, Rounding, TermId,
};
use serde::{Deserialize, Serialize};
use store::{Row, Tx};
use utoipa::ToSchema;

use super::{Named, largest, money};
use crate::agreements::{TermRules, schedule};
use crate::error::{Code, Refusal, Result};
use crate::insight::trial::since;
use crate::policies::TryPolicy;

const CASES_MAX: usize = 200;
/// 100 per cent.
const WHOLE_MICRO: i64 = 100_000_000;
const MICRO: i128 = 1_000_000;

/// Terms to try on the invoices of the past.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsQuestion {
    /// The terms to try.
    pub rules: TermRules,
    /// How many months back; 1 to 60, 24 by default.
    #[serde(default)]
    pub months: Option<u32>,
    /// Only invoices to customers of this segment.
    #[serde(default)]
    pub segment: Option<String>,
    /// Only invoices that were issued under this term.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub term: Option<TermId>,
    /// How much of what was paid later would at most be paid by the discount's day for its sake, in
    /// per cent; 100 by default. At least nobody pays earlier for it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub take_up_percent: Option<Percent>,
}

/// What other terms would have come to.
///
/// Of the days to pay one bound is that everybody pays on the day on which they paid in truth; the
/// other that everybody keeps the delay after the due date, and that the share given of what
/// is paid later is paid on the discount's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermsTrial {
    /// The first day of issue that was looked at.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// How much of what was paid later is paid for the discount at most.
    #[schema(value_type = String)]
    pub take_up_percent: Percent,
    /// By currency.
    pub sums: Vec<TermsSums>,
    /// The customers with the largest amounts, up to fifty.
    pub customers: Vec<TermsCustomer>,
    /// The invoices whose due date moves most, by amount and days, up to two hundred.
    pub cases: Vec<TermsCase>,
}

/// Invoices of one currency. Days are averages weighted by amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermsSums {
    /// How many invoices.
    pub invoices: u64,
    /// What they come to.
    #[schema(value_type = crate::schema::Money)]
    pub billed: Money,
    /// What of it was paid.
    #[schema(value_type = crate::schema::Money)]
    pub paid: Money,
    /// Days from issue to the due date, as they were.
    #[schema(value_type = String)]
    pub due_days_before: Quantity,
    /// Days from issue to the due date by these terms.
    #[schema(value_type = String)]
    pub due_days_after: Quantity,
    /// Days from issue to payment in truth; `null` when nothing was paid.
    #[schema(value_type = Option<String>)]
    pub days_to_pay: Option<Quantity>,
    /// At least, by these terms.
    #[schema(value_type = Option<String>)]
    pub days_to_pay_low: Option<Quantity>,
    /// At most.
    #[schema(value_type = Option<String>)]
    pub days_to_pay_high: Option<Quantity>,
    /// Discounts that were taken in truth.
    #[schema(value_type = crate::schema::Money)]
    pub discount_taken: Money,
    /// What the discount costs when only those take it who paid by its day anyway.
    #[schema(value_type = crate::schema::Money)]
    pub discount_low: Money,
    /// What it costs when others pay earlier for it, too.
    #[schema(value_type = crate::schema::Money)]
    pub discount_high: Money,
}

/// A customer's invoices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermsCustomer {
    /// The customer.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its invoices of one currency.
    #[serde(flatten)]
    pub sums: TermsSums,
}

/// An invoice whose due date moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TermsCase {
    /// The invoice.
    #[schema(value_type = String)]
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// Who pays.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// What it comes to.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// When it was issued.
    #[schema(value_type = String, format = Date)]
    pub issued_on: Date,
    /// When it was due, the last part of it.
    #[schema(value_type = String, format = Date)]
    pub due_before: Date,
    /// When it would be.
    #[schema(value_type = String, format = Date)]
    pub due_after: Date,
}

/// Sums of amount × days, and of amounts, in minor units.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    invoices: u64,
    billed: i128,
    paid: i128,
    due_before: i128,
    due_after: i128,
    pay: i128,
    pay_shifted: i128,
    pay_taken_up: i128,
    taken: i128,
    discount_low: i128,
    discount_high: i128,
}

impl Sums {
    fn view(&self, currency: Currency) -> Result<TermsSums> {
        let days = |sum: i128, of: i128| {
            let micro = sum * MICRO / of.max(1);
            Quantity::from_micro(i64::try_from(micro).unwrap_or(0))
        };
        let paid = |sum| (self.paid > 0).then(|| days(sum, self.paid));
        let bounds = [self.pay, self.pay_shifted, self.pay_taken_up];
        let low = bounds.into_iter().min().unwrap_or(self.pay);
        let high = bounds.into_iter().max().unwrap_or(self.pay);
        Ok(TermsSums {
            invoices: self.invoices,
            billed: money(self.billed, currency)?,
            paid: money(self.paid, currency)?,
            due_days_before: days(self.due_before, self.billed),
            due_days_after: days(self.due_after, self.billed),
            days_to_pay: paid(self.pay),
            days_to_pay_low: paid(low),
            days_to_pay_high: paid(high),
            discount_taken: money(self.taken, currency)?,
            discount_low: money(self.discount_low, currency)?,
            discount_high: money(self.discount_high, currency)?,
        })
    }
}

/// An invoice by its old and its new terms.
struct Bill {
    number: String,
    customer: CustomerId,
    amount: Money,
    issued_on: Date,
    due_before: Date,
    due_after: Date,
    /// Amount × days by which the due dates move.
    shift: i128,
}

const ITEMS: &str = "SELECT v.id, v.number, v.payer_id, v.issued_on, v.currency, i.amount_minor,
        i.due_on
    FROM invoices v JOIN open_items i ON i.source_id = v.id JOIN customers k ON k.id = v.payer_id
    WHERE v.entity_id = $1 AND v.issued_on >= $2 AND v.kind = 'invoice' AND i.amount_minor > 0";

const PAID: &str = "SELECT v.id, a.allocated_on, a.amount_minor, c.kind
    FROM invoices v JOIN open_items i ON i.source_id = v.id JOIN customers k ON k.id = v.payer_id
    JOIN allocations a ON a.debit_item_id = i.id JOIN open_items c ON c.id = a.credit_item_id
    WHERE v.entity_id = $1 AND v.issued_on >= $2 AND v.kind = 'invoice' AND i.amount_minor > 0
        AND c.kind IN ('receipt', 'discount')";

/// What these terms would have come to. Writes nothing.
///
/// # Errors
/// Refuses terms that are none and a time that is too long.
pub fn terms_trial(tx: &mut Tx, entity: EntityId, asked: &TermsQuestion) -> Result<TermsTrial> {
    asked.rules.check()?;
    let take_up = asked
        .take_up_percent
        .unwrap_or(Percent::from_micro(WHOLE_MICRO));
    if !(0..=WHOLE_MICRO).contains(&take_up.micro()) {
        let problem = format!("{take_up} % is not from 0 to 100");
        let remedy = "give a percentage";
        return Err(Refusal::new(Code::InvalidValue, "take_up_percent", problem, remedy).into());
    }
    let months = TryPolicy {
        months: asked.months,
    };
    let since = since(tx, entity, &months)?;
    let mut args = vec![entity.into(), since.into()];
    let mut only = String::new();
    if let Some(segment) = &asked.segment {
        args.push(segment.as_str().into());
        only.push_str(&format!(" AND k.segment = ${}", args.len()));
    }
    if let Some(term) = asked.term {
        args.push(term.into());
        only.push_str(&format!(" AND v.payment_term_id = ${}", args.len()));
    }
    let mut bills: HashMap<InvoiceId, Bill> = HashMap::new();
    tx.query_each(&format!("{ITEMS}{only}"), &args, |row| {
        note_item(&mut bills, row)
    })?;
    let mut counted = Counted::new(&asked.rules, take_up);
    for bill in bills.values_mut() {
        counted.bill(bill)?;
    }
    tx.query_each(&format!("{PAID}{only}"), &args, |row| {
        if let Some(bill) = bills.get(&row.get(0)?) {
            let kind: String = row.get(3)?;
            counted.paid(bill, row.get(1)?, row.get(2)?, kind == "discount");
        }
        Ok(())
    })?;
    counted.finish(tx, entity, since, bills)
}

fn note_item(bills: &mut HashMap<InvoiceId, Bill>, row: &Row) -> store::Result<()> {
    let (issued_on, due_on, minor): (Date, Date, i64) = (row.get(3)?, row.get(6)?, row.get(5)?);
    let (number, customer, currency) = (row.get(1)?, row.get(2)?, row.get(4)?);
    let bill = bills.entry(row.get(0)?).or_insert(Bill {
        number,
        customer,
        amount: Money::zero(currency),
        issued_on,
        due_before: due_on,
        due_after: due_on,
        shift: 0,
    });
    bill.amount = Money::new(bill.amount.minor().saturating_add(minor), currency);
    bill.due_before = bill.due_before.max(due_on);
    bill.shift -= i128::from(minor) * i128::from(days_between(issued_on, due_on));
    Ok(())
}

struct Counted<'a> {
    rules: &'a TermRules,
    take_up: Percent,
    all: BTreeMap<Currency, Sums>,
    by_customer: BTreeMap<(CustomerId, Currency), Sums>,
}

impl<'a> Counted<'a> {
    fn new(rules: &'a TermRules, take_up: Percent) -> Self {
        Self {
            rules,
            take_up,
            all: BTreeMap::new(),
            by_customer: BTreeMap::new(),
        }
    }

    fn add(&mut self, bill: &Bill, more: impl Fn(&mut Sums)) {
        let currency = bill.amount.currency();
        more(self.all.entry(currency).or_default());
        more(
            self.by_customer
                .entry((bill.customer, currency))
                .or_default(),
        );
    }

    /// Counts an invoice; its `shift` holds the old due days, negative, and gets the new ones added.
    fn bill(&mut self, bill: &mut Bill) -> Result<()> {
        let before = -bill.shift;
        let mut after = 0;
        for part in schedule(self.rules, bill.issued_on, bill.amount)? {
            let days = days_between(bill.issued_on, part.due_on);
            after += i128::from(part.amount.minor()) * i128::from(days);
            bill.due_after = part.due_on;
        }
        bill.shift += after;
        let amount = i128::from(bill.amount.minor());
        self.add(bill, |sums| {
            sums.invoices += 1;
            sums.billed += amount;
            sums.due_before += before;
            sums.due_after += after;
        });
        Ok(())
    }

    /// Counts what was paid of an invoice on a day.
    fn paid(&mut self, bill: &Bill, on: Date, minor: i64, is_discount: bool) {
        let part = Money::new(minor, bill.amount.currency());
        let amount = i128::from(minor);
        let days = i128::from(days_between(bill.issued_on, on));
        let total = i128::from(bill.amount.minor()).max(1);
        // The part keeps its delay: it moves as far as the invoice's due dates do on average.
        let shifted = (amount * days + bill.shift * amount / total).max(0);
        let discount = self.rules.discount;
        let by_then = discount.map(|rule| add_days(bill.issued_on, i64::from(rule.days)));
        let worth = discount.and_then(|rule| part.percent(rule.percent, Rounding::HalfUp).ok());
        let worth = worth.map_or(0, |worth| i128::from(worth.minor()));
        let anyway = by_then.is_some_and(|by_then| on <= by_then);
        let whole = i128::from(WHOLE_MICRO);
        let taken_up = i128::from(self.take_up.micro());
        let early = discount.map_or(0, |rule| amount * i128::from(rule.days));
        let earlier = early.min(shifted);
        self.add(bill, |sums| {
            sums.paid += amount;
            sums.pay += amount * days;
            sums.pay_shifted += shifted;
            sums.taken += if is_discount { amount } else { 0 };
            match discount {
                None => sums.pay_taken_up += shifted,
                Some(_) if anyway => {
                    sums.pay_taken_up += (amount * days).min(shifted);
                    sums.discount_low += worth;
                    sums.discount_high += worth;
                }
                Some(_) => {
                    sums.pay_taken_up +=
                        (earlier * taken_up + shifted * (whole - taken_up)) / whole;
                    sums.discount_high += worth * taken_up / whole;
                }
            }
        });
    }

    fn finish(
        self,
        tx: &mut Tx,
        entity: EntityId,
        since: Date,
        bills: HashMap<InvoiceId, Bill>,
    ) -> Result<TermsTrial> {
        let sums = self.all.iter();
        let sums = sums
            .map(|(currency, sums)| sums.view(*currency))
            .collect::<Result<_>>()?;
        let customers = largest(tx, entity, self.by_customer, |sums| sums.billed)?;
        let customer = |it: Named<Sums>| {
            Ok(TermsCustomer {
                customer: it.customer,
                number: it.number,
                name: it.name,
                sums: it.sums.view(it.currency)?,
            })
        };
        let customers = customers.into_iter().map(customer).collect::<Result<_>>()?;
        let mut moved: Vec<(InvoiceId, Bill)> = bills
            .into_iter()
            .filter(|(_, bill)| bill.shift != 0)
            .collect();
        moved.sort_by_key(|(id, bill)| (Reverse(bill.shift.abs()), *id));
        moved.truncate(CASES_MAX);
        let case = |(invoice, bill): (InvoiceId, Bill)| TermsCase {
            invoice,
            number: bill.number,
            customer: bill.customer,
            amount: bill.amount,
            issued_on: bill.issued_on,
            due_before: bill.due_before,
            due_after: bill.due_after,
        };
        Ok(TermsTrial {
            since,
            take_up_percent: self.take_up,
            sums,
            customers,
            cases: moved.into_iter().map(case).collect(),
        })
    }
}
