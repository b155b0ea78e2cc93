//! Cashlane formats.
