//! The paper face of Cashlane: order acknowledgement, delivery note, invoice, credit note and
//! customer statement as PDF/A-3b, in English, German and French.
//!
//! The crate decides nothing about business: it receives finished figures, checks that they add up
//! (a document that contradicts itself is refused), words and formats them for the reader's
//! language, and lays them out. Equal input gives equal bytes, so a stored document can be
//! rendered again and compared with its hash.
//!
//! The way of a document: [`Document`] (typed figures) → `compose` (labels, formats, blocks) →
//! view (plain strings as JSON) → `templates/*.typ` (geometry only) → PDF. Text from people enters
//! the templates as data, never as markup.

#![warn(missing_docs)]

mod check;
mod compose;
mod countries;
mod engine;
mod error;
mod format;
mod labels;
mod language;
mod model;
mod report;
mod text;
mod units;
mod view;

pub use engine::{Rendered, Renderer};
pub use error::PdfError;
pub use format::{format_amount, format_date, format_money, format_percent, format_quantity};
pub use language::Language;
pub use model::{
    Accent, Address, AgingBucket, Allowance, BankAccount, Contact, CreditNote, DeliveryLine,
    DeliveryNote, Discount, Document, DocumentRef, Head, Instalment, Invoice, LineDiscount, Logo,
    LogoFormat, Movement, MovementKind, OpenItem, OrderAcknowledgement, OrderLine, Payment,
    PricedLine, Sender, Shipping, Statement, Supply, TaxCategory, TaxLine, TaxMark, Totals,
};

pub use report::{
    Bar, Chart, MapEdge, MapNode, Report, ReportBlock, ReportFigure, ReportTable, Section, Series,
    bars, lines, process_map, report_html, report_pdf, whole,
};

/// Renders one document with the embedded fonts.
///
/// # Errors
/// [`PdfError::Inconsistent`] when the figures contradict each other, [`PdfError::Money`] when
/// currencies are mixed, [`PdfError::Layout`] when the sender's logo cannot be drawn.
pub fn render(document: &Document, language: Language) -> Result<Vec<u8>, PdfError> {
    Ok(Renderer::shared().render(document, language)?.pdf)
}
