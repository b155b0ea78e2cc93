//! The own figures of a period, by the same rules as those that `cashlane assess` finds in files.

use std::collections::{BTreeMap, HashMap};

use insight::process::{Question, assess_cases};
use insight::{
    BaselineFigure, LedgerItem, baseline_of_ledger, baseline_of_process, ledger_baseline,
};
use kernel::dates::add_months;
use kernel::{Currency, CustomerId, Date};
use store::Tx;

use super::super::flow::{self, FlowOf};
use super::super::{Period, Scope};
use crate::error::Result;

/// Months before the last day of whose items something is told.
const MONTHS: i32 = 14;

/// Figures of the orders that came in a period, and of the ledger as of its last day.
pub(super) fn figures(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<BaselineFigure>> {
    let mut figures = flow::asked(tx, scope, FlowOf::Order, period, |book, mut cases| {
        cases.retain(|case| !case.times().is_empty());
        let found = assess_cases(&book.log, &cases, &Question::default());
        found.map_or_else(Vec::new, |found| baseline_of_process(&cases, &found))
    })?;
    for (currency, items) in items(tx, scope, period.to)? {
        if let Some(found) = ledger_baseline(&items, period.to) {
            figures.extend(baseline_of_ledger(currency.code(), &found));
        }
    }
    Ok(figures)
}

/// Invoices and credit notes that a year until a day can tell of. One that is paid in parts counts
/// whole until the last of them, as exports of ledgers tell it.
fn items(tx: &mut Tx, scope: &Scope, as_of: Date) -> Result<BTreeMap<Currency, Vec<LedgerItem>>> {
    let mut items: BTreeMap<Currency, Vec<LedgerItem>> = BTreeMap::new();
    let mut numbers: HashMap<CustomerId, u32> = HashMap::new();
    let since = add_months(as_of, -MONTHS);
    scope.query_each(
        tx,
        "SELECT i.customer_id, i.currency, i.posted_on, i.due_on, i.cleared_on, i.amount_minor,
            i.residual_minor
        FROM open_items i
        WHERE i.entity_id = $1 AND i.kind IN ('invoice', 'credit_note') AND i.posted_on <= $2
            AND (i.cleared_on IS NULL OR i.cleared_on >= $3){of i.customer_id}",
        &[scope.entity.into(), as_of.into(), since.into()],
        |row| {
            let new = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let customer = *numbers.entry(row.get(0)?).or_insert(new);
            let cleared: Option<Date> = row.get(4)?;
            let amount = row.get(5)?;
            items.entry(row.get(1)?).or_default().push(LedgerItem {
                customer,
                issued: row.get(2)?,
                due: row.get(3)?,
                // What was cleared later was whole on that day.
                cleared: cleared.filter(|day| *day <= as_of),
                amount,
                open: if cleared.is_some() {
                    amount
                } else {
                    row.get(6)?
                },
            });
            Ok(())
        },
    )?;
    Ok(items)
}
