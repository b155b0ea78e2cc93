//! What the words of a text say about its numbers, and about the payment.

use super::atoms::{Gap, Noise, Texts};
use super::words::{MORE_IN_LETTERS, Meaning, Vocabulary};

/// Shorter words torn in two are not told from abbreviations, longer ones mean nothing.
const TORN_WORD_MIN: usize = 4;
const TORN_WORD_MAX: usize = 24;

impl Texts {
    /// Labels runs of digits by the words before them, and notes what else the text says.
    pub(super) fn mark_words(&mut self, words: &Vocabulary) {
        self.mark_labels(words);
        if self.ends_in_dots() || self.has_letters_for_more() {
            self.said.note(Meaning::More);
        }
    }

    fn mark_labels(&mut self, words: &Vocabulary) {
        let mut label = None;
        for at in 0..self.atoms.len() {
            let atom = self.atoms[at];
            if atom.gap == Gap::Field {
                label = None;
            }
            if !atom.digits {
                if atom.digit_like {
                    continue;
                }
                let word = &self.folded[usize::from(atom.start)..usize::from(atom.end)];
                match words.meaning(word) {
                    Some(Meaning::Number) => {}
                    Some(meaning) => {
                        self.said.note(meaning);
                        label = Some(meaning);
                    }
                    None if self.note_torn(words, at) => label = None,
                    // "U" and "UND" in a list leave the label as it is.
                    None if atom.len() > 3 => label = None,
                    None => {}
                }
                continue;
            }
            self.atoms[at].label = label;
            if self.atoms[at].noise == Noise::No {
                self.atoms[at].noise = match label {
                    Some(Meaning::Phone | Meaning::Foreign) => Noise::Foreign,
                    Some(Meaning::Customer | Meaning::Order | Meaning::Delivery) => Noise::Labelled,
                    Some(Meaning::Amount) if atom.len() <= 2 => Noise::Amount,
                    _ => Noise::No,
                };
            }
            let next = self.atoms.get(at + 1);
            let goes_on = next.is_some_and(|next| next.digits && next.gap <= Gap::Sign);
            if !goes_on && !matches!(label, Some(Meaning::Invoice | Meaning::Phone)) {
                label = None;
            }
        }
    }

    /// Notes what this word and the next mean as one: where a text was wrapped, a blank may stand
    /// within a word. Says whether they mean anything.
    fn note_torn(&mut self, words: &Vocabulary, at: usize) -> bool {
        let word = self.atoms[at];
        let rest = self
            .atoms
            .get(at + 1)
            .filter(|rest| !rest.digits && rest.gap == Gap::Blank && rest.start - word.end == 1);
        let mut whole = [0; TORN_WORD_MAX];
        let Some(length) = rest.map(|rest| word.len() + rest.len()) else {
            return false;
        };
        if !(TORN_WORD_MIN..=TORN_WORD_MAX).contains(&length) {
            return false;
        }
        let parts = [word, self.atoms[at + 1]];
        let bytes = parts.iter().flat_map(|part| self.bytes(part));
        whole
            .iter_mut()
            .zip(bytes)
            .for_each(|(to, from)| *to = *from);
        let meaning = words.meaning(&whole[..length]);
        meaning.into_iter().for_each(|it| self.said.note(it));
        meaning.is_some()
    }

    /// "RE 4711 ...": three dots that no number follows at once, as it does where its beginning is
    /// lost.
    fn ends_in_dots(&self) -> bool {
        let dots = self.folded.windows(4);
        dots.into_iter()
            .any(|four| four.starts_with(b"...") && four[3].is_ascii_whitespace())
    }

    fn has_letters_for_more(&self) -> bool {
        self.atoms.windows(2).any(|pair| {
            let letters = [pair[0], pair[1]].map(|atom| self.folded[usize::from(atom.start)]);
            let single = pair.iter().all(|atom| atom.len() == 1);
            let dotted = self.folded[usize::from(pair[0].end)] == b'.';
            single && dotted && pair[1].gap < Gap::Field && MORE_IN_LETTERS.contains(&letters)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::atoms::Field;
    use super::*;

    #[test]
    fn that_there_are_more_documents_is_said_in_many_ways() {
        let says_more = |text: &str| {
            let mut texts = Texts::default();
            texts.add(text, Field::Text);
            texts.understand(&Vocabulary::new());
            texts.said.has(Meaning::More)
        };
        for text in [
            "RE 4711 u.a.",
            "RE 4711 u. w.",
            "RE 4711 ...",
            "RE 4711…",
            "Facture 4711 et autres",
            "Fattura 4711 e altre",
            "Invoice 4711 and oth ers",
        ] {
            assert!(says_more(text), "{text}");
        }
        for text in ["RE ...4711", "RE ..4711", "RE 4711", "U-A 4711", "K. Meier"] {
            assert!(!says_more(text), "{text}");
        }
    }
}
