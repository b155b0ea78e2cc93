//! What was agreed: products, prices, payment terms and taxes.
//!
//! The decisions are pure: load a [`PriceBook`], [`Term`]s and a [`TaxTable`] once for a batch,
//! then decide each line without the database. Each decision tells by which version of which rule
//! it was made, and prices also which others were considered and why they lost.

mod payment_terms;
mod price_book;
mod price_lists;
mod prices;
mod products;
mod seeds;
mod tax;
mod tax_rates;
mod terms;
mod types;
mod verify;
mod wording;

pub use payment_terms::{
    change_payment_term, create_payment_term, list_payment_terms, term_ids_by_codes, terms_by_ids,
};
pub use price_book::{
    BookList, BookPrice, Considered, PRICE_RULE, PriceBook, PriceMatch, PriceQuery, Scope, Verdict,
};
pub use price_lists::{change_price_list, create_price_list, list_price_lists};
pub use prices::{list_prices, price_book, set_prices};
pub use products::{
    DEFAULT_UNIT, change_product, create_products, list_products, product, products_by_ids,
    products_by_skus,
};
pub use seeds::default_tax_rates;
pub use tax::{
    Exemption, NewTaxRate, TAX_RULE, TaxCategory, TaxDecision, TaxQuery, TaxRate, TaxTable,
};
pub use tax_rates::{list_tax_rates, set_tax_rates, tax_table};
pub use terms::{
    DateStep, DiscountRule, Instalment, InstalmentRule, NewTerm, Share, Term, TermChange,
    TermRules, schedule,
};
pub use types::{
    NewPrice, NewPriceList, NewProduct, PriceFilter, PriceList, PriceListChange, PriceListFilter,
    PriceView, Product, ProductChange, ProductFilter, TaxClass,
};
pub use verify::verify;
pub use wording::describe;
