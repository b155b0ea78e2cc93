//! What SQLite's planner is told about the tables.
//!
//! Told nothing, it takes every index on `entity_id` for a good one, as if a legal entity had ten
//! rows in each table, and walks through all invoices of a company to find two by their ids.
//! Statistics that are gathered would make plans depend on when that was done. So the planner is
//! told once and for all what is true of every company that is large enough for plans to matter.
//! PostgreSQL gathers its own.

use crate::Result;
use crate::conn::Conn;

/// Tables with a few dozen rows for each legal entity; all others may have millions.
const SMALL: [&str; 7] = [
    "accounts",
    "bank_accounts",
    "closed_periods",
    "number_series",
    "payment_terms",
    "price_lists",
    "tax_rates",
];
/// Columns with a handful of values.
const COARSE: [&str; 7] = [
    "account", "billing", "currency", "kind", "role", "series", "status",
];
const MANY: i64 = 1_000_000;
/// Rows in an index that has only those that meet a condition.
const SOME: i64 = 100_000;
const FEW: i64 = 100;

/// The indexes with their columns.
const INDEXES: &str = "SELECT m.name, l.name, l.\"unique\", l.partial,
        (SELECT group_concat(coalesce(i.name, ''), ',' ORDER BY i.seqno)
            FROM pragma_index_info(l.name) i)
    FROM sqlite_schema m CROSS JOIN pragma_index_list(m.name) l WHERE m.type = 'table'";

/// Writes the planner's table anew, inside a transaction.
pub(super) fn write(conn: &mut Conn) -> Result<()> {
    // Looking at some small table is the only way to make the planner's own.
    conn.script("ANALYZE schema_migrations; DELETE FROM sqlite_stat1;")?;
    let mut lines = Vec::new();
    for row in conn.query(INDEXES, &[])? {
        let (table, index): (String, String) = (row.get(0)?, row.get(1)?);
        let (unique, partial, columns): (bool, bool, String) =
            (row.get(2)?, row.get(3)?, row.get(4)?);
        let columns: Vec<&str> = columns.split(',').collect();
        // The others are taken for what they are.
        if columns.first() == Some(&"entity_id") {
            let line = line(rows(&table, partial), unique, &columns);
            lines.push(vec![table.into(), index.into(), line.into()]);
        }
    }
    conn.exec_each(
        "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)",
        &lines,
    )?;
    Ok(())
}

fn rows(table: &str, partial: bool) -> i64 {
    match (SMALL.contains(&table), partial) {
        (true, _) => FEW,
        (false, true) => SOME,
        (false, false) => MANY,
    }
}

/// The rows of an index, then how many of them agree in its first column, in its first two, and
/// so on: all in the legal entity, a tenth of them in what has few values, ten in anything else,
/// one in a whole key. The last word keeps the planner from trying one legal entity after another
/// where a statement names none.
fn line(rows: i64, unique: bool, columns: &[&str]) -> String {
    let mut line = format!("{rows} {rows}");
    let mut agree = rows;
    for (place, column) in columns.iter().enumerate().skip(1) {
        agree = match COARSE.contains(column) {
            _ if unique && place == columns.len() - 1 => 1,
            true => (agree / 10).max(1),
            false => agree.min(10),
        };
        line.push_str(&format!(" {agree}"));
    }
    line + " noskipscan"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_how_many_rows_agree() {
        let columns = ["entity_id", "status", "received_at", "id"];
        let orders = line(rows("orders", false), false, &columns);
        assert_eq!(orders, "1000000 1000000 100000 10 10 noskipscan");
        let series = line(rows("number_series", false), true, &columns[..2]);
        assert_eq!(series, "100 100 1 noskipscan");
    }
}
