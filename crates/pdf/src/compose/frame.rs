//! What surrounds the body of every document: letterhead, window, information block, footer.

use chrono::Datelike;

use crate::countries::address_lines;
use crate::format::{format_iban, format_period};
use crate::model::{Address, BankAccount, Head, Sender, Supply};
use crate::view::{Block, Letterhead, Pair, View};

use super::Wording;

/// How many accounts the footer has room for.
const FOOTER_ACCOUNTS_MAX: usize = 2;

/// What distinguishes one kind of document before its body.
pub(super) struct Frame<'a> {
    pub(super) sender: &'a Sender,
    pub(super) head: &'a Head,
    pub(super) title: &'static str,
    pub(super) subheading: Option<String>,
    /// Entries of the information block between the references and the contact.
    pub(super) meta: Vec<Pair>,
    pub(super) body: Vec<Block>,
}

impl Frame<'_> {
    pub(super) fn into_view(self, wording: Wording) -> View {
        let Frame {
            sender,
            head,
            title,
            subheading,
            meta,
            body,
        } = self;
        let name = sender.address.name.clone();
        let draft = head.draft.then_some(wording.labels.draft);
        let mut heading = format!("{title} {}", head.number).trim_end().to_owned();
        if let Some(draft) = draft {
            heading.push_str(&format!(" – {draft}"));
        }
        let mut body = body;
        if !head.notes.is_empty() {
            body.push(Block::Text {
                paragraphs: head.notes.clone(),
                strong: false,
            });
        }
        View {
            lang: wording.language.code(),
            fonts: Vec::new(),
            title: one_line(&format!("{heading} – {name}")),
            author: one_line(&name),
            date: (head.date.year(), head.date.month(), head.date.day()),
            accent: sender.accent.to_string(),
            logo: None,
            letterhead: Letterhead {
                return_line: return_line(&sender.address),
                name,
            },
            recipient: address_lines(&head.recipient, &sender.address.country, wording.language),
            meta: information(sender, head, meta, wording),
            running: format!("{heading} · {}", wording.date(head.date)),
            heading,
            subheading,
            watermark: draft,
            page_of: wording.labels.page_of,
            footer: footer(sender, wording),
            body,
        }
    }
}

fn one_line(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join(" ")
}

fn return_line(address: &Address) -> String {
    let city = format!("{} {}", address.postal_code, address.city);
    let street = one_line(&address.street);
    let parts: Vec<&str> = [address.name.as_str(), &street, city.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}

fn information(sender: &Sender, head: &Head, own: Vec<Pair>, wording: Wording) -> Vec<Pair> {
    let labels = wording.labels;
    let number = (!head.number.is_empty()).then(|| Pair::new(labels.number, &head.number));
    let mut pairs: Vec<Pair> = number.into_iter().collect();
    pairs.push(Pair::new(labels.date, wording.date(head.date)));
    let mut add = |label: &'static str, value: &Option<String>| {
        if let Some(value) = value.as_deref().filter(|value| !value.trim().is_empty()) {
            pairs.push(Pair::new(label, value));
        }
    };
    add(labels.customer_number, &head.customer_number);
    add(labels.customer_vat_id, &head.customer_vat_id);
    add(labels.customer_order, &head.customer_order);
    add(labels.buyer_reference, &head.buyer_reference);
    add(labels.order_number, &head.order_number);
    if !head.delivery_numbers.is_empty() {
        pairs.push(Pair::new(
            labels.delivery_numbers,
            head.delivery_numbers.join(", "),
        ));
    }
    pairs.extend(own);
    let contact = &sender.contact;
    let entries = [
        (labels.contact, &contact.name),
        (labels.phone, &contact.phone),
        (labels.email, &contact.email),
    ];
    for (label, value) in entries {
        if let Some(value) = value {
            pairs.push(Pair::new(label, value));
        }
    }
    pairs
}

fn footer(sender: &Sender, wording: Wording) -> Vec<Vec<String>> {
    let labels = wording.labels;
    let language = wording.language;
    let address = address_lines(&sender.address, &sender.address.country, language);
    let contact = [
        &sender.contact.phone,
        &sender.contact.email,
        &sender.contact.website,
    ];
    let mut legal: Vec<String> = sender.register.iter().cloned().collect();
    legal.extend(sender.legal_lines.iter().cloned());
    let tax = [
        (labels.vat_id, &sender.vat_id),
        (labels.tax_number, &sender.tax_number),
    ];
    let tax = tax
        .into_iter()
        .filter_map(|(label, value)| value.as_ref().map(|value| format!("{label} {value}")));
    legal.extend(tax);
    let accounts = sender.bank_accounts.iter().take(FOOTER_ACCOUNTS_MAX);
    let columns = [
        address,
        contact.into_iter().flatten().cloned().collect(),
        legal,
        accounts.flat_map(account_lines).collect(),
    ];
    columns
        .into_iter()
        .filter(|column| !column.is_empty())
        .collect()
}

fn account_lines(account: &BankAccount) -> Vec<String> {
    let mut lines: Vec<String> = account.bank.iter().cloned().collect();
    lines.push(format!("IBAN {}", format_iban(&account.iban)));
    lines.extend(account.bic.iter().map(|bic| format!("BIC {bic}")));
    lines
}

/// One account on one line.
pub(super) fn account_line(account: &BankAccount) -> String {
    account_lines(account).join(" · ")
}

/// The opening paragraph: the document's own, or the usual one.
pub(super) fn intro(head: &Head, usual: &'static str) -> Block {
    let text = head.intro.clone().unwrap_or_else(|| usual.to_owned());
    Block::Text {
        paragraphs: vec![text],
        strong: false,
    }
}

/// Date or period of supply.
pub(super) fn supply(supply: Option<Supply>, wording: Wording) -> Option<Pair> {
    let labels = wording.labels;
    supply.map(|supply| match supply {
        Supply::Day { day } => Pair::new(labels.supply_day, wording.date(day)),
        Supply::Period { from, to } if from == to => {
            Pair::new(labels.supply_day, wording.date(from))
        }
        Supply::Period { from, to } => Pair::new(
            labels.supply_period,
            format_period(from, to, wording.language),
        ),
    })
}

/// The delivery address as one value, when it is not the recipient's.
pub(super) fn ship_to(sender: &Sender, head: &Head, wording: Wording) -> Option<Pair> {
    let address = head
        .ship_to
        .as_ref()
        .filter(|address| **address != head.recipient)?;
    let lines = address_lines(address, &sender.address.country, wording.language);
    Some(Pair::new(wording.labels.ship_to, lines.join("\n")))
}
