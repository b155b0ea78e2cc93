//! Cashlane server.
