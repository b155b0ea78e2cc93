//! The documents that are rendered, and the job that renders them: orders, deliveries and invoices
//! each ask for theirs.

use kernel::{EntityId, Id, IdKind};
use store::NewJob;

use crate::words::words;

words! {
    /// The kinds of document that are rendered.
    DocumentKind as "a kind of rendered document" {
        /// Confirms an order.
        OrderAcknowledgement = "order_acknowledgement",
        /// Goes with the goods.
        DeliveryNote = "delivery_note",
        /// Asks for money.
        Invoice = "invoice",
        /// Takes an invoice back.
        CreditNote = "credit_note",
        /// A customer's account.
        Statement = "statement",
    }
}

/// Kind of the job that renders a document and keeps the copy.
///
/// Its payload: `entity`, `subject` (prefixed id of what the document shows) and `kind` (a
/// [`DocumentKind`]). Its dedupe key: `KIND:SUBJECT`.
pub const RENDER_JOB: &str = "render_document";

/// The job that renders a document about `subject`.
pub fn render_job<K: IdKind>(entity: EntityId, subject: Id<K>, kind: DocumentKind) -> NewJob {
    let payload = serde_json::json!({
        "entity": entity.to_string(),
        "subject": subject.to_string(),
        "kind": kind.as_str(),
    });
    NewJob::new(RENDER_JOB, payload).dedupe(format!("{kind}:{subject}"))
}

/// Documents are rendered unless the request says no, as it does for bulk history.
pub(crate) const fn yes() -> bool {
    true
}
