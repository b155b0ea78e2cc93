use kernel::EntityId;
use store::{Row, Tx, Value};

use super::{Kpi, Projections, SplitBy};
use crate::receivables::days;
use crate::{Code, Refusal, Result};

/// Whose documents a figure counts: those of a legal entity, or of some of its customers.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The legal entity, `$1` of every statement.
    pub(super) entity: EntityId,
    among: Vec<Among>,
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

impl Scope {
    /// All customers of a legal entity.
    pub const fn of(entity: EntityId) -> Self {
        Self {
            entity,
            among: Vec::new(),
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

    /// Figures come from the receivables that this process keeps in memory, where they tell them.
    /// Not for a transaction that writes: it would not see what it has written.
    #[must_use]
    pub fn kept_in(mut self, projections: &Projections) -> Self {
        self.kept = Some(projections.clone());
        self
    }

    /// Where the receivables are kept in memory.
    pub(super) fn projections(&self) -> Option<&Projections> {
        self.kept.as_ref()
    }

    /// Whether a customer is counted, by what stands in its columns.
    pub(super) fn counts<'c>(&self, of: impl Fn(SplitBy) -> Option<&'c str>) -> bool {
        let mut among = self.among.iter();
        among.all(|Among { column, value }| of(*column) == value.as_deref())
    }

    /// Whether all customers are counted.
    pub(super) fn is_whole(&self) -> bool {
        self.among.is_empty()
    }

    /// Refuses a KPI whose cases belong to no customer, unless all are counted.
    pub(super) fn check(&self, kpi: Kpi) -> Result<()> {
        if self.is_whole() || kpi.is_of_customers() {
            return Ok(());
        }
        Err(Refusal::new(
            Code::InvalidValue,
            "kpi",
            format!("{} counts what belongs to no customer", kpi.id()),
            "leave segment and country out, or ask for another KPI",
        )
        .into())
    }

    /// The movements of the open items, as what follows `FROM`; the table is `m`. Of all customers
    /// they are kept day by day, of some they are added up.
    pub(super) fn movements(&self) -> String {
        match self.is_whole() {
            true => days::OF_ALL.to_owned(),
            false => days::of_some("{of i.customer_id}"),
        }
    }

    /// Runs a statement in which `{of COLUMN}` leaves only rows of the customers in question.
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

    /// Puts the customers in question into a statement, and their arguments behind the others.
    pub(super) fn complete(&self, sql: &str, arguments: &[Value]) -> (String, Vec<Value>) {
        let mut arguments = arguments.to_vec();
        let mut conditions = String::new();
        for Among { column, value } in &self.among {
            let column = column.as_str();
            match value {
                Some(value) => {
                    arguments.push(value.as_str().into());
                    conditions.push_str(&format!(" AND x.{column} = ${}", arguments.len()));
                }
                None => conditions.push_str(&format!(" AND x.{column} IS NULL")),
            }
        }
        let mut out = String::with_capacity(sql.len() + 100);
        let mut rest = sql;
        while let Some((before, after)) = rest.split_once("{of ") {
            let (column, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            if !self.is_whole() {
                out.push_str(&format!(
                    " AND {column} IN (SELECT x.id FROM customers x WHERE x.entity_id = $1{conditions})"
                ));
            }
            rest = after;
        }
        out.push_str(rest);
        (out, arguments)
    }
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
}
