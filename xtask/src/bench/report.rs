//! Figures and how they are shown.

use anyhow::Result;
use serde_json::{Value, json};

/// What a figure should reach.
#[derive(Debug, Clone, Copy)]
pub enum Goal {
    /// This or more.
    AtLeast(f64),
    /// Less than this.
    Below(f64),
}

struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    goal: Option<Goal>,
}

/// The figures of one benchmark.
pub struct Report {
    bench: &'static str,
    database: &'static str,
    figures: Vec<Figure>,
}

impl Report {
    /// A report without figures.
    pub const fn new(bench: &'static str, database: &'static str) -> Self {
        Self {
            bench,
            database,
            figures: Vec::new(),
        }
    }

    /// Adds a figure.
    pub fn figure(&mut self, name: impl Into<String>, value: f64, unit: &'static str) {
        self.figures.push(Figure {
            name: name.into(),
            value,
            unit,
            goal: None,
        });
    }

    /// Adds a figure that has a goal.
    pub fn judged(&mut self, name: &str, value: f64, unit: &'static str, goal: Goal) {
        self.figures.push(Figure {
            name: name.to_owned(),
            value,
            unit,
            goal: Some(goal),
        });
    }

    /// Prints all figures, as a table or as JSON.
    pub fn print(&self, as_json: bool) -> Result<()> {
        if as_json {
            println!("{}", serde_json::to_string_pretty(&self.json())?);
            return Ok(());
        }
        println!("{} on {}", self.bench, self.database);
        let width = self
            .figures
            .iter()
            .map(|figure| figure.name.len())
            .max()
            .unwrap_or(0);
        for figure in &self.figures {
            let value = format!("{:.*}", decimals(figure.value), figure.value);
            let judgement = match figure.goal {
                None => String::new(),
                Some(goal) => format!("  ({goal}: {})", verdict(goal.is_met(figure.value))),
            };
            println!(
                "  {:width$}  {value:>12} {}{judgement}",
                figure.name, figure.unit
            );
        }
        Ok(())
    }

    fn json(&self) -> Value {
        let figures = self.figures.iter().map(|figure| {
            let mut shown = json!({
                "name": figure.name,
                "value": (figure.value * 1000.0).round() / 1000.0,
                "unit": figure.unit,
            });
            if let Some(goal) = figure.goal {
                shown["goal"] = goal.to_string().into();
                shown["met"] = goal.is_met(figure.value).into();
            }
            shown
        });
        json!({
            "bench": self.bench,
            "database": self.database,
            "figures": figures.collect::<Vec<_>>(),
        })
    }
}

impl Goal {
    fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(bound) => value >= bound,
            Self::Below(bound) => value < bound,
        }
    }
}

impl std::fmt::Display for Goal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AtLeast(bound) => write!(out, "at least {bound}"),
            Self::Below(bound) => write!(out, "below {bound}"),
        }
    }
}

const fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}

fn decimals(value: f64) -> usize {
    match value.abs() {
        large if large >= 100.0 => 0,
        middle if middle >= 10.0 => 1,
        _ => 3,
    }
}
