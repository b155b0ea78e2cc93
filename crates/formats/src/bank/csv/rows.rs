//! Rows of a bank's CSV into entries and statements.

use kernel::{Currency, Date, Money};

use super::guess::{self, parse_date};
use super::{CsvColumns, CsvProfile};
use crate::bank::amount::parse_amount;
use crate::bank::{AccountRef, Balance, BalanceKind, Entry, Statement};
use crate::error::{FormatError, Warning};
use crate::ids::Iban;
use crate::number::{NumberStyle, detect_style, plain_number};
use crate::text::did_you_mean;

/// The file cut into cells.
pub(super) struct Table {
    header: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    pub(super) fn read(bytes: &[u8], profile: &CsvProfile) -> Result<Self, FormatError> {
        let text = guess::decode(bytes, profile.encoding.as_deref())?;
        let delimiter = match profile.delimiter {
            Some(delimiter) => delimiter,
            None => crate::sniff::delimiter(&text)?,
        };
        let delimiter = u8::try_from(delimiter).map_err(|_| {
            FormatError::new("profile.delimiter", "must be an ASCII character")
                .value(delimiter.to_string())
        })?;
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let wanted = required_columns(&profile.columns);
        let mut table = Self {
            header: Vec::new(),
            rows: Vec::new(),
        };
        // The line that comes nearest to a header, for the message when none is one.
        let mut nearest: (usize, Vec<String>) = (0, Vec::new());
        for record in reader.records() {
            let record = record.map_err(|error| FormatError::new("CSV", error.to_string()))?;
            let line = record.position().map_or(0, |position| position.line());
            if line <= profile.skip_lines as u64 {
                continue;
            }
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if table.header.is_empty() {
                let known = wanted
                    .iter()
                    .filter(|name| cells.iter().any(|c| c == **name))
                    .count();
                if known == wanted.len() {
                    table.header = cells;
                } else if known > nearest.0 || nearest.1.is_empty() {
                    nearest = (known, cells);
                }
            } else if cells.iter().any(|cell| !cell.is_empty()) {
                table.rows.push((line, cells));
            }
        }
        if table.header.is_empty() {
            return Err(missing_column(&wanted, &nearest.1));
        }
        Ok(table)
    }

    fn column(&self, name: &str) -> Result<usize, FormatError> {
        self.header
            .iter()
            .position(|cell| cell == name)
            .ok_or_else(|| missing_column(&[name], &self.header))
    }

    fn optional(&self, name: Option<&String>) -> Result<Option<usize>, FormatError> {
        name.map(|name| self.column(name)).transpose()
    }

    /// The filled cells of a column.
    fn filled(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.rows
            .iter()
            .filter_map(move |(_, cells)| cells.get(column))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }
}

fn required_columns(columns: &CsvColumns) -> Vec<&str> {
    let amounts = [&columns.amount, &columns.debit, &columns.credit];
    std::iter::once(columns.booked_on.as_str())
        .chain(amounts.into_iter().flatten().map(String::as_str))
        .collect()
}

fn missing_column(wanted: &[&str], header: &[String]) -> FormatError {
    let missing = wanted
        .iter()
        .find(|name| !header.iter().any(|cell| cell == *name));
    let missing = missing.copied().unwrap_or_default();
    let known = || header.iter().map(String::as_str);
    let remedy = match did_you_mean(missing, known()) {
        Some(name) => format!("did you mean {name:?}?"),
        None => format!("the file has {}", known().collect::<Vec<_>>().join(", ")),
    };
    FormatError::new("header", "has no such column")
        .value(missing)
        .remedy(remedy)
}

/// Indexes of the columns in use, and how their cells are written.
struct Layout {
    booked_on: usize,
    value_on: Option<usize>,
    amount: Option<usize>,
    debit: Option<usize>,
    credit: Option<usize>,
    sign: Option<usize>,
    currency: Option<usize>,
    account: Option<usize>,
    balance: Option<usize>,
    texts: [Option<usize>; 6],
    remittance: Vec<usize>,
    numbers: NumberStyle,
    date_format: String,
}

impl Layout {
    fn of(table: &Table, profile: &CsvProfile) -> Result<Self, FormatError> {
        let columns = &profile.columns;
        let amount = table.optional(columns.amount.as_ref())?;
        let debit = table.optional(columns.debit.as_ref())?;
        let credit = table.optional(columns.credit.as_ref())?;
        if amount.is_none() && (debit.is_none() || credit.is_none()) {
            return Err(FormatError::new("profile.columns", "names no amount")
                .remedy("name amount, or debit and credit"));
        }
        let booked_on = table.column(&columns.booked_on)?;
        let money = [amount, debit, credit].into_iter().flatten();
        let numbers = match profile.decimal {
            Some(decimal) => NumberStyle {
                decimal,
                thousands: profile.thousands,
            },
            None => detect_style(money.flat_map(|column| table.filled(column)))
                .map_err(|problem| FormatError::new("amounts", problem))?,
        };
        let date_format = match &profile.date_format {
            Some(format) => format.clone(),
            None => guess::date_format(table.filled(booked_on))?.to_owned(),
        };
        let sign = profile
            .sign
            .as_ref()
            .map(|sign| table.column(&sign.column))
            .transpose()?;
        let optional = |name: &Option<String>| table.optional(name.as_ref());
        Ok(Self {
            booked_on,
            amount,
            debit,
            credit,
            sign,
            numbers,
            date_format,
            value_on: optional(&columns.value_on)?,
            currency: optional(&columns.currency)?,
            account: optional(&columns.account)?,
            balance: optional(&columns.balance)?,
            texts: [
                optional(&columns.name)?,
                optional(&columns.bic)?,
                optional(&columns.end_to_end_id)?,
                optional(&columns.mandate_id)?,
                optional(&columns.bank_ref)?,
                optional(&columns.kind)?,
            ],
            remittance: columns
                .remittance
                .iter()
                .map(|name| table.column(name))
                .collect::<Result<_, _>>()?,
        })
    }
}

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
    fill_texts(&mut entry, row, layout, profile);
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

fn fill_texts(entry: &mut Entry, row: &Row<'_>, layout: &Layout, profile: &CsvProfile) {
    let text = |at: usize| row.cell(layout.texts[at]).map(str::to_owned);
    entry.counterparty.name = text(0);
    entry.counterparty.bic = text(1);
    entry.end_to_end_id = text(2).filter(|id| id != "NOTPROVIDED");
    entry.mandate_id = text(3);
    entry.bank_ref = text(4);
    entry.bank_code.proprietary = text(5);
    let iban = profile.columns.iban.as_ref();
    let at = iban.and_then(|name| row.header.iter().position(|cell| cell == name));
    if let Some(number) = row.cell(at) {
        let account = account_ref(number);
        (entry.counterparty.iban, entry.counterparty.other) = (account.iban, account.other);
    }
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
