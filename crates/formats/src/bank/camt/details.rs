//! One transaction of an entry (TxDtls): parties, references, text, charges.

use kernel::{Currency, Money};

use super::entry::bank_code;
use super::statement::{account_number, money};
use super::xml::{Input, Node};
use crate::bank::{AccountRef, EntryDetail, Party, Reference, ReferenceKind};

/// Which way the entry moves.
#[derive(Clone, Copy)]
pub(super) struct Direction {
    pub(super) credit: bool,
    pub(super) reversal: bool,
}

/// Reads one transaction. Nothing in it can refuse the file: unreadable parts are left out.
pub(super) fn read(
    node: &Node,
    input: &mut Input<'_>,
    own: &AccountRef,
    currency: Currency,
    direction: Direction,
) -> EntryDetail {
    EntryDetail {
        amount: amount(node, input, currency, direction),
        bank_ref: node.first_text(&["Refs/AcctSvcrRef", "Refs/TxId"]),
        end_to_end_id: node
            .text_at("Refs/EndToEndId")
            .filter(|id| id != "NOTPROVIDED"),
        mandate_id: node.text_at("Refs/MndtId").filter(|id| id != "NOTPROVIDED"),
        counterparty: counterparty(node, input, own, direction),
        remittance: remittance(node),
        references: references(node, input, currency),
        bank_code: bank_code(node),
        return_reason: node.first_text(&["RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"]),
        instructed: instructed(node, input),
        charges: charges(node, input, Some(currency)),
        info: node.text_at("AddtlTxInf"),
    }
}

fn amount(
    node: &Node,
    input: &mut Input<'_>,
    currency: Currency,
    direction: Direction,
) -> Option<Money> {
    let found = node.child("Amt").or_else(|| node.at("AmtDtls/TxAmt/Amt"))?;
    let money = readable(money(found, input, Some(currency)), input)?;
    let credit = match node.text_at("CdtDbtInd").as_deref() {
        Some("CRDT") => true,
        Some("DBIT") => false,
        _ => direction.credit,
    };
    Some(if credit { money } else { money.neg() })
}

/// The amount, or its error as a warning.
fn readable(
    read: Result<Money, crate::error::FormatError>,
    input: &mut Input<'_>,
) -> Option<Money> {
    read.map_err(|error| input.warnings.push(error.into_warning("unreadable_amount")))
        .ok()
}

/// The amount ordered by the payer.
pub(super) fn instructed(node: &Node, input: &mut Input<'_>) -> Option<Money> {
    let found = node.at("AmtDtls/InstdAmt/Amt")?;
    readable(money(found, input, None), input)
}

/// Charges in all: the bank's total, else the sum of its records; credits reduce it.
pub(super) fn charges(
    node: &Node,
    input: &mut Input<'_>,
    currency: Option<Currency>,
) -> Option<Money> {
    if let Some(total) = node.at("Chrgs/TtlChrgsAndTaxAmt") {
        return readable(money(total, input, currency), input);
    }
    let groups: Vec<&Node> = node.children("Chrgs").collect();
    let records: Vec<&Node> = groups
        .iter()
        .flat_map(|group| group.children("Rcrd"))
        .chain(
            groups
                .iter()
                .copied()
                .filter(|group| group.child("Rcrd").is_none()),
        )
        .collect();
    let mut sum: Option<Money> = None;
    for record in records {
        let Some(found) = record.child("Amt") else {
            continue;
        };
        let Some(charge) = readable(money(found, input, currency), input) else {
            continue;
        };
        let charge = match record.text_at("CdtDbtInd").as_deref() {
            Some("CRDT") => charge.neg(),
            _ => charge,
        };
        match sum
            .unwrap_or(Money::zero(charge.currency()))
            .checked_add(charge)
        {
            Ok(total) => sum = Some(total),
            Err(error) => {
                input.warn("unreadable_amount", found, "Chrgs", &error.to_string());
                return None;
            }
        }
    }
    sum
}

fn counterparty(
    node: &Node,
    input: &mut Input<'_>,
    own: &AccountRef,
    direction: Direction,
) -> Party {
    let (role, other_role) = match direction.credit != direction.reversal {
        true => ("Dbtr", "Cdtr"),
        false => ("Cdtr", "Dbtr"),
    };
    let expected = party(node, input, role);
    if !expected.is_empty() {
        return expected;
    }
    let other = party(node, input, other_role);
    let same_account = (own.iban.is_some() && own.iban == other.iban)
        || (own.other.is_some() && own.other == other.other);
    let same_name = own.owner.is_some() && own.owner == other.name;
    if same_account || same_name {
        Party::default()
    } else {
        other
    }
}

fn party(node: &Node, input: &mut Input<'_>, role: &str) -> Party {
    let path = |rest: &str| format!("RltdPties/{role}{rest}");
    let text = |paths: &[String]| paths.iter().find_map(|path| node.text_at(path));
    let (iban, other) = match node.at(&path("Acct/Id")) {
        Some(id) => account_number(id, input, &format!("{role}Acct/Id")),
        None => (None, None),
    };
    let bank = |rest: &str| format!("RltdAgts/{role}Agt/FinInstnId/{rest}");
    let ultimate = |rest: &str| format!("RltdPties/Ultmt{role}{rest}");
    Party {
        name: text(&[path("/Nm"), path("/Pty/Nm"), path("/Agt/FinInstnId/Nm")]),
        ultimate_name: text(&[ultimate("/Nm"), ultimate("/Pty/Nm")]),
        iban,
        other,
        bic: text(&[
            bank("BICFI"),
            bank("BIC"),
            bank("ClrSysMmbId/MmbId"),
            bank("Othr/Id"),
        ]),
    }
}

fn remittance(node: &Node) -> Vec<String> {
    let infos = || node.children("RmtInf");
    let free = infos().flat_map(|info| info.children("Ustrd"));
    let additional = infos()
        .flat_map(|info| info.children("Strd"))
        .flat_map(|structured| structured.children("AddtlRmtInf"));
    free.chain(additional)
        .map(|line| line.text().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

fn references(node: &Node, input: &mut Input<'_>, currency: Currency) -> Vec<Reference> {
    let mut references = Vec::new();
    for structured in node
        .children("RmtInf")
        .flat_map(|info| info.children("Strd"))
    {
        let before = references.len();
        for document in structured.children("RfrdDocInf") {
            let code = document.first_text(&[
                "Tp/CdOrPrtry/Cd",
                "Tp/CdOrPrtry/Prtry",
                "RfrdDocTp/Cd",
                "RfrdDocTp/Prtry",
            ]);
            let kind = ReferenceKind::Document(code.unwrap_or_default());
            let value = document.first_text(&["Nb", "RfrdDocNb"]);
            references.extend(value.map(|value| Reference {
                kind,
                value,
                amount: None,
            }));
        }
        if let Some(info) = structured.child("CdtrRefInf") {
            let value = info.first_text(&["Ref", "CdtrRef"]);
            let kind = reference_kind(info);
            references.extend(value.map(|value| Reference {
                kind,
                value,
                amount: None,
            }));
        }
        // An amount can be told to a reference only where it is the only one of its group.
        if let [single] = &mut references[before..] {
            single.amount = document_amount(structured)
                .and_then(|found| readable(money(found, input, Some(currency)), input));
        }
    }
    references
}

/// The amount remitted for a document, else the amount due. Since version 12 both are amounts of a
/// typed list.
fn document_amount(structured: &Node) -> Option<&Node> {
    let amounts = structured.child("RfrdDocAmt")?;
    let typed = |code: &str| {
        amounts
            .children("RmtAmtAndTp")
            .find(|amount| amount.text_at("Tp/Cd").as_deref() == Some(code))
            .and_then(|amount| amount.child("Amt"))
    };
    amounts
        .child("RmtdAmt")
        .or_else(|| typed("REMI"))
        .or_else(|| amounts.child("DuePyblAmt"))
        .or_else(|| typed("DUPA"))
}

fn reference_kind(info: &Node) -> ReferenceKind {
    match info.first_text(&["Tp/CdOrPrtry/Cd", "CdtrRefTp/Cd"]) {
        Some(code) if code != "SCOR" => ReferenceKind::Scheme(code),
        Some(_) => ReferenceKind::Creditor,
        None => match info.first_text(&["Tp/CdOrPrtry/Prtry", "CdtrRefTp/Prtry"]) {
            Some(scheme) => ReferenceKind::Scheme(scheme),
            None => ReferenceKind::Creditor,
        },
    }
}
