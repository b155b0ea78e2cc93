//! Totals of a document, and what of it can still be credited. Pure.
//!
//! Rounding follows EN 16931: a line's net amount is quantity × price rounded half-up to the
//! currency's minor unit (BT-131); everything above is sums of rounded amounts (BR-CO-10, -13,
//! -14, -15) but the tax, which is each group's base × rate, rounded once (BR-CO-17).

use formats::ids::RfReference;
use kernel::{Currency, KernelError, Money, Percent, Quantity, Rounding, UnitPrice, line_amount};

use crate::agreements::TaxCategory;
use crate::error::{Code, Outcome, Refusal, Result};

/// The amount of one line: quantity × price.
///
/// # Errors
/// [`KernelError::OutOfRange`].
pub fn line_net(
    quantity: Quantity,
    unit_price: UnitPrice,
    currency: Currency,
) -> Result<Money, KernelError> {
    line_amount(quantity, unit_price, currency, Rounding::HalfUp)
}

/// What a line contributes to the totals.
#[derive(Debug, Clone, Copy)]
pub struct TaxedAmount {
    /// The line's net amount (BT-131).
    pub net: Money,
    /// EN 16931 category code of its tax (BT-151).
    pub category: TaxCategory,
    /// Rate of its tax (BT-152).
    pub percent: Percent,
}

/// The lines of one category and rate (BG-23).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxGroup {
    /// Category code (BT-118).
    pub category: TaxCategory,
    /// Rate (BT-119).
    pub percent: Percent,
    /// Sum of the lines' net amounts (BT-116).
    pub base: Money,
    /// The tax on it (BT-117).
    pub tax: Money,
}

/// The totals of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Sum of the lines (BT-106, BT-109).
    pub net: Money,
    /// Sum of the groups' taxes (BT-110).
    pub tax: Money,
    /// Net and tax (BT-112).
    pub gross: Money,
    /// By category and rate, sorted.
    pub groups: Vec<TaxGroup>,
}

/// Adds up lines.
///
/// # Errors
/// [`KernelError`] when a sum is out of range or the currencies differ.
pub fn totals(
    currency: Currency,
    lines: impl IntoIterator<Item = TaxedAmount>,
) -> Result<Totals, KernelError> {
    let mut groups = grouped(lines)?;
    for group in &mut groups {
        group.tax = group.base.percent(group.percent, Rounding::HalfUp)?;
    }
    summed(currency, groups)
}

/// Lines by category and rate, their taxes still zero.
fn grouped(lines: impl IntoIterator<Item = TaxedAmount>) -> Result<Vec<TaxGroup>, KernelError> {
    let mut groups: Vec<TaxGroup> = Vec::with_capacity(2);
    for line in lines {
        let same = |group: &&mut TaxGroup| {
            group.category == line.category && group.percent == line.percent
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.base = group.base.checked_add(line.net)?,
            None => groups.push(TaxGroup {
                category: line.category,
                percent: line.percent,
                base: line.net,
                tax: Money::zero(line.net.currency()),
            }),
        }
    }
    groups.sort_unstable_by_key(|group| (group.category, group.percent));
    Ok(groups)
}

fn summed(currency: Currency, groups: Vec<TaxGroup>) -> Result<Totals, KernelError> {
    let net = Money::sum(currency, groups.iter().map(|group| group.base))?;
    let tax = Money::sum(currency, groups.iter().map(|group| group.tax))?;
    Ok(Totals {
        net,
        tax,
        gross: net.checked_add(tax)?,
        groups,
    })
}

/// The ISO 11649 creditor reference of a document: made from the letters and digits of its number,
/// of which the last 21 fit.
///
/// # Errors
/// Refuses a number without letters and digits.
pub fn reference_of(number: &str) -> Outcome<String> {
    let content: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let content = &content[content.len().saturating_sub(REFERENCE_CONTENT_MAX)..];
    RfReference::generate(content)
        .map(|it| it.as_str().to_owned())
        .map_err(|error| {
            Refusal::new(
                Code::InvalidValue,
                "number",
                format!("no reference can be made from {number:?}: {error}"),
                "use a number with letters or digits",
            )
        })
}

/// ISO 11649: 25 characters less "RF" and two check digits.
const REFERENCE_CONTENT_MAX: usize = 21;

/// A line of an invoice with what earlier credit notes took back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditableLine {
    /// Its number on the invoice.
    pub line_no: i64,
    /// Its quantity.
    pub quantity: Quantity,
    /// Its price.
    pub unit_price: UnitPrice,
    /// Its net amount.
    pub net: Money,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub percent: Percent,
    /// The quantity that credit notes took back at this price.
    pub credited_quantity: Quantity,
    /// The net amount that credit notes took back.
    pub credited_net: Money,
}

/// How much of a line to credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// All that is left.
    Rest,
    /// A quantity, at the line's price.
    Quantity(Quantity),
    /// A net amount: a price reduction.
    Net(Money),
}

/// A line of a credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditedLine {
    /// The invoice's line.
    pub line_no: i64,
    /// The quantity taken back; 1 for a price reduction.
    pub quantity: Quantity,
    /// The price; the reduction itself for a price reduction.
    pub unit_price: UnitPrice,
    /// The net amount taken back.
    pub net: Money,
}

impl CreditableLine {
    /// The quantity that is not credited yet.
    pub const fn rest_quantity(&self) -> Quantity {
        Quantity::from_micro(self.quantity.micro() - self.credited_quantity.micro())
    }

    /// Counts what a credit note took back. A part at another price is a price reduction: it
    /// takes from the amount and leaves the quantity.
    ///
    /// # Errors
    /// [`KernelError`] when a sum is out of range.
    pub fn count(&mut self, credited: &CreditedLine) -> Result<(), KernelError> {
        self.credited_net = self.credited_net.checked_add(credited.net)?;
        if credited.unit_price == self.unit_price {
            let sum = self.credited_quantity.checked_add(credited.quantity)?;
            self.credited_quantity = sum.min(self.quantity);
        }
        Ok(())
    }

    fn rest_net(&self) -> Result<Money, KernelError> {
        self.net.checked_sub(self.credited_net)
    }

    /// Credits a share of the line; `None` when nothing is left and the rest was asked for.
    ///
    /// The last part of a quantity takes what is left of the amount, so that the parts sum to the
    /// line exactly.
    ///
    /// # Errors
    /// Refuses more than what was invoiced less what was credited.
    pub fn credit(&self, share: Share) -> Result<Option<CreditedLine>> {
        let rest = self.rest_net()?;
        let rest_quantity = self.rest_quantity();
        let (quantity, net) = match share {
            Share::Rest if rest.is_zero() && rest_quantity.is_zero() => return Ok(None),
            // Only an amount is left: earlier reductions and returns overlap.
            Share::Rest if rest_quantity.is_zero() => return self.reduction(rest).map(Some),
            Share::Rest => (rest_quantity, rest),
            Share::Quantity(quantity) => {
                self.check_rest(quantity.micro(), rest_quantity.micro(), || {
                    (quantity.to_string(), rest_quantity.to_string())
                })?;
                let exact = line_net(quantity, self.unit_price, self.net.currency())?;
                let net = if quantity == rest_quantity {
                    rest
                } else {
                    nearer_zero(exact, rest)
                };
                (quantity, net)
            }
            Share::Net(net) => {
                self.check_rest(net.minor(), rest.minor(), || {
                    (net.to_string(), rest.to_string())
                })?;
                return self.reduction(net).map(Some);
            }
        };
        Ok(Some(CreditedLine {
            line_no: self.line_no,
            quantity,
            unit_price: self.unit_price,
            net,
        }))
    }

    fn reduction(&self, net: Money) -> Result<CreditedLine> {
        let unit_price = UnitPrice::parse(&net.to_decimal_string())?;
        Ok(CreditedLine {
            line_no: self.line_no,
            quantity: Quantity::ONE,
            unit_price,
            net,
        })
    }

    /// A part has the sign of the whole and is not greater.
    fn check_rest(
        &self,
        wanted: i64,
        rest: i64,
        texts: impl Fn() -> (String, String),
    ) -> Outcome<()> {
        let fits = wanted != 0 && wanted.signum() * rest.signum() > 0 && wanted.abs() <= rest.abs();
        if fits {
            return Ok(());
        }
        let (wanted, rest) = texts();
        Err(Refusal::new(
            Code::ExceedsRest,
            "lines",
            format!(
                "{wanted} of line {} is to be credited, {rest} is left of it",
                self.line_no
            ),
            "credit at most what was invoiced less what was credited",
        ))
    }
}

fn nearer_zero(a: Money, b: Money) -> Money {
    if a.minor().abs() <= b.minor().abs() {
        a
    } else {
        b
    }
}

/// A tax group of an invoice with what earlier credit notes took back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditableGroup {
    /// As invoiced.
    pub invoiced: TaxGroup,
    /// The base that credit notes took back.
    pub credited_base: Money,
    /// The tax that credit notes took back.
    pub credited_tax: Money,
}

/// The totals of a credit note over these lines of an invoice with these groups.
///
/// The note that takes the last of a group's base takes the last of its tax, so that the notes sum
/// to the invoice exactly; no note takes more tax than is left.
///
/// # Errors
/// [`KernelError`] when a sum is out of range.
pub fn credit_totals(
    currency: Currency,
    groups: &[CreditableGroup],
    lines: impl IntoIterator<Item = TaxedAmount>,
) -> Result<Totals, KernelError> {
    let mut credited = grouped(lines)?;
    for group in &mut credited {
        let exact = group.base.percent(group.percent, Rounding::HalfUp)?;
        let whole = groups.iter().find(|whole| {
            whole.invoiced.category == group.category && whole.invoiced.percent == group.percent
        });
        let Some(whole) = whole else {
            group.tax = exact;
            continue;
        };
        let rest_base = whole.invoiced.base.checked_sub(whole.credited_base)?;
        let rest_tax = whole.invoiced.tax.checked_sub(whole.credited_tax)?;
        group.tax = if group.base == rest_base {
            rest_tax
        } else if exact.minor().signum() * rest_tax.minor().signum() > 0 {
            nearer_zero(exact, rest_tax)
        } else if rest_tax.is_zero() {
            rest_tax
        } else {
            exact
        };
    }
    summed(currency, credited)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use TaxCategory::{S, Z};

    fn euros(text: &str) -> Money {
        Money::parse(text, Currency::EUR).expect("an amount")
    }

    fn percent(text: &str) -> Percent {
        Percent::parse(text).expect("a rate")
    }

    fn line(quantity: &str, price: &str, category: TaxCategory, rate: &str) -> TaxedAmount {
        let quantity = Quantity::parse(quantity).expect("a quantity");
        let price = UnitPrice::parse(price).expect("a price");
        let net = line_net(quantity, price, Currency::EUR).expect("in range");
        TaxedAmount {
            net,
            category,
            percent: percent(rate),
        }
    }

    #[test]
    fn known_totals() {
        let lines = [line("5", "40", S, "10"), line("1", "20", Z, "0")];
        let found = totals(Currency::EUR, lines).expect("in range");
        assert_eq!((found.net, found.tax), (euros("220.00"), euros("20.00")));
        assert_eq!(found.gross, euros("240.00"));
        assert_eq!(found.groups[0].base, euros("200.00"));
        let tiny = [line("1", "0.0035", S, "10"), line("1", "0.0035", S, "10")];
        assert!(
            totals(Currency::EUR, tiny)
                .expect("in range")
                .gross
                .is_zero()
        );
    }

    /// An invoice of one line and what is credited of it, as (net, tax, gross) per credit note.
    fn parts(net: &str, rate: &str, nets: &[&str], earlier_tax_off: &str) -> Vec<[String; 3]> {
        let whole = TaxedAmount {
            net: euros(net),
            category: S,
            percent: percent(rate),
        };
        let invoiced = totals(Currency::EUR, [whole])
            .expect("in range")
            .groups
            .remove(0);
        let mut group = CreditableGroup {
            invoiced,
            credited_base: euros("0.00"),
            credited_tax: euros(earlier_tax_off),
        };
        nets.iter()
            .map(|net| {
                let part = TaxedAmount {
                    net: euros(net),
                    ..whole
                };
                let found =
                    credit_totals(Currency::EUR, std::slice::from_ref(&group), [part]).expect("ok");
                group.credited_base = group.credited_base.checked_add(found.net).expect("ok");
                group.credited_tax = group.credited_tax.checked_add(found.tax).expect("ok");
                [found.net, found.tax, found.gross].map(|money| money.to_decimal_string())
            })
            .collect()
    }

    #[test]
    fn known_credit_note_roundings() {
        let owned = |part: [&str; 3]| part.map(str::to_owned);
        let one = |net, rate, part| parts(net, rate, &[part], "0.00").remove(0);
        assert_eq!(
            one("200.00", "25", "193.33"),
            owned(["193.33", "48.33", "241.66"])
        );
        assert_eq!(
            one("160.00", "25", "154.67"),
            owned(["154.67", "38.67", "193.34"])
        );
        assert_eq!(
            one("29.99", "23.33", "25.71"),
            owned(["25.71", "6.00", "31.71"])
        );
        let both = parts("769.00", "20", &["726.86", "42.14"], "0.00");
        assert_eq!(both[0], owned(["726.86", "145.37", "872.23"]));
        assert_eq!(both[1], owned(["42.14", "8.43", "50.57"]));
        // An earlier note that took a cent too much does not block the last one.
        let late = parts("769.00", "20", &["726.86", "42.14"], "0.01");
        assert_eq!(late[1], owned(["42.14", "8.42", "50.56"]));
    }

    fn creditable(quantity: i64, price: i64) -> CreditableLine {
        let quantity = Quantity::from_micro(quantity);
        let unit_price = UnitPrice::from_micro(price);
        CreditableLine {
            line_no: 1,
            quantity,
            unit_price,
            net: line_net(quantity, unit_price, Currency::EUR).expect("in range"),
            category: S,
            percent: percent("19"),
            credited_quantity: Quantity::from_micro(0),
            credited_net: euros("0.00"),
        }
    }

    #[test]
    fn no_more_than_the_rest_is_credited() {
        let line = creditable(5_000_000, 40_000_000);
        let five = Share::Quantity(Quantity::from_micro(5_000_001));
        for share in [
            five,
            Share::Net(euros("200.01")),
            Share::Net(euros("-1.00")),
        ] {
            assert!(
                matches!(line.credit(share), Err(crate::Error::Refused(_))),
                "{share:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn totals_are_sums_of_rounded_parts(
            lines in prop::collection::vec(
                (1..1_000_000_000_i64, -9_000_000_000..9_000_000_000_i64, 0..3_usize), 0..12),
        ) {
            const TAXES: [(TaxCategory, &str); 3] =
                [(S, "19"), (S, "7"), (TaxCategory::AE, "0")];
            let lines: Vec<TaxedAmount> = lines.iter().map(|(quantity, price, tax)| {
                let net = line_net(
                    Quantity::from_micro(*quantity), UnitPrice::from_micro(*price), Currency::EUR,
                ).expect("in range");
                TaxedAmount { net, category: TAXES[*tax].0, percent: percent(TAXES[*tax].1) }
            }).collect();
            let found = totals(Currency::EUR, lines.iter().copied()).expect("in range");
            let nets = Money::sum(Currency::EUR, lines.iter().map(|line| line.net)).expect("ok");
            let bases =
                Money::sum(Currency::EUR, found.groups.iter().map(|group| group.base)).expect("ok");
            let taxes =
                Money::sum(Currency::EUR, found.groups.iter().map(|group| group.tax)).expect("ok");
            prop_assert_eq!(found.net, nets);
            prop_assert_eq!(bases, nets);
            prop_assert_eq!(found.tax, taxes);
            prop_assert_eq!(found.gross, nets.checked_add(taxes).expect("ok"));
            for group in &found.groups {
                let exact = group.base.percent(group.percent, Rounding::HalfUp).expect("ok");
                prop_assert_eq!(group.tax, exact);
            }
        }

        #[test]
        fn credited_parts_sum_to_the_whole_and_never_exceed_it(
            quantity in 2..40_i64,
            price in 1..90_000_000_i64,
            steps in prop::collection::vec(1..10_i64, 1..6),
        ) {
            let mut line = creditable(quantity * 1_000_000, price);
            let whole = TaxedAmount { net: line.net, category: S, percent: line.percent };
            let invoiced = totals(Currency::EUR, [whole]).expect("ok");
            let mut group = CreditableGroup {
                invoiced: invoiced.groups[0].clone(),
                credited_base: euros("0.00"),
                credited_tax: euros("0.00"),
            };
            let shares = steps
                .iter()
                .map(|step| Share::Quantity(Quantity::from_micro(step * 1_000_000)));
            for share in shares.chain([Share::Rest]) {
                let Ok(Some(part)) = line.credit(share) else { continue };
                let amount = TaxedAmount { net: part.net, category: S, percent: line.percent };
                let note =
                    credit_totals(Currency::EUR, std::slice::from_ref(&group), [amount])
                        .expect("ok");
                line.credited_net = line.credited_net.checked_add(part.net).expect("ok");
                line.credited_quantity =
                    line.credited_quantity.checked_add(part.quantity).expect("ok");
                group.credited_base = group.credited_base.checked_add(note.net).expect("ok");
                group.credited_tax = group.credited_tax.checked_add(note.tax).expect("ok");
                prop_assert!(line.credited_net.minor() <= line.net.minor());
                prop_assert!(group.credited_tax.minor() <= invoiced.tax.minor());
                prop_assert!(!note.gross.is_negative());
            }
            prop_assert_eq!(line.credited_net, line.net);
            prop_assert_eq!(group.credited_tax, invoiced.tax);
        }
    }
}
