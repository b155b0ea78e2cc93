use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use kernel::{MatchPolicyId, Money};
use o2c::cash::{self, PolicyRules};
use o2c::credit::CreditRules;
use o2c::insight::{self, PriceTrial, TermsTrial};
use o2c::orders::OrderRules;
use o2c::policies::{self, Step, Steps, Trial, TrialPhase, TryPolicy};
use serde::de::DeserializeOwned;

use super::DONE;
use crate::app::{App, actor};
use crate::failure::Usage;
use crate::output::{self, Table};
use crate::progress::Progress;

/// What a policy, terms or prices would have done with the past
#[derive(Debug, Args)]
pub struct Simulate {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A credit policy, on the orders of the past
    Credit(Candidate),
    /// A policy of order acceptance, on the orders of the past
    Orders(Candidate),
    /// A drafted policy of matching, on the payments of the past; the result is kept with it
    Matching {
        /// Its name
        #[arg(long, value_name = "NAME")]
        policy: String,
        /// How many months back
        #[arg(long, default_value_t = 24)]
        months: u32,
    },
    /// Payment terms, on the invoices of the past
    Terms {
        /// A JSON file with `rules`, and what else the API's description names
        #[arg(value_name = "FILE")]
        question: PathBuf,
    },
    /// Prices, on the order lines of the past
    Prices {
        /// A JSON file with `percent` or `list`, and what else the API's description names
        #[arg(value_name = "FILE")]
        question: PathBuf,
    },
}

/// Which rules are tried.
#[derive(Debug, Args)]
struct Candidate {
    /// A JSON file with the rules; nothing is kept
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "policy",
        required_unless_present = "policy"
    )]
    rules: Option<PathBuf>,
    /// The name of a policy
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    /// How many months back
    #[arg(long, default_value_t = 24)]
    months: u32,
}

impl Candidate {
    fn rules<R: policies::Rules>(&self, app: &App) -> Result<R> {
        if let Some(file) = &self.rules {
            return read(file);
        }
        let store = app.store()?;
        let entity = app.entity(&store)?;
        let known = store.read(|tx| policies::list::<R>(tx, entity.id))?;
        let mut known = known.policies.into_iter();
        let found = known.find(|it| Some(&it.name) == self.policy.as_ref());
        let found = found.ok_or_else(unknown)?;
        Ok(found.rules)
    }
}

fn unknown() -> Usage {
    Usage {
        problem: "there is no policy of this name".to_owned(),
        hint: "name one that is kept; the desk lists them".to_owned(),
    }
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("in {}", file.display()))
}

impl Simulate {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        match &self.what {
            What::Credit(candidate) => {
                let rules: CreditRules = candidate.rules(app)?;
                let months = Some(candidate.months);
                Self::trial(app, |tx, entity, steps| {
                    insight::credit_trial(tx, entity, &rules, &TryPolicy { months }, steps)
                })
            }
            What::Orders(candidate) => {
                let rules: OrderRules = candidate.rules(app)?;
                let months = Some(candidate.months);
                Self::trial(app, |tx, entity, steps| {
                    insight::order_trial(tx, entity, &rules, &TryPolicy { months }, steps)
                })
            }
            What::Matching { policy, months } => matching(app, policy, *months),
            What::Terms { question } => {
                let question = read(question)?;
                let store = app.store()?;
                let entity = app.entity(&store)?;
                let trial = store.read(|tx| insight::terms_trial(tx, entity.id, &question))?;
                show(app, &trial, print_terms)
            }
            What::Prices { question } => {
                let question = read(question)?;
                let store = app.store()?;
                let entity = app.entity(&store)?;
                let trial = store.read(|tx| insight::price_trial(tx, entity.id, &question))?;
                show(app, &trial, print_prices)
            }
        }
    }

    fn trial(
        app: &App,
        run: impl FnOnce(&mut store::Tx, kernel::EntityId, &mut Steps<'_>) -> o2c::Result<Trial>,
    ) -> Result<ExitCode> {
        let store = app.store()?;
        let entity = app.entity(&store)?;
        let trial = watched(|steps| store.read(|tx| run(tx, entity.id, steps)))?;
        show(app, &trial, print_trial)
    }
}

/// Runs a trial with a bar for each of its phases.
fn watched<T>(run: impl FnOnce(&mut Steps<'_>) -> o2c::Result<T>) -> o2c::Result<T> {
    let mut shown: Option<(TrialPhase, Progress)> = None;
    let mut tell = |step: Step| {
        if shown.as_ref().is_none_or(|(phase, _)| *phase != step.phase) {
            if let Some((_, bar)) = shown.take() {
                bar.end();
            }
            shown = Some((step.phase, Progress::new(step.phase.as_str(), step.total)));
        }
        if let Some((_, bar)) = &shown {
            bar.at(step.done);
        }
        true
    };
    let seen = run(&mut Steps::new(&mut tell));
    if let Some((_, bar)) = shown {
        bar.end();
    }
    seen
}

fn show<T: serde::Serialize>(
    app: &App,
    trial: &T,
    print: impl Fn(&T) -> Result<()>,
) -> Result<ExitCode> {
    if app.json() {
        output::json(trial)?;
    } else {
        print(trial)?;
    }
    Ok(DONE)
}

fn matching(app: &App, name: &str, months: u32) -> Result<ExitCode> {
    let store = app.store()?;
    let entity = app.entity(&store)?.id;
    let known = store.read(|tx| policies::list::<PolicyRules>(tx, entity))?;
    let found = known.policies.into_iter().find(|it| it.name == name);
    let found = found.ok_or_else(unknown)?;
    let id: MatchPolicyId = found
        .id
        .and_then(|it| it.parse().ok())
        .ok_or_else(unknown)?;
    let past = TryPolicy {
        months: Some(months),
    };
    let seen = watched(|steps| {
        store.read(|tx| cash::match_trial(tx, entity, name, &found.rules, &past, steps))
    })?;
    let seen = store.write(actor(), move |tx| {
        policies::keep_simulation::<PolicyRules>(tx, entity, id, &seen)
    })?;
    show(app, &seen.simulation, |seen| {
        let mut table = Table::new(&["applied alone", ">rightly", ">wrongly"]);
        if let Some(seen) = seen {
            for (label, rates) in [
                ("in force", seen.in_force),
                ("candidate", seen.candidate),
                ("added", seen.added),
                ("dropped", seen.dropped),
            ] {
                table.row([
                    label.to_owned(),
                    rates.right.to_string(),
                    rates.wrong.to_string(),
                ]);
            }
        }
        table.print()
    })
}

fn list(amounts: &[Money]) -> String {
    let texts: Vec<String> = amounts.iter().map(ToString::to_string).collect();
    texts.join(", ")
}

fn print_trial(trial: &Trial) -> Result<()> {
    let mut table = Table::new(&["orders", ">held", ">of 100", "amounts"]);
    let rows = [
        ("in force", &trial.in_force, Some(trial.hold_rate_in_force)),
        ("candidate", &trial.candidate, Some(trial.hold_rate)),
        ("added", &trial.added, None),
        ("dropped", &trial.dropped, None),
    ];
    for (label, held, rate) in rows {
        table.row([
            label.to_owned(),
            held.orders.to_string(),
            output::or_dash(rate),
            list(&held.amounts),
        ]);
    }
    table.print()?;
    let mut table = Table::new(&["depends on people", ">at least", ">at most"]);
    for effect in &trial.effects {
        table.row([
            effect.effect.to_string(),
            effect.low.to_string(),
            effect.high.to_string(),
        ]);
    }
    table.print()?;
    let mut table = Table::new(&["order", "change", ">amount", "customer", "outcome"]);
    for case in &trial.cases {
        table.row([
            case.number.clone(),
            if case.is_added { "added" } else { "dropped" }.to_owned(),
            case.amount.to_string(),
            case.customer_name.clone(),
            case.outcome.to_string(),
        ]);
    }
    table.print()
}

fn print_terms(trial: &TermsTrial) -> Result<()> {
    let mut table = Table::new(&[
        ">invoices",
        ">billed",
        ">due days",
        ">then",
        ">days to pay",
        ">at least",
        ">at most",
        ">discount",
        ">at most",
    ]);
    for sums in &trial.sums {
        table.row([
            sums.invoices.to_string(),
            sums.billed.to_string(),
            sums.due_days_before.to_string(),
            sums.due_days_after.to_string(),
            output::or_dash(sums.days_to_pay),
            output::or_dash(sums.days_to_pay_low),
            output::or_dash(sums.days_to_pay_high),
            sums.discount_low.to_string(),
            sums.discount_high.to_string(),
        ]);
    }
    table.print()
}

fn print_prices(trial: &PriceTrial) -> Result<()> {
    let mut table = Table::new(&[
        ">lines",
        ">changed",
        ">before",
        ">same volume",
        ">at least",
        ">at most",
    ]);
    for sums in &trial.sums {
        table.row([
            sums.lines.to_string(),
            sums.changed.to_string(),
            sums.before.to_string(),
            sums.same_volume.to_string(),
            sums.low.to_string(),
            sums.high.to_string(),
        ]);
    }
    table.print()
}
