//! ANSI X12 820 (payment order and remittance advice).

use std::io::BufRead;

use kernel::{Currency, Date, Money};

use super::Take;
use super::model::{Advice, Deduction, DocumentKind, Form, Line};
use super::segments::{Segment, Segments, Signs};
use crate::bank::Identifier;
use crate::bank::amount::parse_amount;
use crate::error::FormatError;

/// The signs stand at fixed places of the interchange header.
fn signs(text: &str) -> Option<(Signs, usize)> {
    let chars: Vec<char> = text.chars().take(106).collect();
    let [_, _, _, element, ..] = chars.as_slice() else {
        return None;
    };
    Some((
        Signs {
            element: *element,
            component: *chars.get(104)?,
            release: None,
            terminator: *chars.get(105)?,
        },
        0,
    ))
}

/// A transaction set on its way.
struct Set {
    advice: Advice,
    currency: Option<Currency>,
    fallback: Option<Currency>,
    /// True once a currency had to be assumed.
    assumed: bool,
    /// The payment order, whose currency is told behind it.
    order: Option<Segment>,
}

pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    take: Take<'_>,
) -> Result<(), FormatError> {
    let mut segments = Segments::new(input, signs)?;
    let mut set: Option<Set> = None;
    while let Some(segment) = segments.next()? {
        match (segment.tag(), &mut set) {
            ("ST", _) if segment.text(1) == "820" => {
                set = Some(Set {
                    advice: Advice::new(Form::X12),
                    currency: None,
                    fallback: currency,
                    assumed: false,
                    order: None,
                });
            }
            ("SE", _) => {
                if let Some(done) = set.take() {
                    take(done.finish()?)?;
                }
            }
            (tag, Some(set)) => {
                set.place(&segment)?;
                if tag == "BPR" {
                    set.order = Some(segment);
                }
            }
            (_, None) => {}
        }
    }
    match set {
        Some(_) => Err(FormatError::new("SE", "is missing; the file was cut short")
            .remedy("ask the sender for the whole file")),
        None => Ok(()),
    }
}

impl Set {
    fn finish(mut self) -> Result<Advice, FormatError> {
        if let Some(order) = self.order.take() {
            self.advice.amount = self.money(&order, 2)?;
        }
        if self.assumed {
            let error = FormatError::new("CUR", "is missing; amounts are taken as USD");
            self.advice
                .warnings
                .push(error.into_warning("currency_assumed"));
        }
        Ok(self.advice)
    }

    fn money(&mut self, segment: &Segment, element: usize) -> Result<Option<Money>, FormatError> {
        let text = segment.text(element);
        if text.is_empty() {
            return Ok(None);
        }
        let currency = self.currency.or(self.fallback).unwrap_or_else(|| {
            self.assumed = true;
            Currency::USD
        });
        parse_amount(text, currency)
            .map(Some)
            .map_err(|problem| segment.error(problem).value(text))
    }

    fn place(&mut self, segment: &Segment) -> Result<(), FormatError> {
        match segment.tag() {
            "CUR" => self.currency = Currency::parse(segment.text(2)).ok(),
            "BPR" => {
                self.advice.paid_on = date(segment.text(16));
                self.advice.payer.account = segment.some(9, 0);
                self.advice.payee.account = segment.some(15, 0);
            }
            "TRN" => self.advice.payment_ref = segment.some(2, 0),
            "N1" => {
                let party = match segment.text(1) {
                    "PR" => &mut self.advice.payer,
                    "PE" => &mut self.advice.payee,
                    _ => return Ok(()),
                };
                (party.name, party.id) = (segment.some(2, 0), segment.some(4, 0));
            }
            "RMR" => self.document(segment)?,
            "ADX" => self.adjustment(segment)?,
            "REF" => {
                let id = Identifier {
                    kind: segment.text(1).to_owned(),
                    value: segment.text(2).to_owned(),
                };
                match self.advice.lines.last_mut() {
                    Some(line) => line.ids.push(id),
                    None => self.advice.ids.push(id),
                }
            }
            "DTM" => match (segment.text(1), self.advice.lines.last_mut()) {
                ("003", Some(line)) => line.document_date = date(segment.text(2)),
                ("097" | "009", None) => {
                    let day = date(segment.text(2));
                    self.advice.paid_on = self.advice.paid_on.or(day);
                }
                _ => {}
            },
            "NTE" => self.note(segment.some(2, 0)),
            _ => {}
        }
        Ok(())
    }

    /// `RMR*IV*number*action*net*gross*discount*reason*adjustment`.
    fn document(&mut self, segment: &Segment) -> Result<(), FormatError> {
        let kind = match segment.text(1) {
            "IV" | "" => DocumentKind::Invoice,
            "CM" => DocumentKind::CreditNote,
            "DB" | "DL" => DocumentKind::DebitNote,
            other => DocumentKind::Other(other.to_owned()),
        };
        let mut line = Line {
            document: segment.text(2).to_owned(),
            kind,
            net: self.money(segment, 4)?,
            gross: self.money(segment, 5)?,
            discount: self.money(segment, 6)?,
            ..Line::default()
        };
        if line.kind == DocumentKind::CreditNote {
            // Some write what reduces the payment without its sign.
            let reduce = |amount: Option<Money>| amount.map(|amount| amount.abs().neg());
            (line.net, line.gross) = (reduce(line.net), reduce(line.gross));
        }
        if let Some(amount) = self.money(segment, 8)? {
            line.deductions.push(Deduction {
                amount: amount.neg(),
                code: segment.some(7, 0),
                reason: None,
            });
        }
        self.advice.lines.push(line);
        Ok(())
    }

    /// `ADX*amount*reason`: of the document before, else of none. What is below zero reduces the
    /// payment.
    fn adjustment(&mut self, segment: &Segment) -> Result<(), FormatError> {
        let Some(amount) = self.money(segment, 1)? else {
            return Ok(());
        };
        let deduction = Deduction {
            amount: amount.neg(),
            code: segment.some(2, 0),
            reason: None,
        };
        let of_document = self.advice.lines.last_mut();
        match of_document.filter(|line| line.kind != DocumentKind::Adjustment) {
            Some(line) => {
                // Whoever told what is paid before the adjustment told it without that.
                let kept = line
                    .gross
                    .zip(line.net)
                    .map(|(gross, net)| gross.checked_sub(net));
                if let Some(Ok(kept)) = kept
                    && line
                        .discount
                        .map_or(kept.is_zero(), |discount| kept == discount)
                {
                    line.net = line.net.and_then(|net| net.checked_add(amount).ok());
                }
                line.deductions.push(deduction);
            }
            None => self.advice.lines.push(Line {
                document: segment.text(4).to_owned(),
                kind: DocumentKind::Adjustment,
                net: Some(amount),
                gross: Some(Money::zero(amount.currency())),
                deductions: vec![deduction],
                ..Line::default()
            }),
        }
        Ok(())
    }

    /// Text tells the reason of the deduction before it, else it is about the document or all.
    fn note(&mut self, text: Option<String>) {
        let Some(text) = text else { return };
        match self.advice.lines.last_mut() {
            Some(line) => match line.deductions.last_mut() {
                Some(deduction) if deduction.reason.is_none() => deduction.reason = Some(text),
                _ => line.info.push(text),
            },
            None => self.advice.info.push(text),
        }
    }
}

/// `CCYYMMDD` or `YYMMDD`.
fn date(text: &str) -> Option<Date> {
    let format = if text.len() == 6 { "%y%m%d" } else { "%Y%m%d" };
    Date::parse_from_str(text, format).ok()
}
