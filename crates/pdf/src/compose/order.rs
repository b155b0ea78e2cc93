//! Order acknowledgement and delivery note.

use crate::PdfError;
use crate::check::Adder;
use crate::format::format_quantity;
use crate::model::{DeliveryLine, DeliveryNote, OrderAcknowledgement, Shipping};
use crate::view::{Block, Cell, Column, Pair, Row, Table, View};

use super::Wording;
use super::frame::{Frame, intro, ship_to};
use super::lines::{LineStyle, TotalNames, priced_table, quantity_cell, summary, tax_notes};

pub(super) fn acknowledgement(
    paper: &OrderAcknowledgement,
    wording: Wording,
) -> Result<View, PdfError> {
    let labels = wording.labels;
    let adder = Adder::new(&paper.head.number);
    let currency = paper.totals.net.currency();
    let lines: Vec<_> = paper.lines.iter().map(|line| &line.line).collect();
    let dates: Vec<String> = paper
        .lines
        .iter()
        .map(|line| match line.confirmed {
            Some(date) => wording.short_date(date),
            None => labels.to_be_confirmed.to_owned(),
        })
        .collect();
    let names = TotalNames {
        gross: labels.order_total,
        payable: labels.payable,
    };
    let mut body = vec![
        intro(&paper.head, labels.intro_order),
        priced_table(adder, &lines, Some(&dates), currency, wording)?,
        summary(
            adder,
            &paper.allowances,
            &paper.taxes,
            &paper.totals,
            &names,
            wording,
        )?,
    ];
    body.extend(tax_notes(&paper.taxes, &paper.totals, wording));
    let terms = [
        (labels.payment_terms, &paper.payment_terms),
        (labels.delivery_terms, &paper.delivery_terms),
    ];
    let mut pairs: Vec<Pair> = terms
        .into_iter()
        .filter_map(|(label, value)| value.as_ref().map(|value| Pair::new(label, value)))
        .collect();
    pairs.extend(ship_to(&paper.sender, &paper.head, wording));
    if !pairs.is_empty() {
        body.push(Block::Pairs {
            heading: None,
            pairs,
        });
    }
    Ok(Frame {
        sender: &paper.sender,
        head: &paper.head,
        title: labels.order_acknowledgement,
        subheading: None,
        meta: Vec::new(),
        body,
    }
    .into_view(wording))
}

pub(super) fn delivery_note(paper: &DeliveryNote, wording: Wording) -> View {
    let labels = wording.labels;
    let mut body = vec![intro(&paper.head, labels.intro_delivery)];
    body.push(delivery_table(&paper.lines, wording));
    let mut pairs = shipping_pairs(&paper.shipping, wording);
    pairs.extend(ship_to(&paper.sender, &paper.head, wording));
    if !pairs.is_empty() {
        body.push(Block::Pairs {
            heading: Some(labels.delivery),
            pairs,
        });
    }
    body.push(Block::Signatures {
        statement: labels.goods_received,
        fields: vec![labels.sign_date, labels.sign_name, labels.sign_signature],
    });
    let meta = paper
        .shipping
        .shipped
        .map(|day| Pair::new(labels.shipped, wording.date(day)));
    Frame {
        sender: &paper.sender,
        head: &paper.head,
        title: labels.delivery_note,
        subheading: None,
        meta: meta.into_iter().collect(),
        body,
    }
    .into_view(wording)
}

fn shipping_pairs(shipping: &Shipping, wording: Wording) -> Vec<Pair> {
    let labels = wording.labels;
    let packages = shipping.packages.map(|count| count.to_string());
    let weight = shipping
        .weight_kg
        .map(|weight| format!("{}\u{a0}kg", format_quantity(weight, wording.language)));
    let entries = [
        (labels.carrier, shipping.carrier.clone()),
        (labels.tracking, shipping.tracking.clone()),
        (labels.packages, packages),
        (labels.weight, weight),
        (labels.delivery_terms, shipping.terms.clone()),
    ];
    entries
        .into_iter()
        .filter_map(|(label, value)| value.map(|value| Pair::new(label, value)))
        .collect()
}

fn delivery_table(lines: &[DeliveryLine], wording: Wording) -> Block {
    let labels = wording.labels;
    let style = LineStyle::of(lines.iter().map(|line| line.sku.as_deref()));
    let ordered = lines.iter().any(|line| line.ordered.is_some());
    let outstanding = lines.iter().any(|line| line.outstanding.is_some());
    let mut columns = vec![Column::text(labels.position)];
    if style.sku_column {
        columns.push(Column::text(labels.sku));
    }
    columns.push(Column::wide(labels.description));
    if ordered {
        columns.push(Column::number(labels.ordered));
    }
    columns.push(Column::number(labels.delivered));
    if outstanding {
        columns.push(Column::number(labels.outstanding));
    }
    let row = |line: &DeliveryLine| {
        let sku = line.sku.as_deref();
        let mut cells = vec![Cell::from(line.position.as_str())];
        if style.sku_column {
            cells.push(Cell::from(sku.unwrap_or_default()));
        }
        let details = &line.details;
        cells.push(style.description(&line.description, sku, &line.unit, details, wording));
        let number = |quantity| format_quantity(quantity, wording.language);
        if ordered {
            cells.push(Cell::from(line.ordered.map(number).unwrap_or_default()));
        }
        cells.push(Cell::from(quantity_cell(
            line.delivered,
            &line.unit,
            wording,
        )));
        if outstanding {
            cells.push(Cell::from(line.outstanding.map(number).unwrap_or_default()));
        }
        Row::new(cells, String::new())
    };
    Block::Table(Table {
        id: "lines",
        caption: None,
        columns,
        rows: lines.iter().map(row).collect(),
        carry: None,
    })
}
