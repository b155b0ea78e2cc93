//! OCEL 2.0 on the way out, part by part.

mod json;
mod xml;

use std::io::{self, Write};

pub use json::JsonLog;
pub use xml::XmlLog;

/// Type of a value, as OCEL 2.0 names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueType {
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// True or false.
    Boolean,
    /// An instant.
    Time,
    /// Text.
    String,
}

impl ValueType {
    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Float => "float",
            Self::Boolean => "boolean",
            Self::Time => "time",
            Self::String => "string",
        }
    }

    /// The type that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (same, also) if same == also => same,
            (Self::Integer, Self::Float) | (Self::Float, Self::Integer) => Self::Float,
            _ => Self::String,
        }
    }
}

/// A type of events or objects, with its attributes in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeOf {
    /// Its name.
    pub name: String,
    /// Names and types of its attributes.
    pub attributes: Vec<(String, ValueType)>,
}

/// An object that another or an event refers to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relation {
    /// Its id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// As what.
    pub qualifier: String,
}

/// An object to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutObject {
    /// Its id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// Since when its values hold, RFC 3339.
    pub since: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
    /// What it belongs to.
    pub relations: Vec<Relation>,
}

/// An event to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutEvent {
    /// Its id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// When it happened, RFC 3339.
    pub time: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
    /// What it happened to.
    pub relations: Vec<Relation>,
}

/// Takes a log: first its types, then all objects, then all events.
pub trait LogWriter {
    /// The types of events and objects.
    ///
    /// # Errors
    /// It cannot be written.
    fn types(&mut self, events: &[TypeOf], objects: &[TypeOf]) -> io::Result<()>;

    /// An object.
    ///
    /// # Errors
    /// It cannot be written.
    fn object(&mut self, object: &OutObject) -> io::Result<()>;

    /// An event.
    ///
    /// # Errors
    /// It cannot be written.
    fn event(&mut self, event: &OutEvent) -> io::Result<()>;

    /// That was all.
    ///
    /// # Errors
    /// It cannot be written.
    fn finish(&mut self) -> io::Result<()>;
}

/// A separator before every element but the first.
fn between(out: &mut impl Write, first: &mut bool) -> io::Result<()> {
    if !std::mem::take(first) {
        out.write_all(b",")?;
    }
    out.write_all(b"\n")
}
