//! Which of the agreed prices applies. Pure: the book is loaded before.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Currency, CustomerId, Date, PriceId, ProductId, Quantity, UnitPrice};
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::words;

/// The version of the rule in [`PriceBook::best`], kept with every decision it makes.
pub const PRICE_RULE: &str = "price/1";

/// A price list as the book needs it.
#[derive(Debug, Clone)]
pub struct BookList {
    /// Code, for explanations.
    pub code: Arc<str>,
    /// Currency of its prices.
    pub currency: Currency,
    /// Whom it is for.
    pub scope: Scope,
    /// First day.
    pub valid_from: Date,
    /// Last day.
    pub valid_to: Option<Date>,
}

/// Whom a price list is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One customer.
    Customer(CustomerId),
    /// The customers of one segment.
    Segment(Arc<str>),
    /// Everybody.
    All,
}

/// One price of the book.
#[derive(Debug, Clone)]
pub struct BookPrice {
    /// Its id.
    pub id: PriceId,
    /// Its list, shared with the list's other prices.
    pub list: Arc<BookList>,
    /// The least quantity that gets it.
    pub min_quantity: Quantity,
    /// Price of one unit.
    pub unit_price: UnitPrice,
    /// First day.
    pub valid_from: Date,
    /// Last day.
    pub valid_to: Option<Date>,
}

/// All agreed prices of some products, for deciding many lines without the database.
#[derive(Debug, Clone, Default)]
pub struct PriceBook {
    prices: HashMap<ProductId, Vec<BookPrice>>,
}

/// What a line is priced for.
#[derive(Debug, Clone, Copy)]
pub struct PriceQuery<'a> {
    /// Who buys.
    pub customer: CustomerId,
    /// The buyer's segment.
    pub segment: Option<&'a str>,
    /// What is bought.
    pub product: ProductId,
    /// Currency of the order.
    pub currency: Currency,
    /// Quantity of the line.
    pub quantity: Quantity,
    /// Day whose prices hold.
    pub on: Date,
}

words! {
    /// Why a price won or lost.
    #[schema(as = PriceVerdict)]
    Verdict as "a verdict" {
        /// It applies.
        Applies = "applies",
        /// Its list is in another currency.
        OtherCurrency = "other_currency",
        /// Its list, or the price itself, does not hold on that day.
        NotValid = "not_valid",
        /// The quantity is below its least quantity.
        BelowQuantity = "below_quantity",
        /// A list of narrower scope has a price: customer before segment before all.
        WiderScope = "wider_scope",
        /// A price for a higher least quantity applies.
        LowerTier = "lower_tier",
        /// A price that began later applies.
        OlderPrice = "older_price",
        /// Equal in all of these, but dearer; among equally cheap ones the older id stands.
        Dearer = "dearer",
    }
}

/// One price that was considered.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Considered {
    /// The price.
    #[schema(value_type = String)]
    pub price_id: PriceId,
    /// Code of its list.
    #[serde(serialize_with = "crate::shared_text::serialize")]
    #[schema(value_type = String)]
    pub list: Arc<str>,
    /// Price of one unit.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// The least quantity that gets it.
    #[schema(value_type = String)]
    pub min_quantity: Quantity,
    /// Why it won or lost.
    pub verdict: Verdict,
}

/// The price that applies and every other that could have, each with the reason it did not.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriceMatch {
    /// Version of the rule that decided.
    pub rule: &'static str,
    /// Price of one unit; `null` when none was agreed.
    #[schema(value_type = Option<String>)]
    pub price: Option<UnitPrice>,
    /// Every price on a list for this customer, its segment or all; the winner first, then in the
    /// order in which they would have won.
    pub considered: Vec<Considered>,
}

impl PriceMatch {
    /// The price that applies, if there is one.
    #[must_use]
    pub fn winner(&self) -> Option<&Considered> {
        let first = self.considered.first();
        first.filter(|first| first.verdict == Verdict::Applies)
    }
}

impl BookPrice {
    fn holds_on(&self, on: Date) -> bool {
        let within = |from: Date, to: Option<Date>| from <= on && to.is_none_or(|to| on <= to);
        within(self.valid_from, self.valid_to) && within(self.list.valid_from, self.list.valid_to)
    }

    /// How narrow its list's scope is for this customer; `None` when it is for others.
    fn narrowness(&self, query: &PriceQuery<'_>) -> Option<u8> {
        match &self.list.scope {
            Scope::Customer(customer) => (*customer == query.customer).then_some(2),
            Scope::Segment(segment) => (query.segment == Some(segment.as_ref())).then_some(1),
            Scope::All => Some(0),
        }
    }

    /// Why it cannot apply at all, if so.
    fn obstacle(&self, query: &PriceQuery<'_>) -> Option<Verdict> {
        if self.list.currency != query.currency {
            Some(Verdict::OtherCurrency)
        } else if !self.holds_on(query.on) {
            Some(Verdict::NotValid)
        } else if query.quantity.abs() < self.min_quantity {
            Some(Verdict::BelowQuantity)
        } else {
            None
        }
    }
}

/// What decides between two prices that both could apply, in this order; the greatest wins.
type Rank = (
    bool,
    u8,
    Quantity,
    Date,
    Reverse<UnitPrice>,
    Reverse<PriceId>,
);

impl PriceBook {
    /// A book of these prices.
    #[must_use]
    pub fn new(prices: impl IntoIterator<Item = (ProductId, BookPrice)>) -> Self {
        let mut book = Self::default();
        for (product, price) in prices {
            book.prices.entry(product).or_default().push(price);
        }
        book
    }

    /// The price that applies to a line, with the reasons for and against every candidate.
    ///
    /// Of the prices in the order's currency that hold on the day and whose least quantity is
    /// reached (a return counts by its absolute quantity), wins the one on the list of narrowest
    /// scope (customer, segment, all); among those the one with the highest least quantity; then
    /// the one that began last; then the cheapest; then the one set first.
    #[must_use]
    pub fn best(&self, query: &PriceQuery<'_>) -> PriceMatch {
        let candidates = self
            .prices
            .get(&query.product)
            .map_or(&[][..], Vec::as_slice);
        let mut ranked: Vec<(Rank, Option<Verdict>, &BookPrice)> = candidates
            .iter()
            .filter_map(|price| {
                let scope = price.narrowness(query)?;
                let obstacle = price.obstacle(query);
                let rank = (
                    obstacle.is_none(),
                    scope,
                    price.min_quantity,
                    price.valid_from,
                    Reverse(price.unit_price),
                    Reverse(price.id),
                );
                Some((rank, obstacle, price))
            })
            .collect();
        ranked.sort_unstable_by_key(|(rank, ..)| Reverse(*rank));
        let winner = ranked.first().filter(|first| first.1.is_none());
        let winner_rank = winner.map(|first| first.0);
        let price = winner.map(|first| first.2.unit_price);
        let considered = ranked
            .iter()
            .map(|(rank, obstacle, price)| Considered {
                price_id: price.id,
                list: Arc::clone(&price.list.code),
                unit_price: price.unit_price,
                min_quantity: price.min_quantity,
                verdict: obstacle.unwrap_or_else(|| verdict(rank, winner_rank.as_ref())),
            })
            .collect();
        PriceMatch {
            rule: PRICE_RULE,
            price,
            considered,
        }
    }
}

/// The first criterion by which a price that could apply lost against the winner.
fn verdict(rank: &Rank, winner: Option<&Rank>) -> Verdict {
    match winner {
        Some(winner) if rank.1 != winner.1 => Verdict::WiderScope,
        Some(winner) if rank.2 != winner.2 => Verdict::LowerTier,
        Some(winner) if rank.3 != winner.3 => Verdict::OlderPrice,
        Some(winner) if rank.5 != winner.5 => Verdict::Dearer,
        _ => Verdict::Applies,
    }
}

#[cfg(test)]
mod tests {
    use kernel::{IdGen, Instant};

    use super::*;

    struct World {
        ids: IdGen,
        customer: CustomerId,
        product: ProductId,
        prices: Vec<(ProductId, BookPrice)>,
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    impl World {
        fn new() -> Self {
            let ids = IdGen::seeded(1);
            let now = Instant::from_micros(0);
            Self {
                customer: ids.next(now),
                product: ids.next(now),
                ids,
                prices: Vec::new(),
            }
        }

        /// Adds a price to a list in EUR without end; gives it back for further setting.
        fn price(&mut self, code: &str, scope: Scope, min: &str, unit: &str) -> &mut BookPrice {
            let list = BookList {
                code: code.into(),
                currency: Currency::EUR,
                scope,
                valid_from: day("2026-01-01"),
                valid_to: None,
            };
            let price = BookPrice {
                id: self.ids.next(Instant::from_micros(0)),
                list: Arc::new(list),
                min_quantity: Quantity::parse(min).expect("a quantity"),
                unit_price: UnitPrice::parse(unit).expect("a price"),
                valid_from: day("2026-01-01"),
                valid_to: None,
            };
            self.prices.push((self.product, price));
            &mut self.prices.last_mut().expect("just pushed").1
        }

        fn best(&self, quantity: &str, on: &str) -> (Option<String>, Vec<(String, Verdict)>) {
            let query = PriceQuery {
                customer: self.customer,
                segment: Some("retail"),
                product: self.product,
                currency: Currency::EUR,
                quantity: Quantity::parse(quantity).expect("a quantity"),
                on: day(on),
            };
            let found = PriceBook::new(self.prices.clone()).best(&query);
            let considered = found
                .considered
                .iter()
                .map(|c| (c.list.to_string(), c.verdict))
                .collect();
            (found.price.map(|price| price.to_string()), considered)
        }
    }

    #[test]
    fn a_customers_own_list_comes_before_its_segments_and_that_before_the_list_for_all() {
        let mut world = World::new();
        let customer = world.customer;
        world.price("all", Scope::All, "0", "7");
        assert_eq!(world.best("1", "2026-05-01").0.as_deref(), Some("7"));
        world.price("segment", Scope::Segment("retail".into()), "0", "8");
        world.price("own", Scope::Customer(customer), "0", "9");
        world.price("other segment", Scope::Segment("export".into()), "0", "1");
        let (price, considered) = world.best("1", "2026-05-01");
        assert_eq!(price.as_deref(), Some("9"));
        let expected = [
            ("own".to_owned(), Verdict::Applies),
            ("segment".to_owned(), Verdict::WiderScope),
            ("all".to_owned(), Verdict::WiderScope),
        ];
        assert_eq!(considered, expected);
    }

    #[test]
    fn the_highest_quantity_tier_that_is_reached_applies_also_to_returns() {
        let mut world = World::new();
        for (min, unit) in [("0", "10"), ("10", "9"), ("100", "8")] {
            world.price(min, Scope::All, min, unit);
        }
        assert_eq!(
            world.best("9.999999", "2026-05-01").0.as_deref(),
            Some("10")
        );
        assert_eq!(world.best("-10", "2026-05-01").0.as_deref(), Some("9"));
        let (price, considered) = world.best("99", "2026-05-01");
        assert_eq!(price.as_deref(), Some("9"));
        assert_eq!(considered[1], ("0".to_owned(), Verdict::LowerTier));
        assert_eq!(considered[2], ("100".to_owned(), Verdict::BelowQuantity));
    }

    #[test]
    fn the_price_that_began_last_applies_and_an_ended_one_falls_back() {
        let mut world = World::new();
        world.price("base", Scope::All, "0", "10");
        let sale = world.price("sale", Scope::All, "0", "8");
        sale.valid_from = day("2026-03-01");
        sale.valid_to = Some(day("2026-03-31"));
        assert_eq!(world.best("1", "2026-02-28").0.as_deref(), Some("10"));
        let (price, considered) = world.best("1", "2026-03-31");
        assert_eq!(price.as_deref(), Some("8"));
        assert_eq!(considered[1].1, Verdict::OlderPrice);
        let (price, considered) = world.best("1", "2026-04-01");
        assert_eq!(price.as_deref(), Some("10"));
        assert_eq!(considered[1], ("sale".to_owned(), Verdict::NotValid));
    }

    #[test]
    fn among_equals_the_cheaper_applies_and_other_currencies_never_do() {
        let mut world = World::new();
        world.price("dear", Scope::All, "0", "10");
        world.price("cheap", Scope::All, "0", "9.5");
        let dollars = world.price("dollars", Scope::All, "0", "1");
        let mut list = (*dollars.list).clone();
        list.currency = Currency::USD;
        dollars.list = Arc::new(list);
        let (price, considered) = world.best("1", "2026-05-01");
        assert_eq!(price.as_deref(), Some("9.5"));
        assert_eq!(considered[1], ("dear".to_owned(), Verdict::Dearer));
        assert_eq!(
            considered[2],
            ("dollars".to_owned(), Verdict::OtherCurrency)
        );
    }

    #[test]
    fn without_an_agreement_there_is_no_price() {
        let world = World::new();
        assert_eq!(world.best("1", "2026-05-01"), (None, Vec::new()));
    }
}
