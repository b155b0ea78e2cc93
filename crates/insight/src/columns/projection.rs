use std::collections::BTreeMap;

use super::answer::Answer;
use super::document::{Document, Place};
use super::pass::{Question, pass};
use super::store::{Columns, OutOfOrder};

/// The changed documents are taken into the large columns when they are more than this part of them.
const SHARE: usize = 16;
/// … and more than this many.
const CHANGED_MIN: usize = 10_000;

/// A ledger in columns that follows what is booked.
#[derive(Debug, Clone, Default)]
pub struct Projection {
    base: Columns,
    changed: BTreeMap<Place, Document>,
    /// `changed` in columns.
    fresh: Columns,
}

impl Projection {
    /// Begins with a ledger as it is.
    #[must_use]
    pub fn new(mut base: Columns) -> Self {
        base.shrink();
        Self {
            base,
            ..Self::default()
        }
    }

    /// Puts documents into the place of what was known of them; giving one again changes nothing.
    /// One without items takes what was known of it out.
    ///
    /// # Errors
    /// There are more items or moves than can be counted.
    pub fn replace(
        &mut self,
        documents: impl IntoIterator<Item = Document>,
    ) -> Result<(), OutOfOrder> {
        for document in documents {
            if let Some(known) = self.base.find(document.place()) {
                self.base.take_out(known);
            }
            self.changed.insert(document.place(), document);
        }
        if self.changed.len() > (self.base.items() / SHARE).max(CHANGED_MIN) {
            self.base = merged(&self.base, &self.changed)?;
            self.changed.clear();
        }
        self.fresh = Columns::default();
        self.changed
            .values()
            .try_for_each(|document| self.fresh.push(document))
    }

    /// Answers a question in one pass.
    #[must_use]
    pub fn ask(&self, question: &Question<'_>) -> Answer {
        let mut found = pass(&self.base, question);
        if self.fresh.items() > 0 {
            let more = pass(&self.fresh, question);
            for (group, facts) in more.facts {
                found
                    .facts
                    .entry(group)
                    .and_modify(|known| known.add(&facts))
                    .or_insert(facts);
            }
            found.customers.extend(more.customers);
            found.aging.extend(more.aging);
        }
        Answer::new(found, question)
    }

    /// How many items are kept, those that were replaced included.
    #[must_use]
    pub fn items(&self) -> usize {
        self.base.items() + self.fresh.items()
    }

    /// Bytes that it takes, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let changed: usize = self
            .changed
            .values()
            .flat_map(|document| &document.items)
            .map(|item| size_of_val(item) + size_of_val(item.moves.as_slice()))
            .sum();
        let documents = self.changed.len() * size_of::<(Place, Document)>();
        self.base.bytes() + self.fresh.bytes() + changed + documents
    }
}

/// The documents of the columns that are left, and the changed ones, in their order.
fn merged(base: &Columns, changed: &BTreeMap<Place, Document>) -> Result<Columns, OutOfOrder> {
    let mut all = Columns::default();
    let mut changed = changed.values().peekable();
    for document in base.documents() {
        while let Some(before) = changed.next_if(|it| it.place() < document.place()) {
            all.push(before)?;
        }
        all.push(&document)?;
    }
    changed.try_for_each(|document| all.push(document))?;
    all.shrink();
    Ok(all)
}
