//! The one form of an event that is hashed.
//!
//! `hash = SHA-256(previous hash, text)` where `text` is the JSON object
//! `{"actor":…,"attributes":…,"cause":…,"entity":…,"id":…,"objects":[[type,id,qualifier]…],
//! "occurred_at":…,"recorded_at":…,"seq":…,"type":…}`: keys sorted by their bytes, no white space,
//! ids as 32 lowercase hex digits, instants as RFC 3339 in UTC with microseconds cut of trailing
//! zeros, objects sorted, absent ids as `null`. It can be told from the rows alone, on either
//! database.

use kernel::Instant;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Error, Result};

pub(super) struct Parts<'a> {
    pub(super) seq: i64,
    pub(super) id: Uuid,
    pub(super) kind: &'a str,
    pub(super) entity: Option<Uuid>,
    pub(super) occurred_at: Instant,
    pub(super) recorded_at: Instant,
    pub(super) actor: &'a str,
    pub(super) cause: Option<Uuid>,
    /// In canonical form already.
    pub(super) attributes: &'a str,
}

/// Objects come sorted by type, id and qualifier.
pub(super) fn hash<'a>(
    previous: &[u8; 32],
    parts: &Parts<'_>,
    objects: impl Iterator<Item = (&'a str, Uuid, &'a str)>,
) -> Result<[u8; 32]> {
    let mut text = String::with_capacity(512 + parts.attributes.len());
    text.push_str("{\"actor\":");
    string(&mut text, parts.actor)?;
    text.push_str(",\"attributes\":");
    text.push_str(parts.attributes);
    text.push_str(",\"cause\":");
    id(&mut text, parts.cause);
    text.push_str(",\"entity\":");
    id(&mut text, parts.entity);
    text.push_str(",\"id\":");
    id(&mut text, Some(parts.id));
    text.push_str(",\"objects\":[");
    // The rows come back in the order of the database, so the order is that of the texts.
    let mut objects: Vec<_> = objects.collect();
    objects.sort_unstable();
    for (position, (object_type, object, qualifier)) in objects.into_iter().enumerate() {
        text.push_str(if position == 0 { "[" } else { ",[" });
        string(&mut text, object_type)?;
        text.push(',');
        id(&mut text, Some(object));
        text.push(',');
        string(&mut text, qualifier)?;
        text.push(']');
    }
    text.push_str(&format!(
        "],\"occurred_at\":\"{}\",\"recorded_at\":\"{}\",\"seq\":{},\"type\":",
        parts.occurred_at, parts.recorded_at, parts.seq
    ));
    string(&mut text, parts.kind)?;
    text.push('}');
    Ok(Sha256::new()
        .chain_update(previous)
        .chain_update(&text)
        .finalize()
        .into())
}

/// A JSON value with sorted keys and no white space.
pub(super) fn json(value: &Value) -> Result<String> {
    let mut text = String::new();
    write(&mut text, value)?;
    Ok(text)
}

fn write(text: &mut String, value: &Value) -> Result<()> {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::String(value) => string(text, value)?,
        Value::Array(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write(text, item)?;
            }
            text.push(']');
        }
        Value::Object(fields) => {
            // The map is sorted or not, as its crate is configured; the log must not depend on it.
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(key, _)| *key);
            text.push('{');
            for (position, (key, item)) in fields.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                string(text, key)?;
                text.push(':');
                write(text, item)?;
            }
            text.push('}');
        }
    }
    Ok(())
}

fn string(text: &mut String, value: &str) -> Result<()> {
    // Nearly all texts are plain and stand for themselves.
    if value
        .bytes()
        .all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
    {
        text.push('"');
        text.push_str(value);
        text.push('"');
        return Ok(());
    }
    let quoted = serde_json::to_string(value).map_err(|error| Error::Value {
        reason: format!("a text has no JSON form: {error}"),
    })?;
    text.push_str(&quoted);
    Ok(())
}

fn id(text: &mut String, value: Option<Uuid>) {
    match value {
        Some(uuid) => {
            let mut buffer = [0; 32];
            text.push('"');
            text.push_str(uuid.simple().encode_lower(&mut buffer));
            text.push('"');
        }
        None => text.push_str("null"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_the_form_that_json_gives_it() {
        let mut texts: Vec<String> = (0..=0x17f)
            .filter_map(char::from_u32)
            .map(String::from)
            .collect();
        texts.extend(
            [
                "",
                "plain",
                "a\"b",
                "back\\slash",
                "line\nend",
                "é\u{2028}😀",
            ]
            .map(String::from),
        );
        for value in texts {
            let mut ours = String::new();
            string(&mut ours, &value).expect("a form");
            assert_eq!(ours, serde_json::to_string(&value).expect("JSON"));
        }
    }

    #[test]
    fn keys_are_sorted_at_every_depth() {
        let value: Value =
            serde_json::from_str(r#"{"b": [1, {"z": null, "a": "é\n"}], "a": true}"#)
                .expect("JSON");
        assert_eq!(
            json(&value).expect("a form"),
            r#"{"a":true,"b":[1,{"a":"é\n","z":null}]}"#
        );
    }
}
