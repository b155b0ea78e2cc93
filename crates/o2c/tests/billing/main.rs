//! Invoicing and cash, on every database there is.

mod books;
mod cash;
mod invoicing;
mod policies;
mod replays;
mod walk;
#[path = "../path_world/mod.rs"]
mod world;
