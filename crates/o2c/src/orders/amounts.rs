//! What an order comes to, and what a part of a line is worth. Pure.

use kernel::{Currency, KernelError, Money, Percent, Quantity, Rounding};

use super::views::OrderLine;
use crate::agreements::TaxCategory;

/// A line as far as totals are concerned.
#[derive(Debug, Clone, Copy)]
pub struct TaxedLine {
    /// Amount before tax, not negative.
    pub net: Money,
    /// Category on documents.
    pub category: TaxCategory,
    /// Rate of that category.
    pub percent: Percent,
}

impl OrderLine {
    /// The line as far as totals are concerned.
    #[must_use]
    pub const fn taxed(&self) -> TaxedLine {
        TaxedLine {
            net: self.net,
            category: self.tax_category,
            percent: self.tax_percent,
        }
    }
}

/// What an order comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Sum of the line nets.
    pub net: Money,
    /// Sum over categories and rates of the tax on the summed nets.
    pub tax: Money,
    /// Both together.
    pub gross: Money,
    /// Per line its net and its share of the tax; they sum to `gross`.
    pub line_gross: Vec<Money>,
}

/// Adds up an order as EN 16931 adds up an invoice: the tax of a category and rate is computed
/// once, on the sum of its lines' nets, and rounded half-up. Each line's share of that tax is found by
/// largest remainder, so that the shares sum to it.
///
/// # Errors
/// [`KernelError::OutOfRange`] beyond the range of money; [`KernelError::CurrencyMismatch`] when a
/// line is in another currency; [`KernelError::BadWeights`] on negative nets.
pub fn totals(currency: Currency, lines: &[TaxedLine]) -> Result<Totals, KernelError> {
    let mut line_gross: Vec<Money> = lines.iter().map(|line| line.net).collect();
    let mut tax = Money::zero(currency);
    for group in groups(lines) {
        let nets = group.iter().map(|&at| lines[at].net);
        let base = Money::sum(currency, nets.clone())?;
        let group_tax = base.percent(lines[group[0]].percent, Rounding::HalfUp)?;
        if group_tax.is_zero() {
            continue;
        }
        tax = tax.checked_add(group_tax)?;
        let weights: Vec<i64> = nets.map(Money::minor).collect();
        for (&at, share) in group.iter().zip(group_tax.split(&weights)?) {
            line_gross[at] = line_gross[at].checked_add(share)?;
        }
    }
    let net = Money::sum(currency, lines.iter().map(|line| line.net))?;
    Ok(Totals {
        net,
        tax,
        gross: net.checked_add(tax)?,
        line_gross,
    })
}

/// The lines' places by category and rate, in the order in which those first occur. Orders know
/// few rates, so looking through the groups beats hashing.
fn groups(lines: &[TaxedLine]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let same = |group: &&mut Vec<usize>| {
            let first = &lines[group[0]];
            first.category == line.category && first.percent == line.percent
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// What the first `part` units of a line of `whole` units are worth, of the line's `gross`: in
/// proportion, rounded half-up. Moving on from `a` to `b` units moves `share(b) − share(a)`, so
/// that any sequence of moves ends exactly at `gross`.
///
/// # Errors
/// [`KernelError::BadWeights`] unless 0 ≤ `part` ≤ `whole` and `whole` > 0.
pub fn share(gross: Money, part: Quantity, whole: Quantity) -> Result<Money, KernelError> {
    if part == whole {
        return Ok(gross);
    }
    if part.is_zero() {
        return Ok(Money::zero(gross.currency()));
    }
    let rest = whole.checked_sub(part)?;
    // Of two parts, the first gets the unit that is left over when it lost half or more.
    let parts = gross.split(&[part.micro(), rest.micro()])?;
    Ok(parts[0])
}

/// What moving a line from `from` to `to` units on one of its counters is worth; negative when it
/// moves back.
///
/// # Errors
/// As [`share`].
pub fn share_between(line: &OrderLine, from: Quantity, to: Quantity) -> Result<Money, KernelError> {
    let before = share(line.gross, from, line.quantity)?;
    share(line.gross, to, line.quantity)?.checked_sub(before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::EUR).expect("an amount")
    }

    fn line(net: &str, percent: &str) -> TaxedLine {
        let percent = Percent::parse(percent).expect("a percentage");
        TaxedLine {
            net: eur(net),
            category: TaxCategory::S,
            percent,
        }
    }

    #[test]
    fn tax_is_rounded_once_per_rate_and_not_per_line() {
        // Per line 0.19 × 0.50 = 0.095 would round to 0.10 three times.
        let sums = totals(
            Currency::EUR,
            &[
                line("0.50", "19"),
                line("0.50", "19"),
                line("10.00", "7"),
                line("0.50", "19"),
            ],
        )
        .expect("totals");
        assert_eq!(
            (sums.net, sums.tax, sums.gross),
            (eur("11.50"), eur("0.99"), eur("12.49"))
        );
        assert_eq!(
            sums.line_gross,
            [eur("0.60"), eur("0.60"), eur("10.70"), eur("0.59")]
        );
    }

    #[test]
    fn five_at_forty_taxed_and_twenty_untaxed_make_240() {
        let sums = totals(Currency::EUR, &[line("200", "10"), line("20", "0")]).expect("totals");
        assert_eq!(
            (sums.net, sums.tax, sums.gross),
            (eur("220"), eur("20"), eur("240"))
        );
        assert_eq!(sums.line_gross, [eur("220"), eur("20")]);
    }

    #[test]
    fn nothing_comes_to_nothing() {
        let sums = totals(Currency::EUR, &[line("0", "19")]).expect("totals");
        assert_eq!((sums.tax, sums.gross), (eur("0"), eur("0")));
    }

    proptest! {
        #[test]
        fn line_shares_sum_to_the_gross(
            lines in prop::collection::vec((0_i64..1_000_000_000, 0_usize..4), 1..40),
        ) {
            let rates = ["0", "5.5", "7", "19"];
            let lines: Vec<_> = lines
                .iter()
                .map(|&(minor, rate)| TaxedLine {
                    net: Money::new(minor, Currency::EUR),
                    ..line("0", rates[rate])
                })
                .collect();
            let sums = totals(Currency::EUR, &lines).expect("totals");
            let shares = Money::sum(Currency::EUR, sums.line_gross.iter().copied());
            prop_assert_eq!(shares.expect("in range"), sums.gross);
            for (line, gross) in lines.iter().zip(&sums.line_gross) {
                prop_assert!(gross.minor() >= line.net.minor());
            }
        }

        #[test]
        fn shares_rise_with_the_quantity_and_end_at_the_gross(
            gross in 0_i64..1_000_000_000,
            whole in 1_i64..1_000_000_000,
            parts in prop::collection::vec(0_i64..1000, 0..8),
        ) {
            let gross = Money::new(gross, Currency::EUR);
            let whole = Quantity::from_micro(whole);
            let mut cuts: Vec<i64> =
                parts.iter().map(|part| whole.micro() / 1000 * part).collect();
            cuts.sort_unstable();
            cuts.push(whole.micro());
            let mut before = Money::zero(Currency::EUR);
            for cut in cuts {
                let now = share(gross, Quantity::from_micro(cut), whole).expect("a share");
                prop_assert!(now.minor() >= before.minor());
                before = now;
            }
            prop_assert_eq!(before, gross);
        }
    }
}
