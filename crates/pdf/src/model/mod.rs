//! The documents and what they are made of: finished figures and texts, nothing decided here.

mod lines;
mod papers;
mod party;
mod statement;

pub use lines::{
    Allowance, DeliveryLine, LineDiscount, OrderLine, PricedLine, TaxCategory, TaxLine, TaxMark,
    Totals,
};
pub use papers::{
    CreditNote, DeliveryNote, Discount, Document, DocumentRef, Head, Instalment, Invoice,
    OrderAcknowledgement, Payment, Shipping, Supply,
};
pub use party::{Accent, Address, BankAccount, Contact, Logo, LogoFormat, Sender};
pub use statement::{AgingBucket, Movement, MovementKind, OpenItem, Statement};
