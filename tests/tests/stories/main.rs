//! Whole-system stories: what a company lives through, told through the HTTP API on every
//! database, with numbers that are known to the cent.
//!
//! Risks covered: money that goes astray between rooms which are each right by themselves; amounts
//! that differ by a cent from what mature systems compute; an API that shows or takes something
//! else than the rooms mean.

mod aging;
mod audit;
mod bank_accounts;
mod bank_notifications;
mod billing_runs;
mod board_pack;
mod changes;
mod corrections;
mod credit_limit;
mod deductions;
mod document_style;
mod documents;
mod exports;
mod health;
mod imports;
mod invoices;
mod jobs;
mod kept_mappings;
mod learned_habits;
mod learned_payers;
mod learned_references;
mod ledger_and_races;
mod match_calibration;
mod matched_kpis;
mod matching_by_itself;
mod matching_policy;
mod numbering;
mod order_entry;
mod order_to_cash;
mod overview;
mod payer_questions;
mod payment_terms;
mod payments_with_truth;
mod policies;
mod previews;
mod proofs;
mod reading;
mod remittance_advices;
mod safe_requests;
mod sign_offs;
mod statements;
mod targets;
