//! `cashlane forecast`: when open items will be paid, on plain files.

mod backtest;
mod fit;
mod predict;
mod read;
mod write;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use crate::app::App;

/// What to do
#[derive(Debug, Subcommand)]
pub enum Forecast {
    /// Learn from items as they stood on a day
    Fit(fit::Fit),
    /// Foretell when open items will be settled, and the cash of weeks and months
    Predict(predict::Predict),
    /// Try the forecast on the past, beside naive ones
    Backtest(backtest::Backtest),
}

impl Forecast {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        match self {
            Self::Fit(command) => command.run(app),
            Self::Predict(command) => command.run(app),
            Self::Backtest(command) => command.run(app),
        }
    }
}
