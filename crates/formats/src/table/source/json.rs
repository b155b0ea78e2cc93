//! JSON arrays of objects and NDJSON, object by object.
//!
//! Objects within an object become columns with dotted names (`customer.name`); one list of objects
//! within an object becomes one row per item, the outer fields repeated (`lines.sku`). Numbers keep
//! their decimal text. The columns are the keys of the first thousand objects; a key that first
//! occurs later makes its row bad, because it would otherwise be lost in silence.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Progress, RowSource, broken};
use crate::error::FormatError;
use crate::number::{NumberStyle, plain_number};
use crate::table::{Cell, Record, Row, RowError};

/// Objects looked at for their keys.
const SAMPLE_OBJECTS: usize = 1000;
/// Largest single object.
const OBJECT_BYTES_MAX: usize = 16 * 1024 * 1024;

type Named = Vec<(String, Cell)>;

pub(super) struct JsonSource {
    scanner: Scanner,
    columns: Vec<String>,
    waiting: VecDeque<(u64, Result<Named, RowError>)>,
    size: u64,
}

pub(super) fn open(file: File, size: u64) -> Result<JsonSource, FormatError> {
    let scanner = Scanner {
        input: BufReader::new(file),
        line: 1,
        bytes_read: 0,
    };
    let mut source = JsonSource {
        scanner,
        columns: Vec::new(),
        waiting: VecDeque::new(),
        size,
    };
    for _ in 0..SAMPLE_OBJECTS {
        if !source.read_object()? {
            break;
        }
    }
    for (_, row) in &source.waiting {
        for (name, _) in row.iter().flatten() {
            if !source.columns.contains(name) {
                source.columns.push(name.clone());
            }
        }
    }
    match source.columns.is_empty() {
        true => Err(
            FormatError::new("file", "holds no JSON object with a field")
                .remedy("give an array of objects, or one object per line"),
        ),
        false => Ok(source),
    }
}

impl JsonSource {
    /// Reads the next object and queues its rows; false at the end.
    fn read_object(&mut self) -> Result<bool, FormatError> {
        let Some((line, bytes)) = self.scanner.next_object()? else {
            return Ok(false);
        };
        match rows_of(&bytes) {
            Ok(rows) => self
                .waiting
                .extend(rows.into_iter().map(|row| (line, Ok(row)))),
            Err(problem) => {
                let text = String::from_utf8_lossy(&bytes);
                let error = RowError::new(line, "object", &text, problem);
                self.waiting.push_back((line, Err(error)));
            }
        }
        Ok(true)
    }

    fn row(&self, line: u64, named: Named) -> Row {
        let mut cells = vec![Cell::Empty; self.columns.len()];
        for (name, cell) in named {
            match self.columns.iter().position(|column| *column == name) {
                Some(place) => cells[place] = cell,
                None if cell == Cell::Empty => {}
                None => {
                    let problem =
                        format!("no object among the first {SAMPLE_OBJECTS} has this key");
                    let error = RowError::new(line, &name, &cell.as_text(), problem);
                    return Row::Bad(error.remedy("put the key, if need be with null, there"));
                }
            }
        }
        Row::Good(Record { line, cells })
    }
}

impl RowSource for JsonSource {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self) -> Result<Option<Row>, FormatError> {
        while self.waiting.is_empty() {
            if !self.read_object()? {
                return Ok(None);
            }
        }
        Ok(self.waiting.pop_front().map(|(line, row)| match row {
            Ok(named) => self.row(line, named),
            Err(error) => Row::Bad(error),
        }))
    }

    fn total_hint(&self) -> Option<u64> {
        None
    }

    fn progress(&self) -> Progress {
        Progress {
            done: self.scanner.bytes_read.min(self.size),
            total: Some(self.size),
        }
    }
}

/// Cuts a stream into its outermost objects, whatever stands between them.
struct Scanner {
    input: BufReader<File>,
    line: u64,
    bytes_read: u64,
}

impl Scanner {
    /// The next object and the line it begins on.
    fn next_object(&mut self) -> Result<Option<(u64, Vec<u8>)>, FormatError> {
        let mut object = Vec::new();
        let mut start = self.line;
        let mut state = State::default();
        loop {
            let chunk = self.input.fill_buf().map_err(broken)?;
            if chunk.is_empty() {
                return match object.is_empty() {
                    true => Ok(None),
                    false => Err(FormatError::new("JSON", "ends within an object")
                        .at_line(start)
                        .remedy("the file was cut short; export it again")),
                };
            }
            let mut used = 0;
            let mut done = false;
            for byte in chunk {
                used += 1;
                self.line += u64::from(*byte == b'\n');
                if object.is_empty() && *byte != b'{' {
                    if !byte.is_ascii_whitespace() && !b"[],\xEF\xBB\xBF".contains(byte) {
                        let text = String::from_utf8_lossy(&chunk[used - 1..]);
                        return Err(FormatError::new("JSON", "an object was expected here")
                            .at_line(self.line)
                            .value(text.lines().next().unwrap_or_default())
                            .remedy("give an array of objects, or one object per line"));
                    }
                    continue;
                }
                if object.is_empty() {
                    start = self.line;
                }
                object.push(*byte);
                if state.closes(*byte) {
                    done = true;
                    break;
                }
            }
            self.input.consume(used);
            self.bytes_read += used as u64;
            if done {
                return Ok(Some((start, object)));
            }
            if object.len() > OBJECT_BYTES_MAX {
                return Err(FormatError::new("JSON", "one object is larger than 16 MiB")
                    .at_line(start)
                    .remedy("give an array of objects, or one object per line"));
            }
        }
    }
}

/// Where in an object the scanner is.
#[derive(Default)]
struct State {
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl State {
    /// Takes a byte; true if it closes the object.
    fn closes(&mut self, byte: u8) -> bool {
        if self.in_text {
            self.in_text = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return false;
        }
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.depth == 0
    }
}

/// An object with its keys in order and its values unread.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor;
        impl<'de> Visitor<'de> for FieldsVisitor {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields<'de>, M::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry::<String, &RawValue>()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(FieldsVisitor)
    }
}

/// The rows that one object stands for; the error is the problem in words.
fn rows_of(bytes: &[u8]) -> Result<Vec<Named>, String> {
    let fields: Fields<'_> = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let mut outer = Vec::new();
    let mut list = None;
    flatten("", fields, &mut outer, &mut list)?;
    let Some(items) = list.filter(|items: &Vec<Named>| !items.is_empty()) else {
        return Ok(vec![outer]);
    };
    Ok(items
        .into_iter()
        .map(|item| outer.iter().cloned().chain(item).collect())
        .collect())
}

fn flatten(
    prefix: &str,
    fields: Fields<'_>,
    out: &mut Named,
    list: &mut Option<Vec<Named>>,
) -> Result<(), String> {
    for (key, value) in fields.0 {
        let name = format!("{prefix}{key}");
        let text = value.get();
        match text.as_bytes().first() {
            Some(b'{') => {
                let inner = serde_json::from_str(text).map_err(|error| error.to_string())?;
                flatten(&format!("{name}."), inner, out, list)?;
            }
            Some(b'[') => read_list(&name, text, out, list)?,
            _ => out.push((name, scalar(text)?)),
        }
    }
    Ok(())
}

/// A list of objects becomes rows; a list of plain values one text.
fn read_list(
    name: &str,
    text: &str,
    out: &mut Named,
    list: &mut Option<Vec<Named>>,
) -> Result<(), String> {
    let items: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if items.iter().all(|item| !item.get().starts_with(['{', '['])) {
        let words: Result<Vec<Cell>, String> = items.iter().map(|i| scalar(i.get())).collect();
        let words: Vec<String> = words?
            .iter()
            .map(|cell| cell.as_text().into_owned())
            .collect();
        out.push((name.to_owned(), Cell::text(words.join(", "))));
        return Ok(());
    }
    if list.is_some() {
        return Err(format!(
            "has a second list, {name}; only one can become rows"
        ));
    }
    let mut rows = Vec::new();
    for item in items {
        let fields: Fields<'_> = serde_json::from_str(item.get()).map_err(|e| e.to_string())?;
        let mut row = Vec::new();
        let mut inner = None;
        flatten(&format!("{name}."), fields, &mut row, &mut inner)?;
        if inner.is_some() {
            return Err(format!(
                "has a list within the list {name}; only one can become rows"
            ));
        }
        rows.push(row);
    }
    *list = Some(rows);
    Ok(())
}

fn scalar(text: &str) -> Result<Cell, String> {
    Ok(match text {
        "null" => Cell::Empty,
        "true" => Cell::Bool(true),
        "false" => Cell::Bool(false),
        _ if text.starts_with('"') => {
            Cell::text(serde_json::from_str::<String>(text).map_err(|error| error.to_string())?)
        }
        _ => Cell::from_decimal_text(plain_number(text, NumberStyle::PLAIN)?),
    })
}
