//! Cashlane pdf.
