//! OCEL 2.0 in XML.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{LogWriter, OutEvent, OutObject, Relation, TypeOf};

/// Which list is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Objects,
    Events,
}

/// The name of an attribute with its type: the published schema takes a name for valid only if no
/// other type has it.
fn qualified(kind: &str, name: &str) -> String {
    format!("{kind}.{name}")
}

/// Writes a log as XML.
pub struct XmlLog<W: Write> {
    out: Writer<W>,
    open: Open,
}

impl<W: Write> XmlLog<W> {
    /// Onto this output.
    pub fn new(out: W) -> Self {
        Self {
            out: Writer::new_with_indent(out, b' ', 1),
            open: Open::Objects,
        }
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let mut tag = BytesStart::new(name);
        tag.extend_attributes(attributes.iter().copied());
        self.out.write_event(Event::Start(tag))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let mut tag = BytesStart::new(name);
        tag.extend_attributes(attributes.iter().copied());
        self.out.write_event(Event::Empty(tag))
    }

    fn end(&mut self, name: &str) -> io::Result<()> {
        self.out.write_event(Event::End(BytesEnd::new(name)))
    }

    fn value(&mut self, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.start("attribute", attributes)?;
        self.out.write_event(Event::Text(BytesText::new(text)))?;
        self.end("attribute")
    }

    fn declare(&mut self, list: &str, one: &str, types: &[TypeOf]) -> io::Result<()> {
        self.start(list, &[])?;
        for of in types {
            self.start(one, &[("name", &of.name)])?;
            self.start("attributes", &[])?;
            for (name, kind) in &of.attributes {
                let name = qualified(&of.name, name);
                self.empty("attribute", &[("name", &name), ("type", kind.as_str())])?;
            }
            self.end("attributes")?;
            self.end(one)?;
        }
        self.end(list)
    }

    /// The published schema asks for the type of a related object, too.
    fn relations(&mut self, list: &[Relation]) -> io::Result<()> {
        self.start("objects", &[])?;
        for of in list {
            let named = [
                ("object-id", of.id.as_str()),
                ("qualifier", of.qualifier.as_str()),
                ("type", of.kind.as_str()),
            ];
            self.empty("object", &named)?;
        }
        self.end("objects")
    }

    fn begin_events(&mut self) -> io::Result<()> {
        if self.open == Open::Objects {
            self.open = Open::Events;
            self.end("objects")?;
            self.start("events", &[])?;
        }
        Ok(())
    }
}

impl<W: Write> LogWriter for XmlLog<W> {
    fn types(&mut self, events: &[TypeOf], objects: &[TypeOf]) -> io::Result<()> {
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        self.out.write_event(Event::Decl(declaration))?;
        self.start("log", &[])?;
        self.declare("object-types", "object-type", objects)?;
        self.declare("event-types", "event-type", events)?;
        self.start("objects", &[])
    }

    fn object(&mut self, object: &OutObject) -> io::Result<()> {
        self.start("object", &[("id", &object.id), ("type", &object.kind)])?;
        self.start("attributes", &[])?;
        for (name, value) in &object.attributes {
            let name = qualified(&object.kind, name);
            self.value(&[("name", &name), ("time", &object.since)], value)?;
        }
        self.end("attributes")?;
        self.relations(&object.relations)?;
        self.end("object")
    }

    fn event(&mut self, event: &OutEvent) -> io::Result<()> {
        self.begin_events()?;
        let named = [
            ("id", event.id.as_str()),
            ("type", event.kind.as_str()),
            ("time", event.time.as_str()),
        ];
        self.start("event", &named)?;
        self.start("attributes", &[])?;
        for (name, value) in &event.attributes {
            let name = qualified(&event.kind, name);
            self.value(&[("name", &name)], value)?;
        }
        self.end("attributes")?;
        self.relations(&event.relations)?;
        self.end("event")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin_events()?;
        self.end("events")?;
        self.end("log")?;
        let out = self.out.get_mut();
        out.write_all(b"\n")?;
        out.flush()
    }
}
