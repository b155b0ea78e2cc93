//! A beginning with few settled items, or none.
//!
//! A company that has just begun has nothing to learn from. Then a small made-up past stands beside
//! its own items: payments around the due date, widely spread. A customer's level is shrunk towards
//! all as ever, so own settlements count from the first one on; once there are
//! [`OWN_ITEMS_MIN`] of them the made-up past is left out.

use super::fit::FitError;
use super::item::{Day, Item, Items};
use super::model::Model;
use super::recipe::Recipe;

/// With fewer settled items of one's own a made-up past stands beside them.
pub const OWN_ITEMS_MIN: usize = 30;

/// Days from the due date to the payment in the made-up past: half by the due date, a long tail.
const DELAYS: [Day; 20] = [
    -14, -10, -7, -5, -3, -2, -1, 0, 0, 0, 0, 1, 2, 3, 5, 7, 10, 14, 21, 45,
];
/// Terms of the made-up past.
const TERMS: Day = 30;

/// A model, and whether it had enough to learn from.
#[derive(Debug, Clone)]
pub struct Learned {
    /// The model.
    pub model: Model,
    /// Settled items of one's own.
    pub settled: usize,
    /// Whether a made-up past stood beside them.
    pub is_cold: bool,
}

/// Learns from items as they stood at the beginning of `as_of`, however few they are. What a recipe
/// names is taken from it, unless there are too few items for one.
///
/// # Errors
/// [`FitError::Trees`]: the library of trees refuses the items.
pub fn learn(items: &Items, as_of: Day, recipe: Option<&Recipe>) -> Result<Learned, FitError> {
    let settled = items.rows.iter().filter(|it| it.settled.is_some()).count();
    if settled >= OWN_ITEMS_MIN {
        let model = match recipe {
            Some(recipe) => Model::fit_as(items, as_of, recipe)?,
            None => Model::fit(items, as_of)?,
        };
        return Ok(Learned {
            model,
            settled,
            is_cold: false,
        });
    }
    let mut all = items.clone();
    // Each of another customer, so that they are no habit of anybody.
    for (number, delay) in DELAYS.into_iter().enumerate() {
        let customer = all.customers.place(&format!("made up {number}"));
        let back = Day::try_from(number).unwrap_or_default();
        // All due on the same weekday: no habit of the calendar either.
        let due = as_of - 46 - 7 * back;
        let settled = due + delay;
        all.rows.push(Item {
            customer,
            country: None,
            segment: None,
            issued: due - TERMS,
            due,
            settled: Some(settled),
            amount_minor: 100_000,
            currency: None,
            disputed: None,
            paperless: None,
        });
    }
    Ok(Learned {
        model: Model::fit(&all, as_of)?,
        settled,
        is_cold: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(customer: u32, issued: Day) -> Item {
        Item {
            customer,
            country: None,
            segment: None,
            issued,
            due: issued + 30,
            settled: None,
            amount_minor: 100_000,
            currency: None,
            disputed: None,
            paperless: None,
        }
    }

    #[test]
    fn without_any_settlement_items_come_about_the_due_date_widely_spread() {
        let mut items = Items::default();
        let customer = items.customers.place("c");
        items.rows.push(open(customer, 739_000));
        let learned = learn(&items, 739_001, None).expect("a model");
        assert!(learned.is_cold && learned.settled == 0);
        let told = learned.model.forecast(&items.rows, 739_001)[0].told();
        let due = 739_030;
        assert!((told.median - due).abs() <= 7, "{told:?}");
        assert!(told.q90 - told.q10 >= 14, "{told:?}");
        assert!(told.is_new);
    }

    #[test]
    fn a_few_own_settlements_move_the_customer_already() {
        let mut items = Items::default();
        let late = items.customers.place("late");
        let other = items.customers.place("other");
        for number in 0..6 {
            let mut item = open(late, 738_700 + 30 * number);
            item.settled = Some(item.due + 25);
            items.rows.push(item);
        }
        let asked = [open(late, 739_000), open(other, 739_000)];
        items.rows.extend(asked);
        let learned = learn(&items, 739_001, None).expect("a model");
        assert!(learned.is_cold && learned.settled == 6);
        let told = learned.model.forecast(&asked, 739_001);
        assert!(told[0].median() > told[1].median());
    }
}
