//! Orders and deliveries, on every database there is.

mod deliveries;
mod orders;
mod race;
mod reservations;
mod walk;
#[path = "../path_world/mod.rs"]
mod world;
