use kernel::{KernelError, Money, OpenItemId};

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

/// Says which credit settles which debit, for items with what goes to each, negative where a
/// credit note is used up: credit notes are used up first, in the order of the lines, then the
/// payment.
///
/// The amounts of the pairs of one line sum to the absolute amount of that line as long as the
/// debits can take all credits; what a credit note has left over stays on it.
///
/// # Errors
/// When the lines are in several currencies.
pub fn pairs(lines: &[(OpenItemId, Money)]) -> Result<Vec<Pair>, KernelError> {
    let mut credits: Vec<(OpenItemId, Money)> = lines
        .iter()
        .filter(|(_, amount)| amount.is_negative())
        .map(|(item, amount)| (*item, amount.neg()))
        .rev()
        .collect();
    let mut pairs = Vec::with_capacity(lines.len() + credits.len());
    for (debit, amount) in lines.iter().filter(|(_, amount)| amount.is_positive()) {
        let mut open = *amount;
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
                debit: *debit,
                credit: CreditSource::Item(*item),
                amount: used,
            });
            if left.is_zero() {
                credits.pop();
            }
        }
        if !open.is_zero() {
            pairs.push(Pair {
                debit: *debit,
                credit: CreditSource::Payment,
                amount: open,
            });
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use kernel::{Currency, IdGen, Instant};

    use super::*;

    #[test]
    fn credit_notes_are_used_up_before_the_payment() {
        let ids = IdGen::seeded(1);
        let now = Instant::from_micros(0);
        let [first, second, note]: [OpenItemId; 3] = std::array::from_fn(|_| ids.next(now));
        let euros = |minor| Money::new(minor, Currency::EUR);
        let lines = [
            (first, euros(10_000)),
            (second, euros(5_000)),
            (note, euros(-12_000)),
        ];
        let found = pairs(&lines).expect("one currency");
        let of = |debit, credit, minor| Pair {
            debit,
            credit,
            amount: euros(minor),
        };
        assert_eq!(
            found,
            [
                of(first, CreditSource::Item(note), 10_000),
                of(second, CreditSource::Item(note), 2_000),
                of(second, CreditSource::Payment, 3_000),
            ]
        );
    }
}
