//! A payment's texts as runs of letters and of digits, each with what surrounds it.

use chrono::{Datelike, NaiveDate};

use super::super::book::Day;
use super::super::normal::{fold_into, unconfused};
use super::words::{Meaning, Said, Vocabulary};

/// Bounds the work that one hostile text can cause.
pub(crate) const ATOMS_MAX: usize = 120;
const TEXT_MAX: usize = 1_500;

/// Which field a run stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// A structured reference.
    Reference,
    /// The free text.
    Text,
    /// The payer's own mark.
    EndToEnd,
}

/// What lies before a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: letters and digits of one word.
    None,
    /// One sign that numbers contain: dash, slash, dot, underscore.
    Sign,
    /// Blanks or other signs.
    Blank,
    /// Another field begins.
    Field,
}

/// What a run of digits is when it is no document number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noise {
    /// It may be one.
    No,
    /// Part of a date.
    Date,
    /// Part of an amount.
    Amount,
    /// A telephone number, an advice number, the payer's own mark.
    Foreign,
    /// The text calls it a customer's or an order's number.
    Labelled,
}

/// A run of letters or of digits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Atom {
    pub start: u16,
    pub end: u16,
    pub digits: bool,
    /// Letters that are digits misread: only such letters, beside digits.
    pub digit_like: bool,
    pub gap: Gap,
    pub field: Field,
    pub noise: Noise,
    pub label: Option<Meaning>,
}

impl Atom {
    pub fn len(&self) -> usize {
        usize::from(self.end - self.start)
    }
}

/// The texts of one payment, taken apart. The buffers are used again for the next.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// Folded capitals.
    pub folded: Vec<u8>,
    pub atoms: Vec<Atom>,
    pub said: Said,
    pub dates: Vec<Day>,
    /// Amounts that the text states, in hundredths.
    pub amounts: Vec<i64>,
}

impl Texts {
    pub fn clear(&mut self) {
        self.folded.clear();
        self.atoms.clear();
        self.said = Said::default();
        self.dates.clear();
        self.amounts.clear();
    }

    pub fn bytes(&self, atom: &Atom) -> &[u8] {
        &self.folded[usize::from(atom.start)..usize::from(atom.end)]
    }

    /// Takes a field apart and adds its runs.
    pub fn add(&mut self, text: &str, field: Field) {
        let from = self.folded.len();
        fold_into(text, &mut self.folded);
        self.folded.truncate(TEXT_MAX);
        self.folded.push(b'\n');
        let mut gap = Gap::Field;
        let mut at = from;
        while at < self.folded.len() {
            let byte = self.folded[at];
            if !byte.is_ascii_alphanumeric() {
                let sign = matches!(byte, b'-' | b'/' | b'.' | b'_');
                gap = match gap {
                    Gap::None if sign => Gap::Sign,
                    Gap::Field => Gap::Field,
                    _ => Gap::Blank,
                };
                at += 1;
                continue;
            }
            let digits = byte.is_ascii_digit();
            let start = at;
            while at < self.folded.len()
                && self.folded[at].is_ascii_alphanumeric()
                && self.folded[at].is_ascii_digit() == digits
            {
                at += 1;
            }
            if self.atoms.len() < ATOMS_MAX {
                let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
                self.atoms.push(Atom {
                    start: place(start),
                    end: place(at),
                    digits,
                    digit_like: digits,
                    gap,
                    field,
                    noise: Noise::No,
                    label: None,
                });
            }
            gap = Gap::None;
        }
    }

    /// Finds out what each run is.
    pub fn understand(&mut self, words: &Vocabulary) {
        self.mark_misread();
        self.mark_dates();
        self.mark_amounts();
        self.mark_words(words);
    }

    /// Letters inside a word with digits that may be digits.
    fn mark_misread(&mut self) {
        for at in 0..self.atoms.len() {
            let atom = self.atoms[at];
            if atom.digits || atom.len() > 4 {
                continue;
            }
            let all = self
                .bytes(&atom)
                .iter()
                .all(|b| unconfused(*b).is_ascii_digit());
            let next_joins = self
                .atoms
                .get(at + 1)
                .is_some_and(|next| next.gap == Gap::None);
            self.atoms[at].digit_like = all && (atom.gap == Gap::None || next_joins);
        }
    }

    fn number(&self, at: usize) -> Option<u32> {
        let atom = self
            .atoms
            .get(at)
            .filter(|atom| atom.digits && atom.len() <= 8)?;
        let digits = self.bytes(atom).iter();
        Some(digits.fold(0, |sum, byte| sum * 10 + u32::from(*byte - b'0')))
    }

    fn sign_before(&self, at: usize) -> u8 {
        let start = usize::from(self.atoms[at].start);
        if start == 0 {
            b' '
        } else {
            self.folded[start - 1]
        }
    }

    fn mark_dates(&mut self) {
        for at in 0..self.atoms.len() {
            if let Some((date, count)) = self.date_at(at) {
                for atom in &mut self.atoms[at..at + count] {
                    atom.noise = Noise::Date;
                }
                self.dates.push(date);
            }
        }
    }

    /// A date beginning at this run, and how many runs it takes.
    fn date_at(&self, at: usize) -> Option<(Day, usize)> {
        let first = self.number(at)?;
        let length = self.atoms[at].len();
        let day = |year: u32, month: u32, day: u32| {
            let year = if year < 100 { year + 2000 } else { year };
            let sane = (1990..2100).contains(&year);
            let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
            date.filter(|_| sane).map(|date| date.num_days_from_ce())
        };
        let bounded = |last: usize| {
            self.atoms
                .get(last + 1)
                .is_none_or(|next| next.gap >= Gap::Blank || self.sign_before(last + 1) != b'/')
        };
        let glued = self.atoms[at].gap == Gap::Sign || self.atoms[at].gap == Gap::None && at > 0;
        if length == 8 && !glued {
            let found = day(first % 10_000, first / 10_000 % 100, first / 1_000_000);
            let found = found.or_else(|| day(first / 10_000, first / 100 % 100, first % 100));
            return found.map(|date| (date, 1));
        }
        let (second, third) = (self.number(at + 1)?, self.number(at + 2)?);
        let joined = [at + 1, at + 2]
            .iter()
            .all(|next| self.atoms[*next].gap == Gap::Sign);
        let (two, three) = (self.atoms[at + 1].len(), self.atoms[at + 2].len());
        if !joined || glued || !bounded(at + 2) || two > 2 {
            return None;
        }
        let date = if length == 4 && three <= 2 {
            day(first, second, third)
        } else if length <= 2 && (three == 4 || three == 2) {
            day(third, second, first).or_else(|| day(third, first, second))
        } else {
            None
        };
        date.map(|date| (date, 3))
    }

    /// Digits with exactly two decimals, where a currency or the word "amount" stands beside them,
    /// or thousands are grouped.
    fn mark_amounts(&mut self) {
        for last in 1..self.atoms.len() {
            let cents = self.atoms[last];
            let sign = self.sign_before(last);
            let decimal = cents.digits
                && cents.len() == 2
                && cents.gap <= Gap::Blank
                && matches!(sign, b'.' | b',')
                && cents.start - self.atoms[last - 1].end == 1
                && self.atoms[last - 1].digits
                && cents.noise == Noise::No;
            if !decimal {
                continue;
            }
            let mut first = last - 1;
            while first > 0
                && self.atoms[first].len() == 3
                && self.atoms[first - 1].digits
                && self.atoms[first].start - self.atoms[first - 1].end == 1
                && matches!(self.sign_before(first), b'.' | b',' | b'\'')
                && self.sign_before(first) != sign
            {
                first -= 1;
            }
            let long = self.atoms[first..last].iter().map(Atom::len).sum::<usize>() > 9;
            if long || self.atoms[first].noise != Noise::No {
                continue;
            }
            let digits = self.atoms[first..=last]
                .iter()
                .flat_map(|atom| self.bytes(atom));
            let value = digits.fold(0i64, |sum, byte| sum * 10 + i64::from(*byte - b'0'));
            self.amounts.push(value);
            let follows = self.atoms.get(last + 1);
            let listed = follows.is_some_and(|next| {
                next.digits && next.gap < Gap::Field && next.start - cents.end == 1
            });
            if !listed && self.atoms[first].len() <= 6 {
                for atom in &mut self.atoms[first..=last] {
                    atom.noise = Noise::Amount;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Texts {
        let mut texts = Texts::default();
        texts.add(text, Field::Text);
        texts.understand(&Vocabulary::new());
        texts
    }

    fn free(text: &str) -> Vec<String> {
        let texts = read(text);
        let atoms = texts
            .atoms
            .iter()
            .filter(|atom| atom.digits && atom.noise == Noise::No);
        atoms
            .map(|atom| String::from_utf8(texts.bytes(atom).to_vec()).expect("ASCII"))
            .collect()
    }

    #[test]
    fn numbers_that_are_something_else_are_recognised() {
        assert_eq!(free("RE 07178 v. 01.05.2025"), ["07178"]);
        assert_eq!(free("Nr 0016412 Betrag 541,04"), ["0016412"]);
        assert_eq!(free("17203 1.190,00 EUR Tel. 0660/205918"), ["17203"]);
        assert_eq!(free("RG 8682 Kd.-Nr. 105145 Best.Nr. 4711"), ["8682"]);
        assert_eq!(free("div. Rechnungen lt. Avis 26451"), Vec::<String>::new());
        assert_eq!(free("EREF+825946950281 INV 4 dd 19102025"), ["4"]);
        assert_eq!(free("2025-11-07 0123456/57/58"), ["0123456", "57", "58"]);
    }

    #[test]
    fn dates_and_amounts_are_read() {
        let texts = read("vom 07.04.2025 abz. 1.234,56 und 2025-04-07, 7/4/25");
        assert_eq!(texts.dates.len(), 3);
        assert!(texts.dates.iter().all(|day| *day == texts.dates[0]));
        assert_eq!(texts.amounts, [123_456]);
        assert!(texts.said.has(Meaning::Deduction));
    }

    #[test]
    fn a_hostile_text_yields_a_bounded_number_of_runs() {
        assert!(read(&"a1b2/c3d4 ".repeat(20_000)).atoms.len() <= ATOMS_MAX);
    }
}
