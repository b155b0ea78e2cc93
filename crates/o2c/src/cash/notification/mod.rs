//! Notifications: what banks tell of the single payments behind one entry of a statement.
//!
//! A notification is kept as it came and posts nothing; the same one again changes nothing. It
//! belongs to the entry that [`rules`] single out, whichever of both came first. An entry of which
//! nothing is applied is then split: its parts, one a payment, are applied in its place, while the
//! ledger and the sums of its statement keep to the entry itself. A person can take that back while
//! no part is applied, and split what could not be split at first.

mod hand;
mod import;
mod keep;
mod linking;
mod queries;
mod reading;
mod rules;
mod splitting;
mod types;

pub use hand::{split_notification, undo_split};
pub use import::import_bank_file;
pub(super) use linking::find_for_statement;
pub use queries::{list_notifications, list_notified_payments, notification};
pub use types::{
    ImportedBankPart, ImportedNotification, Notification, NotificationChange, NotificationFilter,
    NotificationReason, NotificationStatus, NotifiedPayment,
};
