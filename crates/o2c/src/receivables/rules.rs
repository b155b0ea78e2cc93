//! Pure rules of discount and write-off.

use kernel::{Date, Money};

use super::chart::Role;
use super::sheet::Item;
use super::types::{ItemKind, WriteOffReason};
use crate::error::{Code, Outcome, Refusal};

/// The account that carries what is given up or kept.
pub(super) const fn write_off_role(reason: WriteOffReason) -> Role {
    match reason {
        WriteOffReason::BadDebt => Role::BadDebt,
        WriteOffReason::SmallDifference | WriteOffReason::BankCharge | WriteOffReason::Goodwill => {
            Role::SmallDifference
        }
    }
}

/// Judges a write-off on an item as it stands now; `amount` is positive.
///
/// All write-offs of an item together are held against the limit, which is in the item's currency,
/// so that no row of small ones gets past it.
pub(super) fn check_write_off(
    item: &Item,
    amount: Money,
    reason: WriteOffReason,
    note: Option<&str>,
    limit: Money,
) -> Outcome<()> {
    let refuse = |code, field: &str, detail: String, remedy: &str| {
        Err(Refusal::new(code, field, detail, remedy))
    };
    if amount.currency() != item.currency {
        return refuse(
            Code::CurrencyMismatch,
            "amount",
            format!("{amount} of {}, which is in {}", item.number, item.currency),
            "give the amount in the currency of the item",
        );
    }
    if !amount.is_positive() {
        return refuse(
            Code::InvalidValue,
            "amount",
            format!("the amount is {amount}"),
            "give a positive amount, for claims and for debts alike",
        );
    }
    if item.is_bound() {
        return refuse(
            Code::WrongState,
            "item",
            format!("{} is itself a {}", item.number, item.kind.as_str()),
            "reverse its entry instead",
        );
    }
    if reason == WriteOffReason::BadDebt && note.is_none_or(|note| note.trim().is_empty()) {
        return refuse(
            Code::InvalidValue,
            "note",
            format!("{} is written off as bad debt without a note", item.number),
            "say what was considered",
        );
    }
    let in_all = amount
        .minor()
        .saturating_add(item.history.written_off_minor);
    if in_all > limit.minor() {
        return refuse(
            Code::ExceedsLimit,
            "amount",
            format!(
                "{} of {} would be written off in all, the limit is {limit}",
                Money::new(in_all.max(-i64::MAX), item.currency),
                item.number,
            ),
            "write off less, or have the legal entity's limit in this currency raised",
        );
    }
    Ok(())
}

/// An early-payment discount asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct DiscountAsked<'a> {
    /// Including tax.
    pub discount: Money,
    /// Given up besides.
    pub write_off: Option<Money>,
    /// Granted by a person though late.
    pub late: bool,
    /// Why; not empty.
    pub reason: Option<&'a str>,
}

/// Judges an early-payment discount on an item that the payment has been taken off already.
pub(super) fn check_discount(item: &Item, payment: &Item, asked: DiscountAsked<'_>) -> Outcome<()> {
    let refuse = |detail: String, remedy: &str| {
        Err(Refusal::new(
            Code::DiscountNotDue,
            "discount",
            detail,
            remedy,
        ))
    };
    let discount = asked.discount;
    if discount.currency() != item.currency || !discount.is_positive() {
        return refuse(
            format!(
                "{discount} on {}, which is in {}",
                item.number, item.currency
            ),
            "give a positive discount in the currency of the item",
        );
    }
    if item.kind != ItemKind::Invoice || payment.kind != ItemKind::Receipt {
        return refuse(
            format!("{} is paid with {}", item.number, payment.number),
            "discounts are granted on invoices paid with money",
        );
    }
    let settled = discount
        .minor()
        .saturating_add(asked.write_off.map_or(0, Money::minor));
    if settled != item.residual_minor {
        return refuse(
            format!(
                "after the payment {} is left of {}, and the discount is {discount}",
                Money::new(item.residual_minor, item.currency),
                item.number
            ),
            "grant a discount only where it clears the item",
        );
    }
    let allowed = discount_left(item);
    if discount.minor() > allowed {
        return refuse(
            format!(
                "{discount} on {}, of which {} is offered",
                item.number,
                Money::new(allowed, item.currency)
            ),
            "grant at most what is offered, and write off the rest",
        );
    }
    let is_late = item.discount_on.is_none_or(|last| payment.due_on > last);
    if is_late && asked.late && asked.reason.is_none() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "discount_reason",
            format!(
                "the discount on {} is granted late without a reason",
                item.number
            ),
            "say why it is granted after its day",
        ));
    }
    if is_late && !asked.late {
        return refuse(
            format!(
                "{} was paid on {}, the discount ended on {}",
                item.number,
                payment.due_on,
                item.discount_on
                    .map_or("no day".to_owned(), |day: Date| day.to_string())
            ),
            "leave the rest open, or have somebody with the permission grant it late",
        );
    }
    Ok(())
}

/// What is left of the discount offered: credit notes take their share of it along.
fn discount_left(item: &Item) -> i64 {
    let amount = i128::from(item.amount_minor).max(1);
    let kept = (amount - i128::from(item.history.credited_minor)).max(0);
    let offered = i128::from(item.discount_minor) * kept / amount;
    i64::try_from(offered).unwrap_or(i64::MAX) - item.history.discounted_minor
}

/// Sums of the invoice's own entry that tell its share of tax, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TaxShare {
    pub receivable_minor: i64,
    pub tax_minor: i64,
}

/// Splits a discount into net and tax; the parts sum to it.
pub(super) fn split_discount(
    discount: Money,
    share: TaxShare,
) -> Result<(Money, Money), kernel::KernelError> {
    let net_minor = share.receivable_minor.saturating_sub(share.tax_minor);
    if share.tax_minor <= 0 || net_minor < 0 {
        return Ok((discount, Money::zero(discount.currency())));
    }
    let parts = discount.split(&[share.tax_minor, net_minor])?;
    Ok((parts[1], parts[0]))
}

#[cfg(test)]
mod tests {
    use kernel::Currency;

    use super::*;

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::EUR).expect("an amount")
    }

    #[test]
    fn a_discount_takes_its_share_of_tax_along() {
        for (gross, tax, discount, net_part, tax_part) in [
            ("1000.00", "0.00", "100.00", "100.00", "0.00"),
            ("1725.00", "225.00", "172.50", "150.00", "22.50"),
            ("1725.05", "225.05", "172.50", "150.00", "22.50"),
            ("57.55", "7.55", "5.75", "5.00", "0.75"),
            ("3150.00", "150.00", "315.00", "300.00", "15.00"),
        ] {
            let share = TaxShare {
                receivable_minor: eur(gross).minor(),
                tax_minor: eur(tax).minor(),
            };
            assert_eq!(
                split_discount(eur(discount), share),
                Ok((eur(net_part), eur(tax_part))),
                "{gross}"
            );
        }
    }
}
