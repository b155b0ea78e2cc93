//! Cashlane insight.
