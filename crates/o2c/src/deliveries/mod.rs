//! Deliveries: goods leave, arrive and come back.
//!
//! A delivery fulfils one order, wholly or partly; an order may have several. It is `shipped`, then
//! `delivered` (or `cancelled` on its way); a return is recorded when the goods are back. The
//! room moves the order's quantities and its credit along, and keeps what is to be billed:
//!
//! - billing rule `delivery`: a delivery is due as soon as it has arrived;
//! - billing rule `order`: all deliveries of an order become due together, when the order has
//!   been delivered whole. The arrival that completes the order makes them due; where a
//!   cancellation of the rest completes it, [`due_deliveries`] finds them by their own index and
//!   makes them due before it answers.
//!
//! A return is due at once, or together with the deliveries it belongs to.

mod types;

pub use types::{
    Arrival, Billing, CancelShipment, DeliveryChange, DeliveryFilter, DeliveryHead, DeliveryKind,
    DeliveryLine, DeliveryReceipt, DeliveryStatus, DeliveryView, DueDelivery, DueFilter, DueLine,
    LineQuantity, NewDelivery, NewProof, NewReturn, ProofOfDelivery,
};
