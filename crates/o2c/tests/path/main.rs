//! Orders, deliveries and the process they make, on every database there is.

mod baselines;
mod deliveries;
mod forecast;
mod orders;
mod process;
mod product_groups;
mod race;
mod reservations;
mod walk;
#[path = "../path_world/mod.rs"]
mod world;
