//! Texts as small numbers, so that a column of ten million costs what its distinct texts cost.

use indexmap::IndexSet;

/// Distinct texts, each with a number from 0 in the order in which they were first seen.
#[derive(Debug, Clone, Default)]
pub struct Words(IndexSet<Box<str>>);

impl Words {
    /// The number of a text, a new one if it was not there.
    pub fn number(&mut self, text: &str) -> u32 {
        let at = self.0.get_index_of(text);
        let at = at.unwrap_or_else(|| self.0.insert_full(text.into()).0);
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The number of a text that is there.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        u32::try_from(self.0.get_index_of(text)?).ok()
    }

    /// The text of a number; empty for one that was never given.
    #[must_use]
    pub fn text(&self, number: u32) -> &str {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        self.0.get_index(at).map_or("", AsRef::as_ref)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All texts, by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}

/// A column of the log that means nothing in particular: by it cases are told apart.
#[derive(Debug, Clone, Default)]
pub struct Attribute {
    /// As the log calls it.
    pub name: String,
    /// The texts in it; 0 is the empty text.
    pub words: Words,
    /// One number an event, or one a case.
    pub(super) codes: Vec<u32>,
    /// Is it told of cases as a whole?
    pub(super) of_cases: bool,
}

impl Attribute {
    /// One that is told event by event.
    pub(super) fn new(name: &str) -> Self {
        let mut words = Words::default();
        words.number("");
        Self {
            name: name.to_owned(),
            words,
            codes: Vec::new(),
            of_cases: false,
        }
    }

    /// One that is told of cases as a whole.
    pub(super) fn of_cases(name: &str) -> Self {
        Self {
            of_cases: true,
            ..Self::new(name)
        }
    }
}
