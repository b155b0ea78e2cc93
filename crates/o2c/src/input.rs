//! Checks of plain input texts that several rooms share. Each refusal names field, value and
//! way out.

use std::collections::BTreeMap;

use kernel::{ObjectType, kind};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::error::{Code, Outcome, Refusal};

/// The longest code, number or SKU.
pub(crate) const CODE_LEN_MAX: usize = 40;
/// The longest name of anything.
pub(crate) const NAME_LEN_MAX: usize = 200;
/// The longest free text, such as a reason.
pub(crate) const TEXT_LEN_MAX: usize = 1000;

/// A text that must be there: trimmed, not empty, at most `longest` characters, without control
/// characters.
pub(crate) fn required(field: &str, value: &str, longest: usize) -> Outcome<String> {
    let text = value.trim();
    if text.is_empty() {
        let detail = format!("{field} is empty");
        return Err(Refusal::new(
            Code::InvalidValue,
            field,
            detail,
            format!("give the {field}"),
        ));
    }
    let length = text.chars().count();
    if length > longest {
        return Err(Refusal::new(
            Code::InvalidValue,
            field,
            format!("{field} has {length} characters"),
            format!("shorten it to at most {longest} characters"),
        ));
    }
    if let Some(control) = text.chars().find(|c| c.is_control()) {
        return Err(Refusal::new(
            Code::InvalidValue,
            field,
            format!("{field} {text:?} holds the control character {control:?}"),
            "take it out",
        ));
    }
    Ok(text.to_owned())
}

/// As [`required`], where nothing at all (also blanks only) means absent.
pub(crate) fn optional(
    field: &str,
    value: Option<&str>,
    longest: usize,
) -> Outcome<Option<String>> {
    match value.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => required(field, text, longest).map(Some),
    }
}

/// As [`optional`], for a text of several lines: line breaks are kept, in one form.
pub(crate) fn optional_lines(
    field: &str,
    value: Option<&str>,
    longest: usize,
) -> Outcome<Option<String>> {
    let text = value.unwrap_or_default().replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Ok(None);
    }
    // Judged as one line: a break counts as the one character that it is.
    required(field, &text.replace('\n', " "), longest)?;
    Ok(Some(text.trim().to_owned()))
}

/// The UUID of an id of whatever kind, with its prefix.
pub(crate) fn any_id(field: &str, text: Option<&str>) -> Outcome<Option<Uuid>> {
    text.map(|text| typed_id(field, text).map(|(_, id)| id))
        .transpose()
}

/// An id of whatever kind, with its prefix: what it is of, and its UUID.
pub(crate) fn typed_id(field: &str, text: &str) -> Outcome<(ObjectType, Uuid)> {
    let of = |prefix: &str| kind::ALL.iter().find(|(word, _)| *word == prefix);
    let read = text.split_once('_').and_then(|(prefix, digits)| {
        let (_, object_type) = of(prefix)?;
        Some((*object_type, Uuid::try_parse(digits).ok()?))
    });
    read.ok_or_else(|| {
        Refusal::new(
            Code::InvalidValue,
            field,
            format!("{text:?} is no id"),
            "give an id with its prefix, such as ord_… or inv_…",
        )
    })
}

/// The id of an object as it is published, with its prefix.
pub(crate) fn prefixed(object_type: ObjectType, id: Uuid) -> String {
    let known = kind::ALL.iter().find(|(_, known)| *known == object_type);
    let prefix = known.map_or("obj", |(prefix, _)| *prefix);
    format!("{prefix}_{}", id.simple())
}

/// An e-mail address, trimmed: one `@` with something before it and a dotted or plain host name
/// after it. Whether it receives mail only sending shows.
pub(crate) fn email(field: &str, value: &str) -> Outcome<String> {
    let text = required(field, value, 254)?;
    let well_formed = text.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty()
            && !host.is_empty()
            && !host.starts_with(['.', '-'])
            && !host.ends_with(['.', '-'])
            && host
                .chars()
                .all(|c| c.is_alphanumeric() || c == '.' || c == '-')
    });
    if !well_formed || text.chars().any(char::is_whitespace) {
        return Err(Refusal::new(
            Code::InvalidValue,
            field,
            format!("{text:?} is no e-mail address"),
            "write it like name@example.com",
        ));
    }
    Ok(text)
}

/// As [`email`], where nothing means absent.
pub(crate) fn optional_email(field: &str, value: Option<&str>) -> Outcome<Option<String>> {
    match value.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => email(field, text).map(Some),
    }
}

/// What differs between two states of one thing: field → `{"from", "to"}`, for the event log.
/// Versions are left out: they always differ.
pub(crate) fn differences<T: Serialize>(before: &T, after: &T) -> Map<String, Value> {
    let (before, mut after) = (fields(before), fields(after));
    let mut changes = Map::new();
    for (name, from) in before {
        let to = after.remove(&name).unwrap_or(Value::Null);
        if name != "version" && from != to {
            changes.insert(name, serde_json::json!({ "from": from, "to": to }));
        }
    }
    changes
}

fn fields<T: Serialize>(thing: &T) -> BTreeMap<String, Value> {
    match serde_json::to_value(thing) {
        Ok(Value::Object(fields)) => fields.into_iter().collect(),
        // Only things with named fields and text keys are compared, and those always serialise.
        Ok(_) | Err(_) => BTreeMap::new(),
    }
}

/// What a list is searched for, without blanks around it; nothing if there is nothing else.
pub(crate) fn search_text(search: Option<&str>) -> Option<&str> {
    search.map(str::trim).filter(|text| !text.is_empty())
}

/// A name as searches compare it, in whatever script it is written; SQLite would lower ASCII
/// letters only.
pub(crate) fn in_lower_case(name: &str) -> String {
    name.to_lowercase()
}

/// A search text as a pattern for `LIKE … ESCAPE '\'`, found `anywhere` or at the beginning only;
/// wildcards in it stand for themselves.
pub(crate) fn like_pattern(search: &str, anywhere: bool) -> String {
    let mut pattern = String::with_capacity(search.len() + 2);
    if anywhere {
        pattern.push('%');
    }
    for c in search.trim().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_and_refusals_name_the_field() {
        assert_eq!(required("name", "  Ada ", 10).as_deref(), Ok("Ada"));
        let refusal = required("name", "  ", 10).expect_err("empty");
        assert_eq!(refusal.field.as_deref(), Some("name"));
        assert!(required("name", "0123456789x", 10).is_err());
        assert!(required("name", "a\u{0}b", 10).is_err());
        assert_eq!(optional("segment", Some(" "), 10), Ok(None));
    }

    #[test]
    fn texts_of_several_lines_keep_their_breaks_and_nothing_else_that_is_hidden() {
        let kept = optional_lines("message", Some(" one\r\ntwo\n"), 10);
        assert_eq!(kept, Ok(Some("one\ntwo".to_owned())));
        assert_eq!(optional_lines("message", Some(" \n"), 10), Ok(None));
        assert!(optional_lines("message", Some("one\ntwo\tthree"), 20).is_err());
        assert!(optional_lines("message", Some("one\ntwo"), 6).is_err());
    }

    #[test]
    fn email_addresses_are_told_from_other_texts() {
        for good in [
            "a@b",
            "ada.l@example.com",
            "o'neil+x@sub.example.co.uk",
            "jörg@köln.de",
        ] {
            assert!(email("email", good).is_ok(), "{good}");
        }
        for bad in ["", "a", "@b", "a@", "a@b@c", "a b@c", "a@.b", "a@b-"] {
            assert!(email("email", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn wildcards_in_a_search_stand_for_themselves() {
        assert_eq!(like_pattern(" 50%_A\\ ", true), "%50\\%\\_A\\\\%");
        assert_eq!(like_pattern("ab", false), "ab%");
    }

    #[test]
    fn differences_name_changed_fields_only() {
        #[derive(Serialize)]
        struct Thing {
            name: &'static str,
            email: Option<&'static str>,
            version: i64,
        }
        let before = Thing {
            name: "a",
            email: None,
            version: 1,
        };
        let after = Thing {
            name: "a",
            email: Some("x"),
            version: 2,
        };
        let changes = differences(&before, &after);
        assert_eq!(changes.len(), 1);
        assert_eq!(
            changes["email"],
            serde_json::json!({"from": null, "to": "x"})
        );
    }
}
