//! Figures: the KPI dictionary over the books of one legal entity.
//!
//! A KPI is asked for a period and answered with its value, its parts and how many cases it
//! counts; [`cases`] lists those cases, so that every figure drills down to documents. Money
//! figures are given per currency and never mixed. The formulas are those of the pure crate
//! `insight`; this room finds the facts. Its reads join the tables of the rooms before it.

mod accounts;
mod anomalies;
mod application;
mod approvals;
mod baselines;
mod cases;
mod chance;
mod changes;
mod compare;
mod dso_change;
mod exposure;
mod facts;
mod find;
mod flow;
pub mod forecast;
mod health;
mod home;
mod kpi;
mod losses;
mod matched;
mod payers;
mod payments;
mod process;
mod projected;
mod quality;
mod receivables;
mod scope;
mod steps;
mod targets;
mod trial;
mod types;
mod upstream;
mod what_if;
mod withheld;

use store::Tx;

pub use ::insight::Ratio;
pub use accounts::{CustomerAccount, CustomerRow, list_customers};
pub use anomalies::{
    ANOMALY_JOB, Anomaly, AnomalyFilter, AnomalyRules, AnomalyRulesChange, AnomalyState, Dismissal,
    Explained, ExplainedBy, Found, Reinstatement, anomalies, anomaly_rules, change_anomaly_rules,
    dismiss_anomalies, keep as keep_anomalies, look, plan_anomalies_tx, queue_anomalies,
    reinstate_anomalies,
};
pub use application::{ApplicationAnalysis, ApplicationBy, ApplicationRow, application};
pub use baselines::{
    Baseline, BaselineComparison, BaselineSource, FigureChange, LonelyFigure, NewBaseline,
    baselines, compare_baseline, keep_baseline, own_baseline, withdraw_baseline,
};
pub use cases::cases;
pub use changes::{
    Bounded, ChangeEffect, ExperimentCustomer, ExperimentEffect, FigureEffect, MarkedChange,
    MarkedChangeChange, NewMarkedChange, SeriesEffect, change_effect, change_marked_change,
    experiment_customers, mark_change, marked_change, marked_changes,
};
pub use compare::{
    Bucket, Comparison, Distribution, SplitBy, SplitShare, TrendPoint, TrendStep, compare,
    distribution, split, trend,
};
pub use dso_change::{DsoDevelopment, DsoGroupChange, DsoReasons, explain_dso};
pub use find::{HITS_MAX, Hit, HitKind, Hits, find};
pub use flow::{
    Flow, FlowCase, FlowCases, FlowCause, FlowChoice, FlowDeviation, FlowFilter, FlowHandover,
    FlowHours, FlowMove, FlowOf, FlowPath, FlowPromises, FlowStep, flow, flow_cases,
};
pub use health::{
    HealthArea, HealthFigure, LatencyCount, LatencyHour, entity_health, keep_latencies_tx,
    latencies, latency_bucket, system_health,
};
pub use home::{Done, Home, Needs, Tally, home};
pub use kpi::{Kpi, KpiDefinition, KpiGroup, dictionary};
pub use payers::{PaidBetween, PaidItem, PaidMonth, PaymentBehaviour, payment_behaviour};
pub use projected::Projections;
pub use scope::Scope;
pub use targets::{
    Direction, Measure, NewTarget, Target, TargetChange, TargetPoint, TargetStanding, TargetView,
    change_target, set_target, target, targets,
};
pub use trial::{
    AskedTrial, NewTrial, TRIAL_JOB, TrialFilter, TrialRoom, TrialRun, TrialSeen, TrialState,
    ask_trial, begin_trial, call_off_trial, carry_out_trial, credit_trial, fail_trial,
    finish_trial, give_up_lost_trials, order_trial, trial_reached, trial_run, trial_runs,
};
pub use types::{Case, Figure, Part, Period};
pub use upstream::{SurenessBand, UpstreamAnalysis, UpstreamCustomer, UpstreamSource, upstream};
pub use what_if::{
    PriceCustomer, PriceProduct, PriceQuestion, PriceRevenue, PriceTrial, TermsCase, TermsCustomer,
    TermsQuestion, TermsSums, TermsTrial, price_trial, terms_trial,
};

use crate::Result;
use facts::Ledger;

/// The value of one KPI over a period: one figure a currency for money figures, else one.
///
/// # Errors
/// The period ends before it begins, the KPI is not of customers and the scope is only some, or the
/// store fails.
pub fn measure(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    period.check()?;
    measure_scope(tx, scope, kpi, period)
}

/// Every KPI over a period, those that are of the customers in question.
///
/// # Errors
/// As [`measure`].
pub fn measure_all(tx: &mut Tx, scope: &Scope, period: Period) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for kpi in Kpi::ALL {
        if scope.check(*kpi).is_ok() {
            figures.extend(measure(tx, scope, *kpi, period)?);
        }
    }
    Ok(figures)
}

fn measure_scope(tx: &mut Tx, scope: &Scope, kpi: Kpi, period: Period) -> Result<Vec<Figure>> {
    Ok(measure_each(tx, scope, kpi, &[period])?
        .pop()
        .unwrap_or_default())
}

/// The KPI in each of the periods; what they have in common is read once.
fn measure_each(
    tx: &mut Tx,
    scope: &Scope,
    kpi: Kpi,
    periods: &[Period],
) -> Result<Vec<Vec<Figure>>> {
    scope.check(kpi)?;
    let ledger = match periods.iter().map(|period| period.to).max() {
        Some(until) if kpi.is_of_ledger() => Some(Ledger::read(tx, scope, until)?),
        _ => None,
    };
    let mut figures = Vec::with_capacity(periods.len());
    for period in periods {
        figures.push(match (&ledger, kpi) {
            (Some(ledger), _) => receivables::measure(tx, scope, ledger, kpi, *period)?,
            (
                None,
                Kpi::DaysToPay | Kpi::DaysLate | Kpi::PaidOnTimeRate | Kpi::DiscountTakenRate,
            ) => payments::measure(tx, scope, kpi, *period)?,
            (
                None,
                Kpi::TouchlessOrderRate
                | Kpi::OrderAccuracy
                | Kpi::PerfectOrderRate
                | Kpi::InvoiceAccuracy,
            ) => quality::measure(tx, scope, kpi, *period)?,
            (None, Kpi::ReworkRate | Kpi::AutomationRate) => {
                steps::measure(tx, scope, kpi, *period)?
            }
            (None, Kpi::CreditLimitUtilisation | Kpi::CreditHoldRate | Kpi::CreditHoldTime) => {
                exposure::measure(tx, scope, kpi, *period)?
            }
            (None, Kpi::CreditDecisionAccuracy) => approvals::measure(tx, scope, *period)?,
            (None, Kpi::DisputeRate | Kpi::DisputeCycleTime) => {
                withheld::measure(tx, scope, kpi, *period)?
            }
            (
                None,
                Kpi::MatchRatePayer
                | Kpi::MatchRatePayment
                | Kpi::MatchRateLine
                | Kpi::WrongMatchRate
                | Kpi::ApplicationLatency,
            ) => matched::measure(tx, scope, kpi, *period)?,
            (None, _) => process::measure(tx, scope, kpi, *period)?,
        });
    }
    Ok(figures)
}
