//! Key figures and the documents behind them.

use axum::Json;
use axum::extract::State;
use kernel::{Currency, CustomerId, Date, EntityId};
use std::str::FromStr;

use o2c::insight::{
    self, ApplicationAnalysis, ApplicationBy, Case, Comparison, Distribution, DsoDevelopment,
    Figure, Kpi, KpiDefinition, PaidBetween, PaymentBehaviour, Period, Projections, Scope, SplitBy,
    SplitShare, TrendPoint, TrendStep, UpstreamAnalysis,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, Filter, PageParameters, Paging, show};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(kpi_dictionary))
        .routes(routes!(list_kpis))
        .routes(routes!(get_kpi))
        .routes(routes!(list_kpi_cases))
        .routes(routes!(get_kpi_trend))
        .routes(routes!(compare_kpi))
        .routes(routes!(split_kpi))
        .routes(routes!(explain_dso))
        .routes(routes!(get_kpi_distribution))
        .routes(routes!(get_payment_behaviour))
        .routes(routes!(get_cash_application))
        .routes(routes!(get_upstream))
        .merge(super::process::routes())
        .merge(super::board_pack::routes())
        .merge(super::forecast::routes())
}

/// The period of a figure.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Over {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// The figure in this currency only.
    #[param(value_type = Option<String>)]
    currency: Option<Currency>,
    /// Of customers in this segment only.
    segment: Option<String>,
    /// Of customers in this country only.
    country: Option<String>,
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    customer: Option<CustomerId>,
    /// Of orders that came by this channel only; for KPIs of orders.
    channel: Option<String>,
    /// Of lines of products of this group only; for KPIs of lines.
    product_group: Option<String>,
    /// Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
    /// for KPIs of the ledger.
    known_on: Option<Date>,
}

/// The scope that such parameters tell.
macro_rules! scope {
    ($asked:expr, $entity:expr, $kept:expr) => {
        Scope::of_group(
            $entity,
            $asked.segment.as_deref(),
            $asked.country.as_deref(),
        )
        .of_customer($asked.customer)
        .by_channel($asked.channel.as_deref())
        .of_products($asked.product_group.as_deref())
        .known_on($asked.known_on)
        .kept_in($kept)
    };
}

impl Over {
    fn scope(&self, entity: EntityId, kept: &Projections) -> Scope {
        scope!(self, entity, kept)
    }

    const fn period(&self) -> Period {
        Period {
            from: self.from,
            to: self.to,
        }
    }
}

/// Measure all KPIs
///
/// With a segment or country those that are of customers.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Over),
    responses((status = 200, body = Vec<Figure>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_kpis(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<Over>,
) -> Result<Json<Vec<Figure>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let mut figures = insight::measure_all(tx, &filter.scope(entity, &kept), filter.period())?;
        keep(&mut figures, filter.currency);
        Ok(figures)
    })
    .await
}

/// Measure a KPI
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis/{kpi}", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("kpi" = String, Path), Over),
    responses((status = 200, body = Vec<Figure>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_kpi(
    State(state): State<AppState>,
    At((entity, kpi)): At<(EntityId, String)>,
    Filter(filter): Filter<Over>,
) -> Result<Json<Vec<Figure>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let kpi = Kpi::from_str(&kpi)?;
        let mut figures = insight::measure(tx, &filter.scope(entity, &kept), kpi, filter.period())?;
        keep(&mut figures, filter.currency);
        Ok(figures)
    })
    .await
}

/// List the documents that a KPI counts
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis/{kpi}/cases", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("kpi" = String, Path), Over, PageParameters),
    responses((status = 200, body = o2c::Page<Case>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list_kpi_cases(
    State(state): State<AppState>,
    At((entity, kpi)): At<(EntityId, String)>,
    Filter(filter): Filter<Over>,
    Paging(page): Paging,
) -> Result<Json<o2c::Page<Case>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        insight::cases(
            tx,
            &filter.scope(entity, &kept),
            Kpi::from_str(&kpi)?,
            filter.period(),
            filter.currency,
            &page,
        )
    })
    .await
}

/// The period of a trend and how finely it is cut.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Along {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// How long each point is. Default: a month.
    by: Option<TrendStep>,
    /// Figures in this currency only.
    #[param(value_type = Option<String>)]
    currency: Option<Currency>,
    /// Of customers in this segment only.
    segment: Option<String>,
    /// Of customers in this country only.
    country: Option<String>,
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    customer: Option<CustomerId>,
    /// Of orders that came by this channel only; for KPIs of orders.
    channel: Option<String>,
    /// Of lines of products of this group only; for KPIs of lines.
    product_group: Option<String>,
    /// Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
    /// for KPIs of the ledger.
    known_on: Option<Date>,
}

/// The period of a figure and another one.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Against {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// First day of the other period. Default: as many days before `from`.
    other_from: Option<Date>,
    /// Last day of the other period. Default: the day before `from`.
    other_to: Option<Date>,
    /// Figures in this currency only.
    #[param(value_type = Option<String>)]
    currency: Option<Currency>,
    /// Of customers in this segment only.
    segment: Option<String>,
    /// Of customers in this country only.
    country: Option<String>,
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    customer: Option<CustomerId>,
    /// Of orders that came by this channel only; for KPIs of orders.
    channel: Option<String>,
    /// Of lines of products of this group only; for KPIs of lines.
    product_group: Option<String>,
    /// Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
    /// for KPIs of the ledger.
    known_on: Option<Date>,
}

/// The period of a figure and by what it is split.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Split {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// By what.
    by: SplitBy,
    /// Figures in this currency only.
    #[param(value_type = Option<String>)]
    currency: Option<Currency>,
    /// Of customers in this segment only.
    segment: Option<String>,
    /// Of customers in this country only.
    country: Option<String>,
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    customer: Option<CustomerId>,
    /// Of orders that came by this channel only; for KPIs of orders.
    channel: Option<String>,
    /// Of lines of products of this group only; for KPIs of lines.
    product_group: Option<String>,
    /// Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
    /// for KPIs of the ledger.
    known_on: Option<Date>,
}

/// Leaves figures in the wanted currency, and those that are in none.
fn keep(figures: &mut Vec<Figure>, currency: Option<Currency>) {
    figures.retain(|figure| {
        currency.is_none_or(|wanted| figure.currency.is_none_or(|own| own == wanted))
    });
}

/// Read the trend of a KPI
///
/// The figure of every month or week of a period; 60 points at most.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis/{kpi}/trend", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("kpi" = String, Path), Along),
    responses((status = 200, body = Vec<TrendPoint>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_kpi_trend(
    State(state): State<AppState>,
    At((entity, kpi)): At<(EntityId, String)>,
    Filter(along): Filter<Along>,
) -> Result<Json<Vec<TrendPoint>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let period = Period {
            from: along.from,
            to: along.to,
        };
        let step = along.by.unwrap_or(TrendStep::Month);
        let scope = scope!(along, entity, &kept);
        let mut points = insight::trend(tx, &scope, Kpi::from_str(&kpi)?, period, step)?;
        for point in &mut points {
            keep(&mut point.figures, along.currency);
        }
        Ok(points)
    })
    .await
}

/// Compare a KPI with another period
///
/// Both values, the difference, how many cases are on each side, and whether the difference is more
/// than chance.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis/{kpi}/comparison", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("kpi" = String, Path), Against),
    responses((status = 200, body = Vec<Comparison>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn compare_kpi(
    State(state): State<AppState>,
    At((entity, kpi)): At<(EntityId, String)>,
    Filter(against): Filter<Against>,
) -> Result<Json<Vec<Comparison>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let period = Period {
            from: against.from,
            to: against.to,
        };
        let other = against.other_from.zip(against.other_to);
        let other = other.map(|(from, to)| Period { from, to });
        let scope = scope!(against, entity, &kept);
        let mut all = insight::compare(tx, &scope, Kpi::from_str(&kpi)?, period, other)?;
        all.retain(|it| {
            against
                .currency
                .is_none_or(|wanted| it.currency.is_none_or(|own| own == wanted))
        });
        Ok(all)
    })
    .await
}

/// Split a KPI by segment, country, channel, group of products or customer
///
/// The figure of each; the 30 with most customers, orders or sales.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis/{kpi}/split", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("kpi" = String, Path), Split),
    responses((status = 200, body = Vec<SplitShare>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn split_kpi(
    State(state): State<AppState>,
    At((entity, kpi)): At<(EntityId, String)>,
    Filter(split): Filter<Split>,
) -> Result<Json<Vec<SplitShare>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let period = Period {
            from: split.from,
            to: split.to,
        };
        let scope = scope!(split, entity, &kept);
        let mut shares = insight::split(tx, &scope, Kpi::from_str(&kpi)?, period, split.by)?;
        for share in &mut shares {
            keep(&mut share.figures, split.currency);
        }
        Ok(shares)
    })
    .await
}

/// Two periods, and what the change of `dso` is split by.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Explained {
    /// First day.
    from: Date,
    /// Last day.
    to: Date,
    /// First day of the other period. Default: as many days before `from`.
    other_from: Option<Date>,
    /// Last day of the other period. Default: the day before `from`.
    other_to: Option<Date>,
    /// The groups whose shares of the sales are the mix. Default: segments.
    by: Option<SplitBy>,
    /// In this currency only.
    #[param(value_type = Option<String>)]
    currency: Option<Currency>,
    /// Of customers in this segment only.
    segment: Option<String>,
    /// Of customers in this country only.
    country: Option<String>,
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    customer: Option<CustomerId>,
    /// Of no channel: refused.
    channel: Option<String>,
    /// Of no group of products: refused.
    product_group: Option<String>,
    /// Only what had been recorded by the end of this day (UTC) counts.
    known_on: Option<Date>,
}

/// Explain a change of days sales outstanding
///
/// By sales mix, terms, delinquency and disputes; the parts sum to the change exactly, those of the
/// groups to the parts. Groups that bought in one of the periods only are mix.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/dso-change", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Explained),
    responses((status = 200, body = Vec<DsoDevelopment>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn explain_dso(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(asked): Filter<Explained>,
) -> Result<Json<Vec<DsoDevelopment>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let period = Period {
            from: asked.from,
            to: asked.to,
        };
        let other = asked.other_from.zip(asked.other_to);
        let other = other.map_or(period.before(), |(from, to)| Period { from, to });
        let scope = scope!(asked, entity, &kept);
        let by = asked.by.unwrap_or(SplitBy::Segment);
        let mut all = insight::explain_dso(tx, &scope, period, other, by)?;
        all.retain(|it| asked.currency.is_none_or(|wanted| it.currency == wanted));
        Ok(all)
    })
    .await
}

/// The dictionary of KPIs
///
/// What each is called, how it is worked out and of what, its unit and the version of its formula.
#[utoipa::path(
    get, path = "/api/v1/kpis", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    responses((status = 200, body = Vec<KpiDefinition>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn kpi_dictionary() -> Json<Vec<KpiDefinition>> {
    Json(insight::dictionary())
}

/// Read how the cases of a KPI are spread
///
/// For KPIs that measure time: how many cases took how long.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/kpis/{kpi}/distribution", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), ("kpi" = String, Path), Over),
    responses((status = 200, body = Vec<Distribution>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_kpi_distribution(
    State(state): State<AppState>,
    At((entity, kpi)): At<(EntityId, String)>,
    Filter(over): Filter<Over>,
) -> Result<Json<Vec<Distribution>>, Problem> {
    let kept = state.figures().clone();
    show(&state, move |tx| {
        let kpi = Kpi::from_str(&kpi)?;
        let mut all = insight::distribution(tx, &over.scope(entity, &kept), kpi, over.period())?;
        all.retain(|it| {
            over.currency
                .is_none_or(|wanted| it.currency.is_none_or(|own| own == wanted))
        });
        Ok(all)
    })
    .await
}

/// Read how a customer pays
///
/// Month by month, and the latest instalments one by one.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/customers/{customer}/payment-behaviour", tag = "insight",
    extensions(("x-permission" = json!("receivables.read"))),
    params(("entity" = String, Path), ("customer" = String, Path), PaidBetween),
    responses((status = 200, body = PaymentBehaviour), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_payment_behaviour(
    State(state): State<AppState>,
    At((entity, customer)): At<(EntityId, CustomerId)>,
    Filter(between): Filter<PaidBetween>,
) -> Result<Json<PaymentBehaviour>, Problem> {
    show(&state, move |tx| {
        insight::payment_behaviour(tx, entity, customer, between)
    })
    .await
}

/// Which payments are counted, and how they are split.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Applied {
    /// First booking day.
    from: Date,
    /// Last booking day.
    to: Date,
    /// By what they are split; left out: by week.
    #[serde(default = "by_week")]
    by: ApplicationBy,
}

const fn by_week() -> ApplicationBy {
    ApplicationBy::Week
}

/// Which payments are looked at.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Booked {
    /// First booking day.
    from: Date,
    /// Last booking day.
    to: Date,
}

/// What makes payments hard to apply
///
/// Customers who name no documents, banks' files that leave text out, and how often matching was
/// right where it was so sure.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/cash-application/upstream", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Booked),
    responses((status = 200, body = UpstreamAnalysis), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_upstream(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(Booked { from, to }): Filter<Booked>,
) -> Result<Json<UpstreamAnalysis>, Problem> {
    show(&state, move |tx| {
        insight::upstream(tx, entity, Period { from, to })
    })
    .await
}

/// How cash application works
///
/// What of the money that came in was applied without a person, how long it took, and how often
/// people had to correct it.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/cash-application", tag = "insight",
    extensions(("x-permission" = json!("insight.read"))),
    params(("entity" = String, Path), Applied),
    responses((status = 200, body = ApplicationAnalysis), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
async fn get_cash_application(
    State(state): State<AppState>,
    At(entity): At<EntityId>,
    Filter(filter): Filter<Applied>,
) -> Result<Json<ApplicationAnalysis>, Problem> {
    let Applied { from, to, by } = filter;
    show(&state, move |tx| {
        insight::application(tx, entity, Period { from, to }, by)
    })
    .await
}
