//! What could not be read or believed, counted by kind and place.

use std::collections::BTreeMap;

use formats::Warning;
use serde::Serialize;

/// Examples that a doubt shows.
const EXAMPLES: usize = 3;

/// Doubts about what was read.
#[derive(Debug, Default)]
pub struct Doubts {
    found: BTreeMap<(String, String), Doubt>,
}

/// A kind of doubt at a place.
#[derive(Debug, Clone, Serialize)]
pub struct Doubt {
    pub code: String,
    pub place: String,
    pub count: usize,
    pub examples: Vec<String>,
}

impl Doubts {
    /// Counts one more.
    pub fn count(&mut self, code: &str, place: &str, example: &str) {
        let key = (code.to_owned(), place.to_owned());
        let doubt = self.found.entry(key).or_insert_with(|| Doubt {
            code: code.to_owned(),
            place: place.to_owned(),
            count: 0,
            examples: Vec::new(),
        });
        doubt.count += 1;
        let is_new = !example.is_empty() && doubt.examples.iter().all(|known| known != example);
        if is_new && doubt.examples.len() < EXAMPLES {
            doubt.examples.push(example.to_owned());
        }
    }

    /// Counts a warning of a reader, which names the line.
    pub fn warn(&mut self, warning: Warning) {
        let line = warning
            .line
            .map_or_else(String::new, |line| format!("line {line}"));
        let value = if warning.value.is_empty() {
            String::new()
        } else {
            format!(" {:?}", warning.value)
        };
        let example = format!("{line}{value}: {}", warning.message);
        self.count(
            warning.code,
            &warning.field,
            example.trim_start_matches(": "),
        );
    }

    /// All of them.
    pub fn list(&self) -> Vec<Doubt> {
        self.found.values().cloned().collect()
    }
}
