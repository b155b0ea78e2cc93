//! One transaction of an entry (TxDtls): parties, references, text, charges.

use kernel::{Currency, Money};

use super::Notes;
use super::entry::bank_code;
use super::statement::{account_number, money};
use crate::bank::{AccountRef, EntryDetail, Exchange, Identifier, Party, Reference, ReferenceKind};
use crate::xml::Node;

/// Which way the entry moves.
#[derive(Clone, Copy)]
pub(super) struct Direction {
    pub(super) credit: bool,
    pub(super) reversal: bool,
}

/// Reads one transaction. Nothing in it can refuse the file: unreadable parts are left out.
pub(super) fn read(
    node: Node<'_>,
    notes: &mut Notes,
    own: &AccountRef,
    currency: Currency,
    direction: Direction,
) -> EntryDetail {
    let refs = node.child("Refs");
    let real = |name: &str| {
        refs.and_then(|refs| refs.str_at(name))
            .filter(|id| *id != "NOTPROVIDED")
            .map(str::to_owned)
    };
    let returned = node.child("RtrInf");
    EntryDetail {
        amount: amount(node, notes, currency, direction),
        bank_ref: refs.and_then(|refs| refs.first_text(&["AcctSvcrRef", "TxId"])),
        end_to_end_id: real("EndToEndId"),
        mandate_id: real("MndtId"),
        counterparty: counterparty(node, notes, own, direction),
        remittance: remittance(node),
        references: references(node, notes, currency),
        bank_code: bank_code(node),
        return_reason: returned.and_then(|returned| {
            // Version 1 has longer names.
            returned.first_text(&["Rsn/Cd", "Rsn/Prtry", "RtrRsn/Cd", "RtrRsn/Prtry"])
        }),
        instructed: instructed(node, notes),
        charges: charges(node, notes, Some(currency)),
        exchange: exchange(node),
        purpose: node.first_text(&["Purp/Cd", "Purp/Prtry"]),
        ids: refs.map(ids).unwrap_or_default(),
        info: node.text_at("AddtlTxInf").or_else(|| {
            returned.and_then(|returned| returned.first_text(&["AddtlInf", "AddtlRtrRsnInf"]))
        }),
    }
}

/// The references that have no field of their own.
fn ids(refs: Node<'_>) -> Vec<Identifier> {
    let known = |name: &str| matches!(name, "EndToEndId" | "MndtId" | "AcctSvcrRef");
    refs.all_children()
        .filter(|found| !known(found.name()))
        .filter_map(|found| {
            let (kind, value) = match found.name() {
                "Prtry" => (found.str_at("Tp").unwrap_or("Prtry"), found.str_at("Ref")?),
                name => (name, found.text()),
            };
            let told = !value.is_empty() && value != "NOTPROVIDED";
            told.then(|| Identifier {
                kind: kind.to_owned(),
                value: value.to_owned(),
            })
        })
        .collect()
}

/// The conversion that any of the amounts tells.
pub(super) fn exchange(node: Node<'_>) -> Option<Exchange> {
    let found = node
        .child("AmtDtls")?
        .all_children()
        .find_map(|amount| amount.child("CcyXchg"))?;
    Some(Exchange {
        source: found.text_at("SrcCcy"),
        target: found.text_at("TrgtCcy"),
        rate: found.text_at("XchgRate"),
    })
}

fn amount(
    node: Node<'_>,
    notes: &mut Notes,
    currency: Currency,
    direction: Direction,
) -> Option<Money> {
    let found = node.child("Amt").or_else(|| node.at("AmtDtls/TxAmt/Amt"))?;
    let money = readable(money(found, Some(currency)), notes)?;
    let credit = match node.str_at("CdtDbtInd") {
        Some("CRDT") => true,
        Some("DBIT") => false,
        _ => direction.credit,
    };
    Some(if credit { money } else { money.neg() })
}

/// The amount, or its error as a warning.
fn readable(read: Result<Money, crate::error::FormatError>, notes: &mut Notes) -> Option<Money> {
    read.map_err(|error| notes.push(error.into_warning("unreadable_amount")))
        .ok()
}

/// The amount ordered by the payer.
pub(super) fn instructed(node: Node<'_>, notes: &mut Notes) -> Option<Money> {
    let found = node.at("AmtDtls/InstdAmt/Amt")?;
    readable(money(found, None), notes)
}

/// Charges in all: the bank's total, else the sum of its records; credits reduce it.
pub(super) fn charges(
    node: Node<'_>,
    notes: &mut Notes,
    currency: Option<Currency>,
) -> Option<Money> {
    if let Some(total) = node.at("Chrgs/TtlChrgsAndTaxAmt") {
        return readable(money(total, currency), notes);
    }
    let groups: Vec<Node<'_>> = node.children("Chrgs").collect();
    let records: Vec<Node<'_>> = groups
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
        let Some(charge) = readable(money(found, currency), notes) else {
            continue;
        };
        let charge = match record.str_at("CdtDbtInd") {
            Some("CRDT") => charge.neg(),
            _ => charge,
        };
        match sum
            .unwrap_or(Money::zero(charge.currency()))
            .checked_add(charge)
        {
            Ok(total) => sum = Some(total),
            Err(error) => {
                notes.warn("unreadable_amount", found, "Chrgs", &error.to_string());
                return None;
            }
        }
    }
    sum
}

fn counterparty(
    node: Node<'_>,
    notes: &mut Notes,
    own: &AccountRef,
    direction: Direction,
) -> Party {
    let (role, other_role) = match direction.credit != direction.reversal {
        true => (&DEBTOR, &CREDITOR),
        false => (&CREDITOR, &DEBTOR),
    };
    let expected = party(node, notes, role);
    if !expected.is_empty() {
        return expected;
    }
    let other = party(node, notes, other_role);
    let same_account = (own.iban.is_some() && own.iban == other.iban)
        || (own.other.is_some() && own.other == other.other);
    let same_name = own.owner.is_some() && own.owner == other.name;
    if same_account || same_name {
        Party::default()
    } else {
        other
    }
}

/// Where a bank's BIC or national code stands; the last three are those of version 1.
pub(super) const BANK_PATHS: &[&str] = &[
    "BICFI",
    "BIC",
    "ClrSysMmbId/MmbId",
    "Othr/Id",
    "CmbndId/BIC",
    "ClrSysMmbId/Id",
    "PrtryId/Id",
];

/// Where the number of a party stands in its identification.
const PARTY_ID_PATHS: &[&str] = &[
    "OrgId/LEI",
    "OrgId/AnyBIC",
    "OrgId/BICOrBEI",
    "OrgId/BEI",
    "OrgId/Othr/Id",
    "PrvtId/Othr/Id",
    "OrgId/PrtryId/Id",
    "PrvtId/OthrId/Id",
];

/// The names of the elements of one side.
struct Role {
    party: &'static str,
    account: &'static str,
    agent: &'static str,
    ultimate: &'static str,
}

const DEBTOR: Role = Role {
    party: "Dbtr",
    account: "DbtrAcct",
    agent: "DbtrAgt",
    ultimate: "UltmtDbtr",
};
const CREDITOR: Role = Role {
    party: "Cdtr",
    account: "CdtrAcct",
    agent: "CdtrAgt",
    ultimate: "UltmtCdtr",
};

fn party(node: Node<'_>, notes: &mut Notes, role: &Role) -> Party {
    let mut party = Party::default();
    if let Some(parties) = node.child("RltdPties") {
        let name = |element: &str, paths: &[&str]| {
            parties
                .child(element)
                .and_then(|found| found.first_text(paths))
        };
        party.name = name(role.party, &["Nm", "Pty/Nm", "Agt/FinInstnId/Nm"]);
        party.id = parties
            .child(role.party)
            .and_then(|found| found.child("Pty").unwrap_or(found).child("Id"))
            .and_then(|id| id.first_text(PARTY_ID_PATHS));
        party.ultimate_name = name(role.ultimate, &["Nm", "Pty/Nm"]);
        if let Some(id) = parties
            .child(role.account)
            .and_then(|account| account.child("Id"))
        {
            let field = format_args!("{}/Id", role.account);
            (party.iban, party.other) = account_number(id, notes, field);
        }
    }
    let bank = node
        .child("RltdAgts")
        .and_then(|agents| agents.child(role.agent))
        .and_then(|agent| agent.child("FinInstnId"));
    party.bic = bank.and_then(|bank| bank.first_text(BANK_PATHS));
    party
}

fn remittance(node: Node<'_>) -> Vec<String> {
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

fn references(node: Node<'_>, notes: &mut Notes, currency: Currency) -> Vec<Reference> {
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
                .and_then(|found| readable(money(found, Some(currency)), notes));
        }
    }
    references
}

/// The amount remitted for a document, else the amount due. Since version 12 both are amounts of a
/// typed list.
fn document_amount(structured: Node<'_>) -> Option<Node<'_>> {
    let amounts = structured.child("RfrdDocAmt")?;
    let typed = |code: &str| {
        amounts
            .children("RmtAmtAndTp")
            .find(|amount| amount.str_at("Tp/Cd") == Some(code))
            .and_then(|amount| amount.child("Amt"))
    };
    amounts
        .child("RmtdAmt")
        .or_else(|| typed("REMI"))
        .or_else(|| amounts.child("DuePyblAmt"))
        .or_else(|| typed("DUPA"))
}

fn reference_kind(info: Node<'_>) -> ReferenceKind {
    match info.first_text(&["Tp/CdOrPrtry/Cd", "CdtrRefTp/Cd"]) {
        Some(code) if code != "SCOR" => ReferenceKind::Scheme(code),
        Some(_) => ReferenceKind::Creditor,
        None => match info.first_text(&["Tp/CdOrPrtry/Prtry", "CdtrRefTp/Prtry"]) {
            Some(scheme) => ReferenceKind::Scheme(scheme),
            None => ReferenceKind::Creditor,
        },
    }
}
