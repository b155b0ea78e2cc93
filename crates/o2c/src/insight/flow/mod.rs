//! The process as the event log tells it: which step follows which, how often, after how long, with
//! how much money waiting; the paths that cases take; work that is done again; who does what.
//!
//! A case is an order (with the deliveries and invoices that belong to it, until its money is there),
//! an invoice or a bank entry. The questions are those of the pure module [`insight::process`].

mod filter;
mod read;
mod view;

use insight::process::{Case as LogCase, EventLog, Question, assess};
use store::Tx;

use super::{Period, Scope};
use crate::error::Result;
use crate::words::words;

pub use filter::FlowFilter;
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
        let steps: Vec<&str> = case
            .activities()
            .iter()
            .map(|step| log.activities.text(u32::from(*step)))
            .collect();
        let step = self.step.as_deref();
        let has = match (step, self.after.as_deref()) {
            (Some(step), Some(after)) => steps.windows(2).any(|pair| pair == [after, step]),
            (Some(step), None) => steps.contains(&step),
            (None, _) => true,
        };
        has && (self.path.is_empty() || self.path.iter().eq(steps.iter()))
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
    let read = chosen(tx, scope, of, period, filter)?;
    let found = assess(&read.log, &Question::default());
    Ok(view::flow(of, period, &read, found))
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
    let read = chosen(tx, scope, of, period, filter)?;
    let mut chosen = read.log.choose(|case| choice.holds(&read.log, case));
    chosen.sort_by_key(|case| (std::cmp::Reverse(case.duration()), case.number));
    let total = chosen.len();
    chosen.truncate(CASES_MAX);
    Ok(FlowCases {
        total,
        cases: chosen
            .into_iter()
            .map(|case| view::case(of, &read, case))
            .collect(),
    })
}

/// The log of the cases that a filter leaves.
fn chosen(
    tx: &mut Tx,
    scope: &Scope,
    of: FlowOf,
    period: Period,
    filter: &FlowFilter,
) -> Result<read::Read> {
    period.check()?;
    filter.check()?;
    let mut read = read::log(tx, scope, of, period)?;
    if !filter.is_empty() {
        read.log = read.log.only(|case| filter.leaves(&read.log, case));
    }
    Ok(read)
}
