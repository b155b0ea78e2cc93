//! What an event log tells of a process: steps, paths, waits, people, promises and money.
//!
//! A log is a set of *cases* (an order line, an invoice …) with *events*, each one *activity* at one
//! instant. [`LogBuilder`] takes events in any order and makes an [`EventLog`]: columns of numbers,
//! sorted by case and time, over which each question is one pass. Equal instants keep the order in
//! which they came.
//!
//! The terms are those of process mining (W. van der Aalst, *Process Mining*, 2nd ed. 2016) and of
//! OCEL 2.0; the directly-follows graph is its section 6.1.1.

mod assess;
mod automation;
mod build;
mod columns;
mod conformance;
mod durations;
mod fixes;
mod log;
mod map;
mod people;
mod promises;
mod quality;
mod rework;
mod variants;

pub use assess::{Assessment, Question, assess, assess_cases};
pub use automation::{Automation, StepAutomation, automation};
pub use build::LogBuilder;
pub use columns::{Attribute, Words};
pub use conformance::{Conformance, Deviation, DeviationKind, conformance};
pub use durations::{Hours, durations, hours, micros_as_hours};
pub use fixes::{Assumptions, Fix, FixKind, fixes};
pub use log::{Case, CaseFacts, EventLog, LogError, NewEvent, Step, Who};
pub use map::{Edge, Node, ProcessMap, process_map};
pub use people::{Handovers, People, Person, people};
pub use promises::{Cause, Promises, promises};
pub use quality::{Finding, quality};
pub use rework::{Repeated, Rework, rework};
pub use variants::{Ends, Variant, Variants, ends, variants};
