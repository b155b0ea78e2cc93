//! The open items and customers to be searched, held compactly.

mod build;
mod names;

pub use build::BookBuilder;
pub(crate) use build::{account_into, day};

use std::collections::HashMap;
use std::ops::Range;

use kernel::Currency;

use super::normal::Hash;
use super::postings::Postings;
use names::Names;

/// Index of an item within a book.
pub(crate) type ItemIx = u32;
/// Index of a customer within a book.
pub(crate) type CustomerIx = u32;

/// Days from the first day of our era; comparing needs no more.
pub(crate) type Day = i32;
/// No date was given.
pub(crate) const NO_DAY: Day = i32::MIN;

/// Separate spaces of keys, so that a purchase order is never taken for a document number.
pub(crate) mod seed {
    pub const NUMBER: u8 = 1;
    pub const DIGITS: u8 = 2;
    pub const CORE: u8 = 3;
    pub const REFERENCE: u8 = 4;
    pub const ORDER: u8 = 5;
    pub const DELIVERY: u8 = 6;
    pub const ACCOUNT: u8 = 7;
    pub const VIRTUAL: u8 = 8;
    pub const CUSTOMER: u8 = 9;
    pub const AMOUNT: u8 = 10;
    pub const AMOUNT_TAIL: u8 = 11;
    pub const NAME: u8 = 12;
    pub const MANDATE: u8 = 13;
    pub const KNOWN: u8 = 14;
}

/// How frequent things are in the whole, where a book holds only the candidates of one payment.
#[derive(Debug, Clone, Default)]
pub struct Scale {
    /// Open items of the whole.
    pub items: u64,
    /// How many open items of the whole have this currency and amount in minor units.
    pub amounts: HashMap<(Currency, i64), u32>,
    /// How many customers of the whole share the payer's name without legal form.
    pub namesakes: u32,
}

/// Text pieces, one after another.
#[derive(Debug, Default)]
pub(crate) struct Arena {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Arena {
    pub fn push(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(narrow(self.bytes.len()));
    }

    #[inline]
    pub fn get(&self, index: u32) -> &[u8] {
        let at = index as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.bytes[start as usize..self.ends[at] as usize]
    }
}

/// The terms of an early-payment discount, compactly.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PackedTerms {
    pub basis_points: u16,
    pub until: Day,
    /// What may be taken of the whole open amount; zero where the basis points say it.
    pub granted: i32,
}

/// The open items, item by item: all of a customer lie together, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Items {
    pub ids: Vec<u32>,
    pub customer: Vec<CustomerIx>,
    pub currency: Vec<u8>,
    pub open: Vec<i64>,
    pub issued: Vec<Day>,
    pub due: Vec<Day>,
    pub terms: Vec<PackedTerms>,
    /// Numbers in upper case with their punctuation.
    pub numbers: Arena,
}

/// Everything that payments are matched against.
#[derive(Debug)]
pub struct Book {
    pub(crate) items: Items,
    pub(crate) currencies: Vec<Currency>,
    pub(crate) customer_ids: Vec<u32>,
    /// Customers by the caller's index.
    pub(crate) customer_places: HashMap<u32, CustomerIx>,
    /// Where the items of each customer begin.
    pub(crate) first_item: Vec<u32>,
    pub(crate) names: Names,
    /// Documents by whole number, by digits, by core.
    pub(crate) by_number: Postings,
    pub(crate) by_digits: Postings,
    pub(crate) by_core: Postings,
    pub(crate) by_reference: Postings,
    pub(crate) by_order: Postings,
    pub(crate) by_delivery: Postings,
    pub(crate) by_amount: Postings,
    pub(crate) by_amount_tail: Postings,
    pub(crate) by_account: Postings,
    pub(crate) by_virtual: Postings,
    pub(crate) by_customer_number: Postings,
    pub(crate) by_mandate: Postings,
    /// Customers by the numbers that were learned of them.
    pub(crate) by_known: Postings,
    /// Bit n: some key of this kind has n characters.
    pub(crate) lengths: Lengths,
    scale: Option<Scale>,
}

/// Which lengths occur, so that pieces of other lengths are not looked up.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Lengths {
    pub number: u64,
    pub digits: u64,
    pub reference: u64,
    pub order: u64,
    pub delivery: u64,
    pub customer: u64,
    pub mandate: u64,
}

impl Lengths {
    pub fn note(mask: &mut u64, length: usize) {
        *mask |= 1 << length.min(63);
    }

    #[inline]
    pub fn has(mask: u64, length: usize) -> bool {
        mask & (1 << length.min(63)) != 0
    }
}

impl Book {
    /// How many open items it holds.
    pub fn len(&self) -> usize {
        self.items.ids.len()
    }

    /// Does it hold no open item?
    pub fn is_empty(&self) -> bool {
        self.items.ids.is_empty()
    }

    pub(crate) fn items_of(&self, customer: CustomerIx) -> Range<u32> {
        let at = customer as usize;
        self.first_item[at]..self.first_item[at + 1]
    }

    /// The place of a currency; one that no item has where there is none.
    pub(crate) fn currency(&self, currency: Currency) -> u8 {
        let mut known = self.currencies.iter();
        let found = known.position(|known| *known == currency);
        found
            .and_then(|at| u8::try_from(at).ok())
            .unwrap_or(u8::MAX)
    }

    /// Items with exactly this amount open.
    pub(crate) fn with_amount(
        &self,
        currency: u8,
        open: i64,
    ) -> impl ExactSizeIterator<Item = ItemIx> + '_ {
        self.by_amount.get(amount_key(currency, open))
    }

    /// How many items of the whole have this amount open.
    pub(crate) fn amount_count(&self, currency: u8, open: i64) -> u64 {
        let here = self.with_amount(currency, open).len() as u64;
        let Some(scale) = &self.scale else {
            return here;
        };
        let currency = self.currencies.get(usize::from(currency));
        let whole = currency.and_then(|currency| scale.amounts.get(&(*currency, open)).copied());
        here.max(u64::from(whole.unwrap_or(0)))
    }

    pub(crate) fn items_total(&self) -> u64 {
        let whole = self.scale.as_ref().map_or(0, |scale| scale.items);
        whole.max(self.items.ids.len() as u64)
    }

    pub(crate) fn namesakes_at_least(&self) -> u32 {
        self.scale.as_ref().map_or(0, |scale| scale.namesakes)
    }

    /// Tells how frequent things are in the whole that this book was fetched from.
    #[must_use]
    pub fn within(mut self, scale: Scale) -> Self {
        self.scale = Some(scale);
        self
    }
}

pub(crate) const fn amount_key(currency: u8, open: i64) -> u64 {
    Hash::new(seed::AMOUNT).byte(currency).number(open).finish()
}

/// Amount and last four digits together: nearly unique even where amounts are not.
pub(crate) fn amount_tail_key(currency: u8, open: i64, tail: &[u8]) -> u64 {
    let hash = Hash::new(seed::AMOUNT_TAIL).byte(currency).number(open);
    hash.bytes(tail).finish()
}

pub(crate) fn narrow(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// A document number in its parts, without allocation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NumberParts {
    whole: [u8; Self::MAX],
    whole_len: u8,
    digits: [u8; Self::MAX],
    digits_len: u8,
    /// Where the last run of digits begins within `digits`.
    last: u8,
}

impl NumberParts {
    /// Longer numbers are cut.
    pub const MAX: usize = 36;

    pub fn of(number: &[u8]) -> Self {
        let mut parts = Self {
            whole: [0; Self::MAX],
            whole_len: 0,
            digits: [0; Self::MAX],
            digits_len: 0,
            last: 0,
        };
        let mut in_digits = false;
        for byte in number {
            if byte.is_ascii_digit() {
                if !in_digits {
                    parts.last = parts.digits_len;
                }
                if (parts.digits_len as usize) < Self::MAX {
                    parts.digits[parts.digits_len as usize] = *byte;
                    parts.digits_len += 1;
                }
            }
            in_digits = byte.is_ascii_digit();
            if byte.is_ascii_alphanumeric() && (parts.whole_len as usize) < Self::MAX {
                parts.whole[parts.whole_len as usize] = super::normal::unconfused(*byte);
                parts.whole_len += 1;
            }
        }
        parts
    }

    /// Letters and digits, look-alikes as digits.
    pub fn whole(&self) -> &[u8] {
        &self.whole[..self.whole_len as usize]
    }

    /// The digits alone.
    pub fn digits(&self) -> &[u8] {
        &self.digits[..self.digits_len as usize]
    }

    /// The last run of digits, with its zeros.
    pub fn last(&self) -> &[u8] {
        &self.digits[self.last as usize..self.digits_len as usize]
    }

    /// The last run of digits without the zeros before it.
    pub fn core(&self) -> &[u8] {
        stripped(self.last())
    }
}

pub(crate) fn stripped(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|byte| **byte == b'0').count();
    &digits[zeros..]
}
