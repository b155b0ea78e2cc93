//! Products and prices.

use kernel::{Currency, CustomerId, Date, Instant, PriceId, PriceListId, ProductId};
use kernel::{Quantity, UnitPrice};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::parties::CustomerKey;
use crate::patch::Patch;
use crate::words::words;

words! {
    /// What a product counts as for tax; which rate that is depends on country and day.
    TaxClass as "a tax class" {
        /// The normal rate.
        Standard = "standard",
        /// The reduced rate.
        Reduced = "reduced",
        /// The second reduced rate, where the country has two.
        SecondReduced = "second_reduced",
        /// Taxable at 0 %.
        Zero = "zero",
        /// Exempt by its nature, such as insurance.
        Exempt = "exempt",
    }
}

/// Something that is sold.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Product {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ProductId,
    /// Unique article number within the legal entity.
    pub sku: String,
    /// Name as documents print it.
    pub name: String,
    /// Unit of measure: code of UN/ECE Recommendation 20, e.g. `C62` for piece, `KGM`, `HUR`.
    pub unit: String,
    /// What it counts as for tax.
    pub tax_class: TaxClass,
    /// What it is grouped with in figures, e.g. `Beverages`.
    pub product_group: Option<String>,
    /// Whether new orders may have it.
    pub active: bool,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
    /// When it was added.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

/// A product to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProduct {
    /// Unique article number.
    pub sku: String,
    /// Name.
    pub name: String,
    /// Code of UN/ECE Recommendation 20; left out: `C62`, piece.
    #[serde(default)]
    pub unit: Option<String>,
    /// Left out: the standard rate.
    #[serde(default)]
    pub tax_class: Option<TaxClass>,
    /// What it is grouped with in figures.
    #[serde(default)]
    pub product_group: Option<String>,
}

/// What to change about a product; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductChange {
    /// Name.
    pub name: Option<String>,
    /// Code of UN/ECE Recommendation 20.
    pub unit: Option<String>,
    /// What it counts as for tax.
    pub tax_class: Option<TaxClass>,
    /// What it is grouped with in figures; `null` takes it out of its group. Figures of past periods
    /// follow.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub product_group: Patch<String>,
    /// Whether new orders may have it.
    pub active: Option<bool>,
}

/// Which products a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ProductFilter {
    /// Part of the name, or beginning of the article number; case does not matter.
    pub search: Option<String>,
    /// Only active ones, or only those that are not.
    pub active: Option<bool>,
    /// Exactly this group.
    pub product_group: Option<String>,
}

/// Which price lists to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PriceListFilter {
    /// Part of the name, or beginning of the code; case does not matter.
    pub search: Option<String>,
}

/// A list of prices: for one customer, for one segment, or for all.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriceList {
    /// Its id.
    #[schema(value_type = String)]
    pub id: PriceListId,
    /// Unique code within the legal entity.
    pub code: String,
    /// Name.
    pub name: String,
    /// Currency of its prices.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The customer it was agreed with; `null`: not for one customer.
    #[schema(value_type = Option<String>)]
    pub customer_id: Option<CustomerId>,
    /// The segment it is for; `null` as well as the customer: for all.
    pub segment: Option<String>,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    /// Last day; `null`: until further notice.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
}

/// A price list to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPriceList {
    /// Unique code.
    pub code: String,
    /// Name; left out: the code.
    #[serde(default)]
    pub name: Option<String>,
    /// Currency of its prices.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The customer it was agreed with.
    #[serde(default)]
    pub customer: Option<CustomerKey>,
    /// The segment it is for.
    #[serde(default)]
    pub segment: Option<String>,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    /// Last day.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
}

/// What to change about a price list; what is left out stays. Currency and scope are fixed: make
/// another list instead.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceListChange {
    /// Name.
    pub name: Option<String>,
    /// First day.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Date>,
    /// Last day; `null`: until further notice.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Patch<Date>,
}

/// A price to set. One that stands for the same list, product, quantity and first day is replaced.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPrice {
    /// Code of the price list.
    pub list_code: String,
    /// Article number of the product.
    pub sku: String,
    /// The least quantity of a line that gets this price; left out: any.
    #[serde(default = "any_quantity")]
    #[schema(value_type = String)]
    pub min_quantity: Quantity,
    /// Price of one unit, net of tax, in the list's currency.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    /// Last day; left out: until a later price takes over.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
}

const fn any_quantity() -> Quantity {
    Quantity::ZERO
}

/// A price as a list shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PriceView {
    /// Its id.
    #[schema(value_type = String)]
    pub id: PriceId,
    /// Code of the price list.
    pub list_code: String,
    /// Article number.
    pub sku: String,
    /// Name of the product.
    pub product_name: String,
    /// Currency.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The least quantity of a line that gets this price.
    #[schema(value_type = String)]
    pub min_quantity: Quantity,
    /// Price of one unit, net of tax.
    #[schema(value_type = String)]
    pub unit_price: UnitPrice,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    /// Last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
}

/// Which prices a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PriceFilter {
    /// Only those of the list with this code.
    pub list_code: Option<String>,
    /// Only those of the product with this article number.
    pub sku: Option<String>,
    /// Only those that hold on this day; of prices of one product, list and quantity the latest.
    pub on: Option<Date>,
}
