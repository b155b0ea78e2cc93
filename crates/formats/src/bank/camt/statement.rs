//! Statement, report or notification: everything around the entries.

use kernel::{Currency, Date, Instant, Money};
use quick_xml::events::Event;

use super::entry;
use super::xml::{Input, Node, XmlReader};
use crate::bank::amount::parse_amount;
use crate::bank::{AccountRef, Balance, BalanceKind, Format, Statement};
use crate::error::FormatError;
use crate::ids::Iban;

/// Page number and whether it is the last.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PageInfo {
    number: Option<u64>,
    last: Option<bool>,
}

impl PageInfo {
    pub(super) fn of(node: Option<&Node>) -> Self {
        let Some(node) = node else {
            return Self::default();
        };
        Self {
            number: node.text_at("PgNb").and_then(|text| text.parse().ok()),
            last: node.text_at("LastPgInd").and_then(|text| boolean(&text)),
        }
    }
}

/// XML Schema's spelling of truth.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// What the bank says the entries come to.
#[derive(Default)]
struct DeclaredTotals {
    count: Option<u64>,
    sum: Option<String>,
}

/// Reads one statement whose start tag has just been read.
pub(super) fn read(
    reader: &mut XmlReader<'_>,
    input: &mut Input<'_>,
    format: Format,
    message_page: PageInfo,
) -> Result<Statement, FormatError> {
    let mut statement = Statement {
        page: message_page.number,
        last_page: message_page.last,
        ..Statement::default()
    };
    let mut balances = Vec::new();
    let mut declared = DeclaredTotals::default();
    loop {
        let node = match reader.next(input)? {
            Event::Start(start) => reader.tree(&start, input)?,
            Event::End(_) => break,
            Event::Eof => return Err(reader.cut_short(input)),
            _ => continue,
        };
        match node.name() {
            "Id" => statement.id = node.text().to_owned(),
            "ElctrncSeqNb" => statement.number = node.text().parse().ok(),
            "LglSeqNb" => statement.legal_number = node.text().parse().ok(),
            "StmtPgntn" | "RptPgntn" | "NtfctnPgntn" => {
                let page = PageInfo::of(Some(&node));
                (statement.page, statement.last_page) = (page.number, page.last);
            }
            "CreDtTm" => statement.created_at = instant(&node, input),
            "FrToDt" => {
                statement.from = node.at("FrDtTm").and_then(|node| date(node, input));
                statement.to = node.at("ToDtTm").and_then(|node| date(node, input));
            }
            "Acct" => statement.account = account(&node, input),
            "Bal" => balances.extend(balance(&node, input, statement.account.currency)),
            "TxsSummry" => {
                declared.count = node
                    .text_at("TtlNtries/NbOfNtries")
                    .and_then(|text| text.parse().ok());
                declared.sum = node.text_at("TtlNtries/Sum");
            }
            "Ntry" => {
                let currency = statement.currency();
                statement
                    .entries
                    .push(entry::read(&node, input, &statement.account, currency)?);
            }
            "AddtlStmtInf" | "AddtlRptInf" | "AddtlNtfctnInf" => {
                statement.info.push(node.text().to_owned());
            }
            _ => {}
        }
    }
    place_balances(&mut statement, balances, format);
    compare_totals(&statement, &declared, input);
    Ok(statement)
}

/// Sorts out which balances open and close the statement.
///
/// Pages carry intermediate balances (ITBD) where the first and last carry OPBD and CLBD. Where
/// one intermediate balance stands alone, it is the state at the end.
fn place_balances(statement: &mut Statement, mut balances: Vec<Balance>, format: Format) {
    let mut take = |kind: BalanceKind| {
        let place = balances.iter().position(|balance| balance.kind == kind)?;
        Some(balances.remove(place))
    };
    statement.opening = take(BalanceKind::OpeningBooked);
    statement.closing = take(BalanceKind::ClosingBooked);
    if statement.opening.is_none() {
        statement.opening = take(BalanceKind::PreviouslyClosed);
    }
    if format == Format::Camt054 || (statement.opening.is_some() && statement.closing.is_some()) {
        statement.other_balances = balances;
        return;
    }
    let interim = balances
        .iter()
        .filter(|b| b.kind == BalanceKind::InterimBooked)
        .count();
    let mut take_interim = || {
        let place = balances
            .iter()
            .position(|b| b.kind == BalanceKind::InterimBooked)?;
        Some(balances.remove(place))
    };
    if statement.opening.is_none() && (statement.closing.is_some() || interim > 1) {
        statement.opening = take_interim();
    }
    if statement.closing.is_none() {
        statement.closing = take_interim();
    }
    statement.other_balances = balances;
}

/// Warns where the bank's own totals do not fit what was read: the file may be incomplete.
fn compare_totals(statement: &Statement, declared: &DeclaredTotals, input: &mut Input<'_>) {
    let found = statement.entries.len() as u64;
    if let Some(count) = declared.count.filter(|count| *count != found) {
        let problem = format!("the bank declares {count} entries, the file has {found}");
        let warning = FormatError::new("TxsSummry/TtlNtries/NbOfNtries", problem);
        input.warnings.push(
            warning
                .value(&statement.id)
                .into_warning("entry_count_differs"),
        );
    }
    let (Some(sum), Some(currency)) = (&declared.sum, statement.currency()) else {
        return;
    };
    let absolute = statement.entries.iter().map(|entry| entry.amount.abs());
    let (Ok(sum), Ok(found)) = (parse_amount(sum, currency), Money::sum(currency, absolute)) else {
        return;
    };
    if sum != found {
        let problem = format!("the bank declares {sum} in all, the entries come to {found}");
        let warning = FormatError::new("TxsSummry/TtlNtries/Sum", problem);
        input.warnings.push(
            warning
                .value(&statement.id)
                .into_warning("entry_sum_differs"),
        );
    }
}

fn account(node: &Node, input: &mut Input<'_>) -> AccountRef {
    let (iban, other) = match node.child("Id") {
        Some(id) => account_number(id, input, "Acct/Id"),
        None => (None, None),
    };
    let currency = node
        .child("Ccy")
        .and_then(|ccy| match Currency::parse(ccy.text()) {
            Ok(currency) => Some(currency),
            Err(_) => {
                input.warn("unknown_currency", ccy, "Acct/Ccy", "is no known currency");
                None
            }
        });
    AccountRef {
        iban,
        other,
        bic: node.first_text(&[
            "Svcr/FinInstnId/BICFI",
            "Svcr/FinInstnId/BIC",
            "Svcr/FinInstnId/ClrSysMmbId/MmbId",
            "Svcr/FinInstnId/Othr/Id",
        ]),
        owner: node.first_text(&["Ownr/Nm", "Ownr/Pty/Nm", "Nm"]),
        currency,
    }
}

/// IBAN and other number out of an account identification. What is valid as IBAN is one, in
/// whichever element it stands; what stands in IBAN without being valid is another number.
pub(super) fn account_number(
    id: &Node,
    input: &mut Input<'_>,
    field: &str,
) -> (Option<String>, Option<String>) {
    let paths = ["IBAN", "Othr/Id", "BBAN", "UPIC", "PrtryAcct/Id"];
    let Some(found) = paths
        .iter()
        .find_map(|path| id.at(path))
        .filter(|n| !n.text().is_empty())
    else {
        return (None, None);
    };
    match Iban::parse(found.text()) {
        Ok(iban) => (Some(iban.as_str().to_owned()), None),
        Err(error) => {
            if found.name() == "IBAN" {
                input.warn("invalid_iban", found, field, &error.problem);
            }
            (None, Some(found.text().to_owned()))
        }
    }
}

fn balance(node: &Node, input: &mut Input<'_>, currency: Option<Currency>) -> Option<Balance> {
    let code = node.first_text(&["Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Cd", "Tp/Prtry"])?;
    let kind = match code.as_str() {
        "OPBD" => BalanceKind::OpeningBooked,
        "PRCD" => BalanceKind::PreviouslyClosed,
        "CLBD" => BalanceKind::ClosingBooked,
        "ITBD" => BalanceKind::InterimBooked,
        "OPAV" => BalanceKind::OpeningAvailable,
        "CLAV" => BalanceKind::ClosingAvailable,
        "ITAV" => BalanceKind::InterimAvailable,
        "FWAV" => BalanceKind::ForwardAvailable,
        _ => BalanceKind::Other(code),
    };
    let amount_node = node.child("Amt")?;
    let amount = match signed_amount(amount_node, node, input, currency) {
        Ok(amount) => amount,
        Err(error) => {
            input.warnings.push(error.into_warning("unreadable_amount"));
            return None;
        }
    };
    let on = node.child("Dt").and_then(|dt| date(dt, input));
    Some(Balance { kind, amount, on })
}

/// The amount of a node that tells its direction in a sibling `CdtDbtInd`.
pub(super) fn signed_amount(
    amount: &Node,
    parent: &Node,
    input: &Input<'_>,
    currency: Option<Currency>,
) -> Result<Money, FormatError> {
    let money = money(amount, input, currency)?;
    match parent.text_at("CdtDbtInd").as_deref() {
        Some("CRDT") => Ok(money),
        Some("DBIT") => Ok(money.neg()),
        _ => {
            let node = parent.child("CdtDbtInd").unwrap_or(parent);
            let field = format!("{}/CdtDbtInd", parent.name());
            Err(input
                .error(node, &field, "must be CRDT or DBIT")
                .remedy(ASK_BANK))
        }
    }
}

const ASK_BANK: &str = "ask the bank to correct the file";

/// The amount of a node in its own currency, else in the given one.
pub(super) fn money(
    node: &Node,
    input: &Input<'_>,
    currency: Option<Currency>,
) -> Result<Money, FormatError> {
    let field = node.name();
    let currency = match node.currency() {
        Some(code) => Currency::parse(code)
            .map_err(|_| input.error(node, field, &format!("unknown currency {code:?}")))?,
        None => {
            currency.ok_or_else(|| input.error(node, field, "has no currency").remedy(ASK_BANK))?
        }
    };
    parse_amount(node.text(), currency)
        .map_err(|problem| input.error(node, field, &problem).remedy(ASK_BANK))
}

/// A date written as date or as date and time, directly or one element deeper.
pub(super) fn date(node: &Node, input: &mut Input<'_>) -> Option<Date> {
    let node = node
        .child("Dt")
        .or_else(|| node.child("DtTm"))
        .unwrap_or(node);
    let read = node
        .text()
        .get(..10)
        .and_then(|text| text.parse::<Date>().ok());
    if read.is_none() {
        input.warn(
            "unreadable_date",
            node,
            node.name(),
            "is no date YYYY-MM-DD; left out",
        );
    }
    read
}

/// An instant; without offset it is taken as UTC.
fn instant(node: &Node, input: &mut Input<'_>) -> Option<Instant> {
    let text = node.text();
    let read = Instant::parse(text).or_else(|_| Instant::parse(&format!("{text}Z")));
    if read.is_err() {
        input.warn(
            "unreadable_time",
            node,
            node.name(),
            "is no ISO 8601 time; left out",
        );
    }
    read.ok()
}
