//! How an amount can be read, given the documents that a payment names.

use kernel::{KernelError, Money};

use crate::candidate::Candidate;
use crate::decision::{Line, Proposal, Reading};

/// The open items of the named documents, all of one customer and currency, oldest debt first.
pub(crate) struct Target<'a> {
    pub items: &'a [&'a Candidate],
    pub amount: Money,
    pub value_on: kernel::Date,
}

impl Target<'_> {
    /// What is open on all items together.
    pub fn open_sum(&self) -> Result<Money, KernelError> {
        Money::sum(
            self.amount.currency(),
            self.items.iter().map(|item| item.open),
        )
    }

    fn proposal(
        &self,
        reading: Reading,
        lines: Vec<Line>,
    ) -> Result<Option<Proposal>, KernelError> {
        let Some(first) = self.items.first() else {
            return Ok(None);
        };
        let used = Money::sum(self.amount.currency(), lines.iter().map(|line| line.amount))?;
        let rest = self.amount.checked_sub(used)?;
        Ok(Some(Proposal {
            customer: first.customer,
            reading,
            lines,
            rest,
        }))
    }

    /// Settles these items in full, with or without the discounts on offer.
    fn in_full(
        &self,
        reading: Reading,
        items: &[&Candidate],
        discounted: bool,
    ) -> Result<Option<Proposal>, KernelError> {
        let zero = Money::zero(self.amount.currency());
        let mut lines = Vec::with_capacity(items.len());
        for item in items {
            let offer = item
                .discount_at(self.value_on)
                .filter(|_| discounted)
                .unwrap_or(zero);
            lines.push(line(item, item.open.checked_sub(offer)?, offer));
        }
        if discounted && lines.iter().all(|line| line.discount.is_zero()) {
            return Ok(None);
        }
        Ok(self
            .proposal(reading, lines)?
            .filter(|proposal| proposal.rest.is_zero()))
    }

    /// Every reading that leaves nothing over, the most natural first, no two of them alike.
    ///
    /// Of several instalments with the same amount only the one due first is considered: a debtor
    /// owes that one before the others.
    pub fn exact(&self) -> Result<Vec<Proposal>, KernelError> {
        let mut found = vec![self.in_full(Reading::OpenSum, self.items, false)?];
        // A discount on an invoice that a credit note reduces is a question for a person.
        if self.items.iter().all(|item| item.open.is_positive()) {
            found.push(self.in_full(Reading::DiscountedSum, self.items, true)?);
        }
        if self.is_one_document() {
            for count in 1..self.items.len() {
                let first = &self.items[..count];
                found.push(self.in_full(Reading::FirstInstalments, first, false)?);
                found.push(self.in_full(Reading::FirstInstalmentsDiscounted, first, true)?);
            }
            found.push(self.one_instalment(Reading::OneInstalment, false)?);
            found.push(self.one_instalment(Reading::OneInstalmentDiscounted, true)?);
        }
        Ok(found.into_iter().flatten().collect())
    }

    fn one_instalment(
        &self,
        reading: Reading,
        discounted: bool,
    ) -> Result<Option<Proposal>, KernelError> {
        for (index, item) in self.items.iter().enumerate() {
            let fits = self.in_full(reading, std::slice::from_ref(item), discounted)?;
            if fits.is_some() {
                // The first one has been read as "the first instalments" already.
                return Ok(fits.filter(|_| index > 0));
            }
        }
        Ok(None)
    }

    fn is_one_document(&self) -> bool {
        let first = self.items.first().map(|item| item.document);
        self.items.len() > 1
            && self
                .items
                .iter()
                .all(|item| Some(item.document) == first && item.open.is_positive())
    }

    /// What a person would most likely do with an amount that fits no reading exactly: use up the
    /// credit notes, then settle the oldest debt first, and keep the rest on account.
    pub fn likeliest(&self, tolerance_minor: i64) -> Result<Option<Proposal>, KernelError> {
        let mut left = self.amount;
        let debts = Money::sum(
            self.amount.currency(),
            self.items
                .iter()
                .map(|item| item.open)
                .filter(|open| open.is_positive()),
        )?;
        let mut room = debts;
        let mut lines = Vec::with_capacity(self.items.len());
        for item in self.items.iter().filter(|item| item.open.is_negative()) {
            let used = lesser(item.open.neg(), room);
            room = room.checked_sub(used)?;
            left = left.checked_add(used)?;
            if used.is_positive() {
                lines.push(line(item, used.neg(), Money::zero(used.currency())));
            }
        }
        let tolerated = debts.checked_sub(left)?.minor() <= tolerance_minor;
        for item in self.items.iter().filter(|item| item.open.is_positive()) {
            let used = lesser(item.open, left);
            left = left.checked_sub(used)?;
            let mut line = line(item, used, Money::zero(used.currency()));
            if tolerated {
                line.write_off = item.open.checked_sub(used)?;
            }
            if used.is_positive() || line.write_off.is_positive() {
                lines.push(line);
            }
        }
        let reading = if left.is_zero() {
            Reading::OldestFirst
        } else {
            Reading::AllAndRest
        };
        self.proposal(reading, lines)
    }
}

fn line(item: &Candidate, amount: Money, discount: Money) -> Line {
    Line {
        item: item.item,
        number: item.number.clone(),
        instalment: item.instalment,
        amount,
        discount,
        write_off: Money::zero(amount.currency()),
    }
}

fn lesser(a: Money, b: Money) -> Money {
    if a.minor() <= b.minor() { a } else { b }
}
