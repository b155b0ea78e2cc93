//! ISO 20022 bank-to-customer messages: camt.052, camt.053 and camt.054, versions 1 to 14.
//!
//! The reader goes by element names and leaves namespaces aside, so that all versions, national
//! variants and wrapped messages are read alike. Names that changed between versions are looked for
//! under each of their names. A document type declaration is refused and no entity but the five of
//! XML itself is expanded.
//!
//! **Counterparty.** For money received it is the debtor, for money paid the creditor; in a
//! reversal the roles stay those of the movement taken back. Where a bank fills in the other role
//! only, that one is taken unless it is the account's own.

mod details;
mod entry;
mod statement;
mod write;
mod xml;

pub use write::{CamtHeader, write_camt053};

use quick_xml::events::Event;

use super::{BankFile, Format, Statement};
use crate::error::FormatError;
use statement::PageInfo;
use xml::{Input, XmlReader};

/// Reads every message of the file.
pub(super) fn read(bytes: &[u8]) -> Result<BankFile, FormatError> {
    let (text, encoding_warning) = xml::decode(bytes)?;
    let mut input = Input::new(&text);
    input.warnings.extend(encoding_warning);
    let mut reader = XmlReader::new(&text);
    let mut file = Contents::default();
    loop {
        match reader.next(&input)? {
            Event::Start(start) => {
                file.note_version(&start);
                if let Some(format) = message_format(start.local_name().as_ref()) {
                    file.format.get_or_insert(format);
                    read_message(&mut reader, &mut input, format, &mut file.statements)?;
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let Some(format) = file.format else {
        return Err(
            FormatError::new("root element", "holds no camt.052, 053 or 054 message")
                .remedy("export a statement (camt.053) from the bank's portal"),
        );
    };
    if file.statements.is_empty() {
        let error = FormatError::new("message", "holds no statement");
        input.warnings.push(error.into_warning("no_statements"));
    }
    let Contents {
        version,
        statements,
        ..
    } = file;
    Ok(BankFile {
        format,
        version,
        statements,
        warnings: input.warnings,
    })
}

#[derive(Default)]
struct Contents {
    format: Option<Format>,
    version: String,
    statements: Vec<Statement>,
}

impl Contents {
    /// Takes `camt.053.001.08` out of any namespace declaration that holds it.
    fn note_version(&mut self, start: &quick_xml::events::BytesStart<'_>) {
        if !self.version.is_empty() {
            return;
        }
        for attribute in start.attributes().flatten() {
            let value: &str = &attribute.value;
            if let Some(place) = value.find("camt.05") {
                let version =
                    value[place..].split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
                self.version = version.take(1).collect();
            }
        }
    }
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

fn read_message(
    reader: &mut XmlReader<'_>,
    input: &mut Input<'_>,
    format: Format,
    statements: &mut Vec<Statement>,
) -> Result<(), FormatError> {
    let mut page = PageInfo::default();
    loop {
        match reader.next(input)? {
            Event::Start(start) => match start.local_name().as_ref() {
                "GrpHdr" => {
                    let header = reader.tree(&start, input)?;
                    page = PageInfo::of(header.child("MsgPgntn"));
                }
                "Stmt" | "Rpt" | "Ntfctn" => {
                    statements.push(statement::read(reader, input, format, page)?);
                }
                _ => reader.skip(&start, input)?,
            },
            Event::End(_) => return Ok(()),
            Event::Eof => return Err(reader.cut_short(input)),
            _ => {}
        }
    }
}
