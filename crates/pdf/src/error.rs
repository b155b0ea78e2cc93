//! What can go wrong between figures and paper.

use kernel::KernelError;
use thiserror::Error;

/// Why a document was not rendered.
#[derive(Debug, Error)]
pub enum PdfError {
    /// Two figures of the document contradict each other.
    #[error("{document}: {what} should be {expected} but is {found}")]
    Inconsistent {
        /// Number of the document.
        document: String,
        /// Which figure, in words.
        what: &'static str,
        /// What the other figures add up to.
        expected: String,
        /// What the document states.
        found: String,
    },
    /// Amounts of different currencies, or sums beyond the representable range.
    #[error("the amounts of {document} cannot be added")]
    Money {
        /// Number of the document.
        document: String,
        /// What the money arithmetic said.
        source: KernelError,
    },
    /// Neither a PNG nor an SVG file.
    #[error("the logo is neither PNG nor SVG")]
    LogoFormat,
    /// Larger than the limit in bytes.
    #[error("the logo has {bytes} bytes, more than the {limit} allowed")]
    LogoSize {
        /// Size of the file given.
        bytes: usize,
        /// Largest size accepted.
        limit: usize,
    },
    /// Not a colour such as `#1f4e79`.
    #[error("{text:?} is not a colour of the form #rrggbb")]
    Accent {
        /// The text given.
        text: String,
    },
    /// A language there are no labels for.
    #[error("there are no documents in language {text:?}")]
    Language {
        /// The text given.
        text: String,
    },
    /// A font file that cannot be read.
    #[error("additional font number {index} is not a TrueType or OpenType font")]
    Font {
        /// Position in the list given, counted from zero.
        index: usize,
    },
    /// The view could not be written as JSON.
    #[error("the document cannot be passed to the layout")]
    View(#[from] serde_json::Error),
    /// The layout refused: a damaged logo, or a fault of the templates.
    #[error("the layout failed: {messages}")]
    Layout {
        /// What the layout said, joined by `; `.
        messages: String,
    },
}
