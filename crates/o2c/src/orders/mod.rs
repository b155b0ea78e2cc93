//! Customer orders: entry, acceptance, holds, acknowledgement, cancellation.
//!
//! An order that comes in is priced, taxed and judged. Nothing against it: its credit is reserved
//! and it stands `received`. Otherwise it stands `held`, each hold naming its reason and the
//! evidence, until people mend the lines, lift the holds or refuse the order; when the last hold
//! goes, credit is judged again. Acknowledging confirms dates and turns the reservation into a
//! commitment; an order that is not acknowledged in time gives its reservation up and is held
//! ([`expire_reservations`]). Later rooms move the quantities on ([`record_shipped_tx`] and its
//! siblings), and the status follows from the quantities.
//!
//! Credit of an order, always in shares of its lines' gross amounts by cumulative quantity, so that
//! it is a function of the quantities alone and ends at zero to the cent ([`share`]):
//!
//! | standing | reserved | ordered | delivered |
//! |---|---|---|---|
//! | held, refused, cancelled | – | – | – |
//! | received | wanted | – | – |
//! | acknowledged and later | – | wanted − delivered | delivered − invoiced |

mod acknowledge;
mod amounts;
mod cancel;
mod change_line;
mod credit_check;
mod draft;
mod expire;
mod hold_book;
mod insert;
mod policy;
mod progress;
mod queries;
mod receipt;
mod receive;
mod record;
mod refuse;
mod release;
mod restore;
pub mod rules;
mod state;
mod store;
mod types;
mod verify;
mod views;

pub use acknowledge::acknowledge_orders;
pub use amounts::{TaxedLine, Totals, share, totals};
pub use cancel::{cancel_lines, cancel_orders};
pub use change_line::change_lines;
pub use expire::expire_reservations;
pub use policy::{OrderField, OrderRules};
pub use progress::{
    lines_for_update, record_delivered_tx, record_invoiced_tx, record_returned_tx,
    record_shipped_tx, record_unshipped_tx,
};
pub(crate) use queries::PLACE;
pub use queries::{list_holds, list_orders, order, order_ids_by_numbers};
pub use receipt::{AgreedPrice, OrderCredit, OrderReceipt, PriceSource, ReceiptLine};
pub use receive::receive_orders;
pub use refuse::refuse_orders;
pub use release::release_holds;
pub use restore::restore_holds;
pub use rules::LEAD_DAYS;
pub use state::{LineMove, OrderSet, OrderState};
pub(crate) use store::take_numbers;
pub use types::{
    Acknowledge, CancelLine, CancelLines, CancelOrder, ChangeLine, Channel, Effect, HoldFilter,
    HoldReason, HoldSort, LinePrice, NewOrder, NewOrderLine, OrderChange, OrderFilter, OrderSort,
    OrderStatus, PricePolicy, RefuseOrder, ReleaseHold, RestoreHold,
};
pub use verify::verify;
pub use views::{HoldView, OrderHead, OrderLine, OrderView, QueuedHold};
