//! UN/EDIFACT REMADV.

use std::io::BufRead;

use kernel::{Currency, Date, Money};

use super::Take;
use super::model::{Advice, Deduction, DocumentKind, Form, Line};
use super::segments::{Segment, Segments, Signs};
use crate::bank::Identifier;
use crate::bank::amount::parse_amount;
use crate::error::FormatError;

/// The signs as `UNA` tells them, else those of the standard.
fn signs(text: &str) -> Option<(Signs, usize)> {
    let Some(rest) = text.strip_prefix("UNA") else {
        let standard = Signs {
            element: '+',
            component: ':',
            release: Some('?'),
            terminator: '\'',
        };
        return Some((standard, 0));
    };
    let told: Vec<char> = rest.chars().take(6).collect();
    let [component, element, _decimal, release, _, terminator] = *told.as_slice() else {
        return None;
    };
    let length = 3 + told.iter().map(|c| c.len_utf8()).sum::<usize>();
    Some((
        Signs {
            element,
            component,
            release: Some(release).filter(|c| *c != ' '),
            terminator,
        },
        length,
    ))
}

/// A message on its way.
struct Message {
    advice: Advice,
    currency: Option<Currency>,
    /// True between a reason and its amount.
    adjusting: Option<Deduction>,
    /// True in the summary at the end.
    summary: bool,
}

pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    take: Take<'_>,
) -> Result<(), FormatError> {
    let mut segments = Segments::new(input, signs)?;
    let mut message: Option<Message> = None;
    while let Some(segment) = segments.next()? {
        match (segment.tag(), &mut message) {
            ("UNH", _) if segment.at(2, 0) == "REMADV" => {
                message = Some(Message {
                    advice: Advice::new(Form::Edifact),
                    currency,
                    adjusting: None,
                    summary: false,
                });
            }
            ("UNT", _) => {
                if let Some(done) = message.take() {
                    take(done.advice)?;
                }
            }
            (_, Some(message)) => message.place(&segment)?,
            (_, None) => {}
        }
    }
    match message {
        Some(_) => Err(
            FormatError::new("UNT", "is missing; the file was cut short")
                .remedy("ask the sender for the whole file"),
        ),
        None => Ok(()),
    }
}

impl Message {
    fn place(&mut self, segment: &Segment) -> Result<(), FormatError> {
        match segment.tag() {
            "BGM" => self.advice.id = segment.some(2, 0),
            "CUX" => self.currency = Currency::parse(segment.at(1, 1)).ok().or(self.currency),
            "NAD" => {
                let party = match segment.text(1) {
                    "PR" | "BY" | "DR" => &mut self.advice.payer,
                    "PE" | "SU" | "II" => &mut self.advice.payee,
                    _ => return Ok(()),
                };
                party.id = party.id.take().or(segment.some(2, 0));
                party.name = party
                    .name
                    .take()
                    .or_else(|| segment.joined(4).or_else(|| segment.joined(3)));
            }
            "FII" => {
                let party = match segment.text(1) {
                    "OR" => &mut self.advice.payer,
                    "BF" => &mut self.advice.payee,
                    _ => return Ok(()),
                };
                party.account = segment.some(2, 0);
            }
            "DOC" => self.document(segment),
            "MOA" => self.amount(segment)?,
            "AJT" => {
                self.adjusting = Some(Deduction {
                    amount: Money::zero(self.currency.unwrap_or(Currency::EUR)),
                    code: segment.some(1, 0),
                    reason: None,
                });
            }
            "DTM" => self.date(segment),
            "RFF" => self.reference(segment),
            "FTX" => {
                let text = segment.joined(4).or_else(|| segment.joined(3));
                self.text(text);
            }
            "UNS" => self.summary = true,
            _ => {}
        }
        Ok(())
    }

    fn document(&mut self, segment: &Segment) {
        self.adjusting = None;
        let kind = match segment.text(1) {
            "380" | "" => DocumentKind::Invoice,
            "381" | "83" => DocumentKind::CreditNote,
            "383" | "84" => DocumentKind::DebitNote,
            other => DocumentKind::Other(other.to_owned()),
        };
        self.advice.lines.push(Line {
            document: segment.at(2, 0).to_owned(),
            kind,
            ..Line::default()
        });
    }

    fn amount(&mut self, segment: &Segment) -> Result<(), FormatError> {
        let text = segment.at(1, 1);
        let told = Currency::parse(segment.at(1, 2)).ok();
        let Some(currency) = told.or(self.currency) else {
            return Err(segment
                .error("has no currency, and no CUX tells one")
                .value(text)
                .remedy("name the currency when reading"));
        };
        let money = parse_amount(&text.replace(',', "."), currency)
            .map_err(|problem| segment.error(problem).value(text))?;
        let line = self.advice.lines.last_mut().filter(|_| !self.summary);
        let Some(line) = line else {
            if matches!(segment.at(1, 0), "9" | "12" | "86" | "128" | "60") {
                self.advice.amount = Some(money);
            }
            return Ok(());
        };
        let signed = match line.kind {
            DocumentKind::CreditNote => money.abs().neg(),
            _ => money,
        };
        match segment.at(1, 0) {
            "12" | "60" => line.net = Some(signed),
            "39" | "77" | "86" | "128" => line.gross = Some(signed),
            // The amount due is what is paid where nothing else tells that.
            "9" => line.net = line.net.or(Some(signed)),
            "52" | "138" => line.discount = Some(money),
            "165" | "8" | "5" => {
                let mut deduction = self.adjusting.take().unwrap_or(Deduction {
                    amount: money,
                    code: None,
                    reason: None,
                });
                deduction.amount = money;
                line.deductions.push(deduction);
            }
            _ => {}
        }
        Ok(())
    }

    fn date(&mut self, segment: &Segment) {
        let day = segment
            .at(1, 1)
            .get(..8)
            .and_then(|text| Date::parse_from_str(text, "%Y%m%d").ok());
        match (segment.at(1, 0), self.advice.lines.last_mut()) {
            ("137" | "171" | "3", Some(line)) => line.document_date = day,
            ("138" | "140" | "203" | "209" | "206", None) => {
                self.advice.paid_on = self.advice.paid_on.or(day);
            }
            _ => {}
        }
    }

    fn reference(&mut self, segment: &Segment) {
        let (kind, value) = (segment.at(1, 0), segment.at(1, 1));
        let id = Identifier {
            kind: kind.to_owned(),
            value: value.to_owned(),
        };
        match self.advice.lines.last_mut() {
            Some(line) => line.ids.push(id),
            None if matches!(kind, "PQ" | "AEK" | "CK" | "TN" | "RA") => {
                self.advice.payment_ref = Some(value.to_owned());
            }
            None => self.advice.ids.push(id),
        }
    }

    /// Text tells the reason of the deduction before it, else it is about the document or all.
    fn text(&mut self, text: Option<String>) {
        let Some(text) = text else { return };
        if let Some(adjusting) = &mut self.adjusting {
            adjusting.reason = Some(text);
            return;
        }
        match self.advice.lines.last_mut().filter(|_| !self.summary) {
            Some(line) => match line.deductions.last_mut() {
                Some(deduction) if deduction.reason.is_none() => deduction.reason = Some(text),
                _ => line.info.push(text),
            },
            None => self.advice.info.push(text),
        }
    }
}
