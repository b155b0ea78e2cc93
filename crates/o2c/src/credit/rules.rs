use kernel::{Currency, CustomerId, KernelError, Money, OrderId};

use super::types::{Exposure, Part};
use crate::error::{Code, Outcome, Refusal, Result};

/// Whose money, in what currency.
pub(super) type Key = (CustomerId, Currency);

/// A customer's sums in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Position {
    pub limit_minor: Option<i64>,
    /// In the order of [`Part::ALL`].
    pub parts_minor: [i64; 4],
    pub version: i64,
}

impl Position {
    /// The position as a caller reads it.
    pub fn exposure(&self, (customer, currency): Key) -> Result<Exposure, KernelError> {
        let part = |part: Part| Money::try_new(self.parts_minor[part.index()], currency);
        let total = Money::sum(
            currency,
            [
                part(Part::OpenItems)?,
                part(Part::Delivered)?,
                part(Part::Ordered)?,
            ]
            .into_iter()
            .chain([part(Part::Reserved)?]),
        )?;
        let limit = self
            .limit_minor
            .map(|minor| Money::try_new(minor, currency))
            .transpose()?;
        Ok(Exposure {
            customer,
            currency,
            open_items: part(Part::OpenItems)?,
            delivered: part(Part::Delivered)?,
            ordered: part(Part::Ordered)?,
            reserved: part(Part::Reserved)?,
            total,
            headroom: limit.map(|limit| limit.checked_sub(total)).transpose()?,
            limit,
            version: self.version,
        })
    }

    /// Adds to one part.
    pub fn shift(&mut self, part: Part, delta_minor: i64, currency: Currency) -> Result<()> {
        let now = &mut self.parts_minor[part.index()];
        *now = Money::try_new(*now, currency)?
            .checked_add(Money::try_new(delta_minor, currency)?)?
            .minor();
        Ok(())
    }
}

impl Exposure {
    /// Nothing bound and no limit set.
    ///
    /// # Errors
    /// None in truth: zeros add up.
    pub fn none(customer: CustomerId, currency: Currency) -> Result<Self, KernelError> {
        let position = Position {
            version: 1,
            ..Position::default()
        };
        position.exposure((customer, currency))
    }

    /// Whether the limit alone allows to bind `needed` more: what is bound afterwards may reach the
    /// limit and not exceed it. Needing nothing is always allowed.
    #[must_use]
    pub fn allows(&self, needed: Money) -> bool {
        self.headroom
            .is_none_or(|headroom| needed.is_zero() || needed.minor() <= headroom.minor())
    }
}

/// Whether an accepted order may be delivered. It was accepted within the limit of its day, so a
/// limit lowered since does not stop it; what the customer owes besides it must be within the
/// limit, which catches what other paths have added meanwhile.
///
/// `ceiling` is the limit with what it may be exceeded by.
pub(super) fn allows_delivery(
    exposure: &Exposure,
    ceiling: Option<Money>,
    own: Money,
) -> Result<bool, KernelError> {
    let Some(ceiling) = ceiling else {
        return Ok(true);
    };
    Ok(exposure.total.checked_sub(own)?.minor() <= ceiling.minor())
}

/// What one order binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Commitment {
    pub customer: CustomerId,
    pub currency: Currency,
    pub reserved_minor: i64,
    pub ordered_minor: i64,
    pub delivered_minor: i64,
}

impl Commitment {
    pub const fn none((customer, currency): Key) -> Self {
        Self {
            customer,
            currency,
            reserved_minor: 0,
            ordered_minor: 0,
            delivered_minor: 0,
        }
    }

    pub const fn key(&self) -> Key {
        (self.customer, self.currency)
    }

    /// All that the order binds.
    pub fn total(&self) -> Result<Money, KernelError> {
        let money = |minor| Money::try_new(minor, self.currency);
        money(self.reserved_minor)?
            .checked_add(money(self.ordered_minor)?)?
            .checked_add(money(self.delivered_minor)?)
    }

    /// What moved from `before` to `self`, part by part.
    pub fn moved_since(&self, before: &Self) -> [(Part, i64); 3] {
        [
            (Part::Reserved, self.reserved_minor - before.reserved_minor),
            (Part::Ordered, self.ordered_minor - before.ordered_minor),
            (
                Part::Delivered,
                self.delivered_minor - before.delivered_minor,
            ),
        ]
    }

    /// The reservation becomes an order; what is not kept of it is released.
    pub fn commit(&mut self, order: OrderId, keep: Option<Money>) -> Outcome<()> {
        if self.reserved_minor == 0 {
            return Err(Refusal::new(
                Code::WrongState,
                "order",
                format!("nothing is reserved for order {order}"),
                "reserve credit for the order first; a reservation can be committed once",
            ));
        }
        let keep = self.amount_of(order, keep, self.reserved_minor)?;
        self.ordered_minor = add(order, self.ordered_minor, keep)?;
        self.reserved_minor = 0;
        Ok(())
    }

    /// Sets credit free, from the reservation first.
    pub fn release(&mut self, order: OrderId, amount: Option<Money>) -> Outcome<()> {
        let whole = add(order, self.reserved_minor, self.ordered_minor)?;
        let amount = self.amount_of(order, amount, whole)?;
        let from_reserved = amount.min(self.reserved_minor);
        self.reserved_minor -= from_reserved;
        self.ordered_minor -= amount - from_reserved;
        Ok(())
    }

    /// Ordered goods were delivered.
    pub fn deliver(&mut self, amount: Money, last: bool) {
        let amount = capped(amount, last, self.ordered_minor);
        self.ordered_minor -= amount;
        self.delivered_minor += amount;
    }

    /// Delivered goods were invoiced; the open item stands for them now.
    pub fn invoice(&mut self, amount: Money, last: bool) {
        self.delivered_minor -= capped(amount, last, self.delivered_minor);
    }

    /// The amount asked for, at most `whole`; all of it when none is asked for.
    fn amount_of(&self, order: OrderId, asked: Option<Money>, whole: i64) -> Outcome<i64> {
        let Some(asked) = asked else {
            return Ok(whole);
        };
        let refuse =
            |code, detail: String, remedy: &str| Err(Refusal::new(code, "amount", detail, remedy));
        if asked.currency() != self.currency {
            return refuse(
                Code::CurrencyMismatch,
                format!("{asked} for order {order}, which is in {}", self.currency),
                "give the amount in the currency of the order",
            );
        }
        if asked.is_negative() || asked.minor() > whole {
            return refuse(
                Code::ExceedsRest,
                format!(
                    "{asked} of the {} bound by order {order}",
                    Money::new(whole, self.currency)
                ),
                "give an amount from zero to what is bound",
            );
        }
        Ok(asked.minor())
    }
}

/// What can be taken from a part that holds `held_minor`.
fn capped(amount: Money, last: bool, held_minor: i64) -> i64 {
    if last {
        held_minor
    } else {
        amount.minor().clamp(0, held_minor)
    }
}

fn add(order: OrderId, left: i64, right: i64) -> Outcome<i64> {
    left.checked_add(right)
        .filter(|sum| *sum != i64::MIN)
        .ok_or_else(|| {
            Refusal::new(
                Code::InvalidValue,
                "amount",
                format!("what order {order} binds is too large to be counted"),
                "check the amounts of the order",
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{IdGen, Instant};

    fn exposure(total_minor: i64, limit_minor: Option<i64>) -> Exposure {
        let ids = IdGen::seeded(1);
        let position = Position {
            limit_minor,
            parts_minor: [total_minor, 0, 0, 0],
            version: 1,
        };
        position
            .exposure((ids.next(Instant::from_micros(0)), Currency::EUR))
            .expect("small amounts add up")
    }

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn the_limit_may_be_reached_and_not_exceeded() {
        for (limit, needed, allowed) in [
            (None, 1_000_000, true),
            (Some(0), 1, false),
            (Some(0), 0, true),
            (Some(200), 1, true),
            (Some(200), 100, true),
            (Some(200), 101, false),
            (Some(200), 150, false),
        ] {
            assert_eq!(
                exposure(100, limit).allows(eur(needed)),
                allowed,
                "{limit:?} {needed}"
            );
        }
    }

    #[test]
    fn an_accepted_order_is_delivered_although_the_limit_was_lowered() {
        let own = eur(50);
        let allows = |total, limit: Option<i64>| {
            allows_delivery(&exposure(total, limit), limit.map(eur), own)
        };
        assert_eq!(allows(150, Some(100)), Ok(true));
        assert_eq!(allows(151, Some(100)), Ok(false));
        assert_eq!(allows(151, None), Ok(true));
    }

    #[test]
    fn an_overdrawn_limit_shows_as_negative_headroom() {
        assert_eq!(exposure(150, Some(100)).headroom, Some(eur(-50)));
        assert_eq!(exposure(-20, Some(100)).headroom, Some(eur(120)));
    }
}
