//! Master data: one row is one customer, product or price.

pub(in crate::exchange::import) mod customers;
pub(in crate::exchange::import) mod prices;
pub(in crate::exchange::import) mod products;
