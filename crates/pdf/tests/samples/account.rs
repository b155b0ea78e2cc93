//! Statements of account.

use cashlane_pdf::{AgingBucket, Head, Movement, MovementKind, OpenItem, Statement};
use kernel::{Currency, Date, Money};

use super::{day, eur, head, sender};

pub fn statement(count: usize) -> Statement {
    let opening = eur("1250.00");
    let mut movements = Vec::new();
    let mut open_items = vec![OpenItem {
        date: day(2025, 11, 20),
        kind: MovementKind::Invoice,
        reference: "RE-2025-03991".into(),
        due: Some(day(2025, 12, 20)),
        original: opening,
        open: opening,
    }];
    for index in 0..count {
        book(index, &mut movements, &mut open_items);
    }
    let amounts = movements.iter().map(|movement| movement.amount);
    let moved = Money::sum(Currency::EUR, amounts).expect("a sum");
    let closing = opening.checked_add(moved).expect("a sum");
    let to = day(2026, 1, 31);
    let aging = aged(&open_items, to);
    Statement {
        sender: sender(),
        head: Head {
            draft: false,
            ship_to: None,
            delivery_numbers: vec![],
            ..head("KA-2026-0007")
        },
        from: day(2026, 1, 1),
        to,
        opening,
        movements,
        closing,
        open_items,
        aging,
    }
}

/// An invoice that every second time is paid the same day.
fn book(index: usize, movements: &mut Vec<Movement>, open_items: &mut Vec<OpenItem>) {
    let small = |number: usize| u32::try_from(number).expect("a small number");
    let date = day(2026, 1, 1 + small(index % 28));
    let due = Some(day(2026, 1 + small(index % 3), 28));
    let amount = Money::new(10_000 + 777 * i64::from(small(index)), Currency::EUR);
    let kind = MovementKind::Invoice;
    let reference = format!("RE-2026-{index:05}");
    movements.push(Movement {
        date,
        kind,
        reference: reference.clone(),
        due,
        amount,
    });
    if index.is_multiple_of(2) {
        movements.push(Movement {
            date,
            kind: MovementKind::Payment,
            reference: format!("SEPA {reference}"),
            due: None,
            amount: amount.neg(),
        });
    } else {
        open_items.push(OpenItem {
            date,
            kind,
            reference,
            due,
            original: amount,
            open: amount,
        });
    }
}

/// Open amounts in the usual buckets.
fn aged(items: &[OpenItem], as_of: Date) -> Vec<AgingBucket> {
    let bounds = [
        (None, None),
        (Some(1), Some(30)),
        (Some(31), Some(60)),
        (Some(61), None),
    ];
    let bucket = |(from_days, to_days): (Option<u32>, Option<u32>)| {
        let first = from_days.map_or(i64::MIN, i64::from);
        let last = to_days.map_or(if from_days.is_none() { 0 } else { i64::MAX }, i64::from);
        let within = |item: &&OpenItem| {
            let overdue = item.due.map_or(0, |due| (as_of - due).num_days());
            (first..=last).contains(&overdue)
        };
        let amount = Money::sum(
            Currency::EUR,
            items.iter().filter(within).map(|item| item.open),
        );
        AgingBucket {
            from_days,
            to_days,
            amount: amount.expect("a sum"),
        }
    };
    bounds.map(bucket).into()
}
