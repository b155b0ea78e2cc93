//! Numbers looked up in the whole book: runs joined to whole numbers, digits, cores.

use super::super::book::{Book, ItemIx, Lengths, NumberParts, seed, stripped};
use super::super::normal::{Hash, unconfused};
use super::super::postings::Postings;
use super::{Field, Gap, Hit, Meaning, NamedCustomer, Naming, Noise, Reading, checks};

/// A number is torn into at most so many runs.
const RUNS_MAX: usize = 8;
const JOINED_MAX: usize = 34;
/// A place that names more items than this names none.
const RIVALS_MAX: usize = 40;
const HITS_MAX: usize = 400;
/// Shorter references are looked up only where the payment says that it is one.
const REFERENCE_MIN: usize = 6;
const REFERENCE_FIELD_MIN: usize = 4;
/// Fewer digits than this name nothing in a whole book.
const CORE_MIN: usize = 3;

impl Reading {
    /// Looks every joining of neighbouring runs up.
    pub(super) fn find_numbers(&mut self, book: &Book) {
        for first in 0..self.texts.atoms.len() {
            if self.hits.len() < HITS_MAX {
                self.join_from(book, first);
            }
        }
    }

    fn join_from(&mut self, book: &Book, first: usize) {
        let mut joined = std::mem::take(&mut self.joined);
        joined.clear();
        let mut blanks = 0u32;
        let mut confused = false;
        let mut all_digits = true;
        let mut has_digits = false;
        let last_run = (first + RUNS_MAX).min(self.texts.atoms.len());
        for last in first..last_run {
            let atom = self.texts.atoms[last];
            if last > first {
                match atom.gap {
                    Gap::Field => break,
                    Gap::Blank => blanks += 1,
                    Gap::None | Gap::Sign => {}
                }
            }
            if joined.len() + atom.len() > JOINED_MAX {
                break;
            }
            joined.extend(self.texts.bytes(&atom).iter().map(|b| unconfused(*b)));
            has_digits |= atom.digits;
            confused |= !atom.digits && atom.digit_like;
            all_digits &= atom.digit_like;
            if !has_digits || joined.len() < 2 {
                continue;
            }
            let place = Place {
                first,
                last,
                joined: &joined,
                blanks,
                confused,
                all_digits,
            };
            self.look_up(book, &place);
        }
        self.joined = joined;
    }

    fn look_up(&mut self, book: &Book, place: &Place<'_>) {
        let length = place.joined.len();
        let field = self.texts.atoms[place.first].field;
        if length >= 4 && Lengths::has(book.lengths.number, length) {
            self.add(
                book,
                place,
                &book.by_number,
                seed::NUMBER,
                place.whole_naming(),
            );
        }
        let least = if field == Field::Text {
            REFERENCE_MIN
        } else {
            REFERENCE_FIELD_MIN
        };
        if length >= least && Lengths::has(book.lengths.reference, length) {
            self.add(
                book,
                place,
                &book.by_reference,
                seed::REFERENCE,
                Naming::Reference,
            );
        }
        if length >= 8 {
            self.look_up_content(book, place);
        }
        if length >= 4 && Lengths::has(book.lengths.mandate, length) {
            self.look_up_mandate(book, place);
        }
        if field == Field::EndToEnd {
            if place.all_digits && length >= 8 && Lengths::has(book.lengths.digits, length) {
                self.add(book, place, &book.by_digits, seed::DIGITS, Naming::Digits);
            }
            return;
        }
        if length >= 5 && Lengths::has(book.lengths.order, length) {
            self.add(book, place, &book.by_order, seed::ORDER, Naming::Order);
        }
        if length >= 5 && Lengths::has(book.lengths.delivery, length) {
            self.add(
                book,
                place,
                &book.by_delivery,
                seed::DELIVERY,
                Naming::Delivery,
            );
        }
        if length >= 4 && place.blanks == 0 && Lengths::has(book.lengths.customer, length) {
            self.look_up_customer(book, place);
        }
        if place.all_digits {
            if length >= 5 && Lengths::has(book.lengths.digits, length) {
                self.add(book, place, &book.by_digits, seed::DIGITS, Naming::Digits);
            }
            self.look_up_core(book, place);
        }
    }

    fn add(&mut self, book: &Book, place: &Place<'_>, index: &Postings, seed: u8, naming: Naming) {
        let hash = Hash::new(seed).bytes(place.joined).finish();
        let found = index.get(hash);
        let count = found.len();
        if count == 0 || count > RIVALS_MAX {
            return;
        }
        let rivals = u16::try_from(count).unwrap_or(u16::MAX);
        for item in found {
            if place.is_of(book, item, naming) {
                self.hits.push(place.hit(item, naming, rivals));
            }
        }
    }

    /// A payment reference with right check digits may contain the number itself.
    fn look_up_content(&mut self, book: &Book, place: &Place<'_>) {
        let structured = self.texts.atoms[place.first].field == Field::Reference;
        let Some(content) = checks::content(place.joined, structured) else {
            return;
        };
        // A Swiss QR reference begins with six digits that the bank gave out.
        let own = if content.len() == 26 {
            &content[6..]
        } else {
            content
        };
        for (index, seed, key) in [
            (&book.by_number, seed::NUMBER, content),
            (&book.by_number, seed::NUMBER, stripped(own)),
            (&book.by_core, seed::CORE, stripped(own)),
        ] {
            if key.len() < 5 {
                continue;
            }
            let found = index.get(Hash::new(seed).bytes(key).finish());
            if found.len() > 4 {
                continue;
            }
            let rivals = u16::try_from(found.len()).unwrap_or(u16::MAX);
            for item in found {
                let parts = NumberParts::of(book.items.numbers.get(item));
                if parts.whole() == key || parts.core() == key {
                    self.hits.push(place.hit(item, Naming::Reference, rivals));
                }
            }
        }
    }

    /// The mandate of a collection says whose money it is as surely as the text could.
    fn look_up_mandate(&mut self, book: &Book, place: &Place<'_>) {
        let hash = Hash::new(seed::MANDATE).bytes(place.joined).finish();
        let found = book.by_mandate.get(hash);
        if found.len() == 1 {
            let place = place.hit(0, Naming::Whole, 1);
            self.named_customers
                .extend(found.map(|customer| NamedCustomer {
                    customer,
                    said: true,
                    first: place.first,
                    last: place.last,
                }));
        }
    }

    fn look_up_customer(&mut self, book: &Book, place: &Place<'_>) {
        let hash = Hash::new(seed::CUSTOMER).bytes(place.joined).finish();
        let found = book.by_customer_number.get(hash);
        if found.len() > 2 {
            return;
        }
        let label = self.texts.atoms[place.last].label;
        for customer in found {
            let place = place.hit(0, Naming::Whole, 1);
            self.named_customers.push(NamedCustomer {
                customer,
                said: label == Some(Meaning::Customer),
                first: place.first,
                last: place.last,
            });
        }
    }

    fn look_up_core(&mut self, book: &Book, place: &Place<'_>) {
        let atoms = &self.texts.atoms[place.first..=place.last];
        let labelled = atoms[0].label == Some(Meaning::Invoice);
        let noisy = atoms
            .iter()
            .any(|atom| matches!(atom.noise, Noise::Date | Noise::Amount | Noise::Foreign));
        let core = stripped(place.joined);
        let padded = core.len() < place.joined.len();
        let least = if labelled || padded { 2 } else { CORE_MIN };
        if noisy || place.blanks > 2 || core.len() < least || core.len() > 18 {
            return;
        }
        if core.len() == 4 && !padded && !labelled && is_year(core) {
            return;
        }
        let found = book.by_core.get(Hash::new(seed::CORE).bytes(core).finish());
        let count = found.len();
        if count == 0 || count > RIVALS_MAX {
            return;
        }
        let rivals = u16::try_from(count).unwrap_or(u16::MAX);
        let before = (place.first > 0 && atoms[0].gap < Gap::Field)
            .then(|| self.texts.atoms[place.first - 1])
            .filter(|atom| atom.digits);
        for item in found {
            let parts = NumberParts::of(book.items.numbers.get(item));
            if parts.core() != core {
                continue;
            }
            let head = &parts.digits()[..parts.digits().len() - parts.last().len()];
            let with_year = before
                .filter(|atom| !head.is_empty() && self.texts.bytes(atom) == head)
                .is_some();
            let mut hit = place.hit(item, Naming::Core, rivals);
            if with_year {
                hit.first -= 1;
                hit.naming = Naming::YearAndCore;
                hit.rivals = 1;
            } else if place.joined.len() == parts.last().len() {
                hit.naming = Naming::LastRun;
            }
            self.hits.push(hit);
        }
    }

    /// Runs of a length and with a beginning that our numbers have, which name none of them.
    pub(super) fn find_unknown(&mut self, book: &Book) {
        for first in 0..self.texts.atoms.len() {
            let atom = self.texts.atoms[first];
            let free = atom.digits && atom.noise == Noise::No && atom.field != Field::EndToEnd;
            let at = u8::try_from(first).unwrap_or(u8::MAX);
            let taken = self
                .hits
                .iter()
                .any(|hit| hit.first <= at && at <= hit.last);
            if !free || taken || atom.len() < 4 {
                continue;
            }
            let mut named = self.named_customers.iter();
            let is_customer = named.any(|it| it.first <= at && at <= it.last);
            let like_ours = Lengths::has(book.lengths.number, atom.len())
                || atom.label == Some(Meaning::Invoice);
            if !is_customer && like_ours && !is_year(self.texts.bytes(&atom)) {
                self.unknown.push(at);
            }
        }
    }
}

fn is_year(digits: &[u8]) -> bool {
    digits.len() == 4 && (digits.starts_with(b"19") || digits.starts_with(b"20"))
}

/// Neighbouring runs joined.
struct Place<'a> {
    first: usize,
    last: usize,
    joined: &'a [u8],
    blanks: u32,
    confused: bool,
    all_digits: bool,
}

impl Place<'_> {
    fn whole_naming(&self) -> Naming {
        if self.blanks > 0 {
            Naming::Torn
        } else if self.confused {
            Naming::Confused
        } else {
            Naming::Whole
        }
    }

    fn hit(&self, item: ItemIx, naming: Naming, rivals: u16) -> Hit {
        let place = |at: usize| u8::try_from(at).unwrap_or(u8::MAX);
        Hit {
            item,
            first: place(self.first),
            last: place(self.last),
            naming,
            rivals,
        }
    }

    /// Hashes may meet by chance; what names an item must be spelled like it.
    fn is_of(&self, book: &Book, item: ItemIx, naming: Naming) -> bool {
        let parts = NumberParts::of(book.items.numbers.get(item));
        match naming {
            Naming::Digits => parts.digits() == self.joined,
            Naming::Reference | Naming::Order | Naming::Delivery => true,
            _ => parts.whole() == self.joined,
        }
    }
}
