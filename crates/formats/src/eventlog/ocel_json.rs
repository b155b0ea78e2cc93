//! OCEL 2.0 in JSON.

use std::fmt;
use std::io::{BufReader, Read};
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::ocel_xml::{checked, latest};
use super::{LogObject, LogSink};
use crate::error::FormatError;
use crate::table::Transcode;

/// Which part of the file is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Objects,
    Events,
}

impl Wanted {
    fn key(self) -> &'static str {
        match self {
            Self::Objects => "objects",
            Self::Events => "events",
        }
    }
}

/// Reads the objects or the events, one at a time.
pub(super) fn read(
    input: impl Read,
    wanted: Wanted,
    sink: &mut dyn LogSink,
) -> Result<(), FormatError> {
    let text = Transcode::new(input, encoding_rs::UTF_8);
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, text));
    let mut taking = Taking {
        wanted,
        sink,
        refused: None,
    };
    let read = json.deserialize_map(&mut taking);
    if let Some(refused) = taking.refused {
        return Err(refused);
    }
    read.map_err(|error| {
        FormatError::new("JSON", error.to_string())
            .at_line(u64::try_from(error.line()).unwrap_or(0))
            .remedy("export the log again as OCEL 2.0; it may have been cut short")
    })
}

struct Taking<'s> {
    wanted: Wanted,
    sink: &'s mut dyn LogSink,
    /// Why the taker stopped.
    refused: Option<FormatError>,
}

impl<'de> Visitor<'de> for &mut Taking<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with eventTypes, objectTypes, events and objects")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key.starts_with("ocel:") {
                return Err(serde::de::Error::custom(
                    "is OCEL 1.0; export it as OCEL 2.0",
                ));
            }
            if key == self.wanted.key() {
                map.next_value_seed(Elements(self))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct Elements<'t, 's>(&'t mut Taking<'s>);

impl<'de> DeserializeSeed<'de> for Elements<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {}", self.0.wanted.key())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        while let Some(element) = list.next_element::<Value>()? {
            if let Err(refused) = self.0.take(&element) {
                self.0.refused = Some(refused);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

impl Taking<'_> {
    fn take(&mut self, element: &Value) -> Result<(), FormatError> {
        let of = |name: &str| element.get(name).map(text).unwrap_or_default();
        let values = || {
            let list = element.get("attributes").and_then(Value::as_array);
            list.into_iter().flatten().map(|value| {
                let of = |name: &str| value.get(name).map(text).unwrap_or_default();
                (of("name"), of("time"), of("value"))
            })
        };
        match self.wanted {
            Wanted::Objects => self.sink.object(LogObject {
                id: of("id"),
                kind: of("type"),
                attributes: latest(values().collect()),
            }),
            Wanted::Events => {
                let related = element.get("relationships").and_then(Value::as_array);
                let ids = related
                    .into_iter()
                    .flatten()
                    .filter_map(|of| of.get("objectId"));
                let named = values()
                    .map(|(name, _, value)| (Arc::from(name), value))
                    .collect();
                let what = (of("id"), of("time"));
                let event = checked(
                    0,
                    (&what.0, of("type"), &what.1),
                    ids.map(text).collect(),
                    named,
                    self.sink,
                );
                event.map_or(Ok(()), |event| self.sink.event(event))
            }
        }
    }
}

/// A value as text; nothing for null.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
