//! Documents about nothing real, to see how the legal entity's own will look.

use kernel::{Currency, Date, Money, Percent, Quantity, Rounding, UnitPrice, dates, line_amount};
use o2c::cash::BankAccount;
use o2c::invoicing::DocumentKind;
use o2c::parties::Entity;
use pdf::{
    AgingBucket, DeliveryLine, DeliveryNote, Document, Head, Instalment, Invoice, Movement,
    MovementKind, OpenItem, OrderAcknowledgement, OrderLine, Payment, PricedLine, Shipping,
    Statement, Supply, TaxCategory, TaxLine, TaxMark,
};

use super::{PaperError, sender, totals};

/// Sold on every sample: article, quantity and unit price.
const LINES: [(&str, i64, i64); 3] = [
    ("A-100", 12, 2_450),
    ("B-210", 3, 18_900),
    ("C-305", 1, 9_900),
];

/// Tax on every sample, in per cent.
const TAX_PERCENT: i64 = 19;

/// A sample of a kind of document, dated on a day.
///
/// # Errors
/// Never in practice: the figures are fixed.
pub fn sample(
    kind: DocumentKind,
    entity: &Entity,
    accounts: &[BankAccount],
    on: Date,
) -> Result<Document, PaperError> {
    let sender = sender(entity, accounts);
    let currency = entity.base_currency;
    let lines = lines(currency)?;
    let net = Money::sum(currency, lines.iter().map(|line| line.net))?;
    let tax = Money::try_new(net.minor() * TAX_PERCENT / 100, currency)?;
    let gross = net.checked_add(tax)?;
    let taxes = vec![TaxLine {
        category: TaxCategory::S,
        rate: Percent::from_micro(TAX_PERCENT * 1_000_000),
        base: net,
        tax,
        exemption_reason: None,
    }];
    let due = dates::add_days(on, 30);
    Ok(match kind {
        DocumentKind::OrderAcknowledgement => {
            Document::OrderAcknowledgement(OrderAcknowledgement {
                sender,
                head: head("O-0815", entity, on),
                lines: lines
                    .into_iter()
                    .map(|line| OrderLine {
                        line,
                        confirmed: Some(dates::add_days(on, 7)),
                    })
                    .collect(),
                allowances: Vec::new(),
                taxes,
                totals: totals(net, tax, gross),
                payment_terms: None,
                delivery_terms: None,
            })
        }
        DocumentKind::DeliveryNote => Document::DeliveryNote(DeliveryNote {
            sender,
            head: head("D-0815", entity, on),
            shipping: Shipping {
                shipped: Some(on),
                ..Shipping::default()
            },
            lines: lines.into_iter().map(delivered).collect(),
        }),
        DocumentKind::Statement => Document::Statement(Statement {
            sender,
            head: head("S-0815", entity, on),
            from: dates::add_days(on, -30),
            to: on,
            opening: Money::zero(currency),
            movements: vec![Movement {
                date: on,
                kind: MovementKind::Invoice,
                reference: "I-0815".to_owned(),
                due: Some(due),
                amount: gross,
            }],
            closing: gross,
            open_items: vec![OpenItem {
                date: on,
                kind: MovementKind::Invoice,
                reference: "I-0815".to_owned(),
                due: Some(due),
                original: gross,
                open: gross,
            }],
            aging: vec![AgingBucket {
                from_days: None,
                to_days: Some(0),
                amount: gross,
            }],
        }),
        DocumentKind::Invoice | DocumentKind::CreditNote => Document::Invoice(Invoice {
            sender,
            head: head("I-0815", entity, on),
            supply: Some(Supply::Day { day: on }),
            lines,
            allowances: Vec::new(),
            taxes,
            totals: totals(net, tax, gross),
            payment: Payment {
                terms: None,
                instalments: vec![Instalment { due, amount: gross }],
                discounts: Vec::new(),
                reference: Some("RF18539007547034".to_owned()),
            },
        }),
    })
}

fn lines(currency: Currency) -> Result<Vec<PricedLine>, PaperError> {
    let line = |(position, (sku, pieces, minor)): (usize, (&str, i64, i64))| {
        let quantity = Quantity::from_micro(pieces * 1_000_000);
        let unit_price = UnitPrice::from_micro(minor * 10_000);
        Ok(PricedLine {
            position: (position + 1).to_string(),
            sku: Some(sku.to_owned()),
            description: format!("{sku} …"),
            details: Vec::new(),
            quantity,
            unit: "H87".to_owned(),
            unit_price,
            discount: None,
            tax: TaxMark {
                category: TaxCategory::S,
                rate: Percent::from_micro(TAX_PERCENT * 1_000_000),
            },
            net: line_amount(quantity, unit_price, currency, Rounding::HalfUp)?,
        })
    };
    LINES.into_iter().enumerate().map(line).collect()
}

fn delivered(line: PricedLine) -> DeliveryLine {
    DeliveryLine {
        position: line.position,
        sku: line.sku,
        description: line.description,
        details: Vec::new(),
        unit: line.unit,
        ordered: Some(line.quantity),
        delivered: line.quantity,
        outstanding: None,
    }
}

/// Addressed to the legal entity itself: nobody else is to receive it.
fn head(number: &str, entity: &Entity, on: Date) -> Head {
    Head {
        draft: false,
        number: number.to_owned(),
        date: on,
        recipient: pdf::Address {
            name: entity.name.clone(),
            extra: Vec::new(),
            street: entity.street.clone(),
            postal_code: entity.postal_code.clone(),
            city: entity.city.clone(),
            region: None,
            country: entity.country.to_string(),
        },
        ship_to: None,
        customer_number: Some("C-0815".to_owned()),
        customer_vat_id: None,
        customer_order: None,
        buyer_reference: None,
        order_number: None,
        delivery_numbers: Vec::new(),
        intro: None,
        notes: Vec::new(),
    }
}
