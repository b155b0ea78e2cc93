//! How far long work has come: a bar where a person watches, nothing else.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on standard error; it hides by itself where that is no terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar over `total` things called `what`; without a total it only counts.
    pub fn new(what: &str, total: Option<u64>) -> Self {
        let (bar, style) = match total {
            Some(total) => (
                ProgressBar::new(total),
                "{msg} {wide_bar} {human_pos}/{human_len} ({per_sec}, {eta} left)",
            ),
            None => (
                ProgressBar::no_length(),
                "{msg} {spinner} {human_pos} ({per_sec})",
            ),
        };
        let style =
            ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        bar.set_message(what.to_owned());
        Self(bar)
    }

    /// So many are done.
    pub fn at(&self, done: u64) {
        self.0.set_position(done);
    }

    /// It has become clear how many there are.
    pub fn of(&self, total: u64) {
        if self.0.length() != Some(total) {
            self.0.set_length(total);
        }
    }

    /// Prints a line above the bar.
    pub fn say(&self, line: &str) {
        self.0.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn end(self) {
        self.0.finish_and_clear();
    }
}
