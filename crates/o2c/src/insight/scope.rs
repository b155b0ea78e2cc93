use kernel::EntityId;
use store::{Row, Tx, Value};

use crate::Result;
use crate::receivables::days;

/// Whose documents a figure counts: those of a legal entity, or of some of its customers.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    /// The legal entity, `$1` of every statement.
    pub entity: EntityId,
    among: Option<Among>,
}

/// Customers that have something in common.
#[derive(Debug, Clone)]
pub(super) struct Among {
    /// The column of `customers`.
    pub column: &'static str,
    /// What stands in it.
    pub value: Option<String>,
}

impl Scope {
    /// All customers of a legal entity.
    pub(super) const fn of(entity: EntityId) -> Self {
        Self {
            entity,
            among: None,
        }
    }

    /// Some of them.
    pub(super) const fn among(entity: EntityId, among: Among) -> Self {
        Self {
            entity,
            among: Some(among),
        }
    }

    /// The movements of the open items, as what follows `FROM`; the table is `m`. Of all customers
    /// they are kept day by day, of some they are added up.
    pub(super) fn movements(&self) -> String {
        match self.among {
            None => days::OF_ALL.to_owned(),
            Some(_) => days::of_some("{of i.customer_id}"),
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

    fn complete(&self, sql: &str, arguments: &[Value]) -> (String, Vec<Value>) {
        let mut arguments = arguments.to_vec();
        let place = arguments.len() + 1;
        let mut out = String::with_capacity(sql.len() + 100);
        let mut rest = sql;
        while let Some((before, after)) = rest.split_once("{of ") {
            let (column, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            if let Some(among) = &self.among {
                let own = among.column;
                let same = match &among.value {
                    Some(_) => format!("x.{own} = ${place}"),
                    None => format!("x.{own} IS NULL"),
                };
                out.push_str(&format!(
                    " AND {column} IN (SELECT x.id FROM customers x WHERE x.entity_id = $1 AND {same})"
                ));
            }
            rest = after;
        }
        out.push_str(rest);
        if let Some(Among {
            value: Some(value), ..
        }) = &self.among
        {
            arguments.push(value.as_str().into());
        }
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
        let retail = Among {
            column: "segment",
            value: Some("retail".to_owned()),
        };
        let (some, kept) = Scope::among(entity, retail).complete(sql, &arguments);
        assert!(some.contains("t.customer_id IN (SELECT x.id FROM customers x"));
        assert!(some.contains("x.segment = $3") && kept.len() == 3, "{some}");
    }
}
