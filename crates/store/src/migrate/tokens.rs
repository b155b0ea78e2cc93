//! One migration text for both databases: the tokens in braces.
//!
//! What a token stands for is part of the schema's history, like the migrations themselves: it is
//! never changed once a release has used it; a new token is added instead.

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
        "balanced_entries" => (BALANCED_SQLITE, BALANCED_POSTGRES),
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

/// Lines come first, then the entry that they belong to seals them: when the entry is inserted its
/// lines must exist and add up to zero per currency, and no line may join it afterwards. A line
/// whose entry never comes fails the deferred foreign key at the commit.
const BALANCED_SQLITE: &str = "
CREATE TRIGGER journal_lines_sealed BEFORE INSERT ON journal_lines
WHEN EXISTS (SELECT 1 FROM journal_entries WHERE id = NEW.entry_id) BEGIN
    SELECT RAISE(ABORT, 'journal_lines_sealed: the entry has been posted');
END;
CREATE TRIGGER journal_entries_balanced BEFORE INSERT ON journal_entries
WHEN NOT EXISTS (SELECT 1 FROM journal_lines WHERE entry_id = NEW.id)
  OR EXISTS (SELECT 1 FROM journal_lines WHERE entry_id = NEW.id
             GROUP BY currency HAVING sum(amount_minor) <> 0) BEGIN
    SELECT RAISE(ABORT, 'journal_entries_balanced: the lines do not add up to zero');
END;
";

const BALANCED_POSTGRES: &str = "
CREATE FUNCTION refuse_sealed_lines() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (SELECT 1 FROM added JOIN journal_entries ON journal_entries.id = added.entry_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', TABLE = 'journal_lines',
            CONSTRAINT = 'journal_lines_sealed',
            MESSAGE = 'journal_lines_sealed: the entry has been posted';
    END IF;
    RETURN NULL;
END $body$;
CREATE TRIGGER journal_lines_sealed AFTER INSERT ON journal_lines
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_sealed_lines();
CREATE FUNCTION refuse_unbalanced_entries() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (
        SELECT 1 FROM added LEFT JOIN journal_lines ON journal_lines.entry_id = added.id
        GROUP BY added.id, journal_lines.currency
        HAVING coalesce(sum(journal_lines.amount_minor), 1) <> 0
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', TABLE = 'journal_entries',
            CONSTRAINT = 'journal_entries_balanced',
            MESSAGE = 'journal_entries_balanced: the lines do not add up to zero';
    END IF;
    RETURN NULL;
END $body$;
CREATE TRIGGER journal_entries_balanced AFTER INSERT ON journal_entries
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_entries();
";
