//! The joint engine: payments against a whole book of open items.
//!
//! A [`Book`] holds customers and open items with their indexes; a [`Matcher`] explains payments
//! by them. It reads what a payment says (whole numbers, damaged ones, orders, accounts, names),
//! forms every explanation that this and the amount allow, weighs them against one another and
//! against "nothing of this", and says how likely the best one is. Of a batch each item is used
//! once: the surest claim is served first, of equal ones the earlier.
//!
//! The engine computes in whole numbers, so that every machine decides alike, and nothing depends
//! on the order of what it is given.
//!
//! # One payment, out of a store
//! A store need not load all items. For one payment it fetches
//! 1. items, open or paid, whose [`normal::folded`] number, reference, purchase order or delivery
//!    is one of [`Keys::numbers`]; whose [`normal::digits`] is one of [`Keys::digits`]; whose
//!    [`normal::core`] is one of [`Keys::cores`] (at most 40 of each key: what more items share
//!    names none),
//! 2. customers with one of [`Keys::accounts`], with a folded number among [`Keys::numbers`], with
//!    a [`normal::name`] equal to [`Keys::name`] or, when there is none, beginning with it (at
//!    most 24; of more only those with an item of [`Keys::amounts`]), and those learned for
//!    account or name,
//! 3. all open items of the customers of 2, and of the customers of the items of 1 (of customers
//!    with more than 400 those of 1 and of [`Keys::amounts`]),
//! 4. items open with the payment's amount, if they are at most 48,
//!
//! builds a [`Book`] of them, tells it by [`Book::within`] how many items there are in the whole,
//! how many have each of the amounts, and how many customers the name, and calls
//! [`Matcher::match_one`]. The decision is then that of the whole book, except that of
//! customers with more than 400 items no sums are searched that nothing names, and that damaged
//! numbers of strangers among more than 48 items of one amount are not found.
//!
//! ```
//! use cashlane_matching::engine::{
//!     BookBuilder, CreditRow, CustomerRow, ItemRow, Learned, MatchPolicy, Matcher, Verdict,
//! };
//! use kernel::Currency;
//! let mut builder = BookBuilder::new();
//! builder.customer(&CustomerRow {
//!     id: 7,
//!     number: "10007",
//!     name: "Müller Möbel GmbH",
//!     accounts: &["DE89370400440532013000"],
//!     virtual_accounts: &[],
//! });
//! builder.item(&ItemRow {
//!     id: 1,
//!     customer: 7,
//!     number: "RE-2026-000123",
//!     currency: Currency::EUR,
//!     open_minor: 11_900,
//!     issued_on: None,
//!     due_on: None,
//!     purchase_order: "",
//!     delivery: "",
//!     reference: "",
//!     discount: None,
//! });
//! let book = builder.build();
//! let (policy, learned) = (MatchPolicy::default(), Learned::default());
//! let found = Matcher::new(&book, &policy, &learned).match_one(&CreditRow {
//!     order: 1,
//!     value_on: "2026-02-27".parse().expect("a date"),
//!     amount_minor: 11_900,
//!     currency: Currency::EUR,
//!     payer_name: "MUELLER MOEBEL",
//!     payer_account: "DE89 3704 0044 0532 0130 00",
//!     paid_to: "",
//!     reference: "",
//!     end_to_end: "NOTPROVIDED",
//!     text: "re 2026 000 123",
//! });
//! assert_eq!(found.verdict, Verdict::Post);
//! assert_eq!(found.allocations[0].item, 1);
//! ```

mod batch;
mod book;
mod decision;
mod learned;
mod letters;
pub mod normal;
mod policy;
mod postings;
mod propose;
mod read;
mod rows;
mod weigh;

pub use batch::Matcher;
#[doc(hidden)]
pub use batch::Trace;
pub use book::{Book, BookBuilder, Scale};
pub use decision::{
    Allocation, Alternative, Basis, Evidence, Fit, Match, Part, Reason, ResidualReason, Verdict,
};
pub use learned::{Habit, Learned};
pub use policy::{MatchPolicy, Sureness};
pub use read::{Keys, Mark, Naming};
pub use rows::{CreditRow, CustomerRow, ItemRow, Terms};
#[doc(hidden)]
pub use weigh::weight_of;
pub use weigh::{Feature, WEIGHTS_VERSION};
