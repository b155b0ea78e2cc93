//! The joint engine: payments against a whole book of open items.

mod batch;
mod book;
mod decision;
mod learned;
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
    Allocation, Alternative, Evidence, Fit, Match, Part, Reason, ResidualReason, Verdict,
};
pub use learned::{Habit, Learned};
pub use policy::MatchPolicy;
pub use read::Naming;
pub use rows::{CreditRow, CustomerRow, ItemRow, Terms};
#[doc(hidden)]
pub use weigh::weight_of;
pub use weigh::{Feature, WEIGHTS_VERSION};
