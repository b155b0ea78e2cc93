//! Lines, taxes and totals. Amounts carry their own sign: a credit note states what it credits as
//! positive amounts (EN 16931, document type 381).

use kernel::{Date, Money, Percent, Quantity, UnitPrice};
use serde::{Deserialize, Serialize};

/// VAT category of EN 16931 (UNCL 5305 subset).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TaxCategory {
    /// Standard or reduced rate.
    S,
    /// Zero rated.
    Z,
    /// Exempt.
    E,
    /// Reverse charge.
    AE,
    /// Intra-Community supply.
    K,
    /// Export outside the European Union.
    G,
    /// Outside the scope of VAT.
    O,
    /// Canary Islands general indirect tax.
    L,
    /// Tax for production, services and importation in Ceuta and Melilla.
    M,
}

impl TaxCategory {
    /// The code used in e-invoices.
    pub fn code(self) -> &'static str {
        match self {
            TaxCategory::S => "S",
            TaxCategory::Z => "Z",
            TaxCategory::E => "E",
            TaxCategory::AE => "AE",
            TaxCategory::K => "K",
            TaxCategory::G => "G",
            TaxCategory::O => "O",
            TaxCategory::L => "L",
            TaxCategory::M => "M",
        }
    }

    /// Reads an e-invoice code.
    pub fn from_code(code: &str) -> Option<Self> {
        use TaxCategory::{AE, E, G, K, L, M, O, S, Z};
        [S, Z, E, AE, K, G, O, L, M]
            .into_iter()
            .find(|category| category.code() == code)
    }
}

/// How a line is taxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxMark {
    /// Category.
    pub category: TaxCategory,
    /// Rate in per cent.
    pub rate: Percent,
}

/// One line with a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricedLine {
    /// Line number as printed: `1`, `1.1`.
    pub position: String,
    /// The sender's article number.
    #[serde(default)]
    pub sku: Option<String>,
    /// What it is.
    pub description: String,
    /// Small lines below the description: serial numbers, order line, delivery note.
    #[serde(default)]
    pub details: Vec<String>,
    /// How much.
    pub quantity: Quantity,
    /// Unit code of UN/ECE Recommendation 20 (`C62`, `KGM`), or a unit's own name.
    pub unit: String,
    /// Net price of one unit in major currency units, a discount taken off.
    pub unit_price: UnitPrice,
    /// What was taken off, and from which price.
    #[serde(default)]
    pub discount: Option<LineDiscount>,
    /// Tax category and rate.
    pub tax: TaxMark,
    /// Net amount of the line.
    pub net: Money,
}

/// A discount on a line's price (EN 16931 BT-147 and BT-148).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDiscount {
    /// Net price of one unit before it.
    pub base_price: UnitPrice,
    /// Per cent of that price.
    pub percent: Percent,
}

/// A line of an order acknowledgement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// What was ordered at which price.
    #[serde(flatten)]
    pub line: PricedLine,
    /// The day on which delivery is confirmed; `None` prints as open.
    #[serde(default)]
    pub confirmed: Option<Date>,
}

/// A line of a delivery note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryLine {
    /// Line number as printed.
    pub position: String,
    /// The sender's article number.
    #[serde(default)]
    pub sku: Option<String>,
    /// What it is.
    pub description: String,
    /// Small lines below the description: batch, serial numbers.
    #[serde(default)]
    pub details: Vec<String>,
    /// Unit code of UN/ECE Recommendation 20, or a unit's own name.
    pub unit: String,
    /// Quantity ordered.
    #[serde(default)]
    pub ordered: Option<Quantity>,
    /// Quantity in this delivery.
    pub delivered: Quantity,
    /// Quantity that is still to come.
    #[serde(default)]
    pub outstanding: Option<Quantity>,
}

/// A discount or charge on the whole document, added to the sum of the lines with its sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// Why.
    pub reason: String,
    /// Negative for a discount, positive for a charge; net of tax.
    pub amount: Money,
}

/// One row of the tax breakdown (EN 16931 BG-23).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxLine {
    /// Category.
    pub category: TaxCategory,
    /// Rate in per cent.
    pub rate: Percent,
    /// Net amount taxed so.
    pub base: Money,
    /// Tax on it.
    pub tax: Money,
    /// Why nothing is charged, for exempt categories; a customary wording is printed when absent.
    #[serde(default)]
    pub exemption_reason: Option<String>,
}

/// The figures at the foot. They must agree with lines, allowances and taxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Sum of the lines and allowances.
    pub net: Money,
    /// Sum of the taxes.
    pub tax: Money,
    /// `net + tax`.
    pub gross: Money,
    /// Already paid before the document was issued.
    #[serde(default)]
    pub prepaid: Option<Money>,
    /// `gross − prepaid`.
    pub payable: Money,
    /// Tax in the sender's accounting currency when that differs (EN 16931 BT-111).
    #[serde(default)]
    pub tax_accounting: Option<Money>,
}
