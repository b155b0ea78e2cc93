//! Rows of a bank's CSV into entries and statements.

use kernel::{Currency, Date, Money};

use super::CsvProfile;
use super::guess::parse_date;
use super::layout::{Layout, Table};
use crate::bank::amount::parse_amount;
use crate::bank::{AccountRef, Balance, BalanceKind, Entry, Party, Statement};
use crate::error::{FormatError, Warning};
use crate::ids::Iban;
use crate::number::plain_number;

/// One row with what is in it.
struct Row<'a> {
    line: u64,
    cells: &'a [String],
    header: &'a [String],
}

impl Row<'_> {
    fn cell(&self, column: Option<usize>) -> Option<&str> {
        column
            .and_then(|at| self.cells.get(at))
            .map(String::as_str)
            .filter(|c| !c.is_empty())
    }

    fn error(&self, column: usize, problem: &str) -> FormatError {
        let name = self.header.get(column).map_or("?", String::as_str);
        let value = self.cells.get(column).map_or("", String::as_str);
        FormatError::new(name, problem)
            .at_line(self.line)
            .value(value)
    }
}

/// One statement per account, in order of appearance.
pub(super) fn statements(
    table: &Table,
    profile: &CsvProfile,
    currency: Option<Currency>,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Statement>, FormatError> {
    let layout = Layout::of(table, profile)?;
    let mut accounts: Vec<(String, Statement, Vec<Option<Money>>)> = Vec::new();
    for (line, cells) in &table.rows {
        let row = Row {
            line: *line,
            cells,
            header: &table.header,
        };
        let Some((entry, balance)) = read_row(&row, &layout, profile, currency, warnings)? else {
            continue;
        };
        let account = row
            .cell(layout.account)
            .or(profile.account.as_deref())
            .unwrap_or_default()
            .to_owned();
        let place = accounts.iter().position(|(known, _, _)| *known == account);
        let place = place.unwrap_or_else(|| {
            let statement = Statement {
                account: account_ref(&account),
                ..Statement::default()
            };
            accounts.push((account, statement, Vec::new()));
            accounts.len() - 1
        });
        let (_, statement, balances) = &mut accounts[place];
        statement
            .account
            .currency
            .get_or_insert(entry.amount.currency());
        statement.from = statement.from.min(entry.booked_on).or(entry.booked_on);
        statement.to = statement.to.max(entry.booked_on);
        statement.entries.push(entry);
        balances.push(balance);
    }
    Ok(accounts
        .into_iter()
        .map(|(_, mut statement, balances)| {
            place_balances(&mut statement, &balances, warnings);
            statement
        })
        .collect())
}

fn account_ref(number: &str) -> AccountRef {
    let mut account = AccountRef::default();
    match Iban::parse(number) {
        Ok(iban) => account.iban = Some(iban.as_str().to_owned()),
        Err(_) => account.other = Some(number.to_owned()).filter(|number| !number.is_empty()),
    }
    account
}

type ReadRow = Option<(Entry, Option<Money>)>;

fn read_row(
    row: &Row<'_>,
    layout: &Layout,
    profile: &CsvProfile,
    currency: Option<Currency>,
    warnings: &mut Vec<Warning>,
) -> Result<ReadRow, FormatError> {
    let Some((column, credit)) = amount_column(row, layout, profile)? else {
        let error = row.error(layout.booked_on, "the row has no amount; left out");
        warnings.push(error.into_warning("row_without_amount"));
        return Ok(None);
    };
    let currency = match row.cell(layout.currency) {
        Some(code) => Currency::parse(&code.to_uppercase())
            .map_err(|e| row.error(layout.currency.unwrap_or_default(), &e.to_string()))?,
        None => currency.ok_or_else(|| {
            row.error(column, "has no currency")
                .remedy("name the account's currency in the profile or when importing")
        })?,
    };
    let read_money = |column: usize| -> Result<Money, FormatError> {
        let cell = row.cells.get(column).map_or("", String::as_str);
        plain_number(cell, layout.numbers)
            .and_then(|plain| parse_amount(&plain, currency))
            .map_err(|problem| row.error(column, &problem))
    };
    let amount = read_money(column)?;
    let amount = match credit {
        None => amount,
        Some(true) => amount.abs(),
        Some(false) => amount.abs().neg(),
    };
    let mut entry = Entry::new(amount);
    entry.booked_on = Some(read_date(row, layout.booked_on, &layout.date_format)?);
    entry.value_on = match layout
        .value_on
        .filter(|column| row.cell(Some(*column)).is_some())
    {
        Some(column) => read_date(row, column, &layout.date_format)
            .map_err(|error| warnings.push(error.into_warning("unreadable_date")))
            .ok(),
        None => None,
    };
    fill_texts(&mut entry, row, layout);
    let balance = match layout
        .balance
        .filter(|column| row.cell(Some(*column)).is_some())
    {
        Some(column) => read_money(column)
            .map_err(|error| warnings.push(error.into_warning("unreadable_amount")))
            .ok(),
        None => None,
    };
    Ok(Some((entry, balance)))
}

/// The column that holds the row's amount, and its direction where the sign does not tell it.
fn amount_column(
    row: &Row<'_>,
    layout: &Layout,
    profile: &CsvProfile,
) -> Result<Option<(usize, Option<bool>)>, FormatError> {
    if let Some(column) = layout
        .amount
        .filter(|column| row.cell(Some(*column)).is_some())
    {
        let (Some(sign), Some(at)) = (&profile.sign, layout.sign) else {
            return Ok(Some((column, None)));
        };
        let value = row.cell(Some(at)).unwrap_or_default();
        let means = |list: &[String]| list.iter().any(|known| known == value);
        return match (means(&sign.credit), means(&sign.debit)) {
            (true, false) => Ok(Some((column, Some(true)))),
            (false, true) => Ok(Some((column, Some(false)))),
            _ => Err(row
                .error(at, "is neither a known debit nor a known credit sign")
                .remedy("name it in the profile's sign.credit or sign.debit")),
        };
    }
    let zero = |column: Option<usize>| {
        row.cell(column)
            .is_none_or(|cell| !cell.contains(|c: char| ('1'..='9').contains(&c)))
    };
    match (zero(layout.debit), zero(layout.credit)) {
        (false, false) => Err(row.error(
            layout.debit.unwrap_or_default(),
            "the row has a debit and a credit amount",
        )),
        (false, true) => Ok(layout.debit.map(|column| (column, Some(false)))),
        (true, false) => Ok(layout.credit.map(|column| (column, Some(true)))),
        (true, true) => Ok(None),
    }
}

fn read_date(row: &Row<'_>, column: usize, format: &str) -> Result<Date, FormatError> {
    let cell = row.cells.get(column).map_or("", String::as_str);
    parse_date(cell, format)
        .ok_or_else(|| row.error(column, &format!("is no date in the format {format}")))
}

fn fill_texts(entry: &mut Entry, row: &Row<'_>, layout: &Layout) {
    let columns = &layout.texts;
    let text = |column: Option<usize>| row.cell(column).map(str::to_owned);
    let account = account_ref(row.cell(columns.account).unwrap_or_default());
    entry.counterparty = Party {
        name: text(columns.name),
        ultimate_name: None,
        iban: account.iban,
        other: account.other,
        bic: text(columns.bic),
    };
    entry.end_to_end_id = text(columns.end_to_end_id).filter(|id| id != "NOTPROVIDED");
    entry.mandate_id = text(columns.mandate_id);
    entry.bank_ref = text(columns.bank_ref);
    entry.bank_code.proprietary = text(columns.kind);
    let lines = layout
        .remittance
        .iter()
        .filter_map(|column| row.cell(Some(*column)));
    entry.remittance = lines.map(str::to_owned).collect();
    entry.raw = row.cells.join(";");
}

/// Opening and closing balance out of balances after each row, whichever way the rows run.
fn place_balances(
    statement: &mut Statement,
    balances: &[Option<Money>],
    warnings: &mut Vec<Warning>,
) {
    let Some(balances) = balances.iter().copied().collect::<Option<Vec<Money>>>() else {
        return;
    };
    if balances.is_empty() {
        return;
    }
    let amounts: Vec<Money> = statement.entries.iter().map(|entry| entry.amount).collect();
    let before = |at: usize| balances[at].checked_sub(amounts[at]).ok();
    let last = balances.len() - 1;
    let upwards = (1..=last).all(|at| before(at) == Some(balances[at - 1]));
    let downwards = (0..last).all(|at| before(at) == Some(balances[at + 1]));
    let (first, end) = match (upwards, downwards) {
        (true, _) => (0, last),
        (false, true) => (last, 0),
        (false, false) => {
            let problem = "the balances after each row do not follow from its amounts; left out";
            let error = FormatError::new("balance", problem);
            warnings.push(error.into_warning("balances_do_not_follow"));
            return;
        }
    };
    let balance = |kind, amount, on| Balance { kind, amount, on };
    statement.opening =
        before(first).map(|amount| balance(BalanceKind::OpeningBooked, amount, statement.from));
    statement.closing = Some(balance(
        BalanceKind::ClosingBooked,
        balances[end],
        statement.to,
    ));
}
