//! The cash-application engine: evidence → candidates → decision.
//!
//! A payment says by its references, its text, its amount and its payer's account what it may be
//! for ([`Evidence`]). The caller looks up the open items that carry one of the named numbers or
//! references ([`Candidate`]) and asks for a [`Decision`]: either *apply* these lines, or *leave*
//! the payment to a person, with a reason and a proposal. Either way the decision carries the
//! inputs it rests on, the parts of its score and the interpretation that came second, so it can
//! be shown, replayed and disputed.
//!
//! The engine is pure: it knows no database, clock or chance, and the same evidence and candidates
//! give the same decision in whatever order they come.
//!
//! ```
//! use cashlane_matching::{Candidate, Evidence, Outcome, Payment, Policy, decide};
//! use kernel::{Currency, Date, IdGen, Instant, Money};
//! let ids = IdGen::seeded(1);
//! let now = Instant::from_micros(0);
//! let euros = |text| Money::parse(text, Currency::EUR);
//! let day = |text: &str| text.parse::<Date>().expect("a date");
//! let invoice = Candidate {
//!     item: ids.next(now),
//!     customer: ids.next(now),
//!     document: ids.next::<kernel::kind::Invoice>(now).uuid(),
//!     number: "INV-000123".to_owned(),
//!     reference: None,
//!     instalment: 1,
//!     open: euros("119.00")?,
//!     due_on: day("2026-03-01"),
//!     discount: None,
//! };
//! let payment = Payment {
//!     amount: euros("119.00")?,
//!     value_on: day("2026-02-27"),
//!     references: &[],
//!     remittance: "invoice inv-000123, thank you",
//!     payer_customers: &[],
//! };
//! let evidence = Evidence::of(&payment);
//! let decision = decide(&evidence, &[invoice], &Policy::exact(0));
//! assert!(matches!(decision.outcome, Outcome::Apply { .. }));
//! # Ok::<(), kernel::KernelError>(())
//! ```

mod candidate;
mod decision;
pub mod engine;
mod evidence;
mod interpret;
mod pairs;
mod rules;

pub use candidate::{Candidate, Discount};
pub use decision::{
    Decision, Feature, LeaveReason, Line, Named, Outcome, Policy, Proposal, Reading, ScorePart,
};
pub use evidence::{Evidence, Payment, Source, Token};
pub use pairs::{CreditSource, Pair, pairs};
pub use rules::decide;
