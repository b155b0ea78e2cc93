//! Refuses documents whose figures contradict each other.

use kernel::{KernelError, Money};

use crate::PdfError;
use crate::model::{Allowance, Document, Instalment, PricedLine, Statement, TaxLine, Totals};

/// Adds amounts on behalf of one document, so that a refusal names it.
#[derive(Clone, Copy)]
pub(crate) struct Adder<'a> {
    document: &'a str,
}

impl<'a> Adder<'a> {
    pub(crate) fn new(document: &'a str) -> Self {
        Adder { document }
    }

    fn wrap<T>(self, result: Result<T, KernelError>) -> Result<T, PdfError> {
        result.map_err(|source| PdfError::Money {
            document: self.document.to_owned(),
            source,
        })
    }

    pub(crate) fn sum(
        self,
        start: Money,
        amounts: impl IntoIterator<Item = Money>,
    ) -> Result<Money, PdfError> {
        let mut amounts = amounts.into_iter();
        let total = amounts.try_fold(start, |total, amount| total.checked_add(amount));
        self.wrap(total)
    }

    /// The sum after each amount: what a page carries forward when it ends there.
    pub(crate) fn running(
        self,
        start: Money,
        amounts: impl IntoIterator<Item = Money>,
    ) -> Result<Vec<Money>, PdfError> {
        let sums = amounts.into_iter().scan(Ok(start), |total, amount| {
            let next = match total {
                Ok(total) => total.checked_add(amount),
                Err(_) => return None,
            };
            *total = next.clone();
            Some(next)
        });
        self.wrap(sums.collect())
    }

    fn expect_equal(
        self,
        what: &'static str,
        expected: Money,
        found: Money,
    ) -> Result<(), PdfError> {
        if expected == found {
            return Ok(());
        }
        Err(PdfError::Inconsistent {
            document: self.document.to_owned(),
            what,
            expected: expected.to_string(),
            found: found.to_string(),
        })
    }
}

/// Checks all sums a document states.
pub(crate) fn figures(document: &Document) -> Result<(), PdfError> {
    let adder = Adder::new(&document.head().number);
    match document {
        Document::OrderAcknowledgement(paper) => priced(
            adder,
            paper.lines.iter().map(|line| &line.line),
            &paper.allowances,
            &paper.taxes,
            &paper.totals,
        ),
        Document::Invoice(paper) => {
            priced(
                adder,
                &paper.lines,
                &paper.allowances,
                &paper.taxes,
                &paper.totals,
            )?;
            instalments(adder, &paper.payment.instalments, paper.totals.payable)
        }
        Document::CreditNote(paper) => priced(
            adder,
            &paper.lines,
            &paper.allowances,
            &paper.taxes,
            &paper.totals,
        ),
        Document::Statement(paper) => statement(adder, paper),
        Document::DeliveryNote(_) => Ok(()),
    }
}

fn priced<'a>(
    adder: Adder<'_>,
    lines: impl IntoIterator<Item = &'a PricedLine>,
    allowances: &[Allowance],
    taxes: &[TaxLine],
    totals: &Totals,
) -> Result<(), PdfError> {
    let zero = Money::zero(totals.net.currency());
    let lines = adder.sum(zero, lines.into_iter().map(|line| line.net))?;
    let net = adder.sum(lines, allowances.iter().map(|allowance| allowance.amount))?;
    adder.expect_equal("the net total", net, totals.net)?;
    let tax = adder.sum(zero, taxes.iter().map(|line| line.tax))?;
    adder.expect_equal("the tax total", tax, totals.tax)?;
    if !taxes.is_empty() {
        let base = adder.sum(zero, taxes.iter().map(|line| line.base))?;
        adder.expect_equal("the sum of the tax bases", totals.net, base)?;
    }
    let gross = adder.sum(totals.net, [totals.tax])?;
    adder.expect_equal("the gross total", gross, totals.gross)?;
    let payable = adder.sum(totals.gross, totals.prepaid.map(Money::neg))?;
    adder.expect_equal("the amount payable", payable, totals.payable)
}

fn instalments(
    adder: Adder<'_>,
    instalments: &[Instalment],
    payable: Money,
) -> Result<(), PdfError> {
    if instalments.is_empty() {
        return Ok(());
    }
    let zero = Money::zero(payable.currency());
    let sum = adder.sum(zero, instalments.iter().map(|instalment| instalment.amount))?;
    adder.expect_equal("the sum of the instalments", payable, sum)
}

fn statement(adder: Adder<'_>, paper: &Statement) -> Result<(), PdfError> {
    let zero = Money::zero(paper.opening.currency());
    let closing = adder.sum(paper.opening, paper.movements.iter().map(|m| m.amount))?;
    adder.expect_equal("the closing balance", closing, paper.closing)?;
    let open = adder.sum(zero, paper.open_items.iter().map(|item| item.open))?;
    adder.expect_equal("the sum of the open items", paper.closing, open)?;
    if paper.aging.is_empty() {
        return Ok(());
    }
    let aged = adder.sum(zero, paper.aging.iter().map(|bucket| bucket.amount))?;
    adder.expect_equal("the sum of the aging summary", paper.closing, aged)
}

#[cfg(test)]
mod tests {
    use kernel::Currency;

    use super::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn running_sums_end_in_the_sum_and_start_after_the_first_amount() {
        let adder = Adder::new("X");
        let running = adder.running(eur(100), [eur(5), eur(-7), eur(2)]).unwrap();
        assert_eq!(running, [eur(105), eur(98), eur(100)]);
        assert!(adder.running(eur(0), []).unwrap().is_empty());
    }

    #[test]
    fn other_currencies_and_overflow_are_refused_with_the_document() {
        let adder = Adder::new("R-7");
        let mixed = adder
            .sum(eur(0), [Money::new(1, Currency::USD)])
            .unwrap_err();
        assert!(mixed.to_string().contains("R-7"), "{mixed}");
        assert!(adder.running(eur(i64::MAX), [eur(1)]).is_err());
    }
}
