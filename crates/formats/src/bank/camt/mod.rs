//! ISO 20022 bank-to-customer messages: camt.052, camt.053 and camt.054, versions 1 to 14.
//!
//! The reader goes by element names and leaves namespaces aside, so that all versions, national
//! variants and wrapped messages are read alike. Names that changed between versions are looked for
//! under each of their names. A document type declaration is refused and no entity but the five of
//! XML itself is expanded; others, and ampersands that stand alone, stay in the text as written.
//!
//! One entry at a time is in memory, with all its transactions.
//!
//! **Counterparty.** For money received it is the debtor, for money paid the creditor; in a
//! reversal the roles stay those of the movement taken back. Where a bank fills in the other role
//! only, that one is taken unless it is the account's own.

mod details;
mod entry;
mod statement;
mod write;

pub use write::{CamtHeader, write_camt053};

use std::io::BufRead;

use super::{FileKind, Format, Sink};
use crate::error::{FormatError, Warning};
use crate::xml::{Node, Tag, XmlFile};
use statement::PageInfo;

/// Warnings of the part that is being read.
#[derive(Default)]
struct Notes(Vec<Warning>);

impl Notes {
    fn push(&mut self, warning: Warning) {
        self.0.push(warning);
    }

    /// Notes that a part at this node is left out or mended.
    fn warn(&mut self, code: &'static str, node: Node<'_>, field: &str, problem: &str) {
        self.push(node.error(field, problem).into_warning(code));
    }

    /// Hands the warnings on.
    fn tell(&mut self, sink: &mut dyn Sink) {
        self.0.drain(..).for_each(|warning| sink.warn(warning));
    }
}

/// Reads every message of the file.
pub(super) fn read(input: impl BufRead, sink: &mut dyn Sink) -> Result<FileKind, FormatError> {
    let mut file = XmlFile::new(input)?;
    let mut format = None;
    let mut version = String::new();
    let mut statements = 0;
    loop {
        let tag = file.tag()?;
        if tag == Tag::End {
            break;
        }
        let found = match tag {
            Tag::Open => message_format(file.name()),
            _ => None,
        };
        if tag == Tag::Open && version.is_empty() {
            version = version_of(file.tag_text());
        }
        file.pass(tag)?;
        if let Some(found) = found {
            format.get_or_insert(found);
            statements += read_message(&mut file, found, sink)?;
        }
    }
    file.encoding_warning()
        .into_iter()
        .for_each(|warning| sink.warn(warning));
    let Some(format) = format else {
        return Err(
            FormatError::new("root element", "holds no camt.052, 053 or 054 message")
                .remedy("export a statement (camt.053) from the bank's portal"),
        );
    };
    if statements == 0 {
        let error = FormatError::new("message", "holds no statement");
        sink.warn(error.into_warning("no_statements"));
    }
    Ok(FileKind { format, version })
}

/// `camt.053.001.08` out of any namespace declaration of a start tag that holds it.
fn version_of(tag: &str) -> String {
    let Some(place) = tag.find("camt.05") else {
        return String::new();
    };
    tag[place..]
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .take(1)
        .collect()
}

/// The kind of message an element opens. Version 1 wrote the version into the name.
fn message_format(name: &str) -> Option<Format> {
    match name
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches('V')
    {
        "BkToCstmrAcctRpt" => Some(Format::Camt052),
        "BkToCstmrStmt" => Some(Format::Camt053),
        "BkToCstmrDbtCdtNtfctn" => Some(Format::Camt054),
        _ => None,
    }
}

/// Reads the message whose start tag has been passed, and counts its statements.
fn read_message<R: BufRead>(
    file: &mut XmlFile<R>,
    format: Format,
    sink: &mut dyn Sink,
) -> Result<u64, FormatError> {
    let mut page = PageInfo::default();
    let mut statements = 0;
    loop {
        match (file.tag()?, file.name()) {
            (Tag::Open, "Stmt" | "Rpt" | "Ntfctn") => {
                file.pass(Tag::Open)?;
                statement::read(file, format, page, sink)?;
                statements += 1;
            }
            (Tag::Open, "GrpHdr") => {
                page = PageInfo::of(file.tree()?.root().child("MsgPgntn"));
                file.pass_tree();
            }
            (Tag::Open | Tag::Empty, _) => file.skip()?,
            (Tag::Close, _) => {
                file.pass(Tag::Close)?;
                return Ok(statements);
            }
            (Tag::End, _) => return Ok(statements),
        }
    }
}
