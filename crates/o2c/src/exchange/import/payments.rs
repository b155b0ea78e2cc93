//! Payments received. The rows of a document are one payment; each row may name an invoice that
//! it pays.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Currency, CustomerId, EntityId};
use store::Tx;

use super::batch::book_each;
use super::document::{Document, Row, fields};
use super::lookup;
use super::result::Fates;
use crate::cash::{self, NewReceipt};
use crate::error::{Outcome, Result};

fields! {
    CUSTOMER "customer" Text required "Customer number";
    AMOUNT "amount" Amount required "How much came in";
    CURRENCY "currency" Currency optional "ISO 4217 code; left out: the legal entity's";
    RECEIVED_ON "received_on" Date required "When it came in";
    REFERENCE "reference" Text optional "What the payer wrote";
    INVOICE "invoice" Text optional "Number of the invoice that it pays; left out: on account";
}
