//! Order acknowledgement and delivery notes.

use cashlane_pdf::{DeliveryLine, DeliveryNote, OrderAcknowledgement, OrderLine, Shipping};
use kernel::Quantity;

use super::{day, head, sender_with_logo, short_invoice, totals};

pub fn order_acknowledgement() -> OrderAcknowledgement {
    let priced: Vec<_> = short_invoice().lines;
    let (taxes, totals) = totals(&priced);
    let dates = [Some(day(2026, 2, 3)), Some(day(2026, 2, 17)), None];
    let mut head = head("AB-2026-00311");
    head.order_number = None;
    head.delivery_numbers = vec![];
    let lines = priced.into_iter().zip(dates);
    OrderAcknowledgement {
        sender: sender_with_logo(),
        head,
        lines: lines
            .map(|(line, confirmed)| OrderLine { line, confirmed })
            .collect(),
        allowances: vec![],
        taxes,
        totals,
        payment_terms: Some("30 days net, 2 % within 10 days".into()),
        delivery_terms: Some("DAP Strasbourg (Incoterms 2020)".into()),
    }
}

pub fn delivery_note(count: usize) -> DeliveryNote {
    let line = |index: usize| DeliveryLine {
        position: index.to_string(),
        sku: Some(format!("NF-{:04}", 1000 + index)),
        description: "Gudbrandsdalsost, 10 kg".into(),
        details: if index.is_multiple_of(2) {
            vec!["Charge 2601-17".into()]
        } else {
            vec![]
        },
        unit: "KGM".into(),
        ordered: Some(Quantity::parse("120").expect("a quantity")),
        delivered: Quantity::parse("100.5").expect("a quantity"),
        outstanding: Some(Quantity::parse("19.5").expect("a quantity")),
    };
    let mut head = head("LS-2026-00298");
    head.delivery_numbers = vec![];
    DeliveryNote {
        sender: sender_with_logo(),
        head,
        shipping: Shipping {
            shipped: Some(day(2026, 1, 29)),
            carrier: Some("Spedition Federal".into()),
            tracking: Some("00340434161094042557".into()),
            packages: Some(6),
            weight_kg: Some(Quantity::parse("612.4").expect("a quantity")),
            terms: Some("DAP Strasbourg (Incoterms 2020)".into()),
        },
        lines: (1..=count).map(line).collect(),
    }
}
