//! The customer statement: movements with a running balance, open items, aging summary.

use kernel::{Date, Money};

use crate::PdfError;
use crate::check::Adder;
use crate::format::{fill, format_period};
use crate::labels::Labels;
use crate::model::{AgingBucket, Movement, MovementKind, OpenItem, Statement};
use crate::view::{Block, Cell, Column, Pair, Row, Table, View};

use super::Wording;
use super::frame::{Frame, account_line, intro};
use super::lines::carry;

/// More buckets than this (and their total) do not fit side by side.
const BUCKETS_ACROSS_MAX: usize = 6;

pub(super) fn statement(paper: &Statement, wording: Wording) -> Result<View, PdfError> {
    let labels = wording.labels;
    let mut body = vec![
        intro(&paper.head, labels.intro_statement),
        movements(paper, wording)?,
    ];
    if paper.open_items.is_empty() {
        let date = wording.date(paper.to);
        let sentence = fill(labels.no_open_items, &[("date", date.as_str())]);
        body.push(Block::Text {
            paragraphs: vec![sentence],
            strong: false,
        });
    } else {
        body.push(open_items(paper, wording)?);
    }
    if !paper.aging.is_empty() {
        body.push(aging(&paper.aging, paper.closing, wording));
    }
    let accounts = paper.sender.bank_accounts.iter();
    let pairs: Vec<Pair> = accounts
        .map(|account| Pair::new(labels.account, account_line(account)))
        .collect();
    if paper.closing.is_positive() && !pairs.is_empty() {
        body.push(Block::Pairs {
            heading: None,
            pairs,
        });
    }
    let period = format_period(paper.from, paper.to, wording.language);
    Ok(Frame {
        sender: &paper.sender,
        head: &paper.head,
        title: labels.statement,
        subheading: Some(period),
        meta: vec![Pair::new(
            labels.closing_balance,
            wording.money(paper.closing),
        )],
        body,
    }
    .into_view(wording))
}

fn kind_name(kind: MovementKind, labels: &Labels) -> &'static str {
    match kind {
        MovementKind::Invoice => labels.movement_invoice,
        MovementKind::CreditNote => labels.movement_credit_note,
        MovementKind::Payment => labels.movement_payment,
        MovementKind::Refund => labels.movement_refund,
        MovementKind::WriteOff => labels.movement_write_off,
        MovementKind::Reversal => labels.movement_reversal,
        MovementKind::Adjustment => labels.movement_adjustment,
    }
}

fn document_cell(kind: MovementKind, reference: &str, wording: Wording) -> Cell {
    Cell::from(format!("{} {reference}", kind_name(kind, wording.labels)).trim_end())
}

fn movements(paper: &Statement, wording: Wording) -> Result<Block, PdfError> {
    let labels = wording.labels;
    let currency = paper.opening.currency();
    let adder = Adder::new(&paper.head.number);
    let columns = vec![
        Column::text(labels.date),
        Column::wide(labels.document),
        Column::text(labels.due),
        Column::number(labels.debit),
        Column::number(labels.credit),
        Column::number(fill(labels.balance_in, &[("currency", currency.code())])),
    ];
    let opening = wording.amount(paper.opening);
    let first = Row::new(
        vec![
            Cell::from(wording.short_date(paper.from)),
            Cell::from(labels.opening_balance),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::from(opening.as_str()),
        ],
        opening,
    );
    let balances = adder.running(paper.opening, paper.movements.iter().map(|m| m.amount))?;
    let mut rows = vec![first.strong()];
    rows.extend(
        paper
            .movements
            .iter()
            .zip(balances)
            .map(|(movement, balance)| movement_row(movement, balance, wording)),
    );
    Ok(Block::Table(Table {
        id: "movements",
        caption: Some(labels.movements.to_owned()),
        columns,
        rows,
        carry: Some(carry(
            labels,
            labels.closing_balance,
            wording.amount(paper.closing),
        )),
    }))
}

fn movement_row(movement: &Movement, balance: Money, wording: Wording) -> Row {
    let amount = movement.amount;
    let written = wording.amount(amount.abs());
    let (debit, credit) = if amount.is_negative() {
        (String::new(), written)
    } else {
        (written, String::new())
    };
    let due = movement
        .due
        .map(|due| wording.short_date(due))
        .unwrap_or_default();
    let balance = wording.amount(balance);
    Row::new(
        vec![
            Cell::from(wording.short_date(movement.date)),
            document_cell(movement.kind, &movement.reference, wording),
            Cell::from(due),
            Cell::from(debit),
            Cell::from(credit),
            Cell::from(balance.as_str()),
        ],
        balance,
    )
}

fn open_items(paper: &Statement, wording: Wording) -> Result<Block, PdfError> {
    let labels = wording.labels;
    let currency = paper.closing.currency();
    let adder = Adder::new(&paper.head.number);
    let columns = vec![
        Column::text(labels.date),
        Column::wide(labels.document),
        Column::text(labels.due),
        Column::number(labels.days_overdue),
        Column::number(labels.original_amount),
        Column::number(fill(labels.open_amount, &[("currency", currency.code())])),
    ];
    let open = paper.open_items.iter().map(|item| item.open);
    let running = adder.running(Money::zero(currency), open)?;
    let rows = paper.open_items.iter().zip(running);
    let rows = rows.map(|(item, sum)| open_item_row(item, paper.to, wording.amount(sum), wording));
    let date = wording.date(paper.to);
    Ok(Block::Table(Table {
        id: "open-items",
        caption: Some(fill(labels.open_items_at, &[("date", date.as_str())])),
        columns,
        rows: rows.collect(),
        carry: Some(carry(
            labels,
            labels.open_total,
            wording.amount(paper.closing),
        )),
    }))
}

fn open_item_row(item: &OpenItem, as_of: Date, carried: String, wording: Wording) -> Row {
    let overdue = item
        .due
        .map(|due| (as_of - due).num_days())
        .filter(|days| *days > 0);
    let due = item
        .due
        .map(|due| wording.short_date(due))
        .unwrap_or_default();
    Row::new(
        vec![
            Cell::from(wording.short_date(item.date)),
            document_cell(item.kind, &item.reference, wording),
            Cell::from(due),
            Cell::from(overdue.map(|days| days.to_string()).unwrap_or_default()),
            Cell::from(wording.amount(item.original)),
            Cell::from(wording.amount(item.open)),
        ],
        carried,
    )
}

fn bucket_name(bucket: &AgingBucket, labels: &Labels) -> String {
    let from = bucket.from_days.map(|days| days.to_string());
    let to = bucket.to_days.map(|days| days.to_string());
    match (bucket.from_days, from, to) {
        (Some(_), Some(from), Some(to)) => fill(
            labels.overdue_range,
            &[("from", from.as_str()), ("to", to.as_str())],
        ),
        (Some(first), _, None) => {
            let last_before = first.saturating_sub(1).to_string();
            fill(labels.overdue_from, &[("days", last_before.as_str())])
        }
        _ => labels.not_due.to_owned(),
    }
}

fn aging(buckets: &[AgingBucket], total: Money, wording: Wording) -> Block {
    let labels = wording.labels;
    let mut entries: Vec<(String, Money)> = buckets
        .iter()
        .map(|bucket| (bucket_name(bucket, labels), bucket.amount))
        .collect();
    entries.push((labels.total.to_owned(), total));
    let (columns, rows) = if buckets.len() <= BUCKETS_ACROSS_MAX {
        let columns = entries
            .iter()
            .map(|(name, _)| Column::share(name.as_str()))
            .collect();
        let cells = entries
            .iter()
            .map(|(_, amount)| Cell::from(wording.amount(*amount)))
            .collect();
        (columns, vec![Row::new(cells, String::new())])
    } else {
        let columns = vec![
            Column::wide(labels.days_overdue),
            Column::number(total.currency().code()),
        ];
        let row = |(name, amount): &(String, Money)| {
            let cells = vec![
                Cell::from(name.as_str()),
                Cell::from(wording.amount(*amount)),
            ];
            Row::new(cells, String::new())
        };
        (columns, entries.iter().map(row).collect())
    };
    Block::Table(Table {
        id: "aging",
        caption: Some(labels.aging.to_owned()),
        columns,
        rows,
        carry: None,
    })
}
