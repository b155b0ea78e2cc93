use std::str::FromStr;

use serde::Serialize;
use utoipa::ToSchema;

use crate::{Code, Error, Refusal};

/// A KPI of the dictionary that this version can measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kpi {
    /// AR(end) × D / credit sales(P).
    Dso,
    /// Whole months of credit sales taken off AR(end), newest first.
    DsoCountback,
    /// Current AR(end) × D / credit sales(P).
    DsoBestPossible,
    /// `dso` − `dso_best_possible`.
    Add,
    /// Collection effectiveness index.
    Cei,
    /// Credit sales(P) / mean of month-end AR.
    ArTurnover,
    /// Open items by days past due.
    Aging,
    /// Past-due AR / AR.
    PastDueRate,
    /// Mean of clearing date − issue date.
    DaysToPay,
    /// Mean of clearing date − due date.
    DaysLate,
    /// Invoices cleared by their due date / invoices cleared.
    PaidOnTimeRate,
    /// Write-offs for credit loss / credit sales(P).
    BadDebtRate,
    /// Discount granted / discount offered.
    DiscountTakenRate,
    /// Unapplied receipts and their mean age.
    UnappliedCash,
    /// Orders accepted per day.
    OrderThroughput,
    /// Acknowledged at − received at.
    OrderAcceptanceTime,
    /// Delivery lines delivered by the confirmed date / delivery lines.
    OnTimeDelivery,
    /// Order lines complete by the confirmed date / order lines due.
    Otif,
    /// Invoice issued − delivery completed.
    InvoiceLatency,
    /// Clearing date − order received.
    OrderToCashTime,
    /// Receipts applied without a person / receipts.
    StpRate,
}

impl Kpi {
    /// All of them, in the dictionary's order.
    pub const ALL: &[Self] = &[
        Self::Dso,
        Self::DsoCountback,
        Self::DsoBestPossible,
        Self::Add,
        Self::Cei,
        Self::ArTurnover,
        Self::Aging,
        Self::PastDueRate,
        Self::DaysToPay,
        Self::DaysLate,
        Self::PaidOnTimeRate,
        Self::BadDebtRate,
        Self::DiscountTakenRate,
        Self::UnappliedCash,
        Self::StpRate,
        Self::OrderThroughput,
        Self::OrderAcceptanceTime,
        Self::OnTimeDelivery,
        Self::Otif,
        Self::InvoiceLatency,
        Self::OrderToCashTime,
    ];

    /// Its id in the dictionary.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dso => "dso",
            Self::DsoCountback => "dso_countback",
            Self::DsoBestPossible => "dso_best_possible",
            Self::Add => "add",
            Self::Cei => "cei",
            Self::ArTurnover => "ar_turnover",
            Self::Aging => "aging",
            Self::PastDueRate => "past_due_rate",
            Self::DaysToPay => "days_to_pay",
            Self::DaysLate => "days_late",
            Self::PaidOnTimeRate => "paid_on_time_rate",
            Self::BadDebtRate => "bad_debt_rate",
            Self::DiscountTakenRate => "discount_taken_rate",
            Self::UnappliedCash => "unapplied_cash",
            Self::StpRate => "stp_rate",
            Self::OrderThroughput => "order_throughput",
            Self::OrderAcceptanceTime => "order_acceptance_time",
            Self::OnTimeDelivery => "on_time_delivery",
            Self::Otif => "otif",
            Self::InvoiceLatency => "invoice_latency",
            Self::OrderToCashTime => "order_to_cash_time",
        }
    }

    /// Whether its cases belong to customers.
    pub(super) const fn is_of_customers(self) -> bool {
        !matches!(self, Self::StpRate | Self::BadDebtRate)
    }

    /// Whether it is made of balances and movements of the receivables.
    pub(super) const fn is_of_ledger(self) -> bool {
        matches!(
            self,
            Self::Dso
                | Self::DsoCountback
                | Self::DsoBestPossible
                | Self::Add
                | Self::Cei
                | Self::ArTurnover
                | Self::Aging
                | Self::PastDueRate
                | Self::BadDebtRate
                | Self::UnappliedCash
        )
    }

    /// The unit of its value.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Dso
            | Self::DsoCountback
            | Self::DsoBestPossible
            | Self::Add
            | Self::DaysToPay
            | Self::DaysLate
            | Self::OrderToCashTime => "days",
            Self::Cei
            | Self::PastDueRate
            | Self::PaidOnTimeRate
            | Self::BadDebtRate
            | Self::DiscountTakenRate
            | Self::StpRate
            | Self::OnTimeDelivery
            | Self::Otif => "%",
            Self::ArTurnover => "times",
            Self::Aging | Self::UnappliedCash => "amount",
            Self::OrderThroughput => "per day",
            Self::OrderAcceptanceTime | Self::InvoiceLatency => "hours",
        }
    }
}

impl FromStr for Kpi {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .iter()
            .copied()
            .find(|kpi| kpi.id() == text)
            .ok_or_else(|| {
                let known: Vec<_> = Self::ALL.iter().map(|kpi| kpi.id()).collect();
                Refusal::new(
                    Code::UnknownReference,
                    "kpi",
                    format!("there is no KPI {text:?}"),
                    format!("use one of {}", known.join(", ")),
                )
                .into()
            })
    }
}
