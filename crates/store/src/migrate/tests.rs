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
