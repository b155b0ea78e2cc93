//! Remittance advice: what payers say that their payments are for.
//!
//! An advice is kept as it came and never changes; the same file or text brings nothing twice. It
//! belongs to the one bank entry that [`rules`] single out, at once when the other of both arrives,
//! or that a person names. What a person has said is not linked by itself again.

mod advised;
mod hand;
mod import;
mod linking;
mod queries;
mod rules;
mod types;

pub use advised::{Advised, advised};
pub use hand::{link_advice, set_advice_aside, unlink_advice};
pub use import::import_advices;
pub(super) use linking::{free_advice, link_statement};
pub use queries::{advice, list_advices};
pub use types::{
    AdviceChange, AdviceDeduction, AdviceDetail, AdviceFilter, AdviceImport, AdviceLine,
    AdviceReference, AdviceSort, AdviceStatus, AdviceWarning, ImportedAdvice, LinkedBy,
    RemittanceAdvice,
};
