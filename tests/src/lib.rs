//! Cashlane tests.
