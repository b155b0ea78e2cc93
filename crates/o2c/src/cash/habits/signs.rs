//! What payments show of how their customers pay, found by what was open when they came.

use std::collections::{BTreeSet, HashMap};

use chrono::Datelike;
use kernel::{Currency, CustomerId, Date, OpenItemId, ReceiptId};

use crate::receivables::{Debt, Debts};

/// A receipt as far as it shows a habit.
#[derive(Debug, Clone)]
pub(in crate::cash) struct Shown {
    pub receipt: ReceiptId,
    pub customer: CustomerId,
    pub currency: Currency,
    /// The day by which discounts and what is due are judged.
    pub value_on: Date,
    /// When it was booked.
    pub on: Date,
    pub automatic: bool,
    pub lines: Vec<PaidLine>,
}

/// What a receipt settled of one item, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cash) struct PaidLine {
    pub item: OpenItemId,
    pub amount: i64,
    pub discount: i64,
    pub write_off: i64,
}

/// What a receipt showed; nothing where it could not show it either way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs {
    pub oldest_first: Option<bool>,
    pub by_statement: Option<bool>,
    pub late_discount: Option<bool>,
    /// What was missing, in minor units; zero when all was paid.
    pub deducted: Option<i64>,
}

/// What these receipts showed, in their order. `debts` are as they stand after all of them.
pub(super) fn read(receipts: &[Shown], debts: &Debts) -> Vec<Signs> {
    let by_id: HashMap<OpenItemId, &Debt> = debts.all.iter().map(|it| (it.item, it)).collect();
    let mut open: HashMap<(CustomerId, Currency), BTreeSet<OpenItemId>> = HashMap::new();
    for debt in debts.all.iter().filter(|it| it.residual_minor != 0) {
        let of_customer = open.entry((debt.customer, debt.currency)).or_default();
        of_customer.insert(debt.item);
    }
    let mut paid_often: HashMap<OpenItemId, u32> = HashMap::new();
    for line in receipts.iter().flat_map(|it| &it.lines) {
        *paid_often.entry(line.item).or_default() += 1;
    }
    let mut signs = vec![Signs::default(); receipts.len()];
    // From the last back to the first: what a receipt paid was open for all before it.
    for (receipt, signs) in receipts.iter().zip(&mut signs).rev() {
        let lines = receipt.lines.iter();
        let paid: Vec<&Debt> = lines
            .filter_map(|it| by_id.get(&it.item).copied())
            .collect();
        let of_customer = open
            .entry((receipt.customer, receipt.currency))
            .or_default();
        if !debts.crowded.contains(&receipt.customer) && !paid.is_empty() {
            let left = of_customer.iter().filter_map(|it| by_id.get(it).copied());
            let known = left.filter(|it| it.issued_on <= receipt.value_on);
            let left: Vec<&Debt> = known
                .filter(|it| paid.iter().all(|paid| paid.item != it.item))
                .collect();
            signs.oldest_first = oldest_first(&paid, &left);
            signs.by_statement = by_statement(&paid, &left, receipt.value_on);
        }
        let once = receipt.lines.iter().all(|it| paid_often[&it.item] == 1);
        if once && paid.len() == receipt.lines.len() {
            (signs.late_discount, signs.deducted) = missing(receipt, &paid);
        }
        of_customer.extend(paid.iter().map(|it| it.item));
    }
    signs
}

/// Was what is due first paid, of more than that? Equal days tell nothing.
fn oldest_first(paid: &[&Debt], left: &[&Debt]) -> Option<bool> {
    let last_paid = paid.iter().map(|it| it.due_on).max()?;
    let first_left = left.iter().map(|it| it.due_on).min()?;
    (last_paid != first_left).then_some(last_paid < first_left)
}

/// Were all items paid that belong together: all that is open, is due, or was issued in a month?
fn by_statement(paid: &[&Debt], left: &[&Debt], on: Date) -> Option<bool> {
    let whole = |belongs: &dyn Fn(&Debt) -> bool| {
        paid.iter().all(|it| belongs(it)) && !left.iter().any(|it| belongs(it))
    };
    let month = |debt: &Debt| (debt.issued_on.year(), debt.issued_on.month());
    let first = month(paid.first()?);
    let together =
        left.is_empty() || whole(&|it| it.due_on <= on) || whole(&|it| month(it) == first);
    match paid.len() {
        // One item is a statement of its own, if it is one.
        1 => (!together).then_some(false),
        _ => Some(together),
    }
}

/// Was the discount on offer taken after its last day; and what else was missing?
fn missing(receipt: &Shown, paid: &[&Debt]) -> (Option<bool>, Option<i64>) {
    let (mut late, mut short, mut sum) = (None, 0, 0);
    for (line, debt) in receipt.lines.iter().zip(paid) {
        let settled = line.amount + line.discount + line.write_off;
        if debt.amount_minor != debt.residual_minor + settled {
            return (None, None);
        }
        sum += line.amount;
        let mut open = debt.residual_minor + line.write_off;
        let is_over = debt
            .discount_on
            .is_some_and(|until| receipt.value_on > until);
        if debt.discount_minor > 0 && is_over {
            open += line.discount;
            if open == debt.discount_minor {
                late = Some(true);
                continue;
            }
            late = late.or((open == 0).then_some(false));
        }
        short += open;
    }
    // Of more than a quarter the rest is still to come.
    let is_part = short * 3 > sum;
    (late, (sum > 0 && !is_part).then_some(short))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn item(at: u128) -> OpenItemId {
        OpenItemId::from_uuid(Uuid::from_u128(at))
    }

    fn customer() -> CustomerId {
        CustomerId::from_uuid(Uuid::from_u128(99))
    }

    /// An invoice of 100.00 of a day, due 30 days later, with 2 % for ten days.
    fn debt(at: u128, issued: &str, residual_minor: i64) -> Debt {
        let issued_on = day(issued);
        Debt {
            item: item(at),
            customer: customer(),
            currency: Currency::EUR,
            amount_minor: 10_000,
            residual_minor,
            due_on: issued_on + chrono::Days::new(30),
            issued_on,
            discount_on: Some(issued_on + chrono::Days::new(10)),
            discount_minor: 200,
        }
    }

    fn receipt(value_on: &str, lines: &[(u128, i64)]) -> Shown {
        let line = |(at, amount): &(u128, i64)| PaidLine {
            item: item(*at),
            amount: *amount,
            discount: 0,
            write_off: 0,
        };
        Shown {
            receipt: ReceiptId::from_uuid(Uuid::from_u128(7)),
            customer: customer(),
            currency: Currency::EUR,
            value_on: day(value_on),
            on: day(value_on),
            automatic: false,
            lines: lines.iter().map(line).collect(),
        }
    }

    fn debts(all: Vec<Debt>) -> Debts {
        Debts {
            all,
            crowded: BTreeSet::new(),
        }
    }

    #[test]
    fn the_order_is_judged_by_what_was_open_then() {
        let all = debts(vec![
            debt(1, "2026-01-05", 0),
            debt(2, "2026-02-05", 0),
            debt(3, "2026-03-05", 10_000),
            debt(4, "2026-06-05", 10_000),
        ]);
        let (first, second) = (&[(1, 10_000)], &[(2, 10_000)]);
        let in_order = [receipt("2026-03-10", first), receipt("2026-03-11", second)];
        let signs = read(&in_order, &all);
        assert!(signs.iter().all(|it| it.oldest_first == Some(true)));
        let turned = [receipt("2026-03-10", second), receipt("2026-03-11", first)];
        let orders: Vec<_> = read(&turned, &all)
            .iter()
            .map(|it| it.oldest_first)
            .collect();
        assert_eq!(orders, [Some(false), Some(true)]);
        // Nothing else was there to be paid: the later ones were not issued yet.
        let alone = read(&[receipt("2026-01-10", first)], &all);
        assert_eq!((alone[0].oldest_first, alone[0].by_statement), (None, None));
        let crowded = Debts {
            crowded: BTreeSet::from([customer()]),
            ..all
        };
        assert_eq!(read(&in_order, &crowded)[0].oldest_first, None);
    }

    #[test]
    fn a_month_paid_at_once_is_a_statement_and_a_choice_of_it_is_not() {
        let (a, b) = (debt(1, "2026-01-05", 0), debt(2, "2026-01-20", 0));
        let (c, other) = (debt(3, "2026-01-25", 0), debt(4, "2026-02-05", 10_000));
        let both: &[(u128, i64)] = &[(1, 10_000), (2, 10_000)];
        let month = debts(vec![a.clone(), b.clone(), other.clone()]);
        assert_eq!(
            read(&[receipt("2026-02-10", both)], &month)[0].by_statement,
            Some(true)
        );
        let part = debts(vec![
            a,
            b,
            Debt {
                residual_minor: 10_000,
                ..c
            },
            other,
        ]);
        assert_eq!(
            read(&[receipt("2026-02-10", both)], &part)[0].by_statement,
            Some(false)
        );
    }

    #[test]
    fn a_discount_after_its_day_is_no_deduction_and_a_part_is_neither() {
        let of = |value_on: &str, amount: i64| {
            let all = debts(vec![debt(1, "2026-01-05", 10_000 - amount)]);
            let signs = read(&[receipt(value_on, &[(1, amount)])], &all)[0];
            (signs.late_discount, signs.deducted)
        };
        assert_eq!(of("2026-01-20", 9_800), (Some(true), Some(0)));
        assert_eq!(of("2026-01-20", 10_000), (Some(false), Some(0)));
        assert_eq!(of("2026-01-10", 9_800), (None, Some(200)));
        assert_eq!(of("2026-01-20", 9_500), (None, Some(500)));
        assert_eq!(of("2026-01-20", 5_000), (None, None));
    }
}
