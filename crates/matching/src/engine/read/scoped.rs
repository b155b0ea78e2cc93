//! Numbers looked for among a few items: shortened, cut off or mistyped ones.

use std::ops::Range;

use super::super::book::NumberParts;
use super::super::normal::unconfused;
use super::{Field, Gap, Hit, ItemIx, Naming, Noise, Texts};

const PIECES_MAX: usize = 64;
/// Shorter pieces are compared only with the numbers beside which they stand in a list.
const TAIL_MIN: usize = 3;
const HEAD_MIN: usize = 4;
const LOST_MAX: usize = 5;
const TYPO_MIN: usize = 6;

/// A joining of runs that may be a damaged number.
#[derive(Debug, Clone)]
struct Piece {
    first: u8,
    last: u8,
    bytes: Range<usize>,
    all_digits: bool,
    free: bool,
}

/// The joinings of one payment that may be damaged numbers.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    pieces: Vec<Piece>,
    bytes: Vec<u8>,
    ready: bool,
}

impl Pieces {
    pub fn clear(&mut self) {
        self.pieces.clear();
        self.bytes.clear();
        self.ready = false;
    }

    /// Joins runs of the text that are not settled; once a payment.
    pub fn prepare(&mut self, texts: &Texts, settled: &dyn Fn(u8) -> bool) {
        if self.ready {
            return;
        }
        self.ready = true;
        for first in 0..texts.atoms.len() {
            let start = self.bytes.len();
            let mut all_digits = true;
            let mut has_digits = false;
            let mut free = true;
            for last in first..(first + 6).min(texts.atoms.len()) {
                let atom = texts.atoms[last];
                let stops = settled(u8::try_from(last).unwrap_or(u8::MAX))
                    || atom.field == Field::EndToEnd
                    || matches!(atom.noise, Noise::Amount | Noise::Foreign | Noise::Date)
                    || (last > first && atom.gap == Gap::Field);
                if stops || self.pieces.len() >= PIECES_MAX {
                    break;
                }
                free &= atom.noise == Noise::No;
                all_digits &= atom.digit_like;
                has_digits |= atom.digits;
                let bytes = texts.bytes(&atom);
                // The bytes of a piece follow those of the one before it, which is its beginning.
                self.bytes
                    .extend(bytes.iter().map(|byte| unconfused(*byte)));
                let length = self.bytes.len() - start;
                if length > NumberParts::MAX {
                    break;
                }
                if has_digits && length >= 2 {
                    let place = |at: usize| u8::try_from(at).unwrap_or(u8::MAX);
                    self.pieces.push(Piece {
                        first: place(first),
                        last: place(last),
                        bytes: start..self.bytes.len(),
                        all_digits,
                        free,
                    });
                }
            }
        }
    }

    /// The last four digits of each piece that has them.
    pub fn tails(&self) -> impl Iterator<Item = &[u8]> {
        let pieces = self
            .pieces
            .iter()
            .filter(|piece| piece.all_digits && piece.free);
        pieces
            .map(|piece| &self.bytes[piece.bytes.clone()])
            .filter(|bytes| bytes.len() >= 4)
            .map(|bytes| &bytes[bytes.len() - 4..])
    }

    /// All places that may name the item by a damaged number. In a list, two digits are enough.
    pub fn find(&self, item: ItemIx, parts: &NumberParts, in_list: bool, hits: &mut Vec<Hit>) {
        for piece in self.pieces.iter().filter(|piece| piece.free) {
            let bytes = &self.bytes[piece.bytes.clone()];
            let Some(naming) = damaged(bytes, piece.all_digits, parts, in_list) else {
                continue;
            };
            hits.push(Hit {
                item,
                first: piece.first,
                last: piece.last,
                naming,
                rivals: 1,
            });
        }
    }
}

/// How a piece could have come from a number.
fn damaged(piece: &[u8], all_digits: bool, parts: &NumberParts, in_list: bool) -> Option<Naming> {
    let (whole, digits, last) = (parts.whole(), parts.digits(), parts.last());
    let least = if in_list { 2 } else { TAIL_MIN };
    if all_digits && piece.len() >= least && piece.len() < digits.len() && digits.ends_with(piece) {
        return Some(Naming::Tail);
    }
    let cut = |number: &[u8]| {
        number.len() > piece.len()
            && number.len() - piece.len() <= LOST_MAX
            && number.starts_with(piece)
    };
    let is_year = piece.len() == 4 && (piece.starts_with(b"19") || piece.starts_with(b"20"));
    if piece.len() >= HEAD_MIN && !is_year && (cut(whole) || (all_digits && cut(digits))) {
        return Some(Naming::Head);
    }
    let typo = (piece.len() >= TYPO_MIN && one_slip(piece, whole))
        || (all_digits
            && piece.len() + 1 >= TYPO_MIN
            && ((digits.len() >= TYPO_MIN && one_slip(piece, digits))
                || (last.len() >= TYPO_MIN - 1 && one_slip(piece, last))
                || (parts.core().len() >= TYPO_MIN - 1 && one_slip(piece, parts.core()))));
    typo.then_some(Naming::Typo)
}

/// Does one wrong, missing, doubled or exchanged character lead from one to the other?
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    if short.len() < long.len() {
        return short[same..] == long[same + 1..];
    }
    if same == short.len() {
        return false;
    }
    let swapped = same + 1 < short.len()
        && short[same] == long[same + 1]
        && short[same + 1] == long[same]
        && short[same + 2..] == long[same + 2..];
    swapped || short[same + 1..] == long[same + 1..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_of_each_kind_is_recognised() {
        let parts = NumberParts::of(b"INV-2025-0012345");
        let naming = |piece: &str| {
            let digits = piece.bytes().all(|byte| byte.is_ascii_digit());
            damaged(piece.as_bytes(), digits, &parts, false)
        };
        assert_eq!(naming("12345"), Some(Naming::Tail));
        assert_eq!(naming("345"), Some(Naming::Tail));
        assert_eq!(naming("45"), None);
        assert_eq!(naming("1NV202500123"), Some(Naming::Head));
        assert_eq!(naming("20250012354"), Some(Naming::Typo));
        assert_eq!(naming("2025001234"), Some(Naming::Head));
        assert_eq!(naming("00123345"), Some(Naming::Typo));
        assert_eq!(naming("20250012399"), None);
    }

    #[test]
    fn a_slip_is_one_character() {
        for (a, b) in [
            ("12345", "12354"),
            ("12345", "1245"),
            ("12345", "112345"),
            ("12345", "12945"),
        ] {
            assert!(one_slip(a.as_bytes(), b.as_bytes()), "{a} {b}");
            assert!(one_slip(b.as_bytes(), a.as_bytes()), "{b} {a}");
        }
        assert!(!one_slip(b"12345", b"12345"));
        assert!(!one_slip(b"12345", b"13254"));
    }
}
