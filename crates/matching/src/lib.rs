//! Cashlane matching.
