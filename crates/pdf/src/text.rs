//! Makes text from people safe to set: only characters the fonts can draw, no invisible controls,
//! and places to break words that are longer than a column.

use std::collections::BTreeSet;

use serde_json::Value;

/// Stands for a character no font has.
const REPLACEMENT: char = '\u{fffd}';
/// U+200B, allows a line break without showing anything.
const SOFT_BREAK: char = '\u{200b}';
/// Longest run of characters without a place to break.
const RUN_MAX: usize = 22;
/// Fields of the view that the templates use as names or metadata: never broken.
const UNBROKEN_FIELDS: &[&str] = &["title", "author", "lang", "accent", "logo", "kind", "id"];

/// Cleans all strings of a view and reports the characters that no font could draw.
pub(crate) fn clean_view(view: &mut Value, drawable: &dyn Fn(char) -> bool) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    clean_value(view, true, drawable, &mut missing);
    missing
}

fn clean_value(
    value: &mut Value,
    breakable: bool,
    drawable: &dyn Fn(char) -> bool,
    missing: &mut BTreeSet<char>,
) {
    match value {
        Value::String(text) => {
            let cleaned = clean(text, drawable, missing);
            *text = if breakable {
                with_soft_breaks(&cleaned)
            } else {
                cleaned
            };
        }
        Value::Array(items) => {
            for item in items {
                clean_value(item, breakable, drawable, missing);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let breakable = breakable && !UNBROKEN_FIELDS.contains(&name.as_str());
                clean_value(field, breakable, drawable, missing);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn clean(text: &str, drawable: &dyn Fn(char) -> bool, missing: &mut BTreeSet<char>) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => cleaned.push('\n'),
            '\t' => cleaned.push(' '),
            hidden if is_hidden(hidden) => {}
            known if drawable(known) => cleaned.push(known),
            '\u{2010}' | '\u{2011}' => cleaned.push('-'),
            space if space.is_whitespace() => cleaned.push(' '),
            unknown => {
                missing.insert(unknown);
                cleaned.push(REPLACEMENT);
            }
        }
    }
    cleaned
}

/// Control characters, marks that turn the direction of writing, and invisible joiners: they could
/// make a document read differently from what is stored.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

/// Adds breaks to long words, after a punctuation mark of their second half where there is one.
fn with_soft_breaks(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut broken = String::with_capacity(text.len());
    let mut rest = characters.as_slice();
    while !rest.is_empty() {
        let run = rest
            .iter()
            .take_while(|character| !character.is_whitespace())
            .count();
        let taken = match run {
            0 => 1,
            run if run <= RUN_MAX => run,
            _ => {
                let second_half = &rest[RUN_MAX / 2..RUN_MAX];
                let mark = second_half.iter().rposition(char::is_ascii_punctuation);
                mark.map_or(RUN_MAX, |position| position + RUN_MAX / 2 + 1)
            }
        };
        broken.extend(&rest[..taken]);
        if taken < run {
            broken.push(SOFT_BREAK);
        }
        rest = &rest[taken..];
    }
    broken
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn cleaned(text: &str) -> (String, Vec<char>) {
        let mut view = json!({ "title": text });
        let missing = clean_view(&mut view, &|c| c.is_ascii() || c == 'é');
        let text = view["title"].as_str().unwrap().to_owned();
        (text, missing.into_iter().collect())
    }

    #[test]
    fn characters_no_font_has_are_replaced_and_reported() {
        let (text, missing) = cleaned("Café 東京");
        assert_eq!(text, "Café \u{fffd}\u{fffd}");
        assert_eq!(missing, ['京', '東']);
    }

    #[test]
    fn hidden_characters_vanish_and_line_ends_stay() {
        let (text, missing) = cleaned("a\u{202e}b\u{0}\r\nc\td\u{2011}e\u{3000}f\u{feff}");
        assert_eq!(text, "ab\nc d-e f");
        assert!(missing.is_empty());
    }

    #[test]
    fn a_long_word_breaks_after_its_punctuation() {
        assert_eq!(
            with_soft_breaks("see accounts.receivable@nordlicht.example, page 2"),
            "see accounts.receivable@\u{200b}nordlicht.example, page 2"
        );
    }

    #[test]
    fn long_words_may_break_but_names_of_the_templates_may_not() {
        let long = "x".repeat(100);
        let mut view = json!({ "id": long, "cells": [{ "text": long, "short": "two words" }] });
        clean_view(&mut view, &|_| true);
        assert_eq!(view["id"], long);
        let text = view["cells"][0]["text"].as_str().unwrap();
        assert_eq!(text.replace(SOFT_BREAK, ""), long);
        assert!(
            text.split(SOFT_BREAK)
                .all(|part| part.chars().count() <= RUN_MAX)
        );
        assert_eq!(view["cells"][0]["short"], "two words");
    }
}
