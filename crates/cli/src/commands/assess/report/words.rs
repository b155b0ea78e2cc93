//! Figures and findings in words.

use insight::process::Finding;
use insight::{Ratio, float_of};
use pdf::whole;

use super::super::doubts::Doubt;

pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

pub(super) fn ratio(value: Option<Ratio>, unit: &str) -> String {
    value.map_or("–".to_owned(), |value| {
        format!("{:.1} {unit}", float_of(value))
    })
}

/// Hours as people say them.
pub(super) fn long(hours: f64) -> String {
    match hours {
        short if short < 1.0 => format!("{:.0} min", short * 60.0),
        some if some < 48.0 => format!("{some:.1} h"),
        many => format!("{:.1} days", many / 24.0),
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

pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

pub(super) fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    match names.split_last() {
        None => "nothing that is known".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
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
