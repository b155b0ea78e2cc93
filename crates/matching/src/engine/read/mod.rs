//! Reading: what a payment says, and which documents and customers it names.

mod atoms;
mod checks;
mod keys;
mod labels;
mod marks;
mod numbers;
mod scoped;
mod words;

pub(crate) use atoms::{Atom, Field, Gap, Noise, Texts};
pub use keys::Keys;
pub use marks::Mark;
pub(crate) use scoped::Pieces;
pub(crate) use words::{Meaning, Vocabulary};

use serde::Serialize;

use super::book::{Book, CustomerIx, ItemIx};
use super::rows::CreditRow;

/// How a document is named: the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// By a payment reference with check digits.
    Reference,
    /// By its whole number.
    Whole,
    /// By its whole number, torn apart by blanks.
    Torn,
    /// By its whole number with letters and digits confused.
    Confused,
    /// By all its digits, without the letters.
    Digits,
    /// By its last run of digits, complete.
    LastRun,
    /// By year and last run, zeros lost.
    YearAndCore,
    /// By its last run of digits without the zeros.
    Core,
    /// By a number whose beginning is lost.
    Tail,
    /// By a number whose end is lost.
    Head,
    /// By a number with one digit wrong, missing, doubled or exchanged.
    Typo,
    /// By the customer's purchase-order number.
    Order,
    /// By the number of the delivery note.
    Delivery,
}

impl Naming {
    /// The stable word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Whole => "whole",
            Self::Torn => "torn",
            Self::Confused => "confused",
            Self::Digits => "digits",
            Self::LastRun => "last_run",
            Self::YearAndCore => "year_and_core",
            Self::Core => "core",
            Self::Tail => "tail",
            Self::Head => "head",
            Self::Typo => "typo",
            Self::Order => "order",
            Self::Delivery => "delivery",
        }
    }
}

/// A place in the text that names an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub item: ItemIx,
    /// First and last run of the place.
    pub first: u8,
    pub last: u8,
    pub naming: Naming,
    /// How many items the place names as well as this one, this one included.
    pub rivals: u16,
}

impl Hit {
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The order in which hits are believed.
    pub fn rank(&self) -> (Naming, std::cmp::Reverse<u8>, u8, ItemIx) {
        let length = self.last - self.first;
        (
            self.naming,
            std::cmp::Reverse(length),
            self.first,
            self.item,
        )
    }
}

/// A customer whose number stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NamedCustomer {
    pub customer: CustomerIx,
    /// The text says that it is a customer number.
    pub said: bool,
    pub first: u8,
    pub last: u8,
}

/// What was read from one payment. It is reused from payment to payment.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub texts: Texts,
    /// Places that name items, wherever in the book they are.
    pub hits: Vec<Hit>,
    /// Customers whose number stands in the text.
    pub named_customers: Vec<NamedCustomer>,
    /// Runs that look like a document number of ours but are none: first run of each.
    pub unknown: Vec<u8>,
    pub pieces: Pieces,
    /// The text is as long as a payment's text can be: what came after may be lost.
    pub is_full: bool,
    joined: Vec<u8>,
}

impl Reading {
    /// Reads a payment against a book.
    pub fn read(&mut self, book: &Book, words: &Vocabulary, credit: &CreditRow<'_>) {
        self.texts.clear();
        self.hits.clear();
        self.named_customers.clear();
        self.unknown.clear();
        self.pieces.clear();
        self.texts.add(credit.reference, Field::Reference);
        self.texts.add(credit.text, Field::Text);
        if !is_placeholder(credit.end_to_end) {
            self.texts.add(credit.end_to_end, Field::EndToEnd);
        }
        self.texts.understand(words);
        self.is_full = FULL.contains(&credit.text.trim().chars().count());
        self.find_numbers(book);
        self.hits.sort_unstable_by_key(Hit::rank);
        self.hits
            .dedup_by_key(|hit| (hit.item, hit.first, hit.last));
        self.find_known(book, credit.amount_minor);
        self.find_unknown(book);
    }
}

/// Characters of a text that a bank may have cut off: a SEPA payment has 140, blanks at the end
/// included.
const FULL: std::ops::RangeInclusive<usize> = 138..=140;

/// Is this what banks write where the payer wrote nothing?
fn is_placeholder(mark: &str) -> bool {
    let mark = mark.trim();
    mark.is_empty()
        || mark.eq_ignore_ascii_case("NOTPROVIDED")
        || mark.eq_ignore_ascii_case("NONREF")
        || mark.eq_ignore_ascii_case("NOT PROVIDED")
}
