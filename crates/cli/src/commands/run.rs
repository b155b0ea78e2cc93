use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use kernel::{BankAccountId, Date, Instant, dates};
use o2c::cash;
use o2c::exchange::history::{self, Month, Turnover, Walk};
use o2c::invoicing::{self, Bill, Selection};
use o2c::parties::Entity;
use serde::Serialize;
use store::Store;

use super::serve::worker;
use super::{DONE, FAILED, date};
use crate::app::{App, actor};
use crate::failure::Failed;
use crate::output::{self, Table};

/// Do what is due now: give up expired reservations, bill what was delivered, send documents, foretell payments
///
/// With --history it walks through the past instead, month by month until --until, and bills each
/// day's deliveries as of that day; --fulfil, --pay and --close say what else is to be taken as
/// having happened. That is for orders that were fulfilled elsewhere and then imported.
#[derive(Debug, Args)]
pub struct Run {
    /// Last day: what was delivered until then is billed; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,
    /// Bill only; leave rendering, mail and the forecast of payments to the server
    #[arg(long)]
    no_jobs: bool,
    /// Walk through the past as of the days on which things happened
    #[arg(long, requires = "until")]
    history: bool,
    /// Acknowledge, ship and deliver received orders on the day they came in
    #[arg(long, requires = "history")]
    fulfil: bool,
    /// Customers pay each invoice on its due day, less their credit notes
    #[arg(long, requires = "history")]
    pay: bool,
    /// Close each month that is over
    #[arg(long, requires = "history")]
    close: bool,
}

/// What was done.
#[derive(Debug, Serialize)]
struct Done {
    reservations_expired: usize,
    billed: u64,
    not_billed: Vec<String>,
    jobs_done: u64,
    jobs_failed: u64,
    /// Open items whose payment was foretold.
    foretold: usize,
}

/// What happened to history.
#[derive(Debug, Serialize)]
struct Walked {
    months: Vec<Month>,
    turnover: Vec<Turnover>,
}

impl Run {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?;
        match self.until {
            Some(until) if self.history => self.walk(app, &store, &entity, until),
            _ => self.now(app, &store, &entity),
        }
    }

    fn now(&self, app: &App, store: &Store, entity: &Entity) -> Result<ExitCode> {
        let reservations_expired = server::expire_reservations(store, entity.id)?;
        let until = self
            .until
            .map(|day| Instant::at_start_of(dates::add_days(day, 1)));
        let (mut billed, mut not_billed) = (0, Vec::new());
        loop {
            let id = entity.id;
            let outcomes = store.write(actor(), move |tx| {
                invoicing::bill(tx, id, &Bill::of(Selection::All { until }))
            })?;
            let issued = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
            billed += issued as u64;
            if issued == 0 {
                let refusals = outcomes.iter().filter_map(|outcome| outcome.as_ref().err());
                not_billed.extend(refusals.map(ToString::to_string));
                break;
            }
        }
        let report = match self.no_jobs {
            true => store::RunReport::default(),
            false => worker(app, store, &app.files()?)?.run_due()?,
        };
        let foretold = match self.no_jobs {
            true => 0,
            false => server::forecast(store, entity.id)?,
        };
        let (jobs_done, jobs_failed) = (report.done, report.failed);
        let done = Done {
            reservations_expired,
            billed,
            not_billed,
            jobs_done,
            jobs_failed,
            foretold,
        };
        if app.json() {
            output::json(&done)?;
        } else {
            output::line(format!(
                "{} documents issued, {} jobs done",
                done.billed, done.jobs_done
            ))?;
        }
        if done.reservations_expired > 0 {
            eprintln!(
                "{} orders are held: their credit was reserved too long",
                done.reservations_expired
            );
        }
        for reason in &done.not_billed {
            eprintln!("not billed: {reason}");
        }
        if done.jobs_failed > 0 {
            eprintln!("{} jobs failed and will be tried again", done.jobs_failed);
        }
        Ok(if done.not_billed.is_empty() && done.jobs_failed == 0 {
            DONE
        } else {
            FAILED
        })
    }

    fn walk(&self, app: &App, store: &Store, entity: &Entity, until: Date) -> Result<ExitCode> {
        let pay_to = match self.pay {
            true => Some(bank_account(store, entity)?),
            false => None,
        };
        let walk = Walk {
            until,
            fulfil: self.fulfil,
            pay_to,
            close: self.close,
        };
        let months = history::walk(store, entity.id, walk, &mut |month| {
            eprintln!(
                "{}: {} documents issued",
                month.month.format("%Y-%m"),
                month.billed
            );
        })?;
        let from = months.first().map_or(until, |month| month.month);
        let turnover = store.read(|tx| history::turnover(tx, entity.id, from, until))?;
        let walked = Walked { months, turnover };
        if app.json() {
            output::json(&walked)?;
        } else {
            show(&walked)?;
        }
        Ok(DONE)
    }
}

/// The account that customers pay to: the first in the legal entity's currency.
fn bank_account(store: &Store, entity: &Entity) -> Result<BankAccountId> {
    let accounts = store.read(|tx| cash::bank_accounts(tx, entity.id))?;
    let account = accounts
        .iter()
        .find(|account| account.currency == entity.base_currency);
    account.map(|account| account.id).ok_or_else(|| {
        Failed::error(
            format!(
                "{} has no bank account in {}",
                entity.code,
                entity.base_currency.code()
            ),
            "add one, or leave --pay out",
        )
    })
}

fn show(walked: &Walked) -> Result<()> {
    let headings = [
        "month",
        ">fulfilled",
        ">held",
        ">billed",
        ">not billed",
        ">entries",
        ">applied",
        "closed",
    ];
    let mut table = Table::new(&headings);
    for month in &walked.months {
        table.row([
            month.month.format("%Y-%m").to_string(),
            month.fulfilled.to_string(),
            month.held.to_string(),
            month.billed.to_string(),
            month.not_billed.to_string(),
            month.entries.to_string(),
            month.applied.to_string(),
            if month.closed { "yes" } else { "" }.to_owned(),
        ]);
    }
    table.print()?;
    for turnover in &walked.turnover {
        output::line(format!(
            "\n{} turnover: {} invoices, {} credit notes, {} lines\n\
             quantity x price, exact: {}\nbooked net:              {}\n\
             revenue account:         {}\nrounding of lines:       {} (at most {})",
            turnover.currency.code(),
            turnover.invoices,
            turnover.credit_notes,
            turnover.lines,
            turnover.exact,
            turnover.booked.to_decimal_string(),
            turnover.revenue.to_decimal_string(),
            turnover.rounding,
            turnover.rounding_max,
        ))?;
    }
    Ok(())
}
