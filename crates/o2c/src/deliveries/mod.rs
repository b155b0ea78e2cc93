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

mod billing;
mod deliver;
mod proof_files;
mod queries;
mod returns;
pub mod rules;
mod ship;
mod store;
mod types;
mod verify;

use kernel::DeliveryId;

use crate::error::{Code, Refusal};
use crate::orders::Effect;

pub use billing::{due_deliveries, mark_billed_tx};
pub use deliver::{deliver, record_proofs_of_delivery};
pub use proof_files::{add_proof_file, proof_file};
pub(crate) use queries::PLACE;
pub use queries::{delivery, delivery_ids_by_numbers, list_deliveries};
pub use returns::return_goods;
pub use ship::{cancel_shipments, ship};
pub use types::{
    Arrival, Billing, CancelShipment, DeliveryChange, DeliveryFilter, DeliveryHead, DeliveryKind,
    DeliveryLine, DeliveryReceipt, DeliverySort, DeliveryStatus, DeliveryView, DueDelivery,
    DueFilter, DueLine, LineQuantity, NewDelivery, NewProof, NewReturn, ProofOfDelivery,
};
pub use verify::verify;

/// The delivery does not exist within the legal entity.
fn unknown_delivery(delivery: DeliveryId) -> Refusal {
    Refusal::new(
        Code::UnknownReference,
        "delivery",
        format!("there is no delivery {delivery}"),
        "give the id of a delivery of this legal entity",
    )
}

/// The answer of a command for one delivery.
fn change(delivery: &store::DeliveryState, effect: Effect) -> DeliveryChange {
    DeliveryChange {
        delivery: delivery.id,
        number: delivery.number.clone(),
        status: delivery.status,
        billing: delivery.billing,
        effect,
    }
}
