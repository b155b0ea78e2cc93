//! Sending mail: into a folder by default, by SMTP when a server is named.

use std::path::PathBuf;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Message, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{SmtpTransport, Transport};

/// How long the SMTP server may take to answer.
const SMTP_TIMEOUT: Duration = Duration::from_secs(30);

/// Where mail goes.
pub enum Mailer {
    /// One `.eml` file a message in a folder. A mail program or a script picks them up.
    Folder(PathBuf),
    /// An SMTP server.
    Smtp(SmtpTransport),
}

/// A mail to be sent.
pub struct Letter {
    /// Identifies the message; the same mail sent again carries the same id, so that mail
    /// servers and readers recognise the repetition.
    pub id: String,
    /// The sender, as in a From header.
    pub from: String,
    /// The recipient, as in a To header.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// File name and content of a PDF that goes with it.
    pub pdf: Option<(String, Vec<u8>)>,
}

/// Why a mail could not be sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The mail URL cannot be used.
    #[error("the mail URL {url:?} is not valid; use file:PATH or smtp://[USER@]HOST:PORT")]
    Url {
        /// The URL without password.
        url: String,
    },
    /// An address is malformed; trying again will not help.
    #[error("the mail address {0:?} is not valid")]
    Address(String),
    /// The message could not be put together.
    #[error("the message cannot be put together")]
    Message(#[from] lettre::error::Error),
    /// The SMTP server refused it or did not answer.
    #[error("the SMTP server did not take the message")]
    Smtp(#[from] lettre::transport::smtp::Error),
    /// The outbox folder cannot be written.
    #[error("the outbox folder cannot be written")]
    Folder(#[from] std::io::Error),
}

impl Mailer {
    /// Reads a mail URL. `smtp://` starts TLS when the server offers it, `smtps://` demands it.
    ///
    /// # Errors
    /// The URL is neither form.
    pub fn open(url: &str, password: Option<String>) -> Result<Self, MailError> {
        if let Some(path) = url.strip_prefix("file:") {
            return Ok(Self::Folder(PathBuf::from(path.trim_start_matches("//"))));
        }
        let bad = || MailError::Url {
            url: url.to_owned(),
        };
        let (scheme, rest) = url.split_once("://").ok_or_else(bad)?;
        let (user, host) = match rest.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, rest),
        };
        let (host, port) = match host.trim_end_matches('/').rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse::<u16>().map_err(|_| bad())?)),
            None => (host.trim_end_matches('/'), None),
        };
        let mut builder = match scheme {
            "smtps" => SmtpTransport::relay(host)?,
            "smtp" if is_loopback(host) => SmtpTransport::builder_dangerous(host),
            "smtp" => SmtpTransport::starttls_relay(host)?,
            _ => return Err(bad()),
        };
        builder = builder.timeout(Some(SMTP_TIMEOUT));
        if let Some(port) = port {
            builder = builder.port(port);
        }
        if let (Some(user), Some(password)) = (user, password) {
            builder = builder.credentials(Credentials::new(user.to_owned(), password));
        }
        Ok(Self::Smtp(builder.build()))
    }

    /// Sends one mail and gives its message id.
    ///
    /// # Errors
    /// An address is malformed, or the server or folder does not take it.
    pub fn send(&self, letter: &Letter) -> Result<String, MailError> {
        let message = message(letter)?;
        let id = format!("<{}@cashlane>", letter.id);
        match self {
            Self::Smtp(transport) => {
                transport.send(&message)?;
            }
            Self::Folder(folder) => {
                std::fs::create_dir_all(folder)?;
                // Written aside and renamed: who picks up files never sees half a message.
                let aside = folder.join(format!("{}.part", letter.id));
                std::fs::write(&aside, message.formatted())?;
                std::fs::rename(&aside, folder.join(format!("{}.eml", letter.id)))?;
            }
        }
        Ok(id)
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

fn message(letter: &Letter) -> Result<Message, MailError> {
    let address = |text: &str| {
        text.parse()
            .map_err(|_| MailError::Address(text.to_owned()))
    };
    let builder = Message::builder()
        .message_id(Some(format!("<{}@cashlane>", letter.id)))
        .from(address(&letter.from)?)
        .to(address(&letter.to)?)
        .subject(&letter.subject);
    let text = SinglePart::plain(letter.body.clone());
    let Some((name, pdf)) = &letter.pdf else {
        return Ok(builder.singlepart(text)?);
    };
    let kind = ContentType::parse("application/pdf").unwrap_or(ContentType::TEXT_PLAIN);
    let attachment = Attachment::new(name.clone()).body(pdf.clone(), kind);
    Ok(builder.multipart(MultiPart::mixed().singlepart(text).singlepart(attachment))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            id: "mal_1".to_owned(),
            from: "Books <books@example.com>".to_owned(),
            to: "buyer@example.com".to_owned(),
            subject: "Rechnung für März".to_owned(),
            body: "Guten Tag".to_owned(),
            pdf: Some(("invoice.pdf".to_owned(), b"%PDF-1.7".to_vec())),
        }
    }

    #[test]
    fn a_folder_gets_one_file_a_message_however_often_it_is_sent() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("file:{}", folder.path().display());
        let mailer = Mailer::open(&url, None).expect("a folder is a mail target");
        mailer.send(&letter()).expect("the folder takes it");
        mailer.send(&letter()).expect("the folder takes it again");
        let files: Vec<_> = std::fs::read_dir(folder.path())
            .expect("readable")
            .flatten()
            .collect();
        assert_eq!(files.len(), 1);
        let text = std::fs::read_to_string(files[0].path()).expect("readable");
        assert!(text.contains("Message-ID: <mal_1@cashlane>"), "{text}");
        assert!(text.contains("invoice.pdf"), "{text}");
    }

    #[test]
    fn a_malformed_address_is_named() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mailer = Mailer::Folder(folder.path().to_owned());
        let wrong = Letter {
            to: "nobody at all".to_owned(),
            ..letter()
        };
        let error = mailer.send(&wrong).expect_err("the address is refused");
        assert!(error.to_string().contains("nobody at all"));
    }

    #[test]
    fn an_unknown_scheme_is_refused() {
        assert!(matches!(
            Mailer::open("ftp://x", None),
            Err(MailError::Url { .. })
        ));
        assert!(matches!(
            Mailer::open("smtp://h:port", None),
            Err(MailError::Url { .. })
        ));
    }
}
