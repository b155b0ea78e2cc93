//! Serde for texts that many values share.

use std::sync::Arc;

use serde::Serializer;

/// The text as a string.
pub(crate) fn serialize<S: Serializer>(text: &Arc<str>, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(text)
}

/// The text as a string, or null.
pub(crate) fn serialize_option<S: Serializer>(
    text: &Option<Arc<str>>,
    out: S,
) -> Result<S::Ok, S::Error> {
    match text {
        Some(text) => out.serialize_str(text),
        None => out.serialize_none(),
    }
}
