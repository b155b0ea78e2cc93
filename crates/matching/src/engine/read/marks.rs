//! Numbers in a text by which a payer may know itself, or us.

use super::super::book::{Book, seed};
use super::super::normal::{Hash, unconfused};
use super::{Atom, Field, Gap, Meaning, NamedCustomer, Noise, Reading, Texts, Vocabulary};

/// Shorter ones tell nobody apart.
const CHARS_MIN: usize = 4;
/// Longer ones are payment references or accounts.
const CHARS_MAX: usize = 20;
const DIGITS_MIN: usize = 3;

/// A run of letters and digits that is neither date, year, amount nor what the bank adds. It may
/// still be the number of a document: only who knows the documents can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// In normal form, as [`folded`](crate::engine::normal::folded) gives it.
    pub key: String,
    /// In capitals with its punctuation.
    pub shown: String,
}

impl Mark {
    /// The marks of a payment's references and text: first those that the text calls a customer's
    /// number, then as they stand; each once, at most `limit`.
    pub fn all(reference: &str, text: &str, limit: usize) -> Vec<Self> {
        let mut texts = Texts::default();
        texts.add(reference, Field::Reference);
        texts.add(text, Field::Text);
        texts.understand(&Vocabulary::new());
        let mut found: Vec<(bool, Self)> = Vec::new();
        for run in texts.atoms.chunk_by(|_, next| next.gap <= Gap::Sign) {
            let Some(mark) = Self::of(&texts, run) else {
                continue;
            };
            if found.iter().all(|(_, known)| known.key != mark.key) {
                let called = run.iter().any(|it| it.label == Some(Meaning::Customer));
                found.push((!called, mark));
            }
        }
        found.sort_by_key(|(later, _)| *later);
        found.into_iter().map(|it| it.1).take(limit).collect()
    }

    fn of(texts: &Texts, run: &[Atom]) -> Option<Self> {
        // "Kd-Nr-4711": the words before the number are not part of it.
        let words = run.iter().take_while(|it| texts.is_label(it)).count();
        let run = &run[words..];
        let (first, last) = (run.first()?, run.last()?);
        let noisy = |it: &Atom| {
            let year = it.digits && it.len() == 4 && matches!(texts.bytes(it), [b'2', b'0', ..]);
            year || matches!(it.noise, Noise::Date | Noise::Amount | Noise::Foreign)
        };
        let digits: usize = run.iter().filter(|it| it.digits).map(Atom::len).sum();
        let chars: usize = run.iter().map(Atom::len).sum();
        let sized = digits >= DIGITS_MIN && (CHARS_MIN..=CHARS_MAX).contains(&chars);
        if !sized || run.iter().any(noisy) {
            return None;
        }
        let letters = run.iter().flat_map(|it| texts.bytes(it));
        let written = &texts.folded[usize::from(first.start)..usize::from(last.end)];
        Some(Self {
            key: letters.map(|it| char::from(unconfused(*it))).collect(),
            shown: String::from_utf8_lossy(written).into_owned(),
        })
    }
}

impl Texts {
    /// Is it a word that says what the number after it is?
    fn is_label(&self, atom: &Atom) -> bool {
        !atom.digits && Vocabulary::new().meaning(self.bytes(atom)).is_some()
    }
}

impl Reading {
    /// Looks up what was learned of the numbers that stand by themselves. One that names a document,
    /// however loosely, or that is the amount tells nothing of its payer.
    pub(super) fn find_known(&mut self, book: &Book, amount_minor: i64) {
        if book.by_known.is_empty() {
            return;
        }
        let amounts = [amount_minor.to_string(), (amount_minor / 100).to_string()];
        let place = |at: usize| u8::try_from(at).unwrap_or(u8::MAX);
        let mut end = 0;
        for run in self.texts.atoms.chunk_by(|_, next| next.gap <= Gap::Sign) {
            let (first, last) = (place(end), place(end + run.len() - 1));
            end += run.len();
            let mut hits = self.hits.iter();
            if run[0].field == Field::EndToEnd
                || run.iter().any(|it| it.label == Some(Meaning::Invoice))
                || hits.any(|hit| hit.first <= last && first <= hit.last)
            {
                continue;
            }
            let mark = Mark::of(&self.texts, run);
            let Some(mark) = mark.filter(|it| !amounts.contains(&it.key)) else {
                continue;
            };
            let hash = Hash::new(seed::KNOWN).bytes(mark.key.as_bytes()).finish();
            let found = book.by_known.get(hash);
            if found.len() == 1 {
                self.named_customers
                    .extend(found.map(|customer| NamedCustomer {
                        customer,
                        said: true,
                        first,
                        last,
                    }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let marks = Mark::all("", text, 8).into_iter();
        marks.map(|mark| mark.shown).collect()
    }

    #[test]
    fn numbers_of_payers_are_found_beside_dates_and_amounts() {
        assert_eq!(shown("Lieferant 70123 vom 01.05.2025"), ["70123"]);
        assert_eq!(shown("VENDOR 0099812 1.190,00 EUR"), ["0099812"]);
        assert_eq!(shown("your account A-7701, thanks"), ["A-7701"]);
        assert_eq!(shown("Miete 11/2026 Q4 12"), Vec::<String>::new());
    }

    #[test]
    fn what_is_called_a_customer_number_is_first_and_each_stands_once() {
        assert_eq!(shown("X 88123 Kd-Nr 47110 88123"), ["47110", "88123"]);
        assert_eq!(Mark::all("", &"a1b2c3 ".repeat(9_000), 8).len(), 1);
        let keys = Mark::all("A-77O1", "", 8);
        assert_eq!(keys[0].key, crate::engine::normal::folded("A-77O1"));
    }
}
