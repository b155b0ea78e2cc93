//! Priced lines, tax breakdown and totals, shared by order, invoice and credit note.

use std::collections::BTreeSet;

use kernel::{Currency, Money};

use crate::PdfError;
use crate::check::Adder;
use crate::format::{fill, format_percent, format_quantity, format_unit_price};
use crate::labels::Labels;
use crate::model::{Allowance, LineDiscount, PricedLine, TaxCategory, TaxLine, TaxMark, Totals};
use crate::units::unit_name;
use crate::view::{Block, Carry, Cell, Column, Row, Table, TaxTable, Total};

use super::Wording;

/// Longest article number that gets a column of its own; longer ones stand below the description.
const SKU_COLUMN_CHARS_MAX: usize = 14;
/// Longest unit name that stands beside the quantity.
const UNIT_CHARS_MAX: usize = 10;

/// Where article numbers and unit names go, decided once for all lines of a table.
pub(super) struct LineStyle {
    pub(super) sku_column: bool,
}

impl LineStyle {
    pub(super) fn of<'a>(skus: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut longest = None;
        for sku in skus.flatten() {
            longest = longest.max(Some(sku.chars().count()));
        }
        LineStyle {
            sku_column: longest.is_some_and(|chars| chars <= SKU_COLUMN_CHARS_MAX),
        }
    }

    /// The description with what has no column of its own below it.
    pub(super) fn description(
        &self,
        text: &str,
        sku: Option<&str>,
        unit: &str,
        details: &[String],
        wording: Wording,
    ) -> Cell {
        let labels = wording.labels;
        let mut below = Vec::new();
        if let Some(sku) = sku.filter(|_| !self.sku_column) {
            below.push(fill(labels.sku_detail, &[("sku", sku)]));
        }
        let unit = unit_name(unit, wording.language);
        if unit.chars().count() > UNIT_CHARS_MAX {
            below.push(fill(labels.unit_detail, &[("unit", unit)]));
        }
        below.extend(details.iter().cloned());
        Cell {
            text: text.to_owned(),
            details: below,
        }
    }
}

/// Quantity with its unit, kept on one line.
pub(super) fn quantity_cell(quantity: kernel::Quantity, unit: &str, wording: Wording) -> String {
    let number = format_quantity(quantity, wording.language);
    let unit = unit_name(unit, wording.language);
    if unit.is_empty() || unit.chars().count() > UNIT_CHARS_MAX {
        return number;
    }
    format!("{number}\u{a0}{}", unit.replace(' ', "\u{a0}"))
}

/// The table of priced lines with sums carried over its pages. `confirmed` holds one entry per
/// line where delivery dates are shown.
pub(super) fn priced_table(
    adder: Adder<'_>,
    lines: &[&PricedLine],
    confirmed: Option<&[String]>,
    currency: Currency,
    wording: Wording,
) -> Result<Block, PdfError> {
    let labels = wording.labels;
    let style = LineStyle::of(lines.iter().map(|line| line.sku.as_deref()));
    let mut columns = vec![Column::text(labels.position)];
    if style.sku_column {
        columns.push(Column::text(labels.sku));
    }
    columns.push(Column::wide(labels.description));
    if confirmed.is_some() {
        columns.push(Column::text(labels.confirmed));
    }
    columns.push(Column::number(labels.quantity));
    columns.push(Column::number(labels.unit_price));
    columns.push(Column::number(labels.tax_column));
    columns.push(Column::number(fill(
        labels.net_column,
        &[("currency", currency.code())],
    )));

    let running = adder.running(Money::zero(currency), lines.iter().map(|line| line.net))?;
    let rows = lines
        .iter()
        .zip(&running)
        .enumerate()
        .map(|(index, (line, carried))| {
            let date = confirmed.map(|dates| dates.get(index).cloned().unwrap_or_default());
            Row::new(
                priced_cells(line, date, &style, wording),
                wording.amount(*carried),
            )
        });
    let rows = rows.collect();
    let sum = running
        .last()
        .copied()
        .unwrap_or_else(|| Money::zero(currency));
    Ok(Block::Table(Table {
        id: "lines",
        caption: None,
        columns,
        rows,
        carry: Some(carry(labels, labels.lines_total, wording.amount(sum))),
    }))
}

pub(super) fn carry(labels: &Labels, total: &'static str, value: String) -> Carry {
    Carry {
        brought: labels.brought_forward,
        carried: labels.carried_forward,
        total,
        value,
    }
}

fn priced_cells(
    line: &PricedLine,
    confirmed: Option<String>,
    style: &LineStyle,
    wording: Wording,
) -> Vec<Cell> {
    let mut cells = vec![Cell::from(line.position.as_str())];
    if style.sku_column {
        cells.push(Cell::from(line.sku.as_deref().unwrap_or_default()));
    }
    let mut details = line.details.clone();
    details.extend(
        line.discount
            .map(|discount| discount_text(discount, line.net, wording)),
    );
    cells.push(style.description(
        &line.description,
        line.sku.as_deref(),
        &line.unit,
        &details,
        wording,
    ));
    cells.extend(confirmed.map(Cell::from));
    cells.push(Cell::from(quantity_cell(
        line.quantity,
        &line.unit,
        wording,
    )));
    cells.push(Cell::from(format_unit_price(
        line.unit_price,
        line.net,
        wording.language,
    )));
    cells.push(Cell::from(tax_cell(line.tax, wording)));
    cells.push(Cell::from(wording.amount(line.net)));
    cells
}

/// The price before a discount, and the discount.
fn discount_text(discount: LineDiscount, net: Money, wording: Wording) -> String {
    let price = format_unit_price(discount.base_price, net, wording.language);
    let percent = format_percent(discount.percent, wording.language);
    let values = [("price", price.as_str()), ("percent", percent.as_str())];
    fill(wording.labels.line_discount, &values)
}

/// The rate where one is charged, else the category's code, explained in the breakdown.
fn tax_cell(tax: TaxMark, wording: Wording) -> String {
    match tax.category {
        TaxCategory::S | TaxCategory::L | TaxCategory::M => {
            format_percent(tax.rate, wording.language)
        }
        other => other.code().to_owned(),
    }
}

fn category_name(category: TaxCategory, labels: &Labels) -> &'static str {
    match category {
        TaxCategory::S => labels.tax_s,
        TaxCategory::Z => labels.tax_z,
        TaxCategory::E => labels.tax_e,
        TaxCategory::AE => labels.tax_ae,
        TaxCategory::K => labels.tax_k,
        TaxCategory::G => labels.tax_g,
        TaxCategory::O => labels.tax_o,
        TaxCategory::L => labels.tax_l,
        TaxCategory::M => labels.tax_m,
    }
}

fn breakdown(taxes: &[TaxLine], wording: Wording) -> Option<TaxTable> {
    if taxes.is_empty() {
        return None;
    }
    let labels = wording.labels;
    let row = |line: &TaxLine| {
        let name = category_name(line.category, labels);
        let name = match line.category {
            TaxCategory::S | TaxCategory::L | TaxCategory::M => name.to_owned(),
            other => format!("{} · {name}", other.code()),
        };
        [
            name,
            format_percent(line.rate, wording.language),
            wording.amount(line.base),
            wording.amount(line.tax),
        ]
    };
    Some(TaxTable {
        columns: [
            labels.tax_breakdown,
            labels.tax_rate,
            labels.tax_base,
            labels.tax_amount,
        ],
        rows: taxes.iter().map(row).collect(),
    })
}

/// Which figures of the totals a document names, and how.
pub(super) struct TotalNames {
    pub(super) gross: &'static str,
    pub(super) payable: &'static str,
}

/// Tax breakdown beside the totals.
pub(super) fn summary(
    adder: Adder<'_>,
    allowances: &[Allowance],
    taxes: &[TaxLine],
    totals: &Totals,
    names: &TotalNames,
    wording: Wording,
) -> Result<Block, PdfError> {
    let labels = wording.labels;
    let mut rows = Vec::new();
    if !allowances.is_empty() {
        let granted = allowances.iter().map(|allowance| allowance.amount.neg());
        let lines = adder.sum(totals.net, granted)?;
        rows.push(Total::plain(labels.lines_total, wording.amount(lines)));
        for allowance in allowances {
            rows.push(Total::plain(
                &*allowance.reason,
                wording.amount(allowance.amount),
            ));
        }
    }
    rows.push(Total::plain(labels.total_net, wording.amount(totals.net)));
    rows.push(Total::plain(labels.total_tax, wording.amount(totals.tax)));
    match totals.prepaid {
        Some(prepaid) => {
            rows.push(Total::plain(names.gross, wording.money(totals.gross)));
            rows.push(Total::plain(labels.prepaid, wording.amount(prepaid.neg())));
            rows.push(Total::strong(names.payable, wording.money(totals.payable)));
        }
        None => rows.push(Total::strong(names.gross, wording.money(totals.gross))),
    }
    Ok(Block::Summary {
        tax: breakdown(taxes, wording),
        totals: rows,
    })
}

/// Sentences the law asks for beside the breakdown: why no tax is charged, who owes it, and the
/// tax in the accounting currency.
pub(super) fn tax_notes(taxes: &[TaxLine], totals: &Totals, wording: Wording) -> Option<Block> {
    let labels = wording.labels;
    let mut seen = BTreeSet::new();
    let mut notes = Vec::new();
    for line in taxes {
        let customary = match line.category {
            TaxCategory::E => Some(labels.note_e),
            TaxCategory::AE => Some(labels.note_ae),
            TaxCategory::K => Some(labels.note_k),
            TaxCategory::G => Some(labels.note_g),
            TaxCategory::O => Some(labels.note_o),
            TaxCategory::S | TaxCategory::Z | TaxCategory::L | TaxCategory::M => None,
        };
        // The words for reverse charge are prescribed: a reason of one's own only adds to them.
        let prescribed = customary
            .filter(|_| line.category == TaxCategory::AE || line.exemption_reason.is_none());
        for note in prescribed
            .into_iter()
            .chain(line.exemption_reason.as_deref())
        {
            if seen.insert(note.to_owned()) {
                notes.push(note.to_owned());
            }
        }
    }
    if let Some(tax) = totals.tax_accounting {
        let currency = tax.currency();
        let amount = wording.money(tax);
        let values = [("currency", currency.code()), ("amount", amount.as_str())];
        notes.push(fill(labels.tax_accounting, &values));
    }
    (!notes.is_empty()).then_some(Block::Text {
        paragraphs: notes,
        strong: false,
    })
}
