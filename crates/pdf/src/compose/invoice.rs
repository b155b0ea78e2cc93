//! Invoice and credit note.

use crate::PdfError;
use crate::check::Adder;
use crate::format::{fill, format_iban, format_percent};
use crate::model::{CreditNote, Discount, Instalment, Invoice, Payment, Sender};
use crate::view::{Block, Pair, View};

use super::Wording;
use super::frame::{Frame, account_line, intro, ship_to, supply};
use super::lines::{TotalNames, priced_table, summary, tax_notes};

pub(super) fn invoice(paper: &Invoice, wording: Wording) -> Result<View, PdfError> {
    let labels = wording.labels;
    let adder = Adder::new(&paper.head.number);
    let currency = paper.totals.net.currency();
    let lines: Vec<_> = paper.lines.iter().collect();
    let names = TotalNames {
        gross: labels.total_gross,
        payable: labels.payable,
    };
    let mut body = vec![
        intro(&paper.head, labels.intro_invoice),
        priced_table(adder, &lines, None, currency, wording)?,
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
    body.extend(payment(&paper.sender, &paper.payment, wording));
    body.extend(delivery_address(ship_to(
        &paper.sender,
        &paper.head,
        wording,
    )));

    let mut meta: Vec<Pair> = supply(paper.supply, wording).into_iter().collect();
    if let [only] = paper.payment.instalments.as_slice() {
        meta.push(Pair::new(labels.due_date, wording.date(only.due)));
    }
    Ok(Frame {
        sender: &paper.sender,
        head: &paper.head,
        title: labels.invoice,
        subheading: None,
        meta,
        body,
    }
    .into_view(wording))
}

pub(super) fn credit_note(paper: &CreditNote, wording: Wording) -> Result<View, PdfError> {
    let labels = wording.labels;
    let adder = Adder::new(&paper.head.number);
    let currency = paper.totals.net.currency();
    let lines: Vec<_> = paper.lines.iter().collect();
    let names = TotalNames {
        gross: labels.credited,
        payable: labels.payable,
    };
    let mut about: Vec<String> = paper
        .corrects
        .iter()
        .map(|invoice| {
            let date = wording.date(invoice.date);
            let values = [("number", invoice.number.as_str()), ("date", date.as_str())];
            fill(labels.corrects, &values)
        })
        .collect();
    about.push(fill(labels.reason, &[("reason", paper.reason.as_str())]));
    let mut body = vec![Block::Text {
        paragraphs: about,
        strong: true,
    }];
    body.extend(paper.head.intro.iter().map(|text| Block::Text {
        paragraphs: vec![text.clone()],
        strong: false,
    }));
    body.push(priced_table(adder, &lines, None, currency, wording)?);
    body.push(summary(
        adder,
        &paper.allowances,
        &paper.taxes,
        &paper.totals,
        &names,
        wording,
    )?);
    body.extend(tax_notes(&paper.taxes, &paper.totals, wording));

    Ok(Frame {
        sender: &paper.sender,
        head: &paper.head,
        title: labels.credit_note,
        subheading: None,
        meta: supply(paper.supply, wording).into_iter().collect(),
        body,
    }
    .into_view(wording))
}

pub(super) fn delivery_address(pair: Option<Pair>) -> Option<Block> {
    pair.map(|pair| Block::Pairs {
        heading: None,
        pairs: vec![pair],
    })
}

fn payment(sender: &Sender, payment: &Payment, wording: Wording) -> Option<Block> {
    let labels = wording.labels;
    let mut pairs = Vec::new();
    if let Some(terms) = &payment.terms {
        pairs.push(Pair::new(labels.payment_terms, terms));
    }
    pairs.extend(instalment_pairs(&payment.instalments, wording));
    pairs.extend(
        payment
            .discounts
            .iter()
            .map(|discount| discount_pair(discount, wording)),
    );
    if let Some(reference) = &payment.reference {
        pairs.push(Pair::new(labels.reference, format_iban(reference)));
    }
    pairs.extend(
        sender
            .bank_accounts
            .iter()
            .map(|account| Pair::new(labels.account, account_line(account))),
    );
    (!pairs.is_empty()).then_some(Block::Pairs {
        heading: Some(labels.payment),
        pairs,
    })
}

fn instalment_pairs(instalments: &[Instalment], wording: Wording) -> Vec<Pair> {
    let labels = wording.labels;
    if let [only] = instalments {
        return vec![Pair::new(labels.payable_by, wording.date(only.due))];
    }
    let count = instalments.len().to_string();
    let pair = |(index, instalment): (usize, &Instalment)| {
        let index = (index + 1).to_string();
        let label = fill(
            labels.instalment,
            &[("index", index.as_str()), ("count", count.as_str())],
        );
        let amount = wording.money(instalment.amount);
        let date = wording.date(instalment.due);
        let values = [("amount", amount.as_str()), ("date", date.as_str())];
        Pair::new(label, fill(labels.instalment_value, &values))
    };
    instalments.iter().enumerate().map(pair).collect()
}

fn discount_pair(discount: &Discount, wording: Wording) -> Pair {
    let payable = wording.money(discount.payable);
    let amount = wording.money(discount.amount);
    let date = wording.date(discount.until);
    let percent = format_percent(discount.percent, wording.language);
    let values = [
        ("payable", payable.as_str()),
        ("amount", amount.as_str()),
        ("date", date.as_str()),
        ("percent", percent.as_str()),
    ];
    Pair::new(
        wording.labels.discount,
        fill(wording.labels.discount_value, &values),
    )
}
