//! One migration text for both databases: the tokens in braces.
//!
//! What a token stands for is part of the schema's history, like the migrations themselves: it is
//! never changed once a release has used it; a new token is added instead.

use super::{ledger, roles, untried};
use crate::Backend;

/// Replaces all tokens; see `migrations/README.md` for what they mean.
pub(super) fn expand(text: &str, backend: Backend) -> Result<String, String> {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (token, after) = after
            .split_once('}')
            .ok_or_else(|| format!("a token is not closed: {{{}", first_line(after)))?;
        out.push_str(before);
        out.push_str(&token_text(token, backend).ok_or_else(|| unknown(token))?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

fn unknown(token: &str) -> String {
    format!("{{{}}} is no known token", first_line(token))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn token_text(token: &str, backend: Backend) -> Option<String> {
    let (sqlite, postgres) = match token {
        "uuid" => ("BLOB", "uuid"),
        "date" => ("TEXT", "date"),
        "instant" => ("INTEGER", "timestamptz"),
        "json" => ("TEXT", "jsonb"),
        "bytes" => ("BLOB", "bytea"),
        "bool" => ("INTEGER", "boolean"),
        "text" => ("TEXT", "text"),
        "int" => ("INTEGER", "bigint"),
        "strict" => (" STRICT", ""),
        "strict_clustered" => (" STRICT, WITHOUT ROWID", ""),
        "balanced_entries" => (ledger::SQLITE, ledger::POSTGRES),
        "currency_clearing_role" => (roles::SQLITE, roles::POSTGRES),
        "untried_match_policies" => (untried::SQLITE, untried::POSTGRES),
        other => {
            let table = other
                .strip_prefix("append_only ")
                .filter(|name| is_name(name))?;
            let pattern = match backend {
                Backend::Sqlite => APPEND_ONLY_SQLITE,
                Backend::Postgres => APPEND_ONLY_POSTGRES,
            };
            return Some(pattern.replace("<table>", table));
        }
    };
    let text = match backend {
        Backend::Sqlite => sqlite,
        Backend::Postgres => postgres,
    };
    Some(text.to_owned())
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|c| c.is_ascii_lowercase() || c == b'_')
}

/// The message of each trigger begins with the name under which the broken rule is reported.
const APPEND_ONLY_SQLITE: &str = "
CREATE TRIGGER <table>_no_update BEFORE UPDATE ON <table> BEGIN
    SELECT RAISE(ABORT, '<table>_append_only: rows are never changed');
END;
CREATE TRIGGER <table>_no_delete BEFORE DELETE ON <table> BEGIN
    SELECT RAISE(ABORT, '<table>_append_only: rows are never removed');
END;
";

const APPEND_ONLY_POSTGRES: &str = "
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME,
        CONSTRAINT = TG_TABLE_NAME || '_append_only',
        MESSAGE = TG_TABLE_NAME || '_append_only: rows are never changed or removed';
END $body$;
CREATE TRIGGER <table>_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON <table>
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
";
