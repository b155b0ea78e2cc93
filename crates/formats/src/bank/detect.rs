//! Recognising a bank file by what is in it.

use serde::{Deserialize, Serialize};

use super::detect_lines;
use crate::sniff::count_outside_quotes;
use crate::{error::FormatError, text::decode_guess};

/// Formats of bank files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// ISO 20022 account report (intraday).
    Camt052,
    /// ISO 20022 statement.
    Camt053,
    /// ISO 20022 debit and credit notification.
    Camt054,
    /// SWIFT customer statement.
    Mt940,
    /// SWIFT interim report.
    Mt942,
    /// Balance report of the US Bank Administration Institute, version 2.
    Bai2,
    /// Deposits of a lockbox in the BAI layout.
    Lockbox,
    /// Open Financial Exchange, 1.x (QFX and QBO too) and 2.x.
    Ofx,
    /// File of the US automated clearing house.
    Nacha,
    /// Coded statement of account of Belgian banks.
    Coda,
    /// Account statement of French banks, in records of 120 characters.
    Cfonb120,
    /// Swiss payments by inpayment slip with reference (v11).
    Esr,
    /// Comma-separated export.
    Csv,
    /// Export as an Excel workbook.
    Xlsx,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Camt052,
        Self::Camt053,
        Self::Camt054,
        Self::Mt940,
        Self::Mt942,
        Self::Bai2,
        Self::Lockbox,
        Self::Ofx,
        Self::Nacha,
        Self::Coda,
        Self::Cfonb120,
        Self::Esr,
        Self::Csv,
        Self::Xlsx,
    ];

    /// The name in files and commands: `camt053`, `mt940`, `csv` …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Camt052 => "camt052",
            Self::Camt053 => "camt053",
            Self::Camt054 => "camt054",
            Self::Mt940 => "mt940",
            Self::Mt942 => "mt942",
            Self::Bai2 => "bai2",
            Self::Lockbox => "lockbox",
            Self::Ofx => "ofx",
            Self::Nacha => "nacha",
            Self::Coda => "coda",
            Self::Cfonb120 => "cfonb120",
            Self::Esr => "esr",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// How far into a file its kind is looked for.
const HEAD_BYTES: usize = 64 * 1024;

/// Recognises the format by content: XML by its message element, fixed records by their header, SWIFT
/// by its tags, CSV by equal numbers of separators; a binary file is refused.
pub fn detect(bytes: &[u8]) -> Result<Format, FormatError> {
    let workbook = contains(bytes, b"[Content_Types].xml") || contains(bytes, b"xl/");
    if bytes.starts_with(b"PK\x03\x04") && workbook {
        return Ok(Format::Xlsx);
    }
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let text = decode_guess(head).0;
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    if detect_lines::is_ofx(start) {
        return Ok(Format::Ofx);
    }
    if start.starts_with('<') {
        return detect_xml(start);
    }
    if let Some(format) = detect_lines::records(start) {
        return Ok(format);
    }
    if is_swift(&text) {
        let interim = [":34F:", ":13D:", ":90D:", ":90C:"];
        let has = |tag: &&str| text.lines().any(|line| line.starts_with(*tag));
        return Ok(if interim.iter().any(has) {
            Format::Mt942
        } else {
            Format::Mt940
        });
    }
    let printable = |c: char| !c.is_control() || c.is_whitespace();
    if !start.is_empty() && start.chars().all(printable) && looks_like_csv(start) {
        return Ok(Format::Csv);
    }
    let problem = match start.is_empty() {
        true => "the file is empty",
        false => {
            "the content is no camt, MT940, MT942, BAI2, OFX, CODA, CFONB 120 or CSV statement"
        }
    };
    Err(FormatError::new("file", problem)
        .value(start.lines().next().unwrap_or_default())
        .remedy("export the statement in one of these formats from the bank's portal"))
}

/// True if the head of a file has these bytes.
fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(HEAD_BYTES)], wanted).is_some()
}

fn detect_xml(text: &str) -> Result<Format, FormatError> {
    let kinds = [
        ("BkToCstmrAcctRpt", Format::Camt052),
        ("BkToCstmrStmt", Format::Camt053),
        ("BkToCstmrDbtCdtNtfctn", Format::Camt054),
        ("camt.052.", Format::Camt052),
        ("camt.053.", Format::Camt053),
        ("camt.054.", Format::Camt054),
    ];
    match kinds.iter().find(|(mark, _)| text.contains(mark)) {
        Some((_, format)) => Ok(*format),
        None => Err(
            FormatError::new("root element", "the XML is no camt.052, 053 or 054 message")
                .value(
                    text.lines()
                        .find(|line| !line.starts_with("<?"))
                        .unwrap_or_default(),
                )
                .remedy("export a statement (camt.053) from the bank's portal"),
        ),
    }
}

/// True if a line begins with one of the tags without which no statement is one.
fn is_swift(text: &str) -> bool {
    const TAGS: [&str; 10] = [
        ":20:", ":25:", ":28:", ":28C:", ":60F:", ":60M:", ":61:", ":62F:", ":62M:", ":64:",
    ];
    text.contains("{4:\n:20:")
        || text
            .lines()
            .any(|line| TAGS.iter().any(|tag| line.trim_start().starts_with(tag)))
}

/// True if one separator occurs in the first line and as often in some of the next ones.
fn looks_like_csv(text: &str) -> bool {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(20)
        .collect();
    [';', ',', '\t', '|'].iter().any(|separator| {
        let counts: Vec<usize> = lines
            .iter()
            .map(|line| count_outside_quotes(line, *separator))
            .collect();
        let most = counts.iter().max().copied().unwrap_or_default();
        most > 0 && counts.iter().filter(|count| **count == most).count() * 2 > counts.len()
    })
}
