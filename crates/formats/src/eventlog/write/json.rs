//! OCEL 2.0 in JSON.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{LogWriter, OutEvent, OutObject, Relation, TypeOf, between};

/// Writes a log as JSON. Values are texts, as the published schema asks.
pub struct JsonLog<W: Write> {
    out: W,
    first: bool,
    events: bool,
}

impl<W: Write> JsonLog<W> {
    /// Onto this output.
    pub fn new(out: W) -> Self {
        Self {
            out,
            first: true,
            events: false,
        }
    }

    fn element(&mut self, element: &Value) -> io::Result<()> {
        between(&mut self.out, &mut self.first)?;
        serde_json::to_writer(&mut self.out, element)?;
        Ok(())
    }

    /// Objects are over.
    fn begin_events(&mut self) -> io::Result<()> {
        if !self.events {
            self.events = true;
            self.first = true;
            self.out.write_all(b"\n],\n\"events\": [")?;
        }
        Ok(())
    }
}

fn types(list: &[TypeOf]) -> Value {
    let attributes = |of: &TypeOf| -> Vec<Value> {
        let each = of.attributes.iter();
        each.map(|(name, kind)| json!({ "name": name, "type": kind.as_str() }))
            .collect()
    };
    list.iter()
        .map(|of| json!({ "name": of.name, "attributes": attributes(of) }))
        .collect()
}

fn relations(list: &[Relation]) -> Value {
    list.iter()
        .map(|of| json!({ "objectId": of.id, "qualifier": of.qualifier }))
        .collect()
}

impl<W: Write> LogWriter for JsonLog<W> {
    fn types(&mut self, events: &[TypeOf], objects: &[TypeOf]) -> io::Result<()> {
        write!(self.out, "{{\n\"eventTypes\": {},\n", types(events))?;
        write!(
            self.out,
            "\"objectTypes\": {},\n\"objects\": [",
            types(objects)
        )
    }

    fn object(&mut self, object: &OutObject) -> io::Result<()> {
        let values: Value = object
            .attributes
            .iter()
            .map(|(name, value)| json!({ "name": name, "time": object.since, "value": value }))
            .collect();
        self.element(&json!({
            "id": object.id,
            "type": object.kind,
            "attributes": values,
            "relationships": relations(&object.relations),
        }))
    }

    fn event(&mut self, event: &OutEvent) -> io::Result<()> {
        self.begin_events()?;
        let values: Value = event
            .attributes
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.element(&json!({
            "id": event.id,
            "type": event.kind,
            "time": event.time,
            "attributes": values,
            "relationships": relations(&event.relations),
        }))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin_events()?;
        self.out.write_all(b"\n]\n}\n")?;
        self.out.flush()
    }
}
