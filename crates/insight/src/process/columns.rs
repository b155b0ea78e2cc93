//! Texts as small numbers, so that a column of ten million costs what its distinct texts cost.

use std::collections::HashMap;

/// Distinct texts, each with a number from 0 in the order in which they were first seen.
#[derive(Debug, Clone, Default)]
pub struct Words {
    texts: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

impl Words {
    /// The number of a text, a new one if it was not there.
    pub fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.into());
        self.numbers.insert(text.into(), number);
        number
    }

    /// The number of a text that is there.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// The text of a number; empty for one that was never given.
    #[must_use]
    pub fn text(&self, number: u32) -> &str {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        self.texts.get(at).map_or("", AsRef::as_ref)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// All texts, by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(AsRef::as_ref)
    }
}

/// A column of the log that means nothing in particular: by it cases are told apart.
#[derive(Debug, Clone, Default)]
pub struct Attribute {
    /// As the log calls it.
    pub name: String,
    /// The texts in it; 0 is the empty text.
    pub words: Words,
    /// One number an event.
    pub(super) codes: Vec<u32>,
}

impl Attribute {
    pub(super) fn new(name: &str) -> Self {
        let mut words = Words::default();
        words.number("");
        Self {
            name: name.to_owned(),
            words,
            codes: Vec::new(),
        }
    }

    /// The text at a place in the log.
    pub(super) fn text_at(&self, at: usize) -> &str {
        self.words.text(self.codes[at])
    }
}
