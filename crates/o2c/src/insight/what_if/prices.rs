//! Order lines of the past at other prices.

use std::collections::{BTreeMap, HashMap};

use kernel::{
    Currency, CustomerId, Date, EntityId, Instant, Money, Percent, PriceListId, ProductId,
    Quantity, UnitPrice,
};
use serde::{Deserialize, Serialize};
use store::{Row, Tx};
use utoipa::ToSchema;

use super::{Named, largest, money};
use crate::error::{Code, Refusal, Result};
use crate::insight::trial::since;
use crate::policies::TryPolicy;

const PRODUCTS_MAX: usize = 50;
const MICRO: i128 = 1_000_000;
/// 100 per cent.
const WHOLE_MICRO: i128 = 100_000_000;
/// An elasticity above this is a mistake of typing.
const ELASTICITY_MAX_MICRO: i64 = 10_000_000;

/// Prices to try on the order lines of the past: a change in per cent, or the prices of a list.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceQuestion {
    /// All prices change by so many per cent, from -99 to 1000.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub percent: Option<Percent>,
    /// Or the prices of this list count, where it has one for the product.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub list: Option<PriceListId>,
    /// Only lines that were priced by this list.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub priced_by: Option<PriceListId>,
    /// Only lines of these products.
    #[serde(default)]
    pub skus: Vec<String>,
    /// Only orders of customers of this segment.
    #[serde(default)]
    pub segment: Option<String>,
    /// How many months back; 1 to 60, 24 by default.
    #[serde(default)]
    pub months: Option<u32>,
    /// Per cent of volume lost for each per cent that a price goes up, at least; 0 by default, up to
    /// 10. Where a price goes down, so much is gained.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub elasticity_low: Option<Quantity>,
    /// At most; 2 by default.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub elasticity_high: Option<Quantity>,
}

/// What other prices would have come to, net. What volume is lost is not known: the range is between
/// the two elasticities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceTrial {
    /// The first day that was looked at.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// The elasticity at one end of the range.
    #[schema(value_type = String)]
    pub elasticity_low: Quantity,
    /// The elasticity at the other.
    #[schema(value_type = String)]
    pub elasticity_high: Quantity,
    /// By currency.
    pub sums: Vec<PriceRevenue>,
    /// The customers with the largest amounts, up to fifty.
    pub customers: Vec<PriceCustomer>,
    /// The products with the largest amounts, up to fifty.
    pub products: Vec<PriceProduct>,
}

/// Order lines of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceRevenue {
    /// How many lines.
    pub lines: u64,
    /// Of them, lines that get another price.
    pub changed: u64,
    /// What they came to.
    #[schema(value_type = crate::schema::Money)]
    pub before: Money,
    /// What they come to at the other prices, had everybody ordered the same.
    #[schema(value_type = crate::schema::Money)]
    pub same_volume: Money,
    /// At least.
    #[schema(value_type = crate::schema::Money)]
    pub low: Money,
    /// At most.
    #[schema(value_type = crate::schema::Money)]
    pub high: Money,
}

/// A customer's order lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceCustomer {
    /// The customer.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its lines of one currency.
    #[serde(flatten)]
    pub sums: PriceRevenue,
}

/// The order lines of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PriceProduct {
    /// Its number.
    pub sku: String,
    /// Its lines of one currency.
    #[serde(flatten)]
    pub sums: PriceRevenue,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    lines: u64,
    changed: u64,
    before: i128,
    same: i128,
    /// By the low and the high elasticity.
    reacted: [i128; 2],
}

impl Sums {
    fn view(&self, currency: Currency) -> Result<PriceRevenue> {
        let [one, other] = self.reacted;
        Ok(PriceRevenue {
            lines: self.lines,
            changed: self.changed,
            before: money(self.before, currency)?,
            same_volume: money(self.same, currency)?,
            low: money(one.min(other), currency)?,
            high: money(one.max(other), currency)?,
        })
    }
}

/// A price of a list: from what quantity, how much, from and until when.
type ListPrice = (Quantity, UnitPrice, Date, Option<Date>);

struct Prices {
    percent: Option<Percent>,
    of_list: HashMap<ProductId, Vec<ListPrice>>,
}

impl Prices {
    fn load(tx: &mut Tx, asked: &PriceQuestion) -> Result<Self> {
        let mut of_list: HashMap<ProductId, Vec<ListPrice>> = HashMap::new();
        if let Some(list) = asked.list {
            tx.query_each(
                "SELECT p.product_id, p.min_quantity, p.unit_price, p.valid_from, p.valid_to
                FROM prices p WHERE p.list_id = $1",
                &[list.into()],
                |row| {
                    let price = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
                    of_list.entry(row.get(0)?).or_default().push(price);
                    Ok(())
                },
            )?;
        }
        Ok(Self {
            percent: asked.percent,
            of_list,
        })
    }

    /// The other price as a share of the one that stood on the line, in millionths. A list's price
    /// is that of the largest quantity reached, on the day of the order or else the latest one.
    fn share(&self, line: &Line) -> i128 {
        if let Some(percent) = self.percent {
            return MICRO + i128::from(percent.micro()) / 100;
        }
        let prices = line.product.and_then(|product| self.of_list.get(&product));
        let reached = |price: &&ListPrice| price.0 <= line.quantity;
        let holds =
            |price: &ListPrice| price.2 <= line.on && price.3.is_none_or(|until| line.on <= until);
        let best = prices
            .into_iter()
            .flatten()
            .filter(reached)
            .max_by_key(|price| (holds(price), price.0, price.2));
        match best {
            Some(price) if line.unit_price.is_positive() => {
                i128::from(price.1.micro()) * MICRO / i128::from(line.unit_price.micro())
            }
            _ => MICRO,
        }
    }
}

struct Line {
    customer: CustomerId,
    currency: Currency,
    sku: String,
    product: Option<ProductId>,
    quantity: Quantity,
    unit_price: UnitPrice,
    net_minor: i64,
    on: Date,
}

const LINES: &str = "SELECT o.customer_id, o.currency, l.sku, l.product_id, l.quantity,
        l.unit_price, l.net_minor, o.ordered_on, l.cancelled_quantity
    FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN customers k ON k.id = o.customer_id
    LEFT JOIN prices p ON p.id = l.price_id
    WHERE o.entity_id = $1 AND o.received_at >= $2 AND o.status NOT IN ('cancelled', 'refused')
        AND l.cancelled_quantity < l.quantity";

fn line(row: &Row) -> store::Result<Line> {
    let (quantity, cancelled): (Quantity, Quantity) = (row.get(4)?, row.get(8)?);
    let net_minor: i64 = row.get(6)?;
    let left = i128::from(quantity.micro()) - i128::from(cancelled.micro());
    let net = i128::from(net_minor) * left / i128::from(quantity.micro().max(1));
    Ok(Line {
        customer: row.get(0)?,
        currency: row.get(1)?,
        sku: row.get(2)?,
        product: row.get(3)?,
        quantity,
        unit_price: row.get(5)?,
        net_minor: i64::try_from(net).unwrap_or(net_minor),
        on: row.get(7)?,
    })
}

/// What these prices would have come to. Writes nothing.
///
/// # Errors
/// Refuses a question that names no price or two, bounds that are none, and a time that is too long.
pub fn price_trial(tx: &mut Tx, entity: EntityId, asked: &PriceQuestion) -> Result<PriceTrial> {
    let elasticities = check(asked)?;
    let months = TryPolicy {
        months: asked.months,
    };
    let since = since(tx, entity, &months)?;
    let prices = Prices::load(tx, asked)?;
    let mut args = vec![entity.into(), Instant::at_start_of(since).into()];
    let mut sql = LINES.to_owned();
    if let Some(segment) = &asked.segment {
        args.push(segment.as_str().into());
        sql.push_str(&format!(" AND k.segment = ${}", args.len()));
    }
    if let Some(list) = asked.priced_by {
        args.push(list.into());
        sql.push_str(&format!(" AND p.list_id = ${}", args.len()));
    }
    let mut all: BTreeMap<Currency, Sums> = BTreeMap::new();
    let mut by_customer: BTreeMap<(CustomerId, Currency), Sums> = BTreeMap::new();
    let mut by_product: BTreeMap<(String, Currency), Sums> = BTreeMap::new();
    tx.query_each(&sql, &args, |row| {
        let line = line(row)?;
        if !asked.skus.is_empty() && !asked.skus.contains(&line.sku) {
            return Ok(());
        }
        let counted = counted(&line, prices.share(&line), elasticities);
        let currency = line.currency;
        add(all.entry(currency).or_default(), &counted);
        add(
            by_customer.entry((line.customer, currency)).or_default(),
            &counted,
        );
        add(
            by_product.entry((line.sku, currency)).or_default(),
            &counted,
        );
        Ok(())
    })?;
    let customers = largest(tx, entity, by_customer, |sums| sums.before)?;
    let customer = |it: Named<Sums>| {
        Ok(PriceCustomer {
            customer: it.customer,
            number: it.number,
            name: it.name,
            sums: it.sums.view(it.currency)?,
        })
    };
    let mut products: Vec<((String, Currency), Sums)> = by_product.into_iter().collect();
    products.sort_by(|a, b| b.1.before.cmp(&a.1.before).then_with(|| a.0.cmp(&b.0)));
    products.truncate(PRODUCTS_MAX);
    let product = |((sku, currency), sums): ((String, Currency), Sums)| {
        Ok(PriceProduct {
            sku,
            sums: sums.view(currency)?,
        })
    };
    let [elasticity_low, elasticity_high] = elasticities;
    Ok(PriceTrial {
        since,
        elasticity_low,
        elasticity_high,
        sums: all
            .iter()
            .map(|(currency, sums)| sums.view(*currency))
            .collect::<Result<_>>()?,
        customers: customers.into_iter().map(customer).collect::<Result<_>>()?,
        products: products.into_iter().map(product).collect::<Result<_>>()?,
    })
}

/// A line at a share of its price: the volume falls by the elasticity times the change, to nothing
/// at most.
fn counted(line: &Line, share: i128, elasticities: [Quantity; 2]) -> Sums {
    let before = i128::from(line.net_minor);
    let same = before * share / MICRO;
    let reacted = elasticities.map(|elasticity| {
        let lost = (share - MICRO) * i128::from(elasticity.micro()) / MICRO;
        same * (MICRO - lost).max(0) / MICRO
    });
    Sums {
        lines: 1,
        changed: u64::from(share != MICRO),
        before,
        same,
        reacted,
    }
}

fn add(sums: &mut Sums, line: &Sums) {
    sums.lines += line.lines;
    sums.changed += line.changed;
    sums.before += line.before;
    sums.same += line.same;
    for (sum, more) in sums.reacted.iter_mut().zip(line.reacted) {
        *sum += more;
    }
}

fn check(asked: &PriceQuestion) -> Result<[Quantity; 2]> {
    let wrong = |field, problem: String, remedy: &str| {
        Err(Refusal::new(Code::InvalidValue, field, problem, remedy).into())
    };
    if asked.percent.is_some() == asked.list.is_some() {
        let problem = "one of percent and list says what the prices are".to_owned();
        return wrong("percent", problem, "give a percentage, or a price list");
    }
    if let Some(percent) = asked.percent {
        let micro = i128::from(percent.micro());
        if !(-99 * WHOLE_MICRO / 100..=10 * WHOLE_MICRO).contains(&micro) {
            let problem = format!("{percent} % is not from -99 to 1000");
            return wrong("percent", problem, "give a percentage such as 3 or -2.5");
        }
    }
    let low = asked.elasticity_low.unwrap_or(Quantity::ZERO);
    let high = asked
        .elasticity_high
        .unwrap_or(Quantity::from_micro(2_000_000));
    if low.is_negative() || low > high || high.micro() > ELASTICITY_MAX_MICRO {
        let problem = format!("from {low} to {high}");
        return wrong(
            "elasticity_low",
            problem,
            "give bounds from 0 to 10, the lower first",
        );
    }
    Ok([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volume_falls_by_the_elasticity_for_each_per_cent() {
        let line = Line {
            customer: CustomerId::from_uuid(uuid::Uuid::from_u128(1)),
            currency: Currency::EUR,
            sku: "BOLT".to_owned(),
            product: None,
            quantity: Quantity::ONE,
            unit_price: UnitPrice::ONE,
            net_minor: 100_000,
            on: Date::default(),
        };
        let halves = Quantity::from_micro(500_000);
        let at = |share| counted(&line, share, [Quantity::ZERO, halves]);
        // Ten per cent more, and five per cent less of it.
        assert_eq!(at(1_100_000).same, 110_000);
        assert_eq!(at(1_100_000).reacted, [110_000, 104_500]);
        assert_eq!(at(900_000).reacted, [90_000, 94_500]);
        assert_eq!(at(1_000_000).reacted, [100_000, 100_000]);
        assert_eq!(at(1_000_000).changed, 0);
    }
}
