//! Why `dso` changed between two periods.

use std::collections::{BTreeMap, HashMap};

use insight::{DsoGroup, DsoParts, Ratio, dso_change};
use kernel::{Currency, CustomerId};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::facts::{self, PerCurrency};
use super::{Kpi, Period, Scope, SplitBy};
use crate::error::{Code, Refusal, Result};

/// The most groups that are shown by themselves.
const GROUPS_MAX: usize = 30;

/// Parts of a change of `dso` in days, as decimal text; they sum to it exactly.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DsoReasons {
    /// Other groups bought.
    #[schema(value_type = String)]
    pub mix: Ratio,
    /// What is owed without being past due.
    #[schema(value_type = String)]
    pub terms: Ratio,
    /// What is past due.
    #[schema(value_type = String)]
    pub delinquency: Ratio,
    /// What customers withhold for a reason.
    #[schema(value_type = String)]
    pub disputes: Ratio,
    /// Their sum.
    #[schema(value_type = String)]
    pub sum: Ratio,
}

/// What a group adds to a change of `dso`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DsoGroupChange {
    /// The segment, country or customer's name; `null` for customers without a segment, and for all
    /// others together.
    pub name: Option<String>,
    /// The customer, where it is split by them.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// How many groups these are: more than one for all others together.
    pub groups: usize,
    /// What it adds.
    #[serde(flatten)]
    pub reasons: DsoReasons,
}

/// Why `dso` is another than in an earlier period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DsoDevelopment {
    /// The currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The later period.
    pub period: Period,
    /// Its `dso` in days.
    #[schema(value_type = String)]
    pub value: Ratio,
    /// The earlier one.
    pub other_period: Period,
    /// That one's.
    #[schema(value_type = String)]
    pub other_value: Ratio,
    /// The reasons: they sum to the difference exactly.
    pub reasons: DsoReasons,
    /// What each group adds, the greatest first; they sum to the reasons exactly.
    pub groups: Vec<DsoGroupChange>,
}

impl From<&DsoParts> for DsoReasons {
    fn from(parts: &DsoParts) -> Self {
        Self {
            mix: parts.mix,
            terms: parts.terms,
            delinquency: parts.delinquency,
            disputes: parts.disputes,
            sum: parts.sum(),
        }
    }
}

/// The group of a customer: what it is called, and the customer where it is alone.
type Group = (Option<String>, Option<CustomerId>);

/// Splits the change of `dso` into sales mix, terms, delinquency and disputes. Currencies without
/// sales in one of the periods are left out.
///
/// # Errors
/// Refuses periods that end before they begin, and channels: receivables belong to none.
pub fn explain_dso(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
    other_period: Period,
    by: SplitBy,
) -> Result<Vec<DsoDevelopment>> {
    period.check()?;
    other_period.check()?;
    scope.check(Kpi::Dso)?;
    if matches!(by, SplitBy::Channel | SplitBy::ProductGroup) {
        let problem = "receivables belong to customers, not to channels or products";
        let remedy = "split by segment, country or customer";
        return Err(Refusal::new(Code::InvalidValue, "by", problem, remedy).into());
    }
    let groups = groups(tx, scope, by)?;
    let earlier = owed(tx, scope, other_period, &groups)?;
    let later = owed(tx, scope, period, &groups)?;
    let mut all = Vec::new();
    for (currency, later) in later {
        let Some(earlier) = earlier.get(&currency) else {
            continue;
        };
        let names: std::collections::BTreeSet<&Group> =
            earlier.keys().chain(later.keys()).collect();
        let of = |groups: &BTreeMap<Group, DsoGroup>, name: &Group| {
            groups.get(name).copied().unwrap_or_default()
        };
        let pairs: Vec<(DsoGroup, DsoGroup)> = names
            .iter()
            .map(|name| (of(earlier, name), of(&later, name)))
            .collect();
        let Some(change) = dso_change(&pairs, (other_period.days(), period.days())) else {
            continue;
        };
        let parts = names.into_iter().cloned().zip(change.groups).collect();
        all.push(DsoDevelopment {
            currency,
            period,
            value: change.after,
            other_period,
            other_value: change.before,
            reasons: DsoReasons::from(&change.parts),
            groups: greatest(parts),
        });
    }
    Ok(all)
}

/// Those that add or take most by themselves, and all others together.
fn greatest(mut parts: Vec<(Group, DsoParts)>) -> Vec<DsoGroupChange> {
    parts.sort_by_key(|(name, parts)| {
        (
            std::cmp::Reverse(parts.sum().ten_thousandths().abs()),
            name.clone(),
        )
    });
    let others = parts.split_off(parts.len().min(GROUPS_MAX));
    let mut shown: Vec<DsoGroupChange> = parts
        .into_iter()
        .map(|((name, customer), parts)| DsoGroupChange {
            name,
            customer,
            groups: 1,
            reasons: DsoReasons::from(&parts),
        })
        .collect();
    if !others.is_empty() {
        let sum = |of: fn(&DsoParts) -> Ratio| {
            let values = others.iter().map(|(_, parts)| of(parts));
            values.fold(Ratio::whole(0), Ratio::plus)
        };
        let parts = DsoParts {
            mix: sum(|it| it.mix),
            terms: sum(|it| it.terms),
            delinquency: sum(|it| it.delinquency),
            disputes: sum(|it| it.disputes),
        };
        shown.push(DsoGroupChange {
            name: None,
            customer: None,
            groups: others.len(),
            reasons: DsoReasons::from(&parts),
        });
    }
    shown
}

/// The group of each customer in question.
fn groups(tx: &mut Tx, scope: &Scope, by: SplitBy) -> Result<HashMap<CustomerId, Group>> {
    let mut groups = HashMap::new();
    let sql = "SELECT c.id, c.name, c.segment, c.country FROM customers c \
         WHERE c.entity_id = $1{of c.id}";
    scope.query_each(tx, sql, &[scope.entity.into()], |row| {
        let id = row.get(0)?;
        let group = match by {
            SplitBy::Customer => (Some(row.get(1)?), Some(id)),
            SplitBy::Country => (Some(row.get(3)?), None),
            SplitBy::Segment | SplitBy::Channel | SplitBy::ProductGroup => (row.get(2)?, None),
        };
        groups.insert(id, group);
        Ok(())
    })?;
    Ok(groups)
}

/// What each group bought in a period and owes at its end.
fn owed(
    tx: &mut Tx,
    scope: &Scope,
    period: Period,
    groups: &HashMap<CustomerId, Group>,
) -> Result<PerCurrency<BTreeMap<Group, DsoGroup>>> {
    let mut all: PerCurrency<BTreeMap<Group, DsoGroup>> = BTreeMap::new();
    let group_of = |customer: CustomerId| groups.get(&customer).cloned().unwrap_or_default();
    for (currency, customers) in facts::by_customer(tx, scope, period)? {
        let all = all.entry(currency).or_default();
        for (customer, balances) in customers {
            let group = all.entry(group_of(customer)).or_default();
            group.sales += balances.credit_sales;
            group.not_due += balances.current_end;
            group.past_due += balances.ar_end - balances.current_end;
        }
    }
    // What is disputed is taken out of where it stands.
    for disputed in facts::disputed(tx, scope, period.to)? {
        let all = all.entry(disputed.currency).or_default();
        let group = all.entry(group_of(disputed.customer)).or_default();
        group.disputed += disputed.minor;
        match disputed.is_late {
            true => group.past_due -= disputed.minor,
            false => group.not_due -= disputed.minor,
        }
    }
    Ok(all)
}
