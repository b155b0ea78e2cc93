//! See the room's part of the crate documentation.
