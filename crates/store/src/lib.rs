//! Cashlane store.
