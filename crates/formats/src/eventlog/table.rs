//! Logs as tables: a row is an event.

use std::path::Path;
use std::sync::Arc;

use super::meaning::{LogMapping, LogPart, Meaning};
use super::stamp::Stamp;
use super::{LogEvent, LogSink};
use crate::error::FormatError;
use crate::table::mapping::Mapping;
use crate::table::{Cell, Record, Row, open_table};

/// Reads a table of events.
pub(super) fn read(
    path: &Path,
    mapping: &LogMapping,
    sink: &mut dyn LogSink,
) -> Result<(), FormatError> {
    let options = Mapping {
        options: mapping.options.clone(),
        ..Mapping::default()
    };
    let options = options
        .table_options()
        .map_err(|error| FormatError::new(format!("mapping, {}", error.place), error.problem))?;
    let mut source = open_table(path, &options)?;
    let names: Vec<Arc<str>> = source
        .columns()
        .iter()
        .map(|name| Arc::from(name.as_str()))
        .collect();
    let meaning: Meaning<LogPart> = Meaning::of(&names, mapping)?;
    let place = |part, what| column_of(&meaning, &names, part, what);
    let (case, activity) = (
        place(LogPart::Case, "case")?,
        place(LogPart::Activity, "activity")?,
    );
    let time = place(LogPart::Time, "time")?;
    while let Some(row) = source.next_row()? {
        let record = match row {
            Row::Good(record) => record,
            Row::Bad(error) => {
                let warning = FormatError::new(error.column, error.problem).at_line(error.line);
                sink.warn(warning.value(error.value).into_warning("row_unreadable"));
                continue;
            }
        };
        let mut refuse = |part: &str, value: &str, problem: &str| {
            let left_out = FormatError::new(part, problem)
                .at_line(record.line)
                .value(value);
            sink.warn(
                left_out
                    .remedy("the event is left out")
                    .into_warning("event_unreadable"),
            );
        };
        let text = |part, at: usize| {
            let text = record.cells.get(at).map(Cell::as_text).unwrap_or_default();
            meaning.text(part, &text).to_owned()
        };
        let (of, what) = (text(LogPart::Case, case), text(LogPart::Activity, activity));
        if of.is_empty() || what.is_empty() {
            let empty = if of.is_empty() { case } else { activity };
            refuse(&names[empty], "", "is empty");
            continue;
        }
        let Some(at) = instant(&meaning, &record, time) else {
            refuse(&names[time], &text(LogPart::Time, time), "is no instant");
            continue;
        };
        let rest = names.iter().zip(&record.cells).enumerate();
        let rest = rest.filter(|(at, _)| ![case, activity, time].contains(at));
        let attributes =
            rest.map(|(_, (name, cell))| (Arc::clone(name), cell.as_text().into_owned()));
        let event = LogEvent {
            line: record.line,
            activity: what,
            at,
            objects: vec![of],
            attributes: attributes.collect(),
        };
        sink.event(event)?;
    }
    Ok(())
}

/// Where the column stands that a log cannot be without.
fn column_of(
    meaning: &Meaning<LogPart>,
    names: &[Arc<str>],
    part: LogPart,
    what: &str,
) -> Result<usize, FormatError> {
    let column = meaning.column(part);
    let at = column.and_then(|column| names.iter().position(|name| name.as_ref() == column));
    at.ok_or_else(|| {
        FormatError::new("header", format!("has no column that is the {what}"))
            .at_line(1)
            .value(names.join(", "))
            .remedy(format!("name it in a mapping: [columns] {what} = \"…\""))
    })
}

fn instant(meaning: &Meaning<LogPart>, record: &Record, time: usize) -> Option<Stamp> {
    match record.cells.get(time)? {
        Cell::DateTime(time) => Some(Stamp::of(*time)),
        Cell::Date(day) => Some(Stamp::of_day(*day)),
        cell => meaning.instant(LogPart::Time, &cell.as_text()),
    }
}
