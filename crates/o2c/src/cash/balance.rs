//! Which entries of a statement are new, and whether balances fit. Pure.
//!
//! Entries are told apart by fingerprint and, among equal ones, by how many of them there are:
//!
//! 1. The k-th of equal entries on a statement is one that was booked before if at least k such
//!    entries stand in the books. So a statement that overlaps an earlier one, partly or wholly,
//!    books what is new and no more; genuine twins on one statement are both kept.
//! 2. Twins may also be cut apart by the end of a statement: the same payment in the morning and
//!    in the afternoon of a day with two statements. Rule 1 would drop the second. The balances
//!    tell: if closing of the statement before + all entries = closing of this one, while leaving
//!    the seeming repetitions out misses it, every entry is new.
//!
//! Where balances decide nothing (none are named, or both readings fit because the seeming
//! repetitions sum to zero), rule 1 holds: money is rather missed, and then shows as a gap, than
//! booked twice.

use super::normalise::NewStatement;

/// What is known of an account before a statement is booked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Before {
    /// Closing balance of the statement before, in minor units.
    pub closing_minor: Option<i64>,
}

/// How a statement fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// For each entry: which occurrence it is in the books, or `None` if it stands there already.
    pub occurrences: Vec<Option<i64>>,
    /// Closing − (opening + entries).
    pub difference_minor: Option<i64>,
    /// What is missing between the statement before and the first new entry of this one.
    pub gap_minor: Option<i64>,
}

/// Reads a statement against what is booked; `booked` gives how many entries with the fingerprint
/// stand in the books.
pub(super) fn read(
    statement: &NewStatement,
    before: Before,
    booked: impl Fn(&str) -> i64,
) -> Reading {
    let sum = statement.sum();
    let by_count: Vec<Option<i64>> = statement
        .entries
        .iter()
        .map(|entry| {
            let is_new = entry.occurrence > booked(&entry.fingerprint);
            is_new.then_some(entry.occurrence)
        })
        .collect();
    let repeated: i128 = statement
        .entries
        .iter()
        .zip(&by_count)
        .filter(|(_, occurrence)| occurrence.is_none())
        .map(|(entry, _)| i128::from(entry.amount.minor()))
        .sum();
    let closing = statement.closing.map(|closing| i128::from(closing.minor()));
    let opening = statement.opening.map(|opening| i128::from(opening.minor()));
    let last = before.closing_minor.map(i128::from);
    let all_new = match (last, closing) {
        (Some(last), Some(closing)) => last + sum == closing && last + sum - repeated != closing,
        _ => false,
    };
    let (occurrences, repeated) = if all_new {
        let all = statement.entries.iter();
        let after = |entry: &super::normalise::NewEntry| {
            Some(entry.occurrence + booked(&entry.fingerprint))
        };
        (all.map(after).collect(), 0)
    } else {
        (by_count, repeated)
    };
    let narrow = |minor: i128| i64::try_from(minor).ok();
    Reading {
        occurrences,
        difference_minor: opening
            .zip(closing)
            .and_then(|(opening, closing)| narrow(closing - opening - sum)),
        gap_minor: opening
            .zip(last)
            .and_then(|(opening, last)| narrow(opening + repeated - last)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use formats::bank::{Balance, BalanceKind, Entry, Statement};
    use kernel::{Currency, Money};

    use super::*;

    fn statement(opening: i64, entries: &[(&str, i64)], closing: i64) -> NewStatement {
        let day = "2026-03-02".parse().ok();
        let balance = |minor, kind| Balance {
            kind,
            amount: Money::new(minor, Currency::EUR),
            on: day,
        };
        let entries = entries.iter().map(|(text, minor)| Entry {
            booked_on: day,
            remittance: vec![(*text).to_owned()],
            ..Entry::new(Money::new(*minor, Currency::EUR))
        });
        let statement = Statement {
            opening: Some(balance(opening, BalanceKind::OpeningBooked)),
            closing: Some(balance(closing, BalanceKind::ClosingBooked)),
            entries: entries.collect(),
            ..Statement::default()
        };
        NewStatement::of(&statement, Currency::EUR).expect("a sound statement")
    }

    /// Books statements one after the other; gives how many entries of each are new, and the gaps.
    fn book(statements: &[NewStatement]) -> Vec<(usize, Option<i64>)> {
        let mut books: HashMap<String, i64> = HashMap::new();
        let mut before = Before::default();
        statements
            .iter()
            .map(|statement| {
                let reading = read(statement, before, |print| {
                    books.get(print).copied().unwrap_or(0)
                });
                let mut new = 0;
                for (entry, occurrence) in statement.entries.iter().zip(&reading.occurrences) {
                    if let Some(occurrence) = occurrence {
                        let count = books.entry(entry.fingerprint.clone()).or_default();
                        assert_eq!(*occurrence, *count + 1, "occurrences follow each other");
                        *count += 1;
                        new += 1;
                    }
                }
                before.closing_minor = statement.closing.map(Money::minor);
                (new, reading.gap_minor)
            })
            .collect()
    }

    #[test]
    fn genuine_twins_on_one_statement_are_both_kept() {
        let twins = statement(0, &[("a", 100), ("a", 100)], 200);
        assert_eq!(book(std::slice::from_ref(&twins)), [(2, None)]);
    }

    #[test]
    fn an_overlapping_statement_brings_only_what_is_new() {
        let first = statement(0, &[("a", 100), ("a", 100), ("b", 50)], 250);
        let longer = statement(0, &[("a", 100), ("a", 100), ("b", 50), ("c", 7)], 257);
        let later = statement(200, &[("b", 50), ("c", 7), ("b", 50)], 307);
        assert_eq!(
            book(&[first, longer, later]),
            [(3, None), (1, Some(0)), (1, Some(0))]
        );
    }

    #[test]
    fn twins_cut_apart_by_the_end_of_a_statement_are_both_kept() {
        let morning = statement(0, &[("a", 100)], 100);
        let afternoon = statement(100, &[("a", 100)], 200);
        assert_eq!(book(&[morning, afternoon]), [(1, None), (1, Some(0))]);
    }

    #[test]
    fn where_balances_decide_nothing_no_money_is_booked_twice() {
        let first = statement(0, &[("a", 100), ("b", -100)], 0);
        let again = statement(0, &[("a", 100), ("b", -100), ("c", 50)], 50);
        assert_eq!(book(&[first, again]), [(2, None), (1, Some(0))]);
    }

    #[test]
    fn a_missing_statement_shows_as_a_gap_and_a_wrong_sum_as_a_difference() {
        let first = statement(0, &[("a", 100)], 100);
        let third = statement(130, &[("c", 5)], 135);
        assert_eq!(book(&[first, third]), [(1, None), (1, Some(30))]);
        let wrong = statement(0, &[("a", 100)], 101);
        assert_eq!(
            read(&wrong, Before::default(), |_| 0).difference_minor,
            Some(1)
        );
    }
}
