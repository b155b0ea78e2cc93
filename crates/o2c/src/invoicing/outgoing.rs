//! What leaves the house: rendered documents and the e-mails that bring them.

use kernel::{CustomerId, FileId, Instant, MailId, ObjectRef, ObjectType};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::documents::DocumentKind;
use crate::orders::Effect;
use crate::parties::Language;
use crate::words::words;

/// A rendered copy of a document, to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentCopy {
    /// What it shows: an object type of the event vocabulary.
    pub subject_type: String,
    /// The id of what it shows, without prefix.
    pub subject_id: Uuid,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// Its language.
    pub language: Language,
    /// The file.
    pub file: FileId,
    /// The version of the legal entity's document style; `None`: before there was one.
    pub style_version: Option<i64>,
    /// When it was rendered.
    pub created_at: Instant,
}

/// A rendered document: what was sent, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RenderedDocument {
    /// The order, delivery, invoice or credit note that it shows.
    pub document: String,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// Its language.
    pub language: Language,
    /// The file.
    #[schema(value_type = String)]
    pub file: FileId,
    /// The file's name.
    pub name: String,
    /// Its length in bytes.
    pub size: i64,
    /// The SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// When it was rendered.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

/// An e-mail to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail {
    /// What it is about: an object of the event vocabulary.
    pub about: ObjectRef,
    /// To which customer it goes.
    pub customer: Option<CustomerId>,
    /// Address it goes to.
    pub recipient: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// The attachment.
    pub file: Option<FileId>,
}

words! {
    /// What became of an e-mail.
    MailStatus as "a mail status" {
        /// Waits for its turn.
        Queued = "queued",
        /// The mail server took it.
        Sent = "sent",
        /// It could not be sent.
        Failed = "failed",
    }
}

/// An e-mail and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mail {
    /// Its id.
    #[schema(value_type = String)]
    pub id: MailId,
    /// The document that it is about.
    pub document: String,
    /// What it is about, as the event log names it.
    #[serde(skip)]
    pub about: (ObjectType, Uuid),
    /// To which customer it goes.
    #[schema(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// That customer's number.
    pub customer_number: Option<String>,
    /// That customer's name.
    pub customer_name: Option<String>,
    /// Address it goes to.
    pub recipient: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// The attachment.
    #[schema(value_type = Option<String>)]
    pub file: Option<FileId>,
    /// What became of it.
    pub status: MailStatus,
    /// The mail server's name for it.
    pub message_id: Option<String>,
    /// Why it could not be sent.
    pub error: Option<String>,
    /// When it was queued.
    #[schema(value_type = String, format = DateTime)]
    pub queued_at: Instant,
    /// When the mail server took it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Instant>,
}

/// A mail after a command, and whether the command changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailChange {
    /// The mail as it stands now.
    pub mail: Mail,
    /// Repeating a command is no mistake.
    pub effect: Effect,
}

/// Which mails a list shows. Filters combine; all absent shows all.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct MailFilter {
    /// Only those of which this became.
    pub status: Option<MailStatus>,
    /// Only those to this customer.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only those about this order, invoice or credit note, by its id.
    pub document: Option<String>,
}

/// A mail to send once more.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendAgain {
    /// Which mail.
    #[schema(value_type = String)]
    pub mail: MailId,
    /// Where it goes this time. Default: where it went before.
    #[serde(default)]
    pub recipient: Option<String>,
}
