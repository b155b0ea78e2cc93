use insight::{Ratio, Spread};
use kernel::dates::add_days;
use kernel::{Currency, CustomerId, Date, Money};
use serde::Serialize;
use utoipa::ToSchema;

use crate::insight::Kpi;
use crate::{Code, Refusal, Result};

/// The days a KPI is measured over, both ends counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day; balances are those at its end.
    pub to: Date,
}

impl Period {
    /// Refuses a period that ends before it begins.
    pub(crate) fn check(self) -> Result<()> {
        if self.to < self.from {
            return Err(Refusal::new(
                Code::InvalidValue,
                "to",
                format!(
                    "the period ends on {} before it begins on {}",
                    self.to, self.from
                ),
                "swap the dates",
            )
            .into());
        }
        Ok(())
    }

    /// The same number of days before it.
    #[must_use]
    pub fn before(self) -> Self {
        Self {
            from: add_days(self.from, -self.days()),
            to: add_days(self.from, -1),
        }
    }

    /// Days in it.
    pub fn days(self) -> i64 {
        insight::days_between_inclusive(self.from, self.to)
    }
}

/// A measured KPI.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Figure {
    /// Which KPI.
    pub kpi: Kpi,
    /// The currency of a money figure.
    #[schema(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// The value in the KPI's unit, as decimal text; `null` when there is nothing to divide by.
    #[schema(value_type = Option<String>)]
    pub value: Option<Ratio>,
    /// The unit of the value.
    pub unit: &'static str,
    /// The value of an amount in the currency's decimals; `null` for other units.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub money: Option<Money>,
    /// What the value is made of.
    pub parts: Vec<Part>,
    /// How many documents it counts.
    pub cases: u64,
    /// Part and whole, where the value is a share of the cases.
    #[serde(skip)]
    pub(crate) share: Option<(u64, u64)>,
}

/// One named ingredient of a figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FigurePart)]
pub struct Part {
    /// What it is.
    pub name: String,
    /// Its value as decimal text.
    #[schema(value_type = Option<String>)]
    pub value: Option<Ratio>,
    /// Its unit.
    pub unit: &'static str,
    /// An amount in the currency's decimals; `null` for other units.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub money: Option<Money>,
}

/// One document that a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Case {
    /// What kind of document: `invoice`, `order`, `open_item`, …
    pub object_type: &'static str,
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Whose it is; `null` where no customer is known.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// That customer's number.
    pub customer_number: Option<String>,
    /// That customer's name; of a bank entry, who paid.
    pub customer_name: Option<String>,
    /// What it comes to.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub amount: Option<Money>,
    /// The day of it.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
}

impl Figure {
    pub(crate) fn new(kpi: Kpi, currency: Option<Currency>, value: Option<Ratio>) -> Self {
        Self {
            kpi,
            currency,
            value,
            unit: kpi.unit(),
            money: match kpi.unit() {
                "amount" => value
                    .zip(currency)
                    .and_then(|(value, of)| in_decimals(value, of)),
                _ => None,
            },
            parts: Vec::new(),
            cases: 0,
            share: None,
        }
    }

    /// A part of the cases in per cent.
    pub(crate) fn of_share(kpi: Kpi, currency: Option<Currency>, share: (u64, u64)) -> Self {
        let value = insight::share(share.0.into(), share.1.into());
        Self::new(kpi, currency, value).cases(share.1).shared(share)
    }

    /// The value is this share of the cases.
    #[must_use]
    pub(crate) const fn shared(mut self, share: (u64, u64)) -> Self {
        self.share = Some(share);
        self
    }

    /// Counts `cases` documents.
    #[must_use]
    pub(crate) fn cases(mut self, cases: u64) -> Self {
        self.cases = cases;
        self
    }

    /// Adds a part.
    #[must_use]
    pub(crate) fn part(mut self, name: &str, value: Option<Ratio>, unit: &'static str) -> Self {
        let currency = self.currency.filter(|_| unit == "amount");
        self.parts.push(Part {
            name: name.to_owned(),
            value,
            unit,
            money: value
                .zip(currency)
                .and_then(|(value, of)| in_decimals(value, of)),
        });
        self
    }

    /// Adds a part that is an amount of minor units of the figure's currency.
    #[must_use]
    pub(crate) fn amount(self, name: &str, minor: i128) -> Self {
        let value = self.currency.and_then(|currency| in_major(minor, currency));
        self.part(name, value, "amount")
    }

    /// Adds mean, median and p90.
    #[must_use]
    pub(crate) fn spread(self, spread: Spread) -> Self {
        let unit = self.unit;
        self.cases(spread.cases)
            .part("mean", spread.mean, unit)
            .part("median", spread.median, unit)
            .part("p90", spread.p90, unit)
    }
}

/// A value in whole currency units as an amount, rounded half away from zero.
fn in_decimals(value: Ratio, currency: Currency) -> Option<Money> {
    let scaled = value.times(10_i128.pow(currency.scale()));
    let ten_thousandths = scaled.ten_thousandths();
    let towards = if ten_thousandths < 0 { -5_000 } else { 5_000 };
    let minor = i64::try_from((ten_thousandths + towards) / 10_000).ok()?;
    Money::try_new(minor, currency).ok()
}

/// An amount in whole currency units, exactly.
pub(crate) fn in_major(minor: i128, currency: Currency) -> Option<Ratio> {
    Ratio::of(minor, 10_i128.pow(currency.scale()))
}
