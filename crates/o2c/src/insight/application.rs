//! How well cash application works: what of the money that came in was applied without a person,
//! how long it took, and how often people had to correct it.

use std::collections::BTreeMap;

use chrono::{Datelike, Days};
use insight::{Ratio, share, spread};
use kernel::{BankEntryId, Currency, CustomerId, Date, EntityId, Instant, KernelError, Money};
use serde::Serialize;
use store::{Row, Tx};
use utoipa::ToSchema;

use super::Period;
use crate::error::Result;
use crate::words::words;
use crate::{cash, parties};

words! {
    /// By what the application of cash is split.
    ApplicationBy as "a split of cash application" {
        /// The week, from Monday, in which the bank booked it.
        Week = "week",
        /// Our bank account.
        BankAccount = "bank_account",
        /// The format of the bank's file.
        Format = "format",
        /// Whose money it is.
        Customer = "customer",
    }
}

/// How the payments of a period were applied.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationAnalysis {
    /// The booking days that are counted.
    pub period: Period,
    /// By what it is split.
    pub by: ApplicationBy,
    /// All of them, by currency.
    pub totals: Vec<ApplicationRow>,
    /// The parts, by key and currency.
    pub rows: Vec<ApplicationRow>,
}

/// Payments that have something in common. Money that people set aside as no customer's payment is
/// not counted, nor is what the bank took back.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationRow {
    /// The Monday, bank account, format or customer; empty for totals and for money that is
    /// nobody's yet.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// Their currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// All of them.
    pub all: Tally,
    /// Applied in full by matching alone.
    pub automatic: Tally,
    /// Applied in full with a person.
    pub by_person: Tally,
    /// Not, or not wholly, applied yet.
    pub open: Tally,
    /// Applied by matching, and taken back by a person.
    pub corrected: Tally,
    /// Applied by matching alone of all, in percent of their number.
    #[schema(value_type = Option<String>)]
    pub straight_through: Option<Ratio>,
    /// The same in percent of their value.
    #[schema(value_type = Option<String>)]
    pub straight_through_value: Option<Ratio>,
    /// Corrected of what matching applied, in percent of their number.
    #[schema(value_type = Option<String>)]
    pub wrong: Option<Ratio>,
    /// Hours from the import of the statement to the last receipt: half took no longer.
    #[schema(value_type = Option<String>)]
    pub hours_median: Option<Ratio>,
    /// Nine in ten took no longer.
    #[schema(value_type = Option<String>)]
    pub hours_p90: Option<Ratio>,
}

/// How many payments, and what they come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = PaymentTally)]
pub struct Tally {
    /// How many.
    pub count: u64,
    /// What they come to.
    #[schema(value_type = crate::schema::Money)]
    pub value: Money,
}

/// Microseconds in an hour.
const HOUR: i64 = 3_600_000_000;

/// How the payments that the bank booked in a period were applied.
///
/// # Errors
/// The period ends before it begins, sums leave the range of money, or the store fails.
pub fn application(
    tx: &mut Tx,
    entity: EntityId,
    period: Period,
    by: ApplicationBy,
) -> Result<ApplicationAnalysis> {
    period.check()?;
    let mut rows: BTreeMap<(String, Currency), Sums> = BTreeMap::new();
    let mut totals: BTreeMap<Currency, Sums> = BTreeMap::new();
    each_payment(tx, entity, period, |payment| {
        totals.entry(payment.currency).or_default().add(&payment);
        let row = rows.entry((payment.key(by), payment.currency)).or_default();
        row.add(&payment);
    })?;
    let labels = Labels::read(tx, entity, by, rows.keys().map(|(key, _)| key))?;
    Ok(ApplicationAnalysis {
        period,
        by,
        totals: totals
            .into_iter()
            .map(|(currency, sums)| sums.row(String::new(), String::new(), currency))
            .collect::<Result<_>>()?,
        rows: rows
            .into_iter()
            .map(|((key, currency), sums)| {
                let label = labels.of(&key);
                sums.row(key, label, currency)
            })
            .collect::<Result<_>>()?,
    })
}

/// Microseconds from the import of the statement to the last receipt, of the payments that the bank
/// booked in a period and that are applied in full.
pub(super) fn micros(
    tx: &mut Tx,
    entity: EntityId,
    period: Period,
) -> Result<BTreeMap<Currency, Vec<i64>>> {
    let mut totals: BTreeMap<Currency, Sums> = BTreeMap::new();
    each_payment(tx, entity, period, |payment| {
        totals.entry(payment.currency).or_default().add(&payment);
    })?;
    let totals = totals.into_iter();
    Ok(totals
        .map(|(currency, sums)| (currency, sums.micros))
        .collect())
}

/// Gives each payment once, with all its receipts.
fn each_payment(
    tx: &mut Tx,
    entity: EntityId,
    period: Period,
    mut count: impl FnMut(Payment),
) -> Result<()> {
    let mut last: Option<Payment> = None;
    tx.query_each(
        PAYMENTS,
        &[entity.into(), period.from.into(), period.to.into()],
        |row| {
            let id: BankEntryId = row.get(0)?;
            if last.as_ref().is_none_or(|payment| payment.id != id)
                && let Some(done) = last.replace(Payment::read(row, id)?)
            {
                count(done);
            }
            if let Some(payment) = &mut last {
                payment.add_receipt(row)?;
            }
            Ok(())
        },
    )?;
    if let Some(done) = last {
        count(done);
    }
    Ok(())
}

/// Each payment with each of its receipts, in the order of payments.
const PAYMENTS: &str = "SELECT b.id, b.currency, b.amount_minor, b.booked_on, b.bank_account_id,
        s.format, s.imported_at, coalesce(r.paid_minor, r.amount_minor), r.automatic, r.reversed_on IS NOT NULL,
        r.recorded_at, r.customer_id
    FROM bank_entries b JOIN bank_statements s ON s.id = b.statement_id
    LEFT JOIN receipts r ON r.bank_entry_id = b.id
    WHERE b.entity_id = $1 AND b.booked_on >= $2 AND b.booked_on <= $3 AND b.amount_minor > 0
        AND NOT b.is_reversal AND b.status IN ('open', 'applied')
    ORDER BY b.booked_on, b.id";

/// A payment with what became of it.
struct Payment {
    id: BankEntryId,
    currency: Currency,
    amount: i64,
    booked_on: Date,
    account: String,
    format: String,
    imported_at: Instant,
    applied: i64,
    with_person: bool,
    corrected: bool,
    applied_at: Option<Instant>,
    customer: Option<CustomerId>,
}

impl Payment {
    fn read(row: &Row, id: BankEntryId) -> store::Result<Self> {
        let account: kernel::BankAccountId = row.get(4)?;
        Ok(Self {
            id,
            currency: row.get(1)?,
            amount: row.get(2)?,
            booked_on: row.get(3)?,
            account: account.to_string(),
            format: row.get(5)?,
            imported_at: row.get(6)?,
            applied: 0,
            with_person: false,
            corrected: false,
            applied_at: None,
            customer: None,
        })
    }

    fn add_receipt(&mut self, row: &Row) -> store::Result<()> {
        let Some(amount) = row.get::<Option<i64>>(7)? else {
            return Ok(());
        };
        let (automatic, taken_back): (bool, bool) = (row.get(8)?, row.get(9)?);
        if taken_back {
            self.corrected |= automatic;
            return Ok(());
        }
        self.applied += amount;
        self.with_person |= !automatic;
        self.applied_at = self.applied_at.max(row.get(10)?);
        self.customer = row.get(11)?;
        Ok(())
    }

    fn key(&self, by: ApplicationBy) -> String {
        match by {
            ApplicationBy::Week => {
                let since = self.booked_on.weekday().num_days_from_monday();
                let monday = self.booked_on - Days::new(u64::from(since));
                monday.to_string()
            }
            ApplicationBy::BankAccount => self.account.clone(),
            ApplicationBy::Format => self.format.clone(),
            ApplicationBy::Customer => self
                .customer
                .map_or_else(String::new, |customer| customer.to_string()),
        }
    }
}

/// Counts and sums of payments.
#[derive(Default)]
struct Sums {
    all: (u64, i128),
    automatic: (u64, i128),
    by_person: (u64, i128),
    open: (u64, i128),
    corrected: (u64, i128),
    micros: Vec<i64>,
}

impl Sums {
    fn add(&mut self, payment: &Payment) {
        let count = |(count, sum): &mut (u64, i128)| {
            *count += 1;
            *sum += i128::from(payment.amount);
        };
        count(&mut self.all);
        if payment.corrected {
            count(&mut self.corrected);
        }
        if payment.applied < payment.amount {
            count(&mut self.open);
            return;
        }
        if payment.with_person || payment.corrected {
            count(&mut self.by_person);
        } else {
            count(&mut self.automatic);
        }
        if let Some(at) = payment.applied_at {
            self.micros
                .push((at.micros() - payment.imported_at.micros()).max(0));
        }
    }

    fn row(self, key: String, label: String, currency: Currency) -> Result<ApplicationRow> {
        let tally = |(count, sum): (u64, i128)| -> Result<Tally> {
            let minor = i64::try_from(sum).map_err(|_| KernelError::OutOfRange {
                what: "a sum of payments",
            })?;
            Ok(Tally {
                count,
                value: Money::try_new(minor, currency)?,
            })
        };
        let of = |part: u64, whole: u64| share(i128::from(part), i128::from(whole));
        let spread = spread(self.micros, HOUR);
        Ok(ApplicationRow {
            key,
            label,
            currency,
            all: tally(self.all)?,
            automatic: tally(self.automatic)?,
            by_person: tally(self.by_person)?,
            open: tally(self.open)?,
            corrected: tally(self.corrected)?,
            straight_through: of(self.automatic.0, self.all.0),
            straight_through_value: share(self.automatic.1, self.all.1),
            wrong: of(self.corrected.0, self.automatic.0 + self.corrected.0),
            hours_median: spread.median,
            hours_p90: spread.p90,
        })
    }
}

/// What people call the parts.
struct Labels(BTreeMap<String, String>);

impl Labels {
    fn read<'a>(
        tx: &mut Tx,
        entity: EntityId,
        by: ApplicationBy,
        keys: impl Iterator<Item = &'a String>,
    ) -> Result<Self> {
        let mut names = BTreeMap::new();
        match by {
            ApplicationBy::BankAccount => {
                for account in cash::bank_accounts(tx, entity)? {
                    names.insert(account.id.to_string(), account.name);
                }
            }
            ApplicationBy::Customer => {
                let ids = keys.filter_map(|key| key.parse::<CustomerId>().ok());
                for (id, label) in parties::labels(tx, entity, ids)? {
                    names.insert(id.to_string(), label.name);
                }
            }
            ApplicationBy::Week | ApplicationBy::Format => {}
        }
        Ok(Self(names))
    }

    fn of(&self, key: &str) -> String {
        self.0.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }
}
