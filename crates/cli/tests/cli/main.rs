//! The command line as people and programs meet it: the real binary on a temporary SQLite file.
//!
//! Risks covered: a wrong exit code, results mixed with talk, output that changes unnoticed.

mod assess;
mod commands;
mod forecast;
mod matching;
mod support;
