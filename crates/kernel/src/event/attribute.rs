//! What an event attribute may hold.

use serde_json::{Map, Value};

use crate::{
    Actor, Currency, Date, EventKind, Fixed, FixedKind, Id, IdKind, Instant, KernelError, Money,
};

/// A value that may become an event attribute.
///
/// Floating-point numbers are left out on purpose: they would not survive canonical hashing in two
/// databases. Amounts, quantities, ids, dates and instants become their JSON text form.
pub trait AttributeValue {
    /// The JSON form.
    fn into_attribute(self) -> Value;
}

impl AttributeValue for Value {
    fn into_attribute(self) -> Value {
        self
    }
}

impl AttributeValue for Map<String, Value> {
    fn into_attribute(self) -> Value {
        Value::Object(self)
    }
}

impl AttributeValue for &str {
    fn into_attribute(self) -> Value {
        Value::String(self.to_owned())
    }
}

impl AttributeValue for String {
    fn into_attribute(self) -> Value {
        Value::String(self)
    }
}

impl AttributeValue for &String {
    fn into_attribute(self) -> Value {
        Value::String(self.clone())
    }
}

impl AttributeValue for bool {
    fn into_attribute(self) -> Value {
        Value::Bool(self)
    }
}

impl AttributeValue for i32 {
    fn into_attribute(self) -> Value {
        Value::from(self)
    }
}

impl AttributeValue for i64 {
    fn into_attribute(self) -> Value {
        Value::from(self)
    }
}

impl AttributeValue for u32 {
    fn into_attribute(self) -> Value {
        Value::from(self)
    }
}

impl AttributeValue for u64 {
    fn into_attribute(self) -> Value {
        Value::from(self)
    }
}

impl AttributeValue for usize {
    fn into_attribute(self) -> Value {
        Value::from(self)
    }
}

impl AttributeValue for Money {
    fn into_attribute(self) -> Value {
        let mut fields = Map::new();
        fields.insert("amount".to_owned(), Value::String(self.to_decimal_string()));
        fields.insert("currency".to_owned(), self.currency().into_attribute());
        Value::Object(fields)
    }
}

impl AttributeValue for Currency {
    fn into_attribute(self) -> Value {
        Value::String(self.code().to_owned())
    }
}

impl<K: FixedKind> AttributeValue for Fixed<K> {
    fn into_attribute(self) -> Value {
        Value::String(self.to_string())
    }
}

impl<K: IdKind> AttributeValue for Id<K> {
    fn into_attribute(self) -> Value {
        Value::String(self.to_string())
    }
}

impl AttributeValue for Date {
    fn into_attribute(self) -> Value {
        Value::String(self.to_string())
    }
}

impl AttributeValue for Instant {
    fn into_attribute(self) -> Value {
        Value::String(self.to_string())
    }
}

impl AttributeValue for &Actor {
    fn into_attribute(self) -> Value {
        Value::String(self.to_string())
    }
}

impl AttributeValue for EventKind {
    fn into_attribute(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl<T: AttributeValue> AttributeValue for Option<T> {
    fn into_attribute(self) -> Value {
        self.map_or(Value::Null, T::into_attribute)
    }
}

impl<T: AttributeValue> AttributeValue for Vec<T> {
    fn into_attribute(self) -> Value {
        Value::Array(self.into_iter().map(T::into_attribute).collect())
    }
}

/// Is there a floating-point number anywhere in the value?
#[must_use]
pub fn has_float(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(items) => items.iter().any(has_float),
        Value::Object(fields) => fields.values().any(has_float),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

/// Checks attributes before they enter the event log: a JSON object, without floating-point
/// numbers (not exact) and without NUL characters (PostgreSQL's `jsonb` cannot hold them).
///
/// # Errors
/// [`KernelError::BadAttribute`] with the path to the first offender.
pub fn check_attributes(attributes: &Value) -> Result<(), KernelError> {
    if !attributes.is_object() {
        let (path, reason) = ("attributes".to_owned(), "must be a JSON object");
        return Err(KernelError::BadAttribute { path, reason });
    }
    match offence(attributes) {
        None => Ok(()),
        Some((path, reason)) => {
            let path = path.trim_start_matches('.').to_owned();
            Err(KernelError::BadAttribute { path, reason })
        }
    }
}

const FLOAT: &str = "is a floating-point number; pass decimals as text";
const NUL: &str = "contains a NUL character";

/// Path and reason of the first value that cannot be kept. The path is only put together for
/// an offender, as every event passes through here.
fn offence(value: &Value) -> Option<(String, &'static str)> {
    match value {
        Value::Number(number) if number.is_f64() => Some((String::new(), FLOAT)),
        Value::String(text) if text.contains('\0') => Some((String::new(), NUL)),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| {
            offence(item).map(|(path, reason)| (format!("[{index}]{path}"), reason))
        }),
        Value::Object(fields) => fields.iter().find_map(|(key, item)| {
            let found = if key.contains('\0') {
                Some((String::new(), NUL))
            } else {
                offence(item)
            };
            found.map(|(path, reason)| (format!(".{key}{path}"), reason))
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
