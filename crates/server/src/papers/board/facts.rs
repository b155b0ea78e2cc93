//! What a board pack tells, read in one snapshot.

use std::sync::Arc;

use kernel::dates::{add_days, add_months, days_between, start_of_month};
use kernel::{Currency, EntityId};
use o2c::insight::{
    self, Figure, Flow, FlowFilter, FlowOf, Kpi, Period, Scope, TrendPoint, TrendStep,
};
use o2c::parties::{self, Entity};
use o2c::receivables::{self, AgedFilter, AgedSort, AgingRow};
use o2c::{PageRequest, Sort};
use store::Tx;

use super::ahead::{self, Ahead};

/// So many months lead up to the end of the period in a chart.
const MONTHS: i32 = 12;
/// So many customers with the most that is past due are named.
const CUSTOMERS: u32 = 10;

/// The figures of a pack.
pub(super) struct Facts {
    pub house: Arc<Entity>,
    pub period: Period,
    pub before: Period,
    /// Each figure that is in the base currency or in none, with that of the period before.
    pub figures: Vec<(Figure, Option<Figure>)>,
    /// The same in other currencies, where anything happened in them.
    pub others: Vec<(Figure, Option<Figure>)>,
    /// Month by month.
    pub trends: Vec<(Kpi, Vec<TrendPoint>)>,
    /// Who owes most that is past due at the end of the period.
    pub overdue: Vec<AgingRow>,
    /// How orders became cash.
    pub flow: Flow,
    /// What stands today; `None` when the period is long over.
    pub ahead: Option<Ahead>,
}

impl Facts {
    pub fn figure(&self, kpi: Kpi) -> Option<&Figure> {
        let mut figures = self.figures.iter();
        let found = figures.find(|(figure, _)| figure.kpi == kpi);
        found.map(|(figure, _)| figure)
    }

    pub fn trend(&self, kpi: Kpi) -> Option<&[TrendPoint]> {
        let mut trends = self.trends.iter();
        let found = trends.find(|(of, _)| *of == kpi);
        found.map(|(_, points)| points.as_slice())
    }
}

/// Is a figure in this currency, or in none?
pub(super) fn is_in(figure: &Figure, currency: Currency) -> bool {
    figure.currency.is_none_or(|of| of == currency)
}

pub(super) fn gather(
    tx: &mut Tx,
    scope: &Scope,
    entity: EntityId,
    period: Period,
) -> o2c::Result<Facts> {
    let house = parties::entity(tx, entity)?;
    let days = days_between(period.from, period.to) + 1;
    let before = Period {
        from: add_days(period.from, -days),
        to: add_days(period.from, -1),
    };
    let currency = house.base_currency;
    let mut earlier = insight::measure_all(tx, scope, before)?;
    let (mut figures, mut others) = (Vec::new(), Vec::new());
    for figure in insight::measure_all(tx, scope, period)? {
        let mut at = earlier.iter();
        let same = |of: &Figure| of.kpi == figure.kpi && of.currency == figure.currency;
        let before = at.position(same).map(|at| earlier.swap_remove(at));
        if is_in(&figure, currency) {
            figures.push((figure, before));
        } else if figure.cases > 0 {
            others.push((figure, before));
        }
    }
    let today = house.today(tx.now());
    Ok(Facts {
        others,
        ahead: ahead::gather(tx, scope, entity, period, today)?,
        trends: trends(tx, scope, period)?,
        overdue: overdue(tx, &house, period)?,
        flow: insight::flow(tx, scope, FlowOf::Order, period, &FlowFilter::default())?,
        house,
        period,
        before,
        figures,
    })
}

fn trends(tx: &mut Tx, scope: &Scope, period: Period) -> o2c::Result<Vec<(Kpi, Vec<TrendPoint>)>> {
    let year = Period {
        from: start_of_month(add_months(period.to, 1 - MONTHS)),
        to: period.to,
    };
    let shown = [
        Kpi::Dso,
        Kpi::DsoBestPossible,
        Kpi::PastDueRate,
        Kpi::PaidOnTimeRate,
        Kpi::OnTimeDelivery,
        Kpi::Otif,
    ];
    let mut trends = Vec::with_capacity(shown.len());
    for kpi in shown {
        let points = insight::trend(tx, scope, kpi, year, TrendStep::Month)?;
        trends.push((kpi, points));
    }
    Ok(trends)
}

fn overdue(tx: &mut Tx, house: &Entity, period: Period) -> o2c::Result<Vec<AgingRow>> {
    let today = house.today(tx.now());
    let filter = AgedFilter {
        // The books of today are kept ready; those of a past day are taken back from them.
        as_of: (period.to < today).then_some(period.to),
        sort: Some(Sort::falling(AgedSort::Overdue)),
    };
    let page = PageRequest::first(CUSTOMERS);
    let rows = receivables::aged_page(tx, house.id, &filter, &page)?.items;
    let owes = |row: &AgingRow| {
        row.currency == house.base_currency && row.overdue.iter().any(|money| !money.is_zero())
    };
    Ok(rows.into_iter().filter(owes).collect())
}
