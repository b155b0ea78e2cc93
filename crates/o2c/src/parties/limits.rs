use std::collections::BTreeMap;

use kernel::Currency;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Code, Outcome, Refusal};

/// What may be written off one item in currencies other than the legal entity's own, in minor units
/// by currency. Amounts of different currencies are never compared, so each has a limit of its own;
/// a currency that is not named allows none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(value_type = BTreeMap<String, i64>, example = json!({ "USD": 1000 }))]
pub struct ForeignLimits(BTreeMap<Currency, i64>);

impl ForeignLimits {
    /// The limit in this currency.
    #[must_use]
    pub fn minor(&self, currency: Currency) -> i64 {
        self.0.get(&currency).copied().unwrap_or(0)
    }

    /// The limits, if none is negative or in the legal entity's own currency.
    pub(super) fn checked(self, own: Currency) -> Outcome<Self> {
        let refuse = |detail: String, remedy: String| {
            let field = "foreign_write_off_limits_minor";
            Err(Refusal::new(Code::InvalidValue, field, detail, remedy))
        };
        for (currency, minor) in &self.0 {
            if *currency == own {
                return refuse(
                    format!("{currency} is the currency of the legal entity"),
                    format!("give the limit in {currency} as write_off_limit_minor"),
                );
            }
            if *minor < 0 {
                return refuse(
                    format!("the limit in {currency} is {minor}"),
                    format!("give 0 or more, or leave {currency} out to allow none"),
                );
            }
        }
        Ok(self)
    }
}

impl FromIterator<(Currency, i64)> for ForeignLimits {
    fn from_iter<I: IntoIterator<Item = (Currency, i64)>>(limits: I) -> Self {
        Self(limits.into_iter().collect())
    }
}

impl From<&ForeignLimits> for store::Value {
    fn from(limits: &ForeignLimits) -> Self {
        let by_code = limits.0.iter().map(|(currency, minor)| {
            let minor: serde_json::Value = (*minor).into();
            (currency.code().to_owned(), minor)
        });
        serde_json::Value::Object(by_code.collect()).into()
    }
}

impl store::FromValue for ForeignLimits {
    const WANTED: &'static str = "limits by currency";

    fn from_cell(cell: store::Cell<'_>) -> Option<Self> {
        serde_json::from_value(store::FromValue::from_cell(cell)?).ok()
    }
}
