use std::str::FromStr;

use kernel::{Actor, DeliveryId, EntityId, FileId, InvoiceId, OrderId};
use o2c::invoicing::{self, DocumentCopy, DocumentKind, NewMail};
use o2c::parties::Language;
use store::{Job, Tx};

use super::{WorkError, Worker, field};
use crate::papers::{self, Ready, ready};

/// Renders one document, keeps it, and queues the mail that brings it to the customer.
pub fn run(worker: &Worker, job: &Job) -> Result<(), WorkError> {
    let entity: EntityId = field(job, "entity")?;
    let kind = document_kind(job)?;
    let subject: String = field(job, "subject")?;
    let (mut draft, style) = worker.store.read(|tx| {
        let draft = draft(tx, entity, kind, &subject)?;
        Ok::<_, WorkError>((draft, papers::Style::load(tx, entity)?))
    })?;
    style.dress(&mut draft.document, draft.language, &worker.files)?;
    let bytes = pdf::render(&draft.document, papers::language(draft.language))?;
    let hash = worker.files.put(&bytes)?;
    let job = job.clone();
    let size = bytes.len();
    worker.store.write(
        Actor::system("documents"),
        move |tx| -> Result<(), WorkError> {
            let file = (hash.as_str(), size);
            keep(tx, entity, kind, &draft, file, style.version)?;
            Ok(tx.finish_job_tx(&job)?)
        },
    )
}

fn document_kind(job: &Job) -> Result<DocumentKind, WorkError> {
    let word: String = field(job, "kind")?;
    DocumentKind::parse(&word)
        .ok_or_else(|| WorkError::Payload(format!("{word:?} is no kind of document")))
}

fn keep(
    tx: &mut Tx,
    entity: EntityId,
    kind: DocumentKind,
    draft: &Ready,
    (hash, size): (&str, usize),
    style_version: i64,
) -> Result<(), WorkError> {
    let subject = draft.subject.id;
    if invoicing::find_document_copy(tx, entity, subject, kind, draft.language)?.is_some() {
        return Ok(());
    }
    let name = format!("{}.pdf", file_name(&draft.number));
    let file = tx.add_file(hash, "application/pdf", &name, size)?;
    let created_at = tx.now();
    let copy = DocumentCopy {
        subject_type: draft.subject.object_type.as_str().to_owned(),
        subject_id: subject,
        kind,
        language: draft.language,
        file,
        style_version: Some(style_version),
        created_at,
    };
    invoicing::add_document_copy(tx, entity, copy)?;
    if let Some(recipient) = &draft.recipient {
        invoicing::queue_mail(tx, entity, letter(kind, draft, recipient, file))?;
    }
    Ok(())
}

fn letter(kind: DocumentKind, draft: &Ready, recipient: &str, file: FileId) -> NewMail {
    let (word, body) = wording(kind, draft.language);
    NewMail {
        about: draft.subject,
        customer: Some(draft.customer),
        recipient: recipient.to_owned(),
        subject: format!("{word} {}", draft.number),
        body: body.replace("{number}", &draft.number),
        file: Some(file),
    }
}

/// The document's word and the text of the mail that brings it.
fn wording(kind: DocumentKind, language: Language) -> (&'static str, &'static str) {
    use DocumentKind as Kind;
    match (language, kind) {
        (Language::En, Kind::OrderAcknowledgement) => (
            "Order acknowledgement",
            "Please find attached our order acknowledgement {number}.\n",
        ),
        (Language::En, Kind::DeliveryNote) => (
            "Delivery note",
            "Please find attached our delivery note {number}.\n",
        ),
        (Language::En, Kind::Invoice) => {
            ("Invoice", "Please find attached our invoice {number}.\n")
        }
        (Language::En, Kind::CreditNote) => (
            "Credit note",
            "Please find attached our credit note {number}.\n",
        ),
        (Language::En, Kind::Statement) => (
            "Statement of account",
            "Please find attached your statement of account.\n",
        ),
        (Language::De, Kind::OrderAcknowledgement) => (
            "Auftragsbestätigung",
            "anbei erhalten Sie unsere Auftragsbestätigung {number}.\n",
        ),
        (Language::De, Kind::DeliveryNote) => (
            "Lieferschein",
            "anbei erhalten Sie unseren Lieferschein {number}.\n",
        ),
        (Language::De, Kind::Invoice) => {
            ("Rechnung", "anbei erhalten Sie unsere Rechnung {number}.\n")
        }
        (Language::De, Kind::CreditNote) => (
            "Gutschrift",
            "anbei erhalten Sie unsere Gutschrift {number}.\n",
        ),
        (Language::De, Kind::Statement) => {
            ("Kontoauszug", "anbei erhalten Sie Ihren Kontoauszug.\n")
        }
        (Language::Fr, Kind::OrderAcknowledgement) => (
            "Confirmation de commande",
            "Veuillez trouver ci-joint notre confirmation de commande {number}.\n",
        ),
        (Language::Fr, Kind::DeliveryNote) => (
            "Bon de livraison",
            "Veuillez trouver ci-joint notre bon de livraison {number}.\n",
        ),
        (Language::Fr, Kind::Invoice) => (
            "Facture",
            "Veuillez trouver ci-joint notre facture {number}.\n",
        ),
        (Language::Fr, Kind::CreditNote) => {
            ("Avoir", "Veuillez trouver ci-joint notre avoir {number}.\n")
        }
        (Language::Fr, Kind::Statement) => (
            "Relevé de compte",
            "Veuillez trouver ci-joint votre relevé de compte.\n",
        ),
    }
}

/// A number as a file name: letters, digits, dot, dash and underscore.
fn file_name(number: &str) -> String {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    number
        .chars()
        .map(|c| if harmless(c) { c } else { '_' })
        .collect()
}

fn draft(
    tx: &mut Tx,
    entity: EntityId,
    kind: DocumentKind,
    subject: &str,
) -> Result<Ready, WorkError> {
    Ok(match kind {
        DocumentKind::Invoice | DocumentKind::CreditNote => {
            ready::invoice(tx, entity, parse::<InvoiceId>(subject)?)?
        }
        DocumentKind::OrderAcknowledgement => {
            ready::acknowledgement(tx, entity, parse::<OrderId>(subject)?)?
        }
        DocumentKind::DeliveryNote => {
            ready::delivery_note(tx, entity, parse::<DeliveryId>(subject)?)?
        }
        DocumentKind::Statement => {
            return Err(WorkError::Payload(
                "statements are rendered on demand".to_owned(),
            ));
        }
    })
}

fn parse<T: FromStr>(text: &str) -> Result<T, WorkError> {
    text.parse()
        .map_err(|_| WorkError::Payload(format!("{text:?} is not the right kind of id")))
}
