//! How well matching tells whose a payment is and what it pays.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use insight::{Cases, spread};
use kernel::{BankEntryId, Currency, CustomerId, Money, ReceiptId};
use store::Tx;

use super::application;
use super::facts::PerCurrency;
use super::process::HOUR;
use super::scope::Scope;
use super::{Figure, Kpi, Period};
use crate::Result;

/// Part and whole by count, and by value in minor units.
#[derive(Debug, Clone, Copy, Default)]
struct Rate {
    good: u64,
    all: u64,
    good_minor: i128,
    all_minor: i128,
}

impl Rate {
    fn add(&mut self, minor: i64, good: bool) {
        self.all += 1;
        self.all_minor += i128::from(minor);
        if good {
            self.good += 1;
            self.good_minor += i128::from(minor);
        }
    }

    fn figure(self, kpi: Kpi, currency: Currency) -> Figure {
        let figure = Figure::of_share(kpi, Some(currency), (self.good, self.all));
        let by_count = figure.value;
        figure.part("by count", by_count, "%").part(
            "by value",
            insight::share(self.good_minor, self.all_minor),
            "%",
        )
    }
}

pub(super) fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    let rates = match kpi {
        Kpi::WrongMatchRate => taken_back(tx, scope, period)?,
        Kpi::ApplicationLatency => return latency(tx, scope, period),
        _ => matched(tx, scope, kpi, period)?,
    };
    let rates = rates.into_iter();
    Ok(rates
        .map(|(currency, rate)| rate.figure(kpi, currency))
        .collect())
}

/// Hours from the import of a statement until its payments were applied in full.
fn latency(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let found = application::micros(tx, scope.entity, period)?.into_iter();
    Ok(found
        .map(|(currency, micros)| {
            let measured = spread(micros, HOUR);
            Figure::new(Kpi::ApplicationLatency, Some(currency), measured.median).spread(measured)
        })
        .collect())
}

/// The same as cases.
pub(super) fn latencies(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
) -> Result<Vec<(Option<Currency>, Cases)>> {
    let found = application::micros(tx, scope.entity, period)?.into_iter();
    Ok(found
        .map(|(currency, micros)| {
            let mut cases = Cases::default();
            for one in micros {
                cases.push(one.into(), HOUR.into());
            }
            (Some(currency), cases)
        })
        .collect())
}

/// Receipts that matching made by itself, and those of them that a person took back; a receipt whose
/// money the bank took back was not wrong.
fn taken_back(tx: &mut Tx, scope: &Scope, period: Period) -> Result<PerCurrency<Rate>> {
    let mut rates: PerCurrency<Rate> = BTreeMap::new();
    let sql = "SELECT r.currency, r.amount_minor, o.is_undone FROM bank_entries b \
         JOIN receipts r ON r.bank_entry_id = b.id JOIN match_outcomes o ON o.receipt_id = r.id \
         WHERE b.entity_id = $1 AND b.booked_on >= $2 AND b.booked_on <= $3 AND o.automatic";
    let arguments = [scope.entity.into(), period.from.into(), period.to.into()];
    scope.query_each(tx, sql, &arguments, |row| {
        rates
            .entry(row.get(0)?)
            .or_default()
            .add(row.get(1)?, row.get(2)?);
        Ok(())
    })?;
    Ok(rates)
}

/// A payment with what became of it.
struct Payment {
    currency: Currency,
    amount: i64,
    applied: i64,
    /// Its receipts that stand.
    receipts: Vec<Standing>,
}

/// A receipt that was not taken back.
struct Standing {
    id: ReceiptId,
    customer: CustomerId,
    automatic: bool,
    /// Whether matching had proposed just this; none where it was not asked.
    agreed: Option<bool>,
}

impl Standing {
    fn is_right(&self) -> bool {
        self.automatic || self.agreed == Some(true)
    }
}

fn payments(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Payment>> {
    let sql = "SELECT b.id, b.currency, b.amount_minor, r.id, coalesce(r.paid_minor, r.amount_minor), \
           r.customer_id, r.automatic, o.agreed FROM bank_entries b \
         LEFT JOIN receipts r ON r.bank_entry_id = b.id AND r.reversed_on IS NULL \
         LEFT JOIN match_outcomes o ON o.receipt_id = r.id \
         WHERE b.entity_id = $1 AND b.booked_on >= $2 AND b.booked_on <= $3 AND b.amount_minor > 0 \
           AND NOT b.is_reversal AND b.status IN ('open', 'applied') ORDER BY b.id";
    let mut last = None;
    let mut found: Vec<Payment> = Vec::new();
    let arguments = [scope.entity.into(), period.from.into(), period.to.into()];
    scope.query_each(tx, sql, &arguments, |row| {
        let id: BankEntryId = row.get(0)?;
        if last.replace(id) != Some(id) {
            found.push(Payment {
                currency: row.get(1)?,
                amount: row.get(2)?,
                applied: 0,
                receipts: Vec::new(),
            });
        }
        if let (Some(payment), Some(id)) = (found.last_mut(), row.get::<Option<ReceiptId>>(3)?) {
            payment.applied += row.get::<i64>(4)?;
            payment.receipts.push(Standing {
                id,
                customer: row.get(5)?,
                automatic: row.get(6)?,
                agreed: row.get(7)?,
            });
        }
        Ok(())
    })?;
    Ok(found)
}

/// What was proposed for a receipt: whose it is, and what is settled by how much.
struct Proposed {
    customer: CustomerId,
    lines: BTreeSet<(String, i64)>,
}

fn matched(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<PerCurrency<Rate>> {
    let mut rates: PerCurrency<Rate> = BTreeMap::new();
    let payments = payments(tx, scope, period)?;
    let receipts = payments.iter().flat_map(|payment| &payment.receipts);
    // What was applied as proposed needs no look at the proposal.
    let others = receipts.clone().filter(|it| !it.is_right()).map(|it| it.id);
    let proposed = match kpi {
        Kpi::MatchRatePayment => HashMap::new(),
        _ => proposals(tx, others.collect())?,
    };
    if kpi == Kpi::MatchRateLine {
        let right: HashMap<ReceiptId, bool> = receipts.map(|it| (it.id, it.is_right())).collect();
        for (receipt, item, currency, minor) in lines(tx, right.keys().copied().collect())? {
            let good = right.get(&receipt) == Some(&true)
                || proposed
                    .get(&receipt)
                    .is_some_and(|it| it.lines.contains(&(item, minor)));
            rates.entry(currency).or_default().add(minor, good);
        }
        return Ok(rates);
    }
    for payment in &payments {
        let told = |it: &Standing| {
            it.is_right()
                || kpi == Kpi::MatchRatePayer
                    && proposed
                        .get(&it.id)
                        .is_some_and(|by| by.customer == it.customer)
        };
        let whole = kpi == Kpi::MatchRatePayer || payment.applied >= payment.amount;
        let good = whole && !payment.receipts.is_empty() && payment.receipts.iter().all(told);
        rates
            .entry(payment.currency)
            .or_default()
            .add(payment.amount, good);
    }
    Ok(rates)
}

/// What matching had proposed for these receipts, by the events that tell of them.
fn proposals(tx: &mut Tx, receipts: Vec<ReceiptId>) -> Result<HashMap<ReceiptId, Proposed>> {
    let mut found = HashMap::new();
    let sql = "SELECT t.object_id, e.attributes FROM {uuids $1} CROSS JOIN event_objects t \
         JOIN events e ON e.id = t.event_id WHERE t.object_id = value AND e.type = 'payment_matched'";
    tx.query_each(sql, &[store::Value::ids(receipts)], |row| {
        let attributes: serde_json::Value = row.get(1)?;
        let proposal = &attributes["decision"]["proposal"];
        let customer = proposal["customer"].as_str().and_then(|it| it.parse().ok());
        if let Some(customer) = customer {
            let lines = proposal["lines"].as_array().into_iter().flatten();
            let line = |it: &serde_json::Value| {
                let item = it["item"].as_str()?.to_owned();
                let amount: Money = serde_json::from_value(it["amount"].clone()).ok()?;
                Some((item, amount.minor()))
            };
            let lines = lines.filter_map(line).collect();
            found.insert(row.get(0)?, Proposed { customer, lines });
        }
        Ok(())
    })?;
    Ok(found)
}

/// What these receipts settle: receipt, item, currency and amount of each pair that stands.
fn lines(tx: &mut Tx, receipts: Vec<ReceiptId>) -> Result<Vec<(ReceiptId, String, Currency, i64)>> {
    let sql = "SELECT c.source_id, a.debit_item_id, a.currency, a.amount_minor \
         FROM {uuids $1} CROSS JOIN open_items c JOIN allocations a ON a.credit_item_id = c.id \
         WHERE c.source_id = value AND c.kind = 'receipt' AND a.amount_minor > 0 \
           AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes_id = a.id)";
    let mut found = Vec::new();
    tx.query_each(sql, &[store::Value::ids(receipts)], |row| {
        let item: kernel::OpenItemId = row.get(1)?;
        found.push((row.get(0)?, item.to_string(), row.get(2)?, row.get(3)?));
        Ok(())
    })?;
    Ok(found)
}
