//! Documents of the order path with all that is needed to render them and send them on.

use kernel::{CustomerId, DeliveryId, EntityId, InvoiceId, ObjectRef, OrderId};
use o2c::invoicing;
use o2c::parties::{self, Customer, Language};
use o2c::{agreements, cash, deliveries, orders};
use pdf::{Document, DocumentRef};
use store::Tx;

use super::PrintError;

/// A document that is ready to be rendered, and to whom it goes.
pub struct Ready {
    /// What is to be rendered.
    pub document: Document,
    /// In which language.
    pub language: Language,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub subject: ObjectRef,
    /// Whose it is.
    pub customer: CustomerId,
    /// Where a mail with it goes; none: it is not mailed.
    pub recipient: Option<String>,
}

impl Ready {
    /// The same to be looked at before it is issued: marked as a draft on every page.
    #[must_use]
    pub fn draft(mut self) -> Self {
        self.document.head_mut().draft = true;
        self
    }

    /// The same without the number that a trial drew, and without what is made from it.
    #[must_use]
    pub fn unnumbered(mut self) -> Self {
        self.document.head_mut().number.clear();
        if let Document::Invoice(invoice) = &mut self.document {
            invoice.payment.reference = None;
        }
        self
    }
}

/// The text of a payment term in the language of a document.
fn terms(
    tx: &mut Tx,
    entity: EntityId,
    term: Option<kernel::TermId>,
    language: Language,
) -> Result<Option<String>, PrintError> {
    let Some(id) = term else { return Ok(None) };
    let terms = agreements::terms_by_ids(tx, entity, &[id])?;
    Ok(terms
        .get(&id)
        .map(|term| agreements::describe(&term.rules, language)))
}

/// An invoice or a credit note.
///
/// # Errors
/// There is none with this id, or a figure does not fit the paper.
pub fn invoice(tx: &mut Tx, entity: EntityId, id: InvoiceId) -> Result<Ready, PrintError> {
    let view = invoicing::invoice(tx, entity, id)?;
    let accounts = cash::bank_accounts(tx, entity)?;
    let document = match view.head.kind {
        invoicing::InvoiceKind::Invoice => {
            let terms = terms(tx, entity, view.payment_term, view.language)?;
            super::invoice(&view, &accounts, terms)?
        }
        invoicing::InvoiceKind::CreditNote => {
            let corrected = match view.head.corrects {
                Some(corrected) => Some(invoicing::invoice(tx, entity, corrected)?.head),
                None => None,
            };
            let corrected = corrected.map(|head| DocumentRef {
                number: head.number,
                date: head.issued_on,
            });
            super::credit_note(&view, &accounts, corrected)?
        }
    };
    let customer = parties::customer(tx, entity, view.head.customer)?;
    Ok(Ready {
        document,
        language: view.language,
        number: view.head.number.clone(),
        subject: ObjectRef::new(id, "subject"),
        customer: customer.id,
        recipient: customer.email,
    })
}

/// The acknowledgement of an order.
///
/// # Errors
/// As [`invoice`].
pub fn acknowledgement(tx: &mut Tx, entity: EntityId, id: OrderId) -> Result<Ready, PrintError> {
    let view = orders::order(tx, entity, id)?;
    let seller = parties::entity(tx, entity)?;
    let customer: Customer = parties::customer(tx, entity, view.head.customer)?;
    let accounts = cash::bank_accounts(tx, entity)?;
    let terms = terms(tx, entity, view.head.payment_term, customer.language)?;
    let document = super::acknowledgement(&view, &seller, &customer, &accounts, terms)?;
    Ok(Ready {
        document,
        language: customer.language,
        number: view.head.number.clone(),
        subject: ObjectRef::new(id, "subject"),
        customer: customer.id,
        recipient: customer.email,
    })
}

/// The note of a delivery.
///
/// # Errors
/// As [`invoice`].
pub fn delivery_note(tx: &mut Tx, entity: EntityId, id: DeliveryId) -> Result<Ready, PrintError> {
    let view = deliveries::delivery(tx, entity, id)?;
    let seller = parties::entity(tx, entity)?;
    let ship_to = parties::customer(tx, entity, view.head.ship_to)?;
    let accounts = cash::bank_accounts(tx, entity)?;
    let document = super::delivery_note(&view, &seller, &ship_to, &accounts)?;
    Ok(Ready {
        document,
        language: ship_to.language,
        number: view.head.number.clone(),
        subject: ObjectRef::new(id, "subject"),
        customer: ship_to.id,
        // A delivery note travels with the goods.
        recipient: None,
    })
}
