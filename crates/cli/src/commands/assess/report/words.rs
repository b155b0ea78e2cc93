//! Figures and findings in words.

use insight::process::Finding;
use insight::{BaselineFigure, Ratio, float_of};
use pdf::{Language, whole};

use super::super::doubts::Doubt;
use super::texts::TEXTS;

/// The texts of a report in a language. Each is asked for by its English wording.
#[derive(Debug, Clone, Copy)]
pub struct Say(pub Language);

impl Say {
    fn column(self) -> usize {
        match self.0 {
            Language::En => 0,
            Language::De => 1,
            Language::Fr => 2,
        }
    }

    /// A text.
    pub fn of(self, english: &'static str) -> &'static str {
        self.known(english).unwrap_or(english)
    }

    /// A text that may be none of ours.
    pub(super) fn of_any(self, text: &str) -> &str {
        self.known(text).unwrap_or(text)
    }

    fn known(self, english: &str) -> Option<&'static str> {
        let row = TEXTS.iter().find(|row| row[0] == english)?;
        Some(row[self.column()])
    }

    /// The heads of a table; `>` marks columns of numbers.
    pub(super) fn heads<const N: usize>(self, english: &[&'static str; N]) -> [String; N] {
        english.map(|head| match head.strip_prefix('>') {
            Some(text) => format!(">{}", self.known(text).unwrap_or(text)),
            None => self.of(head).to_owned(),
        })
    }

    /// A text with `{name}` filled in.
    pub fn fill(self, english: &'static str, parts: &[(&str, String)]) -> String {
        let mut text = self.of(english).to_owned();
        for (name, part) in parts {
            text = text.replace(&format!("{{{name}}}"), part);
        }
        text
    }

    /// A number with a decimal point as the language writes it.
    pub(super) fn decimal(self, text: String) -> String {
        match self.0 {
            Language::En => text,
            Language::De | Language::Fr => text.replace('.', ","),
        }
    }

    pub(super) fn number(self, value: Option<f64>, decimals: usize) -> String {
        value.map_or("–".to_owned(), |value| {
            self.decimal(format!("{value:.decimals$}"))
        })
    }

    pub(super) fn percent(self, share: Option<f64>) -> String {
        share.map_or("–".to_owned(), |share| {
            self.decimal(format!("{:.1} %", share * 100.0))
        })
    }

    pub(super) fn ratio(self, value: Option<Ratio>, unit: &'static str) -> String {
        value.map_or("–".to_owned(), |value| {
            self.decimal(format!("{:.1} {}", float_of(value), self.of(unit)))
        })
    }

    /// A unit of a figure.
    pub(super) fn unit(self, unit: &str) -> &str {
        self.of_any(unit)
    }

    /// What a figure of a baseline is called.
    pub(super) fn figure(self, figure: &BaselineFigure) -> String {
        match figure.measure() {
            (_, Some(currency)) => {
                let label = figure.label.strip_suffix(currency);
                let label = label.unwrap_or(&figure.label).trim_end();
                format!("{} {currency}", self.of_any(label))
            }
            (_, None) => self.of_any(&figure.label).to_owned(),
        }
    }

    /// Hours as people say them.
    pub(super) fn long(self, hours: f64) -> String {
        self.decimal(match hours {
            short if short < 1.0 => format!("{:.0} min", short * 60.0),
            some if some < 48.0 => format!("{some:.1} h"),
            many => format!("{:.1} {}", many / 24.0, self.of("days")),
        })
    }

    pub(super) fn quoted(self, names: &[String]) -> String {
        let quote = |name: &String| match self.0 {
            Language::En => format!("“{name}”"),
            Language::De => format!("„{name}“"),
            Language::Fr => format!("« {name} »"),
        };
        let names: Vec<String> = names.iter().map(quote).collect();
        match names.split_last() {
            None => self.of("nothing that is known").to_owned(),
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} {} {last}", others.join(", "), self.of("or")),
        }
    }

    /// A sentence within another one; German keeps its capitals.
    pub(super) fn within(self, text: &str) -> String {
        match self.0 {
            Language::De => text.to_owned(),
            Language::En | Language::Fr => lower_first(text),
        }
    }
}

#[expect(clippy::cast_precision_loss)]
pub(super) fn count(of: usize) -> String {
    whole(of as f64)
}

#[expect(clippy::cast_precision_loss)]
pub(super) fn money(minor: i128) -> String {
    whole(minor as f64 / 100.0)
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

#[expect(clippy::cast_precision_loss)]
pub(super) fn part(of: usize, whole: usize) -> f64 {
    of as f64 / whole.max(1) as f64
}

pub(super) fn finding_words(finding: &Finding) -> &'static str {
    match finding.code {
        "day_only" => "Only the day is known",
        "same_instant" => "Different steps of a case at the same instant: their order is not known",
        "event_twice" => "The same event twice",
        "not_in_order" => "The file does not tell events in the order of time",
        "no_beginning" => "Cases that do not begin with a first step",
        "no_end" => "Cases that do not end with a last step: open, or cut off by the log",
        "one_event" => "Cases with one event",
        "no_who" => "Not told whether a person or a program did it",
        "no_resource" => "Not told who did it",
        "no_role" => "No role told",
        "spellings" => "The same thing written in different ways",
        "constant" => "Says the same everywhere",
        _ => "Empty",
    }
}

pub(super) fn doubt_words(doubt: &Doubt) -> &str {
    match doubt.code.as_str() {
        "unreadable" => "Cannot be read; left empty",
        "placeholder" => "A date that stands for none",
        "who_guessed" => "People and programs were told apart by their names",
        "work_unfinished" => "Work that began and did not end",
        "lifecycle_left_out" => "Events that neither begin nor end work; left out",
        "event_unreadable" => "Events that cannot be read; left out",
        "row_unreadable" | "item_unreadable" => "Rows that cannot be read; left out",
        "no_due_date" => "No due date; taken as due at issue",
        "cleared_before_issue" => "Cleared before it was issued",
        other => other,
    }
}
