//! One SQL text for both databases: the few places where they are told apart.
//!
//! - `$1`, `$2` … are the arguments.
//! - `{uuids $n}`, `{ints $n}` and `{texts $n}` in a FROM clause turn the list in argument `n`
//!   into rows with one column `value`.
//! - `FOR UPDATE`, alone or followed by `OF alias` or `SKIP LOCKED`, is dropped for SQLite, where
//!   only one transaction writes at a time.
//!
//! Nothing else is rewritten. String literals, quoted names and comments are left alone.

use std::borrow::Cow;

use crate::{Error, Result};

const LOCK: &str = "FOR UPDATE";

/// The text for SQLite.
pub(crate) fn for_sqlite(sql: &str) -> Result<String> {
    let mut out = String::with_capacity(sql.len() + 16);
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        if let Some(length) = opaque(rest) {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if let Some((list, after)) = list_token(sql, rest)? {
            out.push_str("rarray(?");
            out.push_str(list.argument);
            out.push(')');
            rest = after;
        } else if let Some(after) = lock_clause(rest, &out) {
            rest = after;
        } else if first == '$' && rest[1..].starts_with(|next: char| next.is_ascii_digit()) {
            out.push('?');
            rest = &rest[1..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    Ok(out)
}

/// The text for PostgreSQL.
pub(crate) fn for_postgres(sql: &str) -> Result<Cow<'_, str>> {
    if !sql.contains('{') {
        return Ok(Cow::Borrowed(sql));
    }
    let mut out = String::with_capacity(sql.len() + 16);
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        if let Some(length) = opaque(rest) {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if let Some((list, after)) = list_token(sql, rest)? {
            out.push_str("unnest($");
            out.push_str(list.argument);
            out.push_str("::");
            out.push_str(list.array_type);
            out.push_str(") AS list(value)");
            rest = after;
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    Ok(Cow::Owned(out))
}

/// The length of the literal, quoted name or comment that starts here, if one does.
fn opaque(rest: &str) -> Option<usize> {
    let end = if rest.starts_with("--") {
        rest.find('\n')?
    } else if rest.starts_with("/*") {
        rest.find("*/")? + 2
    } else {
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        // A doubled quote inside reads as the end and a new beginning: the same span.
        rest[1..].find(quote)? + 2
    };
    Some(end)
}

struct ListToken<'a> {
    argument: &'a str,
    array_type: &'static str,
}

fn list_token<'a>(sql: &str, rest: &'a str) -> Result<Option<(ListToken<'a>, &'a str)>> {
    let Some(inside) = rest.strip_prefix('{') else {
        return Ok(None);
    };
    let unknown = || Error::statement(sql, "an unknown {token}");
    let (token, after) = inside.split_once('}').ok_or_else(unknown)?;
    let (word, argument) = token.split_once(" $").ok_or_else(unknown)?;
    let array_type = match word {
        "uuids" => "uuid[]",
        "ints" => "bigint[]",
        "texts" => "text[]",
        _ => return Err(unknown()),
    };
    if argument.is_empty() || !argument.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(unknown());
    }
    let token = ListToken {
        argument,
        array_type,
    };
    Ok(Some((token, after)))
}

/// What follows a lock clause that starts here, if one does.
fn lock_clause<'a>(rest: &'a str, before: &str) -> Option<&'a str> {
    if !rest.starts_with(LOCK) || !before.ends_with(char::is_whitespace) {
        return None;
    }
    let mut after = &rest[LOCK.len()..];
    if after.starts_with(is_name) {
        return None;
    }
    if let Some(alias) = after.strip_prefix(" OF ") {
        after = alias.trim_start_matches(is_name);
    }
    Some(after.strip_prefix(" SKIP LOCKED").unwrap_or(after))
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The table a statement is mainly about, for messages: the word after its first UPDATE, INTO or
/// FROM.
pub(crate) fn target(sql: &str) -> &str {
    let mut words = sql.split_whitespace();
    while let Some(word) = words.next() {
        if ["UPDATE", "INTO", "FROM"].contains(&word.to_ascii_uppercase().as_str()) {
            return words
                .next()
                .map_or("a result", |name| name.trim_end_matches(|c| !is_name(c)));
        }
    }
    "a result"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_become_numbered_for_sqlite() {
        let sql = "SELECT a FROM t WHERE b = $2 AND c = $1 AND d = '$1' -- $3\n AND e = $10";
        assert_eq!(
            for_sqlite(sql).expect("plain SQL"),
            "SELECT a FROM t WHERE b = ?2 AND c = ?1 AND d = '$1' -- $3\n AND e = ?10"
        );
        assert_eq!(for_postgres(sql).expect("plain SQL"), sql);
    }

    #[test]
    fn lists_become_rows_on_both() {
        let sql = "SELECT a FROM t WHERE id IN (SELECT value FROM {uuids $1}) AND x = '{y}'";
        assert_eq!(
            for_sqlite(sql).expect("a list"),
            "SELECT a FROM t WHERE id IN (SELECT value FROM rarray(?1)) AND x = '{y}'"
        );
        assert_eq!(
            for_postgres(sql).expect("a list"),
            "SELECT a FROM t WHERE id IN (SELECT value FROM unnest($1::uuid[]) AS list(value)) \
             AND x = '{y}'"
        );
    }

    #[test]
    fn an_unknown_token_is_refused() {
        for sql in ["SELECT {floats $1}", "SELECT {uuids 1}", "SELECT {uuids $1"] {
            assert!(for_sqlite(sql).is_err(), "{sql}");
            assert!(for_postgres(sql).is_err(), "{sql}");
        }
    }

    #[test]
    fn lock_clauses_are_dropped_for_sqlite_only() {
        for (sql, expected) in [
            ("SELECT a FROM t FOR UPDATE", "SELECT a FROM t "),
            (
                "SELECT a FROM t FOR UPDATE SKIP LOCKED) x",
                "SELECT a FROM t ) x",
            ),
            ("SELECT a FROM t o FOR UPDATE OF o", "SELECT a FROM t o "),
            ("SELECT 'x FOR UPDATE'", "SELECT 'x FOR UPDATE'"),
            (
                "SELECT a AS \"it's\" FROM t FOR UPDATE",
                "SELECT a AS \"it's\" FROM t ",
            ),
        ] {
            assert_eq!(for_sqlite(sql).expect("plain SQL"), expected);
            assert_eq!(for_postgres(sql).expect("plain SQL"), sql);
        }
    }

    #[test]
    fn a_statement_names_its_table() {
        assert_eq!(target("UPDATE orders SET a = 1"), "orders");
        assert_eq!(target("insert into jobs (id) values ($1)"), "jobs");
        assert_eq!(target("SELECT a FROM t, u"), "t");
        assert_eq!(target("SELECT 1"), "a result");
    }
}
