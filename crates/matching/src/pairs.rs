use kernel::{KernelError, Money, OpenItemId};

use crate::decision::Line;

/// Where the money for an allocation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditSource {
    /// The payment itself.
    Payment,
    /// A credit note that is used up.
    Item(OpenItemId),
}

/// An amount of one credit that settles one debit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The item that is settled.
    pub debit: OpenItemId,
    /// What it is settled with.
    pub credit: CreditSource,
    /// How much; positive.
    pub amount: Money,
}

/// Says which credit settles which debit: credit notes are used up first, in the order of the
/// lines, then the payment.
///
/// The amounts of the pairs of one line sum to the absolute amount of that line as long as the
/// debits can take all credits; what a credit note has left over stays on it.
///
/// # Errors
/// When the lines are in several currencies.
pub fn pairs(lines: &[Line]) -> Result<Vec<Pair>, KernelError> {
    let mut credits: Vec<(OpenItemId, Money)> = lines
        .iter()
        .filter(|line| line.amount.is_negative())
        .map(|line| (line.item, line.amount.neg()))
        .rev()
        .collect();
    let mut pairs = Vec::with_capacity(lines.len() + credits.len());
    for line in lines.iter().filter(|line| line.amount.is_positive()) {
        let mut open = line.amount;
        while !open.is_zero() {
            let Some((item, left)) = credits.last_mut() else {
                break;
            };
            let used = if left.cmp_same(&open)?.is_lt() {
                *left
            } else {
                open
            };
            open = open.checked_sub(used)?;
            *left = left.checked_sub(used)?;
            pairs.push(Pair {
                debit: line.item,
                credit: CreditSource::Item(*item),
                amount: used,
            });
            if left.is_zero() {
                credits.pop();
            }
        }
        if !open.is_zero() {
            pairs.push(Pair {
                debit: line.item,
                credit: CreditSource::Payment,
                amount: open,
            });
        }
    }
    Ok(pairs)
}
