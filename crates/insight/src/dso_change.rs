//! Why `dso` changed: sales mix, terms, delinquency and disputes.

use crate::Ratio;

/// What one group of customers sold and owed in a period, in minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DsoGroup {
    /// Invoices less credit notes issued in the period.
    pub sales: i128,
    /// Receivables at its end that are not past due, without what is disputed.
    pub not_due: i128,
    /// Those past due, without what is disputed.
    pub past_due: i128,
    /// What customers dispute of the receivables.
    pub disputed: i128,
}

impl DsoGroup {
    const fn owed(&self) -> i128 {
        self.not_due + self.past_due + self.disputed
    }
}

/// Parts of a change of `dso`, in days; they sum to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DsoParts {
    /// Other groups bought: what the change of the groups' shares of the sales moved, and all of
    /// groups that bought in one of the periods only.
    pub mix: Ratio,
    /// What is owed without being past due, against the group's sales.
    pub terms: Ratio,
    /// What is past due, against the group's sales.
    pub delinquency: Ratio,
    /// What is disputed, against the group's sales.
    pub disputes: Ratio,
}

impl DsoParts {
    /// Their sum.
    #[must_use]
    pub fn sum(&self) -> Ratio {
        self.mix
            .plus(self.terms)
            .plus(self.delinquency)
            .plus(self.disputes)
    }
}

/// A change of `dso` with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DsoChange {
    /// `dso` of the earlier period, as it is printed.
    pub before: Ratio,
    /// That of the later one.
    pub after: Ratio,
    /// Why it changed: the parts sum to `after` − `before` exactly.
    pub parts: DsoParts,
    /// The same by group, in the order of the groups; each part sums to the whole's exactly.
    pub groups: Vec<DsoParts>,
}

/// Splits the change of `dso` between two periods. `groups` are what each group was before and
/// after, `days` how long the periods were.
///
/// With w a group's share of the sales and s what it owes in days of its own sales, `dso` = Σ w × s.
/// First the shares are replaced (mix: Σ (w₁ − w₀) × s₀), then what is owed, at the later shares
/// (Σ w₁ × (s₁ − s₀)), which falls apart into terms, delinquency and disputes: these three add up, so
/// their order does not matter. Groups that sold nothing in one of the periods have no s there; all
/// that they bring or take is mix.
///
/// All is in the four decimals that are printed: the mix of the whole is what remains of the printed
/// change, and of the groups the one with the largest mix takes the rounding. No value where one of the periods has no sales.
#[must_use]
pub fn dso_change(groups: &[(DsoGroup, DsoGroup)], days: (i64, i64)) -> Option<DsoChange> {
    let days = (i128::from(days.0), i128::from(days.1));
    let total = |of: &dyn Fn(&(DsoGroup, DsoGroup)) -> i128| groups.iter().map(of).sum::<i128>();
    let sales = (total(&|(it, _)| it.sales), total(&|(_, it)| it.sales));
    let before = Ratio::of(total(&|(it, _)| it.owed()) * days.0, sales.0)?.as_printed();
    let after = Ratio::of(total(&|(_, it)| it.owed()) * days.1, sales.1)?.as_printed();
    let mut parts: Vec<DsoParts> = groups
        .iter()
        .map(|(one, other)| of_group(one, other, sales, days))
        .collect::<Option<_>>()?;
    let sum = |of: &dyn Fn(&DsoParts) -> Ratio| {
        let zero = Ratio::whole(0);
        parts.iter().map(of).fold(zero, Ratio::plus)
    };
    let (terms, delinquency, disputes) = (
        sum(&|it| it.terms),
        sum(&|it| it.delinquency),
        sum(&|it| it.disputes),
    );
    let rest = after.minus(before).minus(terms);
    let mix = rest.minus(delinquency).minus(disputes);
    let rounding = mix.minus(sum(&|it| it.mix));
    let size = |it: &&mut DsoParts| it.mix.ten_thousandths().abs();
    if let Some(largest) = parts.iter_mut().max_by_key(size) {
        largest.mix = largest.mix.plus(rounding);
    }
    Some(DsoChange {
        before,
        after,
        parts: DsoParts {
            mix,
            terms,
            delinquency,
            disputes,
        },
        groups: parts,
    })
}

fn of_group(
    before: &DsoGroup,
    after: &DsoGroup,
    sales: (i128, i128),
    days: (i128, i128),
) -> Option<DsoParts> {
    let [
        own_before,
        own_after,
        all_before,
        all_after,
        days_before,
        days_after,
    ] = [before.sales, after.sales, sales.0, sales.1, days.0, days.1].map(float);
    if before.sales == 0 || after.sales == 0 {
        let came = float(after.owed()) * days_after / all_after;
        let went = float(before.owed()) * days_before / all_before;
        let none = Ratio::whole(0);
        return Some(DsoParts {
            mix: Ratio::rounded(came - went)?,
            terms: none,
            delinquency: none,
            disputes: none,
        });
    }
    let (weight_before, weight_after) = (own_before / all_before, own_after / all_after);
    let part = |one: i128, other: i128| {
        let change = float(other) * days_after / own_after - float(one) * days_before / own_before;
        Ratio::rounded(weight_after * change)
    };
    let owed_before = float(before.owed()) * days_before / own_before;
    Some(DsoParts {
        mix: Ratio::rounded((weight_after - weight_before) * owed_before)?,
        terms: part(before.not_due, after.not_due)?,
        delinquency: part(before.past_due, after.past_due)?,
        disputes: part(before.disputed, after.disputed)?,
    })
}

#[expect(clippy::cast_precision_loss)]
fn float(number: i128) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn group(sales: i128, not_due: i128, past_due: i128, disputed: i128) -> DsoGroup {
        DsoGroup {
            sales,
            not_due,
            past_due,
            disputed,
        }
    }

    #[test]
    fn a_change_by_hand() {
        // Thirty days each. Export sells 400 and then 600 of 1,000 in all and owes 60 days of its
        // sales, then 50; home owes 15 days both times.
        let export = (group(400, 600, 200, 0), group(600, 800, 100, 100));
        let home = (group(600, 300, 0, 0), group(400, 200, 0, 0));
        let change = dso_change(&[export, home], (30, 30)).expect("there are sales");
        let shown = |parts: &DsoParts| {
            [parts.mix, parts.terms, parts.delinquency, parts.disputes].map(|it| it.to_string())
        };
        assert_eq!(
            [change.before.to_string(), change.after.to_string()],
            ["33", "36"]
        );
        // Mix: 0.2 × 60 − 0.2 × 15. Terms: 0.6 × (40 − 45). Delinquency: 0.6 × (5 − 15).
        // Disputes: 0.6 × 5.
        assert_eq!(shown(&change.parts), ["9", "-3", "-6", "3"]);
        assert_eq!(shown(&change.groups[0]), ["12", "-3", "-6", "3"]);
        assert_eq!(shown(&change.groups[1]), ["-3", "0", "0", "0"]);
    }

    #[test]
    fn a_group_that_comes_is_mix_and_a_period_without_sales_has_no_change() {
        let stays = (group(100, 100, 0, 0), group(100, 100, 0, 0));
        let comes = (DsoGroup::default(), group(100, 50, 10, 0));
        let change = dso_change(&[stays, comes], (30, 30)).expect("there are sales");
        assert_eq!(change.parts.mix.to_string(), "-6");
        assert_eq!(change.parts.mix, change.after.minus(change.before));
        assert_eq!(dso_change(&[comes], (30, 30)), None);
    }

    fn any_group() -> impl Strategy<Value = DsoGroup> {
        let sales =
            prop_oneof![4 => 1..10_000_000_000_i128, 1 => Just(0_i128), 1 => -1_000_i128..0];
        let owed = || -1_000_000_i128..10_000_000_000;
        (sales, owed(), owed(), 0..1_000_000_000_i128).prop_map(
            |(sales, not_due, past_due, disputed)| group(sales, not_due, past_due, disputed),
        )
    }

    proptest! {
        #[test]
        fn parts_and_groups_sum_to_the_change(
            groups in prop::collection::vec((any_group(), any_group()), 1..40),
            before in 1_i64..400, after in 1_i64..400,
        ) {
            let Some(change) = dso_change(&groups, (before, after)) else { return Ok(()) };
            prop_assert_eq!(change.parts.sum(), change.after.minus(change.before));
            let zero = Ratio::whole(0);
            let of = |part: fn(&DsoParts) -> Ratio| change.groups.iter().map(part).fold(zero, Ratio::plus);
            prop_assert_eq!(of(|it| it.mix), change.parts.mix);
            prop_assert_eq!(of(|it| it.terms), change.parts.terms);
            prop_assert_eq!(of(|it| it.delinquency), change.parts.delinquency);
            prop_assert_eq!(of(|it| it.disputes), change.parts.disputes);
        }

        #[test]
        fn equal_sales_leave_no_mix(
            groups in prop::collection::vec((1..1_000_000_i128, any_group(), any_group()), 1..20),
        ) {
            let groups: Vec<_> = groups
                .into_iter()
                .map(|(sales, one, other)| (DsoGroup { sales, ..one }, DsoGroup { sales, ..other }))
                .collect();
            let change = dso_change(&groups, (90, 90)).expect("there are sales");
            // What is left to mix is what rounding takes: half a ten-thousandth a part.
            let most = i128::try_from(groups.len()).expect("few") * 2;
            prop_assert!(change.parts.mix.ten_thousandths().abs() <= most, "{change:?}");
        }
    }
}
