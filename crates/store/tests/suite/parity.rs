//! Both databases have the same schema: tables, columns, keys, checks and indexes.

use std::collections::{BTreeMap, BTreeSet};

use store::testing::{fresh_databases, fresh_postgres, fresh_sqlite, fresh_stores};
use store::{Error, Store, Tx};

use crate::store;

/// The parts of a table that both databases can tell, as lines of text.
type Table = BTreeSet<String>;

fn rows(tx: &mut Tx, sql: &str) -> Vec<Vec<String>> {
    tx.query(sql, &[])
        .expect(sql)
        .iter()
        .map(|row| {
            (0..row.len())
                .map(|column| {
                    row.get::<Option<String>>(column)
                        .expect("a text")
                        .unwrap_or_default()
                })
                .collect()
        })
        .collect()
}

fn sqlite_tables(store: &Store) -> BTreeMap<String, Table> {
    store
        .read(|tx| {
            let mut tables: BTreeMap<String, Table> = BTreeMap::new();
            let mut add = |table: &str, line: String| {
                tables.entry(table.to_owned()).or_default().insert(line);
            };
            let all = "SELECT name, sql FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            for table in rows(tx, all) {
                let (name, text) = (&table[0], &table[1]);
                for rule in text.split("CONSTRAINT ").skip(1) {
                    let mut words = rule.split_whitespace();
                    let rule_name = words.next().expect("a name");
                    let kind = words.next().expect("a kind");
                    let kind = kind.split('(').next().expect("a word").to_lowercase();
                    add(name, format!("{kind} {rule_name}"));
                }
            }
            for column in rows(
                tx,
                "SELECT m.name, c.name, CASE c.\"notnull\" WHEN 1 THEN 'not null' ELSE 'null' END
                 FROM sqlite_schema m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
            ) {
                add(&column[0], format!("column {} {}", column[1], column[2]));
            }
            for index in rows(
                tx,
                "SELECT m.name, l.name,
                     CASE l.\"unique\" WHEN 1 THEN 'unique' ELSE 'plain' END,
                     CASE l.partial WHEN 1 THEN 'partial' ELSE 'whole' END,
                     (SELECT group_concat(i.name, ',' ORDER BY i.seqno)
                      FROM pragma_index_info(l.name) i)
                 FROM sqlite_schema m, pragma_index_list(m.name) l
                 WHERE m.type = 'table' AND l.origin = 'c'",
            ) {
                add(
                    &index[0],
                    format!(
                        "index {} {} {} ({})",
                        index[1], index[2], index[3], index[4]
                    ),
                );
            }
            // The columns of keys: SQLite knows them, but not by the rule's name.
            for key in rows(
                tx,
                "SELECT m.name, l.origin,
                     (SELECT group_concat(i.name, ',' ORDER BY i.seqno)
                      FROM pragma_index_info(l.name) i)
                 FROM sqlite_schema m, pragma_index_list(m.name) l
                 WHERE m.type = 'table' AND l.origin IN ('pk', 'u')",
            ) {
                add(&key[0], format!("key {} ({})", key[1], key[2]));
            }
            for key in rows(
                tx,
                "SELECT m.name, f.\"table\", group_concat(f.\"from\", ',' ORDER BY f.seq),
                     group_concat(f.\"to\", ',' ORDER BY f.seq)
                 FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
                 WHERE m.type = 'table' GROUP BY m.name, f.id, f.\"table\"",
            ) {
                add(
                    &key[0],
                    format!("refers ({}) to {} ({})", key[2], key[1], key[3]),
                );
            }
            Ok::<_, Error>(tables)
        })
        .expect("the schema")
}

fn postgres_tables(store: &Store) -> BTreeMap<String, Table> {
    store
        .read(|tx| {
            let mut tables: BTreeMap<String, Table> = BTreeMap::new();
            let mut add = |table: &str, line: String| {
                tables.entry(table.to_owned()).or_default().insert(line);
            };
            for rule in rows(
                tx,
                "SELECT r.relname::text, c.conname::text, c.contype::text
                 FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
                 WHERE r.relnamespace = 'public'::regnamespace AND c.contype <> 't'",
            ) {
                let kind = match rule[2].as_str() {
                    "p" => "primary",
                    "u" => "unique",
                    "f" => "foreign",
                    "c" => "check",
                    other => other,
                };
                add(&rule[0], format!("{kind} {}", rule[1]));
            }
            for column in rows(
                tx,
                "SELECT table_name::text, column_name::text,
                     CASE is_nullable WHEN 'NO' THEN 'not null' ELSE 'null' END
                 FROM information_schema.columns WHERE table_schema = 'public'",
            ) {
                add(&column[0], format!("column {} {}", column[1], column[2]));
            }
            for index in rows(tx, POSTGRES_INDEXES) {
                let columns = &index[4];
                match index[5].as_str() {
                    "" => add(
                        &index[0],
                        format!("index {} {} {} ({columns})", index[1], index[2], index[3]),
                    ),
                    "p" => add(&index[0], format!("key pk ({columns})")),
                    _ => add(&index[0], format!("key u ({columns})")),
                }
            }
            for key in rows(tx, POSTGRES_REFERENCES) {
                add(
                    &key[0],
                    format!("refers ({}) to {} ({})", key[1], key[2], key[3]),
                );
            }
            Ok::<_, Error>(tables)
        })
        .expect("the schema")
}

const POSTGRES_INDEXES: &str = "SELECT t.relname::text, i.relname::text,
         CASE WHEN x.indisunique THEN 'unique' ELSE 'plain' END,
         CASE WHEN x.indpred IS NULL THEN 'whole' ELSE 'partial' END,
         (SELECT string_agg(a.attname, ',' ORDER BY k.place)
          FROM unnest(x.indkey::int[]) WITH ORDINALITY AS k(number, place)
          JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.number),
         coalesce(c.contype::text, '')
     FROM pg_index x
     JOIN pg_class i ON i.oid = x.indexrelid
     JOIN pg_class t ON t.oid = x.indrelid
     LEFT JOIN pg_constraint c ON c.conindid = x.indexrelid AND c.contype IN ('p', 'u')
     WHERE t.relnamespace = 'public'::regnamespace";

const POSTGRES_REFERENCES: &str = "SELECT t.relname::text,
         (SELECT string_agg(a.attname, ',' ORDER BY k.place)
          FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place)
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number),
         r.relname::text,
         (SELECT string_agg(a.attname, ',' ORDER BY k.place)
          FROM unnest(c.confkey) WITH ORDINALITY AS k(number, place)
          JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number)
     FROM pg_constraint c
     JOIN pg_class t ON t.oid = c.conrelid
     JOIN pg_class r ON r.oid = c.confrelid
     WHERE c.contype = 'f'";

#[test]
fn both_databases_have_the_same_schema() {
    let sqlite = sqlite_tables(&fresh_sqlite(|_| {}).store);
    assert!(sqlite.len() > 6, "{sqlite:#?}");
    let Some(fresh) = fresh_postgres(|_| {}) else {
        return;
    };
    let postgres = postgres_tables(&fresh.store);
    assert_eq!(
        sqlite.keys().collect::<Vec<_>>(),
        postgres.keys().collect::<Vec<_>>(),
        "tables"
    );
    for (table, lines) in &sqlite {
        let others = &postgres[table];
        let only_sqlite: Vec<_> = lines.difference(others).collect();
        let only_postgres: Vec<_> = others.difference(lines).collect();
        assert!(
            only_sqlite.is_empty() && only_postgres.is_empty(),
            "{table}: only SQLite has {only_sqlite:?}, only PostgreSQL has {only_postgres:?}"
        );
    }
}

#[test]
fn every_rule_and_index_has_a_name_of_its_kind() {
    for (table, lines) in sqlite_tables(&fresh_sqlite(|_| {}).store) {
        for line in lines {
            let mut words = line.split_whitespace();
            let (kind, name) = (words.next().expect("a kind"), words.next().expect("a name"));
            let endings: &[&str] = match kind {
                "primary" => &["_pk"],
                "unique" => &["_uq"],
                "foreign" => &["_fk"],
                "check" => &["_ck"],
                "index" => &["_ix", "_uq"],
                _ => continue,
            };
            assert!(
                endings.iter().any(|ending| name.ends_with(ending)),
                "{table}: {line}"
            );
            assert!(name.starts_with(table.as_str()), "{table}: {line}");
        }
    }
}

#[test]
fn migrating_twice_changes_nothing() {
    for (name, store) in fresh_stores() {
        let report = store.migrate().expect("nothing to do");
        assert!(report.applied.is_empty(), "{name}: {report:?}");
        assert!(report.version > 0, "{name}");
    }
}

#[test]
fn nodes_that_start_at_the_same_time_migrate_once() {
    for fresh in fresh_databases(|_| {}) {
        // Back to the beginning: an empty database.
        let empty = fresh
            .store
            .write(kernel::Actor::system("test"), |tx| match tx.backend() {
                store::Backend::Postgres => {
                    tx.exec("DROP SCHEMA public CASCADE", &[])?;
                    tx.exec("CREATE SCHEMA public", &[])
                }
                store::Backend::Sqlite => Ok::<_, Error>(0),
            });
        empty.expect("an empty database");
        let options = if fresh.store.backend() == store::Backend::Sqlite {
            let folder = tempfile::tempdir().expect("a folder").keep();
            store::StoreOptions::new(folder.join("new.db").display().to_string())
        } else {
            fresh.options.clone()
        };
        let nodes: Vec<_> = (0..3)
            .map(|_| {
                let options = options.clone();
                std::thread::spawn(move || {
                    let store = Store::open(&options).expect("a node");
                    store.migrate().expect("the schema").applied.len()
                })
            })
            .collect();
        let applied: Vec<usize> = nodes
            .into_iter()
            .map(|node| node.join().expect("no panic"))
            .collect();
        let total: usize = applied.iter().sum();
        let store = Store::open(&options).expect("a node");
        assert!(store.migrate().expect("nothing to do").applied.is_empty());
        let known = store.read(|tx| {
            let row = tx.query_one("SELECT count(*) FROM schema_migrations", &[])?;
            row.get::<i64>(0)
        });
        assert_eq!(
            i64::try_from(total).ok(),
            known.ok(),
            "{}: {applied:?}",
            fresh.name
        );
    }
}
