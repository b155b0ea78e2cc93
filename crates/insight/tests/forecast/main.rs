//! Forecasts by the public API, on invented companies.
//!
//! Risks covered: knowing the future, impossible distributions, sums that do not add up, results
//! that depend on chance, a model that is worse than none.

mod company;
mod distributions;
mod quality;
