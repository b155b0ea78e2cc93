//! Writing camt.053.001.08, valid against the ISO 20022 schema.

mod parts;
mod xml_out;

use kernel::Instant;

use crate::bank::{Balance, BalanceKind, Entry, EntryDetail, EntryStatus, Statement};
use crate::error::FormatError;
use parts::{account_id, amount_and_sign, bank_code, transaction};
use xml_out::XmlOut;

/// Names the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CamtHeader {
    /// Message identification, 1 to 35 characters, never used twice.
    pub message_id: String,
    /// When the message is made.
    pub created_at: Instant,
}

/// Writes statements as one camt.053.001.08 message.
///
/// Every statement needs an id, an account number, and at least one balance, all balances with
/// their dates. Texts longer than the schema allows are refused, never cut. What is written is read
/// back equal by [`parse`](crate::bank::parse), except that conversions, purposes, further
/// identifiers, declared sums and floor limits are not written, that an entry with a single detail comes
/// back as an entry without details (that is how ISO 20022 writes a plain entry), texts come back
/// without surrounding blanks, and `raw` is the XML of the entry.
pub fn write_camt053(header: &CamtHeader, statements: &[Statement]) -> Result<String, FormatError> {
    if statements.is_empty() {
        return Err(FormatError::new(
            "Stmt",
            "a message needs at least one statement",
        ));
    }
    let mut xml = XmlOut::new("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08");
    xml.within("BkToCstmrStmt", |xml| {
        xml.within("GrpHdr", |xml| {
            xml.text("MsgId", &header.message_id, 35)?;
            xml.text("CreDtTm", &header.created_at.to_string(), 35)
        })?;
        statements
            .iter()
            .try_for_each(|statement| write_statement(xml, statement))
    })?;
    Ok(xml.finish())
}

fn write_statement(xml: &mut XmlOut, statement: &Statement) -> Result<(), FormatError> {
    let balances: Vec<&Balance> = statement
        .opening
        .iter()
        .chain(&statement.closing)
        .chain(&statement.other_balances)
        .collect();
    if balances.is_empty() {
        return Err(
            FormatError::new("Bal", "a statement needs at least one balance").value(&statement.id),
        );
    }
    xml.within("Stmt", |xml| {
        xml.text("Id", &statement.id, 35)?;
        if let (Some(number), Some(last)) = (statement.page, statement.last_page) {
            xml.within("StmtPgntn", |xml| {
                xml.text("PgNb", &number.to_string(), 5)?;
                xml.text("LastPgInd", &last.to_string(), 5)
            })?;
        }
        xml.optional(
            "ElctrncSeqNb",
            statement.number.map(|n| n.to_string()).as_deref(),
            18,
        )?;
        xml.optional(
            "LglSeqNb",
            statement.legal_number.map(|n| n.to_string()).as_deref(),
            18,
        )?;
        xml.optional(
            "CreDtTm",
            statement.created_at.map(|at| at.to_string()).as_deref(),
            35,
        )?;
        write_period(xml, statement)?;
        write_account(xml, statement)?;
        balances
            .iter()
            .try_for_each(|balance| write_balance(xml, balance))?;
        statement
            .entries
            .iter()
            .try_for_each(|entry| write_entry(xml, entry))?;
        let info = statement.info.join("\n");
        xml.optional(
            "AddtlStmtInf",
            Some(info.as_str()).filter(|info| !info.is_empty()),
            500,
        )
    })
}

fn write_period(xml: &mut XmlOut, statement: &Statement) -> Result<(), FormatError> {
    match (statement.from, statement.to) {
        (None, None) => Ok(()),
        (Some(from), Some(to)) => xml.within("FrToDt", |xml| {
            xml.text("FrDtTm", &format!("{from}T00:00:00Z"), 35)?;
            xml.text("ToDtTm", &format!("{to}T23:59:59Z"), 35)
        }),
        _ => Err(FormatError::new("FrToDt", "needs both days or none").value(&statement.id)),
    }
}

fn write_account(xml: &mut XmlOut, statement: &Statement) -> Result<(), FormatError> {
    let account = &statement.account;
    if account.iban.is_none() && account.other.is_none() {
        return Err(
            FormatError::new("Acct/Id", "a statement needs an account number").value(&statement.id),
        );
    }
    xml.within("Acct", |xml| {
        account_id(xml, account.iban.as_deref(), account.other.as_deref())?;
        xml.optional(
            "Ccy",
            account.currency.as_ref().map(|currency| currency.code()),
            3,
        )?;
        if let Some(owner) = &account.owner {
            xml.within("Ownr", |xml| xml.text("Nm", owner, 140))?;
        }
        match &account.bic {
            Some(bic) => xml.within("Svcr", |xml| parts::institution(xml, bic)),
            None => Ok(()),
        }
    })
}

fn write_balance(xml: &mut XmlOut, balance: &Balance) -> Result<(), FormatError> {
    let code = match &balance.kind {
        BalanceKind::OpeningBooked => "OPBD",
        BalanceKind::PreviouslyClosed => "PRCD",
        BalanceKind::ClosingBooked => "CLBD",
        BalanceKind::InterimBooked => "ITBD",
        BalanceKind::OpeningAvailable => "OPAV",
        BalanceKind::ClosingAvailable => "CLAV",
        BalanceKind::InterimAvailable => "ITAV",
        BalanceKind::ForwardAvailable => "FWAV",
        BalanceKind::Other(code) => code,
    };
    let Some(on) = balance.on else {
        return Err(FormatError::new("Bal/Dt", "a balance needs its date").value(code));
    };
    xml.within("Bal", |xml| {
        xml.within("Tp", |xml| {
            xml.within("CdOrPrtry", |xml| {
                let (name, length) = if code.len() <= 4 {
                    ("Cd", 4)
                } else {
                    ("Prtry", 35)
                };
                xml.text(name, code, length)
            })
        })?;
        amount_and_sign(xml, balance.amount)?;
        xml.within("Dt", |xml| xml.text("Dt", &on.to_string(), 10))
    })
}

fn write_entry(xml: &mut XmlOut, entry: &Entry) -> Result<(), FormatError> {
    xml.within("Ntry", |xml| {
        amount_and_sign(xml, entry.amount)?;
        if entry.reversal {
            xml.text("RvslInd", "true", 5)?;
        }
        let status = match entry.status {
            EntryStatus::Booked => "BOOK",
            EntryStatus::Pending => "PDNG",
            EntryStatus::Info => "INFO",
        };
        xml.within("Sts", |xml| xml.text("Cd", status, 4))?;
        for (name, date) in [("BookgDt", entry.booked_on), ("ValDt", entry.value_on)] {
            if let Some(date) = date {
                xml.within(name, |xml| xml.text("Dt", &date.to_string(), 10))?;
            }
        }
        xml.optional("AcctSvcrRef", entry.bank_ref.as_deref(), 35)?;
        xml.within("BkTxCd", |xml| bank_code(xml, &entry.bank_code))?;
        if let Some(instructed) = entry.instructed {
            parts::instructed(xml, instructed)?;
        }
        if let Some(charges) = entry.charges {
            parts::charges(xml, charges)?;
        }
        write_details(xml, entry)?;
        xml.optional("AddtlNtryInf", entry.info.as_deref(), 500)
    })
}

/// The transactions: those of a batch, or the one that a plain entry is.
fn write_details(xml: &mut XmlOut, entry: &Entry) -> Result<(), FormatError> {
    let single = EntryDetail {
        amount: None,
        end_to_end_id: entry.end_to_end_id.clone(),
        mandate_id: entry.mandate_id.clone(),
        counterparty: entry.counterparty.clone(),
        remittance: entry.remittance.clone(),
        references: entry.references.clone(),
        return_reason: entry.return_reason.clone(),
        ..EntryDetail::default()
    };
    let plain = entry.details.is_empty();
    if plain && single == EntryDetail::default() && entry.batch_count.is_none() {
        return Ok(());
    }
    let debtor = entry.amount.is_negative() == entry.reversal;
    xml.within("NtryDtls", |xml| {
        if let Some(count) = entry.batch_count {
            xml.within("Btch", |xml| xml.text("NbOfTxs", &count.to_string(), 15))?;
        }
        if plain {
            return match single == EntryDetail::default() {
                true => Ok(()),
                false => transaction(xml, &single, debtor),
            };
        }
        entry
            .details
            .iter()
            .try_for_each(|detail| transaction(xml, detail, debtor))
    })
}
