//! Cashlane o2c.
