//! Finding the name of the rule that a statement broke.
//!
//! SQLite names checks, but reports a broken key by its columns and a foreign key not at all. The
//! names are read from the schema when they are needed, which is seldom.

use rusqlite::{Connection, ffi};

use crate::error::ConstraintKind;
use crate::sql;

/// The rule behind `error`, if it is one that the data broke.
pub(super) fn broken(
    conn: &Connection,
    statement: &str,
    error: &rusqlite::Error,
) -> Option<(String, ConstraintKind)> {
    let rusqlite::Error::SqliteFailure(code, Some(message)) = error else {
        return None;
    };
    let detail = message.split_once(": ").map_or("", |(_, detail)| detail);
    match code.extended_code {
        ffi::SQLITE_CONSTRAINT_CHECK => Some((detail.to_owned(), ConstraintKind::Check)),
        ffi::SQLITE_CONSTRAINT_NOTNULL => Some((detail.to_owned(), ConstraintKind::NotNull)),
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | ffi::SQLITE_CONSTRAINT_UNIQUE
        | ffi::SQLITE_CONSTRAINT_ROWID => Some((unique(conn, detail), ConstraintKind::Unique)),
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => {
            Some((foreign_key(conn, statement), ConstraintKind::ForeignKey))
        }
        // Our triggers begin their message with the rule's name.
        ffi::SQLITE_CONSTRAINT_TRIGGER => {
            let name = message
                .split_once(':')
                .map_or(message.as_str(), |(name, _)| name);
            Some((name.to_owned(), ConstraintKind::Check))
        }
        _ => None,
    }
}

/// From `t.a, t.b` or `index 'name'` to the name of the key.
fn unique(conn: &Connection, detail: &str) -> String {
    if let Some(index) = detail.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let pairs: Vec<(&str, &str)> = detail
        .split(", ")
        .filter_map(|column| column.split_once('.'))
        .collect();
    let Some((table, _)) = pairs.first() else {
        return detail.to_owned();
    };
    let columns: Vec<&str> = pairs.iter().map(|(_, column)| *column).collect();
    named_key(conn, table, &columns)
        .or_else(|| unique_index(conn, table, &columns))
        .unwrap_or_else(|| format!("{table}_{}", columns.join("_")))
}

fn named_key(conn: &Connection, table: &str, columns: &[&str]) -> Option<String> {
    let text = table_text(conn, table)?;
    rules(&text)
        .into_iter()
        .find(|rule| matches!(rule.word, "UNIQUE" | "PRIMARY") && rule.columns == columns)
        .map(|rule| rule.name.to_owned())
}

fn unique_index(conn: &Connection, table: &str, columns: &[&str]) -> Option<String> {
    let mut statement = conn
        .prepare_cached(
            "SELECT l.name, group_concat(i.name, ',' ORDER BY i.seqno)
             FROM pragma_index_list(?1) l, pragma_index_info(l.name) i
             WHERE l.\"unique\" = 1 GROUP BY l.name",
        )
        .ok()?;
    let wanted = columns.join(",");
    let found = statement
        .query_map([table], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
        })
        .ok()?;
    found
        .flatten()
        .find(|(_, columns)| columns.as_deref() == Some(wanted.as_str()))
        .map(|(name, _)| name)
}

fn foreign_key(conn: &Connection, statement: &str) -> String {
    let table = sql::target(statement);
    let text = table_text(conn, table).unwrap_or_default();
    let keys: Vec<&str> = rules(&text)
        .into_iter()
        .filter(|rule| matches!(rule.word, "FOREIGN" | "REFERENCES"))
        .map(|rule| rule.name)
        .collect();
    match keys[..] {
        [only] if statement.trim_start().starts_with("INSERT") => only.to_owned(),
        _ => format!("{table}_fk"),
    }
}

fn table_text(conn: &Connection, table: &str) -> Option<String> {
    conn.prepare_cached("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1")
        .and_then(|mut statement| statement.query_row([table], |row| row.get(0)))
        .ok()
}

/// A rule in the text of a table: `CONSTRAINT name UNIQUE (a, b)`.
struct Rule<'a> {
    name: &'a str,
    /// The word after the name.
    word: &'a str,
    columns: Vec<&'a str>,
}

fn rules(text: &str) -> Vec<Rule<'_>> {
    let body = text.split_once('(').map_or("", |(_, body)| body);
    parts(body).into_iter().flat_map(rules_of_part).collect()
}

/// The comma-separated parts at the top level of a table's parentheses.
fn parts(body: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, c) in body.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if (c == ',' && depth == 0) || depth < 0 {
            found.push(&body[start..at]);
            start = at + 1;
        }
        if depth < 0 {
            break;
        }
    }
    found
}

fn rules_of_part(part: &str) -> Vec<Rule<'_>> {
    let own_column = part.split_whitespace().next().unwrap_or_default();
    part.split("CONSTRAINT ")
        .skip(1)
        .filter_map(|rule| {
            let mut words = rule.split_whitespace();
            let (name, word) = (words.next()?, words.next()?);
            let word = word.split('(').next()?;
            let listed = rule
                .split_once('(')
                .filter(|_| word != "REFERENCES")
                .and_then(|(_, rest)| rest.split_once(')'))
                .map(|(columns, _)| columns.split(',').map(str::trim).collect());
            Some(Rule {
                name,
                word,
                columns: listed.unwrap_or_else(|| vec![own_column]),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_in_a_tables_text() {
        let text = "CREATE TABLE t (
            id BLOB NOT NULL CONSTRAINT t_pk PRIMARY KEY,
            a TEXT NOT NULL CONSTRAINT t_a CHECK (a IN ('x', 'y')),
            b INTEGER,
            CONSTRAINT t_ab UNIQUE (a, b),
            CONSTRAINT t_u FOREIGN KEY (b) REFERENCES u (id)
        ) STRICT";
        let found: Vec<_> = rules(text)
            .into_iter()
            .map(|rule| (rule.name, rule.word, rule.columns))
            .collect();
        assert_eq!(
            found,
            [
                ("t_pk", "PRIMARY", vec!["id"]),
                ("t_a", "CHECK", vec!["a IN ('x'", "'y'"]),
                ("t_ab", "UNIQUE", vec!["a", "b"]),
                ("t_u", "FOREIGN", vec!["b"]),
            ]
        );
    }
}
