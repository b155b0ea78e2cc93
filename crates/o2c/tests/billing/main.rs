//! Invoicing and cash, on every database there is.

mod books;
mod cash;
mod invoicing;
mod walk;
#[expect(
    dead_code,
    reason = "the tests of orders and deliveries use the rest of it"
)]
#[path = "../path_world/mod.rs"]
mod world;
