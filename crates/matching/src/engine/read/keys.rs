//! What to look up in a store, so that a few rows do for a whole book.

use super::super::book::stripped;
use super::super::normal::{NameKey, unconfused};
use super::super::rows::CreditRow;
use super::{Field, Gap, Noise, Texts, Vocabulary};
use crate::engine::policy::MatchPolicy;

const RUNS_MAX: usize = 8;
const JOINED_MAX: usize = 34;

/// The keys by which the candidates of one payment are found in a store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// What may be a whole number, a reference, an order, a delivery or a customer number: to be
    /// compared with [`folded`](crate::engine::normal::folded) of these.
    pub numbers: Vec<String>,
    /// What may be all digits of a number: to be compared with
    /// [`digits`](crate::engine::normal::digits).
    pub digits: Vec<String>,
    /// What may be the last run of digits without zeros: to be compared with
    /// [`core`](crate::engine::normal::core).
    pub cores: Vec<String>,
    /// The payer's account and the account paid to, without blanks, in capitals.
    pub accounts: Vec<String>,
    /// The payer's name as [`name`](crate::engine::normal::name) gives it; customers whose name
    /// is this or begins with it may be the payer.
    pub name: String,
    /// Open amounts in minor units that the payment would settle alone: without and with a
    /// customary discount.
    pub amounts: Vec<i64>,
}

impl Keys {
    /// The keys of a payment.
    pub fn of(credit: &CreditRow<'_>, policy: &MatchPolicy) -> Self {
        let mut texts = Texts::default();
        texts.add(credit.reference, Field::Reference);
        texts.add(credit.text, Field::Text);
        texts.add(credit.end_to_end, Field::EndToEnd);
        texts.understand(&Vocabulary::new());
        let mut keys = Self {
            accounts: [credit.payer_account, credit.paid_to].map(account).into(),
            amounts: amounts(credit.amount_minor, policy),
            ..Self::default()
        };
        keys.accounts.retain(|account| !account.is_empty());
        let mut name = NameKey::default();
        name.read(credit.payer_name);
        keys.name = String::from_utf8(name.core).unwrap_or_default();
        for first in 0..texts.atoms.len() {
            keys.join_from(&texts, first);
        }
        for list in [&mut keys.numbers, &mut keys.digits, &mut keys.cores] {
            list.sort_unstable();
            list.dedup();
        }
        keys
    }

    fn join_from(&mut self, texts: &Texts, first: usize) {
        let mut joined = String::new();
        let (mut has_digits, mut all_digits, mut noisy) = (false, true, false);
        for (at, atom) in texts.atoms.iter().enumerate().skip(first).take(RUNS_MAX) {
            let next_field = at > first && atom.gap == Gap::Field;
            if next_field || joined.len() + atom.len() > JOINED_MAX {
                break;
            }
            let bytes = texts.bytes(atom).iter();
            joined.extend(bytes.map(|byte| char::from(unconfused(*byte))));
            has_digits |= atom.digits;
            all_digits &= atom.digit_like;
            noisy |= matches!(atom.noise, Noise::Date | Noise::Amount | Noise::Foreign);
            if !has_digits {
                continue;
            }
            if joined.len() >= 4 {
                self.numbers.push(joined.clone());
                if all_digits {
                    self.digits.push(joined.clone());
                }
            }
            let core = stripped(joined.as_bytes());
            if all_digits && !noisy && (2..=18).contains(&core.len()) {
                self.cores.push(String::from_utf8_lossy(core).into_owned());
            }
        }
    }
}

fn account(text: &str) -> String {
    let bytes = text.chars().filter(char::is_ascii_alphanumeric);
    bytes.map(|c| c.to_ascii_uppercase()).collect()
}

fn amounts(amount: i64, policy: &MatchPolicy) -> Vec<i64> {
    let undiscounted = policy.discounts.iter().flat_map(|basis_points| {
        let whole =
            amount.saturating_mul(10_000) / (10_000 - i64::from((*basis_points).min(9_000)));
        [whole - 1, whole, whole + 1]
    });
    let mut amounts: Vec<i64> = std::iter::once(amount).chain(undiscounted).collect();
    amounts.sort_unstable();
    amounts.dedup();
    amounts
}
