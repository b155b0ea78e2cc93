//! What can be imported, and the fields that a mapping can fill.

use formats::table::mapping::FieldSpec;

use super::masters::{customers, prices, products};
use super::{deliveries, open_items, orders, payments};
use crate::words::words;

words! {
    /// What an import brings in.
    #[schema(as = ImportKind)]
    Kind as "an import kind" {
        /// Customers with address, terms and bank account.
        Customers = "customers",
        /// Products.
        Products = "products",
        /// Prices of a price list.
        Prices = "prices",
        /// Orders with their lines; negative quantities become credit notes where that is asked.
        Orders = "orders",
        /// Deliveries of orders that are in the books.
        Deliveries = "deliveries",
        /// Open items of an old system.
        Invoices = "invoices",
        /// Payments received, with the invoices that they pay.
        Payments = "payments",
    }
}

impl Kind {
    /// The fields that a mapping can fill, in the order in which documents hold them.
    #[must_use]
    pub const fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Customers => customers::FIELDS,
            Self::Products => products::FIELDS,
            Self::Prices => prices::FIELDS,
            Self::Orders => orders::FIELDS,
            Self::Deliveries => deliveries::FIELDS,
            Self::Invoices => open_items::FIELDS,
            Self::Payments => payments::FIELDS,
        }
    }

    /// Whether amounts of the kind need a currency, which is the legal entity's by default.
    pub(super) fn has_amounts(self) -> bool {
        matches!(self, Self::Customers | Self::Invoices | Self::Payments)
    }
}
