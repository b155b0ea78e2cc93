//! OCEL 2.0 in a SQLite file: read and written table by table.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use formats::FormatError;
use formats::eventlog::write::{LogWriter, OutEvent, OutObject, TypeOf, ValueType};
use formats::eventlog::{LogEvent, LogObject, LogSink, Named, Stamp};
use store::{SideFile, quoted_name};

/// Stands between ids in one text; no id has it.
const BETWEEN: char = '\u{1f}';

/// Reads the objects, then the events.
///
/// # Errors
/// The file is no OCEL 2.0; a single event that cannot be read is a warning.
pub fn read(path: &Path, sink: &mut dyn LogSink) -> Result<()> {
    let file = SideFile::open(path)?;
    let told = || format!("{} is no OCEL 2.0 database", path.display());
    for (kind, table) in types(&file, "object").with_context(told)? {
        read_objects(&file, &kind, &format!("object_{table}"), sink).with_context(told)?;
    }
    for (kind, table) in types(&file, "event").with_context(told)? {
        read_events(&file, &kind, &format!("event_{table}"), sink).with_context(told)?;
    }
    Ok(())
}

/// Types with the part of the name of their table.
fn types(file: &SideFile, of: &str) -> Result<Vec<(String, String)>> {
    let mut types = Vec::new();
    let sql = format!("SELECT ocel_type, ocel_type_map FROM {of}_map_type ORDER BY ocel_type");
    file.each(&sql, &mut |row| {
        if let [Some(kind), Some(table)] = row {
            types.push((kind.clone(), table.clone()));
        }
        Ok(())
    })?;
    Ok(types)
}

/// Columns that are no part of the standard.
fn own(columns: &[String]) -> Vec<(usize, Arc<str>)> {
    let named = columns.iter().enumerate();
    let own = named.filter(|(_, name)| !name.starts_with("ocel_"));
    own.map(|(at, name)| (at, Arc::from(name.as_str())))
        .collect()
}

fn place(columns: &[String], name: &str) -> Option<usize> {
    columns.iter().position(|column| column == name)
}

fn read_objects(file: &SideFile, kind: &str, table: &str, sink: &mut dyn LogSink) -> Result<()> {
    let columns = file.columns(table)?;
    let own = own(&columns);
    let id = place(&columns, "ocel_id").context("a table has no ocel_id")?;
    let mut objects: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    // Later rows tell what changed: the last value counts.
    let order = place(&columns, "ocel_time").map_or("", |_| " ORDER BY ocel_time");
    file.each(
        &format!("SELECT * FROM {}{order}", quoted_name(table)),
        &mut |row| {
            let Some(Some(id)) = row.get(id) else {
                return Ok(());
            };
            let known = objects.entry(id.clone()).or_default();
            for (at, name) in &own {
                if let Some(Some(value)) = row.get(*at) {
                    match known.iter_mut().find(|(known, _)| known == name) {
                        Some(known) => known.1.clone_from(value),
                        None => known.push((Arc::clone(name), value.clone())),
                    }
                }
            }
            Ok(())
        },
    )?;
    for (id, attributes) in objects {
        sink.object(LogObject {
            id,
            kind: kind.to_owned(),
            attributes,
        })?;
    }
    Ok(())
}

fn read_events(file: &SideFile, kind: &str, table: &str, sink: &mut dyn LogSink) -> Result<()> {
    let columns = file.columns(table)?;
    let own = own(&columns);
    let id = place(&columns, "ocel_id").context("a table has no ocel_id")?;
    let time = place(&columns, "ocel_time").context("a table has no ocel_time")?;
    let sql = format!(
        "SELECT t.*, (SELECT group_concat(o.ocel_object_id, char(31)) FROM event_object o
           WHERE o.ocel_event_id = t.ocel_id) FROM {} t ORDER BY t.ocel_time",
        quoted_name(table)
    );
    let mut refused: Option<FormatError> = None;
    file.each(&sql, &mut |row| {
        let text = |at: usize| row.get(at).cloned().flatten().unwrap_or_default();
        let Some(at) = Stamp::parse(&text(time), None) else {
            let field = format!("event {}, time", text(id));
            let left_out = FormatError::new(field, "is no instant").value(text(time));
            sink.warn(
                left_out
                    .remedy("the event is left out")
                    .into_warning("event_unreadable"),
            );
            return Ok(());
        };
        let objects = text(columns.len());
        let told = own
            .iter()
            .filter(|(at, _)| row.get(*at).is_some_and(Option::is_some));
        let event = LogEvent {
            line: 0,
            activity: kind.to_owned(),
            at,
            objects: objects
                .split(BETWEEN)
                .filter(|id| !id.is_empty())
                .map(str::to_owned)
                .collect(),
            attributes: told
                .map(|(at, name)| (Arc::clone(name), text(*at)))
                .collect(),
        };
        if refused.is_none() {
            refused = sink.event(event).err();
        }
        Ok(())
    })?;
    refused.map_or(Ok(()), |error| Err(error.into()))
}

/// Writes a log into a new SQLite file.
pub struct SqliteLog {
    file: SideFile,
    /// The statement for a type, and its attributes in the order of the columns.
    statements: BTreeMap<String, (String, Vec<String>)>,
}

impl SqliteLog {
    /// Makes the file.
    ///
    /// # Errors
    /// There is one already, or it cannot be made.
    pub fn create(path: &Path) -> Result<Self> {
        let file = SideFile::create(path)?;
        Ok(Self {
            file,
            statements: BTreeMap::new(),
        })
    }

    fn tables(&mut self, of: &str, types: &[TypeOf]) -> store::Result<()> {
        self.file.run(&format!(
            "CREATE TABLE {of}_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
             CREATE TABLE {of} (ocel_id TEXT PRIMARY KEY, ocel_type TEXT);"
        ))?;
        let changed = if of == "object" {
            ", ocel_changed_field TEXT"
        } else {
            ""
        };
        for kind in types {
            let table = quoted_name(&format!("{of}_{}", kind.name));
            let mut columns = format!("ocel_id TEXT, ocel_time TIMESTAMP{changed}");
            let mut places = "?, ?".to_owned();
            if of == "object" {
                places.push_str(", NULL");
            }
            for (name, value) in &kind.attributes {
                columns.push_str(&format!(", {} {}", quoted_name(name), sql_type(*value)));
                places.push_str(", ?");
            }
            self.file
                .run(&format!("CREATE TABLE {table} ({columns})"))?;
            let mapped = format!("INSERT INTO {of}_map_type VALUES (?, ?)");
            self.file
                .put(&mapped, &[Some(&kind.name), Some(&kind.name)])?;
            let names = kind
                .attributes
                .iter()
                .map(|(name, _)| name.clone())
                .collect();
            let insert = format!("INSERT INTO {table} VALUES ({places})");
            self.statements
                .insert(format!("{of} {}", kind.name), (insert, names));
        }
        Ok(())
    }

    fn put(
        &self,
        of: &str,
        kind: &str,
        head: (&str, &str),
        told: &[(String, String)],
    ) -> store::Result<()> {
        let (id, time) = head;
        self.file.put(
            &format!("INSERT INTO {of} VALUES (?, ?)"),
            &[Some(id), Some(kind)],
        )?;
        if let Some((insert, names)) = self.statements.get(&format!("{of} {kind}")) {
            let value = |name: &String| {
                told.iter()
                    .find(|(known, _)| known == name)
                    .map(|(_, value)| value.as_str())
            };
            let texts = [Some(id), Some(time)]
                .into_iter()
                .chain(names.iter().map(value));
            self.file.put(insert, &texts.collect::<Vec<_>>())?;
        }
        Ok(())
    }
}

fn sql_type(kind: ValueType) -> &'static str {
    match kind {
        ValueType::Integer | ValueType::Boolean => "INTEGER",
        ValueType::Float => "REAL",
        ValueType::Time => "TIMESTAMP",
        ValueType::String => "TEXT",
    }
}

impl LogWriter for SqliteLog {
    fn types(&mut self, events: &[TypeOf], objects: &[TypeOf]) -> io::Result<()> {
        self.tables("event", events).map_err(io::Error::other)?;
        self.tables("object", objects).map_err(io::Error::other)?;
        let related = "CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT,
               PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));
             CREATE TABLE object_object (ocel_source_id TEXT, ocel_target_id TEXT, ocel_qualifier TEXT,
               PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));";
        self.file.run(related).map_err(io::Error::other)
    }

    fn object(&mut self, object: &OutObject) -> io::Result<()> {
        let head = (object.id.as_str(), object.since.as_str());
        self.put("object", &object.kind, head, &object.attributes)
            .map_err(io::Error::other)?;
        for of in &object.relations {
            let texts = [
                Some(object.id.as_str()),
                Some(of.id.as_str()),
                Some(of.qualifier.as_str()),
            ];
            let put = self.file.put(
                "INSERT OR IGNORE INTO object_object VALUES (?, ?, ?)",
                &texts,
            );
            put.map_err(io::Error::other)?;
        }
        Ok(())
    }

    fn event(&mut self, event: &OutEvent) -> io::Result<()> {
        let head = (event.id.as_str(), event.time.as_str());
        self.put("event", &event.kind, head, &event.attributes)
            .map_err(io::Error::other)?;
        for of in &event.relations {
            let texts = [
                Some(event.id.as_str()),
                Some(of.id.as_str()),
                Some(of.qualifier.as_str()),
            ];
            let put = self.file.put(
                "INSERT OR IGNORE INTO event_object VALUES (?, ?, ?)",
                &texts,
            );
            put.map_err(io::Error::other)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.file.run("COMMIT").map_err(io::Error::other)
    }
}
