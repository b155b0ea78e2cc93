//! Number series of a legal entity: how its documents are numbered.

use kernel::{EntityId, Event, EventKind};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use crate::error::{Code, Outcome, Refusal, Result};
use crate::input::{CODE_LEN_MAX, required};

/// The most digits of a number: what the counter can hold.
const WIDTH_MAX: u32 = 18;

/// How the documents of one kind are numbered. Numbers are taken by the transaction that uses
/// them, so that a series has no gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberSeries {
    /// What is numbered: `order`, `delivery`, `invoice`, `credit_note`, `journal`, `customer` …
    pub series: String,
    /// What stands before the counter.
    pub prefix: String,
    /// Digits to which the counter is filled up with zeros.
    pub width: u32,
    /// The counter's next value.
    pub next: i64,
}

/// Defines how a series is numbered. Only possible before its first number is drawn: numbers that
/// were given out must stay one series.
///
/// # Errors
/// Refuses malformed values, and a series of which numbers were drawn.
pub fn set_number_series(
    tx: &mut Tx,
    entity: EntityId,
    series: &str,
    prefix: &str,
    width: u32,
) -> Result<()> {
    let series = series_name(series)?;
    let prefix = prefix_text(prefix)?;
    if width > WIDTH_MAX {
        let detail = format!("the width is {width}");
        let remedy = format!("give 0 to {WIDTH_MAX} digits");
        return Err(Refusal::new(Code::InvalidValue, "width", detail, remedy).into());
    }
    let set = tx.exec(
        "INSERT INTO number_series (entity_id, series, prefix, width, next) \
         VALUES ($1, $2, $3, $4, 1) ON CONFLICT (entity_id, series) DO UPDATE \
         SET prefix = excluded.prefix, width = excluded.width WHERE number_series.next = 1",
        &[
            entity.into(),
            (&series).into(),
            (&prefix).into(),
            width.into(),
        ],
    )?;
    if set == 0 {
        return Err(Refusal::new(
            Code::WrongState,
            "series",
            format!("numbers of the series {series:?} were drawn already"),
            "leave it as it is: the numbers given out must stay one series",
        )
        .into());
    }
    tx.record(
        Event::new(EventKind::NumberSeriesSet, entity)
            .object(entity, "entity")
            .attr("series", series)
            .attr("prefix", prefix)
            .attr("width", width),
    )?;
    Ok(())
}

/// The legal entity's number series, by name.
///
/// # Errors
/// Only when the store fails.
pub fn number_series(tx: &mut Tx, entity: EntityId) -> Result<Vec<NumberSeries>> {
    let all = tx
        .number_series(entity)?
        .into_iter()
        .map(|series| NumberSeries {
            series: series.series,
            prefix: series.prefix,
            width: series.width,
            next: series.next,
        });
    Ok(all.collect())
}

fn series_name(series: &str) -> Outcome<String> {
    let name = required("series", series, CODE_LEN_MAX)?;
    if name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
        return Ok(name);
    }
    let detail = format!("{name:?} is no name of a series");
    let remedy = "write it in small letters and underscores, e.g. credit_note";
    Err(Refusal::new(Code::InvalidValue, "series", detail, remedy))
}

/// May be empty, may end in a separator; no blanks, so that numbers can be typed and searched.
fn prefix_text(prefix: &str) -> Outcome<String> {
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_');
    if prefix.chars().all(good) && prefix.chars().count() <= 20 {
        return Ok(prefix.to_owned());
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "prefix",
        format!("{prefix:?} cannot stand before a number"),
        "use at most 20 letters, digits, and - / . _",
    ))
}
