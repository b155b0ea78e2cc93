//! Events: what happened, to which objects, with which particulars.
//!
//! The terms are those of OCEL 2.0 (object-centric event log): an event has a type, refers to any
//! number of objects, each with a qualifier that says what part it played, and carries attributes.
//! Numbering, chaining and hashing are the event log's business, not that of this crate.

mod attribute;
mod vocabulary;

pub use attribute::{AttributeValue, check_attributes, has_float};
pub use vocabulary::{EventKind, ObjectType};

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{EntityId, Id, IdKind, Instant, KernelError};

/// One object an event refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectRef {
    /// What the object is.
    pub object_type: ObjectType,
    /// Its id without the prefix.
    pub id: Uuid,
    /// The part it plays in the event, e.g. `bill_to`.
    pub qualifier: &'static str,
}

impl ObjectRef {
    /// Refers to the object with this id.
    #[must_use]
    pub const fn new<K: IdKind>(id: Id<K>, qualifier: &'static str) -> Self {
        Self {
            object_type: K::OBJECT,
            id: id.uuid(),
            qualifier,
        }
    }
}

/// A fact to be recorded.
///
/// ```
/// use cashlane_kernel::{Currency, Event, EventKind, IdGen, Instant, Money, kind};
/// let ids = IdGen::seeded(1);
/// let now = Instant::parse("2026-01-05T09:00:00Z")?;
/// let invoice = ids.next::<kind::Invoice>(now);
/// let customer = ids.next::<kind::Customer>(now);
/// let event = Event::new(EventKind::InvoiceIssued, ids.next::<kind::Entity>(now))
///     .object(invoice, "invoice")
///     .object(customer, "bill_to")
///     .attr("number", "R-2026-0001")
///     .attr("total", Money::parse("119.00", Currency::EUR)?);
/// event.validate()?;
/// # Ok::<(), cashlane_kernel::KernelError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The legal entity in whose books it happened; none for facts about the whole installation.
    pub entity: Option<EntityId>,
    /// When it happened in the business; none means when it is recorded.
    pub occurred_at: Option<Instant>,
    /// The objects it concerns.
    pub objects: Vec<ObjectRef>,
    /// Its particulars: a JSON object without floating-point numbers, see
    /// [`validate`](Self::validate).
    pub attributes: Value,
}

impl Event {
    /// An event without objects and attributes, happening as it is recorded.
    #[must_use]
    pub fn new(kind: EventKind, entity: impl Into<Option<EntityId>>) -> Self {
        Self {
            kind,
            entity: entity.into(),
            occurred_at: None,
            objects: Vec::new(),
            attributes: Value::Object(Map::new()),
        }
    }

    /// Adds an object and the part it plays.
    #[must_use]
    pub fn object<K: IdKind>(mut self, id: Id<K>, qualifier: &'static str) -> Self {
        self.objects.push(ObjectRef::new(id, qualifier));
        self
    }

    /// Adds many objects of one kind that play the same part.
    #[must_use]
    pub fn objects<K, I>(mut self, ids: I, qualifier: &'static str) -> Self
    where
        K: IdKind,
        I: IntoIterator<Item = Id<K>>,
    {
        self.objects
            .extend(ids.into_iter().map(|id| ObjectRef::new(id, qualifier)));
        self
    }

    /// Sets an attribute; a later value of the same key replaces the earlier one.
    #[must_use]
    pub fn attr(mut self, key: impl Into<String>, value: impl AttributeValue) -> Self {
        if !self.attributes.is_object() {
            self.attributes = Value::Object(Map::new());
        }
        if let Value::Object(attributes) = &mut self.attributes {
            attributes.insert(key.into(), value.into_attribute());
        }
        self
    }

    /// Says when it happened, for facts that are recorded later.
    #[must_use]
    pub fn at(mut self, instant: Instant) -> Self {
        self.occurred_at = Some(instant);
        self
    }

    /// Checks that the event log can keep the attributes exactly.
    ///
    /// # Errors
    /// [`KernelError::BadAttribute`], see [`check_attributes`].
    pub fn validate(&self) -> Result<(), KernelError> {
        check_attributes(&self.attributes)
    }
}
