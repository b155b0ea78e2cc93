//! What was sold, once exactly and once as booked.

use kernel::{Currency, Date, EntityId, Money, Quantity, UnitPrice};
use serde::Serialize;
use store::Tx;

use crate::error::Result;

/// Quantity × price carries this many decimals: six of each.
const EXACT_DECIMALS: u32 = 12;

/// Turnover in one currency. The net amounts of documents are sums of lines, each rounded to the
/// minor unit; the exact value is not rounded at all. Credit notes count against both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turnover {
    /// The currency.
    pub currency: Currency,
    /// Invoices.
    pub invoices: u64,
    /// Credit notes.
    pub credit_notes: u64,
    /// Lines of both.
    pub lines: u64,
    /// Σ quantity × price of the lines, exact.
    pub exact: String,
    /// Σ of the documents' net amounts, as posted to revenue.
    pub booked: Money,
    /// `booked` less `exact`: what rounding each line to the minor unit made of it.
    pub rounding: String,
    /// The largest that `rounding` can be: half a minor unit a line.
    pub rounding_max: String,
    /// What the revenue account holds for the period; equals `booked` unless somebody posted to
    /// it otherwise.
    pub revenue: Money,
}

/// Adds up the documents issued from one day to another.
///
/// # Errors
/// Fails only with the store.
pub fn turnover(tx: &mut Tx, entity: EntityId, from: Date, to: Date) -> Result<Vec<Turnover>> {
    // Reads the tables of invoicing and receivables line by line: a report over both rooms.
    let mut sums: Vec<Sums> = Vec::new();
    tx.query_each(
        "SELECT currency, kind, count(*), sum(net_minor) FROM invoices WHERE entity_id = $1 \
         AND issued_on >= $2 AND issued_on <= $3 AND origin = 'native' GROUP BY currency, kind",
        &[entity.into(), from.into(), to.into()],
        |row| {
            let (kind, count, net): (String, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let sums = of_currency(&mut sums, row.get(0)?);
            let count = u64::try_from(count).unwrap_or_default();
            if kind == "invoice" {
                sums.invoices += count;
                sums.net += i128::from(net);
            } else {
                sums.credit_notes += count;
                sums.net -= i128::from(net);
            }
            Ok(())
        },
    )?;
    tx.query_each(
        "SELECT i.currency, i.kind, l.quantity, l.unit_price FROM invoices i \
         JOIN invoice_lines l ON l.invoice_id = i.id WHERE i.entity_id = $1 \
         AND i.issued_on >= $2 AND i.issued_on <= $3 AND i.origin = 'native'",
        &[entity.into(), from.into(), to.into()],
        |row| {
            let kind: String = row.get(1)?;
            let (quantity, price): (Quantity, UnitPrice) = (row.get(2)?, row.get(3)?);
            let exact = i128::from(quantity.micro()) * i128::from(price.micro());
            let sums = of_currency(&mut sums, row.get(0)?);
            sums.lines += 1;
            sums.exact += if kind == "invoice" { exact } else { -exact };
            Ok(())
        },
    )?;
    tx.query_each(
        "SELECT l.currency, sum(l.amount_minor) FROM journal_lines l JOIN accounts a \
         ON a.entity_id = l.entity_id AND a.code = l.account WHERE l.entity_id = $1 \
         AND l.posted_on >= $2 AND l.posted_on <= $3 AND a.role = 'revenue' GROUP BY l.currency",
        &[entity.into(), from.into(), to.into()],
        |row| {
            let sums = of_currency(&mut sums, row.get(0)?);
            sums.revenue -= i128::from(row.get::<i64>(1)?);
            Ok(())
        },
    )?;
    sums.into_iter().map(Sums::into_turnover).collect()
}

struct Sums {
    currency: Currency,
    invoices: u64,
    credit_notes: u64,
    lines: u64,
    /// In units of 10⁻¹².
    exact: i128,
    /// In minor units.
    net: i128,
    /// In minor units.
    revenue: i128,
}

fn of_currency(sums: &mut Vec<Sums>, currency: Currency) -> &mut Sums {
    let at = sums
        .iter()
        .position(|sum| sum.currency == currency)
        .unwrap_or_else(|| {
            sums.push(Sums {
                currency,
                invoices: 0,
                credit_notes: 0,
                lines: 0,
                exact: 0,
                net: 0,
                revenue: 0,
            });
            sums.len() - 1
        });
    &mut sums[at]
}

impl Sums {
    fn into_turnover(self) -> Result<Turnover> {
        let minor_unit = 10_i128.pow(EXACT_DECIMALS - self.currency.scale());
        let money = |minor: i128| {
            let minor = i64::try_from(minor)
                .map_err(|_| kernel::KernelError::OutOfRange { what: "turnover" })?;
            Money::try_new(minor, self.currency)
        };
        Ok(Turnover {
            currency: self.currency,
            invoices: self.invoices,
            credit_notes: self.credit_notes,
            lines: self.lines,
            exact: exact_decimal(self.exact),
            booked: money(self.net)?,
            rounding: exact_decimal(self.net * minor_unit - self.exact),
            rounding_max: exact_decimal(i128::from(self.lines) * minor_unit / 2),
            revenue: money(self.revenue)?,
        })
    }
}

/// A number of 10⁻¹² as decimal text without trailing zeros.
pub(in crate::exchange) fn exact_decimal(value: i128) -> String {
    let unit = 10_u128.pow(EXACT_DECIMALS);
    let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let sign = if value < 0 { "-" } else { "" };
    let part = format!("{part:012}");
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        digits => format!("{sign}{whole}.{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::exact_decimal;

    #[test]
    fn exact_values_are_written_without_losing_a_digit() {
        assert_eq!(exact_decimal(0), "0");
        assert_eq!(exact_decimal(-1), "-0.000000000001");
        assert_eq!(exact_decimal(9_747_747_934_000_000_000), "9747747.934");
    }
}
