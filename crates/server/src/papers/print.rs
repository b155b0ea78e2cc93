use kernel::{Currency, CustomerId, Date, EntityId};
use o2c::{cash, parties, receivables};
use store::{Files, Store};

use super::{PaperError, Style, language, statements};

/// Why a document could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// What it is about cannot be read.
    #[error(transparent)]
    Business(#[from] o2c::Error),
    /// A figure does not fit.
    #[error("the document cannot be made")]
    Paper(#[from] PaperError),
    /// It cannot be rendered.
    #[error("the document cannot be rendered")]
    Pdf(#[from] pdf::PdfError),
}

impl From<store::Error> for PrintError {
    fn from(error: store::Error) -> Self {
        Self::Business(error.into())
    }
}

/// A customer's statement of account as PDF, one for each currency in use.
///
/// # Errors
/// Refuses a period that ends before it begins; fails when it cannot be rendered.
pub fn statement_pdfs(
    store: &Store,
    files: &Files,
    entity: EntityId,
    customer: CustomerId,
    from: Date,
    to: Date,
) -> Result<Vec<(Currency, Vec<u8>)>, PrintError> {
    let (statement, seller, buyer, accounts, style) = store.read(|tx| {
        Ok::<_, o2c::Error>((
            receivables::statement(tx, entity, customer, from, to)?,
            parties::entity(tx, entity)?,
            parties::customer(tx, entity, customer)?,
            cash::bank_accounts(tx, entity)?,
            Style::load(tx, entity)?,
        ))
    })?;
    let papers = statements(&statement, &seller, &buyer, &accounts)?;
    let dressed = |mut paper: super::StatementPaper| {
        style.dress(&mut paper.document, buyer.language, files)?;
        let pdf = pdf::render(&paper.document, language(buyer.language))?;
        Ok((paper.currency, pdf))
    };
    papers.into_iter().map(dressed).collect()
}
