//! The process as the event log tells it: which step follows which, how often, after how long, with
//! how much money waiting; the paths that cases take; work that is done again; who does what.
//!
//! A case is an order (with the deliveries and invoices that belong to it, until its money is there),
//! an invoice or a bank entry. The questions are those of the pure module [`insight::process`].

mod book;
mod filter;
mod kept;
mod sql;
mod view;

use std::collections::HashMap;

use insight::process::{Case as LogCase, EventLog, Question, assess_cases};
use store::Tx;
use uuid::Uuid;

use super::{Period, Scope};
use crate::error::Result;
use crate::words::words;

pub(super) use book::case_id;
pub use filter::FlowFilter;
pub(super) use kept::{Kept, asked, in_memory};
pub use view::{
    Flow, FlowCase, FlowCases, FlowCause, FlowDeviation, FlowHandover, FlowHours, FlowMove,
    FlowPath, FlowPromises, FlowStep,
};

/// Cases that a list shows at most.
const CASES_MAX: usize = 200;

words! {
    /// Whose process is looked at.
    FlowOf as "a kind of case" {
        /// From the order to its money.
        Order = "order",
        /// From the invoice to its money.
        Invoice = "invoice",
        /// From the bank entry to the invoices it pays.
        BankEntry = "bank_entry",
    }
}

/// Which cases of a process.
#[derive(Debug, Clone, Default)]
pub struct FlowChoice {
    /// Those that have this step.
    pub step: Option<String>,
    /// Those in which `step` follows directly after this one.
    pub after: Option<String>,
    /// Those that take exactly this path.
    pub path: Vec<String>,
}

impl FlowChoice {
    fn holds(&self, log: &EventLog, case: LogCase<'_>) -> bool {
        let name = |step: &u16| log.activities.text(u32::from(*step));
        let steps = case.activities();
        let has = match (self.step.as_deref(), self.after.as_deref()) {
            (Some(step), Some(after)) => steps
                .windows(2)
                .any(|pair| name(&pair[0]) == after && name(&pair[1]) == step),
            (Some(step), None) => steps.iter().any(|it| name(it) == step),
            (None, _) => true,
        };
        has && (self.path.is_empty() || self.path.iter().eq(steps.iter().map(name)))
    }
}

/// The process of the cases that began in a period and that a filter leaves.
///
/// # Errors
/// The period ends before it begins, the filter is wrong, there are too many events to be shown at
/// once, or the store fails.
pub fn flow(
    tx: &mut Tx,
    scope: &Scope,
    of: FlowOf,
    period: Period,
    filter: &FlowFilter,
) -> Result<Flow> {
    period.check()?;
    filter.check()?;
    kept::asked(tx, scope, of, period, |book, cases| {
        let cases = filter.left(&book.log, cases);
        let found = assess_cases(&book.log, &cases, &Question::default());
        view::flow(of, period, book.currency, found)
    })
}

/// Of these cases those for which a choice holds, the longest first.
///
/// # Errors
/// As [`flow`].
pub fn flow_cases(
    tx: &mut Tx,
    scope: &Scope,
    of: FlowOf,
    period: Period,
    filter: &FlowFilter,
    choice: &FlowChoice,
) -> Result<FlowCases> {
    period.check()?;
    filter.check()?;
    let (total, mut cases) = kept::asked(tx, scope, of, period, |book, cases| {
        let mut cases = filter.left(&book.log, cases);
        cases.retain(|case| choice.holds(&book.log, *case));
        cases.sort_by(|a, b| {
            let by_length = b.duration().cmp(&a.duration());
            by_length.then_with(|| a.name().cmp(b.name()))
        });
        let longest = cases.iter().take(CASES_MAX);
        let longest = longest.map(|case| view::case(of, book, *case));
        (cases.len(), longest.collect::<Vec<_>>())
    })?;
    name(tx, of, &mut cases)?;
    Ok(FlowCases {
        total,
        cases: cases.into_iter().map(|(_, case)| case).collect(),
    })
}

/// Puts in what people call cases.
fn name(tx: &mut Tx, of: FlowOf, cases: &mut [(Uuid, FlowCase)]) -> Result<()> {
    let ids: Vec<Uuid> = cases.iter().map(|(id, _)| *id).collect();
    let mut numbers: HashMap<Uuid, String> = HashMap::new();
    tx.query_each(&sql::numbers(of), &[ids.into()], |row| {
        numbers.insert(row.get(0)?, row.get(1)?);
        Ok(())
    })?;
    for (id, case) in cases {
        case.number = numbers.remove(id).unwrap_or_default();
    }
    Ok(())
}
