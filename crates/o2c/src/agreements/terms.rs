//! Payment terms: when an invoice is due, in which parts, and what paying early is worth.
//!
//! # How a due date is made
//!
//! Every instalment carries an ordered list of [`DateStep`]s. They are applied to the invoice date
//! one after the other, exactly in the order in which they are written, so that nothing about the
//! order is left to convention. Systems differ there; each of their orders can be written:
//!
//! | meaning | steps |
//! |---|---|
//! | 30 days net | `add_days 30` |
//! | end of next month | `add_months 1`, `end_of_month` |
//! | end of month, 45 days, on a 17th | `end_of_month`, `add_days 45`, `next_day_of_month 17` |
//! | the first 15th that is at least 31 days away | `add_days 31`, `next_day_of_month 15` |
//! | in 2 months on the 15th, 30 days on | `add_months 2`, `day_of_month 15`, `add_days 30` |
//!
//! # How the total is shared
//!
//! Instalments are computed in their order. A share is rounded half away from zero to the minor
//! unit and is never more than what is left; the last instalment always takes the remainder, so
//! that the parts sum to the total to the cent. Fixed amounts take the sign of the total. Parts of
//! zero are left out; a total of zero gives one part of zero on the invoice date.

use kernel::dates::{add_days, add_months, end_of_month, start_of_month, with_day};
use kernel::{Date, Money, Percent, Rounding, TermId, UnitPrice};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Code, Outcome, Refusal, Result};

/// The most instalments one term may have.
pub const INSTALMENTS_MAX: usize = 60;
/// The most date steps one instalment may have.
pub const STEPS_MAX: usize = 8;
/// The most days one step may add: ten years.
pub const DAYS_MAX: u32 = 3660;
/// The most months one step may add: ten years.
pub const MONTHS_MAX: u32 = 120;

/// The rules of a payment term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermRules {
    /// The instalments in order; the last one takes the remainder.
    pub instalments: Vec<InstalmentRule>,
    /// What is granted for paying early.
    #[serde(default)]
    pub discount: Option<DiscountRule>,
}

/// One instalment: how much, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InstalmentRule {
    /// How much.
    pub share: Share,
    /// From the invoice date to the due date, step by step; no steps: due at once.
    #[serde(default)]
    pub due: Vec<DateStep>,
}

/// How much of an invoice an instalment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// This amount, in major units of whatever currency the invoice is in.
    #[schema(value_type = String)]
    Fixed(UnitPrice),
    /// This share of the invoice total.
    #[schema(value_type = String)]
    PercentOfTotal(Percent),
    /// This share of what the instalments before it left.
    #[schema(value_type = String)]
    PercentOfRemainder(Percent),
    /// All that is left. Only the last instalment, and always the last.
    Remainder,
}

/// One step from the invoice date towards the due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateStep {
    /// So many days later.
    AddDays(u32),
    /// The same day so many months later, or that month's last day where it has no such day.
    AddMonths(u32),
    /// The last day of the month reached.
    EndOfMonth,
    /// This day (1 to 31) of the month reached, be it before or after; its last day where the month
    /// is shorter.
    DayOfMonth(u32),
    /// The first such day (1 to 31) that is not before the day reached; the last day of a month
    /// that is shorter.
    NextDayOfMonth(u32),
}

/// What is granted for paying early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscountRule {
    /// Per cent of the amount.
    #[schema(value_type = String)]
    pub percent: Percent,
    /// Paid no later than so many days after the invoice date.
    pub days: u32,
}

/// A payment term.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Term {
    /// Its id.
    #[schema(value_type = String)]
    pub id: TermId,
    /// Unique code within the legal entity.
    pub code: String,
    /// Name.
    pub name: String,
    /// Its rules.
    pub rules: TermRules,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
}

/// A payment term to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTerm {
    /// Unique code.
    pub code: String,
    /// Name; left out: the code.
    #[serde(default)]
    pub name: Option<String>,
    /// Its rules.
    pub rules: TermRules,
}

/// What to change about a payment term; what is left out stays. Invoices that were issued under it
/// keep their due dates.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermChange {
    /// Name.
    pub name: Option<String>,
    /// All of its rules.
    pub rules: Option<TermRules>,
}

/// One part of an invoice that falls due.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct Instalment {
    /// Its place, from 1.
    pub no: u32,
    /// Last day to pay in time.
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    /// How much.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Last day to pay with the discount.
    #[schema(value_type = Option<String>, format = Date)]
    pub discount_on: Option<Date>,
    /// What may be kept by then.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub discount: Option<Money>,
}

impl DateStep {
    /// Takes the step.
    #[must_use]
    pub fn apply(self, date: Date) -> Date {
        match self {
            Self::AddDays(days) => add_days(date, i64::from(days)),
            Self::AddMonths(months) => add_months(date, i32::try_from(months).unwrap_or(i32::MAX)),
            Self::EndOfMonth => end_of_month(date),
            Self::DayOfMonth(day) => with_day(date, day),
            Self::NextDayOfMonth(day) => {
                let this_month = with_day(date, day);
                if this_month >= date {
                    this_month
                } else {
                    with_day(add_months(start_of_month(date), 1), day)
                }
            }
        }
    }

    fn check(self, field: &str) -> Outcome<()> {
        let (found, least, most) = match self {
            Self::AddDays(days) => (days, 0, DAYS_MAX),
            Self::AddMonths(months) => (months, 0, MONTHS_MAX),
            Self::EndOfMonth => return Ok(()),
            Self::DayOfMonth(day) | Self::NextDayOfMonth(day) => (day, 1, 31),
        };
        if (least..=most).contains(&found) {
            return Ok(());
        }
        let remedy = format!("give a number from {least} to {most}");
        Err(Refusal::new(
            Code::InvalidValue,
            field,
            format!("{field} is {found}"),
            remedy,
        ))
    }
}

impl TermRules {
    /// The whole amount so many days after the invoice date.
    #[must_use]
    pub fn net(days: u32) -> Self {
        let due = if days == 0 {
            Vec::new()
        } else {
            vec![DateStep::AddDays(days)]
        };
        Self {
            instalments: vec![InstalmentRule {
                share: Share::Remainder,
                due,
            }],
            discount: None,
        }
    }

    /// The same with a discount for paying early.
    #[must_use]
    pub fn with_discount(mut self, percent: Percent, days: u32) -> Self {
        self.discount = Some(DiscountRule { percent, days });
        self
    }

    /// Checks that the rules can be applied to any total.
    ///
    /// # Errors
    /// Refuses rules without instalments or whose last one is not the remainder, shares and steps
    /// out of range, and shares of the total that exceed it.
    pub fn check(&self) -> Outcome<()> {
        let refuse = |field: &str, detail: String, remedy: &str| {
            Err(Refusal::new(Code::InvalidValue, field, detail, remedy))
        };
        let count = self.instalments.len();
        if count == 0 || count > INSTALMENTS_MAX {
            let remedy = format!("give 1 to {INSTALMENTS_MAX} instalments");
            return refuse(
                "rules.instalments",
                format!("there are {count} instalments"),
                &remedy,
            );
        }
        let mut of_total = 0_i64;
        for (index, rule) in self.instalments.iter().enumerate() {
            let field = format!("rules.instalments[{index}]");
            rule.check(&field, index + 1 == count)?;
            if let Share::PercentOfTotal(percent) = rule.share {
                of_total = of_total.saturating_add(percent.micro());
            }
        }
        if of_total > WHOLE.micro() {
            let detail = format!(
                "shares of the total add up to {} %",
                Percent::from_micro(of_total)
            );
            return refuse("rules.instalments", detail, "keep their sum within 100 %");
        }
        let Some(discount) = self.discount else {
            return Ok(());
        };
        if !discount.percent.is_positive() || discount.percent >= WHOLE {
            let detail = format!("the discount is {} %", discount.percent);
            return refuse(
                "rules.discount.percent",
                detail,
                "give more than 0 and less than 100",
            );
        }
        DateStep::AddDays(discount.days).check("rules.discount.days")
    }
}

/// 100 %.
const WHOLE: Percent = Percent::from_micro(100_000_000);

impl InstalmentRule {
    fn check(&self, field: &str, last: bool) -> Outcome<()> {
        let refuse = |detail: String, remedy: &str| {
            Err(Refusal::new(
                Code::InvalidValue,
                format!("{field}.share"),
                detail,
                remedy,
            ))
        };
        match self.share {
            Share::Remainder if !last => {
                return refuse(
                    "an instalment before the last takes the remainder".to_owned(),
                    "nothing would be left for the others: give it a fixed amount or a share",
                );
            }
            Share::Remainder => {}
            _ if last => {
                return refuse(
                    "the last instalment does not take the remainder".to_owned(),
                    "make it `remainder`, so that the parts always sum to the total",
                );
            }
            Share::Fixed(amount) if !amount.is_positive() => {
                return refuse(format!("the amount is {amount}"), "give more than 0");
            }
            Share::PercentOfTotal(percent) | Share::PercentOfRemainder(percent)
                if !percent.is_positive() || percent > WHOLE =>
            {
                return refuse(
                    format!("the share is {percent} %"),
                    "give more than 0, at most 100",
                );
            }
            Share::Fixed(_) | Share::PercentOfTotal(_) | Share::PercentOfRemainder(_) => {}
        }
        if self.due.len() > STEPS_MAX {
            let detail = format!("{field}.due has {} steps", self.due.len());
            let remedy = format!("write it in at most {STEPS_MAX} steps");
            return Err(Refusal::new(
                Code::InvalidValue,
                format!("{field}.due"),
                detail,
                remedy,
            ));
        }
        for (index, step) in self.due.iter().enumerate() {
            step.check(&format!("{field}.due[{index}]"))?;
        }
        Ok(())
    }

    fn due_on(&self, base: Date) -> Date {
        self.due.iter().fold(base, |date, step| step.apply(date))
    }
}

/// Splits `total` into what falls due when, for an invoice dated `base`.
///
/// With a discount rule every part of a positive total carries what may be kept when it is paid by
/// the discount day: the amount to pay is rounded half away from zero and the discount is the rest,
/// so that paying in full by then means paying the rounded amount. Parts that fall due before the
/// discount day and credit notes carry none.
///
/// # Errors
/// Refuses rules that fail [`TermRules::check`] and fixed amounts with more decimals than the
/// currency has; fails when an amount is out of range.
pub fn schedule(rules: &TermRules, base: Date, total: Money) -> Result<Vec<Instalment>> {
    rules.check()?;
    let mut parts = Vec::with_capacity(rules.instalments.len());
    let mut rest = total;
    for rule in &rules.instalments {
        let amount = within(share_of(rule.share, total, rest)?, rest);
        rest = rest.checked_sub(amount)?;
        if !amount.is_zero() {
            parts.push((rule.due_on(base), amount));
        }
    }
    if parts.is_empty() {
        parts.push((base, total));
    }
    let mut no = 0;
    parts
        .into_iter()
        .map(|(due_on, amount)| {
            no += 1;
            let discount = discount_of(rules.discount, base, due_on, amount)?;
            let (discount_on, discount) = discount.unzip();
            Ok(Instalment {
                no,
                due_on,
                amount,
                discount_on,
                discount,
            })
        })
        .collect()
}

/// The share before it is held within what is left.
fn share_of(share: Share, total: Money, rest: Money) -> Result<Money> {
    Ok(match share {
        Share::Fixed(amount) => {
            let currency = total.currency();
            let fixed = Money::parse(&amount.to_string(), currency).map_err(|_| {
                Refusal::new(
                    Code::InvalidValue,
                    "payment_term",
                    format!("its fixed amount {amount} is no amount of {currency}"),
                    format!("use a payment term made for {currency}"),
                )
            })?;
            if total.is_negative() {
                fixed.neg()
            } else {
                fixed
            }
        }
        Share::PercentOfTotal(percent) => total.percent(percent, Rounding::HalfUp)?,
        Share::PercentOfRemainder(percent) => rest.percent(percent, Rounding::HalfUp)?,
        Share::Remainder => rest,
    })
}

/// `amount`, but not beyond `rest`; both have the sign of the total.
fn within(amount: Money, rest: Money) -> Money {
    if amount.minor().abs() > rest.minor().abs() {
        rest
    } else {
        amount
    }
}

/// Until when and how much may be kept of one part.
fn discount_of(
    rule: Option<DiscountRule>,
    base: Date,
    due_on: Date,
    amount: Money,
) -> Result<Option<(Date, Money)>> {
    let Some(rule) = rule.filter(|_| amount.is_positive()) else {
        return Ok(None);
    };
    let until = DateStep::AddDays(rule.days).apply(base);
    if until > due_on {
        return Ok(None);
    }
    let to_pay = amount.percent(WHOLE.checked_sub(rule.percent)?, Rounding::HalfUp)?;
    let discount = amount.checked_sub(to_pay)?;
    Ok(discount.is_positive().then_some((until, discount)))
}

#[cfg(test)]
#[path = "terms_tests.rs"]
mod tests;
