use kernel::{CustomerId, Date, EntityId, Instant};
use store::{Row, Tx, Value};

use super::{Kpi, Projections, SplitBy};
use crate::receivables::days;
use crate::{Code, Refusal, Result};

/// Whose documents a figure counts: those of a legal entity, or of some of its customers, of one
/// channel of orders or of one group of products; all that is recorded, or what had been recorded by
/// the end of a day.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The legal entity, `$1` of every statement.
    pub(super) entity: EntityId,
    among: Vec<Among>,
    customer: Option<CustomerId>,
    channel: Option<String>,
    /// The group of products; inside, `None` stands for lines of products of no group.
    product_group: Option<Option<String>>,
    known_on: Option<Date>,
    kept: Option<Projections>,
}

/// Customers that have something in common.
#[derive(Debug, Clone)]
struct Among {
    /// The column of `customers`.
    column: SplitBy,
    /// What stands in it.
    value: Option<String>,
}

/// Words that stand for conditions in a statement, each with a column or a table behind it.
const WORDS: [&str; 5] = ["{of ", "{by ", "{posted ", "{known ", "{in "];

impl Scope {
    /// All customers of a legal entity.
    pub const fn of(entity: EntityId) -> Self {
        Self {
            entity,
            among: Vec::new(),
            customer: None,
            channel: None,
            product_group: None,
            known_on: None,
            kept: None,
        }
    }

    /// All customers, or those in a segment, in a country, or in both.
    #[must_use]
    pub fn of_group(entity: EntityId, segment: Option<&str>, country: Option<&str>) -> Self {
        let mut scope = Self::of(entity);
        for (column, value) in [(SplitBy::Segment, segment), (SplitBy::Country, country)] {
            if let Some(value) = value {
                scope = scope.among(column, Some(value.to_owned()));
            }
        }
        scope
    }

    /// Those of them who are in a segment or country; `None` stands for customers without one.
    #[must_use]
    pub fn among(mut self, column: SplitBy, value: Option<String>) -> Self {
        self.among.push(Among { column, value });
        self
    }

    /// Of this customer alone; `None` leaves it as it is.
    #[must_use]
    pub fn of_customer(mut self, customer: Option<CustomerId>) -> Self {
        self.customer = customer.or(self.customer);
        self
    }

    /// Of orders that came by this channel alone; `None` leaves it as it is.
    #[must_use]
    pub fn by_channel(mut self, channel: Option<&str>) -> Self {
        self.channel = channel.map(str::to_owned).or(self.channel);
        self
    }

    /// Of lines of products of this group alone; `None` leaves it as it is.
    #[must_use]
    pub fn of_products(self, group: Option<&str>) -> Self {
        match group {
            Some(group) => self.of_product_group(Some(group.to_owned())),
            None => self,
        }
    }

    /// Of lines of products of this group alone; `None` stands for those of no group.
    #[must_use]
    pub(super) fn of_product_group(mut self, group: Option<String>) -> Self {
        self.product_group = Some(group);
        self
    }

    /// Only what had been recorded by the end of this day, in UTC, counts, whatever its business
    /// date; `None` leaves it as it is.
    #[must_use]
    pub fn known_on(mut self, day: Option<Date>) -> Self {
        self.known_on = day.or(self.known_on);
        self
    }

    /// Figures come from the receivables that this process keeps in memory, where they tell them.
    /// Not for a transaction that writes: it would not see what it has written.
    #[must_use]
    pub fn kept_in(mut self, projections: &Projections) -> Self {
        self.kept = Some(projections.clone());
        self
    }

    /// Where the receivables are kept in memory: as they are, so not as they were known.
    pub(super) fn projections(&self) -> Option<&Projections> {
        self.kept.as_ref().filter(|_| self.known_on.is_none())
    }

    /// Whether a customer is counted, by what stands in its columns.
    pub(super) fn counts<'c>(&self, of: impl Fn(SplitBy) -> Option<&'c str>) -> bool {
        let mut among = self.among.iter();
        among.all(|Among { column, value }| of(*column) == value.as_deref())
    }

    /// The one customer that is counted, if it is one.
    pub(super) const fn customer(&self) -> Option<CustomerId> {
        self.customer
    }

    /// The one channel that is counted, if it is one.
    pub(super) fn channel(&self) -> Option<&str> {
        self.channel.as_deref()
    }

    /// Whether all customers are counted.
    pub(super) fn is_whole(&self) -> bool {
        self.among.is_empty() && self.customer.is_none()
    }

    /// Whether all that is recorded counts.
    pub(super) const fn is_now(&self) -> bool {
        self.known_on.is_none()
    }

    /// Refuses a KPI that cannot be asked of this: whose cases belong to no customer or to no order,
    /// or that is not made of the ledger.
    ///
    /// # Errors
    /// That refusal.
    pub fn check(&self, kpi: Kpi) -> Result<()> {
        let (problem, remedy) = if !self.is_whole() && !kpi.is_of_customers() {
            (
                "counts what belongs to no customer",
                "leave segment, country and customer out",
            )
        } else if self.channel.is_some() && !kpi.is_of_channels() {
            ("counts what came by no channel", "leave the channel out")
        } else if self.known_on.is_some() && !kpi.is_of_ledger() {
            ("is not kept as it was known", "leave known_on out")
        } else if self.product_group.is_some() && !kpi.is_of_product_groups() {
            return Err(not_of_product_groups(kpi).into());
        } else {
            return Ok(());
        };
        Err(Refusal::new(
            Code::InvalidValue,
            "kpi",
            format!("{} {problem}", kpi.id()),
            format!("{remedy}, or ask for another KPI"),
        )
        .into())
    }

    /// Refuses a KPI that cannot be told of some of the customers.
    pub(super) fn check_parts(&self, kpi: Kpi) -> Result<()> {
        self.clone().among(SplitBy::Segment, None).check(kpi)
    }

    /// The movements of the open items, as what follows `FROM`; the table is `m`. Of all customers
    /// they are kept day by day; of some, and as they were known, they are added up.
    pub(super) fn movements(&self) -> String {
        match (self.is_whole(), self.known_on) {
            (true, None) => days::OF_ALL.to_owned(),
            (false, None) => days::of_some("{of i.customer_id}"),
            (_, Some(_)) => days::as_known("{of i.customer_id}", "{posted i}", "{known a}"),
        }
    }

    /// As [`Self::movements`], with the customer of each.
    pub(super) fn movements_of_customers(&self) -> String {
        match self.known_on {
            None => days::of_some("{of i.customer_id}"),
            Some(_) => self.movements(),
        }
    }

    /// Runs a statement in which `{of COLUMN}` leaves only rows of the customers in question, `{by
    /// COLUMN}` those of the channel, `{in COLUMN}` the lines of the group of products, `{posted i}`
    /// the open items and `{known a}` the rows of a table that were recorded in time.
    pub(super) fn query(&self, tx: &mut Tx, sql: &str, arguments: &[Value]) -> Result<Vec<Row>> {
        let (sql, arguments) = self.complete(sql, arguments);
        Ok(tx.query(&sql, &arguments)?)
    }

    /// As [`Self::query`], row by row.
    pub(super) fn query_each(
        &self,
        tx: &mut Tx,
        sql: &str,
        arguments: &[Value],
        visit: impl FnMut(&Row) -> store::Result<()>,
    ) -> Result<()> {
        let (sql, arguments) = self.complete(sql, arguments);
        Ok(tx.query_each(&sql, &arguments, visit)?)
    }

    /// Puts what is in question into a statement, and its arguments behind the others. Only what a
    /// statement asks for becomes an argument.
    pub(super) fn complete(&self, sql: &str, arguments: &[Value]) -> (String, Vec<Value>) {
        let mut arguments = arguments.to_vec();
        let of = self.customers_condition(sql.contains(WORDS[0]), &mut arguments);
        let mut place = |word: usize, value: Option<Value>| {
            let value = value.filter(|_| sql.contains(WORDS[word]))?;
            arguments.push(value);
            Some(arguments.len())
        };
        let by = place(1, self.channel.as_deref().map(Into::into));
        let until = self.known_on.map(|day| {
            let after = day.succ_opt().unwrap_or(day);
            Value::from(Instant::at_start_of(after))
        });
        let posted = place(2, until.clone());
        let known = place(3, until);
        let group = self.product_group.clone();
        let named = place(4, group.clone().flatten().map(Into::into));
        let condition = |word: usize, of_what: &str| match word {
            0 => of.as_ref().map(|of| format!(" AND {of_what} IN ({of})")),
            1 => by.map(|at| format!(" AND {of_what} = ${at}")),
            2 => posted.map(|at| {
                format!(
                    " AND EXISTS (SELECT 1 FROM journal_entries k \
                     WHERE k.id = {of_what}.entry_id AND k.recorded_at < ${at})"
                )
            }),
            4 => group.as_ref().map(|_| in_group(of_what, named)),
            _ => known.map(|at| format!(" AND {of_what}.recorded_at < ${at}")),
        };
        let mut out = String::with_capacity(sql.len() + 100);
        let mut rest = sql;
        while let Some((at, word)) = next_word(rest) {
            let after = &rest[at + WORDS[word].len()..];
            let (of_what, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(&rest[..at]);
            out.push_str(&condition(word, of_what).unwrap_or_default());
            rest = after;
        }
        out.push_str(rest);
        (out, arguments)
    }

    /// A query for the ids of the customers in question; none where all are.
    fn customers_condition(&self, asked: bool, arguments: &mut Vec<Value>) -> Option<String> {
        if self.is_whole() || !asked {
            return None;
        }
        let mut sql = "SELECT x.id FROM customers x WHERE x.entity_id = $1".to_owned();
        for Among { column, value } in &self.among {
            let column = column.as_str();
            match value {
                Some(value) => {
                    arguments.push(value.as_str().into());
                    sql.push_str(&format!(" AND x.{column} = ${}", arguments.len()));
                }
                None => sql.push_str(&format!(" AND x.{column} IS NULL")),
            }
        }
        if let Some(customer) = self.customer {
            arguments.push(customer.into());
            sql.push_str(&format!(" AND x.id = ${}", arguments.len()));
        }
        Some(sql)
    }
}

/// Refuses a figure that no group of products has, and names those that one has.
fn not_of_product_groups(kpi: Kpi) -> Refusal {
    let can = Kpi::ALL.iter().filter(|kpi| kpi.is_of_product_groups());
    let can: Vec<_> = can.map(|kpi| kpi.id()).collect();
    Refusal::new(
        Code::InvalidValue,
        "kpi",
        format!("{} does not count lines of products", kpi.id()),
        format!(
            "leave the product group out, or ask for one of {}",
            can.join(", ")
        ),
    )
}

/// The condition that a line is of a product of the group that an argument names; without one, of
/// none or of no product at all.
fn in_group(product: &str, named: Option<usize>) -> String {
    let products = "SELECT g.id FROM products g WHERE g.entity_id = $1 AND g.product_group";
    match named {
        Some(at) => format!(" AND {product} IN ({products} = ${at})"),
        None => format!(" AND ({product} IS NULL OR {product} NOT IN ({products} IS NOT NULL))"),
    }
}

/// Where the next of the words stands, and which it is.
fn next_word(sql: &str) -> Option<(usize, usize)> {
    let found = WORDS.iter().enumerate();
    found
        .filter_map(|(word, text)| Some((sql.find(text)?, word)))
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_counts_all_customers_or_some() {
        let entity = EntityId::from_uuid(uuid::Uuid::from_u128(1));
        let sql = "SELECT 1 FROM t WHERE t.entity_id = $1{of t.customer_id} AND t.day = $2";
        let arguments = [entity.into(), Value::Int(2)];
        let (all, kept) = Scope::of(entity).complete(sql, &arguments);
        assert_eq!(all, "SELECT 1 FROM t WHERE t.entity_id = $1 AND t.day = $2");
        assert_eq!(kept.len(), 2);
        let retail = Scope::of(entity)
            .among(SplitBy::Segment, Some("retail".to_owned()))
            .among(SplitBy::Country, Some("DE".to_owned()));
        let (some, kept) = retail.complete(sql, &arguments);
        assert!(some.contains("t.customer_id IN (SELECT x.id FROM customers x"));
        assert!(
            some.contains("x.segment = $3 AND x.country = $4") && kept.len() == 4,
            "{some}"
        );
    }

    #[test]
    fn a_statement_counts_a_channel_and_what_was_known() {
        let entity = EntityId::from_uuid(uuid::Uuid::from_u128(1));
        let scope = Scope::of(entity)
            .by_channel(Some("edi"))
            .known_on(kernel::dates::parse("2026-01-31").ok());
        let (sql, kept) = scope.complete("a{by o.channel} b{known a} {uuids $2}{of c}", &[]);
        assert_eq!(
            sql,
            "a AND o.channel = $1 b AND a.recorded_at < $2 {uuids $2}"
        );
        assert_eq!(kept.len(), 2);
        assert!(scope.check(Kpi::Dso).is_err(), "of no channel");
    }
}
