//! Cashlane kernel.
