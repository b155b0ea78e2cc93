use super::*;
use crate::pool::Opener;
use crate::sqlite::SqliteSettings;
use crate::temporary::TemporaryFolder;

fn database() -> (TemporaryFolder, Conn) {
    let folder = TemporaryFolder::create().expect("a temporary folder");
    let opener = Opener::Sqlite {
        path: folder.path().join("test.db"),
        settings: SqliteSettings {
            busy_timeout: std::time::Duration::from_secs(1),
            cache_kib: 1024,
        },
    };
    let conn = opener.open_writer().expect("a new database");
    (folder, conn)
}

fn migration(version: i64, text: &'static str) -> Migration {
    Migration {
        version,
        name: "step",
        text,
    }
}

const NOW: Instant = Instant::from_micros(0);
const FIRST: &str = "CREATE TABLE a (id {int} NOT NULL){strict};";
const SECOND: &str = "CREATE TABLE b (id {int} NOT NULL){strict};";

#[test]
fn migrations_are_applied_once_and_in_order() {
    let (_folder, mut conn) = database();
    let report = run(&mut conn, &[migration(1, FIRST)], NOW).expect("the first");
    assert_eq!(report.applied, ["0001_step"]);
    let all = [migration(1, FIRST), migration(2, SECOND)];
    let report = run(&mut conn, &all, NOW).expect("the second");
    assert_eq!(
        (report.applied, report.version),
        (vec!["0002_step".to_owned()], 2)
    );
    let report = run(&mut conn, &all, NOW).expect("nothing");
    assert!(report.applied.is_empty());
}

#[test]
fn a_changed_migration_is_refused() {
    let (_folder, mut conn) = database();
    run(&mut conn, &[migration(1, FIRST)], NOW).expect("the first");
    let error = run(&mut conn, &[migration(1, SECOND)], NOW).expect_err("it has changed");
    assert!(
        matches!(error, Error::Migration { version: 1, .. }),
        "{error}"
    );
    let with_other_line_ends = "CREATE TABLE a (id {int} NOT NULL){strict};";
    run(&mut conn, &[migration(1, with_other_line_ends)], NOW).expect("the same text");
}

#[test]
fn a_schema_from_the_future_is_refused() {
    let (_folder, mut conn) = database();
    let all = [migration(1, FIRST), migration(2, SECOND)];
    run(&mut conn, &all, NOW).expect("both");
    let error = run(&mut conn, &all[..1], NOW).expect_err("this program is older");
    assert!(
        matches!(error, Error::Migration { version: 2, .. }),
        "{error}"
    );
}

#[test]
fn a_failing_migration_leaves_nothing_of_itself() {
    let (_folder, mut conn) = database();
    let bad = "CREATE TABLE b (id {int} NOT NULL){strict}; CREATE TABLE b (id {int}){strict};";
    let all = [migration(1, FIRST), migration(2, bad)];
    run(&mut conn, &all, NOW).expect_err("b is made twice");
    let rows = conn
        .query(
            "SELECT name FROM sqlite_schema WHERE name IN ('a', 'b')",
            &[],
        )
        .expect("a query");
    assert_eq!(rows.len(), 1, "only the first migration's table exists");
}

#[test]
fn an_unknown_token_is_refused() {
    for text in [
        "CREATE TABLE a (id {float})",
        "SELECT {int",
        "{append_only A;B}",
    ] {
        assert!(tokens::expand(text, Backend::Sqlite).is_err(), "{text}");
    }
}

/// A legal entity with two accounts and an entry between them.
const BOOKS: &str = "INSERT INTO entities (id, code, name, country, base_currency, language, time_zone, street,
            postal_code, city, write_off_limit_minor, tolerance_minor, version, created_at)
         VALUES (x'01', 'A', 'Ada', 'DE', 'EUR', 'en', 'UTC', '', '', '', 0, 0, 1, 0);
         INSERT INTO accounts VALUES (x'01', '1200', 'Receivables', 'receivable'),
            (x'01', '4000', 'Revenue', 'revenue');
         BEGIN;
         INSERT INTO journal_lines (entry_id, line_no, entity_id, account, posted_on, currency,
            amount_minor) VALUES (x'02', 1, x'01', '1200', '2026-03-01', 'EUR', 100),
            (x'02', 2, x'01', '4000', '2026-03-01', 'EUR', -100);
         INSERT INTO journal_entries (id, entity_id, number, posted_on, kind, source_type, source_id,
            actor, recorded_at) VALUES (x'02', x'01', 'J1', '2026-03-01', 'invoice', 'x', x'03', 'x', 0);
         COMMIT;";

/// The accounts of a database in use get one more role, and everything that points to them stays.
#[test]
fn accounts_in_use_are_kept_when_a_role_is_added() {
    let (_folder, mut conn) = database();
    let before = ALL.partition_point(|migration| migration.version < 51);
    run(&mut conn, &ALL[..before], NOW).expect("the schema before");
    conn.script(BOOKS).expect("books in use");
    run(&mut conn, ALL, NOW).expect("migrated");
    let roles = conn
        .query("SELECT role FROM accounts ORDER BY code", &[])
        .expect("accounts");
    let roles: Vec<String> = roles
        .iter()
        .map(|row| row.get(0).expect("a role"))
        .collect();
    assert_eq!(roles, ["receivable", "currency_clearing", "revenue"]);
    let broken = conn
        .query("PRAGMA foreign_key_check", &[])
        .expect("looked at");
    assert_eq!(broken.len(), 0);
    // The foreign key still holds, and so does the constraint.
    conn.script("DELETE FROM accounts WHERE code = '1200'")
        .expect_err("an account in use");
    conn.script("INSERT INTO accounts VALUES (x'01', '9', 'x', 'pocket')")
        .expect_err("no such role");
}

/// A policy of matching that is in force stays so when one may be so untried.
#[test]
fn policies_of_matching_are_kept_when_one_may_be_untried() {
    let (_folder, mut conn) = database();
    let before = ALL.partition_point(|migration| migration.version < 76);
    run(&mut conn, &ALL[..before], NOW).expect("the schema before");
    conn.script(BOOKS).expect("a legal entity");
    let policy = |id: u32, state: &str, seen: &str| {
        format!(
            "INSERT INTO match_policies (id, entity_id, name, rules, state, made_by, made_at, simulation)
            VALUES (x'0{id}', x'01', 'p{id}', '{{}}', '{state}', 'x', 0, {seen})"
        )
    };
    conn.script(&policy(1, "in_force", "'{}'")).expect("tried");
    conn.script(&policy(2, "retired", "NULL"))
        .expect_err("untried");
    run(&mut conn, ALL, NOW).expect("migrated");
    let rows = conn
        .query("SELECT name, state, is_untried FROM match_policies", &[])
        .expect("policies");
    let kept: (String, String, bool) = (
        rows[0].get(0).expect("a name"),
        rows[0].get(1).expect("a state"),
        rows[0].get(2).expect("a flag"),
    );
    assert_eq!(kept, ("p1".to_owned(), "in_force".to_owned(), false));
    conn.script(&policy(2, "retired", "NULL"))
        .expect_err("neither tried nor said to be untried");
    conn.script(&policy(3, "in_force", "'{}'"))
        .expect_err("one is in force");
    conn.script("UPDATE match_policies SET simulation = NULL, is_untried = 1")
        .expect("untried");
}

/// What is put off to the end of a transaction can fail there; then nothing of it stays.
#[test]
fn a_migration_that_takes_an_account_from_its_lines_leaves_all_as_it_was() {
    let (_folder, mut conn) = database();
    let before = ALL.partition_point(|migration| migration.version < 51);
    run(&mut conn, &ALL[..before], NOW).expect("the schema before");
    conn.script(BOOKS).expect("books in use");
    let forgetful = Migration {
        text: "PRAGMA defer_foreign_keys = ON; DELETE FROM accounts WHERE code = '4000';",
        ..ALL[before]
    };
    let all: Vec<Migration> = ALL[..before].iter().copied().chain([forgetful]).collect();
    run(&mut conn, &all, NOW).expect_err("a line has no account");
    let codes = conn
        .query("SELECT code FROM accounts ORDER BY code", &[])
        .expect("accounts");
    assert_eq!(codes.len(), 2);
    run(&mut conn, ALL, NOW).expect("the connection still works");
}
