//! Weighing: what speaks for and against an explanation, and how much.

mod calibration;
mod calibration_table;
mod features;
mod fixed;
mod weights;

pub(crate) use calibration::{Family, calibrated, rivalry};
pub use features::Feature;
pub(crate) use features::{Features, UNIT};
pub(crate) use fixed::{SURE, ln, share};
pub use weights::{WEIGHTS_VERSION, weight_of};
pub(crate) use weights::{part, score};
