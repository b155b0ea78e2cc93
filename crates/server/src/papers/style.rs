//! The look of a legal entity's documents, put on a document.

use o2c::parties::{self, Language, Look};
use pdf::{Document, Logo};
use store::{Files, Tx};

use super::PaperError;

/// A look with the logo's bytes.
pub struct Style {
    /// Its version.
    pub version: i64,
    look: Look,
    logo: Option<String>,
}

impl Style {
    /// The look as it is now.
    ///
    /// # Errors
    /// Fails only with the store.
    pub fn load(tx: &mut Tx, entity: kernel::EntityId) -> o2c::Result<Self> {
        let style = parties::document_style(tx, entity)?;
        Self::of(tx, entity, style.version, style.look)
    }

    /// A look that is not saved yet.
    ///
    /// # Errors
    /// Refuses a look that could not be saved.
    pub fn on_trial(tx: &mut Tx, entity: kernel::EntityId, look: Look) -> o2c::Result<Self> {
        parties::check_look(tx, entity, &look)?;
        Self::of(tx, entity, 0, look)
    }

    fn of(tx: &mut Tx, entity: kernel::EntityId, version: i64, look: Look) -> o2c::Result<Self> {
        let logo = match look.logo {
            Some(file) => Some(parties::logo_file(tx, entity, file)?.sha256),
            None => None,
        };
        Ok(Self {
            version,
            look,
            logo,
        })
    }

    /// Puts the look on a document. How to pay stands on what asks for money.
    ///
    /// # Errors
    /// The logo's file is gone or damaged.
    pub fn dress(
        &self,
        document: &mut Document,
        language: Language,
        files: &Files,
    ) -> Result<(), PaperError> {
        let unfit = |error: &dyn std::fmt::Display| PaperError::Unfit(error.to_string());
        let logo = match &self.logo {
            Some(hash) => {
                let bytes = files.get(hash).map_err(|error| unfit(&error))?;
                Some(Logo::try_new(bytes).map_err(|error| unfit(&error))?)
            }
            None => None,
        };
        let asks = matches!(document, Document::Invoice(_) | Document::Statement(_));
        let sender = document.sender_mut();
        sender.logo = logo;
        sender.accent = self.look.accent.parse().map_err(|error| unfit(&error))?;
        let footer = self.look.footer.lines(language).map(str::to_owned);
        sender.legal_lines.extend(footer);
        if asks {
            let payment = self.look.payment.lines(language).map(str::to_owned);
            document.head_mut().notes.extend(payment);
        }
        Ok(())
    }
}
