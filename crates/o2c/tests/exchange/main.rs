//! Imports, exports, the history walk and the demo company, on both databases.
//!
//! Risks covered: rows lost or booked twice, documents half booked, an import that cannot go on
//! after a kill, turnover that does not tie to the file, a demo that does not prove itself.

mod demo;
mod export;
mod import;
mod orders;
mod support;
mod walk;
