//! ISO 20022 remittance advice, remt.001 of all versions.

use std::io::BufRead;

use kernel::{Currency, Date, Money};

use super::Take;
use super::model::{Advice, Deduction, DocumentKind, Form, Line, Party};
use crate::bank::Identifier;
use crate::bank::amount::parse_amount;
use crate::error::FormatError;
use crate::xml::{Node, Tag, XmlFile};

pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    take: Take<'_>,
) -> Result<(), FormatError> {
    let mut file = XmlFile::new(input)?;
    let mut id = None;
    let mut any = false;
    loop {
        let tag = file.tag()?;
        match (tag, file.name()) {
            (Tag::End, _) => break,
            (Tag::Open, "GrpHdr") => {
                id = file.tree()?.root().text_at("MsgId");
                file.pass_tree();
            }
            (Tag::Open, "RmtInf") => {
                any = true;
                let mut advice = Advice::new(Form::Remt001);
                advice.id.clone_from(&id);
                place(file.tree()?.root(), currency, &mut advice)?;
                file.pass_tree();
                take(advice)?;
            }
            _ => file.pass(tag)?,
        }
    }
    match any {
        true => Ok(()),
        false => Err(FormatError::new(
            "RmtInf",
            "is missing: the message advises nothing",
        )),
    }
}

fn place(
    node: Node<'_>,
    currency: Option<Currency>,
    advice: &mut Advice,
) -> Result<(), FormatError> {
    advice
        .ids
        .extend(node.text_at("RmtId").map(|value| Identifier {
            kind: "RmtId".to_owned(),
            value,
        }));
    if let Some(payment) = node.child("OrgnlPmtInf") {
        payment_of(payment, currency, advice)?;
    }
    for free in node.children("Ustrd").chain(node.children("Unstrd")) {
        advice.info.push(free.text().to_owned());
    }
    for structured in node.children("Strd") {
        document(structured, currency, advice)?;
    }
    Ok(())
}

fn payment_of(
    node: Node<'_>,
    currency: Option<Currency>,
    advice: &mut Advice,
) -> Result<(), FormatError> {
    advice.payment_ref = node.first_text(&[
        "Refs/EndToEndId",
        "Refs/UETR",
        "Refs/TxId",
        "Refs/InstrId",
        "PmtId/EndToEndId",
        "EndToEndId",
    ]);
    let amounts = [
        "Amt/InstdAmt",
        "IntrBkSttlmAmt",
        "Amt/EqvtAmt/Amt",
        "InstdAmt",
        "Amt",
    ];
    let found = amounts.iter().find_map(|path| node.at(path));
    advice.amount = found.map(|found| money(found, currency)).transpose()?;
    let days = [
        "ReqdExctnDt/Dt",
        "ReqdExctnDt",
        "IntrBkSttlmDt",
        "ReqdColltnDt",
    ];
    advice.paid_on = days.iter().find_map(|path| day(node.at(path)?));
    advice.payer = party(node, "Dbtr", "DbtrAcct");
    advice.payee = party(node, "Cdtr", "CdtrAcct");
    Ok(())
}

fn party(node: Node<'_>, role: &str, account: &str) -> Party {
    let named = node.child(role);
    Party {
        name: named.and_then(|party| party.first_text(&["Nm", "Pty/Nm"])),
        id: named.and_then(|party| {
            party.first_text(&["Id/OrgId/LEI", "Id/OrgId/AnyBIC", "Id/OrgId/Othr/Id"])
        }),
        account: node
            .child(account)
            .and_then(|account| account.first_text(&["Id/IBAN", "Id/Othr/Id"])),
    }
}

/// One structured block: its documents and what is paid for them.
fn document(
    node: Node<'_>,
    currency: Option<Currency>,
    advice: &mut Advice,
) -> Result<(), FormatError> {
    let info = node.child("RfrdDocInf");
    let code = info.and_then(|info| info.first_text(&["Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry"]));
    let mut line = Line {
        document: info.and_then(|info| info.text_at("Nb")).unwrap_or_default(),
        kind: match code.as_deref() {
            None | Some("CINV" | "MSIN") => DocumentKind::Invoice,
            Some("CREN") => DocumentKind::CreditNote,
            Some("DEBN") => DocumentKind::DebitNote,
            Some(other) => DocumentKind::Other(other.to_owned()),
        },
        document_date: info
            .and_then(|info| info.child("RltdDt"))
            .and_then(|date| day(date.child("Dt").unwrap_or(date))),
        ..Line::default()
    };
    if let Some(amounts) = node.child("RfrdDocAmt") {
        amounts_of(amounts, currency, &mut line)?;
    }
    let reference = node
        .child("CdtrRefInf")
        .and_then(|info| info.text_at("Ref"));
    line.ids.extend(reference.map(|value| Identifier {
        kind: "CdtrRefInf".to_owned(),
        value,
    }));
    for text in node.children("AddtlRmtInf") {
        line.info.push(text.text().to_owned());
    }
    advice.lines.push(line);
    Ok(())
}

/// Amounts by elements of their own, since later versions by a typed list.
fn amounts_of(
    node: Node<'_>,
    currency: Option<Currency>,
    line: &mut Line,
) -> Result<(), FormatError> {
    let credit = line.kind == DocumentKind::CreditNote;
    let signed = |amount: Money| if credit { amount.abs().neg() } else { amount };
    for found in node.all_children() {
        let (kind, at) = match found.name() {
            "RmtAmtAndTp" => (
                found.str_at("Tp/Cd").unwrap_or_default(),
                found.child("Amt"),
            ),
            "DscntApldAmt" => ("DscntApldAmt", found.child("Amt").or(Some(found))),
            "AdjstmntAmtAndRsn" => ("AdjstmntAmtAndRsn", found.child("Amt")),
            name => (name, Some(found)),
        };
        let Some(at) = at else { continue };
        match kind {
            "DuePyblAmt" | "DUPA" => line.gross = Some(signed(money(at, currency)?)),
            "RmtdAmt" | "REMI" => line.net = Some(signed(money(at, currency)?)),
            "CdtNoteAmt" | "CREN" => {
                line.gross = Some(money(at, currency)?.abs().neg());
                line.kind = DocumentKind::CreditNote;
            }
            "DscntApldAmt" | "DISC" => line.discount = Some(money(at, currency)?),
            "AdjstmntAmtAndRsn" => {
                let amount = money(at, currency)?;
                let adds = found.str_at("CdtDbtInd") == Some("CRDT");
                line.deductions.push(Deduction {
                    amount: if adds { amount.neg() } else { amount },
                    code: found.text_at("Rsn"),
                    reason: found.text_at("AddtlInf"),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

fn money(node: Node<'_>, currency: Option<Currency>) -> Result<Money, FormatError> {
    let field = node.name();
    let told = node.currency().and_then(|code| Currency::parse(code).ok());
    let Some(currency) = told.or(currency) else {
        return Err(node.error(field, "has no known currency"));
    };
    parse_amount(node.text(), currency).map_err(|problem| node.error(field, &problem))
}

fn day(node: Node<'_>) -> Option<Date> {
    let node = node
        .child("Dt")
        .or_else(|| node.child("DtTm"))
        .unwrap_or(node);
    node.text().get(..10)?.parse().ok()
}
