//! Turns typed documents into views: labels, formats and the order of blocks.

mod frame;
mod invoice;
mod lines;
mod order;
mod statement;

use kernel::{Date, Money};

use crate::format::{format_amount, format_date, format_money, short_date};
use crate::labels::Labels;
use crate::model::Document;
use crate::view::View;
use crate::{Language, PdfError};

/// The reader's language with its words.
#[derive(Clone, Copy)]
pub(crate) struct Wording {
    pub(crate) language: Language,
    pub(crate) labels: &'static Labels,
}

impl Wording {
    fn amount(self, money: Money) -> String {
        format_amount(money, self.language)
    }

    fn money(self, money: Money) -> String {
        format_money(money, self.language)
    }

    fn date(self, date: Date) -> String {
        format_date(date, self.language)
    }

    fn short_date(self, date: Date) -> String {
        short_date(date, self.language)
    }
}

/// The view of a document; fonts and logo are the engine's.
pub(crate) fn view(document: &Document, language: Language) -> Result<View, PdfError> {
    let wording = Wording {
        language,
        labels: Labels::of(language),
    };
    match document {
        Document::OrderAcknowledgement(paper) => order::acknowledgement(paper, wording),
        Document::DeliveryNote(paper) => Ok(order::delivery_note(paper, wording)),
        Document::Invoice(paper) => invoice::invoice(paper, wording),
        Document::CreditNote(paper) => invoice::credit_note(paper, wording),
        Document::Statement(paper) => statement::statement(paper, wording),
    }
}
