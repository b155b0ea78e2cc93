//! Credit: how much a customer may bind, and how much is bound.
//!
//! Exposure is the sum of four parts: open items, delivered not invoiced, open orders, and
//! reserved orders. An order binds credit in two phases, as a reservation when it comes in and
//! as a commitment when it is accepted; delivery and invoice move the same amount on, until the
//! open item takes its place. Each order's amounts are kept in `credit_commitments`, each
//! customer's sums in `credit_positions`; both move in the caller's transaction, and the row of
//! the customer is locked while an order is judged, so that two orders cannot take the same
//! headroom.
//!
//! By what rules credit is given stands in a policy ([`CreditRules`]), one of which is in force.
//!
//! The customer here is the one who will owe: the payer of the order. Limits are per currency.

mod commands;
mod policy;
mod queries;
mod rules;
mod store;
mod types;

pub use commands::{
    commit_tx, deliver_tx, invoice_tx, move_positions_tx, recheck_tx, record_reserved, release_tx,
    reserve_tx, set_limit,
};
pub use policy::{CreditFacts, CreditReason, CreditRules, Standing};
pub use queries::{asks_standing, exposure, exposures, positions, verify};
pub use types::{
    CommitRequest, CreditDecision, Exposure, LimitChange, MoveRequest, Part, PositionMove,
    ReleaseRequest, ReserveRequest,
};
