use std::str::FromStr;

use serde::Serialize;
use utoipa::ToSchema;

use crate::words::words;
use crate::{Code, Error, Refusal};

words! {
    /// What a KPI tells about.
    KpiGroup as "a group of KPIs" {
        /// What is owed, how old it is, and when it is paid.
        Receivables = "receivables",
        /// How money that comes in is applied.
        CashApplication = "cash_application",
        /// Orders, deliveries and invoices.
        Orders = "orders",
        /// Credit, losses and what is disputed.
        Credit = "credit",
    }
}

/// Of which cases a KPI can be asked.
#[derive(Debug, Clone, Copy)]
struct Of {
    /// Of some customers.
    customers: bool,
    /// Of orders of one channel.
    channel: bool,
    /// Made of balances and movements of the receivables.
    ledger: bool,
    /// Of lines of products of a group.
    product_group: bool,
}

/// The receivables, of some customers too, and as known on a day.
const LEDGER: Of = Of {
    customers: true,
    channel: false,
    ledger: true,
    product_group: false,
};
/// The receivables as a whole.
const WHOLE_LEDGER: Of = Of {
    customers: false,
    ..LEDGER
};
/// What customers did.
const CUSTOMERS: Of = Of {
    ledger: false,
    ..LEDGER
};
/// Orders and what follows from them.
const ORDERS: Of = Of {
    channel: true,
    ..CUSTOMERS
};
/// Lines of orders and of deliveries, each of one product.
const LINES: Of = Of {
    product_group: true,
    ..ORDERS
};
/// What the bank booked, whoever paid it.
const BANK: Of = Of {
    customers: false,
    ..CUSTOMERS
};

/// What the dictionary says of a KPI.
struct Entry {
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    group: KpiGroup,
    of: Of,
    version: u16,
    formula: &'static str,
    inputs: &'static str,
}

/// A KPI as the dictionary declares it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KpiDefinition {
    /// Its id.
    pub id: Kpi,
    /// What it is called.
    pub name: &'static str,
    /// What it tells about.
    pub group: KpiGroup,
    /// How it is worked out.
    pub formula: &'static str,
    /// The facts that it is worked out of.
    pub inputs: &'static str,
    /// The unit of its value.
    pub unit: &'static str,
    /// Counts up when the formula changes; figures of different versions are not compared.
    pub version: u16,
    /// Can it be asked of a segment, a country or a customer?
    pub of_customers: bool,
    /// Can it be asked of a channel of orders?
    pub of_channels: bool,
    /// Can it be asked of a group of products?
    pub of_product_groups: bool,
    /// Can it be asked as it was known on a past day?
    pub known_on: bool,
}

/// Declares the KPIs: id, name, unit, group, of what, version, formula, inputs.
macro_rules! dictionary {
    ($($variant:ident $id:literal $name:literal $unit:literal $group:ident $of:ident $version:literal
        $formula:literal $inputs:literal;)+) => {
        /// A KPI of the dictionary that this version can measure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Kpi {
            $(#[doc = $formula] $variant,)+
        }

        impl Kpi {
            /// All of them, in the dictionary's order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            const fn entry(self) -> Entry {
                match self {
                    $(Self::$variant => Entry {
                        id: $id,
                        name: $name,
                        unit: $unit,
                        group: KpiGroup::$group,
                        of: $of,
                        version: $version,
                        formula: $formula,
                        inputs: $inputs,
                    },)+
                }
            }
        }
    };
}

dictionary! {
    Dso "dso" "Days sales outstanding" "days" Receivables LEDGER 1
        "AR(end) × days / credit sales"
        "open items, invoices, credit notes";
    DsoCountback "dso_countback" "DSO, count-back" "days" Receivables LEDGER 1
        "whole months of credit sales taken off AR(end), newest first, adding their days; then the share of the next month"
        "open items, invoices, credit notes";
    DsoBestPossible "dso_best_possible" "Best possible DSO" "days" Receivables LEDGER 1
        "AR(end) not past due × days / credit sales"
        "open items, invoices, credit notes";
    Add "add" "Average days delinquent" "days" Receivables LEDGER 1
        "dso − dso_best_possible"
        "open items, invoices, credit notes";
    DsoBridge "dso_bridge" "DSO bridge" "days" Receivables LEDGER 1
        "terms + extended + delinquent = dso; terms = agreed days of the invoices in AR(end), weighted by value; delinquent = add; extended = dso_best_possible − terms"
        "open items with issue and due date, invoices, credit notes";
    Cei "cei" "Collection effectiveness" "%" Receivables LEDGER 1
        "(AR(start) + credit sales / months − AR(end)) / (AR(start) + credit sales / months − AR(end) not past due)"
        "open items, invoices, credit notes";
    ArTurnover "ar_turnover" "Receivables turnover" "times" Receivables LEDGER 1
        "credit sales / mean of month-end AR"
        "open items, invoices, credit notes";
    Aging "aging" "Receivables by age" "amount" Receivables LEDGER 1
        "open items at the end by days past due: current, 1–30, 31–60, 61–90, 91–120, > 120"
        "open items";
    PastDueRate "past_due_rate" "Past due rate" "%" Receivables LEDGER 1
        "past-due AR(end) / AR(end)"
        "open items";
    DelinquencyRate "delinquency_rate" "Delinquent customers" "%" Receivables LEDGER 1
        "customers with past-due claims / customers with open items at the end"
        "open items";
    DaysToPay "days_to_pay" "Days to pay" "days" Receivables CUSTOMERS 1
        "mean of clearing date − issue date of invoices cleared, weighted by value"
        "invoices, allocations";
    DaysLate "days_late" "Days late" "days" Receivables CUSTOMERS 1
        "mean of clearing date − due date of invoices cleared, weighted by value; early payments count negative"
        "invoices, allocations";
    PaidOnTimeRate "paid_on_time_rate" "Paid on time" "%" Receivables CUSTOMERS 1
        "invoices cleared on or before their due dates / invoices cleared"
        "invoices, allocations";
    DiscountTakenRate "discount_taken_rate" "Discount taken" "%" Receivables CUSTOMERS 1
        "early-payment discount granted / discount offered on invoices cleared"
        "invoices, discounts";
    UnappliedCash "unapplied_cash" "Unapplied cash" "amount" CashApplication LEDGER 1
        "receipts on account at the end, and their mean age"
        "open items of receipts";
    StpRate "stp_rate" "Straight-through rate" "%" CashApplication BANK 1
        "payments applied in full without a person / payments booked"
        "bank entries, receipts";
    MatchRatePayer "match_rate_payer" "Payers recognised" "%" CashApplication BANK 1
        "payments whose payer matching told rightly / payments booked"
        "bank entries, receipts, decisions of matching";
    MatchRatePayment "match_rate_payment" "Payments matched" "%" CashApplication BANK 1
        "payments applied in full by matching, or as it proposed / payments booked"
        "bank entries, receipts, decisions of matching";
    MatchRateLine "match_rate_line" "Lines matched" "%" CashApplication BANK 1
        "pairs of payment and document applied by matching, or as it proposed / pairs applied"
        "receipts, allocations, decisions of matching";
    WrongMatchRate "wrong_match_rate" "Wrong matches" "%" CashApplication BANK 1
        "automatic applications that a person took back / automatic applications"
        "receipts, decisions of matching";
    ApplicationLatency "application_latency" "Time to apply" "hours" CashApplication BANK 1
        "median of applied at − statement imported at, of payments applied in full"
        "bank statements, receipts";
    OrderThroughput "order_throughput" "Order throughput" "per day" Orders ORDERS 1
        "orders acknowledged / days"
        "orders";
    OrderAcceptanceTime "order_acceptance_time" "Order acceptance time" "hours" Orders ORDERS 1
        "median of acknowledged at − received at"
        "orders";
    TouchlessOrderRate "touchless_order_rate" "Touchless orders" "%" Orders ORDERS 1
        "orders acknowledged that no person changed, and of which no person lifted or restored a hold, since they came in / orders acknowledged"
        "orders, event log";
    OrderAccuracy "order_accuracy" "Order accuracy" "%" Orders ORDERS 1
        "orders without a change or cancellation after they were acknowledged / orders acknowledged"
        "orders, event log";
    OnTimeDelivery "on_time_delivery" "On-time delivery" "%" Orders LINES 1
        "delivery lines delivered on or before the confirmed date / delivery lines"
        "deliveries, orders";
    Otif "otif" "On time, in full" "%" Orders LINES 1
        "order lines complete on or before the confirmed date / order lines due"
        "orders, deliveries";
    PerfectOrderRate "perfect_order_rate" "Perfect orders" "%" Orders ORDERS 1
        "on time × in full × undamaged × right documents, each a rate of its own: delivery lines in time; order lines due and whole by the end; delivery lines that did not come back; invoice_accuracy"
        "orders, deliveries, returns, invoices, credit notes, deductions";
    InvoiceLatency "invoice_latency" "Invoice latency" "hours" Orders ORDERS 1
        "median of invoice issued − delivery completed"
        "deliveries, invoices";
    InvoiceAccuracy "invoice_accuracy" "Invoice accuracy" "%" Orders ORDERS 1
        "invoices issued that no credit note corrects, but for returned goods, and of which nothing was withheld for price, quality, freight or tax / invoices issued"
        "invoices, credit notes, deductions";
    OrderToCashTime "order_to_cash_time" "Order to cash time" "days" Orders ORDERS 1
        "mean of clearing date − order received, of orders cleared"
        "orders, deliveries, invoices, allocations";
    ReworkRate "rework_rate" "Rework rate" "%" Orders ORDERS 1
        "orders received of which a step was repeated or taken back / orders received"
        "event log of orders, their deliveries and invoices";
    AutomationRate "automation_rate" "Automation rate" "%" Orders ORDERS 1
        "steps of the orders received that no person did / steps"
        "event log of orders, their deliveries and invoices";
    CreditLimitUtilisation "credit_limit_utilisation" "Credit limit used" "%" Credit CUSTOMERS 1
        "exposure / limit, of customers with a limit, today; periods that end earlier have no value"
        "credit positions";
    CreditHoldRate "credit_hold_rate" "Orders held for credit" "%" Credit ORDERS 1
        "orders received that were held for credit / orders received"
        "orders, holds";
    CreditHoldTime "credit_hold_time" "Time held for credit" "hours" Credit ORDERS 1
        "median of released at − held at, of credit holds released"
        "holds";
    CreditDecisionAccuracy "credit_decision_accuracy" "Credit decisions that held" "%" Credit CUSTOMERS 1
        "customers given a first or a higher limit 12 months before the period's days that have had no credit loss and no item more than 90 days past due since / such customers"
        "event log of limits, open items, allocations, journal";
    BadDebtRate "bad_debt_rate" "Bad debt rate" "%" Credit WHOLE_LEDGER 1
        "write-offs for credit loss / credit sales"
        "journal, invoices, credit notes";
    Ecl "ecl" "Expected credit loss" "amount" Credit LEDGER 1
        "Σ buckets of age: claims × loss rate × forward factor (IFRS 9 simplified); loss rate = of what was settled in two years after it had come as far as the bucket, what was written off for credit loss"
        "open items, allocations, journal";
    DisputeRate "dispute_rate" "Disputed share" "%" Credit CUSTOMERS 1
        "withheld by payers for a reason / invoiced"
        "deductions, invoices";
    DisputeCycleTime "dispute_cycle_time" "Time to resolve disputes" "days" Credit CUSTOMERS 1
        "median of settled on − withheld on, of deductions whose item was settled"
        "deductions, open items";
}

impl Kpi {
    /// Its id in the dictionary.
    pub const fn id(self) -> &'static str {
        self.entry().id
    }

    /// What the dictionary says of it.
    pub const fn definition(self) -> KpiDefinition {
        let Entry {
            name,
            unit,
            group,
            of,
            version,
            formula,
            inputs,
            ..
        } = self.entry();
        KpiDefinition {
            id: self,
            name,
            group,
            formula,
            inputs,
            unit,
            version,
            of_customers: of.customers,
            of_channels: of.channel,
            of_product_groups: of.product_group,
            known_on: of.ledger,
        }
    }

    /// Whether its cases belong to customers.
    pub const fn is_of_customers(self) -> bool {
        self.entry().of.customers
    }

    /// Whether its cases belong to orders, which came by a channel.
    pub const fn is_of_channels(self) -> bool {
        self.entry().of.channel
    }

    /// Whether its cases are lines, each of a product.
    pub const fn is_of_product_groups(self) -> bool {
        self.entry().of.product_group
    }

    /// Whether it is made of balances and movements of the receivables.
    pub const fn is_of_ledger(self) -> bool {
        self.entry().of.ledger
    }

    /// The unit of its value.
    pub const fn unit(self) -> &'static str {
        self.entry().unit
    }
}

/// The dictionary: what each KPI is called, how it is worked out, and of what.
pub fn dictionary() -> Vec<KpiDefinition> {
    Kpi::ALL.iter().map(|kpi| kpi.definition()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_that_are_published_and_no_two_are_the_same() {
        for kpi in Kpi::ALL {
            let published = serde_json::to_value(kpi).expect("json");
            assert_eq!(published, kpi.id());
            assert!(kpi.id().parse::<Kpi>().is_ok_and(|found| found == *kpi));
        }
        let all: std::collections::BTreeSet<_> = Kpi::ALL.iter().map(|kpi| kpi.id()).collect();
        assert_eq!(all.len(), Kpi::ALL.len());
    }
}
