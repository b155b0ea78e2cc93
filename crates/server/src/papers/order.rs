use std::collections::BTreeMap;

use kernel::{Money, Rounding};
use o2c::cash::BankAccount;
use o2c::deliveries::DeliveryView;
use o2c::orders::OrderView;
use o2c::parties::{AddressRole, Customer, Entity};
use pdf::{
    DeliveryLine, DeliveryNote, Document, Head, OrderAcknowledgement, OrderLine, PricedLine,
};
use pdf::{Shipping, TaxLine, TaxMark};

use super::{PaperError, line_discount, recipient, sender, tax_category, totals};

/// The acknowledgement of an order as paper: what is still ordered, with its confirmed dates.
///
/// # Errors
/// A tax category is not one of EN 16931, or an amount is out of range.
pub fn acknowledgement(
    view: &OrderView,
    entity: &Entity,
    customer: &Customer,
    accounts: &[BankAccount],
    terms: Option<String>,
) -> Result<Document, PaperError> {
    let mut lines = Vec::new();
    for line in view
        .lines
        .iter()
        .filter(|line| line.cancelled != line.quantity)
    {
        let category = tax_category(line.tax_category.as_str())?;
        let quantity = line.quantity.checked_sub(line.cancelled)?;
        let currency = line.net.currency();
        lines.push(OrderLine {
            line: PricedLine {
                position: line.line_no.to_string(),
                sku: Some(line.sku.clone()),
                description: line.name.clone(),
                details: Vec::new(),
                quantity,
                unit: line.unit.clone(),
                unit_price: line.unit_price,
                discount: line_discount(line.base_price, line.discount),
                tax: TaxMark {
                    category,
                    rate: line.tax_percent,
                },
                net: kernel::line_amount(quantity, line.unit_price, currency, Rounding::HalfUp)?,
            },
            confirmed: line.confirmed_on,
        });
    }
    let taxes = taxes(&lines)?;
    let currency = view.head.net.currency();
    let net = Money::sum(currency, lines.iter().map(|line| line.line.net))?;
    let tax = Money::sum(currency, taxes.iter().map(|tax| tax.tax))?;
    let acknowledged = view.head.acknowledged_at.unwrap_or(view.head.received_at);
    Ok(Document::OrderAcknowledgement(OrderAcknowledgement {
        sender: sender(entity, accounts),
        head: Head {
            number: view.head.number.clone(),
            date: entity.today(acknowledged),
            customer_order: view.head.customer_order_no.clone(),
            ..head(customer)
        },
        lines,
        allowances: Vec::new(),
        taxes,
        totals: totals(net, tax, net.checked_add(tax)?),
        payment_terms: terms,
        delivery_terms: None,
    }))
}

/// Tax per category and rate on the summed nets, as the invoice will have it.
fn taxes(lines: &[OrderLine]) -> Result<Vec<TaxLine>, PaperError> {
    let mut groups: BTreeMap<_, (pdf::TaxCategory, Money)> = BTreeMap::new();
    for line in lines.iter().map(|line| &line.line) {
        let key = (line.tax.category.code(), line.tax.rate);
        match groups.get_mut(&key) {
            Some((_, base)) => *base = base.checked_add(line.net)?,
            None => {
                groups.insert(key, (line.tax.category, line.net));
            }
        }
    }
    groups
        .into_iter()
        .map(|((_, rate), (category, base))| {
            let tax = base.percent(rate, Rounding::HalfUp)?;
            Ok(TaxLine {
                category,
                rate,
                base,
                tax,
                exemption_reason: None,
            })
        })
        .collect()
}

/// The delivery note of a shipment as paper.
///
/// # Errors
/// A quantity is out of range.
pub fn delivery_note(
    view: &DeliveryView,
    entity: &Entity,
    ship_to: &Customer,
    accounts: &[BankAccount],
) -> Result<Document, PaperError> {
    let shipped = entity.today(view.head.shipped_at);
    let lines = view
        .lines
        .iter()
        .map(|line| DeliveryLine {
            position: line.line_no.to_string(),
            sku: Some(line.sku.clone()),
            description: line.name.clone(),
            details: Vec::new(),
            unit: line.unit.clone(),
            ordered: Some(line.ordered),
            delivered: line.quantity,
            outstanding: None,
        })
        .collect();
    Ok(Document::DeliveryNote(DeliveryNote {
        sender: sender(entity, accounts),
        head: Head {
            number: view.head.number.clone(),
            date: shipped,
            recipient: recipient(ship_to, Some(ship_to.address(AddressRole::ShipTo))),
            customer_order: view.customer_order_no.clone(),
            order_number: Some(view.head.order_number.clone()),
            ..head(ship_to)
        },
        shipping: Shipping {
            shipped: Some(shipped),
            carrier: view.head.carrier.clone(),
            tracking: view.head.tracking_no.clone(),
            packages: None,
            weight_kg: None,
            terms: None,
        },
        lines,
    }))
}

/// What a letter to a customer begins with; number and date are the document's own.
fn head(customer: &Customer) -> Head {
    Head {
        number: String::new(),
        draft: false,
        date: kernel::Date::MIN,
        recipient: recipient(customer, Some(customer.address(AddressRole::BillTo))),
        ship_to: None,
        customer_number: Some(customer.number.clone()),
        customer_vat_id: customer.vat_id.clone(),
        customer_order: None,
        buyer_reference: None,
        order_number: None,
        delivery_numbers: Vec::new(),
        intro: None,
        notes: Vec::new(),
    }
}
