//! XES, the XML of logs of cases (IEEE 1849-2016).

use std::io::Read;
use std::sync::Arc;

use super::stamp::Stamp;
use super::xml_lines::{Piece, XmlLines, attribute};
use super::{LogEvent, LogSink, Named};
use crate::error::FormatError;

/// The key of the name of a case or an event.
const NAME: &str = "concept:name";
/// The key of the instant of an event.
const TIME: &str = "time:timestamp";

/// Reads a log case by case.
pub(super) fn read(input: impl Read, sink: &mut dyn LogSink) -> Result<(), FormatError> {
    let mut file = XmlLines::new(input);
    let (mut within, mut cases) = (false, 0_u64);
    loop {
        match file.next()? {
            Piece::Open { name, empty, .. } if name == "log" && !within => {
                within = true;
                if empty {
                    break;
                }
            }
            Piece::Open { name, empty, .. } if name == "trace" && within => {
                cases += 1;
                if !empty {
                    trace(&mut file, cases, sink)?;
                }
            }
            Piece::Open { empty: false, .. } if within => file.pass()?,
            Piece::Open { name, .. } if !within => {
                return Err(FormatError::new(name, "is no event log")
                    .at_line(file.line())
                    .remedy("give XES, OCEL 2.0 or a table of events"));
            }
            Piece::Close => break,
            Piece::End if within => return Err(file.cut_short()),
            Piece::End => return Err(FormatError::new("file", "has no <log>")),
            _ => {}
        }
    }
    Ok(())
}

/// One case: what is told of it goes to each of its events, as `case:` and its name.
fn trace(
    file: &mut XmlLines<impl Read>,
    number: u64,
    sink: &mut dyn LogSink,
) -> Result<(), FormatError> {
    let (mut of_case, mut events) = (Vec::new(), Vec::new());
    loop {
        match file.next()? {
            Piece::Open { name, empty, .. } if name == "event" => {
                let line = file.line();
                let told = if empty { Vec::new() } else { values(file)? };
                events.push((line, told));
            }
            Piece::Open {
                attributes, empty, ..
            } => {
                of_case.extend(value(&attributes));
                if !empty {
                    file.pass()?;
                }
            }
            Piece::Close => break,
            Piece::End => return Err(file.cut_short()),
            Piece::Text(_) => {}
        }
    }
    let name = of_case.iter().position(|(key, _)| key.as_ref() == NAME);
    let case = name.map_or_else(|| format!("#{number}"), |at| of_case.remove(at).1);
    for (line, told) in events {
        if let Some(event) = event(line, told, &case, &of_case, sink) {
            sink.event(event)?;
        }
    }
    Ok(())
}

fn event(
    line: u64,
    mut told: Vec<Named>,
    case: &str,
    of_case: &[Named],
    sink: &mut dyn LogSink,
) -> Option<LogEvent> {
    let mut take = |key: &str| {
        let at = told.iter().position(|(name, _)| name.as_ref() == key)?;
        Some(told.remove(at).1)
    };
    let (activity, time) = (take(NAME), take(TIME));
    let mut missing = |field: &str, value: &str, problem: &str| {
        let left_out = FormatError::new(field, problem).at_line(line).value(value);
        sink.warn(
            left_out
                .remedy("the event is left out")
                .into_warning("event_unreadable"),
        );
    };
    let Some(activity) = activity.filter(|text| !text.trim().is_empty()) else {
        missing(NAME, "", "is missing");
        return None;
    };
    let time = time.unwrap_or_default();
    let Some(at) = Stamp::parse(&time, None) else {
        missing(TIME, &time, "is no instant");
        return None;
    };
    told.extend(
        of_case
            .iter()
            .map(|(key, value)| (Arc::from(format!("case:{key}")), value.clone())),
    );
    Some(LogEvent {
        line,
        activity,
        at,
        objects: vec![case.to_owned()],
        attributes: told,
    })
}

/// The values of the element that was opened last, which is passed.
fn values(file: &mut XmlLines<impl Read>) -> Result<Vec<Named>, FormatError> {
    let mut values = Vec::new();
    loop {
        match file.next()? {
            Piece::Open {
                attributes, empty, ..
            } => {
                values.extend(value(&attributes));
                if !empty {
                    file.pass()?;
                }
            }
            Piece::Close => return Ok(values),
            Piece::End => return Err(file.cut_short()),
            Piece::Text(_) => {}
        }
    }
}

fn value(attributes: &[(String, String)]) -> Option<Named> {
    let key = Arc::from(attribute(attributes, "key")?);
    Some((key, attribute(attributes, "value")?.to_owned()))
}
