//! OCEL 2.0 in XML.

use std::io::Read;
use std::sync::Arc;

use super::stamp::Stamp;
use super::xml_lines::{Piece, XmlLines, attribute};
use super::{LogEvent, LogObject, LogSink, Named};
use crate::error::FormatError;

/// Which part of the file is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Objects,
    Events,
}

type Attributes = Vec<(String, String)>;

/// Reads the objects or the events.
pub(super) fn read(
    input: impl Read,
    wanted: Wanted,
    sink: &mut dyn LogSink,
) -> Result<(), FormatError> {
    let mut file = XmlLines::new(input);
    let mut depth = 0_u32;
    loop {
        match file.next()? {
            Piece::Open { name, empty, .. } if depth == 0 => {
                if name != "log" {
                    return Err(FormatError::new(name, "is no event log").at_line(file.line()));
                }
                depth += u32::from(!empty);
            }
            Piece::Open {
                name, empty: false, ..
            } => {
                let matches = match wanted {
                    Wanted::Objects => name == "objects",
                    Wanted::Events => name == "events",
                };
                if matches {
                    list(&mut file, wanted, sink)?
                } else {
                    file.pass()?
                }
            }
            Piece::Close => return Ok(()),
            Piece::End if depth > 0 => return Err(file.cut_short()),
            Piece::End => return Err(FormatError::new("file", "has no <log>")),
            _ => {}
        }
    }
}

/// The objects or events of their list.
fn list(
    file: &mut XmlLines<impl Read>,
    wanted: Wanted,
    sink: &mut dyn LogSink,
) -> Result<(), FormatError> {
    loop {
        match file.next()? {
            Piece::Open {
                attributes, empty, ..
            } => {
                let line = file.line();
                let inner = if empty {
                    Inner::default()
                } else {
                    inner(file)?
                };
                match wanted {
                    Wanted::Objects => sink.object(object(&attributes, inner))?,
                    Wanted::Events => {
                        if let Some(event) = event(line, &attributes, inner, sink) {
                            sink.event(event)?;
                        }
                    }
                }
            }
            Piece::Close => return Ok(()),
            Piece::End => return Err(file.cut_short()),
            Piece::Text(_) => {}
        }
    }
}

#[derive(Default)]
struct Inner {
    /// Name, time as text, value.
    values: Vec<(String, String, String)>,
    objects: Vec<String>,
}

/// What stands in an object or event, which is passed.
fn inner(file: &mut XmlLines<impl Read>) -> Result<Inner, FormatError> {
    let mut found = Inner::default();
    let mut depth = 1_u32;
    while depth > 0 {
        match file.next()? {
            Piece::Open {
                name,
                attributes,
                empty,
            } if name == "attribute" => {
                let text = if empty { String::new() } else { file.text()? };
                let of = |name| attribute(&attributes, name).unwrap_or_default().to_owned();
                // Some writers put the value into an attribute of that name.
                let value = if text.is_empty() { of("value") } else { text };
                found.values.push((of("name"), of("time"), value));
            }
            Piece::Open {
                attributes, empty, ..
            } => {
                let id =
                    attribute(&attributes, "object-id").or_else(|| attribute(&attributes, "id"));
                found.objects.extend(id.map(str::to_owned));
                depth += u32::from(!empty);
            }
            Piece::Close => depth -= 1,
            Piece::End => return Err(file.cut_short()),
            Piece::Text(_) => {}
        }
    }
    Ok(found)
}

/// Some writers set the type before the name of an attribute, because the schema asks for names
/// that no other type has.
fn plain_names(inner: &mut Inner, kind: &str) {
    for (name, ..) in &mut inner.values {
        let plain = name
            .strip_prefix(kind)
            .and_then(|rest| rest.strip_prefix('.'));
        if let Some(plain) = plain {
            *name = plain.to_owned();
        }
    }
}

fn object(attributes: &Attributes, mut inner: Inner) -> LogObject {
    plain_names(
        &mut inner,
        attribute(attributes, "type").unwrap_or_default(),
    );
    let of = |name| attribute(attributes, name).unwrap_or_default().to_owned();
    LogObject {
        id: of("id"),
        kind: of("type"),
        attributes: latest(inner.values),
    }
}

/// Of several values over time the last.
pub(super) fn latest(mut values: Vec<(String, String, String)>) -> Vec<Named> {
    let micros = |text: &str| Stamp::parse(text, None).map_or(i64::MIN, |stamp| stamp.micros);
    values.sort_by_cached_key(|(_, time, _)| micros(time));
    let mut kept: Vec<Named> = Vec::new();
    for (name, _, value) in values {
        match kept.iter_mut().find(|(known, _)| known.as_ref() == name) {
            Some(known) => known.1 = value,
            None => kept.push((Arc::from(name), value)),
        }
    }
    kept
}

fn event(
    line: u64,
    attributes: &Attributes,
    mut inner: Inner,
    sink: &mut dyn LogSink,
) -> Option<LogEvent> {
    plain_names(
        &mut inner,
        attribute(attributes, "type").unwrap_or_default(),
    );
    let of = |name| attribute(attributes, name).unwrap_or_default().to_owned();
    let values = inner
        .values
        .into_iter()
        .map(|(name, _, value)| (Arc::from(name), value));
    checked(
        line,
        (&of("id"), of("type"), &of("time")),
        inner.objects,
        values.collect(),
        sink,
    )
}

/// An event, or a warning that names what it lacks.
pub(super) fn checked(
    line: u64,
    (id, activity, time): (&str, String, &str),
    objects: Vec<String>,
    attributes: Vec<Named>,
    sink: &mut dyn LogSink,
) -> Option<LogEvent> {
    let mut refuse = |field: &str, value: &str, problem: &str| {
        let mut left_out = FormatError::new(format!("event {id}, {field}"), problem).value(value);
        left_out.line = (line > 0).then_some(line);
        sink.warn(
            left_out
                .remedy("the event is left out")
                .into_warning("event_unreadable"),
        );
    };
    if activity.trim().is_empty() {
        refuse("type", "", "is missing");
        return None;
    }
    let Some(at) = Stamp::parse(time, None) else {
        refuse("time", time, "is no instant");
        return None;
    };
    Some(LogEvent {
        line,
        activity,
        at,
        objects,
        attributes,
    })
}
